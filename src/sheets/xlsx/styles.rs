//! Which number formats of a file show dates and percentages.

use quick_xml::events::Event;

use super::xml::{Xml, attribute, number};
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
    let mut xml = Xml::new(text);
    // By their numbers, so that each style finds its format at once.
    let mut custom: Vec<Option<Shows>> = Vec::new();
    let mut styles = Vec::new();
    let mut in_cells = false;
    loop {
        match xml.event()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    let format = number::<u16>(&element, "numFmtId")?.zip(attribute(&element, "formatCode")?);
                    if let Some((id, code)) = format {
                        let id = usize::from(id);
                        custom.resize(custom.len().max(id + 1), None);
                        if let Some(format) = custom.get_mut(id) {
                            *format = Some(shown_by(&code));
                        }
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = number::<u16>(&element, "numFmtId")?.unwrap_or_default();
                    let own = custom.get(usize::from(id)).copied().flatten();
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
fn built_in(id: u16) -> Shows {
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
