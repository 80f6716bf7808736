// The program's own OpenAPI description, sharpened with what its pages show: ids that exist, fields that the forms have.
import { execFileSync } from "node:child_process";
import { concrete } from "./attack.mjs";
import { forms } from "./pages.mjs";

const NOBODY = "0".repeat(32);
const pattern = (path) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);

/** What may stand in a parameter: something real, and something that is not. */
function examples(name, town) {
  const { planted, neighbour } = town;
  const known = {
    id: [planted.id, neighbour.id, NOBODY], document: [...planted.documents, NOBODY], slot: [...planted.slots, "x"], service: ["birth", "x"],
    language: ["id", "en", "x"], percent: ["100", "125", "x"], page: ["1", "child-name", "9999", "x"], staff: ["genteng", "nobody"],
    token: [planted.tracker.split("/").at(-1), NOBODY], other: [neighbour.id, NOBODY],
  };
  return known[name];
}

/** Fields of every form that this visitor meets, by the template of the form's route. */
async function fieldsOf(client, routes, town) {
  const posts = routes.filter((one) => one.method === "POST").map((one) => ({ path: one.path, pattern: pattern(one.path) }));
  const found = new Map();
  for (const { path } of routes.filter((one) => one.method === "GET")) {
    const ids = { id: town.planted.id, document: town.planted.documents[0], token: town.planted.tracker.split("/").at(-1) };
    const page = await client.get(concrete(path, ids));
    for (const form of forms(page.text)) {
      const action = form.action.split("?")[0];
      const route = posts.find((one) => one.path === action) ?? posts.find((one) => one.pattern.test(action));
      if (!route) { continue; }
      const fields = found.get(route.path) ?? {};
      const body = [...form.body.matchAll(/<(?:select|textarea)\b[^>]*\sname="([^"]+)"/g)].map(([, name]) => ({ name, value: "" }));
      for (const { name, value } of [...form.fields, ...body]) { fields[name] = { type: "string", ...(value ? { examples: [value] } : {}) }; }
      found.set(route.path, fields);
    }
  }
  return found;
}

/** The description for one visitor; `leave` names routes that would end the visit. */
export async function described(binary, client, town, leave) {
  const page = JSON.parse(execFileSync(binary, ["routes", "--openapi"], { encoding: "utf8", maxBuffer: 8e6 }));
  const routes = JSON.parse(execFileSync(binary, ["routes"], { encoding: "utf8", maxBuffer: 8e6 })).filter((one) => !leave.test(one.path));
  const fields = await fieldsOf(client, routes, town);
  for (const [path, operations] of Object.entries(page.paths)) {
    if (leave.test(path)) { delete page.paths[path]; continue; }
    for (const operation of Object.values(operations)) {
      for (const parameter of operation.parameters) {
        const known = examples(parameter.name, town);
        if (known) { parameter.schema = { anyOf: [{ type: "string", enum: [...new Set(known)] }, { type: "string", minLength: 1, maxLength: 80 }] }; }
      }
      const form = operation.requestBody?.content["application/x-www-form-urlencoded"];
      if (form && fields.has(path)) { form.schema = { type: "object", properties: fields.get(path), additionalProperties: { type: "string" } }; }
    }
  }
  return page;
}

/** What the program gives to programs, with the cases that wait now. */
export async function ownDescription(client) {
  const page = JSON.parse((await client.get("/api/v1/openapi.json")).text);
  const waiting = JSON.parse((await client.get("/api/v1/pencatatan")).text).cases.map((one) => one.id);
  for (const operations of Object.values(page.paths)) {
    for (const operation of Object.values(operations)) {
      for (const parameter of (operation.parameters ?? []).filter((one) => one.name === "id")) {
        parameter.schema = { anyOf: [{ type: "string", enum: [...waiting, NOBODY] }, { type: "string", minLength: 1, maxLength: 80 }] };
      }
    }
  }
  return page;
}
