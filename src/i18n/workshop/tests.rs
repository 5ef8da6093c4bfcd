use super::{Shown, Slide};
use crate::engine::assessment::EntryMode;
use crate::engine::instrument::find_builtin;
use crate::engine::text::{Language, UnitId};
use crate::i18n::Locale;
use crate::session::demo::DEMOS;
use crate::session::workshop::{Leading, Names, Workshopping};
use crate::session::{Action, Preferences, State, Theme, update};

const INDONESIAN: Locale = Locale { language: Language::Indonesian };

fn run(state: &State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state.clone(), |state, action| update(&state, action).0)
}

/// The yellow body, where only the first units are entered by indicator.
fn entered(by_indicator: usize) -> State {
    let state = run(&State::new(Preferences::default()), [Action::OpenDemo("kuning")]);
    let units: Vec<UnitId> = state.work().unwrap().assessment.units.iter().map(|unit| unit.id.clone()).collect();
    run(&state, units.into_iter().skip(by_indicator).map(|unit| Action::SetMode(unit, EntryMode::Total)))
}

/// What the projector shows after this many steps of the proposed workshop.
fn shown(state: &State, steps: usize) -> Shown {
    let begun = run(state, [Action::Workshop(Workshopping::Start("x".into()))]);
    let led = run(&begun, (0..steps).map(|_| Action::Workshop(Workshopping::Lead(Leading::Next))));
    Slide::new(INDONESIAN, Theme::default(), led.workshop.show.as_deref().unwrap()).shown
}

#[test]
fn a_round_over_all_units_says_how_many_of_them_can_change() {
    let line = |state: &State| match shown(state, 1) {
        Shown::Panel(panel) => panel.line,
        other => panic!("{other:?}"),
    };
    let all = line(&entered(7));
    assert!(all.contains(": semua unit. "), "{all}");
    let state = entered(1);
    let one = line(&state);
    assert!(one.contains(": 1 dari 7 unit (yang diisi per indikator). "), "{one}");
    // The same words stand on the desk, in the list of rounds and in the timeline.
    let agenda = state.agenda().unwrap();
    let round = INDONESIAN.round(&agenda.base.rules, &agenda.base.assessment, Names::Shown, &agenda.rounds[0]);
    assert!(one.starts_with(&round), "{one} against {round}");
}

#[test]
fn a_fictional_body_to_begin_with_names_its_instrument_and_year() {
    let said = DEMOS.map(|demo| INDONESIAN.demo_figures(&demo));
    assert_eq!(said[0], "45,14, kategori D, merah, Penilaian Kepatuhan 2023");
    assert!(said.iter().all(|line| line.ends_with("Penilaian Kepatuhan 2023")), "{said:?}");
}

#[test]
fn what_a_round_is_worth_is_said_without_the_official_words_for_quality() {
    let words: Vec<String> = ["opini-2025", "opini-2026"]
        .iter()
        .flat_map(|id| find_builtin(id).unwrap().bands.clone())
        .filter_map(|band| band.quality.as_ref().map(|quality| INDONESIAN.text(quality).to_lowercase()))
        .collect();
    assert!(words.contains(&"cukup".to_owned()), "{words:?}");
    for (name, indonesian, _) in super::ALL.iter().filter(|(name, ..)| name.starts_with("found_")) {
        let said = indonesian.to_lowercase();
        let said: Vec<_> = said.split(|letter: char| !letter.is_alphabetic()).collect();
        assert!(words.iter().all(|word| !said.contains(&word.as_str())), "{name}: {indonesian}");
    }
}
