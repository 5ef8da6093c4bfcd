// Steps that several tests take.

/** Chooses an instrument and a kind of body on Mulai and begins. */
export async function begin(page, instrument, kind = "kabupaten") {
  await page.locator(`input[name="instrumen"][value="${instrument}"]`).check({ force: true });
  await page.locator(`input[name="jenis"][value="${kind}"]`).check({ force: true });
  await page.getByRole("button", { name: "Mulai isi nilai" }).click();
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
}

/** Opens a demo body. */
export async function openDemo(page, name) {
  await page.getByRole("button", { name }).click();
  await page.getByRole("heading", { name: "Hasil", level: 1 }).waitFor();
}

/** Shows a screen by its address, as a link of the header does. */
export async function goTo(page, hash) {
  await page.evaluate((target) => (location.hash = target), hash);
  await page.locator(`.header__nav a[href="${hash}"][aria-current="page"]`).waitFor({ state: "attached" });
}

/** Waits until the device has what was entered: it is written a moment after it is painted. */
export async function saved(page) {
  await page.getByText("Tersimpan di peramban ini").first().waitFor();
}

/** Waits on Perbaikan until all plans to the present target are there; from then on nothing changes by itself. */
export async function planned(page) {
  await page.locator(".improve__plans[data-search=finished]").waitFor();
}

/** Waits until the list of Mulai has so many assessments, and gives their names. */
export async function listed(page, count) {
  await page.waitForFunction((wanted) => document.querySelectorAll(".library__item").length === wanted, count);
  return page.locator(".library .example__title").allInnerTexts();
}

/** Shows the entries another way: "Nilai rapor", "Per unit" or "Tabel indikator". */
export async function view(page, name) {
  // By key: what is still being painted may move a button from under the pointer.
  const choice = page.getByRole("radio", { name });
  await choice.press("Space");
  await page.waitForFunction((radio) => radio.checked, await choice.elementHandle());
}

/** Pastes a text into the element that has the focus, as Ctrl+V does. */
export async function paste(page, text) {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);
}

/** Presses Tab until the element that matches the selector has the focus. */
export async function tabTo(page, selector) {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** What stands in each input that matches the selector. */
export function values(page, selector) {
  return page.locator(selector).evaluateAll((inputs) => inputs.map((input) => input.value));
}
