// Every member of staff at every staff route, with ids of a real case.
import { concrete, listed, none } from "../support/attack.mjs";
import { words } from "../support/pages.mjs";
import { routes } from "../support/town.mjs";
import { Client } from "../support/wire.mjs";

export const { attacks, attack } = listed();

/** The role of each sign-in name of the demo. */
const ROLES = {
  genteng: "ward_officer", ketabang: "ward_officer", kecamatan: "district_officer", registrar: "registrar", registrar2: "registrar", kepala: "head", admin: "administrator",
  auditor: "auditor", bidan: "notifier", makam: "notifier", notifier: "notifier", rs: "notifier", kader: "helper", pembantu: "helper", helper: "helper", balai: "helper", rt: "helper",
};

attack("every role reaches only what the table gives", async ({ planted, staff }) => {
  const gained = [];
  const lines = routes().filter((one) => one.gate === "staff");
  for (const [name, client] of staff) {
    const role = ROLES[name];
    if (!role) { throw new Error(`what is the role of ${name}? Add it to ROLES`); }
    for (const line of lines) {
      const path = concrete(line.path, { id: planted.id, document: planted.documents[0], staff: "nobody" });
      // A form without a word in it: a refusal, never a change.
      const reply = line.method === "GET" ? await client.get(path) : await client.post(path, {});
      if (!line.roles.includes(role) && reply.status !== 403 && reply.status !== 404) { gained.push(`${line.method} ${line.path} as ${name}: ${reply.status} ${words(reply.text).slice(0, 40)}`); }
    }
  }
  none("passed", gained);
});

attack("an officer of another ward sees nothing of the case", async ({ server, planted, staff }) => {
  const gained = [];
  const client = staff.get("ketabang");
  for (const line of routes().filter((one) => one.gate === "staff" && one.method === "GET" && one.path.includes("{id}"))) {
    const reply = await client.get(concrete(line.path, { id: planted.id, document: planted.documents[0] }));
    if (server.ledger.markers.some((marker) => reply.text.includes(marker)) || reply.status === 200) { gained.push(`${line.path}: ${reply.status}`); }
  }
  for (const code of [planted.number, planted.tracker, server.ledger.markers[2]]) {
    const reply = await client.post("/petugas/pindai", { code });
    const to = reply.headers.location ? await client.get(reply.headers.location) : reply;
    if (server.ledger.markers.some((marker) => marker !== code && to.text.includes(marker))) { gained.push(`scan of ${code === planted.number ? "the number" : "something else"}`); }
  }
  none("seen", gained);
});

attack("nobody is on the staff without signing in", async ({ server, planted }) => {
  const gained = [];
  for (const cookie of ["", "petugas=", `petugas=${"0".repeat(64)}`, "petugas=admin", `__Host-petugas=${"a".repeat(64)}`, `petugas=${"G".repeat(64)}; petugas=x`]) {
    const nobody = new Client(server, "nobody", { from: "127.0.4.9" });
    for (const line of routes().filter((one) => ["staff", "signed-in"].includes(one.gate))) {
      const path = concrete(line.path, { id: planted.id, document: planted.documents[0] });
      const headers = { cookie, origin: server.url, "sec-fetch-site": "same-origin" };
      const reply = await nobody.send(line.method, path, { headers: { ...headers, ...(line.method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}) }, ...(line.method === "POST" ? { body: "a=b" } : {}) });
      if (![303, 401, 403, 404].includes(reply.status) || (reply.status === 303 && !reply.headers.location.startsWith("/petugas/masuk"))) { gained.push(`${line.method} ${line.path}: ${reply.status}`); }
    }
  }
  none("passed", gained);
});
