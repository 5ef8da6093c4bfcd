//! How ranges are computed, what else is assumed, where sources disagree, and the sources.

use yew::prelude::*;

use super::Shown;
use crate::engine::instrument::{Claim, Conflict, Instrument, Note};
use crate::i18n::{Locale, fill};
use crate::session::Field;
use crate::ui::components::{Card, Disclosure};
use crate::ui::pages::fields::Commit;
use crate::ui::present::{provenance, source, source_title};

pub fn bounds(shown: &Shown<'_>) -> Html {
    let locale = shown.ui.locale;
    let m = locale.messages();
    let factor = locale.decimal(&shown.rules.factor().to_text());
    let plausible = fill(m.method_bounds_plausible, &[("factor", &factor)]);
    let weights = locale.known_weights(&shown.rules);
    let weights = [("weights", weights.as_str())];
    let field = Commit::number(Field::Factor, m.method_factor, factor).hint(m.method_factor_hint);
    Card::titled("rentang", m.method_bounds).view(html! {
        <>
            <ul class="remarks">
                <li>{ fill(m.method_bounds_default, &weights) }</li>
                <li>{ plausible }{ " " }{ provenance(locale, shown.rules.factor_basis()) }</li>
                <li>{ fill(m.method_bounds_guaranteed, &weights) }</li>
            </ul>
            if shown.editable { { field.view(shown.ui, shown.state) } }
        </>
    })
}

/// What else is assumed, by subject; each group opens to a table.
pub fn notes(shown: &Shown<'_>) -> Html {
    let m = shown.ui.messages();
    let groups = [m.rules_score, m.rules_weights, m.rules_method, m.rules_reading];
    Card::titled("aturan", m.method_rules).view(html! {
        <div class="disclosures">
            for (place, title) in groups.into_iter().enumerate() { { note_group(shown, place, title) } }
        </div>
    })
}

/// Which group a note belongs to; what no other group knows helps to read the result.
fn group_of(note: &Note) -> usize {
    match note.topic.as_str() {
        "bands" | "zones" | "rounding" | "tie" | "mean" | "points" | "range" | "certificate" | "targets" => 0,
        "weights" | "scale" | "levels" | "indicators" | "n/a" | "effort" | "bundles" => 1,
        "method" | "evidence" | "substitutes" | "units" | "mpp" | "decree" => 2,
        _ => 3,
    }
}

fn note_group(shown: &Shown<'_>, place: usize, title: &'static str) -> Html {
    let (locale, instrument) = (shown.ui.locale, shown.rules.instrument());
    let notes: Vec<_> = instrument.notes.iter().filter(|note| group_of(note) == place).collect();
    if notes.is_empty() {
        return Html::default();
    }
    let count = fill(shown.ui.messages().notes_count, &[("count", &notes.len().to_string())]);
    Disclosure::new(title).note(count).view(html! {
        <ul class="notes">for known in notes { { note(locale, instrument, known) } }</ul>
    })
}

fn note(locale: Locale, instrument: &Instrument, note: &Note) -> Html {
    html! {
        <li class="notes__item">
            <p>{ locale.text(&note.text) }</p>
            <p class="notes__origin">
                { provenance(locale, note.origin.basis) }
                if note.origin.source.is_some() { <span>{ source(locale, instrument, &note.origin) }</span> }
            </p>
        </li>
    }
}

pub fn conflicts(shown: &Shown<'_>) -> Html {
    let m = shown.ui.messages();
    let conflicts = &shown.rules.instrument().conflicts;
    Card::titled("bertentangan", m.method_conflicts).view(html! {
        <>
            if conflicts.is_empty() { <p class="empty">{ m.method_no_conflicts }</p> }
            for conflict in conflicts { { disagreement(shown, conflict) } }
        </>
    })
}

fn disagreement(shown: &Shown<'_>, conflict: &Conflict) -> Html {
    let locale = shown.ui.locale;
    html! {
        <section class="conflict">
            <div>
                <h3>{ locale.text(&conflict.about) }</h3>
                if let Some(note) = &conflict.note { <p class="secondary">{ locale.text(note) }</p> }
            </div>
            <ul class="lines">for said in &conflict.claims { { claim(shown, said) } }</ul>
        </section>
    }
}

fn claim(shown: &Shown<'_>, claim: &Claim) -> Html {
    let locale = shown.ui.locale;
    let m = locale.messages();
    let known = claim.source.as_ref().and_then(|key| shown.rules.instrument().sources.get(key));
    html! {
        <li class="lines__item">
            <div>
                <p>{ locale.text(&claim.text) }</p>
                <p class="secondary">{ known.map_or_else(|| m.calc_no_source.into(), |known| source_title(locale, known)) }</p>
            </div>
            <p class="secondary">{ if claim.used { m.method_used } else { m.method_shown } }</p>
        </li>
    }
}

pub fn sources(shown: &Shown<'_>) -> Html {
    let m = shown.ui.messages();
    let instrument = shown.rules.instrument();
    Card::titled("sumber", m.method_sources).view(html! {
        <>
            <ul class="sources">for known in instrument.sources.values() { <li>{ source_title(shown.ui.locale, known) }</li> }</ul>
            <div class="card__foot">
                <h3>{ m.method_legal }</h3>
                <p class="secondary">{ instrument.legal_basis.join("; ") }</p>
            </div>
        </>
    })
}
