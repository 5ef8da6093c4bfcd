// What runs in the page: doing things as a user does, breaking the storage, reading what is shown and kept.

/** Runs before the app, again after every reload; makes `window.soak`. */
export function install() {
  const local = window.localStorage;
  const call = {};
  let fault = "none";
  let memory;
  let file;

  const refuse = () => {
    throw new DOMException("refused by the soak", "QuotaExceededError");
  };
  for (const name of ["getItem", "setItem", "removeItem", "key"]) {
    call[name] = Storage.prototype[name];
    Storage.prototype[name] = function (...args) {
      if (this === local && (fault === "broken" || (fault === "full" && name === "setItem"))) refuse();
      return call[name].apply(this, args);
    };
  }
  const { get: length } = Object.getOwnPropertyDescriptor(Storage.prototype, "length");
  Object.defineProperty(Storage.prototype, "length", {
    get() {
      return this === local && fault === "broken" ? refuse() : length.call(this);
    },
  });
  Object.defineProperty(window, "localStorage", { get: () => (fault === "blocked" ? refuse() : local) });

  // A file that would be downloaded.
  const blobs = new Map();
  const makeUrl = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = makeUrl.call(URL, blob);
    blobs.clear();
    blobs.set(url, blob);
    return url;
  };
  const follow = HTMLElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    file = blobs.get(this.href);
    if (!file) follow.call(this);
  };

  // The memory of WebAssembly only ever grows, so its size tells.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await make.apply(WebAssembly, args);
      memory = (made.instance ?? made).exports.memory ?? memory;
      return made;
    };
  }

  const one = (selector, place = 0) => {
    const found = document.querySelectorAll(selector)[place];
    if (!found) throw new Error(`not on the page: ${selector}, ${place}`);
    return found;
  };
  /** After a reload the calculator comes a moment later than the list, and with it what manages the list. */
  const there = async (selector, place) => {
    for (let tries = 0; tries < 500 && !document.querySelectorAll(selector)[place]; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return one(selector, place);
  };
  const drawn = () => new Promise((resolve) => setTimeout(resolve));
  const changed = (element) => element.dispatchEvent(new Event("change", { bubbles: true }));
  const insert = (field, text) => {
    field.focus();
    field.select();
    document.execCommand(text === "" ? "delete" : "insertText", false, text);
  };

  const ways = {
    click: async (selector, place) => (await there(selector, place)).click(),
    choose: (name, value) => one(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`).click(),
    open: () => document.querySelectorAll("main details").forEach((details) => (details.open = true)),
    insert: (id, text) => insert(one(`#${CSS.escape(id)}`), text),
    focus: (id) => one(`#${CSS.escape(id)}`).focus(),
    leave: () => document.activeElement.blur(),
    wait: (time) => new Promise((resolve) => setTimeout(resolve, time)),
    select: (id, value) => {
      one(`#${CSS.escape(id)}`).value = value;
      changed(one(`#${CSS.escape(id)}`));
    },
    rename: async (selector, place, text) => {
      const field = await there(selector, place);
      // What is folded away takes no focus; the end of the list is folded once more.
      for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
      insert(field, text);
      field.blur();
    },
    // The browser's own way to choose a file would hold on to the field, and with it to the whole screen.
    file: (id, name, text) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([text], name, { type: "application/json" }));
      one(`#${CSS.escape(id)}`).files = chosen.files;
      changed(one(`#${CSS.escape(id)}`));
    },
    paste: (id, text) => {
      const field = one(`#${CSS.escape(id)}`);
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.focus();
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    go: (page) => (location.hash = `#/${page}`),
    travel: (way) =>
      new Promise((resolve) => {
        addEventListener("hashchange", resolve, { once: true });
        history.go(way);
        setTimeout(resolve, 2000);
      }),
    fault: (kind) => (fault = kind),
  };

  const themes = { light: "terang", dark: "gelap", contrast: "kontras" };
  const text = (selector) => document.querySelector(selector)?.textContent ?? null;
  const shown = () => {
    const page = location.hash.slice(2);
    const count = (selector) => document.querySelectorAll(selector).length;
    const able = (place) => {
      const button = document.querySelectorAll(".page-head__actions button")[place];
      return button ? button.getAttribute("aria-disabled") !== "true" : null;
    };
    return {
      page,
      language: document.documentElement.lang,
      theme: themes[document.documentElement.dataset.theme] ?? "ikut",
      work: Boolean(document.querySelector('.header__nav a[href="#/isi"]')),
      undo: page === "isi" ? able(0) : null,
      redo: page === "isi" ? able(1) : null,
      refused: page === "isi" ? count(".error-summary li") : null,
      total: page === "isi" || page === "hasil" ? text(".resultbar__number") : null,
      listed: page === "mulai" ? count(".library__item") : null,
      // Where nothing can be raised, there may be no place for a scenario.
      moves: count(".levers__list > li") ? count(".trial__moves > li") : null,
    };
  };

  /** Every assessment on the device as its card and its text, in no order. */
  const kept = () => {
    const newest = new Map();
    for (let place = 0; place < length.call(local); place += 1) {
      const key = call.key.call(local, place);
      const id = /^zona-hijau\/penilaian\/(.*)\/[01]$/.exec(key)?.[1];
      if (!id) continue;
      const record = call.getItem.call(local, key);
      const [first, second] = [record.indexOf("\n"), record.indexOf("\n", record.indexOf("\n") + 1)];
      const [revision, , , units, copy, instrument, label, body] = record.slice(first + 1, second).split("\t");
      if (Number(revision) < (newest.get(id)?.revision ?? 0)) continue;
      const about = [Number(units), copy === "1", instrument, label, body, record.slice(second + 1)];
      newest.set(id, { revision: Number(revision), about });
    }
    return [...newest.values()].map(({ about }) => about);
  };

  window.soak = {
    run: async (steps) => {
      for (const [way, ...args] of steps) {
        await ways[way](...args);
        await drawn();
      }
      await drawn();
      return shown();
    },
    shown,
    kept,
    file: () => {
      file = undefined;
      one(".page-head__actions > button:last-child").click();
      return file.text();
    },
    wiped: () => new Promise((resolve) => addEventListener("storage", () => setTimeout(resolve), { once: true })),
    isEmpty: () => length.call(local) === 0,
    nodes: () => {
      const walker = document.createTreeWalker(document);
      let count = 1;
      while (walker.nextNode()) count += 1;
      return count;
    },
    memory: () => memory?.buffer.byteLength ?? 0,
  };
}
