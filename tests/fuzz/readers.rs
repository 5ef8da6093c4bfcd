//! The readers under attack: each takes any bytes, and whatever it makes of them must hold together.
//!
//! The answer is a list of features: what kind of thing the reader said. An input with a feature
//! that no input had before is worth keeping.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use zona_hijau::engine::Rules;
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::engine::instrument::{self, BUILT_IN, Instrument, check_examples};
use zona_hijau::engine::problem::Problems;
use zona_hijau::engine::score::{Outcome, score};
use zona_hijau::engine::share::{self, Names, ShareError};

/// What an input showed.
pub type Features = Vec<String>;

thread_local! {
    static PACKS: HashMap<&'static str, Rc<Instrument>> =
        BUILT_IN.iter().map(|(id, text)| (*id, Rc::new(instrument::load(text).unwrap()))).collect();
}

/// Loads what readers look up, so that it does not count as theirs.
pub fn warm_up() {
    PACKS.with(|_| ());
}

fn find(id: &str) -> Option<Rc<Instrument>> {
    PACKS.with(|packs| packs.get(id).cloned())
}

/// The reader of packs. A pack that loads is good for an assessment.
pub fn pack(bytes: &[u8]) -> Features {
    let Ok(text) = std::str::from_utf8(bytes) else { return vec!["no text".to_owned()] };
    match instrument::load(text) {
        Ok(instrument) => {
            let instrument = Rc::new(instrument);
            let examples = check_examples(&instrument).is_ok();
            let rules = Rules::published(&instrument).expect("a pack that loads has rules");
            let document = serde_json::json!({ "instrument": { "id": instrument.id.as_str() },
                "units": [{ "id": "u1", "entry": { "mode": "indicators", "values": {} } }] });
            let (blank, _) = assessment::read_value(&document, &instrument).expect("a blank assessment is one");
            assert_in_order(&score(&rules, &blank));
            vec![format!("loads, examples {examples}, {} bands", instrument.bands.len())]
        }
        Err(problems) => features(&problems),
    }
}

/// The reader of assessments. What it reads is written and read back the same.
pub fn assessment(bytes: &[u8]) -> Features {
    let Ok(text) = std::str::from_utf8(bytes) else { return vec!["no text".to_owned()] };
    match assessment::read(text, find) {
        Ok((assessment, rules)) => {
            let outcome = score(&rules, &assessment);
            assert_in_order(&outcome);
            let written = assessment::to_text(&assessment);
            let (again, _) = assessment::read(&written, find).expect("what was written is read");
            assert_eq!(again, assessment);
            share_again(&assessment, &rules);
            accepted(&assessment, &outcome)
        }
        Err(problems) => features(&problems),
    }
}

/// The reader of share codes. What it reads is coded and read back the same.
pub fn code(bytes: &[u8]) -> Features {
    let text = String::from_utf8_lossy(bytes);
    match share::decode(&text, find) {
        Ok(shared) => {
            let outcome = score(&shared.rules, &shared.assessment);
            assert_in_order(&outcome);
            share_again(&shared.assessment, &shared.rules);
            accepted(&shared.assessment, &outcome)
        }
        Err(ShareError::Refused(problems)) => features(&problems),
        Err(ShareError::UnknownInstrument { .. }) => vec!["unknown instrument".to_owned()],
        Err(ShareError::OtherPack { .. }) => vec!["other pack".to_owned()],
        Err(error) => vec![format!("{error:?}")],
    }
}

fn share_again(assessment: &Assessment, rules: &Rules) {
    let open = |code: &str| share::decode(code, |_| Some(Rc::clone(rules.instrument())));
    match share::encode(assessment, rules.instrument(), Names::Kept, share::MOST_CHARACTERS) {
        Ok(code) if code.extras == share::Extras::LeftOut => drop(open(&code.text).expect("a code is read")),
        Ok(code) => assert_eq!(open(&code.text).expect("a code is read").assessment, *assessment),
        Err(ShareError::TooLarge) => {}
        Err(error) => panic!("an assessment cannot be shared: {error}"),
    }
}

/// Each interval lies inside the next wider one, and a total in all of them.
fn assert_in_order(outcome: &Outcome) {
    let (estimate, plausible, guaranteed) = (&outcome.estimate, &outcome.plausible, &outcome.guaranteed);
    assert!(guaranteed.low <= plausible.low && plausible.low <= estimate.low, "{outcome:?}");
    assert!(estimate.low <= estimate.high, "{outcome:?}");
    assert!(estimate.high <= plausible.high && plausible.high <= guaranteed.high, "{outcome:?}");
}

/// What an accepted assessment has, each thing alone and the modes together.
fn accepted(assessment: &Assessment, outcome: &Outcome) -> Features {
    let modes: BTreeSet<_> = assessment.units.iter().map(|unit| format!("{:?}", unit.entry.mode())).collect();
    let overrides = &assessment.overrides;
    let size = |count: usize| count.checked_ilog2().map_or(0, |log| log + 1);
    vec![
        format!("accepted by {}, {modes:?}", outcome.instrument),
        format!("2^{} units, complete {}", size(assessment.units.len()), outcome.is_complete()),
        format!("2^{} unassessed, 2^{} ranges", size(outcome.unassessed), size(outcome.ranges)),
        format!("2^{} weights, 2^{} efforts", size(overrides.weights.len()), size(overrides.efforts.len())),
        format!("bundles {:?}", overrides.bundles.values().map(|change| change.effects.is_some()).collect::<Vec<_>>()),
        format!("2^{} set aside", size(assessment.units.iter().map(|unit| unit.set_aside.len()).sum())),
        format!("2^{} characters of names", size(assessment.units.iter().map(|unit| unit.name.len()).sum())),
        format!("{:?}, target {}", assessment.follow_up, assessment.target.is_some()),
        format!("more {}", !assessment.unknown.is_empty()),
    ]
}

/// Kind and place of each problem, without what is particular to the input.
fn features(problems: &Problems) -> Features {
    let kind = |kind: &dyn std::fmt::Debug| {
        let shown = format!("{kind:?}");
        shown.split([' ', '{', '(']).next().unwrap_or_default().to_owned()
    };
    let place =
        |path: &str| path.split('[').next().unwrap_or_default().split('.').take(3).collect::<Vec<_>>().join(".");
    let mut found: Features =
        problems.iter().take(200).map(|p| format!("{} {}", kind(&p.kind), place(&p.path))).collect();
    found.sort();
    found.dedup();
    found
}
