//! Which of the people of an entry an application means, and which of its answers say the same.
//!
//! A marriage is about two people and an application for its extract names one of them; a divorce names both, by the same questions as the
//! marriage. Nothing is decided here: the registrar sees both sides and says whether they are the same.

use super::words;
use application::duplicate::name_similarity;
use catalogue::{Answers, FieldId, Service};

/// The question for a name in the application, and in the entry the name that is most like it.
pub struct Meant {
    mine: FieldId,
    theirs: FieldId,
}

fn role(field: &FieldId) -> &str {
    field.as_str().split('.').next().unwrap_or_default()
}

/// None where the entry names nobody.
pub fn meant(service: &Service, answers: &Answers, of: &Service, content: &Answers) -> Option<Meant> {
    let stated = words::stated(of);
    let named = of.subject.names.iter().filter(|field| stated.contains(field)).filter_map(|field| Some((field, content.get(field.as_str())?)));
    let mine = service.subject.names.first()?;
    let said = answers.get(mine.as_str()).unwrap_or_default();
    // The first of those that are equally like it.
    let alike = named.map(|(field, name)| (field, name_similarity(said, name))).reduce(|best, one| if one.1 > best.1 { one } else { best });
    alike.map(|(theirs, _)| Meant { mine: mine.clone(), theirs: theirs.clone() })
}

/// The question of the application that asks the same as this one of the entry: the document of each states it under one name, or it is
/// about the person whom both mean.
pub fn same(service: &Service, meant: Option<&Meant>, field: &FieldId) -> Option<FieldId> {
    if words::stated(service).contains(&field) {
        return Some(field.clone());
    }
    let meant = meant.filter(|meant| role(&meant.theirs) == role(field))?;
    if meant.theirs == *field {
        return Some(meant.mine.clone());
    }
    let rest = field.as_str().strip_prefix(role(field))?;
    Some(FieldId::new(&format!("{}{rest}", role(&meant.mine))))
}
