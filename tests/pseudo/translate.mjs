// A third language, made mechanically from the Indonesian one, in a copy of the sources that is built for tests alone.
//
//   node tests/pseudo/translate.mjs FOLDER
//
// Every message of the catalogues and every text of the packs is put between brackets and made 40 % longer: ⟦Mulai ëë⟧.
// What stands on a screen outside of brackets was never in a catalogue; what is cut off now is cut off for someone. The
// words stay readable, so that the same steps lead through the screens.

import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = ["Cargo.toml", "Cargo.lock", "Trunk.toml", "clippy.toml", "index.html", "benches", "src", "static", "tests/gallery", "xtask"];
/** Files of texts that are data: names of bodies, printed results. */
const DATA = /static\/(demo|published)\//;
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

async function rewrite(path, change) {
  const text = await readFile(path, "utf8");
  const changed = change(text);
  if (changed !== text) await writeFile(path, changed);
  return changed !== text;
}

/** Copies the sources and translates them. */
async function translate(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const source of SOURCES) await cp(join(root, source), join(folder, source), { recursive: true });
  let count = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || DATA.test(path)) continue;
    if (entry.name.endsWith(".rs") && path.includes("/src/")) count += await rewrite(path, catalogue);
    if (entry.name.endsWith(".json") && path.includes("/static/")) {
      count += await rewrite(path, (text) => JSON.stringify(data(JSON.parse(text))));
    }
  }
  console.log(`   ${count} files translated into ${folder}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await translate(resolve(process.argv[2]));
