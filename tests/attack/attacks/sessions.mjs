// Cookies: chosen by a stranger, kept after sign-out, sent without TLS.
import { listed, none } from "../support/attack.mjs";
import { filled, hidden } from "../support/pages.mjs";
import { another, begin, signIn } from "../support/town.mjs";
import { Client } from "../support/wire.mjs";

export const { attacks, attack } = listed();

attack("a session id chosen by a stranger is never taken over", async ({ server }) => {
  const chosen = "5e".repeat(32);
  const gained = [];
  const victim = new Client(server, "a victim", { from: "127.0.5.1" });
  victim.cookies.set("warga", chosen);
  await begin(victim);
  if (victim.cookies.get("warga") === chosen) { gained.push("a citizen's browser keeps the id it was given"); }
  const officer = new Client(server, "genteng", { from: "127.0.5.2", mayKnow: true });
  officer.cookies.set("petugas", chosen);
  const page = await officer.get("/petugas/masuk");
  await officer.post("/petugas/masuk", filled(page.text, "/petugas/masuk", { name: "genteng", password: server.password }));
  if (officer.cookies.get("petugas") === chosen) { gained.push("an officer keeps the id she was given"); }
  const thief = new Client(server, "a thief", { from: "127.0.5.3" });
  thief.cookies.set("petugas", chosen).set("warga", chosen);
  if ((await thief.get("/petugas")).status === 200) { gained.push("the chosen id opens the desk"); }
  // An officer has two sessions at most; the town's own is to go on.
  await officer.post("/petugas/keluar", {});
  none("fixed", gained);
});

attack("a session is dead after sign-out", async ({ server }) => {
  const officer = await signIn(server, "ketabang", "127.0.5.4");
  const stolen = officer.cookies.get("petugas");
  if ((await officer.get("/petugas")).status !== 200) { throw new Error("the desk opens before"); }
  await officer.post("/petugas/keluar", {});
  const thief = new Client(server, "a thief", { from: "127.0.5.5" });
  thief.cookies.set("petugas", stolen);
  for (const path of ["/petugas", "/petugas/antrean", "/petugas/cari"]) {
    const reply = await thief.get(path);
    if (reply.status !== 303) { throw new Error(`${path} opens with a session that was signed out: ${reply.status}`); }
  }
});

attack("signing in again in one browser ends the session before", async ({ server }) => {
  const officer = await signIn(server, "ketabang", "127.0.5.6");
  const first = officer.cookies.get("petugas");
  await officer.post("/petugas/keluar", {});
  officer.cookies.set("petugas", first);
  const page = await officer.get("/petugas/masuk");
  await officer.post("/petugas/masuk", filled(page.text, "/petugas/masuk", { name: "ketabang", password: server.password }));
  if (officer.cookies.get("petugas") === first) { throw new Error("the same id again"); }
});

attack("cookies of staff and of citizens do not stand in for each other", async ({ server, staff, planted }) => {
  const thief = new Client(server, "a thief", { from: "127.0.5.7" });
  thief.cookies.set("warga", staff.get("genteng").cookies.get("petugas"));
  thief.cookies.set("petugas", planted.client.cookies.get("warga"));
  if ((await thief.get("/petugas")).status === 200) { throw new Error("a citizen's cookie opens the desk"); }
  const reply = await thief.get(`${planted.draft}/kitir`);
  if (reply.status === 200 && reply.text.includes(planted.number)) { throw new Error("an officer's cookie opens the applicant's pages"); }
});

attack("cookies are HttpOnly, SameSite and, with TLS, Secure and __Host-", async ({ server }) => {
  const gained = [];
  const judge = (lines, secure) => {
    for (const line of lines) {
      const name = line.split("=")[0];
      if (!/; HttpOnly/.test(line) || !/; SameSite=(Lax|Strict)/.test(line) || !/; Path=\//.test(line) || /; Domain=/i.test(line)) { gained.push(line.replace(/=[^;]*/, "=...")); }
      if (secure && !/; Secure/.test(line)) { gained.push(`${name} is not Secure`); }
      if (secure && ["warga", "petugas"].includes(name)) { gained.push(`${name} is not __Host-`); }
    }
    return lines.length;
  };
  const behind = await another(["--behind-tls-proxy"]);
  try {
    for (const [place, secure] of [[server, false], [behind, true]]) {
      const visitor = new Client(place, "a visitor", { from: "127.0.5.8" });
      const page = await visitor.get("/layanan/birth");
      const began = await visitor.post("/permohonan", hidden(page.text, "/permohonan"));
      const spoken = await visitor.get("/bahasa/en?ke=/");
      const officer = await new Client(place, "genteng", { from: "127.0.5.9", mayKnow: true }).post("/petugas/masuk", { name: "genteng", password: server.password });
      const seen = judge([began, spoken, officer].flatMap((reply) => reply.headers["set-cookie"] ?? []), secure);
      if (seen < 3) { gained.push(`only ${seen} cookies were set`); }
      if (secure && !/max-age=31536000/.test(page.headers["strict-transport-security"] ?? "")) { gained.push("no Strict-Transport-Security behind TLS"); }
    }
  } finally {
    await behind.stop();
  }
  none("cookies", gained);
});
