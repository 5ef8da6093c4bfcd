// The sample configuration of docs/servers/nginx.conf, run by nginx where it is installed: headers, types, and the app.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch } from "./support/browser.mjs";
import { dist } from "./support/site.mjs";
import { openDemo } from "./support/steps.mjs";

const nginx = [process.env.NGINX, "/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"].find((path) => path && existsSync(path));
const options = nginx ? { timeout: 60_000 } : { skip: "nginx is not installed; on Debian: apt-get install nginx-light" };

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** Runs `body` with the address under which nginx serves the app. */
async function withNginx(body) {
  const folder = await mkdtemp(join(tmpdir(), "zona-hijau-nginx-"));
  // A worker that does not run as root cannot look into every folder.
  const site = join(folder, "site");
  await cp(dist, site, { recursive: true });
  await mkdir(join(folder, "tmp"));
  const sample = await readFile(new URL("../../docs/servers/nginx.conf", import.meta.url), "utf8");
  const port = await freePort();
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/tmp/${name};`);
  const configuration = `daemon off; master_process off; pid ${folder}/pid; error_log stderr; events {}
    http { access_log off; ${places.join(" ")} server { listen 127.0.0.1:${port}; ${sample.replaceAll("/srv/zona-hijau/", `${site}/`)} } }`;
  await writeFile(join(folder, "nginx.conf"), configuration);
  const server = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  server.stderr.on("data", (text) => (log += text));
  const address = `http://localhost:${port}/zona-hijau/`;
  try {
    for (let round = 0; ; round += 1) {
      const answers = await fetch(address).then(({ ok }) => ok, () => false);
      if (answers) break;
      assert.ok(round < 100 && server.exitCode === null, `nginx does not answer: ${log}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await body(address, site);
  } finally {
    if (server.exitCode === null) {
      server.kill("SIGKILL");
      await once(server, "close");
    }
    await rm(folder, { recursive: true, force: true });
  }
}

test("nginx with the sample sends the right headers, and the app runs", options, async () => {
  await withNginx(async (address, site) => {
    const head = async (file) => {
      const answer = await fetch(address + file);
      await answer.arrayBuffer();
      assert.equal(answer.status, 200, file);
      return answer.headers;
    };
    const page = await head("");
    assert.match(page.get("content-security-policy"), /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';.*trusted-types default; frame-ancestors \*$/);
    assert.equal(page.get("cache-control"), "no-cache");
    assert.match(page.get("content-type"), /^text\/html; charset=utf-8$/i);
    assert.equal(page.get("x-content-type-options"), "nosniff");
    const files = await readdir(site);
    for (const [kind, type] of [["wasm", /^application\/wasm$/], ["js", /^text\/javascript; charset=utf-8$/i], ["css", /^text\/css; charset=utf-8$/i]]) {
      const name = files.find((file) => file.endsWith(`.${kind}`) && /-[0-9a-f]{15,16}\./.test(file));
      const headers = await head(name);
      assert.match(headers.get("content-type"), type, name);
      assert.match(headers.get("cache-control"), /immutable/, name);
      assert.equal(headers.get("access-control-allow-origin"), "*", name);
    }
    assert.equal((await head("sw.js")).get("cache-control"), "no-cache");
    assert.match((await head("manifest.webmanifest")).get("content-type"), /^application\/manifest\+json/);
    const single = await head("zona-hijau.html");
    assert.equal(single.get("content-security-policy"), null, "it brings its own");
    assert.match(single.get("content-type"), /^text\/html/);

    const browser = await launch();
    try {
      const errors = [];
      for (const path of ["", "zona-hijau.html"]) {
        // Each with a profile of its own: on one origin they would share what is kept.
        const tab = await browser.newPage({ locale: "id-ID" });
        tab.on("pageerror", (error) => errors.push(String(error)));
        tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        await tab.goto(`${address}${path}#/mulai`);
        await openDemo(tab, "Kabupaten Contoh Hijau");
        await tab.getByText("88,13").first().waitFor();
        await tab.close();
      }
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
    }
  });
});
