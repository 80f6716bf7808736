// What pages may cost a phone on a slow line. Bytes never flake, so they are the gate.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { family } from "./support/family.mjs";
import { launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";
import { told, weigh } from "./support/wire.mjs";

const FIRST_VIEW_BYTES = 14_600, NEXT_PAGE_BYTES = 5_000, TRACKER_BYTES = 12_000, QUEUE_BYTES = 45_000;
const JOURNEY_BYTES = 150_000, NODES = 300, STAFF_NODES = 2_500;
// This one page shows every answer of the form.
const CHECK_NODES = 450;

describe("budgets of bytes and requests", () => {
  let server, browser;
  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  function within(weight, bytes, blocking, nodes = NODES) {
    assert.ok(weight.bytes <= bytes, `${weight.bytes} bytes, at most ${bytes}: ${told(weight)}`);
    assert.ok(weight.blocking <= blocking, `${weight.blocking} blocking requests, at most ${blocking}`);
    assert.equal(weight.fonts, 0, "no web font");
    assert.ok(weight.nodes <= nodes, `${weight.nodes} elements, at most ${nodes}`);
    assert.deepEqual(weight.all.filter((one) => !one.url.startsWith(server.url)), [], "nothing from elsewhere");
  }

  for (const address of ["/", "/layanan", "/layanan/birth", "/layanan/birth/standar", "/lanjut"]) {
    test(`the first view of ${address} is one flight`, async () => {
      const stranger = await person(browser, server, { scripts: true });
      within(await weigh(stranger.page, address), FIRST_VIEW_BYTES, 1);
      await leave(stranger);
    });
  }

  test("pages after the first are small, and the style sheet comes once", async (t) => {
    const mother = await person(browser, server, { scripts: true });
    const draft = await citizen.begin(mother.page);
    await mother.page.waitForLoadState("networkidle");
    for (const [name] of family()) {
      const weight = await weigh(mother.page, `${draft}/tanya/${name}`);
      t.diagnostic(`${name}: ${weight.bytes} bytes, ${weight.nodes} nodes`);
      within(weight, NEXT_PAGE_BYTES, 2);
    }
    for (const page of ["", "/dokumen", "/periksa", "/nanti"]) {
      const weight = await weigh(mother.page, `${draft}${page}`);
      t.diagnostic(`${page}: ${weight.bytes} bytes, ${weight.nodes} nodes`);
      within(weight, NEXT_PAGE_BYTES, 2, page === "/periksa" ? CHECK_NODES : NODES);
    }
    await leave(mother);
  });

  test("a whole birth costs little beside its photos, the slip and the draft of the certificate included", async (t) => {
    const mother = await person(browser, server, { scripts: true });
    let whole = (await weigh(mother.page, "/")).bytes;
    const spend = async (address, most = NEXT_PAGE_BYTES, nodes = NODES) => {
      const weight = await weigh(mother.page, address);
      t.diagnostic(`${address.replace(/[0-9a-f]{32}/, "…")}: ${weight.bytes} bytes, ${weight.nodes} nodes`);
      within(weight, most, 2, nodes);
      whole += weight.bytes;
    };
    await spend("/layanan");
    await spend("/layanan/birth");
    const draft = await citizen.begin(mother.page);
    // Every question twice: once asked, once as the answer leads past it.
    for (const [name, given] of family({ serial: 77 })) {
      await spend(`${draft}/tanya/${name}`);
      await citizen.question(mother.page, draft, name, given);
    }
    await citizen.documents(mother.page, draft);
    for (const page of ["/dokumen", "/dokumen/birth-proof", ""]) { await spend(`${draft}${page}`); }
    await spend(`${draft}/periksa`, NEXT_PAGE_BYTES, CHECK_NODES);
    const slip = await citizen.send(mother.page, draft);
    await spend(`${draft}/kitir`);
    await spend(slip.tracker, TRACKER_BYTES);
    const ward = await officer(browser, server, "genteng"), registrar = await officer(browser, server, "registrar");
    const record = await staff.scan(ward.page, slip.number);
    await staff.giveBack(ward.page, record, "birth-proof", "FOTO-BURAM");
    await spend(`${draft}/perbaiki`);
    await spend(`${draft}/dokumen/birth-proof`);
    await citizen.mend(mother.page, draft, "birth-proof");
    await staff.tickOriginals(ward.page, record);
    await staff.review(ward.page, record, { "birth-proof": "birth-letter-facility", "marriage-proof": "marriage-book" });
    await staff.approve(registrar.page, record);
    await spend(`${draft}/draf`);
    await spend(slip.tracker, TRACKER_BYTES);
    t.diagnostic(`${whole} bytes in all`);
    assert.ok(whole <= JOURNEY_BYTES, `${whole} bytes, at most ${JOURNEY_BYTES}`);
    for (const one of [mother, ward, registrar]) { await leave(one); }
  });

  test("the tracker behind the QR is one flight", async (t) => {
    const mother = await person(browser, server, { scripts: true });
    const draft = await citizen.begin(mother.page);
    await mother.page.goto(`${draft}/nanti`);
    await mother.page.locator('form[action$="/nanti"] button').click();
    const slip = await citizen.kitir(mother.page);
    const stranger = await person(browser, server, { scripts: true });
    const weight = await weigh(stranger.page, slip.tracker);
    t.diagnostic(`${weight.bytes} bytes, ${weight.nodes} nodes`);
    within(weight, TRACKER_BYTES, 1);
    await leave(stranger);
    await leave(mother);
  });

  test("an officer's queue is small with an empty cache", async (t) => {
    const ward = await officer(browser, server, "genteng", { scripts: true });
    const client = await ward.context.newCDPSession(ward.page);
    await client.send("Network.clearBrowserCache");
    const weight = await weigh(ward.page, "/petugas/antrean");
    t.diagnostic(`${weight.bytes} bytes, ${weight.nodes} nodes`);
    within(weight, QUEUE_BYTES, 2, STAFF_NODES);
    await leave(ward);
  });
});
