// The session without a browser, as a program: `examples/session`.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const built = new URL("../../target/debug/examples/session", import.meta.url);

/** Starts the program: `step(step)` gives what the screens must show after it. */
export function startModel() {
  const program = process.env.ZONA_HIJAU_MODEL ?? fileURLToPath(built);
  const model = spawn(program, [], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: model.stdout })[Symbol.asyncIterator]();
  const step = async (what) => {
    model.stdin.write(`${JSON.stringify(what)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`the model ended at ${JSON.stringify(what)}`);
    return JSON.parse(value);
  };
  return { step, end: () => model.stdin.end() };
}
