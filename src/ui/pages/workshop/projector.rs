//! The window on the projector: it shows what the coach's window says, and sends keys back.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::in_place::fullscreen_button;
use super::keys::{Command, Heard, Letters, use_keys};
use super::link::{Link, Role, Word};
use super::stage::{Use, stage};
use crate::i18n::workshop::Slide;
use crate::session::Preferences;
use crate::ui::browser;
use crate::ui::components::Button;
use crate::ui::context::Ui;

/// How often the window says that it is there: a coach whose page was loaded anew hears of it.
const GREETING_MS: u32 = 1_500;

/// Properties of [`Projector`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProjectorProps {
    pub ui: Ui,
    /// The workshop that the address names.
    pub id: Option<String>,
}

/// What is on the projector.
#[derive(Clone, PartialEq)]
enum Picture {
    Waiting,
    Slide(Rc<Slide>),
    Ended,
}

/// The window.
#[component]
pub fn Projector(props: &ProjectorProps) -> Html {
    let ProjectorProps { ui, id } = props;
    let picture = use_state_eq(|| Picture::Waiting);
    let talk = use_mut_ref(|| None::<Rc<Link>>);
    {
        let (picture, talk) = (picture.setter(), Rc::clone(&talk));
        use_effect_with(id.clone(), move |id| {
            let ends = id.as_ref().map(|id| follow(id, picture, &talk));
            move || drop(ends)
        });
    }
    let say = {
        let talk = Rc::clone(&talk);
        use_callback((), move |command: Command, ()| {
            // A clicker starts the show with F5: here it fills the screen of the projector.
            if command == Command::Here {
                browser::toggle_fullscreen();
            } else if let Some(link) = &*talk.borrow() {
                link.say(Word::Command(command));
            }
            Heard::Obeyed
        })
    };
    // The coach decides whether letters count; here they are only handed on.
    use_keys(Letters::On, say);
    let on_pick = Callback::from(move |place: usize| {
        if let (Some(link), Ok(place)) = (&*talk.borrow(), u8::try_from(place)) {
            link.say(Word::Pick(place));
        }
    });
    let content = match &*picture {
        Picture::Slide(slide) => stage(slide, &Use::Whole { on_pick, tools: fullscreen_button(ui) }),
        Picture::Waiting => message(ui, ui.locale.workshop().waiting, ui.locale.workshop().waiting_text),
        Picture::Ended => message(ui, ui.locale.workshop().ended, ui.messages().disclaimer),
    };
    html! { <main id="utama" class="projector" tabindex="-1">{ content }</main> }
}

fn message(ui: &Ui, title: &'static str, text: &'static str) -> Html {
    let leave = Button::new(ui.locale.workshop().leave_window).link("#/lokakarya");
    html! {
        <div class="show">
            <div class="show__canvas show__canvas--message">
                <h1 class="show__heading">{ title }</h1>
                <p>{ text }</p>
                <div class="row">{ leave.view() }{ fullscreen_button(ui) }</div>
            </div>
        </div>
    }
}

type Talk = Rc<std::cell::RefCell<Option<Rc<Link>>>>;

/// Listens and greets as long as what is returned lives.
fn follow(id: &str, picture: UseStateSetter<Picture>, talk: &Talk) -> (Interval, Option<EventListener>) {
    let shown = Rc::new(std::cell::Cell::new(0_u64));
    let hears = {
        let shown = Rc::clone(&shown);
        Callback::from(move |(number, word): (u64, Word)| match word {
            Word::Slide(slide) => {
                shown.set(number);
                look_like(&slide);
                picture.set(Picture::Slide(Rc::new(*slide)));
            }
            Word::Ended => picture.set(Picture::Ended),
            Word::Hello(_) | Word::Bye | Word::Command(_) | Word::Pick(_) => {}
        })
    };
    let link = Rc::new(Link::open(id, Role::Projector, hears));
    talk.replace(Some(Rc::clone(&link)));
    link.say(Word::Hello(0));
    let leaves = {
        let link = Rc::clone(&link);
        web_sys::window().map(|window| {
            EventListener::new(&window, "pagehide", move |_| {
                link.say(Word::Bye);
            })
        })
    };
    let greets = Interval::new(GREETING_MS, move || {
        link.say(Word::Hello(shown.get()));
    });
    (greets, leaves)
}

/// Language and theme are the coach's; nothing is kept here.
fn look_like(slide: &Slide) {
    browser::show_preferences(Preferences { language: slide.language, theme: slide.theme });
}
