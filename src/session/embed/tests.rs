use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::*;
use crate::session::compare::Comparing;
use crate::session::state::KeepStatus;
use crate::session::testing;
use crate::session::{Card, Effect, Framing, Preferences, Record, WorkId, demo, update};

fn parameters<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
    |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
}

fn ask(kind: &str, data: Value) -> Option<Incoming> {
    asked(&json!({ "app": "zona-hijau", "v": 1, "type": kind, "id": "7", "data": data }).to_string(), &Packs::default())
}

fn asked(text: &str, packs: &Packs) -> Option<Incoming> {
    if let Read::Asks(incoming) = read(text, packs) { Some(incoming) } else { None }
}

fn refused(kind: &str, data: Value) -> &'static str {
    ask(kind, data).unwrap().request.unwrap_err().code
}

fn with_demo() -> State {
    testing::demo("hijau")
}

#[test]
fn without_sematan_the_other_parameters_mean_nothing() {
    let pairs = [("tampilan", "hasil"), ("kunci", "paket"), ("host", "https://a.go.id")];
    assert_eq!(Embedding::from_parameters(parameters(&pairs)), Embedding::default());
    let mut embedded = pairs.to_vec();
    embedded.push(("sematan", "1"));
    let read = Embedding::from_parameters(parameters(&embedded));
    assert!(read.is_framed() && read.is_locked());
    assert_eq!(read.display(), Display::Result);
    assert_eq!(read.host(), Some("https://a.go.id"));
}

#[test]
fn only_an_origin_can_be_the_host() {
    for host in
        ["https://a.go.id", "http://localhost:8080", "http://[::1]:8080", "https://xn--a-b.id", "http://a_b.local"]
    {
        assert_eq!(origin(host).as_deref(), Some(host));
    }
    // Browsers leave out the port that the scheme has anyway.
    assert_eq!(origin("https://a.id:443").as_deref(), Some("https://a.id"));
    assert_eq!(origin("http://[::1]:80").as_deref(), Some("http://[::1]"));
    assert_eq!(origin("http://a.id:443").as_deref(), Some("http://a.id:443"));
    // As people write it.
    for host in ["https://a.id/", "HTTPS://A.ID", "Https://A.id:443/"] {
        assert_eq!(origin(host).as_deref(), Some("https://a.id"), "{host}");
    }
    for host in [
        "null",
        "*",
        "/",
        "",
        "https://",
        "https://a.id//",
        "https://a.id/path",
        "https:///",
        "https://u@a.id",
        "ftp://a",
        "a.id",
        "https://:::",
        "http://[",
        "http://[x]",
        "https://a.id:",
        "https://a.id:x",
        "https://a.id:+1",
        "https://a.id:65536",
    ] {
        assert_eq!(origin(host), None, "{host}");
    }
}

#[test]
fn only_built_in_packs_are_chosen_by_the_address() {
    assert_eq!(pack_in(parameters(&[("paket", "kepatuhan-2023")])).as_deref(), Some("kepatuhan-2023"));
    assert_eq!(pack_in(parameters(&[("paket", "../../etc")])), None);
}

#[test]
fn screens_that_are_not_shown_lead_to_one_that_is() {
    let of = |display| Embedding::Framed(Framed { display, ..Framed::default() });
    assert_eq!(of(Display::Full).nearest(Page::Method), Page::Method);
    assert_eq!(of(Display::Entry).nearest(Page::Method), Page::Entry);
    assert_eq!(of(Display::Entry).nearest(Page::Start), Page::Start);
    assert_eq!(of(Display::Result).nearest(Page::Start), Page::Result);
}

#[test]
fn what_shows_a_result_alone_keeps_nothing() {
    let opened = |display| {
        let embedding = Embedding::Framed(Framed { display, ..Framed::default() });
        let (state, effects) =
            testing::run_with_effects(State { embedding, ..testing::fresh() }, [Action::OpenDemo("kuning")]);
        assert!(state.work().is_some());
        (state.kept, effects.iter().any(|effect| matches!(effect, Effect::Keep(_))))
    };
    assert_eq!(opened(Display::Entry), (KeepStatus::Pending, true));
    assert_eq!(opened(Display::Result), (KeepStatus::Nothing, false));
}

#[test]
fn messages_for_others_are_ignored() {
    let packs = Packs::default();
    for text in [
        "null",
        "[]",
        "7",
        "\"zona-hijau\"",
        "{}",
        r#"{"app":"zona-hijau"}"#,
        r#"{"app":"zona-hijau","v":2,"type":"get"}"#,
        r#"{"app":"zona-hijau","v":"1","type":"get"}"#,
        r#"{"app":"zona hijau","v":1,"type":"get"}"#,
        r#"{"app":"zona-hijau","v":1,"type":"delete"}"#,
        r#"{"app":"zona-hijau","v":1,"type":"ready"}"#,
        r#"{"app":"zona-hijau","v":1,"type":["get"]}"#,
        r#"{"app":"zona-hijau","v":1,"type":"get","id":{}}"#,
    ] {
        assert_eq!(read(text, &packs), Read::NotForUs, "{text}");
    }
    let long = json!({ "app": "zona-hijau", "v": 1, "type": "get", "id": "x".repeat(LONGEST_ID + 1) });
    assert_eq!(read(&long.to_string(), &packs), Read::NotForUs);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for text in ["", "{", &deep, r#"{"app":"zona-hijau","v":1,"type":"load","id":"1","data":{"file":"\ud83c"}}"#] {
        assert_eq!(read(text, &packs), Read::Unreadable);
    }
    let plain = asked(r#"{"app":"zona-hijau","v":1,"type":"get"}"#, &packs).unwrap();
    assert_eq!((plain.id, plain.request), ("".into(), Ok(Request::Get)));
}

#[test]
fn every_request_that_is_named_is_understood() {
    for name in REQUESTS {
        assert!(ask(name, json!({})).is_some(), "{name}");
    }
}

#[test]
fn an_id_comes_back_as_it_went() {
    for id in ["7", "7.50", "-1", "1e21", "\"7\"", "\"\""] {
        let text = format!("{{\"app\":\"zona-hijau\",\"v\":1,\"type\":\"configure\",\"id\":{id},\"data\":7}}");
        let asked = asked(&text, &Packs::default()).unwrap();
        let answer = error(&asked.id, &asked.request.unwrap_err());
        assert_eq!(answer["id"], serde_json::from_str::<Value>(id).unwrap(), "{id}");
    }
    for id in [json!(null), json!(true), json!([7]), json!({}), json!("é".repeat(LONGEST_ID / 2 + 1))] {
        assert_eq!(Id::new(id.clone()), None, "{id}");
    }
    assert!(Id::new(json!("é".repeat(LONGEST_ID / 2))).is_some());
}

#[test]
fn configure_takes_all_or_nothing() {
    let asked = ask("configure", json!({ "bahasa": "en", "tema": "gelap", "paket": "opini-2025" })).unwrap();
    assert_eq!(asked.id, "7".into());
    let Ok(Request::Do(actions)) = asked.request else { panic!("not carried out") };
    assert!(actions.contains(&Action::Frame(Framing::Speak(Language::English))));
    assert!(actions.contains(&Action::Frame(Framing::Paint(Theme::Dark))));
    assert!(actions.contains(&Action::Frame(Framing::ChooseInstrument("opini-2025".to_owned()))));
    for data in
        [json!({ "bahasa": "fr" }), json!({ "tema": 7 }), json!({ "paket": "x" }), json!({ "bahasa": "en", "x": 1 })]
    {
        assert_eq!(refused("configure", data.clone()), "bad-value", "{data}");
    }
    assert_eq!(refused("configure", json!("en")), "bad-data");
}

#[test]
fn load_takes_only_what_can_be_read() {
    let file = demo::file("hijau").unwrap();
    let object: Value = serde_json::from_str(file).unwrap();
    // Also as the data themselves, which may have any key of their own.
    let mut with_file = object.clone();
    with_file["file"] = 7.into();
    for data in [json!({ "file": file }), json!({ "file": object }), object, with_file] {
        let Ok(Request::Do(actions)) = ask("load", data).unwrap().request else { panic!("not carried out") };
        assert!(matches!(actions.as_slice(), [Action::Frame(Framing::ChooseInstrument(_)), Action::OpenFile { .. }]));
    }
    assert_eq!(refused("load", json!({ "file": file.get(..200) })), "bad-file");
    assert_eq!(refused("load", json!({ "file": { "format": "x" } })), "bad-file");
    assert_eq!(refused("load", json!({ "format": assessment::FORMAT })), "bad-file");
    assert_eq!(refused("load", json!({ "format": "x" })), "bad-data");
    assert_eq!(refused("load", json!({ "file": 7 })), "bad-data");
    assert_eq!(refused("load", json!({})), "bad-data");
}

#[test]
fn a_locked_instrument_refuses_files_demos_and_links_of_another() {
    let locked = |chosen: &str| {
        let mut state = State::new(Preferences::default());
        state.embedding = testing::locked();
        update(&state, Action::Frame(Framing::ChooseInstrument(chosen.to_owned()))).0
    };
    let text = demo::file("hijau").unwrap().to_owned();
    let file = || Action::OpenFile { name: "a".to_owned(), text: text.clone() };
    let work = with_demo().present.unwrap().work;
    let link = crate::engine::share::encode(
        &work.assessment,
        work.rules.instrument(),
        crate::engine::share::Names::Kept,
        2_000,
    );
    let link = || Action::OfferLink(link.as_ref().unwrap().text.clone());
    for open in [file(), Action::OpenDemo("hijau"), link()] {
        let (refused, effects) = update(&locked("opini-2026"), open.clone());
        assert!(refused.work().is_none() && refused.offer.is_none(), "{open:?}");
        assert!(matches!(refused.notice.as_deref(), Some(crate::session::Notice::FileRejected { .. })), "{open:?}");
        assert!(!effects.iter().any(|effect| matches!(effect, crate::session::Effect::Keep(_))));
        let (opened, _) = update(&locked("kepatuhan-2023"), open);
        assert!(opened.work().is_some() || opened.offer.is_some());
    }
    let pack = include_str!("../../../static/instruments/kepatuhan-2021.json")
        .replace("\"kepatuhan-2021\"", "\"sendiri-2021\"");
    let loaded = update(&locked("opini-2026"), Action::OpenPack { name: "p".to_owned(), text: pack }).0;
    assert_eq!(loaded.setup.instrument, "opini-2026");
}

#[test]
fn a_locked_instrument_stays_locked_whatever_was_kept_or_is_forgotten() {
    let mut locked = State::new(Preferences::default());
    locked.embedding = testing::locked();
    locked = update(&locked, Action::Frame(Framing::ChooseInstrument("opini-2026".to_owned()))).0;
    let text = demo::file("hijau").unwrap();
    let id = WorkId::from("a");
    let card = Card::default();
    let record = Record { id: id.clone(), revision: 1, writer: 1, kept_at: 1, card, text: text.into() };
    let (refused, effects) = update(&locked, Action::Reopen { id, records: vec![record], show: true });
    assert!(refused.work().is_none() && effects.is_empty(), "{effects:?}");
    assert!(matches!(refused.notice.as_deref(), Some(crate::session::Notice::FileRejected { .. })));
    // The host may load another one; what is chosen stays what the host chose.
    let (loaded, _) = update(&locked, Action::Frame(Framing::ChooseInstrument("kepatuhan-2023".to_owned())));
    let (loaded, _) = update(&loaded, Action::OpenDemo("hijau"));
    assert!(loaded.work().is_some());
    let (forgotten, _) = update(&loaded, Action::Forget);
    assert_eq!((forgotten.setup.instrument.as_str(), forgotten.work().is_none()), ("kepatuhan-2023", true));
}

#[test]
fn undo_does_not_lead_out_of_the_instrument_that_the_host_changed_to() {
    let mut locked = State::new(Preferences::default());
    locked.embedding = testing::locked();
    locked = update(&locked, Action::Frame(Framing::ChooseInstrument("opini-2026".to_owned()))).0;
    locked = update(&locked, Action::Begin).0;
    let text = demo::file("hijau").unwrap();
    let message = json!({ "app": "zona-hijau", "v": 1, "type": "load", "id": "1", "data": { "file": text } });
    let Some(Incoming { request: Ok(Request::Do(actions)), .. }) = asked(&message.to_string(), &locked.packs) else {
        panic!("the message is read")
    };
    let loaded = actions.into_iter().fold(locked, |state, action| update(&state, action).0);
    let instrument = |state: &State| state.work().map(|work| work.assessment.instrument.id.clone());
    assert_eq!(instrument(&loaded).as_deref(), Some("kepatuhan-2023"));
    assert_eq!(instrument(&update(&loaded, Action::Undo).0), instrument(&loaded));
}

#[test]
fn a_locked_instrument_cannot_be_left_by_way_of_other_screens() {
    let mut locked = with_demo();
    locked.embedding = testing::locked();
    let file = || locked.work().map(|work| work.assessment.instrument.id.clone());
    let before = file();
    for to in ["opini-2025", "kepatuhan-2024"] {
        let (after, effects) = update(&locked, Action::Compare(Comparing::Adopt(to.to_owned())));
        assert_eq!(after.work().map(|work| work.assessment.instrument.id.clone()), before, "{to}");
        assert!(matches!(after.notice.as_deref(), Some(crate::session::Notice::FileRejected { .. })), "{to}");
        assert!(effects.is_empty(), "{effects:?}");
    }
}

#[test]
fn a_host_is_told_the_version_that_was_scored_with() {
    let old = demo::file("hijau").unwrap().replacen("\"version\": \"1.0.0\"", "\"version\": \"0.9.0\"", 1);
    assert!(old.contains("0.9.0"));
    let opened = update(&State::new(Preferences::default()), Action::OpenFile { name: "a".to_owned(), text: old }).0;
    assert_eq!(opened.work().unwrap().assessment.instrument.version, "0.9.0");
    assert_eq!(result(&opened)["data"]["pack"], json!({ "id": "kepatuhan-2023", "version": "1.0.0" }));
}

#[test]
fn no_code_for_other_pages_is_offered_inside_one() {
    let active = Embedding::Framed(Framed::default());
    assert_eq!(active.nearest(Page::Embed), Page::Start);
    assert_eq!(Embedding::default().nearest(Page::Embed), Page::Embed);
}

#[test]
fn a_result_has_no_names_and_no_rows() {
    let told = result(&with_demo());
    let data = told.get("data").unwrap().as_object().unwrap();
    let mut keys: Vec<&str> = data.keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["category", "complete", "next", "opinion", "pack", "total", "zone"]);
    assert_eq!(data["total"], "88.13");
    assert_eq!(data["category"], "A");
    assert_eq!(data["pack"]["id"], "kepatuhan-2023");
    assert!(!told.to_string().contains("Contoh"));
}

#[test]
fn before_there_is_an_assessment_the_result_is_unknown() {
    let state = State::new(Preferences::default());
    let told = result(&state);
    assert_eq!(told["data"]["complete"], false);
    assert_eq!(told["data"]["total"], Value::Null);
    assert_eq!(told["data"]["pack"]["id"], state.setup.instrument);
}

#[test]
fn the_state_holds_the_file_and_can_be_loaded_again() {
    let state = with_demo();
    let told = super::state(&state, &"a".into());
    assert_eq!(told["id"], "a");
    assert_eq!(told["data"]["page"], "hasil");
    assert!(matches!(ask("load", json!({ "file": told["data"]["file"] })).unwrap().request, Ok(Request::Do(_))));
}

#[test]
fn heights_are_at_least_one() {
    assert_eq!(resize(0)["data"]["height"], 1);
    assert_eq!(ready(&with_demo(), 0, Abilities::default())["data"]["height"], 1);
    assert_eq!(resize(812)["data"]["height"], 812);
}

#[test]
fn an_error_answers_with_the_id() {
    let told = error(&"7".into(), &Refusal::new("bad-file", "no"));
    assert_eq!((told["type"].as_str(), told["id"].as_str()), (Some("error"), Some("7")));
    assert_eq!(told["data"]["code"], "bad-file");
}

#[test]
fn the_host_is_told_what_is_wrong_where_and_what_would_be_right() {
    let said = |kind: &str, data: Value| ask(kind, data).unwrap().request.unwrap_err().message;
    let wrong = said("configure", json!({ "bahasa": "fr", "tema": 7, "warna": "x" }));
    for part in
        ["\"bahasa\": \"fr\" is not one of id, en", "\"tema\": \"7\"", "gelap", "\"warna\": \"x\" cannot be set"]
    {
        assert!(wrong.contains(part), "{wrong}");
    }
    let mut file: Value = serde_json::from_str(demo::file("hijau").unwrap()).unwrap();
    file["target"] = json!("Z");
    for unit in file["units"].as_array_mut().unwrap() {
        unit["entry"] = json!({ "mode": "total", "value": "101" });
    }
    let wrong = said("load", json!({ "file": file }));
    assert!(wrong.starts_with("units[0].entry.value: \"101\" is outside 0 to 100; "), "{wrong}");
    assert!(wrong.ends_with("and 3 more"), "seven units and a target are wrong: {wrong}");
    assert!(wrong.len() < 2_000, "{wrong}");
}

/// What stands behind each of these marks, up to the next quotation mark.
fn after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn the_page_for_hosts_names_every_code_of_an_error_and_no_other() {
    let refusals = [include_str!("mod.rs"), include_str!("../../ui/embed.rs")];
    let scripts = [include_str!("../../../static/embed.js"), include_str!("../../../static/start/boot.js")];
    let told = refusals.iter().flat_map(|text| after(text, "Refusal::new(\""));
    let told: BTreeSet<_> = told.chain(scripts.iter().flat_map(|text| after(text, "code: \""))).collect();
    let page = include_str!("../../../docs/embedding.md");
    let (_, table) = page.split_once("| code of an `error` | when |\n").unwrap();
    let rows = table.lines().skip(1).map_while(|line| line.strip_prefix("| `"));
    let named: BTreeSet<_> = rows.filter_map(|row| row.split('`').next()).collect();
    assert_eq!(named, told);
}
