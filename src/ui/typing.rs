//! Typing that is not yet taken over. One field has the focus, so there is one at most.
//!
//! It is taken over a moment after its first keystroke, not after its last: who types without a
//! pause would else have nothing kept.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;

use super::context::Ui;
use crate::session::{Action, Field};

/// How long typing waits to be taken over. With the writing itself it must stay well below the
/// half second after which nothing on screen may be lost.
const WAIT_MS: u32 = 200;

struct Typing {
    ui: Ui,
    field: Field,
    text: String,
    number: u32,
}

thread_local! {
    static WAITING: RefCell<Option<Typing>> = const { RefCell::new(None) };
    static COUNT: RefCell<u32> = const { RefCell::new(0) };
}

/// This stands in the field now.
pub fn note(ui: &Ui, field: &Field, text: String) {
    let other = WAITING.with_borrow_mut(|waiting| match waiting {
        Some(typing) if typing.field == *field => {
            typing.text.clone_from(&text);
            None
        }
        _ => {
            let number = COUNT.with_borrow_mut(|count| {
                *count = count.wrapping_add(1);
                *count
            });
            Timeout::new(WAIT_MS, move || flush_if(Some(number))).forget();
            waiting.replace(Typing { ui: ui.clone(), field: field.clone(), text, number })
        }
    });
    send(other);
}

/// The field was left, and what stands in it is taken over by that.
pub fn forget() {
    WAITING.set(None);
}

/// Takes over at once what waits.
pub fn flush() {
    flush_if(None);
}

fn flush_if(number: Option<u32>) {
    let due = |typing: &mut Typing| number.is_none_or(|number| typing.number == number);
    send(WAITING.with_borrow_mut(|waiting| waiting.take_if(due)));
}

fn send(typing: Option<Typing>) {
    if let Some(Typing { ui, field, text, .. }) = typing {
        ui.send(Action::Draft(field, text));
    }
}
