//! Problems in the words of the user.

use super::{Locale, fill};
use crate::engine::problem::{Problem, ProblemKind};

impl Locale {
    /// What is wrong with a value and how to write it, without the place.
    pub fn problem_kind(self, kind: &ProblemKind, value: &str) -> String {
        let m = self.messages();
        let number = |text: &str| self.decimal(text);
        match kind {
            ProblemKind::NotJson { line, column } => {
                fill(m.problem_not_json, &[("line", &line.to_string()), ("column", &column.to_string())])
            }
            ProblemKind::TooDeep { line } => fill(m.problem_too_deep, &[("line", &line.to_string())]),
            ProblemKind::OtherFormat { .. } => m.problem_other_format.to_owned(),
            ProblemKind::NewerVersion { known } => {
                fill(m.problem_newer, &[("value", value), ("known", &known.to_string())])
            }
            ProblemKind::TooLarge { limit } => {
                fill(m.problem_too_large, &[("limit", &(limit / 1_000_000).to_string())])
            }
            ProblemKind::UnknownKey { .. } => fill(m.problem_unknown_key, &[("value", value)]),
            ProblemKind::MissingKey => m.problem_missing_key.to_owned(),
            ProblemKind::MissingTranslation => m.problem_missing_translation.to_owned(),
            ProblemKind::WrongType { .. } => fill(m.problem_wrong_type, &[("value", value)]),
            ProblemKind::NotANumber => fill(m.problem_not_a_number, &[("value", value)]),
            ProblemKind::TwoSeparators => fill(m.problem_two_separators, &[("value", value)]),
            ProblemKind::TooLong => fill(m.problem_too_long, &[("value", value)]),
            ProblemKind::NotADate => fill(m.problem_not_a_date, &[("value", value)]),
            ProblemKind::TextTooLong { most } => fill(m.problem_text_too_long, &[("most", &most.to_string())]),
            ProblemKind::TooManyDecimals { most } => {
                fill(m.problem_too_many_decimals, &[("value", value), ("most", &most.to_string())])
            }
            ProblemKind::OutOfRange { min, max } => {
                fill(m.problem_out_of_range, &[("value", value), ("min", &number(min)), ("max", &number(max))])
            }
            ProblemKind::UnknownWord { choices } => {
                fill(m.problem_unknown_word, &[("value", value), ("choices", choices)])
            }
            ProblemKind::UnknownReference { .. } => fill(m.problem_unknown_reference, &[("value", value)]),
            ProblemKind::Duplicate => fill(m.problem_duplicate, &[("value", value)]),
            ProblemKind::Empty => m.problem_empty.to_owned(),
            ProblemKind::WeightsSum { expected } => {
                let expected = if expected.starts_with("exactly") { m.exactly_100 } else { m.at_most_100 };
                fill(m.problem_weights_sum, &[("expected", expected)])
            }
            ProblemKind::BandOrder => m.problem_band_order.to_owned(),
            ProblemKind::BandGap => m.problem_band_gap.to_owned(),
            ProblemKind::ShareOrder => m.problem_share_order.to_owned(),
            ProblemKind::PointsAboveWeight { weight } => {
                fill(m.problem_points_above_weight, &[("value", value), ("weight", &number(weight))])
            }
            ProblemKind::PointsWithoutWeight => m.problem_points_without_weight.to_owned(),
            ProblemKind::RangeReversed { low } => fill(m.problem_range_reversed, &[("value", value), ("low", low)]),
            ProblemKind::PointsOrPercent => m.problem_points_or_percent.to_owned(),
            ProblemKind::NothingApplicable => m.problem_nothing_applicable.to_owned(),
            ProblemKind::OtherInstrument { expected } => {
                fill(m.problem_other_instrument, &[("value", value), ("expected", expected)])
            }
            ProblemKind::ExampleDiffers { expected } => {
                fill(m.problem_example_differs, &[("value", value), ("expected", expected)])
            }
            ProblemKind::OverTheEdge => m.problem_over_the_edge.to_owned(),
        }
    }

    /// A problem of a file: its place, then what is wrong.
    pub fn problem(self, problem: &Problem) -> String {
        let text = self.problem_kind(&problem.kind, &problem.value);
        if problem.path.is_empty() { text } else { format!("{}: {text}", problem.path) }
    }
}
