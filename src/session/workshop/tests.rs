use std::rc::Rc;

use super::keep;
use super::show::{Guessing, Replay, Scene, View};
use super::{
    Closeness, Guess, Leading, Light, Names, Preparing, Round, Show, Source, Workshopping, seen_moves, sources,
};
use crate::engine::assessment::{Answer, Decimal, Entry, to_text};
use crate::engine::instrument::find_builtin;
use crate::engine::score::score;
use crate::engine::text::{BundleId, IndicatorId, UnitId};
use crate::session::improve::{Improving, Move};
use crate::session::testing::{demo, fresh, run};
use crate::session::{Action, Effect, Framing, Notice, Page, State, update};

fn does(what: Workshopping) -> Action {
    Action::Workshop(what)
}

fn prepares(what: Preparing) -> Action {
    does(Workshopping::Prepare(what))
}

fn leads(how: Leading) -> Action {
    does(Workshopping::Lead(how))
}

fn mpp() -> Round {
    Round::bundle(&BundleId::from("mpp"))
}

/// A workshop over the yellow body with the counter as its only round.
fn counter_only() -> State {
    let state =
        run(demo("kuning"), [Action::Frame(Framing::Go(Page::Workshop)), prepares(Preparing::Choose(Source::Present))]);
    let count = state.agenda().unwrap().rounds.len();
    let cleared = run(&state, (0..count).map(|_| prepares(Preparing::Remove(0))));
    run(&cleared, [prepares(Preparing::Add(mpp())), does(Workshopping::Start("x1".into()))])
}

fn show(state: &State) -> &Show {
    state.workshop.show.as_deref().unwrap()
}

fn steps(state: &State, count: usize) -> State {
    run(state, (0..count).map(|_| leads(Leading::Next)))
}

fn number(text: &str) -> Guess {
    Guess::Number(Decimal::parse(text).unwrap())
}

fn total(standing: &super::Standing) -> String {
    standing.totals.verdict.as_ref().unwrap().total.to_string()
}

#[test]
fn without_an_assessment_a_fictional_body_is_proposed() {
    let state = run(fresh(), [Action::Frame(Framing::Go(Page::Workshop))]);
    assert_eq!(state.page, Page::Workshop);
    let agenda = state.agenda().unwrap();
    assert_eq!(agenda.source, Source::Demo("kuning"));
    assert_eq!(agenda.rounds[0], mpp());
    assert_eq!(agenda.names, Names::Hidden);
    assert_eq!(sources(None, &state.improve).len(), 3);
    assert!(state.work().is_none(), "preparing opens nothing");
}

#[test]
fn an_assessment_entered_by_indicator_comes_first_and_so_does_its_scenario() {
    let state = demo("merah");
    assert_eq!(state.agenda().unwrap().source, Source::Present);
    let tried = run(
        &state,
        [Action::Improve(Improving::Toggle(Move::Bundle { bundle: BundleId::from("maklumat"), unit: None }))],
    );
    assert!(sources(tried.work(), &tried.improve).contains(&Source::Scenario));
    let chosen = run(&tried, [prepares(Preparing::Choose(Source::Scenario))]);
    assert_eq!(chosen.agenda().unwrap().rounds, [Round::bundle(&BundleId::from("maklumat"))]);
}

#[test]
fn an_assessment_of_totals_alone_cannot_be_used_and_is_not_proposed() {
    let begun = run(
        fresh(),
        [
            Action::Frame(Framing::ChooseInstrument("kepatuhan-2023".to_owned())),
            Action::Begin,
            Action::Frame(Framing::Go(Page::Workshop)),
        ],
    );
    assert_eq!(begun.agenda().unwrap().source, Source::Demo("kuning"));
}

#[test]
fn rounds_can_be_added_taken_out_and_moved() {
    let state = demo("merah");
    let first = state.agenda().unwrap().rounds.clone();
    let moved = run(&state, [prepares(Preparing::Earlier(1))]);
    assert_eq!(moved.agenda().unwrap().rounds[0], first[1]);
    let out = run(
        &moved,
        [prepares(Preparing::Remove(0)), prepares(Preparing::Remove(99)), prepares(Preparing::Earlier(99))],
    );
    assert_eq!(out.agenda().unwrap().rounds.len(), first.len() - 1);
}

#[test]
fn no_workshop_begins_without_rounds() {
    let state = demo("merah");
    let count = state.agenda().unwrap().rounds.len();
    let empty = run(&state, (0..count).map(|_| prepares(Preparing::Remove(0))));
    assert!(run(&empty, [does(Workshopping::Start("x".into()))]).workshop.show.is_none());
}

#[test]
fn a_round_goes_from_the_present_state_over_guess_and_change_to_the_result() {
    let state = counter_only();
    let mut scenes = vec![show(&state).scene()];
    let mut next = state;
    for _ in 0..5 {
        next = steps(&next, 1);
        scenes.push(show(&next).scene());
    }
    use Scene::{Change, Guess, Now, Reveal, Timeline};
    assert_eq!(scenes, [Now, Guess, Change, Reveal, Timeline, Timeline]);
    let back = run(&next, (0..9).map(|_| leads(Leading::Back)));
    assert_eq!(show(&back).scene(), Now);
}

#[test]
fn before_the_reveal_the_new_total_cannot_be_seen() {
    let state = counter_only();
    let after = total(&show(&state).turn().unwrap().after);
    for count in 0..3 {
        let scene = steps(&state, count);
        let seen = match show(&scene).view() {
            View::Now(standing) | View::Guess(standing, _) | View::Change(standing, _) => total(standing),
            View::Reveal(_) | View::Timeline(_) => panic!("revealed after {count} steps"),
        };
        assert_ne!(seen, after);
    }
    match show(&steps(&state, 3)).view() {
        View::Reveal(turn) => assert_eq!(total(&turn.after), after),
        other => panic!("{other:?}"),
    };
}

#[test]
fn the_result_of_a_round_is_what_the_engine_computes_and_the_assessment_stays() {
    let state = counter_only();
    let work = state.work().cloned().unwrap();
    let before = to_text(&work.assessment);
    let mut changed = (*work.assessment).clone();
    for unit in &mut changed.units {
        if let Entry::Indicators(answers) = &mut unit.entry {
            Rc::make_mut(answers).insert(IndicatorId::from("proses.terpadu"), Answer::Level("3".into()));
        }
    }
    let expected = score(&work.rules, &changed).verdict.unwrap().total.to_string();
    let done = steps(&state, 4);
    assert_eq!(total(&show(&done).turn().unwrap().after), expected);
    assert_eq!(to_text(&done.work().unwrap().assessment), before);
}

#[test]
fn a_guess_counts_only_while_the_group_is_asked_and_not_once_the_result_was_seen() {
    let guess = |text: &str| leads(Leading::Guess(Some(number(text))));
    let early = run(counter_only(), [guess("70")]);
    assert_eq!(show(&early).turn().unwrap().guess, Guessing::Open(None));
    let asked = run(&early, [leads(Leading::Next), guess("70"), guess("71")]);
    assert_eq!(show(&asked).turn().unwrap().guess, Guessing::Open(Some(number("71"))));
    let seen = steps(&asked, 2);
    assert_eq!(show(&seen).turn().unwrap().guess, Guessing::Closed(Some(number("71"))));
    let late = run(&seen, [leads(Leading::Back), leads(Leading::Back), guess("68")]);
    assert_eq!(show(&late).scene(), Scene::Guess);
    assert_eq!(show(&late).turn().unwrap().guess, Guessing::Closed(Some(number("71"))));
}

#[test]
fn a_replay_shows_the_round_again_and_keeps_the_guess() {
    let asked = run(counter_only(), [leads(Leading::Replay), leads(Leading::Next), leads(Leading::Pick(1))]);
    assert_eq!(show(&asked).scene(), Scene::Guess, "there is nothing to replay before the result");
    let guess = show(&asked).turn().unwrap().guess.guess().cloned();
    assert!(guess.is_some());
    let again = run(steps(&asked, 2), [leads(Leading::Replay)]);
    assert_eq!(show(&again).scene(), Scene::Replay(Replay::Before));
    assert_eq!(show(&steps(&again, 1)).scene(), Scene::Replay(Replay::Change));
    let end = steps(&again, 2);
    assert_eq!(show(&end).scene(), Scene::Reveal);
    assert_eq!(show(&end).turn().unwrap().guess, Guessing::Closed(guess));
}

#[test]
fn a_blank_projector_is_lit_by_any_step_without_going_on() {
    let blank = run(counter_only(), [leads(Leading::Blank)]);
    assert_eq!(show(&blank).light, Light::Blank);
    let lit = steps(&blank, 1);
    assert_eq!((show(&lit).light, show(&lit).scene()), (Light::On, Scene::Now));
    assert_eq!(show(&run(&blank, [leads(Leading::Blank)])).light, Light::On);
}

#[test]
fn each_round_begins_where_the_one_before_ended() {
    let state = run(demo("merah"), [does(Workshopping::Start("x".into()))]);
    let turns = show(&state).turns();
    assert!(turns.len() >= 3);
    for pair in turns.windows(2) {
        assert_eq!(pair[0].after.assessment, pair[1].before.assessment);
    }
    let last = steps(&state, 4 * turns.len() - 1);
    assert_eq!((show(&last).at(), show(&last).scene()), (turns.len() - 1, Scene::Reveal));
}

#[test]
fn the_green_body_begins_with_the_loss_that_would_cost_its_category() {
    let state = run(demo("hijau"), [does(Workshopping::Start("x".into()))]);
    let turn = show(&state).turn().unwrap();
    assert!(matches!(turn.round, Round::Drop { .. }), "{:?}", turn.round);
    let code = |standing: &super::Standing| standing.totals.verdict.as_ref().unwrap().band.code.clone();
    assert_eq!(code(&turn.before).as_deref(), Some("A"));
    assert_eq!(code(&turn.after).as_deref(), Some("B"));
    // The whole number nearest to 87.99 would be in band A.
    let choices = show(&steps(&state, 1)).choices();
    assert!(matches!(choices.as_slice(), [Guess::Below(_), Guess::AtLeast(_)]), "{choices:?}");
    let total = turn.after.totals.verdict.as_ref().unwrap().total;
    let instrument = show(&state).base.rules.instrument();
    assert_eq!(choices[0].closeness(instrument, total), Closeness::Hit);
    assert!(matches!(number("88").closeness(instrument, total), Closeness::TooHigh(_)));
}

#[test]
fn one_choice_is_the_true_total_and_all_are_in_order() {
    for id in ["merah", "kuning", "hijau"] {
        let mut state = run(demo(id), [does(Workshopping::Start("x".into()))]);
        let rules = show(&state).base.rules.clone();
        let instrument = rules.instrument();
        for turn in show(&state).turns().to_vec() {
            state = steps(&state, 1);
            let choices = show(&state).choices();
            assert!((2..=4).contains(&choices.len()), "{id}: {choices:?}");
            let places: Vec<_> = choices.iter().map(Guess::place).collect();
            assert!(places.is_sorted(), "{id}: {choices:?}");
            let total = turn.after.totals.verdict.as_ref().unwrap().total;
            let hits = choices.iter().filter(|choice| choice.closeness(instrument, total) == Closeness::Hit);
            assert_eq!(hits.count(), 1, "{id}: {choices:?}, {total}");
            state = steps(&state, 3);
        }
    }
}

#[test]
fn a_guess_says_by_how_much_it_misses() {
    let state = counter_only();
    let show = show(&state);
    let total = show.turn().unwrap().after.totals.verdict.as_ref().unwrap().total;
    let closeness = |guess: Guess| guess.closeness(show.base.rules.instrument(), total);
    assert_eq!(closeness(number(&total.to_string())), Closeness::Hit);
    assert!(matches!(closeness(number("10")), Closeness::TooLow(_)));
    assert!(matches!(closeness(number("99")), Closeness::TooHigh(_)));
    assert_eq!(closeness(Guess::AtLeast(total)), Closeness::Hit);
    assert!(matches!(closeness(Guess::Below(total)), Closeness::TooLow(_)));
}

#[test]
fn a_typed_guess_is_a_number_from_0_to_100_with_comma_or_point() {
    assert_eq!(Guess::read("70,5").unwrap(), Some(number("70.5")));
    assert_eq!(Guess::read(" ").unwrap(), None);
    for wrong in ["101", "-1", "7,0,5", "b"] {
        assert!(Guess::read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn where_something_is_open_there_is_nothing_to_choose_and_no_total() {
    let mut state = demo("kuning");
    let unit = state.work().unwrap().assessment.units[0].id.clone();
    state = run(&state, [Action::Answer(unit, IndicatorId::from("input.tugas"), None)]);
    state = run(&state, [does(Workshopping::Start("x".into())), leads(Leading::Next)]);
    assert!(show(&state).choices().is_empty());
    assert!(show(&state).turns().iter().all(|turn| turn.after.totals.verdict.is_none()));
    let guessed = run(&state, [leads(Leading::Guess(Some(number("70"))))]);
    assert_eq!(show(&guessed).turn().unwrap().guess, Guessing::Open(Some(number("70"))));
}

#[test]
fn what_is_kept_leads_back_to_the_same_place() {
    for count in 0..=9 {
        let mut state =
            run(demo("hijau"), [prepares(Preparing::Names(Names::Shown)), does(Workshopping::Start("x".into()))]);
        for _ in 0..count {
            state = run(&state, [leads(Leading::Pick(2)), leads(Leading::Next)]);
        }
        let text = keep::to_text(show(&state));
        let again = run(fresh(), [does(Workshopping::Resume(text.as_str().into()))]);
        let (old, new) = (show(&state), show(&again));
        assert_eq!((old.at(), old.scene(), old.light, old.names), (new.at(), new.scene(), new.light, new.names));
        assert_eq!(&*new.id, "x");
        let guesses = |show: &Show| show.turns().iter().map(|turn| turn.guess.clone()).collect::<Vec<_>>();
        assert_eq!(guesses(old), guesses(new));
        assert_eq!(keep::to_text(new), text);
    }
}

#[test]
fn every_kind_of_round_survives_being_kept() {
    let mut state = demo("merah");
    let unit = UnitId::from("u2");
    let rounds = [
        Round::Drop { indicator: IndicatorId::from("input.tugas"), unit: None },
        Round::Raise(Move::Bundle { bundle: BundleId::from("mpp"), unit: Some(unit.clone()) }),
        Round::Raise(Move::Plan {
            bundles: vec![(BundleId::from("maklumat"), Some(unit.clone())), (BundleId::from("website"), None)],
            levels: vec![crate::session::improve::ReachedLevel {
                unit,
                indicator: IndicatorId::from("input.tugas"),
                to: "3".into(),
            }],
        }),
    ];
    state = run(&state, rounds.into_iter().map(|round| prepares(Preparing::Add(round))));
    state = run(&state, [does(Workshopping::Start("x".into()))]);
    let text = keep::to_text(show(&state));
    let read = keep::read(&text, find_builtin).unwrap();
    let kinds = |show: &Show| show.turns().iter().map(|turn| turn.round.clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&read), kinds(show(&state)));
}

#[test]
fn a_damaged_text_is_no_workshop() {
    let text = keep::to_text(show(&counter_only()));
    assert!(keep::read(&text, find_builtin).is_some());
    for end in (0..text.len()).step_by(97) {
        assert!(keep::read(text.get(..end).unwrap_or_default(), find_builtin).is_none());
    }
    for (from, to) in
        [("\"at\":0", "\"at\":\"a\""), ("\"version\":1", "\"version\":2"), ("kepatuhan-2023", "x"), ("\"mpp\"", "7")]
    {
        assert!(text.contains(from), "{from}");
        assert!(keep::read(&text.replace(from, to), find_builtin).is_none(), "{from}");
    }
    let far = keep::read(&text.replace("\"at\":0", "\"at\":99"), find_builtin).unwrap();
    assert_eq!((far.at(), far.scene()), (0, Scene::Now));
}

#[test]
fn the_copy_holds_what_was_seen_and_one_undo_leads_back() {
    let begun = run(demo("merah"), [does(Workshopping::Start("x".into()))]);
    let none = run(&begun, [does(Workshopping::SaveCopy)]);
    assert_eq!(none.work_id(), begun.work_id(), "nothing was seen yet");
    // The first round was seen, the second only asked about.
    let seen = steps(&run(steps(&begun, 1), [leads(Leading::Pick(0))]), 4);
    let reached = show(&seen).turns()[0].after.assessment.clone();
    let saved = run(&seen, [does(Workshopping::SaveCopy)]);
    let copy = saved.work().unwrap();
    assert_eq!(copy.assessment.units, reached.units);
    assert_eq!(copy.assessment.body.name, "Kabupaten Contoh Merah (lokakarya)");
    assert_ne!(saved.work_id(), begun.work_id());
    assert!(matches!(saved.notice.as_deref(), Some(Notice::WorkshopSaved { .. })));
    let trace = &copy.assessment.scenarios[0]["lokakarya"];
    let scenario = copy.assessment.read_scenarios(&copy.rules).remove(0).assessment.unwrap();
    assert_eq!(scenario.units, begun.work().unwrap().assessment.units, "what it began with lies beside");
    assert_eq!(trace.as_array().unwrap().len(), 1);
    assert_eq!((&trace[0]["bundle"], &trace[0]["before"]), (&"mpp".into(), &"45.14".into()));
    assert_eq!(trace[0]["guess"]["number"], "45");
    let undone = run(&saved, [Action::Undo]);
    assert_eq!(undone.present, begun.present);
}

#[test]
fn the_improvements_that_were_seen_become_the_scenario() {
    let begun = run(demo("hijau"), [does(Workshopping::Start("x".into()))]);
    let seen = steps(&begun, 7);
    let moves = seen_moves(show(&seen));
    assert_eq!(moves.len(), 1, "the loss is no improvement");
    let brought = run(&seen, [does(Workshopping::ToScenario)]);
    assert_eq!((brought.page, &*brought.improve.moves), (Page::Improve, &moves));
    assert!(brought.improve.trial.is_some());
    // A fictional body is not the assessment in front.
    let other =
        run(fresh(), [prepares(Preparing::Choose(Source::Demo("merah"))), does(Workshopping::Start("x".into()))]);
    let other = run(steps(&other, 3), [does(Workshopping::ToScenario)]);
    assert!(other.improve.moves.is_empty());
}

#[test]
fn the_device_is_asked_once_and_keeps_every_step() {
    let (state, effects) = update(&fresh(), Action::Frame(Framing::Go(Page::Workshop)));
    assert!(effects.contains(&Effect::FetchWorkshop));
    let (state, effects) = update(&state, Action::Frame(Framing::Go(Page::Workshop)));
    assert!(!effects.contains(&Effect::FetchWorkshop));
    let (state, _) = update(&state, does(Workshopping::Start("x".into())));
    for what in
        [leads(Leading::Next), leads(Leading::Pick(0)), leads(Leading::Blank), prepares(Preparing::Names(Names::Shown))]
    {
        let (_, effects) = update(&state, what);
        assert!(matches!(effects.as_slice(), [Effect::KeepWorkshop(Some(_))]));
    }
    let (ended, effects) = update(&state, does(Workshopping::End));
    assert_eq!(effects, [Effect::KeepWorkshop(None)]);
    assert!(ended.workshop.show.is_none());
}
