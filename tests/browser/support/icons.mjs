// Draws the icons of the installed app from static/icons/icon.svg; `cargo xtask icons` calls this.

import { readFile, writeFile } from "node:fs/promises";
import { launch } from "./browser.mjs";

const folder = new URL("../../../static/icons/", import.meta.url);
const drawing = await readFile(new URL("icon.svg", folder), "utf8");
/** The ground of the drawing, to the edge: a device cuts a maskable icon to its own shape and keeps the inner 80 %. */
const ground = /<rect[^>]*fill="([^"]+)"/.exec(drawing)[1];

const icons = [
  { name: "icon-192.png", size: 192 },
  { name: "icon-512.png", size: 512 },
  { name: "icon-maskable-512.png", size: 512, maskable: true },
];

const browser = await launch();
try {
  for (const { name, size, maskable } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const inner = maskable ? Math.round(size * 0.8) : size;
    const margin = (size - inner) / 2;
    const svg = drawing.replace("<svg ", `<svg width="${inner}" height="${inner}" `);
    const background = maskable ? ground : "transparent";
    await page.setContent(`<style>html, body { margin: 0; background: ${background} } svg { display: block; margin: ${margin}px }</style>${svg}`);
    const image = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(name, folder), image);
    console.log(`   static/icons/${name}, ${image.length} bytes`);
  }
} finally {
  await browser.close();
}
