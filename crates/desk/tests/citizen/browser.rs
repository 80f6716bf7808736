//! One person's browser: keeps cookies, reads forms, follows redirects.

use crate::{
    bench::{Bench, Reply, escaped},
    newer::too_new_elements,
};
use axum::body::Body;
use http::{Request, StatusCode, header};
use std::collections::BTreeMap;

pub struct Browser<'b> {
    pub bench: &'b Bench,
    cookies: BTreeMap<String, String>,
    /// Path of the page that is shown.
    pub path: String,
}

impl<'b> Browser<'b> {
    pub fn new(bench: &'b Bench) -> Self {
        Self { bench, cookies: BTreeMap::new(), path: String::new() }
    }

    pub fn cookie_line(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    pub fn speak(&mut self, language: &str) {
        self.cookies.insert("l".into(), language.into());
    }

    /// The phone was cleaned up: every cookie is gone.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    fn keep(&mut self, reply: &Reply) {
        for line in reply.headers.get_all(header::SET_COOKIE) {
            let pair = line.to_str().ok().and_then(|line| line.split(';').next()).and_then(|pair| pair.split_once('='));
            if let Some((name, value)) = pair {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Loads a page and follows redirects.
    pub async fn open(&mut self, path: &str) -> Reply {
        let mut to = path.to_owned();
        for _ in 0..5 {
            let reply = self.bench.get(&to, &self.cookie_line()).await;
            self.keep(&reply);
            self.path.clone_from(&to);
            if reply.status != StatusCode::SEE_OTHER {
                assert_whole(&reply, &to);
                return reply;
            }
            to = reply.location().to_owned();
        }
        panic!("{path} leads in circles");
    }

    /// Sends these fields, without following where the answer leads.
    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Reply {
        let body = fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect::<Vec<_>>().join("&");
        let request = Request::post(path)
            .header(header::COOKIE, self.cookie_line())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request");
        let reply = self.bench.send(request).await;
        self.keep(&reply);
        if reply.status != StatusCode::SEE_OTHER {
            assert_whole(&reply, path);
        }
        reply
    }

    /// Fills in the form of a page (its hidden fields come along) and sends it.
    pub async fn send(&mut self, page: &Reply, action: &str, fields: &[(&str, &str)]) -> Reply {
        let mut all = hidden(&page.body, action);
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(action, &all).await
    }

    /// As [`Self::send`], and loads the page that the answer leads to.
    pub async fn send_on(&mut self, page: &Reply, action: &str, fields: &[(&str, &str)]) -> Reply {
        let reply = self.send(page, action, fields).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{action}: {}", text(&reply.body));
        let to = reply.location().to_owned();
        self.open(&to).await
    }

    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Reply {
        self.bench.upload(path, &self.cookie_line(), fields, "foto-file", file).await
    }
}

/// No page of a person may be without words, say that we failed, be kept by a browser, or need a newer one than Chrome 80.
fn assert_whole(reply: &Reply, path: &str) {
    assert!(reply.status.as_u16() < 500, "{path}: {}", text(&reply.body));
    let is_page = reply.headers.get(header::CONTENT_TYPE).is_some_and(|value| value.to_str().is_ok_and(|value| value.starts_with("text/html")));
    if is_page {
        let bracket = reply.body.split('[').skip(1).find(|rest| rest.split(']').next().is_some_and(|key| key.len() > 3 && key.len() < 70 && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')));
        // A style sheet has attribute selectors in brackets; sentences have not.
        if let Some(rest) = bracket.filter(|_| !reply.body.contains("<style")) {
            panic!("{path}: a text is missing: [{}", rest.chars().take(60).collect::<String>());
        }
        assert_eq!(too_new_elements(&reply.body), Vec::<String>::new(), "{path}: a phone of 2020 does not know it");
        assert!(!text(&reply.body).contains("{$"), "{path}: a blank is not filled: {}", text(&reply.body));
        assert_eq!(reply.headers.get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok()), Some("no-store"), "{path}");
    }
}

/// Hidden fields of the form with this action.
pub fn hidden(body: &str, action: &str) -> Vec<(String, String)> {
    let form = body.split("<form").find(|form| form.contains(&format!("action=\"{action}\""))).unwrap_or_else(|| panic!("no form {action} in {}", text(body)));
    let form = form.split("</form>").next().unwrap_or_default();
    let inputs = form.split("<input").filter(|input| input.contains("type=\"hidden\""));
    inputs.filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?))).collect()
}

pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// What a reader sees: no tags, no style.
pub fn text(body: &str) -> String {
    let body = body.split("<main").nth(1).unwrap_or(body);
    let mut out = String::new();
    let mut inside = false;
    for character in body.chars() {
        match character {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            other if !inside => out.push(other),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
