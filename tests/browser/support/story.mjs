// Steps of one story: what comes after a step that failed cannot be told, and is skipped.
import { readFileSync } from "node:fs";
import { test } from "node:test";

const file = (service, name) => readFileSync(new URL(`../../../crates/services/${service}/${name}`, import.meta.url), "utf8");

/** What the stories of a service start from: answers by field. Each line is `"field" = "answer"`, perhaps with a remark behind it. */
export function answersOf(service) {
  return new Map([...file(service, "stories/family.toml").matchAll(/^"([^"]+)" = "([^"]+)"/gm)].map(([, field, answer]) => [field, answer]));
}

/** The questions of each page of a service. */
export function pagesOf(service) {
  const pages = file(service, "service.toml").matchAll(/^\[\[page\]\]\nid = "([^"]+)"[^[]*?\nfields = \[([^\]]*)\]/gm);
  return new Map([...pages].map(([, id, fields]) => [id, [...fields.matchAll(/"([^"]+)"/g)].map(([, field]) => field)]));
}

export function story() {
  let failed = "";
  return (name, step) => test(name, async (t) => {
    if (failed) {
      t.skip(`after: ${failed}`);
      return;
    }
    try {
      await step(t);
    } catch (error) {
      failed = name;
      throw error;
    }
  });
}
