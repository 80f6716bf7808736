// Officers who never touch the mouse, and a scanner that types faster than any hand.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually, path, text } from "./support/forms.mjs";
import { COUNTER, launchBrowser, leave, officer, person } from "./support/people.mjs";
import { startDemo } from "./support/server.mjs";

const BURST_MS = 5;

describe("keyboard alone", () => {
  let server, browser;
  before(async () => {
    server = await startDemo();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Tabs on until the focused element fits; whatever has focus must be seen, above the bar at the lower edge. */
  async function tabTo(page, selector) {
    for (let presses = 0; presses < 250; presses += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate((wanted) => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) { return { fits: false, seen: true }; }
        const box = focused.getBoundingClientRect();
        const seen = box.bottom > 0 && box.top < window.innerHeight && box.width > 0;
        return { fits: focused.matches(wanted), seen, what: `${focused.tagName} ${focused.textContent.trim().slice(0, 40)}` };
      }, selector);
      assert.ok(found.seen, `focus is out of sight: ${found.what}`);
      if (found.fits) { return; }
    }
    assert.fail(`${selector} is not reached with Tab on ${path(page)}`);
  }

  async function enter(page, key = "Enter") {
    await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press(key)]);
    await page.waitForLoadState("load");
  }

  for (const scripts of [false, true]) {
    test(`queue, record, originals, decision and return ${scripts ? "with" : "without"} scripts`, async () => {
      const ward = await officer(browser, server, "genteng", { scripts });
      const { page } = ward;
      await page.goto("/petugas/antrean");
      await tabTo(page, 'main th a[href^="/petugas/permohonan/"]');
      await enter(page);
      const record = path(page);
      assert.match(record, /^\/petugas\/permohonan\/[0-9a-f]{32}$/);
      await tabTo(page, `a[href="${record}/asli"]`);
      await enter(page);
      await tabTo(page, 'input[type=checkbox][name^="original-"]');
      const ticked = () => page.evaluate(() => document.activeElement.checked);
      const before = await ticked();
      await page.keyboard.press("Space");
      assert.ok(await eventually(async () => await ticked() !== before), "the space bar ticks");
      await page.goto(record);
      await tabTo(page, `a[href="${record}/kembalikan"]`);
      await enter(page);
      await tabTo(page, 'select[name^="reason-document-"]');
      await page.keyboard.press("ArrowDown");
      await tabTo(page, "button[name=step][value=preview]");
      await enter(page);
      await tabTo(page, "button[name=step][value=send]");
      await enter(page);
      assert.equal(path(page), record);
      await leave(ward);
    });
  }

  test("the first Tab of any page leads to its content", async () => {
    const stranger = await person(browser, server, { viewport: COUNTER });
    await stranger.page.goto("/layanan/birth");
    await stranger.page.keyboard.press("Tab");
    const href = await stranger.page.evaluate(() => document.activeElement.getAttribute("href"));
    assert.match(href ?? "", /^#/);
    await leave(stranger);
  });

  for (const scripts of [false, true]) {
    test(`a scanner's burst opens the record ${scripts ? "with" : "without"} scripts`, async () => {
      const ward = await officer(browser, server, "genteng", { scripts });
      const { page } = ward;
      await page.goto("/petugas/antrean");
      const number = (await page.locator('main th a[href^="/petugas/permohonan/"]').first().textContent()).trim();
      await page.goto("/petugas");
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("name")), "code", "the scan box has the focus");
      await page.keyboard.type(number, { delay: BURST_MS });
      await enter(page);
      assert.match(path(page), /^\/petugas\/permohonan\/[0-9a-f]{32}$/);
      assert.ok((await text(page)).replaceAll(/\s/g, "").includes(number));
      await leave(ward);
    });
  }

  test("in the long form Enter goes to the next box and Ctrl+Enter sends", async () => {
    const ward = await officer(browser, server, "genteng", { scripts: true });
    const { page } = ward;
    await page.goto("/petugas/daftar/birth");
    assert.ok(await page.locator("[data-onward-hint]").isVisible(), "the page says so");
    const focused = () => page.evaluate(() => document.activeElement.getAttribute("name"));
    await page.locator("[name='informant.name']").focus();
    await page.keyboard.type("Dewi Contoh");
    for (const next of ["informant.nik", "informant.phone", "informant.email", "family.card_number"]) {
      await page.keyboard.press("Enter");
      assert.equal(await focused(), next);
    }
    assert.equal(path(page), "/petugas/daftar/birth", "nothing was sent yet");
    await enter(page, "Control+Enter");
    assert.ok(await page.locator("#error-summary li").count(), "now it was");
    assert.equal(await page.locator("[name='informant.name']").inputValue(), "Dewi Contoh");
    await leave(ward);
  });

  test("with scripts a burst is caught wherever the focus is, and single letters move in the queue", async () => {
    const ward = await officer(browser, server, "genteng", { scripts: true });
    const { page } = ward;
    await page.goto("/petugas/antrean");
    await page.keyboard.press("j");
    await page.waitForFunction(() => document.activeElement?.closest("tr[data-row]"));
    const number = (await page.locator('main th a[href^="/petugas/permohonan/"]').first().textContent()).trim();
    if (await page.locator("[data-scan]").count()) {
      await page.keyboard.type(number, { delay: BURST_MS });
      await enter(page);
      assert.match(path(page), /^\/petugas\/permohonan\/[0-9a-f]{32}$/);
    }
    await leave(ward);
  });
});
