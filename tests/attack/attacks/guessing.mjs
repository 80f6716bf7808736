// Guessing: PINs, kitir numbers, addresses, passwords; and telling from an answer what exists.
import { listed, none } from "../support/attack.mjs";
import { filled, words } from "../support/pages.mjs";
import { answersOf, apply } from "../support/town.mjs";
import { Client } from "../support/wire.mjs";

export const { attacks, attack } = listed();

const from = (place) => `127.1.${Math.floor(place / 200)}.${1 + (place % 200)}`;
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const wrongPin = (pin) => String((Number(pin) + 1) % 1_000_000).padStart(6, "0");

attack("guessing PINs locks the kitir and then answers 429", async ({ server }) => {
  const gained = [];
  const own = await apply(new Client(server, "a family to be guessed", { from: "127.0.10.1", mayKnow: true }), answersOf(71));
  // Thirty at once, each from an address of its own: no more than five may have been weighed.
  const guesses = await Promise.all(Array.from({ length: 30 }, (_, place) => new Client(server, "a guesser", { from: from(place) }).post(own.tracker, { pin: wrongPin(own.pin) })));
  if (guesses.some((reply) => reply.status === 303)) { gained.push("a wrong PIN opened the case"); }
  const late = await new Client(server, "a lucky guesser", { from: from(40) }).post(own.tracker, { pin: own.pin });
  if (late.status === 303) { gained.push("after thirty wrong PINs at once the right one still opens"); }
  const eager = new Client(server, "an eager guesser", { from: from(50) });
  let refused;
  for (let tries = 0; tries < 45 && !refused; tries += 1) {
    const reply = await eager.post(own.tracker, { pin: wrongPin(own.pin) });
    if (reply.status === 429) { refused = reply; }
  }
  if (!refused) { gained.push("45 tries of one address in a minute were all weighed"); }
  if (refused && !Number(refused.headers["retry-after"])) { gained.push("429 without Retry-After"); }
  none("guessed", gained);
});

attack("guessing addresses and numbers finds nothing", async ({ server, neighbour }) => {
  const found = [];
  const said = new Set();
  for (let tries = 0; tries < 120; tries += 1) {
    const client = new Client(server, "a guesser", { from: from(100 + tries) });
    const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    for (const path of [`/k/${id}`, `/permohonan/${id}`]) {
      const reply = await client.get(path);
      said.add(`${path.split("/")[1]} ${reply.status} ${words(reply.text).replaceAll(/[0-9a-f]{32}/g, "").slice(0, 200)}`);
      if (reply.status === 200 && /name="pin"/.test(reply.text) && path.startsWith("/k/")) { found.push(path); }
    }
  }
  if (said.size > 2) { found.push(`${said.size} different answers: ${[...said].slice(0, 4).join(" / ")}`); }
  const near = await new Client(server, "a neighbour of an address", { from: from(230) }).get(neighbour.tracker.replace(/.$/, (last) => (last === "0" ? "1" : "0")));
  if (near.status === 200) { found.push("an address one digit beside a real one"); }
  none("found", found);
});

attack("known and unknown look the same", async ({ server, planted }) => {
  const differences = [];
  const times = { known: [], unknown: [] };
  const said = { known: new Set(), unknown: new Set() };
  const fake = "0000-0000-0";
  for (let tries = 0; tries < 4; tries += 1) {
    for (const [which, number] of [["known", planted.number], ["unknown", fake]]) {
      const client = new Client(server, "a prober", { from: from(300 + tries * 2 + Number(which === "known")) });
      const page = await client.get("/lanjut");
      const reply = await client.post("/lanjut", filled(page.text, "/lanjut", { nomor: number, pin: wrongPin(planted.pin) }));
      times[which].push(reply.ms);
      said[which].add(`${reply.status} ${words(reply.text).replaceAll(number, "NUMBER")}`);
    }
  }
  if (said.known.size !== 1 || [...said.known].join() !== [...said.unknown].join()) { differences.push(`words: ${[...said.known].join(" / ").slice(0, 200)} <> ${[...said.unknown].join(" / ").slice(0, 200)}`); }
  if (Math.abs(median(times.known) - median(times.unknown)) > 120) { differences.push(`time: ${median(times.known).toFixed(0)} and ${median(times.unknown).toFixed(0)} ms`); }
  const sign = { known: [], unknown: [] };
  const told = { known: new Set(), unknown: new Set() };
  for (let tries = 0; tries < 5; tries += 1) {
    for (const [which, name] of [["known", "registrar2"], ["unknown", "registrar9"]]) {
      const client = new Client(server, "a prober of names", { from: from(340 + tries * 2 + Number(which === "known")) });
      const reply = await client.post("/petugas/masuk", { name, password: "kuda merah makan batu" });
      sign[which].push(reply.ms);
      told[which].add(`${reply.status} ${words(reply.text).replaceAll(/registrar[29]/g, "NAME")}`);
    }
  }
  if ([...told.known].join() !== [...told.unknown].join()) { differences.push("signing in says who exists"); }
  if (median(sign.known) > 3 * median(sign.unknown) + 60 || median(sign.unknown) > 3 * median(sign.known) + 60) { differences.push(`signing in takes ${median(sign.known).toFixed(0)} and ${median(sign.unknown).toFixed(0)} ms`); }
  none("told apart", differences);
});

attack("guessing passwords answers 429", async ({ server }) => {
  const client = new Client(server, "a guesser of passwords", { from: "127.0.10.9" });
  let refused;
  for (let tries = 0; tries < 40 && !refused; tries += 1) {
    const reply = await client.post("/petugas/masuk", { name: "ketabang", password: `tebakan nomor ${tries}` });
    if (reply.status === 429) { refused = reply; }
    if (reply.status === 303) { throw new Error("a guess signed in"); }
  }
  if (!refused || !Number(refused.headers["retry-after"])) { throw new Error("forty guesses of one address in a minute were all weighed"); }
  const reply = await new Client(server, "who knows the password", { from: "127.0.10.10" }).post("/petugas/masuk", { name: "ketabang", password: server.password });
  if (reply.status === 303) { throw new Error("after twenty wrong passwords the right one signs in at once: no lock"); }
});
