//! Where the coach enters the group's guess.

use yew::prelude::*;

use crate::engine::problem::ProblemKind;
use crate::i18n::fill;
use crate::session::Action;
use crate::session::workshop::{Guess, Guessing, Leading, Scene, Show, Workshopping};
use crate::ui::components::{Button, Card, Field, Takes, TextField};
use crate::ui::context::{Shared, Ui};

/// Properties of [`GuessCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct GuessProps {
    pub ui: Ui,
    pub show: Shared<Show>,
}

/// The choices, and a field for any other number.
#[component]
pub fn GuessCard(props: &GuessProps) -> Html {
    let GuessProps { ui, show } = props;
    let (locale, w) = (ui.locale, ui.locale.workshop());
    let show = &*show.0;
    let typed = use_state_eq(String::new);
    let refused = use_state_eq(|| None::<ProblemKind>);
    let asked = show.scene() == Scene::Guess;
    {
        let (typed, refused) = (typed.setter(), refused.setter());
        use_effect_with((show.at(), asked), move |_| {
            typed.set(String::new());
            refused.set(None);
        });
    }
    let Some(turn) = show.turn() else {
        return Html::default();
    };
    let card = Card::titled("tebakan-kelompok", w.guess_title);
    match &turn.guess {
        Guessing::Closed(_) => {
            return card.view(html! { <p>{ fill(w.guess_closed, &[("guess", &locale.guessed(&turn.guess))]) }</p> });
        }
        Guessing::Open(_) if !asked => return card.view(html! { <p class="ink-2">{ w.guess_wait }</p> }),
        Guessing::Open(_) => {}
    }
    let guess = turn.guess.guess();
    let send = |guess: Option<Guess>| ui.sends(Action::Workshop(Workshopping::Lead(Leading::Guess(guess))));
    let choice = |choice: &Guess| {
        let chosen = guess == Some(choice);
        let next = if chosen { None } else { Some(choice.clone()) };
        Button::new(locale.guess(choice)).class("button--toggle").pressed(chosen).on_click(send(next)).view()
    };
    let field = TextField {
        field: Field {
            id: "tebakan".into(),
            label: w.guess_field.into(),
            hint: Some(w.guess_hint.into()),
            error: refused.as_ref().map(|kind| locale.wrong(kind, &typed).into()),
            ..Field::default()
        },
        takes: Takes::Number,
        value: (*typed).clone().into(),
        on_input: takes(ui, &typed, &refused, Moment::Typing),
        on_commit: takes(ui, &typed, &refused, Moment::Left),
        ..TextField::default()
    };
    card.view(html! {
        <div class="workshop__guess">
            <div class="row" role="group" aria-labelledby="tebakan-kelompok">
                for each in &show.choices() { { choice(each) } }
            </div>
            { field.view() }
            if guess.is_some() { { Button::quiet(w.guess_clear).small().on_click(send(None)).view() } }
        </div>
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// A pause in typing is not the end of it: nothing is called wrong yet.
    Typing,
    Left,
}

/// Takes what is typed where it is a number; what was typed before counts on where it is none. Leaving the field takes
/// nothing: a choice may have been made after it was typed in.
fn takes(
    ui: &Ui,
    typed: &UseStateHandle<String>,
    refused: &UseStateHandle<Option<ProblemKind>>,
    moment: Moment,
) -> Callback<String> {
    let (ui, typed, refused) = (ui.clone(), typed.setter(), refused.setter());
    Callback::from(move |text: String| {
        match Guess::read(&text) {
            // An empty field takes no choice back.
            Ok(None) => refused.set(None),
            Ok(guess) => {
                refused.set(None);
                if moment == Moment::Typing {
                    ui.send(Action::Workshop(Workshopping::Lead(Leading::Guess(guess))));
                }
            }
            Err(kind) if moment == Moment::Left => refused.set(Some(kind)),
            Err(_) => {}
        }
        typed.set(text);
    })
}
