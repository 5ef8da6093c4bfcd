//! What choices, numbers and texts look like, learned while they are coded.

use super::ShareError;
use super::coder::{Cell, Coder};

/// Choices among a few values; what was chosen often becomes cheap.
#[derive(Debug, Default)]
pub(super) struct Tree(Vec<Cell>);

impl Tree {
    fn cell(&mut self, node: usize) -> Option<&mut Cell> {
        if self.0.len() <= node {
            self.0.resize(node + 1, Cell::default());
        }
        self.0.get_mut(node)
    }

    /// Codes one of the values from 0 to `count`, without `count`.
    pub(super) fn choice(&mut self, coder: &mut Coder, count: usize, given: usize) -> Result<usize, ShareError> {
        let (mut low, mut high, mut node) = (0, count.max(1), 1);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            let cell = self.cell(node).ok_or(ShareError::TooLarge)?;
            cell.presume(high - middle, high - low);
            let upper = coder.bit(cell, given >= middle)?;
            if upper {
                low = middle
            } else {
                high = middle
            }
            node = 2 * node + usize::from(upper);
        }
        Ok(low)
    }

    /// Codes yes or no.
    pub(super) fn flag(&mut self, coder: &mut Coder, given: bool) -> Result<bool, ShareError> {
        Ok(self.choice(coder, 2, usize::from(given))? == 1)
    }

    /// Codes a whole number, small ones in few bits.
    pub(super) fn number(&mut self, coder: &mut Coder, given: usize) -> Result<usize, ShareError> {
        const MOST_DIGITS: usize = 24;
        let given = given.saturating_add(1);
        let digits = self.choice(coder, MOST_DIGITS, given.ilog2() as usize)?;
        let mut number = 1;
        for place in (0..digits).rev() {
            number = 2 * number + usize::from(coder.bit(&mut Cell::default(), given >> place & 1 == 1)?);
        }
        Ok(number - 1)
    }
}

/// What follows what in decimals as people type them.
#[derive(Debug)]
pub(super) struct Decimals([Tree; 13]);

/// The characters of a decimal; what comes after them ends it.
const DIGITS: [char; 12] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '-'];
const END_OF_DECIMAL: usize = DIGITS.len();

impl Decimals {
    pub(super) fn new() -> Self {
        Self(std::array::from_fn(|_| Tree::default()))
    }

    /// Codes the text of a decimal; none is empty.
    pub(super) fn code(&mut self, coder: &mut Coder, given: &str) -> Result<String, ShareError> {
        let (mut text, mut before, mut rest) = (String::new(), END_OF_DECIMAL, given.chars());
        loop {
            let symbol = match rest.next() {
                Some(next) => DIGITS.iter().position(|digit| *digit == next).ok_or(ShareError::TooLarge)?,
                None => END_OF_DECIMAL,
            };
            let tree = self.0.get_mut(before).ok_or(ShareError::TooLarge)?;
            before = tree.choice(coder, END_OF_DECIMAL + 1, symbol)?;
            match DIGITS.get(before) {
                Some(digit) => text.push(*digit),
                None => return Ok(text),
            }
        }
    }
}

/// Ends a text; no byte of UTF-8 is this.
const END_OF_TEXT: u8 = 0xff;
/// How many bytes before a byte can foretell it.
const ORDERS: usize = 4;
const TABLE_BITS: u32 = 15;

/// What follows what in texts.
#[derive(Debug)]
pub(super) struct Texts(Vec<[Cell; ORDERS]>);

/// What most assessments say; part of the format, not to be changed.
const LIKELY: [&str; 24] = [
    "kepatuhan-2021",
    "kepatuhan-2022",
    "kepatuhan-2023",
    "kepatuhan-2024",
    "opini-2025",
    "opini-2026",
    "1.0.0",
    "kabupaten",
    "kota",
    "provinsi",
    "Kabupaten ",
    "Kota ",
    "Provinsi ",
    "Dinas Kependudukan dan Pencatatan Sipil",
    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu (DPMPTSP)",
    "Dinas Pendidikan dan Kebudayaan",
    "Dinas Kesehatan",
    "Dinas Sosial",
    "Puskesmas ",
    "puskesmas",
    "dinas-kesehatan",
    "dinas-pendidikan",
    "dinas-sosial",
    "dukcapil",
];

impl Texts {
    /// Knows what most assessments say.
    pub(super) fn new() -> Self {
        let mut texts = Self(vec![Default::default(); 1 << TABLE_BITS]);
        let mut learner = Coder::learner();
        for text in LIKELY {
            // A learner has room for them.
            let _ = texts.code(&mut learner, text);
        }
        texts
    }

    /// Codes a text.
    pub(super) fn code(&mut self, coder: &mut Coder, given: &str) -> Result<String, ShareError> {
        let mut text = Vec::new();
        let mut rest = given.bytes();
        let mut before = 0;
        loop {
            let byte = self.byte(coder, before, rest.next().unwrap_or(END_OF_TEXT))?;
            if byte == END_OF_TEXT {
                return String::from_utf8(text).map_err(|_| ShareError::Damaged);
            }
            text.push(byte);
            before = before << 8 | u32::from(byte);
        }
    }

    /// One byte after those before it, from its highest bit down.
    fn byte(&mut self, coder: &mut Coder, before: u32, given: u8) -> Result<u8, ShareError> {
        let mut known = 1;
        for place in (0..8).rev() {
            let bit = self.bit(coder, before, known, given >> place & 1 == 1)?;
            known = known << 1 | u32::from(bit);
        }
        Ok(known.to_be_bytes()[3])
    }

    /// One bit, as the longest run of bytes before it that was seen foretells it.
    fn bit(&mut self, coder: &mut Coder, before: u32, known: u32, given: bool) -> Result<bool, ShareError> {
        let places: [usize; ORDERS] = std::array::from_fn(|order| place(order, before, known));
        let seen = |order: &usize| self.cell(places, *order).is_some_and(|cell| !cell.is_new());
        let best = (0..ORDERS).rev().find(seen).unwrap_or(0);
        let mut cell = self.cell(places, best).copied().unwrap_or_default();
        let bit = coder.bit(&mut cell, given)?;
        for (order, place) in places.into_iter().enumerate() {
            if let Some(cell) = self.0.get_mut(place).and_then(|cells| cells.get_mut(order)) {
                cell.learn(bit);
            }
        }
        Ok(bit)
    }

    fn cell(&self, places: [usize; ORDERS], order: usize) -> Option<&Cell> {
        places.get(order).and_then(|place| self.0.get(*place)).and_then(|cells| cells.get(order))
    }
}

/// Where the cell of a run of bytes and the bits after it stands; different runs may share one.
fn place(order: usize, before: u32, known: u32) -> usize {
    let run = match order {
        0 => 0,
        1 => before & 0xff,
        2 => before & 0xffff,
        _ => before & 0x00ff_ffff,
    };
    let mixed = (run.wrapping_mul(0x9e37_79b1) ^ known.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35);
    (mixed >> (32 - TABLE_BITS)) as usize
}
