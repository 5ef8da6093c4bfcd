//! What is certain of a result, what hangs on weights or entries, and what the number rests on.

use super::wording::Statement;
use super::{Locale, capitalised, fill};
use crate::engine::Rules;
use crate::engine::assessment::{Assessment, EntryMode};
use crate::engine::instrument::{Band, Basis};
use crate::engine::score::Outcome;
use crate::engine::shortfall::Shortfall;

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
struct Premise {
    weights: Weights,
    /// How well the limits of bands are known that it is about, where they are not published.
    limits: Option<Basis>,
}

/// The least known of the weights that every weighting must agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weights {
    /// None that is not published, or none that counts.
    Published,
    /// Those that follow from published figures.
    Inferred,
    /// Those that a pack assumes.
    Assumed,
    /// Those that the user changed.
    Own,
}

impl Premise {
    /// For a statement about these bands, each with where it begins.
    fn of<'b>(rules: &Rules, assessment: &Assessment, begins: impl Iterator<Item = &'b Band>) -> Self {
        let limits = begins.map(|band| band.origin.basis).max().filter(|basis| *basis > Basis::Reported);
        Self { weights: Weights::of(rules, assessment), limits }
    }

    /// What must be true, where that is more than what is published and the user's own weights.
    fn words(self, locale: Locale) -> Option<String> {
        let m = locale.messages();
        let weights = match self.weights {
            Weights::Published => None,
            Weights::Inferred => Some(m.premise_inferred),
            Weights::Assumed => Some(m.premise_assumed),
            Weights::Own => Some(m.premise_own),
        };
        let limits = self.limits.map(|basis| match basis {
            Basis::Inferred => m.premise_limits_inferred,
            _ => m.premise_limits_assumed,
        });
        match (weights, limits) {
            (Some(weights), Some(limits)) => Some(fill(m.premise_both, &[("one", weights), ("other", limits)])),
            (Some(_), None) if self.weights == Weights::Own => None,
            (one, other) => one.or(other).map(str::to_owned),
        }
    }

    /// A statement without a premise, with the user's own weights, or under what must be true.
    fn said(self, locale: Locale, [plain, own, under]: [&str; 3], label: &str) -> String {
        match self.words(locale) {
            Some(premise) => fill(under, &[("label", label), ("premise", &premise)]),
            None if self.weights == Weights::Own => fill(own, &[("label", label)]),
            None => fill(plain, &[("label", label)]),
        }
    }
}

impl Weights {
    fn of(rules: &Rules, assessment: &Assessment) -> Self {
        if Entered::of(assessment) == Entered::Scores {
            return Self::Published;
        }
        if !assessment.overrides.weights.is_empty() {
            return Self::Own;
        }
        match fixed_bases(rules).max() {
            Some(Basis::Inferred) => Self::Inferred,
            Some(Basis::Assumed) => Self::Assumed,
            _ => Self::Published,
        }
    }
}

/// Where a band begins and where the one above it does, but for the lowest, which has nothing below it.
fn limits<'b>(rules: &'b Rules, band: &Band) -> impl Iterator<Item = &'b Band> {
    let bands = &rules.instrument().bands;
    let place = bands.iter().position(|known| known.min == band.min).unwrap_or(bands.len());
    let above = place.checked_sub(1).and_then(|above| bands.get(above));
    let own = bands.get(place).filter(|_| place + 1 < bands.len());
    own.into_iter().chain(above)
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

    /// With which weights; `None` where none count, as final scores or points were entered.
    pub fn with_weights(self, assessment: &Assessment) -> Option<String> {
        let weights = [("weights", self.weights_in_force(assessment))];
        (Entered::of(assessment) != Entered::Scores).then(|| fill(self.messages().weights_with, &weights))
    }

    /// How well that is known what the total rests on.
    pub fn basis_of_total(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> Basis {
        self.rests(rules, assessment, outcome).1
    }

    /// What the effects of figures that fall short are computed from, and how well that is known.
    pub fn shortfalls_rest<'s>(
        self,
        rules: &Rules,
        shortfalls: impl Iterator<Item = &'s Shortfall> + Clone,
    ) -> (String, Option<Basis>) {
        let m = self.messages();
        let by_dimension = shortfalls.clone().any(|shortfall| shortfall.dimension.is_some());
        let text = if by_dimension { m.shortfall_rests_dimensions } else { m.shortfall_rests };
        let basis = shortfalls.map(|shortfall| shortfall.basis).max();
        (fill(text, &[("rows", self.all_rows(rules))]), basis)
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
        let own_weights = Weights::of(rules, assessment) == Weights::Own;
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
            let text = match () {
                () if as_such => fill(m.certain_totals, &[("rows", self.all_rows(rules))]),
                () if own_weights => fill(m.certain_text_own, &ends),
                () => fill(m.certain_text, &ends),
            };
            return Some(Statement { lead: self.certain_band(rules, assessment, band), text });
        }
        let (worst, best) = self.extremes(outcome);
        if !is(outcome.possible.first(), bands.first()) {
            // Where the next band begins.
            let above = bands.iter().take_while(|band| !is(outcome.possible.first(), Some(band))).last();
            let premise = Premise::of(rules, assessment, above.into_iter());
            let lead =
                premise.said(self, [m.certain_not_above, m.certain_not_above_own, m.certain_not_above_if], &best);
            let text = if as_such { m.certain_not_above_scores } else { m.certain_not_above_text };
            return Some(Statement { lead, text: fill(text, &ends) });
        }
        if !is(outcome.possible.last(), bands.last()) {
            let premise = Premise::of(rules, assessment, outcome.possible.last().into_iter());
            let lead =
                premise.said(self, [m.certain_not_below, m.certain_not_below_own, m.certain_not_below_if], &worst);
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
        let premise = Premise::of(rules, assessment, limits(rules, band));
        premise.said(self, [m.certain_label, m.certain_label_own, m.certain_label_if], &self.band_short(band))
    }

    /// The weights that every weighting must agree with, by how well they are known.
    pub fn known_weights(self, rules: &Rules) -> String {
        let m = self.messages();
        let bases: Vec<_> = fixed_bases(rules).collect();
        let is_there = |basis| bases.contains(&basis);
        let published = is_there(Basis::Official) || is_there(Basis::Reported);
        let known = match (published, is_there(Basis::Inferred), is_there(Basis::Assumed)) {
            (true, false, false) => m.weights_published,
            (true, true, false) => m.weights_both,
            (false, true, false) => m.weights_inferred,
            (true, _, true) => m.weights_published_assumed,
            (false, _, true) => m.weights_assumed,
            (false, false, false) if is_there(Basis::User) => return m.weights_yours.to_owned(),
            (false, false, false) => return m.weights_none.to_owned(),
        };
        if is_there(Basis::User) { fill(m.weights_and_yours, &[("weights", known)]) } else { known.to_owned() }
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
