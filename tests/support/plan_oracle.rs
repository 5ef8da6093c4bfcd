//! A slow second implementation of gains and plans, written from the file
//! formats alone: it tries every choice of bundles and every final level. It
//! shares no code with the engine.

use std::collections::BTreeMap;

use num_rational::BigRational;
use serde_json::Value;

pub type Number = BigRational;

pub fn number(text: &str) -> Number {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    decimal(above) / decimal(below)
}

fn decimal(text: &str) -> Number {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{decimals}/1{}", "0".repeat(decimals.len())).parse().unwrap()
}

pub fn whole(value: usize) -> Number {
    Number::from_integer(value.into())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

/// A share of 1, and whether it is published or fixed by the user.
#[derive(Clone, Debug)]
struct Weight {
    value: Number,
    fixed: bool,
}

fn weights(members: &[Value], overrides: &Value) -> Vec<Weight> {
    let percent = |member: &Value| {
        let id = text(&member["id"]);
        overrides["weights"][id].as_str().or(member["weight"]["percent"].as_str()).map(number)
    };
    let percents: Vec<_> = members.iter().map(percent).collect();
    let rest = whole(100) - percents.iter().flatten().sum::<Number>();
    let free = percents.iter().filter(|percent| percent.is_none()).count();
    let weight = |percent: Option<Number>| Weight {
        fixed: percent.is_some(),
        value: percent.unwrap_or_else(|| &rest / whole(free)) / whole(100),
    };
    percents.into_iter().map(weight).collect()
}

/// An answer that applies: what can be raised, and from where.
#[derive(Clone, Debug)]
pub struct Cell {
    pub unit: usize,
    pub dimension: usize,
    /// Position in its dimension.
    pub indicator: usize,
    pub id: String,
    pub present: usize,
    pub controllable: bool,
    pub effort: u32,
    pub levels: Vec<String>,
    pub shares: Vec<Number>,
}

/// A bundle that can be bought, for one unit or for all.
#[derive(Clone, Debug)]
pub struct Purchase {
    pub bundle: String,
    pub unit: Option<usize>,
    pub effort: u32,
    /// The least level of each cell after it.
    pub floors: Vec<usize>,
}

/// What a unit earns, apart from its cells.
enum Entry {
    Fixed(Number),
    Percent(Vec<Number>),
    Indicators,
}

pub struct Oracle<'d> {
    pack: &'d Value,
    dimension_weights: Vec<Weight>,
    indicator_weights: Vec<Vec<Weight>>,
    entries: Vec<Entry>,
    pub unit_ids: Vec<String>,
    pub cells: Vec<Cell>,
    pub purchases: Vec<Purchase>,
}

impl<'d> Oracle<'d> {
    pub fn new(pack: &'d Value, assessment: &'d Value) -> Self {
        let overrides = &assessment["overrides"];
        let dimensions = list(&pack["dimensions"]);
        let mut oracle = Self {
            pack,
            dimension_weights: weights(dimensions, overrides),
            indicator_weights: dimensions.iter().map(|d| weights(list(&d["indicators"]), overrides)).collect(),
            entries: Vec::new(),
            unit_ids: Vec::new(),
            cells: Vec::new(),
            purchases: Vec::new(),
        };
        for (unit, row) in list(&assessment["units"]).iter().enumerate() {
            oracle.unit_ids.push(text(&row["id"]).to_owned());
            oracle.add_unit(unit, &row["entry"], overrides);
        }
        for bundle in list(&pack["bundles"]) {
            oracle.add_purchases(bundle, overrides);
        }
        oracle
    }

    fn add_unit(&mut self, unit: usize, entry: &Value, overrides: &Value) {
        let figure = |value: &Value| value.as_str().map_or_else(|| whole(0), number);
        let dimensions = list(&self.pack["dimensions"]);
        let figures = |by: &Value| -> Vec<Number> { dimensions.iter().map(|d| figure(&by[text(&d["id"])])).collect() };
        self.entries.push(match entry {
            entry if entry["mode"] == "total" => Entry::Fixed(figure(&entry["value"])),
            entry if entry.get("points").is_some() => Entry::Fixed(figures(&entry["points"]).iter().sum()),
            entry if entry.get("percent").is_some() => {
                Entry::Percent(figures(&entry["percent"]).iter().map(|percent| percent / whole(100)).collect())
            }
            _ => Entry::Indicators,
        });
        if entry["mode"] != "indicators" {
            return;
        }
        for (dimension, raw) in dimensions.iter().enumerate() {
            for (indicator, raw) in list(&raw["indicators"]).iter().enumerate() {
                let id = text(&raw["id"]);
                let answer = &entry["values"][id];
                if answer == "n/a" {
                    continue;
                }
                let levels = list(&self.pack["scales"][text(&raw["scale"])]["levels"]);
                let known = answer.as_str().or(answer["low"].as_str());
                let position = |level: &str| levels.iter().position(|known| known["value"] == level).unwrap();
                let effort = overrides["efforts"][id].as_u64().or(raw["effort"].as_u64()).unwrap();
                self.cells.push(Cell {
                    unit,
                    dimension,
                    indicator,
                    id: id.to_owned(),
                    present: known.map_or(0, position),
                    controllable: raw["controllable"] == true,
                    effort: u32::try_from(effort).unwrap(),
                    levels: levels.iter().map(|level| text(&level["value"]).to_owned()).collect(),
                    shares: levels.iter().map(|level| number(text(&level["share"]))).collect(),
                });
            }
        }
    }

    fn add_purchases(&mut self, bundle: &Value, overrides: &Value) {
        let changed = &overrides["bundles"][text(&bundle["id"])];
        let effort = changed.as_u64().or(changed["effort"].as_u64()).or(bundle["effort"].as_u64()).unwrap();
        let sets = if changed["sets"].is_array() { &changed["sets"] } else { &bundle["sets"] };
        let units: Vec<_> = match text(&bundle["scope"]) {
            "unit" => (0..self.entries.len()).map(Some).collect(),
            _ => vec![None],
        };
        for unit in units {
            let floor = |cell: &Cell| {
                let raised = list(sets).iter().filter(|set| set["indicator"] == cell.id.as_str());
                let level = |set: &Value| cell.levels.iter().position(|level| set["level"] == level.as_str()).unwrap();
                let level = raised.map(level).max().filter(|_| unit.is_none_or(|unit| unit == cell.unit));
                level.map_or(cell.present, |level| level.max(cell.present))
            };
            let floors: Vec<_> = self.cells.iter().map(floor).collect();
            if floors != self.present() {
                let bundle = text(&bundle["id"]).to_owned();
                self.purchases.push(Purchase { bundle, unit, effort: u32::try_from(effort).unwrap(), floors });
            }
        }
    }

    pub fn present(&self) -> Vec<usize> {
        self.cells.iter().map(|cell| cell.present).collect()
    }

    /// The exact total under the default weights.
    pub fn total(&self, levels: &[usize]) -> Number {
        let units = (0..self.entries.len()).map(|unit| self.unit_total(unit, levels));
        units.sum::<Number>() / whole(self.entries.len().max(1))
    }

    fn unit_total(&self, unit: usize, levels: &[usize]) -> Number {
        let (mut sum, mut weights) = (whole(0), whole(0));
        for (dimension, weight) in self.dimension_weights.iter().enumerate() {
            let share = match &self.entries[unit] {
                Entry::Fixed(total) => return total.clone(),
                Entry::Percent(shares) => Some(shares[dimension].clone()),
                Entry::Indicators => self.dimension_share(unit, dimension, levels),
            };
            if let Some(share) = share {
                sum += &weight.value * share;
                weights += &weight.value;
            }
        }
        if weights == whole(0) { weights } else { whole(100) * sum / weights }
    }

    fn dimension_share(&self, unit: usize, dimension: usize, levels: &[usize]) -> Option<Number> {
        let (mut sum, mut weights) = (whole(0), whole(0));
        for (cell, level) in self.cells.iter().zip(levels) {
            if (cell.unit, cell.dimension) == (unit, dimension) {
                let weight = &self.indicator_weights[dimension][cell.indicator].value;
                sum += weight * &cell.shares[*level];
                weights += weight;
            }
        }
        (weights != whole(0)).then(|| sum / weights)
    }

    /// What a full share of a cell adds to the total.
    pub fn weight(&self, cell: usize) -> Number {
        let shares = &self.cells[cell].shares;
        let mut levels = self.present();
        let ends = [0, shares.len() - 1].map(|level| {
            levels[cell] = level;
            self.total(&levels)
        });
        (&ends[1] - &ends[0]) / (&shares[shares.len() - 1] - &shares[0])
    }

    /// Whether a unit has nothing with a weight to assess; such an assessment is refused.
    pub fn has_empty_unit(&self) -> bool {
        (0..self.entries.len()).any(|unit| {
            let mut kept = self.dropped(unit).into_iter().zip(&self.dimension_weights);
            kept.all(|(dropped, weight)| dropped || weight.value == whole(0))
        })
    }

    /// The low end of the guaranteed interval as linear forms under minima.
    pub fn low_end(&self) -> LowEnd {
        let mut groups: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
        let mut fixed = whole(0);
        for (unit, entry) in self.entries.iter().enumerate() {
            match entry {
                Entry::Fixed(total) => fixed += total,
                _ => groups.entry(self.dropped(unit)).or_default().push(unit),
            }
        }
        let count = whole(self.entries.len().max(1));
        let groups = groups.iter().map(|(dropped, units)| self.group(dropped, units, &count)).collect();
        LowEnd { fixed: fixed / count, groups }
    }

    /// Which dimensions have nothing with a weight in a unit.
    fn dropped(&self, unit: usize) -> Vec<bool> {
        let dropped = |dimension| match &self.entries[unit] {
            Entry::Indicators => self.dimension_share(unit, dimension, &self.present()).is_none(),
            _ => false,
        };
        (0..self.dimension_weights.len()).map(dropped).collect()
    }

    /// 100 / count * the lowest sum of the dimensions, over the corners of the weights.
    fn group(&self, dropped: &[bool], units: &[usize], count: &Number) -> Group {
        let applies: Vec<_> = dropped.iter().map(|dropped| !dropped).collect();
        let corners = corners(&self.dimension_weights, &applies);
        let scale = whole(100) / count;
        let corners = corners.into_iter().map(|corner| corner.into_iter().map(|weight| weight * &scale).collect());
        let dimension = |dimension| {
            let mut patterns: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
            let mut percents = whole(0);
            for unit in units {
                match &self.entries[*unit] {
                    Entry::Percent(shares) => percents += &shares[dimension],
                    _ => patterns.entry(self.applies(*unit, dimension)).or_default().push(*unit),
                }
            }
            let node = |(applies, units): (&Vec<bool>, &Vec<usize>)| self.node(dimension, applies, units);
            Sum { fixed: percents, nodes: patterns.iter().map(node).collect() }
        };
        let dimensions = (0..dropped.len()).map(|index| (!dropped[index]).then(|| dimension(index)));
        Group { corners: corners.collect(), dimensions: dimensions.collect() }
    }

    fn applies(&self, unit: usize, dimension: usize) -> Vec<bool> {
        let applies = |indicator| {
            self.cells.iter().any(|cell| (cell.unit, cell.dimension, cell.indicator) == (unit, dimension, indicator))
        };
        (0..self.indicator_weights[dimension].len()).map(applies).collect()
    }

    /// The lowest sum of shares over units with the same gaps: one linear form a corner.
    fn node(&self, dimension: usize, applies: &[bool], units: &[usize]) -> Vec<Form> {
        let form = |corner: Vec<Number>| {
            let of = |(index, cell): (usize, &Cell)| {
                let here = cell.dimension == dimension && units.contains(&cell.unit);
                here.then(|| (index, corner[cell.indicator].clone()))
            };
            self.cells.iter().enumerate().filter_map(of).filter(|(_, weight)| *weight != whole(0)).collect()
        };
        corners(&self.indicator_weights[dimension], applies).into_iter().map(form).collect()
    }

    pub fn round(&self, exact: &Number) -> Number {
        let unit = whole(10usize.pow(u32::try_from(self.pack["decimals"].as_u64().unwrap()).unwrap()));
        let scaled = exact * &unit;
        let (floor, half) = (scaled.floor(), Number::new(1.into(), 2.into()));
        let rest = &scaled - &floor;
        let is_odd = &floor / whole(2) != (&floor / whole(2)).floor();
        let up = match text(&self.pack["rounding"]) {
            "half_up" => rest >= half,
            "half_even" => rest > half || (rest == half && is_odd),
            "half_down" => rest > half,
            "up" => rest > whole(0),
            _ => false,
        };
        (if up { floor + whole(1) } else { floor }) / unit
    }
}

/// The corners of the weights that agree with the fixed ones, renormalised to what applies.
fn corners(weights: &[Weight], applies: &[bool]) -> Vec<Vec<Number>> {
    let rest: Number = weights.iter().filter(|weight| !weight.fixed).map(|weight| weight.value.clone()).sum();
    let free: Vec<_> = (0..weights.len()).filter(|index| !weights[*index].fixed).collect();
    let takers = if free.is_empty() { vec![None] } else { free.into_iter().map(Some).collect() };
    let mut corners: Vec<Vec<Number>> = Vec::new();
    for taker in takers {
        let value = |index: usize| match (&weights[index], taker) {
            (weight, _) if weight.fixed => weight.value.clone(),
            (_, Some(taker)) if taker == index => rest.clone(),
            _ => whole(0),
        };
        let values: Vec<_> = (0..weights.len()).map(|i| if applies[i] { value(i) } else { whole(0) }).collect();
        let sum: Number = values.iter().sum();
        if sum != whole(0) {
            let corner: Vec<_> = values.iter().map(|value| value / &sum).collect();
            if !corners.contains(&corner) {
                corners.push(corner);
            }
        }
    }
    corners
}

/// Coefficients of the shares of cells.
pub type Form = Vec<(usize, Number)>;

pub struct LowEnd {
    pub fixed: Number,
    pub groups: Vec<Group>,
}

pub struct Group {
    /// A weight a dimension for each corner.
    pub corners: Vec<Vec<Number>>,
    pub dimensions: Vec<Option<Sum>>,
}

/// A number plus minima of linear forms.
pub struct Sum {
    pub fixed: Number,
    pub nodes: Vec<Vec<Form>>,
}

impl LowEnd {
    pub fn at(&self, cells: &[Cell], levels: &[usize]) -> Number {
        let groups = self.groups.iter().map(|group| {
            let sum = |sum: &Sum| {
                let form = |form: &Form| {
                    form.iter().map(|(cell, weight)| weight * &cells[*cell].shares[levels[*cell]]).sum::<Number>()
                };
                let node = |forms: &Vec<Form>| forms.iter().map(form).min().unwrap_or_else(|| whole(0));
                &sum.fixed + sum.nodes.iter().map(node).sum::<Number>()
            };
            let sums: Vec<_> =
                group.dimensions.iter().map(|dimension| dimension.as_ref().map_or_else(|| whole(0), sum)).collect();
            let corner = |corner: &Vec<Number>| corner.iter().zip(&sums).map(|(w, sum)| w * sum).sum::<Number>();
            group.corners.iter().map(corner).min().unwrap_or_else(|| whole(0))
        });
        &self.fixed + groups.sum::<Number>()
    }
}

/// The best plan by trying everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    pub effort: u32,
    pub steps: usize,
    pub total: Number,
}

/// Every final state with the least effort that leads to it.
pub struct Reachable {
    pub raised: Vec<bool>,
    pub effort: u32,
    pub steps: usize,
    pub total: Number,
    pub low: Number,
}

impl Oracle<'_> {
    /// How many final states and choices of bundles there are.
    pub fn size(&self) -> (usize, usize) {
        let states = self.cells.iter().map(|cell| self.options(cell).len());
        (states.fold(1, usize::saturating_mul), 1usize.checked_shl(self.purchases.len() as u32).unwrap_or(usize::MAX))
    }

    /// The levels that a cell can end at: anything above where it can be raised singly, else what bundles give.
    fn options(&self, cell: &Cell) -> Vec<usize> {
        let index = self.cells.iter().position(|other| std::ptr::eq(other, cell)).unwrap();
        let raised = |level: &usize| self.purchases.iter().any(|purchase| purchase.floors[index] == *level);
        let levels = cell.present..cell.levels.len();
        levels.filter(|level| cell.controllable || *level == cell.present || raised(level)).collect()
    }

    /// Every final state that can be reached, each with its least effort.
    pub fn reachable(&self) -> Vec<Reachable> {
        let packages = self.packages();
        let low_end = self.low_end();
        let mut states = vec![Vec::new()];
        for cell in &self.cells {
            let options = self.options(cell);
            let with = |state: &Vec<usize>| {
                options.iter().map(|level| [state.as_slice(), &[*level]].concat()).collect::<Vec<_>>()
            };
            states = states.iter().flat_map(with).collect();
        }
        let reachable = |levels: Vec<usize>| {
            let effort = packages.iter().filter_map(|(effort, floors)| self.effort(&levels, floors, *effort)).min()?;
            let raised: Vec<_> = self.cells.iter().zip(&levels).map(|(cell, level)| *level > cell.present).collect();
            let steps = raised.iter().filter(|raised| **raised).count();
            let (total, low) = (self.total(&levels), low_end.at(&self.cells, &levels));
            Some(Reachable { raised, effort, steps, total, low })
        };
        states.into_iter().filter_map(reachable).collect()
    }

    /// Every choice of bundles: its effort and the floors it leaves.
    fn packages(&self) -> Vec<(u32, Vec<usize>)> {
        let mut packages = vec![(0, self.present())];
        for purchase in &self.purchases {
            for (effort, floors) in packages.clone() {
                let raised = floors.iter().zip(&purchase.floors).map(|(a, b)| *a.max(b)).collect();
                packages.push((effort + purchase.effort, raised));
            }
        }
        packages
    }

    fn effort(&self, levels: &[usize], floors: &[usize], bundles: u32) -> Option<u32> {
        let mut effort = bundles;
        for ((cell, level), floor) in self.cells.iter().zip(levels).zip(floors) {
            if level < floor || (level > floor && !cell.controllable) {
                return None;
            }
            effort += cell.effort * u32::try_from(level - floor).unwrap();
        }
        Some(effort)
    }
}

/// The best of the states for which `reaches` holds.
pub fn best(states: &[Reachable], reaches: impl Fn(&Reachable) -> bool) -> Option<Best> {
    let reaching = states.iter().filter(|state| reaches(state));
    let best =
        reaching.min_by(|a, b| (a.effort, a.steps).cmp(&(b.effort, b.steps)).then_with(|| b.total.cmp(&a.total)))?;
    Some(Best { effort: best.effort, steps: best.steps, total: best.total.clone() })
}
