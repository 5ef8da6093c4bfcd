//! A binary arithmetic coder: each bit costs what it surprises.
//!
//! One type writes, reads and learns, so that the description of what is coded
//! ([`super::model`], [`super::walk`]) stands in one place for both directions:
//! while writing, the given bits go out and come back; while reading, the given
//! bits mean nothing and those of the code come back.

use super::ShareError;

/// Most bits that one code may hold; bounds time and memory of a reader.
const MOST_BITS: u32 = 600_000;

/// The probability of a one, learned from the bits before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Of 65536.
    probability: u16,
    /// How many bits it has seen, up to a limit.
    seen: u8,
}

impl Default for Cell {
    fn default() -> Self {
        Self { probability: 1 << 15, seen: 0 }
    }
}

impl Cell {
    const LEAST: i32 = 48;
    const MOST_SEEN: u8 = 60;

    /// Sets what is expected before the first bit: `ones` of `all` values begin with a one.
    pub(super) fn presume(&mut self, ones: usize, all: usize) {
        if self.seen == 0 && all > 0 {
            self.probability = u16::try_from((ones << 16) / all).unwrap_or(u16::MAX);
        }
    }

    pub(super) fn is_new(self) -> bool {
        self.seen == 0
    }

    /// The estimator of Krichevsky and Trofimov, in whole numbers.
    pub(super) fn learn(&mut self, bit: bool) {
        let target = if bit { 1 << 16 } else { 0 };
        let former = i32::from(self.probability);
        let next = former + (target - former) / (i32::from(self.seen) + 2);
        let next = next.clamp(Self::LEAST, (1 << 16) - Self::LEAST);
        self.probability = u16::try_from(next).unwrap_or(u16::MAX);
        self.seen = (self.seen + 1).min(Self::MOST_SEEN);
    }
}

/// Where bits go to or come from.
#[derive(Debug)]
enum Direction {
    /// Nowhere: cells learn what is likely.
    Learn,
    /// Bytes so far.
    Write(Vec<u8>),
    /// Bytes still to be read, and the four in hand.
    Read(std::vec::IntoIter<u8>, u32),
}

/// Writes, reads or learns bits.
#[derive(Debug)]
pub(super) struct Coder {
    direction: Direction,
    low: u32,
    high: u32,
    left: u32,
}

impl Coder {
    fn new(direction: Direction) -> Self {
        Self { direction, low: 0, high: u32::MAX, left: MOST_BITS }
    }

    pub(super) fn learner() -> Self {
        Self::new(Direction::Learn)
    }

    pub(super) fn writer() -> Self {
        Self::new(Direction::Write(Vec::new()))
    }

    pub(super) fn reader(bytes: Vec<u8>) -> Self {
        let mut bytes = bytes.into_iter();
        let first = (0..4).fold(0, |word, _| word << 8 | u32::from(bytes.next().unwrap_or(0)));
        Self::new(Direction::Read(bytes, first))
    }

    /// Codes one bit as likely as the cell says, and lets the cell learn it.
    pub(super) fn bit(&mut self, cell: &mut Cell, given: bool) -> Result<bool, ShareError> {
        self.left = self.left.checked_sub(1).ok_or(ShareError::TooLarge)?;
        let bit = self.code(cell.probability, given);
        cell.learn(bit);
        Ok(bit)
    }

    fn code(&mut self, probability: u16, given: bool) -> bool {
        if matches!(self.direction, Direction::Learn) {
            return given;
        }
        let part = (u64::from(self.high - self.low) * u64::from(probability)) >> 16;
        let middle = self.low + u32::try_from(part).unwrap_or(0);
        let bit = match &self.direction {
            Direction::Read(_, word) => *word <= middle,
            _ => given,
        };
        if bit {
            self.high = middle
        } else {
            self.low = middle + 1
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.shift();
        }
        bit
    }

    /// The first byte is settled.
    fn shift(&mut self) {
        match &mut self.direction {
            Direction::Learn => {}
            Direction::Write(bytes) => bytes.push(self.low.to_be_bytes()[0]),
            Direction::Read(bytes, word) => *word = *word << 8 | u32::from(bytes.next().unwrap_or(0)),
        }
        self.low <<= 8;
        self.high = self.high << 8 | 0xff;
    }

    /// The bytes that were written: as few as tell the last bits, with zeros to follow.
    pub(super) fn finish(self) -> Vec<u8> {
        let Direction::Write(mut bytes) = self.direction else {
            return Vec::new();
        };
        let enough = (0..=4u32).find_map(|count| {
            let below = u32::MAX.checked_shr(8 * count).unwrap_or(0);
            let word = self.low.checked_add(below)? & !below;
            (word <= self.high).then_some((count, word))
        });
        if let Some((count, word)) = enough {
            bytes.extend(word.to_be_bytes().into_iter().take(count as usize));
        }
        bytes
    }

    /// Whether all bytes were read.
    pub(super) fn is_spent(&self) -> bool {
        match &self.direction {
            Direction::Read(bytes, _) => bytes.as_slice().iter().all(|byte| *byte == 0),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests say what they expect")]

    use super::*;

    #[test]
    fn a_reader_is_spent_when_only_zeros_are_left() {
        let reader = |bytes: &[u8]| Coder::reader(bytes.to_vec());
        assert!(reader(&[1, 2, 3, 4]).is_spent() && reader(&[1, 2, 3, 4, 0, 0]).is_spent());
        assert!(!reader(&[1, 2, 3, 4, 0, 5]).is_spent() && !reader(&[1, 2, 3, 4, 5]).is_spent());
        assert!(Coder::writer().is_spent());
    }

    #[test]
    fn what_was_presumed_costs_less_where_it_is_so() {
        let written = |ones: usize| {
            let mut coder = Coder::writer();
            for place in 0..100 {
                let mut cell = Cell::default();
                cell.presume(ones, 100);
                coder.bit(&mut cell, place % 10 != 3).unwrap();
            }
            coder.finish().len()
        };
        let (right, even, wrong) = (written(90), written(50), written(10));
        assert!(right < even && even < wrong, "{right}, {even}, {wrong}");
        assert!(right <= 7, "90 of 100 bits as presumed need 47 bits: {right}");
    }
}
