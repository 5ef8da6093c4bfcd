//! Reading one cell, as the screens read a field.

use crate::engine::assessment::{Answer, Decimal};
use crate::engine::instrument::Indicator;
use crate::engine::number::Rational;
use crate::engine::problem::ProblemKind;
use crate::session::input;
use crate::sheets::MOST_CHARACTERS;
use crate::sheets::model::{Place, Sheet, Value};
use crate::sheets::problem::CellProblemKind;

/// The text or number in a cell; empty where nothing stands.
///
/// # Errors
/// That something else stands there.
pub(super) fn word(sheet: &Sheet, place: Place) -> Result<&str, CellProblemKind> {
    match sheet.get(place) {
        None => Ok(""),
        Some(Value::Text(text)) if text.chars().nth(MOST_CHARACTERS).is_some() => Err(CellProblemKind::TooLong),
        Some(Value::Text(text) | Value::Number(text)) => Ok(text),
        Some(Value::Formula(_)) => Err(CellProblemKind::Formula),
        Some(Value::Date) => Err(CellProblemKind::Date),
        Some(Value::Percent) => Err(CellProblemKind::Percent),
        Some(Value::Other(_)) => Err(CellProblemKind::NoEntry),
    }
}

/// A number from 0 to `max`; nothing is not yet assessed. Unlike a field, a file may have any
/// number of decimals.
pub(super) fn number(sheet: &Sheet, place: Place, max: &Rational) -> Result<Option<Decimal>, CellProblemKind> {
    let text = word(sheet, place)?.trim().replace(',', ".");
    if input::is_open(&text) {
        return Ok(None);
    }
    let number = Decimal::parse(&text).map_err(ProblemKind::from)?;
    if number.value().is_negative() || number.value() > max {
        return Err(ProblemKind::out_of_range(0, max.to_text()).into());
    }
    Ok(Some(number))
}

/// The answer to an indicator: a level, `1-3` or `1 s.d. 3`, `t/b`; nothing is not yet assessed.
pub(super) fn answer(sheet: &Sheet, place: Place, indicator: &Indicator) -> Result<Option<Answer>, CellProblemKind> {
    Ok(input::answer(word(sheet, place)?, indicator)?)
}

/// A text, or the present one where that was cut to fit into the cell.
pub(super) fn whole(text: &str, present: &str) -> String {
    let is_cut = text.len() < present.len() && present.starts_with(text) && text.chars().count() == MOST_CHARACTERS;
    (if is_cut { present } else { text }).to_owned()
}
