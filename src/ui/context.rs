//! What every view needs: the language, a way to send actions, the state.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::{FirstMessages, Locale, Messages};
use crate::session::{Action, State};

/// The language of the screens, and a way to send actions to the session.
#[derive(Clone, Debug, PartialEq)]
pub struct Ui {
    /// The language.
    pub locale: Locale,
    dispatch: Callback<Action>,
}

impl Ui {
    /// Speaks this language and sends actions there.
    pub fn new(locale: Locale, dispatch: Callback<Action>) -> Self {
        Self { locale, dispatch }
    }

    /// The catalogue of the first load in this language.
    pub fn first(&self) -> &'static FirstMessages {
        self.locale.first()
    }

    /// The catalogue of the calculator in this language.
    pub fn messages(&self) -> &'static Messages {
        self.locale.messages()
    }

    /// Sends an action.
    pub fn send(&self, action: Action) {
        self.dispatch.emit(action);
    }

    /// A handler that sends this action whenever it is called.
    pub fn sends(&self, action: Action) -> Callback<()> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |()| dispatch.emit(action.clone()))
    }
}

/// A shared value; equal when it is the same one.
#[derive(Debug)]
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of the views that keep something of their own beside the state.
#[derive(Clone, PartialEq, Properties)]
pub struct ViewProps {
    /// Language and actions.
    pub ui: Ui,
    /// The state it shows.
    pub state: Shared<State>,
}
