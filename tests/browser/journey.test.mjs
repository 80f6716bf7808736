// A birth, from home to the certificate in hand: once without scripts, once with them, in one telling each.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import * as staff from "./support/staff_steps.mjs";
import { MOTHER, family } from "./support/family.mjs";
import { answer, path, submit, text } from "./support/forms.mjs";
import { shoot } from "./support/look.mjs";
import * as pdf from "./support/pdf.mjs";
import { PHONE, launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import { story } from "./support/story.mjs";

const RETURNED = "birth-proof";

for (const scripts of [false, true]) {
  const told = scripts ? "with scripts" : "without scripts";
  describe(`a birth, ${told}`, () => {
    let server, browser, mother, ward, registrar, head, district;
    let draft, slip, record, number;
    const test = story();
    const look = (page) => (name) => shoot(page, `${scripts ? "js" : "plain"}-${name}`);

    before(async () => {
      server = await startDemo();
      browser = await launchBrowser();
      mother = await person(browser, server, { viewport: PHONE, scripts });
      [ward, registrar, head, district] = await Promise.all(
        ["genteng", "registrar", "kepala", "kecamatan"].map((name) => officer(browser, server, name, { scripts })),
      );
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    test("the mother answers one thing a page, and photographs her papers", async () => {
      const child = scripts ? "Kinanti Larasati" : "Anindya Kusumawardani";
      draft = await citizen.begin(mother.page, look(mother.page));
      await citizen.questions(mother.page, draft, family({ child, serial: scripts ? 42 : 41 }), look(mother.page));
      await citizen.documents(mother.page, draft, look(mother.page));
      await mother.page.goto(draft);
      await look(mother.page)("tasks");
    });

    test("she checks, sends, and gets a kitir with number, PIN and QR", async () => {
      slip = await citizen.send(mother.page, draft, look(mother.page));
      assert.match(slip.pin, /^\d{6}$/);
      for (const size of ["a6", "58", "80"]) {
        const file = pdf.keep(`kitir-${size}.pdf`, await staff.download(mother.page, `${draft}/kitir.pdf?ukuran=${size}`));
        pdf.check(file);
        assert.match(pdf.textOf(file).replaceAll(/\s/g, ""), new RegExp(slip.number.replaceAll("-", "-?")));
        if (size === "a6") { assert.ok(pdf.codes(file).some((code) => code.endsWith(slip.tracker)), "the QR carries the tracker's address"); }
      }
      await mother.page.goto(`${draft}/kitir`);
      await submit(mother.page, `${draft}/kitir`);
      assert.ok(!(await text(mother.page)).includes(slip.pin), "once noted, the PIN is never shown again");
    });

    test("anybody with the slip sees the state, and particulars only after the PIN", async () => {
      const other = await person(browser, server, { scripts });
      await other.page.goto(slip.tracker);
      await look(other.page)("tracker");
      const before = await other.page.locator("html").textContent();
      assert.ok(!before.includes(MOTHER.name) && !before.includes("Larasati") && !before.includes("Kusumawardani"), "no names before the PIN");
      await citizen.track(other.page, slip);
      await look(other.page)("tracker-open");
      assert.match(await other.page.locator("main").textContent(), /Larasati|Kusumawardani/);
      await leave(other);
    });

    test("the ward scans the kitir and returns one photo with a reason", async () => {
      record = await staff.scan(ward.page, slip.number.toLowerCase());
      await look(ward.page)("record-new");
      await staff.giveBack(ward.page, record, RETURNED, "FOTO-BURAM", look(ward.page));
      await look(ward.page)("record-returned");
    });

    test("the mother reads why, takes that photo again and keeps everything else", async () => {
      await mother.page.goto(`${draft}/perbaiki`);
      await look(mother.page)("mend");
      const links = await mother.page.locator(`main a[href^="${draft}/dokumen/"], main a[href^="${draft}/tanya/"]`).evaluateAll((all) => all.map((link) => link.pathname));
      assert.deepEqual([...new Set(links)], [`${draft}/dokumen/${RETURNED}`], "only what came back can be changed");
      await mother.page.goto(`${draft}/dokumen/${RETURNED}`);
      if (await mother.page.locator('form[action$="/hapus"]').count()) { await submit(mother.page, "/hapus"); }
      await citizen.upload(mother.page, draft, RETURNED);
      await look(mother.page)("mended");
      await mother.page.goto(`${draft}/perbaiki`);
      const statement = mother.page.locator('form[action$="/perbaiki"] input[type=checkbox]');
      if (await statement.count()) { await statement.check({ force: true }); }
      await submit(mother.page, "/perbaiki");
      assert.equal(await mother.page.locator("#error-summary").count(), 0, await text(mother.page));
      await look(mother.page)("resent");
    });

    test("the ward sees the originals and says what each paper is", async () => {
      await staff.seeOriginals(ward.page, record, look(ward.page));
      const receipt = pdf.keep("tanda-terima.pdf", await staff.download(ward.page, `${record}/tanda-terima.pdf`));
      pdf.check(receipt);
      await staff.review(ward.page, record, { "birth-proof": "birth-letter-facility", "marriage-proof": "marriage-book" }, look(ward.page));
      await look(ward.page)("record-reviewed");
    });

    test("the registrar compares and approves", async () => {
      await registrar.page.goto("/petugas/registrasi");
      await look(registrar.page)("registry-queue");
      await staff.approve(registrar.page, record, look(registrar.page));
    });

    test("the mother reads the draft on the tracker and confirms it", async () => {
      await mother.page.goto(slip.tracker);
      await look(mother.page)("tracker-to-confirm");
      await mother.page.goto(`${draft}/draf`);
      await look(mother.page)("draft");
      const file = pdf.keep("draf.pdf", await staff.download(mother.page, `${draft}/draf.pdf`));
      assert.match(pdf.textOf(file), /DRAF/i);
      const consent = mother.page.locator(`form[action$="/draf"] input[type=checkbox]`);
      if (await consent.count()) { await consent.first().check({ force: true }); }
      await submit(mother.page, "/draf");
      assert.equal(await mother.page.locator("#error-summary").count(), 0, await text(mother.page));
      await look(mother.page)("confirmed");
    });

    test("the registrar registers, and the number follows the series", async () => {
      number = await staff.register(registrar.page, record, look(registrar.page));
      assert.match(number, /^3578-LU-\d{8}-\d{4}$/);
    });

    test("the head signs, the district prints", async () => {
      await staff.sign(head.page, record, look(head.page));
      await staff.print(district.page, record, look(district.page));
      const file = pdf.keep("akta.pdf", await staff.download(district.page, `${record}/akta.pdf`));
      pdf.check(file);
      assert.equal(pdf.pageCount(file), 1);
      const words = pdf.textOf(file);
      assert.ok(words.includes(number), "the certificate carries the number");
      assert.match(words.toUpperCase(), /LARASATI|KUSUMAWARDANI/);
      assert.match(words, /belum.*ditandatangani|not.*(yet )?.*signed/is, "it says that it is not electronically signed");
    });

    test("the district hands over once, and only once", async () => {
      await staff.scan(district.page, slip.number);
      await staff.handOver(district.page, record, MOTHER.name, look(district.page));
      pdf.check(pdf.keep("bukti-serah.pdf", await staff.download(district.page, `${record}/bukti-serah.pdf`)));
      await district.page.goto(`${record}/serah`);
      assert.equal(await district.page.locator('form[action$="/serah"]').count(), 0, "a second hand-over is not offered");
      await look(district.page)("hand-over-refused");
    });

    test("the tracker says that it is done", async () => {
      await mother.page.goto(slip.tracker);
      await look(mother.page)("tracker-done");
      assert.match(await text(mother.page), /selesai|diserahkan/i);
    });

    test("nobody's browser met a fault, a foreign address or a broken policy", async () => {
      for (const one of [mother, ward, registrar, head, district]) { await leave(one); }
    });
  });
}
