// Buleleng registers in SIAK: an officer keys from the copy page, says that SIAK is down and up again, and brings number and PDF back.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { path, press, submit, text } from "./support/forms.mjs";
import { look } from "./support/look.mjs";
import * as pdf from "./support/pdf.mjs";
import { launchBrowser, leave, officer } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import { story } from "./support/story.mjs";

for (const scripts of [false, true]) {
  describe(`recorded elsewhere, ${scripts ? "with scripts" : "without scripts"}`, () => {
    let server, browser, registrar, record, number;
    const faults = [];
    const test = story();
    // Looking needs a script of its own.
    const watch = async (name) => { if (scripts) { faults.push(...await look(registrar.page, `elsewhere-${scripts ? "js" : "plain"}-${name}`)); } };

    before(async () => {
      const demo = await startDemo();
      server = { ...demo, url: demo.url.replace("localhost", "buleleng.localhost") };
      browser = await launchBrowser();
      registrar = await officer(browser, server, "registrar", { scripts });
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    test("the queue of the outside system leads to a page with every value to key", async () => {
      const { page } = registrar;
      await page.goto("/petugas/registrasi?daftar=luar");
      await watch("queue");
      await press(page, page.locator("tr[data-row] th a").first());
      record = /^\/petugas\/permohonan\/[0-9a-f]{32}/.exec(path(page))?.[0];
      assert.equal(path(page), `${record}/luar`);
      await watch("copy");
      const values = await page.locator(".copy-row input").evaluateAll((all) => all.map((box) => box.value));
      assert.ok(values.length > 20 && values.some((value) => /^\d{2}-\d{2}-\d{4}$/.test(value)) && values.some((value) => /^99\d{14}$/.test(value)), String(values));
    });

    test("the keyboard alone goes from value to value and takes each", async () => {
      const { page } = registrar;
      await page.locator(".copy-row input").first().focus();
      for (let turn = 0; turn < (scripts ? 2 : 1); turn += 1) { await page.keyboard.press("Tab"); }
      const taken = await page.locator(":focus").evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd));
      assert.equal(taken, await page.locator(".copy-row input").nth(1).inputValue(), "Tab marks what stands in the next box");
      assert.equal(await page.locator(".copy-row button:visible").count() > 0, scripts, "a button beside each box, with a script");
    });

    test("SIAK is down: everybody reads it, the case stands still; up again, it goes on", async () => {
      const { page } = registrar;
      await page.goto("/petugas/gangguan");
      await watch("outages");
      await submit(page, "/petugas/gangguan");
      await watch("down");
      await page.goto(`${record}/banding`);
      assert.match(await text(page), /dihentikan sementara/);
      await page.goto("/petugas");
      assert.match(await text(page), /Sistem pencatatan \(SIAK\) sedang terganggu/);
      await watch("desk-down");
      await page.goto("/petugas/gangguan");
      await submit(page, "/petugas/gangguan");
      await page.goto("/petugas");
      assert.doesNotMatch(await text(page), /sedang terganggu/);
    });

    test("number and PDF come back; a wrong number is told and nothing typed is lost", async () => {
      const { page } = registrar;
      const file = pdf.keep(`from-siak-${scripts}.pdf`, await page.pdf({ pageRanges: "1" }));
      const [day, month, year] = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Makassar" }).format(new Date()).split("/");
      number = `5108-LU-${day}${month}${year}-${scripts ? "9001" : "9002"}`;
      await page.goto(`${record}/luar`);
      await page.locator("[name=number]").fill(number.replace("5108", "3578"));
      await page.locator("[name=pdf]").setInputFiles(file);
      await submit(page, "/luar");
      assert.match(await text(page), /bukan nomor daerah ini/);
      await watch("wrong-number");
      await page.locator("[name=number]").fill(number);
      await page.locator("[name=pdf]").setInputFiles(file);
      await submit(page, "/luar");
      assert.equal(path(page), `${record}/akta`, await text(page));
      assert.ok((await text(page)).includes(number));
      await watch("entry");
      assert.deepEqual(faults, []);
      await leave(registrar);
    });
  });
}
