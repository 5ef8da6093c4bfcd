//! Puts a picture together from where a workshop stands.

use crate::engine::instrument::{Band, Instrument};
use crate::engine::number::Rational;
use crate::engine::score::{Totals, Verdict};
use crate::i18n::workshop::drawing::{MOST_STRIPS, hue, place};
use crate::i18n::workshop::slide::{Choice, Figure, Hue, Mark, Panel, Row, Shown, Slide};
use crate::i18n::{Locale, fill};
use crate::session::Theme;
use crate::session::workshop::{Changed, Guess, Guessing, Light, Replay, Scene, Show, Standing, Turn, View};

/// Most rounds that fit into the timeline; the latest are shown.
const MOST_ROWS: usize = 6;

impl Slide {
    /// What the projector shows at this point of a workshop.
    pub fn new(locale: Locale, theme: Theme, show: &Show) -> Self {
        let (stage, done) = stage(locale, show.scene());
        Self {
            language: locale.language,
            theme,
            blank: show.light == Light::Blank,
            instrument: locale.text(&show.base.rules.instrument().title).to_owned(),
            whose: locale.whose(show),
            round: Builder { locale, show }.round_of(),
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

/// What a picture is made from.
pub(super) struct Builder<'a> {
    pub locale: Locale,
    pub show: &'a Show,
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

    pub(super) fn instrument(&self) -> &Instrument {
        self.show.base.rules.instrument()
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
            chip: verdict.and_then(|verdict| self.locale.zone_words(&verdict.band)),
            figure: match verdict {
                Some(verdict) => Figure::Total {
                    label: self.label(),
                    number: locale.score(verdict.total),
                    beside: self.present_total(),
                },
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
        let (low, high) = (locale.score(totals.guaranteed.low), locale.score(totals.guaranteed.high));
        let weights = locale.known_weights(&self.show.base.rules);
        let message = if low == high { w.any_weights_one } else { w.any_weights };
        let sure = fill(message, &[("low", &low), ("high", &high), ("weights", &weights)]);
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
            panel.figure = Figure::Total {
                label: self.moved(before, after),
                number: self.locale.score(after.total),
                beside: self.present_total(),
            };
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

    /// No change of a workshop touches the answer that the suffix depends on.
    fn opinion(&self, band: &Band) -> String {
        self.locale.opinion(band, &self.show.base.outcome)
    }

    /// Which step of how many.
    fn round_of(&self) -> String {
        if self.show.scene() == Scene::Timeline {
            return String::new();
        }
        let values = [("number", (self.show.at() + 1).to_string()), ("count", self.show.turns().len().to_string())];
        fill(self.locale.workshop().round_of, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
    }

    /// What the total of a state before a step is: after the first step it is no longer the present one.
    fn label(&self) -> String {
        let w = self.locale.workshop();
        match self.show.at() {
            0 => w.total_now.to_owned(),
            1 => w.total_after_one.to_owned(),
            last => fill(w.total_after, &[("last", &last.to_string())]),
        }
    }

    /// The present total, where another one is shown that a step before this one led to.
    fn present_total(&self) -> Option<String> {
        let first = self.show.turns().first().filter(|_| self.show.at() > 0)?;
        let present = first.before.totals.verdict.as_ref()?;
        let total = self.locale.score(present.total);
        Some(fill(self.locale.workshop().total_beside, &[("total", &total)]))
    }

    pub(super) fn range(&self, totals: &Totals) -> String {
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
        let (message, size) = if difference == Rational::ZERO {
            (w.same, difference)
        } else if difference.is_negative() {
            (w.fell, -&difference)
        } else {
            (w.rose, difference)
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
