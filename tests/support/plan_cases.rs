//! Small random packs and assessments for plans, with everything that the formats allow.

use serde_json::{Map, Value, json};

use crate::random::Random;

fn both(text: &str) -> Value {
    json!({ "id": text, "en": text })
}

fn percent(hundredths: usize) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// How alike the numbers of a case are: alike ones make ties.
#[derive(Clone, Copy)]
struct Style {
    alike: bool,
}

/// A pack of up to 3 dimensions with up to 4 indicators, and an assessment of up to 3 units.
pub fn case(random: &mut Random) -> (Value, Value) {
    let style = Style { alike: random.chance(40) };
    let pack = pack(style, random);
    let assessment = assessment(&pack, random);
    (pack, assessment)
}

fn pack(style: Style, random: &mut Random) -> Value {
    let scales: Map<_, _> = (0..2).map(|index| (format!("s{index}"), scale(style, random))).collect();
    let counts = *random.pick(&[&[4][..], &[2, 2], &[3, 1], &[1, 2, 2], &[3, 3], &[2, 3], &[5], &[1, 1, 1], &[4, 2]]);
    let dimensions: Vec<_> = counts.iter().enumerate().map(|(index, count)| (format!("d{index}"), *count)).collect();
    let weights = percents(dimensions.len(), random);
    let dimensions: Vec<_> = dimensions
        .into_iter()
        .zip(weights)
        .map(|((id, count), weight)| {
            let inner = percents(count, random).into_iter().enumerate();
            let indicators: Vec<_> =
                inner.map(|(index, weight)| indicator(&format!("{id}.i{index}"), weight, style, random)).collect();
            json!({ "id": id, "name": both(&id), "weight": { "percent": weight, "basis": "assumed" },
                    "indicators": indicators })
        })
        .collect();
    let mut pack = json!({
        "format": "zona-hijau/instrument", "format_version": 1,
        "id": "acak", "version": "0.0.1", "year": 2030, "title": both("Acak"),
        "decimals": random.pick(&[2, 2, 2, 1, 0]),
        "rounding": random.pick(&["half_up", "half_up", "half_even", "half_down", "down", "up"]),
        "bands": [
            { "code": "A", "opinion": both("Satu"), "min": "80", "basis": "assumed" },
            { "code": "B", "opinion": both("Dua"), "min": "55.5", "basis": "assumed" },
            { "code": "C", "opinion": both("Tiga"), "min": "0", "basis": "assumed" } ],
        "scales": scales, "dimensions": dimensions,
        "units": { "aggregation": "mean", "basis": "assumed" },
    });
    let bundles = (0..random.between(0, 4)).map(|index| bundle(index, &pack, random)).collect::<Value>();
    pack["bundles"] = bundles;
    pack
}

fn scale(style: Style, random: &mut Random) -> Value {
    let all: &[&[&str]] = match style.alike {
        true => &[&["0", "1/3", "2/3", "1"], &["0", "1/2", "1"], &["0", "1"]],
        false => &[
            &["0", "1/3", "2/3", "1"],
            &["0", "0.5", "0.75", "1"],
            &["0", "0", "1"],
            &["0.1", "0.4", "0.4", "0.9"],
            &["0", "1/7", "1"],
            &["0", "0.333", "0.667", "1"],
        ],
    };
    let shares = random.pick(all);
    let level = |(index, share): (usize, &&str)| json!({ "value": format!("{index}"), "share": share });
    json!({ "basis": "assumed", "levels": shares.iter().enumerate().map(level).collect::<Value>() })
}

fn indicator(id: &str, weight: Value, style: Style, random: &mut Random) -> Value {
    json!({
        "id": id, "name": both(id), "weight": { "percent": weight, "basis": "assumed" },
        "scale": format!("s{}", random.below(2)), "controllable": random.chance(85),
        "effort": if style.alike { random.between(1, 2) } else { random.between(1, 9) },
    })
}

/// All published, some, or none.
fn percents(count: usize, random: &mut Random) -> Vec<Value> {
    let some = random.between(0, count);
    let published = *random.pick(&[0, 0, some, count]);
    let sum = if published == count || random.chance(8) { 10_000 } else { random.between(0, 9_000) };
    let parts = if published == 0 { Vec::new() } else { random.split(sum, published) };
    let mut percents: Vec<_> = parts.into_iter().map(|part| json!(percent(part))).collect();
    percents.resize(count, Value::Null);
    random.shuffle(&mut percents);
    percents
}

/// Moves a sliver of weight, of up to 30 decimals, between two published weights of each level that has them.
pub fn refine(pack: &mut Value, random: &mut Random) {
    let dimensions = pack["dimensions"].as_array_mut().unwrap();
    sliver(dimensions, random);
    for dimension in dimensions {
        sliver(dimension["indicators"].as_array_mut().unwrap(), random);
    }
}

fn sliver(members: &mut [Value], random: &mut Random) {
    let published = |member: &&mut Value| member["weight"]["percent"].as_str().is_some_and(|text| text != "0.00");
    let mut members: Vec<_> = members.iter_mut().filter(published).collect();
    random.shuffle(&mut members);
    let [more, less, ..] = members.as_mut_slice() else { return };
    let decimals = random.between(8, 30);
    let whole = 10_u128.pow(u32::try_from(decimals).unwrap());
    let digits: String = (0..decimals).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
    let part = digits.parse::<u128>().unwrap().clamp(1, whole - 1);
    let text = |member: &Value| member["weight"]["percent"].as_str().unwrap().to_owned();
    let hundredths = text(less).replace('.', "").parse::<usize>().unwrap() - 1;
    more["weight"]["percent"] = json!(format!("{}{part:0decimals$}", text(more)));
    less["weight"]["percent"] = json!(format!("{}{:0decimals$}", percent(hundredths), whole - part));
}

/// Gives the shares of levels 16 to 30 decimals, as divided numbers have them.
pub fn lengthen(pack: &mut Value, random: &mut Random) {
    for scale in pack["scales"].as_object_mut().unwrap().values_mut() {
        let decimals = random.between(15, 29);
        let levels = scale["levels"].as_array_mut().unwrap();
        let parts = levels.len();
        for (place, level) in levels.iter_mut().enumerate() {
            let digits: String = (0..decimals).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
            // Rising, from 0.0... on.
            level["share"] = json!(format!("0.{}{digits}", place * 9 / parts));
        }
    }
}

/// Adds bundles for the whole body until there are so many.
pub fn widen(pack: &mut Value, count: usize, random: &mut Random) {
    let known = pack["bundles"].as_array().unwrap().len();
    let more: Vec<_> = (known..known + count)
        .map(|index| {
            let mut bundle = bundle(index, pack, random);
            bundle["scope"] = json!("body");
            bundle
        })
        .collect();
    pack["bundles"].as_array_mut().unwrap().extend(more);
}

fn indicators(pack: &Value) -> Vec<(String, Vec<String>)> {
    let dimensions = pack["dimensions"].as_array().unwrap().iter();
    let all = dimensions.flat_map(|dimension| dimension["indicators"].as_array().unwrap());
    let levels = |indicator: &Value| {
        let scale = &pack["scales"][indicator["scale"].as_str().unwrap()]["levels"];
        scale.as_array().unwrap().iter().map(|level| level["value"].as_str().unwrap().to_owned()).collect()
    };
    all.map(|indicator| (indicator["id"].as_str().unwrap().to_owned(), levels(indicator))).collect()
}

fn sets(pack: &Value, random: &mut Random) -> Value {
    let mut indicators = indicators(pack);
    random.shuffle(&mut indicators);
    let count = random.between(1, indicators.len().min(4));
    let set = |(id, levels): &(String, Vec<String>), random: &mut Random| json!({ "indicator": id, "level": levels[random.between(1, levels.len() - 1)] });
    indicators.iter().take(count).map(|indicator| set(indicator, random)).collect()
}

fn bundle(index: usize, pack: &Value, random: &mut Random) -> Value {
    json!({
        "id": format!("b{index}"), "name": both("Paket"), "scope": random.pick(&["unit", "unit", "body"]),
        "effort": random.between(1, 9), "basis": "assumed", "sets": sets(pack, random),
    })
}

fn assessment(pack: &Value, random: &mut Random) -> Value {
    let count = *random.pick(&[1, 1, 2, 2, 3, 4]);
    let na = if random.chance(30) { 20 } else { 0 };
    let units: Vec<_> =
        (0..count).map(|index| json!({ "id": format!("u{index}"), "entry": entry(pack, index, na, random) })).collect();
    json!({
        "format": "zona-hijau/assessment", "version": 1,
        "instrument": { "id": "acak", "version": "0.0.1" },
        "overrides": overrides(pack, random), "units": units,
    })
}

fn entry(pack: &Value, index: usize, na: usize, random: &mut Random) -> Value {
    let dimensions = pack["dimensions"].as_array().unwrap();
    if index > 0 && random.chance(15) {
        return json!({ "mode": "total", "value": random.chance(80).then(|| percent(random.between(0, 10_000))) });
    }
    if index > 0 && random.chance(15) {
        let mut percents = Map::new();
        for dimension in dimensions {
            let value = random.chance(85).then(|| percent(random.between(0, 10_000)));
            percents.insert(dimension["id"].as_str().unwrap().to_owned(), json!(value));
        }
        return json!({ "mode": "dimensions", "percent": percents });
    }
    let mut values = Map::new();
    let high = random.chance(50);
    for (id, levels) in indicators(pack) {
        let top = levels.len() - 1;
        let level = if high { top - random.below(2) } else { random.between(0, top) };
        let answer = match random.below(100) {
            chance if chance < na => json!("n/a"),
            chance if chance > 94 => json!(null),
            chance if chance > 89 && level < top => json!({ "low": levels[level], "high": levels[top] }),
            _ => json!(levels[level]),
        };
        values.insert(id, answer);
    }
    if values.values().all(|value| value == "n/a") {
        let (id, levels) = indicators(pack).remove(0);
        values.insert(id, json!(levels[0]));
    }
    json!({ "mode": "indicators", "values": values })
}

fn overrides(pack: &Value, random: &mut Random) -> Value {
    let (mut weights, mut efforts, mut bundles) = (Map::new(), Map::new(), Map::new());
    let dimensions = pack["dimensions"].as_array().unwrap();
    if random.chance(20) {
        override_weights(dimensions, &mut weights, random);
    }
    for dimension in dimensions {
        if random.chance(20) {
            override_weights(dimension["indicators"].as_array().unwrap(), &mut weights, random);
        }
    }
    for (id, _) in indicators(pack) {
        if random.chance(10) {
            efforts.insert(id, json!(random.between(1, 9)));
        }
    }
    for bundle in pack["bundles"].as_array().unwrap() {
        let id = bundle["id"].as_str().unwrap().to_owned();
        match random.below(10) {
            0 => _ = bundles.insert(id, json!(random.between(1, 9))),
            1 => _ = bundles.insert(id, json!({ "effort": random.between(1, 9), "sets": sets(pack, random) })),
            _ => {}
        }
    }
    json!({ "weights": weights, "efforts": efforts, "bundles": bundles, "plausible_factor": null })
}

/// Fixes some of the free weights so that what is left stays at or above zero.
fn override_weights(members: &[Value], weights: &mut Map<String, Value>, random: &mut Random) {
    let hundredths = |member: &Value| {
        let text = member["weight"]["percent"].as_str()?;
        text.replace('.', "").parse::<usize>().ok()
    };
    let rest = 10_000 - members.iter().filter_map(hundredths).sum::<usize>();
    let free: Vec<_> = members.iter().filter(|member| hundredths(member).is_none()).collect();
    if free.is_empty() {
        return;
    }
    let count = random.between(1, free.len());
    let sum = if count == free.len() { rest } else { random.between(0, rest) };
    for (member, part) in free.iter().zip(random.split(sum, count)) {
        weights.insert(member["id"].as_str().unwrap().to_owned(), json!(percent(part)));
    }
}

/// A target near what the case can reach; `low` and `high` in thousandths of a point.
pub fn target(low: usize, high: usize, random: &mut Random) -> String {
    if random.chance(15) {
        return (*random.pick(&["A", "B", "C"])).to_owned();
    }
    let span = (high - low).max(10);
    let thousandths = (low + span * random.between(1, 1_020) / 1_000).min(100_000);
    let decimals = random.between(0, 3);
    let digits = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
    let kept = digits.len() - (3 - decimals);
    digits[..kept].trim_end_matches('.').to_owned()
}
