// Random choices that a seed repeats.

/** A source of random choices (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(next() * count);
  const pick = (list) => list[below(list.length)];
  /** One of `[weight, value]` by weight. */
  const weighted = (options) => {
    let rest = next() * options.reduce((sum, [weight]) => sum + weight, 0);
    return options.find(([weight]) => (rest -= weight) < 0)?.[1] ?? options[0][1];
  };
  return { below, pick, weighted, chance: (share) => next() < share };
}
