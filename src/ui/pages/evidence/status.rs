//! How far an item is: a word and a shape, never colour alone.

use yew::prelude::*;

use crate::engine::assessment::evidence::Status;
use crate::i18n::Locale;

/// The shape of a status: empty, half full, a tick, an exclamation mark.
pub fn status_mark(status: Status) -> Html {
    let path = match status {
        Status::Missing => "",
        Status::Preparing => "M8 2a6 6 0 0 1 0 12Z",
        Status::Complete => "M4.6 8.3l2.4 2.4 4.4-5",
        Status::Rework => "M8 4.2v4.6M8 11.2v.4",
    };
    html! {
        <svg class={classes!("status-mark", format!("status-mark--{}", status.name()))} viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
            <path d={path} />
        </svg>
    }
}

/// Shape and word.
pub fn status_word(locale: Locale, status: Status) -> Html {
    html! { <span class="status-word">{ status_mark(status) }{ locale.evidence_status(status) }</span> }
}

/// A radio group with a segment for each status; arrow keys move, as in any radio group.
pub fn status_control(
    locale: Locale,
    name: &str,
    legend: String,
    chosen: Status,
    disabled: bool,
    on_choose: &Callback<Status>,
) -> Html {
    let option = |(value, status): (&'static str, Status)| {
        let on_choose = on_choose.clone();
        let onchange = Callback::from(move |_: Event| on_choose.emit(status));
        html! {
            <label class="segmented__option">
                <input
                    type="radio"
                    name={name.to_owned()}
                    {value}
                    checked={chosen == status}
                    {disabled}
                    {onchange}
                />
                <span class="segmented__text">{ status_mark(status) }{ locale.evidence_status(status) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="segmented status-control">
            <legend class="sr-only">{ legend }</legend>
            <div class="segmented__row">for known in Status::NAMES { { option(known) } }</div>
        </fieldset>
    }
}
