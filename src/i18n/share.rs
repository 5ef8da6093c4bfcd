//! Links with a share code in the words of the user.

use super::{Locale, fill};
use crate::engine::Rules;
use crate::engine::assessment::Assessment;
use crate::engine::score::Outcome;
use crate::engine::share::ShareError;

impl Locale {
    /// Why a link was not opened or made, and what to do.
    pub fn share_error(self, error: &ShareError) -> String {
        let m = self.messages();
        match error {
            ShareError::Damaged => m.link_damaged.to_owned(),
            ShareError::Truncated => m.link_truncated.to_owned(),
            ShareError::NewerVersion { .. } => m.link_newer.to_owned(),
            ShareError::TooLarge => m.link_too_large.to_owned(),
            ShareError::UnknownInstrument { id } => fill(m.link_unknown_pack, &[("id", id)]),
            ShareError::OtherPack { sent, here } => fill(m.link_other_pack, &[("sent", sent), ("here", here)]),
            ShareError::Refused(problems) => {
                let first = problems.iter().next().map(|problem| self.problem(problem)).unwrap_or_default();
                fill(m.link_refused, &[("problem", &first)])
            }
        }
    }

    /// A result in a few words: `60,80, kategori C`, with its range where it is not certain.
    pub fn brief_result(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> String {
        let m = self.messages();
        let (low, high) = (self.score(outcome.guaranteed.low), self.score(outcome.guaranteed.high));
        let Some(verdict) = &outcome.verdict else {
            let missing = self.missing(rules, assessment, outcome);
            return fill(m.link_open_result, &[("low", &low), ("high", &high), ("missing", &missing)]);
        };
        let (total, label) = (self.score(verdict.total), self.band(&verdict.band));
        if low == high {
            return format!("{total}, {label}");
        }
        fill(m.link_result_range, &[("total", &total), ("label", &label), ("low", &low), ("high", &high)])
    }
}
