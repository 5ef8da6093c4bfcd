//! Published results, scenarios and other instruments in a session.

use std::rc::Rc;

use super::{Comparing, Footing, Front, Published, ScoredScenario, Source};
use crate::engine::assessment::{Answer, Entry, to_text};
use crate::engine::compare::{Comparison, compare};
use crate::engine::published::{Print, Query};
use crate::engine::text::{IndicatorId, LevelId, UnitId};
use crate::session::improve::{Improving, Move};
use crate::session::testing::{fresh, run};
use crate::session::{
    Action, Card, Change, Effect, Field, Framing, Page, Record, Shelving, State, WorkId, shelf, update,
};

const RESULTS: &str = include_str!("../../../static/published/results.json");

fn ask(what: Comparing) -> Action {
    Action::Compare(what)
}

fn loaded() -> State {
    run(fresh(), [ask(Comparing::Loaded(Some(RESULTS.to_owned())))])
}

fn demo() -> State {
    run(loaded(), [Action::OpenDemo("kuning"), Action::Frame(Framing::Go(Page::Compare))])
}

fn printed(state: &State, body: &str, year: u16) -> Rc<Print> {
    let Published::Ready(collection) = &state.compare.published else { panic!("the results are here") };
    let query = Query { words: body.to_owned(), year: Some(year), kind: None };
    Rc::clone(collection.search(&query).next().unwrap())
}

fn text(state: &State) -> String {
    to_text(&state.work().unwrap().assessment)
}

fn compared(state: &State, place: usize) -> Comparison {
    let work = state.work().unwrap();
    let other = ScoredScenario::all(work)[place].work.clone().unwrap();
    compare(&work.rules, (&work.assessment, &work.outcome), (&other.assessment, &other.outcome))
}

fn keep(name: &str, source: Source) -> Action {
    ask(Comparing::Keep(name.to_owned(), source))
}

#[test]
fn the_screen_needs_no_assessment_and_a_broken_file_is_no_end() {
    let state = run(fresh(), [Action::Frame(Framing::Go(Page::Compare))]);
    assert_eq!(state.page, Page::Compare);
    for text in [None, Some(String::new()), Some("{}".to_owned()), Some(RESULTS[..RESULTS.len() / 2].to_owned())] {
        let failed = run(&state, [ask(Comparing::Loaded(text))]);
        assert!(matches!(failed.compare.published, Published::Failed));
    }
    assert!(matches!(loaded().compare.published, Published::Ready(_)));
}

#[test]
fn a_published_total_becomes_the_first_entry_with_its_source() {
    let state = loaded();
    let print = printed(&state, "Kota Mojokerto", 2022);
    let begun = run(&state, [ask(Comparing::Begin(print, Footing::Total))]);
    let work = begun.work().unwrap();
    assert_eq!((begun.page, work.assessment.body.name.as_str()), (Page::Entry, "Kota Mojokerto"));
    assert_eq!(work.assessment.instrument.id, "kepatuhan-2022");
    let verdict = work.outcome.verdict.as_ref().unwrap();
    assert_eq!((verdict.total.to_string().as_str(), verdict.band.code.as_deref()), ("63.67", Some("C")));
    assert!(work.assessment.notes["source"].as_str().unwrap().contains("Harian Bangsa"));
    let (year, source) = work.assessment.published_total().unwrap();
    assert_eq!((year, source), (2022, work.assessment.notes["source"].as_str().unwrap()));
    let unit = || work.assessment.units[0].id.clone();
    let typed = run(&begun, [Action::Enter(Field::Total(unit()), "63,68".to_owned())]);
    assert_eq!(typed.work().unwrap().assessment.published_total(), None, "nobody has published that figure");
    let undone = run(&typed, [Action::Undo]);
    assert!(undone.work().unwrap().assessment.published_total().is_some());
    let added = run(&begun, [Action::AddUnit("Puskesmas".to_owned())]);
    assert_eq!(added.work().unwrap().assessment.published_total(), None);
    assert_eq!(run(&begun, [Action::Undo]).work(), None, "undo leads back to no assessment");
}

#[test]
fn printed_units_become_the_first_entries_where_all_are_known() {
    let state = loaded();
    let print = printed(&state, "Kabupaten Maluku Tenggara", 2023);
    let begun = run(&state, [ask(Comparing::Begin(print, Footing::Units))]);
    let work = begun.work().unwrap();
    assert_eq!((work.assessment.units.len(), work.assessment.units[0].name.as_str()), (7, "Puskesmas Watdek"));
    assert_eq!(work.outcome.verdict.as_ref().unwrap().total.to_string(), "60.80");
    let ids: Vec<_> = work.assessment.units.iter().skip(1).map(|unit| unit.id.clone()).collect();
    let one = run(&begun, ids.into_iter().map(Action::RemoveUnit));
    assert_eq!(one.work().unwrap().assessment.published_total(), None, "the score of a unit is not that of the body");
    let early = printed(&state, "Kabupaten Maluku Tenggara", 2016);
    let (after, effects) = update(&state, ask(Comparing::Begin(early, Footing::Total)));
    assert!(after.work().is_none() && effects.is_empty(), "there is no instrument of 2016");
}

#[test]
fn one_changed_answer_of_a_scenario_is_one_difference_and_leaves_the_baseline_alone() {
    let kept = run(demo(), [keep("Pindah ke MPP", Source::Present)]);
    assert_eq!(kept.compare.look.front, Front::Scenarios);
    assert!(compared(&kept, 0).indicators.is_empty() && !compared(&kept, 0).total.is_some());
    let work = kept.work().unwrap();
    let unit = work.assessment.units[0].id.clone();
    let Entry::Indicators(answers) = &work.assessment.units[0].entry else { panic!("the demo has indicators") };
    let is_low = |(_, answer): &(&IndicatorId, &Answer)| **answer == Answer::Level(LevelId::from("1"));
    let indicator = answers.iter().find(is_low).unwrap().0.clone();
    let answer = Answer::Level(LevelId::from("3"));
    let changed = run(&kept, [ask(Comparing::Answer(0, unit.clone(), indicator.clone(), answer.clone()))]);
    let found = compared(&changed, 0);
    assert_eq!(found.indicators.len(), 1);
    let standard = &found.indicators[0];
    assert_eq!((&standard.unit, &standard.indicator, &standard.after), (&unit, &indicator, &Some(answer)));
    assert_eq!(found.dimensions.iter().filter(|(_, change)| change.is_some()).count(), 1);
    assert!(found.total.difference().is_some_and(|points| !points.is_negative() && !points.is_zero()));
    let units = |state: &State| state.work().unwrap().assessment.units.clone();
    assert_eq!(units(&changed), units(&demo()));
}

#[test]
fn a_scenario_becomes_the_baseline_and_undo_brings_both_back() {
    let kept = run(demo(), [keep("Lain", Source::Present)]);
    let unit = kept.work().unwrap().assessment.units[0].id.clone();
    let answer = ask(Comparing::Answer(0, unit, IndicatorId::from("proses.moto"), Answer::NotApplicable));
    let before = run(&kept, [answer]);
    let scenario = ScoredScenario::all(before.work().unwrap()).remove(0).work.unwrap();
    let (after, effects) = update(&before, ask(Comparing::Accept(0)));
    let work = after.work().unwrap();
    assert_eq!(work.assessment.units, scenario.assessment.units);
    assert_eq!(work.outcome.estimate, scenario.outcome.estimate);
    assert!(ScoredScenario::all(work).is_empty());
    assert!(matches!(effects.as_slice(), [Effect::Keep(_)]));
    assert_eq!(after.history.undoes(), Some(&Change::ScenarioAccepted("Lain".to_owned())));
    assert_eq!(text(&run(&after, [Action::Undo])), text(&before));
}

#[test]
fn a_unit_that_the_accepted_scenario_does_not_know_leaves_with_its_evidence() {
    let kept = run(demo(), [keep("Lain", Source::Present)]);
    let added = run(&kept, [Action::AddUnit("Unit baru".to_owned())]);
    let unit = added.work().unwrap().assessment.units.last().unwrap().id.clone();
    let place = crate::session::evidence::ItemPlace {
        unit: unit.clone(),
        indicator: IndicatorId::from("proses.moto"),
        item: crate::engine::text::ItemId::of_pack(0),
    };
    let owner = Field::Evidence(crate::session::evidence::EvidenceField::Owner(place));
    let with = run(&added, [Action::Enter(owner, "Sari".to_owned())]);
    assert!(with.work().unwrap().assessment.evidence.is_about(&unit));
    let accepted = run(&with, [ask(Comparing::Accept(0))]);
    let assessment = &accepted.work().unwrap().assessment;
    assert_eq!(
        (assessment.units.len(), assessment.evidence.is_about(&unit)),
        (demo().work().unwrap().assessment.units.len(), false)
    );
    let read = crate::engine::assessment::read(&text(&accepted), crate::engine::instrument::find_builtin).unwrap().0;
    assert_eq!((&read, read.evidence.problems().iter().len()), (&**assessment, 0), "the file says the same");
    assert_eq!(text(&run(&accepted, [Action::Undo])), text(&with));
}

#[test]
fn a_new_unit_is_not_taken_for_one_that_is_gone() {
    let last = demo().work().unwrap().assessment.units.last().unwrap().id.clone();
    let standard = Move::Standard { indicator: IndicatorId::from("proses.maklumat"), unit: Some(last.clone()) };
    let tried = run(demo(), [keep("Lain", Source::Present), Action::Improve(Improving::Toggle(standard))]);
    let removed = run(&tried, [Action::RemoveUnit(last.clone())]);
    assert!(removed.improve.moves.is_empty() && removed.improve.trial.is_none());
    // A scenario still has entries of the unit that was removed.
    let added = run(&removed, [Action::AddUnit("Unit lain".to_owned())]);
    let ids: Vec<_> = added.work().unwrap().assessment.units.iter().map(|unit| unit.id.clone()).collect();
    assert!(!ids.contains(&last), "{ids:?}");
}

#[test]
fn moves_of_perbaikan_become_a_scenario() {
    let everywhere = Move::Standard { indicator: IndicatorId::from("proses.maklumat"), unit: None };
    let toggled = run(demo(), [Action::Improve(Improving::Toggle(everywhere))]);
    let kept = run(&toggled, [keep("Rencana", Source::Trial)]);
    let trial = toggled.improve.trial.as_ref().unwrap();
    let scenario = ScoredScenario::all(kept.work().unwrap()).remove(0);
    assert_eq!(scenario.name, "Rencana");
    assert_eq!(scenario.work.unwrap().assessment.units, trial.assessment.units);
    assert!(ScoredScenario::all(run(demo(), [keep("Kosong", Source::Trial)]).work().unwrap()).is_empty());
}

#[test]
fn three_scenarios_have_room_and_what_a_file_says_besides_is_kept() {
    let names = ["a", "b", "c", "d"];
    let full = run(demo(), names.map(|name| keep(name, Source::Present)));
    let scenarios = ScoredScenario::all(full.work().unwrap());
    assert_eq!(scenarios.iter().map(|scenario| scenario.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    let mut file: serde_json::Value = serde_json::from_str(&text(&full)).unwrap();
    file["scenarios"][0]["lain"] = "tetap".into();
    file["scenarios"][1] = serde_json::json!({ "name": "Tanpa unit" });
    let open = Action::OpenFile { name: "x".to_owned(), text: file.to_string() };
    let unit = UnitId::from(file["units"][0]["id"].as_str().unwrap());
    let answer = Comparing::Answer(0, unit, IndicatorId::from("proses.moto"), Answer::NotApplicable);
    let changed = run(&full, [open, ask(answer), ask(Comparing::Rename(0, " Baru ".to_owned()))]);
    let file: serde_json::Value = serde_json::from_str(&text(&changed)).unwrap();
    assert_eq!((&file["scenarios"][0]["lain"], &file["scenarios"][0]["name"]), (&"tetap".into(), &"Baru".into()));
    assert_eq!(file["scenarios"][1], serde_json::json!({ "name": "Tanpa unit" }));
    let scenarios = ScoredScenario::all(changed.work().unwrap());
    assert_eq!(scenarios.iter().map(|scenario| scenario.work.is_ok()).collect::<Vec<_>>(), [true, false, true]);
    let problems = scenarios[1].work.as_ref().unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["units"]);
    let (same, effects) = update(&changed, ask(Comparing::Accept(1)));
    assert_eq!((text(&same), effects), (text(&changed), Vec::new()), "what cannot be read is not accepted");
    let removed = run(&changed, [ask(Comparing::Remove(1))]);
    assert_eq!(ScoredScenario::all(removed.work().unwrap()).len(), 2);
}

#[test]
fn own_assessments_of_a_body_are_read_but_not_opened() {
    let state = loaded();
    let print = printed(&state, "Kota Mojokerto", 2022);
    let begun = run(&state, [ask(Comparing::Begin(print, Footing::Total))]);
    let id = WorkId::from("1-1");
    let card = Card { body: "kota mojokerto".to_owned(), ..Card::default() };
    let record = Record { id: id.clone(), revision: 1, writer: 1, kept_at: 1, card, text: text(&begun).into() };
    let listings = vec![crate::session::Listing::from(&record)];
    let listed = run(&begun, [Action::Shelf(Shelving::Listed { tab: 7, listings, unreadable: Vec::new() })]);
    let (asked, effects) = update(&listed, ask(Comparing::Gather("Pemkot Mojokerto".to_owned())));
    assert_eq!(effects, [Effect::Shelf(shelf::Request::Peek(vec![id]))]);
    let found = run(&asked, [ask(Comparing::Gathered(vec![record]))]);
    let own = &found.compare.own;
    assert_eq!((own.len(), own[0].year, own[0].low.to_string().as_str()), (1, 2022, "63.67"));
    assert_eq!(found.own_present("Kota Mojokerto").map(|own| own.year), Some(2022));
    assert_eq!(found.own_present("Kota Magelang"), None);
    let (_, none) = update(&found, ask(Comparing::Gather("Kota Magelang".to_owned())));
    assert!(none.is_empty());
}

#[test]
fn an_assessment_under_an_own_pack_is_no_result_beside_those_of_the_ombudsman() {
    let (_, pack) = crate::engine::instrument::BUILT_IN[0];
    let mut pack: serde_json::Value = serde_json::from_str(pack).unwrap();
    (pack["id"], pack["examples"]) = ("sendiri-2026".into(), serde_json::json!([]));
    let open = |id: &str| {
        let name = Action::Enter(Field::BodyName, "Kota Mojokerto".to_owned());
        let known = run(loaded(), [Action::OpenPack { name: "p".to_owned(), text: pack.to_string() }]);
        let begun = run(&known, [Action::Frame(Framing::ChooseInstrument(id.to_owned())), Action::Begin, name]);
        let unit = begun.work().unwrap().assessment.units[0].id.clone();
        run(&begun, [Action::Enter(Field::Total(unit), "80".to_owned())])
    };
    assert_eq!(open("opini-2026").own_present("Kota Mojokerto").map(|own| own.year), Some(2026));
    assert_eq!(open("sendiri-2026").own_present("Kota Mojokerto"), None);
}

#[test]
fn the_same_answers_open_under_another_instrument() {
    let state = demo();
    let moved = state.moved("kepatuhan-2024").unwrap();
    assert!(moved.transfer.left_behind.is_empty());
    assert!(state.moved("kepatuhan-2021").is_none(), "2021 compares with no other year");
    let opened = run(&state, [ask(Comparing::Adopt("kepatuhan-2024".to_owned()))]);
    let work = opened.work().unwrap();
    assert_eq!(work.assessment.instrument.id, "kepatuhan-2024");
    assert_eq!(work.assessment.units, moved.work.assessment.units);
    assert_eq!(text(&run(&opened, [Action::Undo])), text(&state));
}
