// A midwife reports a birth with the keyboard, and the family's declaration fills itself by the slip.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { daysAgo } from "./support/family.mjs";
import { answer, path, press, submit, text } from "./support/forms.mjs";
import { look } from "./support/look.mjs";
import { launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";

const REPORT = {
  "child.birth_date": daysAgo(2), "child.birth_time": "07:45", "child.place_kind": "hospital", "child.place_name": "Rumah Sakit Contoh", "child.birth_place": "Surabaya",
  "child.sex": "female", "child.birth_kind": "single", "child.attendant": "midwife", "mother.name": "Dewi Anggraini",
};

describe("a report of a birth and the family's slip", () => {
  let server, browser, midwife, mother;
  const faults = [];
  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    midwife = await officer(browser, server, "bidan", { scripts: true });
    mother = await person(browser, server, { scripts: true });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("one page by the keyboard, and a slip with number and code", async () => {
    const { page } = midwife;
    const watch = async (name) => { faults.push(...await look(page, `notifier-${name}`)); };
    await watch("desk");
    await page.goto("/petugas/lapor");
    await watch("list-empty");
    await press(page, page.locator('main a[href="/petugas/lapor/birth"]').first());
    await watch("form");
    await submit(page, "/petugas/lapor/birth");
    await watch("form-refused");
    for (const [name, value] of Object.entries(REPORT)) { await answer(page, name, value); }
    await page.locator("main form[action='/petugas/lapor/birth'] button[type=submit]").focus();
    await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
    await page.waitForLoadState("load");
    await watch("slip");
    const slip = { number: (await page.locator(".kitir-number").first().textContent()).trim(), code: (await page.locator(".slip-pin .code").textContent()).trim() };
    assert.match(slip.code, /^\d{6}$/);

    const draft = await citizen.begin(mother.page);
    await mother.page.goto(draft);
    await press(mother.page, mother.page.locator(`main a[href="${draft}/slip"]`));
    faults.push(...await look(mother.page, "claim-slip"));
    await answer(mother.page, "nomor", slip.number);
    await answer(mother.page, "kode", slip.code === "000000" ? "000001" : "000000");
    await submit(mother.page, "/slip");
    faults.push(...await look(mother.page, "claim-slip-wrong"));
    await answer(mother.page, "kode", slip.code);
    await submit(mother.page, "/slip");
    assert.equal(path(mother.page), draft);
    await mother.page.goto(`${draft}/tanya/child-place`);
    assert.equal(await mother.page.locator("[name='child.place_name']").inputValue(), "Rumah Sakit Contoh");

    await page.goto("/petugas/lapor");
    await watch("list");
    const told = await text(page);
    assert.ok(told.includes("dipakai keluarga") && !told.includes("Dewi Anggraini"), told);
    assert.deepEqual(faults, []);
    await leave(midwife);
    await leave(mother);
  });
});
