//! Hasil: the result, how certain it is, where it comes from.

mod calculation;
mod hero;

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::engine::assessment::{EntryMode, Unit};
use crate::engine::instrument::RowKind;
use crate::engine::number::Rational;
use crate::engine::score::{DimensionOutcome, UnitOutcome};
use crate::i18n::{Locale, capitalised, fill, trimmed};
use crate::session::{Action, State, Work};
use crate::ui::browser;
use crate::ui::charts::{BarLine, DimensionBars, DimensionRow, UnitBarRow, UnitBars};
use crate::ui::components::{Button, Card, IconName, Tone};
use crate::ui::context::{Shared, Ui};
use crate::ui::present::{origin_of_list, provenance, tone};
use crate::ui::printing;

use super::entry::unit_state;
use super::improve::top_gains;
use super::share::ShareLink;

/// The result screen.
pub fn page(ui: &Ui, shared: &Shared<State>) -> Html {
    let Some(work) = shared.0.work() else {
        return Html::default();
    };
    let m = ui.messages();
    let blank = work.assessment.is_blank();
    let go_on = Button::primary(m.go_on).small().link("#/isi");
    let save = Button::new(ui.first().save_file).small().icon(IconName::Download).on_click(ui.sends(Action::SaveFile));
    let print = Button::new(m.print).small().icon(IconName::Printer).on_click(Callback::from(|()| printing::print()));
    html! {
        <div class="wrap">
            <div class="page-head">
                <h1>{ m.result_title }</h1>
                <div class="page-head__actions">
                    if !blank && !work.outcome.is_complete() { { go_on.view() } }
                    <ShareLink ui={ui.clone()} state={shared.clone()} />
                    { save.view() }{ print.view() }
                </div>
            </div>
            { printed_head(ui, work) }
            { if blank { empty(ui.locale) } else { filled(ui.locale, work) } }
        </div>
    }
}

/// On paper: whose result it is, under which rules, when, and that it is an estimate.
pub fn printed_head(ui: &Ui, work: &Work) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let instrument = work.rules.instrument();
    let rows = locale.rows(instrument, work.assessment.units.len());
    let printed = [("date", browser::today(locale)), ("pack", instrument.name().into())];
    html! {
        <div class="print-only printed">
            <p><strong>{ locale.body_name(&work.assessment) }</strong></p>
            <p>{ locale.text(&instrument.title) }{ ", " }{ rows }</p>
            <p>{ locale.disclaimer(instrument) }</p>
            <p>{ fill(m.printed_on, &printed.each_ref().map(|(key, value)| (*key, value.as_str()))) }</p>
        </div>
    }
}

/// What is said before anything is entered.
pub fn empty(locale: Locale) -> Html {
    let m = locale.messages();
    Card::new().view(html! {
        <div class="empty">
            <h2>{ m.result_empty }</h2>
            <p>{ m.result_empty_text }</p>
            { Button::primary(m.edit_entry).link("#/isi").arrow().view() }
        </div>
    })
}

/// Up to so many units their list stands beside another card.
const FEW: usize = 12;

fn filled(locale: Locale, work: &Work) -> Html {
    let (units, why) = (units(locale, work), why(locale, work));
    let few = work.assessment.units.len() <= FEW;
    let remarks = |class| remarks(locale, work, class);
    // Cards beside each other end on one line.
    let cards = match (dimensions(locale, work), top_gains(locale, work)) {
        (None, _) if few => html! { <>{ beside(units, why) }{ remarks(ACROSS) }</> },
        (None, _) => html! { <>{ units }{ why }{ remarks(ACROSS) }</> },
        (Some(dimensions), Some(gains)) if few => {
            html! { <>{ beside(units, why) }{ beside(dimensions, gains) }{ remarks(ACROSS) }</> }
        }
        (Some(dimensions), None) if few => {
            html! { <>{ beside(units, why) }{ beside(dimensions, remarks(FILLING)) }</> }
        }
        (Some(dimensions), Some(gains)) => {
            html! { <>{ units }{ beside(dimensions, why) }{ beside(remarks(FILLING), gains) }</> }
        }
        (Some(dimensions), None) => html! { <>{ units }{ beside(dimensions, why) }{ remarks(ACROSS) }</> },
    };
    html! { <div class="stack">{ hero::hero(locale, work) }{ cards }{ calculation::calculation(locale, work) }</div> }
}

/// Classes of a card that fills its column, and of one whose texts stand in columns.
const FILLING: &str = "card--fills";
const ACROSS: &str = "remarks-row";

fn beside(left: Html, right: Html) -> Html {
    html! { <div class="cols"><div class="column col-7">{ left }</div><div class="column col-5">{ right }</div></div> }
}

fn units(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let instrument = work.rules.instrument();
    let title = match instrument.units.row {
        RowKind::Unit => m.units_card,
        RowKind::Product => m.units_card_products,
    };
    let mut rows = Vec::new();
    for (unit, outcome) in work.assessment.units.iter().zip(&work.outcome.units) {
        rows.push(unit_bar(locale, unit, outcome));
    }
    let mut lines = Vec::new();
    for band in instrument.bands.iter().filter(|band| !band.min.is_zero()) {
        let label = locale.score(instrument.round(&band.min));
        lines.push(BarLine { at: band.min.to_picture(), label: trimmed(&label).to_owned() });
    }
    let (pull, legend) = if work.outcome.is_complete() { (m.pull, m.pull_legend) } else { ("", "") };
    let caption = locale.of_row(m.units_caption, instrument);
    let bars = UnitBars { caption, headings: [title, m.bar, m.value, pull], lines, rows };
    Card::titled("unit", title).class(FILLING).aside(locale.of_row(legend, instrument).into()).view(bars.view())
}

fn unit_bar(locale: Locale, unit: &Unit, outcome: &UnitOutcome) -> UnitBarRow {
    let verdict = outcome.verdict.as_ref();
    UnitBarRow {
        name: locale.unit_name(&unit.name),
        tone: verdict.map_or(Tone::Neutral, |verdict| tone(&verdict.band)),
        letter: verdict.and_then(|verdict| verdict.band.code.clone()).unwrap_or_default(),
        value_label: match verdict {
            Some(verdict) => locale.score(verdict.total),
            None => unit_state(locale, unit, outcome),
        },
        fill: verdict.map(|verdict| verdict.exact.to_picture()),
        pull_label: outcome.pull.as_ref().map(|pull| locale.signed(pull)).unwrap_or_default(),
    }
}

fn why(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let title = match &work.outcome.verdict {
        Some(verdict) => fill(m.why_title, &[("label", &locale.band_short(&verdict.band))]),
        None => m.why_title_open.to_owned(),
    };
    let statements = locale.why(&work.rules, &work.assessment, &work.outcome);
    Card::titled("mengapa", title).class(FILLING).view(html! {
        <ol class="reasons">
            for statement in statements { <li><strong>{ statement.lead }</strong>{ " " }{ statement.text }</li> }
        </ol>
    })
}

/// Points by dimension, where at least one unit has figures by dimension or indicator.
fn dimensions(locale: Locale, work: &Work) -> Option<Html> {
    let m = locale.messages();
    let outcomes = &work.outcome.dimensions;
    let has_figures = |unit: &Unit| unit.entry.mode() != EntryMode::Total && !unit.entry.is_blank();
    let first = outcomes.first().filter(|_| work.assessment.units.iter().any(has_figures))?;
    let counted = first.units;
    let bases: BTreeSet<_> = outcomes.iter().map(|dimension| dimension.basis).collect();
    let aside = html! {
        <>{ m.dimensions_aside }for basis in bases { { " " }{ provenance(locale, basis) } }</>
    };
    let longest = outcomes.iter().map(|dimension| dimension.weight.clone()).max().unwrap_or_default();
    let bars = DimensionBars {
        caption: m.dimensions_caption,
        headings: [m.dimensions_card, m.dimension_points, m.dimension_missing_heading],
        rows: outcomes.iter().map(|dimension| dimension_row(locale, work, dimension, &longest)).collect(),
    };
    let rest = work.assessment.units.len().saturating_sub(counted);
    let note = fill(m.dimensions_some, &[("count", &counted.to_string()), ("rest", &rest.to_string())]);
    Some(Card::titled("dimensi", m.dimensions_card).class(FILLING).aside(aside).view(html! {
        <>
            { bars.view() }
            if rest > 0 { <p class="table-note">{ note }</p> }
            if let Some(note) = locale.reweighted(&work.outcome) { <p class="table-note">{ note }</p> }
        </>
    }))
}

fn dimension_row(locale: Locale, work: &Work, outcome: &DimensionOutcome, longest: &Rational) -> DimensionRow {
    let m = locale.messages();
    let name = work.rules.instrument().dimension(outcome.id.as_str()).map(|dimension| locale.text(&dimension.name));
    let percent =
        |value: &Rational, whole: &Rational| &value.checked_div(whole).unwrap_or_default() * &Rational::HUNDRED;
    let low = &outcome.points.low;
    let reached = percent(low, &outcome.most);
    let missing = locale.rounded(&(&outcome.most - low));
    let (note, value, missing_text) = if outcome.points.is_point() {
        let share = fill(m.dimension_share, &[("percent", &locale.whole(&reached))]);
        (share, locale.rounded(low), fill(m.dimension_missing, &[("points", &missing)]))
    } else {
        (m.legend_range.to_owned(), locale.interval(&outcome.points), String::new())
    };
    DimensionRow {
        name: name.unwrap_or_default().to_owned(),
        note,
        value,
        max: locale.rounded(&outcome.most),
        share_of_weight: percent(&outcome.weight, longest).to_picture(),
        fill: Some(reached.to_picture()),
        missing_text,
    }
}

/// What a reader must know about these words and letters.
fn remarks(locale: Locale, work: &Work, class: &'static str) -> Html {
    let m = locale.messages();
    let instrument = work.rules.instrument();
    let title = locale.text(&instrument.title);
    let letters = instrument.bands.iter().any(|band| band.code.is_some());
    let context = instrument.notes.iter().find(|note| note.topic == "distribution");
    let suffix = locale.suffix_note(&work.outcome, work.assessment.follow_up);
    Card::titled("catatan", m.remarks_title).class(class).view(html! {
        <>
            <ul class="remarks">
                <li>{ fill(m.remark_estimate, &[("authority", locale.authority(instrument))]) }</li>
                if letters { <li>{ fill(m.skm_note, &[("instrument", title)]) }</li> }
                if let Some(remark) = locale.zones_remark(instrument) { <li>{ remark }</li> }
                if let Some(note) = context {
                    <li>
                        { fill(m.remark_nation, &[("instrument", title), ("counts", locale.text(&note.text))]) }
                        { " " }{ provenance(locale, note.origin.basis) }
                    </li>
                }
                if let Some(note) = suffix { <li>{ capitalised(&note) }</li> }
            </ul>
            { origin_of_list(locale, instrument) }
            <div class="card__foot">{ Button::new(m.remarks_method).link("#/metode").arrow().view() }</div>
        </>
    })
}
