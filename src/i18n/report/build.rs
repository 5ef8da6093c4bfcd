//! From an assessment and its outcome to the words of the report.

use super::{Chip, Figure, Headline, Mark, Report, Section, Signature, actions, annex, evidence, figures, tables};
use crate::engine::Rules;
use crate::engine::assessment::{Assessment, Decimal, ReportField};
use crate::engine::date::Date;
use crate::engine::instrument::{Band, Zone};
use crate::engine::score::{Outcome, Verdict};
use crate::engine::text::UnitId;
use crate::i18n::wording::{Statement, turns};
use crate::i18n::{Locale, Messages, capitalised, fill};

/// What every part of the report is made from.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub locale: Locale,
    pub rules: &'a Rules,
    pub assessment: &'a Assessment,
    pub outcome: &'a Outcome,
}

impl Subject<'_> {
    pub fn messages(&self) -> &'static Messages {
        self.locale.messages()
    }

    /// The name of the instrument with its year.
    pub fn instrument(&self) -> &str {
        self.locale.text(&self.rules.instrument().title)
    }

    /// The name of a unit, safe to be set beside other text.
    pub fn unit_name(&self, name: &str) -> String {
        self.locale.unit_name(&clean(name))
    }
}

/// A text of the user without characters that are not seen but turn the text around them, or that no document may
/// hold.
pub(super) fn clean(text: &str) -> String {
    let is_forbidden = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !turns(*c) && !is_forbidden(*c)).collect()
}

impl Report {
    /// The report on an assessment; `today` is the present day in words, `day` the one that decides
    /// which evidence is overdue.
    pub fn new(
        locale: Locale,
        rules: &Rules,
        assessment: &Assessment,
        outcome: &Outcome,
        (today, day): (&str, Option<Date>),
    ) -> Self {
        let subject = Subject { locale, rules, assessment, outcome };
        let m = locale.messages();
        let body = clean(&assessment.body.name);
        let titled = [("body", body.as_str()), ("instrument", subject.instrument())];
        let annex_title = if body.trim().is_empty() { m.report_annex } else { m.report_annex_of };
        let printed = fill(m.report_printed, &[("date", today)]);
        let (sections, advice) = sections(&subject, day);
        Self {
            lang: locale.tag(),
            paper: assessment.report_paper(),
            file: locale.file_name(m.report_title, assessment),
            kicker: fill(m.report_kicker, &titled),
            scope: locale.rows(rules.instrument(), assessment.units.len()),
            disclaimer: locale.disclaimer(rules.instrument()),
            headline: headline(&subject),
            certainty: certainty(&subject),
            sections,
            advice,
            signed: [ReportField::Place, ReportField::Date].map(|field| clean(assessment.report_text(field))),
            signatures: signatures(&subject),
            remarks: remarks(&subject),
            foot: vec![fill(m.report_pack, &[("pack", &rules.instrument().name())]), printed],
            annex_title: fill(annex_title, &titled),
            annex: annex::annex(&subject),
            body: body.trim().to_owned(),
        }
    }
}

/// The name of a unit, as the report prints it.
pub(super) fn unit_name(subject: &Subject<'_>, id: &UnitId) -> String {
    let unit = subject.assessment.units.iter().find(|unit| unit.id == *id);
    unit.map(|unit| subject.unit_name(&unit.name)).unwrap_or_default()
}

/// A typed figure as scores are shown: with two decimals, or as many as it was typed with.
pub(super) fn typed(locale: Locale, figure: &Decimal) -> String {
    let text = figure.text();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals > 2 { locale.decimal(text) } else { locale.rounded(figure.value()) }
}

impl Locale {
    /// A file name without ending for what is printed of an assessment: `laporan-kabupaten-contoh-kepatuhan-2023`.
    pub fn file_name(self, what: &str, assessment: &Assessment) -> String {
        let mut name = String::new();
        for part in [what, &assessment.body.name].into_iter().flat_map(|text| text.split(is_separator)) {
            if part.is_empty() || name.len() + part.len() > 60 {
                continue;
            }
            name.push_str(&part.to_ascii_lowercase());
            name.push('-');
        }
        name + &assessment.instrument.id
    }
}

fn is_separator(c: char) -> bool {
    !c.is_ascii_alphanumeric()
}

fn headline(subject: &Subject<'_>) -> Headline {
    let (locale, outcome) = (subject.locale, subject.outcome);
    let m = subject.messages();
    let instrument = ("instrument", subject.instrument());
    let Some(verdict) = &outcome.verdict else {
        let value = locale.range(outcome.guaranteed.low, outcome.guaranteed.high);
        return Headline {
            letter: None,
            zone: None,
            label: fill(m.result_open_of, &[instrument]),
            title: capitalised(&locale.bands(outcome.possible.iter())),
            chips: vec![Chip {
                filled: false,
                zone: None,
                text: locale.missing(subject.rules, subject.assessment, outcome),
            }],
            figures: vec![Figure { value, label: m.result_range.to_owned() }],
        };
    };
    let band = &verdict.band;
    let label = match (&band.code, band.zone) {
        (None, None) => fill(m.result_of_opinion, &[instrument]),
        _ => fill(m.result_of, &[("label", &locale.band(band)), instrument]),
    };
    Headline {
        letter: band.code.clone(),
        zone: band.zone,
        label,
        title: locale.opinion(band, outcome),
        chips: chips(subject, band),
        figures: figures_of(subject, verdict),
    }
}

fn chips(subject: &Subject<'_>, band: &Band) -> Vec<Chip> {
    let (locale, m) = (subject.locale, subject.messages());
    let mut chips = Vec::new();
    let word = |zone: Zone| capitalised(&fill(m.zone_chip, &[("zone", locale.zone(zone))]));
    chips.extend(band.zone.map(|zone| Chip { filled: true, zone: Some(zone), text: word(zone) }));
    let quality = band.quality.as_ref().map(|quality| fill(m.quality, &[("quality", locale.text(quality))]));
    chips.extend(quality.map(|text| Chip { filled: true, zone: None, text }));
    for other in subject.outcome.possible.iter().filter(|other| other.min != band.min) {
        let text = fill(m.maybe, &[("label", &band_words(locale, other))]);
        chips.push(Chip { filled: false, zone: other.zone, text });
    }
    let suffix = subject.outcome.suffix.as_ref().filter(|suffix| suffix.added.is_none());
    let suffix = suffix.map(|suffix| fill(m.suffix_open, &[("suffix", locale.text(&suffix.text))]));
    chips.extend(suffix.map(|text| Chip { filled: false, zone: None, text }));
    chips
}

/// `C, kuning`, or the shortest name where there is no letter with a zone.
pub(super) fn band_words(locale: Locale, band: &Band) -> String {
    let zone = band.zone.filter(|_| band.code.is_some()).map(|zone| format!(", {}", locale.zone(zone)));
    format!("{}{}", locale.band_short(band), zone.unwrap_or_default())
}

fn figures_of(subject: &Subject<'_>, verdict: &Verdict) -> Vec<Figure> {
    let (locale, m) = (subject.locale, subject.messages());
    let instrument = subject.rules.instrument();
    let bound = |band: &Band| locale.score(instrument.round(&band.min));
    let next = match &verdict.next {
        Some(next) => {
            let values = [("label", locale.band_short(&next.band)), ("threshold", bound(&next.band))];
            let label = fill(m.gap_next, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
            Figure { value: locale.score(next.missing), label }
        }
        None => Figure { value: String::new(), label: m.gap_top.to_owned() },
    };
    let threshold = bound(&verdict.band);
    let below = instrument.bands.iter().find(|band| band.min < verdict.band.min);
    let margin = match below {
        Some(below) => fill(m.gap_margin, &[("label", &locale.band_short(below)), ("threshold", &threshold)]),
        None => fill(m.gap_margin_lowest, &[("threshold", &threshold)]),
    };
    vec![
        Figure { value: locale.score(verdict.total), label: m.result_total.to_owned() },
        next,
        Figure { value: locale.score(verdict.margin), label: margin },
    ]
}

fn certainty(subject: &Subject<'_>) -> Vec<Mark> {
    let certainty = subject.locale.certainty(subject.rules, subject.assessment, subject.outcome);
    let mark = |Statement { lead, text }, basis| Mark { lead: capitalised(&clean(&lead)) + ".", text, basis };
    let (rests, basis) = certainty.rests;
    let others = certainty.certain.into_iter().chain(certainty.open).map(|statement| mark(statement, None));
    others.chain([mark(rests, Some(basis))]).collect()
}

/// The sections of the summary, and what is to be done before actions can be ranked.
fn sections(subject: &Subject<'_>, day: Option<Date>) -> (Vec<Section>, Option<String>) {
    let (first, advice) = match actions::actions(subject) {
        Ok(first) => (Some(first), None),
        Err(advice) => (None, Some(advice.to_owned())),
    };
    let mut sections: Vec<_> = first.into_iter().collect();
    sections.extend([why(subject), figures::assumptions(subject)]);
    sections.extend(evidence::evidence(subject, day));
    sections.push(tables::units(subject));
    (sections, advice)
}

fn why(subject: &Subject<'_>) -> Section {
    let (locale, m) = (subject.locale, subject.messages());
    let title = match &subject.outcome.verdict {
        Some(verdict) => fill(m.why_title, &[("label", &locale.band_short(&verdict.band))]),
        None => m.why_title_open.to_owned(),
    };
    let statements = locale.why(subject.rules, subject.assessment, subject.outcome);
    let item = |Statement { lead, text }| Mark { lead: clean(&lead), text: clean(&text), basis: None };
    Section { title, items: statements.into_iter().map(item).collect(), ..Section::default() }
}

fn signatures(subject: &Subject<'_>) -> [Signature; 2] {
    use ReportField::{KnownName, KnownNumber, KnownOffice, MadeName, MadeNumber, MadeOffice};
    let m = subject.messages();
    let blocks =
        [(m.report_known, [KnownOffice, KnownName, KnownNumber]), (m.report_made, [MadeOffice, MadeName, MadeNumber])];
    blocks.map(|(heading, fields)| {
        let [office, name, number] = fields.map(|field| clean(subject.assessment.report_text(field)));
        Signature { heading, office, name, number: fill(m.report_number, &[("number", &number)]) }
    })
}

/// What a reader must know about these words and letters.
fn remarks(subject: &Subject<'_>) -> Vec<String> {
    let (locale, m) = (subject.locale, subject.messages());
    let bands = &subject.rules.instrument().bands;
    let authority = locale.authority(subject.rules.instrument());
    let full = subject.rules.instrument().other_authority().unwrap_or(m.authority_full);
    let mut remarks = vec![fill(m.report_remark, &[("full", full), ("authority", authority)])];
    if bands.iter().any(|band| band.code.is_some()) {
        remarks.push(fill(m.skm_note, &[("instrument", subject.instrument())]));
    }
    remarks.extend(locale.zones_remark(subject.rules.instrument()).map(str::to_owned));
    let suffix = locale.suffix_note(subject.outcome, subject.assessment.follow_up);
    remarks.extend(suffix.map(|note| capitalised(&note)));
    remarks
}
