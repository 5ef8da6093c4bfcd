//! The years of one body: published results and the user's own estimates, broken where the instrument changed.

use yew::prelude::*;

use super::published::{begin, label, remarks};
use super::{CollectionProps, EXAMPLE, look_action, outlet};
use crate::engine::instrument::{Instrument, find_builtin};
use crate::engine::number::Score;
use crate::engine::published::{Collection, Era, Own, Point, Rise, Step, Timeline, body_key};
use crate::i18n::fill;
use crate::session::compare::{Comparing, instrument_of};
use crate::session::{Action, State};
use crate::ui::charts::{FrontierBand, YearChart, YearKind, YearPanel, YearPoint};
use crate::ui::components::{Card, DraftField, Field, NUMBER, TextField, cell, row_head, table_head};
use crate::ui::context::Ui;
use crate::ui::present::tone;

/// The list of bodies to choose from.
const BODIES: &str = "instansi-terbit";
/// Percent of the width between two panels.
const GAP: f64 = 5.0;

/// The view, which asks the device for other assessments of the body.
#[component]
pub fn YearsView(props: &CollectionProps) -> Html {
    let (ui, state, collection) = (&props.ui, &*props.state.0, &*props.collection.0);
    let body = body(state, collection);
    let others: Vec<_> = state.library.listings.iter().map(|listing| (listing.id.clone(), listing.checksum)).collect();
    // Undo can put another one in front without a write.
    use_effect_with((body.clone(), state.work_id().cloned(), others), {
        let ui = ui.clone();
        move |(body, ..)| ui.send(Action::Compare(Comparing::Gather(body.clone())))
    });
    let own: Vec<Own> = state.compare.own.iter().cloned().chain(state.own_present(&body)).collect();
    let mut timeline = collection.timeline(&body);
    own.into_iter().for_each(|own| timeline.add(Point::Own(own)));
    let packs = use_memo(timeline.years(), |years| years.iter().map(|year| pack(*year)).collect::<Vec<_>>());
    let c = ui.locale.compare();
    let content = if timeline.points.is_empty() {
        html! { <p class="compare__none">{ fill(c.years_none, &[("body", &body)]) }</p> }
    } else {
        html! { <>{ chart(ui, &timeline, &packs) }{ table(ui, collection, &body, &timeline, &packs) }</> }
    };
    let title = fill(c.years_title, &[("body", &body)]);
    Card::titled("tahun", title).view(html! {
        <>
            { choose(ui, state, collection, &body) }
            { content }
            <p class="table-note">{ c.years_own_hint }</p>
        </>
    })
}

/// The body in front: as chosen, else that of the assessment where it has results, else the example.
fn body(state: &State, collection: &Collection) -> String {
    if let Some(chosen) = &state.compare.look.body {
        return chosen.clone();
    }
    let named = state.work().map(|work| work.assessment.body.name.as_str()).filter(|name| !name.is_empty());
    match named {
        Some(name) => known(collection, name).unwrap_or(name).to_owned(),
        None => EXAMPLE.0.to_owned(),
    }
}

/// The spelling of the collection.
fn known<'c>(collection: &'c Collection, name: &str) -> Option<&'c str> {
    let key = body_key(name);
    collection.prints.iter().map(|print| print.body.as_str()).find(|body| body_key(body) == key)
}

fn choose(ui: &Ui, state: &State, collection: &Collection, body: &str) -> Html {
    let c = ui.locale.compare();
    let look = state.compare.look.clone();
    let spelled: Vec<(String, String)> =
        collection.bodies().into_iter().map(|body| (body_key(body), body.to_owned())).collect();
    let commit = {
        let (ui, former) = (ui.clone(), body.to_owned());
        Callback::from(move |typed: String| {
            let key = body_key(&typed);
            let known = spelled.iter().find(|(known, _)| *known == key).map(|(_, body)| body.clone());
            let next = known.unwrap_or_else(|| typed.trim().to_owned());
            if !next.is_empty() && next != former {
                ui.send(look_action(&look, |look| look.body = Some(next)));
            }
        })
    };
    let field = TextField {
        field: Field {
            id: "instansi-tahun".into(),
            label: c.years_body.into(),
            hint: Some(c.years_hint.into()),
            ..Field::default()
        },
        value: body.to_owned().into(),
        suggestions: Some(BODIES.into()),
        on_commit: commit,
        ..TextField::default()
    };
    html! {
        <div class="compare__filters">
            <DraftField {field} />
            <datalist id={BODIES}>
                for body in collection.bodies() { <option value={body.to_owned()}></option> }
            </datalist>
        </div>
    }
}

/// The instrument of a year, where there is one.
fn pack(year: u16) -> (u16, Option<std::rc::Rc<Instrument>>) {
    (year, instrument_of(year).and_then(find_builtin))
}

type Packs = [(u16, Option<std::rc::Rc<Instrument>>)];

fn find(packs: &Packs, year: u16) -> Option<&Instrument> {
    packs.iter().find(|(known, _)| *known == year).and_then(|(_, pack)| pack.as_deref())
}

fn chart(ui: &Ui, timeline: &Timeline, packs: &Packs) -> Html {
    let c = ui.locale.compare();
    let scale = Scale::new(&timeline.years());
    let panels = scale.eras.iter().map(|era| {
        let years: Vec<u16> =
            scale.years.iter().filter(|(year, _)| Era::of(*year) == *era).map(|(year, _)| *year).collect();
        let places = |year: Option<&u16>| year.map_or(0.0, |year| scale.at(*year));
        let bands = years.last().and_then(|year| find(packs, *year)).map(|pack| bands(ui, pack)).unwrap_or_default();
        let half = scale.slot / 2.0;
        YearPanel { from: places(years.first()) - half, to: places(years.last()) + half, bands }
    });
    let panels: Vec<_> = panels.collect();
    let chart = YearChart {
        caption: c.years_caption,
        summary: c.years_summary,
        panels,
        lines: lines(timeline, &scale),
        points: timeline.points.iter().map(|item| point(ui, timeline, item, &scale)).collect(),
        years: scale.years.iter().map(|(year, at)| (*at, year.to_string())).collect(),
        legend: [c.legend_printed, c.legend_own, c.legend_break],
    };
    chart.view()
}

/// Where years stand: a slot each, and a gap where the instrument changes.
struct Scale {
    years: Vec<(u16, f64)>,
    eras: Vec<Era>,
    slot: f64,
}

impl Scale {
    fn new(years: &[u16]) -> Self {
        let mut eras: Vec<Era> = years.iter().map(|year| Era::of(*year)).collect();
        eras.dedup();
        let gaps = eras.len().saturating_sub(1) as f64 * GAP;
        let slot = (100.0 - gaps) / years.len().max(1) as f64;
        let place = |(place, year): (usize, &u16)| {
            let before = eras.iter().filter(|era| **era < Era::of(*year)).count();
            (*year, (place as f64 + 0.5) * slot + before as f64 * GAP)
        };
        Self { years: years.iter().enumerate().map(place).collect(), slot, eras }
    }

    fn at(&self, year: u16) -> f64 {
        self.years.iter().find(|(known, _)| *known == year).map_or(0.0, |(_, at)| *at)
    }
}

fn height(score: Score) -> f64 {
    100.0 - score.to_rational().to_picture()
}

fn bands(ui: &Ui, pack: &Instrument) -> Vec<FrontierBand> {
    let mut top = 0.0;
    let band = |band: &crate::engine::instrument::Band| {
        let bottom = 100.0 - band.min.to_picture();
        let label = band.code.clone().unwrap_or_default();
        let label = if label.is_empty() && band.zone.is_some() { ui.locale.band_short(band) } else { label };
        let drawn = FrontierBand { label, tone: tone(band), top, bottom };
        top = bottom;
        drawn
    };
    pack.bands.iter().map(band).collect()
}

fn point(ui: &Ui, timeline: &Timeline, point: &Point, scale: &Scale) -> YearPoint {
    let (x, same) = (scale.at(point.year()), timeline.points.iter().filter(|other| other.year() == point.year()));
    let (y, label, kind) = match point {
        Point::Printed(print) => (height(print.score), ui.locale.score(print.score), YearKind::Printed),
        Point::Own(own) if own.low == own.high => (height(own.low), ui.locale.score(own.low), YearKind::Own),
        Point::Own(own) => (height(own.high), ui.locale.range(own.low, own.high), YearKind::OwnRange(height(own.low))),
    };
    // Of several scores of a year the lowest has its number below; so has one near the upper edge.
    let top = |point: &Point| match point {
        Point::Printed(print) => print.score,
        Point::Own(own) => own.high,
    };
    let highest = same.map(top).max();
    let below = y < 9.0 || highest.is_some_and(|highest| height(highest) + 0.01 < y);
    YearPoint { x, y, label, kind, below }
}

/// Lines where a difference may be taken.
fn lines(timeline: &Timeline, scale: &Scale) -> Vec<[(f64, f64); 2]> {
    let score = |year: u16| {
        let of_year = timeline.points.iter().filter(|point| point.year() == year);
        let mut printed = of_year.clone().filter(|point| matches!(point, Point::Printed(_)));
        printed.next().or_else(|| of_year.clone().next()).and_then(Point::score)
    };
    let line = |step: Step| {
        let is_known = matches!(step.rise, Rise::Printed(_) | Rise::Estimated(_));
        let (from, to) = score(step.from).zip(score(step.to)).filter(|_| is_known)?;
        Some([(scale.at(step.from), height(from)), (scale.at(step.to), height(to))])
    };
    timeline.steps().into_iter().filter_map(line).collect()
}

fn table(ui: &Ui, collection: &Collection, body: &str, timeline: &Timeline, packs: &Packs) -> Html {
    let c = ui.locale.compare();
    let heads = [
        ("", c.year),
        (NUMBER, c.score),
        ("", c.change),
        ("", c.instrument),
        ("", c.printed_label),
        ("", c.outlet),
        ("compare__start", c.start),
    ];
    let steps = timeline.steps();
    let mut rows = Vec::new();
    let mut former = None;
    for point in &timeline.points {
        let step = steps.iter().find(|step| step.to == point.year());
        let first = former != Some(point.year());
        if let Some(step) = step.filter(|step| first && step.rise == Rise::Broken) {
            rows.push(break_row(ui, step, heads.len()));
        }
        rows.push(row(ui, collection, point, step.filter(|_| first), packs));
        former = Some(point.year());
    }
    html! {
        <table class="table table--rows compare__years" role="table">
            <caption class="sr-only">{ fill(c.table_caption, &[("body", body)]) }</caption>
            { table_head(&heads) }
            <tbody role="rowgroup">{ rows }</tbody>
        </table>
    }
}

/// The warning between two instruments.
fn break_row(ui: &Ui, step: &Step, columns: usize) -> Html {
    let (from, to) = (step.from.to_string(), step.to.to_string());
    let text = fill(ui.locale.compare().break_row, &[("from", &from), ("to", &to)]);
    html! {
        <tr role="row" class="compare__break">
            <td role="cell" colspan={columns.to_string()}>
                <span><strong aria-hidden="true">{ "≠ " }</strong>{ text }</span>
            </td>
        </tr>
    }
}

fn row(ui: &Ui, collection: &Collection, point: &Point, step: Option<&Step>, packs: &Packs) -> Html {
    let (locale, c) = (ui.locale, ui.locale.compare());
    let title = find(packs, point.year()).map(|pack| locale.text(&pack.title).to_owned());
    let title = title.unwrap_or_else(|| c.early_instrument.to_owned());
    let change = step.map(|step| rise(ui, step)).unwrap_or_default();
    let (score, printed, source, start) = match point {
        Point::Printed(print) => (
            locale.score(print.score),
            label(ui, print),
            html! { <div>{ outlet(ui, print) }{ remarks(ui, print) }</div> },
            begin(ui, collection, print),
        ),
        Point::Own(own) => {
            let open = own.low != own.high;
            let (low, high) = (locale.score(own.low), locale.score(own.high));
            let score = if open { fill(c.own_open, &[("low", &low), ("high", &high)]) } else { low.clone() };
            (score, "–".into(), fill(c.own, &[("name", &own.name)]).into(), Html::default())
        }
    };
    html! {
        <tr role="row">
            { row_head(point.year().into()) }
            { cell(NUMBER, c.score, score.into()) }
            { cell("", c.change, change.into()) }
            { cell("", c.instrument, title.into()) }
            { cell("", c.printed_label, printed) }
            { cell("", c.outlet, source) }
            { cell("compare__start", c.start, start) }
        </tr>
    }
}

fn rise(ui: &Ui, step: &Step) -> String {
    let (locale, c) = (ui.locale, ui.locale.compare());
    let from = step.from.to_string();
    let points = |message, points| fill(message, &[("points", &locale.signed(points)), ("year", &from)]);
    match &step.rise {
        Rise::Printed(change) => points(c.change_from, change),
        Rise::Estimated(change) => points(c.change_estimated, change),
        Rise::Unclear => c.change_unclear.to_owned(),
        Rise::Broken => c.change_broken.to_owned(),
    }
}
