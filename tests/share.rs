//! Share codes: what goes into a link comes out of it, and no changed character goes unnoticed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value, json};
use support::engine::{Pack, built_in_ids};
use support::generate::{self, Answers, Size};
use support::random::Random;
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::engine::instrument::{Indicator, Instrument, Level, find_builtin};
use zona_hijau::engine::output::score_json;
use zona_hijau::engine::score::score;
use zona_hijau::engine::share::{self, Extras, Names, ShareCode, ShareError, Shared};

/// The longest link that every program carries, and the longest address of a host in front of the code.
const LINK: usize = 2_000;
const HOST: usize = 100;
const ROOM: usize = LINK - HOST - "#/bagikan/".len();

fn open(pack: &Pack, document: &Value) -> Assessment {
    match assessment::read_for(&document.to_string(), &pack.instrument) {
        Ok((assessment, _)) => assessment,
        Err(problems) => panic!("the assessment is refused:\n{problems}{document:#}"),
    }
}

fn encode(pack: &Pack, assessment: &Assessment, names: Names) -> ShareCode {
    share::encode(assessment, &pack.instrument, names, ROOM).unwrap()
}

fn decode(pack: &Pack, code: &str) -> Result<Shared, ShareError> {
    share::decode(code, |id| (id == pack.instrument.id.as_str()).then(|| Rc::clone(&pack.instrument)))
}

/// What `score` prints, with names and ids of units taken out.
fn totals(pack: &Pack, assessment: &Assessment) -> Value {
    let (assessment, rules) = assessment::read_for(&assessment::to_text(assessment), &pack.instrument).unwrap();
    let mut found = score_json(&score(&rules, &assessment));
    for unit in found["units"].as_array_mut().unwrap() {
        unit["id"] = Value::Null;
    }
    found
}

/// The built-in packs and a few random ones.
fn packs(random: &mut Random) -> Vec<Pack> {
    let own = (0..10).map(|_| Pack::new(generate::pack(&Size { dimensions: 6, indicators: 12 }, random)));
    built_in_ids().map(Pack::built_in).into_iter().chain(own).collect()
}

const NAMES: [&str; 9] = [
    "Dinas Kependudukan dan Pencatatan Sipil",
    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "Puskesmas Watdek",
    "RSUD dr. H. Ibnu Sutowo \"Baturaja\"",
    "",
    "Ünïcödé 漢字 😀 \u{0}\u{7f}\u{202e}",
    " u1 ",
    "Unit 1",
    "x",
];

/// A random assessment with a value in everything that a file can hold.
fn rich(pack: &Pack, random: &mut Random) -> Value {
    let mut document = generate::assessment(&pack.document, Answers::random(random), random);
    let aside = generate::assessment(&pack.document, Answers::random(random), random);
    let aside: Vec<_> = aside["units"].as_array().unwrap().iter().map(|unit| unit["entry"].clone()).collect();
    document["body"] = json!({ "name": random.pick(&NAMES), "kind": random.pick(&["kabupaten", "kota", "", "lain"]) });
    document["target"] = target(pack, random);
    document["overrides"]["efforts"] = efforts(&pack.instrument, random);
    document["overrides"]["bundles"] = bundles(&pack.instrument, random);
    if random.chance(20) {
        document["instrument"]["version"] = json!(random.pick(&["0.9.0", "", "versi lama"]));
    }
    let ids = random.chance(30);
    for (index, unit) in document["units"].as_array_mut().unwrap().iter_mut().enumerate() {
        unit["id"] = if ids { json!(format!("baris {index}")) } else { json!(format!("u{}", index + 1)) };
        unit["name"] = json!(random.pick(&NAMES));
        unit["kind"] = json!(random.pick(&["puskesmas", "", "dinas-sosial", "milik kami"]));
        // What was set aside counts for nothing; points are made for other weights here, so they are left out.
        if !aside.is_empty() && random.chance(30) && aside[0].get("points").is_none() {
            unit["set_aside"] = json!([aside[0]]);
        }
    }
    document
}

fn target(pack: &Pack, random: &mut Random) -> Value {
    let band = &pack.instrument.bands[random.below(pack.instrument.bands.len())];
    [Value::Null, json!(band.label()), json!("80.00")][random.below(3)].clone()
}

fn efforts(instrument: &Instrument, random: &mut Random) -> Value {
    let mut efforts = Map::new();
    for indicator in instrument.indicators() {
        if random.chance(10) {
            efforts.insert(indicator.id.to_string(), json!(random.between(1, 9)));
        }
    }
    efforts.into()
}

fn bundles(instrument: &Instrument, random: &mut Random) -> Value {
    let mut bundles = Map::new();
    for bundle in &instrument.bundles {
        let mut change = Map::new();
        if random.chance(70) {
            continue;
        }
        if random.chance(50) {
            change.insert("effort".to_owned(), json!(random.between(1, 9)));
        }
        if random.chance(50) {
            let set = |indicator: &Indicator| json!({ "indicator": indicator.id.as_str(), "level": indicator.scale.levels[0].id.as_str() });
            change.insert("sets".to_owned(), instrument.indicators().take(random.between(1, 3)).map(set).collect());
        }
        bundles.insert(bundle.id.to_string(), change.into());
    }
    bundles.into()
}

#[test]
fn a_thousand_random_assessments_come_back_from_files_and_links() {
    let mut random = Random::new(4_001);
    let packs = packs(&mut random);
    let mut modes = BTreeMap::<String, usize>::new();
    for _ in 0..1_000 {
        let pack = random.pick(&packs);
        let document = rich(pack, &mut random);
        let assessment = open(pack, &document);
        for unit in document["units"].as_array().unwrap() {
            let entry = unit["entry"].as_object().unwrap();
            let mode = entry.keys().find(|key| *key != "mode").unwrap();
            *modes.entry(mode.clone()).or_default() += 1;
        }
        let totals_before = totals(pack, &assessment);

        let (from_file, _) = assessment::read_for(&assessment::to_text(&assessment), &pack.instrument).unwrap();
        assert_eq!(from_file, assessment);

        let code = encode(pack, &assessment, Names::Kept);
        assert_eq!(code.extras, Extras::None);
        let shared = decode(pack, &code.text).unwrap();
        assert_eq!(shared.assessment, assessment, "{document:#}");
        assert_eq!(totals(pack, &shared.assessment), totals_before);
        assert_eq!(shared.other_version, None);

        let bare = decode(pack, &encode(pack, &assessment, Names::LeftOut).text).unwrap();
        assert_eq!(totals(pack, &bare.assessment), totals_before);
        assert_nameless(&bare.assessment);
    }
    assert!(["percent", "points", "value", "values"].iter().all(|mode| modes[*mode] > 100), "{modes:?}");
}

fn assert_nameless(assessment: &Assessment) {
    assert_eq!(assessment.body.name, "");
    for (index, unit) in assessment.units.iter().enumerate() {
        assert_eq!(unit.id.as_str(), format!("u{}", index + 1));
        assert!([format!("Unit {}", index + 1), format!("Produk {}", index + 1)].contains(&unit.name));
        assert_ne!(unit.kind, "milik kami");
    }
    assert_ne!(assessment.body.kind, "lain");
    assert_ne!(assessment.instrument.version, "versi lama");
}

/// A full assessment by indicator, with names as they are and answers drawn evenly from everything there is.
fn full(pack: &Pack, random: &mut Random) -> Value {
    const UNITS: [&str; 7] = [
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Ogan Komering Ulu Selatan",
        "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Ogan Komering Ulu Selatan",
        "Dinas Pendidikan, Kepemudaan, Kebudayaan dan Olahraga Kabupaten Ogan Komering Ulu Selatan",
        "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana",
        "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak",
        "UPTD Puskesmas Rawat Inap Muaradua Kisam Tengah Dua Belas",
        "UPTD Puskesmas Non-Rawat Inap Buay Pemaca Simpang Sender",
    ];
    let mut units = Vec::new();
    for (index, name) in UNITS.iter().enumerate() {
        let mut values = Map::new();
        for indicator in pack.instrument.indicators() {
            values.insert(indicator.id.to_string(), any_answer(&indicator.scale.levels, random));
        }
        units.push(json!({ "id": format!("u{}", index + 1), "name": name, "kind": "dinas-pendidikan",
            "entry": { "mode": "indicators", "values": values } }));
    }
    json!({
        "format": "zona-hijau/assessment", "version": 1,
        "instrument": { "id": pack.document["id"], "version": pack.document["version"] },
        "body": { "name": "Pemerintah Kabupaten Ogan Komering Ulu Selatan", "kind": "kabupaten" },
        "target": "B", "units": units,
    })
}

/// Every possible answer is as likely as any other: nothing is left to compress.
fn any_answer(levels: &[Level], random: &mut Random) -> Value {
    let id = |index: usize| levels[index].id.as_str();
    let mut answers = vec![Value::Null, json!("n/a")];
    answers.extend((0..levels.len()).map(|level| json!(id(level))));
    for high in 1..levels.len() {
        answers.extend((0..high).map(|low| json!({ "low": id(low), "high": id(high) })));
    }
    random.pick(&answers).clone()
}

#[test]
fn a_full_assessment_with_long_names_fits_into_a_link() {
    let pack = Pack::built_in("kepatuhan-2023");
    assert_eq!(pack.instrument.indicators().count(), 37);
    let mut longest = 0;
    for seed in 0..50 {
        let document = full(&pack, &mut Random::new(seed));
        let assessment = open(&pack, &document);
        let code = encode(&pack, &assessment, Names::Kept);
        longest = longest.max(code.text.len());
        assert_eq!(decode(&pack, &code.text).unwrap().assessment, assessment);
    }
    println!("the longest of 50 codes has {longest} characters");
    assert!(longest <= ROOM, "{longest} characters");
}

#[test]
fn even_with_every_figure_changed_a_full_assessment_fits_into_a_link() {
    let pack = Pack::built_in("kepatuhan-2023");
    let mut random = Random::new(7);
    let mut document = full(&pack, &mut random);
    let mut weights = Map::new();
    for dimension in &pack.instrument.dimensions {
        let parts = random.split(10_000, dimension.indicators.len());
        for (indicator, part) in dimension.indicators.iter().zip(parts) {
            weights.insert(indicator.id.to_string(), json!(format!("{}.{:02}", part / 100, part % 100)));
        }
    }
    let efforts: Map<_, _> =
        pack.instrument.indicators().map(|i| (i.id.to_string(), json!(random.between(1, 9)))).collect();
    document["overrides"] = json!({ "weights": weights, "efforts": efforts, "plausible_factor": "2.75" });
    for unit in document["units"].as_array_mut().unwrap() {
        let points = |most: usize| format!("{}.{:02}", random.below(most), random.below(100));
        let [input, proses, output, pengaduan] = [17, 32, 30, 12].map(points);
        unit["set_aside"] = json!([{ "mode": "dimensions", "points":
            { "input": input, "proses": proses, "output": output, "pengaduan": pengaduan } }]);
    }
    let assessment = open(&pack, &document);
    let code = encode(&pack, &assessment, Names::Kept);
    println!("{} characters", code.text.len());
    assert!(code.text.len() <= ROOM);
    assert_eq!(decode(&pack, &code.text).unwrap().assessment, assessment);
}

const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#[test]
fn every_changed_character_of_a_hundred_links_is_noticed() {
    let mut random = Random::new(4_003);
    let packs = packs(&mut random);
    let mut changes = 0_usize;
    for _ in 0..100 {
        let pack = random.pick(&packs);
        let assessment = open(pack, &rich(pack, &mut random));
        let code = encode(pack, &assessment, Names::Kept).text.into_bytes();
        for position in 0..code.len() {
            let mut changed = code.clone();
            for character in ALPHABET.iter().chain(b"=+/ .") {
                changed[position] = *character;
                if changed != code {
                    let found = decode(pack, std::str::from_utf8(&changed).unwrap());
                    assert!(found.is_err(), "{character} at {position} of {}", String::from_utf8_lossy(&code));
                    changes += 1;
                }
            }
        }
    }
    println!("{changes} changes");
    assert!(changes > 1_000_000);
}

#[test]
fn a_cut_link_says_so_and_a_longer_one_is_damaged() {
    let mut random = Random::new(4_004);
    let packs = packs(&mut random);
    for _ in 0..100 {
        let pack = random.pick(&packs);
        let code = encode(pack, &open(pack, &rich(pack, &mut random)), Names::Kept).text;
        for end in 0..code.len() {
            assert_eq!(decode(pack, &code[..end]).unwrap_err(), ShareError::Truncated, "{end} of {code}");
            assert!(decode(pack, &code[code.len() - end..]).is_err());
        }
        for more in ["A", "AAAA", "=", " ", "."] {
            assert_eq!(decode(pack, &format!("{code}{more}")).unwrap_err(), ShareError::Damaged, "{code}{more}");
        }
        let last = code.chars().last().unwrap();
        assert!(last.is_ascii_alphanumeric(), "{last} at the end is not taken for a part of a link everywhere");
    }
}

#[test]
fn notes_and_unknown_keys_go_along_where_there_is_room_and_never_without_names() {
    let pack = Pack::built_in("opini-2025");
    let mut document = generate::assessment(&pack.document, Answers::COMPLETE, &mut Random::new(1));
    document["units"] = json!([{ "id": "u1", "name": "Dinas Sosial", "kind": "", "asal": { "rapor": 3 },
        "entry": { "mode": "total", "value": "80.5", "catatan": ["salinan"] } },
        { "id": "u2", "name": "RSUD", "kind": "", "entry": { "mode": "total", "value": null } }]);
    document["overrides"]["sumber"] = json!("rapat");
    document["instrument"]["tanda"] = json!(1);
    document["body"]["provinsi"] = json!("Maluku");
    document["notes"] = json!({ "u1": "Menunggu berkas dari Bu Rina" });
    document["scenarios"] = json!([{ "name": "Pindah ke MPP" }]);
    document["kelak"] = Value::Null;
    let assessment = open(&pack, &document);

    let code = encode(&pack, &assessment, Names::Kept);
    assert_eq!(code.extras, Extras::Kept);
    assert_eq!(decode(&pack, &code.text).unwrap().assessment, assessment);

    let bare = encode(&pack, &assessment, Names::LeftOut);
    assert_eq!(bare.extras, Extras::LeftOut);
    let found = assessment::to_text(&decode(&pack, &bare.text).unwrap().assessment);
    for word in ["Rina", "Maluku", "Sosial", "rapat", "MPP", "rapor", "salinan", "tanda"] {
        assert!(!found.contains(word), "{word} in {found}");
    }

    let mut random = Random::new(2);
    let long: String = (0..4_000).map(|_| char::from(*random.pick(ALPHABET))).collect();
    document["notes"] = json!({ "u1": long });
    let assessment = open(&pack, &document);
    let code = encode(&pack, &assessment, Names::Kept);
    assert_eq!(code.extras, Extras::LeftOut);
    assert!(code.text.len() < 300);
    assert_eq!(totals(&pack, &decode(&pack, &code.text).unwrap().assessment), totals(&pack, &assessment));
}

#[test]
fn a_link_needs_the_instrument_it_was_made_with() {
    let pack = Pack::built_in("kepatuhan-2024");
    let assessment = open(&pack, &generate::assessment(&pack.document, Answers::COMPLETE, &mut Random::new(3)));
    let code = encode(&pack, &assessment, Names::Kept).text;
    let nothing = share::decode(&code, |_| None).unwrap_err();
    assert_eq!(nothing, ShareError::UnknownInstrument { id: "kepatuhan-2024".to_owned() });

    let mut newer = pack.document.clone();
    newer["version"] = json!("1.0.1");
    let shared = decode(&Pack::new(newer.clone()), &code).unwrap();
    assert_eq!(shared.assessment, assessment);
    assert_eq!(shared.other_version.as_deref(), pack.document["version"].as_str());

    newer["version"] = json!("2.0.0");
    newer["bundles"] = json!([]);
    let error = decode(&Pack::new(newer), &code).unwrap_err();
    let (sent, here) = (pack.instrument.name(), "kepatuhan-2024@2.0.0".to_owned());
    assert_eq!(error, ShareError::OtherPack { sent, here });
}

#[test]
fn a_changed_pack_that_refuses_the_entries_says_why() {
    let pack = Pack::built_in("kepatuhan-2023");
    let mut document = generate::assessment(&pack.document, Answers::COMPLETE, &mut Random::new(3));
    let points = json!({ "input": "10", "proses": "32.37", "output": "20", "pengaduan": "9" });
    document["overrides"] = json!({});
    document["units"] = json!([{ "id": "u1", "entry": { "mode": "dimensions", "points": points } }]);
    let code = encode(&pack, &open(&pack, &document), Names::Kept).text;
    let mut other = pack.document.clone();
    for (index, percent) in ["25", "25", "25", "25"].iter().enumerate() {
        other["dimensions"][index]["weight"]["percent"] = json!(percent);
    }
    other["examples"] = json!([]);
    let Err(ShareError::Refused(problems)) = decode(&Pack::new(other), &code) else { panic!("it was read") };
    assert_eq!(problems.iter().next().unwrap().path, "units[0].entry.points.proses");
}

#[test]
fn a_newer_code_is_told_from_a_damaged_one() {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let pack = Pack::built_in("kepatuhan-2024");
    let mut bytes = vec![2, 9, 9, 9, 9, 9];
    let checksum = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(&bytes);
    bytes.extend(checksum.to_be_bytes());
    let code = URL_SAFE_NO_PAD.encode(bytes);
    assert_eq!(decode(&pack, &code).unwrap_err(), ShareError::NewerVersion { version: 2 });
    assert_eq!(decode(&pack, &code.replace('C', "D")).unwrap_err(), ShareError::Damaged);
    assert_eq!(decode(&pack, "").unwrap_err(), ShareError::Truncated);
    assert_eq!(decode(&pack, &"A".repeat(share::MOST_CHARACTERS + 1)).unwrap_err(), ShareError::TooLarge);
}

#[test]
fn what_no_link_can_hold_is_refused_when_it_is_written() {
    let pack = Pack::built_in("kepatuhan-2024");
    let mut random = Random::new(5);
    let mut document = generate::assessment(&pack.document, Answers::COMPLETE, &mut random);
    document["body"]["name"] = (0..100_000).map(|_| char::from(*random.pick(ALPHABET))).collect::<String>().into();
    let refused = share::encode(&open(&pack, &document), &pack.instrument, Names::Kept, ROOM);
    assert_eq!(refused.unwrap_err(), ShareError::TooLarge);
    let bare = encode(&pack, &open(&pack, &document), Names::LeftOut);
    assert_eq!(decode(&pack, &bare.text).unwrap().assessment.body.name, "", "without the name there is room");
    document["body"]["name"] = json!("");
    let unit = |index: usize| json!({ "id": format!("u{index}"), "entry": { "mode": "total", "value": "50" } });
    document["units"] = (1..=401).map(unit).collect();
    let refused = share::encode(&open(&pack, &document), &pack.instrument, Names::Kept, ROOM);
    assert_eq!(refused.unwrap_err(), ShareError::TooLarge);
}

/// Links that were sent stay readable: these were written when the format was fixed.
#[test]
fn links_of_version_1_open() {
    let sent = include_str!("cases/share/version-1.tsv");
    assert_eq!(sent.lines().count(), 5);
    for line in sent.lines() {
        let [total, name, code] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let shared = share::decode(code, find_builtin).unwrap();
        assert_eq!(shared.assessment.body.name, name);
        assert_eq!(score_json(&score(&shared.rules, &shared.assessment))["total"], total);
    }
}
