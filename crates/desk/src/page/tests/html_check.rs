//! Reads our own documents as tags, enough to check ids, labels and forbidden attributes.
//!
//! Not a general parser: maud quotes every attribute and escapes every text, which is what makes this sound.

/// One opening tag with its attributes.
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Opening tags in document order; texts of `style` and `script` are skipped.
pub fn elements(page: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if rest.starts_with(['/', '!']) {
            continue;
        }
        let end = rest.find('>').expect("every tag ends");
        let element = element(&rest[..end]);
        rest = &rest[end..];
        if element.name == "style" || element.name == "script" {
            rest = &rest[rest.find("</").expect("it ends")..];
        }
        found.push(element);
    }
    found
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let key = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let close = quoted.find('"').expect("quotes close");
            value = quoted[..close].to_owned();
            rest = &quoted[close + 1..];
        }
        attributes.push((key, value));
    }
    Element { name: name.to_owned(), attributes }
}
