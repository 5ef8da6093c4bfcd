//! Taking out every score: asked once, and undo brings all of it back.

use yew::prelude::*;

use crate::i18n::fill;
use crate::session::Action;
use crate::ui::components::{Button, Dialog, IconName};
use crate::ui::context::{Ui, ViewProps};

/// The button, and the question that it asks.
#[component]
pub fn ClearButton(props: &ViewProps) -> Html {
    let open = use_state_eq(|| false);
    let (ui, m) = (&props.ui, props.ui.messages());
    let Some(work) = props.state.0.work() else {
        return Html::default();
    };
    let sets = |value: bool| {
        let open = open.setter();
        Callback::from(move |()| open.set(value))
    };
    let units = ui.locale.rows(work.rules.instrument(), work.assessment.units.len());
    let button = Button::icon_only(IconName::Trash, m.clear).small().on_click(sets(true));
    html! {
        <>
            { button.view() }
            <Dialog
                id="kosongkan"
                open={*open}
                title={m.clear_title}
                close_label={m.close}
                on_close={sets(false)}
                actions={actions(ui, sets(false))}
            >
                <p>{ fill(m.clear_text, &[("units", &units)]) }</p>
            </Dialog>
        </>
    }
}

fn actions(ui: &Ui, close: Callback<()>) -> Html {
    let m = ui.messages();
    let clear = {
        let (clears, close) = (ui.sends(Action::Clear), close.clone());
        Callback::from(move |()| {
            close.emit(());
            clears.emit(());
        })
    };
    html! {
        <>
            { Button::primary(m.clear_yes).on_click(clear).view() }
            { Button::new(m.clear_no).on_click(close).view() }
        </>
    }
}
