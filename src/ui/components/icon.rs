//! The icon set: 20 by 20 line drawings in the text colour.

use yew::prelude::*;

/// Name of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// Exclamation mark in a circle.
    Alert,
    /// Arrow to the right.
    ArrowRight,
    /// Tick.
    Check,
    /// Chevron pointing down.
    ChevronDown,
    /// Chevron pointing right.
    ChevronRight,
    /// Clipboard, to paste.
    Clipboard,
    /// Cross.
    Close,
    /// Two sheets.
    Copy,
    /// Page with lines.
    Document,
    /// Arrow into a tray.
    Download,
    /// Four corners: as large as the screen.
    Expand,
    /// Folder.
    Folder,
    /// Letter i in a circle.
    Info,
    /// Two chain links.
    Link,
    /// Padlock.
    Lock,
    /// Three bars.
    Menu,
    /// Screen on a stand.
    Monitor,
    /// Crescent.
    Moon,
    /// Plus sign.
    Plus,
    /// Printer.
    Printer,
    /// Arrow that turns right.
    Redo,
    /// Page with a table.
    Sheet,
    /// Sun.
    Sun,
    /// Bin.
    Trash,
    /// Arrow that turns left.
    Undo,
    /// Arrow out of a tray.
    Upload,
    /// Wave: approximately.
    Wave,
    /// Crossed-out radio waves: no network.
    WifiOff,
}

impl IconName {
    /// Every icon, in alphabetical order.
    pub const ALL: [Self; 28] = [
        Self::Alert,
        Self::ArrowRight,
        Self::Check,
        Self::ChevronDown,
        Self::ChevronRight,
        Self::Clipboard,
        Self::Close,
        Self::Copy,
        Self::Document,
        Self::Download,
        Self::Expand,
        Self::Folder,
        Self::Info,
        Self::Link,
        Self::Lock,
        Self::Menu,
        Self::Monitor,
        Self::Moon,
        Self::Plus,
        Self::Printer,
        Self::Redo,
        Self::Sheet,
        Self::Sun,
        Self::Trash,
        Self::Undo,
        Self::Upload,
        Self::Wave,
        Self::WifiOff,
    ];

    /// Path data in a 20 by 20 box, to be stroked.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Alert => "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 6v5M10 13.6v.2",
            Self::ArrowRight => "M3.5 10h13M11.5 5l5 5-5 5",
            Self::Check => "M4 10.5l4 4 8.5-9",
            Self::ChevronDown => "M5 7.5l5 5 5-5",
            Self::ChevronRight => "M7.5 5l5 5-5 5",
            Self::Clipboard => "M7 4H5v13.5h10V4h-2M7 2.5h6v3.2H7z",
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::Copy => "M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7",
            Self::Document => "M4.5 2.5h7l4 4v11h-11zM7.5 11h5M7.5 14h5",
            Self::Download => "M10 3v9.5M6 8.5l4 4 4-4M3.5 16.5h13",
            Self::Expand => "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
            Self::Folder => "M2.5 16V4.5h5l2 2.2h8V16z",
            Self::Info => "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 9.2v5M10 6.2v.2",
            Self::Link => "M8.5 6H6a4 4 0 0 0 0 8h2.5M11.5 6H14a4 4 0 0 1 0 8h-2.5M7 10h6",
            Self::Lock => "M4.5 9h11v8.5h-11zM7 9V6a3 3 0 0 1 6 0v3",
            Self::Menu => "M3 5.5h14M3 10h14M3 14.5h14",
            Self::Monitor => "M2.5 4h15v9.5h-15zM10 13.5V17M6.5 17h7",
            Self::Moon => "M16.5 12A7 7 0 1 1 8.2 3.4a5.6 5.6 0 0 0 8.3 8.6Z",
            Self::Plus => "M10 4v12M4 10h12",
            Self::Printer => "M6 7V3h8v4M6 14.5H3V7h14v7.5h-3M6 12h8v5.5H6z",
            Self::Redo => "M12.5 3.5l4 4-4 4M16.5 7.5H8a4.5 4.5 0 0 0 0 9h2.5",
            Self::Sheet => "M4.5 2.5h7l4 4v11h-11zM7.3 9.5h5.4v5H7.3zM7.3 12h5.4",
            Self::Sun => {
                "M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16"
            }
            Self::Trash => "M3.5 5.5h13M8 5.5V3h4v2.5M5.5 5.5l.8 12h7.4l.8-12M8.5 9v5M11.5 9v5",
            Self::Undo => "M7.5 3.5l-4 4 4 4M3.5 7.5H12a4.5 4.5 0 0 1 0 9H9.5",
            Self::Upload => "M10 12.5V3M6 7l4-4 4 4M3.5 16.5h13",
            Self::Wave => "M2.5 11.5c2-4.5 4.5-4.5 7.5-1.5s5.5 3 7.5-1.5",
            Self::WifiOff => {
                "M3 3l14 14M2 8.2A12 12 0 0 1 5.8 6M9 5a12 12 0 0 1 9 3.2M5 11.2a7.5 7.5 0 0 1 4-2M12.8 9.8a7.5 7.5 0 0 1 2.2 1.4M10 15.3v.2"
            }
        }
    }
}

/// An icon as high as a line of text, hidden from screen readers: the text beside it, or the
/// name of the control around it, must say the same.
pub fn icon(name: IconName) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d={name.path()} />
        </svg>
    }
}
