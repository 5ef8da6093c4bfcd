//! Sentences about a result. They say what the engine found and claim no more.

use super::certainty::Entered;
use super::{Locale, capitalised, fill};
use crate::engine::assessment::{Assessment, FollowUp};
use crate::engine::instrument::{Band, Instrument, RowKind, Zone};
use crate::engine::number::Rational;
use crate::engine::score::{Bounds, DimensionOutcome, Outcome, UnitOutcome, Verdict};
use crate::engine::{Rules, Target};

/// A statement: what is said first, and what explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The finding.
    pub lead: String,
    /// Its explanation.
    pub text: String,
}

/// Whether a sign is not seen but turns the text around it, figures included.
pub(super) const fn turns(sign: char) -> bool {
    matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A name as it stands in a sentence.
fn unturned(name: &str) -> String {
    name.chars().filter(|sign| !turns(*sign)).collect()
}

/// The kind of a body that is one unit.
const SINGLE_UNIT: &str = "unit";

impl Locale {
    /// Which pack it is, and how its figures came about, where it says so.
    pub fn pack_and_status(self, instrument: &Instrument) -> String {
        let (m, name) = (self.messages(), instrument.name());
        let Some(status) = instrument.status.as_deref().filter(|status| !status.trim().is_empty()) else {
            return fill(m.method_version, &[("name", &name)]);
        };
        let status = match status {
            "reconstructed" => m.method_reconstructed.to_owned(),
            "fictional" => m.method_fictional.to_owned(),
            // A word of the pack's own, in whatever language.
            own => fill(m.method_other_status, &[("status", own)]),
        };
        fill(m.method_version_status, &[("name", &name), ("status", &status)])
    }

    /// How a sentence names a band: `kategori C`, `zona kuning` (2021), `Kualitas Sedang` (2025).
    pub fn band(self, band: &Band) -> String {
        let m = self.messages();
        match (&band.code, band.zone, &band.opinion) {
            (Some(code), ..) => fill(m.category_label, &[("code", code)]),
            (None, Some(zone), _) => fill(self.first().zone_label, &[("zone", self.zone(zone))]),
            (None, None, Some(opinion)) => self.text(opinion).to_owned(),
            (None, None, None) => band.label().to_owned(),
        }
    }

    /// The shortest name of a band: `C`, `kuning` (2021), `Kualitas Sedang` (2025).
    pub fn band_short(self, band: &Band) -> String {
        match (&band.code, band.zone, &band.opinion) {
            (Some(code), ..) => code.clone(),
            (None, Some(zone), _) => self.zone(zone).to_owned(),
            (None, None, Some(opinion)) => self.text(opinion).to_owned(),
            (None, None, None) => band.label().to_owned(),
        }
    }

    /// What each band of a scale is called, best first: without the words at the ends that the names of all bands share.
    pub fn band_labels(self, instrument: &Instrument) -> Vec<String> {
        let names: Vec<_> = instrument.bands.iter().map(|band| self.band_short(band)).collect();
        let words: Vec<Vec<&str>> = names.iter().map(|name| name.split(' ').collect()).collect();
        let shared = |word: fn(&[&str]) -> Option<String>| {
            let first = words.first().and_then(|words| word(words));
            words.iter().all(|words| words.len() > 1 && word(words) == first)
        };
        let at_start = shared(|words| words.first().map(ToString::to_string));
        let at_end = !at_start && shared(|words| words.last().map(ToString::to_string));
        let label = |words: Vec<&str>| {
            let end = words.len() - usize::from(at_end);
            words.get(usize::from(at_start)..end).unwrap_or_default().join(" ")
        };
        words.into_iter().map(label).collect()
    }

    /// The opinion of a band with its suffix, where that is added.
    pub fn opinion(self, band: &Band, outcome: &Outcome) -> String {
        let opinion = band.opinion.as_ref().map_or_else(|| self.band(band), |opinion| self.text(opinion).to_owned());
        match outcome.suffix.as_ref().filter(|suffix| suffix.added == Some(true)) {
            Some(suffix) => {
                fill(self.messages().suffix_added, &[("opinion", &opinion), ("suffix", self.text(&suffix.text))])
            }
            None => opinion,
        }
    }

    /// What is open about the suffix, where the instrument has one.
    pub fn suffix_note(self, outcome: &Outcome, follow_up: FollowUp) -> Option<String> {
        let suffix = outcome.suffix.as_ref().filter(|suffix| suffix.added.is_none())?;
        let m = self.messages();
        let message = if follow_up == FollowUp::NoneIssued { m.suffix_none_issued } else { m.suffix_open };
        Some(fill(message, &[("suffix", self.text(&suffix.text))]))
    }

    /// Several bands, best last: `D atau C`.
    pub fn bands<'b>(self, bands: impl DoubleEndedIterator<Item = &'b Band>) -> String {
        let names: Vec<_> = bands.rev().map(|band| self.band_short(band)).collect();
        match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, [first])) => format!("{first} {} {last}", self.messages().or),
            Some((last, [first, ..])) => fill(self.messages().result_open_title, &[("worst", first), ("best", last)]),
            None => String::new(),
        }
    }

    /// The range of scores of a band as printed: its bound, and just below the next one.
    pub fn band_range(self, instrument: &Instrument, band: &Band) -> (String, String) {
        let above = instrument.bands.iter().rev().find(|other| other.min > band.min);
        let step = Rational::fraction(1, 10i64.pow(u32::from(instrument.decimals))).unwrap_or_default();
        let to = above.map_or(Rational::HUNDRED, |above| &above.min - &step);
        (self.score(instrument.round(&band.min)), self.score(instrument.round(&to)))
    }

    /// How many rows an assessment has: `7 unit layanan`.
    pub fn rows(self, instrument: &Instrument, count: usize) -> String {
        let m = self.first();
        let message = match (instrument.units.row, count) {
            (RowKind::Unit, 1) => m.units_one,
            (RowKind::Unit, _) => m.units_many,
            (RowKind::Product, 1) => m.products_one,
            (RowKind::Product, _) => m.products_many,
        };
        fill(message, &[("count", &count.to_string())])
    }

    /// The name of the body, or that it has none yet.
    pub fn body_name(self, assessment: &Assessment) -> String {
        unturned(self.named(&assessment.body.name))
    }

    /// The body within a sentence: its name, or that it is this one.
    pub fn body_in_words(self, assessment: &Assessment) -> String {
        let name = &assessment.body.name;
        if name.is_empty() { self.messages().this_body.to_owned() } else { unturned(name) }
    }

    /// The name of a unit, or that it has none yet.
    pub fn unit_name(self, name: &str) -> String {
        if name.is_empty() { self.messages().unit_unnamed.to_owned() } else { unturned(name) }
    }

    /// What keeps a body from having a score: `2 unit layanan belum diisi, 12 isian belum dinilai`.
    pub fn missing(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> String {
        if assessment.units.is_empty() {
            return self.of_row(self.messages().gap_no_rows, rules.instrument());
        }
        self.gaps(rules, assessment, outcome).into_iter().map(|(gap, _)| gap).collect::<Vec<_>>().join(", ")
    }

    /// Each kind of what is missing, with how it counts. A unit without any entry is one thing to do, however many answers
    /// it could have.
    fn gaps(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> Vec<(String, &'static str)> {
        let m = self.messages();
        let blank = assessment.units.iter().filter(|unit| unit.entry.is_blank()).count();
        let begun = assessment.units.iter().zip(&outcome.units).filter(|(unit, _)| !unit.entry.is_blank());
        let open = begun.map(|(_, outcome)| outcome.unassessed).sum::<usize>();
        let counted = |message, count: usize| fill(message, &[("count", &count.to_string())]);
        let rows = || fill(m.gap_blank, &[("rows", &self.rows(rules.instrument(), blank))]);
        let blanks = (blank > 0).then(|| (rows(), m.why_open_text));
        let opens = (open > 0).then(|| (counted(m.gap_open, open), m.why_open_text));
        let ranges = (outcome.ranges > 0).then(|| (counted(m.gap_ranges, outcome.ranges), m.why_ranges_text));
        blanks.into_iter().chain(opens).chain(ranges).collect()
    }

    /// The whole result in one sentence, for screen readers.
    pub fn spoken(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> String {
        let m = self.messages();
        let (body, instrument) = (self.body_name(assessment), self.text(&rules.instrument().title));
        let Some(verdict) = &outcome.verdict else {
            let missing = self.missing(rules, assessment, outcome);
            let (low, high) = (self.score(outcome.guaranteed.low), self.score(outcome.guaranteed.high));
            let labels = self.bands(outcome.possible.iter());
            return fill(
                m.status_open,
                &[
                    ("body", &body),
                    ("missing", &missing),
                    ("low", &low),
                    ("high", &high),
                    ("instrument", instrument),
                    ("labels", &labels),
                ],
            );
        };
        let message = if verdict.band.code.is_some() { m.status_complete } else { m.status_opinion };
        fill(
            message,
            &[
                ("body", &body),
                ("total", &self.score(verdict.total)),
                ("label", &self.band(&verdict.band)),
                ("opinion", &self.opinion(&verdict.band, outcome)),
                ("instrument", instrument),
            ],
        )
    }

    pub(super) fn extremes(self, outcome: &Outcome) -> (String, String) {
        let name = |band: Option<&Band>| band.map(|band| self.band_short(band)).unwrap_or_default();
        (name(outcome.possible.last()), name(outcome.possible.first()))
    }

    /// That a band is to be kept, as a target and as a heading: a green one is, any other is not to be left downwards.
    pub fn keep(self, band: &Band) -> [&'static str; 2] {
        let m = self.messages();
        if band.zone == Some(Zone::Green) { [m.target_keep, m.guard_title] } else { [m.target_stay, m.guard_title_low] }
    }

    /// `Zona kuning`, where the instrument has zones.
    pub fn zone_words(self, band: &Band) -> Option<String> {
        let words = |zone| fill(self.messages().zone_chip, &[("zone", self.zone(zone))]);
        band.zone.map(|zone| capitalised(&words(zone)))
    }

    /// How sentences name a target: a band, or a score.
    pub fn target(self, instrument: &Instrument, target: &Target) -> String {
        match target.band(instrument) {
            Some(band) => self.band(band),
            None => fill(self.messages().target_score, &[("score", &self.score(target.least_score(instrument)))]),
        }
    }

    /// What the total is the mean of, in the middle of a sentence.
    pub(super) fn all_rows(self, rules: &Rules) -> &'static str {
        match rules.instrument().units.row {
            RowKind::Unit => self.messages().rows_units,
            RowKind::Product => self.messages().rows_products,
        }
    }

    /// Who assesses, in the middle of a sentence.
    pub fn authority(self, instrument: &Instrument) -> &str {
        instrument.other_authority().unwrap_or(self.messages().authority)
    }

    /// That what is shown is no official result of those who assess.
    pub fn disclaimer(self, instrument: &Instrument) -> String {
        fill(self.messages().disclaimer_of, &[("authority", self.authority(instrument))])
    }

    /// What a row of an assessment is, in the middle of a sentence, as a value to be filled in.
    pub fn row(self, instrument: &Instrument) -> (&'static str, &'static str) {
        (
            "row",
            if instrument.units.row == RowKind::Unit { self.messages().row_unit } else { self.messages().row_product },
        )
    }

    /// Several of them.
    pub fn row_plural(self, instrument: &Instrument) -> (&'static str, &'static str) {
        let m = self.messages();
        ("rows", if instrument.units.row == RowKind::Unit { m.row_units } else { m.row_products })
    }

    /// So many rows in short, `7 unit`, as what a message says of `rows`.
    pub fn counted(self, instrument: &Instrument, count: usize) -> String {
        let (_, noun) = if count == 1 { self.row(instrument) } else { self.row_plural(instrument) };
        format!("{count} {noun}")
    }

    /// How many indicators there are.
    pub fn indicators(self, count: usize) -> String {
        let m = self.messages();
        let message = if count == 1 { m.indicators_one } else { m.indicators_count };
        fill(message, &[("count", &count.to_string())])
    }

    /// The heading of a column of rows, `Unit layanan` or `Produk layanan`.
    pub fn row_heading(self, instrument: &Instrument) -> &'static str {
        match instrument.units.row {
            RowKind::Unit => self.messages().column_unit,
            RowKind::Product => self.messages().column_product,
        }
    }

    /// Row by row.
    pub fn per_row(self, instrument: &Instrument) -> &'static str {
        match instrument.units.row {
            RowKind::Unit => self.messages().per_unit,
            RowKind::Product => self.messages().per_product,
        }
    }

    /// A message that names a row and nothing else.
    pub fn of_row(self, message: &str, instrument: &Instrument) -> String {
        fill(message, &[self.row(instrument), self.row_plural(instrument)])
    }

    /// That colours are not in use any more, where the instrument says so and has none.
    pub fn zones_remark(self, instrument: &Instrument) -> Option<&'static str> {
        let says_so = instrument.notes.iter().any(|note| note.topic == "zones");
        (says_so && instrument.bands.iter().all(|band| band.zone.is_none())).then(|| self.messages().zones_dropped)
    }

    /// Why the result is what it is, in three statements.
    pub fn why(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> Vec<Statement> {
        match &outcome.verdict {
            Some(verdict) => vec![
                self.why_band(rules, verdict),
                self.why_unit(rules, assessment, outcome, verdict),
                self.why_dimension(rules, outcome),
            ],
            None => self.why_open(rules, assessment, outcome),
        }
    }

    fn why_band(self, rules: &Rules, verdict: &Verdict) -> Statement {
        let m = self.messages();
        let (from, to) = self.band_range(rules.instrument(), &verdict.band);
        let label = self.band_short(&verdict.band);
        let total = self.score(verdict.total);
        let lead = fill(m.why_band, &[("total", &total), ("label", &label), ("from", &from), ("to", &to)]);
        let text = match &verdict.next {
            Some(next) => {
                fill(m.why_band_next, &[("next", &self.band_short(&next.band)), ("missing", &self.score(next.missing))])
            }
            None => fill(m.why_band_top, &[("margin", &self.score(verdict.margin))]),
        };
        Statement { lead, text }
    }

    fn why_unit(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome, total: &Verdict) -> Statement {
        let m = self.messages();
        let of_row = |message: &str| self.of_row(message, rules.instrument());
        let fixed = |lead: &str, text: &str| Statement { lead: of_row(lead), text: of_row(text) };
        if let Some((year, source)) = assessment.published_total() {
            let lead = fill(m.why_published, &[("year", &year.to_string())]);
            return Statement { lead, text: fill(m.why_published_text, &[("source", source)]) };
        }
        if outcome.units.len() < 2 {
            // Who assesses a single unit misses no other.
            let text = if assessment.body.kind == SINGLE_UNIT { "" } else { m.why_one_text };
            return fixed(m.why_one, text);
        }
        let pull = |unit: &UnitOutcome| unit.pull.clone().unwrap_or_default();
        let Some((place, lowest)) = outcome.units.iter().enumerate().min_by_key(|(_, unit)| pull(unit)) else {
            return fixed(m.why_even, m.why_even_text);
        };
        if !pull(lowest).is_negative() {
            return fixed(m.why_even, m.why_even_text);
        }
        let others = self.mean_of_others(outcome, place, total);
        let name = assessment.units.get(place).map(|unit| self.unit_name(&unit.name)).unwrap_or_default();
        let label = rules.instrument().band_of(&others).map(|band| self.band_short(band));
        let text = fill(
            m.why_unit_text,
            &[
                ("score", &self.score(lowest.estimate.low)),
                ("others", &self.rounded(&others)),
                ("total", &self.rounded(&others)),
                ("label", &label.unwrap_or_default()),
                self.row(rules.instrument()),
                self.row_plural(rules.instrument()),
            ],
        );
        Statement { lead: fill(m.why_unit, &[("unit", &name)]), text }
    }

    /// Why figures by dimension can be above their weight; nothing where they cannot.
    pub fn reweighted(self, outcome: &Outcome) -> Option<String> {
        let m = self.messages();
        match outcome.reweighted {
            0 => None,
            1 => Some(m.dimensions_reweighted_one.to_owned()),
            count => Some(fill(m.dimensions_reweighted, &[("count", &count.to_string())])),
        }
    }

    fn mean_of_others(self, outcome: &Outcome, place: usize, total: &Verdict) -> Rational {
        let others = outcome.units.iter().enumerate().filter(|(position, _)| *position != place);
        let others: Vec<_> = others.map(|(_, unit)| unit.estimate.exact.low.clone()).collect();
        let count = others.len();
        if count == 0 { total.exact.clone() } else { others.into_iter().sum::<Rational>().over(count) }
    }

    fn why_dimension(self, rules: &Rules, outcome: &Outcome) -> Statement {
        let m = self.messages();
        let lost: Vec<_> = outcome.dimensions.iter().filter(|dimension| dimension.units > 0).collect();
        if lost.is_empty() {
            let (lead, text) = match rules.instrument().dimensions.as_slice() {
                [_] => (m.why_no_indicator, m.why_no_indicator_text),
                _ if rules.instrument().has_points() => (m.why_no_dimension, m.why_no_dimension_text),
                _ => (m.why_no_dimension, m.why_no_dimension_text_percent),
            };
            return Statement { lead: lead.to_owned(), text: text.to_owned() };
        }
        let missing = |dimension: &DimensionOutcome| &dimension.most - &dimension.points.low;
        let all: Rational = lost.iter().map(|dimension| missing(dimension)).sum();
        let first = lost.iter().max_by_key(|dimension| missing(dimension));
        let part = first.filter(|dimension| dimension.units < outcome.units.len()).map(|dimension| {
            let (some, units) = (dimension.units.to_string(), outcome.units.len().to_string());
            fill(m.why_dimension_part, &[("some", &some), ("units", &units)])
        });
        let with_part = |text: String| part.map_or(text.clone(), |part| format!("{text} {part}"));
        if all.is_zero() {
            return Statement {
                lead: m.why_nothing_lost.to_owned(),
                text: with_part(m.why_nothing_lost_text.to_owned()),
            };
        }
        let name = |dimension: Option<&&DimensionOutcome>| {
            let id = dimension.map(|dimension| dimension.id.as_str()).unwrap_or_default();
            rules.instrument().dimension(id).map(|known| self.text(&known.name).to_owned()).unwrap_or_default()
        };
        let points = |dimension: Option<&&DimensionOutcome>| {
            dimension.map(|dimension| self.rounded(&missing(dimension))).unwrap_or_default()
        };
        let others = lost.iter().filter(|dimension| first.is_none_or(|first| first.id != dimension.id));
        let second =
            others.max_by_key(|dimension| missing(dimension)).filter(|dimension| !missing(dimension).is_zero());
        let values = [
            ("first", name(first)),
            ("second", name(second)),
            ("first_points", points(first)),
            ("second_points", points(second)),
            ("all", self.rounded(&all)),
        ];
        let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let (lead, text) = match second {
            Some(_) => (m.why_dimension, m.why_dimension_text),
            None => (m.why_dimension_one, m.why_dimension_one_text),
        };
        Statement { lead: fill(lead, &values), text: with_part(fill(text, &values)) }
    }

    fn why_open(self, rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> Vec<Statement> {
        let m = self.messages();
        let (gaps, mut texts): (Vec<_>, Vec<_>) = self.gaps(rules, assessment, outcome).into_iter().unzip();
        texts.dedup();
        let values = [
            ("weights", self.weights_in_force(assessment).to_owned()),
            ("known", self.known_weights(rules)),
            ("low", self.score(outcome.estimate.low)),
            ("high", self.score(outcome.estimate.high)),
            ("glow", self.score(outcome.guaranteed.low)),
            ("ghigh", self.score(outcome.guaranteed.high)),
        ];
        let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let ends = |bounds: &Bounds| (bounds.low, bounds.high);
        let range = match Entered::of(assessment) {
            Entered::Dimensions | Entered::Indicators if ends(&outcome.estimate) != ends(&outcome.guaranteed) => {
                Statement { lead: fill(m.why_range, &values), text: fill(m.why_range_text, &values) }
            }
            // No weight changes it, as of what was entered as scores.
            _ => Statement { lead: fill(m.why_range_scores, &values), text: String::new() },
        };
        let gaps = Statement { lead: format!("{}.", gaps.join(", ")), text: texts.join(" ") };
        let mut statements = vec![gaps, range];
        let open = outcome.units.iter().zip(&assessment.units).filter(|(unit, _)| unit.unassessed > 0);
        // Of equal ones the first.
        statements.extend(open.rev().max_by_key(|(unit, _)| unit.unassessed).map(|(outcome, unit)| Statement {
            lead: fill(m.why_first, &[("unit", &self.unit_name(&unit.name))]),
            text: match unit.entry.is_blank() {
                true => m.why_first_blank.to_owned(),
                false => fill(m.why_first_text, &[("count", &outcome.unassessed.to_string())]),
            },
        }));
        statements
    }
}
