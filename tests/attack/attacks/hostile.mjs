// Names and texts that are markup, formulas, templates, commands or queries, through every page, PDF and list.
import { execFileSync } from "node:child_process";
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listed, none } from "../support/attack.mjs";
import { filled, words } from "../support/pages.mjs";
import { answer, answersOf, apply, begin } from "../support/town.mjs";
import { Client } from "../support/wire.mjs";

export const { attacks, attack } = listed();

const HOSTILE = [
  "<b>O'Brien", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' OR '1'='1", "Robert'); DROP TABLE entries;--", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\tTAB", "{{7*7}}", "${7*7}", "#panic(\"x\")",
  "#{7*7}", "<%= 7*7 %>", "*bold* _x_ $x$ @ref <label>", "\\u0000\u0000", "Budi \u202eosotnaS", "😀👩‍👩‍👧", "a".repeat(900), "é".repeat(300), "%s%n%x", "../../etc/passwd", "\r\nSet-Cookie: x=y", "javascript:alert(1)", "&lt;b&gt;", "]]>", "<!--", "\u2028", "\ufeff", "ﷺ".repeat(40), "null", "undefined", "NaN",
];
/** Markup of ours never looks like this. */
const RAW = ["<b>O'Brien", "<script>alert", "<img src=x", "<!-- ", "<%= 7", "<label>"];
const FIELDS = [
  ["child-name", "child.name"], ["informant", "informant.name"], ["informant-address", "family.address"], ["child-place", "child.place_name"], ["child-place", "child.birth_place"], ["mother", "mother.name"], ["mother", "mother.birth_place"],
  ["father", "father.name"], ["witness1", "witness1.name"], ["child-birth", "child.weight_grams"], ["informant", "informant.phone"], ["informant", "informant.nik"], ["child-birth-date", "child.birth_time"],
];

const judged = (where, reply) => {
  const wrong = [];
  const text = reply.text.replace(/<!doctype html>/i, "");
  for (const mark of RAW) { if (text.includes(mark)) { wrong.push(`${where}: ${mark} stands there as markup`); } }
  if (reply.status >= 500) { wrong.push(`${where}: ${reply.status}`); }
  if (reply.headers["set-cookie"]?.some((line) => /^x=/.test(line))) { wrong.push(`${where}: a header was split`); }
  return wrong;
};

attack("hostile names come back as text on every page, PDF and list", async ({ server, staff }) => {
  const wrong = [];
  const client = new Client(server, "a hostile family", { from: "127.0.9.1", mayKnow: true });
  const draft = await begin(client);
  const own = Object.fromEntries(answersOf(93));
  for (const [page, given] of Object.entries(own)) { await answer(client, draft, page, given); }
  for (const [page, field] of FIELDS) {
    for (const text of HOSTILE) { wrong.push(...judged(`${field} = ${text.slice(0, 20)}`, await answer(client, draft, page, { ...own[page], [field]: text }))); }
    await answer(client, draft, page, own[page]);
  }
  for (const text of HOSTILE) {
    const encoded = encodeURIComponent(text);
    for (const path of [`/?cari=${encoded}`, `/layanan/${encoded}`, `/lanjut?ke=${encoded}`, `/k/${encoded}`, `${draft}/tanya/${encoded}`, `${draft}/tanya/family.ward?cari=${encoded}`, `/bahasa/${encoded}`]) {
      wrong.push(...judged(path.slice(0, 40), await client.get(path)));
    }
    const officer = staff.get("genteng");
    for (const [path, fields] of [["/petugas/pindai", { code: text }], ["/petugas/cari", { words: text }], ["/petugas/cari", { number: text, nik: text }], ["/petugas/masuk", {}]]) {
      wrong.push(...judged(`${path} ${text.slice(0, 12)}`, await officer.post(path, fields)));
    }
    const admin = staff.get("admin");
    wrong.push(...judged(`invite ${text.slice(0, 12)}`, await admin.post("/petugas/admin/petugas", { name: text, sign_in: text, id: text, role: text, office: text })));
    wrong.push(...judged(`queue ${text.slice(0, 12)}`, await officer.get(`/petugas/antrean?tampilan=${encoded}&sesudah=${encoded}`)));
  }
  none("hostile", wrong);
});

attack("what living people are truly called goes through to PDFs unharmed", async ({ server, staff }) => {
  const client = new Client(server, "a family with strange names", { from: "127.0.9.2", mayKnow: true });
  const names = { "mother.name": "Maureen O'Brien-D'Arcy", "informant.name": "Maureen O'Brien-D'Arcy", "family.address": "Jalan #panic 7/A, {{7*7}} =1+1", "child.place_name": "RS \"Ibu & Anak\" *Satu*", "father.name": "Étienne Ñuñez, S.T." };
  const safe = answersOf(94, names);
  let sent;
  try {
    sent = await apply(client, safe);
  } catch {
    // A government may narrow what an address holds: the names alone then.
    sent = await apply(new Client(server, "a family with strange names", { from: "127.0.9.3", mayKnow: true }), answersOf(94, { "mother.name": names["mother.name"], "informant.name": names["informant.name"] }));
  }
  const wrong = [];
  const officer = staff.get("genteng");
  for (const path of ["", "/kitir.pdf", "/tanda-terima.pdf", "/draf.pdf", "/kembalikan", "/tolak", "/usul", "/tunda"]) {
    const reply = await officer.get(`/petugas/permohonan/${sent.id}${path}`);
    wrong.push(...judged(path || "record", reply));
  }
  const note = "<b>O'Brien =cmd|' /C calc'!A0 #panic(\"x\") {{7*7}}";
  for (const [path, fields] of [["tunda", { reason: "field_check", note }], ["usul", { field: "mother.birth_place", value: note, note }], ["tolak", { code: note, note, step: "preview" }], ["kembalikan", { "reason-document-birth-proof": "FOTO-BURAM", "note-document-birth-proof": note, step: "preview" }]]) {
    const page = await officer.get(`/petugas/permohonan/${sent.id}/${path}`);
    wrong.push(...judged(`${path} with a note`, await officer.post(`/petugas/permohonan/${sent.id}/${path}`, filled(page.text, `/petugas/permohonan/${sent.id}/${path}`, { ...fields }))));
  }
  for (const path of [`${sent.draft}/kitir.pdf`, `${sent.draft}/kitir.ics`, sent.tracker, `${sent.draft}/kitir`]) { wrong.push(...judged(path, await sent.client.get(path))); }
  const record = await officer.get(`/petugas/permohonan/${sent.id}`);
  if (record.status === 200 && !words(record.text).includes("Maureen O'Brien-D'Arcy")) { wrong.push("the record does not show the name as it was given"); }
  none("hostile", wrong);
});

attack("a PDF with hostile answers says them as text", async ({ server }) => {
  const client = new Client(server, "a family with a strange address", { from: "127.0.9.4", mayKnow: true });
  const sent = await apply(client, answersOf(95, { "child.place_name": "RS #panic Contoh" }));
  const reply = await client.get(`${sent.draft}/kitir.pdf`);
  if (reply.status !== 200 || !/^%PDF-/.test(reply.bytes.subarray(0, 5).toString("latin1"))) { throw new Error(`no PDF: ${reply.status}`); }
  const folder = mkdtempSync(join(tmpdir(), "attack-"));
  try {
    writeFileSync(join(folder, "kitir.pdf"), reply.bytes);
    const text = execFileSync("pdftotext", ["-layout", join(folder, "kitir.pdf"), "-"], { encoding: "utf8" });
    if (!text.includes(sent.number)) { throw new Error("the slip does not show its number"); }
  } catch (error) {
    if (error.code !== "ENOENT") { throw error; }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
