// The app inside pages of another origin: the sandbox matrix, messages both ways, hostile messages, the element.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch } from "./support/browser.mjs";
import { dist, serve, serveFolder } from "./support/site.mjs";

const demo = await readFile(new URL("../../static/demo/hijau.json", import.meta.url), "utf8");

let browser, app, closed, foreign, host;
/** The host page of each test, by path. */
const pages = new Map();

before(async () => {
  browser = await launch(["--host-resolver-rules=MAP *.instansi.test 127.0.0.1"]);
  // Another origin on the same site: there the browser lets a frame keep its work.
  app = await serveFolder(dist, { name: "zh.instansi.test" });
  closed = await serveFolder(dist, { name: "zh.instansi.test", cors: false });
  foreign = await serveFolder(dist, { name: "localhost" });
  host = await serve((path) => {
    const page = pages.get(path);
    return page === undefined ? { status: 404 } : { headers: { "Content-Type": "text/html; charset=utf-8" }, body: page };
  }, "www.instansi.test");
});

after(async () => {
  await browser.close();
  await Promise.all([app.stop(), closed.stop(), foreign.stop(), host.stop()]);
});

/** Records what the frames say, as any host page can. */
const RECORD = `<script>
  window.said = [];
  addEventListener("message", ({ data, origin }) => said.push({ ...data, origin, at: performance.now() }));
</script>`;

/** A test on a host page with this body. */
function hostTest(name, body, run, options = {}) {
  test(name, { timeout: 90_000 }, async () => {
    const path = `/${encodeURIComponent(name)}`;
    pages.set(path, `<!doctype html><html lang="id"><title>Host</title>${RECORD}${body()}`);
    const context = await browser.newContext({ locale: "id-ID", ...options });
    try {
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(host.origin + path);
      await run(page);
      assert.deepEqual(errors, []);
    } finally {
      await context.close();
    }
  });
}

const address = (site = app, more = "") => `${site.url}?sematan=1&host=${encodeURIComponent(host.origin)}${more}`;
const iframe = (attributes = "", src = address()) => `<script src="${app.url}embed.js" defer></script>
  <iframe data-zona-hijau ${attributes} title="Zona Hijau" width="100%" height="40" src="${src}"></iframe>`;
const element = (attributes = "") => `<script src="${app.url}embed.js" defer></script>
  <zona-hijau src="${app.url}" ${attributes}><a href="${app.url}">Buka Zona Hijau</a></zona-hijau>`;

/** Waits for a message of this type from the frame and gives its data. */
async function said(page, type) {
  await page.waitForFunction((wanted) => said.some((message) => message.type === wanted), type);
  return page.evaluate((wanted) => said.findLast((message) => message.type === wanted), type);
}

const inner = (page) => page.frameLocator("iframe").first();
const frameHeight = (page) => page.locator("iframe").evaluate((frame) => frame.clientHeight);

/** Fills the one unit in and waits until the host is told the total. */
async function enterInside(page, total) {
  const frame = inner(page);
  await frame.locator('input[name="instrumen"][value="kepatuhan-2023"]').check({ force: true });
  await frame.locator('input[name="jenis"][value="unit"]').check({ force: true });
  await frame.getByRole("button", { name: "Mulai isi nilai" }).click();
  await frame.locator("#nilai-u1").fill(total);
  await frame.locator("#nilai-u1").press("Tab");
  const wanted = total.replace(",", ".");
  await page.waitForFunction((value) => said.some(({ type, data }) => type === "result" && Number(data.total) === Number(value)), wanted);
}

/** In milliseconds: by then the height is told, and for so long it rests. */
const [SETTLED, REST] = [300, 5_000];

/** The height is told within 300 ms, is never 0, and rests for 5 s. The page notes when a message comes: how late this test looks does not matter. */
async function assertCalmHeight(page) {
  const { at: start } = await said(page, "ready");
  await page.waitForFunction((end) => performance.now() > end, start + SETTLED + REST);
  const told = await page.evaluate(() => said.filter(({ type }) => type === "resize" || type === "ready").map(({ at, data }) => ({ at, height: data.height })));
  assert.ok(told.every(({ height }) => height >= 1), JSON.stringify(told));
  assert.deepEqual(told.filter(({ at }) => at > start + SETTLED), [], `no message while nothing changes, ${SETTLED} ms after ${start}`);
  const { height } = told.at(-1);
  assert.ok(Math.abs((await frameHeight(page)) - height) <= 1, `${await frameHeight(page)} for ${height}`);
}

hostTest("sandbox none: everything works, the height follows and rests", () => iframe(), async (page) => {
  const ready = await said(page, "ready");
  assert.equal(ready.origin, app.origin);
  assert.equal(ready.data.can.storage, true);
  // The host is of another origin: only an attempt can tell.
  assert.deepEqual([ready.data.can.print, ready.data.can.download], [null, null]);
  assert.deepEqual(ready.data.pack.id, "opini-2026");
  await assertCalmHeight(page);
  await enterInside(page, "61,5");
});

hostTest("sandbox without scripts: the frame says what it needs", () => iframe('sandbox=""'), async (page) => {
  // Nothing can be evaluated in there, so what the browser would read out is looked at.
  const frame = page.frames()[1];
  await frame.waitForLoadState("load");
  const client = await page.context().newCDPSession(frame);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  assert.ok(nodes.some(({ name }) => /memerlukan JavaScript/.test(name?.value ?? "")));
  assert.deepEqual(await page.evaluate(() => said), []);
});

hostTest("sandbox allow-scripts: it computes and tells results; that nothing is kept is said", () => iframe('sandbox="allow-scripts"'), async (page) => {
  const ready = await said(page, "ready");
  assert.equal(ready.origin, "null");
  assert.equal(ready.data.can.storage, false);
  await assertCalmHeight(page);
  await enterInside(page, "61,5");
  await inner(page).getByText("menolak penyimpanan").first().waitFor();
});

hostTest(
  "sandbox allow-scripts on a host that does not share its files: the frame says so and offers a tab of its own",
  () => iframe('sandbox="allow-scripts"', address(closed)),
  async (page) => {
    const error = await said(page, "error");
    assert.equal(error.data.code, "not-loaded");
    await inner(page).getByText("bingkai yang terlalu terbatas").waitFor();
    assert.equal(await inner(page).getByRole("link", { name: "Buka lagi" }).getAttribute("href"), closed.url);
  },
);

hostTest("sandbox + allow-same-origin: work is kept", () => iframe('sandbox="allow-scripts allow-same-origin"'), async (page) => {
  const ready = await said(page, "ready");
  assert.deepEqual([ready.origin, ready.data.can.storage], [app.origin, true]);
  await enterInside(page, "61,5");
  await page.reload();
  await page.waitForFunction(() => said.some(({ type, data }) => type === "result" && data.total === "61.50"));
  // Without allow-modals the browser does nothing and says nothing: the host is told.
  await page.evaluate((to) => frames[0].postMessage({ app: "zona-hijau", v: 1, type: "print", id: "p" }, to), app.origin);
  const error = await said(page, "error");
  assert.deepEqual([error.id, error.data.code], ["p", "blocked"]);
  // And so is the visitor who presses the button.
  assert.equal(await inner(page).locator(".print-refused").isVisible(), false);
  await inner(page).getByRole("link", { name: "Hasil" }).first().click();
  await inner(page).getByRole("button", { name: "Cetak" }).first().click();
  await inner(page).getByText("tidak mengizinkan mencetak").waitFor();
});

hostTest("no button prints in silence where the frame does not let it", () => iframe('sandbox="allow-scripts allow-same-origin"', address(app, "&tampilan=penuh")), async (page) => {
  await said(page, "ready");
  await inner(page).getByRole("button", { name: "Kabupaten Contoh Kuning" }).click();
  const refused = inner(page).getByText("tidak mengizinkan mencetak");
  for (const screen of ["Hasil", "Perbaikan", "Bandingkan", "Bukti dukung"]) {
    await inner(page).getByRole("link", { name: screen, exact: true }).first().click();
    await inner(page).getByRole("heading", { level: 1 }).first().waitFor();
    if (screen === "Bukti dukung") await inner(page).getByRole("radio", { name: "Rekap pimpinan" }).check({ force: true });
    await inner(page).locator("html").evaluate((root) => root.removeAttribute("data-cetak"));
    await inner(page).locator("main").getByRole("button", { name: /^(Cetak|Print)/ }).first().click();
    await refused.waitFor();
  }
});

hostTest(
  "sandbox + allow-modals allow-downloads: it prints and saves",
  () => iframe('sandbox="allow-scripts allow-same-origin allow-modals allow-downloads"'),
  async (page) => {
    await said(page, "ready");
    await enterInside(page, "61,5");
    await page.evaluate((to) => frames[0].postMessage({ app: "zona-hijau", v: 1, type: "print", id: "p" }, to), app.origin);
    assert.equal((await said(page, "state")).id, "p");
    await inner(page).getByRole("link", { name: "Hasil" }).first().click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      inner(page).getByRole("button", { name: "Simpan berkas" }).first().click(),
    ]);
    assert.match(await readFile(await download.path(), "utf8"), /61\.5/);
  },
);

hostTest("on another site, where the browser closes the storage of frames, that is said", () => iframe("", address(foreign)), async (page) => {
  const ready = await said(page, "ready");
  assert.deepEqual([ready.origin, ready.data.can.storage], [foreign.origin, false]);
  await enterInside(page, "61,5");
  await inner(page).getByText("menolak penyimpanan").first().waitFor();
});

hostTest("a hidden frame tells no height of 0, and its height once it is shown", () => `<div id="tab" hidden>${iframe()}</div>`, async (page) => {
  const ready = await said(page, "ready");
  assert.ok(ready.data.height >= 1);
  await page.locator("#tab").evaluate((tab) => (tab.hidden = false));
  await page.waitForFunction(() => said.some(({ type, data }) => type === "resize" && data.height > 100));
  const heights = await page.evaluate(() => said.filter(({ data }) => "height" in data).map(({ data }) => data.height));
  assert.ok(heights.every((height) => height >= 1), heights.join(" "));
});

hostTest(
  "at 320 px nothing scrolls sideways and the height rests",
  () => iframe(),
  async (page) => {
    await assertCalmHeight(page);
    const wide = await inner(page).locator("html").evaluate((root) => root.scrollWidth > root.clientWidth);
    assert.equal(wide, false);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  },
  { viewport: { width: 320, height: 640 } },
);

hostTest("the element: ready, results without names, load, get, configure", () => element('bahasa="id" paket="kepatuhan-2023" tema="terang"'), async (page) => {
  await page.waitForFunction(() => document.querySelector("zona-hijau").shadowRoot?.querySelector("slot").hidden);
  const asked = (type, data) => page.evaluate(([kind, content]) => document.querySelector("zona-hijau").minta(kind, content), [type, data]);
  const loaded = await asked("load", { file: JSON.parse(demo) });
  assert.equal(loaded.file.body.name, "Kabupaten Contoh Hijau");
  const result = (await said(page, "result")).data;
  assert.deepEqual([result.total, result.category, result.pack.id], ["88.13", "A", "kepatuhan-2023"]);
  assert.doesNotMatch(JSON.stringify(await page.evaluate(() => said.filter(({ type }) => type === "result"))), /Contoh/);
  assert.equal((await asked("configure", { bahasa: "en", tema: "gelap" })).locale, "en");
  assert.equal((await asked("get")).theme, "gelap");
  const refused = await page.evaluate(() => document.querySelector("zona-hijau").minta("load", { file: { format: "x" } }).catch((error) => error.code));
  assert.equal(refused, "bad-file");
  assert.equal((await asked("get")).file.body.name, "Kabupaten Contoh Hijau", "a refused file changes nothing");
  await page.evaluate(() => document.querySelector("zona-hijau").setAttribute("tema", "kontras"));
  await inner(page).locator("html[data-theme=contrast]").waitFor({ state: "attached" });
});

/** Puts an element into the page that notes in `told` what it tells. */
async function put(page, id, src) {
  await page.waitForFunction(() => customElements.get("zona-hijau"));
  await page.evaluate(([name, address]) => {
    const element = Object.assign(document.createElement("zona-hijau"), { id: name, innerHTML: `<a href="/">Buka ${name}</a>` });
    globalThis.told ??= [];
    for (const type of ["zh-siap", "zh-galat"]) element.addEventListener(type, ({ detail }) => told.push([name, type, detail.code ?? ""]));
    if (address !== null) element.setAttribute("src", address);
    document.body.append(element);
  }, [id, src]);
}

const told = (page) => page.evaluate(() => globalThis.told);
/** A page that says what the app says once it is usable. */
const answering = `<!doctype html><title>App</title><script>parent.postMessage(${JSON.stringify({ app: "zona-hijau", v: 1, type: "ready", id: "", data: { height: 100 } })}, "*")</script>`;

hostTest("without an answer within 30 s that is told, and the link of the element stays", () => `<script src="${app.url}embed.js" defer></script>`, async (page) => {
  pages.set("/diam", "<!doctype html><title>Diam</title>");
  pages.set("/menjawab", answering);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await put(page, "diam", `${host.origin}/diam`);
  // Nobody answers there.
  await put(page, "jauh", "http://127.0.0.1:9/");
  await put(page, "menjawab", `${host.origin}/menjawab`);
  await put(page, "pergi", `${host.origin}/diam`);
  await page.evaluate(() => document.getElementById("pergi").remove());
  await page.waitForFunction(() => told.length > 0);
  await page.clock.runFor(29_900);
  assert.deepEqual(await told(page), [["menjawab", "zh-siap", ""]], "nothing is told before");
  await page.clock.runFor(60_000);
  const missed = ["diam", "jauh"].map((id) => [id, "zh-galat", "no-answer"]);
  assert.deepEqual(await told(page), [["menjawab", "zh-siap", ""], ...missed], "once, and not by one that answered or is gone");
  const links = await Promise.all(["diam", "jauh", "menjawab"].map((id) => page.getByRole("link", { name: `Buka ${id}` }).isVisible()));
  assert.deepEqual(links, [true, true, false]);
});

hostTest("an address that comes after a missing or a wrong one is opened", () => `<script src="${app.url}embed.js" defer></script>`, async (page) => {
  pages.set("/menjawab", answering);
  for (const [id, src] of [["tanpa", null], ["salah", "https://"]]) {
    await put(page, id, src);
    assert.deepEqual((await told(page)).filter(([name]) => name === id), [[id, "zh-galat", "bad-address"]]);
    await page.evaluate(([name, address]) => document.getElementById(name).setAttribute("src", address), [id, `${host.origin}/menjawab`]);
    await page.waitForFunction((name) => told.some(([who, type]) => who === name && type === "zh-siap"), id);
    assert.equal(await page.getByRole("link", { name: `Buka ${id}` }).isVisible(), false);
  }
  // Where it is in no page, an address opens nothing yet.
  const frames = await page.evaluate((address) => {
    const element = document.createElement("zona-hijau");
    element.setAttribute("src", address);
    element.setAttribute("src", `${address}?x`);
    const before = element.shadowRoot.querySelectorAll("iframe").length;
    document.body.append(element);
    return [before, element.shadowRoot.querySelectorAll("iframe").length];
  }, `${host.origin}/menjawab`);
  assert.deepEqual(frames, [0, 1]);
});

/** A page that answers each request with messages of other types first, under its id. */
const chattering = `<!doctype html><title>App</title><script>
  const say = (type, id, data) => parent.postMessage({ app: "zona-hijau", v: 1, type, id, data }, "*");
  addEventListener("message", ({ data: { type, id } }) => {
    for (const other of ["resize", "result", "later", "constructor", "__proto__", "toString"]) say(other, id, { height: 100, from: other });
    say(type === "print" ? "error" : "state", id, { code: "blocked", message: "x", from: "app" });
  });
  say("ready", "", { height: 100 });
</script>`;

hostTest("only a state or an error answers a request, and an unknown type is no event", () => `<script src="${app.url}embed.js" defer></script>`, async (page) => {
  pages.set("/ramai", chattering);
  await page.evaluate(() => {
    globalThis.fired = [];
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (this.localName === "zona-hijau") fired.push(event.type);
      return dispatch.call(this, event);
    };
  });
  await put(page, "ramai", `${host.origin}/ramai`);
  await page.waitForFunction(() => fired.includes("zh-siap"));
  const answers = await page.evaluate(async () => {
    const element = document.getElementById("ramai");
    const refused = element.minta("print").then(() => "answered", ({ code, from }) => [code, from]);
    return [(await element.minta("get")).from, await refused];
  });
  assert.deepEqual(answers, ["app", ["blocked", "app"]]);
  const fired = await page.evaluate(() => [...new Set(globalThis.fired)].sort());
  assert.deepEqual(fired, ["zh-galat", "zh-hasil", "zh-siap"]);
});

hostTest("display and lock: only the screens and the pack that were asked for", () => iframe("", address(app, "&tampilan=isi&kunci=paket&paket=kepatuhan-2023")), async (page) => {
  await said(page, "ready");
  const frame = inner(page);
  assert.equal(await frame.locator('input[name="instrumen"]').count(), 1);
  assert.equal(await frame.getByText("Kabupaten Contoh").count(), 0);
  await frame.getByRole("button", { name: "Mulai isi nilai" }).click();
  await frame.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  assert.equal(await frame.getByRole("link", { name: "Metode" }).count(), 0);
});

hostTest("display hasil waits for data, then shows the result alone", () => element('tampilan="hasil"'), async (page) => {
  await inner(page).getByText("Menunggu data").waitFor();
  await page.evaluate((file) => document.querySelector("zona-hijau").minta("load", { file }), demo);
  await inner(page).getByRole("heading", { name: "Hasil", level: 1 }).waitFor();
  assert.equal(await inner(page).locator(".header").isVisible(), false);
});

hostTest("display hasil tells nothing that its host has not loaded, and keeps nothing", () => iframe(), async (page) => {
  // Work that the frame of all screens keeps for this host: the other one would find it under the same keys.
  await enterInside(page, "61,5");
  await inner(page).getByText("Tersimpan").first().waitFor();
  const show = async (display) => {
    await page.evaluate(() => said.splice(0));
    await page.evaluate(([frame, src]) => (document.querySelector(frame).src = src), ["iframe", address(app, display)]);
    await said(page, "result");
    return page.evaluate(() => said.findLast(({ type }) => type === "result").data.total);
  };
  assert.equal(await show("&tampilan=hasil"), null);
  await page.evaluate(([file, to]) => frames[0].postMessage({ app: "zona-hijau", v: 1, type: "load", id: "l", data: { file } }, to), [demo, app.origin]);
  await page.waitForFunction(() => said.some(({ type, data }) => type === "result" && data.category === "A"));
  assert.equal(await show("&tampilan=hasil"), null, "what was loaded is not kept");
  assert.equal(Number(await show("&tampilan=penuh")), 61.5, "what was kept before is untouched");
});

hostTest("without a named host nobody is listened to and no result is told", () => iframe("", `${app.url}?sematan=1`), async (page) => {
  await said(page, "ready");
  await enterInsideUnheard(page);
  await page.evaluate(() => frames[0].postMessage({ app: "zona-hijau", v: 1, type: "get", id: "g" }, "*"));
  await askedAndShown(page);
  const types = await page.evaluate(() => [...new Set(said.map(({ type }) => type))]);
  assert.deepEqual(types.sort(), ["ready", "resize"]);
});

/** What the frame would have said until now has come: a new height, which anybody is told, comes after it. */
async function askedAndShown(page) {
  const count = () => page.evaluate(() => said.filter(({ type }) => type === "resize").length);
  const before = await count();
  await inner(page).getByRole("link", { name: "Isi nilai" }).first().click();
  await inner(page).getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  await page.waitForFunction((known) => said.filter(({ type }) => type === "resize").length > known, before);
}

async function enterInsideUnheard(page) {
  await inner(page).getByRole("button", { name: "Kabupaten Contoh Hijau" }).click();
  await inner(page).getByRole("heading", { name: "Hasil", level: 1 }).waitFor();
}

hostTest("results go to the named origin only", () => iframe("", `${app.url}?sematan=1&host=${encodeURIComponent("https://lain.go.id")}`), async (page) => {
  await said(page, "ready");
  await enterInsideUnheard(page);
  await askedAndShown(page);
  assert.equal(await page.evaluate(() => said.some(({ type }) => type === "result" || type === "state")), false);
});

hostTest("1,000 hostile messages change nothing", () => iframe() + `<iframe id="other" srcdoc="x"></iframe>`, async (page) => {
  await said(page, "ready");
  await enterInside(page, "61,5");
  // The sentence for screen readers comes last.
  await inner(page).getByRole("status").getByText("61,50").waitFor({ state: "attached" });
  const before = await inner(page).locator("#app").innerHTML();
  await page.evaluate(
    async ([to, file]) => {
      said.length = 0;
      const target = frames[0];
      const evil = { app: "zona-hijau", v: 1, type: "load", id: "x", data: { file } };
      const cycle = { app: "zona-hijau", v: 1 };
      cycle.self = cycle;
      const malformed = [
        null, 7, "x", [], {}, cycle, new Date(), new Map(), 7n, new ArrayBuffer(8), undefined,
        { ...evil, app: "x" }, { ...evil, v: 2 }, { ...evil, type: "delete" }, { ...evil, type: "__proto__" }, { ...evil, id: {} },
        { ...evil, data: null }, { ...evil, data: { file: "x" } }, { ...evil, data: { file: { format: "<script>" } } },
        { ...evil, type: "configure", data: { tema: "javascript:" } }, { ...evil, type: "configure", data: { bahasa: "id", x: 1 } },
        { ...evil, data: { file: "x".repeat(1_000_000) } },
      ];
      // From the right window: malformed.
      for (let round = 0; round < 500; round += 1) target.postMessage(malformed[round % malformed.length], to);
      // From another window of the right page, and from one whose origin is opaque: well formed, wrong source.
      const other = document.querySelector("#other").contentWindow;
      const send = other.eval("(target, message, to) => target.postMessage(message, to)");
      for (let round = 0; round < 250; round += 1) send(target, evil, to);
      const opaque = document.createElement("iframe");
      opaque.sandbox = "allow-scripts";
      opaque.srcdoc = `<script>const evil = ${JSON.stringify(evil).replaceAll("<", "\\u003c")};
        for (let round = 0; round < 250; round += 1) parent.frames[0].postMessage(evil, "*");
        parent.postMessage({ type: "done" }, "*");<\/script>`;
      document.body.append(opaque);
      while (!said.some(({ type }) => type === "done")) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    [app.origin, JSON.parse(demo)],
  );
  // A question after all of them: when it is answered, they have been read.
  await page.evaluate((to) => frames[0].postMessage({ app: "zona-hijau", v: 1, type: "get", id: "last" }, to), app.origin);
  await page.waitForFunction(() => said.some(({ id }) => id === "last"));
  assert.ok((await inner(page).locator("#app").innerHTML()) === before, "the screen changed");
  const state = await page.evaluate(() => said.find(({ id }) => id === "last"));
  assert.notEqual(state.data.file.body.name, "Kabupaten Contoh Hijau");
  const types = await page.evaluate(() => [...new Set(said.map(({ type }) => type))].sort());
  assert.deepEqual(types, ["done", "error", "state"]);
});

hostTest("a request that is no JSON is refused, with its id as it came; messages of other kinds are not answered", () => iframe(), async (page) => {
  await said(page, "ready");
  await page.evaluate((to) => {
    said.length = 0;
    const cycle = {};
    cycle.self = cycle;
    const ask = (more) => frames[0].postMessage({ app: "zona-hijau", v: 1, type: "load", data: cycle, ...more }, to);
    const others = [
      { app: "x" }, { v: 2 }, { v: "1" }, { v: 1n }, { type: "delete" }, { type: ["load"] },
      { id: NaN }, { id: 7n }, { id: {} }, { id: null }, { id: "x".repeat(1001) },
    ];
    for (const other of others) ask({ id: "other", ...other });
    ask({ id: "cycle" });
    ask({ id: "big", data: { file: 7n } });
    ask({ id: "half", data: { file: "\ud83c" } });
    ask({});
    ask({ id: 7 });
    ask({ id: 7.5, type: "configure", data: { bahasa: "fr" } });
    ask({ id: -8, type: "get", data: {} });
  }, app.origin);
  await page.waitForFunction(() => said.some(({ id }) => id === -8));
  const answers = await page.evaluate(() => said.filter(({ type }) => type !== "resize").map(({ type, id, data }) => [type, id, data.code]));
  assert.deepEqual(answers, [
    ...["cycle", "big", "half", "", 7].map((id) => ["error", id, "bad-data"]),
    ["error", 7.5, "bad-value"],
    ["state", -8, undefined],
  ]);
});

const written = () => `${app.url}?sematan=1&tampilan=semua&host=${encodeURIComponent(`${host.origin.toUpperCase()}/`)}`;

hostTest("the assessment itself can be loaded, and the host be written with capitals and a slash", () => iframe("", written()), async (page) => {
  await said(page, "ready");
  // A screen of no known name is all of them, to the styles as to the app.
  assert.equal(await inner(page).locator("html").getAttribute("data-sematan"), "penuh");
  const load = { app: "zona-hijau", v: 1, type: "load", id: "l", data: JSON.parse(demo) };
  await page.evaluate(([to, message]) => frames[0].postMessage(message, to), [app.origin, load]);
  const { id, data } = await said(page, "state");
  assert.equal(id, "l");
  assert.equal(data.file.body.name, "Kabupaten Contoh Hijau");
});

hostTest("the code of the screen Sematan works on a page of another site", () => "", async (page) => {
  await page.goto(`${app.url}#/sematan`);
  await page.getByRole("heading", { name: "Sematkan di situs lain", level: 1 }).waitFor();
  await page.locator("#paket-sematan").selectOption("kepatuhan-2023");
  await page.getByLabel(/Kunci instrumen/).check();
  const element = await page.inputValue("#kode-sematan");
  await page.getByRole("radio", { name: "Bingkai (iframe)" }).check({ force: true });
  await page.locator("#situs-sematan").fill("instansi");
  await page.getByText("Ini bukan alamat situs").waitFor();
  assert.equal(await page.locator("#situs-sematan").getAttribute("aria-invalid"), "true");
  await page.locator("#situs-sematan").fill(`${host.origin}/layanan`);
  const frame = await page.inputValue("#kode-sematan");
  // On plain http there is no clipboard: the code is selected instead.
  await page.getByRole("button", { name: "Salin kode" }).click();
  await page.getByText(/Kode sudah (disalin|dipilih)/).first().waitFor();
  for (const [name, code] of Object.entries({ element, frame })) {
    pages.set(`/kode-${name}`, `<!doctype html><title>Host</title>${RECORD}${code}`);
    await page.goto(`${host.origin}/kode-${name}`);
    const { data } = await said(page, "ready");
    assert.deepEqual([data.pack.id, data.locale], ["kepatuhan-2023", "id"], name);
    await page.waitForFunction(() => said.some(({ type }) => type === "result"));
    assert.equal(await inner(page).locator('input[name="instrumen"]').count(), 1);
  }
});

hostTest("what is entered in a frame is seen neither by the app itself nor by a frame of another name", () => iframe('name="satu"'), async (page) => {
  await said(page, "ready");
  await enterInside(page, "61,5");
  await inner(page).locator("#nama-instansi").fill("Kota Bingkai");
  await inner(page).locator("#nama-instansi").press("Tab");
  // Once it is on the device, under the key of this frame.
  const frame = page.frames()[1];
  await frame.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("Kota Bingkai")));
  const keys = await frame.evaluate(() => Object.keys(localStorage).filter((key) => localStorage.getItem(key).includes("Kota Bingkai")));
  assert.ok(keys.every((key) => !key.startsWith("zona-hijau/penilaian/")), keys.join(" "));
  await page.evaluate(([name, src]) => {
    const second = Object.assign(document.createElement("iframe"), { name, src });
    document.body.append(second);
  }, ["dua", address()]);
  const second = page.frameLocator('iframe[name="dua"]');
  const isEmpty = async (place) => {
    await place.getByRole("button", { name: "Mulai isi nilai" }).waitFor();
    // What the mirror has is put back once it is open, in the order that it was asked in.
    await place.locator("html").evaluate(async () => {
      const database = await new Promise((resolve) => (indexedDB.open("zona-hijau").onsuccess = ({ target }) => resolve(target.result)));
      const request = database.transaction("penilaian").objectStore("penilaian").getAllKeys();
      await new Promise((resolve) => (request.onsuccess = resolve));
      database.close();
      await new Promise((resolve) => setTimeout(resolve));
    });
    assert.equal(await place.getByText("Kota Bingkai").count(), 0);
    assert.equal(await place.locator(".library__item").count(), 0);
  };
  await isEmpty(second);
  await page.goto(app.url);
  await isEmpty(page);
  assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key === "zona-hijau/meja")), []);
});

hostTest("a visitor cannot open a file of another instrument where the instrument is locked", () => iframe("", address(app, "&kunci=paket&paket=opini-2026")), async (page) => {
  await said(page, "ready");
  await inner(page).locator("#buka-berkas").setInputFiles({ name: "lain.json", mimeType: "application/json", buffer: Buffer.from(demo) });
  await inner(page).getByText("instrumen lain; seharusnya").waitFor();
  assert.equal((await said(page, "result")).data.pack.id, "opini-2026");
});

hostTest("what the user prefers in the app itself is not seen in a frame", () => "", async (page) => {
  await page.goto(`${app.url}embed.js`);
  await page.evaluate(() => {
    localStorage.setItem("zona-hijau/language", "en");
    localStorage.setItem("zona-hijau/theme", "gelap");
  });
  pages.set("/pilihan", `<!doctype html><title>Host</title>${RECORD}${iframe()}`);
  await page.goto(`${host.origin}/pilihan`);
  const ready = await said(page, "ready");
  assert.equal(ready.data.can.storage, true, "the frame could have read it");
  assert.equal(ready.data.locale, "id");
  await page.evaluate((to) => frames[0].postMessage({ app: "zona-hijau", v: 1, type: "get", id: "g" }, to), app.origin);
  assert.equal((await said(page, "state")).data.theme, "ikut");
});

hostTest("the element tells what its attributes came to before it was ready, and what was taken away", () => `<script src="${app.url}embed.js" defer></script>`, async (page) => {
  await page.waitForFunction(() => customElements.get("zona-hijau"));
  await page.evaluate((src) => {
    const element = Object.assign(document.createElement("zona-hijau"), { id: "a" });
    element.setAttribute("src", src);
    document.body.append(element);
    // As frameworks do: one after the other, once it is in the page.
    element.setAttribute("bahasa", "en");
    element.setAttribute("tema", "gelap");
  }, app.url);
  await inner(page).locator("html[lang=en][data-theme=dark]").waitFor({ state: "attached" });
  await page.evaluate(() => ["bahasa", "tema"].forEach((name) => document.getElementById("a").removeAttribute(name)));
  await inner(page).locator("html[lang=id]:not([data-theme])").waitFor({ state: "attached" });
});

hostTest("a frame that is loaded again is told its attributes again, and what was asked before ends", () => element('paket="kepatuhan-2023" id="z"'), async (page) => {
  const shown = (language) => inner(page).locator(`html[lang=${language}]`).waitFor({ state: "attached" });
  await said(page, "ready");
  await page.evaluate(() => document.getElementById("z").setAttribute("bahasa", "en"));
  await shown("en");
  const frame = page.frames().find((other) => other.url().startsWith(app.url));
  // A question that the page is not there to answer any more.
  await page.evaluate(() => {
    globalThis.ended = new Promise((resolve) => {
      globalThis.ask = () => document.getElementById("z").minta("print").then(() => resolve("answered"), ({ message }) => resolve(message));
    });
  });
  await frame.evaluate(() => Object.defineProperty(MessageEvent.prototype, "data", { get: () => null }));
  await page.evaluate(() => void ask());
  await frame.evaluate(() => location.reload()).catch(() => {});
  await inner(page).locator("html").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => ended), "the frame was loaded again");
  await shown("en");
});

hostTest("what is higher than the element may become is reached by scrolling", () => `<script src="${app.url}embed.js" defer></script>`, async (page) => {
  const ready = JSON.stringify({ app: "zona-hijau", v: 1, type: "ready", id: "", data: { height: 40_000 } });
  pages.set("/tinggi", `<!doctype html><title>App</title><script>parent.postMessage(${ready}, "*")</script>`);
  await page.waitForFunction(() => customElements.get("zona-hijau"));
  await page.evaluate((src) => {
    const element = document.createElement("zona-hijau");
    element.setAttribute("src", src);
    document.body.append(element);
  }, `${host.origin}/tinggi`);
  await page.waitForFunction(() => document.querySelector("zona-hijau").shadowRoot.querySelector("iframe").scrolling === "auto");
  assert.equal(await page.locator("zona-hijau iframe").evaluate((frame) => frame.style.height), "30000px");
});

hostTest("each link to a section of the method leads to one that is there", () => iframe("", address(app, "&tampilan=penuh")), async (page) => {
  await said(page, "ready");
  await inner(page).getByRole("link", { name: "Metode" }).first().click();
  await inner(page).locator("#jenjang").waitFor();
  const missing = await inner(page).locator(".side-nav a").evaluateAll((links) => links.map(({ hash }) => hash).filter((hash) => !document.querySelector(hash)));
  assert.deepEqual(missing, []);
});

const two = () => `<script src="${app.url}embed.js" defer></script>
  ${["a", "b"].map((id) => `<zona-hijau id="${id}" src="${app.url}" paket="kepatuhan-2023"><a href="${app.url}">Buka</a></zona-hijau>`).join("")}`;

hostTest("two elements on one page keep their work apart, also after one is removed and put back", two, async (page) => {
  const usable = (id) => page.waitForFunction((name) => document.getElementById(name).shadowRoot?.querySelector("slot").hidden, id);
  const name = (id) => page.evaluate(async (of) => (await document.getElementById(of).minta("get")).file?.body.name ?? null, id);
  await Promise.all([usable("a"), usable("b")]);
  await page.evaluate((file) => document.getElementById("a").minta("load", { file }), demo);
  assert.deepEqual([await name("a"), await name("b")], ["Kabupaten Contoh Hijau", null]);
  await page.evaluate((file) => document.getElementById("b").minta("load", { file }), demo.replaceAll("Contoh Hijau", "Lain"));
  await page.evaluate(() => {
    const a = document.getElementById("a");
    a.remove();
    document.body.append(a);
  });
  await usable("a");
  await page.waitForFunction(async () => (await document.getElementById("a").minta("get")).file !== null);
  assert.deepEqual([await name("a"), await name("b")], ["Kabupaten Contoh Hijau", "Kabupaten Lain"]);
});

hostTest("the element tells as events that it is usable, what comes out, and what is refused", () => element('paket="kepatuhan-2023" id="z"'), async (page) => {
  await page.evaluate(() => {
    globalThis.told = [];
    for (const type of ["zh-siap", "zh-hasil", "zh-galat"]) {
      document.getElementById("z").addEventListener(type, ({ detail }) => told.push({ type, detail }));
    }
    // What was told before this was heard of is told again by a frame that is loaded anew.
    const element = document.getElementById("z");
    element.remove();
    document.body.append(element);
  });
  const heard = async (type) => {
    await page.waitForFunction((wanted) => told.some((event) => event.type === wanted), type);
    return page.evaluate((wanted) => told.findLast((event) => event.type === wanted).detail, type);
  };
  assert.equal((await heard("zh-siap")).pack.id, "kepatuhan-2023");
  await page.evaluate((file) => document.getElementById("z").minta("load", { file }), demo);
  await page.waitForFunction(() => told.some(({ type, detail }) => type === "zh-hasil" && detail.total !== null));
  assert.equal((await heard("zh-hasil")).category, "A");
  await page.evaluate(() => document.getElementById("z").minta("load", { file: "{}" }).catch(() => {}));
  assert.equal((await heard("zh-galat")).code, "bad-file");
  await page.evaluate(() => (told.length = 0));
  for (const wrong of ["https://", "ftp://a.go.id/", null]) {
    await page.evaluate((src) => {
      const element = document.createElement("zona-hijau");
      if (src !== null) element.setAttribute("src", src);
      element.addEventListener("zh-galat", ({ detail }) => told.push({ type: "zh-galat", detail }));
      document.body.append(element);
    }, wrong);
    assert.deepEqual(await heard("zh-galat"), { code: "bad-address", message: wrong ?? "" });
  }
});

const locked = () => address(app, "&kunci=paket&paket=opini-2026");

hostTest("two pages of a site with calculators for other instruments do not share their work", () => iframe("", address(app, "&paket=kepatuhan-2023")), async (page) => {
  await said(page, "ready");
  await enterInside(page, "61,5");
  await page.evaluate((src) => {
    said.length = 0;
    document.querySelector("iframe").src = src;
  }, locked());
  const ready = await said(page, "ready");
  assert.equal(ready.data.pack.id, "opini-2026");
  assert.deepEqual(await inner(page).locator('input[name="instrumen"]').evaluateAll((all) => all.map((input) => input.value)), ["opini-2026"]);
});

/** What 50 rounds may leave: the engine's own notes are some 130 kB, and one listener or frame a round is more than the others. */
const MAY_STAY = { jsEventListeners: 5, nodes: 50, usedSize: 500_000 };

hostTest("50 rounds of removing and putting back leave no listener and no frame behind", two, async (page) => {
  const client = await page.context().newCDPSession(page);
  const usable = () => page.waitForFunction(() => document.getElementById("a").shadowRoot?.querySelector("slot").hidden);
  const round = async () => {
    await page.evaluate(() => {
      const a = document.getElementById("a");
      a.remove();
      document.body.append(a);
    });
    await usable();
  };
  const measure = async () => {
    for (let round = 0; round < 3; round += 1) await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
    return { usedSize, nodes, jsEventListeners };
  };
  await usable();
  for (let count = 0; count < 5; count += 1) await round();
  const start = await measure();
  for (let count = 0; count < 50; count += 1) await round();
  assert.equal(page.frames().length, 3, "the page and two frames");
  // Frames that were taken away are collected late.
  const grown = (end) => Object.keys(MAY_STAY).filter((name) => end[name] > start[name] + MAY_STAY[name]);
  let end = await measure();
  for (let tries = 0; tries < 20 && grown(end).length > 0; tries += 1) {
    await page.waitForTimeout(500);
    end = await measure();
  }
  assert.deepEqual(grown(end), [], `${JSON.stringify(start)} -> ${JSON.stringify(end)}`);
});
