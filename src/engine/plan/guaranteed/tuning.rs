//! How a search for a guaranteed plan divides its work.

/// When a search for a guaranteed plan turns from one thing to another. They decide how long it takes; the plan and
/// its proof are the same under any of them.
#[derive(Clone, Copy, Debug)]
pub struct Tuning {
    /// Work on the covers of a node before the next node is looked at.
    pub cover_work: u64,
    /// Up to so many columns many parts are swept, not enumerated.
    pub few_columns: usize,
    /// More parts with a choice than this are many.
    pub few_parts: usize,
    /// A sweep that takes more work than this makes way for an enumeration.
    pub sweep_work: u64,
    /// A sweep looks through what it has reached when it is more than this.
    pub sweep_room: usize,
    /// From so many columns of the root on that purchases tie to covers, they are taken together.
    pub pooled_columns: usize,
    /// How many prices are kept for a cover, two at least.
    pub prices: usize,
    /// After so much work without a proof single weightings are looked at for a better plan and a sharper bound.
    pub patience: u64,
    /// After so many nodes one is followed down for a better plan.
    pub nodes_to_dive: u64,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            cover_work: 1 << 18,
            few_columns: 2,
            few_parts: 10,
            sweep_work: 1 << 25,
            sweep_room: 1 << 14,
            pooled_columns: 2,
            prices: 48,
            nodes_to_dive: 64,
            patience: 1 << 26,
        }
    }
}
