// The variants of births and deaths as the stories of their services tell them: answers, papers, what each paper is, and the series. Nothing of
// that is typed here. What a story fixes to its own day moves to today, and every walk gets people of its own.
import { readFileSync, readdirSync } from "node:fs";
import { parse } from "smol-toml";

const folder = (service) => new URL(`../../../crates/services/${service}/`, import.meta.url);
const read = (address) => parse(readFileSync(address, "utf8"));

/** Rows of the field's guide, by the services that serve them. B12 is a hand-over between governments: `handover.test.mjs`. */
export const GUIDE = {
  birth: /^B[1-9]$/, "birth-foreigner": /^B11$/, stillbirth: /^B15$/, "report-abroad": /^B10$/, death: /^D[1-9]$/, "second-extract": /^(B13|B14|D10)$/,
};

// No two are alike: what looks like one event twice would stand in the registrar's way.
const NAMES = [
  "Kirana Wulandari", "Bagas Pradipta", "Fitri Handayani", "Joko Susilo", "Melati Purnama", "Hendra Gunawan", "Yuliana Sihombing", "Rizky Maulana",
  "Oktavia Lestari", "Teguh Firmansyah", "Vina Rosdiana", "Lukman Zubaidi", "Citra Ayuningtyas", "Eko Wahyudi", "Ghina Fauziyah", "Dimas Nurcahyo",
];

/** yyyy-mm-dd of now in Surabaya. */
const TODAY = new Date(Date.now() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10);
const DAY = 24 * 60 * 60 * 1000;

/** A day of the year before the story began lies as far before today; older ones stay what they are. */
function moved(value, starts) {
  const before = /^\d{4}-\d{2}-\d{2}$/.test(value) ? (Date.parse(starts) - Date.parse(value)) / DAY : -1;
  return before >= 0 && before < 366 ? new Date(Date.parse(TODAY) - before * DAY).toISOString().slice(0, 10) : value;
}

/** The last digits of an invented NIK and of a telephone say whose walk it is: one of them for too many families would be stopped. */
function own(field, value, place) {
  if (/\.nik$/.test(field) && value.startsWith("99")) { return value.slice(0, 12) + String(Number(value.slice(12)) + 100 * (place + 1)).padStart(4, "0"); }
  return /\.phone$/.test(field) ? value.slice(0, -4) + String(1000 + place) : value;
}

function answersOf(family, story, subject, place) {
  const starts = story.starts.slice(0, 10);
  const all = new Map(Object.entries({ ...family, ...story.answers }).filter(([, answer]) => answer));
  for (const [field, answer] of all) { all.set(field, moved(own(field, answer, place), starts)); }
  [subject, "mother.name"].forEach((field, turn) => {
    const name = all.get(field);
    // Names that the story itself gives stay.
    if (!name || story.answers?.[field]) { return; }
    for (const [other, answer] of all) { if (answer === name) { all.set(other, NAMES[(place + turn * 8) % NAMES.length]); } }
  });
  return all;
}

/** What the officers decide about each paper, where it is not the first thing that it can be. */
const kindsOf = (story) => Object.assign({}, ...(story.act ?? []).map((act) => act.decisions ?? {}));

/** LU of `3578-LU-24112026-0001`; null where nothing is registered. */
const seriesOf = (story) => (story.act ?? []).map((act) => /^\d{4}-([A-Z]+)-/.exec(act.then?.number ?? "")?.[1]).find(Boolean) ?? null;

/** What the pages of a service ask: fields by page, in the order in which they are asked. */
function pagesOf(service) {
  return new Map(service.page.map((page) => [page.id, page.fields]));
}

/** Every story of the guide: one walk each. What else comes out of an application is walked in `bundle.test.mjs`. */
export function walks() {
  const all = [];
  for (const [name, rows] of Object.entries(GUIDE)) {
    const service = read(new URL("service.toml", folder(name)));
    const family = read(new URL("stories/family.toml", folder(name)));
    const files = readdirSync(new URL("stories", folder(name))).filter((file) => file.endsWith(".toml") && file !== "family.toml" && !file.startsWith("bundle-")).sort();
    for (const file of files) {
      const story = read(new URL(`stories/${file}`, folder(name)));
      if (!story.variants?.some((variant) => rows.test(variant))) { continue; }
      all.push({
        id: `${name}/${file.replace(".toml", "")}`, service: name, variants: story.variants, title: story.title, pages: pagesOf(service),
        answers: answersOf(family, story, service.subject.names[0], all.length), must: story.asked?.must, may: story.asked?.may ?? null,
        route: story.asked?.route, kinds: kindsOf(story), series: seriesOf(story),
      });
    }
  }
  return all;
}

const entries = read(new URL("catalogue.toml", folder("catalogue"))).entry;

/** The entry of the catalogue that a person opens: that of the variant, when it gives no other answer than hers. */
export function opens({ service, variants, answers }) {
  const fits = (entry) => entry.service === service && Object.entries(entry.preset ?? {}).every(([field, value]) => answers.get(field) === value);
  const found = entries.find((entry) => fits(entry) && entry.variants.some((variant) => variants.includes(variant))) ?? entries.find((entry) => fits(entry));
  return found.id;
}

const BOTH = ["anak ke", "dari ayah", "{father.name}", "dan ibu", "{mother.name}"];
const UNREGISTERED = "yang perkawinannya belum tercatat";
const EXTRACT = ["KUTIPAN AKTA KELAHIRAN", "{child.name}"];
const DEATH = ["KUTIPAN AKTA KEMATIAN", "{deceased.name}", "bahwa di", "{death.place}"];
const DECLARED = "yang dinyatakan meninggal dunia";
const married = { says: [...EXTRACT, ...BOTH], never: [UNREGISTERED, "anak seorang ibu"] };
const motherOnly = { says: [...EXTRACT, "anak seorang ibu", "{mother.name}"], never: ["dari ayah", UNREGISTERED] };
const foundling = { says: [...EXTRACT, "jenis kelamin"], never: ["anak ke", "dari ayah", "dan ibu", "anak seorang ibu", UNREGISTERED] };
const seen = { says: [...DEATH, "telah meninggal dunia seorang bernama Tn."], never: [DECLARED, "tidak dikenal"] };
const declared = { says: [...DEATH, DECLARED] };

/** By walk: what its document must say and must not. `of`: the walk whose entry it is made from. */
export const PRINTED = {
  "birth/b1-download": married,
  "birth/b1-hospital-married": married,
  "birth/b2-home-sworn-statement": married,
  "birth/b2-home-ward-letter": married,
  "birth/b3-ship": married,
  "birth/b4-couple-on-family-card": { says: [...EXTRACT, ...BOTH, UNREGISTERED], never: ["anak seorang ibu"] },
  "birth/b5-mother-only": motherOnly,
  "birth/b6-foundling": foundling,
  "birth/b6-sworn-by-the-guardian": foundling,
  "birth/b7-late": married,
  "birth/b8-child-on-no-family-card": married,
  "birth/b9-adult": married,
  "birth-foreigner/b11-limited-stay": { says: [...EXTRACT, ...BOTH, "WARGA NEGARA : JAPANESE"], never: ["INDONESIA"] },
  "birth-foreigner/b11-late-mother-only": { says: [...EXTRACT, "anak seorang ibu", "{mother.name}", "WARGA NEGARA : JAPANESE"], never: ["dari ayah"] },
  "stillbirth/b15-home": { says: ["SURAT KETERANGAN LAHIR MATI", "telah lahir mati seorang anak", "{mother.name}"], never: ["AKTA"] },
  "stillbirth/b15-hospital": { says: ["SURAT KETERANGAN LAHIR MATI", "telah lahir mati seorang anak", "{mother.name}"], never: ["AKTA"] },
  "report-abroad/b10-both-parents": { says: ["KELAHIRAN DI LUAR NEGERI", "{child.name}", "{father.name}", "{mother.name}", "OSAKA"], never: ["KUTIPAN"] },
  "report-abroad/b10-mother-only": { says: ["KELAHIRAN DI LUAR NEGERI", "{child.name}", "anak seorang ibu", "{mother.name}"], never: ["KUTIPAN", "anak dari ayah"] },
  "death/d1-hospital": seen,
  "death/d2-home-family-statement": seen,
  "death/d2-home-ward-letter": seen,
  "death/d3-unidentified": { says: ["KUTIPAN AKTA KEMATIAN", "seorang yang tidak dikenal identitasnya", "WARGA NEGARA : TIDAK DIKETAHUI"], never: ["bernama", DECLARED] },
  "death/d4-missing-court": declared,
  "death/d5-lost-at-sea": declared,
  "death/d6-abroad": { says: [...seen.says, "KUALA LUMPUR"], never: seen.never },
  "death/d6-late-and-downloaded": { says: [...seen.says, "JEDDAH"], never: seen.never },
  "death/d7-foreigner": { says: [...DEATH, "WARGA NEGARA : AUSTRALIAN"], never: [DECLARED] },
  "death/d8-citizen-not-resident": { says: [...DEATH, "WARGA NEGARA : INDONESIA"], never: [DECLARED] },
  "death/d9-in-no-database": { says: seen.says, never: [DECLARED] },
  "second-extract/b13-lost": { of: "birth/b1-hospital-married", says: ["KUTIPAN AKTA KELAHIRAN", "{person.name}", "{record.number}"] },
  "second-extract/b13-damaged": { of: "birth/b4-couple-on-family-card", says: ["KUTIPAN AKTA KELAHIRAN", "{person.name}", "{record.number}", UNREGISTERED] },
  "second-extract/b13-elsewhere": {
    letter: {
      "registered_on": "2016-03-02", "kept_by": "Kabupaten Sidoarjo", "book": "474.1/120/2026 tanggal 24-11-2026", "fact-parentage": "both", "child.birth_place": "Sidoarjo",
      "child.birth_order": "1", "child.sex": "female", "mother.name": "Sulastri", "father.name": "Wagiman",
    },
    says: ["KUTIPAN AKTA KELAHIRAN", "Kutipan ke-dua", "Dicatat dalam register Kabupaten Sidoarjo", "{person.name}", "{record.number}", "SULASTRI"],
  },
  "second-extract/b14-full-copy": { of: "birth/b5-mother-only", says: ["SALINAN AKTA KELAHIRAN", "{record.number}"] },
  "second-extract/b14-from-elsewhere-by-proxy": { of: "birth/b2-home-ward-letter", says: ["SALINAN AKTA KELAHIRAN", "{record.number}"] },
  "second-extract/d10-lost": { of: "death/d1-hospital", says: ["KUTIPAN AKTA KEMATIAN", "{person.name}"] },
};
