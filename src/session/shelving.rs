//! The list of assessments: what the user asks for, and what the device answers.

use std::rc::Rc;

use litemap::LiteMap;

use super::action::Effect;
use super::history::History;
use super::library::{Listing, Record, Unreadable, WorkId, digest};
use super::shelf::Request;
use super::state::{Clash, KeepStatus, Notice, Page, State};

/// What happens to the list of assessments.
#[derive(Clone, Debug, PartialEq)]
pub enum Shelving {
    /// These assessments are on the device.
    Listed {
        /// A number that no other tab has.
        tab: u64,
        /// The assessments, the one written last first.
        listings: Vec<Listing>,
        /// Those that cannot be read.
        unreadable: Vec<Unreadable>,
    },
    /// Open an assessment of the list.
    Open(WorkId),
    /// Give an assessment another name in the list; empty for that of its body.
    Label(WorkId, String),
    /// Make a copy of an assessment of the list.
    Copy(WorkId),
    /// Remove an assessment from the device.
    Discard(WorkId),
    /// Of an assessment that was to be changed in the list, the device has nothing any more.
    Vanished(WorkId),
    /// The device has removed an assessment, and this is what it held.
    Discarded(WorkId, Option<Rc<Record>>),
    /// Put back what was discarded.
    PutBack(Rc<Record>),
    /// Close the message about what was discarded: it is not wanted back.
    LetGo(Rc<Record>),
    /// The device has kept an assessment.
    Kept {
        /// Its line in the list.
        listing: Listing,
        /// The record that was there before.
        from: Option<u64>,
    },
    /// The device has kept what was to be put back as a copy: another tab has written the assessment again since.
    KeptBeside {
        /// The line of the copy in the list.
        listing: Listing,
        /// What was to be put back.
        of: Rc<Record>,
    },
    /// After a clash: go on with the copy of what is here.
    KeepMine,
}

impl State {
    pub(super) fn shelve(&mut self, what: &Shelving) -> Vec<Effect> {
        let request = match what {
            Shelving::Listed { tab, listings, unreadable } => {
                self.library.tab = *tab;
                self.library.take_list(listings.clone(), unreadable.clone());
                None
            }
            Shelving::Open(id) if self.work_id() == Some(id) => return self.go(Page::Entry),
            Shelving::Open(id) => Some(Request::Fetch(id.clone())),
            Shelving::Label(id, label) => Some(Request::Label(id.clone(), label.trim().to_owned())),
            Shelving::Copy(id) => {
                let copy = self.library.new_id();
                Some(Request::Copy(id.clone(), copy))
            }
            Shelving::Discard(id) => Some(Request::Discard(id.clone())),
            Shelving::PutBack(record) => Some(Request::PutBack(Rc::clone(record), self.library.new_id())),
            Shelving::LetGo(record) => {
                self.library.let_go(|removed| *removed == **record);
                None
            }
            Shelving::Kept { listing, from } => {
                self.kept(listing, *from);
                None
            }
            Shelving::KeptBeside { listing, of } => {
                self.library.let_go(|removed| *removed == **of);
                self.kept(listing, None);
                self.notice = Some(Rc::new(Notice::PutBackBeside));
                None
            }
            Shelving::Discarded(id, record) => {
                self.discarded(id, record.as_ref());
                None
            }
            Shelving::Vanished(id) => {
                self.vanished(id);
                None
            }
            Shelving::KeepMine => {
                self.clash = None;
                None
            }
        };
        request.map(Effect::Shelf).into_iter().collect()
    }

    /// The device has kept an assessment.
    fn kept(&mut self, listing: &Listing, from: Option<u64>) {
        if self.library.base(&listing.id) == from {
            self.library.follow(&listing.id, listing.checksum);
        }
        if self.work_id() == Some(&listing.id) {
            self.kept = KeepStatus::Kept;
        }
        self.library.let_go(|removed| removed.id == listing.id && digest(&removed.text) == listing.digest);
        self.library.put(listing.clone());
    }

    /// The device has nothing of an assessment any more. What is in front stays there: the next change brings it back.
    pub(super) fn vanished(&mut self, id: &WorkId) {
        self.library.remove(id);
        if self.work_id() == Some(id) {
            self.clash = Some(Rc::new(Clash { theirs: None }));
            self.kept = KeepStatus::Nothing;
        }
    }

    /// The device has removed an assessment. If it was in front, nothing is now.
    fn discarded(&mut self, id: &WorkId, record: Option<&Rc<Record>>) {
        self.library.remove(id);
        if let Some(record) = record {
            self.library.removed.insert(0, Rc::clone(record));
        }
        if self.work_id() == Some(id) {
            (self.present, self.clash, self.draft) = (None, None, None);
            self.history = History::default();
            self.kept = KeepStatus::Nothing;
            self.rejected = LiteMap::new();
        }
    }
}
