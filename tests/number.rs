//! Exact numbers equal those of another library, also where 64 bits hold a part of the way only.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use num_rational::BigRational;
use support::random::Random;
use zona_hijau::engine::number::{Rational, Rounding};

/// Parts of fractions: small, about the limits of 32 and 64 bits, and with factors in common.
const PARTS: [i64; 22] = [
    0,
    1,
    -1,
    2,
    3,
    -6,
    7,
    30,
    100,
    10_000,
    2_147_483_647,
    2_147_483_648,
    -2_147_483_649,
    4_294_967_296,
    3_000_000_019,
    6_000_000_038,
    1_000_000_000_000,
    4_611_686_018_427_387_904,
    9_223_372_036_854_775_783,
    i64::MAX,
    i64::MIN + 1,
    i64::MIN,
];

/// The same number in both libraries.
#[derive(Clone)]
struct Twin(Rational, BigRational);

impl Twin {
    fn of(above: i64, below: i64) -> Self {
        Self(Rational::fraction(above, below).unwrap(), BigRational::new(above.into(), below.into()))
    }

    /// Lowest terms, with a denominator above zero: what equality is about.
    fn assert_same(&self, what: &str) {
        let (above, below) = self.0.to_parts();
        let found = (above.to_string(), below.to_string());
        assert_eq!(found, (self.1.numer().to_string(), self.1.denom().to_string()), "{what}");
    }
}

fn twins(random: &mut Random) -> Vec<Twin> {
    let mut twins = Vec::new();
    for above in PARTS {
        let below = *random.pick(&PARTS);
        twins.push(Twin::of(above, if below == 0 { 1 } else { below }));
        twins.push(Twin::of(above, 1));
    }
    // Products leave 64 bits, and some come back.
    for _ in 0..30 {
        let (one, other) = (random.pick(&twins).clone(), random.pick(&twins).clone());
        twins.push(Twin(&one.0 * &other.0, &one.1 * &other.1));
    }
    twins
}

#[test]
fn sums_products_and_order_are_those_of_another_library() {
    for seed in 0..4 {
        let mut random = Random::new(seed);
        let twins = twins(&mut random);
        for (place, one) in twins.iter().enumerate() {
            one.assert_same("as it is");
            Twin(-&one.0, -&one.1).assert_same("negated");
            for other in &twins {
                let what = format!("{:?} and {:?}", one.1, other.1);
                Twin(&one.0 + &other.0, &one.1 + &other.1).assert_same(&format!("sum of {what}"));
                Twin(&one.0 - &other.0, &one.1 - &other.1).assert_same(&format!("difference of {what}"));
                Twin(&one.0 * &other.0, &one.1 * &other.1).assert_same(&format!("product of {what}"));
                assert_eq!(one.0.cmp(&other.0), one.1.cmp(&other.1), "{what}");
                assert_eq!(one.0 == other.0, one.1 == other.1, "{what}");
            }
            let some: Vec<_> = (0..5).map(|_| random.pick(&twins)).chain([&twins[place]]).collect();
            let sum = some.iter().map(|twin| twin.1.clone()).sum();
            Twin(some.iter().map(|twin| twin.0.clone()).sum(), sum).assert_same("sum of several");
        }
    }
}

#[test]
fn a_fraction_may_have_its_sign_below() {
    for (above, below) in [(1, -2), (-1, -2), (6, -4), (i64::MAX, -1), (0, -5)] {
        Twin(Rational::fraction(above, below).unwrap(), BigRational::new(above.into(), below.into()))
            .assert_same("signs");
    }
}

#[test]
fn texts_are_decimals_as_long_as_40_places_are_enough() {
    let text = |text: &str| Rational::parse(text).unwrap().to_text();
    assert_eq!(text("1/8"), "0.125");
    assert_eq!(text("1/3"), "1/3");
    assert_eq!(text("0.000000000000000001"), "0.000000000000000001");
    let places = |count: usize| format!("0.{}1", "0".repeat(count - 1));
    let short = Rational::parse(&places(38)).unwrap();
    assert_eq!([short.to_text(), short.over(100).to_text()], [places(38), places(40)]);
    assert_eq!(short.over(1_000).to_text(), format!("1/1{}", "0".repeat(41)));
    assert_eq!(text("-12.50"), "-12.5");
}

#[test]
fn a_score_knows_its_decimals() {
    let score = |decimals: u8| Rational::parse("77.999").unwrap().round(decimals, Rounding::Down);
    assert_eq!([score(2).decimals(), score(0).decimals()], [2, 0]);
}
