//! A storage in memory that fails as those of browsers do.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use zona_hijau::session::DeviceRefusal;
use zona_hijau::session::shelf::Device;

/// What is wrong with the storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Nothing more can be written.
    Full,
    /// Every call fails.
    Broken,
    /// The browser does not hand it out.
    Blocked,
}

impl Fault {
    /// Their names in steps.
    pub const NAMES: [(&'static str, Self); 4] =
        [("none", Self::None), ("full", Self::Full), ("broken", Self::Broken), ("blocked", Self::Blocked)];
}

/// The storage that lasts.
#[derive(Debug, Default)]
pub struct Storage {
    /// What is wrong with it now.
    pub fault: Cell<Fault>,
    texts: RefCell<BTreeMap<String, String>>,
    clock: Cell<u64>,
}

impl Storage {
    /// Another tab removes everything.
    pub fn wipe(&self) {
        self.texts.borrow_mut().clear();
    }

    fn is_readable(&self) -> bool {
        matches!(self.fault.get(), Fault::None | Fault::Full)
    }

    fn readable(&self) -> Result<(), DeviceRefusal> {
        if self.is_readable() { Ok(()) } else { Err(DeviceRefusal::Blocked) }
    }
}

impl Device for Storage {
    fn keys(&self) -> Result<Vec<String>, DeviceRefusal> {
        self.readable()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, DeviceRefusal> {
        self.readable()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), DeviceRefusal> {
        if self.fault.get() != Fault::None {
            return Err(DeviceRefusal::Full);
        }
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        if self.is_readable() {
            self.texts.borrow_mut().remove(key);
        }
    }

    /// Every look at the clock is a millisecond later.
    fn now(&self) -> u64 {
        self.clock.set(self.clock.get() + 1);
        self.clock.get()
    }
}
