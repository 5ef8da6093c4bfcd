//! Lokakarya: preparing, the coach's desk, and the window of the projector.

mod desk;
mod guess;
mod in_place;
mod keys;
mod link;
mod prepare;
mod projector;
mod stage;
mod talk;

use std::rc::Rc;

use yew::prelude::*;

use crate::session::State;
use crate::ui::context::{Shared, Ui};
use desk::Desk;
use prepare::Prepare;
use projector::Projector;

/// The screen of the coach.
pub fn page(ui: &Ui, shared: &Shared<State>) -> Html {
    let state = &*shared.0;
    match &state.workshop.show {
        Some(show) => html! {
            <Desk
                ui={ui.clone()}
                show={Shared(Rc::clone(show))}
                theme={state.preferences.theme}
                present={state.work().cloned()}
            />
        },
        None => html! { <Prepare ui={ui.clone()} state={shared.clone()} /> },
    }
}

/// The window of the projector.
pub fn projector(ui: &Ui) -> Html {
    html! { <Projector ui={ui.clone()} id={link::id_in_address()} /> }
}
