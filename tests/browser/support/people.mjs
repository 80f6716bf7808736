// Browsers of people: a mother's phone, an officer's counter. Each notices what must never happen.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
export const PHONE = { width: 360, height: 640 };
export const COUNTER = { width: 1280, height: 900 };

export function launchBrowser() {
  const executablePath = execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A person with a browser of her own. `faults` gathers what no page may do. */
export async function person(browser, server, { viewport = PHONE, scripts = false, language } = {}) {
  const context = await browser.newContext({
    viewport, javaScriptEnabled: scripts, locale: "id-ID", timezoneId: "Asia/Jakarta", acceptDownloads: true, baseURL: server.url,
    extraHTTPHeaders: language ? { "accept-language": language } : {},
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => { if (/Content Security Policy|Refused to/.test(message.text())) { faults.push(`policy: ${message.text()}`); } });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("response", (response) => { if (response.status() >= 500) { faults.push(`${response.status()} ${response.request().method()} ${response.url()}`); } });
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(server.url)) { faults.push(`elsewhere: ${request.url()}`); }
  });
  return { context, page, faults };
}

/** Ends a person's visit; nothing forbidden may have happened in it. */
export async function leave({ context, faults }) {
  await context.close();
  assert.deepEqual(faults, []);
}

export async function signIn(page, server, name) {
  await page.goto("/petugas/masuk");
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=password]").fill(server.password);
  await page.locator("form[action='/petugas/masuk'] button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === "/petugas");
}

export async function officer(browser, server, name, options = {}) {
  const made = await person(browser, server, { viewport: COUNTER, ...options });
  await signIn(made.page, server, name);
  return made;
}
