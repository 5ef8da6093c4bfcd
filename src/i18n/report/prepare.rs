//! The one piece of evidence that is named for a bundle: of what the bundle does, or none.

use std::collections::BTreeSet;

use crate::engine::instrument::{Bundle, Instrument, Marked};
use crate::engine::text::IndicatorId;

/// Shorter words join others and say nothing of a subject.
const SHORTEST_WORD: usize = 5;

/// Of the evidence for what a bundle raises, one that all its standards ask for or that speaks of what the bundle is
/// called by; the more of both, the better. None rather than one of a single standard among many.
pub(super) fn evidence_of<'i>(
    instrument: &'i Instrument,
    bundle: &Bundle,
    raises: &[IndicatorId],
) -> Option<&'i Marked> {
    let standards: Vec<_> =
        bundle.effects.iter().filter_map(|effect| instrument.indicator(effect.indicator.as_str())).collect();
    // In the language of the packs, so that both languages name the same.
    let name = words(&bundle.name.id);
    let fits = |evidence: &Marked| {
        let asked = |marked: &Marked| marked.text.id == evidence.text.id;
        let count = standards.iter().filter(|standard| standard.evidence.iter().any(asked)).count();
        let common = words(&evidence.text.id).intersection(&name).count();
        let is_of_all = count == standards.len();
        (is_of_all || common > 0).then_some((is_of_all, common, count))
    };
    let raised = raises.iter().filter_map(|id| instrument.indicator(id.as_str()));
    let fitting =
        raised.flat_map(|standard| &standard.evidence).filter_map(|evidence| Some((fits(evidence)?, evidence)));
    // Of equals the first.
    let best = fitting.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, evidence)| evidence)
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().count() >= SHORTEST_WORD).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::instrument::{builtin, find_builtin};

    fn named(instrument: &str, bundle: &str) -> Option<String> {
        let instrument = find_builtin(instrument).unwrap();
        let bundle = instrument.bundle(bundle).unwrap();
        let raises: Vec<_> = bundle.effects.iter().map(|effect| effect.indicator.clone()).collect();
        evidence_of(&instrument, bundle, &raises).map(|evidence| evidence.text.id.clone())
    }

    #[test]
    fn what_is_named_for_a_bundle_is_of_what_it_does() {
        let cases = [
            ("kepatuhan-2024", "website", "Halaman situs web dengan isi yang sama, terbaca tanpa perlu masuk akun."),
            ("kepatuhan-2024", "pengawasan-internal", "Notula pengawasan bulanan oleh atasan langsung."),
            ("kepatuhan-2024", "ramah-rentan", "Panduan singkat pelayanan kelompok rentan di meja petugas."),
            ("kepatuhan-2021", "mpp-lengkap", "Loket tempat produk dilayani."),
            ("opini-2026", "bimtek-kompetensi", "Dokumen kompetensi pelaksana."),
        ];
        for (instrument, bundle, evidence) in cases {
            assert_eq!(named(instrument, bundle).as_deref(), Some(evidence), "{instrument} {bundle}");
        }
        assert_eq!(named("opini-2026", "website"), None, "no standard of it asks for anything of a website");
    }

    #[test]
    fn a_standard_that_is_not_raised_names_nothing() {
        for id in builtin() {
            let instrument = find_builtin(id).unwrap();
            for bundle in &instrument.bundles {
                assert!(evidence_of(&instrument, bundle, &[]).is_none());
            }
        }
    }
}
