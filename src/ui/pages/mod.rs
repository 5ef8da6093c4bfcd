//! The screens: each a function of language and state.

pub mod compare;
pub mod embedding;
pub mod entry;
mod errors;
pub mod evidence;
mod fields;
mod file_input;
pub mod improve;
pub mod library;
pub mod library_menu;
pub mod method;
pub mod notices;
pub mod report;
pub mod result;
pub mod share;
pub mod start;
pub mod workshop;

pub use fields::field_id;
