// Pictures of the gallery, to be looked at beside the design pictures.
//
//   trunk build tests/gallery/index.html --dist <dist>
//   node tests/gallery/shots.mjs <dist> <folder for pictures> [part ...]
//
// Takes every part in three themes and three widths; says what overflows and what the console
// reports. CHROMIUM names the browser, /usr/bin/chromium by default.
import { createServer } from "node:http";
import { mkdir, readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const [dist, out, ...chosen] = process.argv.slice(2);
if (!dist || !out) {
  console.error("usage: node tests/gallery/shots.mjs <dist> <folder> [part ...]");
  process.exit(2);
}

const PARTS = ["contoh", "mulai", "isi", "hasil", "hasil-unit", "metode"];
const THEMES = { terang: "", gelap: "/gelap", kontras: "/kontras" };
const WIDTHS = [360, 768, 1366];
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url, "http://localhost").pathname).replace(/^\/$/, "/index.html");
  try {
    const body = await readFile(join(dist, path));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
});
await mkdir(out, { recursive: true });
let faults = 0;

for (const part of chosen.length ? chosen : PARTS) {
  for (const [theme, suffix] of Object.entries(THEMES)) {
    for (const width of WIDTHS) await shoot(part, theme, suffix, width);
  }
}
await browser.close();
server.close();
process.exitCode = faults ? 1 : 0;

async function shoot(part, theme, suffix, width) {
  const name = `${part}-${theme}-${width}`;
  const page = await browser.newPage({ viewport: { width, height: 768 } });
  page.on("console", (message) => message.type() === "error" && report(name, message.text()));
  page.on("pageerror", (error) => report(name, error.message));
  await page.goto(`${origin}/#${part}${suffix}`);
  await page.waitForSelector(".page");
  const [height, overflow] = await page.evaluate(() => {
    const { scrollHeight, scrollWidth, clientWidth } = document.documentElement;
    return [scrollHeight, scrollWidth - clientWidth];
  });
  if (overflow > 0) report(name, `is ${overflow} px too wide`);
  // As high as the content, so that what sticks to the bottom does not cover the middle.
  await page.setViewportSize({ width, height: part === "isi" ? 768 : height });
  await page.screenshot({ path: join(out, `${name}.png`) });
  await page.close();
}

function report(name, text) {
  faults += 1;
  console.error(`${name}: ${text}`);
}
