//! Weightings that agree with the published weights: random ones, and every corner.

use super::oracle::{Case, Freedom, Number, Weight, Weighting, limits, rest, whole};
use super::random::Random;

/// A random admissible weighting.
pub fn random(case: &Case, freedom: Freedom, random: &mut Random) -> Weighting {
    each_level(case, &mut |weights| match freedom {
        Freedom::Any => random_any(weights, random),
        Freedom::Bounded => random_bounded(weights, &case.factor, random),
    })
}

/// One weighting for every corner of one level, combined with every corner of the others.
pub fn corners(case: &Case, freedom: Freedom) -> Vec<Weighting> {
    let mut combined = vec![Weighting { dimensions: Vec::new(), indicators: Vec::new() }];
    for dimension in &case.dimensions {
        let weights: Vec<_> = dimension.indicators.iter().map(|indicator| &indicator.weight).collect();
        combined = product(&combined, &level_corners(&weights, freedom, &case.factor), |weighting, corner| {
            weighting.indicators.push(corner);
        });
    }
    let weights: Vec<_> = case.dimensions.iter().map(|dimension| &dimension.weight).collect();
    product(&combined, &level_corners(&weights, freedom, &case.factor), |weighting, corner| {
        weighting.dimensions = corner;
    })
}

fn product(
    weightings: &[Weighting],
    corners: &[Vec<Number>],
    add: impl Fn(&mut Weighting, Vec<Number>),
) -> Vec<Weighting> {
    let mut combined = Vec::new();
    for weighting in weightings {
        for corner in corners {
            let mut weighting = weighting.clone();
            add(&mut weighting, corner.clone());
            combined.push(weighting);
        }
    }
    combined
}

fn each_level(case: &Case, weigh: &mut impl FnMut(&[&Weight]) -> Vec<Number>) -> Weighting {
    let mut indicators = Vec::new();
    for dimension in &case.dimensions {
        indicators.push(weigh(&dimension.indicators.iter().map(|indicator| &indicator.weight).collect::<Vec<_>>()));
    }
    let dimensions = weigh(&case.dimensions.iter().map(|dimension| &dimension.weight).collect::<Vec<_>>());
    Weighting { dimensions, indicators }
}

/// Free weights in random proportions, now and then nearly all on one; none is zero,
/// so that the mean of what applies is always defined.
fn random_any(weights: &[&Weight], random: &mut Random) -> Vec<Number> {
    let most = *random.pick(&[1, 3, 12, 1000]);
    let parts: Vec<_> = weights.iter().map(|weight| if weight.fixed { 0 } else { random.between(1, most) }).collect();
    let (rest, sum) = (rest(weights), whole(parts.iter().sum()));
    let weight = |(weight, part): (&&Weight, &usize)| {
        if weight.fixed { weight.default.clone() } else { &rest * whole(*part) / &sum }
    };
    weights.iter().zip(&parts).map(weight).collect()
}

/// Every free weight at its lower limit, then what is left in random portions in random order.
fn random_bounded(weights: &[&Weight], factor: &Number, random: &mut Random) -> Vec<Number> {
    let free = rest(weights);
    let limits: Vec<_> = weights.iter().map(|weight| limits(weight, &free, Freedom::Bounded, factor)).collect();
    let mut given: Vec<_> = limits.iter().map(|(lower, _)| lower.clone()).collect();
    let mut left = whole(1) - given.iter().sum::<Number>();
    let mut order: Vec<_> = (0..weights.len()).collect();
    random.shuffle(&mut order);
    let quarters: Vec<_> = order.iter().map(|_| whole(random.between(0, 4)) / whole(4)).collect();
    let all = order.iter().map(|_| whole(1));
    for (index, portion) in order.iter().cycle().zip(quarters.into_iter().chain(all)) {
        let more = (&limits[*index].1 - &given[*index]).min(left.clone()) * portion;
        given[*index] += &more;
        left -= more;
    }
    assert_eq!(left, whole(0), "the limits leave room for the whole");
    given
}

/// The corners of "every weight between its limits, together the whole": all but one
/// of the weights at a limit, the last one takes what is left.
fn level_corners(weights: &[&Weight], freedom: Freedom, factor: &Number) -> Vec<Vec<Number>> {
    let free = rest(weights);
    let limits: Vec<_> = weights.iter().map(|weight| limits(weight, &free, freedom, factor)).collect();
    let mut corners = Vec::new();
    for (last, (lower, upper)) in limits.iter().enumerate() {
        for choice in 0..1_usize << weights.len() {
            let at = |(index, limit): (usize, &(Number, Number))| {
                if choice >> index & 1 == 0 { limit.0.clone() } else { limit.1.clone() }
            };
            let mut corner: Vec<_> = limits.iter().enumerate().map(at).collect();
            corner[last] = whole(0);
            corner[last] = whole(1) - corner.iter().sum::<Number>();
            if *lower <= corner[last] && corner[last] <= *upper && !corners.contains(&corner) {
                corners.push(corner);
            }
        }
    }
    corners
}
