// The sample configurations of docs/servers, run by the servers that are installed: headers, types, and the app.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch } from "./support/browser.mjs";
import { dist, policy } from "./support/site.mjs";
import { openDemo } from "./support/steps.mjs";

const sample = (name) => readFile(new URL(`../../docs/servers/${name}`, import.meta.url), "utf8");

/** What a public host sends: the policy, and that any page may embed the app. */
const publicPolicy = `${policy}; frame-ancestors *`;

/** How each sample writes the policy; the page for hosts breaks its line. */
const written = {
  "servers/nginx.conf": /add_header Content-Security-Policy "([^"]+)" always;/g,
  "servers/apache.htaccess": /Header always set Content-Security-Policy "([^"]+)"/g,
  "servers/Caddyfile": /Content-Security-Policy "([^"]+)"/g,
  "servers/web.config": /<add name="Content-Security-Policy" value="([^"]+)" \/>/g,
  "hosting.md": /^ {4}(default-src[^]+?)\n\n/gm,
};

for (const [name, form] of Object.entries(written)) {
  test(`docs/${name} has the policy that everything is tested with, word for word`, async () => {
    const text = await readFile(new URL(`../../docs/${name}`, import.meta.url), "utf8");
    const found = [...text.matchAll(form)].map(([, value]) => value.replace(/\n {4}/g, " "));
    assert.deepEqual(found, [publicPolicy]);
  });
}

/** For each server where it may be, its Debian package, and how it is started on a folder: the program's arguments. */
const servers = {
  nginx: {
    programs: [process.env.NGINX, "/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"],
    package: "nginx-light",
    path: "/zona-hijau/",
    async start(folder, port) {
      await mkdir(join(folder, "tmp"));
      const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/tmp/${name};`);
      const server = (await sample("nginx.conf")).replaceAll("/srv/zona-hijau/", `${folder}/zona-hijau/`);
      const configuration = `daemon off; master_process off; pid ${folder}/pid; error_log stderr; events {}
        http { access_log off; ${places.join(" ")} server { listen 127.0.0.1:${port}; ${server} } }`;
      await writeFile(join(folder, "nginx.conf"), configuration);
      return ["-p", folder, "-c", join(folder, "nginx.conf")];
    },
  },
  Apache: {
    programs: ["/usr/sbin/apache2"],
    package: "apache2",
    path: "/zona-hijau/",
    async start(folder, port) {
      const modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate"];
      const lines = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
      const configuration = `${lines.join("\n")}
        ServerName localhost
        Listen 127.0.0.1:${port}
        User www-data
        Group www-data
        PidFile ${folder}/pid
        DefaultRuntimeDir ${folder}
        ErrorLog "|/bin/cat >&2"
        TypesConfig /etc/mime.types
        DocumentRoot ${folder}
        DirectoryIndex index.html
        <Directory ${folder}/zona-hijau>
          Require all granted
          AllowOverride FileInfo
        </Directory>
        `;
      await writeFile(join(folder, "zona-hijau", ".htaccess"), await sample("apache.htaccess"));
      await writeFile(join(folder, "apache.conf"), configuration);
      return ["-X", "-f", join(folder, "apache.conf")];
    },
  },
  Caddy: {
    programs: ["/usr/bin/caddy"],
    package: "caddy",
    path: "/",
    async start(folder, port) {
      const site = (await sample("Caddyfile")).replace("zona-hijau.example.go.id", `http://localhost:${port}`);
      const configuration = `{\n\tadmin off\n}\n${site.replace("/srv/zona-hijau", `${folder}/zona-hijau`)}`;
      await writeFile(join(folder, "Caddyfile"), configuration);
      return ["run", "--adapter", "caddyfile", "--config", join(folder, "Caddyfile")];
    },
  },
};

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** Runs `body` with the address under which a server serves the app. */
async function withServer(program, { path, start }, body) {
  const folder = await mkdtemp(join(tmpdir(), "zona-hijau-server-"));
  // A worker that does not run as root cannot look into every folder.
  await chmod(folder, 0o755);
  const site = join(folder, "zona-hijau");
  await cp(dist, site, { recursive: true });
  const port = await freePort();
  const given = await start(folder, port);
  const environment = { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const server = spawn(program, given, { stdio: ["ignore", "ignore", "pipe"], env: environment });
  let log = "";
  server.stderr.on("data", (text) => (log += text));
  const address = `http://localhost:${port}${path}`;
  try {
    for (let round = 0; ; round += 1) {
      const answers = await fetch(address).then(({ ok }) => ok, () => false);
      if (answers) break;
      assert.ok(round < 100 && server.exitCode === null, `the server does not answer: ${log}`);
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

for (const [name, server] of Object.entries(servers)) {
  const program = server.programs.find((path) => path && existsSync(path));
  const options = program ? { timeout: 60_000 } : { skip: `${name} is not installed; on Debian: apt-get install ${server.package}` };
  test(`${name} with the sample sends the right headers, and the app runs`, options, () =>
    withServer(program, server, sendsWhatIsAsked),
  );
}

async function sendsWhatIsAsked(address, site) {
  const head = async (file) => {
    const answer = await fetch(address + file);
    await answer.arrayBuffer();
    assert.equal(answer.status, 200, file);
    return answer.headers;
  };
  const page = await head("");
  assert.equal(page.get("content-security-policy"), publicPolicy);
  assert.equal(page.get("cache-control"), "no-cache");
  assert.match(page.get("content-type"), /^text\/html; charset=utf-8$/i);
  assert.equal(page.get("x-content-type-options"), "nosniff");
  const files = await readdir(site);
  for (const [kind, type] of [["wasm", /^application\/wasm$/], ["js", /^text\/javascript; charset=utf-8$/i], ["css", /^text\/css; charset=utf-8$/i], ["json", /^application\/json/]]) {
    const name = files.find((file) => file.endsWith(`.${kind}`) && /-[0-9a-f]{15,16}\./.test(file));
    const headers = await head(name);
    assert.match(headers.get("content-type"), type, name);
    assert.match(headers.get("cache-control"), /immutable/, name);
    assert.equal(headers.get("access-control-allow-origin"), "*", name);
  }
  assert.equal((await head("sw.js")).get("cache-control"), "no-cache");
  assert.match((await head("manifest.webmanifest")).get("content-type"), /^application\/manifest\+json/);
  const missing = await fetch(`${address}zona-hijau-0123456789abcdef.wasm`);
  assert.equal(missing.status, 404);
  assert.doesNotMatch(missing.headers.get("cache-control") ?? "", /immutable|max-age/, "a file may be missing for a moment only");
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
}
