// A browser without manners: keeps cookies, sends any header, from any address of the loopback. Everything that comes back is noted.
import { request } from "node:http";
import { connect } from "node:net";

/** All answers of one run, judged at its end. */
export class Ledger {
  constructor() {
    this.answers = 0;
    this.faults = [];
    this.markers = [];
  }

  note(client, sent, answer) {
    this.answers += 1;
    const where = `${sent.method} ${sent.path.slice(0, 120)} as ${client.name}`;
    const say = (what) => { if (this.faults.length < 2_000) { this.faults.push({ what, where }); } };
    if (answer.status >= 500) { say(`fault ${answer.status}`); }
    for (const name of ["x-content-type-options", "referrer-policy", "content-security-policy", "cross-origin-opener-policy"]) {
      if (!answer.headers[name]) { say(`header ${name}`); }
    }
    const kind = answer.headers["content-type"] ?? "";
    const policy = answer.headers["content-security-policy"] ?? "";
    if (/^text\/html/.test(kind)) {
      if (!/charset=utf-8/i.test(kind)) { say("header charset"); }
      if (!/no-store/.test(answer.headers["cache-control"] ?? "")) { say("header cache-control"); }
      if (/unsafe-inline|unsafe-eval/.test(policy) || !/frame-ancestors 'none'/.test(policy)) { say("header policy"); }
    }
    if (/^(application\/pdf|image\/jpeg|text\/calendar|application\/json|text\/csv)/.test(kind)) {
      if (!/no-store/.test(answer.headers["cache-control"] ?? "")) { say("file cache-control"); }
      if (!/default-src 'none'/.test(policy)) { say("file policy"); }
      if (answer.headers["x-content-type-options"] !== "nosniff") { say("file nosniff"); }
    }
    const to = answer.headers.location ?? "";
    if (to && (!to.startsWith("/") || to.startsWith("//") || /[\\\s]/.test(to))) { say(`leads away ${to.slice(0, 80)}`); }
    for (const marker of this.markers) {
      if (to.includes(marker) || to.includes(encodeURIComponent(marker))) { say(`address shows ${marker}`); }
      if (!client.mayKnow && answer.text.includes(marker)) { say(`leak of ${marker}`); }
    }
  }

  of(beginning) {
    return this.faults.filter((one) => one.what.startsWith(beginning));
  }
}

export class Client {
  /** `extra`: headers of every request; a `host` among them leads to another government. */
  constructor(server, name, { from = "127.0.0.1", mayKnow = false, extra = {} } = {}) {
    Object.assign(this, { server, name, from, mayKnow, extra, cookies: new Map() });
    this.origin = server.url;
    const { hostname, port } = new URL(server.url);
    this.host = extra.host ?? `${hostname}:${port}`;
    this.port = Number(port);
  }

  cookieLine() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** One request; never follows. Headers set to null are left out. */
  send(method, path, { headers = {}, body } = {}) {
    const all = { host: this.host, cookie: this.cookieLine(), ...this.extra, ...headers };
    for (const [name, value] of Object.entries(all)) { if (value === null || value === "") { delete all[name]; } }
    if (body !== undefined) { all["content-length"] = Buffer.byteLength(body); }
    const began = process.hrtime.bigint();
    return new Promise((done, fail) => {
      const out = request({ host: "127.0.0.1", port: this.port, localAddress: this.from, method, path, headers: all, agent: false, timeout: 70_000 }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", fail);
        answer.on("end", () => {
          const bytes = Buffer.concat(parts);
          const got = { status: answer.statusCode, headers: answer.headers, bytes, text: bytes.toString("utf8"), ms: Number(process.hrtime.bigint() - began) / 1e6 };
          this.keep(answer.headers["set-cookie"] ?? []);
          this.server.ledger.note(this, { method, path }, got);
          done(got);
        });
      });
      out.on("timeout", () => out.destroy(new Error(`no answer in 70 s: ${method} ${path}`)));
      out.on("error", (error) => (method === "POST" && /EPIPE|ECONNRESET/.test(error.code ?? "") ? done({ status: 413, headers: {}, bytes: Buffer.alloc(0), text: "", ms: 0, cut: true }) : fail(error)));
      out.end(body);
    });
  }

  keep(lines) {
    for (const line of lines) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === "" || /Max-Age=0(;|$)/i.test(line)) { this.cookies.delete(name); } else { this.cookies.set(name, value); }
    }
  }

  get(path, options) { return this.send("GET", path, options); }

  /** A form, sent as a page of ours would send it. */
  post(path, fields = {}, { headers = {} } = {}) {
    const body = new URLSearchParams(Array.isArray(fields) ? fields : Object.entries(fields)).toString();
    return this.send("POST", path, { body, headers: { origin: this.origin, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded", ...headers } });
  }

  /** A file in a form. */
  upload(path, fields, name, file, { filename = "foto.png", kind = "image/png" } = {}) {
    const parts = (Array.isArray(fields) ? fields : Object.entries(fields)).map(([field, value]) => Buffer.from(`--ATTACK\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`));
    parts.push(Buffer.from(`--ATTACK\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: ${kind}\r\n\r\n`), file, Buffer.from("\r\n--ATTACK--\r\n"));
    return this.send("POST", path, { body: Buffer.concat(parts), headers: { origin: this.origin, "sec-fetch-site": "same-origin", "content-type": "multipart/form-data; boundary=ATTACK" } });
  }
}

/** Bytes as they are, over a socket of their own; gives what came back in two seconds. */
export function raw(server, bytes, from = "127.0.0.1") {
  return new Promise((done) => {
    const socket = connect({ host: "127.0.0.1", port: Number(new URL(server.url).port), localAddress: from });
    let got = "";
    const end = () => { socket.destroy(); done(got); };
    const timer = setTimeout(end, 2_000);
    socket.on("data", (part) => { got += part.toString("latin1"); });
    socket.on("error", () => {});
    socket.on("close", () => { clearTimeout(timer); done(got); });
    socket.write(bytes);
  });
}
