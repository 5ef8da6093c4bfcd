// Random bodies: the same seed gives the same body everywhere.

/** A generator of whole numbers below `end` (mulberry32). */
function generator(seed) {
  let state = (seed * 0x9e3779b1) >>> 0;
  return (end) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

/**
 * A body entered by indicator, as a saved file. What the agency controls stands at a level from 0 to `top`; users'
 * answers stand at 2 or 3, so that the best band can be reached. `gaps`, `open` and `ranges` are so many of a hundred
 * answers that do not apply, are not yet assessed, or are a range.
 */
export function body(pack, { seed, units, top = 2, gaps = 0, open = 0, ranges = 0 }) {
  const below = generator(seed);
  const answer = (controllable) => {
    const chance = below(100);
    if (chance < gaps) return "n/a";
    if (chance < gaps + open) return null;
    const level = controllable ? below(top + 1) : 2 + below(2);
    if (chance < gaps + open + ranges && level < 3) return { low: `${level}`, high: "3" };
    return `${level}`;
  };
  const indicators = pack.dimensions.flatMap((dimension) => dimension.indicators);
  const unit = (_, index) => ({
    id: `u${index + 1}`,
    name: `Unit ${index + 1}`,
    entry: {
      mode: "indicators",
      values: Object.fromEntries(indicators.map(({ id, controllable }) => [id, answer(controllable)])),
    },
  });
  return {
    format: "zona-hijau/assessment",
    version: 1,
    instrument: { id: pack.id, version: pack.version },
    body: { name: "Kabupaten Contoh", kind: "kabupaten" },
    units: Array.from({ length: units }, unit),
  };
}
