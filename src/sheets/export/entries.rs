//! The table of levels: indicators in rows, units in columns.

use super::{Content, headings, number};
use crate::engine::assessment::{Answer, Entry, EntryMode, Unit};
use crate::engine::instrument::{Indicator, Instrument};
use crate::engine::text::{IndicatorId, LevelId};
use crate::i18n::{Locale, fill};
use crate::sheets::layout::{FIRST_UNIT, Kind, key};
use crate::sheets::model::{Choices, Field, Place, Sheet, Style};

const HEAD: u32 = 2;
const IDS: u32 = 3;

pub(super) fn entries(content: &Content<'_>) -> Sheet {
    let m = content.locale.sheets();
    let mut sheet = content.sheet(Kind::Entries, m.entries_title, m.entries_hint);
    headings(&mut sheet, HEAD, &[m.column_id, m.column_dimension, m.column_indicator, m.column_choices]);
    sheet.text(IDS, 0, key::UNIT, Style::Key);
    sheet.text(IDS, 2, m.unit_ids, Style::Key);
    let mut row = IDS;
    for dimension in &content.instrument().dimensions {
        for indicator in &dimension.indicators {
            row += 1;
            sheet.text(row, 0, indicator.id.as_str(), Style::Key);
            sheet.text(row, 1, content.locale.text(&dimension.name), Style::Label);
            sheet.text(row, 2, content.locale.text(&indicator.name), Style::Label);
            sheet.text(row, 3, levels(indicator, content.locale).join(", "), Style::Label);
        }
    }
    for (index, unit) in content.assessment.units.iter().enumerate() {
        column(&mut sheet, content, unit, FIRST_UNIT + number(index));
    }
    sheet.look.fields = fields(content);
    sheet.look.widths = vec![24, 18, 44, 18, 16];
    sheet.look.frozen = Place::new(IDS + 1, FIRST_UNIT);
    sheet.look.landscape = true;
    sheet
}

fn column(sheet: &mut Sheet, content: &Content<'_>, unit: &Unit, column: u32) {
    sheet.text(HEAD, column, unit.name.as_str(), Style::Heading);
    sheet.text(IDS, column, unit.id.as_str(), Style::Key);
    for (index, indicator) in content.instrument().indicators().enumerate() {
        if let Some(answer) = answer(unit, &indicator.id) {
            sheet.text(IDS + 1 + number(index), column, written(answer, indicator, content), Style::Entry);
        }
    }
}

/// The answer that counts, or that was set aside.
fn answer<'u>(unit: &'u Unit, indicator: &IndicatorId) -> Option<&'u Answer> {
    match unit.entry_of(EntryMode::Indicators) {
        Some(Entry::Indicators(answers)) => answers.get(indicator),
        _ => None,
    }
}

fn written(answer: &Answer, indicator: &Indicator, content: &Content<'_>) -> String {
    match answer {
        Answer::Level(level) => level.to_string(),
        Answer::NotApplicable => not_applicable(indicator, content.locale).to_owned(),
        Answer::Range { low, high } => range(low, high, content),
    }
}

/// A range; in words where a spreadsheet could take it for a date, or where levels have dashes of their own.
fn range(low: &LevelId, high: &LevelId, content: &Content<'_>) -> String {
    let (low, high) = (low.as_str(), high.as_str());
    if content.ranges_in_words || low.contains('-') || high.contains('-') {
        return fill(content.locale.sheets().range_words, &[("low", low), ("high", high)]);
    }
    format!("{low}-{high}")
}

/// The word for "not applicable", which may be a level of an own pack.
fn not_applicable(indicator: &Indicator, locale: Locale) -> &'static str {
    let words = [locale.sheets().not_applicable, "tidak berlaku", "na"];
    let is_free = |word: &&str| indicator.scale.position(&LevelId::from(*word)).is_none();
    words.into_iter().find(is_free).unwrap_or_default()
}

/// Levels and "not applicable", as they may be written.
fn levels(indicator: &Indicator, locale: Locale) -> Vec<String> {
    let levels = indicator.scale.levels.iter().map(|level| level.id.to_string());
    levels.chain([not_applicable(indicator, locale).to_owned()]).collect()
}

/// One field for each run of indicators with the same scale, and the names of further units.
fn fields(content: &Content<'_>) -> Vec<Field> {
    let last = FIRST_UNIT + content.room() - 1;
    let name = |row, style| Field {
        first: Place::new(row, FIRST_UNIT),
        last: Place::new(row, last),
        style,
        choices: Choices::Any,
    };
    let mut fields = vec![name(HEAD, Style::Heading), name(IDS, Style::Key)];
    for (first, end) in runs(content.instrument()) {
        let Some(indicator) = content.instrument().indicators().nth(first) else { continue };
        fields.push(Field {
            first: Place::new(IDS + 1 + number(first), FIRST_UNIT),
            last: Place::new(IDS + number(end), last),
            style: Style::Entry,
            choices: Choices::Only(levels_and_ranges(indicator, content)),
        });
    }
    fields
}

/// Positions of indicators in a row that have the same scale: the first, and the one after the last.
fn runs(instrument: &Instrument) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut former = None;
    for (index, indicator) in instrument.indicators().enumerate() {
        match runs.last_mut().filter(|_| former == Some(&indicator.scale.id)) {
            Some((_, end)) => *end = index + 1,
            None => runs.push((index, index + 1)),
        }
        former = Some(&indicator.scale.id);
    }
    runs
}

fn levels_and_ranges(indicator: &Indicator, content: &Content<'_>) -> Vec<String> {
    // A list is a part of XLSX alone, where no range becomes a date.
    let content = &Content { ranges_in_words: false, ..*content };
    let ids: Vec<_> = indicator.scale.levels.iter().map(|level| &level.id).collect();
    let ranges = ids.iter().enumerate().flat_map(|(position, low)| {
        let above = ids.iter().skip(position + 1);
        above.map(move |high| range(low, high, content))
    });
    levels(indicator, content.locale).into_iter().chain(ranges).collect()
}
