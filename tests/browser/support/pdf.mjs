// What is on paper: PDFs as poppler's programs read them.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The page as it is printed, with the backgrounds off that browsers leave out. */
export const print = (page) => page.pdf({ preferCSSPageSize: true, printBackground: false });

/** Words beyond the margins, but for the number of the page. */
export const beyond = ({ width, height, words }) =>
  words.filter(({ box: [left, top, right, bottom] }) => left < 40 || top < 36 || right > width - 40 || bottom > height - 14);

/** What poppler's programs say about a PDF: its pages with their size, their words with places, and a picture. */
export async function read(pdf) {
  const folder = await mkdtemp(join(tmpdir(), "zona-hijau-"));
  try {
    const file = join(folder, "report.pdf");
    await writeFile(file, pdf);
    await run("pdftotext", ["-bbox", file, join(folder, "words.html")]);
    const pages = parsePages(await readFile(join(folder, "words.html"), "utf8"));
    await run("pdftoppm", ["-r", "100", "-f", "1", "-l", "1", "-singlefile", file, join(folder, "first")]);
    const { stdout } = await run("pdftotext", ["-layout", file, "-"], { maxBuffer: 1e8 });
    return { pages, text: stdout, picture: parsePicture(await readFile(join(folder, "first.ppm"))) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function parsePages(html) {
  return html.split("<page ").slice(1).map((page) => {
    const [width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page).slice(1).map(Number);
    const found = page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g);
    const words = [...found].map(([, ...parts]) => ({ box: parts.slice(0, 4).map(Number), text: unescape(parts[4]) }));
    return { width, height, words, text: words.map((word) => word.text).join(" ") };
  });
}

function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** A binary PPM as a function of pixels. */
function parsePicture(bytes) {
  const [head, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString("latin1", 0, 40));
  const data = bytes.subarray(head.length);
  return { width: Number(width), height: Number(height), data };
}
