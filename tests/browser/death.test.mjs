// A death, from home to the certificate in hand, without scripts; what changes for the family is told before she sends.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { DECEASED, MOTHER, loss } from "./support/family.mjs";
import { submit, text } from "./support/forms.mjs";
import { shoot } from "./support/look.mjs";
import * as pdf from "./support/pdf.mjs";
import { PHONE, launchBrowser, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";
import { story } from "./support/story.mjs";

describe("a death, without scripts", () => {
  let server, browser, daughter, ward, registrar, head, district;
  let draft, slip, record, number;
  const test = story();
  const look = (page) => (name) => shoot(page, `death-${name}`);

  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    daughter = await person(browser, server, { viewport: PHONE, scripts: false });
    [ward, registrar, head, district] = await Promise.all(
      ["genteng", "registrar", "kepala", "kecamatan"].map((name) => officer(browser, server, name, { scripts: false })),
    );
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("the daughter answers one thing a page, and photographs the papers", async () => {
    draft = await citizen.begin(daughter.page, look(daughter.page), { service: "death", search: "meninggal" });
    await citizen.questions(daughter.page, draft, loss(), look(daughter.page));
    const slots = await citizen.documents(daughter.page, draft, look(daughter.page));
    assert.ok(slots.includes("death-letter") && slots.includes("family-card"), String(slots));
  });

  test("before she sends she reads what changes for the family, and that nothing costs anything", async () => {
    await daughter.page.goto(`${draft}/periksa`);
    const page = await text(daughter.page);
    assert.match(page, /Kartu keluarga diterbitkan ulang/);
    assert.match(page, /KTP istri atau suami/);
    slip = await citizen.send(daughter.page, draft, look(daughter.page));
  });

  test("the ward decides what the letter is; the registrar approves, in the words of deaths", async () => {
    record = await staff.scan(ward.page, slip.number);
    await look(ward.page)("record-new");
    const page = await text(ward.page);
    assert.ok(page.includes(DECEASED.name) && !/bayi|nama anak|anak ini/i.test(page), "nothing on the page speaks of a birth");
    await staff.seeOriginals(ward.page, record, look(ward.page));
    await staff.review(ward.page, record, { "death-letter": "doctor-letter" }, look(ward.page));
    await staff.approve(registrar.page, record, look(registrar.page));
    const compared = await text(registrar.page);
    assert.ok(!/Nama anak|bayi|telah lahir/i.test(compared), "the registrar reads of a death");
  });

  test("the family agrees to the draft; it is registered under KM, signed, printed and handed over", async () => {
    await citizen.track(daughter.page, slip);
    await daughter.page.goto(`${draft}/draf`);
    await look(daughter.page)("draft");
    const shown = await text(daughter.page);
    assert.ok(shown.includes(DECEASED.name) && shown.includes("Sastro Contoh"));
    await submit(daughter.page, `${draft}/draf`);
    number = await staff.register(registrar.page, record, look(registrar.page));
    assert.match(number, /^3578-KM-/);
    await staff.sign(head.page, record, look(head.page));
    const file = pdf.keep("kutipan-akta-kematian.pdf", await staff.download(registrar.page, `${record}/pratinjau.pdf`));
    pdf.check(file);
    const printed = pdf.textOf(file);
    for (const words of ["KUTIPAN AKTA KEMATIAN", "EXCERPT OF DEATH CERTIFICATE", "bernama Tn.", "named Mr", DECEASED.name.toUpperCase(), "MALANG", number]) {
      assert.ok(printed.includes(words), `${words} in ${printed}`);
    }
    await staff.print(district.page, record, look(district.page));
    await staff.handOver(district.page, record, MOTHER.name, look(district.page), "family");
    await citizen.track(daughter.page, slip);
    await look(daughter.page)("tracker-done");
    assert.match(await text(daughter.page), /Kartu keluarga diterbitkan ulang/);
  });
});
