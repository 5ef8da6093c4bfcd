//! The instrument pack as it stands in its file, before anything is checked.

use serde_json::Value;

use crate::document::{ById, Read, record, wrong_type};
use crate::problem::{Place, Problems};
use crate::text::Text;

record! {
    /// One year's rules as data: `static/instruments/<id>.json`.
    RawInstrument {
        required {
            /// Always `zona-hijau/instrument`.
            format: String,
            /// Always 1.
            format_version: u32,
            /// Stable id, such as `kepatuhan-2023`.
            id: String,
            /// Version of the pack; a correction is a new one.
            version: String,
            /// The year assessed.
            year: u32,
            /// Title with year.
            title: Text,
            /// Decimals of a score.
            decimals: u32,
            /// Name of the rounding, such as `half_up`.
            rounding: String,
            /// From the top down.
            bands: Vec<RawBand>,
            /// Scales by id.
            scales: ById<RawScale>,
            /// The tree of what is rated.
            dimensions: Vec<RawDimension>,
            /// How units make a body.
            units: RawUnits,
        }
        optional {
            /// Free text key such as `reconstructed`.
            status: String,
            /// Who assesses.
            authority: String,
            /// Laws and decrees.
            legal_basis: Vec<String>,
            /// Sources by key.
            sources: ById<RawSource>,
            /// Improvements that raise several indicators at once.
            bundles: Vec<RawBundle>,
            /// The second axis of 2025 and 2026.
            compliance: RawCompliance,
            /// Statements for the method page.
            notes: Vec<RawNote>,
            /// Where sources disagree.
            conflicts: Vec<RawConflict>,
            /// Golden cases.
            examples: Vec<RawExample>,
        }
    }
}

record! {
    /// A source that figures refer to.
    RawSource {
        required {
            /// What it is: outlet, kind, year.
            title: String,
        }
        optional {
            /// Where it can be read.
            url: String,
        }
    }
}

record! {
    /// One band of scores.
    RawBand {
        required {
            /// Lowest score of the band.
            min: String,
            /// How well the bound is known.
            basis: String,
        }
        optional {
            /// Letter of the category.
            code: String,
            /// Opinion word.
            opinion: Text,
            /// Quality word (2025, 2026).
            quality: Text,
            /// `hijau`, `kuning` or `merah`.
            zone: String,
            /// Key of the source.
            source: String,
        }
    }
}

record! {
    /// The levels an indicator can have.
    RawScale {
        required {
            /// How well the shares are known.
            basis: String,
            /// From the lowest up.
            levels: Vec<RawLevel>,
        }
        optional {
            /// Key of the source.
            source: String,
        }
    }
}

record! {
    /// One level of a scale.
    RawLevel {
        required {
            /// The level as it is entered.
            value: String,
            /// Share of the weight it earns, 0 to 1.
            share: String,
        }
        optional {}
    }
}

record! {
    /// A weight in percent; null where it is unpublished.
    RawWeight {
        required {
            /// How well it is known.
            basis: String,
        }
        optional {
            /// Percent of the whole (dimension) or of the dimension (indicator).
            percent: String,
            /// Key of the source.
            source: String,
        }
    }
}

record! {
    /// A dimension with its indicators.
    RawDimension {
        required {
            /// Stable id.
            id: String,
            /// Name on screen.
            name: Text,
            /// Weight of the whole.
            weight: RawWeight,
            /// What is rated in it.
            indicators: Vec<RawIndicator>,
        }
        optional {}
    }
}

record! {
    /// The smallest thing that is rated.
    RawIndicator {
        required {
            /// Stable id.
            id: String,
            /// Official term.
            name: Text,
            /// Weight inside its dimension.
            weight: RawWeight,
            /// Id of its scale.
            scale: String,
            /// Whether the agency can change it itself.
            controllable: bool,
            /// Work to raise it one level in one unit, 1 to 9.
            effort: u32,
        }
        optional {
            /// How well the name is known.
            name_basis: String,
            /// Key of the source of the name.
            name_source: String,
            /// Short name for tables.
            short: Text,
            /// Variable it belongs to.
            group: Text,
            /// Question for the self-assessment.
            question: Text,
            /// `agency`, `users`, `others` or `public`.
            controlled_by: String,
            /// Why the effort is what it is.
            effort_reason: Text,
            /// What each level means, by level.
            levels_text: ById<RawMarked>,
            /// Documents to prepare.
            evidence: Vec<RawMarked>,
            /// What to do first.
            first_step: Text,
            /// Legal pointers.
            law: Vec<RawLaw>,
            /// Remark.
            note: Text,
        }
    }
}

record! {
    /// A text in both languages that may carry a basis.
    RawMarked {
        required {
            /// Indonesian.
            id: String,
            /// English.
            en: String,
        }
        optional {
            /// How well it is known.
            basis: String,
        }
    }
}

/// A legal pointer: a citation alone, or one in both languages.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(untagged))]
pub enum RawLaw {
    /// A citation that reads the same in both languages.
    Citation(String),
    /// A citation with its form in both languages.
    Pointer(RawPointer),
}

impl Read for RawLaw {
    fn read(value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Self> {
        match value {
            Value::String(citation) => Some(Self::Citation(citation.clone())),
            Value::Object(_) => RawPointer::read(value, place, problems).map(Self::Pointer),
            other => wrong_type(other, place, problems, "a citation"),
        }
    }
}

record! {
    /// A citation in both languages.
    RawPointer {
        required {
            /// Indonesian.
            id: String,
            /// English.
            en: String,
        }
        optional {
            /// Short citation.
            cite: String,
            /// `c` confirmed on a page that was read, `g` general knowledge.
            mark: String,
        }
    }
}

record! {
    /// How units make a body.
    RawUnits {
        required {
            /// Always `mean`.
            aggregation: String,
            /// How well that is known.
            basis: String,
        }
        optional {
            /// Key of the source.
            source: String,
            /// `unit` or `product`: what one row of an assessment is.
            row: String,
            /// Proposed units by kind of body.
            presets: ById<Vec<RawPreset>>,
        }
    }
}

record! {
    /// A proposed unit.
    RawPreset {
        required {
            /// Kind of unit, such as `puskesmas`.
            kind: String,
            /// Proposed name.
            name: String,
        }
        optional {}
    }
}

record! {
    /// An improvement that raises several indicators at once.
    RawBundle {
        required {
            /// Stable id.
            id: String,
            /// Name on screen.
            name: Text,
            /// `unit` or `body`: paid per unit or once.
            scope: String,
            /// Work, 1 to 9.
            effort: u32,
            /// What it raises.
            sets: Vec<RawSet>,
            /// How well its effect is known.
            basis: String,
        }
        optional {
            /// Key of the source.
            source: String,
            /// What it is.
            description: Text,
            /// Why effort and effect are what they are.
            reason: Text,
        }
    }
}

record! {
    /// One effect of a bundle: an indicator reaches at least a level.
    RawSet {
        required {
            /// Id of the indicator.
            indicator: String,
            /// The level it reaches.
            level: String,
        }
        optional {
            /// How well the effect is known.
            basis: String,
        }
    }
}

record! {
    /// The second axis of 2025 and 2026.
    RawCompliance {
        required {
            /// Question to the user.
            question: Text,
            /// What is added to the opinion.
            suffix: Text,
            /// How well that is known.
            basis: String,
        }
        optional {
            /// Key of the source.
            source: String,
            /// Remark.
            note: Text,
        }
    }
}

record! {
    /// A statement for the method page.
    RawNote {
        required {
            /// What it is about.
            topic: String,
            /// The statement.
            text: Text,
            /// How well it is known.
            basis: String,
        }
        optional {
            /// Key of the source.
            source: String,
        }
    }
}

record! {
    /// A disagreement between sources.
    RawConflict {
        required {
            /// What it is about.
            about: Text,
            /// What each source says.
            claims: Vec<RawClaim>,
        }
        optional {
            /// How the pack deals with it.
            note: Text,
        }
    }
}

record! {
    /// What one source says.
    RawClaim {
        required {
            /// The claim.
            text: Text,
            /// Whether the pack follows it.
            used: bool,
        }
        optional {
            /// Key of the source.
            source: String,
        }
    }
}

record! {
    /// A golden case.
    RawExample {
        required {
            /// What it shows.
            name: String,
            /// Key of the source.
            source: String,
            /// A whole assessment.
            assessment: RawValue,
            /// The part of the `score` output that must come out.
            expect: RawValue,
        }
        optional {}
    }
}

/// Any JSON value, kept as it is.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transparent))]
pub struct RawValue(pub Value);

impl Read for RawValue {
    fn read(value: &Value, _: &Place<'_>, _: &mut Problems) -> Option<Self> {
        Some(Self(value.clone()))
    }
}
