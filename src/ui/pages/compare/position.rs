//! Where a score stands among published results of the same year and kind, and against the national counts.

use std::rc::Rc;

use yew::prelude::*;

use super::{CollectionProps, EXAMPLE, look_action, sets};
use crate::engine::instrument::{Instrument, Zone, find_builtin};
use crate::engine::number::{Rational, Rounding, Score};
use crate::engine::published::{Collection, National, Position};
use crate::i18n::{Locale, fill, trimmed};
use crate::session::State;
use crate::session::compare::{Look, instrument_of};
use crate::session::input;
use crate::ui::charts::{Strip, StripBand};
use crate::ui::components::{
    Button, Card, Choice, Disclosure, Field, NUMBER, Notice, NoticeKind, SelectField, Takes, TextField, cell, polite,
    row_head, table_head,
};
use crate::ui::context::Ui;
use crate::ui::present::tone;

/// Of fewer bodies than this, quarters say nothing.
const FEW: usize = 8;

/// What is asked: a score in a year among a kind.
struct Question<'a> {
    ui: &'a Ui,
    collection: &'a Collection,
    year: u16,
    kind: String,
    pack: Option<Rc<Instrument>>,
}

/// The view.
#[component]
pub fn PositionView(props: &CollectionProps) -> Html {
    let (ui, state, collection) = (&props.ui, &*props.state.0, &*props.collection.0);
    let look = &state.compare.look;
    let years = collection.years();
    let year = asked_year(state, &years);
    let kind = asked_kind(state);
    let pack = use_memo(year, |year| instrument_of(*year).and_then(find_builtin));
    let question = Question { ui, collection, year, kind, pack: (*pack).clone() };
    let typed = look.score.clone().unwrap_or_else(|| proposed(ui, state, collection));
    let read = input::number(&typed, &Rational::HUNDRED);
    let error = read.as_ref().err().map(|kind| ui.locale.wrong(kind, &typed));
    let score = read.ok().flatten().map(|number| number.value().round(2, Rounding::HalfUp));
    let c = ui.locale.compare();
    html! {
        <div class="stack">
            { Card::titled("posisi", c.position_title).view(html! {
                <>
                    { fields(&question, look, &years, &typed, error) }
                    { use_own(&question, state) }
                    { of_another_instrument(&question, state) }
                    { estimated(&question, state) }
                    { answer(&question, score) }
                </>
            }) }
            if let Some(score) = score { { against_national(&question, score) } }
        </div>
    }
}

fn asked_year(state: &State, years: &[u16]) -> u16 {
    let of_work = || {
        let year = state.work().and_then(|work| u16::try_from(work.rules.instrument().year).ok())?;
        if years.contains(&year) { Some(year) } else { years.last().copied() }
    };
    state.compare.look.year.or_else(of_work).unwrap_or(EXAMPLE.1)
}

fn asked_kind(state: &State) -> String {
    let of_work = || state.work().map(|work| work.assessment.body.kind.clone()).filter(|kind| !kind.is_empty());
    state.compare.look.kind.clone().or_else(of_work).unwrap_or_else(|| "kota".to_owned())
}

/// The total of the assessment, else the printed score of the example.
fn proposed(ui: &Ui, state: &State, collection: &Collection) -> String {
    let own = state.work().map(|work| work.outcome.verdict.as_ref().map(|verdict| verdict.total));
    let example = || {
        let print = collection.prints.iter().find(|print| print.body == EXAMPLE.0 && print.year == EXAMPLE.1);
        print.map(|print| print.score)
    };
    own.unwrap_or_else(example).map(|score| ui.locale.score(score)).unwrap_or_default()
}

fn fields(question: &Question<'_>, look: &Look, years: &[u16], typed: &str, error: Option<String>) -> Html {
    let Question { ui, collection, year, kind, .. } = question;
    let c = ui.locale.compare();
    let input = {
        let (ui, look) = ((*ui).clone(), look.clone());
        Callback::from(move |typed: String| ui.send(look_action(&look, |look| look.score = Some(typed))))
    };
    let score = TextField {
        field: Field {
            id: "posisi-nilai".into(),
            label: c.position_score.into(),
            hint: Some(c.position_hint.into()),
            error: error.map(Into::into),
            ..Field::default()
        },
        takes: Takes::Number,
        value: typed.to_owned().into(),
        on_input: input,
        ..TextField::default()
    };
    let year_of = |known: &u16| {
        let known = *known;
        Choice::new(known.to_string(), known.to_string())
            .chosen(known == *year)
            .on_choose(sets(ui, look, |look| look.year = Some(known)))
    };
    let kind_of = |known: &str| {
        let choose = sets(ui, look, |look| look.kind = Some(known.to_owned()));
        Choice::new(known.to_owned(), ui.locale.body_kind(known)).chosen(known == kind).on_choose(choose)
    };
    let years = years.iter().rev().map(year_of).collect();
    let kinds = collection.kinds().into_iter().map(kind_of).collect();
    html! {
        <div class="compare__filters compare__filters--position">
            { score.view() }
            { SelectField { id: "posisi-tahun".into(), label: c.year.into(), options: years }.view() }
            { SelectField { id: "posisi-jenis".into(), label: c.search_kind.into(), options: kinds }.view() }
        </div>
    }
}

/// Back to the score of the assessment, after another one was typed.
fn use_own(question: &Question<'_>, state: &State) -> Html {
    let look = &state.compare.look;
    let verdict = state.work().and_then(|work| work.outcome.verdict.as_ref());
    let Some(verdict) = verdict.filter(|_| look.score.is_some() || look.year.is_some() || look.kind.is_some()) else {
        return Html::default();
    };
    let ui = question.ui;
    let text = fill(ui.locale.compare().position_use_own, &[("total", &ui.locale.score(verdict.total))]);
    let back = sets(ui, look, |look| (look.score, look.year, look.kind) = (None, None, None));
    html! { <p class="compare__more">{ Button::new(text).small().on_click(back).view() }</p> }
}

/// A score of one instrument says little among results of another.
fn of_another_instrument(question: &Question<'_>, state: &State) -> Html {
    let own = state.work().filter(|work| state.compare.look.score.is_none() && work.outcome.verdict.is_some());
    let of_year = instrument_of(question.year);
    let Some(work) = own.filter(|work| of_year != Some(work.rules.instrument().id.as_str())) else {
        return Html::default();
    };
    let locale = question.ui.locale;
    let (title, year) = (locale.text(&work.rules.instrument().title), question.year.to_string());
    Notice::new(NoticeKind::Warning, fill(locale.compare().position_other, &[("title", title), ("year", &year)]))
        .view(Html::default())
}

/// That the score of the assessment is an estimate, with how far it could be off.
fn estimated(question: &Question<'_>, state: &State) -> Html {
    let locale = question.ui.locale;
    let own = state.work().map(|work| &work.outcome).filter(|_| state.compare.look.score.is_none());
    let Some(outcome) = own.filter(|outcome| outcome.is_complete() && !outcome.guaranteed.exact.is_point()) else {
        return Html::default();
    };
    let (low, high) = (locale.score(outcome.guaranteed.low), locale.score(outcome.guaranteed.high));
    let text = fill(locale.compare().position_estimate, &[("low", &low), ("high", &high)]);
    html! { <p class="secondary">{ text }</p> }
}

fn answer(question: &Question<'_>, score: Option<Score>) -> Html {
    let Question { ui, collection, year, kind, pack } = question;
    let (locale, c) = (ui.locale, ui.locale.compare());
    let exact = score.map_or(Rational::ZERO, Score::to_rational);
    let Some(position) = collection.position(&exact, *year, kind) else {
        let values = [("kind", locale.body_kind(kind).to_lowercase()), ("year", year.to_string())];
        let text = fill(c.position_none, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
        // Within a list as below: then it is the same region.
        return html! { <>{ polite(html! { <p class="compare__none">{ text }</p> }) }</> };
    };
    let words = score.map(|score| words(question, &position, score)).unwrap_or_default();
    let band = score.zip(pack.as_deref()).and_then(|(score, pack)| pack.band_of(&score.to_rational()));
    let band = band.map(|band| fill(c.position_band, &[("year", &year.to_string()), ("band", &locale.band(band))]));
    let (above, bodies) = (position.above.to_string(), position.bodies.to_string());
    html! {
        <>
            { polite(html! {
                if score.is_some() {
                    <p class="compare__rank">{ fill(c.position_rank, &[("above", &above), ("bodies", &bodies)]) }</p>
                    <p>{ words }{ " " }{ band }</p>
                }
            }) }
            { strip(question, &position, score) }
            if position.bodies >= FEW { { quartiles(ui, &position) } }
            { ranking(ui, &position, score) }
            if !position.spread.left_out.is_empty() {
                <p class="table-note">
                    { fill(c.position_left_out, &[("names", &position.spread.left_out.join(", "))]) }
                </p>
            }
        </>
    }
}

fn words(question: &Question<'_>, position: &Position, score: Score) -> String {
    let locale = question.ui.locale;
    let values = [
        ("score", locale.score(score)),
        ("bodies", position.bodies.to_string()),
        ("kind", locale.body_kind(&question.kind).to_lowercase()),
        ("year", question.year.to_string()),
        ("above", position.above.to_string()),
        ("equal", position.equal.to_string()),
        ("below", position.below.to_string()),
    ];
    fill(locale.compare().position_text, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
}

fn picture(score: Score) -> f64 {
    score.to_rational().to_picture()
}

fn strip(question: &Question<'_>, position: &Position, score: Option<Score>) -> Html {
    let Question { ui, year, kind, pack, .. } = question;
    let (locale, c) = (ui.locale, ui.locale.compare());
    let values = [
        ("bodies", position.bodies.to_string()),
        ("kind", locale.body_kind(kind).to_lowercase()),
        ("year", year.to_string()),
    ];
    let spread = &position.spread;
    let quartiles = [1, 2, 3].map(|quarter| spread.quartile(quarter).map(picture));
    let quartiles = match quartiles {
        [Some(low), Some(median), Some(high)] if position.bodies >= FEW => Some([low, median, high]),
        _ => None,
    };
    let mut ticks: Vec<_> = pack.iter().flat_map(|pack| pack.bands.iter().map(|band| edge(ui, pack, band))).collect();
    if ticks.is_empty() {
        ticks.push((0.0, "0".to_owned()));
    }
    ticks.push((100.0, "100".to_owned()));
    let strip = Strip {
        caption: fill(c.strip_caption, &values.each_ref().map(|(key, value)| (*key, value.as_str()))),
        summary: c.strip_summary.to_owned(),
        bands: pack.as_deref().map(|pack| bands(locale, pack)).unwrap_or_default(),
        dots: spread.scores.iter().map(|(score, _)| picture(*score)).collect(),
        quartiles,
        pin: score.map(|score| (picture(score), locale.score(score))),
        ticks,
        legend: [c.strip_dot, c.strip_box],
    };
    strip.view()
}

fn edge(ui: &Ui, pack: &Instrument, band: &crate::engine::instrument::Band) -> (f64, String) {
    (band.min.to_picture(), trimmed(&ui.locale.score(pack.round(&band.min))).to_owned())
}

fn bands(locale: Locale, pack: &Instrument) -> Vec<StripBand> {
    let mut to = 100.0;
    let mut bands = Vec::new();
    for (band, label) in pack.bands.iter().zip(locale.band_labels(pack)) {
        let from = band.min.to_picture();
        bands.push(StripBand { label, tone: tone(band), from, to });
        to = from;
    }
    bands.reverse();
    bands
}

fn quartiles(ui: &Ui, position: &Position) -> Html {
    let c = ui.locale.compare();
    let scores = &position.spread.scores;
    let end = |score: Option<&(Score, String)>| score.map(|(score, _)| *score);
    let rows = [
        (c.quartile_low, end(scores.first())),
        (c.quartile_1, position.spread.quartile(1)),
        (c.quartile_2, position.spread.quartile(2)),
        (c.quartile_3, position.spread.quartile(3)),
        (c.quartile_high, end(scores.last())),
    ];
    html! {
        <table class="table compare__quartiles" role="table">
            <caption class="sr-only">{ c.quartile_caption }</caption>
            { table_head(&[("", c.quartile), (NUMBER, c.score)]) }
            <tbody role="rowgroup">
                for (name, score) in rows {
                    <tr role="row">
                        { row_head(name.into()) }
                        { cell(NUMBER, c.score, score.map(|score| ui.locale.score(score)).unwrap_or_default().into()) }
                    </tr>
                }
            </tbody>
        </table>
    }
}

/// All bodies, highest first, with the score that is asked about in its place.
fn ranking(ui: &Ui, position: &Position, asked: Option<Score>) -> Html {
    let (locale, c) = (ui.locale, ui.locale.compare());
    let scores = &position.spread.scores;
    let rank = |score: Score| scores.iter().filter(|(other, _)| *other > score).count() + 1;
    let mut rows: Vec<(Score, Option<&str>)> =
        scores.iter().rev().map(|(score, body)| (*score, Some(body.as_str()))).collect();
    if let Some(asked) = asked {
        let place = rows.iter().position(|(score, _)| *score < asked).unwrap_or(rows.len());
        rows.insert(place, (asked, None));
    }
    let row = |(score, body): (Score, Option<&str>)| {
        html! {
            <tr role="row" class={body.is_none().then_some("compare__asked")}>
                { row_head(rank(score).into()) }
                { cell("", c.body, body.unwrap_or(c.yours).to_owned().into()) }
                { cell(NUMBER, c.score, locale.score(score).into()) }
            </tr>
        }
    };
    let title = fill(c.ranking, &[("bodies", &position.bodies.to_string())]);
    Disclosure::new(title).view(html! {
        <table class="table compare__ranking" role="table">
            <caption class="sr-only">{ c.ranking_caption }</caption>
            { table_head(&[("", c.rank), ("", c.body), (NUMBER, c.score)]) }
            <tbody role="rowgroup">for entry in rows { { row(entry) } }</tbody>
        </table>
    })
}

fn against_national(question: &Question<'_>, score: Score) -> Html {
    let Question { ui, collection, year, kind, .. } = question;
    let c = ui.locale.compare();
    let of_kind = collection.national(*year).find(|counts| counts.kind.as_deref() == Some(kind));
    let all = collection.national(*year).find(|counts| counts.kind.is_none());
    let first = match of_kind {
        Some(counts) => national_line(question, counts, score),
        None => {
            let (kind, year) = (ui.locale.body_kind(kind).to_lowercase(), year.to_string());
            fill(c.national_line_none, &[("kind", &kind), ("year", &year)])
        }
    };
    let zones = all
        .and_then(|counts| counts.zones)
        .map(|zones| fill(c.national_line_all, &[("zones", &zone_counts(ui, zones))]));
    let mean = all.and_then(|counts| Some((counts.bodies, counts.mean?))).map(|(bodies, mean)| {
        fill(c.national_line_mean, &[("bodies", &bodies.to_string()), ("mean", &ui.locale.score(mean))])
    });
    Card::titled("terhadap-nasional", c.national_position).view(html! {
        <>
            <p>{ first }</p>
            if let Some(text) = zones.or(mean) { <p>{ text }</p> }
        </>
    })
}

fn national_line(question: &Question<'_>, counts: &National, score: Score) -> String {
    let Question { ui, year, kind, pack, .. } = question;
    let (locale, c) = (ui.locale, ui.locale.compare());
    let zone = pack.as_deref().and_then(|pack| pack.band_of(&score.to_rational())).and_then(|band| band.zone);
    let mut values = vec![
        ("year", year.to_string()),
        ("bodies", counts.bodies.to_string()),
        ("kind", locale.body_kind(kind).to_lowercase()),
        ("score", locale.score(score)),
    ];
    let message = match (counts.zones, zone) {
        (Some(zones), Some(zone)) => {
            let [green, yellow, red] = zones;
            let same = match zone {
                Zone::Green => green,
                Zone::Yellow => yellow,
                Zone::Red => red,
            };
            values.extend([
                ("zones", zone_counts(ui, zones)),
                ("zone", locale.zone(zone).to_owned()),
                ("same", same.to_string()),
            ]);
            c.national_line
        }
        _ => c.national_line_open,
    };
    fill(message, &values.iter().map(|(key, value)| (*key, value.as_str())).collect::<Vec<_>>())
}

/// `53 hijau, 42 kuning, 3 merah`.
fn zone_counts(ui: &Ui, zones: [u32; 3]) -> String {
    let names = [Zone::Green, Zone::Yellow, Zone::Red];
    let counts = zones.into_iter().zip(names).map(|(count, zone)| {
        fill(ui.locale.compare().zone_count, &[("count", &count.to_string()), ("zone", ui.locale.zone(zone))])
    });
    counts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::instrument::find_builtin;
    use crate::engine::text::Language;

    #[test]
    fn bands_are_called_as_on_the_other_screens() {
        let labels = |id: &str| {
            let bands = bands(Locale::new(Language::Indonesian), &find_builtin(id).unwrap());
            bands.into_iter().map(|band| band.label).collect::<Vec<_>>()
        };
        assert_eq!(labels("opini-2026"), ["Terendah", "Rendah", "Sedang", "Tinggi", "Tertinggi"]);
        assert_eq!(labels("kepatuhan-2023"), ["E", "D", "C", "B", "A"]);
        assert_eq!(labels("kepatuhan-2021"), ["merah", "kuning", "hijau"]);
    }
}
