//! One request of a person: which government, which language, whose browser, at what moment; and the dress of the answer.

use super::{
    Desk,
    halt::Halt,
    session::{self, Jar},
};
use crate::page::{self, Chrome, CitizenPage, Help, LanguageLink, Stylesheet, TextSize, TextSizeLink, Theme, Words, citizen_page};
use application::{ApplicationId, Now};
use axum::{
    body::Body,
    extract::FromRequestParts,
    http::{Extensions, HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{Government, Language, Passwords, Service, ServiceId, Speech};
use maud::Markup;
use std::{net::IpAddr, sync::{Arc, OnceLock}};
use store::{Accounts, Contract, FreshPin, Session, SessionData, SessionKey, SignedIn};

#[derive(Clone)]
pub struct Visit {
    pub desk: Arc<Desk>,
    pub government: Arc<Government>,
    pub language: Language,
    pub now: Now,
    pub address: IpAddr,
    pub path: String,
    /// The citizen's browser session, if there is one.
    pub session: Option<(SessionKey, Session)>,
    /// The account that this browser is signed in to.
    pub member: Option<SignedIn>,
    host: Option<HeaderValue>,
    agent: Option<HeaderValue>,
    /// The service that this request is about; its words come before all others.
    topic: OnceLock<Arc<Service>>,
    stylesheet: Stylesheet,
    text_size: TextSize,
    theme: Arc<Theme>,
    words: Arc<Words>,
}

impl FromRequestParts<Arc<Desk>> for Visit {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Halt> {
        let mut visit = Self::bare(desk, &parts.uri, &parts.headers, &parts.extensions).await;
        visit.session = session::find(desk, &visit.government.id, &parts.headers, Jar::Citizen, visit.now.at).await?;
        visit.lengthen().await?;
        if let Some((key, session)) = &visit.session
            && session.data.account.is_some()
        {
            visit.member = desk.store.find_member(&visit.government.id, key, visit.now.at).await?;
        }
        Ok(visit)
    }
}

impl Visit {
    /// Without a session: for pages that say no.
    pub async fn bare(desk: &Arc<Desk>, uri: &Uri, headers: &HeaderMap, extensions: &Extensions) -> Self {
        let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let government = desk.catalogue.government_of_host(host).clone();
        let taste = |taste: session::Taste| session::cookie(headers, taste.cookie(desk.settings.secure));
        let wanted = taste(session::Taste::Language).unwrap_or_else(|| government.languages.first().map_or("id", String::as_str));
        let language = government.texts.language_or_default(wanted);
        let dressing = desk.dressings.find(&government.id);
        let theme = dressing.map(|dressing| dressing.theme.clone()).unwrap_or_default();
        let words = dressing.and_then(|dressing| dressing.words.get(&language)).cloned().unwrap_or_default();
        let linked = taste(session::Taste::Stylesheet) == Some(page::css::citizen_cookie());
        Self {
            desk: desk.clone(),
            language,
            now: desk.now(),
            address: super::client::address(extensions),
            path: uri.path().to_owned(),
            session: None,
            member: None,
            host: headers.get(header::HOST).cloned(),
            agent: headers.get(header::USER_AGENT).cloned(),
            topic: OnceLock::new(),
            stylesheet: if linked { Stylesheet::Linked } else { Stylesheet::Inline },
            text_size: match taste(session::Taste::TextSize) {
                Some("125") => TextSize::Large,
                Some("150") => TextSize::Larger,
                _ => TextSize::Normal,
            },
            theme,
            words,
            government,
        }
    }

    /// Every service has its own words for its questions, papers and reasons: those of the case that was opened, if one was.
    pub fn speech(&self) -> Speech<'_> {
        let texts = self.topic.get().map_or(&self.government.texts, |service| &service.texts);
        texts.speech(&self.language)
    }

    /// From here on this request is about a case of this service. The first one counts.
    pub fn speak_of(&self, service: &ServiceId) {
        if let Some(service) = self.government.services.get(service) {
            let _ = self.topic.set(service.clone());
        }
    }

    /// A sentence of a service, where a page speaks of several.
    pub fn say_of(&self, service: &ServiceId, key: &str) -> String {
        self.government.services.get(service).map_or_else(|| self.say(key), |service| service.texts.speech(&self.language).say(key))
    }

    pub fn say(&self, key: &str) -> String {
        self.speech().say(key)
    }

    pub fn say_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.speech().say_with(key, args)
    }

    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Host and port as the browser asked for them; empty when they are no text.
    pub fn host(&self) -> &str {
        self.host.as_ref().and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// "Chrome, Android".
    pub fn device(&self) -> String {
        super::security::device(self.agent.as_ref().and_then(|value| value.to_str().ok()).unwrap_or_default())
    }

    /// Whether passwords open anything here. Practice counts in the demo only.
    pub fn passwords(&self) -> Passwords {
        match self.government.passwords {
            Passwords::Practice if self.desk.settings.demo.is_none() => Passwords::Never,
            passwords => passwords,
        }
    }

    pub fn is_staff_path(&self) -> bool {
        self.path.starts_with("/petugas")
    }

    /// The date in the government's time zone.
    pub fn today(&self) -> time::Date {
        self.government.calendar.date_of(self.now.at)
    }

    /// "24 November 2026" in the visitor's language.
    pub fn say_date(&self, date: time::Date) -> String {
        let month = self.say(&format!("month-{}", u8::from(date.month())));
        self.say_with("date-long", &[("day", &date.day().to_string()), ("month", &month), ("year", &format!("{:04}", date.year()))])
    }

    /// "Sel 24 Nov 2026 15.00 WIB": local time of the government.
    pub fn say_time(&self, at: time::OffsetDateTime) -> String {
        let local = at.to_offset(self.government.calendar.offset());
        let weekday = self.say(&format!("weekday-{}", local.weekday().number_from_monday()));
        let time = format!("{:02}.{:02}", local.hour(), local.minute());
        let zone = self.government.zone_label.as_str();
        self.say_with("date-time", &[("weekday", &weekday), ("date", &self.say_date(local.date())), ("time", &time), ("zone", zone)])
    }

    /// A token for one showing of a form; the same form sent twice counts once.
    pub fn delivery_token(&self, label: &str) -> String {
        ApplicationId(self.now.draw::<16>(&format!("delivery {label}"))).to_string()
    }

    /// The citizen's dress around a page.
    pub fn page(&self, title: &str, service: Option<&str>, back: Option<&str>, errors: bool, body: Markup) -> Response {
        let status = if errors { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let mut response = self.dressed(|chrome| citizen_page(&CitizenPage { chrome, title, service, errors, back, body: body.clone() }));
        *response.status_mut() = status;
        response
    }

    /// Any layout in this government's dress, with the headers that every page carries.
    pub fn dressed(&self, layout: impl FnOnce(&Chrome<'_>) -> Markup) -> Response {
        let markup = self.with_chrome(layout);
        let mut response = Response::new(Body::from(markup.into_string()));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let policy = format!(
            "default-src 'none'; style-src {}; script-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'none'; form-action 'self'; \
             base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
            page::css::style_src(&self.theme)
        );
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }

    fn with_chrome(&self, layout: impl FnOnce(&Chrome<'_>) -> Markup) -> Markup {
        let languages: Vec<LanguageLink> = self
            .government
            .texts
            .languages()
            .iter()
            .map(|language| LanguageLink {
                language: language.tag().to_owned(),
                name: self.say(&format!("language-{}", language.tag())),
                href: format!("/bahasa/{}?ke={}", language.tag(), self.path),
                current: *language == self.language,
            })
            .collect();
        let sizes: Vec<TextSizeLink> = [(TextSize::Normal, "100"), (TextSize::Large, "125"), (TextSize::Larger, "150")]
            .into_iter()
            .map(|(size, percent)| TextSizeLink {
                text: self.say(&format!("text-size-{percent}")),
                href: format!("/teks/{percent}?ke={}", self.path),
                current: size == self.text_size,
            })
            .collect();
        let help = &self.government.help;
        let phone_text = self.say_with("help-phone", &[("phone", &help.phone)]);
        let phone_href = format!("tel:{}", help.phone.replace([' ', '(', ')'], ""));
        let whatsapp = help.whatsapp.as_ref().map(|number| {
            (self.say_with("help-whatsapp", &[("number", number)]), format!("https://wa.me/{}", number.replace(['+', ' ', '-'], "")))
        });
        let hours = self.say("help-hours");
        let site = self.say("site-name");
        let practice = self.desk.settings.demo.as_ref().map(|_| self.say("demo-banner"));
        layout(&Chrome {
            words: &self.words,
            language: self.language.tag(),
            government: &self.government.name,
            site: &site,
            home: if self.is_staff_path() { "/petugas" } else { "/" },
            crest: Some(page::Crest { path: "/lambang.svg", text: "" }),
            languages: &languages,
            help: Help {
                whatsapp: whatsapp.as_ref().map(|(text, href)| (text.as_str(), href.as_str())),
                phone: Some((&phone_text, &phone_href)),
                hours: Some(&hours),
            },
            footer: &[],
            text_sizes: &sizes,
            text_size: self.text_size,
            stylesheet: self.stylesheet,
            theme: &self.theme,
            practice: practice.as_deref(),
        })
    }

    // --- the citizen's browser session ---

    /// May this browser go on with this draft, or see this case opened by PIN?
    pub fn holds(&self, id: ApplicationId) -> bool {
        self.data().is_some_and(|data| {
            data.drafts.contains(&id) || data.opened.iter().any(|(opened, until)| *opened == id && *until > self.now.at.unix_timestamp())
        })
    }

    /// The same, and whatever the account has that is signed in here.
    pub async fn may_see(&self, id: ApplicationId) -> Result<bool, Halt> {
        if self.holds(id) {
            return Ok(true);
        }
        let Some(member) = &self.member else { return Ok(false) };
        Ok(self.desk.store.has_account_case(&self.government.id, member.account.id, id).await?)
    }

    pub fn data(&self) -> Option<&SessionData> {
        self.session.as_ref().map(|(_, session)| &session.data)
    }

    /// The PIN that this browser may still show.
    pub fn fresh_pin(&self, id: ApplicationId) -> Option<&FreshPin> {
        self.data()?.pins.iter().find(|pin| pin.application == id && pin.until > self.now.at.unix_timestamp())
    }

    /// Whoever comes back may come back again for as long.
    async fn lengthen(&mut self) -> Result<(), Halt> {
        let Some((key, session)) = &mut self.session else { return Ok(()) };
        let Some(end) = session::lengthened(session, self.now.at) else { return Ok(()) };
        (session.seen_at, session.expires_at) = (self.now.at, end);
        Ok(self.desk.store.lengthen_session(key, self.now.at, end).await?)
    }

    /// This browser's session, made now if there is none. Answer with [`Self::keep_cookie`].
    pub async fn ensure_session(&mut self) -> Result<SessionKey, Halt> {
        if let Some((key, _)) = &self.session {
            return Ok(key.clone());
        }
        let key = SessionKey(self.now.draw("citizen session"));
        let session = session::citizen(&self.government.id, self.now.at);
        self.desk.store.put_session(&key, session.clone()).await?;
        self.session = Some((key.clone(), session));
        Ok(key)
    }

    /// Changes what this browser may see, on what it may see at that moment: an act may have written a PIN into it meanwhile.
    pub async fn change_session(&mut self, change: impl FnOnce(&mut SessionData) + Send + 'static) -> Result<(), Halt> {
        let key = self.ensure_session().await?;
        let now = self.now.at.unix_timestamp();
        let change = Box::new(move |data: &mut SessionData| {
            change(data);
            data.pins.retain(|pin| pin.until > now);
            data.opened.retain(|(_, until)| *until > now);
        });
        let session = self.desk.store.change_session(&key, self.now.at, change).await?.ok_or(Halt::Resume)?;
        self.session = Some((key, session));
        Ok(())
    }

    /// Sends the session's cookie along.
    pub fn keep_cookie(&self, mut response: Response) -> Response {
        if let Some((key, session)) = &self.session {
            let secure = self.desk.settings.secure;
            let age = session::last_end(session) - self.now.at;
            let value = session::set_cookie(Jar::Citizen.cookie(secure), &session::key_text(key), age, secure);
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }

    /// After a POST: to a page that can be loaded again.
    pub fn see_other(&self, to: &str) -> Response {
        Redirect::to(to).into_response()
    }
}
