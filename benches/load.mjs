// A first visit: bytes, and the time until the page can be used, against a minimal Yew app.

import { kilobytes, middle, milliseconds, range, ratio } from "./figures.mjs";

const VISITS = 9;
const SLOWER = 4;

export async function measureLoads({ browser, url, say }) {
  const [ours, theirs] = ["APP", "MINIMAL"].map((name) => Number(process.env[`ZONA_HIJAU_BENCH_BYTES_${name}`]));
  const times = { app: [], minimal: [] };
  for (let visit = 0; visit < VISITS; visit += 1) {
    for (const name of Object.keys(times)) times[name].push(await usable(browser, `${url}${name}/`));
  }
  const section = "First load, against a minimal Yew app";
  const rows = [
    {
      section,
      what: "bytes, compressed",
      ours: kilobytes(ours),
      theirs: kilobytes(theirs),
      ratio: ratio(theirs / ours),
      target: "at most 180 kB",
      note: "everything that the start screen needs",
      met: ours <= 180_000,
    },
    {
      section,
      what: "time to usable, processor slowed four times",
      ours: range(times.app, milliseconds),
      theirs: range(times.minimal, milliseconds),
      ratio: ratio(middle(times.minimal) / middle(times.app)),
      target: "",
      note: `${VISITS} visits with an empty cache, from this machine's own server`,
    },
  ];
  for (const { what, ours, theirs } of rows) say(`${what}: ours ${ours}, minimal ${theirs}`);
  return rows;
}

/** Milliseconds from the start of the navigation to the frame after the loading message has gone. */
async function usable(browser, address) {
  const context = await browser.newContext({ locale: "id-ID" });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(() => {
    globalThis.usable = new Promise((resolve) => {
      const look = () => {
        const app = document.getElementById("app");
        if (!app?.firstElementChild || app.querySelector(".loading")) return requestAnimationFrame(look);
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        requestAnimationFrame(() => channel.port2.postMessage(null));
      };
      look();
    });
  });
  await page.goto(address);
  const time = await page.evaluate(() => globalThis.usable);
  await context.close();
  return time;
}
