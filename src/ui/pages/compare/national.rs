//! The national counts: how many bodies were in each zone.

use yew::prelude::*;

use crate::engine::instrument::{Basis, Zone};
use crate::engine::published::{Collection, National};
use crate::i18n::fill;
use crate::ui::components::{Card, Disclosure, NUMBER, cell, row_head, table_head, zone_mark};
use crate::ui::context::Ui;
use crate::ui::present::{provenance, zone_tone};

/// All kinds together, and the kinds apart.
pub fn card(ui: &Ui, collection: &Collection) -> Html {
    let c = ui.locale.compare();
    let (all, kinds): (Vec<_>, Vec<_>) = collection.national.iter().partition(|counts| counts.kind.is_none());
    Card::titled("nasional", c.national_title).view(html! {
        <>
            <p class="secondary compare__about">{ c.national_text }{ " " }{ provenance(ui.locale, Basis::Reported) }</p>
            { table(ui, &all) }
            { Disclosure::new(c.national_kinds).view(table(ui, &kinds)) }
        </>
    })
}

fn table(ui: &Ui, rows: &[&National]) -> Html {
    let (locale, c) = (ui.locale, ui.locale.compare());
    let heads = [
        ("", c.year),
        (NUMBER, c.national_bodies),
        (NUMBER, locale.zone(Zone::Green)),
        (NUMBER, locale.zone(Zone::Yellow)),
        (NUMBER, locale.zone(Zone::Red)),
        ("", c.national_note),
    ];
    html! {
        <table class="table table--rows compare__national" role="table">
            <caption class="sr-only">{ c.national_caption }</caption>
            { table_head(&heads) }
            <tbody role="rowgroup">for counts in rows { { row(ui, counts) } }</tbody>
        </table>
    }
}

fn row(ui: &Ui, counts: &National) -> Html {
    let (locale, c) = (ui.locale, ui.locale.compare());
    let kind = counts.kind.as_deref().map_or_else(|| c.national_all.to_owned(), |kind| locale.body_kind(kind));
    let zones = [Zone::Green, Zone::Yellow, Zone::Red];
    let count = |place: usize, zone: Zone| {
        let number = counts.zones.and_then(|counts| counts.get(place).copied());
        let content = match number {
            Some(number) => html! { <span>{ zone_mark(zone_tone(Some(zone))) }{ " " }{ number }</span> },
            None => "–".into(),
        };
        cell(NUMBER, locale.zone(zone), content)
    };
    html! {
        <tr role="row">
            { row_head(html! { <div>{ counts.year }<span class="table__sub secondary">{ kind }</span></div> }) }
            { cell(NUMBER, c.national_bodies, counts.bodies.into()) }
            for (place, zone) in zones.into_iter().enumerate() { { count(place, zone) } }
            { cell("", c.national_note, note(ui, counts).into()) }
        </tr>
    }
}

fn note(ui: &Ui, counts: &National) -> String {
    let c = ui.locale.compare();
    let categories = counts.categories.map(|numbers| {
        let numbers = numbers.map(|number| number.to_string());
        let values: Vec<_> = ["a", "b", "c", "d", "e"].into_iter().zip(numbers.iter().map(String::as_str)).collect();
        fill(c.national_categories, &values)
    });
    let mean = counts.mean.map(|mean| fill(c.national_mean, &[("mean", &ui.locale.score(mean))]));
    categories.into_iter().chain(mean).collect::<Vec<_>>().join("; ")
}
