//! The screens: each a function of language and state.

pub mod entry;
mod fields;
mod file_input;
pub mod method;
pub mod notices;
pub mod result;
pub mod start;
