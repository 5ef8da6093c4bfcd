//! The container of an XLSX file: ZIP, as far as spreadsheet programs use it, in bounded memory.

use crc::{CRC_32_ISO_HDLC, Crc};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use crate::sheets::problem::FileProblem;

/// Most bytes that all parts taken together may unpack to.
const MOST_UNPACKED: usize = 40_000_000;
/// Most parts of a file.
const MOST_PARTS: usize = 2_000;
/// The end record with the longest comment.
const LONGEST_END: usize = 22 + 65_535;
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// The date of every part: 1 January 1980, so that the same assessment gives the same bytes.
const FIRST_DAY: u16 = 0x0021;
/// How hard to compress: as zlib does by default.
const LEVEL: u8 = 6;

/// A part as the directory of the file names it.
struct Part<'b> {
    name: &'b [u8],
    method: u16,
    encrypted: bool,
    checksum: u32,
    packed: usize,
    unpacked: usize,
    offset: usize,
}

/// An opened file, with what it may still unpack to.
pub(super) struct Package<'b> {
    bytes: &'b [u8],
    parts: Vec<Part<'b>>,
    budget: usize,
}

impl<'b> Package<'b> {
    /// Reads the directory at the end of a file.
    pub fn open(bytes: &'b [u8]) -> Result<Self, FileProblem> {
        let from = bytes.len().saturating_sub(LONGEST_END);
        let tail = bytes.get(from..).unwrap_or_default();
        let end = tail.windows(4).rposition(|window| u32_at(window, 0) == Some(END)).ok_or(FileProblem::Damaged)?;
        let end = tail.get(end..).unwrap_or_default();
        let count = usize::from(u16_at(end, 10).ok_or(FileProblem::Damaged)?);
        let start = size_at(end, 16).ok_or(FileProblem::Damaged)?;
        if count > MOST_PARTS {
            return Err(FileProblem::UnpacksTooLarge);
        }
        let mut directory = bytes.get(start..).ok_or(FileProblem::Damaged)?;
        let mut parts = Vec::new();
        for _ in 0..count {
            let (part, rest) = central_record(directory).ok_or(FileProblem::Damaged)?;
            parts.push(part);
            directory = rest;
        }
        Ok(Self { bytes, parts, budget: MOST_UNPACKED })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Part<'b>> {
        self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// Unpacks a part; `None` where it is not there.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, FileProblem> {
        let Some(part) = self.find(name) else { return Ok(None) };
        if part.encrypted {
            return Err(FileProblem::Encrypted);
        }
        if part.unpacked > self.budget {
            return Err(FileProblem::UnpacksTooLarge);
        }
        let content = unpack(self.bytes, part)?;
        self.budget = self.budget.saturating_sub(content.len());
        String::from_utf8(content).map(Some).map_err(|_| FileProblem::Damaged)
    }
}

/// Never more than the directory says, so that a wrong size costs no memory.
fn unpack(bytes: &[u8], part: &Part<'_>) -> Result<Vec<u8>, FileProblem> {
    let packed = packed_bytes(bytes, part).ok_or(FileProblem::Damaged)?;
    let content = match part.method {
        STORED if packed.len() == part.unpacked => packed.to_vec(),
        DEFLATED => decompress_to_vec_with_limit(packed, part.unpacked).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => FileProblem::UnpacksTooLarge,
            _ => FileProblem::Damaged,
        })?,
        _ => return Err(FileProblem::Damaged),
    };
    if crc32(&content) == part.checksum { Ok(content) } else { Err(FileProblem::Damaged) }
}

fn packed_bytes<'b>(bytes: &'b [u8], part: &Part<'_>) -> Option<&'b [u8]> {
    let local = bytes.get(part.offset..)?;
    if u32_at(local, 0)? != LOCAL {
        return None;
    }
    let skipped = usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
    local.get(30 + skipped..)?.get(..part.packed)
}

fn central_record(bytes: &[u8]) -> Option<(Part<'_>, &[u8])> {
    if u32_at(bytes, 0)? != CENTRAL {
        return None;
    }
    let length = usize::from(u16_at(bytes, 28)?);
    let after = length + usize::from(u16_at(bytes, 30)?) + usize::from(u16_at(bytes, 32)?);
    let part = Part {
        name: bytes.get(46..46 + length)?,
        method: u16_at(bytes, 10)?,
        encrypted: u16_at(bytes, 8)? & 1 == 1,
        checksum: u32_at(bytes, 16)?,
        packed: size_at(bytes, 20)?,
        unpacked: size_at(bytes, 24)?,
        offset: size_at(bytes, 42)?,
    };
    Some((part, bytes.get(46 + after..)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// All parts of a file, for tests that change them.
///
/// # Errors
/// [`FileProblem`] where it is no such file or is too large.
pub fn unpacked(bytes: &[u8]) -> Result<Vec<Entry>, FileProblem> {
    let package = Package::open(bytes)?;
    let parts = package.parts.iter().map(|part| {
        let name = String::from_utf8_lossy(part.name).into_owned();
        Ok(Entry { name, content: unpack(bytes, part)? })
    });
    parts.collect()
}

/// A part to be packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path in the file.
    pub name: String,
    /// What it holds.
    pub content: Vec<u8>,
}

/// Packs parts into one file.
pub fn pack(entries: &[Entry]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let packed = compress_to_vec(&entry.content, LEVEL);
        let offset = file.len();
        let shared = shared_header(entry, packed.len());
        file.extend(LOCAL.to_le_bytes());
        file.extend(&shared);
        file.extend(entry.name.as_bytes());
        file.extend(packed);
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&shared);
        // Comment, disk, attributes inside and outside.
        directory.extend([0; 10]);
        directory.extend(short(offset).to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX).to_le_bytes();
    let (size, start) = (short(directory.len()), short(file.len()));
    file.extend(directory);
    file.extend(END.to_le_bytes());
    file.extend([0; 4]);
    file.extend(count);
    file.extend(count);
    file.extend(size.to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0; 2]);
    file
}

/// What both headers of a part have in common: from the version to the length of the extra field.
fn shared_header(entry: &Entry, packed: usize) -> Vec<u8> {
    let mut header = Vec::new();
    // Version 2.0; names are UTF-8; no time, first day.
    for field in [20_u16, 0x0800, DEFLATED, 0, FIRST_DAY] {
        header.extend(field.to_le_bytes());
    }
    for field in [crc32(&entry.content), short(packed), short(entry.content.len())] {
        header.extend(field.to_le_bytes());
    }
    let name = u16::try_from(entry.name.len()).unwrap_or(u16::MAX);
    header.extend(name.to_le_bytes());
    header.extend([0; 2]);
    header
}

/// An export stays far below 4 GB: it holds at most [`crate::sheets::MOST_CELLS`] cells.
fn short(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// The checksum of ZIP.
fn crc32(bytes: &[u8]) -> u32 {
    const CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
    CRC.checksum(bytes)
}
