// Pages that no journey comes by: the ledgers, the lists of the audit, acts that are rarely needed. Each is looked at as it stands in the demo, in
// every scheme and width. Which pages there are is asked at the end: `looked_at.mjs`.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { family } from "./support/family.mjs";
import { answer, press, submit } from "./support/forms.mjs";
import { look } from "./support/look.mjs";
import { launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";

const GOVERNMENTS = new URL("../../governments/", import.meta.url).pathname;
const RECORD = /^\/petugas\/permohonan\/[0-9a-f]{32}$/;

describe("pages that no journey comes by", () => {
  let server, browser, mother, draft, slip, record, folder;
  const crew = {};

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kitir-governments-"));
    server = await startDemo({ args: ["--government", withParts("surabaya"), "--government", join(GOVERNMENTS, "buleleng")] });
    browser = await launchBrowser();
    for (const name of ["genteng", "kecamatan", "registrar", "kepala", "admin", "auditor"]) { crew[name] = await officer(browser, server, name, { scripts: true }); }
    mother = await person(browser, server, { scripts: true });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The government's folder with what stands apart from the form of a death turned on, as an administrator would. */
  function withParts(name) {
    const own = join(folder, name), file = join(own, "government.toml");
    cpSync(join(GOVERNMENTS, name), own, { recursive: true });
    writeFileSync(file, readFileSync(file, "utf8").replace("[services.death]\n", '[services.death]\nparts = ["medical-cause", "statistics"]\n'));
    return own;
  }

  async function visit(one, addresses) {
    const faults = [];
    for (const address of addresses) {
      const response = await one.page.goto(address);
      assert.equal(response.status(), 200, `${address}: ${response.status()}`);
      faults.push(...await look(one.page, `other-${address.replace(/[0-9a-f]{32}/, "id").replaceAll(/\W+/g, "-").slice(1)}`));
    }
    assert.deepEqual(faults, []);
  }

  /** Records that these lists lead to, in their order. */
  async function records(one, lists) {
    const found = [];
    for (const list of lists) {
      await one.page.goto(list);
      found.push(...await one.page.locator("main a[href^='/petugas/permohonan/']").evaluateAll((all) => all.map((link) => link.pathname)));
    }
    return [...new Set(found.map((path) => path.split("/").slice(0, 4).join("/")))].filter((path) => RECORD.test(path));
  }

  /** The first of these records that has such a page. */
  async function first(one, all, page) {
    for (const path of all) {
      const response = await one.page.request.get(`${path}/${page}`, { maxRedirects: 0 });
      if (response.status() === 200) { return `${path}/${page}`; }
    }
    return assert.fail(`none of ${all.length} records has ${page}`);
  }

  test("a case of our own, sent and seen by the ward", async () => {
    draft = await citizen.begin(mother.page);
    await citizen.questions(mother.page, draft, family({ serial: 91 }));
    await citizen.documents(mother.page, draft);
    slip = await citizen.send(mother.page, draft);
    record = await staff.scan(crew.genteng.page, slip.number);
  });

  test("the ward's rarer acts", async () => {
    await visit(crew.genteng, [`${record}/limpahkan`, `${record}/bayar`, "/petugas/akun"]);
    await crew.genteng.page.goto(`${record}/usul`);
    const { page } = crew.genteng;
    await staff.propose(page, "father.birth_place", "Sidoarjo");
    await citizen.track(mother.page, slip);
    await visit(mother, [`${draft}/usul`]);
    await press(mother.page, mother.page.locator("main form button").first());
    await staff.giveBack(page, record, "birth-proof", "FOTO-BURAM");
    await visit(crew.genteng, [`${record}/isian`, `${record}/dokumen/birth-proof`]);
  });

  test("the district's ledgers and blanks", async () => {
    await visit(crew.kecamatan, ["/petugas/keluaran", "/petugas/blangko", "/petugas/ganti-rugi", "/petugas/ganti-rugi/kas", "/petugas/keamanan/sandi"]);
    const { page } = crew.kecamatan;
    await page.goto("/petugas/blangko");
    const blank = await page.locator("main a[href^='/petugas/blangko/']").first().getAttribute("href");
    const cards = await records(crew.kecamatan, ["/petugas/keluaran", "/petugas/cetak"]);
    await page.goto("/petugas/keluaran");
    const card = await page.locator("main a[href*='/keluaran/']").first().getAttribute("href");
    await visit(crew.kecamatan, [blank, card, await first(crew.kecamatan, cards, "ganti-rugi")]);
  });

  test("the registry's rarer acts", async () => {
    const cases = await records(crew.registrar, ["/petugas/registrasi"]);
    await visit(crew.registrar, ["/petugas/keluaran", "/petugas/register", await first(crew.registrar, cases, "terlambat"), await first(crew.registrar, cases, "bagian/medical-cause")]);
    const { page } = crew.kepala;
    await visit(crew.kepala, ["/petugas/plh", "/petugas/hak"]);
    await page.goto("/petugas/cari");
    await answer(page, "words", "Siti");
    await submit(page, "/petugas/cari");
    const found = await page.locator("main a[href^='/petugas/permohonan/']").evaluateAll((all) => all.map((link) => link.pathname).map((path) => path.split("/").slice(0, 4).join("/")));
    await visit(crew.kepala, [await first(crew.kepala, [...new Set(found), ...await records(crew.kepala, ["/petugas/registrasi", "/petugas/antrean"])], "serah-ulang")]);
  });

  test("the auditor's and the administrator's lists", async () => {
    await visit(crew.auditor, ["/petugas", "/petugas/audit", "/petugas/hak", "/petugas/admin/keamanan", "/petugas/ganti-rugi"]);
    const { page } = crew.auditor;
    await page.goto("/petugas/audit");
    const one = page.locator("main a[href^='/petugas/audit/']").first();
    assert.ok(await one.count(), "somebody has looked at a record");
    await visit(crew.auditor, [await one.getAttribute("href")]);
    await visit(crew.admin, ["/petugas/admin/keamanan", "/petugas/hak", "/petugas/blangko"]);
  });

  test("signing in another way", async () => {
    const stranger = await person(browser, server, { scripts: true });
    await visit(stranger, ["/petugas/masuk/pemulihan", "/petugas/kunci-sandi", "/petugas/undangan", "/masuk", "/contoh/surat"]);
    await leave(stranger);
  });

  test("nobody's browser met a fault", async () => {
    for (const one of [mother, ...Object.values(crew)]) { await leave(one); }
  });
});
