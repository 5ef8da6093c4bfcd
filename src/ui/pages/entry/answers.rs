//! One indicator of one unit: its levels in words, evidence, law and first step.

use yew::prelude::*;

use super::unit::RulesRef;
use crate::engine::IndicatorRules;
use crate::engine::assessment::Answer;
use crate::engine::instrument::{Basis, Control, Indicator};
use crate::engine::number::Rational;
use crate::engine::text::{LevelId, UnitId};
use crate::i18n::{Locale, fill};
use crate::session::{Action, Rejected};
use crate::ui::components::{Choice, Disclosure, RadioList, SelectField};
use crate::ui::context::{use_dispatch, use_locale};
use crate::ui::present::{capitalised, provenance};

/// Properties of [`IndicatorEditor`].
#[derive(Clone, PartialEq, Properties)]
pub struct IndicatorEditorProps {
    /// The rules in force.
    pub rules: RulesRef,
    /// Position of the dimension.
    pub dimension: usize,
    /// Position of the indicator in it.
    pub indicator: usize,
    /// The unit that is assessed.
    pub unit: UnitId,
    /// Its answer; none is not yet assessed.
    pub answer: Option<Answer>,
    /// An answer that was refused.
    pub rejected: Option<Rejected>,
}

/// A question with its levels, and what helps to answer it.
#[component]
pub fn IndicatorEditor(props: &IndicatorEditorProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let rules = &props.rules.0;
    let dimension = rules.instrument.dimensions.get(props.dimension);
    let indicator = dimension.and_then(|dimension| dimension.indicators.get(props.indicator));
    let in_force = rules.dimensions.get(props.dimension);
    let weights = in_force.and_then(|dimension| Some((dimension, dimension.indicators.get(props.indicator)?)));
    let (Some(indicator), Some((dimension, weight))) = (indicator, weights) else {
        return Html::default();
    };
    let points = &(&weight.weight.value * &dimension.weight.value) * &Rational::HUNDRED;
    let answer = Answering { unit: props.unit.clone(), indicator: indicator.clone(), dispatch };
    html! {
        <section class="indicator">
            <div class="indicator__head">
                <h3>{ locale.text(&indicator.name) }</h3>
                <p class="secondary">{ remarks(locale, indicator, weight, &points) }</p>
            </div>
            if let Some(question) = &indicator.question {
                <p class="ink-2">{ locale.text(question) }</p>
            }
            { answer.levels(locale, props.answer.as_ref()) }
            { answer.range(locale, props.answer.as_ref()) }
            if let Some(rejected) = &props.rejected {
                <p class="field__error">{ locale.problem_kind(&rejected.kind, &rejected.typed) }</p>
            }
            { details(locale, indicator) }
        </section>
    }
}

fn remarks(locale: Locale, indicator: &Indicator, rules: &IndicatorRules, points: &Rational) -> Html {
    let m = locale.messages();
    let control = match indicator.control {
        Control::Agency => None,
        Control::Users => Some(m.not_controllable_users),
        Control::Others => Some(m.not_controllable_others),
        Control::Public => Some(m.not_controllable_public),
    };
    html! {
        <>
            { fill(m.indicator_weight, &[("weight", &locale.rounded(points))]) }
            { " " }{ provenance(locale, rules.weight.origin.basis, false) }
            if let Some(control) = control { { " · " }{ control } }
        </>
    }
}

/// Answers one indicator of one unit.
struct Answering {
    unit: UnitId,
    indicator: Indicator,
    dispatch: Callback<Action>,
}

impl Answering {
    fn send<T: 'static>(&self, answer: impl Fn(T) -> Option<Answer> + 'static) -> Callback<T> {
        let (unit, indicator) = (self.unit.clone(), self.indicator.id.clone());
        self.dispatch.reform(move |value| Action::Answer(unit.clone(), indicator.clone(), answer(value)))
    }

    fn ends(&self) -> Option<(LevelId, LevelId)> {
        let levels = &self.indicator.scale.levels;
        Some((levels.first()?.id.clone(), levels.last()?.id.clone()))
    }

    fn levels(&self, locale: Locale, answer: Option<&Answer>) -> Html {
        let m = locale.messages();
        let mut options: Vec<_> = self.indicator.scale.levels.iter().map(|level| {
            let text = self.indicator.level_texts.get(&level.id).map(|marked| locale.text(&marked.text).to_owned());
            Choice::new(format!("l{}", level.id), text.unwrap_or_default()).with_lead(level.id.to_string())
        }).collect();
        options.push(Choice::new("open", m.level_open).with_note(m.level_open_note));
        options.push(Choice::new("range", capitalised(m.legend_range)));
        options.push(Choice::new("na", m.level_na));
        let selected = match answer {
            None => "open".to_owned(),
            Some(Answer::Level(level)) => format!("l{level}"),
            Some(Answer::Range { .. }) => "range".to_owned(),
            Some(Answer::NotApplicable) => "na".to_owned(),
        };
        let ends = self.ends();
        let on_select = self.send(move |choice: AttrValue| match choice.as_str() {
            "open" => None,
            "na" => Some(Answer::NotApplicable),
            "range" => ends.clone().map(|(low, high)| Answer::Range { low, high }),
            level => Some(Answer::Level(level.trim_start_matches('l').into())),
        });
        html! {
            <RadioList
                name={format!("{}-{}", self.unit, self.indicator.id)}
                legend={locale.text(&self.indicator.short).to_owned()}
                legend_hidden=true
                {options}
                selected={AttrValue::from(selected)}
                {on_select}
            />
        }
    }

    fn range(&self, locale: Locale, answer: Option<&Answer>) -> Html {
        let Some(Answer::Range { low, high }) = answer else {
            return Html::default();
        };
        let m = locale.messages();
        let options: Vec<_> = self.indicator.scale.levels.iter().map(|level| {
            Choice::new(AttrValue::from(level.id.to_string()), level.id.to_string())
        }).collect();
        let (kept_low, kept_high) = (low.clone(), high.clone());
        let scale = self.indicator.scale.clone();
        let ordered = move |low: LevelId, high: LevelId| {
            let reversed = scale.position(&low) > scale.position(&high);
            let (low, high) = if reversed { (high, low) } else { (low, high) };
            Some(if low == high { Answer::Level(low) } else { Answer::Range { low, high } })
        };
        let ordered_high = ordered.clone();
        let id = |end: &str| format!("{end}-{}-{}", self.unit, self.indicator.id);
        html! {
            <div class="row">
                <SelectField
                    id={id("dari")}
                    label={m.range_low}
                    options={options.clone()}
                    selected={AttrValue::from(low.to_string())}
                    on_select={self.send(move |level: AttrValue| ordered(level.as_str().into(), kept_high.clone()))}
                />
                <SelectField
                    id={id("sampai")}
                    label={m.range_high}
                    {options}
                    selected={AttrValue::from(high.to_string())}
                    on_select={self.send(move |level: AttrValue| ordered_high(kept_low.clone(), level.as_str().into()))}
                />
            </div>
        }
    }
}

fn details(locale: Locale, indicator: &Indicator) -> Html {
    let m = locale.messages();
    html! {
        <Disclosure summary={m.details}>
            <div class="details">
                <div>
                    <h4>{ m.evidence_title }</h4>
                    <ul>
                        { for indicator.evidence.iter().map(|evidence| html! {
                            <li>
                                { locale.text(&evidence.text) }
                                if evidence.basis != Basis::Official { { " " }{ provenance(locale, evidence.basis, false) } }
                            </li>
                        }) }
                    </ul>
                </div>
                if let Some(step) = &indicator.first_step {
                    <div><h4>{ m.first_step_title }</h4><p>{ locale.text(step) }</p></div>
                }
                <div>
                    <h4>{ m.law_title }</h4>
                    <p>{ law(locale, indicator) }</p>
                </div>
                if let Some(note) = &indicator.note {
                    <p class="secondary">{ locale.text(note) }</p>
                }
            </div>
        </Disclosure>
    }
}

/// The legal pointers in one sentence; what was not read on a page is a pointer only.
fn law(locale: Locale, indicator: &Indicator) -> String {
    let names = |confirmed: bool| {
        let known = indicator.law.iter().filter(move |law| law.confirmed == confirmed);
        known.map(|law| locale.text(&law.text)).collect::<Vec<_>>().join("; ")
    };
    let (confirmed, pointers) = (names(true), names(false));
    let pointer = fill(locale.messages().law_pointer, &[("law", &pointers)]);
    match (confirmed.is_empty(), pointers.is_empty()) {
        (_, true) if confirmed.is_empty() => "–".to_owned(),
        (_, true) => confirmed,
        (true, false) => pointer,
        (false, false) => format!("{confirmed}. {pointer}"),
    }
}
