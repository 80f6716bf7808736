//! The file that names each government's identity provider. It stands outside the repository; the secret stands in a file or variable
//! of its own.

use catalogue::{Catalogue, GovernmentId};
use factors::oidc::{Provider, Settings, StepUp};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The keys of a government's table, for the reference.
#[cfg(test)]
pub const KEYS: [(&str, &str, &str); 9] = [
    ("name", "required", "What people call the provider: `SSO Pemkot Surabaya`"),
    ("issuer", "required", "Exactly as the provider writes it in its own discovery document"),
    ("client_id", "required", "What the provider calls this program"),
    ("client_secret_file", "none", "File with the client's secret; `KITIR_OIDC_SECRET_<GOVERNMENT>` wins over it; neither for a public client"),
    ("address", "`--public-url`", "Scheme and host of this government's pages; `<address>/petugas/masuk/penyedia/kembali` is registered as redirect URI, `<address>/petugas/masuk/penyedia/keluar` for back-channel logout"),
    ("hosts", "none", "Hosts besides the issuer's on which its endpoints stand; nothing else is asked"),
    ("authority_file", "public authorities", "Certificate (PEM) of the authority that signed the provider's certificate, in place of the public ones"),
    ("fresh_sign_in_is_proof", "`false`", "A fresh sign-in there is proof enough for acts that want one"),
    ("classes", "any", "Values of `acr`, one of which a fresh sign-in must have"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    issuer: String,
    client_id: String,
    client_secret_file: Option<PathBuf>,
    address: Option<String>,
    #[serde(default)]
    hosts: Vec<String>,
    authority_file: Option<PathBuf>,
    #[serde(default)]
    fresh_sign_in_is_proof: bool,
    #[serde(default)]
    classes: Vec<String>,
}

pub fn read(file: &Path, catalogue: &Catalogue, public_url: &str) -> Result<BTreeMap<GovernmentId, Arc<Provider>>, String> {
    let fault = |what: &dyn std::fmt::Display| format!("{}: {what}", file.display());
    let text = std::fs::read_to_string(file).map_err(|error| fault(&error))?;
    let entries: BTreeMap<String, Entry> = toml::from_str(&text).map_err(|error| fault(&error))?;
    let mut providers = BTreeMap::new();
    for (government, entry) in entries {
        let known = catalogue.find_government(&government).ok_or_else(|| fault(&format!("no government {government}")))?;
        let provider = Provider::new(settings(&government, entry, public_url)?).map_err(|trouble| fault(&format!("{government}: {trouble}")))?;
        providers.insert(known.id.clone(), Arc::new(provider));
    }
    Ok(providers)
}

fn settings(government: &str, entry: Entry, public_url: &str) -> Result<Settings, String> {
    let read = |file: &PathBuf| std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()));
    let variable = format!("KITIR_OIDC_SECRET_{}", government.to_ascii_uppercase().replace('-', "_"));
    let client_secret = match (std::env::var(variable), &entry.client_secret_file) {
        (Ok(secret), _) => Some(secret),
        (Err(_), Some(file)) => Some(read(file)?.trim().to_owned()),
        (Err(_), None) => None,
    };
    let address = entry.address.as_deref().unwrap_or(public_url).trim_end_matches('/');
    Ok(Settings {
        name: entry.name,
        issuer: entry.issuer,
        client_id: entry.client_id,
        client_secret: client_secret.map(Into::into),
        redirect_url: format!("{address}{}", desk::staff_oidc::RETURN_PATH),
        more_hosts: entry.hosts,
        roots_pem: entry.authority_file.as_ref().map(read).transpose()?.map(String::into_bytes),
        step_up: entry.fresh_sign_in_is_proof.then_some(StepUp { classes: entry.classes }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_reference_is_read_and_no_other() {
        let value = |key: &str| match key {
            "hosts" | "classes" => "[\"x.example\"]",
            "fresh_sign_in_is_proof" => "true",
            "issuer" => "\"https://sso.example\"",
            _ => "\"x\"",
        };
        let all: String = KEYS.iter().map(|(key, _, _)| format!("{key} = {}\n", value(key))).collect();
        assert!(toml::from_str::<Entry>(&all).is_ok(), "{all}");
        assert!(toml::from_str::<Entry>(&format!("{all}secret = \"x\"\n")).is_err());
        for (key, default, _) in KEYS {
            let without: String = all.lines().filter(|line| !line.starts_with(&format!("{key} ="))).map(|line| format!("{line}\n")).collect();
            assert_eq!(toml::from_str::<Entry>(&without).is_err(), default == "required", "{key}");
        }
    }

    #[test]
    fn a_file_is_read_with_its_secret_and_faults_are_told() {
        let catalogue = crate::library::load(&[]).unwrap_or_else(|findings| panic!("{findings:?}"));
        let folder = tempfile::tempdir().expect("a folder");
        let (file, secret) = (folder.path().join("providers.toml"), folder.path().join("secret"));
        std::fs::write(&secret, "rahasia\n").expect("writes");
        let write = |text: &str| std::fs::write(&file, text).expect("writes");
        write(&format!("[surabaya]\nname = \"SSO\"\nissuer = \"https://sso.example\"\nclient_id = \"kitir\"\nclient_secret_file = {:?}\n", secret));
        let read_again = || read(&file, &catalogue, "https://kitir.example");
        let providers = read_again().expect("a provider");
        assert_eq!(providers.values().map(|provider| provider.issuer().to_owned()).collect::<Vec<_>>(), ["https://sso.example"]);
        assert!(!format!("{providers:?}").contains("rahasia"));
        for (text, told) in [
            ("[nowhere]\nname = \"x\"\nissuer = \"https://sso.example\"\nclient_id = \"x\"\n", "no government nowhere"),
            ("[surabaya]\nname = \"x\"\nissuer = \"http://sso.example\"\nclient_id = \"x\"\n", "https://"),
            ("[surabaya]\nname = \"x\"\nissuer = \"https://sso.example\"\nclient_id = \"\"\n", "client_id"),
            ("[surabaya]\nissuer = 1\n", "issuer"),
        ] {
            write(text);
            let fault = read_again().err().unwrap_or_default();
            assert!(fault.contains(told), "{text}: {fault}");
        }
    }
}
