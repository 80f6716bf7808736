// A woman who lives is recorded as dead. She is told on the page of a case that she filed before, stops it with her PIN, two officers annul
// the entry, and its history stays. Then an entry from an old book is keyed by one officer and compared by another.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { MOTHER, family, loss, nik } from "./support/family.mjs";
import { answer, path, press, submit, text } from "./support/forms.mjs";
import { look as whole } from "./support/look.mjs";
import { PHONE, launchBrowser, officer, person } from "./support/people.mjs";
import { photo } from "./support/pictures.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";
import { story } from "./support/story.mjs";

const SERIAL = 83;

/** The death of the mother, reported by a stranger. */
function reported() {
  const changes = {
    "informant": { "informant.name": "Ratna Palsu", "informant.nik": nik("1970-01-01", true, 91) },
    "deceased": { "deceased.name": MOTHER.name, "deceased.nik": nik(MOTHER.born, true, SERIAL) },
    "deceased-birth": { "deceased.sex": "female", "deceased.birth_date": MOTHER.born, "deceased.birth_place": "Surabaya" },
    "deceased-family": { "deceased.head_of_family": "no" },
  };
  return loss({ serial: SERIAL }).map(([page, given]) => [page, { ...given, ...changes[page] }]);
}

/** Her application for the annulment. */
function annulment(number) {
  return [
    ["informant", { "informant.relation": "self", "informant.name": MOTHER.name, "informant.nik": nik(MOTHER.born, true, SERIAL), "informant.phone": "0812 3456 7890" }],
    ["informant-address", { "family.address": "Jalan Contoh Melati 7", "family.rt": "3", "family.rw": "5", "family.ward": "35.78.07.1002" }],
    ["record", { "record.kind": "death", "person.name": MOTHER.name, "person.birth_date": MOTHER.born }],
    ["record-number", { "record.number": number }],
    ["ground", { "annul.ground": "alive" }],
    ["delivery", { "delivery.method": "pick-up" }],
  ];
}

describe("a false death", () => {
  let server, browser, mother, stranger, ward, registrar, head, district;
  let birth, death, record, number, annul;
  const test = story();
  const faults = [];
  const seen = async (page, name) => faults.push(...(await whole(page, name) ?? []));

  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    [mother, stranger] = await Promise.all([1, 2].map(() => person(browser, server, { viewport: PHONE, scripts: true })));
    [ward, registrar, head, district] = await Promise.all(["genteng", "registrar", "kepala", "kecamatan"].map((name) => officer(browser, server, name, { scripts: true })));
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function filed(page, service, search, given) {
    const draft = await citizen.begin(page, undefined, { service, search });
    await citizen.questions(page, draft, given);
    await citizen.documents(page, draft);
    return { draft, slip: await citizen.send(page, draft) };
  }

  async function reviewed(slip, kinds) {
    const found = await staff.scan(ward.page, slip.number);
    await staff.seeOriginals(ward.page, found);
    await staff.review(ward.page, found, kinds);
    return found;
  }

  test("she has registered her child's birth; a stranger reports her own death, and it is recorded", async () => {
    birth = await filed(mother.page, "birth", "akta lahir", family({ serial: SERIAL }));
    const child = await reviewed(birth.slip, {});
    await staff.approve(registrar.page, child);
    await citizen.track(mother.page, birth.slip);
    await mother.page.goto(`${birth.draft}/draf`);
    await submit(mother.page, `${birth.draft}/draf`);
    await staff.register(registrar.page, child);
    death = await filed(stranger.page, "death", "meninggal", reported());
    record = await reviewed(death.slip, { "death-letter": "doctor-letter" });
    await staff.approve(registrar.page, record);
    await citizen.track(stranger.page, death.slip);
    await stranger.page.goto(`${death.draft}/draf`);
    await submit(stranger.page, `${death.draft}/draf`);
    number = await staff.register(registrar.page, record);
    await staff.sign(head.page, record);
  });

  test("the page of her own case tells her, and she stops it", async () => {
    // An officer could write it down for her at the counter.
    await district.page.goto(`${record}/bantah`);
    await seen(district.page, "contest-counter");
    await citizen.track(mother.page, birth.slip);
    const told = await text(mother.page);
    assert.match(told, /dicatat atas NIK Anda/);
    await press(mother.page, mother.page.locator(`main a[href="${birth.draft}/catatan"]`).first());
    await seen(mother.page, "contest");
    assert.ok(!(await text(mother.page)).includes("Ratna"), "who reported it is not told");
    await submit(mother.page, "/catatan");
    assert.ok(await mother.page.locator("#error-summary li").count(), "she is asked to say that it is hers");
    await answer(mother.page, "mine", true);
    await answer(mother.page, "note", "Saya masih hidup.");
    await submit(mother.page, "/catatan");
    await seen(mother.page, "contest-stopped");
    assert.match(await text(mother.page), /Sudah dihentikan/);
  });

  test("nothing is printed, and both the officers and the stranger read why", async () => {
    await district.page.goto(record);
    await seen(district.page, "contest-record");
    assert.match(await text(district.page), /menyatakan catatan ini keliru/);
    await district.page.goto(`${record}/cetak`);
    await submit(district.page, `${record}/cetak`);
    assert.match(await text(district.page), /Sampai itu selesai/);
    await citizen.track(stranger.page, death.slip);
    assert.match(await text(stranger.page), /dihentikan sementara/);
  });

  test("she applies for the annulment; one officer drafts and approves, the head decides", async () => {
    const hers = await filed(mother.page, "certificate-annulment", "masih hidup", annulment(number));
    annul = await reviewed(hers.slip, {});
    const page = registrar.page;
    await page.goto(`${annul}/banding`);
    await submit(page, "/rujuk");
    await seen(page, "entry-found");
    await answer(page, "compared", "yes");
    await submit(page, "/rujuk");
    await press(page, page.locator(`a[href="${annul}/perubahan"]`).first());
    await seen(page, "annulment-draft");
    await answer(page, "code", "ORANG-MASIH-HIDUP");
    await answer(page, "note", "Datang sendiri dengan KTP, wajah cocok.");
    await submit(page, "/perubahan");
    await staff.approve(page, annul);
    assert.equal(await page.locator('form[action$="/putus-perubahan"]').count(), 0, "who drafted it does not decide");
    await head.page.goto("/petugas/orang-kedua");
    await seen(head.page, "second-person");
    await press(head.page, head.page.locator(`a[href="${annul}/banding"]`).first());
    await seen(head.page, "annulment-decide");
    await submit(head.page, "/putus-perubahan");
    await page.goto(`${annul}/banding`);
    await submit(page, "/catat");
    await seen(page, "annulment-written");
  });

  test("the entry stays with its whole history, and nothing is given out from it", async () => {
    await registrar.page.goto("/petugas/register");
    await answer(registrar.page, "number", number);
    await submit(registrar.page, "/petugas/register");
    await seen(registrar.page, "entry-history");
    const history = await text(registrar.page);
    for (const words of ["Dibatalkan", "Orangnya masih hidup", MOTHER.name, number]) { assert.ok(history.includes(words), `${words} in ${history}`); }
    await district.page.goto(`${record}/cetak`);
    await submit(district.page, `${record}/cetak`);
    assert.match(await text(district.page), /sudah dibatalkan/);
    await citizen.track(mother.page, birth.slip);
    assert.equal(await mother.page.locator(`main a[href="${birth.draft}/catatan"]`).count(), 0, "it is settled");
  });

  test("an entry of an old book is keyed by the registrar and compared by the head", async () => {
    const page = registrar.page;
    await page.goto("/petugas/buku");
    await seen(page, "book-choose");
    const book = {
      "number": "2075/K/2004", "registered_on": "2004-06-01", "book": "Kelahiran 2004 jilid 3, halaman 75", "fact-parentage": "both", "child.name": "Tini",
      "child.birth_place": "Surabaya", "child.birth_date": "2004-05-20", "child.birth_order": "2", "child.sex": "female", "mother.name": "Sumiyati", "father.name": "Paijo",
    };
    await staff.keyEntry(page, head.page, "birth", book, photo(), seen);
    assert.match(await text(head.page), /2075\/K\/2004/);
    await seen(head.page, "book-history");
  });

  test("no page of these has a fault", () => assert.deepEqual(faults, []));
});
