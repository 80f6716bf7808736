//! Packages of others: their licences, where they come from, and those that may not come at all (`security/packages.toml`).
//!
//! **Invariant:** what `cargo metadata` resolves for the platform that this runs on, and nothing else, is judged; nothing is fetched.

use serde::Deserialize;
use std::{collections::BTreeSet, process::Command};

/// The committed rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub licences: BTreeSet<String>,
    pub sources: BTreeSet<String>,
    /// Names of packages that need a row under `watched`.
    pub weak: BTreeSet<String>,
    pub exception: Vec<Exception>,
    pub banned: Vec<Named>,
    pub watched: Vec<Named>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    pub packages: BTreeSet<String>,
    pub licence: String,
    pub reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// `name`, or `beginning*`.
    pub package: String,
    pub reason: String,
}

/// One package as `cargo metadata` tells of it.
#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    /// None: of this workspace.
    pub source: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// Every package that the lock file brings in on this platform, without asking the network.
pub fn resolved() -> Result<Vec<Package>, String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(crate::repository::root())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice::<Metadata>(&output.stdout).map(|metadata| metadata.packages).map_err(|error| error.to_string())
}

/// Whether an SPDX expression can be met with licences that `allowed` accepts. `A/B` is the old way to write `A OR B`.
pub fn licence_is_met(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, allowed) && rest.is_empty()
}

fn either(words: &mut &[&str], allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut met = both(words, allowed);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        met |= both(words, allowed);
    }
    met
}

fn both(words: &mut &[&str], allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut met = one(words, allowed);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut &[&str], allowed: &dyn Fn(&str) -> bool) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let met = either(words, allowed);
            match *words {
                [")", rest @ ..] => *words = rest,
                _ => return false,
            }
            met
        }
        [licence, "WITH", exception, rest @ ..] => {
            *words = rest;
            allowed(&format!("{licence} WITH {exception}")) || allowed(licence)
        }
        [licence, rest @ ..] => {
            *words = rest;
            allowed(licence)
        }
        [] => false,
    }
}

fn is_named(name: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(name == pattern, |beginning| name.starts_with(beginning))
}

/// Everything that the rules do not allow, and every row that stands for nothing.
pub fn faults(packages: &[Package], rules: &Rules) -> Vec<String> {
    let mut faults = Vec::new();
    for package in packages.iter().filter(|package| package.source.is_some()) {
        let label = format!("{} {}", package.name, package.version);
        let licence = package.license.as_deref().unwrap_or_default();
        let excepted = |wanted: &str| rules.exception.iter().any(|row| row.licence == wanted && row.packages.contains(&package.name));
        if !licence_is_met(licence, &|wanted| rules.licences.contains(wanted) || excepted(wanted)) {
            faults.push(format!("{label}: licence `{licence}` is not allowed"));
        }
        if !package.source.as_ref().is_some_and(|source| rules.sources.contains(source)) {
            faults.push(format!("{label}: comes from {}", package.source.as_deref().unwrap_or_default()));
        }
        let banned = rules.banned.iter().filter(|row| is_named(&package.name, &row.package));
        faults.extend(banned.map(|row| format!("{label}: is banned: {}", row.reason)));
        if rules.weak.contains(&package.name) && !rules.watched.iter().any(|row| row.package == package.name) {
            faults.push(format!("{label}: is weak and has no row under `watched`"));
        }
    }
    let here: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let stale = rules.watched.iter().map(|row| &row.package).chain(rules.exception.iter().flat_map(|row| &row.packages));
    faults.extend(stale.filter(|name| !here.contains(name.as_str())).map(|name| format!("{name}: has a row but is not here any more")));
    let silent = rules.banned.iter().chain(&rules.watched).map(|row| (&row.package, &row.reason));
    faults.extend(silent.filter(|(_, reason)| reason.trim().is_empty()).map(|(name, _)| format!("{name}: no reason")));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assert_none, repository};

    fn rules() -> Rules {
        let text = std::fs::read_to_string(repository::root().join("security/packages.toml")).expect("the rules are there");
        toml::from_str(&text).expect("the rules are read")
    }

    fn package(name: &str, license: &str) -> Package {
        let source = Some("registry+https://github.com/rust-lang/crates.io-index".to_owned());
        Package { name: name.into(), version: "1.0.0".into(), license: Some(license.into()), source }
    }

    #[test]
    fn every_package_has_an_allowed_licence_and_none_is_banned() {
        let packages = resolved().expect("cargo tells of its packages");
        assert!(packages.len() > 300, "only {} packages", packages.len());
        assert_none("packages", faults(&packages, &rules()));
    }

    #[test]
    fn a_banned_package_a_foreign_source_and_an_unknown_licence_are_found() {
        let mut bare = rules();
        (bare.watched, bare.exception) = (Vec::new(), Vec::new());
        let foreign = Package { source: Some("git+https://example.org/x".into()), ..package("x", "MIT") };
        let packages = [package("openssl-sys", "MIT"), package("y", "AGPL-3.0-only"), package("z", ""), foreign, package("rsa", "MIT")];
        assert_eq!(faults(&packages, &bare).len(), 5);
        assert_eq!(faults(&[package("webauthn-rs", "MPL-2.0")], &bare).len(), 1, "an exception is for its packages only");
    }

    #[test]
    fn expressions_of_licences_are_read_as_they_are_meant() {
        let allowed = |one: &str| matches!(one, "MIT" | "Apache-2.0" | "Unicode-3.0");
        for good in ["MIT", "MIT/GPL-3.0", "GPL-2.0 OR MIT", "(MIT OR GPL-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception"] {
            assert!(licence_is_met(good, &allowed), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT", "MIT AND (GPL-2.0 OR AGPL-3.0)", "MIT )"] {
            assert!(!licence_is_met(bad, &allowed), "{bad}");
        }
    }
}
