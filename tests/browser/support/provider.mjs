// A real identity provider on this machine: npm `oidc-provider` with its own sign-in pages. Whoever types a name is that person.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Provider } from "oidc-provider";
import { freePort } from "./server.mjs";

export const SECRET = "rahasia-untuk-percobaan-saja";

/** A port for the provider, and the file that tells kitir of it; the provider itself starts once kitir's address is known. */
export async function planned(folder) {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const secret = join(folder, "secret");
  writeFileSync(secret, SECRET);
  const file = join(folder, "providers.toml");
  writeFileSync(file, `[surabaya]\nname = "SSO Contoh"\nissuer = "${issuer}"\nclient_id = "kitir"\nclient_secret_file = "${secret}"\naddress = "ADDRESS"\n`);
  return { port, issuer, file };
}

export async function startProvider({ port, issuer }, address) {
  const provider = new Provider(issuer, {
    clients: [{
      client_id: "kitir", client_secret: SECRET, redirect_uris: [`${address}/petugas/masuk/penyedia/kembali`], response_types: ["code"],
      grant_types: ["authorization_code"], backchannel_logout_uri: `${address}/petugas/masuk/penyedia/keluar`,
    }],
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    pkce: { required: () => true, methods: ["S256"] },
    cookies: { keys: ["kunci-untuk-percobaan"] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  });
  const server = await new Promise((done) => { const listening = provider.listen(port, "127.0.0.1", () => done(listening)); });
  return { issuer, stop: () => new Promise((done) => { server.closeAllConnections?.(); server.close(done); }) };
}

/** At the provider's pages: signs in there as this person and lets kitir know who she is. */
export async function proveThere(page, provider, name) {
  await page.waitForURL((url) => url.href.startsWith(provider.issuer));
  await page.locator("[name=login]").fill(name);
  await page.locator("[name=password]").fill("apa saja");
  await page.locator("button[type=submit]").click();
  // She is asked for her consent or is back at once. A look at the address alone could still see the page she comes from, whose button
  // sent twice ends the way.
  const consent = page.locator('input[name="prompt"][value="consent"]');
  const away = (url) => !url.href.startsWith(provider.issuer);
  await Promise.any([consent.waitFor({ state: "attached" }), page.waitForURL(away)]);
  if (!away(new URL(page.url()))) { await page.locator("button[type=submit]").click(); }
  await page.waitForURL(away);
  await page.waitForLoadState("load");
}
