// A test in a real browser, which fails on whatever no screen may do.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, openApp, watchedPage } from "./browser.mjs";

let browser;

after(async () => (await browser)?.close());

/**
 * A test with a page of its own in a fresh profile; all tests of a file share one browser.
 *
 * The body gets `{ page, context, watch, open }`: `open("#/hasil")` loads the app, `watch.requests` lists the address
 * of every request so far. Any problem that `watchedPage` records fails the test, unless it matches one of the
 * patterns in `options.allow`; `options.timeout` gives a long test more than a minute; the other options are those of a
 * Playwright context, such as `viewport`.
 */
export function browserTest(name, options, body) {
  if (typeof options === "function") return browserTest(name, {}, options);
  const { allow = [], timeout = 60_000, ...contextOptions } = options;
  return test(name, { timeout }, async () => {
    browser ??= launch();
    const context = await (await browser).newContext({ locale: "id-ID", ...contextOptions });
    try {
      const { page, watch } = await watchedPage(context);
      await body({ page, context, watch, open: (hash) => openApp(page, hash) });
      const problems = watch.problems.filter((problem) => !allow.some((pattern) => pattern.test(problem)));
      assert.deepEqual(problems, [], "the page reported problems");
    } finally {
      await context.close();
    }
  });
}
