//! How the desk keeps the window of the projector up to date, and hears its keys.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::keys::{Command, Heard};
use super::link::{Link, Role, Word};
use crate::i18n::workshop::Slide;
use crate::session::Action;
use crate::session::workshop::{Leading, Show, Workshopping};
use crate::ui::context::{Shared, Ui};

/// How often the desk looks whether the window of the projector was closed.
const LOOK_MS: u32 = 1_000;

/// What is known of the window of the projector.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Second {
    None,
    Linked,
    Lost,
    Blocked,
}

/// The link, once the workshop has begun.
pub type Talk = Rc<RefCell<Option<Link>>>;

/// Talks to the window of the projector as long as the workshop lasts.
#[hook]
pub fn use_talk(
    ui: &Ui,
    show: &Shared<Show>,
    slide: &Rc<Slide>,
    on_command: &Callback<Command, Heard>,
    second: &UseStateSetter<Second>,
) -> Talk {
    let talk = use_mut_ref(|| None::<Link>);
    let latest = use_mut_ref(|| (Rc::clone(slide), on_command.clone()));
    let sent = use_memo((), |()| Cell::new(0_u64));
    latest.replace((Rc::clone(slide), on_command.clone()));
    {
        let (talk, latest, sent, second) = (Rc::clone(&talk), latest, Rc::clone(&sent), second.clone());
        let ui = ui.clone();
        use_effect_with(Rc::clone(&show.0.id), move |id| {
            let hears = {
                let (talk, second) = (Rc::clone(&talk), second.clone());
                Callback::from(move |(_, word): (u64, Word)| match word {
                    Word::Hello(seen) => {
                        second.set(Second::Linked);
                        if seen != sent.get() {
                            let slide = Box::new((*latest.borrow().0).clone());
                            say(&talk, &sent, Word::Slide(slide));
                        }
                    }
                    Word::Bye => second.set(Second::Lost),
                    Word::Command(command) => {
                        let on_command = latest.borrow().1.clone();
                        on_command.emit(command);
                    }
                    Word::Pick(place) => {
                        ui.send(Action::Workshop(Workshopping::Lead(Leading::Pick(usize::from(place)))));
                    }
                    Word::Slide(_) | Word::Ended => {}
                })
            };
            talk.replace(Some(Link::open(id, Role::Coach, hears)));
            let watch = {
                let talk = Rc::clone(&talk);
                Interval::new(LOOK_MS, move || {
                    if talk.borrow().as_ref().is_some_and(Link::is_closed) {
                        second.set(Second::Lost);
                    }
                })
            };
            move || {
                drop(watch);
                // Another screen keeps the picture; only the end of the workshop takes it away.
                talk.replace(None);
            }
        });
    }
    {
        let talk = Rc::clone(&talk);
        use_effect_with(Rc::clone(slide), move |slide| {
            say(&talk, &sent, Word::Slide(Box::new((**slide).clone())));
        });
    }
    talk
}

fn say(talk: &Talk, sent: &Cell<u64>, word: Word) {
    if let Some(link) = &*talk.borrow() {
        sent.set(link.say(word));
    }
}
