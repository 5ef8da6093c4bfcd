//! Small helpers for XML, and the escapes of SpreadsheetML for characters that XML cannot hold.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::sheets::problem::FileProblem;

/// For whatever an XML reader finds wrong.
pub fn damaged<E>(_: E) -> FileProblem {
    FileProblem::Damaged
}

/// Walks through a part of a file. An empty element is a start and an end; a part that ends before
/// its elements do, or has none, is damaged.
pub struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    open: usize,
    is_empty: bool,
}

impl<'t> Xml<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, open: 0, is_empty: true }
    }

    /// What comes next.
    pub fn event(&mut self) -> Result<Event<'t>, FileProblem> {
        let event = self.reader.read_event().map_err(damaged)?;
        match event {
            Event::Start(_) => {
                self.open = self.open.saturating_add(1);
                self.is_empty = false;
            }
            Event::End(_) => self.open = self.open.saturating_sub(1),
            Event::Eof if self.open > 0 || self.is_empty => return Err(FileProblem::Damaged),
            _ => {}
        }
        Ok(event)
    }
}

/// A text inside an element or attribute.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for (at, letter) in text.char_indices() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' => safe.push(letter),
            _ if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
                safe.push_str(&format!("_x{:04X}_", u32::from(letter)));
            }
            '_' if escape_at(text.get(at..).unwrap_or_default()).is_some() => safe.push_str("_x005F_"),
            _ => safe.push(letter),
        }
    }
    safe
}

/// A text with its escapes such as `_x000D_` resolved.
pub fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('_') {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        match escape_at(after) {
            Some(letter) => {
                plain.push(letter);
                rest = after.get(7..).unwrap_or_default();
            }
            None => {
                plain.push('_');
                rest = after.get(1..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The character of an escape at the start of a text.
fn escape_at(text: &str) -> Option<char> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let closed = text.get(6..7) == Some("_") && digits.chars().all(|digit| digit.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| closed).and_then(char::from_u32)
}

/// The value of an attribute, by its name without prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, FileProblem> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    for attribute in attributes {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(damaged)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// The number in an attribute, where it is there.
pub fn number<N: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Result<Option<N>, FileProblem> {
    attribute(element, name)?.map(|text| text.parse().map_err(damaged)).transpose()
}

/// What a reference such as `&amp;` or `&#10;` stands for; none that a file declares itself.
pub fn reference(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    match &*reference.borrow().into_inner() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
