//! Two governments with cases at every place and phase, made by the same acts as in life. All births here are late ones, so that the
//! head's step is on the route.

use crate::bench::{BUSY, Bench, catalogue_from, folder, surabaya};
use application::{
    Actor, Application, ApplicationId, Command, DocumentId, Refusal, StaffId,
    action::{Collector, ConfirmedBy, Document, DocumentDecision, DocumentSource, IdentityDocument, PaperSeen, ReturnItem, Target, Verdict},
};
use catalogue::{Answers, Government, ReasonCode, ServiceId};
use desk::kernel::{Doing, act::perform};
use people::{Phase, Role};
use std::{collections::HashMap, fs, path::Path, sync::Arc};
use store::{ActError, Contract, Outcome, Pictures};

/// Where a case lies, seen from the officers of the ward Genteng and of its district.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Own,
    /// Another ward of the same district.
    Sibling,
    /// A ward of another district.
    Far,
    /// Another government.
    Foreign,
}

impl Place {
    pub const ALL: [Self; 4] = [Self::Own, Self::Sibling, Self::Far, Self::Foreign];

    fn ward(self) -> (&'static str, &'static str) {
        match self {
            Self::Own => ("3578071002", "35.78.07.1002"),
            Self::Sibling => ("3578071001", "35.78.07.1001"),
            Self::Far => ("3578011001", "35.78.01.1001"),
            Self::Foreign => ("9901011001", "99.01.01.1001"),
        }
    }
}

pub const HOST: &str = "uji.localhost";
const GOVERNMENT: &str = r#"name = "Pemerintah Kota Uji"
short_name = "Uji"
city = "Kota Uji"
region_code = "99.01"
regency_code = "9901"
zone_label = "WIB"
utc_offset = "+07:00"
languages = ["id", "en"]
hosts = ["uji.localhost"]
registry_office = "registry"
[head]
name = "Kepala Uji"
nip = "990000000000000001"
office_title = "Dinas Uji"
[help]
phone = "(031) 000 0000"
[hours]
monday = "08:00-15:00"
tuesday = "08:00-15:00"
wednesday = "08:00-15:00"
thursday = "08:00-15:00"
friday = "08:00-15:00"
[services.birth]
"#;
const OFFICES: &str = "id,kind,name,region_code,parent,address\nregistry,registry,Dinas Uji,99.01,,\n990101,district,Kecamatan Uji,99.01.01,registry,\n\
    9901011001,ward,Kelurahan Uji,99.01.01.1001,990101,\n";

pub struct Town {
    pub bench: Bench,
    foreign: Arc<Government>,
    cases: HashMap<(Place, Phase, bool), ApplicationId>,
    pins: HashMap<ApplicationId, String>,
    made: u32,
    /// What is said of people in each case of the first government: names, and NIKs as typed and in groups.
    pub planted: Vec<(ApplicationId, Vec<String>)>,
}

impl Town {
    pub async fn new() -> Self {
        let made = tempfile::tempdir().expect("a temporary folder");
        let uji = made.path().join("uji");
        fs::create_dir_all(&uji).expect("a folder");
        let drawings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya");
        for name in ["theme.toml", "crest.svg", "emblem.svg"] {
            fs::copy(drawings.join(name), uji.join(name)).expect("files are copied");
        }
        let busy = format!("{GOVERNMENT}{BUSY}");
        for (name, content) in [("government.toml", busy.as_str()), ("offices.csv", OFFICES), ("holidays.toml", "# none\n")] {
            fs::write(uji.join(name), content).expect("files are written");
        }
        let bench = Bench::of(catalogue_from(vec![surabaya(BUSY), folder(&uji)]));
        let foreign = bench.desk.catalogue.find_government("uji").expect("the second government").clone();
        Self { bench, foreign, cases: HashMap::new(), pins: HashMap::new(), made: 0, planted: Vec::new() }
    }

    /// Somebody of that role, of the ward Genteng or the offices above it: her cookie.
    pub async fn staff(&self, role: Role) -> String {
        let office = match role {
            Role::WardOfficer => "3578071002",
            Role::DistrictOfficer => "357807",
            Role::Registrar | Role::Head | Role::Administrator | Role::Auditor | Role::Connector => "",
            Role::Notifier => "contoh-rs",
            Role::Helper => "contoh-balai",
        };
        self.bench.staff(&format!("walker-{}", role.as_str()), role, office).await
    }

    fn government(&self, at: Place) -> Arc<Government> {
        if at == Place::Foreign { self.foreign.clone() } else { self.bench.government.clone() }
    }

    pub async fn read(&self, at: Place, id: ApplicationId) -> Application {
        let government = self.government(at);
        self.bench.desk.store.find_application(&government.id, id).await.expect("reads").expect("the case is there")
    }

    /// A case there in that phase; a draft at home is of this role's office.
    pub async fn case(&mut self, at: Place, phase: Phase, role: Role) -> Application {
        let by_district = phase == Phase::Draft && at == Place::Own && role == Role::DistrictOfficer;
        let id = match self.cases.get(&(at, phase, by_district)) {
            Some(id) => *id,
            None => {
                let id = self.make(at, phase, by_district).await;
                self.cases.insert((at, phase, by_district), id);
                id
            }
        };
        let case = self.read(at, id).await;
        assert_eq!(Phase::of(&case), phase);
        case
    }

    pub fn pin(&self, id: ApplicationId) -> &str {
        self.pins.get(&id).map_or("", String::as_str)
    }

    /// A case that was changed is made anew when it is next asked for.
    pub fn keep_or_drop(&mut self, at: Place, phase: Phase, role: Role, before: &Application, after: &Application) {
        if before.seq != after.seq {
            let by_district = phase == Phase::Draft && at == Place::Own && role == Role::DistrictOfficer;
            self.cases.remove(&(at, phase, by_district));
        }
    }

    async fn try_do(&self, at: Place, who: &Actor, id: ApplicationId, command: Command) -> Result<Outcome, ActError> {
        let create = matches!(command, Command::File { .. }).then(|| ServiceId::new("birth"));
        let doing = Doing { application: id, create, seen: None, delivery: None, pin_to: None };
        perform(&self.bench.desk.store, &self.government(at), &self.bench.desk.now(), who.clone(), doing, command).await
    }

    async fn done(&self, at: Place, who: &Actor, id: ApplicationId, command: Command) -> Application {
        self.try_do(at, who, id, command).await.unwrap_or_else(|error| panic!("{error:?}")).application
    }

    fn actor(&self, at: Place, name: &str, role: Role) -> Actor {
        let government = self.government(at);
        let ward = government.find_office(at.ward().0).expect("the ward").clone();
        let office = match role {
            Role::WardOfficer => ward.id,
            Role::DistrictOfficer => ward.parent.expect("a district"),
            _ => government.registry_office.clone(),
        };
        Actor::Staff { id: StaffId(name.into()), name: name.to_uppercase(), role: role.as_str().into(), office }
    }

    async fn make(&mut self, at: Place, phase: Phase, by_district: bool) -> ApplicationId {
        self.made += 1;
        let mut id = [0x55; 16];
        id[..4].copy_from_slice(&self.made.to_be_bytes());
        let id = ApplicationId(id);
        let counter = self.actor(at, "rina", if by_district { Role::DistrictOfficer } else { Role::WardOfficer });
        self.file(at, &counter, id).await;
        if at != Place::Foreign {
            let answers = self.answers(at);
            let said = |field: &str| answers.get(field).expect("asked of everybody").to_owned();
            let nik = said("mother.nik");
            let grouped = [&nik[..4], &nik[4..8], &nik[8..12], &nik[12..]].join(" ");
            self.planted.push((id, vec![said("child.name"), said("mother.name"), nik, grouped]));
        }
        if phase == Phase::Draft {
            return id;
        }
        let submit = Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false };
        let sent = self.try_do(at, &counter, id, submit).await.unwrap_or_else(|error| panic!("{error:?}"));
        let case = sent.application;
        self.pins.extend(sent.receipt.map(|receipt| (id, receipt.pin.reveal().to_string())));
        match phase {
            Phase::Ward => {}
            Phase::ReturnedByCounter => {
                let items = case.requirements.iter().take(1).map(|one| ReturnItem { target: Target::Document(one.slot.clone()), code: ReasonCode::new("FOTO-BURAM") });
                self.done(at, &counter, id, Command::Return { items: items.collect(), notes: Default::default() }).await;
            }
            _ => self.onward(at, &case, phase).await,
        }
        id
    }

    async fn file(&self, at: Place, counter: &Actor, id: ApplicationId) {
        let government = self.government(at);
        let answers = self.answers(at);
        let service = government.find_service("birth").expect("births are registered here");
        let today = government.calendar.date_of(self.bench.desk.now().at);
        let asked = service.requirements(&answers, &service.facts(&answers, today), today);
        let mut documents = Vec::new();
        for (place, requirement) in asked.iter().enumerate() {
            let mut document = id.0;
            document[15] = u8::try_from(place).expect("few");
            let document = DocumentId(document);
            let (source, pages) = if place == 0 { (DocumentSource::Photo, 1) } else { (DocumentSource::Paper, 0) };
            if pages > 0 {
                let pictures = Pictures { pages: vec![vec![0xFF, 0xD8, 0xFF]], thumbnail: vec![0xFF, 0xD8, 0xFF] };
                self.bench.desk.store.put_document(&government.id, id, document, pictures, &self.bench.desk.now()).await.expect("documents are kept");
            }
            documents.push(Document { document, slot: requirement.slot.clone(), source, pages });
        }
        self.done(at, counter, id, Command::File { language: "id".into(), answers, documents }).await;
    }

    /// Each case is another family's.
    fn answers(&self, at: Place) -> Answers {
        let syllables = ["Ba", "Ci", "Du", "Fe", "Go", "Ha", "Ji", "Ku", "Le", "Mo"];
        let digit = |power: u32| syllables[(self.made / 10_u32.pow(power) % 10) as usize].to_owned();
        let word = format!("{}{}{}", digit(0), digit(1).to_lowercase(), digit(2).to_lowercase());
        let nik = format!("997807520396{:04}", self.made % 9000 + 1);
        let (child, mother) = (format!("{word} Melati"), format!("{word} Wahyuni"));
        [
            ("informant.relation", "mother"), ("informant.name", mother.as_str()), ("informant.nik", nik.as_str()),
            ("family.card_number", "9978071203200003"), ("family.address", "Jalan Contoh 12"), ("family.rt", "3"), ("family.rw", "5"),
            ("family.ward", at.ward().1), ("child.birth_date", "2026-07-20"), ("child.place_kind", "hospital"),
            ("child.place_name", "RSUD Contoh"), ("child.birth_place", "Surabaya"), ("child.name", child.as_str()),
            ("child.sex", "female"), ("child.birth_kind", "single"), ("child.birth_order", "2"), ("child.attendant", "midwife"),
            ("child.proof", "facility-letter"), ("parents.marriage", "registered"), ("mother.name", mother.as_str()), ("mother.nik_known", "yes"),
            ("mother.nik", nik.as_str()), ("mother.birth_date", "1996-03-12"), ("mother.birth_place", "Surabaya"),
            ("father.name", "Budi Santoso"), ("father.nik_known", "yes"), ("father.nik", "9978071004940001"), ("father.birth_date", "1994-04-10"),
            ("father.birth_place", "Sidoarjo"), ("witness1.name", "Agus Salim"), ("witness1.nik_known", "no"), ("witness2.name", "Rini Astuti"),
            ("witness2.nik_known", "no"), ("delivery.method", "pick-up"), ("delivery.family_card", "none"), ("delivery.child_card", "none"),
        ]
        .into_iter()
        .collect()
    }

    /// From the ward's desk to the wanted phase, step by step.
    async fn onward(&self, at: Place, case: &Application, phase: Phase) {
        let (id, government) = (case.id, self.government(at));
        let (rina, dewi) = (self.actor(at, "rina", Role::WardOfficer), self.actor(at, "dewi", Role::DistrictOfficer));
        let (budi, sri) = (self.actor(at, "budi", Role::Registrar), self.actor(at, "sri", Role::Head));
        let slots: Vec<_> = case.requirements.iter().map(|one| one.slot.clone()).collect();
        let seen = |slot| PaperSeen { slot, original_seen: true, matches_photo: true, copy_kept: true, sheets: 1, missing_reason: None };
        self.done(at, &rina, id, Command::SeeOriginals { papers: slots.iter().cloned().map(seen).collect(), witnesses_present: true }).await;
        let service = government.find_service("birth").expect("births are registered here");
        let documents = slots.iter().map(|slot| DocumentDecision { slot: slot.clone(), kind: service.slots[slot.as_str()].kinds[0].clone() }).collect();
        self.done(at, &rina, id, Command::Review { documents, draft_signed: false }).await;
        if phase == Phase::Registry {
            return;
        }
        self.done(at, &sri, id, Command::DecideLate { granted: true, note: String::new() }).await;
        self.approve(at, &budi, id).await;
        self.done(at, &Actor::Applicant, id, Command::Confirm { by: ConfirmedBy::Tracker }).await;
        self.done(at, &budi, id, Command::Register).await;
        if phase == Phase::Signing {
            return;
        }
        self.sign(at, id).await;
        self.done(at, &dewi, id, Command::Print).await;
        if phase == Phase::HandedOver {
            let given = Command::HandOver { collector: Collector::Mother, identity_seen: IdentityDocument::IdCard, name: "Ibu Contoh".into() };
            self.done(at, &dewi, id, given).await;
        }
    }

    async fn sign(&self, at: Place, id: ApplicationId) {
        let (sha256, now, government) = ("ab".repeat(32), self.bench.desk.now(), self.government(at));
        self.bench.desk.store.put_certificate(&government.id, id, &sha256, b"%PDF-1.7".to_vec(), &now).await.expect("certificates are kept");
        self.done(at, &self.actor(at, "sri", Role::Head), id, Command::Sign { certificate_sha256: sha256 }).await;
    }

    /// One more case, signed and not printed yet.
    pub async fn waiting_for_print(&mut self, at: Place) -> ApplicationId {
        let id = self.make(at, Phase::Signing, false).await;
        self.sign(at, id).await;
        id
    }

    async fn approve(&self, at: Place, budi: &Actor, id: ApplicationId) {
        loop {
            match self.try_do(at, budi, id, Command::Approve).await {
                Ok(_) => return,
                Err(ActError::Refused(refusal)) => {
                    let Refusal::DuplicatesOpen { others } = *refusal else { panic!("{refusal:?}") };
                    for other in others {
                        let reason = "Keluarga lain, anak lain, tanggal lain.".to_owned();
                        self.done(at, budi, id, Command::JudgeDuplicate { other, verdict: Verdict::Different, reason }).await;
                    }
                }
                Err(error) => panic!("{error:?}"),
            }
        }
    }
}
