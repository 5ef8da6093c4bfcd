//! Building blocks of the screens. They show strings that are already localised and
//! formatted, hold no rules and compare no scores; callbacks are named `on_*`.
//!
//! Lengths are SVG attributes and colours are classes: the content security policy allows no
//! `style` attribute, so nothing here sets one.

pub mod brand_mark;
pub mod button;
pub mod card;
pub mod category_tile;
pub mod certainty_strip;
pub mod choice;
pub mod context_line;
pub mod dialog;
pub mod disclosure;
pub mod effort_dots;
pub mod error_summary;
mod field;
pub mod header;
pub mod icon;
pub mod level_strip;
pub mod notice;
pub mod provenance_mark;
pub mod radio_list;
pub mod result_bar;
pub mod segmented_control;
pub mod select_field;
pub mod status_line;
pub mod tabs;
pub mod text_field;
pub mod tone;
pub mod zone_chip;
pub mod zone_mark;

pub use brand_mark::BrandMark;
pub use button::{Button, ButtonKind, ButtonSize};
pub use card::Card;
pub use category_tile::{CategoryTile, TileSize};
pub use certainty_strip::{CertaintyCell, CertaintyStrip};
pub use choice::Choice;
pub use context_line::ContextLine;
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use effort_dots::EffortDots;
pub use error_summary::{ErrorSummary, FieldError, focus};
pub use header::{Destination, Header};
pub use icon::{Icon, IconName};
pub use level_strip::{LevelCell, LevelStrip};
pub use notice::{Notice, NoticeKind};
pub use provenance_mark::{Basis, ProvenanceMark};
pub use radio_list::RadioList;
pub use result_bar::ResultBar;
pub use segmented_control::SegmentedControl;
pub use select_field::SelectField;
pub use status_line::StatusLine;
pub use tabs::{Tab, Tabs};
pub use text_field::{FieldWidth, TextField};
pub use tone::{Shape, Tone};
pub use zone_chip::{ChipSize, ZoneChip};
pub use zone_mark::ZoneMark;
