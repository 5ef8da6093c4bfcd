// axe-core in the page, put there by the driver: the page's own policy lets no other script in.

import axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const MOST_PLACES = 4;

/** What breaks the rules, one line each: the rule, how many places, and the first of them. */
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (values) => {
    const options = { runOnly: { type: "tag", values }, resultTypes: ["violations"] };
    return (await globalThis.axe.run(document, options)).violations;
  }, tags);
  return found.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, MOST_PLACES).map((node) => `${node.target.join(" ")} (${node.any[0]?.message ?? node.all[0]?.message ?? ""})`);
    return `${id}: ${help}, ${nodes.length} times: ${places.join("; ")}`;
  });
}
