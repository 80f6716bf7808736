// What all answers of the run together show.
import { listed, none } from "../support/attack.mjs";

export const { attacks, attack } = listed();

const told = (faults) => faults.map((one) => `${one.what}: ${one.where}`);

attack("no request brings forth a fault", async ({ ledger }) => none("faults", told(ledger.of("fault"))));
attack("every answer carries the security headers", async ({ ledger }) => none("headers", told(ledger.of("header"))));
attack("every file answer is sandboxed and typed", async ({ ledger }) => none("files", told(ledger.of("file"))));
attack("nobody was led to another site", async ({ ledger }) => none("redirects", told(ledger.of("leads"))));
attack("no answer shows the planted family to a stranger", async ({ ledger }) => none("leaks", told(ledger.of("leak"))));

attack("no address, header or log line shows a planted name or number", async ({ server, ledger, planted }) => {
  const shown = told(ledger.of("address"));
  const log = server.log();
  const secrets = [...ledger.markers, ...ledger.markers.map((marker) => encodeURIComponent(marker)), ...ledger.markers.map((marker) => marker.replaceAll(" ", "+")), planted.client.cookies.get("warga"), server.password];
  for (const marker of secrets) {
    const at = log.indexOf(marker);
    if (at >= 0) { shown.push(`log: ...${log.slice(Math.max(0, at - 60), at + 40).replaceAll("\n", " ")}`); }
  }
  if (/(^|\n)[^\n]*Set-Cookie: x=y/.test(log)) { shown.push("a log line was forged"); }
  none("shown", shown);
});
