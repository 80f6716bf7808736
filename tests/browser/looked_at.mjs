// Asked after all journeys: has every page of the program been looked at in every scheme and width, without a fault? Pages are the GET routes
// that the program itself lists; what somebody looked at stands in `out/looked`.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { LOOKED } from "./support/look.mjs";
import { BINARY } from "./support/server.mjs";

// No pages for eyes: files, pictures, answers to programs, and ways that only lead on to another page.
const NO_PAGES = [
  /\.(pdf|png|jpg|svg|json|csv|webmanifest|txt|xml)$/, /\/(gambar|besar)\//, /^\/api\//, /^\/aset\//, /^\/(bahasa|teks)\//, /^\/healthz$/, /^\/\.well-known\//,
  /\.(ics|ico)$/, /^\/permohonan\/\{id\}\/keluaran\//,
  // Lead to an identity provider and back.
  /\/penyedia(\/mulai|\/kembali)?$/,
  // The page of `/permohonan/{id}/catatan`, reached from an account.
  /^\/akun\/catatan\//,
];

/** `/permohonan/{id}/tanya/{page}` as the addresses that it takes; a fixed word wins over a parameter. */
const shape = (path) => new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\*[a-z_]+\}/g, ".+").replace(/\{[a-z_]+\}/g, "[^/]+")}$`);

const routes = JSON.parse(execFileSync(BINARY, ["routes"], { encoding: "utf8", maxBuffer: 1 << 24 }));
const pages = routes.filter((route) => route.method === "GET").map((route) => route.path).filter((path) => !NO_PAGES.some((none) => none.test(path)));
const seen = existsSync(LOOKED) ? readdirSync(LOOKED).flatMap((file) => readFileSync(join(LOOKED, file), "utf8").split("\n")).filter(Boolean) : [];
const fixed = new Set(pages.filter((path) => !path.includes("{")));
const forgotten = pages.filter((path) => !seen.some((address) => (fixed.has(path) ? address === path : !fixed.has(address) && shape(path).test(address))));
console.log(`${pages.length - forgotten.length} of ${pages.length} pages were looked at, ${seen.length} looks`);
if (forgotten.length) {
  console.error(`never looked at:\n${forgotten.join("\n")}`);
  process.exit(1);
}
