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
        const bar = document.querySelector(".action-bar");
        const floor = bar && !bar.contains(focused) ? bar.getBoundingClientRect().top : window.innerHeight;
        const seen = box.bottom > 0 && box.top < floor && box.width > 0;
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
    for (const next of ["informant.nik", "informant.phone", "informant.email", "informant.citizenship"]) {
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
    await page.goto("/petugas");
    // Away from the scan box: the burst finds it.
    await page.locator("main").evaluate((main) => { document.activeElement.blur(); main.tabIndex = -1; main.focus(); });
    await page.keyboard.type(number, { delay: BURST_MS });
    await enter(page);
    assert.match(path(page), /^\/petugas\/permohonan\/[0-9a-f]{32}$/);
    await leave(ward);
  });

  test("every key of the list does what the list says", async () => {
    const ward = await officer(browser, server, "genteng", { scripts: true });
    const { page } = ward;
    await page.goto("/petugas");
    const focused = (attribute) => page.evaluate((name) => document.activeElement?.getAttribute(name), attribute);
    for (const key of ["/", "F2"]) {
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press(key);
      assert.ok(await eventually(async () => await focused("name") === "code"), `${key} goes to the scan box`);
    }
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("?");
    assert.ok(await eventually(() => page.locator("#shortcuts").evaluate((list) => list.open)), "? opens the list");

    await page.goto("/petugas/antrean");
    const row = () => page.evaluate(() => [...document.querySelectorAll("tr[data-row]")].findIndex((one) => one.classList.contains("here")));
    await page.keyboard.press("j");
    assert.ok(await eventually(async () => await row() === 0), "j goes to the first row");
    await page.keyboard.press("j");
    assert.ok(await eventually(async () => await row() === 1), "and on");
    await page.keyboard.press("k");
    assert.ok(await eventually(async () => await row() === 0), "k goes back");
    await page.keyboard.press("x");
    assert.ok(await eventually(() => page.locator("tr[data-row] input[type=checkbox]").first().isChecked()), "x picks the row");
    await enter(page);
    const record = path(page);
    assert.match(record, /^\/petugas\/permohonan\/[0-9a-f]{32}$/, "Enter opens it");

    const frame = () => page.locator("[data-viewer] .viewer-frame").first().getAttribute("class");
    for (const [key, wanted] of [["+", /zoom-2/], ["-", /zoom-1/], ["r", /turn-1/]]) {
      await page.keyboard.press(key);
      assert.ok(await eventually(async () => wanted.test(await frame())), `${key}: ${await frame()}`);
    }
    const ticks = page.locator("input[data-tick]");
    const open = await ticks.evaluateAll((all) => all.filter((one) => !one.checked).length);
    assert.ok(open, "boxes wait for a tick");
    await page.keyboard.press("c");
    assert.ok(await eventually(async () => await ticks.evaluateAll((all) => all.filter((one) => !one.checked).length) === open - 1), "c ticks and moves on");
    // Alt with a digit or a letter is an accesskey of the page: what it leads to is asked, as Chromium's own menu takes the keys of a test.
    const keys = await page.locator("main [accesskey]").evaluateAll((all) => all.map((one) => one.getAttribute("accesskey").toLowerCase()));
    for (const key of ["1", "k"]) { assert.ok(keys.includes(key), `Alt+${key} is on the record: ${keys}`); }
    assert.equal(new Set(keys).size, keys.length, `each key once: ${keys}`);
    await leave(ward);
  });

  test("an officer claims, looks at the papers and accepts without a mouse", async () => {
    const ward = await officer(browser, server, "genteng", { scripts: true });
    const { page } = ward;
    await page.goto("/petugas/antrean");
    await page.keyboard.press("j");
    await page.waitForFunction(() => document.querySelector("tr.here"));
    await enter(page);
    const record = path(page);
    await page.goto(`${record}/asli`);
    for (const box of await page.locator('form[action$="/asli"] input[type=checkbox]').all()) {
      await box.focus();
      if (!(await box.isChecked())) { await page.keyboard.press("Space"); }
    }
    await page.locator('form[action$="/asli"] button[type=submit]').first().focus();
    await enter(page);
    assert.equal(path(page), record, await text(page));
    const groups = await page.locator('main input[type=radio][name^="kind-"]').evaluateAll((all) => [...new Set(all.map((one) => one.name))]);
    assert.ok(groups.length, "papers wait for a decision");
    for (const name of groups) {
      await page.locator(`main input[type=radio][name="${name}"]`).first().focus();
      await page.keyboard.press("Space");
    }
    await page.locator('button[form="periksa"]').first().focus();
    await enter(page);
    assert.equal(path(page), record, await text(page));
    assert.equal(await page.locator("#error-summary").count(), 0, await text(page));
    await leave(ward);
  });
});
