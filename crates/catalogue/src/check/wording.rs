//! Texts: every key that an id needs is there in every language, none is left over, and all languages take the same values.
//!
//! Which keys there are: `crates/services/README.md`.

use crate::{
    finding::{Finding, Severity},
    load::{Folder, service_file::ServiceDraft},
    service::{Does, ReasonAct},
    texts::{Language, Texts, key_part, line_of_slice},
};
use fluent_syntax::ast;
use std::collections::{BTreeMap, BTreeSet};

/// One text in one file.
struct Written {
    path: String,
    line: usize,
    placeables: BTreeSet<String>,
}

/// Components of the service standard that are said from the service's own tables, so that no second text can differ from them.
const FOLLOWS: [&str; 6] = ["procedure", "time", "cost", "product", "complaints", "legal-basis"];

type ByKey = BTreeMap<String, Written>;

/// `shared`: what is said for every service; a service may say it again in its own words.
pub(crate) fn service_texts(draft: &ServiceDraft, folder: &Folder, shared: &Texts) -> Vec<Finding> {
    let mut languages = read(folder);
    let (needed, allowed) = keys(draft);
    let mut findings = differences(&languages);
    languages.values_mut().for_each(|texts| repeated(draft, texts, |key| needed.contains(key) || allowed.contains(key)));
    if languages.is_empty() {
        findings.push(draft.edition.fault("the service has no texts in any language".to_owned()));
    }
    for (file, texts) in &languages {
        let language = Language::new(file.trim_end_matches(".ftl"));
        for key in needed.iter().filter(|key| !texts.contains_key(*key) && !shared.says(&language, key)) {
            findings.push(fault(&folder.path_of(file), 0, format!("text `{key}` is missing")));
        }
        // Names of fees, deadlines and steps may serve rows that only a government has.
        let for_governments = |key: &str| ["fee-", "deadline-", "step-"].iter().any(|prefix| key.starts_with(prefix));
        let left_over = |key: &String| !needed.contains(key) && !allowed.contains(key) && !for_governments(key);
        for (key, written) in texts.iter().filter(|(key, _)| left_over(key)) {
            findings.push(fault(&written.path, written.line, format!("text `{key}` is not used by anything")));
        }
    }
    findings
}

/// The texts of a `[[repeat]]`, said for everybody for whom they are needed. One that nobody needs stays, and is found to be left over.
fn repeated(draft: &ServiceDraft, texts: &mut ByKey, is_used: impl Fn(&str) -> bool) {
    let written: Vec<String> = texts.keys().cloned().collect();
    for key in written {
        // Who has no number needs words of her own where the sentence takes one.
        let takes_number = texts.get(&key).is_some_and(|text| text.placeables.contains("n"));
        let said: Vec<String> = draft.repeats.keys(&key).into_iter().filter(|(own, number)| is_used(own) && (number.is_some() || !takes_number)).map(|(own, _)| own).collect();
        if said.is_empty() {
            continue;
        }
        let Some(text) = texts.remove(&key) else { continue };
        for own in said {
            texts.entry(own).or_insert_with(|| Written { path: text.path.clone(), line: text.line, placeables: text.placeables.clone() });
        }
    }
}

/// A government may only replace texts that exist, and add its own under `government-`.
pub(crate) fn government_texts(folder: &Folder, below: &Texts) -> Vec<Finding> {
    let languages = read(folder);
    let mut findings = differences(&languages);
    for (file, texts) in &languages {
        let language = Language::new(file.trim_end_matches(".ftl"));
        let extra = texts.iter().filter(|(key, _)| !key.starts_with("government-") && !below.says(&language, key));
        findings.extend(extra.map(|(key, written)| fault(&written.path, written.line, format!("text `{key}` is not used by anything"))));
    }
    findings
}

/// What a service needs to have said once a government's own rows are in it.
pub(crate) fn overridden_texts(draft: &ServiceDraft, texts: &Texts, path: &str) -> Vec<Finding> {
    let missing = texts.languages().iter().flat_map(|language| {
        let lacks = keys(draft).0.into_iter().filter(move |key| !texts.says(language, key));
        lacks.map(move |key| fault(path, 0, format!("text `{key}` is missing in `{language}`")))
    });
    missing.collect()
}

/// Keys that exist in one language only, and values that one language takes and another does not.
fn differences(languages: &BTreeMap<String, ByKey>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, texts) in languages {
        for (other_file, other) in languages.iter().filter(|(other, _)| *other != file) {
            for (key, written) in texts {
                match other.get(key) {
                    None => {
                        let message = format!("text `{key}` is missing in {other_file}");
                        findings.push(fault(&written.path, written.line, message));
                    }
                    Some(there) if there.placeables != written.placeables && file < other_file => {
                        let list = |of: &BTreeSet<String>| of.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(" ");
                        let (here, there) = (list(&written.placeables), list(&there.placeables));
                        findings.push(fault(&written.path, written.line, format!("text `{key}` takes [{here}], but [{there}] in {other_file}")));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    findings
}

/// What must be said about a service, and what may be.
fn keys(draft: &ServiceDraft) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut needed, mut allowed) = (BTreeSet::new(), BTreeSet::new());
    let mut need = |key: String| {
        needed.insert(key);
    };
    for key in ["service-name", "service-summary", "service-search", "service-product", "statement-of-truth", "objection"] {
        need(key.to_owned());
    }
    let ids = |prefix: &str, id: &str, suffix: &str| format!("{prefix}-{}{suffix}", key_part(id));
    // The other delivery components follow from the tables: route, promise, fees, product, legal basis.
    draft.components.iter().filter(|c| !FOLLOWS.contains(&c.item.id.as_str())).for_each(|c| need(ids("standard", &c.item.id, "")));
    draft.groups.iter().for_each(|group| need(ids("group", group, "")));
    draft.notices.iter().for_each(|notice| need(ids("notice", notice, "")));
    draft.problems.iter().chain(draft.bars.iter().map(|bar| &bar.item.problem)).for_each(|problem| need(problem.clone()));
    for deadline in &draft.deadlines {
        need(ids("deadline", &deadline.item.id, ""));
        if draft.subject.item.date.is_some() {
            ["-in-time", "-late"].iter().for_each(|suffix| need(ids("deadline", &deadline.item.id, suffix)));
        }
    }
    if let Some(does) = draft.annotates.as_ref().map(|annotates| annotates.item.does).filter(|does| *does != Does::Nothing) {
        need("annotation".to_owned());
        if does == Does::Correction {
            need("annotation-change".to_owned());
        }
    }
    for part in &draft.parts {
        need(ids("part", &part.item.id, "-title"));
        need(ids("part", &part.item.id, "-text"));
    }
    draft.effects.iter().for_each(|row| need(ids("effect", &row.item.id, "")));
    draft.duplicates.iter().for_each(|row| need(ids("duplicate", &row.item.id, "")));
    for fact in &draft.needs {
        need(ids("fact", fact.as_str(), ""));
    }
    draft.fees.iter().for_each(|fee| need(ids("fee", &fee.item.id, "-name")));
    draft.outputs.iter().map(|o| &o.item.id).chain(draft.further.iter().map(|row| &row.item.id)).for_each(|id| need(ids("output", id, "-name")));
    let blanks = draft.outputs.iter().filter_map(|o| o.item.blank.as_ref()).chain(draft.further.iter().filter_map(|row| row.item.blank.as_ref()));
    blanks.for_each(|blank| need(ids("blank", blank.as_str(), "")));
    for page in &draft.pages {
        need(ids("page", &page.item.id, "-title"));
        allowed.extend(["-intro", "-help"].map(|suffix| ids("page", &page.item.id, suffix)));
    }
    for field in &draft.fields {
        let id = field.item.id.as_str();
        need(ids("field", id, "-label"));
        allowed.extend(["-hint", "-unit", "-short"].map(|suffix| ids("field", id, suffix)));
        for option in field.item.options().unwrap_or_default() {
            need(ids("option", id, &format!("-{}", key_part(option))));
            allowed.extend(["-hint", "-plain"].map(|suffix| ids("option", id, &format!("-{}{suffix}", key_part(option)))));
        }
    }
    judged(draft, &mut needed, &mut allowed);
    (needed, allowed)
}

/// What is said of facts, papers, steps and reasons.
fn judged(draft: &ServiceDraft, needed: &mut BTreeSet<String>, allowed: &mut BTreeSet<String>) {
    let mut need = |key: String| {
        needed.insert(key);
    };
    let ids = |prefix: &str, id: &str, suffix: &str| format!("{prefix}-{}{suffix}", key_part(id));
    if let Some(nik) = &draft.subject.item.entered_nik {
        need(ids("field", nik.field.as_str(), "-label"));
    }
    for fact in &draft.facts {
        let (fact, values) = (&fact.item.id, &fact.item.values);
        allowed.insert(ids("fact", fact.as_str(), ""));
        allowed.extend(values.iter().map(|value| ids("fact", fact.as_str(), &format!("-{}", key_part(value)))));
    }
    for kind in &draft.kinds {
        need(ids("kind", kind.item.id.as_str(), "-name"));
        for (fact, value) in &kind.item.decides {
            need(ids("fact", fact.as_str(), ""));
            need(ids("fact", fact.as_str(), &format!("-{}", key_part(value))));
        }
    }
    for slot in &draft.slots {
        need(ids("slot", slot.item.id.as_str(), "-name"));
        need(ids("slot", slot.item.id.as_str(), "-hint"));
        need(ids("slot", slot.item.id.as_str(), "-when"));
    }
    for step in &draft.route {
        need(ids("step", step.item.id.as_str(), "-name"));
        need(ids("step", step.item.id.as_str(), "-promise"));
    }
    for reason in &draft.reasons {
        let code = reason.item.code.as_str();
        need(ids("reason", code, ""));
        need(ids("reason", code, "-name"));
        if matches!(reason.item.act, ReasonAct::Return | ReasonAct::Refuse | ReasonAct::NotMade) {
            need(ids("reason", code, "-fix"));
        }
    }
}

/// All texts of a folder by file and key. Broken syntax is reported where texts are loaded, not here.
fn read(folder: &Folder) -> BTreeMap<String, ByKey> {
    let mut languages = BTreeMap::new();
    for (file, _) in folder.files().filter(|(file, _)| file.ends_with(".ftl") && !file.contains('/')) {
        let Ok(content) = folder.text(file) else { continue };
        let resource = fluent_syntax::parser::parse(content).unwrap_or_else(|(resource, _)| resource);
        let texts: &mut ByKey = languages.entry(file.to_owned()).or_default();
        for entry in &resource.body {
            if let ast::Entry::Message(message) = entry {
                let mut placeables = BTreeSet::new();
                message.value.iter().for_each(|pattern| collect(pattern, &mut placeables));
                let written = Written { path: folder.path_of(file), line: line_of_slice(content, message.id.name), placeables };
                texts.insert(message.id.name.to_owned(), written);
            }
        }
    }
    languages
}

fn collect(pattern: &ast::Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            collect_expression(expression, names);
        }
    }
}

fn collect_expression(expression: &ast::Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => collect_inline(inline, names),
        ast::Expression::Select { selector, variants } => {
            collect_inline(selector, names);
            variants.iter().for_each(|variant| collect(&variant.value, names));
        }
    }
}

fn collect_inline(inline: &ast::InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => collect_expression(expression, names),
        ast::InlineExpression::FunctionReference { arguments, .. } => arguments.positional.iter().for_each(|inner| collect_inline(inner, names)),
        _ => {}
    }
}

fn fault(path: &str, line: usize, message: String) -> Finding {
    Finding { path: path.to_owned(), line, severity: Severity::Fault, message }
}
