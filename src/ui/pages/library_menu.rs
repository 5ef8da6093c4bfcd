//! Renaming, copying and removing assessments of the list.

use std::rc::Rc;

use yew::prelude::*;

use super::library::{about, name};
use crate::i18n::fill;
use crate::session::{Action, Damage, Listing, Record, Shelving, State, Unreadable};
use crate::ui::components::{Button, DraftField, Field, IconName, Notice as Banner, NoticeKind, TextField, icon};
use crate::ui::context::Ui;

/// What can be done with an assessment of the list besides opening it.
pub fn manage(ui: &Ui, listing: &Listing) -> Html {
    let m = ui.messages();
    let (id, name) = (&listing.id, name(ui.locale, &listing.card));
    let on_commit = {
        let (ui, id, former) = (ui.clone(), id.clone(), listing.card.label.clone());
        Callback::from(move |label: String| {
            if label != former {
                ui.send(Action::Shelf(Shelving::Label(id.clone(), label)));
            }
        })
    };
    let field = TextField {
        field: Field { id: format!("nama-daftar-{id}").into(), label: m.library_label.into(), ..Field::default() },
        value: listing.card.label.clone().into(),
        placeholder: Some(listing.card.body.clone().into()),
        longest: Some(120),
        on_commit,
        ..TextField::default()
    };
    let copy = Button::new(m.library_copy)
        .small()
        .icon(IconName::Copy)
        .on_click(ui.sends(Action::Shelf(Shelving::Copy(id.clone()))));
    let remove = Button::new(m.library_remove).small().icon(IconName::Trash);
    html! {
        <details class="library__more">
            <summary class="button button--quiet button--small" aria-label={format!("{}: {name}", m.library_more)}>
                { m.library_more }{ icon(IconName::ChevronDown) }
            </summary>
            <div class="library__menu">
                <DraftField {field} />
                <div class="row">
                    { copy.view() }
                    { remove.on_click(ui.sends(Action::Shelf(Shelving::Discard(id.clone())))).view() }
                </div>
            </div>
        </details>
    }
}

/// Beside the list: what was removed from it, and what cannot be read.
pub fn remarks(ui: &Ui, state: &State) -> Html {
    html! {
        <>
            for record in &state.library.removed { { removed(ui, record) } }
            for one in &state.library.unreadable { { unreadable(ui, one) } }
        </>
    }
}

/// An assessment that cannot be read; what is there of a broken one can be saved and removed.
fn unreadable(ui: &Ui, one: &Unreadable) -> Html {
    let m = ui.messages();
    if one.damage == Damage::Newer {
        return Banner::new(NoticeKind::Warning, m.library_newer).view(Html::default());
    }
    let file = Action::SaveText { name: m.library_broken_file.to_owned(), text: one.text.to_string() };
    let save = Button::new(m.library_broken_save).small().icon(IconName::Download).on_click(ui.sends(file));
    let remove = Button::new(m.library_remove).small().icon(IconName::Trash);
    Banner::new(NoticeKind::Warning, m.library_broken).view(html! {
        <div class="row">
            { save.view() }
            { remove.on_click(ui.sends(Action::Shelf(Shelving::Discard(one.id.clone())))).view() }
        </div>
    })
}

/// What was removed, and the way back. Several may have one name.
fn removed(ui: &Ui, record: &Rc<Record>) -> Html {
    let m = ui.messages();
    let does = |what: fn(Rc<Record>) -> Shelving| ui.sends(Action::Shelf(what(Rc::clone(record))));
    let undo = Button::new(m.undo).icon(IconName::Undo).on_click(does(Shelving::PutBack));
    let values = [("name", name(ui.locale, &record.card)), ("about", about(ui.locale, &record.card))];
    let text = fill(m.library_removed, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
    Banner::new(NoticeKind::Info, text).action(undo).closes(m.close, does(Shelving::LetGo)).view(Html::default())
}
