//! What must hold for every assessment, tried on thousands of random ones with fixed seeds.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::cell::Cell;

use serde_json::{Value, json};
use support::document::{put, same_keys, shuffled};
use support::engine::{Pack, built_in_ids};
use support::generate::{self, Answers, ROUNDINGS, Size};
use support::oracle::{Case, End, Freedom, Number, Weighting, number, round, whole};
use support::random::Random;
use support::weightings;
use zona_hijau::engine::assessment::read_for;
use zona_hijau::engine::score::{rescore, score};

const LARGE: Size = Size { dimensions: 5, indicators: 8 };
const SMALL: Size = Size { dimensions: 2, indicators: 3 };

/// A seed, with what went wrong under it.
fn assert_same(found: &Value, expected: &Value, seed: usize, pack: &Pack, assessment: &Value) {
    let found = same_keys(expected, found);
    if found != *expected {
        let shown = if pack.document["id"] == "acak" { &pack.document } else { &pack.document["id"] };
        panic!("seed {seed}\nfound    {found}\nexpected {expected}\nassessment {assessment}\npack {shown}");
    }
}

fn some_packs() -> [Pack; 6] {
    built_in_ids().map(Pack::built_in)
}

/// A built-in pack in one of two cases, else a random one.
fn some_pack<'p>(built_in: &'p [Pack], made: &'p mut Option<Pack>, size: &Size, random: &mut Random) -> &'p Pack {
    match random.chance(50) {
        true => random.pick(built_in),
        false => made.insert(Pack::new(generate::pack(size, random))),
    }
}

/// Runs `check` on random packs and assessments, each with its seed.
fn try_cases(seeds: std::ops::Range<usize>, size: &Size, check: impl Fn(&Pack, &Value, &mut Random)) {
    let built_in = some_packs();
    for seed in seeds {
        let mut random = Random::new(seed as u64);
        let mut made = None;
        let pack = some_pack(&built_in, &mut made, size, &mut random);
        let assessment = generate::assessment(&pack.document, Answers::random(&mut random), &mut random);
        println!("seed {seed}");
        check(pack, &assessment, &mut random);
    }
}

/// The two printed ends of an interval.
fn ends(output: &Value, interval: &str) -> [Number; 2] {
    ["low", "high"].map(|end| number(output[interval][end].as_str().unwrap()))
}

fn equals_the_oracle(pack: &Pack, seed: usize, random: &mut Random) {
    let assessment = generate::assessment(&pack.document, Answers::random(random), random);
    let expected = Case::new(&pack.document, &assessment).output();
    assert_same(&pack.score(&assessment), &expected, seed, pack, &assessment);
}

#[test]
fn assessments_under_built_in_packs_equal_the_oracle() {
    let packs = some_packs();
    for seed in 0..4_000 {
        equals_the_oracle(&packs[seed % packs.len()], seed, &mut Random::new(seed as u64));
    }
}

#[test]
fn assessments_under_random_packs_equal_the_oracle() {
    for seed in 4_000..10_000 {
        let mut random = Random::new(seed as u64);
        let pack = Pack::new(generate::pack(&LARGE, &mut random));
        equals_the_oracle(&pack, seed, &mut random);
    }
}

#[test]
fn a_score_after_an_edit_equals_a_score_from_nothing() {
    let compared = Cell::new(0);
    try_cases(0..600, &SMALL, |pack, assessment, random| {
        let other = generate::assessment(&pack.document, Answers::random(random), random);
        let mut edited = assessment.clone();
        for (unit, other) in edited["units"].as_array_mut().unwrap().iter_mut().zip(other["units"].as_array().unwrap())
        {
            if random.chance(50) {
                unit["entry"] = other["entry"].clone();
            }
        }
        let read = |document: &Value| read_for(&document.to_string(), &pack.instrument);
        // Other entries may not fit what the user changed about the weights.
        if let (Ok((former, rules)), Ok((next, _))) = (read(assessment), read(&edited)) {
            let after = rescore(&rules, &next, &former, &score(&rules, &former));
            assert_eq!(format!("{after:?}"), format!("{:?}", score(&rules, &next)), "{edited}");
            compared.set(compared.get() + 1);
        }
    });
    assert!(compared.get() > 300, "only {} of 600 edits could be compared", compared.get());
}

#[test]
fn the_random_assessments_hold_every_kind_of_entry() {
    let packs = some_packs();
    let mut found = std::collections::BTreeMap::<&str, usize>::new();
    for seed in 0..1_000 {
        let (pack, mut random) = (&packs[seed % packs.len()], Random::new(seed as u64));
        let text = generate::assessment(&pack.document, Answers::random(&mut random), &mut random).to_string();
        for kind in
            ["total", "points", "percent", "values", "\"n/a\"", ":null", "\"low\"", "factor\":\"", "\"units\":[]"]
        {
            *found.entry(kind).or_default() += usize::from(text.contains(kind));
        }
        *found.entry("no n/a").or_default() += usize::from(!text.contains("\"n/a\""));
    }
    assert!(found.values().all(|count| *count >= 5) && found["no n/a"] >= 500, "{found:?}");
}

#[test]
fn every_admissible_weighting_lies_inside_the_intervals() {
    try_cases(20_000..21_000, &LARGE, |pack, assessment, random| {
        let (case, output) = (Case::new(&pack.document, assessment), pack.score(assessment));
        for (freedom, interval) in INTERVALS {
            let [low, high] = ends(&output, interval);
            for _ in 0..12 {
                let weighting = weightings::random(&case, freedom, random);
                let total = |end| case.round(&case.total(&weighting, end).unwrap());
                let (lowest, highest) = (total(End::Low), total(End::High));
                assert!(low <= lowest && highest <= high, "{interval} {output}\n{weighting:?}\n{assessment}");
            }
        }
    });
}

/// Lowest and highest total over the corners of the admissible weights; `None` where no corner is defined.
fn over_corners(case: &Case, freedom: Freedom) -> Option<[Number; 2]> {
    let corners = weightings::corners(case, freedom);
    let corners: Vec<_> = corners.iter().filter(|corner| case.is_defined(corner)).collect();
    let totals = |end| corners.iter().filter_map(move |corner| case.total(corner, end));
    Some([totals(End::Low).min()?, totals(End::High).max()?])
}

/// A case whose corners can be counted: of a hundred answers, so many are "n/a"; at most so many units.
fn small_case(not_applicable: usize, units: usize, random: &mut Random) -> (Pack, Value) {
    let pack = Pack::new(generate::pack(&SMALL, random));
    let answers = Answers { not_applicable, ..Answers::random(random) };
    let assessment = generate::assessment(&pack.document, answers, random);
    let count = assessment["units"].as_array().unwrap().len();
    match (1..=units).contains(&count) && pack.document["decimals"].as_u64() >= Some(2) {
        true => (pack, assessment),
        false => small_case(not_applicable, units, random),
    }
}

const INTERVALS: [(Freedom, &str); 2] = [(Freedom::Any, "guaranteed"), (Freedom::Bounded, "plausible")];

/// The ends of both intervals are the extreme corners, one after the other.
fn ends_are_reached(seeds: std::ops::Range<u64>, not_applicable: usize, units: usize) {
    for seed in seeds {
        let (pack, assessment) = small_case(not_applicable, units, &mut Random::new(seed));
        let (case, output) = (Case::new(&pack.document, &assessment), pack.score(&assessment));
        for (freedom, interval) in INTERVALS {
            let reached = over_corners(&case, freedom).unwrap().map(|total| case.round(&total));
            assert_eq!(ends(&output, interval), reached, "seed {seed} {interval}\n{assessment}\n{}", pack.document);
        }
    }
}

#[test]
fn both_ends_are_reached_by_a_weighting() {
    ends_are_reached(30_000..30_300, 0, 4);
}

#[test]
fn both_ends_of_one_unit_are_reached_where_something_does_not_apply() {
    ends_are_reached(40_000..40_200, 35, 1);
}

/// The mean of the units' own intervals: what an interval with "n/a" may fall back to.
fn mean_of_units(pack: &Pack, assessment: &Value, freedom: Freedom) -> [Number; 2] {
    let units = assessment["units"].as_array().unwrap();
    let mut sums = [whole(0), whole(0)];
    for unit in units {
        let mut alone = assessment.clone();
        alone["units"] = json!([unit]);
        let ends = over_corners(&Case::new(&pack.document, &alone), freedom).unwrap();
        sums.iter_mut().zip(ends).for_each(|(sum, end)| *sum += end);
    }
    sums.map(|sum| sum / whole(units.len()))
}

#[test]
fn intervals_where_something_does_not_apply_are_valid_and_no_wider_than_the_mean_of_the_units() {
    for seed in 0..200 {
        let (pack, assessment) = small_case(25, 4, &mut Random::new(50_000 + seed));
        let (case, output) = (Case::new(&pack.document, &assessment), pack.score(&assessment));
        for (freedom, interval) in INTERVALS {
            let [low, high] = ends(&output, interval);
            let outer = mean_of_units(&pack, &assessment, freedom).map(|total| case.round(&total));
            assert!(outer[0] <= low && high <= outer[1], "seed {seed} {interval} is too wide\n{assessment}");
            if let Some(inner) = over_corners(&case, freedom).map(|ends| ends.map(|total| case.round(&total))) {
                assert!(low <= inner[0] && inner[1] <= high, "seed {seed} {interval} is too narrow\n{assessment}");
            }
        }
    }
}

#[test]
fn the_estimate_lies_in_the_plausible_and_that_in_the_guaranteed_interval() {
    try_cases(60_000..61_500, &LARGE, |pack, assessment, _| {
        let output = pack.score(assessment);
        let [estimate, plausible, guaranteed] = ["estimate", "plausible", "guaranteed"].map(|key| ends(&output, key));
        let inside = |inner: &[Number; 2], outer: &[Number; 2]| outer[0] <= inner[0] && inner[1] <= outer[1];
        assert!(inside(&estimate, &plausible) && inside(&plausible, &guaranteed), "{output}\n{assessment}");
    });
}

/// The same unit with one answer or figure raised; `None` where that one is at its top.
fn raised(unit: &Value, case: &Case, random: &mut Random) -> Option<Value> {
    let mut unit = unit.clone();
    let entry = &mut unit["entry"];
    if entry["mode"] == "indicators" {
        let dimension = random.pick(&case.dimensions);
        let indicator = random.pick(&dimension.indicators);
        let answer = &mut entry["values"][indicator.id];
        let place = if answer.is_object() { &mut answer["high"] } else { answer };
        let levels = indicator.levels();
        let above = levels.iter().position(|level| place == level)? + 1;
        *place = json!(*levels.get(above)?);
        return Some(unit);
    }
    let figures = ["points", "percent"].into_iter().find(|key| entry.get(*key).is_some());
    let dimension = random.pick(&case.dimensions);
    let (figure, most) = match figures {
        Some("points") => (&mut entry["points"][dimension.id], &dimension.weight.default * whole(100)),
        Some(percent) => (&mut entry[percent][dimension.id], whole(100)),
        None => (&mut entry["value"], whole(100)),
    };
    let raised = (number(figure.as_str()?) + number("0.01")).min(most);
    *figure = json!(format!("{}.{:04}", raised.floor(), (raised.fract() * whole(10_000)).floor().to_integer()));
    Some(unit)
}

/// Every number that a result prints, with its place.
fn printed(output: &Value) -> Vec<(String, Number)> {
    let places = ["/total", "/estimate/low", "/estimate/high", "/plausible/low", "/plausible/high"];
    let places = places.into_iter().chain(["/guaranteed/low", "/guaranteed/high"]).map(str::to_owned);
    let units = (0..output["units"].as_array().unwrap().len()).map(|index| format!("/units/{index}/total"));
    let print = |place: String| {
        let value = number(output.pointer(&place).unwrap().as_str()?);
        Some((place, value))
    };
    places.chain(units).filter_map(print).collect()
}

#[test]
fn raising_one_answer_lowers_nothing() {
    let raises = Cell::new(0);
    try_cases(70_000..70_800, &LARGE, |pack, assessment, random| {
        let (case, before) = (Case::new(&pack.document, assessment), printed(&pack.score(assessment)));
        for _ in 0..8 * usize::from(!case.units().is_empty()) {
            let index = random.below(case.units().len());
            let Some(unit) = raised(&case.units()[index], &case, random) else { continue };
            let mut changed = assessment.clone();
            changed["units"][index] = unit;
            let after = printed(&pack.score(&changed));
            for ((place, before), (same, after)) in before.iter().zip(&after) {
                assert!(place == same && before <= after, "{place}: {before} to {after}\n{assessment}\n{changed}");
            }
            raises.set(raises.get() + 1);
        }
    });
    assert!(raises.get() > 2_000, "only {} answers were raised", raises.get());
}

/// The pack with its lists of dimensions and indicators in another order.
fn reordered(pack: &Value, random: &mut Random) -> Value {
    let mut pack = pack.clone();
    let dimensions = pack["dimensions"].as_array_mut().unwrap();
    random.shuffle(dimensions);
    for dimension in dimensions {
        random.shuffle(dimension["indicators"].as_array_mut().unwrap());
    }
    pack
}

fn sorted_units(output: &Value) -> Value {
    let mut output = output.clone();
    output["units"].as_array_mut().unwrap().sort_by_key(|unit| unit["id"].as_str().unwrap().to_owned());
    output
}

#[test]
fn the_order_of_units_keys_and_rows_does_not_matter() {
    try_cases(80_000..80_300, &LARGE, |pack, assessment, random| {
        let mut other = assessment.clone();
        random.shuffle(other["units"].as_array_mut().unwrap());
        let other_pack = Pack::new(reordered(&pack.document, random));
        let (expected, found) = (pack.score(assessment), other_pack.score_text(&shuffled(&other, random)));
        assert_eq!(sorted_units(&found), sorted_units(&expected), "{assessment}");
    });
}

/// An assessment of these typed totals.
fn totals(pack: &Value, totals: &[&str]) -> Value {
    let unit = |(index, total): (usize, &&str)| json!({ "id": format!("u{index}"), "entry": { "mode": "total", "value": total } });
    json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": pack["id"] },
        "units": totals.iter().enumerate().map(unit).collect::<Value>(),
    })
}

/// Every lower bound of a band above 0, with every pack and every rounding.
fn at_every_edge(check: impl Fn(&Pack, &str, usize, &Number)) {
    for id in built_in_ids() {
        for rounding in ROUNDINGS {
            let mut pack = Pack::built_in(id).document;
            put(&mut pack, "/rounding", json!(rounding));
            let pack = Pack::new(pack);
            let bands = pack.document["bands"].as_array().unwrap();
            for (index, band) in bands.iter().enumerate().take(bands.len() - 1) {
                check(&pack, rounding, index, &number(band["min"].as_str().unwrap()));
            }
        }
    }
}

/// Three decimals are enough for every edge and its ties.
fn three_decimals(number: &Number) -> String {
    let thousandths = (number * whole(1000)).to_integer().to_string();
    let (whole, decimals) = thousandths.split_at(thousandths.len() - 3);
    format!("{whole}.{decimals}")
}

/// Whether half a hundredth below an even hundredth goes up.
fn tie_below_even_goes_up(rounding: &str) -> bool {
    matches!(rounding, "half_up" | "half_even" | "up")
}

/// Whether half a hundredth above an even hundredth goes up.
fn tie_above_even_goes_up(rounding: &str) -> bool {
    matches!(rounding, "half_up" | "up")
}

#[test]
fn a_tie_below_a_band_rounds_as_the_pack_says() {
    at_every_edge(|pack, rounding, band, edge| {
        let tie = three_decimals(&(edge - number("0.005")));
        let output = pack.score(&totals(&pack.document, &[&tie]));
        let up = tie_below_even_goes_up(rounding);
        let expected = if up { edge.clone() } else { edge - number("0.01") };
        assert_eq!(number(output["total"].as_str().unwrap()), expected, "{tie} {rounding}");
        let band = &pack.document["bands"][if up { band } else { band + 1 }];
        assert_eq!([&output["category"], &output["zone"]], [&band["code"], &band["zone"]], "{tie} {rounding}");
        assert_eq!(output["opinion"], band["opinion"]["id"], "{tie} {rounding}");
    });
}

#[test]
fn a_tie_inside_a_band_rounds_as_the_pack_says() {
    at_every_edge(|pack, rounding, _, edge| {
        let output = pack.score(&totals(&pack.document, &[&three_decimals(&(edge + number("0.005")))]));
        let up = tie_above_even_goes_up(rounding);
        let expected = if up { edge + number("0.01") } else { edge.clone() };
        assert_eq!(number(output["total"].as_str().unwrap()), expected, "{edge} {rounding}");
    });
}

#[test]
fn a_mean_of_units_can_be_the_tie_below_a_band() {
    at_every_edge(|pack, rounding, _, edge| {
        let units = [edge - number("0.01"), edge.clone()].map(|total| three_decimals(&total));
        let output = pack.score(&totals(&pack.document, &[&units[0], &units[1]]));
        let expected = if tie_below_even_goes_up(rounding) { edge.clone() } else { edge - number("0.01") };
        assert_eq!(number(output["total"].as_str().unwrap()), expected, "{units:?} {rounding}");
    });
}

#[test]
fn a_hair_beside_the_tie_is_no_tie() {
    at_every_edge(|pack, rounding, _, edge| {
        for (hair, above) in [("0.00500000000000000001", false), ("0.00499999999999999999", true)] {
            let total = edge - number(hair);
            let digits = (total * number("100000000000000000000")).to_integer().to_string();
            let (whole, decimals) = digits.split_at(digits.len() - 20);
            let output = pack.score(&totals(&pack.document, &[&format!("{whole}.{decimals}")]));
            let up = rounding == "up" || (rounding != "down" && above);
            let expected = if up { edge.clone() } else { edge - number("0.01") };
            assert_eq!(number(output["total"].as_str().unwrap()), expected, "{edge} {hair} {rounding}");
        }
    });
}

#[test]
fn computed_units_are_not_rounded_before_the_mean() {
    let percent = |id: &str, percent: &str| json!({ "id": id, "entry": { "mode": "dimensions", "percent": { "kepatuhan": percent } } });
    let pack = Pack::built_in("kepatuhan-2021");
    let mut assessment = totals(&pack.document, &[]);
    assessment["units"] = json!([percent("u1", "80.995"), percent("u2", "80.994")]);
    let output = pack.score(&assessment);
    assert_eq!([&output["units"][0]["total"], &output["units"][1]["total"]], ["81.00", "80.99"]);
    assert_eq!([&output["total"], &output["zone"]], ["80.99", "kuning"], "81.00 and 80.99 would make 81.00");
}

#[test]
fn random_bodies_would_show_units_rounded_before_the_mean() {
    let pack = Pack::built_in("kepatuhan-2023");
    let differs = |seed: u64| {
        let assessment = generate::assessment(&pack.document, Answers::COMPLETE, &mut Random::new(seed));
        let case = Case::new(&pack.document, &assessment);
        let default: Weighting = case.default_weighting();
        let units = case.units().iter().map(|unit| case.unit_total(unit, &default, End::Low).unwrap());
        let rounded: Vec<_> = units.map(|total| round(&total, 2, "half_up")).collect();
        let mean = rounded.iter().sum::<Number>() / whole(rounded.len().max(1));
        !rounded.is_empty() && case.round(&mean) != case.round(&case.total(&default, End::Low).unwrap())
    };
    assert!((0..500).filter(|seed| differs(*seed)).count() >= 20, "too few cases show the difference");
}
