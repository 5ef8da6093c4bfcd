use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::{Value, json};

use super::*;
use crate::engine::assessment::{Paper, ReportField, read};
use crate::engine::date::Date;
use crate::engine::instrument::{Basis, Instrument, find_builtin};
use crate::engine::number::Rational;
use crate::engine::score::score;
use crate::engine::text::Language;
use crate::i18n::Locale;

const TODAY: &str = "12 Maret 2026";

fn report_of(file: &str, language: Language) -> Report {
    let (assessment, rules) = read(file, find_builtin).unwrap();
    let outcome = score(&rules, &assessment);
    Report::new(Locale::new(language), &rules, &assessment, &outcome, (TODAY, Date::new(2026, 3, 12)))
}

fn indonesian(file: &Value) -> Report {
    report_of(&file.to_string(), Language::Indonesian)
}

/// A case of the repository.
fn stored(path: &str) -> Value {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn yellow() -> Value {
    stored("static/demo/kuning.json")
}

fn published() -> Value {
    stored("tests/cases/published/maluku-tenggara-2023.zona-hijau.json")
}

fn total_only(instrument: &str, names: &[String]) -> Value {
    let unit = |(place, name): (usize, &String)| json!({ "id": format!("u{place}"), "name": name, "entry": { "mode": "total", "value": "60" } });
    json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": instrument },
        "body": { "name": "Kabupaten Contoh" }, "units": names.iter().enumerate().map(unit).collect::<Value>(),
    })
}

fn section<'r>(report: &'r Report, title: &str) -> &'r Section {
    let mut all = report.sections.iter().chain(&report.annex);
    all.find(|section| section.title == title).unwrap_or_else(|| panic!("no section {title}"))
}

/// Text without markup, entities read.
fn plain(html: &str) -> String {
    let body = html.split_once("<body>").unwrap().1;
    let mut text = String::new();
    for part in body.split('<') {
        text.push_str(part.split_once('>').map_or("", |(_, after)| after));
        text.push(' ');
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// Fails unless every tag is closed in order, every attribute is quoted, and every `&` begins an entity.
fn check_well_formed(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html.strip_prefix("<!DOCTYPE html>").unwrap();
    while let Some((text, after)) = rest.split_once('<') {
        assert!(!text.contains('>'), "a stray > in {text:?}");
        check_entities(text);
        let (tag, after) = after.split_once('>').unwrap();
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split_once(' ').map_or(tag, |(name, _)| name));
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        assert_eq!(tag.matches('=').count(), tag.matches("=\"").count() + tag.matches("charset=").count(), "{tag}");
        if tag == "style" {
            rest = &rest[rest.find("</style").unwrap()..];
        }
    }
    assert_eq!(open, [""; 0]);
}

fn check_entities(text: &str) {
    for after in text.split('&').skip(1) {
        let name = after.split_once(';').unwrap().0;
        assert!(["amp", "lt", "gt", "quot", "#39"].contains(&name), "{name}");
    }
}

#[test]
fn the_file_is_well_formed_in_both_languages_and_loads_nothing() {
    for file in [yellow(), published(), total_only("kepatuhan-2021", &["A".into()]), total_only("opini-2026", &[])] {
        for language in [Language::Indonesian, Language::English] {
            let html = report_of(&file.to_string(), language).to_html(Locale::new(language));
            check_well_formed(&html);
            for forbidden in
                ["<script", "<link", "<img", "<iframe", "src=", "href=", "url(", "@import", "http:", "onclick"]
            {
                assert_eq!(html.find(forbidden), None, "{forbidden}");
            }
        }
    }
}

#[test]
fn what_users_type_stays_text() {
    let nasty = "<script>alert('x')</script> & \"</td>\" \u{202E}gnp.exe\u{2066} \u{200F}\u{0}\u{FFFF}";
    let shown = "<script>alert('x')</script> & \"</td>\" gnp.exe \u{200F}";
    let mut file = yellow();
    file["body"]["name"] = nasty.into();
    file["units"][0]["name"] = nasty.into();
    file["notes"] = json!({ "u1": { "input.standar": nasty }, "report": { "place": nasty, "made_name": nasty } });
    let html = indonesian(&file).to_html(Locale::default());
    check_well_formed(&html);
    assert!(!html.contains("<script") && !html.contains("</td>\""));
    assert!(html.contains("default-src 'none';"), "and should it become more, it may do nothing");
    assert!(!html.contains(['\u{202E}', '\u{2066}', '\u{0}', '\u{FFFF}']));
    // Kicker, heading, annex; three units tables; note; place; name.
    assert!(plain(&html).matches(shown).count() >= 6, "{}", plain(&html));
}

#[test]
fn long_names_are_printed_whole() {
    let long = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu ".repeat(8);
    let mut file = yellow();
    file["units"][2]["name"] = long.trim().into();
    let html = indonesian(&file).to_html(Locale::default());
    assert!(html.matches(long.trim()).count() >= 2, "in the summary and in the annex");
}

#[test]
fn the_summary_says_what_the_result_is() {
    let report = indonesian(&published());
    assert_eq!(report.kicker, "Laporan perkiraan, Penilaian Kepatuhan 2023");
    assert_eq!((report.body.as_str(), report.scope.as_str()), ("Kabupaten Maluku Tenggara", "7 unit layanan"));
    assert_eq!(report.file, "laporan-kabupaten-maluku-tenggara-kepatuhan-2023");
    assert_eq!(report.headline.letter.as_deref(), Some("C"));
    assert_eq!(report.headline.chips[0].text, "Zona kuning");
    let figures: Vec<_> = report.headline.figures.iter().map(|figure| figure.value.as_str()).collect();
    assert_eq!(figures, ["60,80", "17,20", "6,80"]);
    assert_eq!(report.certainty[0].lead, "C pasti.");
    let units = &section(&report, "Nilai unit dan dimensi").tables[0];
    assert_eq!(units.rows.len(), 8);
    let mean: Vec<_> = units.rows[7].cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(mean, ["Rata-rata 7 unit layanan", "60,80", "C, kuning"], "no dimension was entered");
    assert!(report.foot[0].contains("kepatuhan-2023@") && report.foot[1].contains(TODAY));
}

#[test]
fn the_actions_are_the_largest_of_the_cheapest_plan_its_bundles_in_one() {
    let file = yellow().to_string();
    let (assessment, rules) = read(&file, find_builtin).unwrap();
    let report = report_of(&file, Language::Indonesian);
    let target = crate::engine::Target::parse("B", rules.instrument()).unwrap();
    let course = crate::engine::plan::Planner::new(&rules, &assessment).cheapest(&target).course.unwrap();
    // By name: what each bundle, and each standard beside them, adds.
    let mut sums: Vec<(String, Rational)> = Vec::new();
    for step in &course.steps {
        let name = match &step.bundle {
            Some(bundle) => rules.instrument().bundle(bundle.as_str()).unwrap().name.id.clone(),
            None => rules.instrument().indicator(step.indicator.as_str()).unwrap().name.id.clone(),
        };
        match sums.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum = &*sum + &step.gain,
            None => sums.push((name, step.gain.clone())),
        }
    }
    sums.sort_by(|a, b| b.1.cmp(&a.1));
    let actions = section(&report, "Tindakan yang didahulukan");
    let rows = &actions.tables[0].rows;
    let said: Vec<_> = rows.iter().map(|row| (row.cells[1].text.clone(), row.cells[4].text.clone())).collect();
    assert_eq!(said, [0, 1, 2].map(|place| (sums[place].0.clone(), Locale::default().signed(&sums[place].1))));
    // The whole effort of the plan is in its actions.
    let first: u32 = rows.iter().map(|row| row.cells[3].text.parse::<u32>().unwrap()).sum();
    assert!(first <= course.effort && rows.iter().all(|row| row.cells[3].text != "0"), "{first}");
    let (effort, total) = (course.effort, Locale::default().score(course.total_rounded));
    let plan = format!("kategori B (78,00): {} tindakan, upaya {effort}, nilai menjadi {total}", sums.len());
    assert!(actions.notes.iter().any(|note| note.contains(&plan)), "{plan}: {:?}", actions.notes);
}

#[test]
fn the_actions_are_the_standards_that_gain_most_where_no_target_is_left() {
    let mut file = yellow();
    file["target"] = json!("C");
    let file = file.to_string();
    let (assessment, rules) = read(&file, find_builtin).unwrap();
    let report = report_of(&file, Language::Indonesian);
    // By hand: every single gain, added up by standard.
    let mut sums: Vec<(String, Rational, u32)> = Vec::new();
    for gain in crate::engine::gains::gains(&rules, &assessment) {
        let (id, gain) = (gain.raise.indicator.to_string(), &gain.raise);
        match sums.iter_mut().find(|(known, ..)| *known == id) {
            Some((_, sum, effort)) => (*sum, *effort) = (&*sum + &gain.gain, *effort + gain.effort),
            None => sums.push((id, gain.gain.clone(), gain.effort)),
        }
    }
    sums.sort_by(|a, b| b.1.cmp(&a.1).then(a.2.cmp(&b.2)));
    let rows = &section(&report, "Tindakan yang didahulukan").tables[0].rows;
    assert_eq!(rows.len(), 3);
    for (row, (id, points, effort)) in rows.iter().zip(&sums) {
        let name = rules.instrument().indicator(id).unwrap().name.id.clone();
        let points = Locale::default().signed(points);
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.clone()).collect();
        assert_eq!((&cells[1], &cells[3], &cells[4]), (&name, &effort.to_string(), &points));
        // Weights may be reported; what share a level earns is assumed in any case.
        assert_eq!((row.cells[3].basis, row.cells[4].basis), (Some(Basis::Assumed), Some(Basis::Assumed)));
        let evidence = &rules.instrument().indicator(id).unwrap().evidence;
        let assumed = evidence.iter().take(2).filter(|marked| marked.basis == Basis::Assumed).count();
        assert_eq!(row.cells[1].detail.matches("(asumsi).").count(), assumed, "{}", row.cells[1].detail);
        assert!(!row.cells[1].detail.is_empty(), "{name}: nothing to prepare");
    }
}

#[test]
fn without_indicators_no_action_is_made_up() {
    let advice = |file: &Value| {
        let report = indonesian(file);
        assert!(report.sections.iter().all(|part| part.title != "Tindakan yang didahulukan"), "nothing to print");
        let advice = report.advice.clone().unwrap();
        assert!(!report.to_html(Locale::default()).contains(&advice), "said to who makes the report alone");
        advice
    };
    // Of final scores it is known which are furthest from their most.
    let report = indonesian(&published());
    let furthest = &section(&report, "Mulai dari mana").tables[0].rows;
    let effects: Vec<_> = furthest.iter().map(|row| row.cells[4].text.as_str()).collect();
    assert_eq!((furthest.len(), report.advice.as_ref()), (5, None));
    // (100 - 49.85) / 7, of the lowest of seven.
    assert_eq!((furthest[0].cells[1].text.as_str(), effects[0]), ("Puskesmas Watdek", "+7,16"));
    let mut file = yellow();
    for unit in file["units"].as_array_mut().unwrap() {
        unit["entry"]["values"] = json!({ "output.imbalan": "3" });
    }
    assert!(advice(&file).contains("Lengkapi dahulu isian yang masih kosong"));
    assert_eq!(indonesian(&yellow()).advice, None);
}

#[test]
fn without_a_name_there_is_a_line_to_write_on() {
    let mut file = yellow();
    file["body"]["name"] = "".into();
    let report = indonesian(&file);
    assert_eq!((report.body.as_str(), report.annex_title.as_str()), ("", "Lampiran: Penilaian Kepatuhan 2023"));
    let html = report.to_html(Locale::default());
    assert!(html.contains("<h1>……") && !html.contains("Tanpa nama"), "{html}");
}

#[test]
fn figures_have_two_decimals_and_longer_ones_are_not_cut() {
    let mut file = published();
    for unit in file["units"].as_array_mut().unwrap() {
        let points = json!({ "input": "14.5", "proses": "11", "output": "20.125", "pengaduan": null });
        unit["entry"] = json!({ "mode": "dimensions", "points": points });
    }
    file["units"][1]["entry"] = json!({ "mode": "total", "value": "50" });
    let report = indonesian(&file);
    let row = |title: &str, place: usize| {
        let cells = &section(&report, title).tables[0].rows[place].cells;
        cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(row("Nilai unit dan dimensi", 0)[1..5], ["14,50", "11,00", "20,125", "–"]);
    assert_eq!(row("Isian per dimensi dan nilai akhir", 0)[3..7], ["14,50", "11,00", "20,125", "–"]);
    assert_eq!(row("Isian per dimensi dan nilai akhir", 1)[7], "50,00");
}

#[test]
fn the_annex_has_every_answer_in_groups_of_columns_that_fit() {
    let mut file = yellow();
    let unit = file["units"][0].clone();
    let numbered = |number: usize| {
        let mut unit = unit.clone();
        unit["id"] = format!("v{number}").into();
        unit["name"] = format!("Unit {number}").into();
        unit["entry"]["values"]["input.standar"] = json!({ "low": "1", "high": "3" });
        unit["entry"]["values"]["input.tugas"] = "n/a".into();
        unit["entry"]["values"]["proses.moto"] = Value::Null;
        unit
    };
    file["units"] = (1..=21).map(numbered).collect();
    let report = indonesian(&file);
    let tables = &section(&report, "Isian per indikator").tables;
    let widths: Vec<_> = tables.iter().map(|table| table.columns.len() - 2).collect();
    assert_eq!(widths, [7, 7, 7]);
    assert!(tables[2].key.as_ref().unwrap().starts_with("15\u{a0}=\u{a0}Unit 15; 16\u{a0}=\u{a0}Unit 16"));
    for table in tables {
        assert_eq!(table.rows.len(), 37 + 4);
        for row in table.rows.iter().filter(|row| row.kind == RowKind::Plain) {
            assert_eq!(row.cells.len(), table.columns.len());
        }
        let answers = |name: &str| {
            let row = table.rows.iter().find(|row| row.cells[0].text == name).unwrap();
            row.cells[2].text.clone()
        };
        assert_eq!(answers("Pengetahuan tentang komponen standar pelayanan"), "1–3");
        assert_eq!(answers("Pengetahuan terkait tugas dan kewenangan jabatan"), "t/b");
        assert_eq!(answers("Ketersediaan moto pelayanan"), "–");
    }
}

#[test]
fn many_units_do_not_make_the_summary_long() {
    let names: Vec<_> = (1..=60).map(|number| format!("Produk {number}")).collect();
    let mut file = total_only("kepatuhan-2021", &names);
    file["units"][41]["entry"]["value"] = "12.5".into();
    let report = indonesian(&file);
    let rows = &section(&report, "Nilai produk dan dimensi").tables[0].rows;
    assert_eq!(rows.len(), 13);
    assert!(rows.iter().any(|row| row.cells[0].text == "Produk 42"));
    assert!(section(&report, "Nilai produk dan dimensi").notes[0].contains("12 nilai terendah dari 60"));
    assert_eq!(section(&report, "Isian per dimensi dan nilai akhir").tables[0].rows.len(), 60);
    assert_eq!(report.annex[0].tables[0].rows.len(), 60);
}

#[test]
fn an_incomplete_assessment_has_a_range_and_no_letter() {
    let mut file = total_only("opini-2026", &["A".into(), "B".into()]);
    file["units"][1]["entry"]["value"] = Value::Null;
    let report = indonesian(&file);
    assert_eq!(report.headline.letter, None);
    assert_eq!(report.headline.figures[0].value, "30,00–80,00");
    assert!(report.headline.chips.iter().all(|chip| !chip.filled));
    let rows = &section(&report, "Nilai unit dan dimensi").tables[0].rows;
    assert_eq!(rows[1].cells.last().unwrap().text, "belum diisi");
}

#[test]
fn changed_figures_are_named_as_changed() {
    let mut file = yellow();
    file["overrides"] = json!({ "weights": { "proses.moto": "20" }, "efforts": { "proses.moto": 7 } });
    let report = indonesian(&file);
    let changed = section(&report, "Asumsi dan dasar angka").items.last().unwrap().clone();
    assert_eq!((changed.text.starts_with("2 angka diubah"), changed.basis), (true, Some(Basis::User)));
    let weights = section(&report, "Asumsi dan dasar angka").items.iter().find(|item| item.text.contains("indikator:"));
    assert!(weights.unwrap().text.ends_with(" diketahui, 1 diubah penyusun, sisanya dibagi rata"), "{weights:?}");
    let actions = &section(&report, "Tindakan yang didahulukan").notes;
    assert!(actions.iter().any(|note| note.contains("dengan bobot yang diubah")), "{actions:?}");
    let rows = &section(&report, "Angka, dasar, dan sumber").tables[0].rows;
    let find = |start: &str| rows.iter().find(|row| row.cells[0].text.starts_with(start)).unwrap().cells.clone();
    assert_eq!(find("Bobot Ketersediaan moto")[1].text, "20,00%");
    assert_eq!(find("Upaya Ketersediaan moto")[2].basis, Some(Basis::User));
}

#[test]
fn a_source_is_numbered_whatever_its_title_is() {
    let words = "tidak ada sumber";
    let titled = |id: &str| {
        let mut pack = Instrument::clone(find_builtin(id)?.as_ref());
        for (_, source) in pack.sources.iter_mut() {
            words.clone_into(&mut source.title);
        }
        Some(Rc::new(pack))
    };
    let (assessment, rules) = read(&yellow().to_string(), titled).unwrap();
    let locale = Locale::new(Language::Indonesian);
    let outcome = score(&rules, &assessment);
    let report = Report::new(locale, &rules, &assessment, &outcome, (TODAY, Date::new(2026, 3, 12)));
    let figures = section(&report, "Angka, dasar, dan sumber");
    let named = figures.tables[0].rows.iter().filter_map(|row| row.cells.last());
    let named: BTreeSet<_> = named.map(|cell| (cell.source.as_deref(), cell.text.as_str())).collect();
    assert_eq!(named, BTreeSet::from([(None, words), (Some(words), "Sumber 1")]));
    assert_eq!(figures.items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(), [words]);
}

#[test]
fn changed_bundles_are_listed_where_the_summary_sends_the_reader() {
    let mut file = yellow();
    let pack = crate::engine::instrument::find_builtin(file["instrument"]["id"].as_str().unwrap()).unwrap();
    let bundle = pack.bundles.iter().find(|bundle| bundle.effects.len() > 1).unwrap();
    let sets = bundle.effects.iter().enumerate().map(|(place, effect)| {
        let level = if place == 0 { "1" } else { effect.level.as_str() };
        json!({ "indicator": effect.indicator.as_str(), "level": level })
    });
    let sets = sets.collect::<Vec<_>>();
    file["overrides"] =
        json!({ "bundles": { bundle.id.to_string(): { "effort": bundle.effort.get() % 9 + 1, "sets": sets } } });
    let report = indonesian(&file);
    let changed = section(&report, "Asumsi dan dasar angka").items.last().unwrap().clone();
    assert!(changed.text.starts_with("2 angka diubah"), "{}", changed.text);
    let rows = &section(&report, "Angka, dasar, dan sumber").tables[0].rows;
    let by_user = rows.iter().filter(|row| row.cells[2].basis == Some(Basis::User));
    let names: Vec<_> = by_user.map(|row| row.cells[0].text.clone()).collect();
    assert_eq!(names.len(), 2);
    assert!(names[0] == format!("Upaya {}", bundle.name.id) && names[1].contains(&bundle.name.id), "{names:?}");
}

#[test]
fn the_form_fills_the_signatures_and_chooses_the_sheet() {
    let mut file = yellow();
    let empty = indonesian(&file);
    assert_eq!((empty.paper, empty.signatures[0].number.as_str()), (Paper::A4, "NIP "));
    assert!(empty.to_html(Locale::default()).contains("size: 210mm 297mm"));
    let form = ReportField::KEYS.map(|(key, _)| (key.to_owned(), Value::from(format!("<{key}>"))));
    file["notes"] = json!({ "report": serde_json::Map::from_iter(form) });
    file["notes"]["report"]["paper"] = "f4".into();
    let report = indonesian(&file);
    assert_eq!((report.paper, report.signed.clone()), (Paper::F4, ["<place>".to_owned(), "<date>".to_owned()]));
    let html = report.to_html(Locale::default());
    assert!(html.contains("size: 215mm 330mm"));
    for (key, _) in ReportField::KEYS.into_iter().skip(1) {
        assert!(html.contains(&format!("&lt;{key}&gt;")), "{key}");
    }
    assert!(report.annex.iter().all(|section| section.title != "Catatan"), "the form is no note");
}

#[test]
fn notes_are_named_by_what_they_are_about() {
    let mut file = yellow();
    file["notes"] =
        json!({ "u1": { "input.standar": "SK belum terbit" }, "umum": "dibahas 3 Maret", "source": "Harian Bangsa" });
    let lines = |report: &Report, title| {
        let notes = section(report, title).items.clone();
        notes.iter().map(|mark| format!("{} {}", mark.lead, mark.text)).collect::<Vec<_>>()
    };
    let standard = "Dinas Kesehatan, Paham standar pelayanan: SK belum terbit";
    let said = lines(&indonesian(&file), "Catatan");
    assert_eq!(said, ["Sumber nilai: Harian Bangsa", standard, "umum: dibahas 3 Maret"]);
    let english = lines(&report_of(&file.to_string(), Language::English), "Notes");
    assert_eq!(english[0], "Source of the score: Harian Bangsa");
}

/// `yellow` with evidence in its first unit.
fn with_evidence(items: Value) -> Value {
    let mut file = yellow();
    let unit = file["units"][0]["id"].as_str().unwrap().to_owned();
    let units = json!({ unit: { "items": { "proses.moto": items } } });
    file["notes"] = json!({ "evidence": { "format": "zona-hijau/evidence", "version": 1, "units": units } });
    file
}

#[test]
fn the_readiness_of_the_evidence_is_said_with_the_overdue_first() {
    let items = json!([
        { "id": "x1", "text": "Foto moto", "status": "preparing", "owner": "Sekretaris <b>", "due": "2026-03-12" },
        { "id": "x2", "text": "SK tim", "status": "rework", "due": "2026-03-11" },
        { "id": "x3", "text": "Maklumat", "status": "complete", "due": "2026-01-01" },
        { "id": "x4", "text": "Loket", "due": "2026-02-01" },
        { "id": "x5", "text": "Papan", "due": "2027-02-01" },
    ]);
    let report = indonesian(&with_evidence(items));
    let part = section(&report, "Kesiapan bukti dukung");
    assert_eq!(part.intro[0], "2 butir lewat tenggat dan belum lengkap.");
    let (file, _) = read(&with_evidence(json!([])).to_string(), find_builtin).unwrap();
    let asked = crate::session::evidence::recap(&file, &find_builtin("kepatuhan-2023").unwrap(), None).tally.all();
    let counts =
        format!("1 dari {} butir lengkap, 1 disiapkan, 1 perlu perbaikan, {} belum ada.", asked + 5, asked + 2);
    assert_eq!(part.intro[1], counts);
    let leads: Vec<_> = part.items.iter().map(|mark| mark.lead.as_str()).collect();
    assert_eq!(leads, ["Loket:", "SK tim:", "Foto moto:"], "overdue first, then by day, three at most");
    assert!(part.items[0].text.contains("tenggat 1 Feb 2026, terlambat"), "{:?}", part.items[0]);
    assert!(part.items[2].text.ends_with("tenggat 12 Mar 2026, Sekretaris <b>"), "{:?}", part.items[2]);
    assert!(part.notes[0].starts_with(&format!("{} butir lain", asked + 1)), "{:?}", part.notes);
    assert!(part.notes[1].starts_with("Keadaan 12 Mar 2026. ") && part.notes[1].contains("bukan penilaian Ombudsman"));
    let html = report.to_html(Locale::default());
    check_well_formed(&html);
    assert!(html.contains("<h2>Kesiapan bukti dukung</h2>") && html.contains("Sekretaris &lt;b&gt;"));
    assert!(plain(&html).contains(&counts));
}

#[test]
fn evidence_is_in_the_report_only_where_it_was_entered_and_stays_short() {
    let titles = |file: &Value| indonesian(file).sections.iter().map(|part| part.title.clone()).collect::<Vec<_>>();
    for file in [yellow(), with_evidence(json!([]))] {
        assert!(!titles(&file).contains(&"Kesiapan bukti dukung".to_owned()));
    }
    let long = "panjang ".repeat(100);
    let items: Vec<_> = (1..=40)
        .map(|place| json!({ "id": format!("x{place}"), "text": long, "owner": long, "due": "2026-03-01" }))
        .collect();
    let mut file = with_evidence(items.into());
    file["units"][0]["name"] = long.clone().into();
    for language in [Language::Indonesian, Language::English] {
        let report = report_of(&file.to_string(), language);
        let title = if language == Language::English { "Readiness of the evidence" } else { "Kesiapan bukti dukung" };
        let part = section(&report, title);
        let lines = part.intro.iter().chain(&part.notes).chain(part.items.iter().map(|mark| &mark.text));
        let letters: usize = lines.map(|line| line.chars().count()).sum();
        assert!(part.items.len() == 3 && letters < 1_400, "{letters} characters");
        check_well_formed(&report.to_html(Locale::new(language)));
    }
}

/// A printed figure in hundredths: `+6,17` is 617.
fn hundredths(text: &str) -> i64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[test]
fn that_gains_and_scores_are_rounded_by_themselves_is_said_where_they_do_not_add_up() {
    let mut said = [0, 0];
    for demo in ["merah", "kuning"] {
        let mut file = stored(&format!("static/demo/{demo}.json"));
        while file["units"].as_array().unwrap().len() > 1 {
            file["units"].as_array_mut().unwrap().pop();
            let actions = section(&indonesian(&file), "Tindakan yang didahulukan").clone();
            let gains = actions.tables[0].rows.iter().map(|row| hundredths(&row.cells[4].text)).sum::<i64>();
            let together = actions.notes[0].strip_prefix("Bersama-sama: nilai ").unwrap();
            let mut totals = together.split(' ').filter(|word| word.contains(',')).map(hundredths);
            let off = gains - (-totals.next().unwrap() + totals.next().unwrap());
            let note = together.split_once("jumlahnya berselisih ").map_or(0, |(_, off)| hundredths(off));
            assert_eq!(note, off.abs(), "{together} after {gains}");
            said[usize::from(note != 0)] += 1;
        }
    }
    assert!(said.iter().all(|count| *count > 0), "both happen: {said:?}");
}
