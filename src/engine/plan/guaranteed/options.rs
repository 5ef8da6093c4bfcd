//! What an amount costs at least: lists of options that a bound is made from.
//!
//! An option is an amount with the least cost for it; in a list both rise, and no option is beaten by another one.
//! Lists are kept short: neighbours are taken together with the least cost and the largest amount of them, so a
//! bound may be lower than it could be, and never too high.

/// An amount that an item can give at most, for what its values cost at least.
pub(super) struct ItemOption {
    pub cost: i64,
    pub amount: i64,
    /// Values of its variables that cost and give so much; only where they were asked for.
    pub values: Vec<usize>,
}

/// An option that may be beaten by another one, with the positions of what it is made from.
pub(super) struct Choice {
    pub cost: i64,
    pub amount: i64,
    pub from: (usize, usize),
}

/// More options than this are not told apart.
const MOST: usize = 256;

/// The choices that no other one beats; `values` tells those of a choice.
pub(super) fn undominated(mut choices: Vec<Choice>, values: &dyn Fn((usize, usize)) -> Vec<usize>) -> Vec<ItemOption> {
    choices.sort_unstable_by(|a, b| a.cost.cmp(&b.cost).then(b.amount.cmp(&a.amount)));
    let mut most = i64::MIN;
    choices.retain(|choice| {
        let is_more = choice.amount > most;
        most = most.max(choice.amount);
        is_more
    });
    let together = choices.len().div_ceil(MOST).max(1);
    let option = |few: &[Choice]| {
        let (first, last) = (few.first()?, few.last()?);
        Some(ItemOption { cost: first.cost, amount: last.amount, values: values(last.from) })
    };
    choices.chunks(together).filter_map(option).collect()
}

/// One of each: amounts and costs add up. Counts how many pairs were looked at.
pub(super) fn added(left: &[ItemOption], right: &[ItemOption], work: &mut u64) -> Vec<ItemOption> {
    *work += u64::try_from(left.len() * right.len()).unwrap_or(u64::MAX);
    let pairs = left.iter().enumerate().flat_map(|(at, one)| {
        right.iter().enumerate().map(move |(place, other)| Choice {
            cost: one.cost.saturating_add(other.cost),
            amount: one.amount.saturating_add(other.amount),
            from: (at, place),
        })
    });
    undominated(pairs.collect(), &|from| values_of(left, right, from))
}

/// As much of each: costs add up.
pub(super) fn lowest(left: &[ItemOption], right: &[ItemOption]) -> Vec<ItemOption> {
    let reaching = |options: &[ItemOption], amount| options.partition_point(|option| option.amount < amount);
    let choice = |amount| {
        let from = (reaching(left, amount), reaching(right, amount));
        let (one, other) = (left.get(from.0)?, right.get(from.1)?);
        Some(Choice { cost: one.cost.saturating_add(other.cost), amount, from })
    };
    let amounts = left.iter().chain(right).map(|option| option.amount);
    undominated(amounts.filter_map(choice).collect(), &|from| values_of(left, right, from))
}

/// The values of two options together: each knows those of its own variables, and has 0 for the others.
fn values_of(left: &[ItemOption], right: &[ItemOption], (at, place): (usize, usize)) -> Vec<usize> {
    let values = |options: &[ItemOption], at: usize| options.get(at).map(|option| option.values.clone());
    let (mut one, mut other) = (values(left, at).unwrap_or_default(), values(right, place).unwrap_or_default());
    if one.len() < other.len() {
        std::mem::swap(&mut one, &mut other);
    }
    for (value, other) in one.iter_mut().zip(other) {
        *value = other.max(*value);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// Costs and amounts of a list.
    fn pairs(options: &[ItemOption]) -> Vec<(i64, i64)> {
        options.iter().map(|option| (option.cost, option.amount)).collect()
    }

    fn list(random: &mut Random, first: usize) -> Vec<ItemOption> {
        let count = 1 + random.below(6);
        let choices =
            (0..count).map(|value| Choice { cost: random.number(20), amount: random.number(20), from: (value, 0) });
        undominated(choices.collect(), &|(value, _)| [vec![0; first], vec![value]].concat())
    }

    /// The least cost for an amount over all pairs of options.
    fn least(left: &[ItemOption], right: &[ItemOption], gives: impl Fn(i64, i64) -> i64, amount: i64) -> Option<i64> {
        let all = left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
        all.filter(|(one, other)| gives(one.amount, other.amount) >= amount).map(|(a, b)| a.cost + b.cost).min()
    }

    #[test]
    fn sums_and_minima_cost_what_the_best_pair_of_options_costs() {
        let mut random = Random::new(11);
        for _ in 0..500 {
            let (left, right) = (list(&mut random, 0), list(&mut random, 1));
            let cheapest = |options: &[ItemOption], amount| {
                options.iter().find(|option| option.amount >= amount).map(|option| option.cost)
            };
            let (sum, minimum) = (added(&left, &right, &mut 0), lowest(&left, &right));
            for amount in 0..45 {
                assert_eq!(cheapest(&sum, amount), least(&left, &right, |a, b| a + b, amount));
                assert_eq!(cheapest(&minimum, amount), least(&left, &right, i64::min, amount));
            }
            for option in &sum {
                let [one, other] = option.values[..] else { panic!("{:?}", option.values) };
                let of = |options: &[ItemOption], place: usize, value| {
                    options.iter().find(|option| option.values[place] == value).map(|option| option.amount).unwrap()
                };
                assert_eq!(of(&left, 0, one) + of(&right, 1, other), option.amount);
            }
        }
    }

    #[test]
    fn a_long_list_is_cut_to_the_safe_side() {
        let choices = || (0..1_000).map(|at| Choice { cost: at * at, amount: at, from: (0, 0) });
        let short = undominated(choices().collect(), &|_| Vec::new());
        assert!(short.len() <= MOST && pairs(&short).is_sorted());
        for choice in choices() {
            let cost = short.iter().find(|option| option.amount >= choice.amount).map(|option| option.cost).unwrap();
            assert!(cost <= choice.cost, "{cost} for {}", choice.amount);
        }
        assert_eq!(pairs(&short).last(), Some(&(996 * 996, 999)));
    }
}
