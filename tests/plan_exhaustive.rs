//! Gains, frontiers and plans equal an exhaustive search on thousands of small random cases.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what it expects"
)]

#[path = "support/plan_cases.rs"]
mod plan_cases;
#[path = "support/plan_oracle.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod plan_oracle;
#[path = "support/random.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod random;

use std::collections::BTreeMap;
use std::rc::Rc;

use plan_oracle::{Best, Number, Oracle, Reachable, best, number};
use random::Random;
use serde_json::Value;
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::engine::gains::gains;
use zona_hijau::engine::number::Rational;
use zona_hijau::engine::plan::{Course, Plan, Planner, Proof, Tuning};
use zona_hijau::engine::{Rules, Target, instrument};

/// Cases a test tries; `ZONA_HIJAU_PLAN_CASES` asks for more.
fn cases() -> usize {
    std::env::var("ZONA_HIJAU_PLAN_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000)
}

/// Levers that can be raised, at most.
const LEVERS: usize = 12;
/// Final states times choices of bundles, at most.
const STATES: usize = 3_000;

struct Case {
    seed: usize,
    pack: Value,
    assessment: Value,
}

impl Case {
    /// The first case from a seed on that is small enough to try everything.
    fn new(seed: usize) -> (Self, Random) {
        let mut random = Random::new(seed as u64);
        loop {
            let (pack, assessment) = plan_cases::case(&mut random);
            let oracle = Oracle::new(&pack, &assessment);
            let (states, packages) = oracle.size();
            let free = oracle.cells.iter().filter(|cell| cell.controllable && cell.present + 1 < cell.levels.len());
            if states <= STATES && packages <= 256 && free.count() <= LEVERS && !oracle.has_empty_unit() {
                return (Self { seed, pack, assessment }, random);
            }
        }
    }

    /// The same with weights of many decimals.
    fn fine(seed: usize) -> (Self, Random) {
        let (mut case, mut random) = Self::new(seed);
        plan_cases::refine(&mut case.pack, &mut random);
        (case, random)
    }

    /// The same with shares of many decimals.
    fn long(seed: usize) -> (Self, Random) {
        let (mut case, mut random) = Self::new(seed);
        plan_cases::lengthen(&mut case.pack, &mut random);
        (case, random)
    }

    /// A smaller one with many bundles for the whole body.
    fn wide(seed: usize) -> (Self, Random) {
        let mut seed = seed * 1_000;
        loop {
            let (mut case, mut random) = Self::new(seed);
            plan_cases::widen(&mut case.pack, random.between(8, 10), &mut random);
            let (states, packages) = Oracle::new(&case.pack, &case.assessment).size();
            if states <= 100 && packages <= 1 << 12 {
                return (case, random);
            }
            seed += 1;
        }
    }

    fn load(&self) -> (Assessment, Rules) {
        let instrument = instrument::load(&self.pack.to_string());
        let instrument = instrument.unwrap_or_else(|problems| panic!("{self:?}: {problems}"));
        let read = assessment::read_for(&self.assessment.to_string(), &Rc::new(instrument));
        read.unwrap_or_else(|problems| panic!("{self:?}: {problems}"))
    }
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "seed {}\npack {}\nassessment {}", self.seed, self.pack, self.assessment)
    }
}

fn exact(number: &Rational) -> Number {
    let (above, below) = number.to_parts();
    Number::new(above.to_string().parse().unwrap(), below.to_string().parse().unwrap())
}

fn thousandths(number: &Number) -> usize {
    (number * Number::from_integer(1_000.into())).floor().to_integer().to_string().parse().unwrap()
}

/// Checks what a course says about itself, and gives what it is compared by.
fn checked(course: &Course, oracle: &Oracle, case: &Case) -> Best {
    let mut floors = oracle.present();
    let mut effort = 0;
    for bought in &course.bundles {
        let unit = bought.unit.as_ref().map(|unit| oracle.unit_ids.iter().position(|id| id == unit.as_str()).unwrap());
        let mut purchases = oracle.purchases.iter();
        let found = purchases.find(|p| p.bundle == bought.bundle.as_str() && p.unit == unit);
        let purchase = found.unwrap_or_else(|| panic!("{bought:?} raises nothing: {case:?}"));
        floors = floors.iter().zip(&purchase.floors).map(|(a, b)| *a.max(b)).collect();
        effort += purchase.effort;
    }
    let mut levels = floors.clone();
    for step in &course.steps {
        let at = oracle
            .cells
            .iter()
            .position(|cell| cell.id == step.indicator.as_str() && oracle.unit_ids[cell.unit] == step.unit.as_str());
        let at = at.unwrap();
        let cell = &oracle.cells[at];
        assert_eq!(cell.levels[cell.present], step.from.as_str(), "{case:?}");
        levels[at] = cell.levels.iter().position(|level| level == step.to.as_str()).unwrap();
        assert!(levels[at] > cell.present && levels[at] >= floors[at], "{case:?}");
        assert!(levels[at] == floors[at] || cell.controllable, "{case:?}");
        assert_eq!(step.bundle.is_some(), floors[at] > cell.present, "{case:?}");
        let single = cell.effort * u32::try_from(levels[at] - floors[at]).unwrap();
        assert_eq!(step.effort, single, "{case:?}");
        effort += single;
    }
    let total = oracle.total(&levels);
    assert_eq!((effort, &total), (course.effort, &exact(&course.total)), "{case:?}");
    assert_eq!(exact(&course.guaranteed), oracle.low_end().at(&oracle.cells, &levels), "{case:?}");
    Best { effort, steps: course.steps.len(), total }
}

fn assert_plan(plan: &Plan, expected: Option<Best>, oracle: &Oracle, case: &Case) {
    assert_eq!(plan.proof, Proof::Optimal, "{case:?}");
    let found = plan.course.as_ref().map(|course| checked(course, oracle, case));
    assert_eq!(found, expected, "target {:?} {case:?}", plan.target);
}

/// A target between the lowest and the highest of these numbers.
fn target(states: &[Reachable], of: impl Fn(&Reachable) -> Number, rules: &Rules, random: &mut Random) -> Target {
    let numbers: Vec<_> = states.iter().map(of).collect();
    let (low, high) = (numbers.iter().min().unwrap(), numbers.iter().max().unwrap());
    let text = plan_cases::target(thousandths(low), thousandths(high), random);
    Target::parse(&text, rules.instrument()).unwrap()
}

#[test]
fn gains_equal_the_total_after_minus_the_total_before() {
    for seed in 0..cases() {
        let (case, _) = Case::new(seed);
        let (assessment, rules) = case.load();
        let oracle = Oracle::new(&case.pack, &case.assessment);
        let present = oracle.present();
        let (before, mut expected) = (oracle.total(&present), Vec::new());
        for (index, cell) in oracle.cells.iter().enumerate() {
            let top = cell.levels.len() - 1;
            if cell.controllable && cell.present < top {
                let mut levels = present.clone();
                levels[index] = top;
                let after = oracle.total(&levels);
                let effort = cell.effort * u32::try_from(top - cell.present).unwrap();
                let rounded = oracle.round(&after);
                expected.push((after - &before, effort, oracle.unit_ids[cell.unit].clone(), cell.id.clone(), rounded));
            }
        }
        expected.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let found = gains(&rules, &assessment).into_iter().map(|gain| {
            let after = exact(&gain.total_after.to_rational());
            let band = gain.band_after.unwrap();
            assert!(after >= exact(&band.min), "{case:?}");
            (exact(&gain.raise.gain), gain.raise.effort, gain.unit.to_string(), gain.raise.indicator.to_string(), after)
        });
        assert_eq!(found.collect::<Vec<_>>(), expected, "{case:?}");
    }
}

/// Whether a plan of any effort was needed.
fn default_plans_equal_exhaustive_search(case: &Case, random: &mut Random) -> bool {
    let (assessment, rules) = case.load();
    let oracle = Oracle::new(&case.pack, &case.assessment);
    let states = oracle.reachable();
    let planner = Planner::new(&rules, &assessment);
    let frontier = planner.frontier().into_iter().map(|point| (point.effort, exact(&point.total)));
    assert_eq!(frontier.collect::<Vec<_>>(), rises(&states), "{case:?}");
    let target = target(&states, |state| state.total.clone(), &rules, random);
    let threshold = exact(&target.threshold);
    let expected = best(&states, |state| oracle.round(&state.total) >= threshold);
    let plan = planner.cheapest(&target);
    assert_eq!(planner.least_effort(&target), expected.as_ref().map(|best| best.effort), "{case:?}");
    let most = states.iter().map(|state| state.effort).max().unwrap();
    let effort = u32::try_from(random.below(most as usize + 2)).unwrap();
    let bought = planner.within(effort).unwrap();
    let affordable = states.iter().filter(|state| state.effort <= effort);
    let total = affordable.clone().map(|state| &state.total).max().unwrap();
    let least = affordable.filter(|state| state.total == *total).map(|state| state.effort).min().unwrap();
    assert_eq!((exact(&bought.total), bought.effort), (total.clone(), least), "{case:?}");
    checked(&bought, &oracle, case);
    let highest = states.iter().map(|state| state.total.clone()).max().unwrap();
    assert_eq!(exact(&plan.ceiling.to_rational()), oracle.round(&highest), "{case:?}");
    let needed = expected.as_ref().is_some_and(|best| best.effort > 0);
    assert_plan(&plan, expected, &oracle, case);
    needed
}

/// What a guaranteed plan is asked for, and the answer of an exhaustive search.
struct Sought<'c> {
    planner: Planner,
    oracle: Oracle<'c>,
    states: Vec<Reachable>,
    target: Target,
    threshold: Number,
    expected: Option<Best>,
}

impl<'c> Sought<'c> {
    fn new(case: &'c Case, random: &mut Random) -> Self {
        let (assessment, rules) = case.load();
        let oracle = Oracle::new(&case.pack, &case.assessment);
        let states = oracle.reachable();
        let target = target(&states, |state| state.low.clone(), &rules, random);
        let threshold = exact(&target.threshold);
        let expected = best(&states, |state| oracle.round(&state.low) >= threshold);
        Self { planner: Planner::new(&rules, &assessment), oracle, states, target, threshold, expected }
    }
}

/// Whether a plan of any effort was needed.
fn guaranteed_plan_equals_exhaustive_search(case: &Case, random: &mut Random) -> bool {
    let Sought { planner, oracle, states, target, expected, .. } = Sought::new(case, random);
    let plan = planner.cheapest_guaranteed(&target, u64::MAX);
    let highest = states.iter().map(|state| state.low.clone()).max().unwrap();
    assert_eq!(exact(&plan.ceiling.to_rational()), oracle.round(&highest), "{case:?}");
    let needed = expected.as_ref().is_some_and(|best| best.effort > 0);
    assert_plan(&plan, expected, &oracle, case);
    needed
}

/// How many of these cases need a plan.
fn needed(cases: impl Iterator<Item = (Case, Random)>, check: fn(&Case, &mut Random) -> bool) -> usize {
    cases.filter_map(|(case, mut random)| check(&case, &mut random).then_some(())).count()
}

#[test]
fn frontiers_and_default_plans_equal_exhaustive_search() {
    let reached = needed((0..cases()).map(Case::new), default_plans_equal_exhaustive_search);
    assert!(reached > cases() * 3 / 4, "only {reached} cases need a plan");
}

#[test]
fn guaranteed_plans_equal_exhaustive_search() {
    let reached = needed((0..cases()).map(Case::new), guaranteed_plan_equals_exhaustive_search);
    assert!(reached > cases() / 2, "only {reached} cases need a plan");
}

/// The search turns to every other way of working as soon as it can, or never, and stops after every few steps.
fn tuning(random: &mut Random) -> Tuning {
    let few = |random: &mut Random| u64::try_from(random.below(5)).unwrap() * 40;
    Tuning {
        cover_work: 1 + few(random),
        few_columns: random.below(4),
        few_parts: random.below(2),
        sweep_work: if random.chance(50) { few(random) } else { u64::MAX },
        sweep_room: random.below(4),
        pooled_columns: [1, 2, usize::MAX][random.below(3)],
        prices: 2 + random.below(2),
        nodes_to_dive: 1 + u64::try_from(random.below(3)).unwrap(),
        patience: few(random),
    }
}

/// Whether a plan of any effort was needed.
fn pieces_of_a_search_claim_no_more_than_exhaustive_search(case: &Case, random: &mut Random) -> bool {
    let Sought { planner, oracle, target, threshold, expected, .. } = Sought::new(case, random);
    let tuning = tuning(random);
    let mut search = planner.search_guaranteed_with(&target, &tuning);
    let mut improvements = search.improvements();
    while let Proof::BestFound { lower_bound } = search.proof() {
        let least = expected.as_ref().map_or(u32::MAX, |best| best.effort);
        assert!(lower_bound <= least, "{lower_bound} is no bound: {tuning:?} {case:?}");
        assert!(planner.least_effort(&target).is_some_and(|default| default <= lower_bound));
        if search.improvements() != improvements {
            improvements = search.improvements();
            let plan = search.plan();
            let course = plan.course.as_ref().unwrap();
            checked(course, &oracle, case);
            assert!(exact(&course.guaranteed_rounded.to_rational()) >= threshold, "{tuning:?} {case:?}");
        }
        search.advance(1);
    }
    let needed = expected.as_ref().is_some_and(|best| best.effort > 0);
    assert_plan(&search.plan(), expected, &oracle, case);
    needed
}

#[test]
fn guaranteed_plans_equal_exhaustive_search_however_the_work_is_divided() {
    let reached = needed((0..cases()).map(Case::new), pieces_of_a_search_claim_no_more_than_exhaustive_search);
    assert!(reached > cases() / 2, "only {reached} cases need a plan");
}

#[test]
fn weights_of_many_decimals_are_planned_as_exactly() {
    let fine = || (0..cases() / 4).map(Case::fine);
    let reached = needed(fine(), default_plans_equal_exhaustive_search);
    let guaranteed = needed(fine(), guaranteed_plan_equals_exhaustive_search);
    assert!(reached + guaranteed > cases() / 4, "only {reached} and {guaranteed} cases need a plan");
}

/// Whether the plan is proven: then it is the best one; else it is one, and no better one lies below its bound.
fn is_proven(case: &Case, random: &mut Random) -> bool {
    let Sought { planner, oracle, target, threshold, expected, .. } = Sought::new(case, random);
    let plan = planner.cheapest_guaranteed(&target, 1 << 24);
    let Proof::BestFound { lower_bound } = plan.proof else {
        assert_plan(&plan, expected, &oracle, case);
        return true;
    };
    let course = plan.course.as_ref().unwrap();
    let (found, least) = (checked(course, &oracle, case), expected.unwrap().effort);
    assert!(lower_bound <= least && least <= found.effort, "{lower_bound} {least} {case:?}");
    assert!(exact(&course.guaranteed_rounded.to_rational()) >= threshold, "{case:?}");
    false
}

#[test]
fn guaranteed_plans_with_shares_of_many_decimals_are_the_best_or_not_called_so() {
    let proven = needed((0..cases() / 8).map(Case::long), is_proven);
    assert!((cases() / 16..cases() / 8).contains(&proven), "{proven} cases are proven");
}

#[test]
fn guaranteed_plans_with_many_bundles_for_the_whole_body_are_the_best() {
    let proven = needed((0..cases() / 40).map(Case::wide), is_proven);
    assert_eq!(proven, cases() / 40);
}

#[test]
fn alternatives_share_as_little_as_any_plan_of_the_same_effort() {
    let mut others = 0;
    for seed in 0..cases() / 2 {
        let (case, mut random) = Case::new(seed);
        let (assessment, rules) = case.load();
        let oracle = Oracle::new(&case.pack, &case.assessment);
        let states = oracle.reachable();
        let planner = Planner::new(&rules, &assessment);
        let target = target(&states, |state| state.total.clone(), &rules, &mut random);
        let threshold = exact(&target.threshold);
        let plan = planner.cheapest(&target);
        let Some(first) = plan.course.as_ref().filter(|course| course.effort > 0) else { continue };
        let raised = oracle.cells.iter().map(|cell| {
            let unit = &oracle.unit_ids[cell.unit];
            first.steps.iter().any(|step| step.unit.as_str() == unit && step.indicator.as_str() == cell.id)
        });
        let raised: Vec<_> = raised.collect();
        let shared = |other: &[bool]| raised.iter().zip(other).filter(|(first, other)| **first && **other).count();
        let reaching = states.iter().filter(|state| oracle.round(&state.total) >= threshold);
        let same_effort = reaching.filter(|state| state.effort == first.effort);
        let least = same_effort.map(|state| shared(&state.raised)).min().unwrap();
        let other = planner.alternative(&plan);
        if let Some(other) = &other {
            let course = other.course.as_ref().unwrap();
            checked(course, &oracle, &case);
            assert!(exact(&course.total_rounded.to_rational()) >= threshold, "{case:?}");
            let place = |step: &zona_hijau::engine::plan::Step| (step.unit.clone(), step.indicator.clone());
            let places: Vec<_> = first.steps.iter().map(place).collect();
            let found = course.steps.iter().filter(|step| places.contains(&place(step))).count();
            assert!(found < first.steps.len(), "{case:?}");
            if course.effort == first.effort {
                assert_eq!(found, least, "{case:?}");
            }
            others += 1;
        }
        if least < first.steps.len() {
            assert_eq!(other.unwrap().course.unwrap().effort, first.effort, "{case:?}");
        }
    }
    assert!(others > cases() / 8, "only {others} cases have another plan");
}

/// The best total for every effort at which it rises.
fn rises(states: &[Reachable]) -> Vec<(u32, Number)> {
    let mut best: BTreeMap<u32, &Number> = BTreeMap::new();
    for state in states {
        let known = best.entry(state.effort).or_insert(&state.total);
        *known = (*known).max(&state.total);
    }
    let mut rises: Vec<(u32, Number)> = Vec::new();
    for (effort, total) in best {
        if rises.last().is_none_or(|(_, last)| total > last) {
            rises.push((effort, total.clone()));
        }
    }
    rises
}

#[test]
fn a_number_is_read_as_the_engine_reads_it() {
    assert_eq!(exact(&Rational::parse("12.5").unwrap()), number("12.5"));
}
