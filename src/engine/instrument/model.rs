//! The validated instrument. Whoever holds one may rely on everything the validator checks.

use std::fmt;
use std::rc::Rc;

use litemap::LiteMap;
use serde_json::Value;

use crate::assessment::EntryMode;
use crate::number::{Rational, Rounding};
use crate::problem::ProblemKind;
use crate::text::{BundleId, DimensionId, IndicatorId, InstrumentId, LevelId, SourceId, Text};

/// An effort on the scale on which they are guessed, 1 to 9: of raising an indicator one level in one unit, or of a
/// bundle. What is added up from them, as in a plan, is a plain number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort(u8);

impl Effort {
    /// The lowest.
    pub const LEAST: u8 = 1;
    /// The highest.
    pub const MOST: u8 = 9;

    /// An effort; `None` off the scale.
    pub fn new(number: u32) -> Option<Self> {
        let on_scale = |number: &u8| (Self::LEAST..=Self::MOST).contains(number);
        u8::try_from(number).ok().filter(on_scale).map(Self)
    }

    /// Reads an effort: digits alone, and on the scale.
    ///
    /// # Errors
    /// That it is none.
    pub fn parse(text: &str) -> Result<Self, ProblemKind> {
        // Rust would read a sign, too.
        let digits = text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text);
        let effort = digits.and_then(|digits| digits.parse().ok()).and_then(Self::new);
        effort.ok_or(ProblemKind::NotWhole { min: Self::LEAST.into(), max: Self::MOST.into() })
    }

    /// The effort of so many times this.
    pub fn times(self, count: usize) -> u32 {
        u32::try_from(count).unwrap_or(u32::MAX).saturating_mul(self.0.into())
    }

    /// As a number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl From<Effort> for u32 {
    fn from(effort: Effort) -> Self {
        effort.0.into()
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The authority of all built-in packs.
const OMBUDSMAN: &str = "Ombudsman Republik Indonesia";

/// One year's rules. Bands, scales and dimensions are never empty, ids are
/// unique, every reference resolves, and published weights leave nothing below zero.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Stable id, such as `kepatuhan-2023`.
    pub id: InstrumentId,
    /// Version of the pack.
    pub version: String,
    /// The year assessed.
    pub year: u32,
    /// Title with year.
    pub title: Text,
    /// Such as `reconstructed`.
    pub status: Option<String>,
    /// Who assesses.
    pub authority: Option<String>,
    /// Laws and decrees.
    pub legal_basis: Vec<String>,
    /// Sources by key.
    pub sources: LiteMap<SourceId, Source>,
    /// Decimals of a score.
    pub decimals: u8,
    /// How the last step rounds.
    pub rounding: Rounding,
    /// From the top down; the last begins at 0.
    pub bands: Vec<Band>,
    /// The tree of what is rated.
    pub dimensions: Vec<Dimension>,
    /// How units make a body.
    pub units: UnitRules,
    /// Improvements that raise several indicators at once.
    pub bundles: Vec<Bundle>,
    /// The second axis of 2025 and 2026.
    pub compliance: Option<Compliance>,
    /// Statements for the method page.
    pub notes: Vec<Note>,
    /// Where sources disagree.
    pub conflicts: Vec<Conflict>,
    /// Golden cases.
    pub examples: Vec<Example>,
}

impl Instrument {
    /// Name and version, such as `kepatuhan-2023@1.0.0`.
    pub fn name(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// Who assesses, where that is not the Ombudsman.
    pub fn other_authority(&self) -> Option<&str> {
        self.authority.as_deref().filter(|authority| *authority != OMBUDSMAN)
    }

    /// All indicators in the order of the instrument.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.dimensions.iter().flat_map(|dimension| &dimension.indicators)
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators().find(|indicator| indicator.id.as_str() == id)
    }

    /// The dimension with this id.
    pub fn dimension(&self, id: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.id.as_str() == id)
    }

    /// The bundle with this id.
    pub fn bundle(&self, id: &str) -> Option<&Bundle> {
        self.bundles.iter().find(|bundle| bundle.id.as_str() == id)
    }

    /// Whether dimension points can be entered: every dimension weight is published.
    pub fn has_points(&self) -> bool {
        self.dimensions.iter().all(|dimension| dimension.weight.percent.is_some())
    }

    /// Whether a unit can be entered this way.
    pub fn allows(&self, mode: EntryMode) -> bool {
        mode != EntryMode::Points || self.has_points()
    }
}

/// How well a figure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// In a document or decree of the Ombudsman that was read.
    Official,
    /// In an Ombudsman slide or a press report that quotes it.
    Reported,
    /// Follows from published figures.
    Inferred,
    /// Nothing published; a default that the user can change.
    Assumed,
    /// Changed by the user.
    User,
}

impl Basis {
    /// Those that a pack can claim, by their names there: what the user changes stands in no pack.
    pub const IN_PACKS: [(&'static str, Self); 4] = [
        ("official", Self::Official),
        ("reported", Self::Reported),
        ("inferred", Self::Inferred),
        ("assumed", Self::Assumed),
    ];

    /// The name, for files and marks.
    pub fn name(self) -> &'static str {
        Self::IN_PACKS.iter().find(|(_, basis)| *basis == self).map_or("user", |(name, _)| name)
    }
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// How well it is known.
    pub basis: Basis,
    /// Key into [`Instrument::sources`].
    pub source: Option<SourceId>,
}

/// A source that figures refer to.
#[derive(Clone, Debug)]
pub struct Source {
    /// Outlet, kind and year.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
}

/// One band of scores; results name bands often, so that a clone is only another hand on the same one.
#[derive(Clone, Debug)]
pub struct Band(Rc<BandFacts>);

impl From<BandFacts> for Band {
    fn from(facts: BandFacts) -> Self {
        Self(Rc::new(facts))
    }
}

impl std::ops::Deref for Band {
    type Target = BandFacts;

    fn deref(&self) -> &BandFacts {
        &self.0
    }
}

/// What a [`Band`] says.
#[derive(Clone, Debug)]
pub struct BandFacts {
    /// Letter of the category, where the instrument has letters.
    pub code: Option<String>,
    /// Opinion word.
    pub opinion: Option<Text>,
    /// Quality word (2025, 2026).
    pub quality: Option<Text>,
    /// Zone, where the instrument has zones.
    pub zone: Option<Zone>,
    /// Lowest rounded score of the band.
    pub min: Rational,
    /// How well the bound is known.
    pub origin: Origin,
}

impl Band {
    /// How results name the band: its letter, else its opinion, else its zone.
    pub fn label(&self) -> &str {
        let opinion = self.opinion.as_ref().map(|opinion| opinion.id.as_str());
        self.code.as_deref().or(opinion).or(self.zone.map(Zone::name)).unwrap_or("")
    }
}

/// A zone, dropped by the Ombudsman in 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Hijau.
    Green,
    /// Kuning.
    Yellow,
    /// Merah.
    Red,
}

impl Zone {
    /// Names as they stand in a pack.
    pub const NAMES: [(&'static str, Self); 3] =
        [("hijau", Self::Green), ("kuning", Self::Yellow), ("merah", Self::Red)];

    /// The name as it stands in files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, zone)| *zone == self).map_or("", |(name, _)| name)
    }
}

/// The levels an indicator can have, lowest first, with shares that never fall.
#[derive(Clone, Debug)]
pub struct Scale {
    /// Key in the pack.
    pub id: String,
    /// How well the shares are known.
    pub origin: Origin,
    /// Levels from the lowest up; at least two.
    pub levels: Vec<Level>,
}

impl Scale {
    /// The place of a level on a ramp of four steps, from 0 to 3, whatever the number of levels: the highest level is
    /// the top step.
    pub fn ramp_step(&self, level: &LevelId) -> u8 {
        let top = self.levels.len().saturating_sub(1).max(1);
        let step = self.position(level).unwrap_or_default() * 3 / top;
        u8::try_from(step).unwrap_or(3)
    }

    /// The position of a level, counted from the lowest.
    pub fn position(&self, level: &LevelId) -> Option<usize> {
        self.levels.iter().position(|known| known.id == *level)
    }

    /// The share that a level earns.
    pub fn share(&self, level: &LevelId) -> Option<&Rational> {
        self.levels.iter().find(|known| known.id == *level).map(|level| &level.share)
    }
}

/// One level of a scale.
#[derive(Clone, Debug)]
pub struct Level {
    /// The level as it is entered.
    pub id: LevelId,
    /// Share of the weight it earns, 0 to 1.
    pub share: Rational,
}

/// A weight in percent; `None` where it is unpublished.
#[derive(Clone, Debug)]
pub struct Weight {
    /// Of the whole for a dimension, of its dimension for an indicator.
    pub percent: Option<Rational>,
    /// How well it is known.
    pub origin: Origin,
}

/// A dimension with its indicators.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Stable id.
    pub id: DimensionId,
    /// Name on screen.
    pub name: Text,
    /// Weight of the whole.
    pub weight: Weight,
    /// Never empty.
    pub indicators: Vec<Indicator>,
}

impl Dimension {
    /// Whether the agency itself can raise nothing of it: users, others or the public decide it.
    pub fn is_of_others(&self) -> bool {
        self.indicators.iter().all(|indicator| indicator.control != Control::Agency)
    }
}

/// The smallest thing that is rated.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Stable id.
    pub id: IndicatorId,
    /// Official term.
    pub name: Text,
    /// How well the name is known, where the pack says so.
    pub name_origin: Option<Origin>,
    /// Short name for tables; the official term where there is none.
    pub short: Text,
    /// Variable it belongs to.
    pub variable: Option<Text>,
    /// Question for the self-assessment.
    pub question: Option<Text>,
    /// Weight inside its dimension.
    pub weight: Weight,
    /// Levels it can have.
    pub scale: Rc<Scale>,
    /// Who can change it.
    pub control: Control,
    /// Work to raise it one level in one unit, 1 to 9; always assumed.
    pub effort: Effort,
    /// Why the effort is what it is.
    pub effort_reason: Option<Text>,
    /// What each level means.
    pub level_texts: LiteMap<LevelId, Marked>,
    /// Documents to prepare.
    pub evidence: Vec<Marked>,
    /// What to do first.
    pub first_step: Option<Text>,
    /// Legal pointers.
    pub law: Vec<Law>,
    /// Remark.
    pub note: Option<Text>,
}

/// Who can change an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The agency itself: it can be planned.
    Agency,
    /// Users of the service, by their answers.
    Users,
    /// Other agencies, by their indices.
    Others,
    /// The public, by a survey.
    Public,
}

impl Control {
    /// Names as they stand in a pack.
    pub const NAMES: [(&'static str, Self); 4] =
        [("agency", Self::Agency), ("users", Self::Users), ("others", Self::Others), ("public", Self::Public)];
}

/// A text with how well it is known.
#[derive(Clone, Debug)]
pub struct Marked {
    /// The text.
    pub text: Text,
    /// How well it is known.
    pub basis: Basis,
}

/// A legal pointer.
#[derive(Clone, Debug)]
pub struct Law {
    /// The citation.
    pub text: Text,
    /// Its short form, where the pack gives one.
    pub cite: Option<String>,
    /// Whether it was confirmed on a page that was read.
    pub confirmed: bool,
}

/// How units make a body.
#[derive(Clone, Debug)]
pub struct UnitRules {
    /// How well the mean is known as the rule.
    pub origin: Origin,
    /// What one row of an assessment is.
    pub row: RowKind,
    /// Proposed units by kind of body.
    pub presets: LiteMap<String, Vec<Preset>>,
}

/// What one row of an assessment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A unit of service.
    Unit,
    /// A product of a unit (2021).
    Product,
}

/// A proposed unit.
#[derive(Clone, Debug)]
pub struct Preset {
    /// Kind of unit, such as `puskesmas`.
    pub kind: String,
    /// Proposed name.
    pub name: String,
}

/// An improvement that raises several indicators at once.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Stable id.
    pub id: BundleId,
    /// Name on screen.
    pub name: Text,
    /// What it is.
    pub description: Option<Text>,
    /// Why effort and effect are what they are.
    pub reason: Option<Text>,
    /// Paid per unit or once.
    pub scope: Scope,
    /// Work, 1 to 9; always assumed.
    pub effort: Effort,
    /// What it raises; never empty.
    pub effects: Vec<BundleEffect>,
    /// How well its effect is known.
    pub origin: Origin,
}

/// Where a bundle works, and how often its effort is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In one unit, paid for each.
    Unit,
    /// In every unit that has indicators, paid once.
    Body,
}

/// An indicator reaches at least a level.
#[derive(Clone, Debug)]
pub struct BundleEffect {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// The level it reaches.
    pub level: LevelId,
    /// How well the effect is known.
    pub basis: Basis,
}

/// The second axis of 2025 and 2026: follow-up of the Ombudsman's products.
#[derive(Clone, Debug)]
pub struct Compliance {
    /// Question to the user.
    pub question: Text,
    /// What is added to the opinion.
    pub suffix: Text,
    /// How well that is known.
    pub origin: Origin,
    /// Remark.
    pub note: Option<Text>,
}

/// A statement for the method page.
#[derive(Clone, Debug)]
pub struct Note {
    /// What it is about.
    pub topic: String,
    /// The statement.
    pub text: Text,
    /// How well it is known.
    pub origin: Origin,
}

/// A disagreement between sources.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// What it is about.
    pub about: Text,
    /// What each source says.
    pub claims: Vec<Claim>,
    /// How the pack deals with it.
    pub note: Option<Text>,
}

/// What one source says.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The claim.
    pub text: Text,
    /// Key of the source.
    pub source: Option<SourceId>,
    /// Whether the pack follows it.
    pub used: bool,
}

/// A golden case.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// Key of the source.
    pub source: SourceId,
    /// A whole assessment document.
    pub assessment: Value,
    /// The part of the `score` output that must come out.
    pub expect: Value,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_stand_on_a_ramp_of_four_steps() {
        let steps = |count: usize| {
            let level = |number: usize| Level { id: LevelId::from(number.to_string().as_str()), share: Rational::ZERO };
            let scale = Scale {
                id: "acak".into(),
                origin: Origin { basis: Basis::Assumed, source: None },
                levels: (0..count).map(level).collect(),
            };
            scale.levels.iter().map(|level| scale.ramp_step(&level.id)).collect::<Vec<_>>()
        };
        assert_eq!(steps(2), [0, 3]);
        assert_eq!(steps(3), [0, 1, 3]);
        assert_eq!(steps(4), [0, 1, 2, 3]);
        assert_eq!(steps(7), [0, 0, 1, 1, 2, 2, 3]);
    }
}
