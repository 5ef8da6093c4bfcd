//! The colour family of a category, and the shape that carries it without colour.

/// Colour family of a category or zone. Green, yellow and red each come with a shape, so
/// that no zone is told by colour alone; `Neutral` serves instruments without zones and
/// everything that has no result yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Zona hijau, a circle.
    Green,
    /// Zona kuning, a triangle.
    Yellow,
    /// Zona merah, a square.
    Red,
    /// No zone: blue-grey, no shape.
    #[default]
    Neutral,
}

/// The shape that stands for a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Zona hijau.
    Circle,
    /// Zona kuning.
    Triangle,
    /// Zona merah.
    Square,
}

impl Tone {
    /// The shape of this tone, or `None` where the instrument has no zones.
    pub const fn shape(self) -> Option<Shape> {
        match self {
            Self::Green => Some(Shape::Circle),
            Self::Yellow => Some(Shape::Triangle),
            Self::Red => Some(Shape::Square),
            Self::Neutral => None,
        }
    }

    /// The class that sets the four tone variables (`--fill`, `--on`, `--soft`, `--ink`).
    pub const fn class(self) -> &'static str {
        match self {
            Self::Green => "tone-green",
            Self::Yellow => "tone-yellow",
            Self::Red => "tone-red",
            Self::Neutral => "tone-neutral",
        }
    }
}

impl Shape {
    /// Path data in a 12 by 12 box, drawn with the same optical weight for all three.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Circle => "M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8Z",
            Self::Triangle => "M6 .9 11.6 11H.4Z",
            Self::Square => "M2.2 1.2h7.6a1 1 0 0 1 1 1v7.6a1 1 0 0 1-1 1H2.2a1 1 0 0 1-1-1V2.2a1 1 0 0 1 1-1Z",
        }
    }
}
