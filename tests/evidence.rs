//! Evidence: the section under `notes`, what a file may hold there, edits and the recap.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use serde_json::{Map, Value, json};
use support::engine::Pack;
use support::generate::{self, Answers};
use support::random::Random;
use zona_hijau::engine::assessment::evidence::{Asked, CountKind, Item, Status, link, one_line};
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::engine::date::Date;
use zona_hijau::engine::problem::ProblemKind;
use zona_hijau::engine::text::{IndicatorId, ItemId, UnitId};
use zona_hijau::session::evidence::{EvidenceEdit, EvidenceField, ItemPlace, Recap, date, recap};
use zona_hijau::session::{Action, Field, Preferences, State, update};

const FORMAT: &str = "zona-hijau/evidence";

/// A file of 2023 with two units and these notes.
fn file(notes: Value) -> Value {
    let unit = |id: &str| json!({ "id": id, "name": id, "kind": "", "entry": { "mode": "indicators", "values": {} } });
    json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "kepatuhan-2023", "version": "1.0.0" },
        "units": [unit("u1"), unit("u2")], "notes": notes,
    })
}

fn section(units: Value) -> Value {
    json!({ "evidence": { "format": FORMAT, "version": 1, "units": units } })
}

fn read(file: &Value) -> Assessment {
    let pack = Pack::built_in("kepatuhan-2023");
    assessment::read_for(&file.to_string(), &pack.instrument).expect("the file opens").0
}

fn written(assessment: &Assessment) -> Value {
    serde_json::from_str(&assessment::to_text(assessment)).unwrap()
}

/// The notes after opening and saving.
fn notes_again(notes: Value) -> Value {
    written(&read(&file(notes)))["notes"].clone()
}

fn opened(notes: Value) -> State {
    let start = State::new(Preferences::default());
    let text = file(notes).to_string();
    let state = run(start, [Action::OpenFile { name: "a.json".to_owned(), text }]);
    assert!(state.work().is_some(), "{:?}", state.notice);
    state
}

fn run(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| update(&state, action).0)
}

fn assessment_of(state: &State) -> &Assessment {
    &state.work().unwrap().assessment
}

fn notes_of(state: &State) -> Value {
    written(assessment_of(state))["notes"].clone()
}

fn at(unit: &str, indicator: &str, item: &str) -> ItemPlace {
    ItemPlace { unit: UnitId::from(unit), indicator: IndicatorId::from(indicator), item: ItemId::from(item) }
}

fn enter(field: EvidenceField, typed: &str) -> Action {
    Action::Enter(Field::Evidence(field), typed.to_owned())
}

fn status(place: ItemPlace, status: Status) -> Action {
    Action::Evidence(EvidenceEdit::Status(place, status))
}

fn wording(indicator: &str, place: usize) -> String {
    let pack = Pack::built_in("kepatuhan-2023");
    pack.instrument.indicator(indicator).unwrap().evidence[place].text.id.clone()
}

#[test]
fn what_is_entered_is_in_the_file_and_comes_back() {
    let item = at("u1", "input.standar", "e2");
    let state = run(
        opened(json!({})),
        [
            status(item.clone(), Status::Preparing),
            enter(EvidenceField::Owner(item.clone()), "  Sekretaris  Dinas "),
            enter(EvidenceField::Due(item.clone()), "12-3-2026"),
            enter(EvidenceField::Place(item.clone()), "https://contoh.go.id/berkas"),
            enter(EvidenceField::Note(item), "foto belum terang"),
            enter(EvidenceField::NewItem(UnitId::from("u1"), IndicatorId::from("input.standar")), "SK tim"),
            enter(EvidenceField::Have(UnitId::from("u1"), CountKind::Contacts), "12"),
            enter(EvidenceField::Asked(UnitId::from("u1"), CountKind::Contacts), "15"),
        ],
    );
    let expected = section(json!({ "u1": {
        "contacts": { "have": 12, "asked": 15 },
        "items": { "input.standar": [
            { "id": "e2", "text": wording("input.standar", 1), "status": "preparing", "owner": "Sekretaris Dinas",
              "due": "2026-03-12", "place": "https://contoh.go.id/berkas", "note": "foto belum terang" },
            { "id": "x1", "text": "SK tim" },
        ] },
    } }));
    assert_eq!(notes_of(&state), expected);
    assert_eq!(read(&written(assessment_of(&state))), *assessment_of(&state));
}

#[test]
fn nothing_entered_leaves_no_trace() {
    let item = at("u1", "input.standar", "e1");
    let state = run(opened(json!({})), [status(item.clone(), Status::Complete), status(item, Status::Missing)]);
    assert_eq!(notes_of(&state), json!({}));
}

#[test]
fn every_kind_of_foreign_notes_is_kept_as_it_is() {
    for notes in [
        json!({ "u1": "Menunggu berkas" }),
        json!({ "u1": "catatan bebas", "u2": ["a", { "b": 1.5 }], "u3": 7 }),
        json!(null),
        json!({ "evidence": "surat ada di lemari" }),
        json!({ "evidence": { "format": "lain", "units": 3 } }),
        json!({ "evidence": { "format": FORMAT, "version": 99, "units": { "u1": "baru" } }, "lain": [1] }),
        json!({ "evidence": { "format": FORMAT, "units": {} } }),
        json!({ "evidence": { "format": FORMAT, "version": "satu" } }),
    ] {
        assert_eq!(notes_again(notes.clone()), notes);
    }
}

#[test]
fn entering_something_leaves_foreign_notes_beside_it() {
    let edit = || status(at("u2", "proses.moto", "e1"), Status::Complete);
    let ours = section(json!({ "u2": { "items": { "proses.moto": [
        { "id": "e1", "text": wording("proses.moto", 0), "status": "complete" } ] } } }))["evidence"]
        .clone();
    let entered = |notes: Value| notes_of(&run(opened(notes), [edit()]));
    assert_eq!(entered(json!({ "u1": "tunggu" })), json!({ "u1": "tunggu", "evidence": ours }));
    assert_eq!(entered(json!(null)), json!({ "evidence": ours }));
    assert_eq!(entered(json!({ "evidence": "lemari" })), json!({ "evidence": "lemari", "evidence-2": ours }));
    // And it is found there again.
    let again = json!({ "evidence": "lemari", "evidence-2": ours });
    assert_eq!(notes_again(again.clone()), again);
    assert_eq!(read(&file(again)).evidence.units.len(), 1);
}

#[test]
fn a_section_of_a_newer_version_is_not_changed() {
    let notes = json!({ "evidence": { "format": FORMAT, "version": 2, "units": { "u1": "baru" } } });
    let item = at("u1", "input.standar", "e1");
    let state = opened(notes.clone());
    assert!(assessment_of(&state).evidence.is_locked());
    let typed = enter(EvidenceField::Owner(item.clone()), "Budi");
    let state = run(state, [status(item, Status::Complete), typed]);
    assert_eq!(notes_of(&state), notes);
    let problems: Vec<_> = assessment_of(&state).evidence.problems().iter().collect();
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].path.as_str(), problems[0].value.as_str()), ("notes.evidence.version", "2"));
    assert!(matches!(problems[0].kind, ProblemKind::NewerVersion { known: 1 }));
    let beyond: Value = serde_json::from_str("99999999999999999999").unwrap();
    for newer in [json!(u64::MAX), beyond] {
        let section = json!({ "evidence": { "format": FORMAT, "version": newer, "units": {} } });
        let state = opened(section.clone());
        let problem = assessment_of(&state).evidence.problems().iter().next().unwrap().clone();
        assert_eq!((problem.kind, problem.value), (ProblemKind::NewerVersion { known: 1 }, newer.to_string()));
        assert_eq!(notes_of(&state), section);
    }
    for none in [json!(0), json!(-1), json!("1"), Value::Null] {
        let notes = json!({ "evidence": { "format": FORMAT, "version": none, "units": {} } });
        let state = opened(notes.clone());
        let problems: Vec<_> = assessment_of(&state).evidence.problems().iter().collect();
        assert!(matches!(problems[0].kind, ProblemKind::WrongType { .. }), "{notes}");
        assert_eq!(notes_of(&state), notes);
    }
}

#[test]
fn units_and_lists_without_anything_are_nothing() {
    let evidence = read(&file(section(json!({ "u1": {}, "u2": { "items": { "input.standar": [] } } })))).evidence;
    assert!(evidence.units.is_empty() && evidence.problems().is_empty(), "{:?}", evidence.units);
    let counted = read(&file(section(json!({ "u1": { "respondents": { "have": 1 } } })))).evidence;
    assert!(counted.units.values().all(|unit| unit.has_counts()) && counted.units.len() == 1);
}

#[test]
fn a_section_stands_beside_all_that_has_its_name() {
    let taken = json!({ "evidence": "lemari", "evidence-2": "rak", "evidence-3": 3 });
    let state = run(opened(taken), [status(at("u1", "input.standar", "e1"), Status::Complete)]);
    let notes = notes_of(&state);
    let keys: Vec<_> = notes.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["evidence", "evidence-2", "evidence-3", "evidence-4"]);
    assert_eq!(notes["evidence-4"]["format"], FORMAT);
}

#[test]
fn an_own_item_can_be_worded_anew_up_to_its_longest() {
    let mut item = Item::new(ItemId::from("x1"), "Perda tarif");
    item.set_text("Perbup tarif");
    assert_eq!(item.text, "Perbup tarif");
    assert_eq!(one_line("  dua   kata ", 8).as_deref(), Ok("dua kata"));
    assert!(one_line("dua kata", 7).is_err());
}

/// A section with everything that can be wrong, and what must be said about it.
fn broken() -> (Value, Vec<(&'static str, &'static str)>) {
    let units = json!({
        "u1": {
            "contacts": { "have": -1, "asked": 15, "sumber": "buku tamu" },
            "respondents": "banyak",
            "items": {
                "input.standar": [
                    { "id": "e1", "status": "selesai", "owner": 7, "warna": { "kuning": true } },
                    { "id": "e2", "due": "2026-02-30", "note": "tetap" },
                    { "id": "e3", "text": { "id": "a", "en": "b" }, "note": "tetap" },
                    "bukan butir",
                    { "id": "e2", "owner": "kembar" },
                    { "id": 5, "text": "id angka" },
                ],
                "tidak.ada": [{ "id": "e1", "owner": "Budi" }],
                "proses.moto": "daftar",
            },
            "lain": [1, 2],
        },
        "u9": { "contacts": { "have": 3 } },
    });
    let said = vec![
        ("notes.evidence.units.u1.contacts.have", "-1"),
        ("notes.evidence.units.u1.respondents", "banyak"),
        ("notes.evidence.units.u1.items[\"input.standar\"][0].owner", "7"),
        ("notes.evidence.units.u1.items[\"input.standar\"][0].status", "selesai"),
        ("notes.evidence.units.u1.items[\"input.standar\"][1].due", "2026-02-30"),
        ("notes.evidence.units.u1.items[\"input.standar\"][2].text", r#"{"en":"b","id":"a"}"#),
        ("notes.evidence.units.u1.items[\"input.standar\"][3]", "bukan butir"),
        ("notes.evidence.units.u1.items[\"input.standar\"][4].id", "e2"),
        ("notes.evidence.units.u1.items[\"input.standar\"][5].id", "5"),
        ("notes.evidence.units.u1.items[\"proses.moto\"]", "daftar"),
        ("notes.evidence.units.u1.items[\"tidak.ada\"]", "tidak.ada"),
        ("notes.evidence.units.u9", "u9"),
    ];
    (section(units), said)
}

#[test]
fn everything_unreadable_is_named_at_once_with_its_place() {
    let (notes, expected) = broken();
    let assessment = read(&file(notes));
    let found: Vec<_> =
        assessment.evidence.problems().iter().map(|problem| (problem.path.as_str(), problem.value.as_str())).collect();
    for said in &expected {
        assert!(found.contains(said), "{said:?} in {found:#?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[test]
fn what_cannot_be_read_is_written_back_as_it_was() {
    let (mut notes, _) = broken();
    let found = notes_again(notes.clone());
    // The wording of the pack is added, and nothing else changes but the order in a list.
    let list = notes["evidence"]["units"]["u1"]["items"]["input.standar"].as_array_mut().unwrap();
    list[0]["text"] = json!(wording("input.standar", 0));
    list[1]["text"] = json!(wording("input.standar", 1));
    assert_eq!(found, notes);
    assert_eq!(notes_again(found.clone()), found);
}

#[test]
fn a_new_value_takes_the_place_of_one_that_cannot_be_read() {
    let (notes, _) = broken();
    let place = at("u1", "input.standar", "e1");
    let changed = run(
        opened(notes),
        [
            status(place.clone(), Status::Rework),
            enter(EvidenceField::Owner(place), "Sri"),
            enter(EvidenceField::Have(UnitId::from("u1"), CountKind::Respondents), "4"),
            status(at("u1", "proses.moto", "e1"), Status::Complete),
        ],
    );
    let unit = notes_of(&changed)["evidence"]["units"]["u1"].clone();
    let item = &unit["items"]["input.standar"][0];
    assert_eq!((&item["status"], &item["owner"]), (&json!("rework"), &json!("Sri")));
    assert_eq!(item["warna"], json!({ "kuning": true }));
    assert_eq!(unit["lain"], json!([1, 2]));
    assert_eq!(unit["respondents"], json!({ "have": 4 }));
    assert_eq!(unit["respondents-2"], json!("banyak"));
    assert_eq!(unit["items"]["proses.moto"][0]["status"], json!("complete"));
    assert_eq!(unit["items"]["proses.moto-2"], json!("daftar"));
}

#[test]
fn an_entry_follows_the_wording_when_the_list_of_a_pack_changes() {
    let second = wording("input.standar", 1);
    let items = json!([
        { "id": "e1", "text": second, "owner": "Budi" },
        { "id": "e3", "text": "Wording of an older pack", "owner": "Sri" },
        { "id": "e99", "owner": "Tono" },
        { "id": "surat-a", "text": "Surat A" },
        { "text": "tanpa id" },
    ]);
    let assessment = read(&file(section(json!({ "u1": { "items": { "input.standar": items } } }))));
    let pack = Pack::built_in("kepatuhan-2023");
    let indicator = pack.instrument.indicator("input.standar").unwrap();
    let found: Vec<_> = assessment.evidence.items(&UnitId::from("u1"), indicator).collect();
    let said: Vec<_> =
        found.iter().map(|item| (item.id.as_str(), item.item.map_or("", |item| &item.text), item.owner())).collect();
    assert_eq!(
        said,
        [
            ("e1", "", ""),
            ("e2", second.as_str(), "Budi"),
            ("e3", "", ""),
            ("surat-a", "Surat A", ""),
            ("x1", "Wording of an older pack", "Sri"),
            ("x2", "", "Tono"),
            ("x3", "tanpa id", ""),
        ]
    );
    assert!(assessment.evidence.problems().is_empty());
    assert_eq!(read(&written(&assessment)), assessment);
}

#[test]
fn edits_are_steps_that_can_be_undone_and_redone() {
    let place = at("u1", "proses.biaya", "e1");
    let steps = [
        status(place.clone(), Status::Preparing),
        enter(EvidenceField::Owner(place.clone()), "Budi"),
        enter(EvidenceField::Due(place), "1 April 2026"),
        enter(EvidenceField::NewItem(UnitId::from("u1"), IndicatorId::from("proses.biaya")), "Foto tarif"),
        Action::Evidence(EvidenceEdit::Remove(at("u1", "proses.biaya", "x1"))),
        Action::Evidence(EvidenceEdit::StatusEverywhere(IndicatorId::from("proses.biaya"), Status::Complete)),
        enter(EvidenceField::OwnerEverywhere(IndicatorId::from("proses.biaya")), "Bagian Umum"),
    ];
    let mut state = opened(json!({ "lain": 1 }));
    let mut notes = vec![notes_of(&state)];
    for step in steps {
        state = run(state, [step]);
        assert_ne!(Some(&notes_of(&state)), notes.last(), "every step changes something");
        notes.push(notes_of(&state));
    }
    for expected in notes.iter().rev().skip(1) {
        state = run(state, [Action::Undo]);
        assert_eq!(notes_of(&state), *expected);
    }
    for expected in notes.iter().skip(1) {
        state = run(state, [Action::Redo]);
        assert_eq!(notes_of(&state), *expected);
    }
}

#[test]
fn a_bulk_edit_reaches_every_unit_to_which_the_indicator_applies() {
    let mut document = file(json!({}));
    document["units"][1]["entry"]["values"] = json!({ "proses.moto": "n/a" });
    let start = State::new(Preferences::default());
    let open = Action::OpenFile { name: "a.json".to_owned(), text: document.to_string() };
    let all = Action::Evidence(EvidenceEdit::StatusEverywhere(IndicatorId::from("proses.moto"), Status::Complete));
    let state = run(start, [open, all]);
    let units = &notes_of(&state)["evidence"]["units"];
    let count = Pack::built_in("kepatuhan-2023").instrument.indicator("proses.moto").unwrap().evidence.len();
    assert_eq!(units["u1"]["items"]["proses.moto"].as_array().unwrap().len(), count);
    assert_eq!(units.get("u2"), None);
    let emptied = run(state.clone(), [enter(EvidenceField::OwnerEverywhere(IndicatorId::from("proses.moto")), "")]);
    assert_eq!(notes_of(&emptied), notes_of(&state));
}

#[test]
fn wrong_dates_counts_and_texts_are_refused_and_stay_as_typed() {
    let place = at("u1", "proses.biaya", "e1");
    let long = "x".repeat(1_001);
    for (field, typed, kind) in [
        (EvidenceField::Due(place.clone()), "31-02-2026", ProblemKind::NotADate),
        (EvidenceField::Due(place.clone()), "besok", ProblemKind::NotADate),
        (EvidenceField::Due(place.clone()), "12-03", ProblemKind::NotADate),
        (EvidenceField::Due(place.clone()), "12-03-1026", ProblemKind::NotADate),
        (EvidenceField::Place(place), long.as_str(), ProblemKind::TextTooLong { most: 1_000 }),
        (
            EvidenceField::Have(UnitId::from("u1"), CountKind::Contacts),
            "-3",
            ProblemKind::NotWhole { min: 0, max: 999_999 },
        ),
        (
            EvidenceField::Have(UnitId::from("u1"), CountKind::Respondents),
            "abc",
            ProblemKind::NotWhole { min: 0, max: 999_999 },
        ),
    ] {
        let before = opened(json!({}));
        let after = run(before.clone(), [enter(field.clone(), typed)]);
        let rejected = after.rejected.get(&Field::Evidence(field)).unwrap();
        assert_eq!((rejected.typed.as_str(), &rejected.kind), (typed, &kind));
        assert_eq!(notes_of(&after), notes_of(&before));
    }
}

#[test]
fn days_are_read_as_people_write_them() {
    let day = Date::new(2026, 3, 5);
    for typed in ["5-3-2026", "05/03/2026", "5.3.26", " 5 Maret 2026", "5 mar 2026", "5 March 2026", "2026-03-05"] {
        assert_eq!(date(typed), Ok(day), "{typed}");
    }
    assert_eq!(date("  "), Ok(None));
    assert_eq!(date("29-2-2028").unwrap().unwrap().to_string(), "2028-02-29");
    for typed in ["29-2-2026", "32-1-2026", "0-1-2026", "1-13-2026", "1-1-1999", "1-1-2100", "5-3-202", "+5-3-2026"] {
        assert_eq!(date(typed), Err(ProblemKind::NotADate), "{typed}");
    }
}

#[test]
fn only_an_address_of_the_web_is_a_link() {
    for place in ["https://contoh.go.id/a?b=1", " http://10.0.0.5/berkas ", "HTTPS://contoh.go.id"] {
        assert_eq!(link(place), Some(place.trim()));
    }
    for place in [
        "javascript:alert(1)",
        "javascript://contoh.go.id/%0aalert(1)",
        "JavaScript:alert(1)//https://contoh.go.id",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://contoh.go.id",
        "https:contoh.go.id",
        "https://",
        "https:///etc",
        "https://contoh.go.id dan lemari 2",
        "https://contoh.go.id/\u{0}a",
        "//contoh.go.id",
        "Lemari 2, map hijau",
        "",
    ] {
        assert_eq!(link(place), None, "{place}");
    }
}

#[test]
fn removing_a_unit_forgets_its_evidence_and_undo_brings_it_back() {
    let before = run(opened(json!({})), [status(at("u2", "proses.moto", "e1"), Status::Complete)]);
    let removed = run(before.clone(), [Action::RemoveUnit(UnitId::from("u2"))]);
    assert!(assessment_of(&removed).evidence.units.is_empty());
    assert_eq!(notes_of(&run(removed, [Action::Undo])), notes_of(&before));
}

/// Dates of items that are missing, with whether they are overdue.
fn order(recap: &Recap<'_>, count: usize) -> Vec<(Option<String>, bool)> {
    recap.missing.iter().take(count).map(|item| (item.due.map(|due| due.to_string()), item.overdue)).collect()
}

#[test]
fn what_is_missing_begins_with_what_is_overdue() {
    let due = |item: ItemPlace, typed: &str| enter(EvidenceField::Due(item), typed);
    let state = run(
        opened(json!({})),
        [
            due(at("u1", "input.standar", "e1"), "20-3-2026"),
            due(at("u1", "proses.biaya", "e1"), "1-3-2026"),
            due(at("u2", "proses.moto", "e1"), "28-2-2026"),
            due(at("u2", "input.standar", "e1"), "1-1-2026"),
            status(at("u2", "input.standar", "e1"), Status::Complete),
            due(at("u2", "input.standar", "e2"), "10-3-2026"),
            enter(EvidenceField::Owner(at("u2", "input.standar", "e2")), "Budi"),
            enter(EvidenceField::Owner(at("u1", "proses.biaya", "e1")), "budi"),
            enter(EvidenceField::Have(UnitId::from("u1"), CountKind::Respondents), "12"),
            enter(EvidenceField::Asked(UnitId::from("u1"), CountKind::Respondents), "30"),
        ],
    );
    let work = state.work().unwrap();
    let instrument = work.rules.instrument();
    let found = recap(&work.assessment, instrument, Date::new(2026, 3, 10));
    let day = |text: &str| Some(text.to_owned());
    let expected = [
        (day("2026-02-28"), true),
        (day("2026-03-01"), true),
        (day("2026-03-10"), false),
        (day("2026-03-20"), false),
        (None, false),
    ];
    assert_eq!(order(&found, 5), expected);
    let items: usize = instrument.indicators().map(|indicator| indicator.evidence.len()).sum();
    assert_eq!((found.tally.all(), found.tally.complete, found.tally.overdue), (2 * items, 1, 2));
    assert_eq!(found.missing.len(), 2 * items - 1);
    let by_dimension: usize = found.dimensions.iter().map(|dimension| dimension.tally.all()).sum();
    assert_eq!(by_dimension, 2 * items);
    let budi = found.owners.iter().find(|owner| owner.name == "budi").unwrap();
    assert_eq!((budi.tally.all(), budi.tally.overdue), (2, 1));
    assert_eq!(found.units[0].respondents.short(), Some(18));
    assert_eq!(found.units[1].respondents.short(), None);
    let undated = recap(&work.assessment, instrument, None);
    assert_eq!(undated.tally.overdue, 0);
}

#[test]
fn what_does_not_apply_is_not_missing() {
    let mut document = file(json!({}));
    let pack = Pack::built_in("kepatuhan-2023");
    let all = recap(&read(&document), &pack.instrument, None).tally.all();
    document["units"][0]["entry"]["values"] = json!({ "proses.moto": "n/a" });
    let without = pack.instrument.indicator("proses.moto").unwrap().evidence.len();
    assert_eq!(recap(&read(&document), &pack.instrument, None).tally.all(), all - without);
}

#[test]
fn published_numbers_are_used_where_there_are_any_and_marked() {
    let pack = Pack::built_in("opini-2026");
    let mut document = file(json!({}));
    document["instrument"]["id"] = json!("opini-2026");
    let (assessment, _) = assessment::read_for(&document.to_string(), &pack.instrument).unwrap();
    let found = recap(&assessment, &pack.instrument, None);
    let (contacts, respondents) = (found.units[0].contacts, found.units[0].respondents);
    assert_eq!((respondents.asked, respondents.basis.map(|basis| basis.name())), (Some(30), Some("reported")));
    // Contacts are asked for by product, and how many products a unit has is not known here.
    assert_eq!((contacts.asked, contacts.basis), (None, None));
    let asked = Asked::of(&pack.instrument, CountKind::Contacts).unwrap();
    assert_eq!((asked.number, asked.per_product, asked.basis.name()), (15, true, "reported"));
    let older = read(&file(json!({})));
    let pack = Pack::built_in("kepatuhan-2023");
    assert_eq!(recap(&older, &pack.instrument, None).units[0].respondents.asked, None);
}

fn some_text(random: &mut Random) -> String {
    let texts =
        ["Budi", "Sekretaris Dinas", "https://contoh.go.id/?a=1&b=2", "javascript:alert(1)", "é\"\\\n\u{1f600}", " "];
    (*random.pick(&texts)).to_owned()
}

/// Anything that JSON can hold.
fn some_value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 5 } else { 7 }) {
        0 => Value::Null,
        1 => json!(random.chance(50)),
        2 => json!(random.below(100_000)),
        3 => json!(-1.5),
        4 => json!(some_text(random)),
        5 => (0..random.below(3)).map(|_| some_value(random, depth - 1)).collect(),
        _ => (0..random.below(3)).map(|key| (format!("kunci {key}"), some_value(random, depth - 1))).collect(),
    }
}

fn extra_keys(object: &mut Map<String, Value>, random: &mut Random) {
    for key in 0..random.below(3) {
        object.insert(format!("lain{key}"), some_value(random, 2));
    }
}

/// One value in so many is anything at all.
fn or_any(value: Value, random: &mut Random) -> Value {
    if random.chance(6) { some_value(random, 2) } else { value }
}

fn some_item(id: String, wording: Option<&str>, random: &mut Random) -> Value {
    let mut item = Map::from_iter([("id".to_owned(), or_any(json!(id), random))]);
    item.extend(wording.map(|wording| ("text".to_owned(), json!(wording))));
    let statuses = ["missing", "preparing", "complete", "rework"];
    let due = format!("2026-{:02}-{:02}", random.between(1, 12), random.between(1, 28));
    for (key, value) in [("status", *random.pick(&statuses)), ("due", &due)] {
        if random.chance(50) {
            item.insert(key.to_owned(), or_any(json!(value), random));
        }
    }
    for key in ["owner", "place", "note"] {
        if random.chance(40) {
            item.insert(key.to_owned(), or_any(json!(some_text(random)), random));
        }
    }
    extra_keys(&mut item, random);
    Value::Object(item)
}

fn some_unit(pack: &Pack, random: &mut Random) -> Value {
    let mut items = Map::new();
    for indicator in pack.instrument.indicators().filter(|_| random.chance(20)).collect::<Vec<_>>() {
        let mut list = Vec::new();
        for (place, evidence) in indicator.evidence.iter().enumerate() {
            if random.chance(60) {
                let wording = random.chance(70).then_some(evidence.text.id.as_str());
                list.push(some_item(format!("e{}", place + 1), wording, random));
            }
        }
        for number in 0..random.below(3) {
            list.push(some_item(format!("x{}", number + 1), Some("Butir sendiri"), random));
        }
        items.insert(indicator.id.to_string(), or_any(json!(list), random));
    }
    let mut unit = Map::from_iter([("items".to_owned(), or_any(Value::Object(items), random))]);
    for key in ["contacts", "respondents"] {
        if random.chance(50) {
            let mut count = Map::from_iter([("have".to_owned(), or_any(json!(random.below(60)), random))]);
            extra_keys(&mut count, random);
            unit.insert(key.to_owned(), or_any(Value::Object(count), random));
        }
    }
    extra_keys(&mut unit, random);
    Value::Object(unit)
}

fn some_notes(pack: &Pack, document: &Value, random: &mut Random) -> Value {
    let mut units = Map::new();
    for unit in document["units"].as_array().unwrap() {
        if random.chance(70) {
            units.insert(unit["id"].as_str().unwrap().to_owned(), or_any(some_unit(pack, random), random));
        }
    }
    let mut section = Map::from_iter([
        ("format".to_owned(), json!(FORMAT)),
        ("version".to_owned(), or_any(json!(1), random)),
        ("units".to_owned(), or_any(Value::Object(units), random)),
    ]);
    extra_keys(&mut section, random);
    let mut notes = Map::new();
    extra_keys(&mut notes, random);
    notes.insert("evidence".to_owned(), or_any(Value::Object(section), random));
    Value::Object(notes)
}

/// Whether every value of `before` is somewhere in `after`, object by object; nulls and empty texts say nothing.
fn holds(after: &Value, before: &Value) -> bool {
    match (after, before) {
        (_, Value::Null) => true,
        (_, Value::String(text)) if text.is_empty() || text == "missing" => true,
        (Value::Object(after), Value::Object(before)) => {
            before.iter().all(|(key, value)| after.get(key).map_or_else(|| says_nothing(value), |it| holds(it, value)))
        }
        (Value::Array(after), Value::Array(before)) => {
            before.iter().all(|value| says_nothing(value) || after.iter().any(|it| holds(it, value)))
        }
        (after, before) => after == before,
    }
}

/// An item of the pack with nothing entered, or nothing at all.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty() || text == "missing",
        Value::Array(items) => items.iter().all(says_nothing),
        Value::Object(object) => {
            object.iter().all(|(key, value)| matches!(key.as_str(), "id" | "text") || says_nothing(value))
        }
        _ => false,
    }
}

#[test]
fn a_thousand_random_files_lose_nothing() {
    let packs = support::engine::built_in_ids().map(Pack::built_in);
    let (mut entered, mut faulty) = (0, 0);
    for seed in 0..1_000 {
        let mut random = Random::new(seed);
        let pack = random.pick(&packs);
        let answers = Answers::random(&mut random);
        let mut document = generate::assessment(&pack.document, answers, &mut random);
        document["notes"] = some_notes(pack, &document, &mut random);
        let open = |text: &str| assessment::read_for(text, &pack.instrument).expect("opens").0;
        let first = open(&document.to_string());
        let text = assessment::to_text(&first);
        let second = open(&text);
        assert!(first == second, "seed {seed}\n{}\n{text}", document["notes"]);
        assert!(assessment::to_text(&second) == text, "seed {seed}\n{}", document["notes"]);
        let saved: Value = serde_json::from_str(&text).unwrap();
        assert!(holds(&saved["notes"], &document["notes"]), "seed {seed}\n{}\n{}", document["notes"], saved["notes"]);
        entered += usize::from(!first.evidence.units.is_empty());
        faulty += usize::from(!first.evidence.problems().is_empty());
    }
    assert!(entered > 500 && faulty > 300, "{entered} with entries, {faulty} with faults");
}

#[test]
fn a_list_of_many_items_without_ids_is_read_in_one_go() {
    let many = 50_000;
    let items: Vec<_> = (0..many).map(|number| json!({ "text": format!("berkas {number}") })).collect();
    let notes = section(json!({ "u1": { "items": { "input.standar": items } } }));
    let evidence = read(&file(notes)).evidence;
    let list = &evidence.unit(&UnitId::from("u1")).unwrap().checklists[&IndicatorId::from("input.standar")];
    let ids: std::collections::BTreeSet<_> = list.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!((list.items.len(), ids.len()), (many, many));
    assert!(ids.contains("x1") && ids.contains("x50000"));
}

#[test]
fn new_items_get_the_ids_that_are_free() {
    let item = |id: &str| json!({ "id": id, "text": format!("berkas {id}") });
    let notes = section(json!({ "u1": { "items": { "input.standar": [item("x1"), item("x3"), item("SK")] } } }));
    let unit = || (UnitId::from("u1"), IndicatorId::from("input.standar"));
    let add = || enter(EvidenceField::NewItem(unit().0, unit().1), "baru");
    let state = run(opened(notes), [add(), add()]);
    let list = &assessment_of(&state).evidence.unit(&unit().0).unwrap().checklists[&unit().1];
    let ids: Vec<_> = list.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["x1", "x3", "SK", "x2", "x4"]);
}
