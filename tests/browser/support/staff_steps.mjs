// What officers do, each step by its page. `look` is called on each page with its name.
import assert from "node:assert/strict";
import { answer, path, press, submit } from "./forms.mjs";

const nothing = async () => {};

/** Scans a kitir into the box of the desk; gives the path of the record. */
export async function scan(page, code) {
  await page.goto("/petugas");
  await page.locator("[name=code]").fill(code);
  await Promise.all([page.waitForEvent("framenavigated"), page.locator("[name=code]").press("Enter")]);
  await page.waitForLoadState("load");
  const record = /^\/petugas\/permohonan\/[0-9a-f]{32}/.exec(path(page))?.[0];
  assert.ok(record, `the scan leads to the record: ${path(page)}`);
  return record;
}

/** Returns one paper with a coded reason, after reading what the citizen will read. */
export async function giveBack(page, record, slot, code, look = nothing) {
  await page.goto(`${record}/kembalikan`);
  await look("return");
  await answer(page, `reason-document-${slot}`, code);
  await submit(page, "/kembalikan", "button[name=step][value=preview]");
  await look("return-preview");
  await submit(page, "/kembalikan", "button[name=step][value=send]");
  assert.equal(path(page), record);
}

/** Looks at the originals: ticks every box of the list. */
export async function seeOriginals(page, record, look = nothing) {
  await page.goto(`${record}/asli`);
  await look("originals");
  await submit(page, "/asli");
  assert.ok(await page.locator("#error-summary li").count(), "an original that was not ticked needs a reason, and the page says so");
  await look("originals-open");
  await tickOriginals(page, record);
}

/** Every original lies on the counter and is what the photo shows. */
export async function tickOriginals(page, record) {
  if (path(page) !== `${record}/asli`) { await page.goto(`${record}/asli`); }
  for (const box of await page.locator('form[action$="/asli"] input[type=checkbox]').all()) { await box.check({ force: true }); }
  await submit(page, "/asli");
  assert.equal(path(page), record, await page.locator("main").innerText());
}

/** Decides what each paper is; `kinds` by slot, the first choice where it is not named. */
export async function review(page, record, kinds = {}, look = nothing) {
  await page.goto(record);
  await look("record");
  const names = await page.locator('main input[type=radio][name^="kind-"]').evaluateAll((all) => [...new Set(all.map((one) => one.name))]);
  assert.ok(names.length, "papers wait for a decision");
  for (const name of names) {
    const kind = kinds[name.slice("kind-".length)];
    const choice = page.locator(`main input[type=radio][name="${name}"]${kind ? `[value="${kind}"]` : ""}`).first();
    await choice.check({ force: true });
  }
  // The accept button stands in the bar and belongs to the form of the papers.
  await press(page, page.locator('button[form="periksa"]').first());
  assert.equal(path(page), record, await page.locator("main").innerText());
  assert.equal(await page.locator("#error-summary").count(), 0, await page.locator("#error-summary").allInnerTexts().then(String));
}

/** The head of office lets an event be registered that was reported too late. */
export async function grantLate(page, record) {
  await page.goto(`${record}/terlambat`);
  await answer(page, "decision", "grant");
  await submit(page, "/terlambat");
  assert.equal(await page.locator("#error-summary").count(), 0, await page.locator("main").innerText());
}

/** The registrar finds the entry that the case is about, and says that the person is the same. */
export async function refer(page, record, number) {
  await page.goto(`${record}/banding`);
  await answer(page, "number", number);
  await submit(page, "/rujuk");
  await answer(page, "compared", "yes");
  await submit(page, "/rujuk");
  assert.equal(await page.locator("#error-summary").count(), 0, await page.locator("main").innerText());
}

/** The officer picks the wrong answer, then says the new one and why. */
export async function propose(page, field, value) {
  await press(page, page.locator(`main a[href$="/usul?isian=${field}"]`));
  await answer(page, field, value);
  await answer(page, "reason", "Tempat lahir di KTP ayah tertulis lain.");
  await submit(page, "/usul");
  assert.equal(await page.locator("#error-summary").count(), 0, await page.locator("main").innerText());
}

/** One officer keys an entry from its book or another region's letter, another compares it with the scan. `said`: the boxes of the form by name. */
export async function keyEntry(keyer, comparer, service, said, scan, look = nothing) {
  await keyer.goto(`/petugas/buku/${service}`);
  await look(keyer, "book-form");
  for (const [name, value] of Object.entries(said)) { await answer(keyer, name, value); }
  await submit(keyer, `/petugas/buku/${service}`);
  assert.equal(await keyer.locator("#error-summary").count(), 0, await keyer.locator("main").innerText());
  const keyed = path(keyer);
  await keyer.locator('input[type=file][name="photo-file"]').setInputFiles(scan);
  await submit(keyer, "/pindaian");
  await look(keyer, "book-entry");
  await comparer.goto(keyed);
  await look(comparer, "book-compare");
  await submit(comparer, "/putus-buku");
}

/** The registrar says that the entry stands in another register. */
export async function referElsewhere(page, record) {
  await page.goto(`${record}/banding`);
  await press(page, page.locator('form[action$="/rujuk"]:has(input[name="step"][value="elsewhere"]) button').first());
}

/** The registrar compares and approves. */
export async function approve(page, record, look = nothing) {
  await page.goto(`${record}/banding`);
  await look("compare");
  await submit(page, "/setuju");
  await look("approved");
}

/** A second person finds what waits for her, reads it, and agrees. */
export async function agreeSecond(page, record, look = nothing) {
  await page.goto("/petugas/orang-kedua");
  await press(page, page.locator(`a[href="${record}/banding"]`).first());
  await look("second-person");
  await submit(page, "/putus-perubahan");
  assert.equal(await page.locator('form[action$="/putus-perubahan"]').count(), 0, await page.locator("main").innerText());
}

/** Registers; gives the number. */
export async function register(page, record, look = nothing) {
  await page.goto(`${record}/banding`);
  await submit(page, "/catat");
  await look("registered");
  const number = /3578-[A-Z]{2,6}-\d{8}-\d{4}/.exec(await page.locator("body").innerText())?.[0];
  assert.ok(number, `a registration number stands on the page: ${path(page)}`);
  return number;
}

/** The head signs one case from its register entry. */
export async function sign(page, record, look = nothing) {
  await page.goto("/petugas/tanda-tangan");
  await look("signing-list");
  await page.goto(`${record}/akta`);
  await look("entry-to-sign");
  await submit(page, "/petugas/tanda-tangan");
  await look("signed");
}

export async function print(page, record, look = nothing) {
  await page.goto("/petugas/cetak");
  await look("print-queue");
  await submit(page, `${record}/cetak`);
  assert.equal(path(page), `${record}/cetak`);
  await look("printed");
}

/** Hands over to the mother, after a mismatch that stops and a form with nothing chosen. */
export async function handOver(page, record, name, look = nothing, collector = "mother") {
  await page.goto(`${record}/serah`);
  await look("hand-over");
  await submit(page, "/serah");
  assert.ok(await page.locator("#error-summary li").count() >= 3, "who, with which paper and whether it fits are asked for");
  await look("hand-over-open");
  await fillHandOver(page, name, "no", collector);
  await submit(page, "/serah");
  await look("hand-over-mismatch");
  await page.goto(`${record}/serah`);
  await fillHandOver(page, name, "yes", collector);
  await submit(page, "/serah");
  await look("handed-over");
}

export async function fillHandOver(page, name, match, collector = "mother") {
  await answer(page, "collector", collector);
  await answer(page, "collector_name", name);
  await answer(page, "identity", "id-card");
  await answer(page, "match", match);
}

/** A PDF behind a link, fetched with the person's own session. */
export async function download(page, address) {
  const response = await page.request.get(address);
  assert.equal(response.status(), 200, address);
  assert.match(response.headers()["content-type"], /^application\/pdf/);
  return response.body();
}
