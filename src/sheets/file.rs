//! Files as the user chooses them: XLSX or CSV, and a word for everything else.

use super::layout::Kind;
use super::model::Workbook;
use super::problem::FileProblem;
use super::{MAX_FILE_BYTES, csv, xlsx};

/// The beginning of files of Excel 97 to 2003, and of newer ones behind a password.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Reads a file of either kind; what it is shows its content, not its name.
///
/// # Errors
/// [`FileProblem`] where it is neither, or cannot be read to its end.
pub fn read(bytes: &[u8]) -> Result<Workbook, FileProblem> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(FileProblem::TooLarge);
    }
    if bytes.starts_with(&COMPOUND) {
        let package: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(package.len()).any(|window| window == package.as_slice());
        return Err(if is_encrypted { FileProblem::Encrypted } else { FileProblem::OldExcel });
    }
    if bytes.starts_with(b"PK") {
        return xlsx::read(bytes, |name| Kind::READ.iter().any(|kind| kind.is_named(name)));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(FileProblem::NotASpreadsheet);
    }
    csv::read(bytes)
}
