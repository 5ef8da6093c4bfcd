//! From the raw pack to the model: everything wrong is found in one pass.

mod bands;
mod bundles;
mod examples;
mod figures;
mod remarks;
mod tree;

use std::collections::BTreeSet;

use super::model::{Instrument, Preset, RowKind, Source, UnitRules};
use super::raw::{RawInstrument, RawSource, RawUnits};
use super::{FORMAT, FORMAT_VERSION, MAX_PACK_BYTES};
use crate::document::{self, Read, map_of};
use crate::number::Rounding;
use crate::problem::{Place, Problems};
use crate::text::SourceId;

pub use examples::check_examples;

/// Most decimals that a score can have.
const MAX_DECIMALS: u32 = 6;

/// Reads and validates a pack.
///
/// # Errors
/// Every problem of the pack, each with its path, the wrong value and a hint.
pub fn load(text: &str) -> Result<Instrument, Problems> {
    let version = ("format_version", FORMAT_VERSION);
    let (value, _, mut problems) = document::parse_versioned(text, FORMAT, version, MAX_PACK_BYTES)?;
    let raw = RawInstrument::read(&value, &Place::Root, &mut problems);
    let instrument = raw.and_then(|raw| Validator::new(&raw, &mut problems).instrument(&raw));
    problems.or_value(instrument)
}

/// What the parts of the validator share: the problems, and what ids may refer to.
struct Validator<'a> {
    problems: &'a mut Problems,
    sources: BTreeSet<String>,
}

impl<'a> Validator<'a> {
    fn new(raw: &RawInstrument, problems: &'a mut Problems) -> Self {
        let mut sources = BTreeSet::new();
        sources.extend(raw.sources.iter().flatten().map(|(key, _)| key.clone()));
        Self { problems, sources }
    }

    fn instrument(&mut self, raw: &RawInstrument) -> Option<Instrument> {
        let root = Place::Root;
        let id = self.filled(raw.id.as_deref(), &root.key("id"));
        let version = self.filled(raw.version.as_deref(), &root.key("version"));
        let decimals = self.decimals(raw.decimals, &root.key("decimals"));
        let rounding = self.word(raw.rounding.as_deref(), &Rounding::NAMES, &root.key("rounding"));
        let bands = raw.bands.as_deref().and_then(|bands| self.bands(bands, &root.key("bands")));
        let scales = self.scales(raw.scales.as_ref(), &root.key("scales"));
        let dimensions = raw.dimensions.as_deref();
        let dimensions = dimensions.and_then(|raw| self.dimensions(raw, &scales, &root.key("dimensions")));
        let units = self.units(raw.units.as_ref(), &root.key("units"));
        let bundles = self.bundles(raw, &scales, &root.key("bundles"));
        let compliance = self.compliance(raw.compliance.as_ref(), &root.key("compliance"));
        let notes = self.notes(raw.notes.as_deref().unwrap_or_default(), &root.key("notes"));
        let conflicts = self.conflicts(raw.conflicts.as_deref().unwrap_or_default(), &root.key("conflicts"));
        let examples = self.examples(raw.examples.as_deref().unwrap_or_default(), &root.key("examples"));
        Some(Instrument {
            id: id?.into(),
            version: version?.to_owned(),
            year: raw.year?,
            title: raw.title.clone()?,
            status: raw.status.clone(),
            authority: raw.authority.clone(),
            legal_basis: raw.legal_basis.clone().unwrap_or_default(),
            sources: map_of(raw.sources.iter().flatten().filter_map(|(key, source)| self.source(key, source))),
            decimals: decimals?,
            rounding: rounding?,
            bands: bands?,
            dimensions: dimensions?,
            units: units?,
            bundles: bundles?,
            compliance,
            notes: notes?,
            conflicts: conflicts?,
            examples,
        })
    }

    fn decimals(&mut self, raw: Option<u32>, place: &Place<'_>) -> Option<u8> {
        let decimals = raw?;
        if decimals > MAX_DECIMALS {
            self.out_of_range(place, 0, MAX_DECIMALS, decimals);
        }
        u8::try_from(decimals).ok()
    }

    fn source(&self, key: &str, raw: &RawSource) -> Option<(SourceId, Source)> {
        Some((key.into(), Source { title: raw.title.clone()?, url: raw.url.clone() }))
    }

    fn units(&mut self, raw: Option<&RawUnits>, place: &Place<'_>) -> Option<UnitRules> {
        let raw = raw?;
        self.word(raw.aggregation.as_deref(), &[("mean", ())], &place.key("aggregation"));
        let origin = self.origin(raw.basis.as_deref(), raw.source.as_deref(), place);
        let kinds = [("unit", RowKind::Unit), ("product", RowKind::Product)];
        let row = raw.row.as_deref().map_or(Some(RowKind::Unit), |row| self.word(Some(row), &kinds, &place.key("row")));
        let preset = |raw: &super::raw::RawPreset| Some(Preset { kind: raw.kind.clone()?, name: raw.name.clone()? });
        let presets = raw.presets.iter().flatten();
        let presets = presets.map(|(kind, units)| (kind.clone(), units.iter().filter_map(preset).collect()));
        Some(UnitRules { origin: origin?, row: row?, presets: map_of(presets) })
    }
}
