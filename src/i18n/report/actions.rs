//! What the head is told to do first: of the cheapest plan to the target where there is one, else what adds most; of a
//! report card alone, the figures that are furthest from their most.

use super::build::{Subject, unit_name};
use super::prepare::evidence_of;
use super::{Cell, Column, Mark, Row, Section, Table, TableKind};
use crate::engine::assessment::{EntryMode, Unit};
use crate::engine::gains::{Gain, gains_of};
use crate::engine::instrument::{Basis, Dimension, Marked};
use crate::engine::number::Rational;
use crate::engine::plan::{Course, Planner};
use crate::engine::shortfall::{Shortfall, shortfalls};
use crate::engine::sorting::sort_by;
use crate::engine::text::{BundleId, IndicatorId, UnitId};
use crate::engine::{Standing, Target};
use crate::i18n::{Locale, fill, rounding_gap};

/// How many actions the head reads.
const ACTIONS: usize = 3;
/// How many figures it reads that are far from their most.
const FURTHEST: usize = 5;
/// The most work for the plan that the actions are taken from: a second at most, and far more than a usual body takes.
const MOST_WORK: u64 = 30_000_000;

/// What is done: a standard raised by itself, or a bundle for several.
#[derive(Clone, PartialEq)]
enum Deed {
    Standard(IndicatorId),
    Bundle(BundleId),
}

/// Something to do, over all units.
struct Action {
    deed: Deed,
    gain: Rational,
    effort: u32,
    /// Where.
    units: Vec<UnitId>,
    /// The standards that it raises.
    raises: Vec<IndicatorId>,
}

impl Action {
    fn new(deed: Deed) -> Self {
        Self { deed, gain: Rational::ZERO, effort: 0, units: Vec::new(), raises: Vec::new() }
    }

    fn add(&mut self, gain: &Rational, effort: u32, unit: &UnitId, indicator: &IndicatorId) {
        self.gain = &self.gain + gain;
        self.effort = self.effort.saturating_add(effort);
        if !self.units.contains(unit) {
            self.units.push(unit.clone());
        }
        if !self.raises.contains(indicator) {
            self.raises.push(indicator.clone());
        }
    }
}

/// The actions to take first.
///
/// # Errors
/// What must be entered before anything can be said: that is for who makes the report, and not for its reader.
pub(super) fn actions(subject: &Subject<'_>) -> Result<Section, &'static str> {
    planned(subject).or_else(|| furthest(subject)).map_or_else(|| ranked(subject), Ok)
}

/// What a report card alone tells of where to begin.
fn furthest(subject: &Subject<'_>) -> Option<Section> {
    let (locale, m) = (subject.locale, subject.messages());
    let is_answered = |unit: &Unit| unit.entry.mode() == EntryMode::Indicators && !unit.entry.is_blank();
    if subject.assessment.units.iter().any(is_answered) {
        return None;
    }
    let all = shortfalls(subject.rules, subject.assessment, subject.outcome);
    let row = |(place, shortfall): (usize, &Shortfall)| {
        let known = shortfall.dimension.as_ref().and_then(|id| subject.rules.instrument().dimension(id.as_str()));
        let dimension = known.map_or(m.shortfall_whole, |known| locale.text(&known.name));
        let is_of_others = known.is_some_and(Dimension::is_of_others);
        Row::plain(vec![
            Cell::new((place + 1).to_string()),
            Cell::new(unit_name(subject, &shortfall.unit)),
            Cell::new(dimension).detail(if is_of_others { m.shortfall_others.to_owned() } else { String::new() }),
            Cell::new(locale.rounded(&(&shortfall.most - &shortfall.earned))),
            Cell::new(locale.signed(&shortfall.effect)),
        ])
    };
    let rows: Vec<_> = all.iter().take(FURTHEST).enumerate().map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        Column::level(""),
        Column::text(locale.row_heading(subject.rules.instrument())),
        Column::text(m.lever_dimension),
        Column::number(m.shortfall_left),
        Column::number(m.shortfall_effect),
    ];
    let title = m.shortfall_title.to_owned();
    let table = Table { kind: TableKind::Actions, label: title.clone(), key: None, columns, rows };
    let notes = vec![m.shortfall_text.to_owned()];
    // What is gained is computed; what is known so well or so is what it is computed from.
    let (text, basis) = locale.shortfalls_rest(subject.rules, all.iter().take(FURTHEST));
    let items = vec![Mark { lead: String::new(), text, basis }];
    Some(Section { title, notes, tables: vec![table], items, ..Section::default() })
}

/// The first steps of the cheapest plan. What costs least in all is seldom what adds most alone.
fn planned(subject: &Subject<'_>) -> Option<Section> {
    let (locale, m) = (subject.locale, subject.messages());
    let target = target(subject)?;
    let mut search = Planner::new(subject.rules, subject.assessment).search_cheapest(&target);
    search.advance(MOST_WORK);
    let course = search.finished()?.course.filter(|course| !course.steps.is_empty())?;
    let mut actions = of_plan(&course);
    let count = actions.len();
    actions.truncate(ACTIONS);
    let values = [
        ("label", target_label(subject, &target)),
        ("effort", course.effort.to_string()),
        ("count", count.to_string()),
        ("total", locale.score(course.total_rounded)),
        ("weights", locale.weights_in_force(subject.assessment).to_owned()),
    ];
    let plan = fill(m.report_plan, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
    let mut section = Section { title: m.report_actions.to_owned(), ..Section::default() };
    section.notes.extend(together(subject, &actions));
    section.notes.push(plan);
    section.notes.push(locale.of_row(m.report_plan_note, subject.rules.instrument()));
    section.tables.push(table(subject, &actions));
    Some(section)
}

/// What a plan does, the largest gain first: each bundle with all that it raises highest, and every standard beside them.
fn of_plan(course: &Course) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for step in &course.steps {
        let deed = step.bundle.clone().map_or_else(|| Deed::Standard(step.indicator.clone()), Deed::Bundle);
        if let Some(action) = action_of(&mut actions, deed) {
            action.add(&step.gain, step.effort, &step.unit, &step.indicator);
        }
    }
    for bought in &course.bundles {
        if let Some(action) = action_of(&mut actions, Deed::Bundle(bought.bundle.clone())) {
            action.effort = action.effort.saturating_add(bought.effort);
        }
    }
    sort_by(&mut actions, |a, b| b.gain.cmp(&a.gain).then(a.effort.cmp(&b.effort)));
    actions
}

/// The action of a deed, which is noted if it is new.
fn action_of(actions: &mut Vec<Action>, deed: Deed) -> Option<&mut Action> {
    let place = actions.iter().position(|action| action.deed == deed).unwrap_or(actions.len());
    if place == actions.len() {
        actions.push(Action::new(deed));
    }
    actions.get_mut(place)
}

/// The standards that add most where they are raised to the top everywhere.
fn ranked(subject: &Subject<'_>) -> Result<Section, &'static str> {
    let m = subject.messages();
    let all = gains_of(subject.rules, subject.outcome);
    let open = all.iter().filter(|gain| gain.standing == Standing::Unanswered).count();
    // Not yet assessed is not zero, and so no gain to promise.
    let best = best(subject, all.into_iter().filter(|gain| gain.standing != Standing::Unanswered));
    let mut section = Section { title: m.report_actions.to_owned(), ..Section::default() };
    if best.is_empty() {
        let entered = subject.assessment.units.iter().any(|unit| unit.entry.mode() == EntryMode::Indicators);
        return match (entered, open) {
            (false, _) => Err(m.report_actions_none),
            (true, 0) => {
                section.intro.push(m.report_actions_top.to_owned());
                Ok(section)
            }
            (true, _) => Err(m.report_actions_open),
        };
    }
    section.notes.extend(together(subject, &best));
    section.notes.extend(way_to_target(subject));
    let weights = subject.locale.weights_in_force(subject.assessment);
    let instrument = subject.rules.instrument();
    let words = [("weights", weights), subject.locale.row(instrument), subject.locale.row_plural(instrument)];
    section.notes.push(fill(m.report_actions_note, &words));
    if open > 0 {
        section.notes.push(fill(m.report_actions_skipped, &[("count", &open.to_string())]));
    }
    section.tables.push(table(subject, &best));
    Ok(section)
}

fn table(subject: &Subject<'_>, actions: &[Action]) -> Table {
    let m = subject.messages();
    let columns = vec![
        Column::level(""),
        Column::text(m.report_action),
        Column::text(m.report_scope),
        Column::number(m.report_effort),
        Column::number(m.report_gain),
    ];
    let rows = actions.iter().enumerate().map(|(place, action)| row(subject, place, action)).collect();
    Table { kind: TableKind::Actions, label: m.report_actions.to_owned(), key: None, columns, rows }
}

/// By gain, then effort, then the order of the instrument.
fn best(subject: &Subject<'_>, gains: impl Iterator<Item = Gain>) -> Vec<Action> {
    let order = subject.rules.indicators();
    let mut all: Vec<_> = order.map(|indicator| Action::new(Deed::Standard(indicator.id().clone()))).collect();
    for gain in gains {
        let raise = &gain.raise;
        let deed = Deed::Standard(raise.indicator.clone());
        if let Some(action) = all.iter_mut().find(|action| action.deed == deed) {
            action.add(&raise.gain, raise.effort, &gain.unit, &raise.indicator);
        }
    }
    all.retain(|action| !action.gain.is_zero());
    sort_by(&mut all, |a, b| b.gain.cmp(&a.gain).then(a.effort.cmp(&b.effort)));
    all.truncate(ACTIONS);
    all
}

fn row(subject: &Subject<'_>, place: usize, action: &Action) -> Row {
    let locale = subject.locale;
    let scope = match action.units.as_slice() {
        [only] => unit_name(subject, only),
        units => locale.rows(subject.rules.instrument(), units.len()),
    };
    let (name, prepare, effort) = match &action.deed {
        Deed::Standard(id) => standard(subject, id),
        Deed::Bundle(id) => bundle(subject, id, &action.raises),
    };
    Row::plain(vec![
        Cell::new((place + 1).to_string()),
        Cell::new(name).detail(prepare),
        Cell::new(scope),
        Cell::new(action.effort.to_string()).basis(effort),
        Cell::new(locale.signed(&action.gain)).basis(of_gain(subject, &action.raises)),
    ])
}

/// The name of a standard, what to prepare for it, and how well its effort is known.
fn standard(subject: &Subject<'_>, id: &IndicatorId) -> (String, String, Basis) {
    let locale = subject.locale;
    let Some(known) = subject.rules.instrument().indicator(id.as_str()) else {
        return (String::new(), String::new(), Basis::Assumed);
    };
    let evidence: Vec<_> = known.evidence.iter().take(2).map(|marked| marked_text(locale, marked)).collect();
    let first_step = known.first_step.as_ref().map(|step| locale.text(step).to_owned());
    let prepare = if evidence.is_empty() { first_step.unwrap_or_default() } else { evidence.join(" ") };
    let rules = subject.rules.indicators().find(|rules| rules.id() == id);
    (locale.text(&known.name).to_owned(), prepare, rules.map_or(Basis::Assumed, |rules| rules.effort_basis()))
}

/// Of a bundle that raises more standards than this the report says how many: the list stands on Perbaikan.
const NAMED: usize = 3;

/// The name of a bundle, the standards that it raises with what to prepare for them, and how well its effort is known.
fn bundle(subject: &Subject<'_>, id: &BundleId, raises: &[IndicatorId]) -> (String, String, Basis) {
    let (locale, instrument) = (subject.locale, subject.rules.instrument());
    let known = instrument.bundle(id.as_str());
    let name = known.map(|known| locale.text(&known.name).to_owned());
    let standards = raises.iter().filter_map(|id| instrument.indicator(id.as_str()));
    let m = subject.messages();
    let evidence = known.and_then(|known| evidence_of(instrument, known, raises));
    let prepare =
        evidence.map(|evidence| fill(m.report_bundle_prepare, &[("evidence", &marked_text(locale, evidence))]));
    let standards: Vec<_> = standards.map(|known| locale.text(&known.short)).collect();
    let raised = match standards.len() {
        0..=NAMED => fill(m.report_bundle_raises, &[("standards", &standards.join("; "))]),
        count => fill(m.report_bundle_counts, &[("count", &count.to_string())]),
    };
    let told = [raised].into_iter().chain(prepare).collect::<Vec<_>>().join(" ");
    let rules = subject.rules.bundles().iter().find(|rules| rules.id() == id);
    (name.unwrap_or_default(), told, rules.map_or(Basis::Assumed, |rules| rules.effort_basis()))
}

/// A gain is known no better than the weights and the shares of the levels that it is computed from.
fn of_gain(subject: &Subject<'_>, raises: &[IndicatorId]) -> Basis {
    let raised = subject.rules.indicators().filter(|rules| raises.contains(rules.id()));
    raised.map(|rules| rules.weight().origin().basis.max(rules.scale().origin.basis)).max().unwrap_or(Basis::Assumed)
}

/// A text, with a word where it is our own.
fn marked_text(locale: Locale, marked: &Marked) -> String {
    let text = locale.text(&marked.text);
    match marked.basis {
        Basis::Assumed => format!("{} ({}).", text.trim_end_matches('.'), locale.basis(marked.basis)),
        _ => text.to_owned(),
    }
}

/// What all of them give: under the default weights gains add up, and where rounded ones do not, that is said.
fn together(subject: &Subject<'_>, actions: &[Action]) -> Option<String> {
    let locale = subject.locale;
    let now = subject.outcome.verdict.as_ref()?;
    let gain: Rational = actions.iter().map(|action| action.gain.clone()).sum();
    let (instrument, then) = (subject.rules.instrument(), &now.exact + &gain);
    let values = [
        ("from", locale.score(now.total)),
        ("to", locale.score(instrument.round(&then))),
        ("label", locale.band(instrument.band_of(&then)?)),
        ("instrument", subject.instrument().to_owned()),
    ];
    let said = fill(subject.messages().report_together, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
    let off = rounding_gap(subject.rules.instrument(), &now.exact, actions.iter().map(|action| &action.gain));
    if off.is_zero() {
        return Some(said);
    }
    let why = fill(subject.messages().report_rounded, &[("off", &locale.rounded(&off))]);
    Some(format!("{said} {why}"))
}

/// The target, or the next band where none is chosen; none once it is reached, and while something is open.
fn target(subject: &Subject<'_>) -> Option<Target> {
    let instrument = subject.rules.instrument();
    let now = subject.outcome.verdict.as_ref()?;
    let chosen = subject.assessment.target.as_deref().and_then(|target| Target::parse(target, instrument).ok());
    let next = || Target::parse(now.next.as_ref()?.band.label(), instrument).ok();
    chosen.or_else(next).filter(|target| now.total < target.least_score(instrument))
}

/// The target in words, with its threshold.
fn target_label(subject: &Subject<'_>, target: &Target) -> String {
    let (locale, instrument) = (subject.locale, subject.rules.instrument());
    let threshold = locale.score(target.least_score(instrument));
    match target.band(instrument) {
        Some(band) => format!("{} ({threshold})", locale.band(band)),
        None => locale.target(instrument, target),
    }
}

/// What it takes at least to reach the target.
fn way_to_target(subject: &Subject<'_>) -> Option<String> {
    let (locale, m) = (subject.locale, subject.messages());
    let target = target(subject)?;
    let effort = Planner::new(subject.rules, subject.assessment).least_effort(&target);
    let label = target_label(subject, &target);
    let weights = locale.weights_in_force(subject.assessment);
    Some(match effort {
        Some(effort) => {
            fill(m.report_target, &[("label", &label), ("effort", &effort.to_string()), ("weights", weights)])
        }
        None => fill(m.report_target_out, &[("label", &label)]),
    })
}
