//! Sorting that is compiled once for all types: the one of the standard library is five to ten kilobytes of WebAssembly
//! for each type and each order.

use std::cmp::Ordering;

/// Sorts as `Vec::sort_by` does, equal items staying in their order; some two times as slow.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let order = order(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(items, order);
}

/// Puts items into the order that names each place once; a place that is not named loses its item.
pub fn arrange<T>(items: &mut Vec<T>, order: impl IntoIterator<Item = usize>) {
    let mut former: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| former.get_mut(place)?.take()));
}

/// Sorts as `Vec::sort_by_key` does.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The places of so many items in their order.
#[inline(never)]
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn items_come_in_the_order_of_the_standard_library() {
        let mut random = Random::new(7);
        for count in 0..200 {
            let mut items: Vec<(u64, usize)> = (0..count).map(|place| (random.below(20) as u64, place)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
            sort_by_key(&mut items, |(value, _)| std::cmp::Reverse(*value));
            assert_eq!(items, expected);
        }
    }
}
