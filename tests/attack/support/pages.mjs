// Reading pages without a browser: hidden fields, links, words.

const ENTITIES = { quot: '"', lt: "<", gt: ">", amp: "&", "#39": "'" };
export const unescaped = (text) => text.replaceAll(/&(quot|lt|gt|amp|#39);/g, (_, name) => ENTITIES[name]);

const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? unescaped(found[1]) : undefined;
};

/** Forms of a page: action, and every field with the value that stands in it. */
export function forms(text) {
  return [...text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head, body]) => {
    const fields = [...body.matchAll(/<input\b[^>]*>/g)].map(([tag]) => ({ name: attribute(tag, "name"), value: attribute(tag, "value") ?? "", type: attribute(tag, "type") ?? "text", checked: /\schecked/.test(tag) }));
    return { action: attribute(head, "action") ?? "", method: attribute(head, "method") ?? "get", id: attribute(head, "id"), fields: fields.filter((one) => one.name), body };
  });
}

/** What a browser would send of a form before anybody typed. */
export function hidden(text, action) {
  const form = forms(text).find((one) => one.action === action || one.action.split("?")[0] === action);
  if (!form) { return undefined; }
  return form.fields.filter((one) => one.type === "hidden").map((one) => [one.name, one.value]);
}

/** The same with what somebody types, as pairs. */
export const filled = (text, action, typed) => [...(hidden(text, action) ?? []).filter(([name]) => !(name in typed)), ...Object.entries(typed)];

/** Words that a reader sees. */
export const words = (text) => unescaped((text.split("<main")[1] ?? text).replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, " ").replaceAll(/<[^>]*>/g, " ")).replaceAll(/\s+/g, " ").trim();

export const links = (text) => [...text.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, to]) => unescaped(to));
