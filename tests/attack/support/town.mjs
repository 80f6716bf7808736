// The demo that is attacked: its server, its staff, and families whose names must not turn up where they do not belong.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { family, nik } from "../../browser/support/family.mjs";
import { png } from "../../browser/support/pictures.mjs";
import { startDemo } from "../../browser/support/server.mjs";
import { filled, hidden, links, words } from "./pages.mjs";
import { Client, Ledger } from "./wire.mjs";

const BINARY = process.env.KITIR_BINARY ?? fileURLToPath(new URL("../../../target/debug/kitir", import.meta.url));
const PHOTO = png(300, 400);

/** Names and numbers that belong to the attacked family alone. */
export const PLANTED = {
  child: "Zulaikha Purnamasari",
  mother: "Rukmini Sastrowijoyo",
  nik: nik("1991-04-17", true, 7341),
  card: "9978070506207341",
};

/** The answers of a family with some of them changed. */
export function answersOf(serial, changes = {}) {
  return family({ serial }).map(([page, given]) => [page, Object.fromEntries(Object.entries(given).map(([name, value]) => [name, changes[name] ?? value]))]);
}

export const plantedAnswers = () => answersOf(7341, {
  "child.name": PLANTED.child, "informant.name": PLANTED.mother, "mother.name": PLANTED.mother, "informant.nik": PLANTED.nik, "mother.nik": PLANTED.nik,
  "mother.birth_date": "1991-04-17", "family.card_number": PLANTED.card,
});

function pairs(given) {
  return Object.entries(given).flatMap(([name, value]) => {
    const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
    if (!day) { return [[name, value]]; }
    return [[`${name}-year`, day[1]], [`${name}-month`, String(Number(day[2]))], [`${name}-day`, String(Number(day[3]))]];
  });
}

/** Begins an application; gives the path of the draft. */
export async function begin(client) {
  const before = await client.get("/layanan/birth");
  const fields = hidden(before.text, "/permohonan");
  assert.ok(fields, "the service page has its form");
  const began = await client.post("/permohonan", fields);
  assert.match(began.headers.location ?? "", /^\/permohonan\/[0-9a-f]{32}/, `begun: ${began.status}`);
  return began.headers.location;
}

/** Saves one page of questions; gives the last answer. */
export async function answer(client, draft, page, given) {
  const address = `${draft}/tanya/${page}`;
  let reply = await client.get(address);
  if (reply.status !== 200) { return reply; }
  for (let round = 0; round < 3; round += 1) {
    const fields = (hidden(reply.text, address) ?? []).filter(([name]) => !(name in given));
    const sent = await client.post(address, [...fields, ...pairs(given)]);
    if (sent.status === 303) {
      const again = sent.headers.location === address || sent.headers.location?.startsWith(`${address}?`);
      if (!again) { return sent; }
      reply = await client.get(sent.headers.location);
    } else if (sent.status === 200) {
      reply = sent;
    } else {
      return sent;
    }
  }
  return reply;
}

/** Photos for every paper that is asked for; gives the papers' places and the pictures' ids. */
export async function photograph(client, draft) {
  const list = await client.get(`${draft}/dokumen`);
  const documents = new Set();
  const slots = [...new Set(links(list.text).filter((to) => to.startsWith(`${draft}/dokumen/`)).map((to) => to.split("/dokumen/")[1].split(/[/?#]/)[0]))];
  for (const slot of slots) {
    const address = `${draft}/dokumen/${slot}`;
    const page = await client.get(`${address}?tambah=1`);
    const fields = hidden(page.text, address);
    if (fields && page.text.includes("foto-file")) { await client.upload(address, fields, "foto-file", PHOTO); }
    for (const [, id] of (await client.get(address)).text.matchAll(/gambar\/([0-9a-f]{32})\//g)) { documents.add(id); }
  }
  assert.ok(documents.size, "photos were taken");
  return { slots, documents: [...documents] };
}

/** From the first page to the kitir, over plain HTTP. */
export async function apply(client, given) {
  const draft = await begin(client);
  for (const [page, answers] of given) {
    const reply = await answer(client, draft, page, answers);
    assert.equal(reply.status, 303, `${page}: ${words(reply.text).slice(0, 400)}`);
  }
  const { slots, documents } = await photograph(client, draft);
  const check = await client.get(`${draft}/periksa`);
  const sent = await client.post(`${draft}/kirim`, filled(check.text, `${draft}/kirim`, { benar: "ya" }));
  assert.equal(sent.status, 303, words(sent.text).slice(0, 600));
  const kitir = await client.get(`${draft}/kitir`);
  const number = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]/.exec(kitir.text.split("<main")[1]?.replaceAll(/<[^>]*>/g, "") ?? "")?.[0];
  const pin = /\bPIN (\d{6})\b/.exec(words(kitir.text))?.[1];
  const tracker = links(kitir.text).map((to) => /\/k\/[0-9a-f]{32}/.exec(to)?.[0]).find(Boolean);
  assert.ok(number && pin && tracker, `a kitir with number, PIN and address: ${words(kitir.text).slice(0, 400)}`);
  return { client, draft, id: draft.split("/")[2], number, pin: pin.replace(/\D/g, ""), tracker, slots, documents };
}

export async function signIn(server, name, from = "127.0.0.1") {
  const client = new Client(server, name, { from, mayKnow: true });
  const page = await client.get("/petugas/masuk");
  const reply = await client.post("/petugas/masuk", filled(page.text, "/petugas/masuk", { name, password: server.password }));
  assert.equal(reply.status, 303, `${name} signs in: ${words(reply.text).slice(0, 300)}`);
  return client;
}

/** Every route with its gate and roles, as the program itself lists them. */
export function routes() {
  return JSON.parse(execFileSync(BINARY, ["routes"], { encoding: "utf8", maxBuffer: 4e6 }));
}

/** A server of its own with other options. */
export async function another(args) {
  const server = await startDemo({ args });
  server.ledger = new Ledger();
  return server;
}

/** The program of the demo's other government, as the demo itself prints it. */
function programOf(server) {
  const [, address, authorization] = /\(program\).* at http:\/\/(\S+?)\/api\S* with "Authorization: ([^"]+)"/.exec(server.said()) ?? [];
  assert.ok(address, `the demo names its program and its token: ${server.said()}`);
  return new Client(server, "the program", { from: "127.0.8.100", mayKnow: true, extra: { host: address, authorization } });
}

export async function openTown() {
  const server = await startDemo();
  server.ledger = new Ledger();
  server.ledger.markers = Object.values(PLANTED);
  const mother = new Client(server, "the planted family", { from: "127.0.2.1", mayKnow: true });
  const planted = await apply(mother, plantedAnswers());
  const neighbour = await apply(new Client(server, "a neighbour", { from: "127.0.2.2" }), answersOf(52));
  const shown = await new Client(server, "a visitor").get("/petugas/masuk");
  const names = [...shown.text.matchAll(/<code>([a-z][a-z0-9.]*)<\/code>/g)].map(([, name]) => name);
  const staff = new Map();
  let address = 10;
  for (const name of names) { staff.set(name, await signIn(server, name, `127.0.3.${(address += 1)}`)); }
  return { server, planted, neighbour, staff, program: programOf(server), ledger: server.ledger };
}
