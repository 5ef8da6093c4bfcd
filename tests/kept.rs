//! Whatever actions do to a session, what it keeps is read again and comes to the same score.
//!
//! Actions are random, on every built-in instrument and on packs of a user, and now and then
//! about something that is no longer in front: a field of the assessment before, a level that
//! the scale does not have.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use support::engine::{built_in_document, built_in_ids};
use support::generate::{self, Answers, Size};
use support::random::Random;
use zona_hijau::engine::assessment::evidence::{CountKind, Status};
use zona_hijau::engine::assessment::{Answer, EntryMode, FollowUp, read_for, to_text};
use zona_hijau::engine::instrument::Instrument;
use zona_hijau::engine::score::score;
use zona_hijau::engine::text::{DimensionId, IndicatorId, ItemId, LevelId, UnitId};
use zona_hijau::session::compare::{Comparing, ScoredScenario, Source};
use zona_hijau::session::evidence::{EvidenceEdit, EvidenceField, ItemPlace};
use zona_hijau::session::improve::{Improving, Move};
use zona_hijau::session::{
    Action, Anchor, EntryView, Field, Framing, Measure, Preferences, State, SummaryColumn, Work, update,
};

const MODES: [EntryMode; 4] = [EntryMode::Total, EntryMode::Points, EntryMode::Percent, EntryMode::Indicators];

/// What is in front, as lists to pick from; all of it may be of another assessment.
struct Names {
    units: Vec<UnitId>,
    dimensions: Vec<DimensionId>,
    indicators: Vec<IndicatorId>,
    labels: Vec<String>,
    bundles: Vec<String>,
}

impl Names {
    fn of(work: &Work) -> Self {
        let instrument: &Instrument = work.rules.instrument();
        Self {
            units: work.assessment.units.iter().map(|unit| unit.id.clone()).collect(),
            dimensions: instrument.dimensions.iter().map(|dimension| dimension.id.clone()).collect(),
            indicators: instrument.indicators().map(|indicator| indicator.id.clone()).collect(),
            labels: instrument.bands.iter().map(|band| band.label().to_owned()).collect(),
            bundles: instrument.bundles.iter().map(|bundle| bundle.id.to_string()).collect(),
        }
    }

    fn unit(&self, random: &mut Random) -> UnitId {
        if self.units.is_empty() || random.chance(2) { UnitId::from("u77") } else { random.pick(&self.units).clone() }
    }

    fn indicator(&self, random: &mut Random) -> IndicatorId {
        random.pick(&self.indicators).clone()
    }

    fn dimension(&self, random: &mut Random) -> DimensionId {
        random.pick(&self.dimensions).clone()
    }

    fn item(&self, random: &mut Random) -> ItemPlace {
        let item = *random.pick(&["e1", "e1", "e2", "e9", "x1", "x2", ""]);
        ItemPlace { unit: self.unit(random), indicator: self.indicator(random), item: ItemId::from(item) }
    }
}

fn some_level(random: &mut Random) -> LevelId {
    LevelId::from(*random.pick(&["0", "1", "2", "3", "4", "7"]))
}

fn some_answer(random: &mut Random) -> Answer {
    match random.below(8) {
        0..3 => Answer::NotApplicable,
        3 => Answer::Range { low: some_level(random), high: some_level(random) },
        _ => Answer::Level(some_level(random)),
    }
}

fn some_typed(names: &Names, random: &mut Random) -> String {
    let label = random.pick(&names.labels).clone();
    let texts =
        ["", "0", "100", "62,06", "12.5", "33.3333", "101", "-1", "2", "t/b", "1-3", "3-1", "12-03-2026", "x", "9"];
    let bundle = names.bundles.first().cloned().unwrap_or_default();
    match random.below(12) {
        0 => label,
        1 => bundle,
        2 => "satu\tdua \u{202e}tiga\nempat".to_owned(),
        _ => (*random.pick(&texts)).to_owned(),
    }
}

fn some_field(names: &Names, random: &mut Random) -> Field {
    let weighted = |random: &mut Random| match random.chance(70) {
        true => names.dimension(random).to_string(),
        false => names.indicator(random).to_string(),
    };
    let bundle = |random: &mut Random| match names.bundles.is_empty() {
        true => "mpp".into(),
        false => random.pick(&names.bundles).as_str().into(),
    };
    match random.below(15) {
        0 => Field::BodyName,
        1 => Field::UnitName(names.unit(random)),
        2 => Field::Total(names.unit(random)),
        3 => Field::Points(names.unit(random), names.dimension(random)),
        4 => Field::Percent(names.unit(random), names.dimension(random)),
        5 | 6 => Field::Answer(names.unit(random), names.indicator(random)),
        7..10 => Field::Weight(weighted(random).as_str().into()),
        10 => Field::Effort(names.indicator(random)),
        11 => Field::Factor,
        12 => Field::Target,
        13 => Field::BundleEffort(bundle(random)),
        _ => Field::BundleLevel(bundle(random), names.indicator(random)),
    }
}

fn some_evidence(names: &Names, random: &mut Random) -> Action {
    let typed = some_typed(names, random);
    let at = names.item(random);
    let kind = *random.pick(&[CountKind::Contacts, CountKind::Respondents]);
    let status = *random.pick(&[Status::Missing, Status::Preparing, Status::Complete, Status::Rework]);
    let field = match random.below(12) {
        0 => EvidenceField::Owner(at),
        1 => EvidenceField::Due(at),
        2 => EvidenceField::Place(at),
        3 => EvidenceField::Note(at),
        4 => EvidenceField::Text(at),
        5 => EvidenceField::NewItem(at.unit, at.indicator),
        6 => EvidenceField::OwnerEverywhere(at.indicator),
        7 => EvidenceField::Have(at.unit, kind),
        8 => EvidenceField::Asked(at.unit, kind),
        9 => return Action::Evidence(EvidenceEdit::Status(at, status)),
        10 => return Action::Evidence(EvidenceEdit::StatusEverywhere(at.indicator, status)),
        _ => return Action::Evidence(EvidenceEdit::Remove(at)),
    };
    Action::Enter(Field::Evidence(field), typed)
}

fn some_move(names: &Names, random: &mut Random) -> Move {
    let unit = random.chance(50).then(|| names.unit(random));
    match names.bundles.is_empty() || random.chance(60) {
        true => Move::Standard { indicator: names.indicator(random), unit },
        false => Move::Bundle { bundle: random.pick(&names.bundles).as_str().into(), unit },
    }
}

fn some_paste(names: &Names, random: &mut Random) -> Action {
    let cell =
        |random: &mut Random| (*random.pick(&["", "2", "t/b", "1-2", "62,06", "9,5", "x", "No", "Total"])).to_owned();
    let (rows, columns) = (random.between(1, 3), random.between(1, 3));
    let rows: Vec<_> = (0..rows).map(|_| (0..columns).map(|_| cell(random)).collect::<Vec<_>>().join("\t")).collect();
    let unit = random.below(names.units.len() + 1);
    let anchor = match random.chance(50) {
        true => Anchor::Grid { indicator: random.below(names.indicators.len()), unit },
        false => Anchor::Summary {
            unit,
            column: match random.below(3) {
                0 => SummaryColumn::Name,
                1 => SummaryColumn::Total,
                _ => SummaryColumn::Dimension(names.dimension(random)),
            },
        },
    };
    Action::Paste(anchor, rows.join("\n"))
}

fn some_comparing(names: &Names, random: &mut Random) -> Comparing {
    let place = random.below(4);
    match random.below(8) {
        0..3 => Comparing::Keep("Skenario".to_owned(), *random.pick(&[Source::Present, Source::Trial])),
        3 => Comparing::Rename(place, " Lain ".to_owned()),
        4 | 5 => Comparing::Answer(place, names.unit(random), names.indicator(random), some_answer(random)),
        6 => Comparing::Remove(place),
        _ => Comparing::Accept(place),
    }
}

/// One or more actions that a user could take one after the other.
fn some_actions(names: &Names, random: &mut Random) -> Vec<Action> {
    let one = match random.below(24) {
        0 => Action::Measure(*random.pick(&Measure::ALL)),
        1 => Action::View(*random.pick(&[EntryView::Summary, EntryView::Unit, EntryView::Grid])),
        2..6 => Action::Enter(some_field(names, random), some_typed(names, random)),
        6 => Action::Draft(some_field(names, random), some_typed(names, random)),
        7 => {
            let answer = random.chance(85).then(|| some_answer(random));
            Action::Answer(names.unit(random), names.indicator(random), answer)
        }
        8 => return drop_dimension(names, random),
        9 => Action::SetMode(names.unit(random), *random.pick(&MODES)),
        10 => Action::AddUnit("Dinas Baru".to_owned()),
        11 => Action::RemoveUnit(names.unit(random)),
        12 => some_paste(names, random),
        13 => {
            Action::Follow(*random.pick(&[FollowUp::All, FollowUp::NotAll, FollowUp::NoneIssued, FollowUp::Unanswered]))
        }
        14 => Action::Improve(Improving::Toggle(some_move(names, random))),
        15 => Action::Improve(Improving::Accept),
        16 => Action::Improve(Improving::Aim(random.chance(80).then(|| some_typed(names, random)))),
        17 => Action::Compare(some_comparing(names, random)),
        18..21 => some_evidence(names, random),
        21 => {
            if random.chance(50) {
                Action::Undo
            } else {
                Action::Redo
            }
        }
        22 => Action::ResetOverrides,
        _ => {
            if random.chance(20) {
                Action::Clear
            } else {
                Action::Undo
            }
        }
    };
    vec![one]
}

/// A dimension that does not apply to a unit, whole.
fn drop_dimension(names: &Names, random: &mut Random) -> Vec<Action> {
    let (unit, dimension) = (names.unit(random), names.dimension(random).to_string());
    let of_it = names.indicators.iter().filter(|id| id.as_str().starts_with(&dimension));
    of_it.map(|id| Action::Answer(unit.clone(), id.clone(), Some(Answer::NotApplicable))).collect()
}

/// Now and then something else comes to the front.
fn some_start(id: &str, own: &[Value], random: &mut Random) -> Vec<Action> {
    let id = if random.chance(30) { *random.pick(&built_in_ids()) } else { id };
    match random.below(4) {
        0 => vec![Action::Frame(Framing::ChooseInstrument(id.to_owned())), Action::Begin],
        1 => vec![Action::Compare(Comparing::Adopt(id.to_owned()))],
        _ => {
            let pack = own.iter().find(|pack| pack["id"] == *id).cloned().unwrap_or_else(|| built_in_document(id));
            let document = generate::assessment(&pack, Answers::random(random), random);
            vec![Action::OpenFile { name: "acak".to_owned(), text: document.to_string() }]
        }
    }
}

/// Packs of a user: with random weights, and with bands that have nothing but a zone.
fn own_packs(random: &mut Random) -> Vec<Value> {
    let mut pack = generate::pack(&Size { dimensions: 4, indicators: 5 }, random);
    for (index, band) in pack["bands"].as_array_mut().unwrap().iter_mut().enumerate() {
        if index < 3 {
            (band["code"], band["opinion"], band["zone"]) =
                (Value::Null, Value::Null, json!(["hijau", "kuning", "merah"][index]));
        }
    }
    vec![pack]
}

/// What is kept is read again, written the same, and scored the same.
fn check(before: &State, after: &State, action: &Action) {
    let Some(work) = after.work() else { return };
    let text = to_text(&work.assessment);
    let (read, rules) = read_for(&text, work.rules.instrument())
        .unwrap_or_else(|problems| panic!("after {action:?} the file is refused:\n{problems}{text}"));
    assert_eq!(read, *work.assessment, "after {action:?}");
    assert_eq!(to_text(&read), text, "after {action:?}");
    assert!(read.evidence.problems().is_empty(), "after {action:?}\n{}", read.evidence.problems());
    let scored = format!("{:?}", score(&rules, &read));
    assert_eq!(scored, format!("{:?}", *work.outcome), "after {action:?}\n{text}");
    assert!(rules.instrument().allows(after.measure.mode()), "after {action:?} {:?} is asked for", after.measure);
    // Scenarios are read under the present weights; other weights may make one unreadable, but nothing else.
    let unreadable = |work: &Work| ScoredScenario::all(work).iter().filter(|scenario| scenario.work.is_err()).count();
    if let Some(former) = before.work()
        && former.assessment.overrides == work.assessment.overrides
        && !matches!(action, Action::OpenFile { .. } | Action::Begin | Action::Undo | Action::Redo)
        && !matches!(action, Action::Compare(Comparing::Adopt(_)))
    {
        assert!(unreadable(work) <= unreadable(former), "after {action:?}\n{text}");
    }
}

/// What random sequences must have met, so that they prove something.
fn notice(state: &State, met: &mut BTreeMap<&'static str, usize>) {
    let Some(work) = state.work() else { return };
    let assessment = &work.assessment;
    let mut note = |what, holds| *met.entry(what).or_default() += usize::from(holds);
    note("evidence", !assessment.evidence.units.is_empty());
    note("scenarios", assessment.scenarios.as_array().is_some_and(|saved| !saved.is_empty()));
    note("weights", !assessment.overrides.weights.is_empty());
    note("bundles", !assessment.overrides.bundles.is_empty());
    note("target", assessment.target.is_some());
    note("set aside", assessment.units.iter().any(|unit| !unit.set_aside.is_empty()));
    note("points", assessment.units.iter().any(|unit| unit.entry.mode() == EntryMode::Points));
    note("refused", !state.rejected.is_empty());
    note("trial", state.improve.trial.is_some());
    note("complete", work.outcome.verdict.is_some());
}

#[test]
fn whatever_update_leaves_is_read_again_and_scored_the_same() {
    let mut met = BTreeMap::new();
    for seed in 0..140 {
        let mut random = Random::new(seed);
        let mut state = State::new(Preferences::default());
        let own = own_packs(&mut random);
        for pack in &own {
            (state, _) = update(&state, Action::OpenPack { name: "acak".to_owned(), text: pack.to_string() });
        }
        let ids = [&built_in_ids()[..], &["acak"]].concat();
        let id = ids[usize::try_from(seed).unwrap() % ids.len()];
        let mut names: Option<Names> = None;
        println!("seed {seed}, {id}");
        for step in 0..100 {
            let actions = match &names {
                Some(names) if !random.chance(3) => some_actions(names, &mut random),
                _ => some_start(id, &own, &mut random),
            };
            for action in actions {
                let (next, _) = update(&state, action.clone());
                check(&state, &next, &action);
                state = next;
            }
            notice(&state, &mut met);
            // Fields of the assessment before are still about for a while.
            if names.is_none() || step % 3 == 0 {
                names = state.work().map(Names::of).or(names);
            }
        }
    }
    assert!(met.values().all(|count| *count > 100), "{met:?}");
}
