//! Files that are opened: assessments and packs, one at a time or several together.

use std::rc::Rc;

use serde_json::Value;

use super::action::{Effect, TextFile};
use super::change::Change;
use super::state::{Notice, Page, State, Work};
use crate::engine::NotText;
use crate::engine::assessment;
use crate::engine::instrument;
use crate::engine::problem::{Place, Problems};

impl State {
    pub(super) fn open_file(&mut self, name: String, text: &str) -> Vec<Effect> {
        let read = assessment::read(text, |id| self.packs.find(id));
        match read.and_then(|(assessment, rules)| self.locked_out(&assessment).map_or(Ok((assessment, rules)), Err)) {
            Ok((assessment, rules)) => {
                let work = Work::new(assessment, Rc::new(rules));
                let mut effects = self.take_up(work, Change::Opened(name.clone()), Some(Notice::Opened { name }));
                effects.push(self.show(Page::Entry));
                effects
            }
            // Which of the two kinds of files it is, a person who chooses it need not know.
            Err(_) if is_pack(text) => self.open_pack(name, text),
            Err(problems) => self.refuse_file(name, problems),
        }
    }

    fn refuse_file(&mut self, name: String, problems: Problems) -> Vec<Effect> {
        let problems = if is_sheet(&name) { NotText::Workbook.into() } else { problems };
        self.notice = Some(Rc::new(Notice::FileRejected { name, problems }));
        Vec::new()
    }

    pub(super) fn open_pack(&mut self, name: String, text: &str) -> Vec<Effect> {
        match self.packs.add(text) {
            Ok(instrument) => {
                if !self.embedding.is_locked() {
                    self.setup.instrument = instrument.id.to_string();
                }
                self.notice = Some(Rc::new(Notice::PackOpened { title: instrument.title.clone() }));
                vec![Effect::KeepPacks(self.packs.own().iter().map(|pack| Rc::clone(&pack.text)).collect())]
            }
            Err(_) if is_sheet(&name) => self.refuse_file(name, Problems::default()),
            Err(problems) => {
                self.notice = Some(Rc::new(Notice::PackRejected { name: Some(name), problems }));
                Vec::new()
            }
        }
    }

    /// Opens files that came together, packs first, as the others may need them. What is wrong with any of them is told
    /// at once.
    pub(super) fn open_files(&mut self, files: Vec<TextFile>) -> Vec<Effect> {
        let (packs, others): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| file.text.as_deref().is_ok_and(is_pack));
        let mut effects = Vec::new();
        let mut refused = Vec::new();
        let mut open =
            |session: &mut Self, TextFile { name, text }, open: fn(&mut Self, String, &str) -> Vec<Effect>| {
                effects.extend(match text {
                    Ok(text) => open(session, name, &text),
                    Err(none) => session.refuse_file(name, none.into()),
                });
                let notice = session.notice.take_if(|notice| notice.refused_file().is_some());
                refused.extend(notice);
            };
        packs.into_iter().for_each(|file| open(self, file, Self::open_pack));
        others.into_iter().for_each(|file| open(self, file, Self::open_file));
        match refused.as_slice() {
            [] => {}
            [one] => self.notice = Some(Rc::clone(one)),
            several => {
                let files: Vec<_> = several.iter().filter_map(|notice| notice.refused_file()).collect();
                let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
                let mut problems = Problems::default();
                for (name, inner) in &files {
                    problems.extend_below(&Place::Root.key(name), (*inner).clone());
                }
                self.notice = Some(Rc::new(Notice::FileRejected { name: names.join(", "), problems }));
            }
        }
        effects
    }

    /// A pack that no longer loads stays on the device: another version may read it.
    pub(super) fn restore_pack(&mut self, text: &str) {
        if let Err(problems) = self.packs.add(text) {
            self.notice = Some(Rc::new(Notice::PackRejected { name: None, problems }));
        }
    }
}

/// Whether a file is a spreadsheet by its name: a CSV file is text like any other.
fn is_sheet(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    end.is_some_and(|end| ["csv", "xlsx", "xlsm", "xls", "ods"].contains(&end.as_str()))
}

/// Whether a file says that it is a pack; everything else is opened as an assessment.
fn is_pack(text: &str) -> bool {
    let value: Option<Value> = serde_json::from_str(text).ok();
    value.is_some_and(|value| value.get("format").and_then(Value::as_str) == Some(instrument::FORMAT))
}
