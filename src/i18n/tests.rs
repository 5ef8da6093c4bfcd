use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Locale, beyond, catalogue, compare, fill, first, problem, sheet_panel, sheets, workshop};
use crate::engine::Rules;
use crate::engine::assessment::{Assessment, read};
use crate::engine::instrument::{Basis, Instrument, find_builtin, load};
use crate::engine::number::Rational;
use crate::engine::problem::{ProblemKind, Problems, WeightsTotal};
use crate::engine::score::{Outcome, score};
use crate::engine::text::Language;

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn both_languages_of_a_message_put_in_the_same_values() {
    let catalogues =
        [first::ALL, sheets::ALL, sheet_panel::ALL, beyond::ALL, compare::ALL, problem::ALL, workshop::ALL];
    for (name, indonesian, english) in catalogue::ALL.iter().chain(catalogues.into_iter().flatten()) {
        assert_eq!(placeholders(indonesian), placeholders(english), "{name}");
        assert!(!indonesian.trim().is_empty() && !english.trim().is_empty(), "{name}");
    }
}

#[test]
fn no_message_counts_of_a_count() {
    for (name, indonesian, _) in catalogue::ALL {
        let words: Vec<_> = indonesian.split_whitespace().collect();
        let twice = words.windows(4).any(|part| part[0] == "dari" && part[2] == "dari" && part[1].starts_with('{'));
        assert!(!twice, "{name}: {indonesian}");
    }
}

#[test]
fn a_value_that_looks_like_a_placeholder_is_left_alone() {
    assert_eq!(fill("{name} dibuka, {count}", &[("name", "{count}"), ("count", "7")]), "{count} dibuka, 7");
}

#[test]
fn the_status_of_a_pack_is_said_where_it_has_one() {
    let said = |status: Option<&str>| {
        let mut pack = Instrument::clone(&find_builtin("kepatuhan-2023").unwrap());
        pack.status = status.map(str::to_owned);
        [Language::Indonesian, Language::English].map(|language| Locale::new(language).pack_and_status(&pack))
    };
    let (id, en) = ("Paket kepatuhan-2023@1.0.0", "Pack kepatuhan-2023@1.0.0");
    let with = |one: &str, other: &str| [format!("{id}, status: {one}"), format!("{en}, status: {other}")];
    assert_eq!(said(Some("reconstructed")), with("rekonstruksi dari publikasi", "reconstructed from publications"));
    assert_eq!(said(Some("fictional")), with("contoh rekaan", "made-up example"));
    assert_eq!(said(Some("draft")), with("“draft”", "“draft”"));
    for none in [None, Some(""), Some(" ")] {
        assert_eq!(said(none), [id, en]);
    }
}

#[test]
fn numbers_follow_the_language() {
    let number = Rational::parse("-1234.505").unwrap();
    assert_eq!(Locale::new(Language::Indonesian).rounded(&number), "−1.234,50");
    assert_eq!(Locale::new(Language::English).rounded(&number), "−1,234.50");
    assert_eq!(Locale::new(Language::Indonesian).signed(&Rational::whole(3)), "+3,00");
}

fn scored(file: &Value) -> (Rules, Assessment, Outcome) {
    let (assessment, rules) = read(&file.to_string(), find_builtin).unwrap();
    let outcome = score(&rules, &assessment);
    (rules, assessment, outcome)
}

/// One unit of an instrument with this entry.
fn file(instrument: &str, entry: &Value, overrides: &Value) -> Value {
    json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": instrument }, "overrides": overrides,
        "body": { "name": "Kabupaten Contoh" }, "units": [{ "id": "u1", "name": "Dinas", "entry": entry }],
    })
}

fn all_at(level: &str) -> Value {
    let pack = find_builtin("kepatuhan-2023").unwrap();
    let values = pack.indicators().map(|indicator| (indicator.id.to_string(), Value::from(level)));
    json!({ "mode": "indicators", "values": values.collect::<serde_json::Map<_, _>>() })
}

const ENGLISH: Locale = Locale { language: Language::English };

#[test]
fn only_scores_that_were_entered_as_such_are_called_so() {
    let percent = |id: &str| {
        let pack = find_builtin(id).unwrap();
        let values = pack.dimensions.iter().map(|dimension| (dimension.id.to_string(), Value::from("62.5")));
        json!({ "mode": "dimensions", "percent": values.collect::<serde_json::Map<_, _>>() })
    };
    let certainty = |file: &Value| {
        let (rules, assessment, outcome) = scored(file);
        ENGLISH.certainty(&rules, &assessment, &outcome)
    };
    let nothing = json!({});
    let total = certainty(&file("kepatuhan-2024", &json!({ "mode": "total", "value": "62.5" }), &nothing));
    assert!(total.certain.as_ref().unwrap().text.starts_with("Scores of the units were entered as such"), "{total:?}");
    assert_eq!((total.rests.0.lead.as_str(), total.rests.1), ("Total = mean of the units", Basis::Inferred));
    // Percentages rest on weights of dimensions, here on inferred ones.
    let percent = certainty(&file("kepatuhan-2024", &percent("kepatuhan-2024"), &nothing));
    assert_eq!(
        percent.certain.as_ref().unwrap().text,
        "Every weighting that agrees with the inferred ones (none is published) gives 62.50."
    );
    let lead = "62.50 uses the known dimension weights";
    assert_eq!((percent.rests.0.lead.as_str(), percent.rests.1), (lead, Basis::Inferred));
    // The best answers give 100 under all weights, but only with the assumed shares of levels.
    let top = certainty(&file("kepatuhan-2023", &all_at("3"), &nothing));
    assert!(
        top.certain.as_ref().unwrap().text.ends_with("gives 100.00. The share of each level is still assumed."),
        "{top:?}"
    );
    assert!(top.rests.0.text.contains("The share of each level is assumed too."), "{top:?}");
    // Weights that the user has fixed make nothing certain.
    let pack = find_builtin("kepatuhan-2023").unwrap();
    let fixed = |indicators: usize| {
        let rest = 100 - (indicators - 1);
        move |place: usize| Value::from(if place == 0 { rest } else { 1 }.to_string())
    };
    let weights = pack.dimensions.iter().flat_map(|dimension| {
        let value = fixed(dimension.indicators.len());
        dimension.indicators.iter().enumerate().map(move |(place, indicator)| (indicator.id.to_string(), value(place)))
    });
    let weights = json!({ "weights": weights.collect::<serde_json::Map<_, _>>() });
    let own = certainty(&file("kepatuhan-2023", &all_at("2"), &weights));
    assert_eq!(
        (own.certain.as_ref().unwrap().lead.as_str(), own.rests.1),
        ("C with your weights", Basis::User),
        "{own:?}"
    );
    assert!(
        own.certain
            .as_ref()
            .unwrap()
            .text
            .contains("agrees with the published ones and with your changes gives 66.67."),
        "{own:?}"
    );
    let some = json!({ "weights": { "proses.moto": "30" } });
    let mut mixed = file("kepatuhan-2023", &all_at("0"), &some);
    for id in
        ["proses.moto", pack.dimensions[0].indicators[1].id.as_str(), pack.dimensions[2].indicators[0].id.as_str()]
    {
        mixed["units"][0]["entry"]["values"][id] = json!("3");
    }
    let mixed = certainty(&mixed);
    assert!(mixed.certain.as_ref().unwrap().lead.starts_with("With your weights: not above "), "{mixed:?}");
}

#[test]
fn what_is_certain_only_if_inferred_limits_hold_says_so() {
    let lead = |id: &str, value: &str| {
        let (rules, assessment, outcome) = scored(&file(id, &json!({ "mode": "total", "value": value }), &json!({})));
        ENGLISH.certainty(&rules, &assessment, &outcome).certain.unwrap().lead
    };
    // The limits of 2025 were reported; for 2026 they are carried over.
    assert_eq!(lead("opini-2025", "78.50"), "High Quality is certain");
    assert_eq!(lead("opini-2026", "78.50"), "High Quality if the inferred limits of bands are right");
    // Nobody reported where the lowest band of 2025 begins; nothing lies below it.
    assert_eq!(lead("opini-2025", "10.00"), "Lowest Quality is certain");
}

/// The example pack of another authority, with a change.
fn foreign(change: impl Fn(&mut Value)) -> (Rules, Assessment, Outcome) {
    let text = include_str!("../../examples/packs/contoh-nusa-fiktif-2030.json");
    let mut pack: Value = serde_json::from_str(text).unwrap();
    change(&mut pack);
    let pack = std::rc::Rc::new(load(&pack.to_string()).unwrap());
    let values = pack.indicators().map(|indicator| {
        let level = indicator.scale.levels.last().map(|level| level.id.to_string());
        (indicator.id.to_string(), Value::from(level))
    });
    let entry = json!({ "mode": "indicators", "values": values.collect::<serde_json::Map<_, _>>() });
    let text = file(pack.id.as_str(), &entry, &json!({})).to_string();
    let (assessment, rules) = read(&text, |_| Some(std::rc::Rc::clone(&pack))).unwrap();
    let outcome = score(&rules, &assessment);
    (rules, assessment, outcome)
}

#[test]
fn weights_that_a_pack_assumes_are_never_called_published() {
    let said = |basis: Option<&str>| {
        let (rules, assessment, outcome) = foreign(|pack| {
            for dimension in pack["dimensions"].as_array_mut().unwrap() {
                let indicators = dimension["indicators"].as_array().unwrap().len();
                for place in 0..indicators {
                    dimension["indicators"][place]["weight"] =
                        json!({ "percent": null, "basis": "assumed", "source": null });
                }
                let percent = basis.map(|_| if dimension["id"] == "loket" { "50" } else { "25" });
                dimension["weight"] =
                    json!({ "percent": percent, "basis": basis.unwrap_or("assumed"), "source": "pergub" });
            }
        });
        (ENGLISH.known_weights(&rules), ENGLISH.certainty(&rules, &assessment, &outcome).certain.unwrap().lead)
    };
    let (assumed, lead) = said(Some("assumed"));
    assert_eq!(assumed, "the assumed ones of the pack (none is published)");
    assert!(lead.ends_with(" if the assumed weights are right"), "{lead}");
    let (none, lead) = said(None);
    assert_eq!(none, "the rules of the instrument (no weight is known)");
    assert!(lead.ends_with(" is certain"), "{lead}");
    assert_eq!(said(Some("official")).0, "the published ones");
}

#[test]
fn a_pack_of_another_authority_is_not_said_to_be_the_ombudsmans() {
    let (rules, assessment, outcome) = foreign(|_| ());
    assert_eq!(
        ENGLISH.disclaimer(rules.instrument()),
        "An estimate, not an official result of Inspektorat Provinsi Nusa Fiktif (rekaan)"
    );
    let indonesian = Locale::new(Language::Indonesian);
    let report = super::report::Report::new(indonesian, &rules, &assessment, &outcome, ("28 November 2026", None));
    let said = format!("{} {}", report.disclaimer, report.remarks.join(" "));
    assert!(said.contains("Inspektorat Provinsi Nusa Fiktif") && !said.contains("Ombudsman"), "{said}");
    let (rules, ..) = scored(&file("kepatuhan-2023", &all_at("3"), &json!({})));
    assert_eq!(indonesian.disclaimer(rules.instrument()), indonesian.messages().disclaimer);
}

#[test]
fn where_only_scores_are_entered_and_some_are_open_no_weight_is_named() {
    let one_open = |values: &[Option<&str>]| {
        let unit = |(place, value): (usize, &Option<&str>)| json!({ "id": format!("u{place}"), "name": "Dinas", "entry": { "mode": "total", "value": value } });
        let mut file = file("kepatuhan-2024", &json!({ "mode": "total", "value": null }), &json!({}));
        file["units"] = values.iter().enumerate().map(unit).collect();
        let (rules, assessment, outcome) = scored(&file);
        let certainty = ENGLISH.certainty(&rules, &assessment, &outcome);
        let why = ENGLISH.why(&rules, &assessment, &outcome);
        let said = certainty.certain.iter().chain(&certainty.open).chain([&certainty.rests.0]).chain(&why);
        let said: Vec<_> = said.flat_map(|statement| [statement.lead.clone(), statement.text.clone()]).collect();
        let names_weights =
            |text: &String| ["npublished", "efault weights", "weighting"].iter().any(|word| text.contains(word));
        assert!(!said.iter().any(names_weights), "{said:#?}");
        (certainty, ENGLISH.spoken(&rules, &assessment, &outcome))
    };
    let (wide, _) = one_open(&[Some("90"), None]);
    assert_eq!(wide.certain.as_ref().unwrap().lead, "Certain: at least D");
    assert_eq!(
        wide.certain.as_ref().unwrap().text,
        "Whatever the open entries turn out to be, the score is at least 45.00."
    );
    assert_eq!(wide.open[0].lead, "D to A, depending on entries");
    let high = [Some("99"); 20];
    let (narrow, spoken) = one_open(&[&high[..], &[None]].concat());
    assert_eq!(
        (narrow.certain.as_ref().unwrap().lead.as_str(), narrow.open[0].lead.as_str()),
        ("A is certain", "The score within A depends on entries")
    );
    assert!(spoken.ends_with(": A."), "{spoken}");
}

#[test]
fn rows_of_2021_are_called_products() {
    let said = |id: &str| {
        let unit = |place: usize| json!({ "id": format!("u{place}"), "name": "Izin", "entry": { "mode": "total", "value": (place * 30).to_string() } });
        let mut file = file(id, &json!({ "mode": "total", "value": "10" }), &json!({}));
        file["units"] = [1, 2, 3].map(unit).into_iter().collect();
        let (rules, assessment, outcome) = scored(&file);
        let why = ENGLISH.why(&rules, &assessment, &outcome);
        let label = ENGLISH.of_row(ENGLISH.messages().mode_legend, rules.instrument());
        why.into_iter().map(|statement| statement.text).chain([label]).collect::<Vec<_>>().join(" ")
    };
    let (products, units) = (said("kepatuhan-2021"), said("kepatuhan-2023"));
    assert!(products.contains("the other products") && !products.contains("unit"), "{products}");
    assert!(units.contains("the other units") && !units.contains("product"), "{units}");
}

#[test]
fn a_published_score_of_the_whole_body_is_no_unit_that_misses_others() {
    let mut file = file("kepatuhan-2022", &json!({ "mode": "total", "value": "63.67" }), &json!({}));
    let second = |file: &Value| {
        let (rules, assessment, outcome) = scored(file);
        let statement = Locale::new(Language::Indonesian).why(&rules, &assessment, &outcome).remove(1);
        format!("{} {}", statement.lead, statement.text)
    };
    assert!(second(&file).contains("Tambahkan unit lain"), "{}", second(&file));
    file["notes"] = json!({ "source": "Harian Bangsa - 2022", "published": { "year": 2022, "total": "63.67" } });
    let said = "Ini nilai akhir instansi tahun 2022 yang sudah terbit. Sumber: Harian Bangsa - 2022";
    assert_eq!(second(&file), said);
}

#[test]
fn a_full_score_is_not_asked_where_it_lost_points() {
    let why = |level: &str| {
        let (rules, assessment, outcome) = scored(&file("kepatuhan-2023", &all_at(level), &json!({})));
        ENGLISH.why(&rules, &assessment, &outcome).pop().unwrap()
    };
    assert_eq!(why("3").lead, "No points are lost.");
    assert!(why("2").lead.starts_with("Most points are lost in "));
}

#[test]
fn ranges_are_not_called_not_assessed() {
    let why = |answers: &[(&str, Value)]| {
        let mut entry = all_at("2");
        answers.iter().for_each(|(indicator, answer)| entry["values"][indicator] = answer.clone());
        let (rules, assessment, outcome) = scored(&file("kepatuhan-2023", &entry, &json!({})));
        ENGLISH.why(&rules, &assessment, &outcome).swap_remove(0)
    };
    let range = json!({ "low": "1", "high": "3" });
    let ranges = why(&[("proses.moto", range.clone()), ("proses.biaya", range.clone())]);
    assert_eq!(ranges.lead, "2 with a range.");
    assert!(!ranges.text.contains("not assessed"), "{ranges:?}");
    let both = why(&[("proses.moto", range), ("proses.biaya", Value::Null)]);
    assert_eq!(both.lead, "1 not assessed, 1 with a range.");
}

#[test]
fn a_wrong_file_is_told_what_was_asked_for() {
    let (assessment, pack) =
        (r#"{ "format": "zona-hijau/assessment", "version": 1 }"#, r#"{ "format": "zona-hijau/instrument" }"#);
    let no_pack = crate::engine::instrument::load(assessment).unwrap_err();
    let no_assessment = read(pack, find_builtin).unwrap_err();
    let text = |problems: &Problems| ENGLISH.problem(problems.iter().next().unwrap());
    assert!(text(&no_pack).contains("not an instrument pack"), "{}", text(&no_pack));
    assert!(text(&no_assessment).contains("not an assessment file"), "{}", text(&no_assessment));
}

#[test]
fn no_name_turns_the_figures_around_it() {
    let name = "Dinas \u{202e}B\u{2066}";
    assert_eq!(ENGLISH.unit_name(name), "Dinas B");
    let mut document = file("kepatuhan-2023", &all_at("2"), &json!({}));
    document["body"]["name"] = Value::from(name);
    let (_, assessment, _) = scored(&document);
    assert_eq!([ENGLISH.body_name(&assessment), ENGLISH.body_in_words(&assessment)], ["Dinas B", "Dinas B"]);
}

#[test]
fn a_wrong_sum_of_weights_names_the_weight_that_was_typed_and_the_sum() {
    let kind = ProblemKind::WeightsSum { expected: WeightsTotal::Exactly100, sum: "108.15".to_owned() };
    let said = |value: &str| Locale::new(Language::Indonesian).wrong(&kind, value);
    assert!(said("30").starts_with("“30” membuat jumlah bobot 108,15, harus tepat 100."), "{}", said("30"));
    // A weight that was taken away is none.
    assert!(said("").starts_with("Jumlah bobot 108,15"), "{}", said(""));
}
