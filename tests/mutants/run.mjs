// Mutation testing of the engine, all changes compiled at once: `cargo xtask mutants`, see docs/testing.md.
//
// cargo-mutants says which changes there are. It would compile the engine again for each; here one compilation holds
// them all, and a variable of the environment says which is in force. The tests are watched once, each alone, so that a
// change is only tried with the tests that come to its function, the quickest first.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { functions, gated } from "./source.mjs";

const ROOT = process.cwd();
const HOME = path.join(ROOT, "target/mutants");
const TREE = path.join(HOME, "tree");
const REFUSED = path.join(HOME, "refused.json");
/** The packages that are changed, each with its folder. */
const ENGINE = { "zona-hijau-engine": "src/engine", "zona-hijau-curves": "src/curves" };
const PACKAGES = Object.keys(ENGINE).flatMap((name) => ["-p", name]);
const WORKERS = Number(process.env.MUTANTS_JOBS ?? 2);
const ONLY = new RegExp(process.env.MUTANTS_ONLY ?? "");
/** Milliseconds of tests for each change, after which it counts as missed. */
const PATIENCE = 1000 * Number(process.env.MUTANTS_PATIENCE ?? Infinity);
const RESULTS = path.join(HOME, "results.json");

/** Tests that need a browser, a document or a solver know no more of the engine than these. */
const TESTS = ["bad_input", "check", "compare", "evidence", "files", "fuzz", "kept", "packs", "plan_exhaustive", "plan_guard"]
  .concat(["number", "programs", "properties", "published", "published_data", "share", "trace", "transfer"]);

const ENVIRONMENT = {
  ...process.env,
  CARGO_TARGET_DIR: path.join(HOME, "target"),
  CARGO_PROFILE_TEST_OPT_LEVEL: "1",
  CARGO_PROFILE_TEST_DEBUG: "false",
  CARGO_PROFILE_DEV_OPT_LEVEL: "1",
  CARGO_PROFILE_DEV_DEBUG: "false",
  INSTA_UPDATE: "no",
  PROPTEST_MAX_SHRINK_ITERS: "0",
  RUSTFLAGS: "--cap-lints=allow",
  ZONA_HIJAU_PLAN_CASES: "200",
};

function output(program, args, options = {}) {
  const run = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30, ...options });
  if (run.error) throw run.error;
  return run;
}

const grouped = (list, key) => {
  const groups = new Map();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};

/** All changes, each with a number of its own. */
function changes() {
  const list = output("cargo", ["mutants", "--list", "--json", ...PACKAGES]);
  if (list.status !== 0) throw new Error(`cargo mutants: ${list.stderr}`);
  return JSON.parse(list.stdout).map((mutant, number) => ({ ...mutant, number }));
}

/** Writes a file where it is not so yet: what did not change is not compiled again. */
function put(file, content) {
  const target = path.join(TREE, file);
  if (existsSync(target) && readFileSync(target).equals(Buffer.from(content))) return;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
}

/** A copy of what git knows, but for the files that have changes, with a gate in each package. */
function copy(without) {
  const known = output("git", ["ls-files", "--cached", "--others", "--exclude-standard"]).stdout.trim().split("\n");
  for (const file of known) if (existsSync(file) && !without.has(file)) put(file, readFileSync(file));
  for (const folder of Object.values(ENGINE)) {
    put(`${folder}/gate.rs`, readFileSync("tests/mutants/gate.rs"));
    put(`${folder}/lib.rs`, `${readFileSync(`${folder}/lib.rs`, "utf8")}\n#[doc(hidden)]\npub mod gate;\n`);
  }
}

/** What the compiler refused the last time. */
function known() {
  const names = new Set(existsSync(REFUSED) ? JSON.parse(readFileSync(REFUSED, "utf8")) : []);
  return all.filter(({ name }) => names.has(name)).map(({ number }) => number);
}

/** Writes every file with its changes, until the compiler takes what is left. Tells which changes those are. */
function compile(files) {
  const refused = new Set(known());
  for (;;) {
    const where = new Map();
    for (const [file, { text, list }] of files) {
      const result = gated(text, list, (mutant) => (refused.has(mutant.number) ? undefined : mutant.number));
      put(file, result.text);
      where.set(file, result.where);
    }
    const run = output("cargo", ["check", "--lib", ...PACKAGES, "--message-format=json"], { cwd: TREE, env: ENVIRONMENT });
    writeFileSync(REFUSED, JSON.stringify([...refused].map((number) => all[number].name)));
    if (run.status === 0) return refused;
    const before = refused.size;
    const strange = [];
    for (const line of run.stdout.split("\n").filter((each) => each.startsWith("{"))) {
      const { reason, message } = JSON.parse(line);
      if (reason !== "compiler-message" || message.level !== "error") continue;
      const span = message.spans.find((each) => each.is_primary);
      if (!span) continue;
      const near = (where.get(span.file_name) ?? []).filter(({ lines }) => lines[0] <= span.line_start && span.line_start <= lines[1]);
      const least = near.sort((a, b) => a.lines[1] - a.lines[0] - (b.lines[1] - b.lines[0]))[0];
      if (!least) strange.push(message.rendered);
      for (const mutant of least?.mutants ?? []) refused.add(mutant.number);
    }
    console.log(`   the compiler refuses ${refused.size} changes`);
    if (refused.size === before) throw new Error(`the engine does not compile: ${strange.join("\n") || run.stderr}`);
  }
}

/** The programs of the tests, with the folder each runs in. */
function programs() {
  const args = ["test", "--no-run", "--message-format=json", ...PACKAGES, "-p", "zona-hijau", "--no-default-features"];
  const run = output("cargo", [...args, "--lib", "--examples", ...TESTS.flatMap((name) => ["--test", name])], { cwd: TREE, env: ENVIRONMENT });
  if (run.status !== 0) throw new Error(`the tests do not compile: ${run.stderr}`);
  const built = run.stdout.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  return built
    .filter(({ reason, executable, target }) => reason === "compiler-artifact" && executable && !target.kind.includes("example"))
    .map(({ executable, target, manifest_path }) => ({ name: target.name, executable, folder: path.dirname(manifest_path) }));
}

/** Runs tests of one program by name; tells whether all passed, in what time. */
function run(program, names, environment, limit) {
  return new Promise((resolve) => {
    const started = Date.now();
    const command = `ulimit -v 6000000; exec "$0" "$@"`;
    const args = ["-c", command, program.executable, "--exact", "--test-threads", "1", ...names];
    const child = spawn("sh", args, { cwd: program.folder, env: { ...ENVIRONMENT, ...environment }, stdio: ["ignore", "pipe", "pipe"], detached: true });
    let text = "";
    child.stdout.on("data", (piece) => (text = (text + piece).slice(-20_000)));
    child.stderr.on("data", () => {});
    let late = false;
    const clock = setTimeout(() => {
      late = true;
      process.kill(-child.pid, "SIGKILL");
    }, limit);
    child.on("close", (code) => {
      clearTimeout(clock);
      resolve({ passed: code === 0, late, time: Date.now() - started, text });
    });
  });
}

/** Every test, with the functions that it comes to and its time, in a run without any change. */
async function watch(list) {
  const tests = [];
  const file = path.join(HOME, "entered.txt");
  for (const program of list) {
    const names = output(program.executable, ["--list", "--format", "terse"], { cwd: program.folder }).stdout;
    for (const name of names.split("\n").filter((line) => line.endsWith(": test")).map((line) => line.slice(0, -6))) {
      rmSync(file, { force: true });
      const { passed, time, text } = await run(program, [name], { MUTANT: "watch", MUTANT_WATCH: file }, 600_000);
      if (!passed) throw new Error(`${program.name}: ${name} fails without any change\n${text}`);
      const entered = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").map(Number) : [];
      if (entered.length) tests.push({ program, name, time, entered: new Set(entered) });
    }
  }
  return tests;
}

/** The quickest tests first, few at a time: most changes are caught by the first. */
function stages(fit) {
  const parts = [];
  let room = 0;
  for (const test of fit) {
    if (room < test.time) {
      parts.push([]);
      room = 300 * 3 ** parts.length;
    }
    parts.at(-1).push(test);
    room -= test.time;
  }
  return parts;
}

/** Tries one change: by which test it was caught, or that none did. */
async function attempt(mutant, tests) {
  const fit = tests.filter(({ entered }) => entered.has(mutant.gate)).sort((a, b) => a.time - b.time);
  if (!fit.length) return { outcome: "missed", by: "no test comes here" };
  let spent = 0;
  for (const stage of stages(fit)) {
    if (spent > PATIENCE) return { outcome: "missed", by: `so far, ${fit.length} tests come here` };
    spent += stage.reduce((sum, { time }) => sum + time, 0);
    for (const group of grouped(stage, ({ program }) => program).values()) {
      const limit = 5_000 + 5 * group.reduce((sum, { time }) => sum + time, 0);
      const { passed, late, text } = await run(group[0].program, group.map(({ name }) => name), { MUTANT: String(mutant.number) }, limit);
      if (late) return { outcome: "late", by: group[0].program.name };
      if (!passed) return { outcome: "caught", by: /^test (\S+) \.\.\. FAILED/m.exec(text)?.[1] ?? group[0].program.name };
    }
  }
  return { outcome: "missed", by: `${fit.length} tests pass` };
}

/** The changes of which `argued.txt` says why no test can notice them, each without its line. */
function argued() {
  const lines = readFileSync("tests/mutants/argued.txt", "utf8").split("\n");
  return new Set(lines.filter((line) => line && !line.startsWith("#")));
}

const withoutPlace = (name) => name.replace(/:\d+:\d+: /, ": ");

mkdirSync(HOME, { recursive: true });
console.log("1. Which changes there are");
const all = changes();
copy(new Set(all.map(({ file }) => file).concat(Object.values(ENGINE).map((folder) => `${folder}/lib.rs`))));
const files = new Map();
const alone = [];
let gates = 0;
for (const [file, mutants] of grouped(all, ({ file }) => file)) {
  const text = readFileSync(file, "utf8");
  const { list, outside } = functions(text, mutants);
  for (const each of list) {
    each.id = gates++;
    for (const mutant of each.mutants) mutant.gate = each.id;
  }
  alone.push(...outside);
  files.set(file, { text, list });
}
const switched = [...files.values()].flatMap(({ list }) => list.flatMap(({ mutants }) => mutants));
console.log(`   ${all.length} changes, ${switched.length} of them in ${gates} functions`);

console.log("2. Compiling them");
const refused = compile(files);
const list = programs();

console.log("3. Which test comes to which function");
const tests = await watch(list);
console.log(`   ${tests.length} tests, ${Math.round(tests.reduce((sum, { time }) => sum + time, 0) / 1000)} s`);

console.log("4. Trying the changes");
const tried = switched.filter(({ number, name }) => !refused.has(number) && ONLY.test(name));
// What was caught before needs no second trial.
const former = process.env.MUTANTS_AGAIN && existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : [];
const results = former.filter(({ outcome }) => outcome !== "missed");
const settled = new Set(results.map(({ name }) => name));
const waiting = tried.filter(({ name }) => !settled.has(name));
const keep = () => writeFileSync(RESULTS, JSON.stringify(results, null, 1));
const accepted = argued();
let count = 0;
async function work() {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const result = { name: mutant.name, ...(await attempt(mutant, tests)) };
    results.push(result);
    if (result.outcome === "missed" && !accepted.has(withoutPlace(mutant.name))) console.log(`   missed: ${mutant.name} (${result.by})`);
    count += 1;
    if (count % 100 !== 0) continue;
    console.log(`   ${count} tried, ${waiting.length} to go`);
    keep();
  }
}
await Promise.all(Array.from({ length: WORKERS }, work));
keep();

const of = (outcome) => results.filter((result) => result.outcome === outcome).length;
const missed = results.filter(({ outcome, name }) => outcome === "missed" && !accepted.has(withoutPlace(name)));
console.log(`   ${of("caught")} caught, ${of("late")} by taking too long, ${of("missed") - missed.length} argued for, ${missed.length} missed`);
console.log(`   ${refused.size} do not compile; ${alone.length} cannot be switched on: ${alone.map(({ name }) => name).join("; ")}`);
if (missed.length) process.exitCode = 1;
