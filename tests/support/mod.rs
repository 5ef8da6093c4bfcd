//! What the test files share. The oracle and the generators know the file
//! formats only and do not look into the engine; `engine`, `defect` and `sheets` call it for the tests.
#![allow(dead_code, unused_imports, reason = "each test file uses a part of it")]

pub mod defect;
pub mod document;
pub mod engine;
pub mod generate;
pub mod oracle;
pub mod printed;
pub mod program;
pub mod random;
#[cfg(feature = "spreadsheets")]
pub mod sheets;
pub mod weightings;
