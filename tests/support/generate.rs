//! Random packs and random assessments, as documents.

use serde_json::{Map, Value, json};

use super::oracle::{Case, Dimension, End, Number, number, whole};
use super::random::Random;

/// How large a random pack may get.
pub struct Size {
    pub dimensions: usize,
    pub indicators: usize,
}

pub const ROUNDINGS: [&str; 5] = ["half_up", "half_even", "half_down", "down", "up"];
const BASES: [&str; 4] = ["official", "reported", "inferred", "assumed"];

/// A valid pack with nothing in it that a score does not need.
pub fn pack(size: &Size, random: &mut Random) -> Value {
    let decimals = *random.pick(&[0, 1, 2, 2, 2, 3, 4, 6]);
    let scales: Map<_, _> = (0..random.between(1, 3)).map(|index| (format!("s{index}"), scale(random))).collect();
    let scale_ids: Vec<_> = scales.keys().cloned().collect();
    let count = random.between(1, size.dimensions);
    let weights = percents(count, random).into_iter().enumerate();
    let dimensions = weights.map(|(index, percent)| dimension(index, percent, size, &scale_ids, random));
    let dimensions: Value = dimensions.collect();
    json!({
        "format": "zona-hijau/instrument", "format_version": 1,
        "id": "acak", "version": "0.0.1", "year": 2030, "title": both("Acak"),
        "decimals": decimals, "rounding": random.pick(&ROUNDINGS),
        "bands": bands(decimals, random), "scales": scales, "dimensions": dimensions,
        "units": { "aggregation": "mean", "basis": random.pick(&BASES) },
        "compliance": random.chance(30).then(|| json!({
            "question": both("Tuntas?"), "suffix": both("Tuntas"), "basis": "assumed" })),
    })
}

fn both(text: &str) -> Value {
    json!({ "id": text, "en": text })
}

/// Bands from the top down to 0, with and without codes, zones and quality words.
fn bands(decimals: usize, random: &mut Random) -> Value {
    let unit = 10_usize.pow(decimals.try_into().unwrap());
    let mut minimums: Vec<_> = (0..random.between(0, 4)).map(|_| random.between(1, 100 * unit)).collect();
    minimums.push(0);
    minimums.sort_unstable_by(|a, b| b.cmp(a));
    minimums.dedup();
    let (codes, zones, qualities) = (random.chance(60), random.chance(50), random.chance(50));
    let band = |(index, minimum): (usize, usize)| {
        json!({
            "code": codes.then(|| format!("K{index}")),
            "opinion": both(&format!("Opini {index}")),
            "quality": qualities.then(|| both(&format!("Mutu {index}"))),
            "zone": zones.then(|| ["hijau", "kuning", "merah"][index % 3]),
            "min": scaled(minimum, unit),
            "basis": "assumed",
        })
    };
    minimums.into_iter().enumerate().map(band).collect()
}

/// Levels whose shares never fall: fractions or decimals, in equal steps or not, not always up to 1.
fn scale(random: &mut Random) -> Value {
    let whole = *random.pick(&[3, 7, 12, 100]);
    let mut shares: Vec<_> = (0..random.between(2, 5)).map(|_| random.between(0, whole)).collect();
    shares.sort_unstable();
    if random.chance(70) {
        shares[0] = 0;
        *shares.last_mut().unwrap() = whole;
    }
    let share = |share| if whole == 100 { scaled(share, 100) } else { format!("{share}/{whole}") };
    let level = |(index, part): (usize, usize)| json!({ "value": format!("{index}"), "share": share(part) });
    json!({ "basis": "assumed", "levels": shares.into_iter().enumerate().map(level).collect::<Value>() })
}

fn dimension(index: usize, percent: Value, size: &Size, scales: &[String], random: &mut Random) -> Value {
    let count = random.between(1, size.indicators);
    let mut indicators = Vec::new();
    for (inner, percent) in percents(count, random).into_iter().enumerate() {
        let id = format!("d{index}.i{inner}");
        indicators.push(json!({
            "id": id, "name": both(&id), "weight": { "percent": percent, "basis": random.pick(&BASES) },
            "scale": random.pick(scales), "controllable": true, "effort": random.between(1, 9),
        }));
    }
    let (id, weight) = (format!("d{index}"), json!({ "percent": percent, "basis": random.pick(&BASES) }));
    json!({ "id": id, "name": both(&id), "weight": weight, "indicators": indicators })
}

/// Percents of one level: all published, some, or none; the published ones may make 100 alone.
fn percents(count: usize, random: &mut Random) -> Vec<Value> {
    let some = random.between(0, count);
    let published = *random.pick(&[0, count, some]);
    if published == 1 && count > 1 && random.chance(30) {
        let percent = *random.pick(&["100/3", "50/7", "200/3", "0"]);
        return one_of(count, percent);
    }
    let most = if published == count || random.chance(10) { 10_000 } else { random.between(0, 10_000) };
    let parts = if published == 0 { Vec::new() } else { random.split(most, published) };
    let mut percents: Vec<_> = parts.into_iter().map(|part| json!(scaled(part, 100))).collect();
    percents.resize(count, Value::Null);
    random.shuffle(&mut percents);
    percents
}

fn one_of(count: usize, percent: &str) -> Vec<Value> {
    let mut percents = vec![Value::Null; count];
    percents[0] = json!(percent);
    percents
}

/// `part / unit` as a decimal; `unit` is a power of ten.
fn scaled(part: usize, unit: usize) -> String {
    let places = unit.ilog10() as usize;
    if places == 0 { part.to_string() } else { format!("{}.{:0places$}", part / unit, part % unit) }
}

/// What the answers of an assessment look like.
#[derive(Clone, Copy)]
pub struct Answers {
    /// Of a hundred answers, so many are not yet assessed, ranges, "n/a".
    pub unassessed: usize,
    pub ranges: usize,
    pub not_applicable: usize,
}

impl Answers {
    pub const COMPLETE: Self = Self { unassessed: 0, ranges: 0, not_applicable: 0 };

    pub fn random(random: &mut Random) -> Self {
        let mut some = |chance| if random.chance(chance) { random.between(1, 30) } else { 0 };
        Self { unassessed: some(40), ranges: some(40), not_applicable: some(30) }
    }
}

/// A random assessment that the pack must accept, and that has a total.
pub fn assessment(pack: &Value, answers: Answers, random: &mut Random) -> Value {
    loop {
        let assessment = attempt(pack, answers, random);
        let case = Case::new(pack, &assessment);
        if case.total(&case.default_weighting(), End::Low).is_some() {
            return assessment;
        }
    }
}

fn attempt(pack: &Value, answers: Answers, random: &mut Random) -> Value {
    let overrides = overrides(pack, random);
    let mut assessment = json!({
        "format": "zona-hijau/assessment", "version": 1,
        "instrument": { "id": pack["id"], "version": pack["version"] },
        "body": { "name": "Kabupaten Contoh", "kind": "kabupaten" },
        "followed_up": *random.pick(&[Some("all"), Some("not_all"), Some("none_issued"), None]),
        "overrides": overrides, "units": [],
    });
    let count = if random.chance(2) { 0 } else { random.between(1, 7) };
    let units = units(&Case::new(pack, &assessment), points_allowed(pack), count, answers, random);
    assessment["units"] = units;
    assessment
}

/// Whether every dimension weight is published.
fn points_allowed(pack: &Value) -> bool {
    let mut dimensions = pack["dimensions"].as_array().unwrap().iter();
    dimensions.all(|dimension| dimension["weight"]["percent"].is_string())
}

fn units(case: &Case, points: bool, count: usize, answers: Answers, random: &mut Random) -> Value {
    let mut units = Vec::new();
    for index in 0..count {
        let entry = entry(case, points, answers, random);
        units.push(json!({ "id": format!("u{index}"), "name": "", "kind": "", "entry": entry }));
    }
    units.into()
}

fn entry(case: &Case, points: bool, answers: Answers, random: &mut Random) -> Value {
    let weight = |dimension: &Dimension| &dimension.weight.default * whole(100);
    let mode = *random.pick(&["total", "points", "percent", "indicators", "indicators", "indicators"]);
    match mode {
        "indicators" => json!({ "mode": "indicators", "values": values(case, answers, random) }),
        "total" => json!({ "mode": "total", "value": figure(&whole(100), answers, random) }),
        "points" if points => json!({ "mode": "dimensions", "points": figures(case, weight, answers, random) }),
        _ => json!({ "mode": "dimensions", "percent": figures(case, |_| whole(100), answers, random) }),
    }
}

/// One figure a dimension, each at most what `most` says.
fn figures(
    case: &Case,
    most: impl Fn(&Dimension) -> Number,
    answers: Answers,
    random: &mut Random,
) -> Map<String, Value> {
    let dimensions = case.dimensions.iter();
    dimensions.map(|dimension| (dimension.id.to_owned(), figure(&most(dimension), answers, random))).collect()
}

fn figure(most: &Number, answers: Answers, random: &mut Random) -> Value {
    if random.chance(answers.unassessed) { Value::Null } else { json!(decimal_up_to(most, random)) }
}

fn values(case: &Case, answers: Answers, random: &mut Random) -> Map<String, Value> {
    let mut values = Map::new();
    for indicator in case.dimensions.iter().flat_map(|dimension| &dimension.indicators) {
        if !random.chance(answers.unassessed) {
            values.insert(indicator.id.to_owned(), answer(&indicator.levels(), answers, random));
        } else if random.chance(50) {
            values.insert(indicator.id.to_owned(), Value::Null);
        }
    }
    values
}

fn answer(levels: &[&str], answers: Answers, random: &mut Random) -> Value {
    if random.chance(answers.not_applicable) {
        return json!("n/a");
    }
    let low = random.below(levels.len());
    if low + 1 < levels.len() && random.chance(answers.ranges) {
        return json!({ "low": levels[low], "high": levels[random.between(low + 1, levels.len() - 1)] });
    }
    json!(levels[low])
}

/// A decimal of up to four places that is at most `most`, now and then exactly that.
fn decimal_up_to(most: &Number, random: &mut Random) -> String {
    let unit = *random.pick(&[1, 10, 100, 100, 100, 1000, 10_000]);
    let whole_parts = (most * whole(unit)).floor().to_integer().to_string().parse().unwrap();
    let parts = if random.chance(5) { whole_parts } else { random.between(0, whole_parts) };
    scaled(parts, unit)
}

/// Weights that the user fixed, at random levels of the tree, and a factor.
fn overrides(pack: &Value, random: &mut Random) -> Value {
    let mut weights = Map::new();
    let dimensions = pack["dimensions"].as_array().unwrap();
    if random.chance(30) {
        override_level(dimensions, &mut weights, random);
    }
    for dimension in dimensions {
        if random.chance(20) {
            override_level(dimension["indicators"].as_array().unwrap(), &mut weights, random);
        }
    }
    let factor = *random.pick(&[None, None, Some("1"), Some("1.5"), Some("3"), Some("12.25")]);
    json!({ "weights": weights, "efforts": {}, "bundles": {}, "plausible_factor": factor })
}

fn override_level(members: &[Value], weights: &mut Map<String, Value>, random: &mut Random) {
    let (published, mut free): (Vec<_>, Vec<_>) = members.iter().partition(|m| m["weight"]["percent"].is_string());
    random.shuffle(&mut free);
    let sum: Number = published.iter().filter_map(|member| member["weight"]["percent"].as_str()).map(number).sum();
    let rest = (whole(100) - sum) * whole(100);
    let changed = if free.len() < 2 || random.chance(30) { members.iter().collect() } else { free[1..].to_vec() };
    let most: usize = match changed.len() == members.len() {
        true => 10_000,
        false => random.between(0, rest.floor().to_integer().to_string().parse().unwrap()),
    };
    for (member, part) in changed.iter().zip(random.split(most, changed.len())) {
        weights.insert(member["id"].as_str().unwrap().to_owned(), json!(scaled(part, 100)));
    }
}
