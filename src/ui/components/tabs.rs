//! Tabs, for the units of an assessment.

use yew::prelude::*;

use super::error_summary::focus;
use super::tone::Tone;
use super::zone_mark::ZoneMark;

/// One tab.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// Id that the callback hands back; the element is `tab-{id}`.
    pub id: AttrValue,
    /// What is shown, such as the name of the unit.
    pub label: AttrValue,
    /// Status line, such as "49,85 D" or "8 dari 38 terisi".
    pub note: AttrValue,
    /// Zone shape before the status; none for [`Tone::Neutral`].
    pub tone: Tone,
}

/// Properties of [`Tabs`].
#[derive(Clone, PartialEq, Properties)]
pub struct TabsProps {
    /// What the tabs are for.
    pub label: AttrValue,
    /// The tabs.
    pub tabs: Vec<Tab>,
    /// Id of the open tab.
    pub selected: AttrValue,
    /// Id of the panel; give it `role="tabpanel"` and `aria-labelledby="tab-{id}"`.
    pub panel: AttrValue,
    /// Hands back the id of the tab to open.
    #[prop_or_default]
    pub on_select: Callback<AttrValue>,
}

/// A tab list: one stop in the tab order, arrow keys, Home and End move and open.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let onkeydown = key_moves(props);
    html! {
        <div class="tabs" role="tablist" aria-label={props.label.clone()} {onkeydown}>
            { for props.tabs.iter().map(|item| tab(props, item)) }
        </div>
    }
}

fn tab(props: &TabsProps, item: &Tab) -> Html {
    let selected = item.id == props.selected;
    let id = item.id.clone();
    let onclick = props.on_select.reform(move |_: MouseEvent| id.clone());
    html! {
        <button
            key={item.id.to_string()}
            type="button"
            role="tab"
            class="tabs__tab"
            id={format!("tab-{}", item.id)}
            aria-selected={if selected { "true" } else { "false" }}
            aria-controls={props.panel.clone()}
            tabindex={if selected { "0" } else { "-1" }}
            {onclick}
        >
            <span class="tabs__label">{ &item.label }</span>
            <span class="tabs__note"><ZoneMark tone={item.tone} />{ &item.note }</span>
        </button>
    }
}

fn key_moves(props: &TabsProps) -> Callback<KeyboardEvent> {
    let ids: Vec<AttrValue> = props.tabs.iter().map(|tab| tab.id.clone()).collect();
    let current = ids.iter().position(|id| *id == props.selected).unwrap_or_default();
    let on_select = props.on_select.clone();
    Callback::from(move |event: KeyboardEvent| {
        let target = target_place(&event.key(), current, ids.len());
        if let Some(id) = target.and_then(|place| ids.get(place)) {
            event.prevent_default();
            focus(&format!("tab-{id}"));
            on_select.emit(id.clone());
        }
    })
}

/// Place of the tab that a key leads to, wrapping at both ends.
fn target_place(key: &str, current: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some(if current == last { 0 } else { current + 1 }),
        "ArrowLeft" | "ArrowUp" => Some(current.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::target_place;

    #[test]
    fn arrow_keys_wrap_at_both_ends() {
        assert_eq!(target_place("ArrowRight", 6, 7), Some(0));
        assert_eq!(target_place("ArrowLeft", 0, 7), Some(6));
        assert_eq!(target_place("ArrowRight", 2, 7), Some(3));
    }

    #[test]
    fn home_and_end_lead_to_the_ends_and_letters_nowhere() {
        assert_eq!(target_place("Home", 4, 7), Some(0));
        assert_eq!(target_place("End", 4, 7), Some(6));
        assert_eq!(target_place("a", 4, 7), None);
        assert_eq!(target_place("End", 0, 0), None);
    }
}
