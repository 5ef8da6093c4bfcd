//! Texts in the two languages of the product, and ids.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::document::{Read, wrong_type};
use crate::problem::{Place, ProblemKind, Problems};

/// A text in Indonesian and English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Text {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Indonesian => &self.id,
            Language::English => &self.en,
        }
    }
}

impl Read for Text {
    fn read(value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Self> {
        let Value::Object(object) = value else {
            return wrong_type(value, place, problems, "a text in both languages, {\"id\", \"en\"}");
        };
        crate::document::refuse_unknown(object, &["id", "en"], place, problems);
        // Both are read before either is missed.
        let (id, en) = (translation(object, "id", place, problems), translation(object, "en", place, problems));
        Some(Self { id: id?, en: en? })
    }
}

/// One language of a text: there, and not empty.
pub(crate) fn translation(
    object: &serde_json::Map<String, Value>,
    key: &str,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<String> {
    match object.get(key) {
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text.clone()),
        Some(Value::String(_)) | Some(Value::Null) | None => {
            problems.push(&place.key(key), ProblemKind::MissingTranslation, "");
            None
        }
        Some(other) => wrong_type(other, &place.key(key), problems, "a text in quotes"),
    }
}

/// The languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Bahasa Indonesia, the first language of every screen.
    #[default]
    Indonesian,
    /// English.
    English,
}

/// Declares id types: small, cheap to clone, not to be mixed up.
macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident; )*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(std::rc::Rc<str>);

            impl $name {
                /// The id as it stands in files.
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl From<&str> for $name {
                fn from(id: &str) -> Self {
                    Self(id.into())
                }
            }

            impl std::borrow::Borrow<str> for $name {
                fn borrow(&self) -> &str {
                    &self.0
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(&self.0)
                }
            }
        )*
    };
}

ids! {
    /// Id of an instrument, such as `kepatuhan-2023`.
    InstrumentId;
    /// Id of a dimension, such as `input`.
    DimensionId;
    /// Id of an indicator, such as `proses.terpadu`.
    IndicatorId;
    /// Id of what has a weight: a dimension or an indicator; no two of them share an id.
    WeightedId;
    /// Id of a bundle of improvements, such as `mpp`.
    BundleId;
    /// Id of a unit inside one assessment, such as `u1`.
    UnitId;
    /// Id of a piece of evidence inside one indicator and unit, such as `e1`.
    ItemId;
    /// A level of a scale as it stands in files, such as `2`.
    LevelId;
    /// Id of a source inside one instrument, such as `slide-2023`.
    SourceId;
}

impl ItemId {
    /// The id of an item of the pack, by its place in the list of its indicator.
    pub fn of_pack(place: usize) -> Self {
        Self::from(format!("e{}", place + 1).as_str())
    }

    /// The place in the list of the pack; none for an item of the user.
    pub fn place(&self) -> Option<usize> {
        let digits = self.as_str().strip_prefix('e')?;
        let plain = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: usize = if plain { digits.parse().ok()? } else { return None };
        number.checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_evidence_tell_their_place_in_the_pack() {
        let place = |id: &str| ItemId::from(id).place();
        assert_eq!([place("e1"), place("e12")], [Some(0), Some(11)]);
        for id in ["e", "e0", "e01", "e1a", "e+1", "x1", "1", "e99999999999999999999999"] {
            assert_eq!(place(id), None, "{id}");
        }
        assert_eq!(ItemId::of_pack(11).place(), Some(11));
    }

    #[test]
    fn a_text_has_words_in_both_languages() {
        let read = |value: Value| {
            let mut problems = Problems::default();
            let text = Text::read(&value, &Place::Root.key("name"), &mut problems);
            (text.is_some(), problems.iter().map(|problem| problem.path.clone()).collect::<Vec<_>>())
        };
        assert_eq!(read(serde_json::json!({ "id": "Biaya", "en": "Fee" })), (true, Vec::new()));
        for empty in [serde_json::json!(""), serde_json::json!(" \n"), Value::Null] {
            assert_eq!(read(serde_json::json!({ "id": "Biaya", "en": empty })), (false, vec!["name.en".to_owned()]));
        }
        let both = || vec!["name.id".to_owned(), "name.en".to_owned()];
        for wrong in [serde_json::json!({ "id": 1, "en": 2 }), serde_json::json!({ "en": 2 }), serde_json::json!({})] {
            assert_eq!(read(wrong), (false, both()));
        }
    }
}
