//! Reading JSON documents without stopping at the first problem.
//!
//! A reader gives a value **and** problems: what could be read is there, what
//! could not is `None` and noted with its place. So one pass over a file finds
//! everything that is wrong with it. [`record!`] declares the raw types, one
//! per object of a format; every field is an `Option`, and what is required is
//! checked by the reader.

use litemap::LiteMap;
use serde_json::{Map, Value};

use crate::json;
use crate::problem::{Place, ProblemKind, Problems};

/// Unknown keys of an object, kept so that writing the file again loses nothing.
pub type Unknown = Map<String, Value>;

/// A type that can be read from a JSON value.
pub trait Read: Sized {
    /// What could be read; everything wrong is noted in `problems`.
    fn read(value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Self>;
}

/// The text of a file. Bytes that are not UTF-8 are refused: replaced, they would be lost in silence.
///
/// # Errors
/// That it is a workbook, or the first byte of another encoding.
pub fn text_of(bytes: Vec<u8>) -> Result<String, NotText> {
    if is_workbook(&bytes) {
        return Err(NotText::Workbook);
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        NotText::Byte { at, byte: error.as_bytes().get(at).copied().unwrap_or_default() }
    })
}

/// Whether a file begins as workbooks do, those of old programs included.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Why a file is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// It is a workbook.
    Workbook,
    /// It is in another encoding.
    Byte {
        /// Place of its first byte that is not UTF-8, from 0.
        at: usize,
        /// The byte.
        byte: u8,
    },
}

impl From<NotText> for Problems {
    fn from(why: NotText) -> Self {
        let mut problems = Self::default();
        match why {
            NotText::Workbook => problems.push(&Place::Root, ProblemKind::Spreadsheet, ""),
            NotText::Byte { at, byte } => {
                problems.push(&Place::Root, ProblemKind::NotUtf8 { at }, format_args!("{byte:#04x}"));
            }
        }
        problems
    }
}

/// Parses text as a JSON object of the given `format`, at most `limit` bytes long. What is wrong with it so far is
/// noted, so that a reader can go on and find the rest.
///
/// # Errors
/// Too large, no JSON, or no object; nothing else can be looked at then.
pub fn parse(text: &str, format: &'static str, limit: usize) -> Result<(Value, Problems), Problems> {
    let mut problems = Problems::default();
    if text.len() > limit {
        problems.push(&Place::Root, ProblemKind::TooLarge { limit }, text.len());
        return Err(problems);
    }
    // A byte order mark is what some Windows editors put in front; JSON has none.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match json::parse(text, &mut problems) {
        Ok(Value::Object(mut object)) => {
            check_format(&object, format, &mut problems);
            // Noted once; a reader goes on as if it was right.
            object.insert("format".to_owned(), format.into());
            return Ok((Value::Object(object), problems));
        }
        Ok(other) => wrong_type(&other, &Place::Root, &mut problems, "an object").unwrap_or_default(),
        Err(error) => problems.push(&Place::Root, not_json(&error), text),
    }
    Err(problems)
}

/// What the parser found wrong. It tells its limit on nesting, 127 levels, by its message alone.
fn not_json(error: &serde_json::Error) -> ProblemKind {
    if error.to_string().starts_with("recursion limit exceeded") {
        return ProblemKind::TooDeep { line: error.line() };
    }
    ProblemKind::NotJson { line: error.line(), column: error.column() }
}

fn check_format(object: &Map<String, Value>, format: &'static str, problems: &mut Problems) {
    let place = Place::Root;
    match object.get("format") {
        Some(Value::String(found)) if found == format => {}
        Some(Value::String(found)) => {
            problems.push(&place.key("format"), ProblemKind::OtherFormat { expected: format }, found);
        }
        Some(found) => problems.push(&place.key("format"), ProblemKind::OtherFormat { expected: format }, found),
        None => problems.push(&place.key("format"), ProblemKind::NoFormat { expected: format }, ""),
    }
}

/// Parses a document of a format with versions, of which the newest `known` one stands under `key`, and gives its
/// version too. One that is none is noted, and a reader goes on as if it was the newest.
///
/// # Errors
/// What [`parse`] refuses, and a newer version: it means other things by its keys.
pub(crate) fn parse_versioned(
    text: &str,
    format: &'static str,
    (key, known): (&str, u32),
    limit: usize,
) -> Result<(Value, u32, Problems), Problems> {
    let (mut value, mut problems) = parse(text, format, limit)?;
    match version(value.get(key), known, &Place::Root.key(key), &mut problems) {
        Version::Known(version) => Ok((value, version, problems)),
        Version::Newer => Err(problems),
        Version::None => {
            if let Value::Object(object) = &mut value {
                object.insert(key.to_owned(), known.into());
            }
            Ok((value, known, problems))
        }
    }
}

/// What stands where a version should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    /// One that this program reads.
    Known(u32),
    /// One that it does not read yet.
    Newer,
    /// No version.
    None,
}

/// The version of a document or of a section of one; what is not known is noted.
pub(crate) fn version(found: Option<&Value>, known: u32, place: &Place<'_>, problems: &mut Problems) -> Version {
    let Some(found) = found else {
        problems.push(place, ProblemKind::MissingKey, "");
        return Version::None;
    };
    let number = found.as_u64();
    let is_newer = number.map_or_else(|| is_beyond_64_bits(found), |number| number > u64::from(known));
    match number.and_then(|number| u32::try_from(number).ok()) {
        Some(version) if (1..=known).contains(&version) => Version::Known(version),
        _ if is_newer => {
            problems.push(place, ProblemKind::NewerVersion { known }, found);
            Version::Newer
        }
        _ => {
            wrong_type::<()>(found, place, problems, "a whole number from 1");
            Version::None
        }
    }
}

/// Whether this is a whole number that 64 bits do not hold.
fn is_beyond_64_bits(value: &Value) -> bool {
    let Value::Number(number) = value else { return false };
    !number.is_u64() && number.to_string().bytes().all(|byte| byte.is_ascii_digit())
}

/// The meaning of a word; one that has none is noted with those that have.
pub(crate) fn word<T: Copy>(text: &str, names: &[(&str, T)], place: &Place<'_>, problems: &mut Problems) -> Option<T> {
    let meaning = names.iter().find(|(name, _)| *name == text).map(|(_, meaning)| *meaning);
    if meaning.is_none() {
        let choices = names.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        problems.push(place, ProblemKind::UnknownWord { choices }, text);
    }
    meaning
}

/// A JSON value as a message shows it: text without its quotes.
pub(crate) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Notes that `value` is not of the `expected` type.
pub fn wrong_type<T>(value: &Value, place: &Place<'_>, problems: &mut Problems, expected: &'static str) -> Option<T> {
    match value {
        Value::String(text) => problems.push(place, ProblemKind::WrongType { expected }, text),
        other => problems.push(place, ProblemKind::WrongType { expected }, other),
    }
    None
}

/// Reads a key that must be there and not null.
pub fn required<T: Read>(
    object: &Map<String, Value>,
    key: &str,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<T> {
    match object.get(key) {
        None | Some(Value::Null) => {
            problems.push(&place.key(key), ProblemKind::MissingKey, "");
            None
        }
        Some(value) => T::read(value, &place.key(key), problems),
    }
}

/// Reads a key that may be absent or null.
pub fn optional<T: Read>(
    object: &Map<String, Value>,
    key: &str,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<T> {
    let value = object.get(key).filter(|value| !value.is_null())?;
    T::read(value, &place.key(key), problems)
}

/// Notes every key of `object` that is not in `known`.
pub fn refuse_unknown(
    object: &Map<String, Value>,
    known: &'static [&'static str],
    place: &Place<'_>,
    problems: &mut Problems,
) {
    for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
        problems.push(&place.key(key), ProblemKind::UnknownKey { known }, key);
    }
}

/// The keys of `object` that are not in `known`.
pub fn keep_unknown(object: &Map<String, Value>, known: &[&str]) -> Unknown {
    let unknown = object.iter().filter(|(key, _)| !known.contains(&key.as_str()));
    let mut kept = Unknown::new();
    for (key, value) in unknown {
        kept.insert(key.clone(), value.clone());
    }
    kept
}

/// A map of entries in any order. Collecting would bring a sort of its own for every kind of
/// entry; a few dozen insertions do not need it.
pub fn map_of<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> LiteMap<K, V> {
    let mut map = LiteMap::new();
    for (key, value) in entries {
        // Most come in their order.
        if let Some((key, value)) = map.try_append(key, value) {
            map.insert(key, value);
        }
    }
    map
}

impl Read for String {
    fn read(value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Self> {
        match value {
            Value::String(text) => Some(text.clone()),
            other => wrong_type(other, place, problems, "a text in quotes"),
        }
    }
}

impl Read for bool {
    fn read(value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Self> {
        value.as_bool().or_else(|| wrong_type(value, place, problems, "true or false"))
    }
}

impl Read for u32 {
    fn read(value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Self> {
        let number = value.as_u64().and_then(|number| Self::try_from(number).ok());
        number.or_else(|| wrong_type(value, place, problems, "a whole number"))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Self> {
        let Value::Array(items) = value else {
            return wrong_type(value, place, problems, "a list");
        };
        let read = |(index, item)| T::read(item, &place.index(index), problems);
        Some(items.iter().enumerate().filter_map(read).collect())
    }
}

/// The entries of an object whose keys are ids, in the order of their keys.
#[derive(Clone, Debug)]
pub struct ById<T>(Vec<(String, T)>);

impl<T> ById<T> {
    /// The entries.
    pub fn iter(&self) -> std::slice::Iter<'_, (String, T)> {
        self.0.iter()
    }
}

impl<'a, T> IntoIterator for &'a ById<T> {
    type Item = &'a (String, T);
    type IntoIter = std::slice::Iter<'a, (String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Read> Read for ById<T> {
    fn read(value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Self> {
        let Value::Object(entries) = value else {
            return wrong_type(value, place, problems, "an object");
        };
        let read = |(key, item): (&String, &Value)| Some((key.clone(), T::read(item, &place.key(key), problems)?));
        Some(Self(entries.iter().filter_map(read).collect()))
    }
}

/// In a schema it is the object that it is read from.
#[cfg(test)]
impl<T: schemars::JsonSchema> schemars::JsonSchema for ById<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        std::collections::BTreeMap::<String, T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<String, T>::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}

/// Declares a raw type: a struct whose fields are all `Option`, with a reader
/// that refuses unknown keys and never stops at the first problem. A value that
/// is no object reads as an empty record, so that lists keep their positions.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident {
            required { $( $(#[$required_meta:meta])* $required:ident : $required_type:ty ),* $(,)? }
            optional { $( $(#[$optional_meta:meta])* $optional:ident : $optional_type:ty ),* $(,)? }
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        #[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        #[allow(dead_code, reason = "every key of a format stands here, also one that was looked at before")]
        pub(crate) struct $name {
            $( $(#[$required_meta])* #[cfg_attr(test, schemars(required))] pub $required: Option<$required_type>, )*
            $( $(#[$optional_meta])* pub $optional: Option<$optional_type>, )*
        }

        impl $crate::document::Read for $name {
            fn read(
                value: &serde_json::Value,
                place: &$crate::problem::Place<'_>,
                problems: &mut $crate::problem::Problems,
            ) -> Option<Self> {
                use $crate::document;
                let serde_json::Value::Object(object) = value else {
                    return document::wrong_type(value, place, problems, "an object").or_else(|| Some(Self::default()));
                };
                document::refuse_unknown(
                    object,
                    &[$( stringify!($required), )* $( stringify!($optional), )*],
                    place,
                    problems,
                );
                Some(Self {
                    $( $required: document::required(object, stringify!($required), place, problems), )*
                    $( $optional: document::optional(object, stringify!($optional), place, problems), )*
                })
            }
        }
    };
}

pub(crate) use record;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_of_another_encoding_is_named() {
        assert_eq!(text_of("é".into()).as_deref(), Ok("é"));
        for (bytes, said) in [(&b"caf\xE9 \xFF"[..], "\"0xe9\" at byte 3"), (b"\xFF\xFE{", "\"0xff\" at byte 0")] {
            let problems = Problems::from(text_of(bytes.to_vec()).unwrap_err());
            assert_eq!(problems.to_string(), format!("file: {said} is not UTF-8 text; save the file as UTF-8\n"));
        }
    }

    #[test]
    fn a_workbook_is_known_by_its_first_bytes() {
        for bytes in [&b"PK\x03\x04\x14"[..], b"\xD0\xCF\x11\xE0\xA1"] {
            assert_eq!(text_of(bytes.to_vec()), Err(NotText::Workbook));
        }
        assert_eq!(text_of(b"PK".to_vec()).as_deref(), Ok("PK"));
        assert_eq!(Problems::from(NotText::Workbook).to_string(), "file: is a spreadsheet, not a JSON file\n");
    }

    #[test]
    fn a_format_that_is_missing_is_not_another_one() {
        let said = |text: &str| parse(text, "x", 100).map(|(_, problems)| problems.to_string()).unwrap();
        assert_eq!(said("{}"), "format: is missing; expected \"x\"\n");
        assert_eq!(said("{ \"format\": \"\" }"), "format: \"\" is another format; expected \"x\"\n");
        assert_eq!(said("{ \"format\": \"y\" }"), "format: \"y\" is another format; expected \"x\"\n");
        assert_eq!(said("{ \"format\": \"x\" }"), "");
    }

    #[test]
    fn a_version_is_known_newer_or_none() {
        let of = |text: &str| {
            let mut problems = Problems::default();
            let found = json::parse(text, &mut problems).unwrap();
            (version(Some(&found), 3, &Place::Root.key("version"), &mut problems), problems.to_string())
        };
        for (text, known) in [("1", 1), ("3", 3)] {
            assert_eq!(of(text), (Version::Known(known), String::new()));
        }
        for text in ["4", "4294967295", "4294967296", "18446744073709551616"] {
            let (found, said) = of(text);
            assert_eq!(found, Version::Newer, "{text}");
            assert!(said.starts_with(&format!("version: \"{text}\" is a newer version")), "{said}");
        }
        for text in ["0", "-1", "-18446744073709551616", "2.0", "\"1\"", "null", "[]"] {
            let (found, said) = of(text);
            assert_eq!(found, Version::None, "{text}");
            assert!(said.ends_with("has the wrong type; expected a whole number from 1\n"), "{said}");
        }
        let mut problems = Problems::default();
        assert_eq!(version(None, 3, &Place::Root.key("version"), &mut problems), Version::None);
        assert_eq!(problems.to_string(), "version: is missing\n");
    }

    #[test]
    fn a_document_may_be_as_long_as_the_limit() {
        let text = "{ \"format\": \"x\" }";
        assert!(parse(text, "x", text.len()).is_ok());
        let problems = parse(text, "x", text.len() - 1).map(|_| ()).map_err(|problems| problems.to_string());
        assert!(problems.is_err_and(|problems| problems.contains(&(text.len() - 1).to_string())));
    }
}
