//! Parsing JSON so that a key that stands twice is noticed; the usual parser keeps the last one in silence.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::problem::{Place, ProblemKind, Problems};

/// The value of a JSON text; every key that stands twice in its object is noted in `problems`.
///
/// # Errors
/// The text is no JSON, or more follows after its end.
pub fn parse(text: &str, problems: &mut Problems) -> serde_json::Result<Value> {
    let mut source = serde_json::Deserializer::from_str(text);
    let value = Reader { place: Place::Root, problems }.deserialize(&mut source)?;
    source.end()?;
    Ok(value)
}

/// The key under which the parser passes on a number as text, since it keeps all its digits.
const NUMBER: &str = "$serde_json::private::Number";

/// The number that stands for itself as an object.
fn number(object: &Map<String, Value>) -> Option<Number> {
    object.get(NUMBER).filter(|_| object.len() == 1)?.as_str()?.parse().ok()
}

/// Reads one value at its place.
struct Reader<'a> {
    place: Place<'a>,
    problems: &'a mut Problems,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) =
            source.next_element_seed(Reader { place: self.place.index(items.len()), problems: &mut *self.problems })?
        {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = source.next_key::<String>()? {
            let place = self.place.key(&key);
            let value = source.next_value_seed(Reader { place, problems: &mut *self.problems })?;
            if object.contains_key(&key) {
                self.problems.push(&place, ProblemKind::KeyTwice, &key);
            }
            object.insert(key, value);
        }
        Ok(number(&object).map_or_else(|| Value::Object(object), Value::Number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_all_their_digits() {
        for number in
            ["0", "-1", "1.10", "1e+400", "123456789012345678901234567890", "0.1000000000000000055511151231257827"]
        {
            let mut problems = Problems::default();
            let read = parse(&format!("{{\"a\":[{number}]}}"), &mut problems).unwrap();
            assert!(problems.is_empty() && read["a"][0].is_number());
            assert_eq!(read.to_string(), format!("{{\"a\":[{number}]}}"));
        }
        let read = parse("{\"$serde_json::private::Number\":\"x\"}", &mut Problems::default()).unwrap();
        assert_eq!(read[NUMBER], "x");
    }
}
