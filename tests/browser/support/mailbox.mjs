// A real mail server on this machine: npm `smtp-server`, with a certificate of its own, that keeps what it takes.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { freePort } from "./server.mjs";

export const USER = "kitir";
export const PASSWORD = "rahasia-surat";

/** A root certificate, and one for `localhost` that it signed. */
function certificate(folder) {
  const file = (name) => join(folder, name);
  const openssl = (...args) => execFileSync("openssl", args, { stdio: "ignore" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl("req", "-x509", ...key, "-keyout", file("root.key"), "-out", file("root.pem"), "-days", "2", "-subj", "/CN=Akar percobaan");
  openssl("req", ...key, "-keyout", file("mail.key"), "-out", file("mail.csr"), "-subj", "/CN=localhost");
  writeFileSync(file("mail.ext"), "subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n");
  openssl("x509", "-req", "-in", file("mail.csr"), "-CA", file("root.pem"), "-CAkey", file("root.key"), "-CAcreateserial", "-days", "2", "-extfile", file("mail.ext"), "-out", file("mail.pem"));
  return { root: file("root.pem"), key: readFileSync(file("mail.key")), cert: readFileSync(file("mail.pem")) };
}

/**
 * Starts it. `says(address, tries)` may answer a number for the reply to a recipient: 451 not now, 550 never.
 * `letters` holds what was taken: { from, to, secure, user, raw }.
 */
export async function startMailServer(folder, says = () => 250) {
  const made = certificate(folder);
  const letters = [], tries = new Map(), refused = [];
  const server = new SMTPServer({
    key: made.key, cert: made.cert, hideSTARTTLS: false, authOptional: false, logger: false, disableReverseLookup: true,
    onAuth: ({ username, password }, _, done) => (username === USER && password === PASSWORD ? done(null, { user: username }) : done(new Error("no"))),
    onRcptTo: ({ address }, _, done) => {
      tries.set(address, (tries.get(address) ?? 0) + 1);
      const reply = says(address, tries.get(address));
      if (reply < 300) { done(); return; }
      refused.push({ address, reply });
      done(Object.assign(new Error(`${address} is not taken`), { responseCode: reply }));
    },
    onData: (stream, session, done) => {
      let raw = "";
      stream.on("data", (chunk) => { raw += chunk; });
      stream.on("end", () => {
        const { envelope } = session;
        letters.push({ from: envelope.mailFrom.address, to: envelope.rcptTo.map((one) => one.address), secure: session.secure, user: session.user, raw });
        done();
      });
    },
  });
  const port = await freePort();
  await new Promise((done, fail) => { server.once("error", fail); server.listen(port, "127.0.0.1", done); });
  const password = join(folder, "password");
  writeFileSync(password, `${PASSWORD}\n`);
  const args = [
    "--smtp-server", `localhost:${port}`, "--smtp-user", USER, "--smtp-password-file", password, "--smtp-sender", "kitir@surabaya.example", "--smtp-root", made.root,
  ];
  return { port, letters, refused, tries, args, stop: () => new Promise((done) => { server.close(done); }) };
}

/** The text of a letter, as its reader sees it. */
export function body(letter) {
  const [head, ...rest] = letter.raw.split("\r\n\r\n");
  const text = rest.join("\r\n\r\n");
  if (/content-transfer-encoding: base64/i.test(head)) { return Buffer.from(text, "base64").toString("utf8"); }
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) { return text; }
  const bytes = text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** The six digits of the newest letter to this address, once it is there. */
export async function codeFor(server, address, count = 1, seconds = 20) {
  for (let tries = 0; tries < seconds * 10; tries += 1) {
    const found = server.letters.filter((letter) => letter.to.includes(address));
    if (found.length >= count) { return /\b(\d{6})\b/.exec(body(found.at(-1)))[1]; }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no letter to ${address} in ${seconds} s`);
}
