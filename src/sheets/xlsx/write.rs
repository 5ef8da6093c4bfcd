//! Writing an XLSX file: texts and numbers with a look, fields with choices, and nothing that computes.

use super::package::{Entry, pack};
use super::xml::escaped;
use crate::sheets::model::{Choices, Field, Place, Sheet, Style, Value, Workbook, column_name};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// Longest list of choices that a spreadsheet takes.
const LONGEST_LIST: usize = 255;

/// Fonts, fills, borders and, in the order of [`Style::ALL`], the styles made of them.
/// Number format 49 is text: what looks like a date stays what was typed.
const STYLES: &str = concat!(
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.00##\"/></numFmts>",
    "<fonts count=\"4\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>",
    "<font><b/><sz val=\"14\"/><color rgb=\"FF1F4E9E\"/><name val=\"Calibri\"/></font>",
    "<font><b/><sz val=\"11\"/><color rgb=\"FF141D2B\"/><name val=\"Calibri\"/></font>",
    "<font><sz val=\"9\"/><color rgb=\"FF5B687B\"/><name val=\"Calibri\"/></font></fonts>",
    "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7EEF9\"/></patternFill></fill>",
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFFFF\"/></patternFill></fill></fills>",
    "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>",
    "<border><left style=\"thin\"><color rgb=\"FF7A8698\"/></left><right style=\"thin\"><color rgb=\"FF7A8698\"/></right>",
    "<top style=\"thin\"><color rgb=\"FF7A8698\"/></top><bottom style=\"thin\"><color rgb=\"FF7A8698\"/></bottom><diagonal/></border></borders>",
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
    "<cellXfs count=\"8\">",
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>",
    "<xf numFmtId=\"0\" fontId=\"3\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>",
    "<xf numFmtId=\"49\" fontId=\"2\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"bottom\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"49\" fontId=\"3\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"/>",
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"top\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>",
    "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>",
);

/// The workbook as an XLSX file. Formulas and dates are left out: an export has none.
pub fn write(workbook: &Workbook) -> Vec<u8> {
    let entry = |name: &str, text: String| Entry { name: name.to_owned(), content: text.into_bytes() };
    let mut entries = vec![
        entry("[Content_Types].xml", content_types(workbook)),
        entry("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml".to_owned())])),
        entry("xl/workbook.xml", book(workbook)),
        entry("xl/_rels/workbook.xml.rels", book_relations(workbook)),
        entry("xl/styles.xml", format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
    ];
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        entries.push(entry(&format!("xl/{}", part(index)), sheet_xml(sheet, index == 0)));
    }
    pack(&entries)
}

fn part(index: usize) -> String {
    format!("worksheets/sheet{}.xml", index + 1)
}

fn content_types(workbook: &Workbook) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut text = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/>"
    );
    for index in 0..workbook.sheets.len() {
        let part = part(index);
        text.push_str(&format!("<Override PartName=\"/xl/{part}\" ContentType=\"{kind}.worksheet+xml\"/>"));
    }
    text + "</Types>"
}

fn relations(targets: &[(&str, String)]) -> String {
    let mut text = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (index, (kind, target)) in targets.iter().enumerate() {
        let id = index + 1;
        text.push_str(&format!("<Relationship Id=\"rId{id}\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/>"));
    }
    text + "</Relationships>"
}

fn book_relations(workbook: &Workbook) -> String {
    let mut targets: Vec<_> = (0..workbook.sheets.len()).map(|index| ("worksheet", part(index))).collect();
    targets.push(("styles", "styles.xml".to_owned()));
    relations(&targets)
}

fn book(workbook: &Workbook) -> String {
    let (mut sheets, mut titles) = (String::new(), String::new());
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let (name, id) = (escaped(&sheet.name), index + 1);
        sheets.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>"));
        let Place { row, column } = sheet.look.frozen;
        if row > 0 {
            let quoted = escaped(&sheet.name.replace('\'', "''"));
            let columns = column.checked_sub(1).map(|last| format!("'{quoted}'!$A:${},", column_name(last)));
            let columns = columns.unwrap_or_default();
            titles.push_str(&format!(
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{index}\">{columns}'{quoted}'!$1:${row}</definedName>"
            ));
        }
    }
    let titles = if titles.is_empty() { titles } else { format!("<definedNames>{titles}</definedNames>") };
    format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><bookViews><workbookView/></bookViews>\
         <sheets>{sheets}</sheets>{titles}</workbook>"
    )
}

fn sheet_xml(sheet: &Sheet, first: bool) -> String {
    let orientation = if sheet.look.landscape { "landscape" } else { "portrait" };
    format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>{}{}{}{}\
         <pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"{orientation}\" fitToWidth=\"1\" fitToHeight=\"0\"/>{}</worksheet>",
        view(sheet, first),
        columns(sheet),
        rows(sheet),
        choices(sheet),
        ignored(sheet),
    )
}

fn view(sheet: &Sheet, first: bool) -> String {
    let selected = if first { " tabSelected=\"1\"" } else { "" };
    let Place { row, column } = sheet.look.frozen;
    let mut pane = String::new();
    if row > 0 {
        let (across, name) =
            if column > 0 { (format!("xSplit=\"{column}\" "), "bottomRight") } else { (String::new(), "bottomLeft") };
        let corner = sheet.look.frozen;
        pane = format!(
            "<pane {across}ySplit=\"{row}\" topLeftCell=\"{corner}\" activePane=\"{name}\" state=\"frozen\"/>\
             <selection pane=\"{name}\" activeCell=\"{corner}\" sqref=\"{corner}\"/>"
        );
    }
    format!("<sheetViews><sheetView{selected} showGridLines=\"0\" workbookViewId=\"0\">{pane}</sheetView></sheetViews>")
}

fn columns(sheet: &Sheet) -> String {
    let last = sheet.look.widths.len();
    let mut text = String::new();
    for (index, width) in sheet.look.widths.iter().enumerate() {
        let (from, to) = (index + 1, if index + 1 == last { 200.max(last) } else { index + 1 });
        text.push_str(&format!("<col min=\"{from}\" max=\"{to}\" width=\"{width}\" customWidth=\"1\"/>"));
    }
    if text.is_empty() { text } else { format!("<cols>{text}</cols>") }
}

fn rows(sheet: &Sheet) -> String {
    let fields = sheet.look.fields.iter();
    let end = fields.map(|field| field.last.row.saturating_add(1)).max().unwrap_or(0).max(sheet.end());
    let mut text = String::from("<sheetData>");
    for row in 0..end {
        let cells = cells(sheet, row);
        if !cells.is_empty() {
            text.push_str(&format!("<row r=\"{}\">{cells}</row>", row + 1));
        }
    }
    text + "</sheetData>"
}

/// The cells of a row, filled ones and empty fields, from the left.
fn cells(sheet: &Sheet, row: u32) -> String {
    let fields = || sheet.look.fields.iter().filter(|field| (field.first.row..=field.last.row).contains(&row));
    let filled = sheet.row(row).map(|(column, _)| column).max();
    let end = fields().map(|field| field.last.column).chain(filled).max();
    let mut text = String::new();
    for column in 0..end.map_or(0, |end| end.saturating_add(1)) {
        let place = Place::new(row, column);
        let field = fields().find(|field| (field.first.column..=field.last.column).contains(&column));
        match sheet.cell(place) {
            Some(cell) => text.push_str(&cell_xml(place, &cell.value, style(cell.style))),
            None => {
                text.extend(field.map(|field| format!("<c r=\"{place}\" s=\"{}\"/>", style(field.style))));
            }
        }
    }
    text
}

fn style(style: Style) -> usize {
    Style::ALL.iter().position(|known| *known == style).unwrap_or_default()
}

fn cell_xml(place: Place, value: &Value, style: usize) -> String {
    match value {
        Value::Number(number) if is_exact(number) => format!("<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>"),
        Value::Text(text) | Value::Number(text) => {
            let text = escaped(text);
            format!("<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
        }
        Value::Formula(_) | Value::Date | Value::Percent | Value::Other(_) => String::new(),
    }
}

/// Whether a decimal survives as the binary fraction that the format stores; else it is written as text.
#[allow(clippy::disallowed_types, reason = "XLSX itself stores binary fractions; nothing is computed with them")]
fn is_exact(number: &str) -> bool {
    let stored = number.parse::<f64>().ok().map(|stored| stored.to_string());
    let trimmed = if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number };
    stored.as_deref() == Some(trimmed)
}

fn choices(sheet: &Sheet) -> String {
    let lists: Vec<_> = sheet.look.fields.iter().filter_map(|field| Some((field, list(field)?))).collect();
    if lists.is_empty() {
        return String::new();
    }
    let mut text = format!("<dataValidations count=\"{}\">", lists.len());
    for (field, (strict, list)) in lists {
        text.push_str(&format!(
            "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" \
             errorStyle=\"{strict}\" sqref=\"{}:{}\"><formula1>\"{}\"</formula1></dataValidation>",
            field.first,
            field.last,
            escaped(&list)
        ));
    }
    text + "</dataValidations>"
}

/// What is said to another value, and the choices as the format lists them, where they fit.
fn list(field: &Field) -> Option<(&'static str, String)> {
    let (strict, choices) = match &field.choices {
        Choices::Any => return None,
        Choices::Usual(choices) => ("information", choices),
        Choices::Only(choices) => ("stop", choices),
    };
    let fits = |list: &String| list.chars().count() <= LONGEST_LIST && !list.contains('"');
    let clean = choices.iter().all(|choice| !choice.contains(','));
    let list = Some(choices.join(",")).filter(|list| clean && !list.is_empty() && fits(list))?;
    Some((strict, list))
}

/// Levels are text so that ranges stay ranges: no green corner for that.
fn ignored(sheet: &Sheet) -> String {
    let texts = sheet.look.fields.iter().filter(|field| field.style == Style::Entry);
    let blocks: Vec<_> = texts.map(|field| format!("{}:{}", field.first, field.last)).collect();
    if blocks.is_empty() {
        return String::new();
    }
    format!("<ignoredErrors><ignoredError sqref=\"{}\" numberStoredAsText=\"1\"/></ignoredErrors>", blocks.join(" "))
}
