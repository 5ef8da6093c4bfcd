//! What is in front on the screen, and which items are shown.

use yew::prelude::*;

use crate::engine::assessment::evidence::Status;
use crate::engine::instrument::Instrument;
use crate::engine::text::Text;
use crate::i18n::{Locale, Messages};
use crate::session::evidence::{OwnerRecap, owner_key};
use crate::ui::components;
use crate::ui::components::{Button, Choice, SelectField, TextField};

/// The three views.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Front {
    /// The checklist of a unit, or of all.
    #[default]
    List,
    /// What is not complete.
    Missing,
    /// One page for the head.
    Recap,
}

/// How what is missing is grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// By dimension.
    #[default]
    Dimension,
    /// By unit.
    Unit,
    /// By owner.
    Owner,
}

/// Which statuses are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Every one.
    #[default]
    Any,
    /// Everything but what is complete.
    Open,
    /// One.
    Only(Status),
}

/// What is in front, and which items are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The view.
    pub front: Front,
    /// Whether all units are in front, not one.
    pub everywhere: bool,
    /// The dimension in the checklist; none is all.
    pub dimension: Option<usize>,
    /// The dimension in what is missing; none is all.
    pub only: Option<usize>,
    /// The statuses.
    pub wanted: Wanted,
    /// The owner; an empty name is nobody.
    pub owner: Option<String>,
    /// Words that must occur.
    pub words: String,
    /// How what is missing is grouped.
    pub group: Group,
    /// Groups shown in full.
    pub full: Vec<String>,
    /// Whether the details of every item are open.
    pub open: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            front: Front::default(),
            everywhere: false,
            dimension: Some(0),
            only: None,
            wanted: Wanted::default(),
            owner: None,
            words: String::new(),
            group: Group::default(),
            full: Vec::new(),
            open: false,
        }
    }
}

impl Filter {
    /// Whether anything but the dimension narrows what is shown.
    pub fn narrows(&self) -> bool {
        self.wanted != Wanted::Any || self.owner.is_some() || !self.words.trim().is_empty()
    }

    /// Whether an item is shown.
    pub fn shows(&self, status: Status, owner: &str, texts: &[&str]) -> bool {
        let wanted = match self.wanted {
            Wanted::Any => true,
            Wanted::Open => status != Status::Complete,
            Wanted::Only(only) => status == only,
        };
        let named = |wanted: &String| owner_key(wanted) == owner_key(owner);
        wanted && self.owner.as_ref().is_none_or(named) && self.has_words(texts)
    }

    /// Whether an indicator is shown.
    pub fn shows_name(&self, name: &str) -> bool {
        self.has_words(&[name])
    }

    fn has_words(&self, texts: &[&str]) -> bool {
        let words = self.words.to_lowercase();
        words.split_whitespace().all(|word| texts.iter().any(|text| text.to_lowercase().contains(word)))
    }
}

/// The filter with a way to change it.
pub struct Look {
    /// The filter.
    pub filter: Filter,
    set: Callback<Filter>,
}

impl Look {
    /// The filter that a component keeps.
    pub fn new(handle: &UseStateHandle<Filter>) -> Self {
        let set = handle.setter();
        Self { filter: (**handle).clone(), set: Callback::from(move |filter| set.set(filter)) }
    }

    /// A handler that changes the filter.
    pub fn sets(&self, change: impl Fn(&mut Filter) + 'static) -> Callback<()> {
        let (filter, set) = (self.filter.clone(), self.set.clone());
        Callback::from(move |()| {
            let mut next = filter.clone();
            change(&mut next);
            set.emit(next);
        })
    }

    /// A handler that brings the checklist of one unit to the front, with nothing filtered out.
    pub fn shows_items_of(&self, dimension: Option<usize>) -> Callback<()> {
        self.sets(move |filter| {
            filter.front = Front::List;
            filter.everywhere = false;
            filter.dimension = dimension;
            filter.wanted = Wanted::Any;
            filter.owner = None;
            filter.words.clear();
        })
    }

    /// Words alone.
    pub fn search(&self, m: &'static Messages) -> Html {
        html! { <div class="evidence-filters no-print">{ self.words(m) }</div> }
    }

    /// Status, owner and words; the dimension too where `dimensions` are given.
    pub fn view(&self, locale: Locale, owners: &[OwnerRecap<'_>], dimensions: Option<&Instrument>) -> Html {
        let m = locale.messages();
        html! {
            <div class="evidence-filters no-print" role="group" aria-label={m.evidence_filters}>
                if let Some(instrument) = dimensions { { self.dimension(locale, instrument) } }
                { self.status(locale) }
                { self.owners(m, owners) }
                { self.words(m) }
                if self.filter.narrows() || self.filter.only.is_some() { { self.clear(m) } }
            </div>
        }
    }

    fn dimension(&self, locale: Locale, instrument: &Instrument) -> Html {
        let m = locale.messages();
        let option = |value: String, label: &str, only: Option<usize>| {
            let on_choose = self.sets(move |filter| filter.only = only);
            Choice::new(value, label.to_owned()).chosen(self.filter.only == only).on_choose(on_choose)
        };
        let mut options = vec![option("semua".to_owned(), m.evidence_all_dimensions, None)];
        for (place, dimension) in instrument.dimensions.iter().enumerate() {
            let name: &Text = &dimension.name;
            options.push(option(dimension.id.to_string(), locale.text(name), Some(place)));
        }
        SelectField { id: "saring-dimensi".into(), label: m.evidence_by_dimension.into(), options }.view()
    }

    fn status(&self, locale: Locale) -> Html {
        let m = locale.messages();
        let option = |value: &'static str, label: &'static str, wanted: Wanted| {
            let on_choose = self.sets(move |filter| filter.wanted = wanted);
            Choice::new(value, label).chosen(self.filter.wanted == wanted).on_choose(on_choose)
        };
        let mut options =
            vec![option("any", m.evidence_any_status, Wanted::Any), option("open", m.evidence_open_only, Wanted::Open)];
        for (name, status) in Status::NAMES {
            options.push(option(name, locale.evidence_status(status), Wanted::Only(status)));
        }
        SelectField { id: "saring-status".into(), label: m.evidence_status.into(), options }.view()
    }

    fn owners(&self, m: &'static Messages, owners: &[OwnerRecap<'_>]) -> Html {
        let option = |value: String, label: String, owner: Option<String>| {
            let chosen = self.filter.owner == owner;
            let on_choose = self.sets(move |filter| filter.owner.clone_from(&owner));
            Choice::new(value, label).chosen(chosen).on_choose(on_choose)
        };
        let mut options = vec![option("*".to_owned(), m.evidence_any_owner.to_owned(), None)];
        for owner in owners {
            let label = if owner.name.is_empty() { m.evidence_nobody } else { owner.name };
            options.push(option(format!("={}", owner.name), label.to_owned(), Some(owner.name.to_owned())));
        }
        SelectField { id: "saring-petugas".into(), label: m.evidence_owner.into(), options }.view()
    }

    fn words(&self, m: &'static Messages) -> Html {
        let (filter, set) = (self.filter.clone(), self.set.clone());
        let field = TextField {
            field: components::Field {
                id: "saring-kata".into(),
                label: m.evidence_search.into(),
                ..components::Field::default()
            },
            value: self.filter.words.clone().into(),
            on_input: Callback::from(move |words| set.emit(Filter { words, ..filter.clone() })),
            ..TextField::default()
        };
        field.view()
    }

    fn clear(&self, m: &'static Messages) -> Html {
        let on_click = self.sets(|filter| {
            filter.wanted = Wanted::Any;
            filter.owner = None;
            filter.only = None;
            filter.words.clear();
        });
        Button::quiet(m.evidence_clear).small().on_click(on_click).view()
    }
}
