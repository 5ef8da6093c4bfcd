//! What every component may ask for: the language, and a way to send actions.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::Locale;
use crate::session::{Action, State};

/// Sends actions to the session.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispatch(pub Callback<Action>);


/// The language of the screens.
#[hook]
pub fn use_locale() -> Locale {
    use_context::<Locale>().unwrap_or_default()
}

/// The way to send actions.
#[hook]
pub fn use_dispatch() -> Callback<Action> {
    use_context::<Dispatch>().map(|dispatch| dispatch.0).unwrap_or_default()
}

/// A shared state; equal when it is the same one.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<State>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of a screen.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// The state it shows.
    pub state: Shared,
}
