//! Bundles: every effect names an indicator of the pack and a level it can have.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use super::Validator;
use super::bands::Scales;
use crate::document::map_of;
use crate::instrument::model::{Basis, Bundle, BundleEffect, Scale, Scope};
use crate::instrument::raw::{RawBundle, RawInstrument, RawSet};
use crate::problem::{Place, ProblemKind, Reference};
use crate::text::LevelId;

/// Most bundles of a pack: plans look at every set of them that can matter.
const MOST_BUNDLES: usize = 16;

/// Scale of each indicator, as far as both are known.
type ScaleOf<'r> = LiteMap<&'r str, Option<&'r Rc<Scale>>>;

impl Validator<'_> {
    pub(super) fn bundles(&mut self, raw: &RawInstrument, scales: &Scales, place: &Place<'_>) -> Option<Vec<Bundle>> {
        let scale_of = scale_of(raw, scales);
        let mut seen = BTreeSet::new();
        let mut bundles = Vec::new();
        let count = raw.bundles.iter().flatten().count();
        if count > MOST_BUNDLES {
            self.problems.push(place, ProblemKind::WrongCount { least: 0, most: MOST_BUNDLES }, count);
        }
        for (index, bundle) in raw.bundles.iter().flatten().enumerate() {
            bundles.push(self.bundle(bundle, &scale_of, &mut seen, &place.index(index)));
        }
        bundles.into_iter().collect()
    }

    fn bundle(
        &mut self,
        raw: &RawBundle,
        scale_of: &ScaleOf<'_>,
        seen: &mut BTreeSet<String>,
        place: &Place<'_>,
    ) -> Option<Bundle> {
        let id = self.new_id(raw.id.as_deref(), seen, &place.key("id"));
        let scopes = [("unit", Scope::Unit), ("body", Scope::Body)];
        let scope = self.word(raw.scope.as_deref(), &scopes, &place.key("scope"));
        let effort = self.effort(raw.effort, &place.key("effort"));
        let origin = self.origin(raw.basis.as_deref(), raw.source.as_deref(), place);
        let basis = origin.as_ref().map_or(Basis::Assumed, |origin| origin.basis);
        let effects = self.effects(raw.sets.as_deref()?, scale_of, basis, &place.key("sets"));
        Some(Bundle {
            id: id?.into(),
            name: raw.name.clone()?,
            description: raw.description.clone(),
            reason: raw.reason.clone(),
            scope: scope?,
            effort: effort?,
            effects: effects?,
            origin: origin?,
        })
    }

    fn effects(
        &mut self,
        raw: &[RawSet],
        scale_of: &ScaleOf<'_>,
        basis: Basis,
        place: &Place<'_>,
    ) -> Option<Vec<BundleEffect>> {
        if raw.is_empty() {
            self.problems.push(place, ProblemKind::Empty, "");
        }
        let mut seen = BTreeSet::new();
        let mut effects = Vec::new();
        for (index, set) in raw.iter().enumerate() {
            let place = place.index(index);
            self.new_id(set.indicator.as_deref(), &mut seen, &place.key("indicator"));
            effects.push(self.effect(set, scale_of, basis, &place));
        }
        effects.into_iter().collect()
    }

    fn effect(
        &mut self,
        raw: &RawSet,
        scale_of: &ScaleOf<'_>,
        basis: Basis,
        place: &Place<'_>,
    ) -> Option<BundleEffect> {
        let basis = match raw.basis.as_deref() {
            Some(own) => self.basis(Some(own), &place.key("basis")),
            None => Some(basis),
        };
        let scale = self.scale_of_effect(raw, scale_of, &place.key("indicator"));
        let level = raw.level.as_deref().map(LevelId::from);
        if let (Some(scale), Some(level)) = (scale, &level)
            && scale.position(level).is_none()
        {
            self.problems.push(&place.key("level"), ProblemKind::UnknownReference { to: Reference::Level }, level);
        }
        Some(BundleEffect { indicator: raw.indicator.as_deref()?.into(), level: level?, basis: basis? })
    }

    /// The scale of the indicator that an effect names, as far as both are known.
    fn scale_of_effect<'r>(
        &mut self,
        raw: &RawSet,
        scale_of: &ScaleOf<'r>,
        place: &Place<'_>,
    ) -> Option<&'r Rc<Scale>> {
        let indicator = raw.indicator.as_deref()?;
        let scale = scale_of.get(indicator);
        if scale.is_none() {
            self.problems.push(place, ProblemKind::UnknownReference { to: Reference::Indicator }, indicator);
        }
        scale.copied().flatten()
    }
}

fn scale_of<'r>(raw: &'r RawInstrument, scales: &'r Scales) -> ScaleOf<'r> {
    let indicators = raw.dimensions.iter().flatten().flat_map(|dimension| dimension.indicators.iter().flatten());
    let scale = |scale: &'r Option<String>| scale.as_ref().and_then(|id| scales.get(id)?.as_ref());
    map_of(indicators.filter_map(|indicator| Some((indicator.id.as_deref()?, scale(&indicator.scale)))))
}
