// Passkeys in a real browser, with Chromium's virtual authenticator: made, used, refused, missing; in the demo and as a government runs it.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { path, press, submit } from "./support/forms.mjs";
import { look } from "./support/look.mjs";
import { COUNTER, PHONE, launchBrowser, leave, person, signIn } from "./support/people.mjs";
import { startDemo, startReal } from "./support/server.mjs";
import { story } from "./support/story.mjs";

/** A device of this page's person; `verified`: her finger is the right one. */
async function device(page, { verified = true } = {}) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: verified, automaticPresenceSimulation: true,
    },
  });
  return {
    finger: (isUserVerified) => cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    keys: async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    take: async () => { await cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }); },
  };
}

const byKey = (page, action) => press(page, page.locator(`form[action="${action}"] [data-passkey-go] button`));
const heading = (page) => page.locator("h1").first().innerText();

describe("passkeys in the demo", () => {
  let server, browser, rina, key;
  const step = story(), faults = [];
  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    rina = await person(browser, server, { viewport: COUNTER, scripts: true });
    key = await device(rina.page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  step("without a script the sign-in page says what to do, and the explanation is a page", async () => {
    const { page, ...rest } = await person(browser, server, { viewport: PHONE });
    await page.goto("/petugas/masuk");
    assert.equal(await page.locator("[data-passkey-go] button").isVisible(), false);
    assert.match(await page.locator("[data-passkey-missing]").innerText(), /JavaScript/);
    await press(page, page.locator('a[href="/petugas/kunci-sandi"]'));
    assert.equal(await heading(page), "Kunci sandi");
    await leave({ page, ...rest });
  });

  step("she makes a passkey on her security page", async () => {
    const { page } = rina;
    await page.goto("/petugas/masuk");
    faults.push(...await look(page, "staff-sign-in"));
    await signIn(page, server, "genteng");
    await page.goto("/petugas/keamanan");
    faults.push(...await look(page, "staff-own-empty"));
    await press(page, page.locator('a[href="/petugas/keamanan/kunci"]'));
    faults.push(...await look(page, "staff-own-add"));
    await page.locator("[name=key-name]").fill("Kunci USB loket");
    await byKey(page, "/petugas/keamanan/kunci");
    assert.equal(path(page), "/petugas/keamanan", await page.locator("main").innerText());
    assert.match(await page.locator("main").innerText(), /Kunci USB loket/);
    assert.equal((await key.keys()).length, 1);
    faults.push(...await look(page, "staff-own"));
  });

  step("the same device makes no second one for her, and says so", async () => {
    const { page } = rina;
    await page.goto("/petugas/keamanan/kunci");
    await page.locator('form[action="/petugas/keamanan/kunci"] [data-passkey-go] button').click();
    await page.locator("[data-passkey-wrong]").waitFor({ state: "visible" });
    assert.match(await page.locator("[data-passkey-wrong]").innerText(), /sudah punya kunci sandi/);
    faults.push(...await look(page, "staff-own-known"));
    assert.equal(path(page), "/petugas/keamanan/kunci");
  });

  step("afterwards the passkey opens her desk, without a name", async () => {
    const { page } = rina;
    await submit(page, "/petugas/keluar");
    assert.equal(path(page), "/petugas/masuk");
    await byKey(page, "/petugas/masuk/kunci");
    assert.equal(path(page), "/petugas", await page.locator("main").innerText());
  });

  step("another finger is told so and opens nothing; hers does on the second try", async () => {
    const { page } = rina;
    await submit(page, "/petugas/keluar");
    await key.finger(false);
    await page.locator("[data-passkey-go] button").click();
    await page.locator("[data-passkey-wrong]").waitFor({ state: "visible" });
    assert.match(await page.locator("[data-passkey-wrong]").innerText(), /sidik jari/);
    await key.finger(true);
    await byKey(page, "/petugas/masuk/kunci");
    assert.equal(path(page), "/petugas");
  });

  step("a fresh proof by passkey draws a new key of her session", async () => {
    const { page, context } = rina;
    const cookie = async () => (await context.cookies(server.url)).find((one) => one.name === "petugas").value;
    const former = await cookie();
    await page.goto("/petugas/bukti");
    faults.push(...await look(page, "staff-prove"));
    await byKey(page, "/petugas/bukti/kunci");
    assert.equal(path(page), "/petugas", await page.locator("main").innerText());
    assert.notEqual(await cookie(), former);
  });

  step("new recovery codes are shown once, for paper", async () => {
    const { page } = rina;
    await page.goto("/petugas/keamanan");
    await submit(page, "/petugas/keamanan/pemulihan");
    assert.equal(await page.locator("main ol li").count(), 10);
    faults.push(...await look(page, "staff-codes"));
  });

  step("a passkey that she removed opens nothing", async () => {
    const { page } = rina;
    await page.goto("/petugas/keamanan");
    await submit(page, "/petugas/keamanan/kunci/hapus");
    await submit(page, "/petugas/keluar");
    await byKey(page, "/petugas/masuk/kunci");
    assert.match(await heading(page), /Anda belum masuk/);
    faults.push(...await look(page, "staff-passkey-refused"));
  });

  step("no page had a fault", async () => {
    // A refused passkey answers 422, which is no fault; axe and the browser's console found none.
    assert.deepEqual(faults, []);
    await leave(rina);
  });
});

describe("passkeys as a government runs them", () => {
  let server, browser, ayu, code;
  const step = story(), faults = [];
  before(async () => {
    server = await startReal();
    browser = await launchBrowser();
    ayu = await person(browser, server, { viewport: COUNTER, scripts: true });
    await device(ayu.page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  step("there is no password and no default account", async () => {
    const { page } = ayu;
    await page.goto("/petugas/masuk");
    assert.equal(await page.locator("[name=password]").count(), 0);
  });

  step("the printed link makes the first administrator, with a passkey and recovery codes", async () => {
    const { page } = ayu;
    await page.goto(server.setup);
    faults.push(...await look(page, "staff-setup"));
    await page.locator("[name=name]").fill("Ayu Lestari");
    await page.locator("[name=sign-in]").fill("ayu");
    await submit(page, server.setup);
    assert.match(path(page), /^\/petugas\/undangan\/[0-9a-f]{64}$/);
    faults.push(...await look(page, "staff-enrol"));
    await byKey(page, `${path(page)}/kunci`);
    assert.equal(await page.locator("main ol li").count(), 10, await page.locator("main").innerText());
    await press(page, page.locator('main a[href="/petugas"]'));
    assert.equal(path(page), "/petugas");
  });

  step("she invites an officer by a code that is shown once", async () => {
    const { page } = ayu;
    await page.goto("/petugas/admin/petugas");
    await page.locator("[name=name]").fill("Rina Hartati");
    await page.locator("[name=sign-in]").fill("rina");
    await page.locator("[name=role]").selectOption("ward_officer");
    await page.locator("[name=office]").selectOption("3578071002");
    await submit(page, "/petugas/admin/petugas");
    code = (await page.locator("main strong code").innerText()).trim();
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    faults.push(...await look(page, "staff-code"));
  });

  step("the officer makes her own passkey with the code and works", async () => {
    const rina = await person(browser, server, { viewport: PHONE, scripts: true });
    await device(rina.page);
    await rina.page.goto("/petugas/undangan");
    faults.push(...await look(rina.page, "staff-enrol-code"));
    await rina.page.locator("[name=code]").fill(code.toLowerCase());
    await submit(rina.page, "/petugas/undangan");
    await byKey(rina.page, `${path(rina.page)}/kunci`);
    await press(rina.page, rina.page.locator('main a[href="/petugas"]'));
    assert.match(await rina.page.locator("body").innerText(), /Kelurahan Genteng/);
    await rina.page.goto("/petugas/undangan");
    await rina.page.locator("[name=code]").fill(code);
    await submit(rina.page, "/petugas/undangan");
    assert.ok(await rina.page.locator("#error-summary").count(), "a code counts once");
    await leave(rina);
  });

  step("the log tells administrators who signed in, and no page had a fault", async () => {
    const { page } = ayu;
    await page.goto("/petugas/admin/keamanan");
    assert.match(await page.locator("main").innerText(), /Undangan dipakai/);
    faults.push(...await look(page, "staff-security-log"));
    assert.deepEqual(faults, []);
    await leave(ayu);
  });
});
