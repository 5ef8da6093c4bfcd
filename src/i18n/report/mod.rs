//! The report for the head: one model that both the screen and the file for Word are drawn from.

mod actions;
mod annex;
mod build;
mod evidence;
mod figures;
mod html;
mod model;
mod prepare;
mod tables;

pub use model::{
    Cell, Chip, Column, ColumnKind, Figure, Headline, Mark, Report, Row, RowKind, Section, Signature, Table, TableKind,
};

#[cfg(test)]
mod tests;
