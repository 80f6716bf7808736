// The program that brings numbers back from the outside registry, with its token, without it, and with what it has no business with.
import { createHash } from "node:crypto";
import { concrete, listed, none } from "../support/attack.mjs";
import { words } from "../support/pages.mjs";
import { routes } from "../support/town.mjs";
import { Client } from "../support/wire.mjs";

export const { attacks, attack } = listed();

const LIST = "/api/v1/pencatatan";
const json = (client, path, value) => client.send("POST", path, { headers: { "content-type": "application/json" }, body: typeof value === "string" ? value : JSON.stringify(value) });
const brought = (pdf, number, changes = {}) => ({ number, sha256: createHash("sha256").update(pdf).digest("hex"), pdf: pdf.toString("base64"), ...changes });

/** One page that says `text`, with whatever else stands in its catalogue. */
function pdf(text, extra = "") {
  const stream = `BT /F1 12 Tf 40 700 Td (${text}) Tj ET`;
  const objects = [`<</Type/Catalog/Pages 2 0 R${extra}>>`, "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`];
  let body = "%PDF-1.4\n";
  const places = objects.map((object, index) => { const at = body.length; body += `${index + 1} 0 obj\n${object}\nendobj\n`; return at; });
  const table = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`, "latin1");
}

const today = () => {
  const [day, month, year] = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Makassar" }).format(new Date()).split("/");
  return `${day}${month}${year}`;
};
const waiting = async (client) => JSON.parse((await client.get(LIST)).text).cases;

attack("without its token the program is nobody, whatever stands in the header", async ({ server, program, staff }) => {
  const gained = [];
  const token = program.extra.authorization.split(" ")[1];
  const lies = ["", "Bearer", "Bearer ", `Bearer ${"0".repeat(64)}`, `bearer ${token}`, `Basic ${token}`, `Bearer ${token.slice(1)}`, `Bearer ${token}0`, `Bearer ' OR 1=1 --`, `Bearer ${"f".repeat(9_000)}`, `Token ${token}`];
  for (const [place, authorization] of lies.entries()) {
    const client = new Client(server, "a false program", { from: `127.0.8.${place + 1}`, extra: { host: program.host, ...(authorization ? { authorization } : {}) } });
    for (const path of [LIST, `${LIST}?token=${token}`]) {
      const reply = await client.get(path);
      if (![401, 431].includes(reply.status)) { gained.push(`${authorization.slice(0, 30)}: ${reply.status}`); }
    }
  }
  // The same token at another government, in a cookie, and the session of a member of staff instead of a token.
  for (const extra of [{ authorization: program.extra.authorization }, { host: program.host, cookie: `petugas=${token}` }, { host: program.host, cookie: staff.get("registrar").cookieLine() }]) {
    const reply = await new Client(server, "a false program", { from: "127.0.8.40", extra }).get(LIST);
    if (reply.status !== 401) { gained.push(`${Object.keys(extra)}: ${reply.status}`); }
  }
  none("answered", gained);
});

attack("guessing a token from one address is cut off", async ({ server, program }) => {
  const client = new Client(server, "a false program", { from: "127.0.8.90", extra: { host: program.host } });
  let cut;
  for (let tries = 0; tries < 400 && !cut; tries += 1) {
    const reply = await client.get(LIST, { headers: { authorization: `Bearer ${createHash("sha256").update(String(tries)).digest("hex")}` } });
    if (reply.status === 429) { cut = reply; }
  }
  if (!cut?.headers["retry-after"]) { throw new Error("400 wrong tokens were answered"); }
  if ((await program.get(LIST)).status !== 200) { throw new Error("the true program was locked out by it"); }
});

attack("the token opens no page of staff and no page of a family", async ({ planted, program }) => {
  const gained = [];
  for (const line of routes().filter((one) => ["staff", "signed-in", "applicant", "member"].includes(one.gate))) {
    const path = concrete(line.path, { id: planted.id, document: planted.documents[0] });
    const reply = line.method === "GET" ? await program.get(path) : await program.post(path, {});
    if (![303, 400, 401, 403, 404].includes(reply.status) && !/name="pin"/.test(reply.text)) { gained.push(`${line.method} ${line.path}: ${reply.status} ${words(reply.text).slice(0, 40)}`); }
  }
  none("opened", gained);
});

attack("the program reads what waits to be recorded and nothing else", async ({ planted, neighbour, program, staff }) => {
  const gained = [];
  const cases = await waiting(program);
  if (!cases.length) { throw new Error("the demo has no case that waits to be recorded"); }
  if (!JSON.parse((await program.get(`${LIST}/${cases[0].id}`)).text).answers["child.name"]) { throw new Error("the true program cannot read its own case"); }
  const others = [planted.id, neighbour.id, "0".repeat(32), "x", "..%2f..%2fetc%2fpasswd", `${cases[0].id}%00`, `${cases[0].id}'--`, cases[0].id.toUpperCase().replace(/[A-F]/, "Z")];
  for (const id of others) {
    for (const reply of [await program.get(`${LIST}/${id}`), await json(program, `${LIST}/${id}`, brought(pdf("x"), `5108-LU-${today()}-7001`))]) {
      if (![400, 404].includes(reply.status)) { gained.push(`${id.slice(0, 20)}: ${reply.status} ${reply.text.slice(0, 60)}`); }
    }
  }
  for (const after of ["1.x", "x", "-1.0", `9${"9".repeat(40)}.${"0".repeat(32)}`, "' OR 1=1", "%00", "1.".repeat(3_000)]) {
    const reply = await program.get(`${LIST}?sesudah=${encodeURIComponent(after)}`);
    if (![200, 400, 414, 431].includes(reply.status)) { gained.push(`sesudah ${after.slice(0, 20)}: ${reply.status}`); }
  }
  // What it may not read names nobody, and staff of the other government reads nothing of this one.
  const id = cases[0].id;
  for (const [name, client] of staff) {
    const reply = await client.get(`/petugas/permohonan/${id}`);
    if (reply.status === 200) { gained.push(`${name} of the other government reads its case`); }
  }
  none("read", gained);
});

attack("what comes back unfit changes nothing", async ({ program }) => {
  const id = (await waiting(program))[0].id;
  const before = (await program.get(`${LIST}/${id}`)).text;
  const good = pdf("KUTIPAN AKTA");
  const number = `5108-LU-${today()}-7002`;
  const bodies = {
    "no json": "<html>", "an array": "[]", "deep json": `${"[".repeat(200_000)}`, "null": "null", "another field": JSON.stringify({ ...brought(good, number), office: "x" }),
    "no base64": brought(good, number, { pdf: "<b>" }), "another checksum": brought(good, number, { sha256: "0".repeat(64) }), "a short checksum": brought(good, number, { sha256: "0" }),
    "another place's number": brought(good, number.replace("5108", "3578")), "no number": brought(good, ""), "a tag as number": brought(good, "<b>O'Brien</b>"), "a formula as number": brought(good, "=cmd|' /C calc'!A0"),
    "a long number": brought(good, "5".repeat(70_000)), "HTML": brought(Buffer.from("<html><script>alert(1)</script>"), number), "a picture": brought(Buffer.from("89504e470d0a1a0a", "hex"), number), "nothing": brought(Buffer.alloc(0), number),
    "half a PDF": brought(good.subarray(0, 60), number), "HTML with a PDF behind it": brought(Buffer.concat([Buffer.from("<script>alert(1)</script>\n"), good]), number),
    "a script in a PDF": brought(pdf("x", "/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), number), "a file started by a PDF": brought(pdf("x", "/OpenAction<</S/Launch/F(cmd.exe)>>"), number),
    "nine megabytes": brought(Buffer.concat([good, Buffer.alloc(9_000_000)]), number),
  };
  const gained = [];
  for (const [name, body] of Object.entries(bodies)) {
    const reply = await json(program, `${LIST}/${id}`, body);
    if (reply.status < 400 || reply.status >= 500) { gained.push(`${name}: ${reply.status}`); }
    if (reply.text && !/^application\/(problem\+)?json/.test(reply.headers["content-type"] ?? "application/json")) { gained.push(`${name}: not JSON`); }
  }
  none("taken", gained);
  if ((await program.get(`${LIST}/${id}`)).text !== before) { throw new Error("the case is not as it was before"); }
});

attack("brought back many times at once it is recorded once, and never over", async ({ program }) => {
  const [first, second] = await waiting(program);
  const file = pdf("KUTIPAN AKTA KELAHIRAN");
  const number = `5108-LU-${today()}-7003`;
  const replies = await Promise.all(Array.from({ length: 8 }, () => json(program, `${LIST}/${first.id}`, brought(file, number))));
  const first_time = replies.filter((reply) => reply.status === 200 && JSON.parse(reply.text).repeated === false).length;
  const told = replies.map((reply) => reply.status).join(" ");
  if (first_time !== 1 || replies.some((reply) => ![200, 409, 422].includes(reply.status))) { throw new Error(`recorded ${first_time} times: ${told}`); }
  const gained = [];
  for (const [what, id, body] of [["another number", first.id, brought(file, number.replace("7003", "7004"))], ["another document", first.id, brought(pdf("LAIN"), number)], ...(second ? [["the number of another case", second.id, brought(pdf("KEDUA"), number)]] : [])]) {
    const reply = await json(program, `${LIST}/${id}`, body);
    if (![404, 409, 422].includes(reply.status)) { gained.push(`${what}: ${reply.status} ${reply.text.slice(0, 80)}`); }
  }
  none("overwritten", gained);
});
