// Five more services from a citizen's phone to the document: marriage, divorce, move, family card and child card. The answers are those that the
// stories of each service start from; every page is answered as it comes, without scripts.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import * as citizen from "./support/citizen_steps.mjs";
import { answer, submit, text } from "./support/forms.mjs";
import { assertNoMissingText, shoot } from "./support/look.mjs";
import * as pdf from "./support/pdf.mjs";
import { PHONE, launchBrowser, officer, person } from "./support/people.mjs";
import { png } from "./support/pictures.mjs";
import { startDemo } from "./support/server.mjs";
import * as staff from "./support/staff_steps.mjs";
import { answersOf, pagesOf, story } from "./support/story.mjs";

const PHOTO = { name: "foto.png", mimeType: "image/png", buffer: png(480, 640) };

// As its book says it; the number is the one that the divorce names.
const MARRIAGE = {
  "number": "3578-KW-01022015-0007", "registered_on": "2015-02-01", "book": "Perkawinan 2015, halaman 7", "marriage.place": "Surabaya", "marriage.date": "2015-01-24",
  "marriage.religion": "catholic", "clergy.name": "Antonius Hadi", "husband.name": "Daniel Kurnia", "husband.birth_place": "Surabaya", "husband.birth_date": "1985-09-15",
  "wife.name": "Lidia Permata", "wife.birth_place": "Malang", "wife.birth_date": "1988-04-12", "husband_father.name": "Yusuf Kurnia", "husband_mother.name": "Ester Wati",
  "wife_father.name": "Samuel Permata", "wife_mother.name": "Hana Lestari",
};

const WALKS = [
  { service: "marriage", entry: "marriage", search: "nikah", letters: "KW", confirms: true, printed: ["KUTIPAN AKTA PERKAWINAN", "YOHANES PRATAMA", "KRISTINA DEWI", "SURABAYA"] },
  { service: "divorce", entry: "divorce", search: "cerai", letters: "CR", confirms: true, elsewhere: true, printed: ["KUTIPAN AKTA PERCERAIAN", "DANIEL KURNIA", "LIDIA PERMATA"] },
  { service: "divorce", entry: "divorce", search: "cerai", letters: "CR", confirms: true, register: MARRIAGE, printed: ["KUTIPAN AKTA PERCERAIAN", "DANIEL KURNIA", "LIDIA PERMATA"] },
  { service: "move", entry: "move-within", search: "pindah rumah dalam kota", letters: "SKP", confirms: false, printed: ["SURAT KETERANGAN PINDAH DALAM DAERAH", "AGUS WIDODO", "SITI AMINAH", "Jalan Cempaka 9"] },
  { service: "family-card", entry: "family-card", search: "kartu keluarga baru", letters: null, confirms: true, printed: ["KARTU KELUARGA", "BUDI SANTOSO", "BUNGA MELATI LESTARI", "JALAN KENARI 12"] },
  { service: "child-card", entry: "child-card", search: "kia", letters: null, confirms: false, onBlank: true, printed: ["KARTU IDENTITAS ANAK", "BUNGA MELATI LESTARI"] },
];

for (const walk of WALKS) {
  describe(`${walk.service}, ${walk.register ? "its entry found here, " : ""}without scripts`, () => {
    let server, browser, family, ward, registrar, head, district;
    let draft, slip, record;
    const test = story();
    const answers = answersOf(walk.service);
    const form = { pages: pagesOf(walk.service), given: answers };
    const look = (page) => (name) => shoot(page, `${walk.service}${walk.register ? "-here" : ""}-${name}`);

    before(async () => {
      server = await startDemo();
      browser = await launchBrowser();
      family = await person(browser, server, { viewport: PHONE, scripts: false });
      [ward, registrar, head, district] = await Promise.all(
        ["genteng", "registrar", "kepala", "kecamatan"].map((name) => officer(browser, server, name, { scripts: false })),
      );
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    test("a citizen finds it, answers what each page asks, photographs the papers and sends it", async () => {
      draft = await citizen.begin(family.page, look(family.page), { service: walk.entry, search: walk.search });
      await citizen.answerAsItComes(family.page, draft, form, look(family.page));
      await citizen.documents(family.page, draft, look(family.page));
      if (answers.has("delivery.method")) { await citizen.answerAsItComes(family.page, draft, form, look(family.page), "delivery"); }
      slip = await citizen.send(family.page, draft, look(family.page));
    });

    test("the ward sees the originals and says what each paper is; the registrar approves", async () => {
      record = await staff.scan(ward.page, slip.number);
      await staff.seeOriginals(ward.page, record, look(ward.page));
      await staff.review(ward.page, record, {}, look(ward.page));
      // The couple of the divorce married in another city, or here, before this program.
      if (walk.elsewhere) { await staff.referElsewhere(registrar.page, record); }
      if (walk.register) {
        await staff.keyEntry(registrar.page, head.page, "marriage", walk.register, PHOTO);
        await staff.refer(registrar.page, record, walk.register.number);
      }
      await staff.approve(registrar.page, record, look(registrar.page));
    });

    if (walk.register) {
      test("what is written beside the entry is agreed to by a second person", async () => {
        assert.match(await text(registrar.page), /Perkawinan ini putus karena perceraian/);
        assert.equal(await registrar.page.locator('form[action$="/putus-perubahan"]').count(), 0, "who approved it does not decide");
        await staff.agreeSecond(head.page, record, look(head.page));
      });
    }

    test("what is registered gets its number, and the head signs", async () => {
      if (walk.confirms) { await citizen.agree(family.page, draft, slip, look(family.page)); }
      if (walk.letters) { assert.match(await staff.register(registrar.page, record, look(registrar.page)), new RegExp(`^3578-${walk.letters}-`)); }
      await staff.sign(head.page, record, look(head.page));
      const file = pdf.keep(`${walk.service}.pdf`, await staff.download(registrar.page, `${record}/pratinjau.pdf`));
      pdf.check(file);
      const printed = pdf.textOf(file);
      for (const words of walk.printed) { assert.ok(printed.includes(words), `${words} in ${printed}`); }
    });

    test("it is fetched at the district, or downloaded at home, and the tracker says that it is done", async () => {
      if (answers.get("delivery.method") === "download") {
        await citizen.track(family.page, slip);
        pdf.check(pdf.keep(`${walk.service}-unduh.pdf`, await citizen.download(family.page, look(family.page))));
      } else {
        if (walk.onBlank) {
          await citizen.track(family.page, slip);
          await look(family.page)("tracker-queue");
          assert.match(await text(family.page), /Nomor 3 dari 3 antrean\. Blangko tersedia 1: belum cukup sampai giliran Anda\./);
          assert.equal(await family.page.locator('form[action$="/akta"]').count(), 0, "nobody prints a card at home");
        }
        await staff.print(district.page, record, look(district.page));
        await staff.handOver(district.page, record, answers.get("informant.name"), look(district.page), "informant");
      }
      if (walk.register) {
        await registrar.page.goto("/petugas/register");
        await answer(registrar.page, "number", walk.register.number);
        await submit(registrar.page, "/petugas/register");
        await look(registrar.page)("entry-noted");
        assert.match(await text(registrar.page), /Catatan pinggir[^]*Perkawinan ini putus karena perceraian/);
      }
      await citizen.track(family.page, slip);
      await look(family.page)("tracker-done");
      assert.match(await text(family.page), /selesai|diserahkan|diunduh/i);
      await assertNoMissingText(family.page, `${walk.service}: the tracker`);
    });
  });
}
