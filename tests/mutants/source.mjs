// One file of the engine with all its changes at once: each function has a copy of its body for every change,
// and takes the copy whose number is in force.

/** Offsets of the lines of a text, for places as cargo-mutants gives them: line and column from 1, in characters. */
function places(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return ({ line, column }) => {
    const start = starts[line - 1];
    return start + [...text.slice(start, starts[line])].slice(0, column - 1).join("").length;
  };
}

/** Where the body of a function opens: the first brace outside of parentheses after its name. */
function opening(text, start, end, name) {
  const head = new RegExp(`\\bfn\\s+${name}\\b`).exec(text.slice(start, end));
  if (!head) return -1;
  let depth = 0;
  for (let at = start + head.index; at < end; at++) {
    if ("([".includes(text[at])) depth++;
    if (")]".includes(text[at])) depth--;
    if (text[at] === "{" && depth === 0) return at;
  }
  return -1;
}

/** The functions of one file that have changes, in order, and the changes that stand in no such function. */
export function functions(text, mutants) {
  const offset = places(text);
  const found = new Map();
  const outside = [];
  for (const mutant of mutants) {
    const span = mutant.function?.span;
    const start = span ? offset(span.start) : -1;
    if (!found.has(start)) {
      const end = span ? offset(span.end) : -1;
      const open = span ? opening(text, start, end, mutant.function.function_name.split("::").pop()) : -1;
      const fixed = open < 0 || /\bconst\s+(unsafe\s+)?fn\b/.test(text.slice(start, open));
      found.set(start, { start, open, end, fixed, mutants: [] });
    }
    const place = { start: offset(mutant.span.start), end: offset(mutant.span.end) };
    if (found.get(start).fixed) outside.push(mutant);
    else found.get(start).mutants.push({ ...mutant, place });
  }
  const list = [...found.values()].filter((each) => !each.fixed).sort((a, b) => a.start - b.start);
  const nested = list.filter((each) => list.some((other) => other !== each && other.start < each.start && each.end <= other.end));
  for (const inner of nested) outside.push(...inner.mutants);
  return { list: list.filter((each) => !nested.includes(each)), outside };
}

/** The body of a function with one change made. */
export function changed(text, open, end, { place, replacement }) {
  return `${text.slice(open, place.start)}${replacement || " "}${text.slice(place.end, end)}`;
}

/**
 * The file with every change behind its number. `number` gives the number of a change, or none if it is left out;
 * `where` tells in which lines of the result each change stands.
 */
export function gated(text, list, number) {
  const parts = [];
  const where = [];
  let line = 1;
  const put = (piece) => {
    parts.push(piece);
    const first = line;
    line += piece.split("\n").length - 1;
    return [first, line];
  };
  let at = 0;
  for (const { open, end, mutants, id } of list) {
    const kept = mutants.filter((mutant) => number(mutant) !== undefined);
    put(text.slice(at, open));
    at = end;
    if (!kept.length) {
      put(text.slice(open, end));
      continue;
    }
    const [first] = put(`{ match crate::gate::enter(${id}) {\n`);
    for (const mutant of kept) {
      const lines = put(`${number(mutant)} => ${changed(text, open, end, mutant)}\n`);
      where.push({ lines: [lines[0], lines[1] - 1], mutants: [mutant] });
    }
    const [, last] = put(`_ => ${text.slice(open, end)}\n} }`);
    where.push({ lines: [first, last], mutants: kept });
  }
  put(text.slice(at));
  return { text: parts.join(""), where };
}
