//! A search for a plan under the default weights, so that a screen can show it under way and stop it.

use std::ops::RangeInclusive;
use std::rc::Rc;

use super::course::Course;
use super::exact::{Progress, Searching, Selection, Solution, Solved};
use super::need::Need;
use super::packages::Purchase;
use super::{Plan, Variant, course, plan};
use crate::bands::Target;
use crate::levers::Board;
use crate::number::Rational;

/// A search for the best course within one effort or a few, to be advanced piece by piece.
pub struct CourseSearch {
    board: Rc<Board>,
    purchases: Rc<Vec<Purchase>>,
    solved: Rc<dyn Solved>,
    need: Need,
    /// Efforts that are still to be tried, the least first.
    efforts: RangeInclusive<u32>,
    /// A course with as many marks is of no use.
    fewer_marks_than: Option<u32>,
    /// The search within the effort before those.
    attempt: Option<Box<dyn Searching>>,
    found: Option<Solution>,
}

impl CourseSearch {
    /// The search for the courses that meet a need, within an effort that is enough; `None` is no effort.
    pub(super) fn new(
        board: &Rc<Board>,
        purchases: &Rc<Vec<Purchase>>,
        solved: &Rc<dyn Solved>,
        need: Need,
        effort: Option<u32>,
    ) -> Self {
        #[allow(clippy::reversed_empty_ranges, reason = "there is no effort to try where nothing meets the need")]
        let efforts = effort.map_or(1..=0, |effort| effort..=effort);
        let (board, purchases, solved) = (Rc::clone(board), Rc::clone(purchases), Rc::clone(solved));
        Self { board, purchases, solved, need, efforts, fewer_marks_than: None, attempt: None, found: None }
    }

    /// Goes on for about so much work: a million units take some milliseconds. Returns how much it was.
    pub fn advance(&mut self, work: u64) -> u64 {
        let mut spent: u64 = 0;
        while spent < work && !self.is_finished() {
            spent = spent.saturating_add(self.step().max(1));
        }
        spent
    }

    fn step(&mut self) -> u64 {
        let Some(attempt) = &mut self.attempt else {
            let effort = self.efforts.next();
            self.attempt = effort.and_then(|effort| Rc::clone(&self.solved).search(effort, &self.need));
            return 1;
        };
        let work = attempt.advance();
        if let Progress::Done(found) = attempt.progress() {
            self.attempt = None;
            self.found = found.filter(|found| self.fewer_marks_than.is_none_or(|marks| found.marks < marks));
        }
        work
    }

    fn is_finished(&self) -> bool {
        self.found.is_some() || (self.attempt.is_none() && self.efforts.is_empty())
    }

    /// The best course, once nothing is left to do; `None` inside where there is none.
    pub fn finished(&self) -> Option<Option<Course>> {
        let found = || self.found.as_ref().map(|found| course(&self.board, &self.purchases, &found.selection));
        self.is_finished().then(found)
    }

    /// What was found, as positions, once nothing is left to do.
    pub(super) fn selected(&self) -> Option<Option<Selection>> {
        self.is_finished().then(|| self.found.as_ref().map(|found| found.selection.clone()))
    }

    /// Goes on to the end.
    pub fn run(mut self) -> Option<Course> {
        self.advance(u64::MAX);
        self.finished().flatten()
    }
}

/// A search for the cheapest plan or for another one, to be advanced piece by piece.
pub struct PlanSearch {
    target: Target,
    ceiling: Rational,
    courses: CourseSearch,
}

impl PlanSearch {
    /// The search for the cheapest plan: within the least effort with which the frontier reaches the target.
    pub(super) fn cheapest(
        board: &Rc<Board>,
        purchases: &Rc<Vec<Purchase>>,
        solved: &Rc<dyn Solved>,
        target: &Target,
    ) -> Self {
        let need = Need::new(board.rules.instrument(), &target.threshold);
        let effort = solved.effort_of(&need);
        let courses = CourseSearch::new(board, purchases, solved, need, effort);
        Self { target: target.clone(), ceiling: solved.ceiling(), courses }
    }

    /// The search for a plan that shares less than everything with a cheapest one, at its effort or a near one.
    /// What it shares is what `solved` marks.
    pub(super) fn alternative(
        board: &Rc<Board>,
        purchases: &Rc<Vec<Purchase>>,
        solved: &Rc<dyn Solved>,
        target: &Target,
        first: &Course,
    ) -> Self {
        let mut search = Self::cheapest(board, purchases, solved, target);
        // A tenth more is still near.
        search.courses.efforts = first.effort..=first.effort + first.effort / 10 + 3;
        search.courses.fewer_marks_than = Some(u32::try_from(first.steps.len()).unwrap_or(u32::MAX));
        search
    }

    /// Goes on for about so much work: a million units take some milliseconds. Returns how much it was.
    pub fn advance(&mut self, work: u64) -> u64 {
        self.courses.advance(work)
    }

    /// The plan, once nothing is left to do.
    pub fn finished(&self) -> Option<Plan> {
        Some(self.plan(self.courses.finished()?))
    }

    /// Goes on to the end.
    pub fn run(mut self) -> Plan {
        self.advance(u64::MAX);
        self.plan(self.courses.finished().flatten())
    }

    fn plan(&self, course: Option<Course>) -> Plan {
        plan(&self.courses.board, &self.target, Variant::Default, &self.ceiling, course)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::plan::Planner;
    use crate::{assessment, instrument};

    /// A body where 50 points take 40 effort with `a`, or five levels of `b` and one of `c`.
    fn planner(b: u32, c: u32) -> (Planner, impl Fn(&str) -> Target) {
        let both = |text: &str| json!({ "id": text, "en": text });
        let indicator = |id: &str, percent: &str, effort: u32| {
            json!({ "id": id, "name": both(id), "weight": { "percent": percent, "basis": "assumed" },
                    "scale": id, "controllable": true, "effort": effort })
        };
        // Only the top is worth anything.
        let scale = |top: usize| {
            let level = |level| json!({ "value": format!("{level}"), "share": if level == top { "1" } else { "0" } });
            json!({ "basis": "assumed", "levels": (0..=top).map(level).collect::<Value>() })
        };
        let pack = json!({
            "format": "zona-hijau/instrument", "format_version": 1, "id": "tiga", "version": "0.0.1", "year": 2030,
            "title": both("Tiga"), "decimals": 2, "rounding": "half_up",
            "bands": [{ "code": "A", "opinion": both("A"), "min": "50", "basis": "assumed" },
                      { "code": "B", "opinion": both("B"), "min": "0", "basis": "assumed" }],
            "scales": { "a": scale(8), "b": scale(5), "c": scale(1) },
            "dimensions": [{ "id": "d", "name": both("d"), "weight": { "percent": "100", "basis": "assumed" },
                "indicators": [indicator("a", "50", 5), indicator("b", "30", b), indicator("c", "20", c)] }],
            "units": { "aggregation": "mean", "basis": "assumed" },
        });
        let case = json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "tiga", "version": "0.0.1" },
            "units": [{ "id": "u", "entry": { "mode": "indicators", "values": { "a": "0", "b": "0", "c": "0" } } }],
        });
        let instrument = Rc::new(instrument::load(&pack.to_string()).unwrap());
        let (assessment, rules) = assessment::read_for(&case.to_string(), &instrument).unwrap();
        (Planner::new(&rules, &assessment), move |text| Target::parse(text, &instrument).unwrap())
    }

    #[test]
    fn another_plan_is_looked_for_up_to_a_tenth_more_and_three() {
        for (b, c, expected) in [(9, 2, Some(47)), (9, 3, None)] {
            let (planner, target) = planner(b, c);
            let first = planner.cheapest(&target("A"));
            assert_eq!(first.course.as_ref().map(|course| course.effort), Some(40));
            let other = planner.alternative(&first);
            assert_eq!(other.and_then(|plan| plan.course).map(|course| course.effort), expected);
        }
    }

    #[test]
    fn a_search_under_way_says_nothing_yet() {
        let (planner, target) = planner(9, 2);
        let mut search = planner.search_cheapest(&target("A"));
        let mut steps = 0;
        while search.finished().is_none() {
            search.advance(1);
            steps += 1;
        }
        assert!(steps > 2, "{steps}");
        assert_eq!(search.finished().and_then(|plan| plan.course).map(|course| course.effort), Some(40));
    }

    #[test]
    fn there_is_no_search_for_another_way_to_do_nothing() {
        let (planner, target) = planner(9, 2);
        let first = planner.cheapest(&target("B"));
        assert_eq!(first.course.as_ref().map(|course| course.effort), Some(0));
        assert!(planner.search_alternative(&first).is_none());
    }
}
