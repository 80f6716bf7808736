// What every page must be, whatever it says: no accessibility fault in any scheme, no sideways scroll, no missing text.
import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { OUT } from "./server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCHEMES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "light", forcedColors: "active" },
};
const WIDTHS = [320, 1280];

export async function shoot(page, name) {
  mkdirSync(OUT, { recursive: true });
  // A busy machine may take its time.
  await page.screenshot({ path: join(OUT, `${name}.png`), fullPage: true, timeout: 60_000 });
}

/** Text keys without a text are shown in brackets. */
export async function assertNoMissingText(page, name) {
  const missing = (await page.locator("html").innerText()).match(/\[[a-z0-9]+(-[a-z0-9]+)+\]/g);
  assert.equal(missing, null, `${name}: texts are missing`);
}

export async function assertFits(page, name) {
  const wide = await page.evaluate(() => {
    const most = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= most) { return []; }
    const over = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > most + 1);
    return [`${document.documentElement.scrollWidth} px of ${most}`, ...over.slice(0, 5).map((one) => `${one.tagName}.${one.className}`)];
  });
  assert.deepEqual(wide, [], `${name}: scrolls sideways`);
}

async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const found = await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} (${node.any[0]?.message ?? one.help})`).join("; ")}`);
  }, TAGS);
}

/** Where each look leaves the address it looked at; `looked_at.mjs` asks whether any page was forgotten. */
export const LOOKED = join(OUT, "looked");

function noteAddress(page) {
  mkdirSync(LOOKED, { recursive: true });
  appendFileSync(join(LOOKED, `${process.pid}.txt`), `${new URL(page.url()).pathname}\n`);
}

/** Looks at the page as it stands (a form with errors stays one), in every scheme and width; gives what is wrong. */
export async function look(page, name) {
  noteAddress(page);
  const before = page.viewportSize();
  const faults = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
    for (const [scheme, media] of Object.entries(SCHEMES)) {
      await page.emulateMedia(media);
      faults.push(...(await violations(page)).map((fault) => `${name} (${scheme}, ${width} px): ${fault}`));
    }
    await page.emulateMedia(SCHEMES.light);
    if (width === 320) { await assertFits(page, name).catch((error) => faults.push(`${error.message} ${JSON.stringify(error.actual)}`)); }
    await shoot(page, `${name}-${width}`);
  }
  await assertNoMissingText(page, name).catch((error) => faults.push(`${error.message} ${JSON.stringify(error.actual)}`));
  await page.setViewportSize(before);
  return faults;
}
