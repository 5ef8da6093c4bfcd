//! What the method page says beside the figures: compliance, notes, conflicts.

use super::Validator;
use crate::instrument::model::{Claim, Compliance, Conflict, Note};
use crate::instrument::raw::{RawClaim, RawCompliance, RawConflict, RawNote};
use crate::problem::Place;

impl Validator<'_> {
    pub(super) fn compliance(&mut self, raw: Option<&RawCompliance>, place: &Place<'_>) -> Option<Compliance> {
        let raw = raw?;
        let origin = self.origin(raw.basis.as_deref(), raw.source.as_deref(), place);
        Some(Compliance {
            question: raw.question.clone()?,
            suffix: raw.suffix.clone()?,
            origin: origin?,
            note: raw.note.clone(),
        })
    }

    pub(super) fn notes(&mut self, raw: &[RawNote], place: &Place<'_>) -> Option<Vec<Note>> {
        let notes: Vec<_> = raw.iter().enumerate().map(|(index, note)| self.note(note, &place.index(index))).collect();
        notes.into_iter().collect()
    }

    fn note(&mut self, raw: &RawNote, place: &Place<'_>) -> Option<Note> {
        let origin = self.origin(raw.basis.as_deref(), raw.source.as_deref(), place);
        Some(Note { topic: raw.topic.clone()?, text: raw.text.clone()?, origin: origin? })
    }

    pub(super) fn conflicts(&mut self, raw: &[RawConflict], place: &Place<'_>) -> Option<Vec<Conflict>> {
        let read = |(index, conflict)| self.conflict(conflict, &place.index(index));
        let conflicts: Vec<_> = raw.iter().enumerate().map(read).collect();
        conflicts.into_iter().collect()
    }

    fn conflict(&mut self, raw: &RawConflict, place: &Place<'_>) -> Option<Conflict> {
        let place = place.key("claims");
        let read = |(index, claim)| self.claim(claim, &place.index(index));
        let claims: Vec<_> = raw.claims.iter().flatten().enumerate().map(read).collect();
        let claims: Option<Vec<_>> = claims.into_iter().collect();
        Some(Conflict { about: raw.about.clone()?, claims: claims?, note: raw.note.clone() })
    }

    fn claim(&mut self, raw: &RawClaim, place: &Place<'_>) -> Option<Claim> {
        self.known_source(raw.source.as_deref(), &place.key("source"));
        Some(Claim { text: raw.text.clone()?, source: raw.source.as_deref().map(Into::into), used: raw.used? })
    }
}
