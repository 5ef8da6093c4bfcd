//! Reading what people type: decimal comma or point, levels, "t/b", ranges.

use crate::engine::assessment::{Answer, Decimal};
use crate::engine::instrument::{Effort, Indicator};
use crate::engine::number::Rational;
use crate::engine::problem::ProblemKind;
use crate::engine::text::{Language, LevelId};

/// Most decimals that can be typed; a rapor prints two.
pub const MOST_DECIMALS: usize = 4;

/// Between the ends of a range; words first, for levels may have dashes of their own.
const UP_TO: [&str; 8] = ["s.d.", "s/d", "sampai", "s.d", "..", "to", "-", "–"];

/// Words for "not applicable" in a cell.
const NOT_APPLICABLE: [&str; 5] = ["t/b", "tb", "n/a", "na", "tidak berlaku"];

/// Words for "not yet assessed" in a cell, as the app and tables of offices have them.
const OPEN: [&str; 5] = ["belum dinilai", "belum", "not assessed", "-", "–"];

/// Whether nothing is said yet: no text, or a word that says so.
pub fn is_open(typed: &str) -> bool {
    typed.is_empty() || OPEN.contains(&typed.to_lowercase().as_str())
}

/// Reads a number from 0 to `max` with comma or point; nothing typed is not yet assessed.
///
/// # Errors
/// Why it is no such number.
pub fn number(typed: &str, max: &Rational) -> Result<Option<Decimal>, ProblemKind> {
    number_up_to(typed, max, || ProblemKind::out_of_range(0, max.to_text()))
}

/// Reads the points of a dimension of this weight: who types more is told of the weight, as it may be a percentage.
///
/// # Errors
/// Why they are no such points.
pub fn points(typed: &str, weight: Option<&Rational>) -> Result<Option<Decimal>, ProblemKind> {
    match weight {
        Some(weight) => number_up_to(typed, weight, || ProblemKind::PointsAboveWeight { weight: weight.to_text() }),
        None => number(typed, &Rational::HUNDRED),
    }
}

fn number_up_to(
    typed: &str,
    max: &Rational,
    above: impl FnOnce() -> ProblemKind,
) -> Result<Option<Decimal>, ProblemKind> {
    let text = typed.trim().replace(',', ".");
    if is_open(&text) {
        return Ok(None);
    }
    let number = Decimal::parse(&text)?;
    if number.value().is_negative() {
        return Err(ProblemKind::out_of_range(0, max.to_text()));
    }
    if number.value() > max {
        return Err(above());
    }
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals > MOST_DECIMALS {
        return Err(ProblemKind::TooManyDecimals { most: MOST_DECIMALS });
    }
    Ok(Some(number))
}

/// Reads an effort; nothing typed is the pack's own.
///
/// # Errors
/// Why it is no such number.
pub fn effort(typed: &str) -> Result<Option<Effort>, ProblemKind> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(None);
    }
    Effort::parse(text).map(Some)
}

/// Reads the answer to an indicator: a level, `1-3` or `1 s.d. 3`, `t/b`, or nothing. What is
/// exactly the id of a level is that level, whatever else it could mean.
///
/// # Errors
/// That it is none of these, with the levels there are; or a reversed range.
pub fn answer(typed: &str, indicator: &Indicator) -> Result<Option<Answer>, ProblemKind> {
    let text = typed.trim();
    if let Some(level) = exact(typed, indicator).or_else(|| exact(text, indicator)) {
        return Ok(Some(Answer::Level(level)));
    }
    if is_open(text) {
        return Ok(None);
    }
    // Only letters of ASCII become small, so places stay the same.
    let small = text.to_ascii_lowercase();
    if NOT_APPLICABLE.contains(&small.as_str()) {
        return Ok(Some(Answer::NotApplicable));
    }
    let ends = |level: fn(&str, &Indicator) -> Option<LevelId>| {
        UP_TO.iter().flat_map(|between| small.match_indices(between)).find_map(|(at, between)| {
            let (low, high) = (text.get(..at)?, text.get(at + between.len()..)?);
            Some((level(low.trim(), indicator)?, level(high.trim(), indicator)?))
        })
    };
    let lenient = || level(text, indicator).map(|level| (level.clone(), level));
    let Some((low, high)) = ends(exact).or_else(lenient).or_else(|| ends(level)) else {
        return Err(ProblemKind::UnknownWord { choices: choices(indicator) });
    };
    match indicator.scale.position(&low).cmp(&indicator.scale.position(&high)) {
        std::cmp::Ordering::Less => Ok(Some(Answer::Range { low, high })),
        std::cmp::Ordering::Equal => Ok(Some(Answer::Level(low))),
        std::cmp::Ordering::Greater => Err(ProblemKind::RangeReversed { low: low.to_string() }),
    }
}

/// An answer as it could be typed.
pub fn answer_text(answer: Option<&Answer>, language: Language) -> String {
    match (answer, language) {
        (None, _) => String::new(),
        (Some(Answer::Level(level)), _) => level.to_string(),
        (Some(Answer::Range { low, high }), _) => format!("{low}-{high}"),
        (Some(Answer::NotApplicable), Language::Indonesian) => "t/b".to_owned(),
        (Some(Answer::NotApplicable), Language::English) => "n/a".to_owned(),
    }
}

/// The level with this id.
fn exact(text: &str, indicator: &Indicator) -> Option<LevelId> {
    let mut ids = indicator.scale.levels.iter().map(|level| &level.id);
    ids.find(|id| id.as_str() == text).cloned()
}

/// The level that a text means: in other letters, or `2,0` and `2.0`, as spreadsheets write them, for `2`.
fn level(text: &str, indicator: &Indicator) -> Option<LevelId> {
    let text = text.replace(',', ".");
    let value = Rational::parse_decimal(&text).ok();
    let is = |id: &LevelId| {
        id.as_str().eq_ignore_ascii_case(&text)
            || (value.is_some() && Rational::parse_decimal(id.as_str()).ok() == value)
    };
    exact(&text, indicator).or_else(|| indicator.scale.levels.iter().map(|level| &level.id).find(|id| is(id)).cloned())
}

fn choices(indicator: &Indicator) -> String {
    let levels: Vec<_> = indicator.scale.levels.iter().map(|level| level.id.as_str()).collect();
    format!("{}, t/b", levels.join(", "))
}
