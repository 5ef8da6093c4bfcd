//! The coach's desk: a copy of what the projector shows, controls, notes, timeline.

use std::rc::Rc;

use yew::prelude::*;

use super::guess::GuessCard;
use super::in_place::{Here, InPlace};
use super::keys::{Command, Heard, Letters, use_keys};
use super::link::{Word, open_window};
use super::prepare::names_switch;
use super::stage::{Use, stage};
use super::talk::{Second, use_talk};
use crate::i18n::workshop::Slide;
use crate::session::workshop::{Leading, Light, Names, Scene, Show, Turn, Workshopping, seen_moves};
use crate::session::{Action, Theme, Work};
use crate::ui::browser;
use crate::ui::components::{Button, Card, IconName, Notice, NoticeKind};
use crate::ui::context::{Shared, Ui};

/// Properties of [`Desk`].
#[derive(Clone, PartialEq, Properties)]
pub struct DeskProps {
    pub ui: Ui,
    pub show: Shared<Show>,
    pub theme: Theme,
    pub present: Option<Work>,
}

/// The desk.
#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let DeskProps { ui, show, theme, present } = props;
    let second = use_state_eq(|| Second::None);
    let here = use_state_eq(|| Here::Desk);
    let letters = use_state_eq(Letters::default);
    let slide =
        use_memo((show.clone(), ui.locale, *theme), |(show, locale, theme)| Slide::new(*locale, *theme, &show.0));
    let on_command = {
        let (ui, set_here, light) = (ui.clone(), here.setter(), show.0.light);
        use_callback((*letters, light, *here), move |command: Command, (letters, light, now)| {
            obey(&ui, command, *letters, *light, (*now, &set_here))
        })
    };
    let talk = use_talk(ui, show, &slide, &on_command, &second.setter());
    use_keys(*letters, on_command);
    let open = {
        let (second, talk, id) = (second.setter(), Rc::clone(&talk), Rc::clone(&show.0.id));
        Callback::from(move |()| match open_window(&id) {
            Some(window) => {
                if let Some(link) = &*talk.borrow() {
                    link.follow(&window);
                }
            }
            None => second.set(Second::Blocked),
        })
    };
    let end = {
        let ui = ui.clone();
        Callback::from(move |()| {
            if let Some(link) = &*talk.borrow() {
                link.say(Word::Ended);
            }
            ui.send(Action::Workshop(Workshopping::End));
            browser::focus_heading_soon();
        })
    };
    let show_here = {
        let here = here.setter();
        Callback::from(move |()| here.set(Here::Stage))
    };
    let m = ui.locale.workshop();
    html! {
        <div class="wrap workshop">
            { head(ui, open, show_here, end) }
            if *second == Second::Blocked {
                { Notice::new(NoticeKind::Warning, m.window_blocked).live().view(Html::default()) }
            }
            <div class="cols">
                <div class="column col-8">
                    { picture(ui, &show.0, &slide, *second) }
                </div>
                <div class="column col-4">
                    <GuessCard ui={ui.clone()} show={show.clone()} />
                    { notes(ui, &show.0) }
                    { timeline(ui, &show.0, present.as_ref()) }
                    { keys(ui, &letters) }
                </div>
            </div>
            if *here == Here::Stage { <InPlace ui={ui.clone()} slide={Shared(Rc::clone(&slide))} here={here.setter()} /> }
        </div>
    }
}

fn act(ui: &Ui, what: Workshopping) -> Callback<()> {
    ui.sends(Action::Workshop(what))
}

/// Does what a key asks for, here or in the window of the projector.
fn obey(ui: &Ui, command: Command, letters: Letters, light: Light, here: (Here, &UseStateSetter<Here>)) -> Heard {
    let (now, here) = here;
    let is_letter = matches!(command, Command::Blank | Command::Replay | Command::Pick(_));
    if is_letter && letters == Letters::Off {
        return Heard::Ignored;
    }
    let how = match command {
        Command::Next => Leading::Next,
        Command::Back => Leading::Back,
        Command::Blank => Leading::Blank,
        Command::Replay => Leading::Replay,
        Command::Pick(place) => Leading::Pick(usize::from(place)),
        Command::Leave if light == Light::Blank => Leading::Light,
        // Other dialogs close by this key too.
        Command::Leave if now == Here::Desk => return Heard::Ignored,
        Command::Leave => {
            here.set(Here::Desk);
            return Heard::Obeyed;
        }
        Command::Here => {
            here.set(Here::Stage);
            return Heard::Obeyed;
        }
    };
    ui.send(Action::Workshop(Workshopping::Lead(how)));
    Heard::Obeyed
}

fn picture(ui: &Ui, show: &Show, slide: &Slide, second: Second) -> Html {
    let w = ui.locale.workshop();
    let status = match second {
        Second::None | Second::Blocked => w.window_none,
        Second::Linked => w.window_linked,
        Second::Lost => w.window_lost,
    };
    let blank = show.light == Light::Blank;
    Card::titled("di-proyektor", w.on_projector).aside(html! { <span role="status">{ status }</span> }).view(html! {
        <>
            <div class="workshop__frame">
                { stage(slide, &Use::Copy) }
                if blank { <p class="workshop__blank">{ w.blank_now }</p> }
            </div>
            { controls(ui, show) }
        </>
    })
}

fn controls(ui: &Ui, show: &Show) -> Html {
    let w = ui.locale.workshop();
    let lit = show.light == Light::On;
    let last = show.scene() == Scene::Timeline;
    let first = show.at() == 0 && show.scene() == Scene::Now;
    let seen = matches!(show.scene(), Scene::Reveal | Scene::Replay(_));
    let button = |button: Button, how| button.on_click(act(ui, Workshopping::Lead(how))).view();
    html! {
        <div class="workshop__controls">
            <div class="row">
                { button(Button::new(w.back).disabled(first && lit), Leading::Back) }
                { button(Button::primary(w.next).arrow().disabled(last && lit), Leading::Next) }
                { button(Button::new(w.replay).icon(IconName::Redo).disabled(!seen), Leading::Replay) }
                { button(Button::new(if lit { w.blank } else { w.light }).pressed(!lit), Leading::Blank) }
            </div>
            { names_switch(ui, show.names, None) }
        </div>
    }
}

/// What concerns the windows and the whole workshop, beside the heading.
fn head(ui: &Ui, open: Callback<()>, here: Callback<()>, end: Callback<()>) -> Html {
    let w = ui.locale.workshop();
    html! {
        <div class="page-head">
            <h1>{ w.desk_title }</h1>
            <div class="page-head__actions">
                { Button::new(w.open_window).small().icon(IconName::Monitor).on_click(open).view() }
                { Button::new(w.here).small().icon(IconName::Expand).on_click(here).view() }
                { Button::new(w.end).small().icon(IconName::Close).on_click(end).view() }
            </div>
        </div>
    }
}

fn notes(ui: &Ui, show: &Show) -> Html {
    let w = ui.locale.workshop();
    let notes = ui.locale.workshop_notes(show);
    Card::titled("catatan", w.notes_title).class("workshop__notes").view(html! {
        <>
            <p class="workshop__say">{ notes.say }</p>
            <ul>for caution in notes.cautions { <li>{ caution }</li> }</ul>
            <h3>{ w.notes_next }</h3>
            <p>{ notes.next }</p>
        </>
    })
}

fn timeline(ui: &Ui, show: &Show, present: Option<&Work>) -> Html {
    let (locale, w) = (ui.locale, ui.locale.workshop());
    let seen: Vec<_> = show.turns().iter().filter(|turn| turn.guess.is_closed()).collect();
    let row = |turn: &&Turn| {
        let (rules, assessment) = (&show.base.rules, &show.base.assessment);
        html! {
            <li>
                <span class="workshop__did">{ locale.round(rules, assessment, Names::Shown, &turn.round) }</span>
                <span class="secondary">
                    { format!("{}: {}", w.timeline_guess, locale.guessed(&turn.guess)) }
                </span>
                <span>
                    { locale.reached(&turn.before) }{ " → " }<strong>{ locale.reached(&turn.after) }</strong>
                </span>
            </li>
        }
    };
    let own = present.is_some_and(|work| work.assessment == show.base.assessment);
    let raised = !seen_moves(show).is_empty();
    Card::titled("jejak", w.timeline).view(html! {
        if seen.is_empty() {
            <p class="ink-2">{ w.timeline_none }</p>
        } else {
            <ol class="workshop__timeline">for turn in &seen { { row(turn) } }</ol>
            <div class="stack stack--tight">
                { Button::new(w.save_copy).icon(IconName::Copy).on_click(act(ui, Workshopping::SaveCopy)).view() }
                if own && raised { { Button::new(w.to_scenario).on_click(act(ui, Workshopping::ToScenario)).view() } }
                <p class="secondary">{ w.save_note }</p>
            </div>
        }
    })
}

fn keys(ui: &Ui, letters: &UseStateHandle<Letters>) -> Html {
    let w = ui.locale.workshop();
    let on = **letters == Letters::On;
    let set = letters.setter();
    let onchange = Callback::from(move |_: Event| set.set(if on { Letters::Off } else { Letters::On }));
    Card::titled("tombol", w.keys_title).folds(false).view(html! {
        <>
            <p>{ w.keys_text }</p>
            <label class="workshop__switch">
                <input type="checkbox" id="tombol-huruf" checked={on} {onchange} />
                { w.keys_on }
            </label>
        </>
    })
}
