// Requests that no browser sends: methods, paths, sizes, boundaries, hosts.
import { listed, none } from "../support/attack.mjs";
import { links } from "../support/pages.mjs";
import { begin } from "../support/town.mjs";
import { Client, raw } from "../support/wire.mjs";

export const { attacks, attack } = listed();

attack("other methods and overrides are refused", async ({ server, planted }) => {
  const taken = [];
  const client = new Client(server, "a tinkerer", { from: "127.0.8.1" });
  for (const method of ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "MOVE", "LINK"]) {
    for (const path of ["/", "/permohonan", planted.draft, "/petugas", "/petugas/masuk", "/aset/x.css", "/healthz"]) {
      const reply = await client.send(method, path, { headers: { "x-secret": "mirror", origin: server.url, "sec-fetch-site": "same-origin" } });
      if (![403, 404, 405, 501, 303].includes(reply.status) || reply.text.includes("mirror")) { taken.push(`${method} ${path}: ${reply.status}`); }
    }
  }
  for (const headers of [{ "x-http-method-override": "POST" }, { "x-method-override": "DELETE" }, { "x-http-method": "PUT" }]) {
    const reply = await client.get(`/permohonan?_method=POST&layanan=birth`, { headers });
    if (reply.status === 303 && /^\/permohonan\//.test(reply.headers.location)) { taken.push("a method was overridden"); }
  }
  none("taken", taken);
});

const CLIMBING = [
  "/../../../../etc/passwd", "/aset/../../../../etc/passwd", "/aset/..%2f..%2f..%2fetc%2fpasswd", "/aset/%2e%2e/%2e%2e/etc/passwd", "/aset/....//....//etc/passwd", "/aset/%00", "/aset/x.css%00.txt",
  "/.git/config", "/.git/HEAD", "/.env", "/data/kitir.db", "/keys/master.key", "/kitir.db", "/kitir.db-wal", "/documents/", "/Cargo.toml", "/metrics", "/debug", "/debug/pprof", "/server-status", "/swagger.json", "/openapi.json",
  "/graphql", "/api", "/admin", "/wp-login.php", "/phpmyadmin/", "/actuator/env", "/cgi-bin/test", "/backup.zip", "/petugas/../petugas/admin/petugas", "/petugas/%2e%2e/petugas", "/PETUGAS", "//petugas", "/petugas//", "/petugas;a=b",
  "/permohonan/..%2f..%2f", "/k/..%2f..%2fpetugas", "/k/%ff%fe", "/layanan/..%2f..%2fgovernments", "/layanan/%c0%ae%c0%ae", "/bahasa/..%2f..", "/teks/%0d%0aSet-Cookie:x=y",
];

attack("paths that climb or hide lead nowhere", async ({ server }) => {
  const found = [];
  const client = new Client(server, "an explorer", { from: "127.0.8.2" });
  for (const path of CLIMBING) {
    const reply = await client.get(path);
    const leaks = /root:x|\[core\]|SQLite format|\[package\]|<title>Index of/.test(reply.text);
    if (reply.status === 200 || reply.status >= 500 || leaks || reply.headers["set-cookie"]?.some((line) => /^x=/.test(line))) { found.push(`${path}: ${reply.status}`); }
  }
  none("found", found);
});

attack("broken, huge and ambiguous requests are refused", async ({ server }) => {
  const broken = [];
  const host = `Host: localhost:${new URL(server.url).port}\r\n`;
  const big = "a".repeat(70_000);
  const bytes = {
    "two lengths": `POST /permohonan HTTP/1.1\r\n${host}Content-Length: 4\r\nContent-Length: 5\r\n\r\na=b&c`,
    "length and chunks": `POST /permohonan HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /petugas HTTP/1.1\r\n${host}\r\n`,
    "strange chunks": `POST /permohonan HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    "negative length": `POST /permohonan HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`,
    "a broken chunk": `POST /permohonan HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n0\r\n\r\n`,
    "no host": "GET / HTTP/1.1\r\n\r\n",
    "a huge header": `GET / HTTP/1.1\r\n${host}X: ${big.repeat(10)}\r\n\r\n`,
    "many headers": `GET / HTTP/1.1\r\n${host}${"X: y\r\n".repeat(2_000)}\r\n`,
    "a huge address": `GET /${big.repeat(2)} HTTP/1.1\r\n${host}\r\n`,
    "a nul": `GET /\0 HTTP/1.1\r\n${host}\r\n`,
    "a bare return": `GET / HTTP/1.1\r\n${host}X: a\rB: c\r\n\r\n`,
    "folded header": `GET / HTTP/1.1\r\n${host}X: a\r\n b\r\n\r\n`,
    "a proxy's request": `GET http://evil.example/ HTTP/1.1\r\n${host}\r\n`,
    "connect": "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "an old version": "GET / HTTP/0.9\r\n\r\n",
    "noise": Buffer.from(Array.from({ length: 400 }, (_, place) => (place * 7919) & 255)),
    "another protocol": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  };
  for (const [what, sent] of Object.entries(bytes)) {
    const got = await raw(server, sent, "127.0.8.3");
    const statuses = [...got.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status));
    if (statuses.some((status) => status >= 500 && status !== 501 && status !== 505)) { broken.push(`${what}: ${statuses}`); }
    if (/length and chunks|two lengths/.test(what) && statuses.length > 1) { broken.push(`${what}: a second request was smuggled: ${statuses}`); }
    if (/root:|panicked|\/src\//.test(got)) { broken.push(`${what}: tells of the inside`); }
  }
  const alive = await new Client(server, "a visitor").get("/healthz");
  if (alive.status !== 200) { broken.push("the server does not answer any more"); }
  none("broken", broken);
});

attack("forms and files over their size are refused, and half ones end", async ({ server }) => {
  const broken = [];
  const client = new Client(server, "a hoarder", { from: "127.0.8.4" });
  const draft = await begin(client);
  const headers = { origin: server.url, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
  const big = await client.send("POST", `${draft}/tanya/child-name`, { body: `child.name=${"a".repeat(400_000)}`, headers });
  const many = await client.send("POST", `${draft}/tanya/child-name`, { body: Array.from({ length: 3_000 }, (_, place) => `f${place}=x`).join("&"), headers });
  const long = await client.send("POST", `${draft}/tanya/child-name`, { body: `child.name=${"a".repeat(100_000)}`, headers });
  const file = await client.upload(`${draft}/dokumen/birth-proof`, {}, "foto-file", Buffer.alloc(17 * 1024 * 1024, 0x41));
  for (const [what, reply] of Object.entries({ big, many, long, file })) {
    if (reply.status < 400 || reply.status >= 500) { broken.push(`${what}: ${reply.status}`); }
  }
  const parts = {
    "no end": "--B\r\nContent-Disposition: form-data; name=\"foto-file\"; filename=\"a\"\r\n\r\nxx",
    "a path for a name": "--B\r\nContent-Disposition: form-data; name=\"foto-file\"; filename=\"../../../../tmp/attack\"\r\nContent-Type: image/png\r\n\r\nxx\r\n--B--\r\n",
    "a return in a name": "--B\r\nContent-Disposition: form-data; name=\"foto-file\"; filename=\"a\r\nX: y\"\r\n\r\nxx\r\n--B--\r\n",
    "two files": "--B\r\nContent-Disposition: form-data; name=\"foto-file\"; filename=\"a\"\r\n\r\nxx\r\n--B\r\nContent-Disposition: form-data; name=\"foto-file\"; filename=\"b\"\r\n\r\nyy\r\n--B--\r\n",
    "a script in a drawing": "--B\r\nContent-Disposition: form-data; name=\"foto-file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>\r\n--B--\r\n",
    "nothing": "",
  };
  for (const [what, body] of Object.entries(parts)) {
    const reply = await client.send("POST", `${draft}/dokumen/birth-proof`, { body, headers: { ...headers, "content-type": "multipart/form-data; boundary=B" } });
    if (reply.status >= 500 || reply.status === 303) { broken.push(`${what}: ${reply.status}`); }
  }
  none("broken", broken);
});

attack("forwarded addresses and hosts of strangers change nothing", async ({ server, neighbour }) => {
  const gained = [];
  const client = new Client(server, "who claims to be many", { from: "127.0.8.5" });
  let refused = 0;
  for (let tries = 0; tries < 45; tries += 1) {
    const reply = await client.post("/k/" + "0".repeat(32), { pin: "000000" }, { headers: { "x-forwarded-for": `10.0.0.${tries}`, "x-real-ip": `10.0.1.${tries}`, forwarded: `for=10.0.2.${tries}`, "cf-connecting-ip": `10.0.3.${tries}` } });
    refused += Number(reply.status === 429);
  }
  for (let tries = 0; tries < 45 && !refused; tries += 1) {
    const reply = await client.post(neighbour.tracker, { pin: "x" }, { headers: { "x-forwarded-for": `10.0.0.${tries}`, forwarded: `for=10.0.2.${tries}` } });
    refused += Number(reply.status === 429);
  }
  if (!refused) { gained.push("a new forwarded address is a new visitor"); }
  for (const headers of [{ host: "evil.example" }, { "x-forwarded-host": "evil.example" }, { host: "evil.example:80", "x-forwarded-proto": "https" }, { host: "x\"><script>alert(1)</script>" }]) {
    for (const path of ["/", "/layanan/birth", "/lanjut", "/petugas/masuk", neighbour.tracker]) {
      const reply = await client.get(path, { headers });
      if (reply.status < 400 && links(reply.text).some((to) => /evil|script/.test(to))) { gained.push(`${path} links to the host that was claimed`); }
      if (/<script>alert/.test(reply.text) || /evil\.example/.test(reply.headers.location ?? "")) { gained.push(`${path} repeats the host that was claimed`); }
    }
  }
  none("believed", gained);
});
