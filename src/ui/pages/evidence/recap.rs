//! One page for the head: how far each unit is, and what is most urgent.

use yew::prelude::*;

use super::item::due_fact;
use super::list::shortfall;
use super::status::{status_mark, status_word};
use crate::engine::assessment::Unit;
use crate::engine::assessment::evidence::Status;
use crate::engine::instrument::{Indicator, Instrument};
use crate::engine::sorting::sort_by_key;
use crate::i18n::fill;
use crate::session::Work;
use crate::session::evidence::{CountRecap, MissingItem, OwnerRecap, Recap, Tally};
use crate::ui::components::{Button, IconName, NUMBER, cell, row_head, table_head};
use crate::ui::context::Ui;
use crate::ui::present::provenance_small;
use crate::ui::printing;
use crate::ui::short_name::{Room, told_apart};

/// Most rows, so that everything stays on one sheet of A4.
const MOST_UNITS: usize = 12;
const MOST_OWNERS: usize = 6;
const MOST_URGENT: usize = 8;
/// With more units than this there is room for less of the rest.
const MANY_UNITS: usize = 8;
const FEW: usize = 4;
/// Lines of what is missing, which take two each.
const FEW_LINES: usize = 3;
/// Most characters of a wording, and of the name of a unit or owner.
const MOST_WORDS: usize = 70;
const MOST_NAME: usize = 40;

/// The page.
pub fn view(ui: &Ui, work: &Work, recap: &Recap<'_>) -> Html {
    let m = ui.messages();
    let print = Button::new(m.print).icon(IconName::Printer).on_click(Callback::from(|()| printing::print()));
    html! {
        <section class="card evidence-recap" aria-labelledby="rekap">
            <div class="evidence-recap__head">
                <div>
                    <p class="secondary">{ ui.locale.text(&work.rules.instrument().title).to_owned() }</p>
                    <h2 id="rekap">{ format!("{}: {}", m.evidence_recap_title, ui.locale.body_name(&work.assessment)) }</h2>
                    if let Some(today) = recap.today {
                        <p class="secondary">{ fill(m.evidence_recap_as_of, &[("date", &ui.locale.day(today))]) }</p>
                    }
                </div>
                <div class="no-print">{ print.small().view() }</div>
            </div>
            { figures(ui, &recap.tally) }
            { units(ui, work.rules.instrument(), recap) }
            <div class="evidence-recap__columns">
                { dimensions(ui, recap) }
                { owners(ui, recap) }
            </div>
            { urgent(ui, work.rules.instrument(), recap) }
            <p class="secondary evidence-recap__foot">{ m.evidence_recap_note }</p>
        </section>
    }
}

/// All items by status.
fn figures(ui: &Ui, tally: &Tally) -> Html {
    let m = ui.messages();
    let figure = |mark: Html, label: &str, number: usize| {
        html! { <div><dt>{ mark }{ label.to_owned() }</dt><dd>{ number }</dd></div> }
    };
    html! {
        <dl class="evidence-recap__figures">
            { figure(Html::default(), m.evidence_recap_all, tally.all()) }
            for (_, status) in Status::NAMES {
                { figure(status_mark(status), ui.locale.evidence_status(status), tally.of(status)) }
            }
            { figure(Html::default(), m.evidence_overdue_column, tally.overdue) }
        </dl>
    }
}

fn units(ui: &Ui, instrument: &Instrument, recap: &Recap<'_>) -> Html {
    let m = ui.messages();
    let columns = [
        ("", m.evidence_by_unit),
        (NUMBER, m.evidence_complete),
        (NUMBER, m.evidence_rework),
        (NUMBER, m.evidence_preparing),
        (NUMBER, m.evidence_missing),
        (NUMBER, m.evidence_overdue_column),
        (NUMBER, m.evidence_contacts),
        (NUMBER, m.evidence_respondents),
    ];
    let number = |label: &'static str, count: usize| cell(NUMBER, label, html! { { count } });
    html! {
        <>
            <h3 id="rekap-unit">{ ui.locale.per_row(instrument) }</h3>
            <table class="table table--rows evidence-table" role="table" aria-labelledby="rekap-unit">
                { table_head(&columns) }
                <tbody role="rowgroup">
                    for of in recap.units.iter().take(MOST_UNITS) {
                        <tr role="row" key={of.unit.id.as_str()}>
                            { row_head(unit_name(ui, recap, &of.unit.name).into()) }
                            { cell(NUMBER, m.evidence_complete, complete(ui, &of.tally)) }
                            { number(m.evidence_rework, of.tally.rework) }
                            { number(m.evidence_preparing, of.tally.preparing) }
                            { number(m.evidence_missing, of.tally.missing) }
                            { number(m.evidence_overdue_column, of.tally.overdue) }
                            { cell(NUMBER, m.evidence_contacts, count(ui, of.contacts)) }
                            { cell(NUMBER, m.evidence_respondents, count(ui, of.respondents)) }
                        </tr>
                    }
                </tbody>
            </table>
            { more(ui, recap.units.len(), MOST_UNITS) }
        </>
    }
}

/// `12 dari 110`.
fn complete(ui: &Ui, tally: &Tally) -> Html {
    let (have, asked) = (tally.complete.to_string(), tally.all().to_string());
    fill(ui.messages().evidence_count_of, &[("have", &have), ("asked", &asked)]).into()
}

/// A count against what is asked for, with what is short.
fn count(ui: &Ui, count: CountRecap) -> Html {
    let m = ui.messages();
    let number = |number: Option<u32>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let text = match (count.have, count.asked) {
        (None, None) => "–".to_owned(),
        (have, None) => number(have),
        (have, asked) => fill(m.evidence_count_of, &[("have", &number(have)), ("asked", &number(asked))]),
    };
    let short = count.short().filter(|short| *short > 0).map(|_| shortfall(ui, count));
    html! { <span>{ text }if let Some(short) = short { <span class="table__sub secondary">{ short }</span> }</span> }
}

fn dimensions(ui: &Ui, recap: &Recap<'_>) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let rows = recap
        .dimensions
        .iter()
        .map(|of| tally_row(ui, of.dimension.id.to_string(), locale.text(&of.dimension.name), &of.tally));
    html! {
        <div>
            <h3 id="rekap-dimensi">{ m.evidence_recap_dimensions }</h3>
            { tally_table(ui, "rekap-dimensi", m.evidence_by_dimension, rows.collect()) }
        </div>
    }
}

/// Those with most to do, or most overdue, first.
fn owners(ui: &Ui, recap: &Recap<'_>) -> Html {
    let m = ui.messages();
    let mut owners: Vec<&OwnerRecap<'_>> = recap.owners.iter().collect();
    sort_by_key(&mut owners, |owner| std::cmp::Reverse((owner.tally.overdue, owner.tally.open())));
    let most = if recap.units.len() > MANY_UNITS { FEW } else { MOST_OWNERS };
    let rows = owners.iter().take(most).map(|owner| {
        let name = if owner.name.is_empty() { m.evidence_nobody } else { owner.name };
        tally_row(ui, format!("={}", owner.name), &cut(name, MOST_NAME), &owner.tally)
    });
    html! {
        <div>
            <h3 id="rekap-penanggung-jawab">{ m.evidence_recap_owners }</h3>
            { tally_table(ui, "rekap-penanggung-jawab", m.evidence_owner, rows.collect()) }
            { more(ui, owners.len(), most) }
        </div>
    }
}

/// A table that is named by the heading above it.
fn tally_table(ui: &Ui, named: &'static str, heading: &'static str, rows: Vec<Html>) -> Html {
    let m = ui.messages();
    let columns = [
        ("", heading),
        (NUMBER, m.evidence_complete),
        (NUMBER, m.evidence_recap_open),
        (NUMBER, m.evidence_overdue_column),
    ];
    html! {
        <table class="table table--rows evidence-table" role="table" aria-labelledby={named}>
            { table_head(&columns) }
            <tbody role="rowgroup">{ for rows }</tbody>
        </table>
    }
}

fn tally_row(ui: &Ui, key: String, name: &str, tally: &Tally) -> Html {
    let m = ui.messages();
    html! {
        <tr role="row" {key}>
            { row_head(name.to_owned().into()) }
            { cell(NUMBER, m.evidence_complete, complete(ui, tally)) }
            { cell(NUMBER, m.evidence_recap_open, html! { { tally.open() } }) }
            { cell(NUMBER, m.evidence_overdue_column, html! { { tally.overdue } }) }
        </tr>
    }
}

fn urgent(ui: &Ui, instrument: &Instrument, recap: &Recap<'_>) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    if recap.missing.is_empty() {
        return html! { <p class="empty">{ m.evidence_nothing_missing }</p> };
    }
    let columns = [
        ("", m.evidence_item),
        ("", m.evidence_by_unit),
        ("", m.evidence_owner),
        ("", m.evidence_due),
        ("", m.evidence_status),
    ];
    let or_dash = |text: &str| if text.is_empty() { "–".to_owned() } else { cut(text, MOST_NAME) };
    let most = if recap.units.len() > MANY_UNITS { FEW_LINES } else { MOST_URGENT };
    // Nothing is urgent without a day.
    let dated = recap.missing.iter().filter(|item| item.due.is_some()).count();
    let (title, mut lines) = match dated {
        0 => (m.evidence_recap_first, alike(&recap.missing)),
        _ => (m.evidence_recap_urgent, recap.missing.iter().take(dated).map(Line::of).collect()),
    };
    lines.truncate(most);
    let shown = lines.iter().map(|line| line.count).sum();
    html! {
        <>
            <h3 id="rekap-mendesak">{ title }</h3>
            if dated == 0 { <p class="secondary">{ m.evidence_recap_undated }</p> }
            <table class="table table--rows evidence-table" role="table" aria-labelledby="rekap-mendesak">
                { table_head(&columns) }
                <tbody role="rowgroup">
                    for Line { item, places, units, .. } in &lines {
                        <tr role="row">
                            { row_head(html! {
                                <div>
                                    { cut(locale.evidence_item(item.asked, item.own), MOST_WORDS) }{ " " }
                                    if let Some(basis) = item.basis { { provenance_small(locale, basis) } }
                                    <span class="table__sub secondary">{ standards(ui, places) }</span>
                                </div>
                            }) }
                            { cell("", m.evidence_by_unit, match units.as_slice() {
                                [only] => unit_name(ui, recap, &only.name).into(),
                                units => locale.rows(instrument, units.len()).into(),
                            }) }
                            { cell("", m.evidence_owner, or_dash(item.owner).into()) }
                            { cell("", m.evidence_due, item.due.map_or_else(
                                || "–".into(),
                                |due| due_fact(locale, locale.day(due), item.overdue),
                            )) }
                            { cell("", m.evidence_status, status_word(locale, item.status)) }
                        </tr>
                    }
                </tbody>
            </table>
            { more(ui, recap.missing.len(), shown) }
        </>
    }
}

/// What is missing under one wording.
struct Line<'a> {
    /// The first of them.
    item: &'a MissingItem<'a>,
    /// The standards that it is for.
    places: Vec<&'a Indicator>,
    /// The units that lack it.
    units: Vec<&'a Unit>,
    /// How many items that are.
    count: usize,
}

impl<'a> Line<'a> {
    fn of(item: &'a MissingItem<'a>) -> Self {
        Self { item, places: vec![item.indicator], units: vec![item.unit], count: 1 }
    }

    fn add(&mut self, item: &'a MissingItem<'a>) {
        self.count += 1;
        if self.places.iter().all(|known| known.id != item.indicator.id) {
            self.places.push(item.indicator);
        }
        if self.units.iter().all(|known| known.id != item.unit.id) {
            self.units.push(item.unit);
        }
    }
}

/// Where nothing has a day, what is asked for in the same words is one thing to see to.
fn alike<'a>(missing: &'a [MissingItem<'a>]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for item in missing {
        let same = |line: &&mut Line<'_>| {
            let known = line.item;
            item.asked.is_some()
                && known.asked == item.asked
                && (known.status, known.owner) == (item.status, item.owner)
        };
        match lines.iter_mut().find(same) {
            Some(line) => line.add(item),
            None => lines.push(Line::of(item)),
        }
    }
    lines
}

/// The standards that something is for: the first by name, how many more.
fn standards(ui: &Ui, places: &[&Indicator]) -> String {
    let (locale, m) = (ui.locale, ui.messages());
    let first = places.first().map(|first| locale.text(&first.short)).unwrap_or_default();
    match places.len() {
        0 | 1 => first.to_owned(),
        all => format!("{first}, {}", fill(m.evidence_recap_more, &[("count", &(all - 1).to_string())])),
    }
}

fn more(ui: &Ui, count: usize, shown: usize) -> Html {
    let rest = count.saturating_sub(shown);
    if rest == 0 {
        return Html::default();
    }
    let text = fill(ui.messages().evidence_recap_more, &[("count", &rest.to_string())]);
    html! { <p class="secondary">{ text }</p> }
}

/// The beginning of a text, so that a row stays on two lines of the sheet.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most).collect();
    format!("{}…", start.trim_end())
}

/// The name of a unit: whole where there is room.
fn unit_name(ui: &Ui, recap: &Recap<'_>, name: &str) -> String {
    let name = ui.locale.unit_name(name);
    if recap.units.len() <= MANY_UNITS {
        return name;
    }
    let names: Vec<_> = recap.units.iter().map(|of| ui.locale.unit_name(&of.unit.name)).collect();
    told_apart(&name, &names, Room { lines: 1, letters: MOST_NAME })
}
