// Servers for the tests that need more than the one of `cargo xtask test`: another origin, or one that stops and changes.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the built app. */
export const dist = process.env.ZONA_HIJAU_DIST ?? fileURLToPath(new URL("../../../dist/", import.meta.url));

/** As the server of xtask sends it: both have it from the same file. */
export const policy = (await readFile(new URL("../../../docs/servers/content-security-policy.txt", import.meta.url), "utf8")).trim();

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Listens on a free port of this machine; `answer(path)` gives `{ status, headers, body }`. */
export async function serve(answer, name = "localhost") {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    requests.push({ method: request.method, path });
    const { status = 200, headers = {}, body = "" } = await answer(path);
    if (status === 0) return request.socket.destroy();
    response.writeHead(status, headers).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://${name}:${port}`, url: `http://${name}:${port}/`, requests, stop };
}

/**
 * Serves a folder as a good host does. `settings` may be changed later: `folder`, `cors`, `down`, `failing(path)`,
 * `content(path, body)`.
 */
export async function serveFolder(folder, options = {}) {
  const settings = { folder, cors: true, down: false, failing: () => false, content: (path, body) => body, ...options };
  const site = await serve(async (path) => {
    if (settings.down || settings.failing(path)) return { status: 0 };
    const file = normalize(path.endsWith("/") ? `${path}index.html` : path);
    try {
      const body = await readFile(join(settings.folder, file));
      return { headers: headers(file, settings), body: settings.content(path, body) };
    } catch {
      return { status: 404, body: "not found" };
    }
  }, options.name);
  return Object.assign(site, { settings });
}

function headers(file, { cors }) {
  const hashed = /-[0-9a-f]{15,16}\.\w+$/.test(file);
  return {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    ...(cors ? { "Access-Control-Allow-Origin": "*" } : {}),
  };
}
