//! The report as one HTML file that a browser prints and Word opens: simple tables, a style
//! sheet inside, no scripts, nothing from elsewhere. It is well-formed as XML too.

use super::{Cell, Chip, ColumnKind, Mark, Report, Row, RowKind, Section, Signature, Table};
use crate::engine::assessment::Paper;
use crate::engine::instrument::{Basis, Zone};
use crate::i18n::Locale;

const STYLE: &str = include_str!("report.css");
/// Names of any origin stand in the file as text; should one ever become more, nothing runs and nothing is fetched.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
    style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\" />\n";

impl Report {
    /// The whole file; `locale` is the one that the report was made in.
    pub fn to_html(&self, locale: Locale) -> String {
        let mut page = Page { locale, text: String::with_capacity(32_000) };
        page.document(self);
        page.text
    }
}

struct Page {
    locale: Locale,
    text: String,
}

/// The class of a zone, and the sign that has its shape.
const fn zone_look(zone: Option<Zone>) -> (&'static str, &'static str) {
    match zone {
        Some(Zone::Green) => ("hijau", "● "),
        Some(Zone::Yellow) => ("kuning", "▲ "),
        Some(Zone::Red) => ("merah", "■ "),
        None => ("polos", ""),
    }
}

impl Page {
    fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Text of any origin. Line ends become breaks.
    fn words(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                '\n' => self.raw("<br />"),
                c => self.text.push(c),
            }
        }
    }

    /// `tag` is the element, with its class where it has one.
    fn element(&mut self, tag: &str, text: &str) {
        let name = self.open(tag);
        self.words(text);
        self.close(name);
    }

    fn open<'t>(&mut self, tag: &'t str) -> &'t str {
        let (name, class) = tag.split_once('.').unwrap_or((tag, ""));
        self.raw("<");
        self.raw(name);
        if !class.is_empty() {
            self.raw(" class=\"");
            self.raw(class);
            self.raw("\"");
        }
        self.raw(">");
        name
    }

    fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">\n");
    }

    fn document(&mut self, report: &Report) {
        self.raw("<!DOCTYPE html>\n<html lang=\"");
        self.raw(report.lang);
        self.raw("\">\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\" />\n");
        self.raw(POLICY);
        let name = if report.body.is_empty() { "" } else { ": " };
        self.element("title", &format!("{}{name}{}", report.kicker, report.body));
        self.raw("<style>\n");
        self.raw(match report.paper {
            Paper::A4 => "@page laporan { size: 210mm 297mm; margin: 14mm 15mm; }\n",
            Paper::F4 => "@page laporan { size: 215mm 330mm; margin: 14mm 15mm; }\n",
        });
        self.raw(STYLE);
        self.raw("</style>\n</head>\n<body>\n<div class=\"laporan\">\n");
        self.summary(report);
        self.element("h1.lampiran", &report.annex_title);
        for section in &report.annex {
            self.section(section);
        }
        self.raw("</div>\n</body>\n</html>\n");
    }

    fn summary(&mut self, report: &Report) {
        self.element("p.kecil", &report.kicker);
        self.element("h1", line(&report.body));
        self.element("p.kecil", &format!("{}. {}.", report.scope, report.disclaimer));
        self.headline(report);
        for mark in &report.certainty {
            self.mark("p", mark);
        }
        for section in &report.sections {
            self.section(section);
        }
        self.signatures(report);
        for remark in &report.remarks {
            self.element("p.kecil", remark);
        }
        self.element("p.kecil", &report.foot.join(". "));
    }

    /// The result as a table of one row, which Word keeps together.
    fn headline(&mut self, report: &Report) {
        let headline = &report.headline;
        self.raw("<table class=\"hasil\"><tbody><tr>\n");
        if let Some(letter) = &headline.letter {
            let (class, sign) = zone_look(headline.zone);
            self.element(&format!("td.huruf {class}"), &format!("{letter} {}", sign.trim_end()));
        }
        self.raw("<td>");
        self.element("p.kecil", &headline.label);
        self.element("p.judul", &headline.title);
        self.raw("<p>");
        for chip in &headline.chips {
            self.chip(chip);
        }
        self.raw("</p></td>\n<td class=\"angka\">");
        if let Some((total, rest)) = headline.figures.split_first() {
            self.element("p.kecil", &total.label);
            self.element("p.total", &total.value);
            for figure in rest {
                self.element("p", format!("{} {}", figure.value, figure.label).trim());
            }
        }
        self.raw("</td></tr></tbody></table>\n");
    }

    fn chip(&mut self, chip: &Chip) {
        let (class, sign) = zone_look(chip.zone);
        let look = if chip.filled { class } else { "mungkin" };
        self.element(&format!("span.cip {look}"), &format!("{sign}{}", chip.text));
        self.raw(" ");
    }

    fn section(&mut self, section: &Section) {
        self.element("h2", &section.title);
        for text in &section.intro {
            self.element("p", text);
        }
        for table in &section.tables {
            self.table(table);
        }
        if !section.items.is_empty() {
            self.raw("<ul>\n");
            for item in &section.items {
                self.mark("li", item);
            }
            self.raw("</ul>\n");
        }
        for note in &section.notes {
            self.element("p.kecil", note);
        }
    }

    fn mark(&mut self, tag: &str, mark: &Mark) {
        self.open(tag);
        if !mark.lead.is_empty() {
            self.element("strong", &mark.lead);
        }
        self.words(&mark.text);
        self.basis(mark.basis);
        self.close(tag);
    }

    /// How well a figure is known, in words; what the Ombudsman printed carries no mark.
    fn basis(&mut self, basis: Option<Basis>) {
        if let Some(basis) = basis.filter(|basis| *basis != Basis::Official) {
            let word = format!("({})", self.locale.basis(basis));
            self.raw(" ");
            self.element("em", &word);
        }
    }

    fn table(&mut self, table: &Table) {
        self.raw("<table class=\"data\">\n<thead>\n");
        if let Some(key) = &table.key {
            self.raw("<tr><th class=\"kunci\" colspan=\"");
            self.raw(&table.columns.len().to_string());
            self.raw("\">");
            self.words(key);
            self.raw("</th></tr>\n");
        }
        self.raw("<tr>");
        for column in &table.columns {
            let name = self.open(heading_tag(column.kind));
            self.words(&column.label);
            if !column.note.is_empty() {
                self.raw("<br />");
                self.words(&column.note);
            }
            self.close(name);
        }
        self.raw("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(table, row);
        }
        self.raw("</tbody>\n</table>\n");
    }

    fn row(&mut self, table: &Table, row: &Row) {
        if row.kind == RowKind::Group {
            self.raw("<tr><td class=\"kelompok\" colspan=\"");
            self.raw(&table.columns.len().to_string());
            self.raw("\">");
            row.cells.iter().for_each(|cell| self.words(&cell.text));
            self.raw("</td></tr>\n");
            return;
        }
        self.raw(if row.kind == RowKind::Total { "<tr class=\"jumlah\">" } else { "<tr>" });
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let name = self.open(cell_tag(column.kind));
            self.cell(cell);
            self.close(name);
        }
        self.raw("</tr>\n");
    }

    fn cell(&mut self, cell: &Cell) {
        self.words(zone_look(cell.zone).1);
        self.words(&cell.text);
        if !cell.detail.is_empty() {
            self.raw("<br />");
            self.element("span.kecil", &cell.detail);
        }
        self.basis(cell.basis);
    }

    fn signatures(&mut self, report: &Report) {
        let [place, date] = &report.signed;
        self.raw("<table class=\"tanda-tangan\"><tbody>\n<tr><td></td><td>");
        self.words(&format!("{}, {}", line(place), line(date)));
        self.raw("</td></tr>\n<tr>");
        for Signature { heading, office, name, number } in &report.signatures {
            self.raw("<td>");
            self.element("p", heading);
            self.element("p", line(office));
            self.raw("<p><br /><br /></p>");
            self.element("p", line(name));
            self.element("p", number);
            self.raw("</td>");
        }
        self.raw("</tr>\n</tbody></table>\n");
    }
}

/// A text, or a line to write on.
const fn line(text: &str) -> &str {
    if text.is_empty() { "…………………………" } else { text }
}

const fn heading_tag(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "th",
        ColumnKind::Number => "th.angka",
        ColumnKind::Level => "th.tengah",
    }
}

const fn cell_tag(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "td",
        ColumnKind::Number => "td.angka",
        ColumnKind::Level => "td.tengah",
    }
}
