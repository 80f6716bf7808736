// One application, three outputs: the certificate and the family card printed at home, the child's card fetched at the district, whose
// blanks run short on the way. Without scripts, on a phone.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import * as staff from "./support/staff_steps.mjs";
import { MOTHER, daysAgo, family } from "./support/family.mjs";
import { answer, errors, path, submit, text } from "./support/forms.mjs";
import { look as inspect, shoot } from "./support/look.mjs";
import * as pdf from "./support/pdf.mjs";
import { COUNTER, PHONE, launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import { story } from "./support/story.mjs";

const words = async (page) => (await text(page)).replaceAll(/\s+/g, " ");

describe("a birth with three outputs, without scripts", () => {
  let server, browser, mother, ward, registrar, head, district;
  let draft, slip, record, card;
  const test = story();
  const look = (page) => (name) => shoot(page, `bundle-${name}`);
  /** The page as it stands, in every scheme and width and by axe, which needs scripts: through other eyes with the same cookies. */
  const inspected = async (one, name) => {
    const eyes = await person(browser, server, { viewport: COUNTER, scripts: true });
    await eyes.context.addCookies(await one.context.cookies());
    await eyes.page.goto(one.page.url());
    assert.deepEqual(await inspect(eyes.page, `bundle-${name}`), []);
    await leave(eyes);
  };
  const stock = "/petugas/blangko/357807/child-card";

  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    mother = await person(browser, server, { viewport: PHONE });
    [ward, registrar, head, district] = await Promise.all(["genteng", "registrar", "kepala", "kecamatan"].map((name) => officer(browser, server, name)));
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("she chooses each output and how it reaches her on one page, and may change her mind", async () => {
    draft = await citizen.begin(mother.page);
    const asked = family({ child: "Melati Puspitasari", serial: 44, delivery: "download", familyCard: "download", childCard: "pick-up" });
    await citizen.questions(mother.page, draft, asked);
    await citizen.documents(mother.page, draft);
    await mother.page.goto(`${draft}/tanya/delivery`);
    await inspected(mother, "what-you-receive");
    await mother.page.goto(`${draft}/periksa`);
    await look(mother.page)("check");
    assert.match(await words(mother.page), /Kartu keluarga baru.*Unduh dan cetak sendiri.*Kartu identitas anak \(KIA\).*Ambil di kecamatan/);
  });

  test("the slip says what she will receive", async () => {
    slip = await citizen.send(mother.page, draft, look(mother.page));
    assert.match(await words(mother.page), /Yang diterima.*Kutipan akta kelahiran \(unduh.*Kartu keluarga baru \(unduh.*Kartu identitas anak \(KIA\) \(ambil/);
    card = await staff.download(mother.page, `${draft}/kitir.pdf?ukuran=a6`);
    const file = pdf.keep("bundle-kitir.pdf", card);
    pdf.check(file);
    assert.equal(pdf.pageCount(file), 1);
    assert.match(pdf.textOf(file), /Kartu identitas anak/);
  });

  test("every output waits for the registration", async () => {
    await citizen.track(mother.page, slip);
    await look(mother.page)("tracker-waiting");
    assert.equal((await words(mother.page)).match(/menunggu dicatat/g)?.length, 3);
    record = await staff.scan(ward.page, slip.number);
    await staff.seeOriginals(ward.page, record);
    await staff.review(ward.page, record, { "birth-proof": "birth-letter-facility", "marriage-proof": "marriage-book" });
    await staff.approve(registrar.page, record);
    await citizen.agree(mother.page, draft, slip);
    await staff.register(registrar.page, record);
  });

  test("once registered, the tracker tells the true place in the queue for the card's blank", async () => {
    await mother.page.goto(slip.tracker);
    await inspected(mother, "tracker-short");
    assert.match(await words(mother.page), /Nomor 3 dari 3 antrean\. Blangko tersedia 1: belum cukup sampai giliran Anda\. Kiriman berikutnya \d+ \w+ \d{4}\./);
    assert.equal((await words(mother.page)).match(/sedang dibuat/g)?.length, 2);
    const stranger = await person(browser, server);
    await stranger.page.goto(slip.tracker);
    assert.match(await words(stranger.page), /Nomor 3 dari 3 antrean/);
    assert.ok(!(await words(stranger.page)).includes("Puspitasari"), "a place in a queue is nobody's name");
    await leave(stranger);
  });

  test("the head signs, and she downloads the certificate; the case goes on", async () => {
    await staff.sign(head.page, record);
    await citizen.track(mother.page, slip);
    pdf.check(pdf.keep("bundle-akta.pdf", await citizen.download(mother.page)));
    await mother.page.goto(slip.tracker);
    await look(mother.page)("tracker-certificate-given");
    assert.match(await words(mother.page), /Kutipan akta kelahiran sudah diunduh/);
    assert.match(await words(mother.page), /Kartu identitas anak \(KIA\) sedang dibuat/);
  });

  test("the district brings the family card's PDF, and refuses what is none", async () => {
    await district.page.goto("/petugas/cetak");
    await inspected(district, "print-queue");
    assert.match(await words(district.page), /Blangko kartu identitas anak: sisa 1, 3 menunggu dicetak; kiriman berikutnya/);
    await district.page.goto(`${record}/keluaran/family-card`);
    await inspected(district, "make-family-card");
    const upload = (buffer, mimeType, name) => district.page.locator("input[name=pdf]").setInputFiles({ buffer, mimeType, name });
    await upload(Buffer.from("no pdf at all"), "application/pdf", "kk.pdf");
    await submit(district.page, "/keluaran/family-card/pdf");
    assert.equal((await errors(district.page)).length, 1);
    await upload(card, "application/pdf", "kk.pdf");
    await submit(district.page, "/keluaran/family-card/pdf");
    assert.equal(path(district.page), record);
    await inspected(district, "record");
    assert.match(await words(district.page), /Kartu keluarga baru unduh dan cetak sendiri siap diunduh/);
  });

  test("she downloads the very bytes that were brought", async () => {
    await citizen.track(mother.page, slip);
    await look(mother.page)("tracker-family-card");
    const form = mother.page.locator('form[action$="/keluaran/family-card"]');
    const fields = await form.locator("input[type=hidden]").evaluateAll((all) => Object.fromEntries(all.map((one) => [one.name, one.value])));
    const response = await mother.page.request.post(await form.getAttribute("action"), { form: fields, headers: { origin: new URL(mother.page.url()).origin } });
    assert.equal(response.status(), 200);
    assert.ok(Buffer.compare(await response.body(), card) === 0, "byte for byte");
  });

  test("without blanks nothing is printed, and the page says so; what arrives is entered once", async () => {
    const enter = async (kind, count, reason, date) => {
      await district.page.goto(stock);
      await answer(district.page, "kind", kind);
      await answer(district.page, "count", count);
      await answer(district.page, "reason", reason);
      if (date) { await answer(district.page, "expected", date); }
      await submit(district.page, stock);
    };
    await enter("spoiled", "1", "");
    assert.equal((await errors(district.page)).length, 1, "spoiled cards want a reason");
    await enter("spoiled", "2", "Terlipat");
    assert.match((await errors(district.page)).join(), /Sisa hanya 1/);
    await enter("spoiled", "1", "Terlipat");
    assert.equal((await errors(district.page)).length, 0, await words(district.page));
    await mother.page.goto(slip.tracker);
    await look(mother.page)("tracker-none");
    assert.match(await words(mother.page), /Nomor 3 dari 3 antrean\. Blangko habis\. Kiriman berikutnya/);
    await district.page.goto(`${record}/keluaran/child-card`);
    await submit(district.page, "/keluaran/child-card");
    await look(district.page)("no-blanks");
    assert.match((await errors(district.page)).join(), /habis/);
    await enter("arrived", "20", `Surat jalan 17/${daysAgo(0)}`);
    await inspected(district, "stock");
    assert.match(await words(district.page), /sisa 20, 3 menunggu dicetak/);
    await mother.page.goto(slip.tracker);
    assert.match(await words(mother.page), /Nomor 3 dari 3 antrean\. Blangko tersedia 20: giliran Anda tercukupi\./);
  });

  test("the card is made, fetched, and only then the case is finished", async () => {
    await district.page.goto(`${record}/keluaran/child-card`);
    await look(district.page)("make-card");
    await submit(district.page, "/keluaran/child-card");
    assert.equal(path(district.page), record);
    await district.page.goto(stock);
    assert.match(await words(district.page), /sisa 19, 2 menunggu dicetak/);
    await mother.page.goto(slip.tracker);
    assert.match(await words(mother.page), /Kartu identitas anak \(KIA\) siap diambil/);
    await district.page.goto(`${record}/serah`);
    await inspected(district, "hand-over");
    assert.match(await words(district.page), /Diserahkan sekarang Kartu identitas anak \(KIA\)/);
    await staff.handOver(district.page, record, MOTHER.name);
    const receipt = pdf.keep("bundle-serah.pdf", await staff.download(district.page, `${record}/bukti-serah.pdf`));
    assert.match(pdf.textOf(receipt), /Kartu identitas anak/);
    assert.ok(!/cetakan|salinan ke/i.test(pdf.textOf(receipt).split("Kartu identitas anak")[0].slice(-80)), "the certificate was not handed over");
    await mother.page.goto(slip.tracker);
    await look(mother.page)("tracker-done");
    assert.match(await words(mother.page), /Kartu identitas anak \(KIA\) sudah diserahkan/);
    assert.match(await words(mother.page), /selesai/i);
  });

  test("nobody's browser met a fault, a foreign address or a broken policy", async () => {
    for (const one of [mother, ward, registrar, head, district]) { await leave(one); }
  });
});
