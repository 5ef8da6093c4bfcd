//! Building blocks of the screens. They show strings that are already localised and
//! formatted, hold no rules and compare no scores; callbacks are named `on_*`.
//!
//! A block that keeps nothing of its own is a function where its arguments say it all, else a
//! plain value with a `view` method: `Button::primary(text).arrow().link("#/hasil").view()`.
//! Only a block that keeps something, such as whether a dialog is open, is a Yew component: each
//! type of component adds about 1 kB to what a first visit loads.
//!
//! Lengths are SVG attributes and colours are classes: the content security policy allows no
//! `style` attribute, so nothing here sets one.

mod brand_mark;
mod button;
mod card;
mod category_tile;
mod certainty_strip;
mod choice;
mod context_line;
mod dialog;
mod disclosure;
mod draft_field;
mod effort_dots;
mod error_summary;
mod field;
mod header;
mod icon;
mod level_strip;
mod notice;
mod plan_options;
mod provenance_mark;
mod radio_list;
mod result_bar;
mod segmented_control;
mod select_field;
mod status_line;
mod table;
mod tabs;
mod text_field;
mod tone;
mod zone_chip;
mod zone_mark;

pub use brand_mark::brand_mark;
pub use button::Button;
pub use card::Card;
pub use category_tile::{TileSize, category_tile};
pub use certainty_strip::{CertaintyCell, certainty_strip};
pub use choice::Choice;
pub use context_line::{ContextLine, KeptNote};
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use draft_field::DraftField;
pub use effort_dots::effort_dots;
pub use error_summary::{FieldError, error_summary};
pub use field::Field;
pub use header::{Destination, Header};
pub use icon::{IconName, icon};
pub use level_strip::{LevelCell, level_strip};
pub use notice::{Notice, NoticeKind};
pub use plan_options::{PlanOption, plan_options};
pub use provenance_mark::{Basis, provenance_dot, provenance_mark};
pub use radio_list::RadioList;
pub use result_bar::ResultBar;
pub use segmented_control::SegmentedControl;
pub use select_field::SelectField;
pub use status_line::{polite, status_line};
pub use table::{NUMBER, cell, row_head, table_head};
pub use tabs::{Tab, tabs};
pub(super) use text_field::text_of;
pub use text_field::{Takes, TextField};
pub use tone::{Shape, Tone};
pub use zone_chip::{ChipStyle, zone_chip};
pub use zone_mark::zone_mark;
