mod library;

use std::rc::Rc;

use super::improve::Improving;
use super::testing::{demo, fresh, run, unit};
use super::{
    Action, Anchor, Change, DeviceRefusal, Effect, EntryView, Field, Framing, KeepStatus, LeftOut, Measure, NoText,
    Notice, Page, State, SummaryColumn, TextFile, update,
};
use crate::engine::assessment::{self, Answer, Entry, EntryMode, FollowUp, ReportField};
use crate::engine::problem::{ProblemKind, UnitPoints};
use crate::engine::text::{IndicatorId, Language};
use crate::engine::text_of;

const TOTALS: [&str; 7] = ["49,85", "52,86", "55.09", "59,85", "62,06", "71,08", "74,82"];

/// A new assessment of a kabupaten under an instrument.
fn begun(instrument: &str) -> State {
    let start = fresh();
    run(start, [Action::Frame(Framing::ChooseInstrument(instrument.to_owned())), Action::Begin])
}

fn enter_total(number: usize, typed: &str) -> Action {
    Action::Enter(Field::Total(unit(number)), typed.to_owned())
}

/// Kabupaten Maluku Tenggara 2023 as it was printed.
fn maluku_tenggara() -> State {
    let totals = TOTALS.iter().enumerate().map(|(index, total)| enter_total(index + 1, total));
    run(begun("kepatuhan-2023"), totals)
}

fn total(state: &State) -> Option<String> {
    Some(state.work()?.outcome.verdict.as_ref()?.total.to_string())
}

fn assessment_text(state: &State) -> String {
    crate::engine::assessment::to_text(&state.work().unwrap().assessment)
}

#[test]
fn seven_printed_totals_give_the_printed_result() {
    let state = maluku_tenggara();
    let outcome = &state.work().unwrap().outcome;
    let verdict = outcome.verdict.as_ref().unwrap();
    assert_eq!(verdict.total.to_string(), "60.80");
    assert_eq!(verdict.band.code.as_deref(), Some("C"));
    assert_eq!(verdict.next.as_ref().unwrap().missing.to_string(), "17.20");
}

#[test]
fn a_new_assessment_proposes_the_units_of_the_body_and_assesses_nothing() {
    let state = begun("kepatuhan-2023");
    let work = state.work().unwrap();
    assert_eq!(work.assessment.units.len(), 7);
    assert!(work.outcome.verdict.is_none());
    assert_eq!(state.page, Page::Entry);
    assert_eq!(state.view, EntryView::Summary);
}

#[test]
fn the_newest_instrument_is_proposed_and_entered_by_indicator() {
    let state = run(fresh(), [Action::Begin]);
    assert_eq!(state.work().unwrap().assessment.instrument.id, "opini-2026");
    assert_eq!(state.view, EntryView::Unit);
}

#[test]
fn wrong_input_is_kept_beside_the_last_good_value() {
    let before = maluku_tenggara();
    for (typed, kind) in [
        ("8,7,5", ProblemKind::TwoSeparators),
        ("101", ProblemKind::out_of_range(0, 100)),
        ("abc", ProblemKind::NotANumber),
        ("1,23456", ProblemKind::TooManyDecimals { most: 4 }),
    ] {
        let (after, effects) = update(&before, enter_total(1, typed));
        let rejected = after.rejected.get(&Field::Total(unit(1))).unwrap();
        assert_eq!((rejected.typed.as_str(), &rejected.kind), (typed, &kind));
        assert_eq!(assessment_text(&after), assessment_text(&before));
        assert_eq!(effects, []);
        let mended = run(after, [enter_total(1, "50")]);
        assert!(mended.rejected.is_empty());
    }
}

#[test]
fn every_change_is_kept_on_the_device_and_reported_back() {
    let (state, effects) = update(&maluku_tenggara(), enter_total(1, "50"));
    let [Effect::Keep(keeping)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(*keeping.text, assessment_text(&state));
    assert_eq!(state.kept, KeepStatus::Pending);
    assert_eq!(
        run(state, [Action::Frame(Framing::KeepFailed(DeviceRefusal::Full))]).kept,
        KeepStatus::Refused(DeviceRefusal::Full)
    );
}

#[test]
fn undo_and_redo_lead_through_identical_states() {
    let states: Vec<_> = (0..50)
        .scan(maluku_tenggara(), |state, step| {
            *state = run(state.clone(), [enter_total(1 + step % 7, &format!("{step}"))]);
            Some(state.clone())
        })
        .collect();
    let texts: Vec<_> = states.iter().map(assessment_text).collect();
    let mut state = states.last().unwrap().clone();
    for text in texts.iter().rev().skip(1) {
        state = run(state, [Action::Undo]);
        assert_eq!(assessment_text(&state), *text);
    }
    for text in texts.iter().skip(1) {
        state = run(state, [Action::Redo]);
        assert_eq!(assessment_text(&state), *text);
    }
    assert!(!state.history.can_redo());
}

#[test]
fn a_paste_of_names_and_totals_is_one_step_and_adds_rows() {
    let block = TOTALS.iter().enumerate().map(|(index, total)| format!("Unit {index}\t{total}\r\n"));
    let block: String = block.chain(["Unit lain\t60\r\n".to_owned()]).collect();
    let before = begun("kepatuhan-2023");
    let anchor = Anchor::Summary { unit: 0, column: SummaryColumn::Name };
    let after = run(before.clone(), [Action::Paste(anchor, block)]);
    let units = &after.work().unwrap().assessment.units;
    assert_eq!(units.len(), 8);
    assert_eq!(units.last().unwrap().name, "Unit lain");
    assert!(total(&after).is_some());
    assert_eq!(assessment_text(&run(after, [Action::Undo])), assessment_text(&before));
}

#[test]
fn names_of_columns_above_pasted_figures_are_left_out() {
    let paste = |column: SummaryColumn, block: &str| {
        let anchor = Anchor::Summary { unit: 0, column };
        run(begun("kepatuhan-2023"), [Action::Paste(anchor, block.to_owned())])
    };
    let named = paste(SummaryColumn::Name, "Nama Unit\tNilai\nDinas Satu\t61,5\nDinas Dua\tbelum dinilai\n");
    let units = &named.work().unwrap().assessment.units;
    let found: Vec<_> = units.iter().map(|unit| (unit.name.as_str(), unit.entry.is_blank())).take(2).collect();
    assert_eq!(found, [("Dinas Satu", false), ("Dinas Dua", true)]);
    let figures = paste(SummaryColumn::Total, "Nilai\n61,5\n");
    assert_eq!(figures.notice, None);
    assert!(!figures.work().unwrap().assessment.units[0].entry.is_blank());
    // Any other word may be a figure that is wrong, and so may one between figures.
    for first in ["N/A", "6l,5", "t/b"] {
        let wrong = paste(SummaryColumn::Total, &format!("{first}\n61,5\n72\n"));
        let Some(Notice::PasteRejected(problems)) = wrong.notice.as_deref() else { panic!("{:?}", wrong.notice) };
        assert_eq!((problems[0].row, problems[0].value.as_str()), (1, first));
    }
    let wrong = paste(SummaryColumn::Total, "61,5\nNilai\n");
    let Some(Notice::PasteRejected(problems)) = wrong.notice.as_deref() else { panic!("{:?}", wrong.notice) };
    assert_eq!((problems[0].row, problems[0].value.as_str()), (2, "Nilai"));
}

/// The named units after a table was pasted at the first name, with their final scores, and the message.
fn pasted_table(block: &str) -> (Vec<(String, Entry)>, Option<Notice>) {
    let anchor = Anchor::Summary { unit: 0, column: SummaryColumn::Name };
    let before = run(begun("kepatuhan-2023"), [Action::Clear]);
    let after = run(before, [Action::Paste(anchor, block.to_owned())]);
    let units = &after.work().unwrap().assessment.units;
    let entered = units.iter().filter(|unit| unit.entry.mode() == EntryMode::Total && !unit.entry.is_blank());
    (entered.map(|unit| (unit.name.clone(), unit.entry.clone())).collect(), after.notice.as_deref().cloned())
}

#[test]
fn sums_and_means_below_a_pasted_table_are_no_units_and_are_named() {
    for name in ["Rata-rata", "Rata - rata", "RATA-RATA NILAI:", "Jumlah", "Total", "Nilai rata-rata"] {
        for (below, row) in [("", 3), ("\t\n", 4)] {
            let (units, notice) = pasted_table(&format!("Dinas Satu\t61,5\nDinas Dua\t72\n{below}{name}\t66,75\n"));
            assert_eq!(units.len(), 2, "{name}");
            let left_out = vec![LeftOut { row, name: name.to_owned() }];
            assert_eq!(notice, Some(Notice::PasteLeftOut(left_out)));
        }
    }
    let (units, notice) = pasted_table("Dinas Satu\t61,5\nTotal Bumi Clinic\t72\n");
    assert_eq!((units.len(), notice), (2, None), "a name that begins with such a word");
    let (units, _) = pasted_table("Jumlah\t2\nDinas Satu\t61,5\nRata-rata\t66,75\nDinas Dua\t72\n");
    assert_eq!(units.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Dinas Satu", "Dinas Dua"]);
}

#[test]
fn a_column_that_numbers_the_rows_of_a_pasted_table_is_left_out() {
    let rows = "1\tRSUD dr. H. Ishak Umarella\t61,5\n2\tDinas Kependudukan dan Pencatatan Sipil Kabupaten\t72\n";
    let plain = rows.replace("1\tR", "R").replace("2\tD", "D");
    let expected = pasted_table(&plain);
    assert_eq!((expected.0.len(), &expected.1), (2, &None));
    let headings = ["", "No\tNama Unit\tNilai\n", "No.\tUnit Layanan\tNilai 2024\n", "Urutan\tNama\tSkor\n"];
    for heading in headings.into_iter().chain(["NO\tNAMA\tNILAI\n(1)\t(2)\t(3)\n"]) {
        assert_eq!(pasted_table(&format!("{heading}{rows}")), expected, "{heading}");
        let (units, notice) = pasted_table(&format!("{heading}{rows}Rata-rata\t\t66,75\n"));
        assert_eq!(units, expected.0, "{heading}");
        assert!(matches!(notice, Some(Notice::PasteLeftOut(_))), "{heading}");
    }
    assert_eq!(pasted_table(&rows.replace("1\tR", "4.\tR").replace("2\tD", "5.\tD")), expected);
    // Numbers that do not count up, or that stand before figures, are names.
    for block in ["1\tDinas Satu\t61,5\n3\tDinas Dua\t72\n", "1\t61,5\n2\t72\tDinas\n"] {
        let (units, notice) = pasted_table(block);
        assert!(units.is_empty() && matches!(notice, Some(Notice::PasteRejected(_))), "{block}");
    }
    assert_eq!(pasted_table("1\t61,5\n2\t72\n").0.len(), 2);
}

#[test]
fn a_wrong_cell_beside_numbered_rows_is_named_by_its_place_in_the_table() {
    let (_, notice) = pasted_table("No\tNama\tNilai\n1\tDinas Satu\t61,5\n2\tDinas Dua\tx\n");
    let Some(Notice::PasteRejected(problems)) = notice else { panic!("{notice:?}") };
    let places: Vec<_> = problems.iter().map(|problem| (problem.row, problem.column, &problem.kind)).collect();
    assert_eq!(places, [(3, 3, &ProblemKind::NotANumber)]);
}

#[test]
fn what_a_figure_is_typed_over_is_named_and_comes_back_with_the_emptied_field() {
    let total = |typed: &str| Action::Enter(Field::Total(unit(1)), typed.to_owned());
    let before = run(demo("merah"), [Action::View(EntryView::Summary)]);
    let over = run(before.clone(), [Action::Draft(Field::Total(unit(1)), "9".to_owned()), total("90")]);
    let named = over.work().unwrap().assessment.units[0].name.clone();
    let notice = Notice::WayChanged { unit: named, was: EntryMode::Indicators, now: EntryMode::Total };
    assert_eq!(over.notice.as_deref(), Some(&notice));
    let cleared = run(over.clone(), [Action::Draft(Field::Total(unit(1)), String::new()), total("")]);
    assert_eq!(cleared.work().unwrap().assessment.units, before.work().unwrap().assessment.units);
    // By unit the way was chosen: an emptied field is an open one.
    let by_unit = run(over, [Action::View(EntryView::Unit), total("")]);
    assert_eq!(by_unit.work().unwrap().assessment.units[0].entry, Entry::Total(None));
    // A field that was empty before brings nothing back, and another figure is no other way.
    let chosen = run(before, [Action::SetMode(unit(1), EntryMode::Total), total("")]);
    assert_eq!(chosen.work().unwrap().assessment.units[0].entry, Entry::Total(None));
    assert_eq!(run(chosen, [total("70"), total("71")]).notice, None);
}

#[test]
fn whether_anything_applies_after_a_paste_does_not_hang_on_the_order_of_its_cells() {
    let before = begun("kepatuhan-2023");
    let count = before.work().unwrap().rules.indicators().count();
    let column = |last: &str| {
        let mut cells = vec!["t/b"; count - 1];
        cells.push(last);
        let anchor = Anchor::Grid { indicator: 0, unit: 0 };
        Action::Paste(anchor, cells.join("\n"))
    };
    let last = before.work().unwrap().rules.indicators().last().unwrap().id().clone();
    let answer = Action::Answer(unit(1), last, Some(Answer::NotApplicable));
    // What was refused in the cell that leaves nothing for a moment goes, too.
    let beside = before.work().unwrap().rules.indicators().nth(count - 2).unwrap().id().clone();
    let wrong = Action::Enter(Field::Answer(unit(1), beside), "9".to_owned());
    let pasted = run(before, [answer, wrong, column("2")]);
    assert_eq!((&pasted.notice, pasted.rejected.len()), (&None, 0));
    // Where nothing is left in the end, each cell that left nothing is named, and nothing changes.
    let (refused, effects) = update(&pasted, column("t/b"));
    let Some(Notice::PasteRejected(problems)) = refused.notice.as_deref() else { panic!("{:?}", refused.notice) };
    let places: Vec<_> = problems.iter().map(|problem| (problem.row, &problem.kind)).collect();
    assert_eq!(places, [(count, &ProblemKind::NothingApplicable)]);
    assert_eq!((assessment_text(&refused), effects), (assessment_text(&pasted), Vec::new()));
}

#[test]
fn what_is_pasted_takes_the_place_of_what_was_refused_there() {
    let wrong = |number: usize| enter_total(number, "101");
    let refused = run(begun("kepatuhan-2023"), [wrong(1), wrong(2), wrong(3)]);
    let anchor = Anchor::Summary { unit: 0, column: SummaryColumn::Total };
    let pasted = run(refused.clone(), [Action::Paste(anchor.clone(), "70\n80".to_owned())]);
    assert_eq!(pasted.rejected.keys().collect::<Vec<_>>(), [&Field::Total(unit(3))]);
    let kept = run(refused, [Action::Paste(anchor, "70\nx".to_owned())]);
    assert_eq!(kept.rejected.len(), 3, "a paste that is refused changes nothing");
}

#[test]
fn clearing_the_scores_leaves_what_was_refused_elsewhere() {
    let due = crate::session::evidence::EvidenceField::Due(crate::session::evidence::ItemPlace {
        unit: unit(1),
        indicator: IndicatorId::from("proses.moto"),
        item: crate::engine::text::ItemId::of_pack(0),
    });
    let wrong = |field, typed: &str| Action::Enter(field, typed.to_owned());
    let refused = run(
        maluku_tenggara(),
        [wrong(Field::Total(unit(1)), "101"), wrong(Field::Evidence(due.clone()), "32-13-2026")],
    );
    assert_eq!(refused.rejected.len(), 2);
    let cleared = run(refused, [Action::Clear]);
    assert_eq!(cleared.rejected.keys().collect::<Vec<_>>(), [&Field::Evidence(due)]);
}

#[test]
fn a_pasted_cell_in_quotes_may_hold_line_ends_tabs_and_quotes() {
    let names = |block: &str| {
        let anchor = Anchor::Summary { unit: 0, column: SummaryColumn::Name };
        let after = run(begun("kepatuhan-2023"), [Action::Paste(anchor, block.to_owned())]);
        assert!(after.notice.is_none(), "{:?}", after.notice);
        let units = &after.work().unwrap().assessment.units;
        let named: Vec<_> = units.iter().take(3).map(|unit| unit.name.clone()).collect();
        named
    };
    assert_eq!(names("\"Dinas\r\nSosial\"\t50\r\nPuskesmas\t60\r\n")[..2], ["Dinas Sosial", "Puskesmas"]);
    assert_eq!(names("\"Dinas \"\"Sosial\"\"\"\t50\nB\t60")[..2], ["Dinas \"Sosial\"", "B"]);
    // Quotes that do not end where the cell ends belong to it.
    assert_eq!(names("\"Satu\" Atap\t50\n\"Dua\t60\nTiga\t70"), ["\"Satu\" Atap", "\"Dua", "Tiga"]);
    let endless = format!("\"{}\t50\nB\t60", "\"\"".repeat(3));
    assert_eq!(names(&endless)[1], "B");
}

#[test]
fn a_block_fills_the_grid_and_a_wrong_cell_stops_all_of_it() {
    let before = begun("kepatuhan-2023");
    let good = (0..20).map(|_| "0\t1,0\t3").collect::<Vec<_>>().join("\n");
    let anchor = Anchor::Grid { indicator: 0, unit: 0 };
    let after = run(before.clone(), [Action::Paste(anchor.clone(), good.clone())]);
    assert_eq!(after.work().unwrap().outcome.unassessed, 7 * 37 - 60);

    let wrong = good.replacen("1,0", "8,7,5", 1).replacen("\n0", "\n101", 1);
    let (refused, effects) = update(&before, Action::Paste(anchor, wrong));
    let Some(Notice::PasteRejected(problems)) = refused.notice.as_deref() else { panic!("{:?}", refused.notice) };
    let places: Vec<_> = problems.iter().map(|problem| (problem.row, problem.column, problem.value.as_str())).collect();
    assert_eq!(places, [(1, 2, "8,7,5"), (2, 1, "101")]);
    assert_eq!(assessment_text(&refused), assessment_text(&before));
    assert_eq!(effects, []);
}

#[test]
fn a_block_over_the_edge_of_the_grid_is_refused() {
    let anchor = Anchor::Grid { indicator: 36, unit: 6 };
    let state = run(begun("kepatuhan-2023"), [Action::Paste(anchor, "1\t2\n3".to_owned())]);
    let Some(Notice::PasteRejected(problems)) = state.notice.as_deref() else { panic!("{:?}", state.notice) };
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::OverTheEdge));
    assert_eq!(problems.len(), 2);
}

#[test]
fn entering_a_unit_another_way_sets_the_former_entry_aside() {
    let before = maluku_tenggara();
    let changed = run(before.clone(), [Action::SetMode(unit(1), EntryMode::Indicators)]);
    assert!(total(&changed).is_none());
    let said = changed.notice.as_deref();
    assert!(matches!(said, Some(Notice::WayChanged { now: EntryMode::Indicators, .. })), "{said:?}");
    let back = run(changed, [Action::SetMode(unit(1), EntryMode::Total)]);
    assert!(!matches!(back.notice.as_deref(), Some(Notice::WayChanged { .. })), "nothing was entered in between");
    assert_eq!(total(&back).as_deref(), Some("60.80"));
    assert_eq!(assessment_text(&back), assessment_text(&before));
}

#[test]
fn a_bad_file_leaves_the_work_untouched() {
    let before = maluku_tenggara();
    for text in ["", "{", "[]", "{\"format\":\"x\"}", &assessment_text(&before)[..200]] {
        let (after, effects) = update(&before, Action::OpenFile { name: "a.json".to_owned(), text: text.to_owned() });
        assert!(matches!(after.notice.as_deref(), Some(Notice::FileRejected { .. })), "{text}");
        assert_eq!(assessment_text(&after), assessment_text(&before));
        assert_eq!(effects, []);
    }
}

#[test]
fn opening_a_file_or_a_demo_can_be_undone() {
    let before = maluku_tenggara();
    let text = assessment_text(&begun("opini-2026"));
    for action in [Action::OpenDemo("hijau"), Action::OpenFile { name: "b.json".to_owned(), text }] {
        let opened = run(before.clone(), [action]);
        assert!(matches!(opened.notice.as_deref(), Some(Notice::Opened { .. })));
        assert_ne!(assessment_text(&opened), assessment_text(&before));
        assert_eq!(assessment_text(&run(opened, [Action::Undo])), assessment_text(&before));
    }
}

#[test]
fn work_that_cannot_be_read_is_set_aside_and_offered() {
    let (state, effects) = update(&fresh(), Action::Restore("{ broken".to_owned()));
    assert!(matches!(state.notice.as_deref(), Some(Notice::RestoreFailed { .. })));
    assert_eq!(effects, [Effect::KeepUnreadable("{ broken".to_owned())]);
}

#[test]
fn what_was_kept_is_taken_up_again_as_it_was() {
    let before = maluku_tenggara();
    let after = run(fresh(), [Action::Restore(assessment_text(&before))]);
    assert_eq!(assessment_text(&after), assessment_text(&before));
    assert!(!after.history.can_undo());
}

#[test]
fn changed_weights_must_add_up() {
    let before = maluku_tenggara();
    let weight = |typed: &str| Action::Enter(Field::Weight("input".into()), typed.to_owned());
    let refused = run(before.clone(), [weight("30")]);
    let kind = &refused.rejected.values().next().unwrap().kind;
    assert!(matches!(kind, ProblemKind::WeightsSum { .. }), "{kind:?}");
    assert_eq!(assessment_text(&refused), assessment_text(&before));
    let indicator = Action::Enter(Field::Weight("input.tugas".into()), "8".to_owned());
    let changed = run(before.clone(), [indicator]);
    assert_eq!(changed.work().unwrap().assessment.overrides.weights.len(), 1);
    assert_eq!(assessment_text(&run(changed, [Action::ResetOverrides])), assessment_text(&before));
}

#[test]
fn weights_that_only_fit_together_are_taken_over_together() {
    let before = maluku_tenggara();
    let weight = |id: &str, typed: &str| Action::Enter(Field::Weight(id.into()), typed.to_owned());
    let sum_of = |state: &State, id: &str| match &state.rejected.get(&Field::Weight(id.into())).unwrap().kind {
        ProblemKind::WeightsSum { sum, .. } => sum.clone(),
        other => panic!("{other:?}"),
    };
    let first = run(before.clone(), [weight("input", "25")]);
    assert_eq!(sum_of(&first, "input"), "103.15");
    // Each says what all of them add up to.
    let both = run(first, [weight("proses", "29")]);
    assert_eq!((sum_of(&both, "input"), sum_of(&both, "proses")), ("99.78".to_owned(), "99.78".to_owned()));
    let malformed = run(both.clone(), [weight("output", "x")]);
    let together = run(malformed, [weight("proses", "29,22")]);
    let weights = &together.work().unwrap().assessment.overrides.weights;
    assert_eq!(
        weights.iter().map(|(id, percent)| (id.as_str(), percent.text())).collect::<Vec<_>>(),
        [("input", "25"), ("proses", "29.22")]
    );
    // What is no number stays refused, for itself.
    assert_eq!(together.rejected.keys().collect::<Vec<_>>(), [&Field::Weight("output".into())]);
    // One step back undoes both, and both can be emptied again.
    assert_eq!(assessment_text(&run(together.clone(), [Action::Undo])), assessment_text(&before));
    let emptied = run(together, [weight("input", ""), weight("proses", "")]);
    assert_eq!(assessment_text(&emptied), assessment_text(&before));
    // One that is taken back leaves the other one to itself.
    let alone = run(both, [weight("proses", "31,85"), weight("proses", "")]);
    assert_eq!(sum_of(&alone, "input"), "103.15");
}

#[test]
fn points_are_held_against_the_weight_of_their_dimension() {
    let points = |typed: &str| Action::Enter(Field::Points(unit(1), "input".into()), typed.to_owned());
    let refused = |typed: &str| {
        let after = run(begun("kepatuhan-2023"), [points(typed)]);
        after.rejected.get(&Field::Points(unit(1), "input".into())).map(|rejected| rejected.kind.clone())
    };
    // Above the weight it may be a percentage, also above 100.
    for above in ["21,86", "100", "101"] {
        assert_eq!(refused(above), Some(ProblemKind::PointsAboveWeight { weight: "21.85".to_owned() }), "{above}");
    }
    assert_eq!(refused("-1"), Some(ProblemKind::out_of_range(0, "21.85")));
    assert_eq!(refused("21,85"), None);
}

#[test]
fn points_of_one_instrument_are_not_asked_for_under_another() {
    let asked = run(begun("kepatuhan-2023"), [Action::View(EntryView::Summary), Action::Measure(Measure::Points)]);
    assert_eq!(asked.measure, Measure::Points);
    let begin = [
        Action::Frame(Framing::ChooseInstrument("opini-2025".to_owned())),
        Action::Begin,
        Action::AddUnit("Dinas".to_owned()),
    ];
    let other = run(asked, begin);
    assert_eq!(other.measure, Measure::Total);
    let tried = run(other, [Action::Measure(Measure::Points), Action::SetMode(unit(1), EntryMode::Points)]);
    let work = tried.work().unwrap();
    assert!(work.assessment.units.iter().all(|unit| unit.entry.mode() != EntryMode::Points));
    assert_eq!(tried.measure, Measure::Total);
}

#[test]
fn weights_that_contradict_an_entry_name_the_unit_and_the_figures() {
    let mut file: serde_json::Value = serde_json::from_str(&assessment_text(&maluku_tenggara())).unwrap();
    file["overrides"]["weights"] = serde_json::json!({ "input": "22.85", "proses": "31.37" });
    let points = serde_json::json!({ "input": "22.5", "proses": "10.76", "output": "20.76", "pengaduan": "9.61" });
    file["units"][1]["entry"] = serde_json::json!({ "mode": "dimensions", "points": points });
    let name = file["units"][1]["name"].as_str().unwrap().to_owned();
    let open = Action::OpenFile { name: "a".to_owned(), text: file.to_string() };
    let opened = run(fresh(), [open]);
    let reset = run(opened.clone(), [Action::ResetOverrides]);
    let expected = |weight: &str| {
        let (unit, points, weight) = (name.clone(), "22.5".to_owned(), weight.to_owned());
        let instrument = opened.work().unwrap().rules.instrument();
        let dimension = instrument.dimension("input").unwrap().name.clone();
        ProblemKind::PointsOfUnit(Box::new(UnitPoints { unit, dimension, points, weight }))
    };
    assert_eq!(reset.notice.as_deref(), Some(&Notice::ResetRefused(expected("21.85"))));
    assert_eq!(assessment_text(&reset), assessment_text(&opened));
    // Points that were left for another way of entering hold nothing up, and come back when they fit again.
    let left = run(opened, [Action::SetMode(unit(2), EntryMode::Total), Action::ResetOverrides]);
    assert!(left.work().unwrap().assessment.overrides.weights.is_empty(), "{:?}", left.notice);
    let points = |state: &State| {
        let unit = state.work().unwrap().assessment.units[1].clone();
        (unit.entry.is_blank(), unit.set_aside.len())
    };
    let back = run(left, [Action::SetMode(unit(2), EntryMode::Points)]);
    assert_eq!(points(&back), (true, 1));
    let wider = run(back, [Action::SetMode(unit(2), EntryMode::Total), Action::Undo, Action::Undo, Action::Undo]);
    assert_eq!(points(&run(wider, [Action::SetMode(unit(2), EntryMode::Points)])), (false, 0));
}

#[test]
fn another_version_of_the_instrument_stays_in_the_file_until_the_user_notes_the_present_one() {
    let mut file: serde_json::Value = serde_json::from_str(&assessment_text(&maluku_tenggara())).unwrap();
    let here = file["instrument"]["version"].clone();
    let other = |state: &State| {
        let work = state.work().unwrap();
        work.assessment.instrument.other_version(work.rules.instrument()).map(str::to_owned)
    };
    let open = |file: &serde_json::Value| Action::OpenFile { name: "a".to_owned(), text: file.to_string() };
    for version in [here.clone(), serde_json::json!("")] {
        file["instrument"]["version"] = version;
        assert_eq!(other(&run(fresh(), [open(&file)])), None);
    }
    file["instrument"]["version"] = "9.0.1".into();
    let opened = run(fresh(), [open(&file), enter_total(1, "61")]);
    assert_eq!(other(&opened).as_deref(), Some("9.0.1"));
    assert!(assessment_text(&opened).contains("9.0.1"));
    let noted = run(opened.clone(), [Action::NoteVersion]);
    let saved: serde_json::Value = serde_json::from_str(&assessment_text(&noted)).unwrap();
    assert_eq!((other(&noted), &saved["instrument"]["version"]), (None, &here));
    assert_eq!(noted.history.undoes(), Some(&Change::Version));
    assert_eq!(assessment_text(&run(noted, [Action::Undo])), assessment_text(&opened));
}

#[test]
fn a_reset_forgets_every_refused_assumption_and_nothing_else() {
    let refused = [
        Action::Enter(Field::Weight("input".into()), "x".to_owned()),
        Action::Enter(Field::BundleEffort("mpp".into()), "12".to_owned()),
        Action::Enter(Field::BundleLevel("mpp".into(), "proses.terpadu".into()), "9".to_owned()),
        Action::Enter(Field::Factor, "0".to_owned()),
        Action::Enter(Field::Total(unit(1)), "101".to_owned()),
        Action::Enter(Field::Weight("input.tugas".into()), "8".to_owned()),
    ];
    let state = run(maluku_tenggara(), refused);
    assert_eq!(state.rejected.len(), 5);
    let reset = run(state, [Action::ResetOverrides]);
    assert_eq!(reset.rejected.keys().collect::<Vec<_>>(), [&Field::Total(unit(1))]);
}

#[test]
fn what_was_refused_is_shown_in_the_language_of_the_screen() {
    let mut state = begun("opini-2025");
    state = run(state, [Action::Frame(Framing::Speak(Language::English))]);
    let instrument = state.work().unwrap().rules.instrument().clone();
    let drop = |id: &IndicatorId| Action::Answer(unit(1), id.clone(), Some(Answer::NotApplicable));
    let state = run(state, instrument.indicators().map(|indicator| drop(&indicator.id)));
    assert_eq!(state.rejected.values().next().unwrap().typed, "n/a");
}

#[test]
fn what_has_no_weight_does_not_keep_a_unit_assessable() {
    let mut state = begun("opini-2025");
    state = run(state, [Action::Enter(Field::Weight("kepercayaan".into()), "100".to_owned())]);
    assert!(state.rejected.is_empty(), "{:?}", state.rejected);
    let instrument = state.work().unwrap().rules.instrument().clone();
    let survey = instrument.dimension("kepercayaan").unwrap().indicators.iter();
    let drop = survey.map(|indicator| Action::Answer(unit(1), indicator.id.clone(), Some(Answer::NotApplicable)));
    let state = run(state, drop);
    assert_eq!(state.rejected.values().next().unwrap().kind, ProblemKind::NothingApplicable);
    let work = state.work().unwrap();
    assessment::read_for(&assessment::to_text(&work.assessment), work.rules.instrument()).unwrap();
}

#[test]
fn a_unit_keeps_something_to_assess() {
    let state = begun("opini-2025");
    let instrument = state.work().unwrap().rules.instrument().clone();
    let answers = instrument
        .indicators()
        .map(|indicator| Action::Answer(unit(1), indicator.id.clone(), Some(Answer::NotApplicable)));
    let state = run(state, answers);
    assert_eq!(state.rejected.values().next().unwrap().kind, ProblemKind::NothingApplicable);
}

#[test]
fn the_second_axis_adds_the_suffix_only_when_all_was_followed_up() {
    let state = begun("opini-2025");
    let added =
        |answer| run(state.clone(), [Action::Follow(answer)]).work().unwrap().outcome.suffix.as_ref().unwrap().added;
    assert_eq!(added(FollowUp::All), Some(true));
    assert_eq!(added(FollowUp::NotAll), Some(false));
    assert_eq!(added(FollowUp::NoneIssued), None);
}

#[test]
fn without_an_assessment_a_screen_that_needs_one_leads_to_the_start() {
    for (name, page) in Page::NAMES {
        let shown = run(fresh(), [Action::Frame(Framing::Go(page))]).page;
        assert_eq!(shown, if page.needs_no_work() { page } else { Page::Start }, "{name}");
    }
    let needing = Page::NAMES.iter().filter(|(_, page)| !page.needs_no_work()).map(|(name, _)| *name);
    assert_eq!(needing.collect::<Vec<_>>(), ["isi", "hasil", "perbaikan", "bukti", "laporan"]);
}

#[test]
fn a_removed_unit_comes_back_by_undo() {
    let before = maluku_tenggara();
    let removed = run(before.clone(), [Action::RemoveUnit(unit(3))]);
    assert_eq!(removed.work().unwrap().assessment.units.len(), 6);
    assert!(matches!(removed.notice.as_deref(), Some(Notice::Removed { .. })));
    assert_eq!(assessment_text(&run(removed, [Action::Undo])), assessment_text(&before));
}

#[test]
fn language_and_theme_leave_the_assessment_alone() {
    let before = maluku_tenggara();
    let (after, effects) = update(&before, Action::Frame(Framing::Speak(Language::English)));
    assert_eq!(assessment_text(&after), assessment_text(&before));
    assert_eq!(effects, [Effect::KeepPreferences]);
}

#[test]
fn saving_offers_a_file_named_after_body_and_instrument() {
    let name = Action::Enter(Field::BodyName, "Kabupaten Maluku Tenggara".to_owned());
    let (state, effects) = update(&run(maluku_tenggara(), [name]), Action::SaveFile);
    let text = assessment_text(&state);
    let name = "kabupaten-maluku-tenggara-kepatuhan-2023.zona-hijau.json".to_owned();
    assert_eq!(effects, [Effect::Download { name, text }]);
}

#[test]
fn the_form_of_the_report_is_kept_with_the_assessment_and_undone() {
    let before = maluku_tenggara();
    let place = Field::Report(ReportField::Place);
    let (after, effects) = update(&before, Action::Enter(place, " Langgur ".to_owned()));
    let work = after.work().unwrap();
    assert_eq!(work.assessment.report_text(ReportField::Place), "Langgur");
    assert!(matches!(&effects[..], [Effect::Keep(keeping)] if *keeping.text == *assessment_text(&after)));
    let (undone, _) = update(&after, Action::Undo);
    assert_eq!(assessment_text(&undone), assessment_text(&before));
    let (name, text) = ("laporan.html".to_owned(), "<html></html>".to_owned());
    let (same, effects) = update(&after, Action::SaveText { name: name.clone(), text: text.clone() });
    assert_eq!((assessment_text(&same), effects), (assessment_text(&after), vec![Effect::Download { name, text }]));
}

/// A pack of another agency: the 2023 one under another id.
fn own_pack() -> String {
    let (_, text) = crate::engine::instrument::BUILT_IN[3];
    let mut pack: serde_json::Value = serde_json::from_str(text).unwrap();
    pack["id"] = "contoh-2030".into();
    pack["examples"] = serde_json::json!([]);
    pack.to_string()
}

#[test]
fn an_own_pack_can_be_chosen_and_its_files_open() {
    let open = Action::OpenPack { name: "contoh.json".to_owned(), text: own_pack() };
    let (state, effects) = update(&fresh(), open);
    assert!(matches!(state.notice.as_deref(), Some(Notice::PackOpened { .. })));
    assert!(matches!(effects.as_slice(), [Effect::KeepPacks(packs)] if packs.len() == 1));
    let state = run(state, [Action::Begin, enter_total(1, "80")]);
    let text = assessment_text(&state);
    assert!(text.contains("contoh-2030"));
    let restored = run(fresh(), [Action::RestorePack(own_pack()), Action::Restore(text.clone())]);
    assert_eq!(assessment_text(&restored), text);
}

#[test]
fn a_pack_that_is_chosen_as_a_file_is_opened_as_one() {
    let open = |text| update(&fresh(), Action::OpenFile { name: "contoh.json".to_owned(), text });
    let (state, effects) = open(own_pack());
    assert!(matches!(state.notice.as_deref(), Some(Notice::PackOpened { .. })));
    assert!(matches!(effects.as_slice(), [Effect::KeepPacks(packs)] if packs.len() == 1));
    assert_eq!(state.setup.instrument, "contoh-2030");
    // What is wrong with it is told as of a pack.
    let (state, effects) = open(own_pack().replace("\"half_up\"", "\"sideways\""));
    assert!(matches!(state.notice.as_deref(), Some(Notice::PackRejected { .. })) && effects.is_empty());
}

#[test]
fn a_file_that_is_no_text_is_refused_and_the_others_are_opened() {
    let text = text_of(b"caf\xE9".to_vec()).map_err(NoText::NotText);
    let good = TextFile { name: "baik.json".to_owned(), text: Ok(assessment_text(&maluku_tenggara())) };
    let state = run(fresh(), [Action::OpenFiles(vec![TextFile { name: "lama.json".to_owned(), text }, good])]);
    assert!(state.work().is_some());
    let (name, problems) = state.notice.as_ref().unwrap().refused_file().unwrap();
    let kinds: Vec<_> = problems.iter().map(|problem| &problem.kind).collect();
    assert_eq!((name, kinds), ("lama.json", vec![&ProblemKind::NotUtf8 { at: 3 }]));
}

#[test]
fn a_file_that_cannot_be_read_is_to_be_chosen_again() {
    let lost = |name: &str| TextFile { name: name.to_owned(), text: Err(NoText::Unread) };
    let good = TextFile { name: "baik.json".to_owned(), text: Ok(assessment_text(&maluku_tenggara())) };
    let state = run(fresh(), [Action::OpenFiles(vec![lost("stik.json"), good, lost("folder")])]);
    assert!(state.work().is_some());
    let (names, problems) = state.notice.as_ref().unwrap().refused_file().unwrap();
    let found: Vec<_> = problems.iter().map(|problem| (problem.path.as_str(), &problem.kind)).collect();
    assert_eq!(names, "stik.json, folder");
    assert_eq!(found, [("[\"stik.json\"]", &ProblemKind::Unread), ("folder", &ProblemKind::Unread)]);
    let one = run(fresh(), [Action::OpenFiles(vec![lost("stik.json")])]);
    let (_, problems) = one.notice.as_ref().unwrap().refused_file().unwrap();
    assert_eq!(problems.to_string(), "file: could not be read; choose it again\n");
}

#[test]
fn a_spreadsheet_that_is_opened_as_a_file_is_told_where_it_belongs() {
    let text = |bytes: &[u8]| text_of(bytes.to_vec()).map_err(NoText::NotText);
    let csv = "[Petunjuk]\nZona Hijau;\n[Isian]\n";
    for (name, text) in [
        ("isian.xlsx", text(b"PK\x03\x04\x14\x00\x93")),
        ("isian", text(b"PK\x03\x04\x14\x00\x93")),
        ("isian.CSV", text(csv.as_bytes())),
        ("lama.csv", text(b"Bula \x93")),
    ] {
        let state = run(fresh(), [Action::OpenFiles(vec![TextFile { name: name.to_owned(), text }])]);
        let (named, problems) = state.notice.as_ref().unwrap().refused_file().unwrap();
        let kinds: Vec<_> = problems.iter().map(|problem| &problem.kind).collect();
        assert_eq!((named, kinds), (name, vec![&ProblemKind::Spreadsheet]));
    }
    for open in [
        Action::OpenFile { name: "isian.csv".to_owned(), text: csv.to_owned() },
        Action::OpenPack { name: "isian.csv".to_owned(), text: csv.to_owned() },
    ] {
        let refused = run(fresh(), [open]);
        assert!(matches!(refused.notice.as_deref(), Some(Notice::FileRejected { problems, .. })
            if problems.iter().all(|problem| problem.kind == ProblemKind::Spreadsheet)));
    }
    // What is a saved file is opened, whatever it is called.
    let named = Action::OpenFile { name: "a.csv".to_owned(), text: assessment_text(&maluku_tenggara()) };
    assert!(run(fresh(), [named]).work().is_some());
}

#[test]
fn of_files_dropped_together_packs_are_read_first_and_every_refusal_is_told() {
    let pack = own_pack();
    let other: serde_json::Value = serde_json::from_str(&pack).unwrap();
    let mut file: serde_json::Value = serde_json::from_str(&assessment_text(&maluku_tenggara())).unwrap();
    file["instrument"]["id"] = other["id"].clone();
    // A word in a note makes no pack.
    file["notes"] = serde_json::json!({ "u1": "\"zona-hijau/instrument\"" });
    let dropped = |files: &[(&str, &str)]| {
        let file = |(name, text): &(&str, &str)| TextFile { name: (*name).to_owned(), text: Ok((*text).to_owned()) };
        run(fresh(), [Action::OpenFiles(files.iter().map(file).collect())])
    };
    let good = ("baik.json", &*file.to_string());
    let both = dropped(&[good, ("paket.json", &pack)]);
    assert_eq!(both.work().unwrap().rules.instrument().id.as_str(), other["id"]);
    assert_eq!(both.notice.as_deref(), Some(&Notice::Opened { name: "baik.json".to_owned() }));
    let one_bad = dropped(&[("putus.json", "{"), ("paket.json", &pack), good]);
    assert!(one_bad.work().is_some());
    assert_eq!(one_bad.notice.as_ref().unwrap().refused_file().unwrap().0, "putus.json");
    let two_bad = dropped(&[("putus.json", "{"), good, ("asing.json", r#"{ "format": "x" }"#)]);
    let (names, problems) = two_bad.notice.as_ref().unwrap().refused_file().unwrap();
    // Without the pack the good one is refused too.
    assert_eq!(names, "putus.json, baik.json, asing.json");
    for name in ["putus.json", "baik.json", "asing.json"] {
        assert!(problems.iter().any(|problem| problem.path.starts_with(&format!("[\"{name}\"]"))), "{problems:?}");
    }
}

#[test]
fn a_bad_pack_and_one_with_a_built_in_id_are_refused() {
    let built_in = own_pack().replace("contoh-2030", "kepatuhan-2023");
    for text in ["{}".to_owned(), built_in, own_pack().replace("\"half_up\"", "\"sideways\"")] {
        let before = maluku_tenggara();
        let (after, effects) = update(&before, Action::OpenPack { name: "x.json".to_owned(), text });
        assert!(matches!(after.notice.as_deref(), Some(Notice::PackRejected { .. })));
        assert_eq!(assessment_text(&after), assessment_text(&before));
        assert_eq!(effects, []);
    }
}

#[test]
fn the_cards_of_the_demo_bodies_say_what_the_engine_computes() {
    for demo in super::demo::DEMOS {
        let state = run(fresh(), [Action::OpenDemo(demo.id)]);
        let work = state.work().unwrap();
        let verdict = work.outcome.verdict.as_ref().unwrap();
        assert_eq!(
            (&*work.assessment.body.name, &*work.assessment.instrument.id),
            (demo.name, super::demo::INSTRUMENT)
        );
        assert_eq!(verdict.total.to_string(), demo.total);
        assert_eq!(verdict.band.code.as_deref(), Some(demo.code));
        assert_eq!(verdict.band.zone, Some(demo.zone));
        let bands = work.rules.instrument().bands.iter().rev().map(|band| (band.min.to_text(), band.zone));
        let known = super::demo::BANDS.iter().map(|(limit, zone)| (limit.to_string(), Some(*zone)));
        assert_eq!(bands.collect::<Vec<_>>(), known.collect::<Vec<_>>());
    }
}

#[test]
fn a_kind_of_body_that_an_instrument_does_not_know_gets_its_first_units() {
    let start = fresh();
    let state = run(start, [Action::Frame(Framing::ChooseKind("kementerian".to_owned())), Action::Begin]);
    assert!(!state.work().unwrap().assessment.units.is_empty());
}

#[test]
fn the_name_that_is_proposed_for_a_new_unit_is_selected_and_that_of_its_neighbour_is_not() {
    let (added, effects) = update(&begun("kepatuhan-2023"), Action::AddUnit("Unit 8".to_owned()));
    let id = added.unit.clone().unwrap();
    assert!(effects.contains(&Effect::SelectName(id.clone())), "{effects:?}");
    let (removed, effects) = update(&added, Action::RemoveUnit(id));
    assert!(effects.contains(&Effect::FocusName(removed.unit.unwrap())), "what is typed must not replace it");
}

#[test]
fn the_kind_of_a_unit_follows_its_new_name() {
    let name = |number, text: &str| Action::Enter(Field::UnitName(unit(number)), text.to_owned());
    let state = run(begun("kepatuhan-2023"), [name(1, "Puskesmas Watdek"), name(2, "Kantor Camat")]);
    let kinds: Vec<_> = state.work().unwrap().assessment.units.iter().map(|unit| unit.kind.as_str()).collect();
    assert_eq!(kinds[..2], ["puskesmas", ""]);
}

#[test]
fn a_new_assessment_says_how_to_get_the_former_one_back() {
    let before = maluku_tenggara();
    let after = run(before.clone(), [Action::Begin]);
    assert!(matches!(after.notice.as_deref(), Some(Notice::Begun { .. })));
    assert_eq!(assessment_text(&run(after, [Action::Undo])), assessment_text(&before));
}

#[test]
fn what_was_refused_is_forgotten_when_the_unit_is_entered_another_way() {
    let state = run(maluku_tenggara(), [enter_total(1, "8,7,5")]);
    let percent = Action::Enter(Field::Percent(unit(1), "input".into()), "50".to_owned());
    assert!(run(state.clone(), [percent]).rejected.is_empty());
    assert!(!run(state, [enter_total(2, "60")]).rejected.is_empty());
}

#[test]
fn restored_work_is_shown_the_way_it_was_entered() {
    let text = assessment_text(&maluku_tenggara());
    let state = run(fresh(), [Action::Restore(text)]);
    assert_eq!((state.view, state.setup.instrument.as_str()), (EntryView::Summary, "kepatuhan-2023"));
    let state = run(fresh(), [Action::OpenDemo("merah")]);
    assert_eq!(state.view, EntryView::Grid);
}

#[test]
fn forgetting_leaves_nothing_to_find_and_nothing_to_undo() {
    let (state, effects) = update(&maluku_tenggara(), Action::Forget);
    assert!(state.work().is_none() && !state.history.can_undo() && state.packs.own().is_empty());
    assert_eq!(state.notice.as_deref(), Some(&Notice::Forgotten));
    assert_eq!(effects, [Effect::ForgetAll, Effect::ShowPage(Page::Start)]);
    assert!(run(state, [Action::Undo]).work().is_none());
}

#[test]
fn an_empty_figure_leaves_a_unit_that_is_entered_another_way_as_it_is() {
    let answered = Action::Answer(unit(1), "proses.terpadu".into(), Some(Answer::Level("2".into())));
    let before = run(begun("kepatuhan-2023"), [answered]);
    let dimension = || "proses".into();
    for field in [Field::Total(unit(1)), Field::Points(unit(1), dimension()), Field::Percent(unit(1), dimension())] {
        let typed = Action::Draft(field.clone(), "7".to_owned());
        let after = run(before.clone(), [typed, Action::Enter(field, String::new())]);
        assert_eq!(assessment_text(&after), assessment_text(&before));
    }
    let anchor = Anchor::Summary { unit: 0, column: SummaryColumn::Name };
    let after = run(before, [Action::Paste(anchor, "RSUD\t\nDinas Sosial\t61,5".to_owned())]);
    let modes: Vec<_> = after.work().unwrap().assessment.units.iter().map(|unit| unit.entry.mode()).collect();
    assert_eq!(modes[..2], [EntryMode::Indicators, EntryMode::Total]);

    let totals = maluku_tenggara();
    let after = run(totals.clone(), [Action::Answer(unit(1), "proses.terpadu".into(), None)]);
    assert_eq!(assessment_text(&after), assessment_text(&totals));
}

#[test]
fn typing_that_comes_to_nothing_leaves_what_can_be_redone() {
    let undone = run(maluku_tenggara(), [Action::Undo]);
    let draft = |typed: &str| Action::Draft(Field::Total(unit(1)), typed.to_owned());
    for last in [TOTALS[0], "abc"] {
        let state = run(undone.clone(), [draft("4"), draft("48"), enter_total(1, last), Action::Redo]);
        assert_eq!(assessment_text(&state), assessment_text(&maluku_tenggara()), "{last}");
    }
    let state = run(undone, [draft("4"), enter_total(1, "48")]);
    assert!(!state.history.can_redo());
}

#[test]
fn a_column_of_a_whole_workbook_is_refused_and_a_long_list_is_not() {
    let before = begun("kepatuhan-2023");
    let list = |rows: usize| {
        let lines: Vec<_> = (0..rows).map(|row| format!("Unit {row}\t{}", row % 100)).collect();
        Action::Paste(Anchor::Summary { unit: 0, column: SummaryColumn::Name }, lines.join("\n"))
    };
    let long = run(before.clone(), [list(1_000)]);
    assert_eq!(long.work().unwrap().assessment.units.len(), 1_000);
    assert_eq!(total(&long).as_deref(), Some("49.50"));
    let refused = run(before.clone(), [list(1_001)]);
    assert_eq!(assessment_text(&refused), assessment_text(&before));
    let Some(Notice::PasteRejected(problems)) = refused.notice.as_deref() else {
        panic!("{:?}", refused.notice);
    };
    let most = ProblemKind::BlockTooLarge { most: 1_000 };
    assert_eq!(
        problems.iter().map(|problem| (&problem.kind, problem.value.as_str())).collect::<Vec<_>>(),
        [(&most, "1001")]
    );
}

#[test]
fn a_number_that_is_deleted_again_leaves_the_band_that_is_aimed_at() {
    let aim = Action::Improve(Improving::Aim(Some("B".to_owned())));
    let enter = |typed: &str| Action::Enter(Field::Target, typed.to_owned());
    let target = |state: &State| state.work().unwrap().assessment.target.clone();
    let aimed = run(maluku_tenggara(), [aim]);
    let deleted = run(aimed.clone(), [Action::Draft(Field::Target, "8".to_owned()), enter("")]);
    assert_eq!(target(&deleted).as_deref(), Some("B"));
    assert_eq!(target(&run(aimed.clone(), [enter("80"), enter("")])), None);
    assert_eq!(target(&run(aimed, [enter("80,5")])).as_deref(), Some("80.5"));
}

#[test]
fn another_target_scores_nothing_anew() {
    let before = maluku_tenggara();
    let aimed = run(before.clone(), [Action::Improve(Improving::Aim(Some("B".to_owned())))]);
    let outcome = |state: &State| Rc::clone(&state.work().unwrap().outcome);
    assert_eq!(aimed.work().unwrap().assessment.target.as_deref(), Some("B"));
    assert!(Rc::ptr_eq(&outcome(&aimed), &outcome(&before)));
    assert!(!Rc::ptr_eq(&outcome(&run(aimed, [enter_total(1, "50")])), &outcome(&before)));
}
