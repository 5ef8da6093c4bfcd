//! Spreadsheets there and back: random assessments, both file kinds, and files of other programs.

#![cfg(feature = "spreadsheets")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use serde_json::Value;
use support::engine::{Pack, built_in_ids};
use support::generate::{self, Answers, Size};
use support::random::Random;
use support::sheets::{Form, blank, exported, imported, normalised, problems, typed};
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::sheets::{Place, Refusal};

const SIZE: Size = Size { dimensions: 4, indicators: 6 };
const CASES: u64 = 1_000;

/// Names as people and attackers write them.
const NAMES: [&str; 14] = [
    "Dinas Sosial",
    "",
    "=1+1",
    "@SUM(A1)",
    "+62 811",
    "-",
    "'=x",
    "  spasi  ",
    "Baris satu\nbaris dua",
    "titik; koma, \"kutip\"",
    "<b>&amp;</b>",
    "_x0041_ 名 é",
    "\t=tab",
    "[Isian]",
];

/// A random assessment with names, effects of bundles and entries set aside.
fn some_assessment(pack: &Pack, random: &mut Random) -> Assessment {
    let mut document = generate::assessment(&pack.document, Answers::random(random), random);
    document["body"]["name"] = (*random.pick(&NAMES)).into();
    let count = document["units"].as_array().unwrap().len();
    for index in 0..count {
        document["units"][index]["name"] = (*random.pick(&NAMES)).into();
        document["units"][index]["kind"] = (*random.pick(&["puskesmas", "", "=x"])).into();
    }
    if random.chance(40) {
        document["target"] = (*random.pick(&["80", "77.50"])).into();
    }
    typed(pack, &document)
}

fn some_pack<'p>(built_in: &'p [Pack], made: &'p mut Option<Pack>, random: &mut Random) -> &'p Pack {
    match random.chance(60) {
        true => random.pick(built_in),
        false => made.insert(Pack::new(generate::pack(&SIZE, random))),
    }
}

/// Exports and imports random assessments: onto an empty one they come back equal, onto
/// themselves they change nothing.
fn round_trips(form: Form) {
    let built_in = built_in_ids().map(Pack::built_in);
    for seed in 0..CASES {
        let mut random = Random::new(seed);
        let mut made = None;
        let pack = some_pack(&built_in, &mut made, &mut random);
        let assessment = some_assessment(pack, &mut random);
        let bytes = exported(pack, &assessment, form);
        let fresh = imported(&bytes, &blank(pack), pack).unwrap_or_else(|refusal| panic!("seed {seed}: {refusal:?}"));
        assert_eq!(normalised(&fresh.assessment), normalised(&assessment), "seed {seed}");
        let scores =
            [&fresh.assessment, &assessment].map(|assessment| pack.score_text(&assessment::to_text(assessment)));
        assert_eq!(scores[0], scores[1], "seed {seed}");
        let same = imported(&bytes, &assessment, pack).unwrap();
        assert_eq!(same.assessment, assessment, "seed {seed}");
        assert!(same.changes.is_nothing(), "seed {seed}: {:?}", same.changes);
    }
}

#[test]
fn a_thousand_assessments_come_back_equal_from_xlsx() {
    round_trips(Form::Xlsx);
}

#[test]
fn a_thousand_assessments_come_back_equal_from_csv_for_excel() {
    round_trips(Form::CsvExcel);
}

#[test]
fn a_thousand_assessments_come_back_equal_from_plain_csv() {
    round_trips(Form::CsvPlain);
}
