// Ids of another family's case in every address there is.
import { concrete, listed, none } from "../support/attack.mjs";
import { filled, words } from "../support/pages.mjs";
import { begin, routes } from "../support/town.mjs";
import { Client } from "../support/wire.mjs";

export const { attacks, attack } = listed();

/** What the family itself sees of its case: must be the same before and after. */
const seen = async ({ client, draft, tracker }) => {
  const pages = [];
  for (const path of [`${draft}/kitir`, tracker]) { pages.push(words((await client.get(path)).text).replaceAll(/\d{2}[.:]\d{2}/g, "")); }
  return pages.join("\n");
};

attack("nobody reaches another family's pages, pictures and PDFs", async ({ server, planted, neighbour }) => {
  const before = await seen(planted);
  const gained = [];
  const nobody = new Client(server, "nobody", { from: "127.0.4.1" });
  for (const client of [nobody, neighbour.client]) {
    for (const line of routes().filter((one) => ["open", "applicant"].includes(one.gate) && one.path.includes("{id}"))) {
      const path = concrete(line.path, { id: planted.id, document: planted.documents[0] });
      const reply = line.method === "GET" ? await client.get(path) : await client.post(path, { benar: "ya", "child.name": "Dicuri Orang", seen: "9", jawab: "setuju" });
      if (reply.status === 200 && !/name="pin"/.test(reply.text)) { gained.push(`${line.method} ${path} as ${client.name}: ${words(reply.text).slice(0, 60)}`); }
      if (/^(image|application\/pdf)/.test(reply.headers["content-type"] ?? "")) { gained.push(`${path} gives a file to ${client.name}`); }
    }
  }
  none("reached", gained);
  if (await seen(planted) !== before) { throw new Error("the case is not as it was before"); }
});

attack("another family's picture under one's own case is not there", async ({ planted, neighbour }) => {
  const gained = [];
  for (const document of planted.documents) {
    for (const page of ["1", "2", "thumbnail", "kecil"]) {
      const reply = await neighbour.client.get(`${neighbour.draft}/gambar/${document}/${page}`);
      if (reply.status === 200) { gained.push(`${document}/${page}`); }
    }
  }
  none("pictures", gained);
});

attack("a draft of one browser is not another's", async ({ server }) => {
  const [one, other] = ["127.0.4.2", "127.0.4.3"].map((from) => new Client(server, "two strangers", { from }));
  const [first, second] = [await begin(one), await begin(other)];
  const page = await one.get(`${first}/tanya/child-name`);
  const fields = filled(page.text, `${first}/tanya/child-name`, { "child.name": "Melati Kencana" });
  const sent = await one.post(`${second}/tanya/child-name`, fields);
  const own = await other.get(`${second}/tanya/child-name`);
  if (own.text.includes("Melati Kencana")) { throw new Error(`an answer was written into another draft: ${sent.status}`); }
});

attack("the tracker without PIN names nobody", async ({ server, planted }) => {
  const nobody = new Client(server, "who found the slip's address", { from: "127.0.4.4" });
  const reply = await nobody.get(planted.tracker);
  if (reply.status !== 200 || !/name="pin"/.test(reply.text)) { throw new Error(`the tracker should show states and ask for the PIN: ${reply.status}`); }
  none("leaks", nobody.server.ledger.faults.filter((one) => one.where.includes(nobody.name)).map((one) => one.what));
});
