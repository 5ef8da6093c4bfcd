// Score and gains in plain JavaScript: floats in typed arrays, weights computed once. No exactness, no explanation;
// the rules are those of docs/methods.md. The engine is measured against it, and must give the same rounded results.

const DEFAULT = 0;
const PLAUSIBLE = 1;
const ANY = 2;
/** What kind of answer a cell holds. */
const OPEN = 0;
const LEVEL = 1;
const RANGE = 2;
const NOT_APPLICABLE = 3;
/** Sums of thirds miss a half-way case by less than this. */
const EPSILON = 1e-9;

/** Hundredths of a total, half-way cases up: how every built-in instrument rounds. */
function rounded(total) {
  return Math.floor(total * 100 + 0.5 + EPSILON);
}

function shares(members) {
  const published = members.map((member) => member.weight.percent);
  const sum = published.reduce((total, percent) => total + (percent === null ? 0 : Number(percent)), 0);
  const free = published.filter((percent) => percent === null).length;
  return {
    weights: Float64Array.from(published, (percent) => (percent === null ? (100 - sum) / free : Number(percent)) / 100),
    fixed: Uint8Array.from(published, (percent) => (percent === null ? 0 : 1)),
  };
}

function share(text) {
  const [above, below = "1"] = text.split("/");
  return Number(above) / Number(below);
}

/** An instrument with everything that no answer changes. */
function compiled(pack) {
  const bands = pack.bands.map((band) => ({
    min: Math.round(Number(band.min) * 100),
    label: band.code ?? band.opinion?.id ?? band.zone,
  }));
  const indicators = [];
  const dimensions = [];
  const levels = shares(pack.dimensions);
  pack.dimensions.forEach((dimension, index) => {
    const inside = shares(dimension.indicators);
    dimensions.push({ id: dimension.id, index, start: indicators.length, count: dimension.indicators.length, ...inside });
    dimension.indicators.forEach((indicator) => {
      const scale = pack.scales[indicator.scale].levels;
      indicators.push({
        id: indicator.id,
        dimension: index,
        controllable: indicator.controllable,
        effort: indicator.effort,
        names: scale.map((level) => level.value),
        shares: Float64Array.from(scale, (level) => share(level.share)),
      });
    });
  });
  return { bands, indicators, dimensions, weights: levels.weights, fixed: levels.fixed };
}

/** A body with its answers as numbers, to be edited and scored again and again. */
export class Body {
  constructor(pack, assessment, factor = 2) {
    this.rules = compiled(pack);
    this.factor = factor;
    this.ids = assessment.units.map((unit) => unit.id);
    const [units, width] = [this.ids.length, this.rules.indicators.length];
    this.level = new Uint8Array(units * width);
    this.high = new Uint8Array(units * width);
    this.state = new Uint8Array(units * width);
    this.lows = new Float64Array(units * width);
    this.highs = new Float64Array(units * width);
    this.gaps = new Uint32Array(units * this.rules.dimensions.length);
    assessment.units.forEach((unit, row) => {
      this.rules.indicators.forEach((indicator, column) => {
        this.answer(row, column, unit.entry.values[indicator.id]);
      });
    });
    const widest = Math.max(this.rules.dimensions.length, ...this.rules.dimensions.map(({ count }) => count));
    this.values = new Float64Array(widest);
    this.order = new Uint8Array(widest);
    this.means = new Float64Array(this.rules.dimensions.length);
    this.buffer = new Float64Array(widest);
    this.lower = new Float64Array(widest);
    this.upper = new Float64Array(widest);
  }

  answer(row, column, value) {
    const { names } = this.rules.indicators[column];
    const cell = row * this.rules.indicators.length + column;
    if (value === "n/a") this.set(cell, column, NOT_APPLICABLE, 0, 0);
    else if (value === null || value === undefined) this.set(cell, column, OPEN, 0, 0);
    else if (typeof value === "string") this.set(cell, column, LEVEL, names.indexOf(value), names.indexOf(value));
    else this.set(cell, column, RANGE, names.indexOf(value.low), names.indexOf(value.high));
  }

  set(cell, column, state, low, high) {
    const { shares } = this.rules.indicators[column];
    this.state[cell] = state;
    this.level[cell] = low;
    this.high[cell] = high;
    this.lows[cell] = state === NOT_APPLICABLE ? NaN : state === OPEN ? 0 : shares[low];
    this.highs[cell] = state === NOT_APPLICABLE ? NaN : state === OPEN ? 1 : shares[high];
    const { dimension } = this.rules.indicators[column];
    const bit = 1 << (column - this.rules.dimensions[dimension].start);
    const row = (cell - column) / this.rules.indicators.length;
    if (state === NOT_APPLICABLE) this.gaps[row * this.rules.dimensions.length + dimension] |= bit;
    else this.gaps[row * this.rules.dimensions.length + dimension] &= ~bit;
  }

  /** The edit with this number: the same one that the engine makes. */
  edit(number) {
    const column = (number * 5) % this.rules.indicators.length;
    const level = (number * 7 + Math.floor(number / this.ids.length)) % this.rules.indicators[column].names.length;
    const cell = (number % this.ids.length) * this.rules.indicators.length + column;
    this.set(cell, column, LEVEL, level, level);
  }

  /** So many edits, with score and gains after every one. */
  edits(first, count) {
    let sum = 0;
    for (let number = first; number < first + count; number += 1) {
      this.edit(number);
      const score = this.score();
      const gains = this.gains();
      for (const bounds of [score.estimate, score.plausible, score.guaranteed]) sum += bounds.low + bounds.high;
      for (const unit of score.units) sum += unit.guaranteed.low;
      sum += gains.length + (gains.length > 0 ? gains[0].after + gains[0].effort : 0);
    }
    return sum;
  }

  score() {
    const all = this.ids.map((_, row) => row);
    const [open, ranges] = this.unfinished(all);
    const complete = open + ranges === 0 && all.length > 0;
    const { exact, bounds: estimate } = this.estimate(all, complete);
    const guaranteed = this.bounds(all, ANY);
    const plausible = this.bounds(all, PLAUSIBLE);
    const units = all.map((row) => this.unit(row, complete ? exact : null));
    return {
      unassessed: open,
      ranges,
      estimate,
      plausible,
      guaranteed,
      verdict: complete ? this.verdict(exact) : null,
      possible: this.bandsBetween(guaranteed),
      plausibleBands: this.bandsBetween(plausible),
      units,
      dimensions: this.dimensionMeans(units),
    };
  }

  bounds(rows, spread) {
    return { low: rounded(this.total(rows, spread, false)), high: rounded(this.total(rows, spread, true)) };
  }

  /** Under the default weights; both ends are the same where everything is assessed. */
  estimate(rows, isComplete) {
    const exact = this.total(rows, DEFAULT, false);
    const low = rounded(exact);
    return { exact, bounds: { low, high: isComplete ? low : rounded(this.total(rows, DEFAULT, true)) } };
  }

  unit(row, mean) {
    const rows = [row];
    const [open, ranges] = this.unfinished(rows);
    const { exact, bounds: estimate } = this.estimate(rows, open + ranges === 0);
    return {
      id: this.ids[row],
      verdict: open + ranges === 0 ? this.verdict(exact) : null,
      estimate,
      guaranteed: this.bounds(rows, ANY),
      unassessed: open,
      pull: mean === null ? null : (exact - mean) / this.ids.length,
      dimensions: this.unitDimensions(row, open + ranges === 0),
    };
  }

  unfinished(rows) {
    const width = this.rules.indicators.length;
    let [open, ranges] = [0, 0];
    for (const row of rows) {
      for (let cell = row * width; cell < (row + 1) * width; cell += 1) {
        if (this.state[cell] === OPEN) open += 1;
        else if (this.state[cell] === RANGE) ranges += 1;
      }
    }
    return [open, ranges];
  }

  /** Index of the band of rounded hundredths; the last one begins at 0. */
  band(hundredths) {
    let index = 0;
    while (this.rules.bands[index].min > hundredths) index += 1;
    return index;
  }

  bandsBetween({ low, high }) {
    return this.rules.bands.slice(this.band(high), this.band(low) + 1).map((band) => band.label);
  }

  verdict(exact) {
    const total = rounded(exact);
    const band = this.band(total);
    const { bands } = this.rules;
    const next = band === 0 ? null : { band: bands[band - 1].label, missing: bands[band - 1].min - total };
    return { exact, total, band: bands[band].label, next, margin: total - bands[band].min };
  }

  /** The end of the total of these units under one spread. Units with the same dimensions left out go together. */
  total(rows, spread, isHigh) {
    const { dimensions, weights, fixed } = this.rules;
    let sum = 0;
    for (const group of this.grouped(rows, (row) => this.dropped(row))) {
      for (let index = 0; index < dimensions.length; index += 1) {
        this.means[index] = this.dimensionMean(dimensions[index], group, spread, isHigh);
      }
      sum += this.extreme(this.means, weights, fixed, dimensions.length, spread, isHigh) * group.length;
    }
    return (sum * 100) / rows.length;
  }

  dimensionMean(dimension, rows, spread, isHigh) {
    const { weights, fixed, start, count } = dimension;
    const { values } = this;
    const cells = isHigh ? this.highs : this.lows;
    const width = this.rules.indicators.length;
    let sum = 0;
    const { gaps, rules } = this;
    for (const group of this.grouped(rows, (row) => gaps[row * rules.dimensions.length + dimension.index])) {
      for (let index = 0; index < count; index += 1) {
        let column = 0;
        for (let at = 0; at < group.length; at += 1) column += cells[group[at] * width + start + index];
        values[index] = column / group.length;
      }
      sum += this.extreme(values, weights, fixed, count, spread, isHigh) * group.length;
    }
    return sum / rows.length;
  }

  /** Rows with the same pattern; patterns are bit masks. */
  grouped(rows, pattern) {
    const first = pattern(rows[0]);
    if (rows.every((row) => pattern(row) === first)) return [rows];
    const groups = new Map();
    for (const row of rows) {
      const key = pattern(row);
      if (groups.has(key)) groups.get(key).push(row);
      else groups.set(key, [row]);
    }
    return groups.values();
  }

  /** The dimensions of a unit in which nothing applies, as a bit mask. */
  dropped(row) {
    const { dimensions } = this.rules;
    let mask = 0;
    for (let index = 0; index < dimensions.length; index += 1) {
      if (this.gaps[row * dimensions.length + index] === 2 ** dimensions[index].count - 1) mask |= 1 << index;
    }
    return mask;
  }

  /** The extreme weighted mean of `values`; what does not apply is NaN. */
  extreme(values, weights, fixed, count, spread, isHigh) {
    let [known, knownWeight, rest, gaps] = [0, 0, 0, 0];
    for (let index = 0; index < count; index += 1) {
      const applies = values[index] === values[index];
      if (!applies) gaps += 1;
      if (!fixed[index] && spread !== DEFAULT) rest += weights[index];
      else if (applies) {
        known += weights[index] * values[index];
        knownWeight += weights[index];
      }
    }
    if (gaps === count) return NaN;
    if (spread === DEFAULT || rest === 0) return gaps === 0 ? known : known / knownWeight;
    if (spread === PLAUSIBLE) return this.plausible(values, weights, fixed, count, rest, gaps > 0, isHigh);
    // All of the rest goes to one member: the best corner.
    let best = NaN;
    for (let index = 0; index < count; index += 1) {
      if (fixed[index]) continue;
      const applies = values[index] === values[index];
      const at = applies ? (known + rest * values[index]) / (knownWeight + rest) : known / knownWeight;
      if (best !== best || (isHigh ? at > best : at < best)) best = at;
    }
    return best;
  }

  /** Every free weight at its lower bound, the rest to the best values first; repeated where something does not apply. */
  plausible(values, weights, fixed, count, rest, hasGaps, isHigh) {
    const { order, buffer, lower, upper, factor } = this;
    let [mean, left] = [NaN, 1];
    for (let index = 0; index < count; index += 1) {
      const value = values[index];
      if (value === value && (mean !== mean || (isHigh ? value < mean : value > mean))) mean = value;
      lower[index] = fixed[index] ? weights[index] : weights[index] / factor;
      upper[index] = fixed[index] ? weights[index] : Math.min(weights[index] * factor, rest);
      left -= lower[index];
    }
    for (;;) {
      for (let index = 0; index < count; index += 1) {
        const value = values[index] === values[index] ? values[index] : mean;
        buffer[index] = isHigh ? -value : value;
        let place = index;
        while (place > 0 && buffer[order[place - 1]] > buffer[index]) {
          order[place] = order[place - 1];
          place -= 1;
        }
        order[place] = index;
      }
      let [above, below, more] = [0, 0, left];
      for (let place = 0; place < count; place += 1) {
        const index = order[place];
        const taken = Math.min(upper[index] - lower[index], more);
        more -= taken;
        if (values[index] !== values[index]) continue;
        above += (lower[index] + taken) * values[index];
        below += lower[index] + taken;
      }
      const next = above / below;
      if (!hasGaps || Math.abs(next - mean) < 1e-12) return next;
      mean = next;
    }
  }

  /** Points of a unit by dimension under the default weights. */
  unitDimensions(row, isComplete) {
    const { dimensions, weights } = this.rules;
    const rows = [row];
    const dropped = this.dropped(row);
    let whole = 0;
    for (let index = 0; index < dimensions.length; index += 1) if (!(dropped & (1 << index))) whole += weights[index];
    return dimensions.map((dimension, index) => {
      if (dropped & (1 << index)) return { low: 0, high: 0 };
      const points = (isHigh) =>
        (this.dimensionMean(dimension, rows, DEFAULT, isHigh) * weights[index] * 100) / whole;
      const low = points(false);
      return { low, high: isComplete ? low : points(true) };
    });
  }

  dimensionMeans(units) {
    return this.rules.dimensions.map((dimension, index) => {
      let [low, high] = [0, 0];
      for (const unit of units) {
        low += unit.dimensions[index].low;
        high += unit.dimensions[index].high;
      }
      return { id: dimension.id, low: low / units.length, high: high / units.length };
    });
  }

  /** Every controllable answer below its top, raised to it in one unit; the largest gain first. */
  gains() {
    const { indicators, dimensions, weights, bands } = this.rules;
    const width = indicators.length;
    const gains = [];
    let total = 0;
    for (let row = 0; row < this.ids.length; row += 1) {
      const applied = dimensions.map(({ weights, start, count }) => {
        let sum = 0;
        for (let index = 0; index < count; index += 1) {
          if (this.state[row * width + start + index] !== NOT_APPLICABLE) sum += weights[index];
        }
        return sum;
      });
      let whole = 0;
      for (let index = 0; index < dimensions.length; index += 1) if (applied[index] > 0) whole += weights[index];
      for (let column = 0; column < width; column += 1) {
        const cell = row * width + column;
        if (this.state[cell] === NOT_APPLICABLE) continue;
        const indicator = indicators[column];
        const dimension = dimensions[indicator.dimension];
        const inside = dimension.weights[column - dimension.start] / applied[indicator.dimension];
        const points = ((100 / this.ids.length) * weights[indicator.dimension] * inside) / whole;
        const level = this.level[cell];
        const top = indicator.names.length - 1;
        total += points * indicator.shares[level];
        if (!indicator.controllable || level === top) continue;
        gains.push({
          unit: this.ids[row],
          indicator: indicator.id,
          from: indicator.names[level],
          to: indicator.names[top],
          gain: points * (indicator.shares[top] - indicator.shares[level]),
          effort: (top - level) * indicator.effort,
          unanswered: this.state[cell] === OPEN,
          after: 0,
          band: null,
        });
      }
    }
    for (const gain of gains) {
      gain.after = rounded(total + gain.gain);
      gain.band = bands[this.band(gain.after)].label;
    }
    // Equal gains may differ in their last bits.
    gains.sort((a, b) => (Math.abs(b.gain - a.gain) > EPSILON ? b.gain - a.gain : a.effort - b.effort));
    return gains;
  }
}
