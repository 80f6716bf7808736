// The same act many times at once: it happens once.
import { listed, none } from "../support/attack.mjs";
import { filled, forms, hidden, links, words } from "../support/pages.mjs";
import { answersOf, answer, begin, photograph } from "../support/town.mjs";
import { Client } from "../support/wire.mjs";

export const { attacks, attack } = listed();

const TIMES = 20;
const token = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const told = (replies) => Object.entries(Object.groupBy(replies, (one) => one.status)).map(([status, all]) => `${status} x ${all.length}`).join(", ");

/** Records that a list page of this person leads to. */
async function records(client, pages) {
  const found = new Set();
  for (const page of pages) {
    for (const to of links((await client.get(page)).text)) {
      const record = /^\/petugas\/permohonan\/[0-9a-f]{32}/.exec(to)?.[0];
      if (record) { found.add(record); }
    }
  }
  return [...found];
}

/** The first page of these that has a form with this ending. */
async function withForm(client, places, ending) {
  for (const place of places) {
    const page = await client.get(place);
    const form = forms(page.text).find((one) => one.action.endsWith(ending));
    if (form) { return { place, action: form.action, fields: hidden(page.text, form.action), text: page.text }; }
  }
  return undefined;
}

/** Sends it many times at once, each with a delivery token of its own. */
const volley = (clients, action, fields) => Promise.all(Array.from({ length: TIMES }, (_, place) => {
  const own = fields.map(([name, value]) => [name, name === "idempotency" ? token() : value]);
  return clients[place % clients.length].post(action, own);
}));

attack("twenty posts at once register, claim and hand over once", async ({ staff }) => {
  const gained = [];
  const [one, other] = [staff.get("registrar"), staff.get("registrar2")];
  const queue = (await records(one, ["/petugas/registrasi?daftar=catat", "/petugas/registrasi", "/petugas/antrean"])).map((record) => `${record}/banding`);
  const register = await withForm(one, queue, "/catat");
  if (!register) { throw new Error("no case in the demo is ready to register"); }
  const replies = await volley([one, other], register.action, register.fields);
  const entry = await one.get(register.place.replace("/banding", "/akta"));
  const numbers = new Set([...words(entry.text).matchAll(/\d{4}-L[UT]-\d{8}-\d{4}/g)].map(([number]) => number));
  if (numbers.size !== 1) { gained.push(`registering made ${numbers.size} numbers (${told(replies)})`); }
  if (replies.some((reply) => reply.status >= 500)) { gained.push(`registering: ${told(replies)}`); }

  const claimed = await withForm(one, (await records(one, ["/petugas/antrean", "/petugas/registrasi"])), "/ambil");
  if (claimed) {
    const both = await volley([one, other], claimed.action, claimed.fields);
    const record = words((await one.get(claimed.place)).text);
    if (both.filter((reply) => reply.status >= 500).length || !/Bambang|Maya/.test(record)) { gained.push(`claiming: ${told(both)}`); }
  }
  const counter = staff.get("kecamatan");
  const printed = (await records(counter, ["/petugas/antrean?lihat=siap", "/petugas/antrean?lihat=semua", "/petugas/cetak"])).map((record) => `${record}/serah`);
  const hand = await withForm(counter, printed, "/serah");
  if (!hand) { throw new Error("no case in the demo waits to be handed over"); }
  const given = filled(hand.text, hand.action, { collector: "mother", collector_name: "Wulandari", identity: "id-card", match: "yes" });
  const handed = await volley([counter], hand.action, given);
  if (handed.filter((reply) => reply.status === 303).length !== 1) { gained.push(`handing over: ${told(handed)}: ${words(handed.find((reply) => reply.status !== 303)?.text ?? "").slice(0, 160)}`); }
  none("doubled", gained);
});

attack("twenty times the same form is one application with one kitir", async ({ server }) => {
  const client = new Client(server, "a hasty mother", { from: "127.0.6.1", mayKnow: true });
  const draft = await begin(client);
  for (const [page, given] of answersOf(61)) { await answer(client, draft, page, given); }
  await photograph(client, draft);
  const check = await client.get(`${draft}/periksa`);
  const fields = filled(check.text, `${draft}/kirim`, { benar: "ya" });
  const replies = await Promise.all(Array.from({ length: TIMES }, () => client.post(`${draft}/kirim`, fields)));
  const wrong = replies.filter((reply) => reply.status !== 303 || reply.headers.location !== `${draft}/kitir`);
  none("not the same answer", wrong.map((reply) => `${reply.status} ${words(reply.text).slice(0, 80)}`));
  const again = await volley([client], `${draft}/kirim`, fields);
  none("a second sending", again.filter((reply) => reply.status >= 500).map((reply) => String(reply.status)));
});

attack("twenty beginnings with one token are one draft", async ({ server }) => {
  const client = new Client(server, "a double tapper", { from: "127.0.6.2" });
  const fields = hidden((await client.get("/layanan/birth")).text, "/permohonan");
  await client.post("/permohonan", fields);
  const replies = await Promise.all(Array.from({ length: TIMES }, () => client.post("/permohonan", fields)));
  const places = new Set(replies.map((reply) => reply.headers.location));
  if (places.size !== 1) { throw new Error(`${places.size} drafts: ${told(replies)}`); }
});
