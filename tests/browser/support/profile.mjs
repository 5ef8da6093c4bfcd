// Chromium with a profile on the disk, whose processes a test may kill.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { chromiumProgram, flags } from "./browser.mjs";

/** Runs `body` with a folder for a profile, and removes it afterwards. */
export async function withProfile(body) {
  const folder = await mkdtemp(join(tmpdir(), "zona-hijau-profil-"));
  try {
    await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Settings of a profile that has not been used yet. */
export async function setPreferences(folder, preferences) {
  await mkdir(join(folder, "Default"), { recursive: true });
  await writeFile(join(folder, "Default", "Preferences"), JSON.stringify(preferences));
}

/** Starts Chromium with a profile: `{ context, newPage, killRenderer, killAll, close }`. */
export async function start(folder) {
  const headless = ["--headless", "--no-sandbox", "--remote-debugging-port=0", `--user-data-dir=${folder}`];
  const program = spawn(chromiumProgram(), [...flags, ...headless, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  const closed = once(program, "close");
  const browser = await chromium.connectOverCDP(await address(program));
  const end = async (signal) => {
    program.kill(signal);
    await closed;
    await browser.close().catch(() => {});
  };
  return {
    context: browser.contexts()[0],
    newPage: () => newPage(browser.contexts()[0]),
    killRenderer: (page) => killRenderer(browser, page),
    killAll: () => end("SIGKILL"),
    close: () => end("SIGTERM"),
  };
}

/** Right after a kill a new page may get one of the processes that were killed. */
async function newPage(context) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.newPage();
    } catch (error) {
      if (attempt === 5 || !/crashed/.test(String(error))) throw error;
    }
  }
}

async function address(program) {
  for await (const line of createInterface({ input: program.stderr })) {
    const found = /DevTools listening on (\S+)/.exec(line);
    if (found) {
      program.stderr.resume();
      return found[1];
    }
  }
  throw new Error("Chromium ended before it listened");
}

/** Ends the processes that draw pages, as a lack of memory does: nothing in them is told. */
async function killRenderer(browser, page) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const crashed = page.waitForEvent("crash");
  for (const { id } of processInfo.filter(({ type }) => type === "renderer")) process.kill(id, "SIGKILL");
  await crashed;
  await session.detach();
  await page.close();
}
