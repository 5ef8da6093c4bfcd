// Starts Chromium, opens the app and watches its page.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** The address of the built app; `cargo xtask test` sets it. */
export const appUrl = withSlash(process.env.ZONA_HIJAU_URL ?? "http://localhost:8080/");

const programs = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

// The browser itself must stay silent too: no update check, no sync, no look-ups of its own.
export const flags = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is. */
export function chromiumProgram() {
  const found = programs.find((program) => program && existsSync(program));
  assert.ok(found, "no Chromium found: name it in the environment variable CHROMIUM");
  return found;
}

/** Starts a headless Chromium, with more flags where a test needs them. */
export async function launch(more = []) {
  return chromium.launch({ executablePath: chromiumProgram(), headless: true, args: [...flags, ...more] });
}

/**
 * A new page of the context, with a record of its requests and problems: console errors, uncaught errors, violations
 * of the content security policy, failed requests, and requests that are not a GET of the app's own files.
 */
export async function watchedPage(context) {
  const watch = { requests: [], problems: [] };
  const report = (problem) => watch.problems.push(problem);
  await context.addInitScript(reportViolations);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") report(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => report(`uncaught: ${error}`));
  page.on("request", (request) => {
    watch.requests.push(request.url());
    if (!isOwnGet(request)) report(`foreign request: ${request.method()} ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // The browser asks for the icon of the tab by itself, late, and a reload cancels that; a missing icon has a status.
    if (request.failure()?.errorText === "net::ERR_ABORTED" && /\/icon-[0-9a-f]+\.svg$/.test(request.url())) return;
    report(`failed request: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) report(`status ${response.status()}: ${response.url()}`);
  });
  return { page, watch };
}

/** Loads the app at a hash such as `#/hasil` and waits until it has replaced the loading message. */
export async function openApp(page, hash = "") {
  await page.goto(appUrl + hash);
  await page.locator("#app .loading").waitFor({ state: "detached" });
}

/** Runs in the page. */
function reportViolations() {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy violation: ${event.effectiveDirective} forbids ${event.blockedURI || "inline code"}`);
  });
}

function isOwnGet(request) {
  const url = request.url();
  const local = url.startsWith("data:") || url.startsWith("blob:");
  return request.method() === "GET" && (local || url.startsWith(appUrl));
}

function withSlash(url) {
  return url.endsWith("/") ? url : `${url}/`;
}
