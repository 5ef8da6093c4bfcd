//! Share codes: an assessment in the few characters of a link, and back.
//!
//! The answers are coded in the order of the instrument by an arithmetic coder,
//! so a reader needs the same instrument; own packs do not travel. What the
//! coder does not know (notes, evidence, keys of other versions) goes along as
//! JSON where there is room, and is left out as a whole where there is not.
//! `docs/share-code.md` describes the format.

mod anonymous;
mod coder;
mod envelope;
mod extras;
mod model;
mod walk;

use std::fmt;
use std::rc::Rc;

use serde_json::Value;

use self::coder::Coder;
use self::walk::Walk;
use crate::assessment::{self, Assessment};
use crate::instrument::Instrument;
use crate::problem::Problems;
use crate::rules::Rules;

/// The version of the format that is written, and the only one that is read.
const VERSION: u8 = 1;
/// The longest code that is written or read, in characters.
pub const MOST_CHARACTERS: usize = 20_000;

/// Whether names go along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// With the names of body and units, and everything else.
    #[default]
    Kept,
    /// Figures alone: no names, no notes, no keys this version does not know.
    LeftOut,
}

/// A share code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareCode {
    /// Letters, digits, `-` and `_`; the last one is a letter or a digit.
    pub text: String,
    /// What became of notes, evidence and the like.
    pub extras: Extras,
}

/// What became of what is not packed: notes, evidence, scenarios, keys of other versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extras {
    /// There is none.
    None,
    /// It is in the code.
    Kept,
    /// It is not in the code: no room, or names were to be left out.
    LeftOut,
}

/// What a share code holds.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The assessment.
    pub assessment: Assessment,
    /// Its rules.
    pub rules: Rules,
    /// Version of the pack that the sender had, where it is another one with the same indicators.
    pub other_version: Option<String>,
}

/// Why a share code was not written or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// Characters were changed or added.
    Damaged,
    /// The end is missing.
    Truncated,
    /// A newer program wrote it.
    NewerVersion {
        /// The version that it names.
        version: u8,
    },
    /// More than a link can hold.
    TooLarge,
    /// The instrument is not at hand: an own pack does not travel in a link.
    UnknownInstrument {
        /// Its id.
        id: String,
    },
    /// The instrument at hand has other indicators or levels.
    OtherPack {
        /// Id and version of the sender's, such as `kepatuhan-2023@1.0.0`.
        sent: String,
        /// Id and version of the one at hand.
        here: String,
    },
    /// The instrument at hand does not accept what was entered.
    Refused(Problems),
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => write!(f, "the code is damaged: its checksum does not agree"),
            Self::Truncated => write!(f, "the code is cut off: its end is missing"),
            Self::NewerVersion { version } => {
                write!(f, "the code has version {version}; this program reads version {VERSION}")
            }
            Self::TooLarge => write!(f, "too large for a link; send a file"),
            Self::UnknownInstrument { id } => write!(f, "instrument \"{id}\" is not at hand; load its pack first"),
            Self::OtherPack { sent, here } => {
                write!(f, "made with {sent}; the indicators of {here} are not the same")
            }
            Self::Refused(problems) => write!(f, "the instrument refuses the assessment:\n{problems}"),
        }
    }
}

/// The share code of an assessment that was made with `instrument`. What is not packed goes
/// along where the code stays within `room` characters.
///
/// # Errors
/// [`ShareError::TooLarge`] where no link can hold it, [`ShareError::Refused`] where the instrument takes no assessment.
pub fn encode(
    assessment: &Assessment,
    instrument: &Rc<Instrument>,
    names: Names,
    room: usize,
) -> Result<ShareCode, ShareError> {
    // Before anything is packed: names that are left out must not be too long for a link.
    let bare = (names == Names::LeftOut).then(|| anonymous::without_names(assessment, instrument));
    let assessment = bare.as_ref().unwrap_or(assessment);
    let (packed, core) = pack(assessment, instrument, None)?;
    let Some(extra) = extras::beyond(&assessment::to_value(assessment), &core) else {
        return Ok(ShareCode { text: envelope::seal(packed)?, extras: Extras::None });
    };
    if names == Names::LeftOut {
        return Ok(ShareCode { text: envelope::seal(packed)?, extras: Extras::LeftOut });
    }
    let full = pack(assessment, instrument, Some(&extra.to_string())).and_then(|(packed, _)| envelope::seal(packed));
    match full.ok().filter(|text| text.len() <= room) {
        Some(text) => Ok(ShareCode { text, extras: Extras::Kept }),
        None => Ok(ShareCode { text: envelope::seal(packed)?, extras: Extras::LeftOut }),
    }
}

/// The packed bytes, and the document that they hold without the extras.
fn pack(
    assessment: &Assessment,
    instrument: &Rc<Instrument>,
    extras: Option<&str>,
) -> Result<(Vec<u8>, Value), ShareError> {
    let mut walk = Walk::new(Coder::writer());
    walk.text(instrument.id.as_str())?;
    walk.text(&instrument.version)?;
    walk.word(fingerprint(instrument))?;
    let version = walk.usual(&instrument.version, &assessment.instrument.version)?;
    let core = walk.assessment(instrument, Some(assessment), blank(instrument, version)?)?;
    walk.extras(extras)?;
    Ok((walk.coder.finish(), assessment::to_value(&core)))
}

/// Reads a share code; `find` gives the instrument that it names.
///
/// # Errors
/// Why it cannot be read, the checksum first.
pub fn decode(code: &str, find: impl FnOnce(&str) -> Option<Rc<Instrument>>) -> Result<Shared, ShareError> {
    let mut walk = Walk::new(Coder::reader(envelope::open(code)?));
    let id = walk.text("")?;
    let version = walk.text("")?;
    let sent = walk.word(0)?;
    let instrument = find(&id).ok_or_else(|| ShareError::UnknownInstrument { id: id.clone() })?;
    if sent != fingerprint(&instrument) {
        return Err(ShareError::OtherPack { sent: format!("{id}@{version}"), here: instrument.name() });
    }
    let reference = walk.usual(&version, "")?;
    let core = walk.assessment(&instrument, None, blank(&instrument, reference)?)?;
    let mut document = assessment::to_value(&core);
    if let Some(text) = walk.extras(None)? {
        let extra: Value = serde_json::from_str(&text).map_err(|_| ShareError::Damaged)?;
        extras::add(&mut document, extra);
    }
    if !walk.coder.is_spent() {
        return Err(ShareError::Damaged);
    }
    let (assessment, rules) = assessment::read_value(&document, &instrument).map_err(ShareError::Refused)?;
    Ok(Shared { assessment, rules, other_version: (version != instrument.version).then_some(version) })
}

/// An assessment with nothing in it but its instrument.
fn blank(instrument: &Rc<Instrument>, version: String) -> Result<Assessment, ShareError> {
    let document =
        serde_json::json!({ "instrument": { "id": instrument.id.as_str(), "version": version }, "units": [] });
    assessment::read_value(&document, instrument).map(|(blank, _)| blank).map_err(ShareError::Refused)
}

/// What the coder relies on: the ids of dimensions, indicators, levels and bundles, in order.
fn fingerprint(instrument: &Instrument) -> u32 {
    let mut ids = String::new();
    let mut note = |kind: char, id: &str| {
        ids.push(kind);
        ids.push_str(id);
        ids.push('\n');
    };
    for dimension in &instrument.dimensions {
        note('d', dimension.id.as_str());
        for indicator in &dimension.indicators {
            note('i', indicator.id.as_str());
            indicator.scale.levels.iter().for_each(|level| note('l', level.id.as_str()));
        }
    }
    instrument.bundles.iter().for_each(|bundle| note('b', bundle.id.as_str()));
    envelope::checksum(ids.as_bytes())
}
