// Signing in through a government's identity provider, against a real one: linking, coming and going, and what must not work.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { path, submit } from "./support/forms.mjs";
import { look } from "./support/look.mjs";
import { COUNTER, launchBrowser, signIn } from "./support/people.mjs";
import { planned, proveThere, startProvider } from "./support/provider.mjs";
import { freePort, startDemo } from "./support/server.mjs";
import { story } from "./support/story.mjs";

const LINK = "/petugas/keamanan/penyedia";

describe("an identity provider of the government", () => {
  let folder, server, provider, browser;
  const step = story();
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kitir-oidc-"));
    const plan = await planned(folder);
    const port = await freePort();
    writeFileSync(plan.file, readFileSync(plan.file, "utf8").replace("ADDRESS", `http://localhost:${port}`));
    server = await startDemo({ port, args: ["--identity-providers", plan.file] });
    provider = await startProvider(plan, server.url);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await provider?.stop();
    await server?.stop();
    if (folder) { rmSync(folder, { recursive: true, force: true }); }
  });

  /** A counter's browser that may also go to the provider; without scripts, as all of this must work, unless pages are looked at. */
  async function counter(javaScriptEnabled = false) {
    const context = await browser.newContext({ viewport: COUNTER, javaScriptEnabled, baseURL: server.url, locale: "id-ID" });
    context.setDefaultTimeout(15_000);
    return { context, page: await context.newPage() };
  }
  const offer = (page) => page.locator('a[href="/petugas/masuk/penyedia"]');
  const heading = (page) => page.locator("h1").first().innerText();
  async function throughProvider(page, name) {
    await page.goto("/petugas/masuk");
    await offer(page).click();
    await proveThere(page, provider, name);
  }

  step("a person whom no account is linked with learns nothing but that", async () => {
    const { context, page } = await counter();
    await throughProvider(page, "orang-sso-1");
    assert.match(await heading(page), /Belum terhubung/);
    await page.goto("/petugas");
    assert.equal(path(page), "/petugas/masuk");
    await context.close();
  });

  step("an officer links her account once, after saying yes", async () => {
    const { context, page } = await counter(true);
    const faults = [];
    await page.goto("/petugas/masuk");
    faults.push(...await look(page, "oidc-sign-in"));
    await signIn(page, server, "genteng");
    await page.goto(LINK);
    faults.push(...await look(page, "oidc-link"));
    await page.locator(`a[href="${LINK}/mulai"]`).click();
    await proveThere(page, provider, "orang-sso-1");
    assert.match(await heading(page), /Hubungkan akun Anda/);
    faults.push(...await look(page, "oidc-confirm"));
    await submit(page, LINK);
    assert.equal(path(page), LINK);
    faults.push(...await look(page, "oidc-linked"));
    await page.goto("/petugas/masuk/penyedia/kembali");
    faults.push(...await look(page, "oidc-too-late"));
    assert.deepEqual(faults, []);
    await page.goto(LINK);
    assert.ok(await page.locator(`form[action="${LINK}/lepas"]`).count(), await page.locator("main").innerText());
    await context.close();
  });

  let used = "";
  step("afterwards she signs in there and is at her desk here", async () => {
    const { context, page } = await counter();
    page.on("request", (request) => { if (request.url().includes("/penyedia/kembali")) { used = request.url(); } });
    await throughProvider(page, "orang-sso-1");
    assert.equal(path(page), "/petugas");
    assert.match(await page.locator("body").innerText(), /Keluar/);
    const cookies = await context.cookies(server.url);
    assert.ok(!cookies.some((cookie) => cookie.name === "penyedia"), "the secret of the way there is gone");
    await page.goto(used);
    assert.match(await heading(page), /Terlalu lama/, "an answer counts once");
    await context.close();
  });

  step("an answer that another browser got is worth nothing", async () => {
    assert.match(used, /code=/);
    const { context, page } = await counter();
    await page.goto(used);
    assert.match(await heading(page), /Terlalu lama/);
    await page.goto("/petugas/masuk");
    await offer(page).click();
    await page.waitForURL((url) => url.href.startsWith(provider.issuer));
    await page.goto(used);
    assert.match(await heading(page), /tidak dapat kami percaya/, "her own way there was taken with another's state");
    await page.goto("/petugas");
    assert.equal(path(page), "/petugas/masuk");
    await context.close();
  });

  step("going back at the provider leads to a page that says so", async () => {
    const { context, page } = await counter();
    await page.goto("/petugas/masuk");
    await offer(page).click();
    await page.waitForURL((url) => url.href.startsWith(provider.issuer));
    await page.locator('a[href$="/abort"]').click();
    await page.waitForURL((url) => url.href.startsWith(server.url));
    assert.match(await heading(page), /Anda belum masuk/);
    await context.close();
  });

  step("one person is one account", async () => {
    const { context, page } = await counter();
    await signIn(page, server, "registrar");
    await page.goto(`${LINK}/mulai`);
    await proveThere(page, provider, "orang-sso-1");
    await submit(page, LINK);
    assert.match(await heading(page), /Sudah terhubung dengan akun lain/);
    await context.close();
  });

  step("who signs out at the provider is signed out here", async () => {
    const { context, page } = await counter();
    await throughProvider(page, "orang-sso-1");
    assert.equal(path(page), "/petugas");
    await page.goto(`${provider.issuer}/session/end`);
    await page.locator("button[name=logout]").first().click();
    await page.waitForLoadState("load");
    await page.goto("/petugas");
    assert.equal(path(page), "/petugas/masuk");
    await context.close();
  });

  step("a message about signing out that is not signed ends nothing", async () => {
    const { context, page } = await counter();
    await throughProvider(page, "orang-sso-1");
    const forged = await fetch(`${server.url}/petugas/masuk/penyedia/keluar`, {
      method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "logout_token=eyJhbGciOiJub25lIn0.e30.",
    });
    assert.equal(forged.status, 400);
    await page.goto("/petugas");
    assert.equal(path(page), "/petugas");
    await page.goto(LINK);
    await submit(page, `${LINK}/lepas`);
    assert.equal(path(page), "/petugas/bukti", "signing in there an hour or a minute ago is no proof for this");
    await page.locator("[name=password]").fill(server.password);
    await submit(page, "/petugas/bukti/sandi");
    await submit(page, `${LINK}/lepas`);
    assert.equal(path(page), LINK);
    await context.close();
  });

  step("without the link nobody comes in", async () => {
    const { context, page } = await counter();
    await throughProvider(page, "orang-sso-1");
    assert.match(await heading(page), /Belum terhubung/);
    await context.close();
  });
});
