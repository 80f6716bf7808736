// PDFs as the people who get them see them: through Debian's own tools.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OUT } from "./server.mjs";

/** Keeps the bytes under tests/browser/out and gives the path. */
export function keep(name, bytes) {
  mkdirSync(OUT, { recursive: true });
  const path = join(OUT, name);
  writeFileSync(path, bytes);
  return path;
}

export function textOf(path) {
  return execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
}

/** Throws when the file is not a sound PDF. */
export function check(path) {
  return execFileSync("qpdf", ["--check", path], { encoding: "utf8" });
}

export function pageCount(path) {
  return Number(execFileSync("qpdf", ["--show-npages", path], { encoding: "utf8" }));
}

/** The addresses that the codes on a page carry. */
export function codes(path) {
  execFileSync("pdftoppm", ["-r", "200", "-png", path, path.replace(/\.pdf$/, "")]);
  const picture = path.replace(/\.pdf$/, "-1.png");
  return execFileSync("zbarimg", ["--nodbus", "-q", "--raw", picture], { encoding: "utf8" }).trim().split("\n");
}
