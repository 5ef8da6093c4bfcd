//! Reading an XLSX file: values, texts, and what is neither, in bounded memory.

use std::num::NonZeroU32;

use quick_xml::events::{BytesStart, Event};

use super::package::Package;
use super::styles::{self, Shows};
use super::xml::{self, Xml, attribute, damaged, reference, unescaped};
use crate::sheets::model::{Place, Sheet, Style, Value, Workbook};
use crate::sheets::problem::{FileProblem, shorten};
use crate::sheets::{MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS};

/// Most sheets of the template, and most links, that a file has.
const MOST_LINKS: usize = 2_000;
const BOOK: &str = "xl/workbook.xml";

/// Reads the sheets whose names are `wanted`, and no others.
///
/// # Errors
/// [`FileProblem`] where the file is none, is damaged or is too large.
pub fn read(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Workbook, FileProblem> {
    let mut package = Package::open(bytes)?;
    if !package.has(BOOK) {
        let is_ods = package.has("content.xml") && package.has("mimetype");
        return Err(if is_ods { FileProblem::OpenDocument } else { FileProblem::NotASpreadsheet });
    }
    let book = package.part(BOOK)?.unwrap_or_default();
    let links = package.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let links = pairs(&links, "Relationship", ["Id", "Target"], &|_| true)?;
    let strings = package.part("xl/sharedStrings.xml")?.map(|text| shared_strings(&text)).transpose()?;
    let styles = package.part("xl/styles.xml")?.map(|text| styles::read(&text)).transpose()?;
    let shared = Shared { strings: strings.unwrap_or_default(), styles: styles.unwrap_or_default() };
    let mut cells = 0;
    let mut workbook = Workbook::default();
    for (name, link) in pairs(&book, "sheet", ["name", "id"], &wanted)? {
        let (_, target) = links.iter().find(|(id, _)| *id == link).ok_or(FileProblem::Damaged)?;
        let text = package.part(&absolute(target))?.ok_or(FileProblem::Damaged)?;
        let sheet = Sheet::new(name);
        workbook.sheets.push(Cells { shared: &shared, sheet, count: &mut cells }.read(&text)?);
    }
    Ok(workbook)
}

/// What all sheets refer to.
struct Shared {
    strings: Vec<String>,
    styles: Vec<Shows>,
}

/// The values of two attributes of every element of this name whose first one is `wanted`. The
/// prefix of `r:id` is the file's own choice; `sheetId` is another attribute.
fn pairs(
    text: &str,
    element: &str,
    [first, second]: [&str; 2],
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Vec<(String, String)>, FileProblem> {
    let (mut xml, mut found) = (Xml::new(text), Vec::new());
    loop {
        match xml.event()? {
            Event::Start(start) if start.local_name().as_ref() == element => {
                if let Some(value) = attribute(&start, first)?.filter(|value| wanted(value)) {
                    found.push((value, attribute(&start, second)?.ok_or(FileProblem::Damaged)?));
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
        if found.len() > MOST_LINKS {
            return Err(FileProblem::UnpacksTooLarge);
        }
    }
}

fn absolute(target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
}

/// The texts that cells refer to by number.
fn shared_strings(text: &str) -> Result<Vec<String>, FileProblem> {
    let (mut xml, mut strings) = (Xml::new(text), Vec::new());
    loop {
        match xml.event()? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                strings.push(rich_text(&mut xml, "si")?);
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
        if strings.len() > MOST_CELLS {
            return Err(FileProblem::TooManyCells);
        }
    }
}

/// The runs of a text up to the end of its element; how it is pronounced does not count.
fn rich_text(xml: &mut Xml<'_>, until: &str) -> Result<String, FileProblem> {
    let (mut text, mut wanted, mut spoken) = (String::new(), false, false);
    loop {
        match xml.event()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => wanted = !spoken,
                "rPh" => spoken = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => wanted = false,
                "rPh" => spoken = false,
                name if name == until => return Ok(unescaped(&text)),
                _ => {}
            },
            event if wanted => add_text(&mut text, &event)?,
            _ => {}
        }
    }
}

/// Adds what an event says, up to the most that is kept of one cell.
fn add_text(text: &mut String, event: &Event<'_>) -> Result<(), FileProblem> {
    if text.len() > MOST_CHARACTERS * 4 {
        return Ok(());
    }
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => text.push(reference(name).ok_or(FileProblem::Damaged)?),
        _ => {}
    }
    Ok(())
}

/// One cell while it is read.
#[derive(Default)]
struct Draft {
    kind: String,
    style: usize,
    formula: Option<String>,
    value: String,
    text: Option<String>,
}

/// Fills a sheet from its cells.
struct Cells<'a> {
    shared: &'a Shared,
    sheet: Sheet,
    count: &'a mut usize,
}

impl Cells<'_> {
    fn read(mut self, text: &str) -> Result<Sheet, FileProblem> {
        let mut xml = Xml::new(text);
        let mut next = Place::default();
        loop {
            match xml.event()? {
                Event::Start(element) if element.local_name().as_ref() == "row" => {
                    let row = xml::number::<NonZeroU32>(&element, "r")?.map_or(next.row, |row| row.get() - 1);
                    next = Place::new(row, 0);
                }
                Event::End(element) if element.local_name().as_ref() == "row" => {
                    next = Place::new(next.row.saturating_add(1), 0);
                }
                Event::Start(element) if element.local_name().as_ref() == "c" => {
                    let named = attribute(&element, "r")?.map(|name| place(&name).ok_or(FileProblem::Damaged));
                    let place = named.transpose()?.unwrap_or(next);
                    next = Place::new(place.row, place.column.saturating_add(1));
                    let draft = draft(&element, &mut xml)?;
                    self.take(place, draft)?;
                }
                Event::Eof => return Ok(self.sheet),
                _ => {}
            }
        }
    }

    fn take(&mut self, place: Place, draft: Draft) -> Result<(), FileProblem> {
        let value = self.value(draft)?;
        if value == Value::Text(String::new()) {
            return Ok(());
        }
        if place.row >= MOST_ROWS || place.column >= MOST_COLUMNS {
            return Err(FileProblem::FarCell { sheet: shorten(&self.sheet.name), place });
        }
        // Which one of two counts, nobody can tell.
        if self.sheet.get(place).is_some() {
            return Err(FileProblem::Damaged);
        }
        *self.count += 1;
        if *self.count > MOST_CELLS {
            return Err(FileProblem::TooManyCells);
        }
        self.sheet.put(place, value, Style::Plain);
        Ok(())
    }

    fn value(&self, draft: Draft) -> Result<Value, FileProblem> {
        if let Some(formula) = draft.formula {
            return Ok(Value::Formula(format!("={}", shorten(&formula))));
        }
        let cut = |text: &str| text.chars().take(MOST_CHARACTERS.saturating_add(1)).collect();
        Ok(match draft.kind.as_str() {
            "inlineStr" => Value::Text(draft.text.map(|text| cut(&text)).unwrap_or_default()),
            "str" => Value::Text(cut(&unescaped(&draft.value))),
            "d" => Value::Date,
            "b" | "e" => Value::Other(shorten(&draft.value)),
            _ if draft.value.trim().is_empty() => Value::Text(String::new()),
            "s" => {
                let index: usize = draft.value.trim().parse().map_err(damaged)?;
                Value::Text(cut(self.shared.strings.get(index).ok_or(FileProblem::Damaged)?))
            }
            _ => match self.shared.styles.get(draft.style) {
                Some(Shows::Date) => Value::Date,
                Some(Shows::Percent) => Value::Percent,
                _ => number(draft.value.trim()),
            },
        })
    }
}

/// A number as its plain decimal. The format stores binary fractions, so 8.72 may stand there as
/// `8.7200000000000006`: the shortest decimal of the same fraction is what was typed.
#[allow(clippy::disallowed_types, reason = "XLSX itself stores binary fractions; nothing is computed with them")]
fn number(stored: &str) -> Value {
    let plain = stored.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number.to_string());
    match plain.filter(|plain| plain.len() <= 40) {
        Some(plain) => Value::Number(plain),
        None => Value::Other(shorten(stored)),
    }
}

/// Reads a cell up to its end.
fn draft(element: &BytesStart<'_>, xml: &mut Xml<'_>) -> Result<Draft, FileProblem> {
    let mut draft = Draft {
        kind: attribute(element, "t")?.unwrap_or_default(),
        style: xml::number(element, "s")?.unwrap_or_default(),
        ..Draft::default()
    };
    let mut inside = ' ';
    loop {
        match xml.event()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "f" => {
                    draft.formula = Some(String::new());
                    inside = 'f';
                }
                "v" => inside = 'v',
                "is" => draft.text = Some(rich_text(xml, "is")?),
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "c" => return Ok(draft),
                _ => inside = ' ',
            },
            event if inside == 'v' => add_text(&mut draft.value, &event)?,
            event if inside == 'f' => add_text(draft.formula.get_or_insert_default(), &event)?,
            _ => {}
        }
    }
}

/// Reads a place such as `E7`.
fn place(name: &str) -> Option<Place> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        column = column * 26 + u32::from(digit) + 1;
    }
    Some(Place::new(row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}
