// What a page costs on the wire, headers included, as Chromium counts it.

/** Counts every request of one visit; what is fetched ahead for later pages stands apart. */
export async function weigh(page, address) {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  const requests = new Map();
  client.on("Network.requestWillBeSent", ({ requestId, request, type }) => requests.set(requestId, { url: request.url, type, bytes: 0, cached: false }));
  client.on("Network.requestServedFromCache", ({ requestId }) => { const one = requests.get(requestId); if (one) { one.cached = true; } });
  client.on("Network.responseReceived", ({ requestId, response }) => {
    const one = requests.get(requestId);
    if (one) { one.cached ||= Boolean(response.fromDiskCache || response.fromPrefetchCache); }
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = requests.get(requestId);
    if (one) { one.bytes = one.cached ? 0 : encodedDataLength; }
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await client.detach();
  const blocking = await page.evaluate(() => {
    const scripts = document.querySelectorAll("script[src]:not([defer]):not([async]):not([type=module])").length;
    return 1 + document.querySelectorAll('link[rel="stylesheet"]').length + scripts;
  });
  const fonts = await page.evaluate(() => [...document.fonts].length);
  const ahead = await page.evaluate(() => [...document.querySelectorAll('link[rel="prefetch"]')].map((link) => link.href));
  const all = [...requests.values()].filter((one) => /^https?:/.test(one.url));
  // Her own photos have a budget of their own.
  const photos = all.filter((one) => /\/gambar\//.test(one.url)).map((one) => one.url);
  const bytes = all.filter((one) => !ahead.includes(one.url) && !photos.includes(one.url)).reduce((sum, one) => sum + one.bytes, 0);
  return { all, blocking, fonts, bytes, nodes: await page.evaluate(() => document.querySelectorAll("*").length) };
}

export const told = (weight) => weight.all.map((one) => `${one.type} ${new URL(one.url).pathname} ${one.bytes}`).join(", ");
