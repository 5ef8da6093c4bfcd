use std::rc::Rc;

use super::{BUILT_IN, check_examples, load};

#[test]
fn the_list_of_ids_is_that_of_the_packs() {
    assert_eq!(BUILT_IN.map(|(id, _)| id).as_slice(), super::builtin().collect::<Vec<_>>());
}

#[test]
fn every_built_in_pack_loads() {
    for (id, text) in BUILT_IN {
        let instrument = load(text).unwrap_or_else(|problems| panic!("{id}:\n{problems}"));
        assert_eq!(instrument.id.as_str(), id);
        assert_eq!(instrument.other_authority(), None, "{id} is the Ombudsman's");
    }
}

#[test]
fn every_golden_example_comes_out() {
    for (id, text) in BUILT_IN {
        let instrument = Rc::new(load(text).unwrap());
        assert!(!instrument.examples.is_empty(), "{id} has no examples");
        check_examples(&instrument).unwrap_or_else(|problems| panic!("{id}:\n{problems}"));
    }
}

/// The schema in `static/instruments` follows the raw types; `cargo xtask schema` writes it anew.
#[test]
fn schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/instruments/schema.json");
    let schema = schemars::schema_for!(super::raw::RawInstrument);
    let current = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &current).unwrap();
    }
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(stored, current, "run `cargo xtask schema` and review the difference");
}
