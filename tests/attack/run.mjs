// Attacks a demo of our own as nobody, as one family against another, as every member of staff, and as a program: nothing leaks, nothing breaks.
//
//   node tests/attack/run.mjs [part of a name]     prints a table; exit code 1 when anything was gained or broken
//
// Needs only Node and target/debug/kitir (or KITIR_BINARY). Read next: support/town.mjs, then any file of attacks/.
import { openTown } from "./support/town.mjs";

process.env.KITIR_LOG = "trace";
const wanted = process.argv[2] ?? "";
const groups = ["others", "roles", "sessions", "doubled", "forms", "requests", "hostile", "guessing", "accounts", "program", "after"];
const began = Date.now();
const town = await openTown();
const rows = [];

for (const group of groups) {
  const { attacks } = await import(`./attacks/${group}.mjs`);
  for (const [name, attack] of attacks) {
    if (wanted && !name.includes(wanted) && group !== wanted) { continue; }
    const from = Date.now();
    const answers = town.ledger.answers;
    let outcome = "";
    try {
      await attack(town);
    } catch (error) {
      outcome = String(error.message ?? error).split("\n").slice(0, 12).join(" | ").slice(0, 1_500);
    }
    rows.push({ group, name, outcome, requests: town.ledger.answers - answers, seconds: (Date.now() - from) / 1000 });
    const row = rows.at(-1);
    console.log(`${outcome ? "FOUND" : "held "} ${group.padEnd(9)} ${String(row.requests).padStart(5)} requests ${row.seconds.toFixed(1).padStart(5)} s  ${name}`);
    if (outcome) { console.log(`      ${outcome}`); }
  }
}
await town.server.stop();
const found = rows.filter((row) => row.outcome).length;
console.log(`${rows.length} attacks, ${town.ledger.answers} requests, ${found} found something, ${Math.round((Date.now() - began) / 1000)} s`);
process.exit(found ? 1 : 0);
