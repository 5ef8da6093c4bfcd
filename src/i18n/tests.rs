use std::collections::BTreeSet;

use super::{Locale, beyond, catalogue, compare, fill, first, problem, sheet_panel, sheets, workshop};
use crate::engine::number::Rational;
use crate::engine::text::Language;

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn both_languages_of_a_message_put_in_the_same_values() {
    let catalogues =
        [first::ALL, sheets::ALL, sheet_panel::ALL, beyond::ALL, compare::ALL, problem::ALL, workshop::ALL];
    for (name, indonesian, english) in catalogue::ALL.iter().chain(catalogues.into_iter().flatten()) {
        assert_eq!(placeholders(indonesian), placeholders(english), "{name}");
        assert!(!indonesian.trim().is_empty() && !english.trim().is_empty(), "{name}");
    }
}

#[test]
fn a_value_that_looks_like_a_placeholder_is_left_alone() {
    assert_eq!(fill("{name} dibuka, {count}", &[("name", "{count}"), ("count", "7")]), "{count} dibuka, 7");
}

#[test]
fn numbers_follow_the_language() {
    let number = Rational::parse("-1234.505").unwrap();
    assert_eq!(Locale::new(Language::Indonesian).rounded(&number), "−1.234,50");
    assert_eq!(Locale::new(Language::English).rounded(&number), "−1,234.50");
    assert_eq!(Locale::new(Language::Indonesian).signed(&Rational::whole(3)), "+3,00");
}
