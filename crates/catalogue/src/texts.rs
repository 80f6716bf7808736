//! Every sentence that people read, from Fluent files, in every language a government speaks.
//!
//! Later layers win: the words of a government over those of a service, those over the shared ones. A text that a language lacks is
//! said in the default language; a text that nobody has is shown as its key in brackets, so that a page never fails for a word.
//!
//! **Invariant:** values are put in as they are, without Unicode isolation marks; whoever writes HTML escapes the result.

use crate::finding::{Finding, Severity};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{borrow::Cow, collections::BTreeMap, fmt, sync::Arc};
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<Arc<FluentResource>>;

/// A language by its tag: `id`, `en`, `jv`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl Language {
    pub fn new(tag: &str) -> Self {
        Self(tag.into())
    }

    pub fn tag(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Texts in all languages; cheap to clone.
#[derive(Clone, Default)]
pub struct Texts {
    /// Order of the languages; the first is the default.
    order: Vec<Language>,
    /// From the lowest to the one that wins.
    layers: BTreeMap<Language, Vec<Layer>>,
}

/// Layers that are looked through as they are.
const FEW: usize = 3;

/// What one owner says in one language. Its texts may use one another, never those of another layer.
#[derive(Clone)]
struct Layer {
    resources: Vec<Arc<FluentResource>>,
    bundle: Arc<Bundle>,
}

impl Layer {
    fn new(language: &Language, resources: Vec<Arc<FluentResource>>) -> Self {
        let tag = language.tag().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = Bundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        for resource in &resources {
            bundle.add_resource_overriding(resource.clone());
        }
        Self { resources, bundle: Arc::new(bundle) }
    }
}

impl Texts {
    /// From `(language, path, content)`. Languages keep the order in which they first appear; the first is the default.
    /// All faults of all files are reported: broken syntax, a key twice in one file, a language tag that is none.
    pub fn from_sources(sources: &[(&str, &str, &str)]) -> Result<Self, Vec<Finding>> {
        let mut order = Vec::new();
        let mut read: BTreeMap<Language, Vec<Arc<FluentResource>>> = BTreeMap::new();
        let mut findings = Vec::new();
        for (language, path, content) in sources {
            let language = Language::new(language);
            if language.tag().parse::<LanguageIdentifier>().is_err() {
                findings.push(fault(path, 0, format!("`{language}` is not a language tag")));
                continue;
            }
            if !order.contains(&language) {
                order.push(language.clone());
            }
            match parse(path, content) {
                Ok(resource) => read.entry(language).or_default().push(resource),
                Err(faults) => findings.extend(faults),
            }
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        let layers = read.into_iter().map(|(language, resources)| (language.clone(), vec![Layer::new(&language, resources)])).collect();
        Ok(Self { order, layers })
    }

    /// These texts, and where they say nothing, those below. The default language is the one below, if there is any. Nothing is copied.
    pub fn layered_over(&self, below: &Self) -> Self {
        let mut texts = below.clone();
        for language in &self.order {
            if !texts.order.contains(language) {
                texts.order.push(language.clone());
            }
        }
        for (language, layers) in &self.layers {
            texts.layers.entry(language.clone()).or_default().extend(layers.iter().cloned());
        }
        texts
    }

    /// The same texts in one layer a language, where there were many: slower to make, found at one look.
    pub fn flattened(&self) -> Self {
        let flat = |(language, layers): (&Language, &Vec<Layer>)| {
            if layers.len() <= FEW {
                return (language.clone(), layers.clone());
            }
            let resources = layers.iter().flat_map(|layer| layer.resources.iter().cloned()).collect();
            (language.clone(), vec![Layer::new(language, resources)])
        };
        Self { order: self.order.clone(), layers: self.layers.iter().map(flat).collect() }
    }

    /// These texts with another order of languages (the first is the default); languages not named are dropped.
    pub fn speaking(&self, languages: &[Language]) -> Self {
        let mut texts = self.clone();
        texts.order = languages.to_vec();
        texts.layers.retain(|language, _| languages.contains(language));
        texts
    }

    /// In order; the first is the default.
    pub fn languages(&self) -> &[Language] {
        &self.order
    }

    /// The language with this tag if it is spoken here, otherwise the default. Also takes `en-GB` for `en`.
    pub fn language_or_default(&self, tag: &str) -> Language {
        let short = tag.split(['-', '_']).next().unwrap_or_default();
        let found = self.order.iter().find(|l| l.tag() == tag).or_else(|| self.order.iter().find(|l| l.tag() == short));
        found.or(self.order.first()).cloned().unwrap_or_else(|| Language::new("id"))
    }

    pub fn speech(&self, language: &Language) -> Speech<'_> {
        let default = self.order.first().filter(|default| *default != language);
        Speech { language: language.clone(), own: self.of(language), fallback: default.map(|default| self.of(default)).unwrap_or_default() }
    }

    /// Does this language itself say something under this key?
    pub fn says(&self, language: &Language, key: &str) -> bool {
        self.of(language).iter().any(|layer| layer.bundle.get_message(key).is_some_and(|message| message.value().is_some()))
    }

    /// Keys of all messages of one language, sorted, without those that only the default language has.
    pub fn keys(&self, language: &Language) -> Vec<String> {
        let resources = self.of(language).iter().flat_map(|layer| &layer.resources);
        let mut keys: Vec<String> = resources.flat_map(|resource| messages_of(resource)).map(|m| m.id.name.to_owned()).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    fn of(&self, language: &Language) -> &[Layer] {
        self.layers.get(language).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The texts of one language, at hand for one page.
#[derive(Clone)]
pub struct Speech<'t> {
    language: Language,
    own: &'t [Layer],
    fallback: &'t [Layer],
}

impl Speech<'_> {
    pub fn language(&self) -> &Language {
        &self.language
    }

    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// Whole numbers of up to nine digits choose plural forms; everything else is put in as text.
    pub fn say_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        let with: Option<FluentArgs<'_>> = (!args.is_empty()).then(|| args.iter().map(|(name, value)| (*name, argument(value))).collect());
        self.bundles().find_map(|bundle| said(bundle, key, with.as_ref())).unwrap_or_else(|| format!("[{key}]"))
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundles().any(|bundle| bundle.get_message(key).is_some_and(|m| m.value().is_some()))
    }

    /// From the one that wins to the lowest, then those of the default language.
    fn bundles(&self) -> impl Iterator<Item = &Bundle> {
        self.own.iter().rev().chain(self.fallback.iter().rev()).map(|layer| layer.bundle.as_ref())
    }

    /// What a [`crate::Problem`] says.
    pub fn say_problem(&self, problem: &crate::Problem) -> String {
        let args: Vec<(&str, &str)> = problem.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.say_with(&problem.key, &args)
    }
}

/// The part of a Fluent key that an id becomes: `child.birth_date` is `child-birth-date`.
pub fn key_part(id: &str) -> String {
    id.chars().map(|c| if matches!(c, '.' | '_') { '-' } else { c.to_ascii_lowercase() }).collect()
}

fn said(bundle: &Bundle, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors: Vec<FluentError> = Vec::new();
    Some(bundle.format_pattern(pattern, args, &mut errors).into_owned())
}

fn argument(value: &str) -> FluentValue<'_> {
    let whole = matches!(value.len(), 1..=9) && value.bytes().all(|b| b.is_ascii_digit()) && (value == "0" || !value.starts_with('0'));
    match value.parse::<f64>() {
        Ok(number) if whole => FluentValue::from(number),
        _ => FluentValue::String(Cow::Borrowed(value)),
    }
}

fn messages_of(resource: &FluentResource) -> impl Iterator<Item = &fluent_syntax::ast::Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        fluent_syntax::ast::Entry::Message(message) => Some(message),
        _ => None,
    })
}

fn parse(path: &str, content: &str) -> Result<Arc<FluentResource>, Vec<Finding>> {
    let resource = FluentResource::try_new(content.to_owned()).map_err(|(_, errors)| {
        errors.iter().map(|error| fault(path, line_of(content, error.pos.start), format!("Fluent: {}", error.kind))).collect::<Vec<_>>()
    })?;
    let mut seen = std::collections::BTreeSet::new();
    let twice: Vec<Finding> = messages_of(&resource)
        .filter(|message| !seen.insert(message.id.name))
        .map(|message| fault(path, line_of_slice(resource.source(), message.id.name), format!("text `{}` is defined twice", message.id.name)))
        .collect();
    if twice.is_empty() { Ok(Arc::new(resource)) } else { Err(twice) }
}

/// 1-based line of a byte position.
pub(crate) fn line_of(content: &str, position: usize) -> usize {
    1 + content.as_bytes().iter().take(position).filter(|byte| **byte == b'\n').count()
}

/// 1-based line of a slice that lies in `content`.
pub(crate) fn line_of_slice(content: &str, slice: &str) -> usize {
    line_of(content, (slice.as_ptr() as usize).saturating_sub(content.as_ptr() as usize))
}

fn fault(path: &str, line: usize, message: String) -> Finding {
    Finding { path: path.to_owned(), line, severity: Severity::Fault, message }
}

#[cfg(test)]
mod tests;
