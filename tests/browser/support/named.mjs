// Names as screen readers get them: from the accessibility tree of the browser, not from the markup.

/** What needs a name: what one operates, what one jumps to, and what one enters without seeing it whole. */
const NEEDS_NAME = new Set([
  ...["button", "link", "textbox", "searchbox", "spinbutton", "combobox", "listbox", "radio", "checkbox", "slider", "tab"],
  ...["dialog", "alertdialog", "radiogroup", "tablist", "tabpanel", "navigation", "complementary", "region"],
  ...["figure", "image", "table", "grid"],
]);

/** Every part of the page that needs a name, as `{ role, name }`; the name may be empty. */
export async function named(page) {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  await devtools.detach();
  return nodes
    .filter(({ ignored, role }) => !ignored && NEEDS_NAME.has(role?.value))
    .map(({ role, name }) => ({ role: role.value, name: name?.value?.trim() ?? "" }));
}

/** What is wrong with the names of a page, one line each. */
export async function problemsOfNames(page) {
  const parts = await named(page);
  const nameless = parts.filter(({ name }) => !name).map(({ role }) => `a ${role} has no name`);
  // A sentence that is put together from parts: what stands between them is said too.
  const torn = parts.filter(({ name }) => /\s[.,;:!?](\s|$)/.test(name)).map(({ role, name }) => `a ${role} has a space before a sign: ${name}`);
  const groups = await page.locator("fieldset").evaluateAll((sets) => sets.map((set) => set.querySelector("legend")?.textContent.trim()));
  const unsaid = groups.filter((legend) => !legend).map(() => "a group has no legend");
  return [...nameless, ...torn, ...unsaid];
}
