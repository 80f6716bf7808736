// A family that does not exist: every NIK begins with 99. Answers by page of the birth service.

const DAY = 24 * 60 * 60 * 1000;
export const daysAgo = (days) => new Date(Date.now() + 7 * 60 * 60 * 1000 - days * DAY).toISOString().slice(0, 10);

/** 16 digits: region of first issue, birth date (day + 40 for women), serial. */
export function nik(born, woman, serial) {
  const [year, month, day] = born.split("-");
  return `997807${String(Number(day) + (woman ? 40 : 0)).padStart(2, "0")}${month}${year.slice(2)}${String(serial).padStart(4, "0")}`;
}

export const MOTHER = { name: "Dewi Anggraini", born: "1996-03-14" };
export const FATHER = { name: "Arif Budiman", born: "1994-07-02" };

/** Answers of each page, in the order of the journey. */
export function family({ child = "Kinanti Larasati", birthDate = daysAgo(6), delivery = "pick-up", familyCard = "none", childCard = "none", serial = 41 } = {}) {
  return [
    ["informant-relation", { "informant.relation": "mother" }],
    ["informant", { "informant.name": MOTHER.name, "informant.nik": nik(MOTHER.born, true, serial), "informant.phone": "0812 3456 7890" }],
    ["informant-address", {
      "family.card_number": `997807050620${String(serial).padStart(4, "0")}`, "family.address": "Jalan Contoh Melati 7",
      "family.rt": "3", "family.rw": "5", "family.ward": "35.78.07.1002",
    }],
    ["child-birth-date", { "child.birth_date": birthDate, "child.birth_time": "07:45" }],
    ["child-place", { "child.place_kind": "hospital", "child.place_name": "Rumah Sakit Contoh", "child.birth_place": "Surabaya" }],
    ["child-name", { "child.name": child }],
    ["child-sex", { "child.sex": "female" }],
    ["child-birth", {
      "child.birth_kind": "single", "child.attendant": "midwife", "child.weight_grams": "3100", "child.length_cm": "49",
    }],
    ["child-proof", { "child.proof": "facility-letter" }],
    ["marriage", { "parents.marriage": "registered" }],
    ["mother", {
      "mother.name": MOTHER.name, "mother.nik_known": "yes", "mother.nik": nik(MOTHER.born, true, serial),
      "mother.birth_date": MOTHER.born, "mother.birth_place": "Surabaya", "child.birth_order": "2",
    }],
    ["father", {
      "father.name": FATHER.name, "father.nik_known": "yes", "father.nik": nik(FATHER.born, false, serial),
      "father.birth_date": FATHER.born, "father.birth_place": "Malang",
    }],
    ["witness1", { "witness1.name": "Bejo Suparman", "witness1.nik_known": "yes", "witness1.nik": nik("1970-01-09", false, 77) }],
    ["witness2", { "witness2.name": "Kasiati", "witness2.nik_known": "yes", "witness2.nik": nik("1972-05-20", true, 78) }],
    ["delivery", { "delivery.method": delivery, "delivery.family_card": familyCard, "delivery.child_card": childCard }],
  ];
}

export const WARD_SEARCH = "genteng";
/** What people type to find a ward, by its code. */
export const WARD_NAMES = { "35.78.07.1002": "genteng", "35.78.08.1003": "airlangga" };

export const DECEASED = { name: "Sutrisno Wibowo", born: "1948-03-12" };

/** Answers of each page of the death service, in the order of the journey: a father who died in hospital, reported by his daughter. */
export function loss({ died = daysAgo(3), delivery = "pick-up", familyCard = "none", spouseCard = "none", serial = 61 } = {}) {
  return [
    ["informant-relation", { "informant.relation": "child" }],
    ["informant", { "informant.name": MOTHER.name, "informant.nik": nik(MOTHER.born, true, serial), "informant.phone": "0812 3456 7890" }],
    ["deceased-identity", { "deceased.identity": "resident" }],
    ["deceased", { "deceased.name": DECEASED.name, "deceased.nik_known": "yes", "deceased.nik": nik(DECEASED.born, false, serial) }],
    ["deceased-birth", { "deceased.sex": "male", "deceased.birth_date": DECEASED.born, "deceased.birth_place": "Malang" }],
    ["deceased-family", { "deceased.marital_status": "married", "deceased.head_of_family": "yes" }],
    ["address", {
      "family.card_number": `997807050620${String(serial).padStart(4, "0")}`, "family.address": "Jalan Contoh Tenang 7",
      "family.rt": "3", "family.rw": "5", "family.ward": "35.78.07.1002",
    }],
    ["death-date", { "deceased.death_date": died, "deceased.death_time": "04:15" }],
    ["death-place", { "death.place_kind": "hospital", "death.place": "Surabaya" }],
    ["death-proof", { "death.proof": "doctor-letter" }],
    ["death-cause", { "death.stated_by": "doctor" }],
    ["parents", { "deceased.birth_order": "2", "father.name": "Sastro Contoh", "mother.name": "Tumini Contoh" }],
    ["witness1", { "witness1.name": "Bejo Suparman", "witness1.nik_known": "yes", "witness1.nik": nik("1970-01-09", false, 77) }],
    ["witness2", { "witness2.name": "Kasiati", "witness2.nik_known": "yes", "witness2.nik": nik("1972-05-20", true, 78) }],
    ["delivery", { "delivery.method": delivery, "delivery.family_card": familyCard, "delivery.spouse_card": spouseCard }],
  ];
}
