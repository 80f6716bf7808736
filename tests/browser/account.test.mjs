// A citizen's account from its first code to its end, with the mail going through a real mail server; and what the mail server may do to us.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { begin, documents, questions } from "./support/citizen_steps.mjs";
import { family } from "./support/family.mjs";
import { answer, errors, eventually, path, submit, text } from "./support/forms.mjs";
import { look } from "./support/look.mjs";
import { body, codeFor, startMailServer } from "./support/mailbox.mjs";
import { launchBrowser, leave, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";
import { story } from "./support/story.mjs";

const NIK = "9978075203960001";
const HERS = "sri@surat.example";

async function claim(page, contact, nik = NIK) {
  await page.goto("/masuk");
  await answer(page, "nik", nik);
  await answer(page, "kontak", contact);
  await submit(page, "/masuk");
}

async function enter(page, mail, contact, count = 1) {
  await claim(page, contact);
  assert.equal(path(page), "/masuk/kode", await text(page));
  await answer(page, "kode", await codeFor(mail, contact, count));
  await submit(page, "/masuk/kode");
}

describe("a citizen's account", () => {
  let folder, mail, server, browser;
  const step = story();
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kitir-mail-"));
    mail = await startMailServer(folder, (address, tries) => {
      if (address.startsWith("nanti")) { return tries === 1 ? 451 : 250; }
      return address.startsWith("tidak-ada") ? 550 : 250;
    });
    server = await startDemo({ args: mail.args });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await mail?.stop();
    if (folder) { rmSync(folder, { recursive: true, force: true }); }
  });

  for (const scripts of [false, true]) {
    const contact = scripts ? "dengan-skrip@surat.example" : HERS;
    step(`is opened by a code that came by e-mail, with scripts ${scripts ? "on" : "off"}`, async () => {
      const visitor = await person(browser, server, { scripts });
      const { page } = visitor;
      await claim(page, "bukan alamat", "123");
      assert.equal((await errors(page)).length, 2);
      await enter(page, mail, contact);
      assert.equal(path(page), "/akun");
      assert.match(await text(page), /Belum ada permohonan/);
      await leave(visitor);
    });
  }

  step("its letters are encrypted on the way, signed by nobody else, and plain", async () => {
    const letter = mail.letters.find((one) => one.to.includes(HERS));
    assert.deepEqual({ secure: letter.secure, user: letter.user, from: letter.from, to: letter.to }, { secure: true, user: "kitir", from: "kitir@surabaya.example", to: [HERS] });
    assert.match(letter.raw, /^Auto-Submitted: auto-generated\r$/m);
    assert.match(letter.raw, /^Message-ID: <surabaya-\d+@surabaya\.example>\r$/m);
    assert.ok(!letter.raw.split("\r\n\r\n")[0].includes(NIK));
    assert.match(body(letter), /Petugas tidak pernah meminta kode ini/);
  });

  let number, pin;
  step("holds what is filed from it, and the news of it come by e-mail", async () => {
    const visitor = await person(browser, server);
    const { page } = visitor;
    await enter(page, mail, "ibu@surat.example");
    const draft = await begin(page);
    await questions(page, draft, family());
    await documents(page, draft);
    await page.goto(`${draft}/periksa`);
    await page.locator("main [name=benar]").check({ force: true });
    await submit(page, "/kirim");
    const kitir = await page.locator("main").innerText();
    pin = /\b\d{6}\b/.exec((await page.locator("main .code").first().innerText()).replace(/\s/g, ""))[0];
    number = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(kitir.replace(/\s+/g, ""))?.[0];
    assert.ok(await eventually(() => mail.letters.some((letter) => letter.to.includes("ibu@surat.example") && /^Subject: .*Permohonan/m.test(letter.raw))), "the news came");
    await page.goto("/akun");
    assert.match(await text(page), /Akta|kelahiran/i);
    assert.equal(await page.locator("main .link-cards li").count(), 1);
    await leave(visitor);
  });

  step("takes in a case by number and PIN, and by nothing less", async () => {
    const visitor = await person(browser, server);
    const { page } = visitor;
    await enter(page, mail, "gabung@surat.example");
    assert.equal(await page.locator("main .link-cards li").count(), 0, "the same NIK alone shows nothing");
    await page.goto("/akun/gabung");
    await answer(page, "nomor", number);
    await answer(page, "pin", pin === "000000" ? "000001" : "000000");
    await submit(page, "/akun/gabung");
    assert.equal((await errors(page)).length, 1);
    await answer(page, "nomor", number);
    await answer(page, "pin", pin);
    await submit(page, "/akun/gabung");
    assert.equal(await page.locator("main .link-cards li").count(), 1);
    await leave(visitor);
  });

  step("looks right on every page", async () => {
    const visitor = await person(browser, server, { scripts: true });
    const { page } = visitor;
    const faults = [];
    await page.goto("/masuk");
    faults.push(...await look(page, "account-enter"));
    await claim(page, "rapi@surat.example");
    faults.push(...await look(page, "account-code"));
    await answer(page, "kode", "000000");
    await submit(page, "/masuk/kode");
    faults.push(...await look(page, "account-code-wrong"));
    await answer(page, "kode", await codeFor(mail, "rapi@surat.example"));
    await submit(page, "/masuk/kode");
    for (const name of ["", "/gabung", "/keluarga", "/keamanan", "/kontak", "/data", "/tutup", "/kunci", "/dilihat", "/izin"]) {
      await page.goto(`/akun${name}`);
      faults.push(...await look(page, `account${name.replace("/", "-")}`));
    }
    assert.deepEqual(faults, []);
    await leave(visitor);
  });

  step("comes a little later when the mail server says not now", async () => {
    const visitor = await person(browser, server);
    await enter(visitor.page, mail, "nanti@surat.example");
    assert.equal(path(visitor.page), "/akun");
    assert.equal(mail.tries.get("nanti@surat.example"), 2);
    await leave(visitor);
  });

  step("is given up at once when the mail server says never, and nobody is told whether it exists", async () => {
    const visitor = await person(browser, server);
    await claim(visitor.page, "tidak-ada@surat.example");
    assert.equal(path(visitor.page), "/masuk/kode");
    assert.ok(await eventually(() => mail.refused.some((one) => one.address === "tidak-ada@surat.example")));
    await new Promise((done) => setTimeout(done, 7_000));
    assert.equal(mail.tries.get("tidak-ada@surat.example"), 1, "a second try would come after five seconds");
    await leave(visitor);
  });

  step("lets no header in", async () => {
    const before = mail.letters.length;
    const visitor = await person(browser, server);
    const typed = ["a@surat.example\r\nBcc: semua@surat.example", "a@surat.example%0ABcc:semua@surat.example", "a@surat.example,semua@surat.example", "<a@surat.example>"];
    for (const kontak of typed) {
      const answered = await visitor.context.request.post("/masuk", { form: { nik: NIK, kontak }, headers: { origin: server.url } });
      assert.equal(answered.status(), 422, kontak);
    }
    assert.equal(mail.letters.length, before);
    await leave(visitor);
  });

  step("gets five letters at most, however often somebody asks", async () => {
    const visitor = await person(browser, server);
    let refused = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const answered = await visitor.context.request.post("/masuk", { form: { nik: NIK, kontak: `banjir+${n}@surat.example` }, headers: { origin: server.url }, maxRedirects: 0 });
      refused += Number(answered.status() === 429 && Number(answered.headers()["retry-after"]) > 0);
    }
    await new Promise((done) => setTimeout(done, 2_000));
    const sent = mail.letters.filter((letter) => letter.to[0].startsWith("banjir")).length;
    assert.ok(sent >= 1 && sent <= 5, `${sent} letters`);
    assert.ok(refused >= 990, `${refused} refused`);
    await leave(visitor);
  });

  step("leaves no address, code or NIK in the log", async () => {
    const log = server.log();
    for (const marker of ["surat.example", NIK, HERS.split("@")[0] + "@"]) { assert.ok(!log.includes(marker), marker); }
    assert.match(log, /a mail did not go/);
  });
});

/** The code of the newest letter to this address on the demo's page. */
async function shelved(page, contact) {
  let code;
  assert.ok(await eventually(async () => {
    await page.goto("/contoh/surat");
    const letter = page.locator("main article", { hasText: contact }).first();
    code = (await letter.count()) ? /\b(\d{6})\b/.exec(await letter.innerText())?.[1] : undefined;
    return code;
  }));
  return code;
}

describe("the demo without a mail server", () => {
  let server, browser;
  before(async () => { server = await startDemo(); browser = await launchBrowser(); });
  after(async () => { await browser?.close(); await server?.stop(); });
  const step = story();

  async function byCode(page, contact) {
    await claim(page, contact);
    const code = await shelved(page, contact);
    await page.goto("/masuk/kode");
    await answer(page, "kode", code);
    await submit(page, "/masuk/kode");
    assert.equal(path(page), "/akun", await text(page));
  }

  step("shows its letters on a page, so that a newcomer can walk the whole way", async () => {
    const visitor = await person(browser, server);
    await byCode(visitor.page, HERS);
    await leave(visitor);
  });

  step("lets her make a passkey, sign in with it alone, and take it away", async () => {
    const visitor = await person(browser, server, { scripts: true });
    const { context, page } = visitor;
    const devices = await context.newCDPSession(page);
    await devices.send("WebAuthn.enable");
    await devices.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    await byCode(page, "kunci@surat.example");
    await page.goto("/akun/kunci");
    const faults = await look(page, "account-passkeys");
    await submit(page, "/akun/kunci");
    assert.equal(await page.locator("form[action='/akun/kunci/hapus']").count(), 1, await text(page));
    faults.push(...await look(page, "account-passkeys-one"));
    await page.goto("/akun");
    await submit(page, "/akun/keluar");
    await page.goto("/masuk");
    await submit(page, "/masuk/kunci");
    assert.equal(path(page), "/akun", await text(page));
    await page.goto("/akun/keamanan");
    assert.match(await text(page), /Masuk dengan kunci sandi/);
    // A change of contact wants a code to the old one: a passkey does not do.
    await page.goto("/akun/kontak");
    assert.equal(path(page), "/masuk");
    await page.goto("/akun/kunci");
    await submit(page, "/akun/kunci/hapus");
    await page.goto("/akun");
    await submit(page, "/akun/keluar");
    await page.goto("/masuk");
    await submit(page, "/masuk/kunci");
    assert.match(await text(page), /Kunci sandi tidak cocok/);
    assert.deepEqual(faults, []);
    await leave(visitor);
  });

  step("offers no passkey where scripts are off, and says how to go on", async () => {
    const visitor = await person(browser, server);
    await visitor.page.goto("/masuk");
    assert.match(await text(visitor.page), /belum bisa memakai kunci sandi/);
    assert.equal(await visitor.page.locator("form[action='/masuk/kunci'] button").isVisible(), false);
    await leave(visitor);
  });
});
