// A helper of a hall files in somebody's name: with a code from the person's account or from a counter, and without a look afterwards.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { MOTHER, family, nik } from "./support/family.mjs";
import { answer, errors, eventually, path, submit, text } from "./support/forms.mjs";
import { look } from "./support/look.mjs";
import { launchBrowser, leave, officer, person } from "./support/people.mjs";
import { photo } from "./support/pictures.mjs";
import { startDemo } from "./support/server.mjs";
import { story } from "./support/story.mjs";

const NIK = nik(MOTHER.born, true, 41);

describe("a helper", () => {
  let server, browser, helper, draft, consent, kitir;
  const faults = [];
  const step = story();
  before(async () => { server = await startDemo(); browser = await launchBrowser(); });
  after(async () => { await browser?.close(); await server?.stop(); });

  const begin = async (code) => {
    const { page } = helper;
    await page.goto("/petugas/bantu");
    await answer(page, "layanan", "birth");
    await answer(page, "nik", NIK);
    await answer(page, "kode", code);
    await submit(page, "/petugas/bantu", "button:not([formaction])");
  };

  step("begins nothing without a code of the person", async () => {
    helper = await officer(browser, server, "kader", { scripts: true });
    await helper.page.goto("/petugas");
    await helper.page.locator('main a[href="/petugas/bantu"]').click();
    faults.push(...await look(helper.page, "helper"));
    await begin("12345678");
    assert.equal((await errors(helper.page)).length, 1);
    faults.push(...await look(helper.page, "helper-refused"));
  });

  step("gets one from a counter that saw her papers", async () => {
    const counter = await officer(browser, server, "genteng", { scripts: true });
    const { page } = counter;
    await page.goto("/petugas/akun");
    faults.push(...await look(page, "counter-account-code"));
    const form = page.locator("form[action='/petugas/akun']");
    await form.locator("input[name=untuk][value=bantuan]").check({ force: true });
    await form.locator("input[name=nik]").fill(NIK);
    await form.locator("input[name=identity][value=id-card]").check({ force: true });
    await submit(page, "/petugas/akun");
    assert.equal((await errors(page)).length, 1, "she must say that it is the person");
    assert.equal(await form.locator("input[name=nik]").inputValue(), NIK, "nothing typed is lost");
    await form.locator("input[name=match]").check({ force: true });
    await submit(page, "/petugas/akun");
    consent = (await page.locator("main .code").innerText()).replace(/\s/g, "");
    assert.match(consent, /^\d{8}$/);
    faults.push(...await look(page, "counter-account-code-given"));
    await leave(counter);
  });

  step("fills in the form, photographs the papers and sends it", async () => {
    const { page } = helper;
    await begin(`${consent.slice(0, 4)} ${consent.slice(4)}`);
    draft = path(page);
    assert.match(draft, /^\/petugas\/bantu\/[0-9a-f]{32}$/, await text(page));
    faults.push(...await look(page, "helper-draft"));
    for (const [, given] of family()) {
      for (const [name, value] of Object.entries(given)) { await answer(page, name, value); }
    }
    await submit(page, draft);
    assert.deepEqual(await errors(page), []);
    const links = await page.locator(`main a[href^="${draft}/dokumen/"]`).evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.ok(links.length >= 3, `${links}`);
    for (const href of links) {
      await page.goto(href);
      if (href === links[0]) { faults.push(...await look(page, "helper-paper")); }
      await page.locator('input[type=file][name="photo-file"]').setInputFiles(photo());
      await submit(page, href);
    }
    assert.equal(path(page), draft);
    faults.push(...await look(page, "helper-draft-filled"));
    await submit(page, `${draft}/kirim`);
    assert.equal((await errors(page)).length, 1, "the statement is missing");
    await page.locator("main [name=statement]").check({ force: true });
    await submit(page, `${draft}/kirim`);
    faults.push(...await look(page, "helper-sent"));
    kitir = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(await text(page))?.[0];
    assert.ok(kitir, await text(page));
    assert.doesNotMatch(await page.locator("main").innerText(), /PIN:? *\d/);
  });

  step("cannot look afterwards, by no address that she knows", async () => {
    const { page } = helper;
    const id = draft.split("/").at(-1);
    for (const address of [draft, `${draft}/dokumen/birth-proof`, `/petugas/permohonan/${id}`, `/petugas/permohonan/${id}/isian`, `/permohonan/${id}`]) {
      const reply = await page.goto(address);
      assert.ok(reply.status() >= 400 || path(page) === "/lanjut", `${address}: ${reply.status()}`);
      assert.doesNotMatch(await text(page), /Kinanti/);
    }
    await page.goto("/petugas/bantu");
    assert.equal(await page.locator(`main a[href="${draft}"]`).count(), 0);
    await begin(consent);
    assert.equal((await errors(page)).length, 1, "one code, one application");
    await leave(helper);
  });

  step("is named to officers, and the person gets her PIN at the counter", async () => {
    const counter = await officer(browser, server, "genteng");
    const { page } = counter;
    await page.goto("/petugas");
    await page.locator("[name=code]").fill(kitir);
    await Promise.all([page.waitForEvent("framenavigated"), page.locator("[name=code]").press("Enter")]);
    assert.ok(await eventually(async () => /Dibantu oleh\s+Wati Susanti/.test(await text(page))), await text(page));
    await leave(counter);
    const visitor = await person(browser, server);
    await visitor.page.goto("/lanjut");
    assert.doesNotMatch(await text(visitor.page), /Kinanti/);
    await leave(visitor);
    assert.deepEqual(faults, []);
  });
});
