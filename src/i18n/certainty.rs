//! What is certain of a result, what hangs on weights or entries, and what the number rests on.

use super::wording::Statement;
use super::{Locale, capitalised, fill};
use crate::engine::Rules;
use crate::engine::assessment::{Assessment, EntryMode};
use crate::engine::instrument::{Band, Basis};
use crate::engine::score::Outcome;

/// The statements of the certainty strip, in fixed order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// What is certain, where something is.
    pub certain: Option<Statement>,
    /// What is not: that nothing is certain, what hangs on weights or entries.
    pub open: Vec<Statement>,
    /// What the number rests on, with how well that is known.
    pub rests: (Statement, Basis),
}

/// What the scores of an assessment are made from; indicators count most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entered {
    /// Final scores or points, which no weight changes.
    Scores,
    /// Percentages of dimensions.
    Dimensions,
    /// Levels of indicators.
    Indicators,
}

impl Entered {
    pub(super) fn of(assessment: &Assessment) -> Self {
        let of_unit = |mode| match mode {
            EntryMode::Total | EntryMode::Points => Self::Scores,
            EntryMode::Percent => Self::Dimensions,
            EntryMode::Indicators => Self::Indicators,
        };
        assessment.units.iter().map(|unit| of_unit(unit.entry.mode())).max().unwrap_or(Self::Scores)
    }
}

/// What must be true for a bound to hold under every weighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Premise {
    /// Nothing that is not published.
    None,
    /// The weights that the user changed.
    Own,
    /// Weights that are inferred.
    Inferred,
}

impl Premise {
    fn of(rules: &Rules, assessment: &Assessment) -> Self {
        if Entered::of(assessment) == Entered::Scores {
            Self::None
        } else if !assessment.overrides.weights.is_empty() {
            Self::Own
        } else if fixed_bases(rules).any(|basis| basis == Basis::Inferred) {
            Self::Inferred
        } else {
            Self::None
        }
    }
}

/// How each weight is known that every weighting must agree with.
fn fixed_bases(rules: &Rules) -> impl Iterator<Item = Basis> {
    let weights = rules.dimensions().iter().map(|dimension| dimension.weight());
    let weights = weights.chain(rules.indicators().map(|indicator| indicator.weight()));
    weights.filter(|weight| weight.fixed()).map(|weight| weight.origin().basis)
}

/// Whether the result rests on shares of levels that nobody published.
fn has_assumed_levels(rules: &Rules, assessment: &Assessment) -> bool {
    Entered::of(assessment) == Entered::Indicators
        && rules.indicators().any(|indicator| indicator.scale().origin.basis == Basis::Assumed)
}

impl Locale {
    /// The weights that an estimate uses, in the middle of a sentence.
    pub fn weights_in_force(self, assessment: &Assessment) -> &'static str {
        let m = self.messages();
        if assessment.overrides.weights.is_empty() { m.weights_default } else { m.weights_changed }
    }

    /// What is certain, what depends, and on what the number rests.
    pub fn certainty(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> Certainty {
        let certain = self.certain(rules, assessment, outcome);
        let nothing = certain.is_none().then(|| self.nothing_certain(outcome));
        let depends = outcome.possible.len() > 1 || !outcome.is_complete();
        let depends = depends.then(|| self.depends(rules, assessment, outcome));
        let open = nothing.into_iter().chain(depends).collect();
        Certainty { certain, open, rests: self.rests(rules, assessment, outcome) }
    }

    /// What no weighting and no open entry can change; `None` where they can change everything.
    fn certain(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> Option<Statement> {
        let m = self.messages();
        let as_such = Entered::of(assessment) == Entered::Scores;
        let premise = Premise::of(rules, assessment);
        let (low, high) = (self.score(outcome.guaranteed.low), self.score(outcome.guaranteed.high));
        let range = if low == high { low.clone() } else { fill(m.from_to, &[("low", &low), ("high", &high)]) };
        let levels = if has_assumed_levels(rules, assessment) { m.levels_assumed } else { "" };
        let weights = self.known_weights(rules);
        let ends = [
            ("low", low.as_str()),
            ("high", high.as_str()),
            ("range", range.as_str()),
            ("weights", weights.as_str()),
            ("levels", levels),
        ];
        let fill = |message, values: &[(&str, &str)]| fill(message, values).trim_end().to_owned();
        let bands = &rules.instrument().bands;
        let is = |band: Option<&Band>, other: Option<&Band>| band.map(|b| &b.min) == other.map(|b| &b.min);
        if let [band] = outcome.possible.as_slice() {
            let text = match premise {
                _ if as_such => fill(m.certain_totals, &[("rows", self.all_rows(rules))]),
                Premise::Own => fill(m.certain_text_own, &ends),
                Premise::None | Premise::Inferred => fill(m.certain_text, &ends),
            };
            return Some(Statement { lead: self.certain_band(rules, assessment, band), text });
        }
        let (worst, best) = self.extremes(outcome);
        if !is(outcome.possible.first(), bands.first()) {
            let lead = match premise {
                Premise::None => m.certain_not_above,
                Premise::Own => m.certain_not_above_own,
                Premise::Inferred => m.certain_not_above_inferred,
            };
            let lead = fill(lead, &[("label", &best)]);
            let text = if as_such { m.certain_not_above_scores } else { m.certain_not_above_text };
            return Some(Statement { lead, text: fill(text, &ends) });
        }
        if !is(outcome.possible.last(), bands.last()) {
            let lead = match premise {
                Premise::None => m.certain_not_below,
                Premise::Own => m.certain_not_below_own,
                Premise::Inferred => m.certain_not_below_inferred,
            };
            let lead = fill(lead, &[("label", &worst)]);
            let text = if as_such { m.certain_not_below_scores } else { m.certain_not_below_text };
            return Some(Statement { lead, text: fill(text, &ends) });
        }
        None
    }

    fn nothing_certain(self, outcome: &Outcome) -> Statement {
        let m = self.messages();
        let (low, high) = (self.score(outcome.guaranteed.low), self.score(outcome.guaranteed.high));
        let text = fill(m.certain_nothing_text, &[("low", &low), ("high", &high)]);
        Statement { lead: m.certain_nothing.to_owned(), text }
    }

    /// That a band is the only possible one, and under which premise.
    pub fn certain_band(self, rules: &Rules, assessment: &Assessment, band: &Band) -> String {
        let m = self.messages();
        let message = match Premise::of(rules, assessment) {
            Premise::None => m.certain_label,
            Premise::Own => m.certain_label_own,
            Premise::Inferred => m.certain_label_inferred,
        };
        fill(message, &[("label", &self.band_short(band))])
    }

    /// The weights that every weighting must agree with, by how well they are known.
    pub fn known_weights(self, rules: &Rules) -> String {
        let m = self.messages();
        let bases: Vec<_> = fixed_bases(rules).collect();
        let published = bases.iter().any(|basis| matches!(basis, Basis::Official | Basis::Reported));
        let own = bases.contains(&Basis::User);
        let known = match (published, bases.contains(&Basis::Inferred)) {
            (false, false) if own => return m.weights_yours.to_owned(),
            (_, false) => m.weights_published,
            (true, true) => m.weights_both,
            (false, true) => m.weights_inferred,
        };
        if own { fill(m.weights_and_yours, &[("weights", known)]) } else { known.to_owned() }
    }

    fn depends(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> Statement {
        let m = self.messages();
        let by_weights = Entered::of(assessment) != Entered::Scores;
        let lead = match (outcome.is_complete(), outcome.possible.len(), outcome.plausible_bands.len()) {
            (true, _, 1) => m.depends_plausible,
            (true, ..) => m.depends_title,
            (false, 1, _) if by_weights => m.depends_within,
            (false, 1, _) => m.depends_within_scores,
            (false, ..) if by_weights => m.depends_open_title,
            (false, ..) => m.depends_open_scores,
        };
        let text = match (outcome.is_complete(), by_weights) {
            (true, _) => m.depends_text,
            (false, true) => m.depends_open_text,
            (false, false) => m.depends_open_scores_text,
        };
        let [plow, phigh, factor] = self.plausible(rules, outcome);
        let values = [
            ("labels", self.bands(outcome.possible.iter())),
            ("plausible", self.bands(outcome.plausible_bands.iter())),
            ("missing", capitalised(&self.missing(rules, assessment, outcome))),
            ("low", self.score(outcome.guaranteed.low)),
            ("high", self.score(outcome.guaranteed.high)),
            plow,
            phigh,
            factor,
        ];
        let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        Statement { lead: fill(lead, &values), text: fill(text, &values) }
    }

    /// The plausible interval, and the factor that it has.
    fn plausible(self, rules: &Rules, outcome: &Outcome) -> [(&'static str, String); 3] {
        let ends = [("plow", outcome.plausible.low), ("phigh", outcome.plausible.high)];
        let [low, high] = ends.map(|(key, score)| (key, self.score(score)));
        [low, high, ("factor", self.decimal(&rules.factor().to_text()))]
    }

    fn rests(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> (Statement, Basis) {
        let m = self.messages();
        let entered = Entered::of(assessment);
        let of_mean = rules.instrument().units.origin.basis;
        // Scores that were entered as such rest on no weight.
        if entered == Entered::Scores {
            return (
                Statement {
                    lead: fill(m.rests_mean, &[("rows", self.all_rows(rules))]),
                    text: m.rests_mean_text.to_owned(),
                },
                of_mean,
            );
        }
        let changed = !assessment.overrides.weights.is_empty();
        let lead = |title| match &outcome.verdict {
            Some(verdict) => fill(title, &[("total", &self.score(verdict.total))]),
            None => m.rests_title_open.to_owned(),
        };
        // Percentages of dimensions whose weights are all known rest on nothing that is shared.
        let mut weights = rules.dimensions().iter().map(|dimension| dimension.weight());
        if !changed && entered == Entered::Dimensions && weights.all(|weight| weight.fixed()) {
            let bases = rules.dimensions().iter().map(|dimension| dimension.weight().origin().basis);
            let text = m.rests_mean_text.to_owned();
            return (Statement { lead: lead(m.rests_title_known), text }, bases.fold(of_mean, Basis::max));
        }
        let mut text = if changed { m.rests_changed } else { m.rests_text }.to_owned();
        if has_assumed_levels(rules, assessment) {
            text = format!("{text} {}", m.rests_levels);
        }
        // What depends on weights says it already.
        let is_range = outcome.plausible.low != outcome.plausible.high;
        if is_range && outcome.is_complete() && outcome.possible.len() == 1 {
            let values = self.plausible(rules, outcome);
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            text = format!("{text} {}", fill(m.rests_plausible, &values));
        }
        let title = if changed { m.rests_title_own } else { m.rests_title };
        (Statement { lead: lead(title), text }, if changed { Basis::User } else { Basis::Assumed })
    }
}
