//! Which number formats of a file show dates and percentages.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::xml::attribute;
use crate::sheets::problem::FileProblem;

/// What a number format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shows {
    #[default]
    Number,
    Date,
    Percent,
}

/// What each style of a file shows, by its number.
pub(super) fn read(text: &str) -> Result<Vec<Shows>, FileProblem> {
    let mut reader = Reader::from_str(text);
    let mut custom: Vec<(u32, Shows)> = Vec::new();
    let mut styles = Vec::new();
    let mut in_cells = false;
    loop {
        let event = reader.read_event().map_err(|_| FileProblem::Damaged)?;
        match &event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    let id = attribute(element, "numFmtId").and_then(|id| id.parse().ok());
                    custom.extend(id.zip(attribute(element, "formatCode").map(|code| shown_by(&code))));
                }
                "cellXfs" => in_cells = matches!(event, Event::Start(_)),
                "xf" if in_cells => {
                    let id = attribute(element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or_default();
                    let own = custom.iter().find(|(known, _)| *known == id).map(|(_, shows)| *shows);
                    styles.push(own.unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// The formats that every spreadsheet program knows by number (ECMA-376, part 1, 18.8.30).
fn built_in(id: u32) -> Shows {
    match id {
        9 | 10 => Shows::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shows::Date,
        _ => Shows::Number,
    }
}

/// Reads a format code; texts in quotes or brackets, and escaped letters, say nothing.
fn shown_by(code: &str) -> Shows {
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    let mut shows = Shows::Number;
    for letter in code.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' => bracket = false,
            '%' if !quoted => return Shows::Percent,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' if !quoted && !bracket => shows = Shows::Date,
            _ => {}
        }
    }
    shows
}
