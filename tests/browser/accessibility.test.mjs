// Every page, in every state that the journey makes, without one accessibility fault: light, dark, forced colours, 320 and 1280 px.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { MOTHER, family } from "./support/family.mjs";
import { answer, answers, submit } from "./support/forms.mjs";
import { assertNoMissingText, look } from "./support/look.mjs";
import { disguised } from "./support/pictures.mjs";
import { launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";

describe("every page is accessible", () => {
  let server, browser, mother, draft, slip, record;
  const crew = {};
  const seen = new Set();

  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    mother = await person(browser, server, { scripts: true });
    for (const name of ["genteng", "registrar", "kepala", "kecamatan", "admin"]) { crew[name] = await officer(browser, server, name, { scripts: true }); }
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Looks at each named page once and gathers what is wrong, so that one run shows everything. */
  function watching(page, faults) {
    return async (name) => {
      if (seen.has(name)) { return; }
      seen.add(name);
      faults.push(...await look(page, `look-${name}`));
    };
  }

  async function visit(page, addresses, faults) {
    const watch = watching(page, faults);
    for (const [name, address] of Object.entries(addresses)) {
      const response = await page.goto(address);
      assert.ok(response.status() < 500, `${address}: ${response.status()}`);
      await watch(name);
    }
  }

  const clean = (faults) => assert.deepEqual(faults, []);

  test("a bad page is found out", async () => {
    const stranger = await person(browser, server, { scripts: true });
    await stranger.page.setContent('<html><body><img src="data:,"><p style="color:#999">pale [citizen-gone]</p><div style="width:900px">wide</div></body></html>');
    const found = (await look(stranger.page, "look-bad")).join("\n");
    for (const fault of ["image-alt", "color-contrast", "html-has-lang", "scrolls sideways", "texts are missing"]) { assert.ok(found.includes(fault), fault); }
    await leave(stranger);
  });

  test("the citizen's pages up to the kitir", async () => {
    const faults = [], watch = watching(mother.page, faults);
    draft = await citizen.begin(mother.page, watch);
    await visit(mother.page, { "tasks-empty": draft, "check-empty": `${draft}/periksa`, later: `${draft}/nanti`, withdraw: `${draft}/batal`, outside: `${draft}/luar-kota` }, faults);
    await mother.page.goto(`${draft}/tanya/informant`);
    await submit(mother.page, "/tanya/informant");
    await watch("question-empty-refused");
    await mother.page.goto(`${draft}/tanya/child-birth-date`);
    await answers(mother.page, { "child.birth_date": "2026-2-31" });
    await submit(mother.page, "/tanya/child-birth-date");
    await watch("question-date-refused");
    await mother.page.goto(`${draft}/tanya/child-name`);
    await answer(mother.page, "child.name", "Kinanti");
    await submit(mother.page, "/tanya/child-name");
    await watch("question-name-warned");
    await citizen.questions(mother.page, draft, family({ serial: 51 }), watch);
    await citizen.upload(mother.page, draft, "birth-proof", disguised());
    await watch("upload-refused");
    await citizen.documents(mother.page, draft, watch);
    await visit(mother.page, { tasks: draft }, faults);
    slip = await citizen.send(mother.page, draft, watch);
    clean(faults);
  });

  test("the tracker, closed and open, and coming back with number and PIN", async () => {
    const stranger = await person(browser, server, { scripts: true });
    const faults = [], watch = watching(stranger.page, faults);
    await visit(stranger.page, { tracker: slip.tracker, services: "/layanan", "not-yet": "/layanan/certificate-annulment", standard: "/layanan/birth/standar", resume: "/lanjut", "not-found": "/nowhere", "no-kitir": `/k/${"0".repeat(32)}` }, faults);
    await stranger.page.goto(slip.tracker);
    await stranger.page.locator("main [name=pin]").fill(slip.pin === "000000" ? "000001" : "000000");
    await submit(stranger.page, slip.tracker);
    await watch("tracker-wrong-pin");
    await citizen.track(stranger.page, slip);
    await watch("tracker-open");
    await stranger.page.goto("/lanjut");
    await submit(stranger.page, "/lanjut");
    await watch("resume-empty");
    await leave(stranger);
    clean(faults);
  });

  test("the ward's pages", async () => {
    const { page } = crew.genteng;
    const faults = [], watch = watching(page, faults);
    await visit(page, {
      desk: "/petugas", queue: "/petugas/antrean", "claimed-none": "/petugas/antrean/diambil?jumlah=0", drafts: "/petugas/draf", "search-staff": "/petugas/cari", "file-choose": "/petugas/daftar", "file-form": "/petugas/daftar/birth",
    }, faults);
    await submit(page, "/petugas/daftar/birth");
    await watch("file-form-refused");
    await page.goto("/petugas");
    await page.locator("[name=code]").fill("K7");
    await submit(page, "/petugas/pindai");
    await watch("scan-unknown");
    await page.goto("/petugas/cari");
    await answer(page, "words", "Siti");
    await submit(page, "/petugas/cari");
    await watch("search-found");
    record = await staff.scan(page, slip.number);
    await watch("record");
    for (const name of ["kembalikan", "tolak", "usul", "tunda", "pin", "asli", "batal"]) { await visit(page, { [`record-${name}`]: `${record}/${name}` }, faults); }
    await staff.giveBack(page, record, "birth-proof", "FOTO-BURAM", watch);
    await watch("record-returned");
    await visit(mother.page, { "tracker-returned": slip.tracker, mend: `${draft}/perbaiki`, "mend-paper": `${draft}/dokumen/birth-proof` }, faults);
    await citizen.mend(mother.page, draft, "birth-proof");
    await watching(mother.page, faults)("resent");
    await staff.seeOriginals(page, record, watch);
    await staff.review(page, record, { "birth-proof": "birth-letter-facility", "marriage-proof": "marriage-book" }, watch);
    await watch("record-reviewed");
    clean(faults);
  });

  test("the registry's pages, the draft, the signature", async () => {
    const { page } = crew.registrar;
    const faults = [], watch = watching(page, faults);
    await visit(page, { "registry-queue": "/petugas/registrasi", "desk-registrar": "/petugas" }, faults);
    await staff.approve(page, record, watch);
    await visit(mother.page, { "tracker-to-confirm": slip.tracker, draft: `${draft}/draf`, dispute: `${draft}/draf/salah` }, faults);
    await mother.page.goto(`${draft}/draf`);
    const consent = mother.page.locator('form[action$="/draf"] input[type=checkbox]');
    if (await consent.count()) { await consent.first().check({ force: true }); }
    await submit(mother.page, "/draf");
    await watching(mother.page, faults)("confirmed");
    await staff.register(page, record, watch);
    await visit(page, { entry: `${record}/akta`, accesses: `${record}/dilihat` }, faults);
    await staff.sign(crew.kepala.page, record, watching(crew.kepala.page, faults));
    clean(faults);
  });

  test("printing, pick-up and the end of the road", async () => {
    const { page } = crew.kecamatan;
    const faults = [], watch = watching(page, faults);
    await staff.print(page, record, watch);
    await visit(mother.page, { "tracker-ready": slip.tracker, "who-looked": `${draft}/dilihat` }, faults);
    await answer(page, "code", "CETAK-RUSAK");
    await submit(page, "/cetak-ulang");
    await watch("reprint-asked");
    await visit(page, { "second-person": "/petugas/orang-kedua", "print-report": "/petugas/cetak/laporan" }, faults);
    const { page: head } = crew.kepala;
    await visit(head, { "record-reprint": record }, faults);
    await submit(head, "/izin-cetak");
    await visit(page, { "reprint-allowed": `${record}/cetak` }, faults);
    await staff.handOver(page, record, MOTHER.name, watch);
    await visit(page, { "hand-over-again": `${record}/serah`, "not-permitted": "/petugas/admin/petugas" }, faults);
    await visit(mother.page, { "tracker-done": slip.tracker }, faults);
    clean(faults);
  });

  test("a planted record is opened, and the head reads the alert", async () => {
    const { page: head } = crew.kepala;
    const faults = [], watch = watching(head, faults);
    await visit(head, { "alerts-none": "/petugas/pengawasan", honey: "/petugas/pengawasan/umpan" }, faults);
    await answer(head, "ward", "3578071002");
    await submit(head, "/umpan");
    await watch("honey-planted");
    const number = await head.locator("main tbody th").first().textContent();
    const { page } = crew.genteng;
    await staff.scan(page, number.trim());
    await watching(page, faults)("honey-opened");
    await visit(head, { "desk-head": "/petugas", alerts: "/petugas/pengawasan" }, faults);
    assert.match(await head.locator("main").textContent(), /umpan/i);
    await submit(head, "/pengawasan");
    await watch("alert-note-missing");
    await answer(head, "note", "Sudah ditanyakan, salah pindai.");
    await submit(head, "/pengawasan");
    await visit(head, { "alerts-all": "/petugas/pengawasan?semua=1" }, faults);
    clean(faults);
  });

  test("possible duplicates and a late birth wait in the demo", async () => {
    const faults = [];
    const { page } = crew.registrar;
    await page.goto("/petugas/registrasi");
    const links = await page.locator('main th a[href*="/petugas/permohonan/"]').evaluateAll((all) => all.map((link) => link.pathname));
    for (const [place, link] of links.slice(0, 4).entries()) { await visit(page, { [`compare-demo-${place}`]: link }, faults); }
    await visit(crew.kepala.page, { "head-desk": "/petugas", "signing-list-demo": "/petugas/tanda-tangan", "head-queue": "/petugas/registrasi", "subject-export": "/petugas/data-subjek", "erase": "/petugas/hapus-data" }, faults);
    clean(faults);
  });

  test("the administrator's pages and signing in", async () => {
    const faults = [];
    await visit(crew.admin.page, { "admin-staff": "/petugas/admin/petugas", "admin-catalogue": "/petugas/admin/katalog", "admin-messages": "/petugas/admin/pesan", "admin-desk": "/petugas" }, faults);
    const stranger = await person(browser, server, { scripts: true });
    await visit(stranger.page, { "sign-in": "/petugas/masuk" }, faults);
    await stranger.page.locator("[name=name]").fill("nobody");
    await stranger.page.locator("[name=password]").fill("wrong words here");
    await submit(stranger.page, "/petugas/masuk");
    await watching(stranger.page, faults)("sign-in-refused");
    await leave(stranger);
    clean(faults);
  });

  test("the same pages speak English when asked, with nothing missing", async () => {
    const faults = [];
    for (const [one, pages] of [
      [mother, ["/", "/layanan", "/layanan/birth", "/layanan/birth/standar", "/layanan/certificate-annulment", "/lanjut", slip.tracker, `${draft}/kitir`]],
      [crew.genteng, ["/petugas", "/petugas/antrean", "/petugas/daftar/birth", record]],
      [crew.registrar, ["/petugas/registrasi", `${record}/banding`, `${record}/akta`]],
      [crew.admin, ["/petugas/admin/petugas", "/petugas/admin/katalog", "/petugas/admin/pesan"]],
    ]) {
      await one.page.goto("/bahasa/en");
      for (const address of pages) {
        await one.page.goto(address);
        assert.equal(await one.page.locator("html").getAttribute("lang"), "en", address);
        await assertNoMissingText(one.page, `${address} in English`).catch((error) => faults.push(`${error.message} ${JSON.stringify(error.actual)}`));
      }
    }
    clean(faults);
  });

  test("nobody's browser met a fault, a foreign address or a broken policy", async () => {
    for (const one of [mother, ...Object.values(crew)]) { await leave(one); }
  });
});
