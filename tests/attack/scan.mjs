// Scanners of others against a demo of our own, as nobody, as a family, as every member of staff and as a program: schemathesis, wapiti, sqlmap.
//
//   node tests/attack/scan.mjs [part of a visitor's name]     exit code 1 when a scanner found something or the program broke
//
// `bin/test scan` installs them into target/scanners first. KITIR_SCAN_SECONDS: for each scanner and visitor (60).
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { described, ownDescription } from "./support/description.mjs";
import { forms } from "./support/pages.mjs";
import { openTown } from "./support/town.mjs";
import { Client } from "./support/wire.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TOOLS = process.env.KITIR_SCANNERS ?? join(ROOT, "target/scanners/bin");
const BINARY = process.env.KITIR_BINARY ?? join(ROOT, "target/debug/kitir");
const SECONDS = Number(process.env.KITIR_SCAN_SECONDS ?? 60);
/** Signing out, ending sessions and closing accounts would end the scan; "keluarga" is the family. */
const LEAVE = /keluar(?!ga)|sesi|tutup|akhiri|nonaktif/;
const folder = mkdtempSync(join(tmpdir(), "kitir-scan-"));

/** Runs a tool to its end or its time; gives all that it said. */
function run(tool, args, seconds) {
  return new Promise((done, fail) => {
    const child = spawn(join(TOOLS, tool), args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, HOME: folder, NO_COLOR: "1" } });
    let said = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    for (const stream of [child.stdout, child.stderr]) { stream.on("data", (chunk) => { said += chunk; }); }
    child.once("error", fail);
    child.once("exit", (code, signal) => { clearTimeout(timer); done({ code, said, cut: signal === "SIGKILL" }); });
  });
}

const sameSite = (client) => [`Cookie: ${client.cookieLine()}`, ...(client.extra.authorization ? [`Host: ${client.extra.host}`, `Authorization: ${client.extra.authorization}`] : [`Origin: ${client.origin}`, "Sec-Fetch-Site: same-origin"])];
const asHeaders = (lines) => lines.filter((line) => !line.endsWith(": ")).flatMap((line) => ["-H", line]);

async function schemathesis(town, client) {
  const file = join(folder, "description.json");
  const description = client === town.program ? await ownDescription(client) : await described(BINARY, client, town, LEAVE);
  writeFileSync(file, JSON.stringify(description));
  const report = join(folder, "schemathesis.json");
  const args = ["run", file, "--url", client.origin, "--checks", client === town.program ? "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance" : "not_a_server_error", "--phases", "examples,coverage,fuzzing", "--max-examples", "8",
    "--max-redirects", "0", "--request-timeout", "70", "--max-time", String(SECONDS), "--continue-on-failure", "--suppress-health-check", "all", "--warnings", "off",
    "--report", "json", "--report-json-path", report, ...asHeaders(sameSite(client))];
  const { code, said } = await run("schemathesis", args, SECONDS * 3 + 60);
  if (code !== 0) { return { found: [said.slice(-3_000)], looked: 0 }; }
  const looked = /Operations:\s+(.*)/.exec(said)?.[1] ?? /(\d+) generated/.exec(said)?.[0] ?? "";
  if (!/(\d[\d,]*) generated|Test cases/.test(said)) { return { found: [`it tested nothing: ${said.slice(-800)}`], looked }; }
  return { found: [], looked: (/Test cases:\s*\n\s*(.*)/.exec(said)?.[1] ?? looked).trim() };
}

const STARTS = { nobody: ["/"], "a family": ["/"], "the program": ["/api/v1/pencatatan?sesudah=1.0", "/api/v1/openapi.json"] };

async function wapiti(_, client) {
  const report = join(folder, "wapiti.json");
  // None of these asks a server of the scanner's makers.
  const modules = "exec,file,sql,timesql,xss,permanentxss,redirect,crlf,csp,cookieflags,http_headers,methods,htaccess";
  const start = STARTS[client.name] ?? ["/petugas"];
  const args = ["-u", `${client.origin}/`, "--scope", "domain", "-m", modules, "--max-scan-time", String(SECONDS), "--max-attack-time", String(Math.ceil(SECONDS / 4)),
    "-f", "json", "-o", report, "--no-bugreport", "--flush-session", "--store-session", join(folder, "session"), "--store-config", join(folder, "config"),
    ...start.flatMap((path) => ["-s", `${client.origin}${path}`]), "-x", `${client.origin}/petugas/keluar`, ...asHeaders(sameSite(client))];
  const { said } = await run("wapiti", args, SECONDS * 6 + 60);
  let read;
  try { read = JSON.parse(readFileSync(report, "utf8")); } catch { return { found: [`no report: ${said.slice(-1_500)}`], looked: 0 }; }
  const listed = (kind) => Object.entries(read[kind] ?? {}).flatMap(([name, all]) => all.map((one) => `${name}: ${one.method} ${one.path} ${one.info}`.slice(0, 240)));
  // Over plain HTTP on loopback a cookie cannot be "Secure"; with TLS it is, and a test of ours says so.
  const found = [...listed("vulnerabilities"), ...listed("anomalies")].filter((one) => !/Secure flag|Strict-Transport-Security|HSTS/i.test(one));
  return { found, looked: `${read.infos?.crawled_pages_nbr ?? 0} pages` };
}

const SQLMAP = ["--batch", "--level", "2", "--risk", "1", "--technique", "BEUT", "--time-sec", "2", "--timeout", "20", "--retries", "0",
  "--ignore-redirects", "--ignore-code", "*", "--dbms", "SQLite", "--flush-session", "--disable-coloring"];
const INJECTED = /identified the following injection point|is vulnerable/i;

async function sqlmap(town, client) {
  const found = [];
  let looked = 0;
  if (client.name === "the program") {
    for (const path of ["/api/v1/pencatatan?sesudah=1.0", "/api/v1/pencatatan/00000000000000000000000000000000*"]) {
      const { said } = await run("sqlmap", ["-u", `${client.origin}${path}`, ...SQLMAP, "--output-dir", join(folder, "sqlmap"), ...asHeaders(sameSite(client))], SECONDS);
      looked += 1;
      if (INJECTED.test(said)) { found.push(`${path}: ${said.slice(-800)}`); }
    }
  }
  for (const path of targets(client)) {
    const page = await client.get(path);
    const form = forms(page.text).find((one) => one.method.toLowerCase() === "post" && !LEAVE.test(one.action) && one.fields.some((field) => field.type !== "hidden" && field.type !== "file"));
    if (!form) { continue; }
    const data = new URLSearchParams(form.fields.filter((one) => one.type !== "file").map((one) => [one.name, one.value || "1"])).toString();
    const args = ["-u", `${client.origin}${form.action}`, "--data", data, ...SQLMAP, "--output-dir", join(folder, "sqlmap"), ...asHeaders(sameSite(client))];
    const { said } = await run("sqlmap", args, SECONDS);
    looked += 1;
    if (INJECTED.test(said)) { found.push(`${form.action}: ${said.slice(-800)}`); }
  }
  return { found, looked: `${looked} forms` };
}

/** Pages whose forms reach the searches of the store. */
function targets(client) {
  if (client.name === "the program") { return []; }
  return client.name === "nobody" || client.name === "a family" ? ["/", "/lanjut", "/petugas/masuk"] : ["/petugas", "/petugas/cari", "/petugas/antrean"];
}

mkdirSync(folder, { recursive: true });
const wanted = process.argv[2] ?? "";
const town = await openTown();
const visitors = [Object.assign(new Client(town.server, "nobody"), { mayKnow: false }), Object.assign(town.planted.client, { name: "a family" }), ...town.staff.values(), town.program];
const rows = [];
for (const client of visitors.filter((one) => one.name.includes(wanted))) {
  for (const [tool, scan] of Object.entries({ schemathesis, wapiti, sqlmap })) {
    const from = Date.now();
    const { found, looked } = await scan(town, client);
    rows.push({ visitor: client.name, tool, found: found.length });
    console.log(`${found.length ? "FOUND" : "clean"} ${tool.padEnd(13)} as ${client.name.padEnd(12)} ${String(looked).padEnd(24)} ${Math.round((Date.now() - from) / 1000)} s`);
    found.slice(0, 6).forEach((one) => console.log(`      ${one}`));
  }
}
const log = town.server.log();
const broken = log.split("\n").filter((line) => /panicked|"ERROR"| ERROR /.test(line));
const leaked = town.ledger.markers.filter((marker) => log.includes(marker));
const alive = (await new Client(town.server, "nobody").get("/healthz")).status === 200;
await town.server.stop();
rmSync(folder, { recursive: true, force: true });
broken.slice(0, 10).forEach((line) => console.log(`BROKE ${line.slice(0, 300)}`));
leaked.forEach(() => console.log("LEAKED a planted name or number stands in the log"));
const bad = rows.filter((row) => row.found).length + broken.length + leaked.length + (alive ? 0 : 1);
console.log(`${rows.length} scans, ${rows.filter((row) => row.found).length} found something, ${broken.length} faults in the log, ${alive ? "the program answers" : "THE PROGRAM DOES NOT ANSWER"}`);
process.exit(bad ? 1 : 0);
