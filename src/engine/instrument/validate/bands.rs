//! Bands and scales.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use super::Validator;
use crate::document::{ById, map_of};
use crate::instrument::NOT_APPLICABLE;
use crate::instrument::model::{Band, BandFacts, Level, Scale, Zone};
use crate::instrument::raw::{RawBand, RawLevel, RawScale};
use crate::number::Rational;
use crate::problem::{Place, ProblemKind};

/// Most levels of a scale: plans weigh every level of every indicator against all others.
const MOST_LEVELS: usize = 25;

/// Scales by id, as far as they could be read.
pub(super) type Scales = LiteMap<String, Option<Rc<Scale>>>;

impl Validator<'_> {
    /// Bands from the top down; contiguous because only their lower bounds are written.
    pub(super) fn bands(&mut self, raw: &[RawBand], place: &Place<'_>) -> Option<Vec<Band>> {
        if raw.is_empty() {
            self.problems.push(place, ProblemKind::Empty, "");
            return None;
        }
        let bands: Vec<_> = raw.iter().enumerate().map(|(index, band)| self.band(band, &place.index(index))).collect();
        self.band_order(raw, place);
        self.band_labels(raw, place);
        bands.into_iter().collect()
    }

    fn band(&mut self, raw: &RawBand, place: &Place<'_>) -> Option<Band> {
        let min = self.number(raw.min.as_deref(), &Rational::HUNDRED, &place.key("min"));
        let zone = raw.zone.as_deref().map(|zone| self.word(Some(zone), &Zone::NAMES, &place.key("zone")));
        let origin = self.origin(raw.basis.as_deref(), raw.source.as_deref(), place);
        let unnamed = raw.code.is_none() && raw.opinion.is_none() && raw.zone.is_none();
        if unnamed && !self.has_noted_name(place) {
            self.problems.push(&place.key("opinion"), ProblemKind::MissingKey, "");
        }
        let facts = BandFacts {
            code: raw.code.clone(),
            opinion: raw.opinion.clone(),
            quality: raw.quality.clone(),
            zone: zone.unwrap_or_default(),
            min: min?,
            origin: origin?,
        };
        Some(facts.into())
    }

    /// Whether the band, or a name of it, was found wrong already.
    fn has_noted_name(&self, place: &Place<'_>) -> bool {
        let place = place.to_string();
        self.problems
            .iter()
            .filter_map(|problem| problem.path.strip_prefix(&place))
            .any(|rest| rest.is_empty() || [".code", ".opinion", ".zone"].iter().any(|name| rest.starts_with(name)))
    }

    fn band_order(&mut self, raw: &[RawBand], place: &Place<'_>) {
        let min = |band: &RawBand| Rational::parse(band.min.as_deref()?).ok().filter(|min| min.is_percent());
        let mins: Vec<_> = raw.iter().map(min).collect();
        let written = |index: usize| raw.get(index).and_then(|band| band.min.as_deref()).unwrap_or("");
        for (index, pair) in mins.windows(2).enumerate() {
            if let [Some(upper), Some(lower)] = pair
                && lower >= upper
            {
                let place = place.index(index + 1);
                self.problems.push(&place.key("min"), ProblemKind::BandOrder, written(index + 1));
            }
        }
        if let Some(Some(last)) = mins.last()
            && !last.is_zero()
        {
            let index = mins.len() - 1;
            self.problems.push(&place.index(index).key("min"), ProblemKind::BandGap, written(index));
        }
    }

    /// What results and targets call a band must be said of no other one.
    fn band_labels(&mut self, raw: &[RawBand], place: &Place<'_>) {
        let mut seen = BTreeSet::new();
        for (index, band) in raw.iter().enumerate() {
            let opinion = band.opinion.as_ref().map(|opinion| opinion.id.as_str());
            let names = [("code", band.code.as_deref()), ("opinion", opinion), ("zone", band.zone.as_deref())];
            if let Some((key, name)) = names.into_iter().find(|(_, name)| name.is_some()) {
                self.new_id(name, &mut seen, &place.index(index).key(key));
            }
        }
    }

    /// Scales by id; `None` is one that is wrong, which is said once and not again where it is used.
    pub(super) fn scales(&mut self, raw: Option<&ById<RawScale>>, place: &Place<'_>) -> Scales {
        let scales = raw.into_iter().flatten();
        map_of(scales.map(|(id, scale)| (id.clone(), self.scale(id, scale, &place.key(id)))))
    }

    fn scale(&mut self, id: &str, raw: &RawScale, place: &Place<'_>) -> Option<Rc<Scale>> {
        let origin = self.origin(raw.basis.as_deref(), raw.source.as_deref(), place);
        let levels = self.levels(raw.levels.as_deref()?, &place.key("levels"));
        Some(Rc::new(Scale { id: id.to_owned(), origin: origin?, levels: levels? }))
    }

    fn levels(&mut self, raw: &[RawLevel], place: &Place<'_>) -> Option<Vec<Level>> {
        let is_count_good = (2..=MOST_LEVELS).contains(&raw.len());
        if !is_count_good {
            self.problems.push(place, ProblemKind::WrongCount { least: 2, most: MOST_LEVELS }, raw.len());
        }
        let mut seen = BTreeSet::new();
        let mut before = Rational::ZERO;
        let mut levels = Vec::new();
        for (index, level) in raw.iter().enumerate() {
            let place = place.index(index);
            let id = self.new_id(level.value.as_deref(), &mut seen, &place.key("value"));
            if id == Some(NOT_APPLICABLE) {
                self.problems.push(&place.key("value"), ProblemKind::NoLevel, NOT_APPLICABLE);
            }
            let share = self.number(level.share.as_deref(), &Rational::ONE, &place.key("share"));
            if share.as_ref().is_some_and(|share| *share < before) {
                let written = level.share.as_deref().unwrap_or("");
                self.problems.push(&place.key("share"), ProblemKind::ShareOrder, written);
            }
            before = share.clone().unwrap_or(before);
            levels.push(id.zip(share).map(|(id, share)| Level { id: id.into(), share }));
        }
        levels.into_iter().collect::<Option<_>>().filter(|_| is_count_good)
    }
}
