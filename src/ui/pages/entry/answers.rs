//! One indicator of one unit: its levels in words, evidence, law and first step.

use yew::prelude::*;

use crate::engine::Rules;
use crate::engine::assessment::Answer;
use crate::engine::instrument::{Basis, Control, Indicator};
use crate::engine::number::Rational;
use crate::engine::text::{LevelId, UnitId};
use crate::i18n::{Locale, capitalised, fill};
use crate::session::{Action, Rejected};
use crate::ui::components::{Choice, Disclosure, RadioList, SelectField};
use crate::ui::context::{Shared, Ui};
use crate::ui::present::provenance;

/// Properties of [`IndicatorEditor`].
#[derive(Clone, PartialEq, Properties)]
pub struct IndicatorEditorProps {
    /// Language and actions.
    pub ui: Ui,
    /// The rules in force.
    pub rules: Shared<Rules>,
    /// Position of the dimension, and of the indicator in it.
    pub place: (usize, usize),
    /// The unit that is assessed.
    pub unit: UnitId,
    /// Its answer; none is not yet assessed.
    pub answer: Option<Answer>,
    /// An answer that was refused.
    pub rejected: Option<Rejected>,
}

/// A question with its levels, and what helps to answer it. A component, so that an answer
/// repaints one indicator and not all.
#[component]
pub fn IndicatorEditor(props: &IndicatorEditorProps) -> Html {
    view(props).unwrap_or_default()
}

fn view(props: &IndicatorEditorProps) -> Option<Html> {
    let (ui, locale) = (&props.ui, props.ui.locale);
    let rules = &props.rules.0;
    let (dimension, row) = props.place;
    let indicator = rules.instrument().dimensions.get(dimension)?.indicators.get(row)?;
    let dimension = rules.dimensions().get(dimension)?;
    let (points, basis) = dimension.points(dimension.indicators().get(row)?);
    let is_refused = props.rejected.is_some();
    let answering = Answering { ui, unit: &props.unit, indicator, answer: props.answer.as_ref(), is_refused };
    Some(html! {
        <section class="indicator">
            <div class="indicator__about">
                <h2>{ locale.text(&indicator.name) }</h2>
                <p class="secondary">{ remarks(locale, indicator, basis, &points) }</p>
                if let Some(question) = &indicator.question { <p class="indicator__question">{ locale.text(question) }</p> }
                if let Some(note) = &indicator.note { <p class="secondary">{ locale.text(note) }</p> }
                { details(locale, indicator) }
            </div>
            <div class="indicator__answer">
                { answering.levels() }
                { levels_basis(locale, indicator) }
                { answering.range() }
                if let Some(rejected) = &props.rejected {
                    <p class="field__error">{ locale.wrong(&rejected.kind, &rejected.typed) }</p>
                }
            </div>
        </section>
    })
}

fn remarks(locale: Locale, indicator: &Indicator, basis: Basis, points: &Rational) -> Html {
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
            { " " }{ provenance(locale, basis) }
            if let Some(control) = control { { " · " }{ control } }
        </>
    }
}

/// How well the descriptions of the levels are known: as well as the weakest of them.
fn levels_basis(locale: Locale, indicator: &Indicator) -> Html {
    let weakest = indicator.level_texts.values().map(|marked| marked.basis).max();
    let Some(basis) = weakest.filter(|basis| *basis != Basis::Official) else { return Html::default() };
    html! { <p class="table-note">{ locale.messages().levels_basis }{ " " }{ provenance(locale, basis) }</p> }
}

/// Answers one indicator of one unit.
struct Answering<'a> {
    ui: &'a Ui,
    unit: &'a UnitId,
    indicator: &'a Indicator,
    answer: Option<&'a Answer>,
    /// Another text stands in its place.
    is_refused: bool,
}

impl Answering<'_> {
    fn choice(&self, value: &str, answer: Option<Answer>) -> Choice {
        let action = Action::Answer(self.unit.clone(), self.indicator.id.clone(), answer);
        Choice { again: self.is_refused, ..Choice::new(value.to_owned(), "").on_choose(self.ui.sends(action)) }
    }

    fn levels(&self) -> Html {
        let (locale, m) = (self.ui.locale, self.ui.messages());
        let (mut options, mut others) = (Vec::new(), Vec::new());
        for level in &self.indicator.scale.levels {
            let text = self.indicator.level_texts.get(&level.id).map(|marked| locale.text(&marked.text).to_owned());
            let choice = self.choice(&format!("l{}", level.id), Some(Answer::Level(level.id.clone())));
            let chosen = matches!(self.answer, Some(Answer::Level(chosen)) if *chosen == level.id);
            let label = text.unwrap_or_default().into();
            options.push(Choice { label, ..choice.lead(level.id.to_string()).chosen(chosen) });
        }
        let open = self.choice("open", None).chosen(self.answer.is_none());
        others.push(Choice { label: m.level_open.into(), ..open.note(m.level_open_note) });
        if let [first, .., last] = self.indicator.scale.levels.as_slice() {
            let all = Answer::Range { low: first.id.clone(), high: last.id.clone() };
            let range = self.choice("range", Some(all)).chosen(matches!(self.answer, Some(Answer::Range { .. })));
            others.push(Choice { label: capitalised(m.legend_range).into(), ..range });
        }
        let none = self.choice("na", Some(Answer::NotApplicable));
        others.push(Choice { label: m.level_na.into(), ..none.chosen(self.answer == Some(&Answer::NotApplicable)) });
        let group = RadioList {
            name: format!("{}-{}", self.unit, self.indicator.id).into(),
            legend: locale.text(&self.indicator.short).to_owned().into(),
            legend_hidden: true,
            options,
            others,
        };
        group.view()
    }

    /// Both ends of a range, where the answer is one.
    fn range(&self) -> Html {
        let Some(Answer::Range { low, high }) = self.answer else {
            return Html::default();
        };
        let m = self.ui.messages();
        let levels = || self.indicator.scale.levels.iter().map(|level| &level.id);
        let lows = levels().map(|level| self.end(level, level == low, level, high)).collect();
        let highs = levels().map(|level| self.end(level, level == high, low, level)).collect();
        let select = |end: &str, label: &'static str, options: Vec<Choice>| {
            let id = format!("{end}-{}-{}", self.unit, self.indicator.id).into();
            SelectField { id, label: label.into(), options }.view()
        };
        html! {
            <div class="row">
                { select("dari", m.range_low, lows) }
                { select("sampai", m.range_high, highs) }
            </div>
        }
    }

    /// A level as one end of the range; ends in the wrong order change places.
    fn end(&self, level: &LevelId, chosen: bool, low: &LevelId, high: &LevelId) -> Choice {
        let scale = &self.indicator.scale;
        let (low, high) = if scale.position(low) > scale.position(high) { (high, low) } else { (low, high) };
        let answer = if low == high {
            Answer::Level(low.clone())
        } else {
            Answer::Range { low: low.clone(), high: high.clone() }
        };
        Choice { label: level.to_string().into(), ..self.choice(level.as_str(), Some(answer)) }.chosen(chosen)
    }
}

fn details(locale: Locale, indicator: &Indicator) -> Html {
    let m = locale.messages();
    Disclosure::new(m.details).view(html! {
        <div class="details">
            <div>
                <h3>{ m.evidence_title }</h3>
                <ul>
                    for evidence in &indicator.evidence {
                        <li>
                            { locale.text(&evidence.text) }
                            if evidence.basis != Basis::Official { { " " }{ provenance(locale, evidence.basis) } }
                        </li>
                    }
                </ul>
            </div>
            if let Some(step) = &indicator.first_step {
                <div><h3>{ m.first_step_title }</h3><p>{ locale.text(step) }</p></div>
            }
            <div><h3>{ m.law_title }</h3><p>{ law(locale, indicator) }</p></div>
        </div>
    })
}

/// The legal pointers in one sentence; what was not read on a page is a pointer only.
pub fn law(locale: Locale, indicator: &Indicator) -> String {
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
