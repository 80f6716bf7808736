//! From folders to a catalogue: everything is read and judged once, all faults together, before anything starts.
//!
//! Read next: `load/service_file.rs`, `load/government_file.rs` (what the files say), [`crate::check`] (what may not be).

pub(crate) mod cells;
mod directory_file;
mod folder;
pub(crate) mod government_file;
mod holidays;
mod machine;
mod offices;
pub(crate) mod repeat;
pub(crate) mod service_file;
mod theme;
mod watch_table;

pub use folder::{FILE_BYTES_MAX, Folder};

use crate::{
    calendar::Calendar,
    check,
    directory::Directory,
    finding::{Finding, Severity},
    government::{Government, Office, Registry},
    ids::{GovernmentId, OfficeId, ServiceId, StepId},
    rules::Rules,
    field::{Field, FieldKind},
    service::{Part, Service, Standard, StepAct},
    texts::{Language, Texts},
};
use cells::Placed;
use government_file::{GovernmentDraft, Overrides};
use repeat::Repeats;
use service_file::{Common, ServiceDraft};
use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

/// Texts of the problems that this crate reports and of what all services share, under everything else.
const OWN_TEXTS: [(&str, &str, &str); 4] = [
    ("id", "crates/catalogue/texts/id.ftl", include_str!("../texts/id.ftl")),
    ("en", "crates/catalogue/texts/en.ftl", include_str!("../texts/en.ftl")),
    ("id", "crates/catalogue/texts/common/id.ftl", include_str!("../texts/common/id.ftl")),
    ("en", "crates/catalogue/texts/common/en.ftl", include_str!("../texts/common/en.ftl")),
];

/// All governments of a running program, with their services.
///
/// **Invariant:** holds no fault; `findings` are warnings and unconfirmed legal bases only.
pub struct Catalogue {
    governments: Vec<Arc<Government>>,
    directory: Directory,
    findings: Vec<Finding>,
}

/// Finds the rules of a service, for services that have some.
pub type FindRules<'r> = dyn Fn(&str) -> Option<&'static dyn Rules> + 'r;

/// A service folder read: its draft and its own texts over the shared ones.
struct Read {
    draft: ServiceDraft,
    own: Texts,
    texts: Texts,
}

impl Catalogue {
    /// Reads and checks everything. On any fault: all findings, sorted by place, warnings included.
    pub fn load(
        governments: &[Folder],
        services: &[Folder],
        shared_texts: &[(&str, &str, &str)],
        rules: &FindRules<'_>,
    ) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let shared = texts_or_faults(shared_texts, &mut findings).layered_over(own_texts()).flattened();
        let common = Common::read(&mut findings);
        let read: Vec<Read> = services.iter().filter_map(|folder| read_service(folder, &common, &shared, &mut findings)).collect();
        let loaded: Vec<Arc<Government>> =
            governments.iter().filter_map(|folder| read_government(folder, &Shared { services: &read, common: &common, texts: &shared, rules }, &mut findings)).map(Arc::new).collect();
        findings.extend(check::hosts(&loaded));
        findings.sort();
        findings.dedup();
        let faulty = loaded.is_empty() || findings.iter().any(|finding| finding.severity == Severity::Fault);
        if loaded.is_empty() && findings.is_empty() {
            findings.push(Finding { path: "governments".to_owned(), line: 0, severity: Severity::Fault, message: "no government at all".to_owned() });
        }
        if faulty { Err(findings) } else { Ok(Self { governments: loaded, directory: Directory::default(), findings }) }
    }

    /// With the list of services as people ask for them. On any fault: all findings, those of loading included.
    pub fn with_directory(mut self, folder: &Folder) -> Result<Self, Vec<Finding>> {
        let mut services = BTreeMap::new();
        for government in &self.governments {
            services.extend(government.services.iter().map(|(id, service)| (id.as_str(), service.as_ref())));
        }
        let texts = self.governments.iter().map(|government| &government.texts).collect();
        let mut findings = std::mem::take(&mut self.findings);
        let directory = directory_file::read(folder, &directory_file::Against { services, texts }, &mut findings);
        findings.sort();
        findings.dedup();
        if findings.iter().any(|finding| finding.severity == Severity::Fault) {
            return Err(findings);
        }
        Ok(Self { directory, findings, ..self })
    }

    /// The services as people ask for them; empty without [`Catalogue::with_directory`].
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// In the order given to [`Catalogue::load`]; at least one.
    pub fn governments(&self) -> &[Arc<Government>] {
        &self.governments
    }

    pub fn find_government(&self, id: &str) -> Option<&Arc<Government>> {
        self.governments.iter().find(|government| government.id.as_str() == id)
    }

    /// The government that a host name shows, port ignored; any other host shows the first.
    pub fn government_of_host(&self, host: &str) -> &Arc<Government> {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name).to_ascii_lowercase();
        let found = self.governments.iter().find(|government| government.hosts.contains(&name));
        found.unwrap_or_else(|| self.first())
    }

    /// Warnings and unconfirmed legal bases, sorted by place.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    fn first(&self) -> &Arc<Government> {
        match self.governments.as_slice() {
            [first, ..] => first,
            [] => unreachable!("load refuses an empty catalogue"),
        }
    }
}

/// Read once; their faults would be faults of this program.
fn own_texts() -> &'static Texts {
    static OWN: OnceLock<Texts> = OnceLock::new();
    OWN.get_or_init(|| Texts::from_sources(&OWN_TEXTS).unwrap_or_default())
}

fn texts_or_faults(sources: &[(&str, &str, &str)], findings: &mut Vec<Finding>) -> Texts {
    Texts::from_sources(sources).unwrap_or_else(|faults| {
        findings.extend(faults);
        Texts::default()
    })
}

/// The `*.ftl` files of a folder: language, path, content.
fn text_files(folder: &Folder, findings: &mut Vec<Finding>) -> Vec<(String, String, String)> {
    let mut files = Vec::new();
    for (file, _) in folder.files() {
        // Services of a government lie below it and bring their own.
        let Some(language) = file.strip_suffix(".ftl").filter(|language| !language.contains('/')) else { continue };
        match folder.text(file) {
            Ok(content) => files.push((language.to_owned(), folder.path_of(file), content.to_owned())),
            Err(finding) => findings.push(finding),
        }
    }
    files
}

fn folder_texts(folder: &Folder, repeats: &Repeats, findings: &mut Vec<Finding>) -> Texts {
    let mut files = text_files(folder, findings);
    files.iter_mut().for_each(|(_, _, content)| *content = repeats.spoken(content));
    let sources: Vec<(&str, &str, &str)> = files.iter().map(|(l, p, c)| (l.as_str(), p.as_str(), c.as_str())).collect();
    texts_or_faults(&sources, findings)
}

fn read_service(folder: &Folder, common: &Common, shared: &Texts, findings: &mut Vec<Finding>) -> Option<Read> {
    let draft = service_file::read(folder, common, findings)?;
    let own = folder_texts(folder, &draft.repeats, findings);
    findings.extend(check::edition(folder, &draft));
    findings.extend(check::service(&draft));
    findings.extend(check::texts(&draft, folder, shared));
    let texts = own.layered_over(shared);
    Some(Read { draft, own, texts })
}

/// What all governments stand on.
struct Shared<'s> {
    services: &'s [Read],
    common: &'s Common,
    texts: &'s Texts,
    rules: &'s FindRules<'s>,
}

/// The services that only this government has: `services/<id>/` in its folder. They are offered without another word.
fn own_services(folder: &Folder, draft: &mut GovernmentDraft, shared: &Shared<'_>, findings: &mut Vec<Finding>) -> Vec<Read> {
    let own: Vec<Read> = folder.folders_in("services").iter().filter_map(|folder| read_service(folder, shared.common, shared.texts, findings)).collect();
    for one in &own {
        let id = one.draft.id.as_str();
        if shared.services.iter().any(|read| read.draft.id == one.draft.id) {
            findings.push(one.draft.edition.fault(format!("`{id}` is a service of the program already; call this one otherwise")));
        }
        draft.services.entry(id.to_owned()).or_insert_with(|| Placed { path: one.draft.edition.path.clone(), line: 1, item: Overrides::default() });
    }
    own
}

/// Parts and names of a service that a government speaks of and that are not there.
fn pointing_nowhere(overrides: &Placed<Overrides>, service: &ServiceDraft) -> Vec<Finding> {
    let id = &service.id;
    let parts = overrides.item.parts.iter().filter(|part| !service.parts.iter().any(|known| known.item.id == **part));
    let is_given = |field: &Field| matches!(field.kind, FieldKind::PersonName { newborn: Some(_) });
    let names = overrides.item.letters_max.keys().filter(|name| !service.fields.iter().any(|field| field.item.id == **name && is_given(&field.item)));
    let parts = parts.map(|part| overrides.fault(format!("service `{id}` has no part `{part}`")));
    parts.chain(names.map(|name| overrides.fault(format!("`letters_max`: `{name}` of service `{id}` is no name that is given now")))).collect()
}

fn read_government(folder: &Folder, shared: &Shared<'_>, findings: &mut Vec<Finding>) -> Option<Government> {
    let mut draft = government_file::read(folder, findings)?;
    let own_services = own_services(folder, &mut draft, shared, findings);
    let (rules, shared, read) = (shared.rules, shared.texts, own_services.iter().chain(shared.services));
    let offices = offices::read(folder, &draft.region_code.item, findings);
    let holidays = holidays::read(folder, findings);
    let theme = theme::read(folder, findings);
    let own = folder_texts(folder, &Repeats::default(), findings);
    findings.extend(check::government(&draft, &offices, shared));
    findings.extend(check::compensations(&draft.compensations));
    let Some(calendar) = Calendar::new(draft.offset, draft.hours, holidays) else {
        let message = "the office is never open, or closed for more than a year".to_owned();
        findings.push(Finding { path: draft.path.clone(), line: 0, severity: Severity::Fault, message });
        return None;
    };
    let calendar = Arc::new(calendar);
    let languages: Vec<Language> = draft.languages.iter().map(|tag| Language::new(tag)).collect();
    let mut services = BTreeMap::new();
    let mut all = shared.clone();
    for (id, overrides) in &draft.services {
        let Some(found) = read.clone().find(|read| read.draft.id.as_str() == id) else {
            findings.push(overrides.fault(format!("there is no service `{id}`")));
            continue;
        };
        findings.extend(pointing_nowhere(overrides, &found.draft));
        let overridden = found.draft.clone().overridden(&overrides.item).recorded_by(&draft.registry);
        findings.extend(check::service(&overridden));
        all = found.own.layered_over(&all);
        let texts = own.layered_over(&found.texts).speaking(&languages);
        findings.extend(check::overridden_texts(&overridden, &texts, &draft.path));
        let service = overridden.into_service(&overrides.item.parts, rules(id), calendar.clone(), texts);
        services.insert(ServiceId::new(id), Arc::new(service));
    }
    findings.extend(check::government_texts(folder, &all));
    let texts = own.layered_over(&all).speaking(&languages).flattened();
    let (common, rows) = government_file::common_retention(findings);
    let own = |kept| draft.retention.iter().any(|term| term.item.kept == kept);
    let holding: Vec<_> = rows.into_iter().filter(|term| !own(term.item.kept)).chain(draft.retention.iter().cloned()).collect();
    findings.extend(check::retention(&holding));
    let retention = common.overridden(draft.retention.iter().map(|term| term.item.clone()).collect());
    Some(Government { retention, ..government(folder, draft, calendar, offices, theme, services, texts) })
}

fn government(
    folder: &Folder,
    draft: GovernmentDraft,
    calendar: Arc<Calendar>,
    offices: BTreeMap<OfficeId, Office>,
    theme: crate::government::Theme,
    services: BTreeMap<ServiceId, Arc<Service>>,
    texts: Texts,
) -> Government {
    Government {
        id: GovernmentId::new(&folder.name),
        name: draft.name,
        short_name: draft.short_name,
        city: draft.city,
        region_code: draft.region_code.item,
        regency_code: draft.regency_code,
        zone_label: draft.zone_label,
        languages: draft.languages,
        hosts: draft.hosts.iter().map(|host| host.to_ascii_lowercase()).collect(),
        calendar,
        offices,
        registry_office: OfficeId::new(&draft.registry_office.item),
        head: draft.head,
        help: draft.help,
        theme,
        services,
        texts,
        retention: crate::retention::Retention::default(),
        passwords: draft.passwords,
        watch: draft.watch,
        registry: draft.registry,
        compensations: draft.compensations.into_iter().map(|row| row.item).collect(),
        elsewhere_url: draft.elsewhere_url,
    }
}

impl ServiceDraft {
    /// With a government's own rows added, and its route and promise in place of the shared ones.
    fn overridden(mut self, own: &government_file::Overrides) -> Self {
        if !own.route.is_empty() {
            self.route = own.route.clone();
        }
        self.notify.clone_from(&own.notify);
        if let Some(promise) = &own.promise {
            self.promise = promise.clone();
            self.promises = own.promises.clone();
        }
        for field in &mut self.fields {
            if let (FieldKind::PersonName { newborn: Some(most) }, Some(here)) = (&mut field.item.kind, own.letters_max.get(&field.item.id)) {
                *most = *here;
            }
        }
        self.deadlines.extend(own.deadlines.iter().cloned());
        self.fees.extend(own.fees.iter().cloned());
        self.waivers.extend(own.waivers.iter().cloned());
        self
    }

    /// Where another system registers and signs, one step takes the place of both. What is printed from an entry of the register
    /// comes from there too.
    fn recorded_by(mut self, registry: &Registry) -> Self {
        let has = |wanted: StepAct| self.route.iter().any(|step| step.item.act == wanted);
        let from_entry = self.outputs.iter().any(|output| output.item.of_entry);
        let replaced = match (has(StepAct::Register), has(StepAct::Sign) && from_entry) {
            (true, _) => StepAct::Register,
            (false, true) => StepAct::Sign,
            (false, false) => return self,
        };
        if *registry == Registry::Internal {
            return self;
        }
        self.route.retain(|step| step.item.act == replaced || step.item.act != StepAct::Sign);
        for step in self.route.iter_mut().filter(|step| step.item.act == replaced) {
            step.item.role = "registrar".to_owned();
            (step.item.act, step.item.id) = (StepAct::RecordElsewhere, StepId::new("recorded-elsewhere"));
        }
        self
    }

    fn into_service(self, kept_parts: &[String], rules: Option<&'static dyn Rules>, calendar: Arc<Calendar>, texts: Texts) -> Service {
        fn items<T>(placed: Vec<cells::Placed<T>>) -> impl Iterator<Item = T> {
            placed.into_iter().map(|placed| placed.item)
        }
        let parted = |field: &Field| self.parts.iter().find(|part| part.item.fields.contains(&field.id)).map(|part| part.item.id.clone());
        let (of_parts, of_form): (Vec<Field>, Vec<Field>) = self.fields.iter().map(|field| field.item.clone()).partition(|field| parted(field).is_some());
        let part = |part: &machine::PartDraft| Part {
            id: part.id.clone(), basis: part.basis.clone(),
            fields: part.fields.iter().filter_map(|id| of_parts.iter().find(|field| field.id == *id).cloned()).collect(),
        };
        let parts = self.parts.iter().map(|placed| &placed.item).filter(|one| kept_parts.contains(&one.id)).map(part).collect();
        Service {
            id: self.id,
            edition: self.edition.item,
            digest: self.digest,
            subject: self.subject.item,
            needs: self.needs,
            series: items(self.series).collect(),
            prints: items(self.prints).collect(),
            collectors: items(self.collectors).collect(),
            duplicates: items(self.duplicates).collect(),
            effects: items(self.effects).collect(),
            contest: self.contest.map(|placed| placed.item),
            parts,
            annotates: self.annotates.map(|placed| placed.item),
            standard: Standard { basis: self.basis, components: items(self.components).collect() },
            groups: self.groups,
            pages: items(self.pages).collect(),
            fields: of_form.into_iter().map(|field| (field.id.clone(), field)).collect(),
            computed: self.facts.iter().filter_map(|row| Some((row.item.id.clone(), row.item.how.clone()?))).collect(),
            facts: items(self.facts).map(|row| (row.id, row.values)).collect(),
            bars: items(self.bars).collect(),
            kinds: items(self.kinds).map(|kind| (kind.id.clone(), kind)).collect(),
            slots: items(self.slots).map(|slot| (slot.id.clone(), slot)).collect(),
            requirements: items(self.requirements).collect(),
            route: items(self.route).collect(),
            promise: self.promise.item,
            promises: items(self.promises).collect(),
            deadlines: items(self.deadlines).collect(),
            fees: items(self.fees).collect(),
            waivers: items(self.waivers).collect(),
            outputs: items(self.outputs).collect(),
            further: items(self.further).collect(),
            reasons: items(self.reasons).map(|reason| (reason.code.clone(), reason)).collect(),
            rules,
            calendar,
            limits: self.limits,
            notices: self.notices,
            notify: self.notify,
            texts,
        }
    }
}
