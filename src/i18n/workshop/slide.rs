//! What stands on the projector, as words and places: all that the second window is told.
//!
//! What the group may not see yet is not in it, and neither are names while they are hidden.

use serde::{Deserialize, Serialize};

use crate::engine::assessment::Answer;
use crate::engine::instrument::{Band, Instrument, Zone};
use crate::engine::number::{Rational, Rounding};
use crate::engine::score::{Totals, Verdict};
use crate::i18n::{Locale, fill};
use crate::session::Theme;
use crate::session::workshop::{Changed, Guess, Guessing, Light, Replay, Scene, Show, Standing, Turn, View};

/// One picture on the projector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slide {
    /// Tag of the language.
    pub language: String,
    /// Name of the theme.
    pub theme: String,
    /// Nothing is shown.
    pub blank: bool,
    /// Instrument and year.
    pub instrument: String,
    /// Whose figures these are, or that the name is hidden.
    pub whose: String,
    /// Which round of how many.
    pub round: String,
    /// The word for the scene.
    pub stage: String,
    /// How many of four scenes were reached.
    pub done: u8,
    /// That it is an estimate, and on what it rests.
    pub foot: String,
    /// What is shown.
    pub shown: Shown,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// A state with its scale.
    Panel(Box<Panel>),
    /// All rounds so far.
    Timeline {
        /// Heading.
        title: String,
        /// Names of the columns: step, guess, before, after.
        heads: [String; 4],
        /// What is said where there is none.
        empty: String,
        /// One a round.
        rows: Vec<Row>,
        /// From where to where all of them led.
        sum: Option<String>,
    },
}

/// One round of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The change.
    pub change: String,
    /// What was guessed.
    pub guess: String,
    /// The total before.
    pub before: String,
    /// The total after, with the band.
    pub after: String,
}

/// A state with its scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// The letter of the category; none where the instrument has none or something is open.
    pub letter: Option<String>,
    /// The colour family.
    pub hue: Hue,
    /// The large words: the opinion, or what became of it.
    pub heading: String,
    /// The zone.
    pub chip: Option<String>,
    /// The number on the right.
    pub figure: Figure,
    /// The scale.
    pub scale: Scale,
    /// The question, or what was found.
    pub line: String,
    /// A second line.
    pub second: Option<String>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What changes, a standard a line.
    pub strips: Vec<Strip>,
    /// How many more standards change.
    pub more: Option<String>,
}

/// A colour family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hue {
    /// Hijau.
    Green,
    /// Kuning.
    Yellow,
    /// Merah.
    Red,
    /// No zone, or not known yet.
    Plain,
}

/// The number on the right with what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure {
    /// A total.
    Total {
        /// What it is.
        label: String,
        /// The number.
        number: String,
    },
    /// Only a range is known.
    Range {
        /// What it is.
        label: String,
        /// Its ends.
        number: String,
    },
}

/// The scale from 0 to 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// The bands from low to high.
    pub segments: Vec<Segment>,
    /// Where the total stands.
    pub pin: Option<Mark>,
    /// Where the group guessed it.
    pub guess: Option<Mark>,
    /// Where it stood before.
    pub before: Option<Mark>,
    /// The ends of the range where no total is known.
    pub range: Option<(Mark, Mark)>,
    /// All of it in words.
    pub spoken: String,
}

/// A band of the scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Its letter or word.
    pub label: String,
    /// Its zone.
    pub word: String,
    /// Its colour family.
    pub hue: Hue,
    /// Its lower bound.
    pub from: Mark,
    /// Whether the total stands in it.
    pub current: bool,
}

/// A place on the scale with its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Hundredths of a point, 0 to 10000.
    pub at: u16,
    /// The label.
    pub label: String,
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its words.
    pub label: String,
    /// It is the group's guess.
    pub chosen: bool,
}

/// One standard before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strip {
    /// Its name.
    pub name: String,
    /// Its answers before and after in the order of units; empty where there are too many units.
    pub cells: Vec<(String, String)>,
    /// What is said in place of cells.
    pub summary: Option<String>,
    /// All of it in words.
    pub spoken: String,
}

/// Most units whose answers fit beside each other.
const MOST_CELLS: usize = 8;
/// Most standards that fit below each other.
const MOST_STRIPS: usize = 2;
/// Most rounds that fit into the timeline; the latest are shown.
const MOST_ROWS: usize = 6;

impl Slide {
    /// What the projector shows at this point of a workshop.
    pub fn new(locale: Locale, theme: Theme, show: &Show) -> Self {
        let w = locale.workshop();
        let values = [("number", (show.at() + 1).to_string()), ("count", show.turns().len().to_string())];
        let (stage, done) = stage(locale, show.scene());
        Self {
            language: locale.tag().to_owned(),
            theme: theme.name().to_owned(),
            blank: show.light == Light::Blank,
            instrument: locale.text(&show.base.rules.instrument.title).to_owned(),
            whose: locale.whose(show),
            round: fill(w.round_of, &values.each_ref().map(|(key, value)| (*key, value.as_str()))),
            stage: stage.to_owned(),
            done,
            foot: Builder { locale, show }.foot(),
            shown: Builder { locale, show }.shown(),
        }
    }
}

fn stage(locale: Locale, scene: Scene) -> (&'static str, u8) {
    let w = locale.workshop();
    match scene {
        Scene::Now => (w.stage_now, 1),
        Scene::Guess => (w.stage_guess, 2),
        Scene::Change => (w.stage_change, 3),
        Scene::Reveal => (w.stage_reveal, 4),
        Scene::Replay(Replay::Before) => (w.stage_replay, 1),
        Scene::Replay(Replay::Change) => (w.stage_replay, 3),
        Scene::Timeline => (w.stage_timeline, 4),
    }
}

struct Builder<'a> {
    locale: Locale,
    show: &'a Show,
}

impl Builder<'_> {
    fn shown(&self) -> Shown {
        match self.show.view() {
            View::Now(standing) => self.panel_shown(self.now(standing)),
            View::Guess(standing, choices) => self.panel_shown(self.question(standing, &choices)),
            View::Change(standing, changes) => self.panel_shown(self.change(standing, changes)),
            View::Reveal(turn) => self.panel_shown(self.reveal(turn)),
            View::Timeline(turns) => self.timeline(&turns),
        }
    }

    fn panel_shown(&self, panel: Panel) -> Shown {
        Shown::Panel(Box::new(panel))
    }

    fn instrument(&self) -> &Instrument {
        &self.show.base.rules.instrument
    }

    /// The state before: the same in every scene up to the reveal.
    fn standing(&self, standing: &Standing) -> Panel {
        let (locale, w) = (self.locale, self.locale.workshop());
        let totals = &*standing.totals;
        let verdict = totals.verdict.as_ref();
        Panel {
            letter: verdict.and_then(|verdict| verdict.band.code.clone()),
            hue: verdict.map_or(Hue::Plain, |verdict| hue(verdict.band.zone)),
            heading: verdict.map_or_else(|| w.open_heading.to_owned(), |verdict| self.opinion(&verdict.band)),
            chip: verdict.and_then(|verdict| self.zone(&verdict.band)),
            figure: match verdict {
                Some(verdict) => Figure::Total { label: w.total_now.to_owned(), number: locale.score(verdict.total) },
                None => Figure::Range { label: w.total_range.to_owned(), number: self.range(totals) },
            },
            scale: self.scale(totals),
            line: String::new(),
            second: None,
            choices: Vec::new(),
            strips: Vec::new(),
            more: None,
        }
    }

    fn now(&self, standing: &Standing) -> Panel {
        let (locale, w) = (self.locale, self.locale.workshop());
        let totals = &*standing.totals;
        let sure = [("low", locale.score(totals.guaranteed.low)), ("high", locale.score(totals.guaranteed.high))];
        let sure = fill(w.any_weights, &sure.each_ref().map(|(key, value)| (*key, value.as_str())));
        let line = match &totals.verdict {
            Some(verdict) => self.distance(verdict),
            None => w.open_line.to_owned(),
        };
        let replayed = matches!(self.show.scene(), Scene::Replay(_));
        let mut panel = Panel { line, second: Some(sure), ..self.standing(standing) };
        if replayed {
            self.mark_guess(&mut panel);
        }
        panel
    }

    fn question(&self, standing: &Standing, choices: &[Guess]) -> Panel {
        let w = self.locale.workshop();
        let guess = self.show.turn().and_then(|turn| turn.guess.guess());
        let choice = |choice: &Guess| Choice { label: self.locale.guess(choice), chosen: guess == Some(choice) };
        let mut panel = Panel {
            line: fill(w.asks, &[("change", &self.round_words())]),
            choices: choices.iter().map(choice).collect(),
            ..self.standing(standing)
        };
        self.mark_guess(&mut panel);
        panel
    }

    fn change(&self, standing: &Standing, changes: &[Changed]) -> Panel {
        let mut panel = Panel { line: self.round_words(), ..self.standing(standing) };
        (panel.strips, panel.more) = self.strips(changes, MOST_STRIPS);
        self.mark_guess(&mut panel);
        panel
    }

    fn reveal(&self, turn: &Turn) -> Panel {
        let (before, after) = (&*turn.before.totals, &*turn.after.totals);
        let mut panel = self.standing(&turn.after);
        panel.line = self.found(before, after);
        panel.second = Some(self.verdict_on_guess(turn));
        (panel.strips, panel.more) = self.strips(&turn.changes, 1);
        if let (Some(before), Some(after)) = (&before.verdict, &after.verdict) {
            panel.heading = self.became(before, after);
            panel.figure = Figure::Total { label: self.moved(before, after), number: self.locale.score(after.total) };
            panel.scale.before = Some(Mark { at: place(&before.exact), label: self.locale.score(before.total) });
        }
        self.mark_guess(&mut panel);
        panel
    }

    fn round_words(&self) -> String {
        let Show { base, names, .. } = self.show;
        let words = |turn: &Turn| self.locale.round(&base.rules, &base.assessment, *names, &turn.round);
        self.show.turn().map(words).unwrap_or_default()
    }

    fn mark_guess(&self, panel: &mut Panel) {
        let w = self.locale.workshop();
        let guess = self.show.turn().and_then(|turn| turn.guess.guess());
        panel.scale.guess = guess.map(|guess| Mark {
            at: place(&guess.place()),
            label: fill(w.guess_mark, &[("number", &self.guess_short(guess))]),
        });
    }

    fn guess_short(&self, guess: &Guess) -> String {
        match guess {
            Guess::Number(number) => self.locale.decimal(number.text()),
            Guess::AtLeast(bound) => format!("≥{}", self.locale.score(*bound)),
            Guess::Below(bound) => format!("<{}", self.locale.score(*bound)),
        }
    }

    /// `17,20 lagi ke B`, or the reserve in the best band.
    fn distance(&self, verdict: &Verdict) -> String {
        let (locale, w) = (self.locale, self.locale.workshop());
        match &verdict.next {
            Some(next) => {
                let threshold = locale.bound(&locale.score(self.instrument().round(&next.band.min)));
                let (missing, label) = (locale.score(next.missing), locale.band_short(&next.band));
                fill(w.gap, &[("missing", &missing), ("label", &label), ("threshold", &threshold)])
            }
            None => {
                let (margin, label) = (locale.score(verdict.margin), locale.band_short(&verdict.band));
                fill(w.reserve, &[("margin", &margin), ("label", &label)])
            }
        }
    }

    fn opinion(&self, band: &Band) -> String {
        band.opinion.as_ref().map_or_else(|| self.locale.band(band), |opinion| self.locale.text(opinion).to_owned())
    }

    fn zone(&self, band: &Band) -> Option<String> {
        let zone = self.locale.zone(band.zone?);
        let words = fill(self.locale.messages().zone_chip, &[("zone", zone)]);
        let mut letters = words.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
    }

    fn range(&self, totals: &Totals) -> String {
        let (low, high) = (self.locale.score(totals.guaranteed.low), self.locale.score(totals.guaranteed.high));
        fill(self.locale.workshop().range, &[("low", &low), ("high", &high)])
    }

    fn became(&self, before: &Verdict, after: &Verdict) -> String {
        let w = self.locale.workshop();
        let message = match after.band.min.cmp(&before.band.min) {
            std::cmp::Ordering::Less => w.falls_to,
            std::cmp::Ordering::Equal => w.stays,
            std::cmp::Ordering::Greater => w.rises_to,
        };
        fill(message, &[("label", &self.locale.band_short(&after.band))])
    }

    fn moved(&self, before: &Verdict, after: &Verdict) -> String {
        let (locale, w) = (self.locale, self.locale.workshop());
        let difference = &after.total.to_rational() - &before.total.to_rational();
        let (message, size) = match () {
            () if difference == Rational::ZERO => (w.same, difference),
            () if difference.is_negative() => (w.fell, -&difference),
            () => (w.rose, difference),
        };
        fill(message, &[("before", &locale.score(before.total)), ("difference", &locale.rounded(&size))])
    }

    /// What the change was worth, in one sentence.
    fn found(&self, before: &Totals, after: &Totals) -> String {
        let (locale, w) = (self.locale, self.locale.workshop());
        let (Some(old), Some(new)) = (&before.verdict, &after.verdict) else {
            let ends = [("low", locale.score(after.guaranteed.low)), ("high", locale.score(after.guaranteed.high))];
            return fill(w.found_range, &ends.each_ref().map(|(key, value)| (*key, value.as_str())));
        };
        let label = |band: &Band| locale.band_short(band);
        let margin = locale.score(new.margin);
        match (new.total.cmp(&old.total), new.band.min.cmp(&old.band.min), &new.next) {
            (std::cmp::Ordering::Equal, ..) => w.found_nothing.to_owned(),
            (_, std::cmp::Ordering::Greater, _) => fill(w.found_up, &[("label", &label(&new.band))]),
            (_, std::cmp::Ordering::Less, _) => fill(w.found_down, &[("label", &label(&old.band))]),
            (std::cmp::Ordering::Less, ..) => fill(w.found_kept, &[("margin", &margin), ("label", &label(&new.band))]),
            (_, _, Some(next)) => {
                let missing = locale.score(next.missing);
                fill(w.found_short, &[("missing", &missing), ("label", &label(&next.band))])
            }
            (_, _, None) => fill(w.found_top, &[("margin", &margin), ("label", &label(&new.band))]),
        }
    }

    fn verdict_on_guess(&self, turn: &Turn) -> String {
        let w = self.locale.workshop();
        let Some(guess) = turn.guess.guess() else {
            return w.guess_none.to_owned();
        };
        if let Some(verdict) = &turn.after.totals.verdict {
            return self.locale.closeness(self.instrument(), guess, verdict);
        }
        let ends = &turn.after.totals.guaranteed.exact;
        let place = guess.place();
        let inside = place >= ends.low && place <= ends.high;
        let message = if inside { w.guess_inside } else { w.guess_outside };
        fill(message, &[("guess", &self.locale.guess(guess))])
    }

    fn scale(&self, totals: &Totals) -> Scale {
        let (locale, w) = (self.locale, self.locale.workshop());
        let verdict = totals.verdict.as_ref();
        let segment = |band: &Band| Segment {
            label: band.code.clone().unwrap_or_else(|| locale.band_short(band)),
            word: band
                .zone
                .filter(|_| band.code.is_some())
                .map(|zone| locale.zone(zone).to_owned())
                .unwrap_or_default(),
            hue: hue(band.zone),
            from: Mark { at: place(&band.min), label: locale.bound(&locale.score(self.instrument().round(&band.min))) },
            current: verdict.is_some_and(|verdict| verdict.band.min == band.min),
        };
        let end = |exact: &Rational, label| Mark { at: place(exact), label };
        let ends = &totals.guaranteed;
        let range = || {
            let low = end(&ends.exact.low, locale.score(ends.low));
            (low, end(&ends.exact.high, locale.score(ends.high)))
        };
        let figure = match verdict {
            Some(verdict) => format!("{}, {}", locale.score(verdict.total), locale.band(&verdict.band)),
            None => self.range(totals),
        };
        Scale {
            segments: self.instrument().bands.iter().rev().map(segment).collect(),
            pin: verdict.map(|verdict| end(&verdict.exact, locale.score(verdict.total))),
            guess: None,
            before: None,
            range: verdict.is_none().then(range),
            spoken: fill(w.gauge_spoken, &[("figure", &figure)]),
        }
    }

    /// The standards that change, as many as fit, and how many more.
    fn strips(&self, changes: &[Changed], most: usize) -> (Vec<Strip>, Option<String>) {
        let w = self.locale.workshop();
        let kept = if changes.len() > most { 1 } else { most };
        let left = changes.len().saturating_sub(kept);
        let more = (left > 0).then(|| fill(w.more_standards, &[("count", &left.to_string())]));
        (changes.iter().take(kept).map(|changed| self.strip(changed)).collect(), more)
    }

    fn strip(&self, changed: &Changed) -> Strip {
        let (locale, w) = (self.locale, self.locale.workshop());
        let known = self.instrument().indicator(changed.indicator.as_str());
        let name = known.map(|known| locale.text(&known.short).to_owned()).unwrap_or_default();
        let cell = |(before, after): &(Option<Answer>, Option<Answer>)| {
            (locale.cell(before.as_ref()), locale.cell(after.as_ref()))
        };
        let cells: Vec<_> = changed.answers.iter().map(cell).collect();
        let list = |part: fn(&(String, String)) -> &String| {
            cells.iter().map(|cell| part(cell).as_str()).collect::<Vec<_>>().join(" ")
        };
        let (before, after) = (list(|cell| &cell.0), list(|cell| &cell.1));
        let spoken = fill(w.strip_spoken, &[("name", &name), ("before", &before), ("after", &after)]);
        let wide = cells.iter().any(|(before, after)| before.chars().count() > 1 || after.chars().count() > 1);
        let fits = cells.len() <= MOST_CELLS && !wide;
        let counts = [("count", changed.units().to_string()), ("of", cells.len().to_string())];
        let summary =
            (!fits).then(|| fill(w.units_change, &counts.each_ref().map(|(key, value)| (*key, value.as_str()))));
        Strip { name, cells: if fits { cells } else { Vec::new() }, summary, spoken }
    }

    fn timeline(&self, turns: &[&Turn]) -> Shown {
        let (locale, w) = (self.locale, self.locale.workshop());
        let skipped = turns.len().saturating_sub(MOST_ROWS);
        Shown::Timeline {
            title: w.timeline_title.to_owned(),
            heads: [w.timeline_step, w.timeline_guess, w.timeline_before, w.timeline_after].map(str::to_owned),
            empty: w.timeline_empty.to_owned(),
            rows: turns.iter().skip(skipped).map(|turn| self.row(locale, turn)).collect(),
            sum: turns.first().zip(turns.last()).map(|(first, last)| {
                let ends = [("before", locale.reached(&first.before)), ("after", locale.reached(&last.after))];
                fill(w.timeline_sum, &ends.each_ref().map(|(key, value)| (*key, value.as_str())))
            }),
        }
    }

    fn row(&self, locale: Locale, turn: &Turn) -> Row {
        let Show { base, names, .. } = self.show;
        Row {
            change: locale.round(&base.rules, &base.assessment, *names, &turn.round),
            guess: turn.guess.guess().map_or_else(|| "–".to_owned(), |guess| self.guess_short(guess)),
            before: locale.reached(&turn.before),
            after: locale.reached(&turn.after),
        }
    }

    /// That it is an estimate; from the change on, how well its effect is known.
    fn foot(&self) -> String {
        let (locale, w) = (self.locale, self.locale.workshop());
        let base = &self.show.base;
        let Some(turn) = self.show.turn() else {
            return w.foot.to_owned();
        };
        let open = turn.before.totals.verdict.is_none() || turn.after.totals.verdict.is_none();
        let changed = matches!(self.show.scene(), Scene::Change | Scene::Reveal | Scene::Replay(Replay::Change));
        match Locale::effect_basis(&base.rules, &turn.round) {
            _ if open => w.foot_open.to_owned(),
            Some(basis) if changed => fill(w.foot_effect, &[("basis", locale.basis(basis))]),
            None if changed => w.foot_levels.to_owned(),
            _ if !base.assessment.overrides.weights.is_empty() => w.foot_own.to_owned(),
            _ => w.foot.to_owned(),
        }
    }
}

impl Locale {
    /// A total with its band, `60,80 (C)`, or the range where something is open.
    pub fn reached(self, standing: &Standing) -> String {
        let totals = &standing.totals;
        match &totals.verdict {
            Some(verdict) => match &verdict.band.code {
                Some(code) => format!("{} ({code})", self.score(verdict.total)),
                None => self.score(verdict.total),
            },
            None => {
                let (low, high) = (self.score(totals.guaranteed.low), self.score(totals.guaranteed.high));
                fill(self.workshop().range, &[("low", &low), ("high", &high)])
            }
        }
    }

    /// The guess of a round in words, or a dash.
    pub fn guessed(self, guess: &Guessing) -> String {
        guess.guess().map_or_else(|| "–".to_owned(), |guess| self.guess(guess))
    }
}

const fn hue(zone: Option<Zone>) -> Hue {
    match zone {
        Some(Zone::Green) => Hue::Green,
        Some(Zone::Yellow) => Hue::Yellow,
        Some(Zone::Red) => Hue::Red,
        None => Hue::Plain,
    }
}

/// Hundredths of a point on the scale.
fn place(value: &Rational) -> u16 {
    u16::try_from(value.round(2, Rounding::HalfUp).scaled().clamp(0, 10_000)).unwrap_or_default()
}
