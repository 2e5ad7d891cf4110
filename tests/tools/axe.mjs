// Reads pages as they lie on the disk in Chromium, runs axe-core in each, and prints what it finds, as JSON by file.
// node axe.mjs CHROMIUM FILE ...   with AXE_MODULES naming the folder that has axe-core and puppeteer-core
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.AXE_MODULES}/`);
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [chromium, ...files] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
const page = await browser.newPage();
const found = {};
for (const file of files) {
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  found[file] = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 160)}`);
}
await browser.close();
console.log(JSON.stringify(found));
