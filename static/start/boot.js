// Starts the app, says in plain words when that fails, and offers a new version when one is there.
// The build puts in how the code is started, and whether this edition works offline.
(() => {
  "use strict";
  const start = () => __START__;
  const worksOffline = __OFFLINE__;
  const SERVICE_WORKER = "./sw.js";

  const parameters = new URLSearchParams(location.search);
  const embedded = parameters.get("sematan") === "1";
  /** What a host page can have shown; every other word is the first, as it is to the app. */
  const DISPLAYS = ["penuh", "isi", "hasil"];
  /** What the user chose; the storage may be closed, and a host page shall not see it. */
  const chosen = () => {
    try {
      return embedded ? null : localStorage.getItem("zona-hijau/language");
    } catch {
      return null;
    }
  };
  const english = (parameters.get("bahasa") ?? chosen()) === "en";
  const say = (indonesian, translated) => (english ? translated : indonesian);

  /** What can be said about a start that failed, and the address where it may succeed. */
  function reasons() {
    if (typeof WebAssembly !== "object") {
      return [say("Versi peramban ini sudah terlalu lama. Pakai Chrome, Edge, atau Firefox yang lebih baru.", "This browser is too old. Use a newer Chrome, Edge or Firefox.")];
    }
    if (window.origin === "null" && location.protocol !== "file:") {
      // Files of this very host count as foreign in such a frame, unless the host allows them to all.
      return [
        say("Halaman ini memasang Zona Hijau dalam bingkai yang terlalu terbatas. Buka di tab sendiri.", "This page holds Zona Hijau in a frame that is too restricted. Open it in a tab of its own."),
        location.origin + location.pathname,
      ];
    }
    return [say("Periksa sambungan, lalu muat ulang. Isian yang sudah tersimpan tidak hilang.", "Check the connection, then reload. Nothing that was saved is lost."), location.href];
  }

  /** Deletes a database; another tab that holds it open lets it go later. */
  function deleted(name) {
    const request = indexedDB.deleteDatabase(name);
    return new Promise((done) => {
      request.onsuccess = request.onerror = request.onblocked = done;
    });
  }

  /** Deletes what is kept beside the storages, which the app itself empties: databases, kept versions, the service worker. */
  async function forget() {
    // As the service worker calls them: without them, another installation on this host would not work offline any more.
    const own = (name) => name.startsWith(`zona-hijau-${new URL("./", document.baseURI).pathname}-`);
    // Each kind of storage may be missing or closed; the others are emptied all the same.
    const attempt = async (work) => {
      try {
        await work();
      } catch {}
    };
    await attempt(() => deleted("zona-hijau"));
    await attempt(async () => Promise.all((await caches.keys()).filter(own).map((name) => caches.delete(name))));
    await attempt(async () => (await navigator.serviceWorker.getRegistration("./"))?.unregister());
    document.documentElement.dataset.terhapus = "";
  }

  function element(name, text, properties = {}) {
    return Object.assign(document.createElement(name), { textContent: text }, properties);
  }

  function fail(error) {
    console.error(error);
    const waiting = document.querySelector("#app .loading");
    if (!waiting) return;
    const [reason, address] = reasons();
    const title = say("Zona Hijau tidak dapat dimuat", "Zona Hijau could not be loaded");
    waiting.removeAttribute("aria-busy");
    waiting.replaceChildren(element("h1", title), element("p", reason, { role: "alert" }));
    if (address) {
      const link = element("a", say("Buka lagi", "Open again"), { href: address, target: embedded ? "_blank" : "", rel: "noreferrer" });
      waiting.append(link);
    }
    if (window.parent !== window) {
      // Says nothing about the user, so any host page may hear it.
      window.parent.postMessage({ app: "zona-hijau", v: 1, type: "error", id: "", data: { code: "not-loaded", message: title } }, "*");
    }
  }

  /** The service worker of this page, or nothing: plain http and sandboxed frames have none. */
  function serviceWorkers() {
    try {
      return worksOffline && !embedded ? navigator.serviceWorker : undefined;
    } catch {
      return undefined;
    }
  }

  function keepOffline() {
    const container = serviceWorkers();
    if (!container) return;
    // Without a service worker the page works as before, only not without a network.
    container.register(SERVICE_WORKER, { updateViaCache: "none" }).then((registration) => registration && followUpdates(container, registration), () => {});
  }

  /** Tells the app when a new version waits, and changes to it when the user says so. */
  function followUpdates(container, registration) {
    const offer = () => {
      if (!registration.waiting || !container.controller) return;
      document.documentElement.dataset.versiBaru = "";
      window.dispatchEvent(new Event("zh-versi-baru"));
    };
    const follow = () => registration.installing?.addEventListener("statechange", offer);
    registration.addEventListener("updatefound", follow);
    follow();
    offer();
    document.addEventListener("visibilitychange", () => {
      // No network is no news.
      if (document.visibilityState === "visible") registration.update().catch(() => {});
    });
    window.addEventListener("zh-muat-ulang", () => {
      container.addEventListener("controllerchange", () => location.reload(), { once: true });
      if (registration.waiting) registration.waiting.postMessage("pakai");
      else location.reload();
    });
  }

  /** Two scripts are started by their address, and no other can be. The policy of the page forbids all other text as code. */
  function allowScripts() {
    const known = [SERVICE_WORKER, document.querySelector("meta[name=zona-hijau-lembar]")?.content];
    const createScriptURL = (address) => (known.includes(address) ? address : null);
    window.trustedTypes?.createPolicy("default", { createScriptURL });
  }

  allowScripts();
  window.addEventListener("zh-hapus", forget);
  if (embedded) {
    const asked = parameters.get("tampilan");
    document.documentElement.dataset.sematan = DISPLAYS.includes(asked) ? asked : DISPLAYS[0];
  }
  start().then(keepOffline, fail);
})();
