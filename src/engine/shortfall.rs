//! Where units that are not entered by indicator fall short: what can be said of a report card alone.

use crate::assessment::{Assessment, Entry, Unit};
use crate::instrument::Basis;
use crate::number::Rational;
use crate::rules::Rules;
use crate::score::{Outcome, UnitOutcome};
use crate::sorting::sort_by;
use crate::text::{DimensionId, UnitId};

/// What one figure of a unit leaves of its most.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortfall {
    /// Which unit.
    pub unit: UnitId,
    /// Which dimension; `None` where the unit has a final score alone.
    pub dimension: Option<DimensionId>,
    /// The points earned, of the unit's total.
    pub earned: Rational,
    /// The most points that there are.
    pub most: Rational,
    /// What the body's total would gain if all of it were earned.
    pub effect: Rational,
    /// How well it is known what the effect is computed from: the mean of the units, and the weight of the dimension.
    pub basis: Basis,
}

/// Every shortfall of the units that are entered by final score or by dimension: the largest first, then in the order of
/// units and of the instrument. What is not yet assessed is none.
pub fn shortfalls(rules: &Rules, assessment: &Assessment, outcome: &Outcome) -> Vec<Shortfall> {
    let count = assessment.units.len();
    let mut all = Vec::new();
    for (unit, outcome) in assessment.units.iter().zip(&outcome.units) {
        let figures = figures(rules, unit, outcome).into_iter().filter(|(_, earned, most)| earned < most);
        all.extend(figures.map(|(dimension, earned, most)| {
            let effect = (&most - &earned).over(count);
            let basis = basis(rules, dimension.as_ref());
            Shortfall { unit: unit.id.clone(), dimension, earned, most, effect, basis }
        }));
    }
    sort_by(&mut all, |a, b| b.effect.cmp(&a.effect));
    all
}

fn basis(rules: &Rules, dimension: Option<&DimensionId>) -> Basis {
    let weights = rules.dimensions().iter().filter(|known| Some(known.id()) == dimension);
    let weights = weights.map(|known| known.weight().origin().basis);
    weights.fold(rules.instrument().units.origin.basis, Basis::max)
}

/// The figures of a unit: which dimension, the points earned, and the most.
fn figures(rules: &Rules, unit: &Unit, outcome: &UnitOutcome) -> Vec<(Option<DimensionId>, Rational, Rational)> {
    match &unit.entry {
        Entry::Total(value) => value.iter().map(|value| (None, value.value().clone(), Rational::HUNDRED)).collect(),
        Entry::Points(points) => {
            let figure = |(id, points): (&DimensionId, &Option<_>)| {
                let points: &crate::assessment::Decimal = points.as_ref()?;
                Some((Some(id.clone()), points.value().clone(), rules.points_of(id)?))
            };
            points.iter().filter_map(figure).collect()
        }
        Entry::Percent(_) => {
            let known = rules.dimensions().iter().zip(&outcome.dimensions);
            let known = known.filter(|(_, figure)| figure.points.is_point());
            known
                .map(|(rules, figure)| (Some(rules.id().clone()), figure.points.low.clone(), figure.most.clone()))
                .collect()
        }
        Entry::Indicators(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "tests say what they expect")]

    use super::*;
    use crate::assessment::read_for;
    use crate::instrument::find_builtin;
    use crate::score::score;

    #[test]
    fn every_figure_below_its_most_is_there_the_largest_effect_first() {
        let instrument = find_builtin("kepatuhan-2023").unwrap();
        let units = serde_json::json!([
            { "id": "u1", "name": "A", "kind": "", "entry": { "mode": "total", "value": "70" } },
            { "id": "u2", "name": "B", "kind": "", "entry": { "mode": "dimensions", "percent":
                { "input": "50", "proses": null, "output": "100", "pengaduan": "0" } } },
            { "id": "u3", "name": "C", "kind": "", "entry": { "mode": "dimensions", "points":
                { "input": "21.85", "proses": "10", "output": null, "pengaduan": "2" } } },
            { "id": "u4", "name": "D", "kind": "", "entry": { "mode": "indicators", "values": {} } },
        ]);
        let file = serde_json::json!({ "format": "zona-hijau/assessment", "version": 1, "instrument":
            { "id": "kepatuhan-2023", "version": "1.0.0" }, "body": { "name": "", "kind": "" }, "units": units });
        let (assessment, rules) = read_for(&file.to_string(), &instrument).unwrap();
        let found = shortfalls(&rules, &assessment, &score(&rules, &assessment));
        let said = found.iter().map(|each| {
            let dimension = each.dimension.as_ref().map_or("", DimensionId::as_str);
            (each.unit.as_str(), dimension, each.effect.to_text())
        });
        let weight = |id: &str| rules.points_of(&DimensionId::from(id)).unwrap();
        let quarter = |points: Rational| points.over(4).to_text();
        let mut expected = vec![
            ("u1", "", Rational::whole(30)),
            ("u2", "pengaduan", weight("pengaduan")),
            ("u2", "input", weight("input").over(2)),
            ("u3", "proses", &weight("proses") - &Rational::whole(10)),
            ("u3", "pengaduan", &weight("pengaduan") - &Rational::whole(2)),
        ];
        expected.sort_by(|a, b| b.2.cmp(&a.2));
        let expected: Vec<_> = expected.into_iter().map(|(unit, id, lost)| (unit, id, quarter(lost))).collect();
        assert_eq!(said.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_figure_is_as_well_known_as_its_own_weight() {
        let instrument = find_builtin("opini-2025").unwrap();
        let units = serde_json::json!([{ "id": "u1", "name": "A", "kind": "", "entry": { "mode": "dimensions",
            "percent": { "input": "50", "proses": "50", "output": null, "pengaduan": null, "kepercayaan": "100" } } }]);
        let file = serde_json::json!({ "format": "zona-hijau/assessment", "version": 1, "instrument":
            { "id": "opini-2025", "version": "1.0.0" }, "body": { "name": "", "kind": "" }, "units": units,
            "overrides": { "weights": { "input": "20" } } });
        let (assessment, rules) = read_for(&file.to_string(), &instrument).unwrap();
        let found = shortfalls(&rules, &assessment, &score(&rules, &assessment));
        let said = found.iter().map(|each| (each.dimension.as_ref().map_or("", DimensionId::as_str), each.basis));
        assert_eq!(said.collect::<Vec<_>>(), [("input", Basis::User), ("proses", Basis::Assumed)]);
    }
}
