//! How to fill in the workbook, and what each level means: for reading only.

use super::{Content, headings};
use crate::engine::instrument::{Dimension, Indicator, Level};
use crate::i18n::fill;
use crate::sheets::layout::Kind;
use crate::sheets::model::{Place, Sheet, Style};

pub(super) fn guide(content: &Content<'_>) -> Sheet {
    let m = content.locale.sheets();
    let mut sheet = content.sheet(Kind::Guide, m.guide_title, m.guide_about);
    let name = |kind: Kind| kind.name(content.locale.language);
    let names = [
        ("entries", name(Kind::Entries)),
        ("figures", name(Kind::Figures)),
        ("levels", name(Kind::Levels)),
        ("result", name(Kind::Result)),
        ("plan", name(Kind::Plan)),
    ];
    let steps = [m.guide_fill, m.guide_import, m.guide_keys, m.guide_dates, m.guide_unread];
    for (row, step) in (3..).zip(steps) {
        sheet.text(row, 0, fill(step, &names), Style::Plain);
    }
    sheet.look.widths = vec![110, 12];
    sheet
}

pub(super) fn levels(content: &Content<'_>) -> Sheet {
    let m = content.locale.sheets();
    let mut sheet = content.sheet(Kind::Levels, m.levels_title, m.guide_about);
    let heads = [m.column_id, m.column_dimension, m.column_indicator, m.column_level, m.column_text, m.column_basis];
    headings(&mut sheet, 2, &heads);
    let mut row = 3;
    for dimension in &content.instrument().dimensions {
        for indicator in &dimension.indicators {
            for level in &indicator.scale.levels {
                level_row(&mut sheet, row, content, (dimension, indicator, level));
                row += 1;
            }
        }
    }
    sheet.look.widths = vec![24, 18, 40, 10, 70, 14];
    sheet.look.frozen = Place::new(3, 0);
    sheet.look.landscape = true;
    sheet
}

fn level_row(sheet: &mut Sheet, row: u32, content: &Content<'_>, what: (&Dimension, &Indicator, &Level)) {
    let (dimension, indicator, level) = what;
    let locale = content.locale;
    sheet.text(row, 0, indicator.id.as_str(), Style::Plain);
    sheet.text(row, 1, locale.text(&dimension.name), Style::Plain);
    sheet.text(row, 2, locale.text(&indicator.name), Style::Plain);
    sheet.text(row, 3, level.id.as_str(), Style::Plain);
    if let Some(marked) = indicator.level_texts.get(&level.id) {
        sheet.text(row, 4, locale.text(&marked.text), Style::Plain);
        sheet.text(row, 5, locale.basis(marked.basis), Style::Plain);
    }
}
