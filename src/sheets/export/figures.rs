//! The table of a rapor: units in rows, final scores and figures by dimension in columns.

use super::{Content, number, text};
use crate::engine::assessment::{Decimal, Entry, EntryMode, Unit};
use crate::engine::text::DimensionId;
use crate::i18n::fill;
use crate::sheets::layout::{Kind, MODES, key, mode_name};
use crate::sheets::model::{Choices, Field, Place, Sheet, Style, Value};

const HEAD: u32 = 2;
const IDS: u32 = 3;

/// A column: its id, its heading, and what it shows of a unit.
struct Column {
    id: String,
    heading: String,
    shows: Shows,
}

enum Shows {
    Id,
    Name,
    Kind,
    Mode,
    Total,
    Points(DimensionId),
    Percent(DimensionId),
}

pub(super) fn figures(content: &Content<'_>) -> Sheet {
    let m = content.locale.sheets();
    let mut sheet = content.sheet(Kind::Figures, m.figures_title, m.figures_hint);
    let columns = columns(content);
    for (index, column) in columns.iter().enumerate() {
        sheet.text(HEAD, number(index), column.heading.as_str(), Style::Heading);
        sheet.text(IDS, number(index), column.id.as_str(), Style::Key);
        for (row, unit) in content.assessment.units.iter().enumerate() {
            let place = Place::new(IDS + 1 + number(row), number(index));
            let (value, style) = shown(&column.shows, unit, content);
            sheet.put(place, value, style);
        }
        let field = field(&column.shows, number(index), content);
        sheet.look.fields.push(field);
    }
    sheet.look.widths = vec![10, 36, 20, 18, 14];
    sheet.look.frozen = Place::new(IDS + 1, 2);
    sheet.look.landscape = true;
    sheet
}

fn columns(content: &Content<'_>) -> Vec<Column> {
    let m = content.locale.sheets();
    let column = |id: &str, heading: &str, shows| Column { id: id.to_owned(), heading: heading.to_owned(), shows };
    let mut columns = vec![
        column(key::UNIT, m.column_id, Shows::Id),
        column(key::NAME, m.column_name, Shows::Name),
        column(key::KIND, m.column_kind, Shows::Kind),
        column(key::MODE, m.column_mode, Shows::Mode),
        column(key::TOTAL, m.column_total, Shows::Total),
    ];
    for dimension in content.instrument().dimensions.iter().filter(|_| content.instrument().has_points()) {
        let most = content.rules.points_of(&dimension.id).map(|most| content.locale.rounded(&most));
        let values = [("dimension", content.locale.text(&dimension.name)), ("max", &most.unwrap_or_default())];
        let heading = fill(m.column_points, &values);
        columns.push(column(
            &format!("{}{}", key::POINTS, dimension.id),
            &heading,
            Shows::Points(dimension.id.clone()),
        ));
    }
    for dimension in &content.instrument().dimensions {
        let heading = fill(m.column_percent, &[("dimension", content.locale.text(&dimension.name))]);
        let id = format!("{}{}", key::PERCENT, dimension.id);
        columns.push(column(&id, &heading, Shows::Percent(dimension.id.clone())));
    }
    columns
}

fn shown(shows: &Shows, unit: &Unit, content: &Content<'_>) -> (Value, Style) {
    match shows {
        Shows::Id => (text(unit.id.as_str()), Style::Key),
        Shows::Name => (text(&unit.name), Style::Entry),
        Shows::Kind => (text(&unit.kind), Style::Entry),
        Shows::Mode => (text(mode_name(unit.entry.mode(), content.locale.language)), Style::Entry),
        Shows::Total => (figure(unit, EntryMode::Total, None), Style::Figure),
        Shows::Points(dimension) => (figure(unit, EntryMode::Points, Some(dimension)), Style::Figure),
        Shows::Percent(dimension) => (figure(unit, EntryMode::Percent, Some(dimension)), Style::Figure),
    }
}

/// The figure that counts, or that was set aside.
fn figure(unit: &Unit, mode: EntryMode, dimension: Option<&DimensionId>) -> Value {
    let figure: Option<&Decimal> = match (unit.entry_of(mode), dimension) {
        (Some(Entry::Total(value)), _) => value.as_ref(),
        (Some(Entry::Points(values) | Entry::Percent(values)), Some(dimension)) => {
            values.get(dimension).and_then(Option::as_ref)
        }
        _ => None,
    };
    figure.map_or_else(|| text(""), |figure| Value::Number(figure.text().to_owned()))
}

fn field(shows: &Shows, column: u32, content: &Content<'_>) -> Field {
    let style = match shows {
        Shows::Id => Style::Key,
        Shows::Name | Shows::Kind | Shows::Mode => Style::Entry,
        Shows::Total | Shows::Points(_) | Shows::Percent(_) => Style::Figure,
    };
    let modes = MODES.iter().filter(|mode| **mode != EntryMode::Points || content.instrument().has_points());
    let modes = || modes.map(|mode| mode_name(*mode, content.locale.language).to_owned()).collect();
    Field {
        first: Place::new(IDS + 1, column),
        last: Place::new(IDS + content.room(), column),
        style,
        choices: if matches!(shows, Shows::Mode) { Choices::Only(modes()) } else { Choices::Any },
    }
}
