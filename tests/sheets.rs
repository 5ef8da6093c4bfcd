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

use serde_json::json;
use support::engine::{Pack, built_in_ids};
use support::generate::{self, Answers, Size};
use support::random::Random;
use support::sheets::{
    FORMS, Form, blank, exported, imported, normalised, problems, template, typed, workbook, written,
};
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::engine::text::Language;
use zona_hijau::session::{Action, Effect, Field, Notice, Preferences, State, update};
use zona_hijau::sheets::model::Style;
use zona_hijau::sheets::{Place, Sheet, Value, Workbook, job, xlsx};

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
        assert!(csv.contains("'=HYPERLINK") && csv.contains("'@SUM(1)") && csv.contains("'\t=1"), "{csv}");
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
    assert_eq!(ids, ["u3", "u1", "u2"]);
    assert_eq!(preview.assessment.units[2], assessment.units[1]);
    assert_eq!(preview.assessment.units[1].entry, assessment.units[0].entry, "no column, no change");
    let unnamed = "unit,name,mode,total\n,,,55\n";
    assert!(problems(unnamed.as_bytes(), &assessment, &pack)[0].contains("unitnya tanpa nama"));
    let open = "unit,name,mode,total,percent.input\n,Baru,,55,60\n";
    assert!(problems(open.as_bytes(), &assessment, &pack)[0].contains("beberapa cara"));
    let twice = "unit,name,mode,total\nu1,A,Nilai akhir,55\nu1,B,Nilai akhir,66\n";
    assert_eq!(problems(twice.as_bytes(), &assessment, &pack).len(), 1);
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
    table.put(at, text("80"), Style::Plain);
    let found = problems(&written(&wrong, Form::Xlsx), &assessment, &pack);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(&format!("Lembar Bobot & asumsi, sel {at}")), "{found:?}");
}

#[test]
fn the_plan_to_the_target_is_in_the_workbook_and_is_not_read_back() {
    let pack = pack();
    let assessment = small(&pack);
    let request = json!({
        "do": "write", "format": "csv-plain", "language": "id",
        "pack": pack.document.to_string(), "assessment": assessment::to_text(&assessment),
    });
    let stages = std::cell::RefCell::new(Vec::new());
    let answer = job::run(&request.to_string(), &[], &|stage| stages.borrow_mut().push(stage.name()));
    let csv = String::from_utf8(answer.bytes.clone()).unwrap();
    assert!(csv.contains("[Rencana]") && csv.contains("[Hasil]") && csv.contains("Rencana ke B"), "{csv}");
    assert_eq!(*stages.borrow(), ["plan", "file"]);
    let read =
        json!({ "do": "read", "pack": pack.document.to_string(), "assessment": assessment::to_text(&assessment) });
    let back: serde_json::Value =
        serde_json::from_str(&job::run(&read.to_string(), &answer.bytes, &|_| ()).text).unwrap();
    assert_eq!(back["nothing"], true, "{back}");
    let refused: serde_json::Value =
        serde_json::from_str(&job::run(&read.to_string(), b"%PDF-1.7", &|_| ()).text).unwrap();
    assert_eq!(refused["refused"]["en"], json!(["This is no spreadsheet. Choose an .xlsx or .csv file."]));
    assert_eq!(job::run("{}", &[], &|_| ()).text, r#"{"error":"request"}"#);
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
