//! Spreadsheets there and back: random assessments, both file kinds, and files of other programs.

#![cfg(feature = "spreadsheets")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::rc::Rc;

use proptest::prelude::*;
use serde_json::json;
use support::engine::{Pack, built_in_ids};
use support::generate::{self, Answers, Size};
use support::random::Random;
use support::sheets::{
    FORMS, Form, blank, exported, imported, normalised, problems, rules_of, template, typed, workbook, written,
};
use zona_hijau::engine::assessment::{self, Assessment, EntryMode};
use zona_hijau::engine::outlook::Outlook;
use zona_hijau::engine::problem::ProblemKind;
use zona_hijau::engine::text::Language;
use zona_hijau::i18n::Locale;
use zona_hijau::session::input;
use zona_hijau::session::{Action, Effect, Field, Notice, Preferences, State, update};
use zona_hijau::sheets::message::{Format, Purpose, Request, Said, Stage, Task};
use zona_hijau::sheets::model::Style;
use zona_hijau::sheets::{Place, Sheet, Value, Workbook, differences, file, job, xlsx};

const SIZE: Size = Size { dimensions: 4, indicators: 6 };
const CASES: u64 = 1_000;

/// Names as people and attackers write them.
const NAMES: [&str; 14] = [
    "Dinas Sosial",
    "",
    "=1+1",
    "@SUM(A1)",
    "+62 811",
    "-",
    "'=x",
    "  spasi  ",
    "Baris satu\nbaris dua",
    "titik; koma, \"kutip\"",
    "<b>&amp;</b>",
    "_x0041_ 名 é",
    "\t=tab",
    "[Isian]",
];

/// A random assessment with names, effects of bundles and entries set aside.
fn some_assessment(pack: &Pack, random: &mut Random) -> Assessment {
    let mut document = generate::assessment(&pack.document, Answers::random(random), random);
    document["body"]["name"] = (*random.pick(&NAMES)).into();
    let count = document["units"].as_array().unwrap().len();
    for index in 0..count {
        document["units"][index]["name"] = (*random.pick(&NAMES)).into();
        document["units"][index]["kind"] = (*random.pick(&["puskesmas", "", "=x"])).into();
    }
    if random.chance(40) {
        document["target"] = (*random.pick(&["80", "77.50"])).into();
    }
    if random.chance(60) {
        document["notes"] = json!({ "evidence": some_evidence(&document, &pack.document, random) });
    }
    typed(pack, &document)
}

/// Random evidence of some units: items of the pack, own items, counts.
fn some_evidence(document: &serde_json::Value, pack: &serde_json::Value, random: &mut Random) -> serde_json::Value {
    let mut units = json!({});
    for unit in document["units"].as_array().unwrap() {
        let mut items = json!({});
        let dimensions = pack["dimensions"].as_array().unwrap();
        for indicator in dimensions.iter().flat_map(|dimension| dimension["indicators"].as_array().unwrap()) {
            if random.chance(15) {
                let count = indicator["evidence"].as_array().map_or(0, Vec::len);
                let mut ids: Vec<_> = (1..=count).map(|place| format!("e{place}")).collect();
                ids.extend(["x1", "x2", "SK tim"].map(str::to_owned));
                ids.retain(|_| random.chance(50));
                random.shuffle(&mut ids);
                let list: Vec<_> = ids.iter().map(|id| some_item(id, random)).collect();
                items[indicator["id"].as_str().unwrap()] = list.into();
            }
        }
        let count = |random: &mut Random| json!({ "have": random.below(40), "asked": random.below(40) });
        let id = unit["id"].as_str().unwrap();
        units[id] = json!({ "items": items });
        if random.chance(30) {
            units[id]["contacts"] = count(random);
        }
        if random.chance(30) {
            units[id]["respondents"] = json!({ "have": random.below(40) });
        }
    }
    json!({ "format": "zona-hijau/evidence", "version": 1, "units": units })
}

fn some_item(id: &str, random: &mut Random) -> serde_json::Value {
    let status = *random.pick(&["missing", "preparing", "complete", "rework"]);
    let mut item = json!({ "id": id, "status": status, "owner": random.pick(&NAMES), "note": random.pick(&NAMES) });
    if !id.starts_with('e') {
        item["text"] = (*random.pick(&NAMES)).into();
    }
    if random.chance(50) {
        item["due"] =
            format!("20{:02}-{:02}-{:02}", random.below(100), random.between(1, 12), random.between(1, 28)).into();
    }
    item["place"] =
        (*random.pick(&["", "https://contoh.go.id/berkas?a=1&b=2", "=HYPERLINK(\"http://x\")", "lemari 2"])).into();
    item
}

fn some_pack<'p>(built_in: &'p [Pack], made: &'p mut Option<Pack>, random: &mut Random) -> &'p Pack {
    match random.chance(60) {
        true => random.pick(built_in),
        false => made.insert(Pack::new(generate::pack(&SIZE, random))),
    }
}

/// Exports and imports random assessments: onto an empty one they come back equal, onto
/// themselves they change nothing.
fn round_trips(form: Form) {
    let built_in = built_in_ids().map(Pack::built_in);
    for seed in 0..CASES {
        let mut random = Random::new(seed);
        let mut made = None;
        let pack = some_pack(&built_in, &mut made, &mut random);
        let assessment = some_assessment(pack, &mut random);
        let bytes = exported(pack, &assessment, form);
        let fresh = imported(&bytes, &blank(pack), pack).unwrap_or_else(|refusal| panic!("seed {seed}: {refusal:?}"));
        assert_eq!(normalised(&fresh.assessment), normalised(&assessment), "seed {seed}");
        let scores =
            [&fresh.assessment, &assessment].map(|assessment| pack.score_text(&assessment::to_text(assessment)));
        assert_eq!(scores[0], scores[1], "seed {seed}");
        let same = imported(&bytes, &assessment, pack).unwrap();
        assert_eq!(same.assessment, assessment, "seed {seed}");
        assert!(same.changes.is_nothing(), "seed {seed}: {:?}", same.changes);
    }
}

#[test]
fn a_thousand_assessments_come_back_equal_from_xlsx() {
    round_trips(Form::Xlsx);
}

#[test]
fn a_thousand_assessments_come_back_equal_from_csv_for_excel() {
    round_trips(Form::CsvExcel);
}

#[test]
fn a_thousand_assessments_come_back_equal_from_plain_csv() {
    round_trips(Form::CsvPlain);
}

/// Maluku Tenggara 2023 with two units by indicator.
fn small(pack: &Pack) -> Assessment {
    typed(
        pack,
        &json!({
            "format": "zona-hijau/assessment", "version": 1,
            "instrument": { "id": "kepatuhan-2023", "version": "1.0.0" },
            "body": { "name": "Kabupaten Contoh", "kind": "kabupaten" }, "target": "B",
            "units": [
                { "id": "u1", "name": "Dinas Sosial", "kind": "dinas-sosial", "entry": { "mode": "indicators", "values": {
                    "input.standar": "2", "proses.moto": "n/a", "proses.terpadu": { "low": "1", "high": "3" } } } },
                { "id": "u2", "name": "DPMPTSP", "kind": "dpmptsp", "entry": { "mode": "total", "value": "62.06" } },
            ],
        }),
    )
}

fn pack() -> Pack {
    Pack::built_in("kepatuhan-2023")
}

/// The place of an indicator and a unit in the table of entries, or of a column in that of figures.
fn place(sheet: &Sheet, row: &str, column: &str) -> Place {
    let at = |text: &str| sheet.cells().find(|(place, _)| sheet.word(*place) == text).map(|(place, _)| place);
    Place::new(at(row).unwrap_or_else(|| panic!("no {row}")).row, at(column).unwrap().column)
}

fn sheet<'w>(workbook: &'w mut Workbook, name: &str) -> &'w mut Sheet {
    workbook.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap()
}

/// A workbook with cells changed before it is written: sheet, row, column, value.
fn changed(workbook: &Workbook, changes: &[(&str, &str, &str, Value)]) -> Workbook {
    let mut workbook = workbook.clone();
    for (name, row, column, value) in changes {
        let sheet = sheet(&mut workbook, name);
        let place = place(sheet, row, column);
        sheet.put(place, value.clone(), Style::Plain);
    }
    workbook
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn every_wrong_cell_is_named_by_sheet_row_and_column() {
    let (pack, changes) = (
        pack(),
        [
            ("Isian", "input.standar", "u1", text("5")),
            ("Isian", "proses.moto", "u1", text("3-1")),
            ("Isian", "proses.terpadu", "u1", text("dua")),
            ("Rapor", "u2", "total", text("101")),
            ("Rapor", "u2", "mode", text("entah")),
            ("Rapor", "u1", "points.input", text("99")),
            ("Rapor", "u1", "percent.input", text("8,7,5")),
        ],
    );
    let assessment = small(&pack);
    for form in FORMS {
        let book = changed(&workbook(&pack, &assessment, Language::Indonesian, form), &changes);
        let found = problems(&written(&book, form), &assessment, &pack);
        assert_eq!(found.len(), changes.len(), "{form:?}: {found:#?}");
        for (name, row, column, value) in &changes {
            let sheet = book.sheets.iter().find(|sheet| sheet.name == *name).unwrap();
            let before: u32 = match form {
                Form::Xlsx => 0,
                _ => {
                    book.sheets.iter().take_while(|sheet| sheet.name != *name).map(|sheet| sheet.end() + 2).sum::<u32>()
                        + 1
                }
            };
            let place = place(sheet, row, column);
            let cell = Place::new(place.row + before, place.column);
            let Value::Text(value) = value else { panic!("all changes are texts") };
            let named =
                |line: &&String| line.starts_with(&format!("Lembar {name}, sel {cell} (")) && line.contains(value);
            assert!(found.iter().any(|line| named(&line)), "{form:?}: no {name} {cell} in {found:#?}");
        }
    }
}

#[test]
fn what_is_no_value_is_refused_with_its_reason() {
    let pack = pack();
    let assessment = small(&pack);
    let book = workbook(&pack, &assessment, Language::Indonesian, Form::Xlsx);
    let cell = place(book.sheets.iter().find(|sheet| sheet.name == "Isian").unwrap(), "input.standar", "u1");
    let cases = [
        (format!("<c r=\"{cell}\"><f>1+1</f><v>2</v></c>"), "rumus “=1+1”"),
        (format!("<c r=\"{cell}\"><f t=\"shared\" si=\"0\"/><v>2</v></c>"), "rumus"),
        (format!("<c r=\"{cell}\" t=\"e\"><v>#N/A</v></c>"), "“#N/A”, yang bukan isian"),
        (format!("<c r=\"{cell}\" t=\"b\"><v>1</v></c>"), "bukan isian"),
        (format!("<c r=\"{cell}\" t=\"d\"><v>2023-03-01</v></c>"), "menjadi tanggal"),
        (format!("<c r=\"{cell}\" s=\"8\"><v>45000</v></c>"), "menjadi tanggal"),
        (format!("<c r=\"{cell}\" s=\"9\"><v>0.5</v></c>"), "berformat persen"),
    ];
    for (xml, reason) in cases {
        let mut entries = xlsx::unpacked(&xlsx::write(&book)).unwrap();
        for entry in &mut entries {
            let text = String::from_utf8(entry.content.clone()).unwrap();
            // Two more styles: a date and a percentage.
            let text = text.replace(
                "</cellXfs>",
                "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/><xf numFmtId=\"9\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellXfs>",
            );
            let text = match text.find(&format!("<c r=\"{cell}\"")).filter(|_| entry.name.ends_with("sheet2.xml")) {
                Some(start) => {
                    let end = start + text[start..].find("</c>").unwrap() + 4;
                    [&text[..start], &xml, &text[end..]].concat()
                }
                None => text,
            };
            entry.content = text.into_bytes();
        }
        let found = problems(&xlsx::pack(&entries), &assessment, &pack);
        assert_eq!(found.len(), 1, "{xml}: {found:?}");
        assert!(found[0].starts_with(&format!("Lembar Isian, sel {cell} (")), "{found:?}");
        assert!(found[0].contains(reason), "{xml}: {found:?}");
    }
}

#[test]
fn nothing_that_is_written_is_a_formula() {
    let pack = pack();
    let mut assessment = small(&pack);
    assessment.body.name = "=HYPERLINK(\"http://x\")".to_owned();
    for (unit, name) in assessment.units.iter_mut().zip(["@SUM(1)", "\t=1"]) {
        unit.name = name.to_owned();
    }
    let entries = xlsx::unpacked(&exported(&pack, &assessment, Form::Xlsx)).unwrap();
    assert!(entries.len() > 8);
    for entry in &entries {
        let text = String::from_utf8(entry.content.clone()).unwrap();
        assert!(!text.contains("<f>") && !text.contains("<f "), "{}", entry.name);
    }
    for form in [Form::CsvExcel, Form::CsvPlain] {
        let csv = String::from_utf8(exported(&pack, &assessment, form)).unwrap();
        assert!(csv.contains("'=HYPERLINK") && csv.contains("'@SUM(1)") && csv.contains("'\t'=1"), "{csv}");
        for field in csv.split([';', ',', '\n']) {
            let start = field.trim_start_matches('"');
            assert!(!start.starts_with(['=', '+', '@', '\t']), "{field:?}");
        }
    }
}

#[test]
fn csv_for_excel_in_indonesia_is_what_excel_expects() {
    let pack = pack();
    let csv = exported(&pack, &small(&pack), Form::CsvExcel);
    let text = String::from_utf8(csv).unwrap();
    assert!(text.starts_with("\u{feff}[Petunjuk]\r\n"));
    assert!(text.contains(";62,06;"), "decimal comma");
    assert!(text.contains(";1 s.d. 3"), "a range that is no date");
    assert!(text.lines().count() > 100 && !text.replace("\r\n", "").contains('\n'), "CRLF everywhere");
    let plain = String::from_utf8(exported(&pack, &small(&pack), Form::CsvPlain)).unwrap();
    assert!(plain.starts_with("[Petunjuk]\n") && plain.contains(",62.06,") && !plain.contains('\r'));
}

#[test]
fn csv_is_read_in_every_usual_writing() {
    let pack = pack();
    let assessment = small(&pack);
    let plain = String::from_utf8(exported(&pack, &assessment, Form::CsvPlain)).unwrap();
    let excel = String::from_utf8(exported(&pack, &assessment, Form::CsvExcel)).unwrap();
    let utf16: Vec<u8> = [0xfeff_u16]
        .into_iter()
        .chain(excel.trim_start_matches('\u{feff}').encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let old_mac = plain.replace('\n', "\r");
    let padded = excel.replace("[Isian]", "[Isian];;;;;;").replace("[Rapor]", "\"[Rapor]\";;;;");
    let named = format!("sep=;\r\n{}", excel.trim_start_matches('\u{feff}'));
    let english = written(&workbook(&pack, &assessment, Language::English, Form::CsvPlain), Form::CsvPlain);
    for (what, bytes) in [
        ("UTF-16", utf16),
        ("CR", old_mac.into_bytes()),
        ("as Excel pads", padded.into_bytes()),
        ("sep=", named.into_bytes()),
        ("English", english),
        ("without mark", excel.trim_start_matches('\u{feff}').into()),
    ] {
        let preview = imported(&bytes, &assessment, &pack).unwrap_or_else(|refusal| panic!("{what}: {refusal:?}"));
        assert!(preview.changes.is_nothing(), "{what}: {:?}", preview.changes);
    }
    // Excel writes CSV in the code page of the machine.
    let mut accented = small(&pack);
    accented.units[0].name = "Café".to_owned();
    let bytes = String::from_utf8(exported(&pack, &accented, Form::CsvPlain)).unwrap();
    let bytes: Vec<u8> = bytes.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    assert_eq!(imported(&bytes, &accented, &pack).unwrap().assessment.units[0].name, "Café");
}

#[test]
fn a_template_holds_the_units_and_nothing_else_and_changes_nothing_but_answers() {
    let pack = pack();
    let assessment = small(&pack);
    let book = template(&pack, &assessment, Form::Xlsx);
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Petunjuk", "Isian", "Rapor", "Identitas", "Tingkat"]);
    let filled = [
        ("Isian", "input.standar", "u1", text("3")),
        ("Isian", "proses.moto", "u1", text("t/b")),
        ("Isian", "proses.terpadu", "u1", text("0 s.d. 2")),
        ("Rapor", "u2", "total", Value::Number("70.5".to_owned())),
    ];
    let bytes = written(&changed(&book, &filled), Form::Xlsx);
    let preview = imported(&bytes, &assessment, &pack).unwrap();
    assert_eq!((preview.changes.changed, preview.changes.emptied), (3, 0), "{:?}", preview.changes);
    let empty = imported(&written(&book, Form::Xlsx), &assessment, &pack).unwrap();
    assert_eq!((empty.changes.changed, empty.changes.emptied), (0, 4), "{:?}", empty.changes);
}

#[test]
fn levels_are_chosen_from_a_list_and_headings_stay_in_view() {
    let pack = pack();
    let entries = xlsx::unpacked(&written(&template(&pack, &small(&pack), Form::Xlsx), Form::Xlsx)).unwrap();
    let part = |name: &str| {
        let entry = entries.iter().find(|entry| entry.name == name).unwrap_or_else(|| panic!("no {name}"));
        String::from_utf8(entry.content.clone()).unwrap()
    };
    let isian = part("xl/worksheets/sheet2.xml");
    assert!(isian.contains("<formula1>\"0,1,2,3,t/b,0-1,0-2,0-3,1-2,1-3,2-3\"</formula1>"), "{isian}");
    assert!(isian.contains("sqref=\"E5:N41\""), "37 indicators, ten units");
    assert!(isian.contains("<pane xSplit=\"4\" ySplit=\"4\" topLeftCell=\"E5\""), "{isian}");
    let titles = "'Isian'!$A:$D,'Isian'!$1:$4</definedName>";
    assert!(part("xl/workbook.xml").contains(titles), "{}", part("xl/workbook.xml"));
    let levels = part("xl/worksheets/sheet5.xml");
    let known = pack.instrument.indicators().flat_map(|indicator| indicator.level_texts.values());
    let known: Vec<_> = known
        .map(|marked| {
            marked.text.id.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
        })
        .collect();
    assert!(known.len() > 100 && known.iter().all(|text| levels.contains(text)), "every level text is there");
}

#[test]
fn new_units_are_added_and_missing_ones_are_left_as_they_are() {
    let pack = pack();
    let assessment = small(&pack);
    let csv = "unit,name,mode,total\n,Dinas Baru,,\"55,5\"\n,dinas sosial,,\n";
    let preview = imported(csv.as_bytes(), &assessment, &pack).unwrap();
    assert_eq!(preview.changes.added, ["Dinas Baru"]);
    assert_eq!(preview.changes.absent, ["DPMPTSP"]);
    let ids: Vec<_> = preview.assessment.units.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(ids, ["u1", "u2", "u3"], "those that were there stay where they were");
    assert_eq!(preview.assessment.units[1], assessment.units[1]);
    assert_eq!(preview.assessment.units[0].entry, assessment.units[0].entry, "no column, no change");
    let part = "unit,name,mode,total\nu2,DPMPTSP,Nilai akhir,55\n";
    let preview = imported(part.as_bytes(), &assessment, &pack).unwrap();
    assert_eq!(preview.assessment.units.iter().map(|unit| unit.id.as_str()).collect::<Vec<_>>(), ["u1", "u2"]);
    let turned = "unit,name,mode,total\nu2,DPMPTSP,Nilai akhir,55\nu1,Dinas Sosial,Nilai akhir,55\n";
    let preview = imported(turned.as_bytes(), &assessment, &pack).unwrap();
    let ids: Vec<_> = preview.assessment.units.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(ids, ["u2", "u1"], "a file with all of them says their order");
    let unnamed = "unit,name,mode,total\n,,,55\n";
    assert!(problems(unnamed.as_bytes(), &assessment, &pack)[0].contains("unitnya tanpa nama"));
    let open = "unit,name,mode,total,percent.input\n,Baru,,55,60\n";
    assert!(problems(open.as_bytes(), &assessment, &pack)[0].contains("beberapa cara"));
    let twice = "unit,name,mode,total\nu1,A,Nilai akhir,55\nu1,B,Nilai akhir,66\n";
    assert_eq!(problems(twice.as_bytes(), &assessment, &pack).len(), 1);
}

#[test]
fn each_value_that_a_file_changes_is_said_and_those_it_overwrites_come_first() {
    let pack = pack();
    let assessment = small(&pack);
    let said = |csv: &str| {
        let preview = imported(csv.as_bytes(), &assessment, &pack).unwrap();
        differences(Locale::new(Language::Indonesian), &pack.instrument, &assessment, &preview.assessment)
    };
    assert_eq!(
        said("unit,name,mode,total\n,Dinas Baru,,\"55,5\"\nu2,DPMPTSP,Nilai akhir,\"70,25\"\n"),
        ["DPMPTSP, Nilai akhir: 62,06 menjadi 70,25", "Dinas Baru, Nilai akhir: belum dinilai menjadi 55,5",]
    );
    let emptied = said("unit,name,mode,total\nu2,DPMPTSP,Nilai akhir,\n");
    assert_eq!(emptied, ["DPMPTSP, Nilai akhir: 62,06 menjadi belum dinilai"]);
    let named = said("unit,name,mode\nu2,Dinas Lain,\n");
    assert_eq!(named, ["Dinas Lain, Nama unit: DPMPTSP menjadi Dinas Lain"]);
    let answers = said("[Isian]\nunit,u1\nproses.biaya,0\nproses.moto,3\ninput.standar,\n");
    let ends: Vec<_> = answers.iter().filter_map(|line| line.rsplit_once(": ")).map(|(_, change)| change).collect();
    assert_eq!(ends, ["t/b menjadi 3", "2 menjadi belum dinilai", "belum dinilai menjadi 0"], "{answers:?}");
    assert!(answers.iter().all(|line| line.starts_with("Dinas Sosial, ")), "{answers:?}");
}

#[test]
fn a_table_of_another_name_is_not_read_without_a_word() {
    let pack = pack();
    let assessment = small(&pack);
    let csv = "[Rapor]\nunit,name,mode\nu1,Dinas Sosial,\n[Isian 2025]\nindicator,u1\nproses.moto,3\n";
    let preview = imported(csv.as_bytes(), &assessment, &pack).unwrap();
    assert_eq!(preview.changes.unread, ["Isian 2025"]);
    let own = imported(&exported(&pack, &assessment, Form::Xlsx), &assessment, &pack).unwrap();
    assert!(own.changes.unread.is_empty(), "{:?}", own.changes.unread);
}

#[test]
fn a_cell_without_a_heading_is_named_and_no_figure_is_cut_at_its_comma() {
    let pack = pack();
    let csv = "unit,name,mode,total\nu1,Dinas Sosial,Nilai akhir,61,5\nu2,DPMPTSP,Nilai akhir,72\n";
    let found = problems(csv.as_bytes(), &small(&pack), &pack);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("E2") && found[0].contains("kolomnya tidak berjudul"), "{found:?}");
    let quoted = csv.replace("61,5", "\"61,5\"");
    assert!(imported(quoted.as_bytes(), &small(&pack), &pack).is_ok());
}

#[test]
fn a_file_of_another_instrument_or_a_newer_layout_is_refused() {
    let pack = pack();
    let assessment = small(&pack);
    let other = Pack::built_in("opini-2026");
    let bytes = exported(&other, &blank(&other), Form::CsvPlain);
    assert!(problems(&bytes, &assessment, &pack)[0].contains("opini-2026"));
    let mut newer = workbook(&pack, &assessment, Language::Indonesian, Form::Xlsx);
    let identity = sheet(&mut newer, "Identitas");
    let at = Place::new(place(identity, "version", "version").row, 2);
    identity.put(at, text("2"), Style::Plain);
    assert!(problems(&written(&newer, Form::Xlsx), &assessment, &pack)[0].contains("versi Zona Hijau yang lebih baru"));
}

#[test]
fn what_a_file_does_not_hold_is_kept() {
    let pack = pack();
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&small(&pack))).unwrap();
    document["masa_depan"] = json!({ "x": 1 });
    document["notes"] = json!({ "catatan": "penting" });
    document["units"][0]["bukti"] = json!([1, 2]);
    document["units"][0]["set_aside"] = json!([{ "mode": "total", "value": "50.00" }]);
    let assessment = typed(&pack, &document);
    for form in FORMS {
        let preview = imported(&exported(&pack, &assessment, form), &assessment, &pack).unwrap();
        assert_eq!(preview.assessment, assessment, "{form:?}");
    }
}

#[test]
fn weights_that_do_not_add_up_are_named_at_their_cells() {
    let pack = pack();
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&small(&pack))).unwrap();
    document["overrides"]["weights"] = json!({ "proses.moto": "40", "proses.terpadu": "30" });
    let assessment = typed(&pack, &document);
    let book = workbook(&pack, &assessment, Language::Indonesian, Form::Xlsx);
    let mut wrong = book.clone();
    let table = sheet(&mut wrong, "Bobot & asumsi");
    let at = Place::new(place(table, "proses.moto", "weight").row, 3);
    let other = Place::new(place(table, "proses.terpadu", "weight").row, 3);
    table.put(at, text("80"), Style::Plain);
    let found = problems(&written(&wrong, Form::Xlsx), &assessment, &pack);
    assert_eq!(found.len(), 2, "{found:?}");
    for (found, (at, value)) in found.iter().zip([(at, "“80”"), (other, "“30”")]) {
        assert!(found.starts_with(&format!("Lembar Bobot & asumsi, sel {at}: ")) && found.contains(value), "{found}");
    }
}

#[test]
fn the_plan_to_the_target_is_in_the_workbook_and_is_not_read_back() {
    let pack = pack();
    let assessment = small(&pack);
    let request = |task: Task| {
        let (pack, assessment) = (pack.document.to_string(), assessment::to_text(&assessment));
        serde_json::to_string(&Request { task, pack, assessment }).unwrap()
    };
    let write = Task::Write { format: Format::CsvPlain, language: Language::Indonesian, purpose: Purpose::Record };
    let stages = std::cell::RefCell::new(Vec::new());
    let answer = job::run(&request(write), &[], &|stage| stages.borrow_mut().push(stage));
    let csv = String::from_utf8(answer.bytes.clone()).unwrap();
    assert!(csv.contains("[Rencana]") && csv.contains("[Hasil]") && csv.contains("Rencana ke B"), "{csv}");
    assert_eq!(*stages.borrow(), [Stage::Plan, Stage::File]);
    let read = |bytes: &[u8]| serde_json::from_str(&job::run(&request(Task::Read), bytes, &|_| ()).text).unwrap();
    let back = read(&answer.bytes);
    assert!(matches!(&back, Said::Found { changes, .. } if changes.is_nothing()), "{back:?}");
    let Said::Refused(refused) = read(b"%PDF-1.7") else { panic!("a document is no spreadsheet") };
    assert_eq!(refused.english, ["This is not a spreadsheet. Choose an .xlsx or .csv file."]);
    assert_eq!(job::run("{}", &[], &|_| ()).text, serde_json::to_string(&Said::NotUnderstood).unwrap());
}

#[test]
fn without_a_target_the_workbook_has_the_plan_to_the_proposed_one_and_sets_none() {
    let pack = pack();
    let mut assessment = small(&pack);
    assessment.target = None;
    let record = |assessment: &Assessment| {
        let task = Task::Write { format: Format::CsvPlain, language: Language::Indonesian, purpose: Purpose::Record };
        let (pack, assessment) = (pack.document.to_string(), assessment::to_text(assessment));
        job::run(&serde_json::to_string(&Request { task, pack, assessment }).unwrap(), &[], &|_| ()).bytes
    };
    let bytes = record(&assessment);
    let csv = String::from_utf8(bytes.clone()).unwrap();
    let rules = rules_of(&pack, &assessment);
    let proposed = Outlook::new(&rules, &assessment).target(&pack.instrument, None);
    assert!(csv.contains(&format!("[Rencana]\nRencana ke {}", proposed.label)), "{csv}");
    let preview = imported(&bytes, &assessment, &pack).unwrap();
    assert!(preview.changes.is_nothing() && preview.assessment == assessment, "{:?}", preview.changes);
    // From no answer a plan would be one out of nothing.
    assessment.units.remove(0);
    assert!(!String::from_utf8(record(&assessment)).unwrap().contains("[Rencana]"));
}

#[test]
fn taking_a_file_over_is_one_step_and_never_over_something_newer() {
    let pack = pack();
    let open = Action::OpenFile { name: "a".to_owned(), text: assessment::to_text(&small(&pack)) };
    let (state, _) = update(&State::new(Preferences::default()), open);
    let work = state.work().cloned().unwrap();
    let csv = "unit,name,mode,total\n,Dinas Baru,,55\n,Dinas Lain,,66\n";
    let preview = imported(csv.as_bytes(), &work.assessment, &pack).unwrap();
    let (base, text) = (Rc::clone(&work.assessment), assessment::to_text(&preview.assessment));
    let take = Action::TakeSheet { name: "b.csv".to_owned(), base, text };
    let (taken, effects) = update(&state, take.clone());
    assert_eq!(taken.work().unwrap().assessment.units.len(), 4);
    assert_eq!(taken.notice.as_deref(), Some(&Notice::SheetTaken { name: "b.csv".to_owned() }));
    assert!(matches!(effects.as_slice(), [Effect::Keep(_)]));
    let (undone, _) = update(&taken, Action::Undo);
    assert_eq!(undone.work().unwrap().assessment, work.assessment, "both units go in one step");
    let (newer, _) = update(&state, Action::Enter(Field::BodyName, "Kota Lain".to_owned()));
    let (stale, effects) = update(&newer, take);
    assert_eq!(stale.work(), newer.work());
    assert_eq!(stale.notice.as_deref(), Some(&Notice::SheetStale { name: "b.csv".to_owned() }));
    assert!(effects.is_empty());
}

/// Two items, one of them own, and the counts of a unit.
fn with_evidence(pack: &Pack) -> Assessment {
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&small(pack))).unwrap();
    document["notes"] = json!({ "evidence": { "format": "zona-hijau/evidence", "version": 1, "units": { "u1": {
        "contacts": { "have": 12, "asked": 15 },
        "items": { "proses.moto": [
            { "id": "e1", "status": "preparing", "owner": "=Sekretaris", "due": "2026-03-12", "place": "https://contoh.go.id/x" },
            { "id": "x1", "text": "@SK tim", "note": "-foto" } ] } } } } });
    typed(pack, &document)
}

/// The place of a column in the row of the table of evidence that has this item id.
fn evidence_cell(book: &Workbook, item: &str, column: &str) -> Place {
    place(book.sheets.iter().find(|sheet| sheet.name == "Bukti").unwrap(), item, column)
}

#[test]
fn evidence_is_a_table_in_words_and_nothing_of_it_a_formula_or_link() {
    let pack = pack();
    let assessment = with_evidence(&pack);
    let book = workbook(&pack, &assessment, Language::Indonesian, Form::Xlsx);
    let table = book.sheets.iter().find(|sheet| sheet.name == "Bukti").unwrap();
    let word = |item, column| table.word(evidence_cell(&book, item, column));
    assert_eq!(
        (word("e1", "status"), word("e1", "due"), word("e1", "owner")),
        ("Disiapkan", "12-03-2026", "=Sekretaris")
    );
    assert_eq!(
        (word("x1", "text"), word("x1", "status"), word("x1", "indicator_id")),
        ("@SK tim", "Belum", "proses.moto")
    );
    assert_eq!((word("contacts", "have"), word("contacts", "asked")), ("12", "15"));
    assert_eq!(table.get(evidence_cell(&book, "e1", "place")), Some(&text("https://contoh.go.id/x")));
    for entry in xlsx::unpacked(&written(&book, Form::Xlsx)).unwrap() {
        let xml = String::from_utf8(entry.content).unwrap();
        assert!(!xml.contains("<f>") && !xml.contains("<f ") && !xml.contains("hyperlink"), "{}", entry.name);
    }
    let csv = String::from_utf8(exported(&pack, &assessment, Form::CsvPlain)).unwrap();
    for cell in ["12 Mar 2026", "'=Sekretaris", "'@SK tim", "'-foto"] {
        assert!(csv.contains(&format!(",{cell}")), "{cell}: {csv}");
    }
    let without = workbook(&pack, &small(&pack), Language::Indonesian, Form::Xlsx);
    assert!(without.sheets.iter().all(|sheet| sheet.name != "Bukti"), "no table where nothing was entered");
    let template = template(&pack, &assessment, Form::Xlsx);
    assert!(template.sheets.iter().all(|sheet| sheet.name != "Bukti"), "a template holds nothing that was entered");
}

#[test]
fn every_wrong_cell_of_the_evidence_is_named_at_once() {
    let pack = pack();
    let assessment = with_evidence(&pack);
    let wrong = [
        ("e1", "status", text("entah"), "Belum, Disiapkan, Lengkap, Perlu perbaikan"),
        ("e1", "due", text("31-02-2026"), "31-02-2026"),
        ("e1", "text", text("Bukti lain"), "bukan bukti dengan kode ini"),
        ("e1", "note", Value::Formula("=A1".to_owned()), "rumus"),
        ("x1", "due", Value::Date, "12-03-2026"),
        ("x1", "unit_id", text("u9"), "bukan unit"),
        ("x1", "indicator_id", text("proses.lain"), "tidak ada dalam instrumen"),
        ("contacts", "have", text("dua"), "999"),
    ];
    for form in FORMS {
        let mut book = workbook(&pack, &assessment, Language::Indonesian, form);
        // A formula or a date has no spelling in what this program writes.
        let can = |value: &Value| matches!(value, Value::Text(_));
        let cells: Vec<_> = wrong.iter().map(|(item, column, ..)| evidence_cell(&book, item, column)).collect();
        for (at, (.., value, _)) in cells.iter().zip(&wrong) {
            sheet(&mut book, "Bukti").put(*at, value.clone(), Style::Plain);
        }
        let found = problems(&written(&book, form), &assessment, &pack);
        assert_eq!(found.len(), wrong.iter().filter(|(.., value, _)| can(value)).count(), "{form:?}: {found:#?}");
        let Err(refusal) = zona_hijau::sheets::import(&book, &assessment, &pack.instrument) else { panic!("{form:?}") };
        let found = zona_hijau::i18n::Locale::default().refusal(&refusal);
        assert_eq!(found.len(), wrong.len(), "{form:?}: {found:#?}");
        for (at, (.., reason)) in cells.iter().zip(&wrong) {
            let start = format!("Lembar Bukti, sel {at} (");
            assert!(
                found.iter().any(|line| line.starts_with(&start) && line.contains(reason)),
                "{at} {reason}: {found:#?}"
            );
        }
    }
}

#[test]
fn rows_of_evidence_are_changed_added_and_left_alone() {
    let pack = pack();
    let assessment = with_evidence(&pack);
    let mut book = workbook(&pack, &assessment, Language::Indonesian, Form::Xlsx);
    let emptied = evidence_cell(&book, "e1", "owner");
    let (status, note) = (evidence_cell(&book, "e1", "status"), evidence_cell(&book, "x1", "note"));
    let own = evidence_cell(&book, "x1", "item_id");
    let table = sheet(&mut book, "Bukti");
    table.text(emptied.row, emptied.column, " ", Style::Plain);
    table.put(status, text("complete"), Style::Plain);
    table.put(note, text("selesai"), Style::Plain);
    // A new own item: the unit by its name, no item id.
    for (column, word) in [(1, "proses.moto"), (3, "dpmptsp"), (5, "Foto moto"), (8, "5/4/2026")] {
        table.text(own.row + 1, column, word, Style::Plain);
    }
    let preview = imported(&written(&book, Form::Xlsx), &assessment, &pack).unwrap();
    assert_eq!(preview.changes.evidence, 3, "{:?}", preview.changes);
    let document: serde_json::Value = serde_json::from_str(&assessment::to_text(&preview.assessment)).unwrap();
    let units = &document["notes"]["evidence"]["units"];
    assert_eq!(units["u1"]["items"]["proses.moto"][0]["status"], "complete");
    assert_eq!(units["u1"]["items"]["proses.moto"][0].get("owner"), None, "a cell of spaces is empty");
    assert_eq!(units["u1"]["items"]["proses.moto"][1]["note"], "selesai");
    assert_eq!(units["u1"]["contacts"], json!({ "have": 12, "asked": 15 }));
    assert_eq!(units["u2"]["items"]["proses.moto"], json!([{ "id": "x1", "text": "Foto moto", "due": "2026-04-05" }]));
    let again = imported(&written(&book, Form::Xlsx), &preview.assessment, &pack).unwrap();
    assert!(again.changes.is_nothing(), "the same file once more: {:?}", again.changes);
    let none = imported(&exported(&pack, &small(&pack), Form::Xlsx), &assessment, &pack).unwrap();
    assert_eq!(none.assessment.evidence, assessment.evidence, "a file without the table leaves everything");
}

#[test]
fn evidence_of_a_newer_version_is_not_touched() {
    let pack = pack();
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&small(&pack))).unwrap();
    document["notes"] = json!({ "evidence": { "format": "zona-hijau/evidence", "version": 2, "neu": [1] } });
    let newer = typed(&pack, &document);
    let bytes = exported(&pack, &with_evidence(&pack), Form::Xlsx);
    let found = problems(&bytes, &newer, &pack);
    assert!(found.len() == 1 && found[0].contains("versi Zona Hijau yang lebih baru"), "{found:?}");
    assert_eq!(imported(&exported(&pack, &newer, Form::Xlsx), &newer, &pack).unwrap().assessment, newer);
}

#[test]
fn texts_of_evidence_have_the_limits_of_the_screen_and_what_is_there_may_stay() {
    let pack = pack();
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&with_evidence(&pack))).unwrap();
    let items = document["notes"]["evidence"]["units"].as_object_mut().unwrap().values_mut().next().unwrap();
    let item = &mut items["items"].as_object_mut().unwrap().values_mut().next().unwrap()[0];
    let long = format!("baris satu\nbaris dua {}", "x".repeat(2_000));
    item["note"] = json!(long);
    let id = item["id"].as_str().unwrap().to_owned();
    let assessment = typed(&pack, &document);
    let bytes = exported(&pack, &assessment, Form::Xlsx);
    assert_eq!(imported(&bytes, &assessment, &pack).unwrap().assessment, assessment, "nothing was changed");
    let mut book = workbook(&pack, &assessment, Language::Indonesian, Form::Xlsx);
    let (owner, note) = (evidence_cell(&book, &id, "owner"), evidence_cell(&book, &id, "note"));
    let table = sheet(&mut book, "Bukti");
    table.put(owner, text(&"n".repeat(121)), Style::Plain);
    table.put(note, text(&"n".repeat(1_001)), Style::Plain);
    let found = problems(&written(&book, Form::Xlsx), &assessment, &pack);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("lebih dari 120 huruf") && found[1].contains("lebih dari 1000 huruf"), "{found:?}");
}

#[test]
fn unknown_keys_of_an_entry_stay_with_it_and_replace_nothing_that_the_file_says() {
    let pack = pack();
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&small(&pack))).unwrap();
    let foreign = json!({ "input": "1", "proses": "1", "output": "1", "pengaduan": "1" });
    document["units"][0]["entry"] = json!({ "mode": "total", "value": "62.06", "points": foreign });
    let base = typed(&pack, &document);
    let mut changed_document = document.clone();
    let points = json!({ "input": "8.72", "proses": "10.76", "output": "20.76", "pengaduan": "9.61" });
    changed_document["units"][0]["entry"] = json!({ "mode": "dimensions", "points": points });
    let other = typed(&pack, &changed_document);
    let read = imported(&exported(&pack, &other, Form::Xlsx), &base, &pack).unwrap().assessment;
    let written: serde_json::Value = serde_json::from_str(&assessment::to_text(&read)).unwrap();
    let unit = &written["units"][0];
    assert_eq!(unit["entry"]["points"], points);
    assert_eq!(unit["set_aside"][0], json!({ "mode": "total", "value": null, "points": foreign }));
}

/// The cells of a text as Excel finds them: quotes count only where a cell begins with one.
fn cells_of(text: &str, separator: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted, mut at_start) = (Vec::new(), String::new(), false, true);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        let starts = std::mem::take(&mut at_start);
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if quoted => quoted = false,
            '"' if starts => quoted = true,
            _ if !quoted && (letter == separator || letter == '\n' || letter == '\r') => {
                cells.push(std::mem::take(&mut cell));
                at_start = true;
            }
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

/// Fails where a program that takes any of the usual separators would see a formula.
fn no_formula_in(csv: &[u8], what: &str) {
    let text = std::str::from_utf8(csv).unwrap();
    for separator in [';', ',', '\t'] {
        for cell in cells_of(text, separator) {
            let start = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
            assert!(!start.starts_with(['=', '+', '-', '@', '＝']), "{what:?} at {separator:?}: {cell:?}");
        }
    }
}

/// Texts that become formulas where a program takes another separator, or does not see their quotes.
const HOSTILE: [&str; 26] = [
    "x;=1+1;y",
    "x,=1+1,y",
    "x\t=1+1\ty",
    "x\n=1+1\ny",
    "x\r\n-1",
    "x\r@a",
    "a\n\n=1",
    "x;\"=1+1;y",
    "x,\"=1+1,y",
    "x,\"\"=1",
    "x; \"+1",
    "x;'=1",
    "x,'','=1",
    "'\t=1",
    "'\tx",
    "''\nx",
    "x;\u{feff}=1",
    "x;\u{200b}=1",
    "x;\u{a0}=1",
    "x,\u{1}=1",
    "x;＝1",
    "x;\"",
    "Rapat:\n- satu\n- dua",
    "=1;=2,=3",
    "'=1;'=2",
    "a;'b,\"'c",
];

#[test]
fn no_text_becomes_a_formula_at_another_separator_and_every_text_comes_back() {
    let pack = pack();
    for text in HOSTILE {
        let mut document: serde_json::Value =
            serde_json::from_str(&assessment::to_text(&with_evidence(&pack))).unwrap();
        document["body"] = json!({ "name": text, "kind": text });
        document["units"][0] =
            json!({ "id": text, "name": text, "kind": text, "entry": document["units"][0]["entry"] });
        let item = json!({ "id": text, "text": text, "owner": text, "place": text, "note": text });
        let items = json!({ "items": { "proses.moto": [item] } });
        document["notes"]["evidence"]["units"] = json!({ text: items });
        let assessment = typed(&pack, &document);
        for form in FORMS {
            let bytes = exported(&pack, &assessment, form);
            let preview = imported(&bytes, &assessment, &pack).unwrap_or_else(|found| panic!("{text:?}: {found:?}"));
            assert_eq!(preview.assessment, assessment, "{form:?} {text:?}");
            assert!(preview.changes.is_nothing(), "{form:?} {text:?}: {:?}", preview.changes);
            if form != Form::Xlsx {
                no_formula_in(&bytes, text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_a_csv_file_come_back_and_hold_no_formula(
        texts in prop::collection::vec("[xa=+@;,\t\n\r'\" -]{0,12}", 6),
    ) {
        for form in [Form::CsvExcel, Form::CsvPlain] {
            let mut table = Sheet::new("Isian");
            table.text(0, 0, "unit", Style::Key);
            table.text(0, 3, "ujung", Style::Key);
            for (place, text) in (0..).zip(&texts) {
                table.text(1 + place / 3, place % 3, text.as_str(), Style::Plain);
            }
            let bytes = written(&Workbook { sheets: vec![table.clone()] }, form);
            no_formula_in(&bytes, "random");
            let read = file::read(&bytes).unwrap();
            for (place, text) in (0..).zip(&texts) {
                prop_assert_eq!(read.sheets[0].word(Place::new(1 + place / 3, place % 3)), text.as_str());
            }
        }
    }
}

/// The places that the problems of a CSV file name, with a reason that all of them have.
fn named(csv: &str, base: &Assessment, pack: &Pack, reason: &str) -> Vec<String> {
    let found = problems(csv.as_bytes(), base, pack);
    assert!(found.iter().all(|line| line.contains(reason)), "{csv}: {found:?}");
    let place = |line: &String| line.split([':', '(']).next().unwrap().trim().to_owned();
    found.iter().map(place).collect()
}

#[test]
fn what_stands_twice_is_named_and_nothing_of_it_is_taken_over() {
    let pack = pack();
    let assessment = with_evidence(&pack);
    let figures = "[Rapor]\nunit,name,mode,total\nu1,Dinas Sosial,Nilai akhir,50\n";
    let evidence = "[Bukti]\nunit_id,indicator_id,item_id,note,note,catatan,catatan\n";
    let cases = [
        ("unit,name,mode,total,total\nu1,A,Nilai akhir,70,\n".to_owned(), vec!["Sel E1"]),
        ("unit,name,mode,total,name\nu1,A,Nilai akhir,70,B\n".to_owned(), vec!["Sel E1"]),
        ("unit,mode,points.input,points.input,unit\nu1,Poin dimensi,1,2,u1\n".to_owned(), vec!["Sel D1", "Sel E1"]),
        (format!("{figures}[Figures]\nunit,mode\nu1,\n"), vec!["Lembar Figures, sel A5"]),
        (format!("{figures}[Isian]\nunit,u1\n[Isian]\nunit,u1\n"), vec!["Lembar Isian, sel A7"]),
        ("unit,u1\nproses.moto,2\n[Isian]\nunit,u1\nproses.moto,3\n".to_owned(), vec!["Lembar Isian, sel A4"]),
        (format!("{figures}[Bobot & asumsi]\nfactor,,,3\nfactor,,,4\n"), vec!["Lembar Bobot & asumsi, sel A6"]),
        (format!("{figures}[Bobot & asumsi]\nbundle,mpp,,3\nbundle,mpp,,\n"), vec!["Lembar Bobot & asumsi, sel B6"]),
        (
            format!("{figures}[Bobot & asumsi]\neffort,proses.moto,,3\neffort,proses.moto\n"),
            vec!["Lembar Bobot & asumsi, sel B6"],
        ),
        (
            format!("{figures}[Identitas]\nbody,,A\ninstrument,,kepatuhan-2023\nbody,,B\ninstrument,,x\n"),
            vec!["Lembar Identitas, sel A7", "Lembar Identitas, sel A8"],
        ),
        (format!("{figures}{evidence}u1,proses.moto,e1,a,b,c,d\n"), vec!["Lembar Bukti, sel E5"]),
    ];
    for (csv, places) in cases {
        assert_eq!(named(&csv, &assessment, &pack, "muncul dua kali"), places, "{csv}");
    }
}

#[test]
fn a_damaged_workbook_is_refused_and_no_answer_is_taken_back() {
    let pack = pack();
    let assessment = small(&pack);
    let book = workbook(&pack, &assessment, Language::Indonesian, Form::Xlsx);
    let cell = place(book.sheets.iter().find(|sheet| sheet.name == "Isian").unwrap(), "input.standar", "u1");
    let good = xlsx::unpacked(&xlsx::write(&book)).unwrap();
    let part = |name: &str| {
        String::from_utf8(good.iter().find(|entry| entry.name.ends_with(name)).unwrap().content.clone()).unwrap()
    };
    let isian = part("sheet2.xml");
    let (start, end) = {
        let start = isian.find(&format!("<c r=\"{cell}\"")).unwrap();
        (start, start + isian[start..].find("</c>").unwrap() + 4)
    };
    let with = |xml: &str| ("sheet2.xml", [&isian[..start], xml, &isian[end..]].concat());
    let row = isian.find("<row r=\"20\"").unwrap();
    let (links, names) = (part("workbook.xml.rels"), part("xl/workbook.xml"));
    let cases = [
        with(&format!("<c r=\"{cell}\" t=\"s\"><v>9999</v></c>")),
        with(&format!("<c r=\"{cell}\" t=\"s\"><v>-1</v></c>")),
        with(&format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>&foo;2</t></is></c>")),
        with(&format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>&#0;2</t></is></c>")),
        with(&format!("<c r=\"&foo;{cell}\"><v>2</v></c>")),
        with("<c r=\"E0\"><v>2</v></c>"),
        with(&format!("<c r=\"{cell}\"><v>2</v></c><c r=\"{cell}\"><v>3</v></c>")),
        ("sheet2.xml", isian[..row].to_owned()),
        ("sheet2.xml", isian[..isian.len() / 2].to_owned()),
        ("sheet2.xml", isian[..isian.find("<worksheet").unwrap()].to_owned()),
        ("sheet2.xml", String::new()),
        ("workbook.xml.rels", links.replace("worksheets/sheet2.xml", "worksheets/sheet99.xml")),
        ("workbook.xml.rels", links.replace("Id=\"rId2\"", "Id=\"rId99\"")),
        ("workbook.xml.rels", links[..links.find("<Relationship ").unwrap()].to_owned() + "</Relationships>"),
        ("xl/workbook.xml", names.replace("\"Isian\" sheetId=\"2\" r:id=\"rId2\"", "\"Isian\" sheetId=\"2\"")),
    ];
    for (name, content) in cases {
        let mut parts = good.clone();
        let entry = parts.iter_mut().find(|entry| entry.name.ends_with(name)).unwrap();
        assert_ne!(entry.content, content.as_bytes(), "{name} is changed");
        entry.content = content.into_bytes();
        let found = problems(&xlsx::pack(&parts), &assessment, &pack);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("Berkas rusak"), "{name}: {found:?}");
    }
    // What is empty is no damage: elements without content, rows and cells without places.
    let plain =
        "<worksheet><sheetData><row/><row><c/><c t=\"inlineStr\"><is><t>u1</t></is></c></row></sheetData></worksheet>";
    let plain = plain.replace("<row><c/>", "<row><c t=\"inlineStr\"><is><t>unit</t></is></c>");
    let mut parts = good.clone();
    parts.iter_mut().find(|entry| entry.name.ends_with("sheet2.xml")).unwrap().content = plain.into_bytes();
    let read = file::read(&xlsx::pack(&parts)).unwrap();
    let isian = read.sheets.iter().find(|sheet| sheet.name == "Isian").unwrap();
    assert_eq!((isian.word(Place::new(1, 0)), isian.word(Place::new(1, 1)), isian.len()), ("unit", "u1", 2));
}

#[test]
fn a_table_without_a_row_of_names_names_no_unit() {
    let pack = pack();
    let assessment = small(&pack);
    for csv in [
        "unit;u1\nproses.moto;2\n",
        "[Isian]\nunit;;;;u1\nproses.moto;Proses;Moto;0, 1;2\n",
        "[Isian]\nJudul\nunit;;Kode unit, jangan diubah;;u1\nproses.moto;;;;2\n",
    ] {
        let preview = imported(csv.as_bytes(), &assessment, &pack).unwrap_or_else(|found| panic!("{csv}: {found:?}"));
        let names: Vec<_> = preview.assessment.units.iter().map(|unit| unit.name.as_str()).collect();
        assert_eq!(names, ["Dinas Sosial", "DPMPTSP"], "{csv}");
        assert_eq!((preview.changes.changed, preview.changes.altered), (1, 0), "{csv}: {:?}", preview.changes);
    }
}

#[test]
fn ids_with_spaces_at_their_ends_are_found_again() {
    let pack = pack();
    let ids = ["u1", " u1", "u1 ", "\t=1", " "];
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&small(&pack))).unwrap();
    let unit = document["units"][0].clone();
    let mut units = json!({});
    document["units"] = ids
        .iter()
        .map(|id| {
            units[id] = json!({ "items": { "proses.moto": [
                { "id": "x1", "text": format!("Butir {id:?}"), "note": "a" }, { "id": " x1", "text": "b" }, { "id": " e1 ", "text": "c" } ] } });
            let mut unit = unit.clone();
            unit["id"] = json!(id);
            unit["name"] = json!(format!("Unit {id:?}"));
            unit
        })
        .collect();
    document["notes"] = json!({ "evidence": { "format": "zona-hijau/evidence", "version": 1, "units": units } });
    let assessment = typed(&pack, &document);
    for form in FORMS {
        let preview = imported(&exported(&pack, &assessment, form), &assessment, &pack).unwrap();
        assert_eq!(assessment::to_text(&preview.assessment), assessment::to_text(&assessment), "{form:?}");
        assert!(preview.changes.is_nothing(), "{form:?}: {:?}", preview.changes);
    }
    // Spaces that someone has typed beside a known id, or beside a new one in one of the tables.
    let csv = "[Rapor]\nunit;name;mode;total\nu2 ;DPMPTSP;Nilai akhir;70\nu9 ;Baru;;\n[Isian]\n;;;;Baru\nunit;;;;u9\nproses.moto;;;;2\n";
    let preview = imported(csv.as_bytes(), &small(&pack), &pack).unwrap();
    assert_eq!((preview.changes.added.len(), preview.changes.changed), (1, 2), "{:?}", preview.changes);
}

/// The pack with other levels on every scale.
fn with_levels(levels: &[&str]) -> Pack {
    let mut document = pack().document;
    document["id"] = json!("own-levels");
    document["bundles"] = json!([]);
    document["examples"] = json!([]);
    for scale in document["scales"].as_object_mut().unwrap().values_mut() {
        let levels = levels.iter().zip(["0", "1/3", "2/3", "1"]);
        scale["levels"] = levels.map(|(value, share)| json!({ "value": value, "share": share })).collect();
    }
    for dimension in document["dimensions"].as_array_mut().unwrap() {
        for indicator in dimension["indicators"].as_array_mut().unwrap() {
            indicator["levels_text"] = json!({});
        }
    }
    Pack::new(document)
}

#[test]
fn levels_of_own_packs_come_back_whatever_they_are_called() {
    for levels in [
        ["A", "B", "C", "D"],
        ["rendah", "sedang", "tinggi", "total"],
        ["0-1", "1", "2", "3-4"],
        ["0", "1", "1.0", "3"],
        ["t/b", "tb", "2", "3"],
        ["1,0", "2,5", "3.5", "=4"],
        ["a", "A", "b s.d. c", "B"],
    ] {
        let pack = with_levels(&levels);
        let mut values = serde_json::Map::new();
        let ids: Vec<_> = pack.instrument.indicators().map(|indicator| indicator.id.to_string()).collect();
        let level = |at: usize| levels[at % 4];
        let answers = (0..4).map(|at| json!(level(at))).chain([json!("n/a")]);
        let ranges = (0..4).flat_map(|low| (low + 1..4).map(move |high| (low, high)));
        let ranges = ranges.map(|(low, high)| json!({ "low": level(low), "high": level(high) }));
        for (id, answer) in ids.iter().zip(answers.chain(ranges)) {
            values.insert(id.clone(), answer);
        }
        let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&blank(&pack))).unwrap();
        let entry = json!({ "mode": "indicators", "values": values });
        document["units"] = json!([{ "id": "u1", "name": "A", "kind": "", "entry": entry }]);
        let assessment = typed(&pack, &document);
        for form in FORMS {
            let fresh = imported(&exported(&pack, &assessment, form), &blank(&pack), &pack);
            let fresh = fresh.unwrap_or_else(|refusal| panic!("{levels:?} {form:?}: {refusal:?}"));
            assert_eq!(fresh.assessment.units, assessment.units, "{levels:?} {form:?}");
        }
    }
}

#[test]
fn answers_are_read_by_their_ids_first_and_then_as_people_write_them() {
    let read = |levels: &[&str], typed: &str| {
        let pack = with_levels(levels);
        let indicator = pack.instrument.indicators().next().unwrap();
        input::answer(typed, indicator).map(|answer| input::answer_text(answer.as_ref(), Language::Indonesian))
    };
    let letters = ["A", "B", "C", "D"];
    for (typed, meant) in [
        ("A", "A"),
        (" d ", "D"),
        ("A-D", "A-D"),
        ("a – c", "A-C"),
        ("B S.D. D", "B-D"),
        ("b to c", "B-C"),
        ("C-C", "C"),
        ("T/B", "t/b"),
        ("", ""),
    ] {
        assert_eq!(read(&letters, typed).unwrap(), meant, "{typed}");
    }
    assert!(matches!(read(&letters, "D-A"), Err(ProblemKind::RangeReversed { low }) if low == "D"));
    assert!(matches!(read(&letters, "E"), Err(ProblemKind::UnknownWord { .. })));
    let numbers = ["0", "1", "1.0", "3"];
    for (typed, meant) in
        [("1", "1"), ("1.0", "1.0"), ("1,0", "1.0"), ("3,0", "3"), ("0,00-1.0", "0-1.0"), ("1..3", "1-3")]
    {
        assert_eq!(read(&numbers, typed).unwrap(), meant, "{typed}");
    }
    assert_eq!(read(&["0-1", "1", "2", "3-4"], "0-1").unwrap(), "0-1");
    assert_eq!(read(&["0-1", "1", "2", "3-4"], "1-3-4").unwrap(), "1-3-4");
    assert_eq!(read(&["t/b", "1", "2", "tidak berlaku"], "Tidak Berlaku").unwrap(), "t/b");
}

#[test]
fn entries_set_aside_twice_in_one_way_are_kept() {
    let pack = pack();
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&small(&pack))).unwrap();
    document["units"][0]["set_aside"] = json!([
        { "mode": "indicators", "values": { "proses.moto": "1" } },
        { "mode": "total", "value": "5" },
        { "mode": "indicators", "values": { "proses.moto": "2" }, "q": 1 },
        { "mode": "total", "value": "6", "k": [1] },
    ]);
    let assessment = typed(&pack, &document);
    for form in FORMS {
        let preview = imported(&exported(&pack, &assessment, form), &assessment, &pack).unwrap();
        assert_eq!(preview.assessment, assessment, "{form:?}");
        assert!(preview.changes.is_nothing(), "{form:?}: {:?}", preview.changes);
        assert_eq!(preview.changes.set_aside, 1, "what the file has: {form:?}");
    }
    let csv = "unit,name,mode,total\nu1,Dinas Sosial,Nilai akhir,7\n";
    let unit = imported(csv.as_bytes(), &assessment, &pack).unwrap().assessment.units.remove(0);
    let modes: Vec<_> = unit.set_aside.iter().map(|aside| aside.entry.mode()).collect();
    assert_eq!((unit.entry.mode(), modes.len()), (EntryMode::Total, 4), "{modes:?}");
}

#[test]
fn unknown_keys_of_changed_bundles_are_kept() {
    let pack = pack();
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&small(&pack))).unwrap();
    let sets =
        json!([{ "indicator": "proses.terpadu", "level": "2", "zz": 1 }, { "indicator": "proses.moto", "level": "1" }]);
    document["overrides"]["bundles"] = json!({ "mpp": { "effort": 5, "sets": sets, "x": 7 } });
    let assessment = typed(&pack, &document);
    for form in FORMS {
        let preview = imported(&exported(&pack, &assessment, form), &assessment, &pack).unwrap();
        assert_eq!(preview.assessment, assessment, "{form:?}");
        assert!(preview.changes.is_nothing(), "{form:?}");
    }
}

#[test]
fn the_separator_is_the_one_after_the_known_ids() {
    let pack = pack();
    let assessment = small(&pack);
    let name = "Dinas Pariwisata, Kebudayaan, Olahraga, Arsip, dan Perpustakaan, ".repeat(20);
    for csv in [
        format!("unit;name;mode;total\nu1;{name};Nilai akhir;62,5\n"),
        format!("\"unit\"\t\"name\"\t\"mode\"\t\"total\"\nu1\t{name}\tNilai akhir\t62,5\n"),
        format!("[Isian]\nKode;Dimensi;Indikator;Pilihan;{name}\nunit;;;;u1\nproses.moto;{name};a;b;2\n"),
    ] {
        let preview = imported(csv.as_bytes(), &assessment, &pack).unwrap_or_else(|found| panic!("{csv}: {found:?}"));
        assert_eq!(preview.assessment.units[0].name, name, "{csv}");
    }
}

#[test]
fn a_letter_that_is_none_is_named_by_its_row() {
    let pack = pack();
    let assessment = small(&pack);
    let csv = "unit;name;mode;total\nu1;Dinas é;Nilai akhir;62,5\n";
    let utf16 =
        |text: &str| [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut marked = format!("\u{feff}{csv}").into_bytes();
    let at = marked.iter().position(|byte| *byte == b'D').unwrap();
    marked[at] = 0xff;
    let mut half = utf16(csv);
    half.push(b'x');
    let mut unpaired = utf16(csv);
    let at = unpaired.iter().position(|byte| *byte == b'D').unwrap();
    unpaired[at + 1] = 0xd8;
    for (bytes, row) in [(marked, "Baris 2"), (half, "Baris 3"), (unpaired, "Baris 2")] {
        let found = problems(&bytes, &assessment, &pack);
        assert!(found.len() == 1 && found[0].starts_with(&format!("{row}: ada huruf yang rusak")), "{found:?}");
    }
    assert!(imported(&utf16(csv), &assessment, &pack).is_ok());
}

#[test]
fn a_file_of_another_format_or_any_newer_version_is_refused() {
    let pack = pack();
    let assessment = small(&pack);
    let found = |identity: &str| {
        let csv = format!("[Identitas]\n{identity}\n\n[Rapor]\nunit;name;mode;total\nu1;Dinas Sosial;Nilai akhir;50\n");
        imported(csv.as_bytes(), &assessment, &pack).err().map(|refusal| Locale::default().refusal(&refusal))
    };
    for version in ["2", "2.0", "2,0", "1.5", "4294967296", "99999999999999999999"] {
        let found = found(&format!("version;;{version}")).unwrap();
        assert!(found.len() == 1 && found[0].contains("versi Zona Hijau yang lebih baru"), "{version}: {found:?}");
    }
    for (identity, reason) in [
        (
            "format;;other/format",
            "Lembar Identitas, sel C2: “other/format” tidak dikenal. Pilih salah satu: zona-hijau/sheets",
        ),
        ("version;;0", "“0” tidak dikenal. Pilih salah satu: 1"),
        ("version;;satu", "“satu” tidak dikenal. Pilih salah satu: 1"),
    ] {
        let found = found(identity).unwrap();
        assert!(found.len() == 1 && found[0].contains(reason), "{identity}: {found:?}");
    }
    for identity in ["version;;1", "version;;1,0", "version;;\nformat;;", "format;; zona-hijau/sheets "] {
        assert_eq!(found(identity), None, "{identity}");
    }
}

#[test]
fn names_longer_than_a_cell_and_letters_that_are_none_come_back() {
    let pack = pack();
    for name in ["x".repeat(32_768), format!("= {}", "é".repeat(40_000)), "a\0b".to_owned(), "a\0;\0=1".to_owned()] {
        let mut assessment = small(&pack);
        assessment.body.name.clone_from(&name);
        assessment.body.kind.clone_from(&name);
        assessment.units[0].kind.clone_from(&name);
        assessment.units[0].name.clone_from(&name);
        for form in FORMS {
            let bytes = exported(&pack, &assessment, form);
            let preview = imported(&bytes, &assessment, &pack).unwrap_or_else(|found| panic!("{form:?}: {found:?}"));
            assert!(preview.assessment == assessment && preview.changes.is_nothing(), "{form:?} {:?}", preview.changes);
            let new = imported(&bytes, &blank(&pack), &pack).unwrap().assessment.units.remove(0).name;
            assert_eq!(new, name.chars().take(32_767).collect::<String>(), "{form:?}");
        }
    }
}

#[test]
fn a_far_cell_of_a_table_without_a_name_is_named_without_one() {
    let csv = format!("unit,u1{}x\n", "\n".repeat(5_000));
    let found = problems(csv.as_bytes(), &small(&pack()), &pack());
    assert_eq!(found, ["Sel A5001: ada isi jauh di luar tabel. Hapus isi itu, lalu coba lagi."]);
}

#[test]
fn words_for_not_assessed_take_a_figure_back() {
    let pack = pack();
    for word in ["", "-", "–", "belum", "Belum dinilai", "not assessed"] {
        let csv = format!("[Rapor]\nunit,name,mode,total\nu2,DPMPTSP,Nilai akhir,{word}\n");
        let preview = imported(csv.as_bytes(), &small(&pack), &pack).unwrap();
        assert_eq!(preview.assessment.units[1].entry, assessment::Entry::Total(None), "{word}");
    }
    let found =
        problems("[Rapor]\nunit,name,mode,total\nu2,DPMPTSP,Nilai akhir,kosong\n".as_bytes(), &small(&pack), &pack);
    assert!(found.len() == 1 && found[0].contains("bukan angka"), "{found:?}");
}

#[test]
fn rows_that_are_missing_in_the_table_of_rules_take_their_changes_back() {
    let pack = pack();
    let mut document: serde_json::Value = serde_json::from_str(&assessment::to_text(&small(&pack))).unwrap();
    document["overrides"] = json!({ "weights": { "proses.moto": "4" }, "plausible_factor": "3" });
    let assessment = typed(&pack, &document);
    let csv = "[Rapor]\nunit,name,mode\nu1,Dinas Sosial,\n[Bobot & asumsi]\nchange\nweight,proses.moto,,4\n";
    let overrides = imported(csv.as_bytes(), &assessment, &pack).unwrap().assessment.overrides;
    assert!(overrides.plausible_factor.is_none() && overrides.weights == assessment.overrides.weights);
    // The row of a bundle that sets nothing any more is no change either.
    let csv = "[Rapor]\nunit,name,mode\nu1,Dinas Sosial,\n[Bobot & asumsi]\nchange\nbundle,mpp,,\n";
    let overrides = imported(csv.as_bytes(), &assessment, &pack).unwrap().assessment.overrides;
    assert!(overrides.bundles.is_empty(), "{overrides:?}");
}
