// Other ways to the certificate: filed by an officer at the counter, downloaded at home, a proposed change, a refusal, a withdrawal.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { MOTHER, family } from "./support/family.mjs";
import { answer, answers, path, press, submit, text } from "./support/forms.mjs";
import { shoot } from "./support/look.mjs";
import * as pdf from "./support/pdf.mjs";
import { launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";
import { story } from "./support/story.mjs";

describe("other ways", () => {
  let server, browser;
  const crew = {};
  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    for (const name of ["genteng", "registrar", "kepala", "kecamatan"]) { crew[name] = await officer(browser, server, name); }
  });
  after(async () => {
    for (const one of Object.values(crew)) { await leave(one); }
    await browser?.close();
    await server?.stop();
  });

  /** A sent application of a family; the mother's browser stays open. */
  async function sent(options) {
    const mother = await person(browser, server);
    const draft = await citizen.begin(mother.page);
    await citizen.questions(mother.page, draft, family(options));
    return { mother, draft, slip: await citizen.send(mother.page, draft) };
  }

  describe("filed at the counter and downloaded at home", () => {
    const test = story();
    let record, slip;

    test("the ward officer files the whole form on one page, without scripts", async () => {
      const { page } = crew.genteng;
      await page.goto("/petugas/daftar/birth");
      const all = Object.assign({}, ...family({ child: "Raditya Mahendra", delivery: "download", serial: 61 }).map(([, given]) => given));
      assert.deepEqual(await answers(page, all), [], "every question stands on the page");
      for (const slot of ["birth-proof", "marriage-proof", "family-card"]) { await page.locator(`input[name=paper][value="${slot}"]`).check({ force: true }); }
      await submit(page, "/petugas/daftar/birth");
      await shoot(page, "counter-draft");
      record = path(page);
      assert.match(record, /^\/petugas\/permohonan\/[0-9a-f]{32}$/, await text(page));
    });

    test("the originals lie on the counter: seen and sent in one act", async () => {
      const { page } = crew.genteng;
      for (const box of await page.locator('form[action$="/kirim"] input[type=checkbox]').all()) { await box.check({ force: true }); }
      await submit(page, "/kirim");
      assert.equal(await page.locator("#error-summary").count(), 0, await text(page));
      await shoot(page, "counter-sent");
    });

    test("the slip is printed with a PIN that only the paper keeps", async () => {
      const { page } = crew.genteng;
      await page.goto(`${record}/pin`);
      await answer(page, "identity", "id-card");
      await answer(page, "match", "yes");
      await submit(page, "/pin");
      const pin = /\b\d{6}\b/.exec(await page.locator("main").innerText())?.[0];
      assert.ok(pin, await text(page));
      await page.goto(record);
      assert.ok(!(await text(page)).includes(pin), "the record does not show it");
      const number = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]/.exec((await text(page)).replaceAll(/\s*-\s*/g, "-"))?.[0];
      slip = { number, pin };
      assert.ok(number, await text(page));
    });

    test("review with the draft signed at the counter, approval, registration, signature", async () => {
      await crew.genteng.page.goto(record);
      await crew.genteng.page.locator("[name=draft_signed]").check({ force: true });
      const { page } = crew.genteng;
      for (const [slot, kind] of [["birth-proof", "birth-letter-facility"], ["marriage-proof", "marriage-book"]]) { await answer(page, `kind-${slot}`, kind); }
      await press(page, page.locator('button[form="periksa"]').first());
      assert.equal(await page.locator("#error-summary").count(), 0, await text(page));
      await staff.approve(crew.registrar.page, record);
      assert.match(await staff.register(crew.registrar.page, record), /^3578-LU-/);
      await staff.sign(crew.kepala.page, record);
    });

    test("the mother types number and PIN at home and downloads a sound PDF", async () => {
      const mother = await person(browser, server);
      await mother.page.goto("/lanjut");
      await answer(mother.page, "nomor", slip.number);
      await answer(mother.page, "pin", slip.pin);
      await submit(mother.page, "/lanjut");
      await shoot(mother.page, "download-ready");
      const form = mother.page.locator('form[action$="/akta"]');
      assert.equal(await form.count(), 1, await text(mother.page));
      const action = await form.getAttribute("action");
      const fields = await form.locator("input[type=hidden]").evaluateAll((all) => Object.fromEntries(all.map((one) => [one.name, one.value])));
      const response = await mother.page.request.post(action, { form: fields, headers: { origin: server.url } });
      assert.equal(response.status(), 200);
      assert.match(response.headers()["content-type"], /^application\/pdf/);
      const file = pdf.keep("akta-unduh.pdf", await response.body());
      pdf.check(file);
      assert.match(pdf.textOf(file), /RADITYA MAHENDRA/);
      await leave(mother);
    });
  });

  describe("a proposed change", () => {
    const test = story();
    test("the officer proposes, the mother reads old and new and agrees", async () => {
      const { mother, slip, draft } = await sent({ child: "Nayla Puspita", serial: 62 });
      const record = await staff.scan(crew.genteng.page, slip.number);
      await crew.genteng.page.goto(`${record}/usul`);
      await shoot(crew.genteng.page, "propose");
      await staff.propose(crew.genteng.page, "father.birth_place", "Sidoarjo");
      await mother.page.goto(`${draft}/usul`);
      const said = await text(mother.page);
      assert.ok(said.includes("Malang") && said.includes("Sidoarjo"), said);
      await shoot(mother.page, "proposal");
      await press(mother.page, mother.page.locator('form[action$="/usul"] button').first());
      await crew.genteng.page.goto(record);
      assert.ok((await text(crew.genteng.page)).includes("Sidoarjo"));
      await leave(mother);
    });

  });

  describe("ends before the certificate", () => {
    const test = story();
    test("a refusal names its reason, its basis and how to object", async () => {
      const { mother, slip } = await sent({ child: "Bima Sakti Wibowo", serial: 63 });
      const { page } = crew.genteng;
      const record = await staff.scan(page, slip.number);
      await page.goto(`${record}/tolak`);
      await answer(page, "code", "SUDAH-TERBIT");
      await answer(page, "note", "Kartu keluarga orang tua tercatat di kabupaten lain.");
      await submit(page, "/tolak", "button[name=step][value=preview]");
      await shoot(page, "refuse-preview-grave");
      assert.match(await text(page), /orang kedua/i, "this reason is decided by a second person");
      await submit(page, "/tolak", "button[name=step][value=send]");
      assert.equal(path(page), record, await text(page));
      assert.equal(await page.locator('form[action$="/putus-tolak"]').count(), 0, "who proposed it does not decide");
      const { page: head } = crew.kepala;
      await head.goto("/petugas/orang-kedua");
      await shoot(head, "second-person");
      await press(head, head.locator(`main a[href="${record}"]`));
      await shoot(head, "refusal-proposed");
      await submit(head, "/putus-tolak", "button >> text=Tidak setuju");
      await page.goto(`${record}/tolak`);
      await answer(page, "code", "DI-LUAR-WILAYAH");
      await submit(page, "/tolak", "button[name=step][value=preview]");
      await shoot(page, "refuse-preview");
      assert.match(await text(page), /UU 24\/2013/);
      assert.match(await text(page), /keberatan/i);
      await submit(page, "/tolak", "button[name=step][value=send]");
      assert.equal(path(page), record, await text(page));
      await mother.page.goto(slip.tracker);
      await shoot(mother.page, "tracker-refused");
      await citizen.track(mother.page, slip);
      const said = await text(mother.page);
      for (const part of [/ditolak/i, /UU 24\/2013/, /keberatan/i]) { assert.match(said, part); }
      await leave(mother);
    });

    test("a mother may withdraw, after a page that asks", async () => {
      const { mother, slip, draft } = await sent({ child: "Salsabila Azzahra", serial: 64 });
      await mother.page.goto(`${draft}/batal`);
      await shoot(mother.page, "withdraw");
      await submit(mother.page, "/batal");
      await mother.page.goto(slip.tracker);
      await shoot(mother.page, "tracker-withdrawn");
      assert.match(await text(mother.page), /dibatalkan/i);
      assert.ok(!(await mother.page.locator('a[href$="/batal"]').count()), `${MOTHER.name} is not asked again`);
      await leave(mother);
    });
  });
});
