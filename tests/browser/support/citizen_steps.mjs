// What a mother does on her phone, step by step. `look` is called on each page with its name, for those who want to see it.
import assert from "node:assert/strict";
import { answer, answers, answersAtOnce, asks, eventually, path, press, submit } from "./forms.mjs";
import { WARD_NAMES, WARD_SEARCH } from "./family.mjs";
import { photo } from "./pictures.mjs";

const nothing = async () => {};

/** From the home page to the first question; gives the path of the draft. */
export async function begin(page, look = nothing, { service = "birth", search = "akta lahir" } = {}) {
  await page.goto("/");
  await look("home");
  await page.locator("[name=cari]").fill(search);
  await Promise.all([page.waitForEvent("framenavigated"), page.locator("[name=cari]").press("Enter")]);
  await look("home-found");
  await press(page, page.locator(`main a[href="/layanan/${service}"]`).first());
  await look("before-you-start");
  await submit(page, "/permohonan");
  const draft = /^\/permohonan\/[0-9a-f]{32}/.exec(path(page))?.[0];
  assert.ok(draft, `a draft has an opaque address: ${path(page)}`);
  return draft;
}

/** One question page, with a warning confirmed where the answers deserve one. */
export async function question(page, draft, name, given, look = nothing, fill = answers) {
  const address = `${draft}/tanya/${name}`;
  if (path(page) !== address) { await page.goto(address); }
  await look(`question-${name}`);
  for (const ward of Object.keys(given).filter((field) => field.endsWith(".ward"))) {
    if (!(await asks(page, `cari-${ward}`))) { continue; }
    await answer(page, `cari-${ward}`, WARD_NAMES[given[ward]] ?? WARD_SEARCH);
    await press(page, page.locator("button[name=aksi]"));
    await look("question-ward-found");
  }
  const later = await fill(page, given);
  await submit(page, `/tanya/${name}`);
  // What the page leaves out for good in this family's case is not asked after the first answer either.
  if (later.length && path(page) === address) {
    await look(`question-${name}-more`);
    assert.deepEqual(await fill(page, given), [], `${name} asks for the rest after the first answer`);
    await submit(page, `/tanya/${name}`);
  }
  if (path(page) === address && !(await page.locator("#error-summary").count())) {
    await look(`question-${name}-warned`);
    await submit(page, `/tanya/${name}`);
  }
  assert.notEqual(path(page), address, `${name} was not taken: ${await page.locator("main").innerText()}`);
}

/** Every question of the family, in the order in which the pages lead on. */
export async function questions(page, draft, family, look = nothing) {
  for (const [name, given] of family) {
    if (path(page) === `${draft}/dokumen`) { await documents(page, draft, look); }
    await question(page, draft, name, given, look);
  }
}

/**
 * Answers page after page as the journey leads on, from the first question or the named one, until it leads elsewhere. `pages` says what each page
 * asks, `given` maps fields to answers; `atOnce` fills each page at one go.
 */
export async function answerAsItComes(page, draft, { pages, given, atOnce }, look = nothing, from = "") {
  await page.goto(from ? `${draft}/tanya/${from}` : draft);
  if (!from) { await press(page, page.locator(`main a[href^="${draft}/tanya/"]`).first()); }
  for (let seen = 0; path(page).startsWith(`${draft}/tanya/`) && seen < 60; seen += 1) {
    const name = path(page).split("/tanya/")[1];
    const asked = pages.get(name).filter((field) => given.has(field));
    await question(page, draft, name, Object.fromEntries(asked.map((field) => [field, given.get(field)])), look, atOnce ? answersAtOnce : answers);
  }
}

/** Reads the draft of the document on the tracker and agrees to it. */
export async function agree(page, draft, slip, look = nothing) {
  await track(page, slip);
  await page.goto(`${draft}/draf`);
  await look("draft");
  const consent = page.locator('form[action$="/draf"] input[type=checkbox]');
  if (await consent.count()) { await consent.first().check({ force: true }); }
  await submit(page, "/draf");
  assert.equal(await page.locator("#error-summary").count(), 0, await page.locator("main").innerText());
}

/** Downloads the document from the open tracker; gives its bytes. */
export async function download(page, look = nothing) {
  await look("download-ready");
  const form = page.locator('form[action$="/akta"]');
  assert.equal(await form.count(), 1, await page.locator("main").innerText());
  const fields = await form.locator("input[type=hidden]").evaluateAll((all) => Object.fromEntries(all.map((one) => [one.name, one.value])));
  const response = await page.request.post(await form.getAttribute("action"), { form: fields, headers: { origin: new URL(page.url()).origin } });
  assert.equal(response.status(), 200);
  assert.match(response.headers()["content-type"], /^application\/pdf/);
  return response.body();
}

/** One upload; the next page shows it. */
export async function upload(page, draft, slot, file = photo(), look = nothing) {
  const address = `${draft}/dokumen/${slot}`;
  if (path(page) !== address) { await page.goto(address); }
  if (!(await page.locator('input[name="foto-file"]').count())) { await page.goto(`${address}?tambah=1`); }
  await look(`upload-${slot}`);
  await page.locator('input[type=file][name="foto-file"]').setInputFiles(file);
  await submit(page, `/dokumen/${slot}`);
}

/** A paper that was given back: taken away, photographed anew, and sent again. */
export async function mend(page, draft, slot) {
  await page.goto(`${draft}/dokumen/${slot}`);
  if (await page.locator('form[action$="/hapus"]').count()) { await submit(page, "/hapus"); }
  await upload(page, draft, slot);
  await page.goto(`${draft}/perbaiki`);
  const statement = page.locator('form[action$="/perbaiki"] input[type=checkbox]');
  if (await statement.count()) { await statement.check({ force: true }); }
  await submit(page, "/perbaiki");
}

/** The papers that these answers ask for: slots that must be filled, and slots that may stay empty. */
export async function asked(page, draft) {
  await page.goto(`${draft}/dokumen`);
  const tasks = await page.locator("main .govuk-task-list__item").evaluateAll((all) => all.map((one) => [
    one.querySelector("a").getAttribute("href").split("/dokumen/")[1].split(/[/?]/)[0], /boleh kosong/i.test(one.innerText),
  ]));
  const slots = (may) => tasks.filter(([, optional]) => optional === may).map(([slot]) => slot).sort();
  return { must: slots(false), may: slots(true) };
}

/** Photos of all papers that are asked for. */
export async function documents(page, draft, look = nothing) {
  await page.goto(`${draft}/dokumen`);
  await look("documents");
  const links = await page.locator(`main a[href^="${draft}/dokumen/"]`).evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const slots = [...new Set(links.map((href) => href.split("/dokumen/")[1].split(/[/?]/)[0]))];
  assert.ok(slots.length >= 1, `papers are asked for: ${slots}`);
  for (const slot of slots) {
    await page.goto(`${draft}/dokumen/${slot}`);
    if (!(await page.locator('input[name="foto-file"]').count())) { continue; }
    await upload(page, draft, slot, photo(), look);
    assert.equal(await page.locator("#error-summary").count(), 0, `${slot}: ${await page.locator("main").innerText()}`);
    await look(`uploaded-${slot}`);
    const picture = page.locator(`main img[src*="/gambar/"]`).first();
    assert.ok(await eventually(() => picture.evaluate((image) => image.complete && image.naturalWidth > 100)), `${slot}: the photo is shown`);
  }
  return slots;
}

/** Check answers and send; gives the kitir. */
export async function send(page, draft, look = nothing) {
  await page.goto(`${draft}/periksa`);
  await look("check");
  await submit(page, "/kirim");
  assert.ok(await page.locator("#error-summary li").count(), "without the statement nothing is sent, and the page says so");
  await look("check-without-statement");
  return sendTicked(page, draft, look);
}

/** Sends what she has checked. */
export async function sendTicked(page, draft, look = nothing) {
  if (path(page) !== `${draft}/kirim`) { await page.goto(`${draft}/periksa`); }
  await answer(page, "benar", "ya");
  await submit(page, "/kirim");
  assert.equal(path(page), `${draft}/kitir`, await page.locator("#error-summary").allInnerTexts().then(String));
  await look("kitir");
  return kitir(page);
}

/** Number, PIN and token of a kitir page. */
export async function kitir(page) {
  const number = (await page.locator(".kitir-number").first().textContent()).trim();
  assert.match(number, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/);
  const pin = await page.locator(".slip-pin .code").count() ? (await page.locator(".slip-pin .code").textContent()).trim() : null;
  const href = await page.locator('a[href*="/k/"]').first().getAttribute("href");
  return { number, pin, tracker: new URL(href, page.url()).pathname };
}

/** Opens the tracker with the PIN, as anybody with the slip does. */
export async function track(page, { tracker, pin }) {
  await page.goto(tracker);
  const box = page.locator("main [name=pin]");
  if (await box.count()) {
    await box.fill(pin);
    await submit(page, tracker);
  }
}
