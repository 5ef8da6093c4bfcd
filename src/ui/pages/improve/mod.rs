//! What raises the rating.

use yew::prelude::*;

use crate::session::State;
use crate::ui::context::{Shared, Ui};

/// The screen.
pub fn page(ui: &Ui, _shared: &Shared<State>) -> Html {
    html! { <div class="wrap"><div class="page-head"><h1>{ ui.messages().nav_improve }</h1></div></div> }
}
