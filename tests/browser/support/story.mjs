// Steps of one story: what comes after a step that failed cannot be told, and is skipped.
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "smol-toml";

const file = (service, name) => readFileSync(new URL(`../../../crates/services/${service}/${name}`, import.meta.url), "utf8");

/** What the stories of a service start from: answers by field. Each line is `"field" = "answer"`, perhaps with a remark behind it. */
export function answersOf(service) {
  return new Map([...file(service, "stories/family.toml").matchAll(/^"([^"]+)" = "([^"]+)"/gm)].map(([, field, answer]) => [field, answer]));
}

/** The questions of each page of a service; what is written once for several people (`[[repeat]]`), for each of them. */
export function pagesOf(service) {
  const { page: pages, repeat: repeats = [], field: fields } = parse(file(service, "service.toml"));
  const all = new Map();
  for (const { id, fields: asked } of pages) {
    const repeat = repeats.find((one) => id === one.id || id.startsWith(`${one.id}-`));
    if (!repeat) { all.set(id, asked); continue; }
    const count = fields.find((field) => field.id === repeat.count).options.length - 1;
    const people = [...(repeat.also ?? []), ...Array.from({ length: count }, (_, place) => `${repeat.numbered}${place + 1}`)];
    for (const person of people) {
      all.set(person + id.slice(repeat.id.length), asked.map((field) => field.startsWith(`${repeat.id}.`) ? person + field.slice(repeat.id.length) : field));
    }
  }
  return all;
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
