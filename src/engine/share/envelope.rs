//! From bytes to the characters of a link and back, with a checksum.
//!
//! A code is base64url without padding of: the version (1 byte), the number of
//! bytes that are packed (2 bytes), those bytes, and the CRC-32 of everything
//! before it (4 bytes). Later versions keep version and checksum in their places,
//! so that an older program can tell a newer code from a damaged one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{MOST_CHARACTERS, ShareError, VERSION};

const HEAD: usize = 3;
const CHECKSUM: usize = 4;

/// The code of packed bytes.
pub(super) fn seal(mut packed: Vec<u8>) -> Result<String, ShareError> {
    // Then the last character holds fewer than six bits and is a letter or a digit: programs
    // that make links clickable leave a dash at the end out.
    if (HEAD + packed.len() + CHECKSUM).is_multiple_of(3) {
        packed.push(0);
    }
    let length = u16::try_from(packed.len()).map_err(|_| ShareError::TooLarge)?;
    let mut bytes = vec![VERSION];
    bytes.extend(length.to_be_bytes());
    bytes.append(&mut packed);
    bytes.extend(checksum(&bytes).to_be_bytes());
    let code = URL_SAFE_NO_PAD.encode(bytes);
    if code.len() > MOST_CHARACTERS { Err(ShareError::TooLarge) } else { Ok(code) }
}

/// The packed bytes of a code.
pub(super) fn open(code: &str) -> Result<Vec<u8>, ShareError> {
    if code.len() > MOST_CHARACTERS {
        return Err(ShareError::TooLarge);
    }
    let Some(mut bytes) = sound(code) else {
        return Err(if is_cut(code) { ShareError::Truncated } else { ShareError::Damaged });
    };
    match bytes.first() {
        Some(&VERSION) => {}
        Some(&version) => return Err(ShareError::NewerVersion { version }),
        None => return Err(ShareError::Truncated),
    }
    let packed = bytes.len().saturating_sub(HEAD + CHECKSUM);
    if promised(&bytes) != Some(packed) {
        return Err(ShareError::Damaged);
    }
    bytes.drain(..HEAD);
    bytes.truncate(packed);
    Ok(bytes)
}

/// The bytes of a code whose checksum is right.
fn sound(code: &str) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(code).ok()?;
    let (body, end) = bytes.split_last_chunk::<CHECKSUM>()?;
    (body.len() >= HEAD && checksum(body).to_be_bytes() == *end).then_some(bytes)
}

/// Whether a code of this version ends before the length that it promises.
fn is_cut(code: &str) -> bool {
    let whole = code.len() - code.len() % 4;
    let Some(bytes) = code.get(..whole).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok()) else {
        return false;
    };
    let characters = |bytes: usize| (bytes * 4).div_ceil(3);
    match promised(&bytes) {
        Some(packed) => bytes.first() == Some(&VERSION) && code.len() < characters(HEAD + packed + CHECKSUM),
        None => bytes.first().is_none_or(|version| *version == VERSION),
    }
}

/// How many packed bytes the head promises.
fn promised(bytes: &[u8]) -> Option<usize> {
    let [_, high, low] = bytes.first_chunk::<HEAD>()?;
    Some(usize::from(u16::from_be_bytes([*high, *low])))
}

/// CRC-32: finds every change of up to 32 bits in a row, and so of any one character.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    const CRC_32: crc::Crc<u32, crc::NoTable> = crc::Crc::<u32, crc::NoTable>::new(&crc::CRC_32_ISO_HDLC);
    CRC_32.checksum(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests say what they expect")]

    use super::*;

    #[test]
    fn codes_of_every_length_open_and_end_in_a_letter_or_a_digit() {
        for length in 0..200 {
            let packed = vec![0xff; length];
            let code = seal(packed.clone()).unwrap();
            assert!(code.ends_with(|last: char| last.is_ascii_alphanumeric()), "{length}: {code}");
            let mut opened = open(&code).unwrap();
            // One byte may have been added.
            opened.truncate(length);
            assert_eq!(opened, packed);
        }
    }

    #[test]
    fn a_code_may_be_as_long_as_the_longest_and_no_longer() {
        let longest = MOST_CHARACTERS / 4 * 3 - HEAD - CHECKSUM;
        let lengths: Vec<_> = (longest - 6..longest + 6).map(|length| seal(vec![7; length])).collect();
        let longest = lengths.iter().flatten().map(String::len).max().unwrap();
        assert!(longest <= MOST_CHARACTERS && longest + 4 > MOST_CHARACTERS, "{longest}");
        assert_eq!(lengths.last().unwrap(), &Err(ShareError::TooLarge));
        for code in lengths.into_iter().flatten() {
            assert!(open(&code).is_ok(), "what is written can be read: {} characters", code.len());
        }
    }

    #[test]
    fn a_code_that_ends_early_says_so_at_every_place() {
        let code = seal((0..40).collect()).unwrap();
        for end in 0..code.len() {
            assert_eq!(open(&code[..end]), Err(ShareError::Truncated), "{end}");
        }
        assert_eq!(open(&format!("{code}A")), Err(ShareError::Damaged));
        let other_version = format!("C{}", &code[1..]);
        assert_eq!(open(&other_version[..12]), Err(ShareError::Damaged), "of another version nothing is known");
    }
}
