// Steps of one story: what comes after a step that failed cannot be told, and is skipped.
import { test } from "node:test";

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
