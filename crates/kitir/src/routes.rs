//! `kitir routes`: every route with its gate and the roles that pass it, as JSON for the attack script and for scanners.
//!
//! **Invariant:** made from the router itself; what is served and what is listed cannot differ.

use crate::{clock, library};
use desk::kernel::{Desk, Gate, Settings};
use people::Role;
use serde_json::{Map, Value, json};
use std::{process::ExitCode, sync::Arc};
use store::{Keys, Sqlite};

#[derive(clap::Args)]
pub struct Options {
    /// An OpenAPI 3 description instead of the plain list
    #[arg(long)]
    openapi: bool,
}

pub fn run(options: &Options) -> Result<ExitCode, String> {
    let folder = std::env::temp_dir().join(format!("kitir-routes-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let listed = listed(&folder);
    let _ = std::fs::remove_dir_all(&folder);
    let lines = listed?;
    let page = if options.openapi { openapi(&lines) } else { json!(lines) };
    println!("{}", serde_json::to_string_pretty(&page).map_err(|error| error.to_string())?);
    Ok(ExitCode::SUCCESS)
}

/// The lines of a desk over an empty store.
fn listed(folder: &std::path::Path) -> Result<Vec<Value>, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let _inside = runtime.enter();
    let catalogue = Arc::new(library::load(&[]).map_err(|_| "the built-in catalogue has faults".to_owned())?);
    let store = Sqlite::open(folder, Keys::from_master([0; 32]), store::sqlite::Options::default()).map_err(|error| error.to_string())?;
    let settings = Settings { secure: false, public_url: "http://localhost:8080".to_owned(), demo: None, web: Default::default() };
    let intake = intake::Pool::in_process(intake::Limits::default());
    let desk = Desk::new(store, catalogue, Arc::new(certificate::Press::new()), intake, Box::new(clock::now), settings);
    let (_, lines) = desk::routes(Arc::new(desk));
    let line = |line: &desk::kernel::Line| {
        let (gate, roles) = match line.gate {
            Gate::Open => ("open", Vec::new()),
            Gate::Applicant(_) => ("applicant", Vec::new()),
            Gate::Member(_) => ("member", Vec::new()),
            Gate::SignedIn | Gate::Proved => ("signed-in", Role::ALL.to_vec()),
            Gate::Machine(deed) => ("machine", Role::ALL.into_iter().filter(|role| people::may(*role, deed)).collect()),
            Gate::Staff(deed) => ("staff", Role::ALL.into_iter().filter(|role| people::passes(*role, deed)).collect()),
        };
        let roles: Vec<&str> = roles.into_iter().map(Role::as_str).collect();
        json!({ "method": line.method.as_str(), "path": line.path, "gate": gate, "roles": roles })
    };
    Ok(lines.iter().map(line).collect())
}

/// Paths with their parameters; forms take any fields.
fn openapi(lines: &[Value]) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for line in lines {
        let text = |key: &str| line.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (path, method) = (text("path"), text("method").to_ascii_lowercase());
        let names = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        let parameters: Vec<Value> = names.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 } })).collect();
        let mut operation = json!({ "parameters": parameters, "responses": { "default": { "description": "a page" } }, "summary": text("gate") });
        if method == "post" {
            let form = json!({ "schema": { "type": "object", "additionalProperties": { "type": "string" } } });
            operation["requestBody"] = json!({ "content": { "application/x-www-form-urlencoded": form } });
        }
        let entry = paths.entry(path).or_insert_with(|| json!({}));
        entry[method.as_str()] = operation;
    }
    json!({ "openapi": "3.0.3", "info": { "title": "Kitir", "version": env!("CARGO_PKG_VERSION") }, "paths": paths })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_of_the_router_is_listed_with_who_passes() {
        let folder = tempfile::tempdir().expect("a folder");
        let lines = listed(folder.path()).expect("the routes are listed");
        assert!(lines.len() > 80, "only {} routes", lines.len());
        let sign = lines.iter().find(|line| line["path"] == "/petugas/tanda-tangan" && line["method"] == "POST").expect("signing is a route");
        assert_eq!(sign["roles"], json!(["head"]));
        let page = openapi(&lines);
        assert!(page["paths"]["/permohonan/{id}/dokumen/{slot}"]["post"]["parameters"].as_array().is_some_and(|all| all.len() == 2));
    }
}
