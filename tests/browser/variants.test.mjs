// Both flagship services in every variant of the field's guide: B1-B11 and B13-B15 around a birth, D1-D10 around a death (B12 is handed to
// another government: handover.test.mjs). Each walk is a story of the services' folders, in browsers, without scripts, on a small phone: exactly
// its papers are asked for, the officers say what each is, and what is printed says what this variant must say and nothing that it must not.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { path, submit, text } from "./support/forms.mjs";
import { assertNoMissingText, shoot } from "./support/look.mjs";
import * as pdf from "./support/pdf.mjs";
import { PHONE, launchBrowser, leave, officer, person } from "./support/people.mjs";
import { png } from "./support/pictures.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";
import { PRINTED, opens, walks } from "./support/variants.mjs";

const GUIDE = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10", "B11", "B13", "B14", "B15", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10"];
const WALKS = walks();
// One small photo for all: what becomes of photos is looked at elsewhere.
const PHOTO = { name: "foto.png", mimeType: "image/png", buffer: png(480, 640) };

describe("every variant of a birth and of a death", () => {
  let server, browser;
  const crew = {};
  // What earlier walks registered, for those that ask for a second extract of it.
  const registered = new Map();

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

  test("the stories tell every variant of the guide, and what each prints is said", () => {
    const told = new Set(WALKS.flatMap((walk) => walk.variants));
    assert.deepEqual([...told].sort(), [...GUIDE].sort());
    assert.deepEqual(WALKS.map((walk) => walk.id).sort(), Object.keys(PRINTED).sort());
  });

  for (const walk of WALKS) {
    test(`${walk.variants} ${walk.title}`, async () => {
      const { says, never = [], of, letter } = PRINTED[walk.id];
      const answers = of ? aboutEntry(walk.answers, registered.get(of)) : walk.answers;
      const family = await person(browser, server, { viewport: PHONE });
      const { draft, slip } = await apply(family.page, walk, answers);
      if (letter) { await keyLetter(answers, letter); }
      const record = await decide(walk, slip, of ? registered.get(of).number : letter && answers.get("record.number"));
      if (walk.route.includes("confirmation")) { await citizen.agree(family.page, draft, slip); }
      const number = walk.route.includes("registration") ? await staff.register(crew.registrar.page, record) : null;
      if (walk.series) { assert.match(number, new RegExp(`^3578-${walk.series}-\\d{8}-\\d{4}$`)); }
      await staff.sign(crew.kepala.page, record);
      const file = pdf.keep(`${walk.id.replace("/", "-")}.pdf`, await fetched(walk, family.page, slip, record, answers.get("informant.name")));
      // Lines break where the paper ends.
      const printed = pdf.textOf(file).replaceAll(/\s+/g, " ");
      for (const words of [...says.map((words) => filled(words, answers)), number ?? ""]) { assert.ok(printed.includes(words), `${words} in ${printed}`); }
      for (const words of never) { assert.ok(!printed.includes(filled(words, answers)), `${words} is not in ${printed}`); }
      await citizen.track(family.page, slip);
      assert.match(await text(family.page), /selesai|diserahkan|diunduh/i);
      await assertNoMissingText(family.page, walk.id);
      await shoot(family.page, `variant-${walk.id.replace("/", "-")}`);
      registered.set(walk.id, { number, answers });
      await leave(family);
    });
  }

  /** From the entry of the catalogue to the slip, with exactly the papers of the story. */
  async function apply(page, walk, answers) {
    const form = { pages: walk.pages, given: answers, atOnce: true };
    await page.goto(`/layanan/${opens(walk)}`);
    await submit(page, "/permohonan");
    const draft = /^\/permohonan\/[0-9a-f]{32}/.exec(path(page))?.[0];
    await citizen.answerAsItComes(page, draft, form);
    const asked = await citizen.asked(page, draft);
    assert.deepEqual(asked.must, [...walk.must].sort(), "the papers that must be there");
    if (walk.may) { assert.deepEqual(asked.may, [...walk.may].sort(), "the papers that may be there"); }
    for (const slot of asked.must) { await citizen.upload(page, draft, slot, PHOTO); }
    if (answers.has("delivery.method")) { await citizen.answerAsItComes(page, draft, form, undefined, "delivery"); }
    return { draft, slip: await citizen.sendTicked(page, draft) };
  }

  /** What the region that keeps the entry wrote: the registrar keys it, the head compares. */
  async function keyLetter(answers, letter) {
    const asked = { "number": answers.get("record.number"), "child.name": answers.get("person.name"), "child.birth_date": answers.get("person.birth_date") };
    await staff.keyEntry(crew.registrar.page, crew.kepala.page, "birth", { ...asked, ...letter }, PHOTO);
  }

  /** Ward, head where it is late, and registrar. */
  async function decide(walk, slip, entry) {
    const ward = crew.genteng.page;
    const record = await staff.scan(ward, slip.number);
    await staff.tickOriginals(ward, record);
    await staff.review(ward, record, walk.kinds);
    if (walk.route.includes("late-decision")) { await staff.grantLate(crew.kepala.page, record); }
    if (entry) { await staff.refer(crew.registrar.page, record, entry); }
    await staff.approve(crew.registrar.page, record);
    assert.equal(await crew.registrar.page.locator("#error-summary").count(), 0, await text(crew.registrar.page));
    return record;
  }

  /** The document as she gets it: from the district's printer, or from the tracker. */
  async function fetched(walk, page, slip, record, name) {
    if (!walk.route.includes("printing")) {
      await citizen.track(page, slip);
      return citizen.download(page);
    }
    const district = crew.kecamatan.page;
    await staff.print(district, record);
    const file = await staff.download(district, `${record}/akta.pdf`);
    await district.goto(`${record}/serah`);
    await staff.fillHandOver(district, name, "yes", "informant");
    await submit(district, "/serah");
    assert.equal(await district.locator("#error-summary").count(), 0, await text(district));
    return file;
  }
});

/** The answers of somebody who asks for a document of that entry again. */
function aboutEntry(answers, entry) {
  const known = entry.answers;
  const told = { "record.number": entry.number, "person.name": known.get("child.name") ?? known.get("deceased.name"), "person.birth_date": known.get("child.birth_date") ?? known.get("deceased.birth_date") };
  // A number that the story leaves out is one that she does not know: the registrar finds it.
  return new Map([...answers, ...Object.entries(told).filter(([field]) => answers.has(field))]);
}

/** `{child.name}` stands for what she answered, in capitals as printed. */
function filled(words, answers) {
  return words.replaceAll(/\{([a-z_.]+)\}/g, (_, field) => answers.get(field).toUpperCase());
}
