//! The catalogue of this program: services and governments that are built in, or government folders given on the command line.

use catalogue::{Catalogue, Finding, Folder};
use include_dir::{Dir, include_dir};
use std::path::PathBuf;

static GOVERNMENTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../governments");

/// Built-in governments, or the folders given instead of them.
pub fn load(folders: &[PathBuf]) -> Result<Catalogue, Vec<Finding>> {
    let governments = if folders.is_empty() { built_in() } else { read(folders)? };
    let intake = intake::TEXTS.iter().map(|(language, text)| (*language, "crates/intake/texts", *text));
    let texts = [desk::texts(), services::texts()].concat();
    let texts: Vec<(&str, &str, &str)> =
        texts.iter().map(|(language, path, text)| (language.as_str(), path.as_str(), text.as_str())).chain(intake).collect();
    Catalogue::load(&governments, &services::folders(), &texts, &services::rules)?.with_directory(&services::directory())
}

/// Faults, one a line.
pub fn listed(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    format!("the catalogue has faults:\n{}", lines.join("\n"))
}

/// Shown to hosts that no government names.
const FIRST: &str = "surabaya";

fn built_in() -> Vec<Folder> {
    let folders = GOVERNMENTS.dirs().map(|folder| {
        let name = folder.path().to_string_lossy();
        Folder::embedded(&format!("governments/{name}"), folder)
    });
    let mut folders: Vec<Folder> = folders.collect();
    folders.sort_by_key(|folder| folder.name != FIRST);
    folders
}

fn read(folders: &[PathBuf]) -> Result<Vec<Folder>, Vec<Finding>> {
    let (mut read, mut findings) = (Vec::new(), Vec::new());
    for folder in folders {
        match Folder::read(folder) {
            Ok(folder) => read.push(folder),
            Err(faults) => findings.extend(faults),
        }
    }
    if findings.is_empty() { Ok(read) } else { Err(findings) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use application::command::Act;
    use catalogue::service::{OfficeLevel, StepAct};
    use people::{Deed, Role, may};

    fn catalogue() -> Catalogue {
        load(&[]).unwrap_or_else(|findings| panic!("{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
    }

    #[test]
    fn the_built_in_catalogue_has_no_fault() {
        let catalogue = catalogue();
        let surabaya = catalogue.find_government("surabaya").expect("the first government");
        let count = |kind| surabaya.offices.values().filter(|office| office.kind == kind).count();
        assert_eq!((count(catalogue::OfficeKind::District), count(catalogue::OfficeKind::Ward)), (31, 153));
        assert!(surabaya.find_service("birth").is_some());
        assert_eq!(catalogue.governments()[0].id, surabaya.id, "other hosts show the first");
    }

    #[test]
    fn the_second_government_has_its_own_zone_places_route_and_no_fee_for_late_reports() {
        let catalogue = catalogue();
        let buleleng = catalogue.find_government("buleleng").expect("the second government");
        let count = |kind| buleleng.offices.values().filter(|office| office.kind == kind).count();
        assert_eq!((count(catalogue::OfficeKind::District), count(catalogue::OfficeKind::Ward)), (9, 148));
        assert_eq!((buleleng.zone_label.as_str(), buleleng.calendar.offset().whole_hours()), ("WITA", 8));
        let birth = buleleng.find_service("birth").expect("births");
        assert_eq!(birth.route.first().map(|step| (step.act, step.office)), Some((StepAct::Review, OfficeLevel::District)));
        assert!(birth.fees.iter().all(|fee| fee.amount_rupiah == 0));
        assert_eq!(birth.promise.working_days, 3);
        assert_eq!(catalogue.government_of_host("buleleng.localhost:8080").id, buleleng.id);
    }

    /// What a government decides for itself rests on its own word, or on nobody's yet: time, fees, waivers, days.
    #[test]
    fn no_government_promises_on_the_word_of_another() {
        let catalogue = catalogue();
        assert!(catalogue.governments().len() > 1);
        for government in catalogue.governments() {
            let others: Vec<&str> = catalogue.governments().iter().filter(|other| other.id != government.id).map(|other| other.short_name.as_str()).collect();
            for service in government.services.values() {
                let promises = std::iter::once(&service.promise).chain(service.promises.iter().map(|(_, promise)| promise)).map(|promise| &promise.basis);
                let money = service.fees.iter().map(|fee| &fee.basis).chain(service.waivers.iter().map(|waiver| &waiver.basis));
                let days = service.deadlines.iter().map(|deadline| &deadline.basis);
                let said = service.standard.components.iter().filter(|part| ["time", "cost"].contains(&part.id.as_str())).map(|part| &part.basis);
                for basis in promises.chain(money).chain(days).chain(said) {
                    assert!(!others.iter().any(|other| basis.contains(other)), "{} of {}: {basis}", service.id, government.id);
                }
            }
        }
        let own = |government: &str| catalogue.find_government(government).and_then(|found| found.find_service("family-card")).map(|service| service.promise.working_days);
        assert_eq!((own("surabaya"), own("buleleng")), (Some(1), Some(3)), "each has its own");
    }

    #[test]
    fn the_role_of_each_step_may_do_its_act() {
        for government in catalogue().governments() {
            for step in government.services.values().flat_map(|service| &service.route) {
                let act = match step.act {
                    StepAct::Review => Act::Review,
                    StepAct::DecideLate => Act::DecideLate,
                    StepAct::Approve => Act::Approve,
                    StepAct::Confirm => Act::Confirm,
                    StepAct::Register => Act::Register,
                    StepAct::RecordElsewhere => Act::RecordElsewhere,
                    StepAct::Sign => Act::Sign,
                    StepAct::Print => Act::Print,
                    StepAct::HandOver => Act::HandOver,
                };
                if step.office == OfficeLevel::Applicant {
                    assert!(people::rights::applicants_own(Deed::Act(act)), "{}", step.id);
                } else {
                    let role = Role::parse(&step.role).unwrap_or_else(|| panic!("{}: no role {}", step.id, step.role));
                    assert!(may(role, Deed::Act(act)), "{}: {} may not {}", step.id, step.role, act.key());
                }
            }
        }
    }

    #[test]
    fn a_government_given_by_folder_takes_the_place_of_the_built_in_ones() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya");
        let catalogue = load(&[folder]).unwrap_or_else(|findings| panic!("{findings:?}"));
        assert_eq!(catalogue.governments().len(), 1);
        assert!(load(&[PathBuf::from("/nowhere")]).is_err());
    }
}
