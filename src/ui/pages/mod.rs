//! The screens.

mod entry;
mod fields;
mod method;
pub mod notices;
mod result;
mod start;

pub use entry::EntryPage;
pub use method::MethodPage;
pub use result::ResultPage;
pub use start::StartPage;
