// Development builds keep nothing: this takes away what a release version on the same address has kept.
"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

/** Other installations on this host keep what they have. */
const PREFIX = `zona-hijau-${new URL("./", self.location).pathname}-`;

async function leave() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: "window" })) client.navigate(client.url);
}
