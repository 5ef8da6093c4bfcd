// Keeps one whole version of the app, so that it starts without a network. The build puts in the version and its files.
//
// A version is taken whole or not at all, and shown until the user accepts the next: page and code always fit each
// other, even while the host is being updated or the network breaks in the middle.
"use strict";

const VERSION = "__VERSION__";
/** Relative to this script; the page first. */
const FILES = __FILES__;
/** A name that only the page of this version holds. */
const MARK = "__MARK__";
const PREFIX = "zona-hijau-";
const CACHE = PREFIX + VERSION;

self.addEventListener("install", (event) => event.waitUntil(take()));

async function take() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map((file) => fetchInto(cache, file)));
    const page = await (await cache.match(FILES[0])).text();
    if (!page.includes(MARK)) throw new Error("the page is that of another version");
  } catch (error) {
    // The version before stays in use; the browser tries again later.
    await caches.delete(CACHE);
    throw error;
  }
}

async function fetchInto(cache, file) {
  const named = /-[0-9a-f]{15,16}\.\w+$/.test(file);
  const response = await fetch(new Request(file, { cache: named ? "default" : "reload" }));
  if (!response.ok || response.redirected) throw new Error(`${response.status} ${file}`);
  await cache.put(file, response);
}

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

/** The version before stays one more round: another tab may still show it and load the rest of its code. */
async function tidy() {
  const own = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(own.slice(0, -1).map((name) => caches.delete(name)));
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
    if (name === "" || name === "index.html") event.respondWith(fromCache(FILES[0], request));
    return;
  }
  event.respondWith(fromCache(name, request));
});

async function fromCache(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file || FILES[0])) ?? (await caches.match(request)) ?? fetch(request);
}
