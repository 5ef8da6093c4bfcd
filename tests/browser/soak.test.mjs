// A short soak: random actions in the page and on the session without a browser, always in the same state.

import assert from "node:assert/strict";
import { test } from "node:test";
import { soak } from "../soak/session.mjs";
import { launch } from "./support/browser.mjs";

const sessions = [
  { seed: 20, count: 250, storms: true },
  { seed: 21, count: 150, storms: false },
];

for (const session of sessions) {
  const name = session.storms ? "with reloads and a failing storage" : "in one visit";
  test(`${session.count} random actions ${name} lead to the states of the model`, { timeout: 300_000 }, async () => {
    const browser = await launch();
    try {
      const { actions } = await soak(browser, session);
      assert.ok(actions > session.count * 0.8, `${actions} actions`);
    } finally {
      await browser.close();
    }
  });
}
