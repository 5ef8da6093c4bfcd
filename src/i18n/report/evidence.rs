//! How far the evidence is: a few lines on the summary, where anything was entered.

use super::build::{Subject, clean};
use super::{Mark, Section};
use crate::engine::date::Date;
use crate::i18n::fill;
use crate::session::evidence::{MissingItem, Recap, recap};

/// The most items that are named, so that the summary has two pages at most.
const NAMED: usize = 3;
/// The most characters of what an item, a unit or an owner is called here.
const MOST_LETTERS: usize = 90;

/// The section, as of `day`; none where no item was entered.
pub(super) fn evidence(subject: &Subject<'_>, day: Option<Date>) -> Option<Section> {
    let units = &subject.assessment.units;
    let entered = units.iter().filter_map(|unit| subject.assessment.evidence.unit(&unit.id));
    if entered.flat_map(|unit| unit.checklists.values()).all(|list| list.items.is_empty()) {
        return None;
    }
    let m = subject.messages();
    let recap = recap(subject.assessment, subject.rules.instrument(), day);
    let urgent = recap.missing.iter().filter(|item| item.due.is_some()).take(NAMED);
    let items: Vec<_> = urgent.map(|item| mark(subject, item)).collect();
    let mut notes = Vec::new();
    let rest = recap.missing.len().saturating_sub(items.len());
    if rest > 0 && !items.is_empty() {
        notes.push(fill(m.report_evidence_more, &[("count", &rest.to_string())]));
    }
    let as_of = day.map(|day| fill(m.evidence_recap_as_of, &[("date", &subject.locale.day(day))]) + ". ");
    notes.push(as_of.unwrap_or_default() + m.evidence_recap_note);
    let title = m.report_evidence.to_owned();
    Some(Section { title, intro: intro(subject, &recap), items, notes, ..Section::default() })
}

fn intro(subject: &Subject<'_>, recap: &Recap<'_>) -> Vec<String> {
    let (m, tally) = (subject.messages(), &recap.tally);
    let mut intro = Vec::new();
    if tally.overdue > 0 {
        intro.push(fill(m.report_evidence_overdue, &[("count", &tally.overdue.to_string())]));
    }
    let counts = [
        ("complete", tally.complete.to_string()),
        ("all", tally.all().to_string()),
        ("preparing", tally.preparing.to_string()),
        ("rework", tally.rework.to_string()),
        ("missing", tally.missing.to_string()),
    ];
    intro.push(fill(m.report_evidence_counts, &counts.each_ref().map(|(key, value)| (*key, value.as_str()))));
    intro
}

/// An item with its unit, its day and its owner.
fn mark(subject: &Subject<'_>, item: &MissingItem<'_>) -> Mark {
    let (locale, m) = (subject.locale, subject.messages());
    let lead = short(locale.evidence_item(item.asked, item.own));
    let due = item.due.map(|due| fill(m.evidence_due_fact, &[("date", &locale.day(due))]));
    let facts = [
        short(&subject.unit_name(&item.unit.name)),
        due.unwrap_or_default(),
        if item.overdue { m.evidence_overdue.to_owned() } else { String::new() },
        short(item.owner),
    ];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    Mark { lead: lead.trim_end_matches('.').to_owned() + ":", text: facts.join(", "), basis: None }
}

/// A text of the user on one line, cut where it is longer than the summary has room for.
fn short(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let text = clean(&words.join(" "));
    let mut short: String = text.chars().take(MOST_LETTERS).collect();
    if text.chars().nth(MOST_LETTERS).is_some() {
        short.push('…');
    }
    short
}
