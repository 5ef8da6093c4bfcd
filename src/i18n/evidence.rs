//! Evidence in words: statuses, days, what an item is.

use super::Locale;
use crate::engine::assessment::evidence::Status;
use crate::engine::date::Date;
use crate::engine::text::Text;

impl Locale {
    /// The word for a status.
    pub fn evidence_status(self, status: Status) -> &'static str {
        let m = self.messages();
        match status {
            Status::Missing => m.evidence_missing,
            Status::Preparing => m.evidence_preparing,
            Status::Complete => m.evidence_complete,
            Status::Rework => m.evidence_rework,
        }
    }

    /// What an item is: the wording of the pack in this language, or the user's own.
    pub fn evidence_item<'t>(self, asked: Option<&'t Text>, own: &'t str) -> &'t str {
        match asked {
            Some(asked) => self.text(asked),
            None if own.is_empty() => self.messages().evidence_unnamed,
            None => own,
        }
    }

    /// A day for reading, such as `5 Mar 2026`.
    pub fn day(self, date: Date) -> String {
        let months = self.messages().months;
        let month = months.split(',').nth(usize::from(date.month()).saturating_sub(1)).unwrap_or_default();
        format!("{} {month} {}", date.day(), date.year())
    }

    /// A day as it is typed, such as `05-03-2026`.
    pub fn day_typed(self, date: Date) -> String {
        format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
    }
}
