//! Which crate may know which. An arrow that is not in the table is a change of the architecture, not of a manifest.

use crate::repository::{Source, crate_of};
use std::collections::{BTreeMap, BTreeSet};

/// A crate, and the crates of this workspace that it may depend on.
pub const ARROWS: [(&str, &[&str]); 15] = [
    ("watch", &[]),
    ("catalogue", &["watch"]),
    ("registry", &["catalogue"]),
    ("application", &["catalogue", "registry", "watch"]),
    ("people", &["application", "catalogue"]),
    ("store", &["application", "catalogue", "people", "registry", "watch"]),
    ("certificate", &[]),
    ("intake", &[]),
    ("factors", &[]),
    ("outbox", &["application", "catalogue", "store"]),
    ("services", &["catalogue"]),
    ("desk", &["application", "catalogue", "certificate", "factors", "intake", "outbox", "people", "registry", "services", "store", "watch"]),
    ("kitir", &["application", "catalogue", "certificate", "desk", "factors", "intake", "outbox", "people", "registry", "services", "store"]),
    ("bench", &["application", "catalogue", "desk", "people", "registry", "services", "store"]),
    ("xtask", &["application", "catalogue", "people"]),
];

/// More that tests alone may use.
const IN_TESTS: [(&str, &[&str]); 3] =
    [("services", &["application", "people", "registry", "watch"]), ("store", &["services"]), ("people", &["registry"])];

/// Crates of others that belong in one place: the name's beginning, and where it may be used.
const KEPT: [(&str, &[&str]); 11] = [
    ("typst", &["certificate"]),
    ("rusqlite", &["store", "kitir"]),
    ("axum", &["desk", "kitir"]),
    ("maud", &["desk"]),
    ("hayro", &["intake"]),
    ("getrandom", &["kitir"]),
    ("tokio", &["desk", "factors", "intake", "kitir", "outbox", "store"]),
    ("webauthn", &["factors"]),
    ("openidconnect", &["factors"]),
    ("totp", &["factors"]),
    ("lettre", &["outbox"]),
];

/// Names under `[dependencies]` and under `[dev-dependencies]`.
pub fn dependencies(manifest: &str) -> Result<(BTreeSet<String>, BTreeSet<String>), toml::de::Error> {
    let table: toml::Table = toml::from_str(manifest)?;
    let names = |section: &str| match table.get(section) {
        Some(toml::Value::Table(table)) => table.keys().cloned().collect(),
        _ => BTreeSet::new(),
    };
    let mut used: BTreeSet<String> = names("dependencies");
    used.extend(names("build-dependencies"));
    Ok((used, names("dev-dependencies")))
}

/// Every arrow that the table does not have.
pub fn wrong_arrows(manifests: &[Source]) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let in_tests: BTreeMap<&str, &[&str]> = IN_TESTS.into_iter().collect();
    let mut faults = Vec::new();
    for manifest in manifests {
        let name = crate_of(&manifest.path);
        let Some(arrows) = allowed.get(name) else {
            faults.push(format!("{}: crate {name} has no line in the table of arrows", manifest.path));
            continue;
        };
        let (used, tested) = match dependencies(&manifest.text) {
            Ok(found) => found,
            Err(error) => {
                faults.push(format!("{}: {error}", manifest.path));
                continue;
            }
        };
        let ours = |other: &&String| allowed.contains_key(other.as_str());
        let wrong = used.iter().filter(ours).filter(|other| !arrows.contains(&other.as_str()));
        faults.extend(wrong.map(|other| format!("{}: {name} -> {other} is not an arrow of the architecture", manifest.path)));
        let extra = in_tests.get(name).copied().unwrap_or_default();
        let wrong = tested.iter().filter(ours).filter(|other| !arrows.contains(&other.as_str()) && !extra.contains(&other.as_str()));
        faults.extend(wrong.map(|other| format!("{}: tests of {name} -> {other} is not an arrow of the architecture", manifest.path)));
        for (kept, places) in KEPT {
            let wrong = used.iter().filter(|other| other.starts_with(kept) && !places.contains(&name));
            faults.extend(wrong.map(|other| format!("{}: {other} belongs to {places:?} only", manifest.path)));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assert_none, repository};

    #[test]
    fn manifests_draw_only_the_arrows_of_the_architecture() {
        assert_none("arrows", wrong_arrows(&repository::sources("crates", &["/Cargo.toml"])));
    }

    #[test]
    fn an_arrow_back_and_a_kept_crate_elsewhere_are_found() {
        let manifest = |name: &str, text: &str| Source { path: format!("crates/{name}/Cargo.toml"), text: text.to_owned() };
        let back = manifest("registry", "[dependencies]\napplication.workspace = true\n");
        let kept = manifest("people", "[dependencies]\ntypst-pdf = \"1\"\n");
        let tested = manifest("services", "[dev-dependencies]\napplication.workspace = true\ndesk.workspace = true\n");
        assert_eq!(wrong_arrows(&[back]).len(), 1);
        assert_eq!(wrong_arrows(&[kept]).len(), 1);
        assert_eq!(wrong_arrows(&[tested]), ["crates/services/Cargo.toml: tests of services -> desk is not an arrow of the architecture"]);
    }
}
