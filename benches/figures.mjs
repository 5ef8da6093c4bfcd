// Figures as the table prints them.

/** The middle of some numbers. */
export function middle(numbers) {
  return quantile(numbers, 0.5);
}

/** The number that so much of the others does not exceed. */
export function quantile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))];
}

/** The median with the range. */
export function range(numbers, print) {
  return `${print(middle(numbers))} (${print(Math.min(...numbers))} to ${print(Math.max(...numbers))})`;
}

export function milliseconds(number) {
  if (number >= 1000) return `${(number / 1000).toFixed(1)} s`;
  return `${number.toPrecision(number < 100 ? 2 : 3)} ms`;
}

export function microseconds(number) {
  return number >= 1 ? milliseconds(number) : `${Math.round(number * 1000)} µs`;
}

export function ratio(number) {
  return number >= 10 ? `${Math.round(number)}` : number.toPrecision(2);
}

export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
