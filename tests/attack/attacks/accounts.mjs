// Accounts: codes to a stranger's inbox, codes guessed, an account taken by its NIK, and pages that are only for a member.
import { listed, none } from "../support/attack.mjs";
import { words } from "../support/pages.mjs";
import { answersOf, apply } from "../support/town.mjs";
import { Client } from "../support/wire.mjs";

export const { attacks, attack } = listed();

const NIK = "9978075203960001";
const from = (place) => `127.2.${Math.floor(place / 200)}.${1 + (place % 200)}`;

/** The newest code to this address, on the demo's page of letters. */
async function codeTo(server, address) {
  const reader = new Client(server, "whose inbox it is", { from: "127.0.12.1", mayKnow: true });
  for (let tries = 0; tries < 50; tries += 1) {
    const page = await reader.get("/contoh/surat");
    const letter = page.text.split("<article").find((one) => one.includes(address));
    const code = letter && /\b(\d{6})\b/.exec(words(letter))?.[1];
    if (code) { return code; }
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`no letter to ${address}`);
}

/** A browser that is signed in to an account of its own. */
async function member(server, address, place) {
  const client = new Client(server, `member ${address}`, { from: from(place), mayKnow: true });
  await client.post("/masuk", { nik: NIK, kontak: address });
  const reply = await client.post("/masuk/kode", { kode: await codeTo(server, address) });
  if (reply.status !== 303) { throw new Error(`signing in: ${reply.status} ${words(reply.text).slice(0, 200)}`); }
  return client;
}

attack("flooding an inbox with codes sends five", async ({ server }) => {
  const gained = [];
  let taken = 0;
  for (let tries = 0; tries < 300; tries += 1) {
    const client = new Client(server, "a flooder", { from: from(tries) });
    const reply = await client.post("/masuk", { nik: NIK, kontak: `korban+${tries}@surat.example` });
    if (reply.status === 303) { taken += 1; }
    if (reply.status === 429 && !Number(reply.headers["retry-after"])) { gained.push("429 without Retry-After"); }
  }
  if (taken > 5) { gained.push(`${taken} codes to one inbox`); }
  none("flooded", gained);
});

attack("guessing a code from many addresses gains nothing", async ({ server }) => {
  const gained = [];
  const thief = new Client(server, "a guesser of codes", { from: from(400) });
  await thief.post("/masuk", { nik: NIK, kontak: "sasaran@surat.example" });
  const right = await codeTo(server, "sasaran@surat.example");
  for (let tries = 0; tries < 12; tries += 1) {
    const guess = String((Number(right) + 1 + tries) % 1_000_000).padStart(6, "0");
    const reply = await thief.post("/masuk/kode", { kode: guess });
    if (reply.status === 303) { gained.push("a wrong code signed in"); }
  }
  if ((await thief.post("/masuk/kode", { kode: right })).status === 303) { gained.push("after twelve wrong codes the right one still signs in"); }
  const other = new Client(server, "a thief of codes", { from: from(401) });
  await other.post("/masuk", { nik: NIK, kontak: "sasaran@surat.example" });
  if ((await other.post("/masuk/kode", { kode: right })).status === 303) { gained.push("a code of another browser signed in"); }
  none("guessed", gained);
});

attack("who knows a NIK has no account by it, and nobody learns who has one", async ({ server }) => {
  const gained = [];
  const mother = await member(server, "ibu@surat.example", 410);
  const own = await apply(mother, answersOf(81));
  const rival = await member(server, "palsu@surat.example", 411);
  if ((await rival.get("/akun")).text.includes(own.number)) { gained.push("another account of the same NIK shows her case"); }
  const draft = await rival.get(own.draft);
  if (draft.status === 200) { gained.push("another account of the same NIK opens her case"); }
  const said = [];
  for (const [place, address] of [[412, "ibu@surat.example"], [413, "entah@surat.example"]]) {
    const client = new Client(server, "a prober of accounts", { from: from(place) });
    const asked = await client.post("/masuk", { nik: NIK, kontak: address });
    const wrong = await client.post("/masuk/kode", { kode: "000000" });
    said.push(`${asked.status === 429 ? 303 : asked.status} ${wrong.status} ${words(wrong.text).replaceAll(/[a-z]\*\*\*@/g, "X@")}`);
  }
  if (said[0] !== said[1]) { gained.push(`told apart: ${said.join(" <> ").slice(0, 400)}`); }
  none("gained", gained);
});

attack("a member's pages and acts are nobody else's", async ({ server }) => {
  const gained = [];
  const paths = ["/akun", "/akun/keluarga", "/akun/keamanan", "/akun/kontak", "/akun/data", "/akun/tutup", "/akun/kunci", "/akun/izin", "/akun/dilihat"];
  for (const path of paths) {
    const stranger = new Client(server, "a stranger", { from: from(420) });
    for (const reply of [await stranger.get(path), await stranger.post(path, { paham: "ya", kontak: "x@surat.example", nama: "X" })]) {
      const stays = reply.status === 405 || (reply.status === 303 && String(reply.headers.location).startsWith("/masuk"));
      if (!stays) { gained.push(`${path}: ${reply.status}`); }
    }
  }
  none("reached", gained);
});
