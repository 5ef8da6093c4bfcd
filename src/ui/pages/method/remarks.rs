//! How ranges are computed, what else is assumed, where sources disagree, and the sources.

use yew::prelude::*;

use super::Shown;
use crate::engine::instrument::{Claim, Conflict, Instrument, Note};
use crate::i18n::{Locale, fill};
use crate::session::Field;
use crate::ui::components::Card;
use crate::ui::pages::fields::Commit;
use crate::ui::present::{provenance, source, source_title};

pub fn bounds(shown: &Shown<'_>) -> Html {
    let locale = shown.ui.locale;
    let m = locale.messages();
    let factor = locale.decimal(&shown.rules.factor.to_text());
    let plausible = fill(m.method_bounds_plausible, &[("factor", &factor)]);
    let field = Commit::number(Field::Factor, m.method_factor, factor).hint(m.method_factor_hint);
    Card::titled("rentang", m.method_bounds).view(html! {
        <>
            <ul class="remarks">
                <li>{ m.method_bounds_default }</li>
                <li>{ plausible }{ " " }{ provenance(locale, shown.rules.factor_basis) }</li>
                <li>{ m.method_bounds_guaranteed }</li>
            </ul>
            if shown.editable { { field.view(shown.ui, shown.state) } }
        </>
    })
}

pub fn notes(shown: &Shown<'_>) -> Html {
    let (locale, instrument) = (shown.ui.locale, &shown.rules.instrument);
    Card::titled("aturan", locale.messages().method_rules).view(html! {
        <ul class="notes">for known in &instrument.notes { { note(locale, instrument, known) } }</ul>
    })
}

fn note(locale: Locale, instrument: &Instrument, note: &Note) -> Html {
    html! {
        <li>
            <p>{ locale.text(&note.text) }</p>
            <p class="notes__origin">
                { provenance(locale, note.origin.basis) }
                if note.origin.source.is_some() {
                    <span class="secondary">{ source(locale, instrument, &note.origin) }</span>
                }
            </p>
        </li>
    }
}

pub fn conflicts(shown: &Shown<'_>) -> Html {
    let m = shown.ui.messages();
    let conflicts = &shown.rules.instrument.conflicts;
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
            <h3>{ locale.text(&conflict.about) }</h3>
            <ul class="lines">for said in &conflict.claims { { claim(shown, said) } }</ul>
            if let Some(note) = &conflict.note { <p class="secondary">{ locale.text(note) }</p> }
        </section>
    }
}

fn claim(shown: &Shown<'_>, claim: &Claim) -> Html {
    let locale = shown.ui.locale;
    let m = locale.messages();
    let known = claim.source.as_ref().and_then(|key| shown.rules.instrument.sources.get(key));
    html! {
        <li class="lines__item">
            <div>
                <p>{ locale.text(&claim.text) }</p>
                <p class="secondary">{ known.map_or_else(|| m.calc_no_source.into(), source_title) }</p>
            </div>
            <p class="secondary">{ if claim.used { m.method_used } else { m.method_shown } }</p>
        </li>
    }
}

pub fn sources(shown: &Shown<'_>) -> Html {
    let m = shown.ui.messages();
    let instrument = &shown.rules.instrument;
    Card::titled("sumber", m.method_sources).view(html! {
        <>
            <ul class="notes">for known in instrument.sources.values() { <li>{ source_title(known) }</li> }</ul>
            <h3>{ m.method_legal }</h3>
            <p>{ instrument.legal_basis.join("; ") }</p>
        </>
    })
}
