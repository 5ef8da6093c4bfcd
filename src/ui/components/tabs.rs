//! Tabs, for the units of an assessment.

use yew::prelude::*;

use super::button::flag;
use super::tone::Tone;
use super::zone_mark::zone_mark;
use crate::ui::browser::{focus, is_combined};
use crate::ui::short_name::shortened;

/// Letters for which a tab has room.
const MOST_LABEL: usize = 44;

/// One tab.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// The element is `tab-{id}`.
    pub id: String,
    /// What is shown, such as the name of the unit; a long one without its middle, and whole in the title.
    pub label: String,
    /// Status line, such as "49,85 D" or "8 dari 38 terisi".
    pub note: String,
    /// Zone shape before the status; none for [`Tone::Neutral`].
    pub tone: Tone,
    /// It is the open one.
    pub open: bool,
    /// Called when it is to be opened.
    pub on_open: Callback<()>,
}

/// A tab list: one stop in the tab order, arrow keys, Home and End move and open. `panel` is the
/// id of the panel; give it `role="tabpanel"` and `aria-labelledby="tab-{id}"`.
pub fn tabs(label: &'static str, panel: &'static str, tabs: Vec<Tab>) -> Html {
    let onkeydown = key_moves(&tabs);
    html! {
        <div class="tabs" role="tablist" aria-label={label} {onkeydown}>
            for item in tabs { { tab(item, panel) } }
        </div>
    }
}

fn tab(item: Tab, panel: &'static str) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| item.on_open.emit(()));
    html! {
        <button
            key={item.id.clone()}
            type="button"
            role="tab"
            class="tabs__tab"
            id={format!("tab-{}", item.id)}
            aria-selected={flag(item.open)}
            aria-controls={panel}
            tabindex={if item.open { "0" } else { "-1" }}
            title={item.label.clone()}
            {onclick}
        >
            <span class="tabs__label">{ shortened(&item.label, MOST_LABEL) }</span>
            <span class="tabs__note">{ zone_mark(item.tone) }{ item.note }</span>
        </button>
    }
}

fn key_moves(tabs: &[Tab]) -> Callback<KeyboardEvent> {
    let current = tabs.iter().position(|tab| tab.open).unwrap_or_default();
    let targets: Vec<_> = tabs.iter().map(|tab| (format!("tab-{}", tab.id), tab.on_open.clone())).collect();
    Callback::from(move |event: KeyboardEvent| {
        let place = if is_combined(&event) { None } else { target_place(&event.key(), current, targets.len()) };
        if let Some((id, on_open)) = place.and_then(|place| targets.get(place)) {
            event.prevent_default();
            focus(id);
            on_open.emit(());
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
