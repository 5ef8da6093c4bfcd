//! The list of assessments on the device. It does without the engine, so that it is there at once;
//! what manages it comes with the calculator.

use yew::prelude::*;

use crate::engine::instrument::builtin;
use crate::i18n::{Locale, fill};
use crate::session::{Action, Card as About, Listing, Shelving, State};
use crate::ui::components::{Button, Card};
use crate::ui::context::Ui;
use crate::ui::{browser, calculator};

/// As many lines are shown at once; the others open below.
const SHOWN: usize = 4;

/// What was removed from the list, and what cannot be read; nothing where there is neither.
pub fn remarks(ui: &Ui, state: &State) -> Html {
    calculator::loaded().map(|calculator| (calculator.remarks)(ui, state)).unwrap_or_default()
}

/// The list with what can be done; nothing where there is none.
pub fn card(ui: &Ui, state: &State, open: Html) -> Option<Html> {
    let m = ui.first();
    let listings = &state.library.listings;
    let latest = listings.iter().find(|listing| state.work_id() == Some(&listing.id)).or(listings.first())?;
    let row = |listing: &Listing| row(ui, listing, listing.id == latest.id);
    let (first, rest) = listings.split_at(SHOWN.min(listings.len()));
    Some(Card::titled("penilaian", m.library_title).class("card--tight").view(html! {
        <>
            <ul class="lines library">for listing in first { { row(listing) } }</ul>
            if !rest.is_empty() {
                <details class="library__rest">
                    <summary>{ fill(m.library_rest, &[("count", &rest.len().to_string())]) }</summary>
                    <ul class="lines library">for listing in rest { { row(listing) } }</ul>
                </details>
            }
            <div class="row">
                { Button::primary(m.start_continue).on_click(ui.sends(Action::Shelf(Shelving::Open(latest.id.clone())))).view() }
                { open }
            </div>
        </>
    }))
}

/// What the list calls an assessment.
pub fn name(locale: Locale, card: &About) -> String {
    let name = locale.named(card.name());
    if card.copy { fill(locale.first().library_copy_of, &[("name", name)]) } else { name.to_owned() }
}

fn row(ui: &Ui, listing: &Listing, current: bool) -> Html {
    let (locale, m) = (ui.locale, ui.first());
    let name = name(locale, &listing.card);
    let open = ui.sends(Action::Shelf(Shelving::Open(listing.id.clone())));
    let onclick = Callback::from(move |_: MouseEvent| open.emit(()));
    let changed = fill(m.library_changed, &[("date", &browser::moment(locale, listing.kept_at))]);
    html! {
        <li class="library__item" key={listing.id.as_str()}>
            <div class="library__about">
                <button type="button" class="example__title" {onclick} aria-current={current.then_some("true")}>
                    { name.clone() }
                </button>
                <p class="secondary">{ about(locale, &listing.card) }</p>
                <p class="secondary">{ changed }</p>
            </div>
            if let Some(calculator) = calculator::loaded() { { (calculator.manage)(ui, listing) } }
        </li>
    }
}

/// Instrument and number of units, which tell assessments of the same name apart.
pub fn about(locale: Locale, card: &About) -> String {
    format!("{}, {}", instrument(locale, &card.instrument), units(locale, card))
}

/// Title and year of a built-in instrument by its id, else the id; packs need not be parsed for it.
fn instrument(locale: Locale, id: &str) -> String {
    if builtin().any(|builtin| builtin == id) { locale.builtin_name(id) } else { id.to_owned() }
}

/// The built-in instrument whose rows are products; the list does without packs.
const OF_PRODUCTS: &str = "kepatuhan-2021";

fn units(locale: Locale, card: &About) -> String {
    let m = locale.first();
    let message = match (card.instrument == OF_PRODUCTS, card.units) {
        (false, 1) => m.units_one,
        (false, _) => m.units_many,
        (true, 1) => m.products_one,
        (true, _) => m.products_many,
    };
    fill(message, &[("count", &card.units.to_string())])
}
