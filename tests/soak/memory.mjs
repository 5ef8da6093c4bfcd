// What the page holds in memory once the garbage is collected.

/** At most so much more at the end than half-way: until then two hundred steps of the history fill up. */
const MOST_GROWTH = 1.25;
const KNOWN = { heap: 1_000_000, nodes: 2000, listeners: 500, wasm: 4 << 20 };

/** Measures a page. */
export class Memory {
  static async of(context, page) {
    const memory = new Memory();
    memory.page = page;
    memory.devtools = await context.newCDPSession(page);
    memory.quarters = [];
    return memory;
  }

  async measure() {
    for (let round = 0; round < 3; round += 1) await this.devtools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await this.devtools.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await this.devtools.send("Memory.getDOMCounters");
    const { wasm, shown } = await this.page.evaluate(() => ({ wasm: window.soak.memory(), shown: window.soak.nodes() }));
    // The screens differ by thousands of nodes, so those of the screen in front do not count.
    this.quarters.push({ heap: usedSize, nodes: nodes - shown, listeners: jsEventListeners, wasm });
  }
}

/** What grew in the second half by more than it may: a list of sentences. */
export function growth(quarters) {
  const [half, last] = [quarters[1], quarters.at(-1)];
  const grew = Object.keys(KNOWN).filter((name) => last[name] > half[name] * MOST_GROWTH + KNOWN[name]);
  return grew.map((name) => `${name} grew from ${half[name]} to ${last[name]}`);
}
