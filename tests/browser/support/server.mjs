// A demo server of our own for each test file: a copy of one seeded data folder, on a free port, ended with the file.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const OUT = join(root, "tests/browser/out");
export const BINARY = process.env.KITIR_BINARY ?? join(root, "target/debug/kitir");
const SEED_SECONDS = 300;

export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

const DEMO_IS_UP = /\n {2}admin /;

/** Starts the program and waits until it has said where it is and what `until` wants to hear. */
async function launch(data, { args = [], port: wanted, command = "demo", until = DEMO_IS_UP } = {}) {
  const port = wanted ?? await freePort();
  const child = spawn(BINARY, [command, "--data", data, "--listen", `127.0.0.1:${port}`, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "", log = "";
  child.stderr.on("data", (chunk) => { log += chunk; });
  const ended = new Promise((done) => child.once("exit", done));
  const ready = new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`kitir did not start in ${SEED_SECONDS} s:\n${said}\n${log}`)), SEED_SECONDS * 1000);
    child.once("error", fail);
    ended.then((code) => fail(new Error(`kitir ended with ${code}:\n${said}\n${log}`)));
    child.stdout.on("data", (chunk) => {
      said += chunk;
      if (/ at http\S+/.test(said) && until.test(said)) { clearTimeout(timer); done(); }
    });
  });
  await ready;
  const url = await answering(`http://localhost:${port}`);
  const password = /with the password "([^"]+)"/.exec(said)?.[1];
  async function stop() {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
    await ended;
    clearTimeout(timer);
  }
  return { url, password, stop, log: () => log, said: () => said };
}

async function answering(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(`${url}/healthz`);
      return url;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new Error(`${url} does not answer`);
}

/** A data folder and the folder beside it that holds its master key. */
const both = (data) => [data, `${data}-keys`];

function copy(from, to) {
  // The key goes first: a data folder without its key is of no use to anybody.
  both(to).reverse().forEach((folder, index) => cpSync(both(from).reverse()[index], folder, { recursive: true }));
}

function discard(data) {
  both(data).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
}

/** The demo's synthetic cases are made once for each build of the program. */
async function seeded() {
  const seed = join(OUT, `seed-${Math.round(statSync(BINARY).mtimeMs)}`);
  if (!existsSync(seed)) {
    mkdirSync(OUT, { recursive: true });
    // Two test files may begin at once: the first to be ready is taken, its key first.
    const fresh = `${seed}.making-${process.pid}`;
    discard(fresh);
    const server = await launch(fresh);
    await server.stop();
    try {
      both(fresh).reverse().forEach((folder, index) => renameSync(folder, both(seed).reverse()[index]));
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST"].includes(error.code)) { throw error; }
      while (!existsSync(seed)) { await new Promise((done) => setTimeout(done, 50)); }
    }
    discard(fresh);
  }
  return seed;
}

/** `args`: further options of the program; `port`: for those who must know it before. */
export async function startDemo(options = {}) {
  const folder = mkdtempSync(join(tmpdir(), "kitir-"));
  const data = join(folder, "data");
  copy(await seeded(), data);
  const server = await launch(data, options);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The program as a government runs it, empty, with the link for its first administrator. */
export async function startReal(options = {}) {
  const folder = mkdtempSync(join(tmpdir(), "kitir-"));
  const server = await launch(join(folder, "data"), { command: "serve", until: /\/petugas\/siapkan\/[0-9a-f]{64}/, ...options });
  return {
    ...server,
    setup: /\/petugas\/siapkan\/[0-9a-f]{64}/.exec(server.said())[0],
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
