//! The packs that ship with the program, embedded when it is built.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::model::Instrument;
use super::validate::load;

/// The ids of the built-in packs, the newest first. Apart from the texts, which are large.
pub const BUILT_IN_IDS: [&str; 6] =
    ["opini-2026", "opini-2025", "kepatuhan-2024", "kepatuhan-2023", "kepatuhan-2022", "kepatuhan-2021"];

/// Id and text of each built-in pack, the newest first.
pub const BUILT_IN: [(&str, &str); 6] = [
    ("opini-2026", include_str!("../../../static/instruments/opini-2026.json")),
    ("opini-2025", include_str!("../../../static/instruments/opini-2025.json")),
    ("kepatuhan-2024", include_str!("../../../static/instruments/kepatuhan-2024.json")),
    ("kepatuhan-2023", include_str!("../../../static/instruments/kepatuhan-2023.json")),
    ("kepatuhan-2022", include_str!("../../../static/instruments/kepatuhan-2022.json")),
    ("kepatuhan-2021", include_str!("../../../static/instruments/kepatuhan-2021.json")),
];

thread_local! {
    /// The built-in instruments that were asked for: reading and checking one takes far longer than a score.
    static LOADED: RefCell<BTreeMap<&'static str, Rc<Instrument>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The built-in instrument with this id, read once. A test loads each of them.
pub fn find_builtin(id: &str) -> Option<Rc<Instrument>> {
    let known = LOADED.with_borrow(|loaded| loaded.get(id).cloned());
    known.or_else(|| {
        let (id, text) = BUILT_IN.iter().find(|(known, _)| *known == id)?;
        let instrument = load(text).ok().map(Rc::new)?;
        LOADED.with_borrow_mut(|loaded| loaded.insert(id, Rc::clone(&instrument)));
        Some(instrument)
    })
}

/// The ids of the built-in instruments, the newest first.
pub fn builtin() -> impl Iterator<Item = &'static str> {
    BUILT_IN_IDS.into_iter()
}
