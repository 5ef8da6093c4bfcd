//! An assessment without anything that names somebody: figures alone.

use crate::assessment::{Assessment, Body};
use crate::instrument::{Instrument, RowKind};
use crate::text::UnitId;

/// The figures. Kinds stay where the instrument proposes them, since then they name nobody.
pub(super) fn without_names(assessment: &Assessment, instrument: &Instrument) -> Assessment {
    let presets = &instrument.units.presets;
    let kind_of_body = &assessment.body.kind;
    let known = presets.keys().any(|kind| kind == kind_of_body);
    let body = Body { kind: if known { kind_of_body.clone() } else { String::new() }, ..Body::default() };
    let mut bare = Assessment { body, ..assessment.clone() };
    let version = &mut bare.instrument.version;
    if !version.chars().all(|c| c.is_ascii_digit() || c == '.') {
        version.clone_from(&instrument.version);
    }
    let row = match instrument.units.row {
        RowKind::Unit => "Unit",
        RowKind::Product => "Produk",
    };
    for (index, unit) in bare.units.iter_mut().enumerate() {
        unit.id = UnitId::from(format!("u{}", index + 1).as_str());
        unit.name = format!("{row} {}", index + 1);
        if !presets.values().flatten().any(|preset| preset.kind == unit.kind) {
            unit.kind.clear();
        }
    }
    bare
}
