// The long soak: `cargo xtask soak [--actions N] [--seed S]`.

import { launch } from "../browser/support/browser.mjs";
import { growth } from "./memory.mjs";
import { soak } from "./session.mjs";

/** Actions of one session; every other one goes without storms, so that memory can grow. */
const SESSION = 2500;

const total = Number(process.env.ZONA_HIJAU_SOAK_ACTIONS ?? 20_000);
const firstSeed = Number(process.env.ZONA_HIJAU_SOAK_SEED ?? 1);

const report = ({ seed, number, count }) => console.log(`   seed ${seed}: ${number} of ${count} actions`);
const sessions = Array.from({ length: Math.ceil(total / SESSION) }, (_, place) => ({
  seed: firstSeed + place,
  count: Math.min(SESSION, total - place * SESSION),
  storms: place % 2 === 0,
  report,
}));

const sum = { actions: 0, reloads: 0, travels: 0, faults: 0, wipes: 0, kinds: {} };
const failures = [];
const browser = await launch();
try {
  for (const session of sessions) {
    try {
      const { memory, kinds, ...counts } = await soak(browser, session);
      for (const [name, count] of Object.entries(counts)) sum[name] += count;
      for (const [name, count] of Object.entries(kinds)) sum.kinds[name] = (sum.kinds[name] ?? 0) + count;
      if (memory.length) console.log(`   seed ${session.seed}, memory at each quarter: ${JSON.stringify(memory)}`);
      if (memory.length) failures.push(...growth(memory).map((text) => `seed ${session.seed}: ${text}`));
    } catch (error) {
      failures.push(`seed ${session.seed}: ${error.message}`);
      console.error(`seed ${session.seed}: ${error.stack}`);
    }
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(sum));
if (failures.length) {
  console.error(`\n${failures.length} failures:\n${failures.join("\n\n")}`);
  process.exit(1);
}
