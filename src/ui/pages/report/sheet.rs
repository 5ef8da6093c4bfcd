//! The sheet: the words of the report as they are printed.

use yew::prelude::*;

use crate::engine::assessment::Paper;
use crate::engine::instrument::Basis;
use crate::i18n::Locale;
use crate::i18n::report::{
    Cell, Chip, Column, ColumnKind, Figure, Mark, Report, Row, RowKind, Section, Signature, Table, TableKind,
};
use crate::ui::components::{ChipStyle, TileSize, category_tile, zone_chip, zone_mark};
use crate::ui::present::{provenance, provenance_small, zone_tone};

/// Summary and annex.
pub fn sheet(locale: Locale, report: &Report, gauge: Html) -> Html {
    let paper = match report.paper {
        Paper::A4 => "paper-a4",
        Paper::F4 => "paper-f4",
    };
    html! {
        <article class={classes!("report", paper)} aria-labelledby="laporan-judul">
            { head(locale, report) }
            { headline(report) }
            <div class="report__gauge">{ gauge }</div>
            <ul class="report__certainty">for item in &report.certainty { { mark(locale, item) } }</ul>
            <div class="report__sections">for part in &report.sections { { section(locale, part, "") } }</div>
            { signatures(report) }
            <ul class="report__remarks">for remark in &report.remarks { <li>{ remark }</li> }</ul>
            <footer class="report__foot">for text in &report.foot { <span>{ text }</span> }</footer>
            <div class="report__page">
                <h2 class="report__annex">{ &report.annex_title }</h2>
                for part in &report.annex { { section(locale, part, "report__section--annex") } }
            </div>
        </article>
    }
}

fn head(locale: Locale, report: &Report) -> Html {
    let missing = locale.messages().report_body_missing;
    html! {
        <header class="report__head">
            <div>
                <p class="secondary">{ &report.kicker }</p>
                <h2 class="report__title" id="laporan-judul">
                    if report.body.is_empty() {
                        <span class="report__blank" role="img" aria-label={missing}></span>
                    } else {
                        { &report.body }
                    }
                </h2>
                <p class="secondary">{ &report.scope }</p>
            </div>
            <p class="report__disclaimer">{ &report.disclaimer }</p>
        </header>
    }
}

fn headline(report: &Report) -> Html {
    let headline = &report.headline;
    let (total, gaps) = headline.figures.split_first().unzip();
    let letter = headline.letter.as_deref();
    html! {
        <div class="report__result">
            if letter.is_some() { { category_tile(letter, zone_tone(headline.zone), TileSize::Large) } }
            <div class="report__opinion">
                <p class="secondary">{ &headline.label }</p>
                <p class="report__word">{ &headline.title }</p>
                <div class="hero__chips">for item in &headline.chips { { chip(item) } }</div>
            </div>
            if let Some(Figure { value, label }) = total {
                <div class="report__total"><p class="secondary">{ label }</p><p class="report__number">{ value }</p></div>
            }
            if let Some(gaps) = gaps.filter(|gaps| !gaps.is_empty()) {
                <div class="report__gaps">
                    for Figure { value, label } in gaps { <p><b>{ value }</b>{ " " }{ label }</p> }
                </div>
            }
        </div>
    }
}

fn chip(chip: &Chip) -> Html {
    let style = if chip.filled { ChipStyle::Filled } else { ChipStyle::Outlined };
    zone_chip(zone_tone(chip.zone), &chip.text, style)
}

fn mark(locale: Locale, mark: &Mark) -> Html {
    html! {
        <li>
            if !mark.lead.is_empty() { <><strong>{ &mark.lead }</strong>{ " " }</> }
            { &mark.text }
            { basis(locale, mark.basis) }
        </li>
    }
}

/// What the Ombudsman printed carries no mark.
fn basis(locale: Locale, basis: Option<Basis>) -> Html {
    match basis.filter(|basis| *basis != Basis::Official) {
        Some(basis) => html! { <>{ " " }{ provenance(locale, basis) }</> },
        None => Html::default(),
    }
}

fn section(locale: Locale, section: &Section, class: &'static str) -> Html {
    // Lists without a table stand side by side on the summary.
    let half = (class.is_empty() && section.tables.is_empty() && !section.items.is_empty()).then_some("report__half");
    // Figures with their marks are short: on paper they follow one another.
    let is_short = half.is_some() && section.items.iter().all(|item| item.basis.is_some());
    let short = is_short.then_some("report__bases");
    let legend = (!section.tables.is_empty()).then_some("report__legend");
    html! {
        <section class={classes!("report__section", class, half, short)}>
            <h3>{ &section.title }</h3>
            for text in &section.intro { <p>{ text }</p> }
            for part in &section.tables {
                if is_wide(part) { <p class="report__swipe to-phone no-print">{ locale.messages().report_swipe }</p> }
                { table(locale, part) }
            }
            if !section.items.is_empty() {
                <ul class={legend}>for item in &section.items { { mark(locale, item) } }</ul>
            }
            for note in &section.notes { <p class="report__note">{ note }</p> }
        </section>
    }
}

fn table(locale: Locale, table: &Table) -> Html {
    let class = match table.kind {
        TableKind::Actions => "report-table report-table--actions",
        TableKind::Units => "report-table report-table--units",
        TableKind::Answers => "report-table report-table--answers",
        TableKind::Figures => "report-table report-table--figures",
        TableKind::Typed => "report-table report-table--typed",
    };
    let across = table.columns.len().to_string();
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={table.label.clone()}>
            <table {class} role="table" aria-label={table.label.clone()}>
                <thead role="rowgroup">
                    if let Some(key) = &table.key {
                        <tr role="row"><td role="cell" class="report-table__key" colspan={across.clone()}><span class="report-table__legend">{ key }</span></td></tr>
                    }
                    <tr role="row">for column in &table.columns { { heading(column) } }</tr>
                </thead>
                <tbody role="rowgroup">for item in &table.rows { { row(locale, table, item, &across) } }</tbody>
            </table>
        </div>
    }
}

/// Whether a phone shows only a part of the columns at once.
fn is_wide(table: &Table) -> bool {
    const FIT: usize = 4;
    match table.kind {
        TableKind::Actions | TableKind::Units | TableKind::Figures => false,
        TableKind::Answers | TableKind::Typed => table.columns.len() > FIT,
    }
}

fn heading(column: &Column) -> Html {
    if column.label.is_empty() {
        return html! { <td role="cell"></td> };
    }
    html! {
        <th role="columnheader" scope="col" class={column_class(column.kind)}>
            { &column.label }
            if !column.note.is_empty() { <span class="report-table__note">{ &column.note }</span> }
        </th>
    }
}

const fn column_class(kind: ColumnKind) -> Option<&'static str> {
    match kind {
        ColumnKind::Text => None,
        ColumnKind::Number => Some("report-table__number"),
        ColumnKind::Level => Some("report-table__level"),
    }
}

fn row(locale: Locale, table: &Table, row: &Row, across: &str) -> Html {
    let words = row.cells.iter().map(|cell| cell.text.as_str());
    let class = match row.kind {
        RowKind::Group => {
            let words: String = words.collect();
            return html! {
                            <tr role="row" class="report-table__group">
            <th role="rowheader" scope="colgroup" colspan={across.to_owned()}>{ words }</th>
            </tr>
                        };
        }
        RowKind::Total => Some("report-table__total"),
        RowKind::Plain => None,
    };
    // The first words name the row.
    let named = table.columns.iter().position(|column| column.kind == ColumnKind::Text);
    let cells = table.columns.iter().zip(&row.cells).enumerate();
    html! {
        <tr role="row" {class}>
            for (place, (column, content)) in cells {
                if Some(place) == named {
                    <th role="rowheader" scope="row">{ cell(locale, table.kind, content) }</th>
                } else {
                    <td role="cell" class={column_class(column.kind)} data-label={column.label.clone()}>{ cell(locale, table.kind, content) }</td>
                }
            }
        </tr>
    }
}

fn cell(locale: Locale, kind: TableKind, cell: &Cell) -> Html {
    // Below the dense table a list says what its marks mean.
    let small = cell.basis.filter(|_| kind == TableKind::Answers);
    html! {
        <>
            if cell.zone.is_some() { { zone_mark(zone_tone(cell.zone)) } }
            { &cell.text }
            if !cell.detail.is_empty() { <span class="report-table__note">{ &cell.detail }</span> }
            if let Some(basis) = small {
                <>{ " " }{ provenance_small(locale, basis) }</>
            } else {
                { basis(locale, cell.basis) }
            }
        </>
    }
}

fn signatures(report: &Report) -> Html {
    let [place, date] = &report.signed;
    html! {
        <div class="signatures">
            <p class="signatures__place">{ blank(place) }{ ", " }{ blank(date) }</p>
            for Signature { heading, office, name, number } in &report.signatures {
                <div>
                    <p>{ *heading }</p>
                    <p>{ blank(office) }</p>
                    <p class="signature__name">{ name }</p>
                    <p class="signature__line">{ number }</p>
                </div>
            }
        </div>
    }
}

/// A text, or a line to write on.
fn blank(text: &str) -> Html {
    if text.is_empty() {
        html! { <span class="signature__blank"></span> }
    } else {
        text.to_owned().into()
    }
}
