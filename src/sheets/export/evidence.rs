//! The table of evidence, where anything was entered: a row for each item and each count.

use super::{Content, SPARE, number, text};
use crate::engine::assessment::Unit;
use crate::engine::assessment::evidence::{Count, Item, Status};
use crate::engine::date::Date;
use crate::engine::instrument::Indicator;
use crate::sheets::layout::{COUNTS, Kind, evidence as column};
use crate::sheets::model::{Choices, Field, Place, Sheet, Style, Value};

const HEAD: u32 = 2;
const IDS: u32 = 3;

/// A row of the table.
struct Row<'a> {
    unit: &'a Unit,
    what: What<'a>,
}

enum What<'a> {
    Count(&'static str, &'static str, &'a Count),
    Item(&'a Indicator, &'a Item),
}

pub(super) fn evidence(content: &Content<'_>) -> Option<Sheet> {
    let rows: Vec<_> = content.assessment.units.iter().flat_map(|unit| rows(content, unit)).collect();
    if rows.is_empty() {
        return None;
    }
    let m = content.locale.sheets();
    let mut sheet = content.sheet(Kind::Evidence, m.evidence_title, m.evidence_hint);
    let last = IDS + number(rows.len()) + SPARE;
    for (index, id) in column::COLUMNS.into_iter().enumerate() {
        let place = number(index);
        sheet.text(HEAD, place, heading(content, id), Style::Heading);
        sheet.text(IDS, place, id, Style::Key);
        for (row, what) in (IDS + 1..).zip(&rows) {
            sheet.put(Place::new(row, place), value(content, id, what), style(id));
        }
        let (first, last) = (Place::new(IDS + 1, place), Place::new(last, place));
        sheet.look.fields.push(Field { first, last, style: style(id), choices: choices(content, id) });
    }
    sheet.look.widths = vec![10, 18, 10, 28, 28, 44, 16, 24, 16, 32, 32, 12];
    sheet.look.frozen = Place::new(IDS + 1, 0);
    sheet.look.landscape = true;
    Some(sheet)
}

/// The counts of a unit, then its items in the order of the instrument.
fn rows<'a>(content: &Content<'a>, unit: &'a Unit) -> Vec<Row<'a>> {
    let Some(entered) = content.assessment.evidence.unit(&unit.id) else { return Vec::new() };
    let m = content.locale.messages();
    let mut rows = Vec::new();
    for (id, kind) in COUNTS {
        let count = entered.count(kind);
        let name = if id == "contacts" { m.evidence_contacts } else { m.evidence_respondents };
        if count.have.is_some() || count.asked.is_some() {
            rows.push(Row { unit, what: What::Count(id, name, count) });
        }
    }
    for indicator in content.rules.instrument().dimensions.iter().flat_map(|dimension| &dimension.indicators) {
        let items = entered.checklists.get(&indicator.id).map(|list| list.items.as_slice()).unwrap_or_default();
        rows.extend(items.iter().map(|item| Row { unit, what: What::Item(indicator, item) }));
    }
    rows
}

fn heading(content: &Content<'_>, id: &str) -> &'static str {
    let m = content.locale.sheets();
    match id {
        column::UNIT => m.column_unit_id,
        column::INDICATOR => m.column_indicator_id,
        column::ITEM => m.column_item_id,
        column::UNIT_NAME => m.column_name,
        column::INDICATOR_NAME => m.column_indicator,
        column::TEXT => m.column_evidence,
        column::STATUS => m.column_status,
        column::OWNER => m.column_owner,
        column::DUE => m.column_due,
        column::PLACE => m.column_place,
        column::NOTE => m.column_note,
        column::HAVE => m.column_have,
        _ => m.column_asked,
    }
}

fn style(id: &str) -> Style {
    match id {
        column::UNIT | column::INDICATOR | column::ITEM => Style::Key,
        column::UNIT_NAME | column::INDICATOR_NAME => Style::Label,
        column::HAVE | column::ASKED => Style::Figure,
        _ => Style::Entry,
    }
}

fn choices(content: &Content<'_>, id: &str) -> Choices {
    let word = |(_, status): &(_, Status)| content.locale.evidence_status(*status).to_owned();
    if id == column::STATUS { Choices::Only(Status::NAMES.iter().map(word).collect()) } else { Choices::Any }
}

fn value(content: &Content<'_>, id: &str, row: &Row<'_>) -> Value {
    match (id, &row.what) {
        (column::UNIT, _) => text(row.unit.id.as_str()),
        (column::UNIT_NAME, _) => text(&row.unit.name),
        (_, What::Count(name, label, count)) => match id {
            column::ITEM => text(name),
            column::TEXT => text(label),
            column::HAVE => figure(count.have),
            column::ASKED => figure(count.asked),
            _ => text(""),
        },
        (_, What::Item(indicator, item)) => text(&words(content, id, indicator, item)),
    }
}

fn figure(number: Option<u32>) -> Value {
    number.map_or_else(|| text(""), |number| Value::Number(number.to_string()))
}

fn words(content: &Content<'_>, id: &str, indicator: &Indicator, item: &Item) -> String {
    let locale = content.locale;
    let asked = item.id.place().and_then(|place| indicator.evidence.get(place));
    match id {
        column::INDICATOR => indicator.id.to_string(),
        column::ITEM => item.id.to_string(),
        column::INDICATOR_NAME => locale.text(&indicator.name).to_owned(),
        column::TEXT => asked.map_or(item.text.as_str(), |asked| locale.text(&asked.text)).to_owned(),
        column::STATUS => locale.evidence_status(item.status).to_owned(),
        column::OWNER => item.owner.clone(),
        column::DUE => item.due.map(|due| day(content, due)).unwrap_or_default(),
        column::PLACE => item.place.clone(),
        column::NOTE => item.note.clone(),
        _ => String::new(),
    }
}

/// In a CSV file the month is a word: a spreadsheet may turn day and month round.
fn day(content: &Content<'_>, due: Date) -> String {
    if content.ranges_in_words { content.locale.day(due) } else { content.locale.day_typed(due) }
}
