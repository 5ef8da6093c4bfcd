//! The guaranteed variant: the low end under every weighting must reach the target.

mod bound;
mod column;
mod cost;
mod cover;
mod cover_sweep;
mod forms;
mod items;
mod measure;
mod options;
mod pool;
mod pool_fill;
mod reach;
mod relax;
mod scene;
mod search;
mod tuning;
mod variables;

use std::rc::Rc;

use super::Proof;
use super::exact::Selection;
use super::need::Need;
use super::packages::{Package, Purchase, packages};
use super::weightings::Guess;
use crate::levers::Board;
use crate::number::Rational;
use forms::Tree;
use measure::Measure;
use relax::{Relaxation, ScenePricing};
use scene::{Scene, Scenery};
use search::Search;
pub use tuning::Tuning;

/// A search for the cheapest guaranteed plan, to be advanced piece by piece, always on the same board.
pub(crate) struct Guaranteed {
    need: Need,
    tuning: Tuning,
    phase: Phase,
}

enum Phase {
    /// Choices of the purchases that reach several units are made into scenes, one by one.
    Scenes(Scenes),
    /// Each scene gets its bound.
    Bounds(Bounds),
    Searching(Box<Search>),
}

/// What scenes are made from.
struct Scenes {
    tree: Rc<Tree>,
    /// One a column.
    measures: Vec<Measure>,
    marks: Vec<u32>,
    /// Choices of the purchases that reach several units: those without a scene.
    packages: std::vec::IntoIter<Package>,
    /// The other purchases.
    narrow: Vec<usize>,
    pooled_columns: usize,
    made: Vec<Scene>,
}

/// Scenes with their bounds, and those without.
struct Bounds {
    waiting: std::vec::IntoIter<Scene>,
    /// The prices of the scene that is next.
    pricing: Option<Box<(Scene, ScenePricing)>>,
    scenes: Vec<Scene>,
    relaxations: Vec<Relaxation>,
}

impl Guaranteed {
    /// A search on a board; `marks` count what plans of equal effort are compared by. `None` where it would be too much to
    /// count: shares of a scale too fine for whole amounts, or too many bundles for the whole body.
    pub fn new(board: &Board, purchases: &[Purchase], marks: Vec<u32>, need: Need, tuning: &Tuning) -> Option<Self> {
        let tree = Rc::new(Tree::new(board));
        let measure = |levers: &Vec<usize>| {
            let lever = levers.first().and_then(|lever| board.levers.get(*lever))?;
            Measure::of(lever).filter(|measure| measure.has_few_sums(levers.len()))
        };
        let measures: Option<Vec<_>> = tree.columns.iter().map(measure).collect();
        let (wide, narrow): (Vec<_>, Vec<_>) =
            purchases.iter().enumerate().partition(|(_, purchase)| purchase.is_wide(board));
        if are_too_many(wide.len(), board.levers.len()) {
            return None;
        }
        let narrow: Vec<_> = narrow.into_iter().map(|(index, _)| index).collect();
        let levers: Vec<_> = (0..board.levers.len()).collect();
        let packages = packages(&levers, board.levels(), &wide).into_iter();
        let (measures, pooled_columns) = (measures?, tuning.pooled_columns);
        let scenes = Scenes { tree, measures, marks, packages, narrow, pooled_columns, made: Vec::new() };
        Some(Self { need, tuning: *tuning, phase: Phase::Scenes(scenes) })
    }

    /// Goes on for about so much work. Returns how much it was.
    pub fn advance(&mut self, board: &Board, purchases: &[Purchase], work: u64) -> u64 {
        let mut used: u64 = 0;
        while used < work && !self.is_finished() {
            match &mut self.phase {
                Phase::Scenes(scenes) => {
                    used = used.saturating_add(scenes.advance(board, purchases, &self.need));
                    if scenes.packages.len() == 0 {
                        self.phase = Phase::Bounds(Bounds::of(std::mem::take(&mut scenes.made)));
                    }
                }
                Phase::Bounds(bounds) => {
                    used = used.saturating_add(bounds.advance());
                    if bounds.pricing.is_none() {
                        let Bounds { scenes, relaxations, .. } = std::mem::replace(bounds, Bounds::of(Vec::new()));
                        let search = Search::new(scenes, relaxations, self.need.clone(), self.tuning);
                        self.phase = Phase::Searching(Box::new(search));
                    }
                }
                Phase::Searching(search) => used = used.saturating_add(search.advance(work - used)),
            }
        }
        used
    }

    fn search(&self) -> Option<&Search> {
        if let Phase::Searching(search) = &self.phase { Some(search) } else { None }
    }

    /// Whether a plan was found, or that there is none better than to do everything.
    pub fn is_prepared(&self) -> bool {
        self.search().is_some_and(|search| search.best().is_some() || search.is_finished())
    }

    /// Whether nothing is left to do.
    pub fn is_finished(&self) -> bool {
        self.search().is_some_and(Search::is_finished)
    }

    /// How far the best plan is proven.
    pub fn proof(&self) -> Proof {
        if self.is_finished() && self.search().is_some_and(|search| search.best().is_some()) {
            return Proof::Optimal;
        }
        let bound = self.search().and_then(Search::lower_bound);
        Proof::BestFound { lower_bound: bound.map_or(0, cost::Cost::effort) }
    }

    /// Whether a plan that was found elsewhere can be compared with the best one.
    pub fn is_searching(&self) -> bool {
        self.search().is_some()
    }

    /// Takes over a bound and a plan that were found elsewhere.
    pub fn learn(&mut self, board: &Board, lower_bound: u32, guess: Option<&Guess>) {
        let found = |Guess { selection, course }: &Guess| search::Found {
            cost: cost::Cost::new(course.effort, u32::try_from(course.steps.len()).unwrap_or(u32::MAX)),
            gain: &course.total - &board.total(),
            selection: selection.clone(),
        };
        if let Phase::Searching(search) = &mut self.phase {
            search.learn(lower_bound, guess.map(found));
        }
    }

    /// How often another plan took the place of the best one.
    pub fn improvements(&self) -> u64 {
        self.search().map_or(0, Search::improvements)
    }

    /// The best plan so far.
    pub fn best(&self) -> Option<&Selection> {
        Some(&self.search()?.best()?.selection)
    }
}

/// The work of one lever in a scene that is made.
const LEVER: usize = 256;
/// So many bundles for the whole body are searched with in any case: every choice of them is a scene of its own.
const MOST_WIDE: usize = 8;
/// So many at most, where their scenes are small: all of them together have at most so many levers.
const MOST_WIDE_OF_FEW: usize = 12;
const MOST_LEVERS: usize = 1 << 16;

fn are_too_many(wide: usize, levers: usize) -> bool {
    wide > MOST_WIDE && (wide > MOST_WIDE_OF_FEW || levers << wide > MOST_LEVERS)
}

impl Scenes {
    /// The next scene. Returns about how much work it was.
    fn advance(&mut self, board: &Board, purchases: &[Purchase], need: &Need) -> u64 {
        let Self { tree, measures, marks, packages, narrow, pooled_columns, made } = self;
        let scenery = Scenery { board, purchases, marks, tree, measures, pooled_columns: *pooled_columns };
        made.extend(packages.next().map(|package| scenery.scene(package, narrow, need)));
        u64::try_from(board.levers.len() * LEVER).unwrap_or(u64::MAX)
    }
}

impl Bounds {
    fn of(scenes: Vec<Scene>) -> Self {
        let mut bounds =
            Self { waiting: scenes.into_iter(), pricing: None, scenes: Vec::new(), relaxations: Vec::new() };
        bounds.begin();
        bounds
    }

    fn begin(&mut self) {
        self.pricing = self.waiting.next().map(|scene| {
            let pricing = ScenePricing::new(&scene);
            Box::new((scene, pricing))
        });
    }

    /// The next round of prices, or the bound under the best ones. Returns about how much work it was.
    fn advance(&mut self) -> u64 {
        let Some(next) = &mut self.pricing else { return 0 };
        let (scene, pricing) = &mut **next;
        let Some(prices) = pricing.found() else {
            return pricing.advance(scene);
        };
        let relaxation = Relaxation::new(scene, prices);
        let used = relaxation.size();
        self.relaxations.push(relaxation);
        self.scenes.extend(self.pricing.take().map(|next| next.0));
        self.begin();
        used
    }
}

/// The highest low end that can be reached: everything bought and everything controllable at its top.
pub(crate) fn ceiling(board: &Board, purchases: &[Purchase]) -> Rational {
    let mut levels: Vec<_> = board
        .levers
        .iter()
        .map(|lever| if lever.kind.is_controllable() { lever.kind.top() } else { lever.level })
        .collect();
    for (lever, level) in purchases.iter().flat_map(|purchase| &purchase.raises) {
        levels.get_mut(*lever).into_iter().for_each(|known| *known = (*known).max(*level));
    }
    board.low_end_at(&levels, crate::interval::Spread::Any)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::assessment;
    use crate::instrument::Indicator;
    use crate::plan::exact::{Field, solve};
    use crate::plan::packages::purchases;
    use crate::plan::testing::{board, board_with, uneven};

    #[test]
    fn a_column_that_several_variables_bound_is_paid_for_once() {
        let both = |text: &str| json!({ "id": text, "en": text });
        let dimension = |id: &str, percent: Value, indicators: &[(&str, u32)]| {
            let basis = if percent.is_null() { "assumed" } else { "reported" };
            let indicators = indicators.iter().map(|(id, effort)| {
                json!({ "id": id, "name": both(id), "weight": { "percent": null, "basis": "assumed" },
                        "scale": "s", "controllable": true, "effort": effort })
            });
            json!({ "id": id, "name": both(id), "weight": { "percent": percent, "basis": basis },
                    "indicators": indicators.collect::<Value>() })
        };
        let pack = json!({
            "format": "zona-hijau/instrument", "format_version": 1, "id": "tiga", "version": "0.0.1", "year": 2030,
            "title": both("Tiga"), "decimals": 2, "rounding": "half_up",
            "bands": [{ "code": "A", "opinion": both("A"), "min": "33.33", "basis": "assumed" },
                      { "code": "B", "opinion": both("B"), "min": "0", "basis": "assumed" }],
            "scales": { "s": { "basis": "assumed", "levels": [{ "value": "0", "share": "0" }, { "value": "1", "share": "1" }] } },
            "dimensions": [dimension("a", json!("50"), &[("a1", 2), ("a2", 2)]),
                dimension("b", Value::Null, &[("b1", 3)]), dimension("c", Value::Null, &[("c1", 8)])],
            "units": { "aggregation": "mean", "basis": "assumed" },
        });
        let unit = |id: &str, [a1, a2, b1, c1]: [&str; 4]| json!({ "id": id, "entry": { "mode": "indicators", "values": { "a1": a1, "a2": a2, "b1": b1, "c1": c1 } } });
        let low = ["0", "0", "0", "n/a"];
        let case = json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "tiga", "version": "0.0.1" },
            "units": [unit("u1", low), unit("u2", low), unit("u3", ["n/a", "n/a", "1", "0"])],
        });
        let instrument = Rc::new(crate::instrument::load(&pack.to_string()).unwrap());
        let (assessment, rules) = assessment::read_for(&case.to_string(), &instrument).unwrap();
        let target = crate::Target::parse("A", &instrument).unwrap();
        let plan = crate::plan::Planner::new(&rules, &assessment).cheapest_guaranteed(&target, u64::MAX);
        // Both of `a` and `b` once each; the other way, `c` in the third unit, takes 8.
        assert_eq!((plan.course.unwrap().effort, plan.proof), (7, Proof::Optimal));
    }

    #[test]
    fn covers_that_are_searched_in_small_pieces_lead_to_the_same_plan() {
        for (units, threshold) in [(1, 80), (2, 75), (3, 88), (5, 84)] {
            let board = board("kepatuhan-2023", units, uneven);
            let purchases = purchases(&board);
            let found = |piece: Option<u64>| {
                let need = Need::new(board.rules.instrument(), &Rational::whole(threshold));
                let tuning = Tuning { cover_work: piece.unwrap_or(u64::MAX), ..Tuning::default() };
                let marks = vec![1; board.levers.len()];
                let mut search = Guaranteed::new(&board, &purchases, marks, need, &tuning).unwrap();
                while !search.is_finished() {
                    search.advance(&board, &purchases, 1);
                }
                let best = search.search().unwrap().best().unwrap().clone();
                (best.cost.effort(), best.gain, best.selection.lifted.len())
            };
            let whole = found(None);
            assert_eq!([found(Some(300)), found(Some(5_000))], [whole.clone(), whole], "{units} units");
        }
    }

    #[test]
    fn what_was_found_elsewhere_counts_as_what_the_search_has_found() {
        let board = board("kepatuhan-2023", 3, uneven);
        let purchases = purchases(&board);
        let need = Need::new(board.rules.instrument(), &Rational::whole(88));
        let marks = vec![1; board.levers.len()];
        let mut search = Guaranteed::new(&board, &purchases, marks, need, &Tuning::default()).unwrap();
        while !search.is_searching() {
            search.advance(&board, &purchases, 1);
        }
        let bound = |search: &Guaranteed| match search.proof() {
            Proof::BestFound { lower_bound } => lower_bound,
            Proof::Optimal => panic!("it has just begun"),
        };
        assert_eq!(search.improvements(), 0, "nothing was found yet");
        let everything = Selection {
            purchases: Vec::new(),
            lifted: board.levers.iter().enumerate().map(|(index, lever)| (index, lever.kind.top())).collect(),
        };
        let course = crate::plan::Course::new(&board, &[], &everything.lifted);
        let (before, effort) = (bound(&search), course.effort);
        let guess = Guess { selection: everything, course };
        search.learn(&board, before + 2, Some(&guess));
        assert_eq!((bound(&search), search.improvements()), (before + 2, 1));
        let best = search.search().unwrap().best().unwrap();
        assert_eq!((best.cost.effort(), &best.gain), (effort, &(&guess.course.total - &board.total())));
        // The same plan and a lower bound change nothing.
        search.learn(&board, before, Some(&guess));
        assert_eq!((bound(&search), search.improvements()), (before + 2, 1));
    }

    /// Some answers that do not apply.
    fn with_gaps(unit: usize, index: usize, indicator: &Indicator) -> Value {
        if (unit * 5 + index * 3).is_multiple_of(40) { json!("n/a") } else { uneven(unit, index, indicator) }
    }

    #[test]
    fn no_piece_is_much_longer_than_was_asked_for() {
        for (board, threshold) in [(board("kepatuhan-2023", 24, uneven), 88), (board("opini-2026", 16, with_gaps), 55)]
        {
            let purchases = purchases(&board);
            let need = Need::new(board.rules.instrument(), &Rational::whole(threshold));
            let marks = vec![1; board.levers.len()];
            let mut search = Guaranteed::new(&board, &purchases, marks, need, &Tuning::default()).unwrap();
            let (mut all, mut longest) = (0, 0);
            while !search.is_finished() && all < 1 << 28 {
                let used = search.advance(&board, &purchases, 1);
                longest = longest.max(used);
                all += used;
            }
            assert!(all > 1 << 23 && longest <= 1 << 20, "{longest} of {all}");
        }
    }

    #[test]
    fn gaps_in_some_units_make_no_long_search() {
        for (id, units, threshold) in [("opini-2026", 4, 50), ("opini-2026", 7, 60), ("kepatuhan-2024", 5, 85)] {
            let board = board(id, units, with_gaps);
            let purchases = purchases(&board);
            let need = Need::new(board.rules.instrument(), &Rational::whole(threshold));
            let marks = vec![1; board.levers.len()];
            let mut search = Guaranteed::new(&board, &purchases, marks, need, &Tuning::default()).unwrap();
            let used = search.advance(&board, &purchases, 1 << 28);
            assert!(search.is_finished() && search.best().is_some(), "{id}: {:?} after {used}", search.proof());
        }
    }

    /// Nothing is left over there: what reaches the goal only just must not be taken for too little.
    #[test]
    fn the_ceiling_itself_is_reached_at_the_effort_of_all_that_can_be_done() {
        for units in 1..4 {
            let board = board("kepatuhan-2023", units, uneven);
            let purchases = purchases(&board);
            let need = Need::from(&ceiling(&board, &purchases));
            let marks = vec![1; board.levers.len()];
            // At the ceiling everything is at its top, under any weights.
            let everything = solve(&Field::whole(&board, &purchases, &marks), board.total()).effort_of(&need);
            let mut search = Guaranteed::new(&board, &purchases, marks.clone(), need, &Tuning::default()).unwrap();
            search.advance(&board, &purchases, u64::MAX);
            let best = search.search().unwrap().best().unwrap();
            assert_eq!(Some(best.cost.effort()), everything, "{units} units");
        }
    }

    /// Work is counted, not timed. Who changes a bound sees here what it saves or costs; the plans are compared elsewhere.
    #[test]
    fn a_search_looks_at_as_much_as_it_did() {
        let looked = |board: &Board, threshold: i64, pooled_columns: usize| {
            let purchases = purchases(board);
            let need = Need::new(board.rules.instrument(), &Rational::whole(threshold));
            let marks = vec![1; board.levers.len()];
            let tuning = Tuning { pooled_columns, ..Tuning::default() };
            let mut search = Guaranteed::new(board, &purchases, marks, need, &tuning).unwrap();
            let mut used = 0;
            while !search.is_finished() {
                used += search.advance(board, &purchases, 1 << 16);
            }
            let best = search.search().unwrap().best().unwrap();
            (used, best.cost.effort())
        };
        let usual = Tuning::default().pooled_columns;
        let fixed = json!({ "proses.maklumat": "10", "proses.moto": "5.5", "proses.persyaratan": "7.25",
            "pengaduan.sarana": "20", "pengaduan.mekanisme": "12" });
        let pooled = |units| board_with("kepatuhan-2023", units, &fixed, uneven);
        let found = [
            looked(&board("kepatuhan-2023", 1, uneven), 80, usual),
            looked(&board("kepatuhan-2023", 5, uneven), 84, usual),
            looked(&pooled(3), 80, usual),
            looked(&pooled(3), 80, usize::MAX),
            looked(&board("kepatuhan-2023", 12, uneven), 88, usual),
            looked(&board("opini-2026", 7, with_gaps), 60, usual),
            looked(&board("kepatuhan-2024", 5, with_gaps), 85, usual),
            looked(&board("kepatuhan-2021", 6, uneven), 70, usual),
        ];
        assert_eq!(
            found,
            [
                (228_121, 50),
                (1_405_668, 209),
                (10_514_672, 93),
                (219_727_287, 93),
                (4_423_130, 550),
                (24_736_552, 115),
                (2_607_623, 225),
                (91_401, 155),
            ]
        );
    }
}
