// Keeps one whole version of the app, so that it starts without a network. The build puts in the version and its files.
//
// A version is taken whole or not at all, and shown until the user accepts the next: page and code always fit each
// other, even while the host is being updated or the network breaks in the middle.
"use strict";

const VERSION = "__VERSION__";
/** The address of the page: some hosts answer `index.html` by sending the browser here. */
const PAGE = "./";
/** Everything else, relative to this script, with what it must be. */
const FILES = __FILES__;
/** A name that only the page of this version holds. */
const MARK = "__MARK__";
/** Other installations on this host have caches of their own. */
const PREFIX = `zona-hijau-${new URL("./", self.location).pathname}-`;
const CACHE = PREFIX + VERSION;
/** Marks the cache of the version in use. Files are looked up without a query, so none is taken for it. */
const IN_USE = "./?dipakai";

self.addEventListener("install", (event) => event.waitUntil(take()));

async function take() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all([fetchInto(cache, PAGE), ...FILES.map(([file, integrity]) => fetchInto(cache, file, integrity))]);
    const page = await (await cache.match(PAGE)).text();
    if (!page.includes(MARK)) throw new Error("the page is that of another version");
  } catch (error) {
    // The version before stays in use; the browser tries again later.
    await caches.delete(CACHE);
    throw error;
  }
}

async function fetchInto(cache, file, integrity) {
  const named = /-[0-9a-f]{15,16}\.\w+$/.test(file);
  const again = () => whole(file, integrity, "reload");
  // A name that never changes its content may lie in the browser's cache, and may lie there broken.
  await cache.put(file, await (named ? whole(file, integrity, "default").catch(again) : again()));
}

/** A file, but nothing cut off and no page of a host or proxy in its place. */
async function whole(file, integrity, cache) {
  const response = await fetch(new Request(file, { cache, integrity }));
  if (!response.ok || response.redirected) throw new Error(`${response.status} ${file}`);
  return response;
}

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

/** The version that was in use stays one more round: another tab may still show it and load the rest of its code. */
async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const wereInUse = await Promise.all(others.map(async (name) => (await caches.open(name)).delete(IN_USE)));
  await (await caches.open(CACHE)).put(IN_USE, new Response());
  // Without a mark, as older workers left none, any of them may be the one: all stay, until the next version comes.
  if (wereInUse.includes(true)) await Promise.all(others.filter((_, at) => !wereInUse[at]).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("message", (event) => {
  if (event.data === "pakai") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const scope = new URL("./", self.location).href;
  const address = request.url.split(/[?#]/)[0];
  if (!address.startsWith(scope)) return;
  const name = address.slice(scope.length);
  if (request.mode === "navigate") {
    if (name === "" || name === "index.html") event.respondWith(fromCache(PAGE, request));
    return;
  }
  event.respondWith(fromCache(name, request));
});

async function fromCache(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file || PAGE)) ?? (await caches.match(request)) ?? fetch(request);
}
