//! The picture on the projector.

use yew::prelude::*;

use crate::i18n::Locale;
use crate::i18n::workshop::{Figure, Hue, Mark, Panel, Row, Scale, Shown, Slide, Strip, StripCell};
use crate::ui::charts::{BandGauge, GaugeInterval, GaugePin, GaugeSegment, GaugeTick};
use crate::ui::components::{ChipStyle, IconName, LevelCell, TileSize, Tone, category_tile, icon, zone_chip};

/// Whether the picture is looked at on its own, or is a small copy on the coach's desk.
#[derive(Clone, PartialEq)]
pub enum Use {
    /// It fills a window: choices can be pressed, and there are tools in the corner.
    Whole {
        /// An answer was chosen.
        on_pick: Callback<usize>,
        /// Buttons beside the foot.
        tools: Html,
    },
    /// A copy.
    Copy,
}

/// The picture.
pub fn stage(slide: &Slide, kind: &Use) -> Html {
    if slide.blank {
        return html! { <div class="show show--blank"><div class="show__canvas"></div></div> };
    }
    html! {
        <div class="show" lang={Locale::new(slide.language).tag()}>
            <div class="show__canvas">
                <div class="show__top"><p>{ &slide.instrument }</p><p class="show__round">{ &slide.round }</p><p>{ &slide.whose }</p></div>
                {
                    match &slide.shown {
                        Shown::Panel(panel) => show_panel(panel, kind),
                        Shown::Timeline { title, heads, empty, rows, sum } => {
                            let rounds = html! { <>{ rounds(title, heads, empty, rows) }{ for sum.as_ref().map(line) }</> };
                            html! { <div class="show__timeline">{ heading(title, kind) }{ rounds }</div> }
                        }
                    }
                }
                { foot(slide, kind) }
            </div>
        </div>
    }
}

/// The one heading of a window; a copy stands below other headings and has none.
fn heading(text: &str, kind: &Use) -> Html {
    match kind {
        Use::Whole { .. } => html! { <h1 class="show__heading" tabindex="-1">{ text }</h1> },
        Use::Copy => html! { <p class="show__heading">{ text }</p> },
    }
}

fn show_panel(panel: &Panel, kind: &Use) -> Html {
    let tone = tone(panel.hue);
    let open = matches!(panel.figure, Figure::Range { .. });
    html! {
        <>
            <div class="show__hero">
                if panel.letter.is_some() || open {
                    { category_tile(panel.letter.as_deref(), tone, TileSize::Huge) }
                }
                <div class="show__words">
                    if let Some(letter) = &panel.letter { <span class="sr-only">{ letter }</span> }
                    { heading(&panel.heading, kind) }
                    if let Some(chip) = &panel.chip { { zone_chip(tone, chip, ChipStyle::Huge) } }
                </div>
                { figure(&panel.figure) }
            </div>
            { gauge(&panel.scale) }
            <div class="show__below">
                { line(&panel.line) }
                if let Some(second) = &panel.second { <p class="show__second">{ second }</p> }
                if !panel.choices.is_empty() { { choices(panel, kind) } }
                for strip in &panel.strips { { strip_row(strip) } }
                if let Some(more) = &panel.more { <p class="show__second">{ more }</p> }
            </div>
        </>
    }
}

fn figure(figure: &Figure) -> Html {
    let (class, label, number, beside) = match figure {
        Figure::Total { label, number, beside } => ("show__number", label, number, beside.as_ref()),
        Figure::Range { label, number } => ("show__number show__number--range", label, number, None),
    };
    html! {
        <div class="show__figure">
            <p>{ label }</p>
            <p {class}>{ number }</p>
            if let Some(beside) = beside { <p>{ beside }</p> }
        </div>
    }
}

fn choices(panel: &Panel, kind: &Use) -> Html {
    let choice = |(place, choice): (usize, &crate::i18n::workshop::Choice)| {
        let class = if choice.chosen { "show__choice show__choice--chosen" } else { "show__choice" };
        match kind {
            Use::Whole { on_pick, .. } => {
                let on_pick = on_pick.clone();
                let onclick = Callback::from(move |_: MouseEvent| on_pick.emit(place));
                let pressed = if choice.chosen { "true" } else { "false" };
                html! { <li><button type="button" {class} aria-pressed={pressed} {onclick}>{ &choice.label }</button></li> }
            }
            Use::Copy => html! { <li><span {class}>{ &choice.label }</span></li> },
        }
    };
    html! { <ul class="show__choices">for each in panel.choices.iter().enumerate() { { choice(each) } }</ul> }
}

/// One standard in all units, before and after.
fn strip_row(strip: &Strip) -> Html {
    let cells = |part: fn(&(StripCell, StripCell)) -> &StripCell| {
        let cell = |StripCell { text, step }: &StripCell| {
            let ramp = step.map_or(LevelCell::Open, LevelCell::Level).class();
            html! { <span class={classes!("show__cell", ramp)}>{ text }</span> }
        };
        html! { <span class="show__cells">for each in strip.cells.iter().map(part) { { cell(each) } }</span> }
    };
    html! {
        <div class="show__strip">
            <p>{ &strip.name }</p>
            if let Some(summary) = &strip.summary {
                <p class="show__counted">{ summary }</p>
            } else {
                <div class="show__pair" aria-hidden="true">
                    { cells(|cell| &cell.0) }
                    { icon(IconName::ArrowRight) }
                    { cells(|cell| &cell.1) }
                </div>
                <span class="sr-only">{ &strip.spoken }</span>
            }
        </div>
    }
}

fn line(text: &String) -> Html {
    html! { <p class="show__line">{ text }</p> }
}

/// The rounds of the timeline.
fn rounds(title: &str, heads: &[String; 4], empty: &str, rows: &[Row]) -> Html {
    if rows.is_empty() {
        return html! { <p>{ empty.to_owned() }</p> };
    }
    html! {
        <table aria-label={title.to_owned()}>
            <thead><tr>for head in heads { <th scope="col">{ head }</th> }</tr></thead>
            <tbody>
                for row in rows {
                    <tr>
                        <th scope="row">{ &row.change }</th>
                        <td>{ &row.guess }</td>
                        <td>{ &row.before }</td>
                        <td><strong>{ &row.after }</strong></td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn foot(slide: &Slide, kind: &Use) -> Html {
    html! {
        <div class="show__foot">
            <p>{ &slide.foot }</p>
            if let Use::Whole { tools, .. } = kind { <div class="show__tools">{ tools.clone() }</div> }
            <p class="show__stage">
                <span>{ &slide.stage }</span>
                <svg class="show__dots" viewBox="0 0 100 20" aria-hidden="true">
                    for place in 0..4_u8 {
                        <circle
                            class={if place < slide.done { "show__dot show__dot--done" } else { "show__dot" }}
                            cx={(10 + 26 * u16::from(place)).to_string()}
                            cy="10"
                            r="7"
                        />
                    }
                </svg>
            </p>
        </div>
    }
}

fn gauge(scale: &Scale) -> Html {
    let pin = |mark: &Mark| GaugePin { at: at(mark), label: mark.label.clone() };
    let mut to = 100.0;
    let mut segments = Vec::new();
    for segment in scale.segments.iter().rev() {
        let from = at(&segment.from);
        segments.push(GaugeSegment {
            label: segment.label.clone(),
            word: segment.word.clone(),
            tone: tone(segment.hue),
            from,
            to,
            current: segment.current,
        });
        to = from;
    }
    segments.reverse();
    let bounds = scale.segments.iter().map(|segment| &segment.from);
    let mut ticks: Vec<_> = bounds.map(|mark| GaugeTick { at: at(mark), label: mark.label.clone() }).collect();
    ticks.push(GaugeTick { at: 100.0, label: "100".into() });
    let gauge = BandGauge {
        summary: scale.spoken.clone(),
        segments,
        ticks,
        pin: scale.pin.as_ref().map(pin),
        guess: scale.guess.as_ref().map(pin),
        before: scale.before.as_ref().map(at),
        interval: scale.range.as_ref().map(|(low, high)| GaugeInterval {
            low: at(low),
            high: at(high),
            low_label: low.label.clone(),
            high_label: high.label.clone(),
            dot: None,
        }),
        ..BandGauge::default()
    };
    gauge.view()
}

fn at(mark: &Mark) -> f64 {
    f64::from(mark.at) / 100.0
}

const fn tone(hue: Hue) -> Tone {
    match hue {
        Hue::Green => Tone::Green,
        Hue::Yellow => Tone::Yellow,
        Hue::Red => Tone::Red,
        Hue::Plain => Tone::Neutral,
    }
}
