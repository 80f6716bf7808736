// A list of named attacks; each throws when it gained or broke something.

export function listed() {
  const attacks = [];
  return { attacks, attack: (name, act) => attacks.push([name, act]) };
}

/** Fails with what was gained, all of it at once. */
export function none(what, gained) {
  if (gained.length) { throw new Error(`${what} (${gained.length}): ${[...new Set(gained)].slice(0, 12).join("; ")}`); }
}

/** A path of a route with real ids in it. */
export function concrete(path, { id, document = "0".repeat(32), slot = "birth-proof", token = "0".repeat(32), page = "1", staff = "genteng" }) {
  const values = {
    id, document, slot, token, page: path.includes("/tanya/") ? "child-name" : page, service: "birth", language: "id", percent: "100", file: "x.css",
    ticket: "0".repeat(64), other: "0".repeat(32), staff,
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? "0".repeat(32));
}
