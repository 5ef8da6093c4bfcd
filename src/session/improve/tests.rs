use super::{
    Group, Improving, Look, Move, Order, PlanKind, Planning, Reach, ReachedLevel, SearchStatus, checklist, effort,
    ranking,
};
use crate::engine::Target;
use crate::engine::assessment::{Answer, Entry, to_text};
use crate::engine::number::Rational;
use crate::engine::outlook::Outlook;
use crate::engine::plan::{Planner, Proof};
use crate::engine::score::score;
use crate::engine::text::{BundleId, IndicatorId, LevelId, UnitId};
use crate::session::testing::{demo, run};
use crate::session::{Action, Effect, Field, Framing, Notice, Page, State, Work, update};
use std::rc::Rc;

fn red() -> State {
    run(demo("merah"), [Action::Frame(Framing::Go(Page::Improve))])
}

fn work(state: &State) -> &Work {
    state.work().unwrap()
}

fn toggle(wanted: &Move) -> Action {
    Action::Improve(Improving::Toggle(wanted.clone()))
}

fn mpp(unit: Option<&str>) -> Move {
    Move::Bundle { bundle: BundleId::from("mpp"), unit: unit.map(UnitId::from) }
}

fn standard(indicator: &str, unit: Option<&str>) -> Move {
    Move::Standard { indicator: IndicatorId::from(indicator), unit: unit.map(UnitId::from) }
}

/// Everything there is in a state, as text.
fn everything(state: &State) -> (String, String) {
    (to_text(&work(state).assessment), format!("{state:?}"))
}

#[test]
fn every_move_taken_back_restores_the_state_byte_for_byte() {
    let before = red();
    let plan = Move::Plan {
        bundles: vec![(BundleId::from("bimtek-kompetensi"), None)],
        levels: vec![ReachedLevel {
            unit: UnitId::from("u2"),
            indicator: IndicatorId::from("proses.moto"),
            to: LevelId::from("2"),
        }],
    };
    let moves =
        [mpp(Some("u2")), mpp(None), standard("proses.biaya", None), standard("proses.biaya", Some("u2")), plan];
    for first in &moves {
        let (with, effects) = update(&before, toggle(first));
        assert_eq!(effects, [], "a scenario is not kept in the file");
        assert_eq!(to_text(&work(&with).assessment), to_text(&work(&before).assessment));
        assert!(with.improve.trial.is_some());
        assert_ne!(everything(&with), everything(&before));
        assert_eq!(everything(&run(&with, [toggle(first)])), everything(&before));
        for second in moves.iter().filter(|second| *second != first) {
            let both = run(&with, [toggle(second)]);
            assert_eq!(everything(&run(&both, [toggle(second)])), everything(&with));
            assert_eq!(everything(&run(&both, [Action::Improve(Improving::Clear)])), everything(&before));
        }
    }
}

#[test]
fn the_counter_for_one_unit_changes_the_total_by_exactly_its_gain() {
    let before = red();
    let outlook = Outlook::new(&work(&before).rules, &work(&before).assessment);
    let mut seen = 0;
    for offer in &outlook.offers {
        let wanted = Move::Bundle { bundle: offer.bundle.clone(), unit: offer.unit.clone() };
        let with = run(&before, [toggle(&wanted)]);
        let before_exact = work(&before).outcome.verdict.as_ref().unwrap().exact.clone();
        let trial = with.improve.trial.as_ref().unwrap();
        assert_eq!(&trial.totals.verdict.as_ref().unwrap().exact - &before_exact, offer.gain);
        assert_eq!(trial.effort, offer.effort);
        let scored = score(&work(&before).rules, &trial.assessment).totals();
        assert_eq!(format!("{scored:?}"), format!("{:?}", trial.totals));
        assert_eq!(effort(work(&before), &with.improve.moves), offer.effort, "{offer:?}");
        seen += 1;
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn a_standard_everywhere_adds_the_sum_of_its_gains() {
    let before = red();
    let outlook = Outlook::new(&work(&before).rules, &work(&before).assessment);
    let rows = ranking(&work(&before).rules, &outlook, &Look::default());
    assert_eq!(rows.len(), 32);
    assert!(rows.is_sorted_by(|a, b| a.gain >= b.gain));
    for row in &rows {
        let indicator = outlook.standards[row.place].indicator.clone();
        let with = run(&before, [toggle(&Move::Standard { indicator, unit: None })]);
        let trial = with.improve.trial.as_ref().unwrap();
        assert_eq!(&trial.totals.estimate.exact.low - &outlook.total, row.gain);
        assert_eq!(effort(work(&before), &with.improve.moves), row.effort);
    }
    let others = ranking(&work(&before).rules, &outlook, &Look { reach: Reach::Others, ..Look::default() });
    assert!(!others.is_empty() && others.len() + rows.len() <= 37);
    let one = Look { unit: Some(UnitId::from("u6")), order: Order::PerEffort, ..Look::default() };
    let rows = ranking(&work(&before).rules, &outlook, &one);
    assert!(rows.iter().all(|row| row.units == 1));
}

#[test]
fn overlapping_moves_count_what_they_change_once() {
    let before = red();
    let both = run(&before, [toggle(&mpp(Some("u2"))), toggle(&mpp(None))]);
    let all = run(&before, [toggle(&mpp(None))]);
    let text = |state: &State| to_text(&state.improve.trial.as_ref().unwrap().assessment);
    assert_eq!(text(&both), text(&all));
    assert_eq!(effort(work(&before), &both.improve.moves), effort(work(&before), &all.improve.moves));
}

#[test]
fn a_scenario_raises_open_answers_and_ranges_and_leaves_what_does_not_apply() {
    let enter = |indicator: &str, typed: &str| {
        Action::Enter(Field::Answer(UnitId::from("u1"), IndicatorId::from(indicator)), typed.to_owned())
    };
    let before =
        run(red(), [enter("proses.moto", ""), enter("proses.visi-misi", "1-3"), enter("proses.maklumat", "t/b")]);
    let pledge = Move::Bundle { bundle: BundleId::from("maklumat"), unit: Some(UnitId::from("u1")) };
    let with = run(&before, [toggle(&pledge)]);
    let trial = with.improve.trial.as_ref().unwrap();
    let Entry::Indicators(answers) = &trial.assessment.units[0].entry else { panic!("by indicator") };
    let answer = |indicator: &str| answers.get(indicator).cloned();
    assert_eq!(answer("proses.moto"), Some(Answer::Level(LevelId::from("3"))));
    assert_eq!(answer("proses.visi-misi"), Some(Answer::Level(LevelId::from("3"))));
    assert_eq!(answer("proses.maklumat"), Some(Answer::NotApplicable));
}

#[test]
fn a_scenario_survives_other_screens_and_edits_and_ends_with_its_body() {
    let with = run(
        red(),
        [toggle(&mpp(None)), Action::Frame(Framing::Go(Page::Result)), Action::Frame(Framing::Go(Page::Improve))],
    );
    assert!(with.improve.holds(&mpp(None)));
    let name = Action::Enter(Field::UnitName(UnitId::from("u1")), "Dinas Kesehatan dan KB".to_owned());
    let edited = run(&with, [name]);
    let trial = edited.improve.trial.as_ref().unwrap();
    assert_eq!(trial.assessment.units[0].name, "Dinas Kesehatan dan KB");
    let other = run(&with, [Action::OpenDemo("kuning")]);
    assert!(other.improve.moves.is_empty() && other.improve.trial.is_none());
    assert!(run(&other, [Action::Undo]).improve.moves.is_empty());
}

#[test]
fn taking_a_scenario_over_is_one_step_that_undo_takes_back() {
    let before = red();
    let with = run(&before, [toggle(&mpp(None)), toggle(&standard("proses.biaya", None))]);
    let trial = to_text(&with.improve.trial.as_ref().unwrap().assessment);
    let (taken, effects) = update(&with, Action::Improve(Improving::Accept));
    assert!(matches!(effects.as_slice(), [Effect::Keep(keeping)] if *keeping.text == *trial));
    assert_eq!(to_text(&work(&taken).assessment), trial);
    assert!(taken.improve.moves.is_empty() && taken.improve.trial.is_none());
    let back = run(&taken, [Action::Undo]);
    assert_eq!(to_text(&work(&back).assessment), to_text(&work(&before).assessment));
    assert_eq!(taken.notice.as_deref(), Some(&Notice::Applied));
    // The same once more changes nothing: there is no step, and none is offered to be undone.
    let same = run(&taken, [Action::Frame(Framing::Dismiss), toggle(&mpp(None))]);
    let (again, effects) = update(&same, Action::Improve(Improving::Accept));
    assert_eq!((again.notice, effects), (None, Vec::new()));
}

#[test]
fn a_target_is_saved_and_a_refused_one_changes_nothing() {
    let before = red();
    let aimed = run(&before, [Action::Improve(Improving::Aim(Some("B".to_owned())))]);
    assert_eq!(work(&aimed).assessment.target.as_deref(), Some("B"));
    let typed = run(&aimed, [Action::Enter(Field::Target, "80,5".to_owned())]);
    assert_eq!(work(&typed).assessment.target.as_deref(), Some("80.5"));
    let refused = run(&typed, [Action::Enter(Field::Target, "101".to_owned())]);
    assert_eq!(work(&refused).assessment.target.as_deref(), Some("80.5"));
    assert!(refused.rejected.get(&Field::Target).is_some());
}

#[test]
fn bundles_are_changed_in_place_and_put_back_to_the_packs_own() {
    let before = red();
    let (bundle, indicator) = (BundleId::from("mpp"), IndicatorId::from("proses.terpadu"));
    let level = |level: &str| Action::Enter(Field::BundleLevel(bundle.clone(), indicator.clone()), level.to_owned());
    let effort_of = |typed: &str| Action::Enter(Field::BundleEffort(bundle.clone()), typed.to_owned());
    let changed = run(&before, [level("2"), effort_of("7")]);
    let rules = work(&changed).rules.bundles().iter().find(|rules| *rules.id() == bundle).unwrap();
    assert_eq!((rules.effort().get(), rules.effects()[0].level.as_str()), (7, "2"));
    let file = to_text(&work(&changed).assessment);
    assert!(crate::engine::assessment::read(&file, crate::engine::instrument::find_builtin).is_ok());
    let back = run(&changed, [level("3"), effort_of("5")]);
    assert_eq!(to_text(&work(&back).assessment), to_text(&work(&before).assessment));
    let refused = run(&before, [level("9")]);
    assert_eq!(to_text(&work(&refused).assessment), to_text(&work(&before).assessment));
    assert_eq!(refused.rejected.len(), 1);
}

fn planning(state: &State, target: &str) -> Planning {
    let work = work(state).clone();
    let planner = Rc::new(Planner::new(&work.rules, &work.assessment));
    let target = Target::parse(target, work.rules.instrument()).unwrap();
    Planning::new(work, planner, target)
}

#[test]
fn plans_in_slices_are_the_plans_of_the_planner() {
    let state = red();
    let planner = Planner::new(&work(&state).rules, &work(&state).assessment);
    for label in ["C", "B", "A"] {
        let mut planning = planning(&state, label);
        let target = planning.target().clone();
        for _ in 0..10_000 {
            planning.advance(200_000);
        }
        assert!(planning.is_idle());
        let plans = planning.plans();
        assert_eq!(plans.search, SearchStatus::Finished);
        let cheapest = plans.cheapest.as_ref().unwrap().course.clone().unwrap();
        assert_eq!(cheapest, planner.cheapest(&target).course.unwrap());
        assert!(cheapest.total_rounded.to_rational() >= target.threshold);
        let guaranteed = plans.guaranteed.as_ref().unwrap();
        assert_eq!((guaranteed.proof, plans.lower_bound()), (Proof::Optimal, None));
        assert!(guaranteed.course.as_ref().is_none_or(|course| course.effort >= cheapest.effort));
        let likely = plans.likely.unwrap();
        assert!(likely.before <= likely.after);
    }
}

#[test]
fn a_stopped_search_keeps_its_best_plan_and_goes_on() {
    let mut planning = planning(&red(), "B");
    while planning.plans().search != SearchStatus::Running {
        planning.advance(1);
    }
    // It begins with preparations, in slices too.
    planning.advance(1);
    assert!(planning.plans().guaranteed.is_none());
    planning.stop();
    assert!(planning.is_idle() && planning.plans().guaranteed.is_none());
    planning.resume();
    while planning.plans().guaranteed.is_none() {
        planning.advance(1);
    }
    planning.stop();
    assert!(planning.is_idle());
    let stopped = planning.plans().clone();
    assert!(stopped.guaranteed.as_ref().unwrap().course.is_some());
    assert!(stopped.lower_bound().is_some());
    planning.advance(1_000_000);
    assert_eq!(planning.plans().search, SearchStatus::Stopped);
    planning.resume();
    while !planning.is_idle() {
        planning.advance(1_000_000);
    }
    assert_eq!(planning.plans().search, SearchStatus::Finished);
}

#[test]
fn every_plan_is_sought_in_slices_that_can_be_stopped() {
    let mut planning = planning(&red(), "A");
    for sought in [PlanKind::Cheapest, PlanKind::Alternative] {
        for _ in 0..5 {
            planning.advance(1);
        }
        assert_eq!(planning.sought(), sought, "a slice is much less than the search for a plan");
        planning.stop();
        assert!(planning.is_idle());
        planning.advance(u64::MAX);
        assert_eq!(planning.sought(), sought, "nothing goes on once it is stopped");
        planning.resume();
        while planning.sought() == sought {
            planning.advance(1);
        }
    }
    let state = red();
    let planner = Planner::new(&work(&state).rules, &work(&state).assessment);
    let cheapest = planner.cheapest(planning.target());
    let alternative = planner.alternative(&cheapest).unwrap();
    let plans = planning.plans();
    assert_eq!(plans.cheapest.as_ref().unwrap().course, cheapest.course);
    assert_eq!(plans.alternative.clone().flatten().unwrap().course, alternative.course);
}

#[test]
fn the_checklist_adds_up_to_the_plan() {
    let state = red();
    let (rules, assessment) = (&work(&state).rules, &work(&state).assessment);
    let planner = Planner::new(rules, assessment);
    let from = score(rules, assessment).verdict.unwrap().exact;
    for label in ["C", "B", "A", "60.5"] {
        let course = planner.cheapest(&Target::parse(label, rules.instrument()).unwrap()).course.unwrap();
        let list = checklist(rules, &course, &from);
        let items = || list.items();
        assert_eq!(list.groups.iter().map(|group| group.effort).sum::<u32>(), course.effort);
        for group in list.groups.iter().filter(|group| group.bundle.is_none()) {
            assert_eq!(group.effort, group.items.iter().map(|item| item.effort).sum::<u32>());
        }
        assert_eq!(items().map(|item| item.steps.len()).sum::<usize>(), course.steps.len());
        assert_eq!(items().last().unwrap().total_after, course.total_rounded);
        let done: Vec<_> = items().map(|item| item.indicator.clone()).collect();
        assert_eq!(list.progress(&done), (done.len(), course.total.clone()));
        assert_eq!(list.progress(&[]), (0, from.clone()));
    }
}

#[test]
fn what_a_bundle_raises_stands_together_and_singles_come_last() {
    let state = red();
    let (rules, assessment) = (&work(&state).rules, &work(&state).assessment);
    let from = score(rules, assessment).verdict.unwrap().exact;
    let mut singles = 0;
    for label in ["55.0", "61.7", "B", "A", "95.5"] {
        let target = Target::parse(label, rules.instrument()).unwrap();
        let course = Planner::new(rules, assessment).cheapest(&target).course.unwrap();
        let list = checklist(rules, &course, &from);
        assert_eq!(list.has_heads(), !course.bundles.is_empty(), "{label}");
        for bought in &course.bundles {
            let is_head = list.groups.iter().any(|group| group.bundle.as_ref() == Some(&bought.bundle));
            assert!(is_head || list.items().any(|item| item.bundles.contains(&bought.bundle)), "{bought:?}");
        }
        for group in &list.groups {
            let gain: Rational = group.items.iter().map(|item| item.gain.clone()).sum();
            assert_eq!(group.gain, gain);
            for item in &group.items {
                assert_eq!(item.bundles.first(), group.bundle.as_ref());
                assert!(item.steps.iter().any(|step| step.bundle == group.bundle));
            }
        }
        let is_single = |group: &Group| group.bundle.is_none();
        singles += usize::from(list.groups.last().is_some_and(is_single));
        let bundles: Vec<_> = list.groups.iter().filter(|group| !is_single(group)).collect();
        assert!(list.groups.iter().take(bundles.len()).all(|group| !is_single(group)), "{label}");
        assert!(bundles.is_sorted_by(|a, b| a.gain >= b.gain), "{label}");
    }
    assert!((1..5).contains(&singles), "with and without standards by themselves: {singles}");
}

#[test]
fn ticks_are_entries_that_can_be_undone_choices_and_filters_are_none() {
    let before = red();
    let tick = |indicator: &str| Action::Improve(Improving::Tick(IndicatorId::from(indicator)));
    let look = Look { order: Order::PerEffort, all: true, ..Look::default() };
    let after = run(
        &before,
        [
            tick("proses.moto"),
            tick("proses.biaya"),
            tick("proses.moto"),
            Action::Improve(Improving::Choose(PlanKind::Guaranteed)),
            Action::Improve(Improving::Look(look.clone())),
        ],
    );
    assert_eq!(work(&after).assessment.ticked(), [IndicatorId::from("proses.biaya")]);
    assert_eq!((after.improve.plan, &*after.improve.look), (PlanKind::Guaranteed, &look));
    // Only the ticks are part of the assessment, each a step of its own.
    let undone = run(&after, [Action::Undo, Action::Undo]);
    assert_eq!(work(&undone).assessment.ticked(), [IndicatorId::from("proses.moto")]);
    let undone = run(&undone, [Action::Undo]);
    assert_eq!(to_text(&work(&undone).assessment), to_text(&work(&before).assessment));
}
