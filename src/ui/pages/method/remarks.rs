//! How ranges are computed, what else is assumed, where sources disagree, and the sources.

use yew::prelude::*;

use super::Shown;
use crate::engine::instrument::{Claim, Conflict, Origin};
use crate::i18n::fill;
use crate::session::Field;
use crate::ui::components::{Card, FieldWidth};
use crate::ui::pages::fields::CommitField;
use crate::ui::present::{provenance, source};

pub fn bounds(shown: &Shown<'_>) -> Html {
    let locale = shown.locale;
    let m = locale.messages();
    let factor = locale.decimal(&shown.rules.factor.to_text());
    html! {
        <Card id="rentang" title={m.method_bounds}>
            <ul class="remarks">
                <li>{ m.method_bounds_default }</li>
                <li>
                    { fill(m.method_bounds_plausible, &[("factor", &factor)]) }{ " " }
                    { provenance(locale, shown.rules.factor_basis, false) }
                </li>
                <li>{ m.method_bounds_guaranteed }</li>
            </ul>
            if shown.editable {
                <CommitField
                    field={Field::Factor}
                    rejected={shown.state.rejected.get(&Field::Factor).cloned()}
                    label={m.method_factor}
                    hint={m.method_factor_hint}
                    value={factor}
                    decimal=true
                    width={FieldWidth::Number}
                />
            }
        </Card>
    }
}

pub fn notes(shown: &Shown<'_>) -> Html {
    let locale = shown.locale;
    let instrument = &shown.rules.instrument;
    html! {
        <Card id="aturan" title={locale.messages().method_rules}>
            <ul class="notes">
                { for instrument.notes.iter().map(|note| html! {
                    <li>
                        <p>{ locale.text(&note.text) }</p>
                        <p class="notes__origin">
                            { provenance(locale, note.origin.basis, false) }
                            if note.origin.source.is_some() {
                                <span class="secondary">{ source(locale, instrument, &note.origin) }</span>
                            }
                        </p>
                    </li>
                }) }
            </ul>
        </Card>
    }
}

pub fn conflicts(shown: &Shown<'_>) -> Html {
    let m = shown.locale.messages();
    let conflicts = &shown.rules.instrument.conflicts;
    html! {
        <Card id="bertentangan" title={m.method_conflicts}>
            if conflicts.is_empty() { <p class="empty">{ m.method_no_conflicts }</p> }
            { for conflicts.iter().map(|conflict| disagreement(shown, conflict)) }
        </Card>
    }
}

fn disagreement(shown: &Shown<'_>, conflict: &Conflict) -> Html {
    let locale = shown.locale;
    html! {
        <section class="conflict">
            <h3>{ locale.text(&conflict.about) }</h3>
            <ul class="lines">{ for conflict.claims.iter().map(|said| claim(shown, said)) }</ul>
            if let Some(note) = &conflict.note { <p class="secondary">{ locale.text(note) }</p> }
        </section>
    }
}

fn claim(shown: &Shown<'_>, claim: &Claim) -> Html {
    let locale = shown.locale;
    let m = locale.messages();
    // A claim has no basis of its own here; only its source is shown.
    let origin = Origin { basis: crate::engine::instrument::Basis::Reported, source: claim.source.clone() };
    html! {
        <li class="lines__item">
            <div>
                <p>{ locale.text(&claim.text) }</p>
                <p class="secondary">{ source(locale, &shown.rules.instrument, &origin) }</p>
            </div>
            <p class="secondary">{ if claim.used { m.method_used } else { m.method_shown } }</p>
        </li>
    }
}

pub fn sources(shown: &Shown<'_>) -> Html {
    let locale = shown.locale;
    let m = locale.messages();
    let instrument = &shown.rules.instrument;
    html! {
        <Card id="sumber" title={m.method_sources}>
            <ul class="notes">
                { for instrument.sources.values().map(|known| html! {
                    <li>
                        { match &known.url {
                            Some(url) => html! {
                                <a href={url.clone()} rel="noreferrer noopener" target="_blank">{ &known.title }</a>
                            },
                            None => html! { &known.title },
                        } }
                    </li>
                }) }
            </ul>
            <h3>{ m.method_legal }</h3>
            <p>{ instrument.legal_basis.join("; ") }</p>
        </Card>
    }
}
