//! Single weightings: what the plans under them say about guaranteed plans.
//!
//! A guaranteed plan reaches the target under every weighting. So it takes at
//! least the effort that the cheapest plan takes under any one of them: a lower
//! bound. After each plan the weighting moves towards the one under which that
//! plan falls shortest. Bounds rise so, and plans come closer to the target under
//! all weightings; one that reaches it is a guaranteed plan, if not the cheapest.

use std::rc::Rc;

use super::course::Course;
use super::exact::{Field, Selection, Solved, solve};
use super::need::Need;
use super::packages::Purchase;
use super::search::CourseSearch;
use crate::levers::Board;
use crate::number::Rational;
use crate::rules::{DimensionRules, IndicatorRules, Rules, Share};

/// Plans under so many weightings are looked at.
const ROUNDS: u32 = 96;
/// And no more than so much work is spent on them.
const MOST_WORK: u64 = 1 << 29;
/// With more levers than this a weighting takes so long that little is learned in that.
const MOST_LEVERS: usize = 1_000;
/// After so many weightings the efforts above the bound are searched for a plan.
const TURN: u32 = 8;
/// The work of a weighting, before plans are looked for, and of a look at a plan: for each lever.
const WEIGHING: u64 = 2_048;
const LOOK: u64 = 128;

/// Bounds and plans from one weighting after the other, to be advanced piece by piece.
pub(super) struct Weightings {
    board: Rc<Board>,
    purchases: Rc<Vec<Purchase>>,
    need: Need,
    weighting: Weighting,
    round: u32,
    spent: u64,
    lower_bound: u32,
    best: Option<Guess>,
    /// The best plan after all purchases were tried on it the last time.
    swapped: Option<Course>,
    /// Whether bound or plan are better than when it was last asked.
    has_news: bool,
    task: Task,
}

/// A plan whose low end meets the need.
#[derive(Clone, Debug)]
pub(super) struct Guess {
    pub selection: Selection,
    pub course: Course,
}

/// Efforts under one weighting: plans below the first one are too short, the one found for the last one is not.
struct Between {
    solved: Rc<dyn Solved>,
    low: u32,
    high: u32,
    found: Option<Guess>,
}

impl Between {
    fn middle(&self) -> u32 {
        self.low + (self.high - self.low) / 2
    }
}

/// What is next.
enum Task {
    /// Another weighting.
    Weighing,
    /// The cheapest plan under it.
    Bounding(Rc<dyn Solved>, CourseSearch),
    /// The best plan within the middle of these efforts.
    Reaching(Between, CourseSearch),
    /// Of a plan that meets the need, from this place on, what can be left out; and what comes after it.
    Trimming(Guess, usize, After),
    /// The best plan with this purchase made, or without it.
    Swapping(usize),
    Finished,
}

/// What comes after a plan is trimmed.
#[derive(Clone, Copy)]
enum After {
    Weighing,
    /// The next purchase.
    Swapping(usize),
}

impl Weightings {
    /// Before the first weighting, which is the default one.
    pub fn new(board: &Rc<Board>, purchases: &Rc<Vec<Purchase>>, need: Need) -> Self {
        let (board, purchases) = (Rc::clone(board), Rc::clone(purchases));
        let weighting = Weighting::even(&board.rules);
        Self {
            board,
            purchases,
            need,
            weighting,
            round: 0,
            spent: 0,
            lower_bound: 0,
            best: None,
            swapped: None,
            has_news: false,
            task: Task::Weighing,
        }
    }

    /// Whether something can be learned about a board in time.
    pub fn is_worth_it(board: &Board) -> bool {
        board.levers.len() <= MOST_LEVERS
    }

    /// Whether nothing is left to do.
    pub fn is_finished(&self) -> bool {
        matches!(self.task, Task::Finished)
    }

    /// Whether bound or plan are better than when this was last asked.
    pub fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.has_news)
    }

    /// No guaranteed plan takes less effort.
    pub fn lower_bound(&self) -> u32 {
        self.lower_bound
    }

    /// The best plan so far.
    pub fn best(&self) -> Option<&Guess> {
        self.best.as_ref()
    }

    /// Goes on for about so much work. Returns how much it was.
    pub fn advance(&mut self, work: u64) -> u64 {
        let mut used: u64 = 0;
        while used < work && !self.is_finished() {
            let (task, more) = match std::mem::replace(&mut self.task, Task::Finished) {
                Task::Weighing => self.weigh(),
                Task::Bounding(solved, mut search) => {
                    let more = search.advance(work - used);
                    match search.selected() {
                        None => (Task::Bounding(solved, search), more),
                        Some(found) => (self.bounded(solved, found), more),
                    }
                }
                Task::Reaching(between, mut search) => {
                    let more = search.advance(work - used);
                    match search.selected() {
                        None => (Task::Reaching(between, search), more),
                        Some(found) => (self.reached(between, found), more),
                    }
                }
                Task::Trimming(guess, place, after) => (self.trim(guess, place, after), self.for_each_lever(LOOK)),
                Task::Swapping(purchase) => (self.swap(purchase), self.for_each_lever(LOOK)),
                Task::Finished => (Task::Finished, 0),
            };
            self.task = task;
            used = used.saturating_add(more.max(1));
            self.spent = self.spent.saturating_add(more.max(1));
            if self.spent >= MOST_WORK {
                self.give_up();
            }
        }
        used
    }

    /// What is being trimmed counts as it is.
    fn give_up(&mut self) {
        if let Task::Trimming(guess, ..) = std::mem::replace(&mut self.task, Task::Finished) {
            self.keep(guess);
        }
    }

    fn for_each_lever(&self, work: u64) -> u64 {
        u64::try_from(self.board.levers.len()).unwrap_or(u64::MAX).saturating_mul(work)
    }

    /// The board under the next weighting, with the least effort under it.
    fn weigh(&mut self) -> (Task, u64) {
        if self.round >= ROUNDS || self.is_reached() {
            return (Task::Swapping(0), 1);
        }
        let board = Rc::new(self.board.under(self.weighting.rules(&self.board.rules)));
        let marks = vec![0; board.levers.len()];
        let solved = solve(&Field::whole(&board, &self.purchases, &marks), board.total());
        // The ceiling meets the need under every weighting, so there is one under this.
        let Some(effort) = solved.effort_of(&self.need) else { return (Task::Finished, 1) };
        self.has_news |= effort > self.lower_bound;
        self.lower_bound = self.lower_bound.max(effort);
        let search = CourseSearch::new(&board, &self.purchases, &solved, self.need.clone(), Some(effort));
        (Task::Bounding(solved, search), self.for_each_lever(WEIGHING))
    }

    /// Whether no plan takes less effort than the best one.
    fn is_reached(&self) -> bool {
        self.best.as_ref().is_some_and(|best| best.course.effort <= self.lower_bound)
    }

    /// After the cheapest plan under a weighting.
    fn bounded(&mut self, solved: Rc<dyn Solved>, found: Option<Selection>) -> Task {
        let Some(guess) = found.map(|selection| self.guess(selection)) else { return Task::Finished };
        self.round += 1;
        self.weighting.lean(&self.board, &guess.course.levels, self.round);
        self.keep(guess);
        if !self.round.is_multiple_of(TURN) || self.is_reached() {
            return Task::Weighing;
        }
        // Just above the effort of everything that can be done.
        let high = solved.frontier().last().map_or(0, |(effort, _)| *effort + 1);
        self.reach(Between { solved, low: self.lower_bound + 1, high, found: None })
    }

    /// Looks between efforts for the least whose best plan meets the need; it may not be the least of all.
    fn reach(&self, between: Between) -> Task {
        if between.low >= between.high {
            return between.found.map_or(Task::Weighing, |guess| Task::Trimming(guess, 0, After::Weighing));
        }
        let (effort, total) = between.solved.best_within(between.middle());
        let need = Need::from(&total);
        let search = CourseSearch::new(&self.board, &self.purchases, &between.solved, need, Some(effort));
        Task::Reaching(between, search)
    }

    fn reached(&self, mut between: Between, found: Option<Selection>) -> Task {
        let guess = found.map(|selection| self.guess(selection));
        match guess.filter(|guess| self.need.is_met_by(&guess.course.guaranteed)) {
            Some(guess) => (between.high, between.found) = (between.middle(), Some(guess)),
            None => between.low = between.middle() + 1,
        }
        self.reach(between)
    }

    fn guess(&self, selection: Selection) -> Guess {
        let course = super::course(&self.board, &self.purchases, &selection);
        Guess { selection, course }
    }

    /// Keeps a plan that meets the need, where it is the best so far.
    fn keep(&mut self, guess: Guess) {
        let is_better = self.best.as_ref().is_none_or(|best| guess.rank() < best.rank());
        if is_better && self.need.is_met_by(&guess.course.guaranteed) {
            self.best = Some(guess);
            self.has_news = true;
        }
    }

    /// Tries one level less of one lever.
    fn trim(&mut self, guess: Guess, place: usize, after: After) -> Task {
        let Some((index, level)) = guess.selection.lifted.get(place).copied() else {
            self.keep(guess);
            return match after {
                After::Weighing => Task::Weighing,
                After::Swapping(purchase) => Task::Swapping(purchase),
            };
        };
        let standing = self.board.levers.get(index).map_or(0, |lever| lever.level);
        let mut selection = guess.selection.clone();
        match selection.lifted.get_mut(place) {
            Some((_, lifted)) if level > standing + 1 => *lifted -= 1,
            _ => drop(selection.lifted.remove(place)),
        }
        let less = self.guess(selection);
        let is_enough = self.need.is_met_by(&less.course.guaranteed);
        let (guess, place) = if is_enough { (less, place) } else { (guess, place + 1) };
        Task::Trimming(guess, place, after)
    }

    /// The best plan with a purchase more, or with single levels in the place of one: then what can be left out.
    fn swap(&mut self, purchase: usize) -> Task {
        let Some(best) = self.best.clone().filter(|_| !self.is_reached()) else { return Task::Finished };
        let Some(bought) = self.purchases.get(purchase) else {
            // Once more from the first one, as long as that helps.
            let is_same = self.swapped.replace(best.course.clone()).is_some_and(|before| before == best.course);
            return if is_same { Task::Finished } else { Task::Swapping(0) };
        };
        let Selection { mut purchases, mut lifted } = best.selection;
        match purchases.binary_search(&purchase) {
            Ok(place) => {
                purchases.remove(place);
                let is_single =
                    |lever: &usize| self.board.levers.get(*lever).is_some_and(|lever| lever.kind.is_controllable());
                for (lever, level) in bought.raises.iter().filter(|(lever, _)| is_single(lever)) {
                    match lifted.iter_mut().find(|(known, _)| known == lever) {
                        Some((_, known)) => *known = (*known).max(*level),
                        None => lifted.push((*lever, *level)),
                    }
                }
            }
            Err(place) => purchases.insert(place, purchase),
        }
        let guess = self.guess(Selection { purchases, lifted });
        Task::Trimming(guess, 0, After::Swapping(purchase + 1))
    }
}

impl Guess {
    /// What plans are compared by.
    pub fn rank(&self) -> (u32, usize, std::cmp::Reverse<&Rational>) {
        (self.course.effort, self.course.steps.len(), std::cmp::Reverse(&self.course.total))
    }
}

/// How often each dimension and indicator was leant on; the weights that are free are shared out so.
struct Weighting {
    dimensions: Vec<u32>,
    indicators: Vec<Vec<u32>>,
}

impl Weighting {
    /// Every free weight the same, and none of them ever nothing.
    fn even(rules: &Rules) -> Self {
        let indicators = rules.dimensions().iter().map(|dimension| vec![1; dimension.indicators().len()]).collect();
        Self { dimensions: vec![1; rules.dimensions().len()], indicators }
    }

    /// The rules with this weighting: it agrees with every fixed weight.
    fn rules(&self, rules: &Rules) -> Rules {
        let of = |counts: &[u32], shares: Vec<&Share>| {
            let free = || counts.iter().zip(&shares).filter(|(_, share)| !share.fixed());
            let mut parts = parts(&free().map(|(count, _)| i64::from(*count)).collect::<Vec<_>>()).into_iter();
            let rest: Rational = free().map(|(_, share)| share.value().clone()).sum();
            let value = |share: &Share| {
                if share.fixed() { share.value().clone() } else { &rest * &parts.next().unwrap_or_default() }
            };
            shares.iter().copied().map(value).collect::<Vec<_>>()
        };
        let dimensions = rules.dimensions().iter().map(DimensionRules::weight).collect();
        let indicators =
            rules.dimensions().iter().zip(&self.indicators).map(|(dimension, counts)| {
                of(counts, dimension.indicators().iter().map(IndicatorRules::weight).collect())
            });
        rules.weighted(&of(&self.dimensions, dimensions), &indicators.collect::<Vec<_>>())
    }

    /// Leans on what is lowest at these levels: of each dimension its lowest free indicator, and the lowest free
    /// dimension. Later rounds lean harder, so that early ones are forgotten.
    fn lean(&mut self, board: &Board, levels: &[usize], round: u32) {
        let means = means(board, levels);
        let mut first = 0;
        let mut lowest: Option<(Rational, usize)> = None;
        for (place, dimension) in board.rules.dimensions().iter().enumerate() {
            let means = means.get(first..first + dimension.indicators().len()).unwrap_or_default();
            first += dimension.indicators().len();
            let indicators = || dimension.indicators().iter().zip(means).enumerate();
            let free = indicators().filter(|(_, (indicator, _))| !indicator.weight().fixed());
            let free = free.filter_map(|(at, (_, mean))| Some((mean.clone()?, at))).min();
            let count = free.as_ref().and_then(|(_, at)| self.indicators.get_mut(place)?.get_mut(*at));
            count.into_iter().for_each(|count| *count += round);
            let fixed = indicators().filter(|(_, (indicator, _))| indicator.weight().fixed());
            let fixed = fixed.filter_map(|(_, (indicator, mean))| Some(indicator.weight().value() * mean.as_ref()?));
            let fixed: Rational = fixed.sum();
            let rest = dimension.indicators().iter().filter(|indicator| !indicator.weight().fixed());
            let rest: Rational = rest.map(|indicator| indicator.weight().value().clone()).sum();
            let applies = indicators().filter(|(_, (indicator, mean))| indicator.weight().fixed() && mean.is_some());
            let applies: Rational = applies.map(|(_, (indicator, _))| indicator.weight().value().clone()).sum();
            let (sum, applies) = match &free {
                Some((mean, _)) => (&fixed + &(mean * &rest), &applies + &rest),
                None => (fixed, applies),
            };
            let Some(value) = sum.checked_div(&applies) else { continue };
            if !dimension.weight().fixed() && lowest.as_ref().is_none_or(|(known, _)| value < *known) {
                lowest = Some((value, place));
            }
        }
        let count = lowest.and_then(|(_, place)| self.dimensions.get_mut(place));
        count.into_iter().for_each(|count| *count += round);
    }
}

/// Numbers that add up to 1, about as these counts are to each other, and none of them nothing: of a small denominator,
/// so that plans under them stay fast.
fn parts(counts: &[i64]) -> Vec<Rational> {
    const LEAST: i64 = 1 << 10;
    let most_parts = i64::try_from(counts.len()).unwrap_or(i64::MAX);
    let whole = LEAST.max(most_parts.saturating_mul(2));
    let all = counts.iter().sum::<i64>().max(1);
    // One each, and what is left about as the counts are.
    let left = whole - most_parts;
    let mut parts: Vec<_> = counts.iter().map(|count| 1 + count * left / all).collect();
    let rest = whole - parts.iter().sum::<i64>();
    // What rounding left over is the largest one's.
    parts.iter_mut().max().into_iter().for_each(|part| *part += rest);
    parts.into_iter().map(|part| Rational::fraction(part, whole).unwrap_or_default()).collect()
}

/// The mean share of each indicator over the units that can be raised, in the order of the instrument; `None` where it
/// applies nowhere.
fn means(board: &Board, levels: &[usize]) -> Vec<Option<Rational>> {
    let mut sums = vec![(Rational::ZERO, 0_usize); board.rules.indicators().count()];
    for (lever, level) in board.levers.iter().zip(levels) {
        if let Some((sum, count)) = sums.get_mut(lever.kind.position) {
            *sum = &*sum + &lever.kind.share(*level);
            *count += 1;
        }
    }
    sums.into_iter().map(|(sum, count)| (count > 0).then(|| sum.over(count))).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::assessment::Assessment;
    use crate::plan::{Plan, Planner, Proof};
    use crate::{Target, assessment, instrument};

    /// The guaranteed plan of units that are alike, with two indicators whose middle level has a share of very many digits.
    fn guaranteed(units: usize, levels: [&str; 2], target: &str) -> Plan {
        let (assessment, rules) = body(|_| (), units, levels);
        let target = Target::parse(target, rules.instrument()).unwrap();
        Planner::new(&rules, &assessment).cheapest_guaranteed(&target, u64::MAX)
    }

    /// Those units, under a pack that may be changed.
    fn body(change: impl Fn(&mut Value), units: usize, levels: [&str; 2]) -> (Assessment, Rules) {
        let both = |text: &str| json!({ "id": text, "en": text });
        let indicator = |id: &str| {
            json!({ "id": id, "name": both(id), "weight": { "percent": null, "basis": "assumed" },
                    "scale": "s", "controllable": true, "effort": 1 })
        };
        let level = |(value, share): (&str, &str)| json!({ "value": value, "share": share });
        let levels_of = [("0", "0"), ("1", "1/10000000000037"), ("2", "1")].map(level);
        let mut pack = json!({
            "format": "zona-hijau/instrument", "format_version": 1, "id": "halus", "version": "0.0.1", "year": 2030,
            "title": both("Halus"), "decimals": 2, "rounding": "half_up",
            "bands": [{ "code": "A", "opinion": both("A"), "min": "50", "basis": "assumed" },
                      { "code": "B", "opinion": both("B"), "min": "0", "basis": "assumed" }],
            "scales": { "s": { "basis": "assumed", "levels": levels_of } },
            "dimensions": [{ "id": "d", "name": both("d"), "weight": { "percent": "100", "basis": "assumed" },
                             "indicators": [indicator("a"), indicator("b")] }],
            "units": { "aggregation": "mean", "basis": "assumed" },
        });
        change(&mut pack);
        let values: Value = json!({ "a": levels[0], "b": levels[1] });
        let unit =
            |number: usize| json!({ "id": format!("u{number}"), "entry": { "mode": "indicators", "values": values } });
        let case = json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "halus", "version": "0.0.1" },
            "units": (0..units).map(unit).collect::<Value>(),
        });
        let instrument = Rc::new(instrument::load(&pack.to_string()).unwrap());
        assessment::read_for(&case.to_string(), &instrument).unwrap()
    }

    #[test]
    fn shares_too_fine_to_search_with_get_a_plan_and_a_bound_all_the_same() {
        let found = |units, levels, target| {
            let plan = guaranteed(units, levels, target);
            (plan.course.map(|course| course.effort), plan.proof)
        };
        for units in [1, 8] {
            assert_eq!(found(units, ["1", "0"], "0"), (Some(0), Proof::Optimal), "nothing is to be done");
            assert_eq!(found(units, ["2", "2"], "A"), (Some(0), Proof::Optimal));
        }
        // Whichever indicator takes all of the weight must be at its top. In one unit every plan is looked at.
        assert_eq!(found(1, ["1", "0"], "A"), (Some(3), Proof::Optimal));
        // In eight four must have both at their tops. The default weighting alone would say 8: `a` at its top everywhere.
        // Where `b` weighs more than `a`, it takes more.
        let (effort, proof) = found(8, ["1", "0"], "A");
        assert_eq!(effort, Some(12));
        assert!(matches!(proof, Proof::BestFound { lower_bound } if lower_bound > 8), "{proof:?}");
    }

    /// Raised one by one the levels of the bundle would cost less than it does, but nobody controls `b`.
    #[test]
    fn what_nobody_controls_is_raised_by_bundles_alone() {
        let change = |pack: &mut Value| {
            pack["dimensions"][0]["indicators"][1]["controllable"] = json!(false);
            pack["bundles"] = json!([{
                "id": "w", "name": { "id": "w", "en": "w" }, "scope": "unit", "effort": 9, "basis": "assumed",
                "sets": [{ "indicator": "a", "level": "2" }, { "indicator": "b", "level": "2" }],
            }]);
        };
        let (assessment, rules) = body(change, 1, ["0", "0"]);
        let board = Board::new(&rules, &assessment);
        let purchases = crate::plan::purchases(&board);
        let mut weightings = Weightings::new(&Rc::new(board), &Rc::new(purchases), Need::from(&Rational::whole(50)));
        let bought = weightings.guess(Selection { purchases: vec![0], lifted: Vec::new() });
        weightings.best = Some(bought);
        let Task::Trimming(guess, ..) = weightings.swap(0) else { panic!("there is a bundle to take out") };
        assert_eq!((guess.selection.purchases, guess.selection.lifted), (vec![], vec![(0, 2)]));
    }

    /// Of 14 bundles for the whole body that each raise another indicator, every choice would be a scene: 16,384.
    #[test]
    fn bundles_for_the_whole_body_that_are_too_many_to_choose_from_get_a_plan_all_the_same() {
        let mut pack: Value =
            serde_json::from_str(include_str!("../../../static/instruments/kepatuhan-2023.json")).unwrap();
        let ids: Vec<Value> =
            pack["dimensions"][0]["indicators"].as_array().unwrap().iter().map(|i| i["id"].clone()).collect();
        let bundle = |(number, of): (usize, &Value)| {
            let mut bundle = pack["bundles"][4].clone();
            bundle["id"] = json!(format!("b{number}"));
            bundle["scope"] = json!("body");
            bundle["effort"] = json!(1);
            bundle["sets"] = json!([{ "indicator": of, "level": "3", "basis": "assumed" }]);
            bundle
        };
        pack["bundles"] = ids.iter().cycle().take(14).enumerate().map(bundle).collect();
        let instrument = Rc::new(instrument::load(&pack.to_string()).unwrap());
        let values: serde_json::Map<_, _> = instrument.indicators().map(|of| (of.id.to_string(), json!("1"))).collect();
        let unit = |id: &str| json!({ "id": id, "entry": { "mode": "indicators", "values": values } });
        let case = json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "kepatuhan-2023" },
            "units": [unit("u1"), unit("u2")],
        });
        let (assessment, rules) = assessment::read_for(&case.to_string(), &instrument).unwrap();
        let target = Target::parse("50", &instrument).unwrap();
        let plan = Planner::new(&rules, &assessment).cheapest_guaranteed(&target, 10_000_000);
        let course = plan.course.unwrap();
        assert!(course.guaranteed >= Rational::whole(50));
        assert!(
            matches!(plan.proof, Proof::BestFound { lower_bound } if lower_bound <= course.effort),
            "{:?}",
            plan.proof
        );
    }

    #[test]
    fn parts_add_up_and_none_of_them_is_nothing() {
        let uneven = [[117; 40].as_slice(), &[1; 60]].concat();
        for counts in [&[1][..], &[1, 1, 1], &[1, 5_000, 1], &[900, 1, 90, 1, 1, 7], &uneven, &[1; 1_026]] {
            let parts = parts(counts);
            assert_eq!(parts.iter().cloned().sum::<Rational>(), Rational::ONE, "{counts:?}");
            assert!(parts.iter().all(|part| !part.is_zero() && !part.is_negative()), "{parts:?}");
        }
        assert!(parts(&[]).is_empty());
    }

    #[test]
    fn a_weighting_leans_on_what_is_lowest_and_keeps_what_is_fixed() {
        let board = crate::plan::testing::board("opini-2026", 3, crate::plan::testing::uneven);
        let means = means(&board, &board.levels());
        let (mut weighting, mut first) = (Weighting::even(&board.rules), 0);
        weighting.lean(&board, &board.levels(), 3);
        for (dimension, counts) in board.rules.dimensions().iter().zip(&weighting.indicators) {
            let own = &means[first..first + counts.len()];
            first += counts.len();
            let leant: Vec<_> = counts.iter().zip(own).filter(|(count, _)| **count > 1).collect();
            let lowest = dimension.indicators().iter().zip(own).filter(|(indicator, _)| !indicator.weight().fixed());
            let lowest = lowest.map(|(_, mean)| mean.clone().unwrap()).min();
            assert_eq!(
                leant.iter().map(|(count, mean)| (**count, (*mean).clone())).next(),
                lowest.map(|m| (4, Some(m)))
            );
            assert!(leant.len() <= 1);
        }
        // One of the dimensions without a weight of its own is lowest, too.
        assert_eq!(weighting.dimensions.iter().filter(|count| **count > 1).count(), 1);
        let weighed = weighting.rules(&board.rules);
        let fixed = |share: &Share| share.fixed().then(|| share.value().clone());
        for (weighed, known) in weighed.dimensions().iter().zip(board.rules.dimensions()) {
            assert!(fixed(known.weight()).is_none_or(|value| value == *weighed.weight().value()));
            for (weighed, known) in weighed.indicators().iter().zip(known.indicators()) {
                assert!(fixed(known.weight()).is_none_or(|value| value == *weighed.weight().value()));
            }
            let all = weighed.indicators().iter().map(|indicator| indicator.weight().value().clone());
            assert_eq!(all.sum::<Rational>(), Rational::ONE);
        }
    }
}
