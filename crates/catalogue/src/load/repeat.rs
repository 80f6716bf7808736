//! `[[repeat]]`: what a form asks of each of several people is written once and counts for all of them.
//!
//! A repeat `person` takes the page `person`, the pages `person-...`, the fields and prints `person....`, and their texts, and says them for
//! `head`, `member1`, `member2` and so on. Behind this file nobody knows of repeats: the checker and the machine see plain rows, each with
//! the line on which it was written. A row written for one of the people (`[[field]] id = "head.nik"`) wins over the repeated one.
//!
//! **Invariant:** without a `[[repeat]]` every row and every text stays as it is.

use super::cells::{Cells, Placed};
use crate::{
    condition::{Condition, OneOrMany},
    field::{Field, FieldKind, PrefillSource},
    ids::FieldId,
    service::{Page, Print},
    texts::key_part,
};
use std::collections::{BTreeMap, BTreeSet};

/// The repeats of one service.
#[derive(Clone, Default)]
pub(crate) struct Repeats(Vec<Repeat>);

#[derive(Clone)]
struct Repeat {
    id: String,
    people: Vec<Person>,
    /// Questions that are not asked of somebody: `head.relation`.
    left_out: BTreeSet<FieldId>,
}

/// One of those whom the rows count for.
#[derive(Clone)]
struct Person {
    /// `head`, `member3`.
    name: String,
    /// Which member; the others have no number.
    number: Option<usize>,
    /// The choice of how many there are, and the answers with which there is this one.
    there_when: Option<(String, Vec<String>)>,
}

impl Repeats {
    /// Reads the `[[repeat]]` rows. They look at the rows of fields, which are read afterwards by [`Repeats::fields`].
    pub fn read(root: &Cells<'_>) -> Self {
        let fields = root.rows("field");
        let read = |row: Cells<'_>| {
            let repeat = repeat(&row, &fields);
            row.done();
            repeat
        };
        Self(root.rows("repeat").into_iter().filter_map(read).collect())
    }

    fn of(&self, id: &str) -> Option<&Repeat> {
        self.0.iter().find(|repeat| rest_of(id, &repeat.id).is_some())
    }

    fn leaves_out(&self, field: &FieldId) -> bool {
        self.0.iter().any(|repeat| repeat.left_out.contains(field))
    }

    pub fn fields(&self, written: Vec<Placed<Field>>) -> Vec<Placed<Field>> {
        let own: BTreeSet<FieldId> = written.iter().map(|row| row.item.id.clone()).collect();
        let said = |row: Placed<Field>| match self.of(row.item.id.as_str()) {
            None => vec![row],
            Some(repeat) => repeat.each(&row, |person, field| person.field(&repeat.id, field)).filter(|said| !own.contains(&said.item.id)).collect(),
        };
        written.into_iter().flat_map(said).filter(|row| !self.leaves_out(&row.item.id)).collect()
    }

    /// Pages that stand together stay together: both pages of the head, then both of the first member.
    pub fn pages(&self, written: &[Placed<Page>]) -> Vec<Placed<Page>> {
        let own: BTreeSet<&str> = written.iter().map(|row| row.item.id.as_str()).collect();
        let repeated = |row: &Placed<Page>| self.of(&row.item.id).map(|repeat| repeat.id.as_str());
        let mut pages = Vec::new();
        for run in written.chunk_by(|one, next| repeated(one) == repeated(next)) {
            let Some(repeat) = run.first().and_then(|row| self.of(&row.item.id)) else {
                pages.extend(run.iter().cloned());
                continue;
            };
            for person in &repeat.people {
                let said = run.iter().map(|row| row.holding(person.page(&repeat.id, &row.item)));
                pages.extend(said.filter(|page| !own.contains(page.item.id.as_str())));
            }
        }
        for page in &mut pages {
            page.item.fields.retain(|field| !self.leaves_out(field));
        }
        pages
    }

    pub fn prints(&self, written: Vec<Placed<Print>>) -> Vec<Placed<Print>> {
        let said = |row: Placed<Print>| match self.of(row.item.field.as_str()) {
            None => vec![row],
            Some(repeat) => repeat.each(&row, |person, print| person.print(&repeat.id, print)).collect(),
        };
        written.into_iter().flat_map(said).filter(|row| !self.leaves_out(&row.item.field)).collect()
    }

    /// For whom else the text under this key is said: the key, and the member's number. Empty for a text that is not repeated.
    pub fn keys(&self, key: &str) -> Vec<(String, Option<usize>)> {
        let found = ["page-", "field-", "option-"].into_iter().find_map(|sort| {
            let id = key.strip_prefix(sort)?;
            let (repeat, rest) = self.0.iter().find_map(|repeat| Some((repeat, rest_of(id, &key_part(&repeat.id))?)))?;
            let said = |person: &Person| (format!("{sort}{}{rest}", key_part(&person.name)), person.number);
            Some(repeat.people.iter().map(said).collect())
        });
        found.unwrap_or_default()
    }

    /// A file of texts with the repeated ones said for everybody, below what stands there, so that no line moves. `{ $n }` is the number.
    pub fn spoken(&self, content: &str) -> String {
        let mut whole = content.to_owned();
        if self.0.is_empty() {
            return whole;
        }
        let messages = messages(content);
        for (key, rest) in &messages {
            for (own, number) in self.keys(key).iter().filter(|(own, _)| !messages.iter().any(|(written, _)| written == own)) {
                let rest = number.map_or_else(|| (*rest).to_owned(), |number| rest.replace("{ $n }", &number.to_string()));
                whole.push_str(&format!("\n{own} ={rest}"));
            }
        }
        whole
    }
}

impl Repeat {
    fn each<'r, T>(&'r self, row: &'r Placed<T>, said: impl Fn(&Person, &T) -> T + 'r) -> impl Iterator<Item = Placed<T>> + 'r {
        self.people.iter().map(move |person| row.holding(said(person, &row.item)))
    }
}

impl Person {
    /// `person.name` is `member3.name`; what is not the repeat's stays.
    fn id(&self, of: &str, id: &str) -> String {
        rest_of(id, of).map_or_else(|| id.to_owned(), |rest| format!("{}{rest}", self.name))
    }

    fn field_id(&self, of: &str, id: &FieldId) -> FieldId {
        FieldId::new(&self.id(of, id.as_str()))
    }

    fn condition(&self, of: &str, when: &Condition) -> Condition {
        let row = |row: &BTreeMap<String, OneOrMany>| row.iter().map(|(name, wanted)| (self.id(of, name), wanted.clone())).collect();
        Condition(when.0.iter().map(row).collect())
    }

    /// The condition, and that there are so many.
    fn there(&self, of: &str, when: &Condition) -> Condition {
        let mut when = self.condition(of, when);
        if let Some((count, answers)) = &self.there_when {
            if when.0.is_empty() {
                when.0.push(BTreeMap::new());
            }
            for row in &mut when.0 {
                row.insert(count.clone(), OneOrMany::Many(answers.clone()));
            }
        }
        when
    }

    fn page(&self, of: &str, page: &Page) -> Page {
        let fields = page.fields.iter().map(|field| self.field_id(of, field)).collect();
        Page { id: self.id(of, &page.id), group: page.group.clone(), fields, when: self.there(of, &page.when) }
    }

    fn field(&self, of: &str, field: &Field) -> Field {
        let mut own = field.clone();
        own.id = self.field_id(of, &field.id);
        own.when = self.condition(of, &field.when);
        if let FieldKind::Nik { birth_date, sex } = &mut own.kind {
            for other in [birth_date, sex].into_iter().flatten() {
                *other = self.field_id(of, other);
            }
        }
        if let Some(prefill) = &mut own.prefill {
            prefill.when = self.condition(of, &prefill.when);
            if let PrefillSource::Answer(from) = &mut prefill.source {
                *from = self.field_id(of, from);
            }
        }
        own
    }

    fn print(&self, of: &str, print: &Print) -> Print {
        Print { field: self.field_id(of, &print.field), when: self.there(of, &print.when), optional: print.optional }
    }
}

fn repeat(row: &Cells<'_>, fields: &[Cells<'_>]) -> Option<Repeat> {
    let (id, also, numbered, count) = (row.text("id"), row.texts("also"), row.text("numbered"), row.text("count"));
    let named = |field: &Cells<'_>| field.find_text("id").unwrap_or_default();
    let options = fields.iter().find(|field| named(field) == count).map(|field| field.texts("options")).unwrap_or_default();
    if options.len() < 2 || !options.iter().enumerate().all(|(at, option)| *option == at.to_string()) {
        row.report_at("count", format!("`{count}` is no choice of how many, from \"0\" on without a gap"));
        return None;
    }
    let others = also.into_iter().map(|name| Person { name, number: None, there_when: None });
    let members = (1..options.len()).map(|number| {
        let answers = options.iter().skip(number).cloned().collect();
        Person { name: format!("{numbered}{number}"), number: Some(number), there_when: Some((count.clone(), answers)) }
    });
    let people: Vec<Person> = others.chain(members).collect();
    let mut left_out = BTreeSet::new();
    let mut repeated = fields.iter().map(|field| (field, named(field))).filter(|(_, field)| rest_of(field, &id).is_some()).peekable();
    if repeated.peek().is_none() {
        row.report(format!("no field begins with `{id}.`: nothing is repeated"));
    }
    for (field, of) in repeated {
        for name in field.texts("not_for") {
            match people.iter().find(|person| person.name == name) {
                Some(person) => {
                    left_out.insert(FieldId::new(&person.id(&id, &of)));
                }
                None => field.report_at("not_for", format!("`{name}` is nobody of the repeat `{id}`")),
            }
        }
    }
    Some(Repeat { id, people, left_out })
}

/// What follows the repeat's name in an id or a key: `.name`, `-more`, or nothing for the page of that name.
fn rest_of<'i>(id: &'i str, of: &str) -> Option<&'i str> {
    id.strip_prefix(of).filter(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
}

/// The messages of a Fluent file: the key, and what stands behind the equals sign until the next message.
fn messages(content: &str) -> Vec<(&str, &str)> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in content.split_inclusive('\n') {
        // An indented line goes on with the message; a comment and a blank line end it.
        if !line.starts_with([' ', '}']) {
            starts.push((at, line.starts_with(|letter: char| letter.is_ascii_alphabetic())));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([content.len()]);
    let whole = starts.iter().zip(ends).filter(|((_, is_message), _)| *is_message).filter_map(|((start, _), end)| content.get(*start..end));
    whole.filter_map(|message| message.split_once('=')).map(|(key, rest)| (key.trim(), rest.trim_end())).collect()
}
