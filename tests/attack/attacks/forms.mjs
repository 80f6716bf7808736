// Posts that no page of ours sent, and addresses that lead away.
import { concrete, listed, none } from "../support/attack.mjs";
import { filled, links, words } from "../support/pages.mjs";
import { answer, begin, routes } from "../support/town.mjs";
import { Client } from "../support/wire.mjs";

export const { attacks, attack } = listed();

const FOREIGN = [
  { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  { origin: "https://evil.example", "sec-fetch-site": null },
  { origin: null, "sec-fetch-site": "cross-site" },
  { origin: "null", "sec-fetch-site": null },
  { origin: "http://localhost.evil.example", "sec-fetch-site": null },
  { origin: "http://evil.example:80", "sec-fetch-site": "same-site" },
];

attack("no post without our origin is taken", async ({ planted, staff }) => {
  const taken = [];
  // The provider's own message comes from no browser; its signature is its proof.
  const machines = "/petugas/masuk/penyedia/keluar";
  for (const line of routes().filter((one) => one.method === "POST" && one.path !== machines)) {
    const path = concrete(line.path, { id: planted.id, document: planted.documents[0] });
    const client = ["open", "applicant"].includes(line.gate) ? planted.client : staff.get("genteng");
    for (const headers of FOREIGN) {
      const reply = await client.post(path, { benar: "ya" }, { headers });
      // Programs come with a token in a header and never with a cookie: a browser's post has none.
      const refused = line.path.startsWith("/api/") ? 401 : 403;
      if (reply.status !== refused) { taken.push(`${line.path} from ${headers.origin ?? headers["sec-fetch-site"]}: ${reply.status}`); }
    }
  }
  none("taken", taken);
});

const ELSEWHERE = [
  "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/%09/evil.example", "/\n/evil.example", "///evil.example", "/.//evil.example/..",
  "javascript:alert(1)", "data:text/html,x", " //evil.example", "/\r\nSet-Cookie: x=y", "/%0d%0aSet-Cookie:%20x=y", "/é", "/\u0000", "@evil.example", ".evil.example", "?x=//evil.example", "/k/../..//evil.example",
];

attack("no address given by a stranger is followed", async ({ server, planted }) => {
  const led = [];
  const client = new Client(server, "who clicked a link", { from: "127.0.7.1" });
  for (const to of ELSEWHERE) {
    for (const path of [`/bahasa/en?ke=${encodeURIComponent(to)}`, `/teks/125?ke=${encodeURIComponent(to)}`, `/bahasa/en?ke=${to.replaceAll(/[^!-~]/g, "")}`, `/lanjut?ke=${encodeURIComponent(to)}`, `/petugas/masuk?next=${encodeURIComponent(to)}`]) {
      const reply = await client.get(path);
      const place = reply.headers.location;
      const safe = !place || (place.startsWith("/") && new URL(place, server.url).origin === new URL(server.url).origin && !/[\s\\]/.test(place));
      const away = links(reply.text).filter((link) => /evil\.example/.test(link) && new URL(link, server.url).origin !== new URL(server.url).origin);
      if (!safe || away.length || reply.status >= 500 || reply.headers["set-cookie"]?.some((line) => /^x=/.test(line))) { led.push(`${path}: ${reply.status} ${place} ${away[0] ?? ""}`); }
    }
  }
  const own = new Client(server, "the planted family on another phone", { from: "127.0.7.2", mayKnow: true });
  for (const to of ELSEWHERE.slice(0, 8)) {
    const page = await own.get("/lanjut");
    const reply = await own.post("/lanjut", filled(page.text, "/lanjut", { nomor: planted.number, pin: planted.pin, ke: to }));
    if (reply.headers.location && !/^\/(k|permohonan)\/[0-9a-f]{32}/.test(reply.headers.location)) { led.push(`after the PIN to ${reply.headers.location}`); }
  }
  none("led away", led);
});

attack("a form holds only what its page asks", async ({ server }) => {
  const client = new Client(server, "a clever mother", { from: "127.0.7.3", mayKnow: true });
  const draft = await begin(client);
  await answer(client, draft, "child-name", { "child.name": "Melati Kencana", "child.sex": "male", "mother.name": "Ditambah Sendiri", stage: "registered", role: "admin", "decided.parentage": "couple" });
  const check = words((await client.get(`${draft}/periksa`)).text);
  if (check.includes("Ditambah Sendiri")) { throw new Error("an answer that the page does not ask was kept"); }
});

attack("doubled fields, arrays and strange types are read as text or refused", async ({ server }) => {
  const client = new Client(server, "a fuzzer", { from: "127.0.7.4" });
  const draft = await begin(client);
  const strange = ["child.name=Melati&child.name=%3Cscript%3E", "child.name[]=Melati", "child.name[$ne]=x", "child.name=%00%00", "child.name=%FF%FE", "=&=&=", "&".repeat(3_000), "child.name=Melati&seen=-1", "child.name=Melati&seen=99999999999999999999", "child.name=Melati&kirim=../../etc/passwd"];
  const broken = [];
  for (const body of strange) {
    const reply = await client.send("POST", `${draft}/tanya/child-name`, { body, headers: { origin: server.url, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" } });
    if (reply.status >= 500 || reply.text.includes("<script>alert")) { broken.push(`${body.slice(0, 40)}: ${reply.status}`); }
  }
  for (const kind of ["application/json", "text/plain", "application/xml", "multipart/form-data", ""]) {
    const reply = await client.send("POST", `${draft}/tanya/child-name`, { body: '{"child.name":"Melati"}', headers: { origin: server.url, "sec-fetch-site": "same-origin", "content-type": kind } });
    if (reply.status < 400 || reply.status >= 500) { broken.push(`${kind || "no type"}: ${reply.status}`); }
  }
  none("broken", broken);
});
