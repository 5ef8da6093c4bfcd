//! What the tests of the session share.

use std::borrow::Borrow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::embed::{Embedding, Framed, InstrumentChoice};
use super::shelf::Device;
use super::{Action, DeviceRefusal, Effect, Preferences, State, update};
use crate::engine::text::UnitId;

/// The state of a first visit.
pub fn fresh() -> State {
    State::new(Preferences::default())
}

/// A demo body, opened on a first visit.
pub fn demo(id: &'static str) -> State {
    run(fresh(), [Action::OpenDemo(id)])
}

/// The state after these actions.
pub fn run(state: impl Borrow<State>, actions: impl IntoIterator<Item = Action>) -> State {
    run_with_effects(state, actions).0
}

/// The state after these actions, and all that the browser shall do.
pub fn run_with_effects(state: impl Borrow<State>, actions: impl IntoIterator<Item = Action>) -> (State, Vec<Effect>) {
    let mut state = state.borrow().clone();
    let mut effects = Vec::new();
    for action in actions {
        let (next, more) = update(&state, action);
        state = next;
        effects.extend(more);
    }
    (state, effects)
}

/// Inside another page, which has locked the instrument.
pub fn locked() -> Embedding {
    Embedding::Framed(Framed { choice: InstrumentChoice::Locked, ..Framed::default() })
}

/// The id of a unit by its number.
pub fn unit(number: usize) -> UnitId {
    UnitId::from(format!("u{number}").as_str())
}

/// A device in memory that can be full, refuse, and be looked into.
#[derive(Default)]
pub struct Memory {
    pub texts: RefCell<BTreeMap<String, String>>,
    pub refusal: Cell<Option<DeviceRefusal>>,
    pub unreadable: Cell<bool>,
    clock: Cell<u64>,
}

impl Memory {
    fn readable(&self) -> Result<(), DeviceRefusal> {
        if self.unreadable.get() { Err(DeviceRefusal::Blocked) } else { Ok(()) }
    }
}

impl Device for Memory {
    fn keys(&self) -> Result<Vec<String>, DeviceRefusal> {
        self.readable()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, DeviceRefusal> {
        self.readable()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), DeviceRefusal> {
        match self.refusal.get() {
            Some(refusal) => Err(refusal),
            None => {
                self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
                Ok(())
            }
        }
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }

    fn now(&self) -> u64 {
        self.clock.set(self.clock.get() + 1);
        self.clock.get()
    }
}
