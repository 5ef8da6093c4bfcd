//! Assessments on a device that can be full, refuse, and be cut off in the middle.

use std::rc::Rc;

use crate::engine::assessment::{Answer, EntryMode, FollowUp, to_text};
use crate::engine::text::IndicatorId;
use crate::session::improve::Improving;
use crate::session::shelf::{self, Device};
use crate::session::testing::{Memory, fresh, unit};
use crate::session::{
    Action, Anchor, Change, Damage, DeviceRefusal, Effect, Field, Framing, KeepStatus, Notice, Page, Record, Shelving,
    State, SummaryColumn, WorkId, update,
};

/// What a tab is told of the device.
fn listed(device: &Memory, tab: u64) -> Action {
    let (listings, unreadable) = (shelf::listings(device).unwrap(), shelf::unreadable(device).unwrap());
    Action::Shelf(Shelving::Listed { tab, listings, unreadable })
}

/// A tab: a state, and effects carried out as the browser does.
struct Tab<'a> {
    state: State,
    device: &'a Memory,
}

impl<'a> Tab<'a> {
    fn open(device: &'a Memory, number: u64) -> Self {
        let mut tab = Self { state: fresh(), device };
        tab.run(listed(device, number));
        if let Some(latest) = tab.state.library.listings.first().map(|listing| listing.id.clone()) {
            let records = shelf::records(device, &latest).unwrap();
            tab.run(Action::Reopen { id: latest, records, show: false });
        }
        tab
    }

    fn run(&mut self, action: Action) {
        let (state, effects) = update(&self.state, action);
        self.state = state;
        for effect in effects {
            let number = self.state.library.tab;
            match effect {
                Effect::Keep(keeping) => self.run(shelf::keep(self.device, &keeping, number)),
                Effect::Shelf(request) => self.run(shelf::answer(self.device, request, number)),
                _ => {}
            }
        }
    }

    /// What the browser tells this tab when another one wrote.
    fn hears(&mut self, id: &WorkId) {
        let record = shelf::newest(self.device, id).unwrap().map(Rc::new);
        self.run(listed(self.device, self.state.library.tab));
        self.run(Action::Elsewhere { id: id.clone(), record });
    }

    fn begin(&mut self) -> WorkId {
        self.run(Action::Frame(Framing::ChooseInstrument("kepatuhan-2023".to_owned())));
        self.run(Action::Begin);
        self.state.work_id().cloned().unwrap()
    }

    fn total(&mut self, number: usize, typed: &str) {
        let is_known = |of: &crate::session::Work| of.assessment.units.iter().any(|known| known.id == unit(number));
        assert!(self.state.work().is_some_and(is_known), "there is no unit {number}");
        self.run(Action::Enter(Field::Total(unit(number)), typed.to_owned()));
    }

    fn draft(&mut self, number: usize, typed: &str) {
        self.run(Action::Draft(Field::Total(unit(number)), typed.to_owned()));
    }

    fn text(&self) -> String {
        to_text(&self.state.work().unwrap().assessment)
    }

    fn kept(&self) -> String {
        let records = shelf::records(self.device, self.state.work_id().unwrap()).unwrap();
        records.first().unwrap().text.to_string()
    }

    fn undoes(&self) -> Change {
        self.state.history.undoes().unwrap().clone()
    }
}

fn texts_on(device: &Memory) -> Vec<String> {
    let newest = |id: &WorkId| shelf::records(device, id).unwrap().first().unwrap().text.to_string();
    shelf::listings(device).unwrap().iter().map(|listing| newest(&listing.id)).collect()
}

#[test]
fn what_was_entered_is_there_in_the_next_tab() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.begin();
    tab.run(Action::Enter(Field::BodyName, "Kota\tKerja\n2".to_owned()));
    tab.total(1, "61,5");
    assert_eq!(tab.state.kept, KeepStatus::Kept);
    let next = Tab::open(&device, 2);
    assert_eq!(next.text(), tab.text());
    assert!(!next.state.history.can_undo(), "a visit begins without a step to undo");
    let listing = &next.state.library.listings[0];
    assert_eq!(
        (listing.card.name(), listing.card.instrument.as_str(), listing.card.units),
        ("Kota Kerja 2", "kepatuhan-2023", 7)
    );
}

/// The browser writes once an edit is painted, and of several versions the last.
#[test]
fn an_edit_that_is_undone_before_it_is_written_is_not_what_is_kept() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.begin();
    let (edited, first) = update(&tab.state, Action::Enter(Field::Total(unit(1)), "61,5".to_owned()));
    let (undone, second) = update(&edited, Action::Undo);
    let mut kept = first.iter().chain(&second).filter_map(|effect| match effect {
        Effect::Keep(keeping) => Some(&keeping.text),
        _ => None,
    });
    assert_eq!(**kept.next_back().unwrap(), *to_text(&undone.work().unwrap().assessment));
}

#[test]
fn a_write_that_is_cut_off_leaves_the_old_or_the_new_state() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.total(1, "61,5");
    let old = tab.text();
    tab.total(1, "72");
    let new = tab.text();
    let whole = device.texts.borrow().clone();
    let newest = shelf::records(&device, &id).unwrap()[0].clone();
    let (key, text) = whole.iter().find(|(_, text)| **text == newest.to_text()).unwrap();
    for end in (0..=text.len()).step_by(7).chain([text.len()]) {
        device.texts.borrow_mut().insert(key.clone(), text[..end].to_owned());
        let found = Tab::open(&device, 2).text();
        assert_eq!(found, if end == text.len() { new.clone() } else { old.clone() }, "cut at {end}");
    }
    for place in (0..text.len()).step_by(5) {
        let mut altered = text.clone().into_bytes();
        altered[place] ^= 1;
        device.texts.borrow_mut().insert(key.clone(), String::from_utf8(altered).unwrap());
        assert_eq!(Tab::open(&device, 2).text(), old, "one bit changed at {place}");
    }
}

#[test]
fn a_newest_record_that_no_longer_reads_gives_way_to_the_recovery_copy_and_is_offered() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.total(1, "61,5");
    let good = tab.text();
    let mut bad = shelf::records(&device, &id).unwrap()[0].clone();
    bad.revision += 1;
    bad.text = "{ broken".into();
    shelf::write(&device, &bad).unwrap();
    let mut next = Tab::open(&device, 2);
    assert_eq!(next.text(), good);
    assert!(matches!(next.state.notice.as_deref(), Some(Notice::RestoreFailed { text, .. }) if text == "{ broken"));
    next.total(1, "50");
    assert_eq!(next.state.kept, KeepStatus::Kept);
    assert_eq!(Tab::open(&device, 3).text(), next.text());
    // What could not be read is not written over, however long the work goes on.
    next.total(1, "51");
    next.total(1, "52");
    assert_ne!(next.state.work_id(), Some(&id));
    assert_eq!(&*shelf::records(&device, &id).unwrap()[0].text, "{ broken");
}

#[test]
fn the_second_tab_takes_over_what_the_first_wrote() {
    let device = Memory::default();
    let mut first = Tab::open(&device, 1);
    let id = first.begin();
    let mut second = Tab::open(&device, 2);
    first.total(1, "61,5");
    second.hears(&id);
    assert_eq!(second.text(), first.text());
    assert_eq!(second.state.notice.as_deref(), Some(&Notice::FromOtherTab));
    second.total(2, "70");
    first.hears(&id);
    assert_eq!(first.text(), second.text());
    assert_eq!(first.undoes(), Change::Elsewhere);
    assert_eq!(device.keys().unwrap().len(), 2, "one assessment in two slots");
}

#[test]
fn a_tab_that_heard_nothing_overwrites_nothing() {
    let device = Memory::default();
    let mut first = Tab::open(&device, 1);
    let id = first.begin();
    let mut second = Tab::open(&device, 2);
    first.total(1, "61,5");
    second.total(2, "70");
    assert_eq!(second.state.clash.as_deref().unwrap().theirs.as_ref(), Some(&id));
    assert_eq!(second.state.kept, KeepStatus::Kept);
    let mut found = texts_on(&device);
    let mut expected = vec![first.text(), second.text()];
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "both are on the device");
    assert!(second.state.library.listings[0].card.copy);

    second.run(Action::UseTheirs);
    assert_eq!(second.text(), first.text());
    assert_eq!((second.state.work_id(), &second.state.clash), (Some(&id), &None));
    assert_eq!(texts_on(&device).len(), 2, "the copy stays in the list");
    second.total(3, "80");
    assert_eq!(second.state.clash, None);
    first.hears(&id);
    assert_eq!(first.text(), second.text());
}

#[test]
fn a_change_to_what_another_tab_removed_brings_it_back() {
    let device = Memory::default();
    let mut first = Tab::open(&device, 1);
    let id = first.begin();
    first.total(1, "61,5");
    let mut second = Tab::open(&device, 2);
    first.run(Action::Shelf(Shelving::Discard(id.clone())));
    assert!(first.state.work().is_none());
    second.hears(&id);
    assert_eq!(second.state.clash.as_deref().unwrap().theirs, None);
    assert_eq!(shelf::listings(&device).unwrap(), []);
    second.total(2, "70");
    assert_eq!(texts_on(&device), [second.text()]);
}

#[test]
fn what_is_brought_back_has_its_name_in_the_list_and_is_no_copy() {
    let device = Memory::default();
    let mut first = Tab::open(&device, 1);
    let id = first.begin();
    first.total(1, "61,5");
    first.run(Action::Shelf(Shelving::Label(id.clone(), "Rencana".to_owned())));
    let mut second = Tab::open(&device, 2);
    first.run(Action::Shelf(Shelving::Discard(id.clone())));
    second.hears(&id);
    second.run(Action::Shelf(Shelving::KeepMine));
    second.total(2, "70");
    let listing = &shelf::listings(&device).unwrap()[0];
    assert_eq!((&listing.id, listing.card.name(), listing.card.copy), (&id, "Rencana", false));
}

#[test]
fn the_list_can_change_nothing_that_is_gone_and_what_is_in_front_stays() {
    for change in [|id| Action::Shelf(Shelving::Copy(id)), |id| Action::Shelf(Shelving::Label(id, "Lain".to_owned()))] {
        let device = Memory::default();
        let mut tab = Tab::open(&device, 1);
        let id = tab.begin();
        tab.total(1, "61,5");
        let text = tab.text();
        // The user clears the data of the site; a tab that is open is not told.
        device.texts.borrow_mut().clear();
        tab.run(change(id.clone()));
        assert_eq!((tab.text(), &tab.state.library.listings), (text.clone(), &Vec::new()));
        assert!(tab.state.history.can_undo());
        tab.total(2, "70");
        assert_eq!((texts_on(&device), tab.state.work_id()), (vec![tab.text()], Some(&id)));
    }
}

#[test]
fn after_a_clash_both_are_in_the_list_under_their_name_and_undo_makes_no_more_of_them() {
    let device = Memory::default();
    let mut first = Tab::open(&device, 1);
    let id = first.begin();
    first.run(Action::Shelf(Shelving::Label(id.clone(), "Rencana".to_owned())));
    first.total(1, "61,5");
    let mut second = Tab::open(&device, 2);
    first.total(1, "62");
    let theirs = first.text();
    // Before it hears of that.
    second.total(2, "70");
    second.total(3, "80");
    let names = || {
        let listings = shelf::listings(&device).unwrap();
        let mut names: Vec<_> = listings.iter().map(|l| (l.card.name().to_owned(), l.card.copy)).collect();
        names.sort();
        names
    };
    let both = [("Rencana".to_owned(), false), ("Rencana".to_owned(), true)];
    assert_eq!((names().as_slice(), second.state.library.listings.len()), (both.as_slice(), 2));
    let own = second.state.work_id().cloned().unwrap();
    for _ in 0..2 {
        second.run(Action::Undo);
        assert_eq!((second.state.work_id(), texts_on(&device).len()), (Some(&own), 2));
        assert_eq!(second.kept(), second.text());
    }
    second.run(Action::Redo);
    assert_eq!((second.state.work_id(), names().as_slice()), (Some(&own), both.as_slice()));
    assert!(texts_on(&device).contains(&theirs));
}

#[test]
fn an_empty_assessment_that_was_there_before_is_opened_and_undo_leaves_it() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.run(Action::Shelf(Shelving::Label(id.clone(), "Rencana".to_owned())));
    tab.run(Action::OpenDemo("kuning"));
    assert_eq!(tab.begin(), id);
    tab.run(Action::Undo);
    assert!(shelf::newest(&device, &id).unwrap().is_some(), "it was not made by what is undone");
    // One that was made by it leaves with it.
    tab.run(Action::Frame(Framing::ChooseKind("kota".to_owned())));
    tab.run(Action::Begin);
    let made = tab.state.work_id().cloned().unwrap();
    assert!(made != id && shelf::newest(&device, &made).unwrap().is_some());
    tab.run(Action::Undo);
    assert_eq!(shelf::newest(&device, &made), Ok(None));
}

#[test]
fn what_is_put_back_after_another_tab_brought_it_back_becomes_a_copy_beside_it() {
    let device = Memory::default();
    let mut first = Tab::open(&device, 1);
    let id = first.begin();
    first.total(1, "61,5");
    let discarded = first.text();
    let mut second = Tab::open(&device, 2);
    first.run(Action::Shelf(Shelving::Discard(id.clone())));
    second.hears(&id);
    second.total(2, "70");
    let record = first.state.library.removed[0].clone();
    first.run(Action::Shelf(Shelving::PutBack(Rc::clone(&record))));
    assert_eq!(second.kept(), second.text(), "what the other tab wrote is still its newest record");
    assert_eq!(texts_on(&device), [discarded.clone(), second.text()], "both are on the device");
    assert!(first.state.library.listings[0].card.copy, "the list says which is the copy");
    assert_eq!(first.state.notice.as_deref(), Some(&Notice::PutBackBeside));
    assert!(first.state.library.removed.is_empty(), "it is on the device again");
    second.total(3, "80");
    assert_eq!((second.state.kept, second.state.work_id()), (KeepStatus::Kept, Some(&id)));
}

#[test]
fn putting_back_twice_makes_no_second_assessment() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.run(Action::Shelf(Shelving::Discard(id)));
    let record = tab.state.library.removed[0].clone();
    tab.run(Action::Shelf(Shelving::PutBack(Rc::clone(&record))));
    tab.run(Action::Shelf(Shelving::PutBack(record)));
    assert_eq!((texts_on(&device).len(), tab.state.library.removed.len()), (1, 0));
}

#[test]
fn the_way_back_to_what_was_removed_stays_through_edits_and_other_removals_until_it_is_closed() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let removed = ["61,5", "72"].map(|total| {
        let id = tab.begin();
        tab.total(1, total);
        (id, tab.text())
    });
    tab.run(Action::OpenDemo("kuning"));
    for (id, _) in &removed {
        tab.run(Action::Shelf(Shelving::Discard(id.clone())));
    }
    tab.run(Action::Enter(Field::BodyName, "Kota Lain".to_owned()));
    tab.run(Action::Undo);
    tab.run(Action::Frame(Framing::Dismiss));
    let [last, first] = tab.state.library.removed.clone().try_into().unwrap();
    assert_eq!((&*last.text, &*first.text), (removed[1].1.as_str(), removed[0].1.as_str()));
    // What the device refuses to put back is not given up.
    device.refusal.set(Some(DeviceRefusal::Full));
    tab.run(Action::Shelf(Shelving::PutBack(Rc::clone(&first))));
    assert_eq!(tab.state.library.removed.len(), 2);
    device.refusal.set(None);
    tab.run(Action::Shelf(Shelving::PutBack(first)));
    assert_eq!(tab.state.library.removed, [Rc::clone(&last)]);
    assert_eq!(shelf::newest(&device, &removed[0].0).unwrap().unwrap().text.to_string(), removed[0].1);
    tab.run(Action::Shelf(Shelving::LetGo(last)));
    assert_eq!((tab.state.library.removed.len(), texts_on(&device).len()), (0, 2));
}

#[test]
fn what_is_put_back_leaves_alone_what_a_newer_version_stored() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    let text = tab.text();
    tab.run(Action::Shelf(Shelving::Discard(id.clone())));
    let newer = "zona-hijau/simpanan 2 whatever\nthere may be".to_owned();
    let key = format!("{}{id}/1", shelf::PREFIX);
    device.texts.borrow_mut().insert(key.clone(), newer.clone());
    let record = tab.state.library.removed[0].clone();
    tab.run(Action::Shelf(Shelving::PutBack(record)));
    assert_eq!((device.get(&key), texts_on(&device)), (Ok(Some(newer)), vec![text]));
}

#[test]
fn another_name_leaves_alone_what_a_newer_version_stored() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    // The next record would go into this slot.
    let (newer, key) = ("zona-hijau/simpanan 2 whatever\nthere may be".to_owned(), format!("{}{id}/0", shelf::PREFIX));
    device.texts.borrow_mut().insert(key.clone(), newer.clone());
    tab.run(Action::Shelf(Shelving::Label(id, "Lain".to_owned())));
    assert_eq!(device.get(&key), Ok(Some(newer)));
    assert_eq!(tab.state.library.listings[0].card.label, "");
}

#[test]
fn what_only_the_mirror_has_newer_stays_there_where_it_cannot_be_put_back() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.total(1, "61,5");
    let mirrored = shelf::records(&device, &id).unwrap();
    // The device lost the newest record and has no room for it.
    device.texts.borrow_mut().remove(&format!("{}{id}/{}", shelf::PREFIX, mirrored[0].revision % 2));
    device.refusal.set(Some(DeviceRefusal::Full));
    let recovery = shelf::recover(&device, &mirrored[..1]).unwrap();
    assert_eq!((recovery.put_back, recovery.unknown, recovery.refused), (vec![], vec![], Some(DeviceRefusal::Full)));
    device.refusal.set(None);
    assert_eq!(shelf::recover(&device, &mirrored[..1]).unwrap().put_back, std::slice::from_ref(&id));
    // A newer version's record is not overwritten by an older one that the mirror has.
    let key = format!("{}{id}/{}", shelf::PREFIX, mirrored[0].revision % 2);
    let newer = "zona-hijau/simpanan 2 whatever\nthere may be".to_owned();
    device.texts.borrow_mut().insert(key.clone(), newer.clone());
    let recovery = shelf::recover(&device, &mirrored[..1]).unwrap();
    assert_eq!((recovery, device.get(&key)), (shelf::Recovery::default(), Ok(Some(newer))));
}

#[test]
fn a_full_or_blocked_device_is_told_and_everything_else_goes_on() {
    for refusal in [DeviceRefusal::Full, DeviceRefusal::Blocked] {
        let device = Memory::default();
        let mut tab = Tab::open(&device, 1);
        tab.begin();
        let before = tab.text();
        device.refusal.set(Some(refusal));
        tab.total(1, "61,5");
        assert_eq!(tab.state.kept, KeepStatus::Refused(refusal));
        assert_eq!(tab.kept(), before);
        tab.total(2, "50");
        tab.run(Action::Undo);
        device.refusal.set(None);
        tab.total(3, "40");
        assert_eq!(tab.state.kept, KeepStatus::Kept);
        assert_eq!(tab.kept(), tab.text());
    }
}

#[test]
fn what_cannot_be_read_for_a_moment_is_not_taken_for_removed() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.total(1, "80");
    device.unreadable.set(true);
    tab.total(1, "81");
    assert_eq!((tab.state.kept, tab.state.clash.is_some()), (KeepStatus::Refused(DeviceRefusal::Blocked), false));
    for ask in [
        Action::Shelf(Shelving::Label(id.clone(), "Lain".to_owned())),
        Action::Shelf(Shelving::Copy(id.clone())),
        Action::Shelf(Shelving::Discard(id.clone())),
    ] {
        tab.run(ask);
        assert_eq!(
            (tab.state.kept, tab.state.library.listings.len()),
            (KeepStatus::Refused(DeviceRefusal::Blocked), 1)
        );
        assert_eq!(tab.state.notice.as_deref(), Some(&Notice::ListRefused(DeviceRefusal::Blocked)));
    }
    device.unreadable.set(false);
    tab.total(1, "82");
    assert_eq!((tab.state.kept, tab.state.work_id()), (KeepStatus::Kept, Some(&id)));
    assert_eq!(tab.kept(), tab.text());
    assert_eq!(texts_on(&device).len(), 1, "listed once");
}

#[test]
fn the_work_of_an_earlier_version_becomes_an_assessment_of_the_list() {
    let device = Memory::default();
    let mut old = Tab::open(&device, 1);
    old.begin();
    old.total(1, "61,5");
    let text = old.text();
    let device = Memory::default();
    let mut tab = Tab::open(&device, 2);
    tab.run(Action::Restore(text.clone()));
    assert_eq!((tab.text(), tab.kept()), (text.clone(), text));
    assert!(!tab.state.history.can_undo());
    assert_eq!(tab.state.library.listings.len(), 1);
}

#[test]
fn what_no_slot_can_be_read_of_is_named_can_be_saved_and_removed() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.total(1, "80");
    let file = texts_on(&device).remove(0);
    // One letter of each stored text is another one: the checksums are wrong, and nothing else.
    let altered = |text: &String| text.replacen("units", "unite", 1);
    device.texts.borrow_mut().values_mut().for_each(|text| *text = altered(text));
    let mut next = Tab::open(&device, 2);
    let [one] = next.state.library.unreadable.as_slice() else { panic!("{:?}", next.state.library) };
    assert_eq!((&one.id, one.damage, &*one.text), (&id, Damage::Broken, altered(&file).as_str()));
    assert!(next.state.library.listings.is_empty() && !next.state.library.is_empty());
    next.run(Action::Shelf(Shelving::Discard(id)));
    assert!(next.state.library.is_empty() && shelf::unreadable(&device).unwrap().is_empty());

    // One slot that can be read is enough, and what a newer version wrote is named as that.
    let newer = "zona-hijau/simpanan 10 whatever\nthere may be".to_owned();
    device.texts.borrow_mut().insert(format!("{}x/0", shelf::PREFIX), newer);
    let found = shelf::unreadable(&device).unwrap();
    assert_eq!(found.iter().map(|one| one.damage).collect::<Vec<_>>(), [Damage::Newer]);
    let id = tab.begin();
    device.texts.borrow_mut().insert(format!("{}{id}/0", shelf::PREFIX), "torn".to_owned());
    assert_eq!(shelf::unreadable(&device), Ok(found));
}

#[test]
fn work_of_an_earlier_version_that_cannot_be_read_stands_in_the_list() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    assert_eq!(shelf::set_aside(&device, "{ broken"), Ok(()));
    let mut next = Tab::open(&device, 2);
    let [one] = next.state.library.unreadable.as_slice() else { panic!("{:?}", next.state.library) };
    assert_eq!((one.damage, &*one.text), (Damage::Broken, "{ broken"));
    assert_eq!(next.state.library.listings.iter().map(|listing| &listing.id).collect::<Vec<_>>(), [&id]);
    next.run(Action::Shelf(Shelving::Discard(one.id.clone())));
    assert!(next.state.library.unreadable.is_empty() && shelf::unreadable(&device).unwrap().is_empty());
}

#[test]
fn a_record_that_cannot_be_read_here_stays_in_the_list_and_nowhere_else() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    let record = shelf::newest(&device, &id).unwrap().unwrap();
    let text = record.text.replace("kepatuhan-2023", "paket-hilang").replace("opini-2026", "paket-hilang");
    assert_ne!(*text, *record.text);
    let foreign = Record { text: text.as_str().into(), ..record };
    let reopen = Action::Reopen { id: id.clone(), records: vec![foreign], show: false };
    let (next, effects) = update(&fresh(), reopen);
    assert!(matches!(next.notice.as_deref(), Some(Notice::RestoreFailed { text: kept, .. }) if *kept == text));
    assert_eq!(effects, []);
}

#[test]
fn what_a_newer_version_stored_is_neither_read_nor_overwritten() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    let newer = "zona-hijau/simpanan 2 whatever\nthere may be".to_owned();
    let key = format!("{}{id}/0", shelf::PREFIX);
    device.texts.borrow_mut().insert(key.clone(), newer.clone());
    tab.total(1, "61,5");
    tab.total(2, "61,5");
    assert_eq!(device.get(&key), Ok(Some(newer)));
    assert_ne!(tab.state.work_id(), Some(&id));
    assert_eq!(tab.kept(), tab.text());
}

#[test]
fn assessments_of_the_list_are_renamed_copied_removed_and_put_back() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.total(1, "61,5");
    let text = tab.text();
    tab.run(Action::Shelf(Shelving::Label(id.clone(), "  Putaran pertama ".to_owned())));
    assert_eq!(tab.state.library.listings[0].card.name(), "Putaran pertama");
    tab.total(2, "50");
    tab.run(Action::Undo);
    assert_eq!(tab.state.library.listings[0].card.name(), "Putaran pertama", "a change keeps the name");
    assert_eq!(tab.state.clash, None);

    tab.run(Action::Shelf(Shelving::Copy(id.clone())));
    assert_eq!(tab.state.library.listings.len(), 2);
    assert_eq!(tab.state.work_id(), Some(&id), "the copy is not opened");
    assert_eq!(texts_on(&device), [text.clone(), text.clone()]);

    tab.run(Action::Shelf(Shelving::Discard(id.clone())));
    assert_eq!((tab.state.library.listings.len(), tab.state.work().is_none()), (1, true));
    let record = tab.state.library.removed[0].clone();
    tab.run(Action::Shelf(Shelving::PutBack(record)));
    tab.run(Action::Shelf(Shelving::Open(id.clone())));
    assert_eq!(tab.text(), text);
    for open in [false, true] {
        tab.run(Action::Frame(Framing::Go(Page::Start)));
        tab.run(Action::Shelf(Shelving::Open(id.clone())));
        assert_eq!(tab.state.page, Page::Entry, "already in front: {open}");
    }
}

#[test]
fn opening_another_assessment_leaves_the_former_in_the_list_and_undo_leads_back() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.begin();
    tab.total(1, "61,5");
    let (first, text) = (tab.state.work_id().cloned().unwrap(), tab.text());
    tab.run(Action::OpenDemo("hijau"));
    let demo = tab.state.work_id().cloned();
    tab.run(Action::OpenDemo("hijau"));
    assert_eq!(tab.state.work_id(), demo.as_ref(), "the same demo is not kept twice");
    assert_eq!(texts_on(&device).len(), 2);
    tab.run(Action::Shelf(Shelving::Open(first.clone())));
    assert_eq!((tab.text(), tab.state.page), (text.clone(), Page::Result));
    tab.run(Action::Undo);
    assert_eq!(tab.state.work_id(), demo.as_ref());
    tab.run(Action::Undo);
    tab.run(Action::Undo);
    assert_eq!((tab.state.work_id(), tab.text()), (Some(&first), text));
    assert_eq!(texts_on(&device).len(), 2);
}

#[test]
fn a_new_assessment_that_is_undone_at_once_leaves_no_blank_one_behind() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.begin();
    tab.total(1, "61,5");
    let text = tab.text();
    tab.begin();
    assert_eq!(texts_on(&device).len(), 2);
    tab.run(Action::Undo);
    assert_eq!(texts_on(&device), [text]);
    tab.run(Action::Redo);
    assert_eq!(texts_on(&device).len(), 2);
}

#[test]
fn typing_is_kept_while_it_goes_on_and_is_one_step() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.begin();
    tab.total(1, "60");
    let before = tab.text();
    for typed in ["7", "72", "72,", "72,5"] {
        tab.draft(1, typed);
    }
    assert_eq!(tab.kept(), tab.text());
    assert!(tab.kept().contains("\"72.5\""));
    tab.total(1, "72,5");
    tab.run(Action::Undo);
    assert_eq!((tab.text(), tab.kept()), (before.clone(), before));
}

#[test]
fn a_wrong_value_half_typed_raises_no_error_and_leaves_the_value_from_before() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.begin();
    tab.total(1, "60");
    let (before, step) = (tab.text(), tab.undoes());
    for typed in ["8", "8,7", "8,7,", "8,7,5"] {
        tab.draft(1, typed);
        assert!(tab.state.rejected.is_empty());
    }
    assert_eq!((tab.text(), tab.kept()), (before.clone(), before.clone()));
    tab.draft(1, "8,7");
    tab.total(1, "8,7,5");
    assert_eq!(tab.state.rejected.len(), 1);
    assert_eq!((tab.text(), tab.kept(), tab.undoes()), (before.clone(), before.clone(), step.clone()));
    tab.draft(1, "8");
    tab.draft(1, "60");
    assert_eq!((tab.text(), tab.undoes()), (before, step), "typed back, nothing happened");
}

#[test]
fn two_fields_are_two_steps_however_they_are_typed() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.begin();
    let blank = tab.text();
    tab.draft(1, "60");
    tab.draft(2, "70");
    tab.draft(2, "71");
    tab.run(Action::Undo);
    assert!(tab.text().contains("\"60\"") && !tab.text().contains("\"71\""));
    tab.run(Action::Undo);
    assert_eq!(tab.text(), blank);
}

#[test]
fn every_step_has_a_name() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.begin();
    assert_eq!(tab.undoes(), Change::Begun);
    let name = tab.state.work().unwrap().assessment.units[0].name.clone();
    let indicator = tab.state.work().unwrap().rules.instrument().indicators().next().unwrap().clone();
    let anchor = Anchor::Summary { unit: 0, column: SummaryColumn::Total };
    let steps = [
        (Action::Enter(Field::BodyName, "Kota".to_owned()), Change::Body),
        (
            Action::Answer(unit(1), indicator.id.clone(), Some(Answer::Level("2".into()))),
            Change::Answer(name.clone(), indicator.short.clone()),
        ),
        (Action::Enter(Field::Total(unit(1)), "61".to_owned()), Change::Score(name.clone())),
        (Action::SetMode(unit(1), EntryMode::Percent), Change::Mode(name.clone())),
        (
            Action::Enter(Field::UnitName(unit(1)), "Puskesmas Watdek".to_owned()),
            Change::UnitName("Puskesmas Watdek".to_owned()),
        ),
        (Action::AddUnit("Unit 8".to_owned()), Change::Added("Unit 8".to_owned())),
        (Action::RemoveUnit(unit(1)), Change::Removed("Puskesmas Watdek".to_owned())),
        (Action::Paste(anchor, "1\n2\n3".to_owned()), Change::Paste(3, 1)),
        (Action::Enter(Field::Effort(indicator.id), "9".to_owned()), Change::Assumptions),
        (Action::ResetOverrides, Change::AssumptionsReset),
        (Action::Improve(Improving::Tick(IndicatorId::from("proses.biaya"))), Change::Ticks),
        (Action::Follow(FollowUp::All), Change::FollowUp),
        (Action::Clear, Change::Cleared),
        (Action::OpenDemo("kuning"), Change::Opened("Kabupaten Contoh Kuning".to_owned())),
    ];
    let count = steps.len();
    for (action, change) in steps {
        tab.run(action);
        assert_eq!(tab.undoes(), change);
    }
    for _ in 0..count {
        let change = tab.undoes();
        tab.run(Action::Undo);
        assert_eq!(tab.state.notice.as_deref(), Some(&Notice::Undone(change.clone())));
        assert_eq!(tab.state.history.redoes(), Some(&change));
    }
}

#[test]
fn clearing_takes_out_every_score_and_can_be_undone() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.run(Action::OpenDemo("kuning"));
    let before = tab.text();
    tab.run(Action::Clear);
    let work = tab.state.work().unwrap();
    assert!(work.assessment.is_blank() && work.outcome.verdict.is_none());
    assert_eq!(work.assessment.body.name, "Kabupaten Contoh Kuning");
    assert_eq!(tab.state.notice.as_deref(), Some(&Notice::Cleared));
    // Again there is nothing to take out, and no step that a message could offer to undo.
    tab.run(Action::Frame(Framing::Dismiss));
    tab.run(Action::Clear);
    assert_eq!(tab.state.notice, None);
    tab.run(Action::Undo);
    assert_eq!((tab.text(), tab.kept()), (before.clone(), before));
}

#[test]
fn fifty_steps_of_every_kind_lead_back_and_forth_through_identical_states() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.run(Action::OpenDemo("kuning"));
    let start = tab.state.history.undoes().cloned();
    let indicator = tab.state.work().unwrap().rules.instrument().indicators().nth(4).unwrap().id.clone();
    let mut states = vec![seen(&tab)];
    for step in 0..50 {
        let number = 1 + step % 3;
        tab.run(match step % 10 {
            0 => Action::Answer(
                unit(number),
                indicator.clone(),
                Some(if step == 0 { Answer::NotApplicable } else { Answer::Level("2".into()) }),
            ),
            1 => Action::Enter(Field::UnitName(unit(number)), format!("Unit {step}")),
            2 => Action::Enter(Field::Total(unit(number)), format!("{step},25")),
            3 => Action::SetMode(unit(1 + (step - 1) % 3), EntryMode::Indicators),
            4 => Action::AddUnit(format!("Tambahan {step}")),
            5 => Action::Paste(
                Anchor::Summary { unit: 0, column: SummaryColumn::Name },
                format!("A\t{step}\nB\t{step},5"),
            ),
            6 => Action::Enter(Field::Weight("input.tugas".into()), format!("{}", 1 + step / 10)),
            7 => Action::Enter(Field::Factor, format!("{}", 2 + step)),
            8 => Action::ResetOverrides,
            _ => Action::Clear,
        });
        states.push(seen(&tab));
    }
    for (step, pair) in states.windows(2).enumerate() {
        assert!(pair[0] != pair[1], "step {step} changed nothing");
    }
    for state in states.iter().rev().skip(1) {
        tab.run(Action::Undo);
        assert!(seen(&tab) == *state);
    }
    assert_eq!(tab.state.history.undoes().cloned(), start);
    for state in states.iter().skip(1) {
        tab.run(Action::Redo);
        assert!(seen(&tab) == *state);
    }
    assert!(!tab.state.history.can_redo());
    assert_eq!(tab.kept(), tab.text());
}

/// The file, what was computed from it, and what the device holds.
fn seen(tab: &Tab<'_>) -> (String, String, String) {
    let work = tab.state.work().unwrap();
    (tab.text(), format!("{:?}", work.outcome), tab.kept())
}

#[test]
fn two_hundred_steps_are_kept() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    tab.begin();
    for step in 0..250 {
        tab.total(1, &format!("{},{}", step / 100, step % 100));
    }
    let mut count = 0;
    while tab.state.history.can_undo() {
        tab.run(Action::Undo);
        count += 1;
    }
    assert_eq!(count, 200);
}

#[test]
fn a_record_reads_back_as_it_was_written() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 7);
    let id = tab.begin();
    let record = shelf::records(&device, &id).unwrap()[0].clone();
    assert_eq!(Record::read(&id, &record.to_text()), Ok(record.clone()));
    assert_eq!((record.writer, record.revision), (7, 1));
}

#[test]
fn what_was_removed_does_not_come_back_from_the_mirror() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.total(1, "61.5");
    let mirrored = shelf::records(&device, &id).unwrap();
    tab.run(Action::Shelf(Shelving::Discard(id.clone())));
    // The tab ended before the mirror had heard of it.
    let recovery = shelf::recover(&device, &mirrored[..1]).unwrap();
    assert_eq!(recovery.removed, std::slice::from_ref(&id));
    assert_eq!(shelf::listings(&device).unwrap(), []);
    assert_eq!(shelf::recover(&device, &mirrored[..1]).unwrap(), recovery, "until the mirror has heard of it");
    // Once it has, nothing of it is left.
    assert_eq!(shelf::recover(&device, &[]).unwrap(), shelf::Recovery::default());
    assert_eq!(device.keys(), Ok(Vec::new()));
}

#[test]
fn what_is_put_back_counts_again_and_what_only_the_mirror_has_is_put_back() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.total(1, "61.5");
    let record = shelf::records(&device, &id).unwrap().remove(0);
    tab.run(Action::Shelf(Shelving::Discard(id.clone())));
    tab.run(Action::Shelf(Shelving::PutBack(Rc::new(record.clone()))));
    assert_eq!(shelf::recover(&device, std::slice::from_ref(&record)).unwrap(), shelf::Recovery::default());
    let lost = Memory::default();
    let recovery = shelf::recover(&lost, std::slice::from_ref(&record)).unwrap();
    assert_eq!(recovery.put_back, std::slice::from_ref(&id));
    assert_eq!(texts_on(&lost), [record.text.to_string()]);
    let behind = shelf::recover(&device, &[]).unwrap();
    assert_eq!(behind.unknown, [id], "the mirror does not know it");
}

#[test]
fn what_is_written_again_after_a_removal_is_newer_than_what_the_mirror_still_has() {
    let device = Memory::default();
    let mut first = Tab::open(&device, 1);
    let id = first.begin();
    first.total(1, "61,5");
    let mirrored = shelf::records(&device, &id).unwrap();
    let mut second = Tab::open(&device, 2);
    first.run(Action::Shelf(Shelving::Discard(id.clone())));
    second.hears(&id);
    second.total(2, "70");
    let recovery = shelf::recover(&device, &mirrored[..1]).unwrap();
    assert_eq!((recovery.put_back, recovery.unknown), (Vec::new(), vec![id]));
    assert_eq!(texts_on(&device), [second.text()]);
}

#[test]
fn what_is_put_back_is_newer_than_what_another_tab_wrote_and_removed_since() {
    let device = Memory::default();
    let mut first = Tab::open(&device, 1);
    let id = first.begin();
    let discarded = first.text();
    let mut second = Tab::open(&device, 2);
    first.run(Action::Shelf(Shelving::Discard(id.clone())));
    let record = first.state.library.removed[0].clone();
    second.hears(&id);
    second.total(2, "70");
    second.total(3, "80");
    let mirrored = shelf::records(&device, &id).unwrap();
    second.run(Action::Shelf(Shelving::Discard(id.clone())));
    second.run(Action::Shelf(Shelving::Discard(id)));
    first.run(Action::Shelf(Shelving::PutBack(record)));
    assert_eq!(shelf::recover(&device, &mirrored[..1]).unwrap().put_back, []);
    assert_eq!(texts_on(&device), [discarded]);
}

#[test]
fn that_an_earlier_version_removed_an_assessment_still_reads() {
    let device = Memory::default();
    let mut first = Tab::open(&device, 1);
    let id = first.begin();
    let mirrored = shelf::records(&device, &id).unwrap();
    let mut second = Tab::open(&device, 2);
    first.run(Action::Shelf(Shelving::Discard(id.clone())));
    device.texts.borrow_mut().insert(format!("zona-hijau/dihapus/{id}"), String::new());
    assert_eq!(shelf::recover(&device, &mirrored).unwrap().removed, std::slice::from_ref(&id));
    second.hears(&id);
    second.total(1, "61,5");
    assert_eq!(second.kept(), second.text());
}

#[test]
fn a_full_device_that_refuses_a_copy_still_holds_the_work_in_front() {
    let device = Memory::default();
    let mut tab = Tab::open(&device, 1);
    let id = tab.begin();
    tab.total(1, "80");
    device.refusal.set(Some(DeviceRefusal::Full));
    tab.run(Action::Shelf(Shelving::Copy(id)));
    assert_eq!(tab.state.notice.as_deref(), Some(&Notice::ListRefused(DeviceRefusal::Full)));
    assert_eq!((tab.state.kept, tab.kept()), (KeepStatus::Kept, tab.text()));
}
