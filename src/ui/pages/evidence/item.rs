//! One item of a checklist: what it is, how far it is, and its details.

use yew::prelude::*;

use super::list::count_label;
use super::status::{status_control, status_word};
use super::{OWNERS, place_id};
use crate::engine::assessment::evidence::{Item, Status, Tracked, link};
use crate::engine::instrument::Basis;
use crate::i18n::{Locale, fill};
use crate::session::evidence::{EvidenceEdit, EvidenceField, ItemPlace};
use crate::session::{Action, Field, Rejected, Work};
use crate::ui::components::{Button, IconName, icon};
use crate::ui::context::{Shared, Ui};
use crate::ui::pages::fields::Commit;
use crate::ui::present::provenance_small;

/// Properties of [`ItemRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct ItemRowProps {
    /// Language and actions.
    pub ui: Ui,
    /// Which item.
    pub at: ItemPlace,
    /// What it is, in the language of the screen.
    pub what: AttrValue,
    /// How well it is known that it is asked for; none for an own item.
    pub basis: Option<Basis>,
    /// What was entered.
    pub item: Option<Shared<Item>>,
    /// Whether it should be complete by now and is not.
    pub overdue: bool,
    /// Whether the details are open, unless the user says otherwise here.
    pub open: bool,
    /// Whether nothing can be changed.
    pub locked: bool,
    /// What was refused here.
    pub rejected: Vec<(EvidenceField, Rejected)>,
}

/// One row. A component, so that an entry repaints one row and not all.
#[component]
pub fn ItemRow(props: &ItemRowProps) -> Html {
    let toggled = use_state_eq(|| None::<bool>);
    // Opening or closing all of them speaks for every row again.
    use_effect_with(props.open, {
        let toggled = toggled.setter();
        move |_| toggled.set(None)
    });
    let open = !props.rejected.is_empty() || toggled.unwrap_or(props.open);
    let toggle = {
        let toggled = toggled.setter();
        Callback::from(move |()| toggled.set(Some(!open)))
    };
    let row = Row { props, locale: props.ui.locale };
    row.view(open, toggle)
}

struct Row<'a> {
    props: &'a ItemRowProps,
    locale: Locale,
}

impl Row<'_> {
    fn item(&self) -> Option<&Item> {
        self.props.item.as_ref().map(|item| &*item.0)
    }

    fn view(&self, open: bool, toggle: Callback<()>) -> Html {
        let ItemRowProps { at, what, locked, .. } = self.props;
        let id = place_id(at);
        let chosen = self.item().map(|item| item.status).unwrap_or_default();
        let legend = fill(self.locale.messages().evidence_status_of, &[("item", what)]);
        let control =
            status_control(self.locale, &format!("status-{id}"), legend, chosen, *locked, &self.sets_status());
        html! {
            <li class="evidence-item" id={format!("bukti-{id}")} tabindex="-1">
                <div class="evidence-item__what">
                    <p class="evidence-item__text">{ what.clone() }{ " " }{ self.source() }</p>
                    { self.facts(open) }
                </div>
                { control }
                <span class="print-only">{ status_word(self.locale, chosen) }</span>
                { self.details_button(&id, open, toggle) }
                if open { <div class="evidence-item__fields" id={format!("rincian-{id}")}>{ self.fields() }</div> }
            </li>
        }
    }

    fn sets_status(&self) -> Callback<Status> {
        let (ui, at) = (self.props.ui.clone(), self.props.at.clone());
        Callback::from(move |status| ui.send(Action::Evidence(EvidenceEdit::Status(at.clone(), status))))
    }

    fn source(&self) -> Html {
        match self.props.basis {
            Some(Basis::Official) => Html::default(),
            Some(basis) => provenance_small(self.locale, basis),
            None => html! { <span class="evidence-item__own">{ self.locale.messages().evidence_own }</span> },
        }
    }

    /// Owner, day, place and note in one line; what is open below is not said twice.
    fn facts(&self, open: bool) -> Html {
        let m = self.locale.messages();
        let Some(item) = self.item() else {
            return Html::default();
        };
        let mut facts = Vec::new();
        if !open && !item.owner.is_empty() {
            facts.push(html! { <strong>{ item.owner.clone() }</strong> });
        }
        if let Some(due) = item.due.filter(|_| !open || self.props.overdue) {
            facts.push(due_fact(
                self.locale,
                fill(m.evidence_due_fact, &[("date", &self.locale.day(due))]),
                self.props.overdue,
            ));
        }
        if link(&item.place).is_some() || !(open || item.place.is_empty()) {
            facts.push(place(&item.place));
        }
        if !open && !item.note.is_empty() {
            facts.push(html! { { fill(m.evidence_note_fact, &[("note", &item.note)]) } });
        }
        if facts.is_empty() {
            return Html::default();
        }
        html! { <p class="evidence-item__facts">for fact in facts { <span>{ fact }</span> }</p> }
    }

    fn details_button(&self, id: &str, open: bool, toggle: Callback<()>) -> Html {
        let m = self.locale.messages();
        let onclick = Callback::from(move |_: MouseEvent| toggle.emit(()));
        let region = format!("rincian-{id}");
        html! {
            <button
                type="button"
                class="button button--quiet button--small evidence-item__more"
                aria-expanded={if open { "true" } else { "false" }}
                aria-controls={open.then_some(region)}
                aria-label={fill(m.evidence_details_of, &[("item", &self.props.what)])}
                {onclick}
            >
                <span class="evidence-item__more-text">{ m.evidence_details }</span>
                { icon(IconName::ChevronDown) }
            </button>
        }
    }

    fn fields(&self) -> Html {
        let m = self.locale.messages();
        if self.props.locked {
            return Html::default();
        }
        let at = || self.props.at.clone();
        let empty = String::new();
        let item = self.item();
        let text = |of: fn(&Item) -> &String| item.map_or(&empty, of).clone();
        let due = item.and_then(|item| item.due).map(|due| self.locale.day_typed(due)).unwrap_or_default();
        let own = self.props.basis.is_none();
        html! {
            <>
                if own { { self.field(EvidenceField::Text(at()), m.evidence_own_text, text(|item| &item.text), None) } }
                { self.field(EvidenceField::Owner(at()), m.evidence_owner, text(|item| &item.owner), None) }
                { self.field(EvidenceField::Due(at()), m.evidence_due, due, Some(m.evidence_due_hint)) }
                { self.field(EvidenceField::Place(at()), m.evidence_place, text(|item| &item.place), Some(m.evidence_place_hint)) }
                { self.field(EvidenceField::Note(at()), m.evidence_note, text(|item| &item.note), None) }
                if own { { self.remove() } }
            </>
        }
    }

    fn field(&self, field: EvidenceField, label: &'static str, value: String, hint: Option<&'static str>) -> Html {
        let is_owner = matches!(field, EvidenceField::Owner(_));
        let rejected = self.props.rejected.iter().find(|(other, _)| *other == field).map(|(_, why)| why.clone());
        let mut commit = Commit::text(Field::Evidence(field), label, value).rejected(rejected);
        if let Some(hint) = hint {
            commit = commit.hint(hint);
        }
        if is_owner {
            commit = commit.suggestions(OWNERS);
        }
        commit.draw(&self.props.ui)
    }

    fn remove(&self) -> Html {
        let action = Action::Evidence(EvidenceEdit::Remove(self.props.at.clone()));
        let button = Button::quiet(self.locale.messages().evidence_remove).small().icon(IconName::Trash);
        html! { <div class="evidence-item__remove">{ button.on_click(self.props.ui.sends(action)).view() }</div> }
    }
}

/// What a summary of errors calls a field: unit, then item or count, then the field.
pub fn field_in_words(ui: &Ui, work: &Work, field: &EvidenceField) -> String {
    let (locale, m) = (ui.locale, ui.messages());
    let unit = work.assessment.units.iter().find(|unit| Some(&unit.id) == field.unit());
    let indicator = field.indicator().and_then(|id| work.rules.instrument().indicator(id.as_str()));
    let of = match field {
        EvidenceField::Have(_, kind) | EvidenceField::Asked(_, kind) => Some(count_label(ui, *kind).to_owned()),
        _ => match (field.item(), indicator) {
            (Some(at), Some(indicator)) => {
                let item = work.assessment.evidence.items(&at.unit, indicator).find(|item| item.id == at.item);
                let own = |item: &Tracked<'_>| item.item.map(|item| item.text.clone()).unwrap_or_default();
                item.map(|item| locale.evidence_item(item.asked, &own(&item)).trim_end_matches('.').to_owned())
            }
            _ => indicator.map(|indicator| locale.text(&indicator.short).to_owned()),
        },
    };
    let label = match field {
        EvidenceField::Owner(_) | EvidenceField::OwnerEverywhere(_) => m.evidence_owner,
        EvidenceField::Due(_) => m.evidence_due,
        EvidenceField::Place(_) => m.evidence_place,
        EvidenceField::Note(_) => m.evidence_note,
        EvidenceField::Text(_) => m.evidence_own_text,
        EvidenceField::NewItem(..) => m.evidence_add,
        EvidenceField::Have(..) => m.evidence_have_label,
        EvidenceField::Asked(..) => m.evidence_asked_label,
    };
    let unit = unit.map(|unit| locale.unit_name(&unit.name));
    let words: Vec<_> = unit.into_iter().chain(of).chain([label.to_owned()]).collect();
    words.join(", ")
}

/// A day, marked where it is over.
pub fn due_fact(locale: Locale, text: String, overdue: bool) -> Html {
    html! {
        <span>
            { text }
            if overdue {
                { " " }
                <span class="overdue">{ icon(IconName::Alert) }{ locale.messages().evidence_overdue }</span>
            }
        </span>
    }
}

/// Where an item is kept: an address of the web as a link, anything else as text.
pub fn place(place: &str) -> Html {
    match link(place) {
        Some(address) => html! {
            <a href={address.to_owned()} target="_blank" rel="noopener noreferrer">{ address.to_owned() }</a>
        },
        None => html! { { place.to_owned() } },
    }
}
