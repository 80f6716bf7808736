// B12: the family is registered in another regency. The ward of Surabaya tells the mother and hands her case on to Buleleng: her slip leads
// there, number and PIN stay, Surabaya reads nothing any more, and Buleleng decides by its own rules. Without scripts.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { MOTHER, family } from "./support/family.mjs";
import { answer, errors, path, press, submit, text } from "./support/forms.mjs";
import { look as whole, shoot } from "./support/look.mjs";
import { PHONE, launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";
import { story } from "./support/story.mjs";

const CHILD = "Komang Ayu Pertiwi";
const VILLAGE = "51.08.06.1010";

describe("a birth handed on to the regency of residence", () => {
  let server, there, browser, mother, ward, registrar, far;
  let draft, slip, record, onward;
  const test = story();
  const faults = [];
  // Looking needs a script of its own: another browser, the same page.
  const watched = async (page, name) => shoot(page, `handover-${name}`);

  before(async () => {
    server = await startDemo();
    there = { ...server, url: server.url.replace("localhost", "buleleng.localhost") };
    browser = await launchBrowser();
    mother = await person(browser, server, { viewport: PHONE });
    [ward, registrar] = await Promise.all(["genteng", "registrar"].map((name) => officer(browser, server, name, { scripts: true })));
    far = await officer(browser, there, "kecamatan", { scripts: true });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("a mother who says that she lives elsewhere is told where, and that Buleleng serves here too", async () => {
    const other = await citizen.begin(mother.page);
    const pages = family({ serial: 95 });
    for (const [name, given] of pages.slice(0, 2)) { await citizen.question(mother.page, other, name, given); }
    const address = Object.fromEntries(Object.entries(pages[2][1]).filter(([field]) => field !== "family.ward"));
    for (const [field, value] of Object.entries(address)) { await answer(mother.page, field, value); }
    await answer(mother.page, "family.ward", "outside");
    await submit(mother.page, "/tanya/informant-address");
    assert.match(path(mother.page), /\/luar-kota$/);
    await watched(mother.page, "outside");
    const link = mother.page.locator("main a", { hasText: "Kabupaten Buleleng" });
    assert.equal(await link.getAttribute("href"), `${there.url}/layanan/birth`);
  });

  test("another mother sends the papers of her family card from Buleleng to Surabaya, where her child was born", async () => {
    draft = await citizen.begin(mother.page);
    await citizen.questions(mother.page, draft, family({ child: CHILD, serial: 96 }));
    slip = await citizen.sendTicked(mother.page, draft);
  });

  test("the ward sees the originals, and on which card she stands; without her agreement nothing goes", async () => {
    record = await staff.scan(ward.page, slip.number);
    await staff.tickOriginals(ward.page, record);
    await press(ward.page, ward.page.locator(`a[href="${record}/limpahkan"]`));
    faults.push(...await whole(ward.page, "handover-form"));
    await submit(ward.page, "/limpahkan");
    assert.equal((await errors(ward.page)).length, 1, "which ward?");
    await answer(ward.page, "ward", VILLAGE);
    await submit(ward.page, "/limpahkan");
    assert.match((await errors(ward.page)).join(), /pemohon/i);
    faults.push(...await whole(ward.page, "handover-not-agreed"));
    assert.equal(await ward.page.locator("[name=ward]").inputValue(), VILLAGE, "what was chosen stays chosen");
    await answer(ward.page, "agreed", "yes");
    await submit(ward.page, "/limpahkan");
    assert.equal(path(ward.page), record, await text(ward.page));
  });

  test("Surabaya keeps the history and no word of anybody", async () => {
    for (const { page } of [ward, registrar]) {
      await page.goto(record);
      const seen = await page.locator("html").textContent();
      assert.ok(!seen.includes(CHILD) && !seen.includes(MOTHER.name), "no name is left");
      assert.match(seen, /Kabupaten Buleleng/);
    }
    faults.push(...await whole(ward.page, "handover-record-left"));
    await registrar.page.goto(`${record}/banding`);
    assert.match(await registrar.page.locator("html").textContent(), /Dilimpahkan ke daerah lain/, "the log says so");
    await ward.page.goto("/petugas/cari");
    await answer(ward.page, "words", CHILD);
    await submit(ward.page, "/petugas/cari");
    assert.ok(!(await text(ward.page)).includes(slip.number), "nobody finds her by name");
  });

  test("the slip of Surabaya leads to Buleleng, where number and PIN are the same", async () => {
    const other = await person(browser, server, { viewport: PHONE });
    await other.page.goto(slip.tracker);
    await watched(other.page, "tracker-left");
    const link = other.page.locator("main a", { hasText: "Kabupaten Buleleng" });
    onward = await link.getAttribute("href");
    assert.ok(onward.startsWith(`${there.url}/k/`), onward);
    await leave(other);
    const home = await person(browser, there, { viewport: PHONE });
    await citizen.track(home.page, { tracker: new URL(onward).pathname, pin: slip.pin });
    await watched(home.page, "tracker-arrived");
    // Her answers stand folded.
    const seen = await home.page.locator("main").textContent();
    assert.ok(seen.includes(slip.number) && seen.includes(CHILD) && /semula dikirim ke Kota Surabaya/.test(seen), seen);
    await home.page.goto("/lanjut");
    await answer(home.page, "nomor", slip.number);
    await answer(home.page, "pin", slip.pin);
    await submit(home.page, "/lanjut");
    assert.ok((await home.page.locator("main").textContent()).includes(CHILD));
    await leave(home);
  });

  test("the officer of Buleleng finds it in her queue, with the photos, and decides what the papers are", async () => {
    const found = await staff.scan(far.page, slip.number);
    const seen = await text(far.page);
    assert.ok(seen.includes(CHILD) && seen.includes("Kota Surabaya"), seen);
    faults.push(...await whole(far.page, "handover-record-arrived"));
    const picture = far.page.locator('img[src*="/gambar/"]').first();
    assert.ok(await picture.evaluate((image) => image.complete && image.naturalWidth > 50), "her photos came along");
    await staff.review(far.page, found, { "birth-proof": "birth-letter-facility", "marriage-proof": "marriage-book" });
    await shoot(far.page, "handover-reviewed");
    assert.equal(await far.page.locator("#error-summary").count(), 0, "the originals were seen in Surabaya");
  });

  test("no page of these has a fault, and nobody's browser met one", async () => {
    assert.deepEqual(faults, []);
    for (const one of [mother, ward, registrar, far]) { await leave(one); }
  });
});
