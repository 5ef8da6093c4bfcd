//! The highest score for each effort: chart, slider and table.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::findings::Findings;
use super::target::counts;
use crate::engine::plan::{Course, CourseSearch, FrontierPoint, Plan};
use crate::engine::problem::ProblemKind;
use crate::i18n::{Locale, fill, trimmed};
use crate::session::Work;
use crate::session::improve::SLICE;
use crate::ui::charts::{AxisTick, Frontier, FrontierBand, FrontierMark, MarkKind};
use crate::ui::components::{Card, Disclosure, IconName, NUMBER, cell, icon, row_head, table_head, text_of};
use crate::ui::context::{Shared, Ui};
use crate::ui::present::tone;

/// How long the steps of an effort wait for the slider to rest.
const SETTLE_MS: u32 = 200;
/// The id of the message beside the slider.
const ERROR: &str = "upaya-geser-error";
/// Rows of the table beside those of bands.
const ROWS: usize = 10;

/// Properties of [`FrontierCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct FrontierProps {
    pub ui: Ui,
    pub findings: Shared<Findings>,
    pub plan: Option<Shared<Plan>>,
}

/// Keeps the effort that is asked about.
#[component]
pub fn FrontierCard(props: &FrontierProps) -> Html {
    let m = props.ui.messages();
    let points = props.findings.0.frontier();
    let asked = use_state_eq(|| None::<u32>);
    let typed = use_state_eq(|| Typed::Nothing);
    let course = use_state(|| None::<(u32, Rc<Course>)>);
    let most = points.last().map_or(0, |point| point.effort);
    let planned = props.plan.as_ref().and_then(|plan| plan.0.course.as_ref()).map_or(0, |course| course.effort);
    // A body that has become smaller has less to do than was asked about.
    let asked_now = asked.map(|asked| asked.min(most));
    let effort = asked_now.unwrap_or(planned).min(most);
    use_effect_with((asked_now, props.findings.clone()), {
        let course = course.setter();
        move |(asked, findings)| {
            let (asked, findings) = (*asked, findings.clone());
            let slot = Slot::default();
            if let Some(asked) = asked {
                let next = Rc::clone(&slot);
                let begin = move || {
                    let found = move |found: Option<Course>| course.set(found.map(|found| (asked, Rc::new(found))));
                    carry_on(next, findings.0.planner().search_within(asked), found);
                };
                slot.replace(Some(Timeout::new(SETTLE_MS, begin)));
            }
            move || drop(slot.take())
        }
    });
    let view = View::new(props, &points);
    let on_effort = {
        let (asked, typed) = (asked.setter(), typed.setter());
        Callback::from(move |now: Typed| {
            if let Typed::Now(text) = &now
                && let Some(effort) = effort_in(text)
            {
                asked.set(Some(most.min(effort)));
            }
            typed.set(now);
        })
    };
    let found = course.as_ref().filter(|(asked, _)| *asked == effort).map(|(_, course)| Rc::clone(course));
    Card::titled("upaya-nilai", m.frontier_title).view(html! {
        <>
            { view.chart(props, asked_now).view() }
            { slider(props, effort, most, (*typed).clone(), on_effort) }
            <p class="frontier__answer" aria-live="polite">
                { view.answer(effort) }
                if let Some(found) = found { { " " }{ view.steps(&found) } }
            </p>
            { Disclosure::new(m.frontier_table).view(view.table()) }
        </>
    })
}

/// What goes on next, unless it is taken out before.
type Slot = Rc<RefCell<Option<Timeout>>>;

/// Works out the steps of an effort, a slice at a time.
fn carry_on(slot: Slot, mut search: CourseSearch, on_found: impl FnOnce(Option<Course>) + 'static) {
    search.advance(SLICE);
    match search.finished() {
        Some(found) => on_found(found),
        None => {
            let next = Rc::clone(&slot);
            slot.replace(Some(Timeout::new(0, move || carry_on(next, search, on_found))));
        }
    }
}

/// What is typed beside the slider.
#[derive(Clone, PartialEq)]
enum Typed {
    /// The figure of the slider is shown.
    Nothing,
    /// The field has the focus and this in it.
    Now(String),
    /// The field was left with this, which is no effort.
    Wrong(String),
}

impl Typed {
    /// What is left when the field is left; more effort than there is to spend is wrong.
    fn left(text: String, most: u32) -> Self {
        let is_effort = effort_in(&text).is_some_and(|effort| effort <= most);
        if text.trim().is_empty() || is_effort { Self::Nothing } else { Self::Wrong(text) }
    }
}

/// Digits alone: Rust would read a sign, too.
fn effort_in(text: &str) -> Option<u32> {
    let text = text.trim();
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// The same value by sliding and by typing; what is typed stays until the field is left, and longer where it is wrong.
fn slider(props: &FrontierProps, effort: u32, most: u32, typed: Typed, on_effort: Callback<Typed>) -> Html {
    let m = props.ui.messages();
    let on_slide = {
        let on_effort = on_effort.clone();
        Callback::from(move |event: InputEvent| {
            on_effort.emit(Typed::Now(text_of(&event)));
            on_effort.emit(Typed::Nothing);
        })
    };
    let onblur = {
        let on_effort = on_effort.clone();
        Callback::from(move |event: FocusEvent| on_effort.emit(Typed::left(text_of(&event), most)))
    };
    let oninput = Callback::from(move |event: InputEvent| on_effort.emit(Typed::Now(text_of(&event))));
    let (value, max) = (effort.to_string(), most.to_string());
    let error = match &typed {
        Typed::Wrong(text) => {
            let kind = ProblemKind::out_of_range(0, &max);
            Some(props.ui.locale.wrong(&kind, text))
        }
        Typed::Nothing | Typed::Now(_) => None,
    };
    let shown = match typed {
        Typed::Nothing => value.clone(),
        Typed::Now(text) | Typed::Wrong(text) => text,
    };
    let wrong = error.is_some();
    html! {
        <div class="frontier__ask no-print">
            <label class="field__label" for="upaya-geser">{ m.frontier_slider }</label>
            <input
                id="upaya-geser"
                type="range"
                min="0"
                max={max}
                step="1"
                {value}
                oninput={on_slide}
            />
            <input
                class="input input--number"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-label={m.frontier_slider}
                aria-invalid={wrong.then_some("true")}
                aria-describedby={wrong.then_some(ERROR)}
                value={shown}
                {oninput}
                {onblur}
            />
            if let Some(error) = error {
                <p class="field__error" id={ERROR} role="alert">{ icon(IconName::Alert) }<span>{ error }</span></p>
            }
        </div>
    }
}

struct View<'a> {
    locale: Locale,
    work: &'a Work,
    points: &'a [FrontierPoint],
}

impl<'a> View<'a> {
    fn new(props: &'a FrontierProps, points: &'a [FrontierPoint]) -> Self {
        Self { locale: props.ui.locale, work: &props.findings.0.work, points }
    }

    /// The drawing, with the effort that is asked about.
    fn chart(&self, props: &FrontierProps, probe: Option<u32>) -> Frontier {
        let Self { locale, work, points } = *self;
        let scale = Scale::new(work, points);
        let m = locale.messages();
        let (first, last) = (points.first(), points.last());
        let score = |point: Option<&FrontierPoint>| point.map(|point| locale.score(point.rounded)).unwrap_or_default();
        let most = last.map(|point| point.effort.to_string()).unwrap_or_default();
        let summary = fill(m.frontier_summary, &[("from", &score(first)), ("to", &score(last)), ("effort", &most)]);
        Frontier {
            caption: m.frontier_caption,
            summary,
            bands: scale.bands(locale, work),
            points: points.iter().map(|point| scale.place(point)).collect(),
            marks: marks(props, points, probe, &scale),
            efforts: scale.efforts(locale),
            scores: scale.scores(locale, work),
            axis: m.frontier_axis,
        }
    }

    /// The best point within an effort.
    fn within(&self, effort: u32) -> Option<&FrontierPoint> {
        self.points.iter().take_while(|point| point.effort <= effort).last()
    }

    fn band(&self, point: &FrontierPoint) -> String {
        let band = self.work.rules.instrument().band(point.rounded);
        band.map(|band| self.locale.band(band)).unwrap_or_default()
    }

    fn answer(&self, effort: u32) -> String {
        let Some(point) = self.within(effort) else {
            return String::new();
        };
        let (total, label) = (self.locale.score(point.rounded), self.band(point));
        let values = [("effort", effort.to_string()), ("total", total), ("label", label)];
        let m = self.locale.messages();
        let text = if self.work.outcome.is_complete() { m.frontier_answer } else { m.frontier_answer_open };
        fill(text, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
    }

    fn steps(&self, course: &Course) -> String {
        let (steps, standards) = counts(course);
        let used = course.effort.to_string();
        let values = [("used", used.as_str()), ("steps", &steps), ("standards", &standards)];
        fill(self.locale.messages().frontier_steps, &values)
    }

    /// The first point of each band, and some between.
    fn table(&self) -> Html {
        let m = self.locale.messages();
        let every = (self.points.len() / ROWS).max(1);
        let mut former = None;
        let mut rows = Vec::new();
        for (place, point) in self.points.iter().enumerate() {
            let band = self.work.rules.instrument().band(point.rounded).map(|band| band.label().to_owned());
            let begins = former.is_some() && former != band;
            if place == 0 || begins || place % every == 0 || place + 1 == self.points.len() {
                rows.push(html! {
                    <tr role="row">
                        { row_head(self.locale.decimal(&point.effort.to_string()).into()) }
                        { cell(NUMBER, m.value, self.locale.score(point.rounded).into()) }
                        { cell("", m.frontier_label, self.band(point).into()) }
                    </tr>
                });
            }
            former = band;
        }
        html! {
            <table class="table" role="table">
                <caption class="sr-only">{ m.frontier_caption }</caption>
                { table_head(&[("", m.lever_effort), (NUMBER, m.value), ("", m.frontier_label)]) }
                <tbody role="rowgroup">{ rows }</tbody>
            </table>
        }
    }
}

fn marks(props: &FrontierProps, points: &[FrontierPoint], probe: Option<u32>, scale: &Scale) -> Vec<FrontierMark> {
    let (locale, m) = (props.ui.locale, props.ui.messages());
    let mut marks = Vec::new();
    let mut push = |kind: MarkKind, (x, y): (f64, f64), label: String| marks.push(FrontierMark { x, y, label, kind });
    if let Some(first) = points.first() {
        let complete = props.findings.0.work.outcome.is_complete();
        let now = if complete { m.frontier_now } else { m.frontier_now_open };
        let label = fill(now, &[("total", &locale.score(first.rounded))]);
        push(MarkKind::Now, scale.place(first), label);
    }
    let last = points.last();
    if let Some(last) = last.filter(|last| last.effort > 0) {
        let label = fill(m.frontier_ceiling, &[("total", &locale.score(last.rounded))]);
        push(MarkKind::Ceiling, scale.place(last), label);
    }
    let course = props.plan.as_ref().and_then(|plan| plan.0.course.as_ref());
    let is_between = |course: &&Course| course.effort > 0 && last.is_some_and(|last| course.effort < last.effort);
    if let Some(course) = course.filter(is_between) {
        let (total, effort) = (locale.score(course.total_rounded), course.effort.to_string());
        let label = fill(m.frontier_plan, &[("total", &total), ("effort", &effort)]);
        push(MarkKind::Plan, scale.at(course.effort, course.total.to_picture()), label);
    }
    if let Some(point) = probe.and_then(|probe| points.iter().take_while(|point| point.effort <= probe).last()) {
        push(MarkKind::Probe, scale.at(probe.unwrap_or_default(), point.total.to_picture()), String::new());
    }
    marks
}

/// From efforts and scores to places in the drawing.
struct Scale {
    low: f64,
    high: f64,
    most: u32,
}

impl Scale {
    /// From the bottom of the present band up to 100.
    fn new(work: &Work, points: &[FrontierPoint]) -> Self {
        let instrument = work.rules.instrument();
        let band = points.first().and_then(|point| instrument.band(point.rounded));
        let low = band.map_or(0.0, |band| band.min.to_picture());
        Self { low, high: 100.0, most: points.last().map_or(1, |point| point.effort).max(1) }
    }

    fn at(&self, effort: u32, score: f64) -> (f64, f64) {
        (f64::from(effort) * 100.0 / f64::from(self.most), self.height(score))
    }

    fn place(&self, point: &FrontierPoint) -> (f64, f64) {
        self.at(point.effort, point.total.to_picture())
    }

    /// Percent from the top.
    fn height(&self, score: f64) -> f64 {
        (self.high - score) * 100.0 / (self.high - self.low)
    }

    fn bands(&self, locale: Locale, work: &Work) -> Vec<FrontierBand> {
        let mut top = 0.0;
        let mut bands = Vec::new();
        for band in &work.rules.instrument().bands {
            let bottom = self.height(band.min.to_picture()).min(100.0);
            if bottom > top {
                bands.push(FrontierBand { label: locale.band_short(band), tone: tone(band), top, bottom });
            }
            top = bottom;
        }
        bands
    }

    fn scores(&self, locale: Locale, work: &Work) -> Vec<AxisTick> {
        let instrument = work.rules.instrument();
        let mut ticks = vec![(0.0, "100".to_owned())];
        for band in &instrument.bands {
            let at = self.height(band.min.to_picture());
            if at <= 100.0 {
                ticks.push((at, trimmed(&locale.score(instrument.round(&band.min))).to_owned()));
            }
        }
        ticks
    }

    /// Round efforts, four to seven of them.
    fn efforts(&self, locale: Locale) -> Vec<AxisTick> {
        let steps = [1_u32, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000];
        let step = steps.into_iter().find(|step| self.most / step <= 5).unwrap_or(100_000);
        let ticks = (0..=self.most / step).map(|place| place * step);
        ticks.map(|effort| (self.at(effort, 0.0).0, locale.decimal(&effort.to_string()))).collect()
    }
}
