// A third language, made mechanically from the Indonesian one, in a copy of the sources that is built for tests alone.
//
//   node tests/pseudo/translate.mjs FOLDER
//
// Every message of the catalogues and every text of the packs is put between brackets and made 40 % longer: ⟦Mulai ëë⟧.
// What stands on a screen outside of brackets was never in a catalogue; what is cut off now is cut off for someone. The
// words stay readable, so that the same steps lead through the screens.

import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = ["Cargo.toml", "Cargo.lock", "Trunk.toml", "clippy.toml", "index.html", "benches", "src", "static", "tests/gallery", "xtask"];
/** Files whose texts no screen shows. */
const DATA = /^static\/demo\//;
/** Catalogues and packs; there are more. */
const LEAST_FILES = 15;
const LONGER = 0.4;
const FILLER = "ëë ëëëëë ";

/** A text in the third language; what is between braces is left for the program to fill in. */
export function pseudo(text) {
  // A list that the program takes apart, such as the names of the months.
  if (/^[^\s,]+(,[^\s,]+){2,}$/.test(text)) return text.split(",").map(pseudo).join(",");
  const length = Math.max(2, Math.ceil(text.replace(/\{[^}]*\}/g, "").length * LONGER));
  return `⟦${text} ${FILLER.repeat(Math.ceil(length / FILLER.length)).slice(0, length).trimEnd()}⟧`;
}

/** A catalogue with its first language replaced: `name: "Indonesian", "English";`. */
function catalogue(source) {
  const literal = String.raw`"((?:[^"\\]|\\[^])*)"`;
  const [before, ...blocks] = source.split(/^messages! \{$/m);
  const replaced = blocks.map((block) =>
    block.replace(new RegExp(String.raw`^(\s+\w+:\s+)${literal}(,\s+)${literal};`, "gm"), (_, name, first, comma, second) => {
      return `${name}"${pseudo(first)}"${comma}"${second}";`;
    }),
  );
  return [before, ...replaced].join("messages! {");
}

/** Data with the Indonesian of every text replaced. */
function data(value) {
  if (Array.isArray(value)) return value.map(data);
  if (value === null || typeof value !== "object") return value;
  const translated = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, data(inner)]));
  const isText = typeof value.id === "string" && typeof value.en === "string";
  return isText ? { ...translated, id: pseudo(value.id) } : translated;
}

/** The content of a file in the third language; most files hold no text. */
function translated(path, content) {
  if (DATA.test(path)) return content;
  if (/(^|\/)src\/.*\.rs$/.test(path)) return Buffer.from(catalogue(content.toString()));
  if (/^static\/.*\.json$/.test(path)) return Buffer.from(JSON.stringify(data(JSON.parse(content))));
  return content;
}

/** Every file at or below a path of the project, as paths with slashes from its root. */
async function filesOf(folder, path) {
  const place = join(folder, path);
  if (!existsSync(place)) return [];
  if ((await stat(place)).isFile()) return [path];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

const allFiles = async (folder) => (await Promise.all(SOURCES.map((source) => filesOf(folder, source)))).flat();

/** Copies and translates the sources. What is the same as last time keeps its time, so that it is not compiled again. */
async function translate(folder) {
  const files = await allFiles(root);
  const gone = new Set(await allFiles(folder));
  let count = 0;
  for (const path of files) {
    gone.delete(path);
    const content = await readFile(join(root, path));
    const wanted = translated(path, content);
    count += wanted.equals(content) ? 0 : 1;
    const copy = join(folder, path);
    if (existsSync(copy) && wanted.equals(await readFile(copy))) continue;
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, wanted);
  }
  for (const path of gone) await rm(join(folder, path));
  // Nothing translated means that the catalogues are written another way now, and the test would look at nothing.
  if (count < LEAST_FILES) throw new Error(`only ${count} files hold texts that were found`);
  console.log(`   ${count} files translated into ${folder}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await translate(resolve(process.argv[2]));
