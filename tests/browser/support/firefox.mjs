// Firefox by WebDriver BiDi, which Debian's Firefox speaks itself; Playwright only drives a Firefox of its own.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";

/** `cargo xtask test` names the one it found. */
const programs = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
/** How long something that must come true may take, such as the plans on a busy machine. */
const PATIENCE_MS = 60_000;
/** As WebDriver writes them. */
const KEYS = { Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", PageUp: "\uE00E", PageDown: "\uE00F" };
const violation = `() => document.addEventListener("securitypolicyviolation",
  (event) => console.error("policy: " + event.effectiveDirective + " " + event.blockedURI))`;

/**
 * Runs `body` with a page in a fresh Firefox: `open(url)`, `reload()`, `run(expression)`, `wait(condition)`, `press(text)`,
 * `check(selector)`, `type(selector, text)`, `key(name)`, `choose(selector, path)`, `opened()`, the window that the page
 * has opened, with the same steps, `problems`, and `downloads`, the folder where files go.
 */
export async function inFirefox(body) {
  const program = programs.find((path) => path && existsSync(path));
  assert.ok(program, "no Firefox found: name it in the environment variable FIREFOX");
  const profile = await mkdtemp(join(tmpdir(), "zona-hijau-firefox-"));
  const downloads = join(profile, "unduhan");
  await mkdir(downloads);
  await writeFile(join(profile, "user.js"), preferences(downloads));
  const args = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile];
  const firefox = spawn(program, args, { env: { ...process.env, HOME: profile, MOZ_HEADLESS: "1" }, stdio: ["ignore", "ignore", "pipe"] });
  // Listened to from the start: it may end before anybody asks.
  const closed = once(firefox, "close");
  try {
    const socket = new WebSocket(`${await address(firefox)}/session`);
    await once(socket, "open");
    const session = speak(socket);
    await body({ ...(await newPage(session)), downloads });
    socket.terminate();
  } finally {
    firefox.kill("SIGKILL");
    await closed;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Files go to a folder without a question, and nothing but the app is asked for anything. */
function preferences(downloads) {
  const all = {
    "browser.download.folderList": 2,
    "browser.download.dir": downloads,
    "browser.download.useDownloadDir": true,
    "browser.download.alwaysOpenPanel": false,
    "intl.accept_languages": "id-ID, id",
    "ui.prefersReducedMotion": 1,
  };
  return Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join("");
}

/** The address that Firefox says it listens on. */
async function address(firefox) {
  for await (const line of createInterface({ input: firefox.stderr })) {
    const found = /WebDriver BiDi listening on (\S+)/.exec(line);
    if (found) {
      // What nobody reads would fill the pipe and stop it.
      firefox.stderr.resume();
      return found[1];
    }
  }
  throw new Error("Firefox ended before it listened");
}

/** Commands with their answers, and events as they come. */
function speak(socket) {
  const waiting = new Map();
  const listeners = [];
  socket.on("message", (text) => {
    const message = JSON.parse(text);
    const answer = waiting.get(message.id);
    if (!answer) return listeners.forEach((listener) => listener(message));
    waiting.delete(message.id);
    return message.type === "error" ? answer.reject(new Error(message.message)) : answer.resolve(message.result);
  });
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("the connection to Firefox ended"));
    waiting.clear();
  });
  let last = 0;
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(new Error(`no connection to Firefox for ${method}`));
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { send, listen: (listener) => listeners.push(listener) };
}

async function newPage({ send, listen }) {
  const problems = [];
  listen(({ method, params }) => {
    if (method === "log.entryAdded" && params.level === "error") problems.push(params.text);
  });
  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  await send("script.addPreloadScript", { functionDeclaration: violation });
  const { context } = await send("browsingContext.create", { type: "tab" });
  return pageIn(context, send, problems);
}

function pageIn(context, send, problems) {
  const run = async (expression) => {
    const answer = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  };
  const wait = async (condition) => {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
      if (await run(`Boolean(${condition})`)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never true in Firefox: ${condition}\n${await run("document.body.innerText.slice(0, 500)")}`);
  };
  const open = (url) => send("browsingContext.navigate", { context, url, wait: "complete" });
  const reload = () => send("browsingContext.reload", { context, wait: "complete" });
  const find = async (expression) => {
    await wait(expression);
    const answer = await send("script.evaluate", { expression, target: { context }, awaitPromise: false });
    return { sharedId: answer.result.sharedId };
  };
  const perform = (type, actions, more = {}) =>
    send("input.performActions", { context, actions: [{ type, id: `${type}-1`, actions, ...more }] });
  const click = async (expression) => {
    const element = await find(expression);
    await run(`${expression}.scrollIntoView({ block: "center", behavior: "instant" })`);
    const origin = { type: "element", element };
    await perform("pointer", [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ]);
  };
  const keys = (text) => perform("key", [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));
  const shown = `(all, text) => [...all].find((e) => e.getClientRects().length && (e.ariaLabel ?? e.innerText).includes(text))`;
  return {
    open,
    reload,
    run,
    wait,
    problems,
    /** A click on the first button or link in front with this text. */
    press: (text) => click(`(${shown})((document.querySelector("dialog[open]") ?? document).querySelectorAll("button, a, summary"), ${JSON.stringify(text)})`),
    /** A click on what is around a radio button. */
    check: (selector) => click(`document.querySelector(${JSON.stringify(selector)})?.closest("label")`),
    key: (name) => keys(KEYS[name]),
    /** The page on paper, as the bytes of a PDF. */
    pdf: async () => Buffer.from((await send("browsingContext.print", { context })).data, "base64"),
    /** The window that this page has opened. */
    async opened() {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
        const { contexts } = await send("browsingContext.getTree", {});
        const found = contexts.find((each) => each.originalOpener === context);
        if (found) return pageIn(found.context, send, problems);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error("no window was opened in Firefox");
    },
    async type(selector, text) {
      await click(`document.querySelector(${JSON.stringify(selector)})`);
      await run(`document.activeElement.select()`);
      await keys(text);
    },
    async choose(selector, path) {
      const element = await find(`document.querySelector(${JSON.stringify(selector)})`);
      await send("input.setFiles", { context, element, files: [path] });
    },
  };
}
