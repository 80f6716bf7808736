//! `offices.csv`: the registration office, the districts and the wards of a government.

use super::folder::Folder;
use crate::{
    finding::{Finding, Severity},
    government::{Office, OfficeKind},
    ids::OfficeId,
    region,
};
use std::collections::BTreeMap;

const HEADER: [&str; 6] = ["id", "kind", "name", "region_code", "parent", "address"];

/// All offices that could be read. Faults: a wrong header or kind, an id twice, a ward without its district, a code outside the region.
pub(crate) fn read(folder: &Folder, government_region: &str, findings: &mut Vec<Finding>) -> BTreeMap<OfficeId, Office> {
    let content = match folder.text("offices.csv") {
        Ok(content) => content,
        Err(finding) => {
            findings.push(finding);
            return BTreeMap::new();
        }
    };
    let path = folder.path_of("offices.csv");
    let fault = |line: usize, message: String| Finding { path: path.clone(), line, severity: Severity::Fault, message };
    let mut lines = content.lines().enumerate().map(|(index, line)| (index + 1, cells(line)));
    if lines.next().is_none_or(|(_, header)| header != HEADER) {
        findings.push(fault(1, format!("the first line must be `{}`", HEADER.join(","))));
        return BTreeMap::new();
    }
    let mut offices: BTreeMap<OfficeId, (usize, Office)> = BTreeMap::new();
    for (line, row) in lines.filter(|(_, row)| row.iter().any(|cell| !cell.is_empty())) {
        match office(&row, government_region) {
            Ok(office) if offices.contains_key(&office.id) => findings.push(fault(line, format!("office `{}` is listed twice", office.id))),
            Ok(office) => {
                offices.insert(office.id.clone(), (line, office));
            }
            Err(message) => findings.push(fault(line, message)),
        }
    }
    for (line, office) in offices.values() {
        findings.extend(orphaned(office, &offices).map(|message| fault(*line, message)));
    }
    offices.into_iter().map(|(id, (_, office))| (id, office)).collect()
}

fn office(row: &[String], government_region: &str) -> Result<Office, String> {
    let [id, kind, name, region_code, parent, address] = row else {
        return Err(format!("{} cells instead of {}", row.len(), HEADER.len()));
    };
    let kind = match kind.as_str() {
        "registry" => OfficeKind::Registry,
        "district" => OfficeKind::District,
        "ward" => OfficeKind::Ward,
        "facility" => OfficeKind::Facility,
        "hall" => OfficeKind::Hall,
        other => return Err(format!("`{other}` is no kind of office: registry, district, ward, facility or hall")),
    };
    if id.is_empty() || name.is_empty() {
        return Err("an office needs an id and a name".to_owned());
    }
    if !region::lies_in(region_code, government_region) {
        return Err(format!("`{region_code}` does not lie in {government_region}"));
    }
    if kind == OfficeKind::Ward && region::ward_code(region_code).as_deref() != Some(region_code) {
        return Err(format!("`{region_code}` is no ward code like 35.78.07.1002"));
    }
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Office {
        id: OfficeId::new(id),
        kind,
        name: name.clone(),
        region_code: region_code.clone(),
        parent: some(parent).map(|parent| OfficeId::new(&parent)),
        address: some(address),
    })
}

fn orphaned(office: &Office, offices: &BTreeMap<OfficeId, (usize, Office)>) -> Option<String> {
    let parent = office.parent.as_ref().and_then(|parent| offices.get(parent)).map(|(_, parent)| parent.kind);
    match (office.kind, parent) {
        (OfficeKind::Facility | OfficeKind::Hall, Some(_)) => None,
        (OfficeKind::Facility | OfficeKind::Hall, None) => Some(format!("`{}` belongs to no office: name the ward, district or registry it lies in", office.id)),
        (OfficeKind::Registry, _) | (OfficeKind::Ward, Some(OfficeKind::District)) | (OfficeKind::District, Some(OfficeKind::Registry)) => None,
        (OfficeKind::Ward, _) => Some(format!("ward `{}` has no district", office.id)),
        (OfficeKind::District, _) => Some(format!("district `{}` has no registration office as parent", office.id)),
    }
}

/// One CSV line: commas, and double quotes around cells that hold commas. Quoted line breaks are not supported.
fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let (mut cell, mut quoted) = (String::new(), false);
    let mut characters = line.trim_end_matches('\r').chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                cell.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            other => cell.push(other),
        }
    }
    cells.push(cell.trim().to_owned());
    cells
}
