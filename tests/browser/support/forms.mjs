// Filling in forms as people do, found by the names of their fields: texts may change, names are what the server reads.

const named = (page, name) => page.locator(`main [name="${name}"]`);

/** One answer: a box, a choice, a list, or three boxes of a date (yyyy-mm-dd). */
export async function answer(page, name, value) {
  const day = named(page, `${name}-day`);
  if (await day.count()) {
    const [year, month, date] = value.split("-");
    await day.fill(date);
    await named(page, `${name}-month`).fill(month);
    await named(page, `${name}-year`).fill(year);
    return;
  }
  const field = named(page, name);
  const kind = await field.first().evaluate((element) => (element.tagName === "SELECT" ? "select" : element.type));
  if (kind === "radio") {
    await page.locator(`main input[type=radio][name="${name}"][value="${value}"]`).check({ force: true });
  } else if (kind === "checkbox") {
    await page.locator(`main input[type=checkbox][name="${name}"]${value === true ? "" : `[value="${value}"]`}`).check({ force: true });
  } else if (kind === "select") {
    await field.selectOption(value);
  } else {
    await field.fill(value);
  }
}

/** Whether the page asks for it now: some questions come only after another was answered. */
export async function asks(page, name) {
  return await named(page, name).count() > 0 || await named(page, `${name}-day`).count() > 0;
}

/** Answers what the page asks of these; gives the names of those that it does not ask yet. */
export async function answers(page, all) {
  const later = [];
  for (const [name, value] of Object.entries(all)) {
    if (await asks(page, name)) { await answer(page, name, value); } else { later.push(name); }
  }
  return later;
}

/** The same at one go, without a hand on each box: for walks that look at what comes of the answers, not at how they are typed. */
export function answersAtOnce(page, all) {
  return page.locator("main").evaluate((main, given) => {
    const named = (name) => [...main.querySelectorAll(`[name="${name}"]`)];
    const put = (box, value) => {
      if (box.type === "radio" || box.type === "checkbox") { box.checked = box.value === value; } else { box.value = value; }
      return box.type === "radio" ? box.checked : box.value === value;
    };
    return Object.entries(given).filter(([name, value]) => {
      const date = ["year", "month", "day"].map((part) => named(`${name}-${part}`)[0]);
      if (date.every(Boolean)) { return !value.split("-").every((part, place) => put(date[place], part)); }
      const taken = named(name).map((box) => put(box, value));
      return !taken.some(Boolean);
    }).map(([name]) => name);
  }, all);
}

/** Presses a button of the form whose action ends so; without a choice the one that saves, not one that searches. */
export async function submit(page, actionEnding, button = "button:not([name=aksi]):not([name=dok])") {
  const form = page.locator(`form[action$="${actionEnding}"]`);
  const id = await form.first().getAttribute("id");
  const inside = form.locator(button);
  // A bar at the lower edge holds buttons of forms that stand elsewhere.
  await press(page, (await inside.count()) || !id ? inside.first() : page.locator(`button[form="${id}"]`).first());
}

/** Presses whatever leads to another page, and waits for it. */
export async function press(page, target) {
  await Promise.all([page.waitForEvent("framenavigated"), target.click()]);
  await page.waitForLoadState("load");
}

/** Whether something becomes true within five seconds. */
export async function eventually(ask) {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await ask()) { return true; }
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

/** The text that people read. */
export function text(page) {
  return page.locator("body").innerText();
}

export async function errors(page) {
  return page.locator("#error-summary li").allInnerTexts();
}

export function path(page) {
  return new URL(page.url()).pathname;
}
