// Puts Zona Hijau into another page: <zona-hijau src="https://.../" bahasa="id" paket="opini-2026" tema="ikut">
// with a link inside, which is shown until the app answers, and stays when it does not.
//
// Frames written by hand get the height of their content too: <iframe data-zona-hijau src="...?sematan=1&host=...">.
// The element fires `zh-siap`, `zh-hasil` and `zh-galat`, with what the app said in `event.detail`, and
// `element.minta("get" | "load" | "configure" | "print", data)` promises the answer. See docs/embedding.md.
(() => {
  "use strict";
  const APP = "zona-hijau";
  const LIMIT = 30_000;
  /** A frame that never answers: blocked by the host page, by a policy, or the app's server is away. */
  const PATIENCE = 30_000;
  const SETTINGS = ["bahasa", "tema", "paket"];
  /** What the app does without an attribute. */
  const WITHOUT = { bahasa: "id", tema: "ikut" };
  const REQUESTS = ["get", "load", "configure", "print"];
  /** A map knows no names but these, whatever a message calls itself. */
  const EVENTS = new Map([["ready", "zh-siap"], ["result", "zh-hasil"], ["error", "zh-galat"]]);
  /** What answers a request; nothing else does, whatever its id. */
  const ANSWERS = ["state", "error"];
  if (customElements.get(APP)) return;

  const isSandboxed = (frame) => frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  /** A sandboxed frame has the origin "null", and no other frame may have it. */
  const originOf = (frame) => (isSandboxed(frame) ? "null" : new URL(frame.src, location.href).origin);
  /** The window first, then the origin. */
  const isFrom = (event, frame) => event.source !== null && event.source === frame?.contentWindow && event.origin === originOf(frame);

  /** The address in a text; nothing where it is none. */
  function parsed(text) {
    try {
      return new URL(text, document.baseURI);
    } catch {
      return null;
    }
  }

  const isOurs = (data) => data?.app === APP && data.v === 1 && typeof data.type === "string" && typeof data.data === "object" && data.data !== null;

  function fit(frame, { height }) {
    if (Number.isFinite(height) && height >= 1) frame.style.height = `${Math.min(Math.ceil(height), LIMIT)}px`;
  }

  window.addEventListener("message", (event) => {
    if (!isOurs(event.data)) return;
    for (const frame of document.querySelectorAll("iframe[data-zona-hijau]")) {
      if (isFrom(event, frame)) fit(frame, event.data.data);
    }
  });

  let made = 0;

  class ZonaHijau extends HTMLElement {
    static observedAttributes = ["src", ...SETTINGS];
    #frame;
    #name;
    #placed = false;
    #ready = false;
    #timer;
    #asked = new Map();
    #last = 0;
    /** What the frame knows of the attributes that may change: at first, and again after it was loaded anew, its address. */
    #told = {};
    #opened = {};
    #listen = (event) => this.#hear(event);

    constructor() {
      super();
      // One name for each element, so that two on one page keep their work apart, and one put back finds its own.
      this.#name = `${APP}-${++made}`;
      this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    }

    connectedCallback() {
      this.style.display ||= "block";
      window.addEventListener("message", this.#listen);
      this.#placed = true;
      this.#open();
    }

    disconnectedCallback() {
      window.removeEventListener("message", this.#listen);
      this.#placed = false;
      this.#close();
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#placed || before === now) return;
      // Also where there is no frame yet: the address before may have been missing or wrong.
      if (name === "src") this.#open();
      else if (this.#ready) this.#configure();
    }

    /** What the attributes say. The present instrument stays where none is named any more. */
    #settings() {
      const given = SETTINGS.map((name) => [name, this.getAttribute(name) ?? WITHOUT[name]]);
      return Object.fromEntries(given.filter(([, value]) => value !== undefined));
    }

    /** Tells the frame which attributes have changed since it was told last: also what changed before it was ready. */
    #configure() {
      const now = this.#settings();
      const changed = Object.entries(now).filter(([name, value]) => value !== this.#told[name]);
      this.#told = now;
      // A refusal is told as `zh-galat`, as all errors are.
      if (changed.length > 0) this.minta("configure", Object.fromEntries(changed)).catch(() => {});
    }

    /** Asks the app for something; promises what it answers. */
    minta(type, data = {}) {
      const id = String(++this.#last);
      return new Promise((resolve, reject) => {
        if (!this.#ready) return reject(new Error("not ready: wait for zh-siap"));
        if (!REQUESTS.includes(type)) return reject(new Error(`unknown request: ${type}`));
        this.#asked.set(id, { resolve, reject });
        // A sandboxed frame has no origin by which it could be named.
        const target = isSandboxed(this.#frame) ? "*" : originOf(this.#frame);
        this.#frame.contentWindow.postMessage({ app: APP, v: 1, type, id, data }, target);
      });
    }

    /** Where the app is; nothing where the element does not say. */
    #address() {
      const given = this.getAttribute("src");
      const address = given && parsed(given);
      if (!address) return null;
      address.searchParams.set("sematan", "1");
      address.searchParams.set("host", location.origin);
      for (const name of [...SETTINGS, "kunci", "tampilan"]) {
        if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      }
      return address;
    }

    #open() {
      this.#close();
      const address = this.#address();
      if (!address || !/^https?:$/.test(address.protocol)) {
        return this.#tell("error", { code: "bad-address", message: this.getAttribute("src") ?? "" });
      }
      const frame = document.createElement("iframe");
      frame.name = this.id ? `${APP}-${this.id}` : this.#name;
      frame.title = this.title || "Zona Hijau";
      frame.scrolling = "no";
      frame.allow = "fullscreen; clipboard-write";
      if (this.hasAttribute("sandbox")) frame.setAttribute("sandbox", this.getAttribute("sandbox"));
      Object.assign(frame.style, { border: "0", display: "block", width: "100%", height: "1px" });
      frame.src = address.href;
      this.#opened = this.#settings();
      this.#frame = frame;
      this.shadowRoot.append(frame);
      this.#timer = setTimeout(() => this.#tell("error", { code: "no-answer", message: address.origin }), PATIENCE);
    }

    #close() {
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = undefined;
      this.#ready = false;
      this.#giveUp("the frame was taken away");
      this.shadowRoot.querySelector("slot").hidden = false;
    }

    /** What was asked has no answer any more. */
    #giveUp(reason) {
      for (const { reject } of this.#asked.values()) reject(new Error(reason));
      this.#asked.clear();
    }

    #hear(event) {
      if (!isFrom(event, this.#frame) || !isOurs(event.data)) return;
      const { type, id, data } = event.data;
      const asked = ANSWERS.includes(type) && this.#asked.get(id);
      if (asked) {
        this.#asked.delete(id);
        if (type === "error") asked.reject(Object.assign(new Error(data.message), data));
        else asked.resolve(data);
      }
      if (type === "ready" || type === "resize") {
        fit(this.#frame, data);
        // What is beyond the greatest height is reached by scrolling inside.
        if (data.height > LIMIT) this.#frame.scrolling = "auto";
      }
      if (type === "ready") this.#show();
      this.#tell(type, data);
    }

    #show() {
      clearTimeout(this.#timer);
      if (this.#ready) this.#giveUp("the frame was loaded again");
      this.#ready = true;
      this.shadowRoot.querySelector("slot").hidden = true;
      this.#told = this.#opened;
      this.#configure();
    }

    #tell(type, detail) {
      const name = EVENTS.get(type);
      if (name) this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }
  }

  customElements.define(APP, ZonaHijau);
})();
