// Wrong numbers, dates, names and files, double taps, stale pages, wrong PINs: each gets a page that says what happened,
// and nothing typed is lost.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { daysAgo, family } from "./support/family.mjs";
import { answer, answers, errors, path, submit, text } from "./support/forms.mjs";
import { shoot } from "./support/look.mjs";
import { broken, disguised, huge, photo } from "./support/pictures.mjs";
import { launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";

describe("bad input", () => {
  let server, browser, mother, draft;
  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    mother = await person(browser, server);
    draft = await citizen.begin(mother.page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Sends one page with one wrong answer; gives the page's answer after checking that it was kept. */
  async function refused(name, field, value, box = field) {
    const { page } = mother;
    await page.goto(`${draft}/tanya/${name}`);
    const given = Object.fromEntries(family()).valueOf()[name];
    const { "family.ward": _, ...rest } = given;
    await answers(page, { ...rest, [field]: value });
    const [response] = await Promise.all([page.waitForResponse((one) => one.request().method() === "POST"), submit(page, `/tanya/${name}`)]);
    assert.equal(response.status(), 422, `${field} = ${value}`);
    assert.ok((await errors(page)).length, `${field} = ${value}: the page says what is wrong`);
    assert.match(await page.title(), /^Kesalahan/);
    const typed = await page.locator(`main [name="${box}"]`).inputValue();
    const bare = (shown) => shown.replaceAll(/[ .]/g, "");
    const sent = value.split("-");
    const wanted = box.endsWith("-day") ? sent[2] : value;
    assert.equal(bare(typed), bare(wanted), "what was typed is still there");
    await shoot(page, `wrong-${name}`);
    return page;
  }

  const WRONG = [
    ["a NIK that is too short", "informant", "informant.nik", "99780"],
    ["a NIK with letters", "informant", "informant.nik", "9978O71708O1OOO1"],
    ["a NIK with an impossible date", "informant", "informant.nik", "9978077213990001"],
    ["a family card of the wrong length", "informant-address", "family.card_number", "123"],
    ["a child's name with digits", "child-name", "child.name", "Budi 2"],
    ["a child's name with a title", "child-name", "child.name", "dr. Budi Santoso"],
    ["a child's name of more than 60 letters", "child-name", "child.name", "Anindya ".repeat(9).trim()],
    ["markup for a name", "child-name", "child.name", "<b>Budi</b> Santoso"],
    ["a picture for a name", "child-name", "child.name", "Budi 😀 Santoso"],
    ["a mark that turns text around", "child-name", "child.name", "Budi \u202eosotnaS"],
    ["markup for an informant", "informant", "informant.name", "<img src=x onerror=alert(1)>"],
    ["a weight in words", "child-birth", "child.weight_grams", "tiga kilo"],
  ];
  for (const [what, page, field, value] of WRONG) {
    test(`${what} is refused with a reason and kept`, async () => {
      const shown = await refused(page, field, value);
      assert.equal(await shown.locator("main b, main img[src=x]").count(), 0, "markup is shown as text");
    });
  }

  for (const [what, date] of [["31 February", "2026-2-31"], ["tomorrow", daysAgo(-2)], ["a month 13", "2026-13-1"], ["words", "2026-Maret-7"]]) {
    test(`a birth on ${what} is refused with a reason and kept`, async () => {
      await refused("child-birth-date", "child.birth_date", date, "child.birth_date-day");
    });
  }

  test("an apostrophe in a living person's name is a name", async () => {
    await citizen.question(mother.page, draft, "informant", { ...Object.fromEntries(family()).informant, "informant.name": "Maureen O'Brien" });
    await mother.page.goto(`${draft}/periksa`);
    assert.match(await text(mother.page), /Maureen O'Brien/);
  });

  test("someone from another city is told where to go, and keeps what she typed", async () => {
    const { page } = mother;
    await page.goto(`${draft}/tanya/informant-address`);
    await answers(page, { "family.card_number": "9978070506200041", "family.address": "Jalan Contoh 1", "family.rt": "1", "family.rw": "1", "family.ward": "outside" });
    await submit(page, "/tanya/informant-address");
    assert.equal(path(page), `${draft}/luar-kota`);
    await shoot(page, "outside-the-city");
    await page.goto(`${draft}/tanya/informant-address`);
    assert.equal(await page.locator('main [name="family.address"]').inputValue(), "Jalan Contoh 1");
  });

  test("the draft is filled in, for what follows", async () => {
    await citizen.questions(mother.page, draft, family());
  });

  for (const [what, file] of [["a file of 16 MB", huge], ["a page that calls itself a photo", disguised], ["half a photo", broken]]) {
    test(`${what} is refused with a sentence, and another can be taken at once`, async () => {
      const { page } = mother;
      await citizen.upload(page, draft, "birth-proof", file());
      assert.equal(path(page), `${draft}/dokumen/birth-proof`);
      assert.ok((await errors(page)).length, await text(page));
      assert.equal(await page.locator('input[type=file][name="foto-file"]').count(), 1);
      await shoot(page, `file-${what.replaceAll(/\W+/g, "-")}`);
    });
  }

  test("a line that breaks while she sends loses nothing she typed", async () => {
    const phone = await person(browser, server, { scripts: true });
    const { page } = phone;
    const own = await citizen.begin(page);
    await page.goto(`${own}/tanya/child-name`);
    await answer(page, "child.name", "Larasati Ningrum");
    await phone.context.setOffline(true);
    await page.locator('form[action$="/tanya/child-name"] button[type=submit]').first().click().catch(() => {});
    await page.waitForTimeout(300);
    await phone.context.setOffline(false);
    await page.goto(`${own}/tanya/child-name`);
    assert.equal(await page.locator('main [name="child.name"]').inputValue(), "Larasati Ningrum", "what she typed came back");
    await submit(page, "/tanya/child-name");
    await page.goto(`${own}/tanya/child-name`);
    assert.equal(await page.locator('main [name="child.name"]').inputValue(), "Larasati Ningrum", "and was kept by the server");
    await leave(phone);
  });

  test("a photo whose line breaks is sent again by itself, once", async () => {
    const phone = await person(browser, server, { scripts: true });
    const { page } = phone;
    const own = await citizen.begin(page);
    await citizen.questions(page, own, family({ serial: 78 }));
    await page.goto(`${own}/dokumen/birth-proof`);
    const photos = () => page.locator('main img[src*="/gambar/"]').count();
    const before = await photos();
    await page.goto(`${own}/dokumen/birth-proof?tambah=1`);
    let broken = 0;
    await page.route("**/dokumen/birth-proof", async (route) => {
      if (route.request().method() !== "POST" || broken) { return route.fallback(); }
      broken += 1;
      return route.abort("connectionreset");
    });
    await page.locator('input[type=file][name="foto-file"]').setInputFiles(photo());
    await submit(page, "/dokumen/birth-proof");
    assert.equal(broken, 1, "the line broke once");
    await page.goto(`${own}/dokumen/birth-proof`);
    assert.equal(await photos(), before + 1, "the photo is there, and only once");
    await leave(phone);
  });

  test("a form without a file says so", async () => {
    await mother.page.goto(`${draft}/dokumen/birth-proof?tambah=1`);
    await submit(mother.page, "/dokumen/birth-proof");
    assert.ok((await errors(mother.page)).length);
  });

  test("a double tap sends once and gives one kitir", async () => {
    const { page } = mother;
    await citizen.documents(page, draft);
    await page.goto(`${draft}/periksa`);
    const fields = await page.locator('form[action$="/kirim"] input[type=hidden]').evaluateAll((all) => Object.fromEntries(all.map((one) => [one.name, one.value])));
    const send = () => page.request.post(`${draft}/kirim`, { form: { ...fields, benar: "ya" }, headers: { origin: server.url }, maxRedirects: 0 });
    const both = await Promise.all([send(), send()]);
    for (const response of both) {
      assert.equal(response.status(), 303);
      assert.ok(response.headers().location.endsWith(`${draft}/kitir`), response.headers().location);
    }
    const third = await send();
    assert.equal(third.status(), 303, "the same token later is the same act");
    await page.goto(`${draft}/kitir`);
    assert.match((await citizen.kitir(page)).pin, /^\d{6}$/);
  });

  test("a stale page of an officer changes nothing and says so", async () => {
    const { number } = await kitirOf(mother.page, draft);
    const [one, other] = [await officer(browser, server, "genteng"), await officer(browser, server, "genteng")];
    const record = await staff.scan(one.page, number);
    await staff.seeOriginals(one.page, record);
    await one.page.goto(record);
    await staff.giveBack(other.page, record, "birth-proof", "FOTO-BURAM");
    const [response] = await Promise.all([
      one.page.waitForResponse((answered) => answered.request().method() === "POST"),
      one.page.locator('button[form="periksa"]').first().click(),
    ]);
    assert.ok(response.status() >= 400 && response.status() < 500, `${response.status()}`);
    await one.page.waitForLoadState("load");
    assert.match(await text(one.page), /berubah|sudah|dikembalikan/i);
    await shoot(one.page, "stale-officer");
    await leave(one);
    await leave(other);
  });

  test("five wrong PINs lock the kitir, and then even the right one waits", async () => {
    const slip = await kitirOf(mother.page, draft);
    const stranger = await person(browser, server);
    const wrong = slip.pin === "000000" ? "000001" : "000000";
    for (let tries = 0; tries < 5; tries += 1) {
      await stranger.page.goto(slip.tracker);
      await stranger.page.locator("main [name=pin]").fill(wrong);
      await submit(stranger.page, slip.tracker);
      assert.ok(!(await text(stranger.page)).includes("Dewi Anggraini"));
    }
    await shoot(stranger.page, "pin-locked");
    assert.match(await text(stranger.page), /terkunci.*sampai/);
    await stranger.page.goto(slip.tracker);
    if (await stranger.page.locator("main [name=pin]").count()) {
      await stranger.page.locator("main [name=pin]").fill(slip.pin);
      await submit(stranger.page, slip.tracker);
    }
    assert.ok(!(await text(stranger.page)).includes("Dewi Anggraini"), "locked means locked");
    await leave(stranger);
  });

  test("an unknown number and a wrong PIN get the same answer", async () => {
    const slip = await kitirOf(mother.page, draft);
    const stranger = await person(browser, server);
    const said = [];
    const wrong = slip.pin === "123456" ? "654321" : "123456";
    for (const [number, pin] of [["0000-0000-0", wrong], [slip.number, wrong]]) {
      await stranger.page.goto("/lanjut");
      await answer(stranger.page, "nomor", number);
      await answer(stranger.page, "pin", pin);
      await submit(stranger.page, "/lanjut");
      said.push((await errors(stranger.page)).join(" "));
    }
    assert.ok(said[0]);
    assert.equal(said[1], said[0], "nobody learns which numbers there are");
    await shoot(stranger.page, "resume-wrong");
    await leave(stranger);
  });

  test("a page whose session ran out asks for number and PIN and keeps what was typed", async () => {
    const late = await person(browser, server);
    const own = await citizen.begin(late.page);
    await late.page.goto(`${own}/nanti`);
    await submit(late.page, "/nanti");
    const slip = await citizen.kitir(late.page);
    await late.page.goto(`${own}/tanya/child-name`);
    await answer(late.page, "child.name", "Larasati Ningrum");
    await late.context.clearCookies();
    await submit(late.page, "/tanya/child-name");
    await shoot(late.page, "session-ran-out");
    assert.equal(await late.page.locator("main [name=pin]").count(), 1, await text(late.page));
    await answer(late.page, "nomor", slip.number);
    await answer(late.page, "pin", slip.pin);
    await submit(late.page, "/lanjut");
    assert.match(`${await text(late.page)} ${await late.page.locator("main input").evaluateAll((all) => all.map((one) => one.value).join(" "))}`, /Larasati Ningrum/);
    await leave(late);
  });

  test("addresses that are nobody's get a page, not a fault", async () => {
    const stranger = await person(browser, server);
    const nobody = "0".repeat(32);
    const strange = ["/nowhere", `/k/${nobody}`, "/k/x", "/layanan/none", "/permohonan/x/tanya/y", "/petugas/permohonan/x", `/petugas/siapkan/${nobody}${nobody}`, "/aset/none.css", "/teks/999", "/bahasa/xx", "/layanan/%F0%9F%98%80", "/?cari=%3Cscript%3E", "/k/%00"];
    for (const address of strange) {
      const response = await stranger.page.request.get(address, { headers: { accept: "text/html" } });
      assert.ok(response.status() < 500, `${address}: ${response.status()}`);
    }
    const hidden = await stranger.page.request.get(`${draft}/periksa`, { maxRedirects: 0 });
    assert.ok([303, 403, 404].includes(hidden.status()), `a stranger does not see a draft: ${hidden.status()}`);
    await leave(stranger);
  });

  test("a form that comes from another site is refused", async () => {
    const response = await mother.page.request.post("/permohonan", { form: { layanan: "birth" }, headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" } });
    assert.equal(response.status(), 403);
  });

  test("nobody's browser met a fault", async () => { await leave(mother); });
});

/** The kitir of a sent case, as its own browser still shows it. */
async function kitirOf(page, draft) {
  await page.goto(`${draft}/kitir`);
  return citizen.kitir(page);
}
