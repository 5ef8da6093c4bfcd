//! Dimensions, indicators and their weights.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use super::Validator;
use super::bands::Scales;
use crate::instrument::model::{Basis, Control, Dimension, Indicator, Law, Marked, Origin, Scale, Weight};
use crate::instrument::raw::{RawDimension, RawIndicator, RawLaw, RawMarked, RawWeight};
use crate::number::Rational;
use crate::problem::{Place, ProblemKind, Reference, WeightsTotal};
use crate::text::{LevelId, Text};

/// Whether a legal pointer was confirmed on a page that was read.
const MARKS: [(&str, bool); 2] = [("c", true), ("g", false)];

impl Validator<'_> {
    pub(super) fn dimensions(
        &mut self,
        raw: &[RawDimension],
        scales: &Scales,
        place: &Place<'_>,
    ) -> Option<Vec<Dimension>> {
        if raw.is_empty() {
            self.problems.push(place, ProblemKind::Empty, "");
        }
        let mut seen = BTreeSet::new();
        let mut dimensions = Vec::new();
        for (index, dimension) in raw.iter().enumerate() {
            dimensions.push(self.dimension(dimension, scales, &mut seen, &place.index(index)));
        }
        self.weights_sum(raw.iter().map(|dimension| dimension.weight.as_ref()), place);
        dimensions.into_iter().collect()
    }

    fn dimension(
        &mut self,
        raw: &RawDimension,
        scales: &Scales,
        seen: &mut BTreeSet<String>,
        place: &Place<'_>,
    ) -> Option<Dimension> {
        let id = self.new_id(raw.id.as_deref(), seen, &place.key("id"));
        let weight = self.weight(raw.weight.as_ref(), &place.key("weight"));
        let raw_indicators = raw.indicators.as_deref()?;
        let indicators_place = place.key("indicators");
        if raw_indicators.is_empty() {
            self.problems.push(&indicators_place, ProblemKind::Empty, "");
        }
        let mut indicators = Vec::new();
        for (index, indicator) in raw_indicators.iter().enumerate() {
            indicators.push(self.indicator(indicator, scales, seen, &indicators_place.index(index)));
        }
        self.weights_sum(raw_indicators.iter().map(|indicator| indicator.weight.as_ref()), &indicators_place);
        let indicators: Option<Vec<_>> = indicators.into_iter().collect();
        Some(Dimension { id: id?.into(), name: raw.name.clone()?, weight: weight?, indicators: indicators? })
    }

    fn indicator(
        &mut self,
        raw: &RawIndicator,
        scales: &Scales,
        seen: &mut BTreeSet<String>,
        place: &Place<'_>,
    ) -> Option<Indicator> {
        let id = self.new_id(raw.id.as_deref(), seen, &place.key("id"));
        let weight = self.weight(raw.weight.as_ref(), &place.key("weight"));
        let scale = raw.scale.as_deref().and_then(|scale| self.known_scale(scale, scales, &place.key("scale")));
        let effort = self.effort(raw.effort, &place.key("effort"));
        let control = self.control(raw, place);
        let name_origin = self.name_origin(raw, place);
        let level_texts = self.level_texts(raw, scale.as_deref(), &place.key("levels_text"));
        let evidence = self.marked_list(raw.evidence.as_deref().unwrap_or_default(), &place.key("evidence"));
        let law = self.laws(raw.law.as_deref().unwrap_or_default(), &place.key("law"));
        Some(Indicator {
            id: id?.into(),
            name: raw.name.clone()?,
            name_origin,
            short: raw.short.clone().or_else(|| raw.name.clone())?,
            variable: raw.group.clone(),
            question: raw.question.clone(),
            weight: weight?,
            scale: scale?,
            control: control?,
            effort: effort?,
            effort_reason: raw.effort_reason.clone(),
            level_texts,
            evidence,
            first_step: raw.first_step.clone(),
            law,
            note: raw.note.clone(),
        })
    }

    fn weight(&mut self, raw: Option<&RawWeight>, place: &Place<'_>) -> Option<Weight> {
        let raw = raw?;
        let origin = self.origin(raw.basis.as_deref(), raw.source.as_deref(), place);
        let percent = raw.percent.as_deref();
        let percent = percent.map(|text| self.number(Some(text), &Rational::HUNDRED, &place.key("percent")));
        Some(Weight { percent: percent.unwrap_or_default(), origin: origin? })
    }

    /// Published weights must leave nothing below zero, and make 100 where all are published.
    fn weights_sum<'r>(&mut self, weights: impl Iterator<Item = Option<&'r RawWeight>>, place: &Place<'_>) {
        let percents: Vec<_> = weights.map(|weight| weight.and_then(|weight| weight.percent.as_deref())).collect();
        let complete = !percents.is_empty() && percents.iter().all(Option::is_some);
        let given: Vec<_> = percents.into_iter().flatten().collect();
        let percents = given.iter().map(|text| Rational::parse(text).ok());
        // What is no percent was noted where it stands; a sum without it would say nothing.
        let Some(percents) = percents.map(|p| p.filter(Rational::is_percent)).collect::<Option<Vec<_>>>() else {
            return;
        };
        let sum: Rational = percents.into_iter().sum();
        if sum > Rational::HUNDRED || (complete && sum != Rational::HUNDRED) {
            let expected = if complete { WeightsTotal::Exactly100 } else { WeightsTotal::AtMost100 };
            let kind = ProblemKind::WeightsSum { expected, sum: sum.to_text() };
            self.problems.push(place, kind, given.join(", "));
        }
    }

    fn known_scale(&mut self, id: &str, scales: &Scales, place: &Place<'_>) -> Option<Rc<Scale>> {
        let Some(scale) = scales.get(id) else {
            self.problems.push(place, ProblemKind::UnknownReference { to: Reference::Scale }, id);
            return None;
        };
        scale.clone()
    }

    fn control(&mut self, raw: &RawIndicator, place: &Place<'_>) -> Option<Control> {
        let named = raw.controlled_by.as_deref();
        let named = named.map(|name| self.word(Some(name), &Control::NAMES, &place.key("controlled_by")));
        match (raw.controllable?, named.unwrap_or_default()) {
            (true, None | Some(Control::Agency)) => Some(Control::Agency),
            (false, Some(other)) if other != Control::Agency => Some(other),
            (false, None) => Some(Control::Others),
            (controllable, _) => {
                let choices = if controllable { "agency" } else { "users, others, public" }.to_owned();
                let value = raw.controlled_by.as_deref().unwrap_or("");
                self.problems.push(&place.key("controlled_by"), ProblemKind::UnknownWord { choices }, value);
                None
            }
        }
    }

    fn name_origin(&mut self, raw: &RawIndicator, place: &Place<'_>) -> Option<Origin> {
        self.known_source(raw.name_source.as_deref(), &place.key("name_source"));
        let basis = self.basis(raw.name_basis.as_deref(), &place.key("name_basis"))?;
        Some(Origin { basis, source: raw.name_source.as_deref().map(Into::into) })
    }

    fn level_texts(
        &mut self,
        raw: &RawIndicator,
        scale: Option<&Scale>,
        place: &Place<'_>,
    ) -> LiteMap<LevelId, Marked> {
        let mut texts = LiteMap::new();
        for (level, text) in raw.levels_text.iter().flatten() {
            let place = place.key(level);
            let id = LevelId::from(level.as_str());
            if scale.is_some_and(|scale| scale.position(&id).is_none()) {
                self.problems.push(&place, ProblemKind::UnknownReference { to: Reference::Level }, level);
            }
            if let Some(text) = self.marked(text, &place) {
                texts.insert(id, text);
            }
        }
        texts
    }

    fn marked_list(&mut self, raw: &[RawMarked], place: &Place<'_>) -> Vec<Marked> {
        raw.iter().enumerate().filter_map(|(index, text)| self.marked(text, &place.index(index))).collect()
    }

    /// A text without a basis of its own is our wording: assumed.
    fn marked(&mut self, raw: &RawMarked, place: &Place<'_>) -> Option<Marked> {
        let basis = raw.basis.as_deref();
        let basis = basis.map_or(Some(Basis::Assumed), |basis| self.basis(Some(basis), &place.key("basis")));
        let text = self.both(raw.id.as_deref(), raw.en.as_deref(), place);
        Some(Marked { text: text?, basis: basis? })
    }

    fn laws(&mut self, raw: &[RawLaw], place: &Place<'_>) -> Vec<Law> {
        raw.iter().enumerate().filter_map(|(index, law)| self.law(law, &place.index(index))).collect()
    }

    fn law(&mut self, raw: &RawLaw, place: &Place<'_>) -> Option<Law> {
        match raw {
            RawLaw::Citation(citation) => {
                let text = self.both(Some(citation), Some(citation), place)?;
                Some(Law { text, cite: Some(citation.clone()), confirmed: false })
            }
            RawLaw::Pointer(pointer) => {
                let text = self.both(pointer.id.as_deref(), pointer.en.as_deref(), place);
                let mark = pointer.mark.as_deref();
                let confirmed = mark.map_or(Some(false), |mark| self.word(Some(mark), &MARKS, &place.key("mark")));
                Some(Law { text: text?, cite: pointer.cite.clone(), confirmed: confirmed? })
            }
        }
    }

    /// A text whose languages stand beside other keys; neither may be empty.
    fn both(&mut self, id: Option<&str>, en: Option<&str>, place: &Place<'_>) -> Option<Text> {
        let (id, en) = (self.filled(id, &place.key("id")), self.filled(en, &place.key("en")));
        Some(Text { id: id?.to_owned(), en: en?.to_owned() })
    }
}
