//! Words for rounds, guesses and places.

use crate::engine::Rules;
use crate::engine::assessment::{Answer, Assessment, Entry};
use crate::engine::instrument::{Basis, Instrument};
use crate::engine::score::Verdict;
use crate::engine::text::{IndicatorId, UnitId};
use crate::i18n::{Locale, fill, trimmed};
use crate::session::demo::{Demo, INSTRUMENT};
use crate::session::improve::Move;
use crate::session::workshop::{Closeness, Guess, Names, Round, Show, Source};

impl Locale {
    /// A round in a few words, such as `Pindahkan layanan ke loket MPP/DPMPTSP: semua unit`.
    pub fn round(self, rules: &Rules, assessment: &Assessment, names: Names, round: &Round) -> String {
        let w = self.workshop();
        let standard = |message, indicator: &IndicatorId, unit: Option<&UnitId>| {
            let known = rules.instrument().indicator(indicator.as_str());
            let name = known.map(|known| self.text(&known.short)).unwrap_or_default();
            fill(message, &[("name", name), ("place", &self.round_place(assessment, names, unit))])
        };
        match round {
            Round::Drop { indicator, unit } => standard(w.change_drop, indicator, unit.as_ref()),
            Round::Raise(Move::Standard { indicator, unit }) => standard(w.change_standard, indicator, unit.as_ref()),
            Round::Raise(Move::Bundle { bundle, unit }) => {
                let known = rules.instrument().bundle(bundle.as_str());
                let name = known.map(|known| self.text(&known.name)).unwrap_or_default();
                let place = self.round_place(assessment, names, unit.as_ref());
                fill(w.change_bundle, &[("name", name), ("place", &place)])
            }
            Round::Raise(Move::Plan { levels, .. }) => fill(w.change_plan, &[("count", &levels.len().to_string())]),
        }
    }

    /// Where a round happens; the number of a unit stands for its name while names are hidden.
    pub fn round_place(self, assessment: &Assessment, names: Names, unit: Option<&UnitId>) -> String {
        let w = self.workshop();
        let Some(id) = unit else {
            return self.everywhere(assessment);
        };
        let found = assessment.units.iter().enumerate().find(|(_, unit)| unit.id == *id);
        match (found, names) {
            (Some((_, unit)), Names::Shown) => self.unit_name(&unit.name),
            (Some((place, _)), Names::Hidden) => fill(w.unit_number, &[("number", &(place + 1).to_string())]),
            (None, _) => String::new(),
        }
    }

    /// All units that a round can change: a typed total stays as it is, and the group must know how few are left.
    pub fn everywhere(self, assessment: &Assessment) -> String {
        let w = self.workshop();
        let count = assessment.units.iter().filter(|unit| matches!(unit.entry, Entry::Indicators(_))).count();
        let of = assessment.units.len();
        if count == of {
            return w.everywhere.to_owned();
        }
        fill(w.everywhere_entered, &[("count", &count.to_string()), ("of", &of.to_string())])
    }

    /// Total, band and instrument of a fictional body in a line, without reading its file.
    pub fn demo_figures(self, demo: &Demo) -> String {
        let code = fill(self.messages().category_label, &[("code", demo.code)]);
        let values = [
            ("total", self.decimal(demo.total)),
            ("label", format!("{code}, {}", self.zone(demo.zone))),
            ("instrument", self.builtin_name(INSTRUMENT)),
        ];
        fill(self.workshop().figures_of, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
    }

    /// Whose figures the projector shows.
    pub(super) fn whose(self, show: &Show) -> String {
        let (w, m) = (self.workshop(), self.first());
        let assessment = &show.base.assessment;
        match (show.names, show.source) {
            (Names::Hidden, Source::Demo(_)) => w.fictional.to_owned(),
            (Names::Shown, Source::Demo(_)) => fill(w.fictional_named, &[("name", &self.body_name(assessment))]),
            (Names::Shown, _) => self.body_name(assessment),
            (Names::Hidden, _) => {
                let kind = match assessment.body.kind.as_str() {
                    "kabupaten" => m.kind_kabupaten,
                    "kota" => m.kind_kota,
                    "provinsi" => m.kind_provinsi,
                    _ => return w.hidden_body.to_owned(),
                };
                fill(w.hidden_kind, &[("kind", kind)])
            }
        }
    }

    /// A guess in words, such as `70` or `78 atau lebih`.
    pub fn guess(self, guess: &Guess) -> String {
        let w = self.workshop();
        match guess {
            Guess::Number(number) => self.decimal(number.text()),
            Guess::AtLeast(bound) => fill(w.at_least, &[("number", &self.score(*bound))]),
            Guess::Below(bound) => fill(w.below, &[("number", &self.score(*bound))]),
        }
    }

    /// How near a guess came to a total.
    pub(super) fn closeness(self, instrument: &Instrument, guess: &Guess, verdict: &Verdict) -> String {
        let w = self.workshop();
        let said = self.guess(guess);
        match guess.closeness(instrument, verdict.total) {
            Closeness::Hit if matches!(guess, Guess::Number(_)) && guess.place() != verdict.total.to_rational() => {
                fill(w.guess_near, &[("guess", &said)])
            }
            Closeness::Hit => fill(w.guess_hit, &[("guess", &said)]),
            Closeness::TooHigh(off) => fill(w.guess_high, &[("guess", &said), ("off", &self.rounded(&off))]),
            Closeness::TooLow(off) => fill(w.guess_low, &[("guess", &said), ("off", &self.rounded(&off))]),
        }
    }

    /// How well the effect of a round is known, where it is a bundle.
    pub(super) fn effect_basis(rules: &Rules, round: &Round) -> Option<Basis> {
        let Round::Raise(Move::Bundle { bundle, .. }) = round else {
            return None;
        };
        rules.bundles().iter().find(|known| known.id() == bundle).map(|known| known.basis())
    }

    /// An answer as it stands in a cell.
    pub(super) fn cell(self, answer: Option<&Answer>) -> String {
        let w = self.workshop();
        match answer {
            None => w.not_assessed.to_owned(),
            Some(Answer::NotApplicable) => w.not_applicable.to_owned(),
            Some(Answer::Level(level)) => level.as_str().to_owned(),
            Some(Answer::Range { low, high }) => format!("{}–{}", low.as_str(), high.as_str()),
        }
    }

    /// A bound of a band without decimals that say nothing: `78`.
    pub(super) fn bound(self, text: &str) -> String {
        trimmed(text).to_owned()
    }
}
