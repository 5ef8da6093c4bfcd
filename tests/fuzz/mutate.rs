//! Changes to inputs: of bytes, of the tokens of JSON, of its tree, and of what a share code packs.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

use crate::support::document::pointers;
use crate::support::random::Random;

/// Longest input that is made.
const LONGEST: usize = 200_000;

const TOKENS: [&str; 44] = [
    "null",
    "true",
    "-0",
    "1e308",
    "-1",
    "0.1",
    "18446744073709551616",
    "1E-400",
    "{}",
    "[]",
    "{\"\":",
    "[[[[[[[[",
    "]]]]",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\"\"",
    "\u{feff}",
    "/* */",
    "\"n/a\"",
    "\"100\"",
    "\"100.00001\"",
    "\"1/3\"",
    "\"1/0\"",
    "\"0/0\"",
    "\"1.2.3\"",
    "\"-1\"",
    "\"99999999999999999999999999999999999999999\"",
    "\"00000000000000000000000000000000001\"",
    "\"low\"",
    "\"high\"",
    "\"mode\"",
    "\"total\"",
    "\"dimensions\"",
    "\"indicators\"",
    "\"values\"",
    "\"points\"",
    "\"percent\"",
    "\"set_aside\"",
    "\"overrides\"",
    "\"weights\"",
    "\"plausible_factor\"",
    "\"level\"",
    "\"id\"",
    ":",
];

/// A changed input of the kind that the reader expects.
pub fn bytes(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..random.between(1, 6) {
        change(&mut bytes, other, random);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let end = (at + random.between(1, 24)).min(bytes.len());
    match random.below(9) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 if at < bytes.len() => bytes[at] = random.below(256) as u8,
        2 => drop(bytes.drain(at..end)),
        3 => {
            let part = bytes[at..end].to_vec();
            let count = random.between(1, 40);
            drop(bytes.splice(at..at, part.repeat(count)));
        }
        4 => drop(bytes.splice(at..end, random.pick(&TOKENS).bytes())),
        5 => drop(bytes.splice(at..at, random.pick(&TOKENS).bytes())),
        6 if !other.is_empty() => {
            let from = random.below(other.len());
            let to = (from + random.between(1, 200)).min(other.len());
            drop(bytes.splice(at..end, other[from..to].iter().copied()));
        }
        7 => bytes.truncate(at),
        _ => drop(bytes.splice(at..at, (0..random.between(1, 9)).map(|_| random.below(256) as u8).collect::<Vec<_>>())),
    }
}

/// A document with some of its tree changed; `None` where the input is no JSON.
pub fn tree(input: &[u8], other: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut document: Value = serde_json::from_slice(input).ok()?;
    let other: Value = serde_json::from_slice(other).unwrap_or(Value::Null);
    for _ in 0..random.between(1, 3) {
        let places = pointers(&document, 40);
        let place = random.pick(&places).clone();
        let strange = strange(&document, &other, random);
        let target = document.pointer_mut(&place)?;
        match target {
            Value::Object(object) if random.chance(60) => in_object(object, strange, random),
            Value::Array(items) if random.chance(60) => in_array(items, strange, random),
            Value::String(text) if random.chance(60) => in_text(text, random),
            other => *other = strange,
        }
    }
    let mut text = document.to_string();
    // A key that stands twice can only be written by hand.
    if random.chance(5) {
        text = text.replacen("\"id\":", "\"id\":null,\"id\":", random.between(1, 3));
    }
    text.truncate(text.floor_char_boundary(LONGEST));
    Some(text.into_bytes())
}

/// A value out of place: of another type, from elsewhere, too many, too deep.
fn strange(document: &Value, other: &Value, random: &mut Random) -> Value {
    let from = |source: &Value, random: &mut Random| {
        let places = pointers(source, 20);
        source.pointer(random.pick::<String>(&places)).cloned().unwrap_or_default()
    };
    match random.below(12) {
        0 => Value::Null,
        1 => json!(random.below(2) == 0),
        2 => json!(-(random.below(1_000) as i64)),
        3 => json!(u64::MAX),
        4 => json!(1e300),
        5 => json!(random.pick(&TOKENS).trim_matches('"')),
        6 => (0..random.between(2, 130)).fold(Value::Null, |inner, _| json!([inner])),
        7 => Value::Array(vec![json!(1); random.between(1, 4_000)]),
        8 => (0..random.between(1, 500)).map(|index| (format!("k{index}"), Value::Null)).collect::<Map<_, _>>().into(),
        9 => json!("é".repeat(random.between(1, 3_000))),
        10 => from(other, random),
        _ => from(document, random),
    }
}

fn in_object(object: &mut Map<String, Value>, strange: Value, random: &mut Random) {
    let keys: Vec<_> = object.keys().cloned().collect();
    if keys.is_empty() {
        object.insert("x".to_owned(), strange);
        return;
    }
    let key = random.pick(&keys).clone();
    match random.below(4) {
        0 => drop(object.remove(&key)),
        1 => drop(object.insert(format!("{key}{}", random.below(3)), strange)),
        2 => {
            let value = object.remove(&key).unwrap_or_default();
            object.insert(random.pick(&TOKENS).trim_matches('"').to_owned(), value);
        }
        _ => drop(object.insert(key, strange)),
    }
}

fn in_array(items: &mut Vec<Value>, strange: Value, random: &mut Random) {
    let at = random.below(items.len() + 1);
    match random.below(4) {
        0 if at < items.len() => drop(items.remove(at)),
        1 if at < items.len() => {
            let item = items[at].clone();
            let count = random.between(1, 60);
            items.splice(at..at, vec![item; count]);
        }
        2 => random.shuffle(items),
        _ => items.insert(at, strange),
    }
}

fn in_text(text: &mut String, random: &mut Random) {
    let mut characters: Vec<char> = text.chars().collect();
    let at = random.below(characters.len() + 1);
    let odd = *random.pick(&['0', '9', '.', '-', '/', '\u{0}', '𝟗', '\u{202e}', ' ', 'e', '"', '\\', 'Ω']);
    match random.below(3) {
        0 if at < characters.len() => characters[at] = odd,
        1 if at < characters.len() => drop(characters.remove(at)),
        _ => characters.insert(at, odd),
    }
    *text = characters.into_iter().collect();
}

/// A share code whose packed bytes are changed and whose checksum is right again.
pub fn resealed(input: &[u8], other: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut packed = packed(input)?;
    let other = packed_or_empty(other);
    for _ in 0..random.between(1, 4) {
        change(&mut packed, &other, random);
    }
    // Also far more than any assessment needs.
    if random.chance(5) {
        let byte = *random.pick(&[0x00, 0xff, 0x55]);
        packed.extend(vec![byte; random.between(1, 14_000)]);
    }
    Some(seal(&packed))
}

fn packed(code: &[u8]) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(code).ok()?;
    (bytes.len() >= 7).then(|| bytes[3..bytes.len() - 4].to_vec())
}

fn packed_or_empty(code: &[u8]) -> Vec<u8> {
    packed(code).unwrap_or_default()
}

fn seal(packed: &[u8]) -> Vec<u8> {
    let packed = &packed[..packed.len().min(14_900)];
    let mut bytes = vec![1];
    bytes.extend((packed.len() as u16).to_be_bytes());
    bytes.extend(packed);
    bytes.extend(crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(&bytes).to_be_bytes());
    URL_SAFE_NO_PAD.encode(bytes).into_bytes()
}
