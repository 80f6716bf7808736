//! E-mail by a mail server (SMTP, RFC 5321).
//!
//! **Invariant:** a letter goes out encrypted, or to a server on this very machine; its headers are made by the library from parsed values,
//! so that no text becomes a header.

use crate::letter::{Letter, Trouble};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::{ContentType, Header, HeaderName, HeaderValue}},
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
        extension::ClientId,
    },
};
use std::{net::IpAddr, time::Duration};

/// Longest wait for each answer of the server.
const TIMEOUT: Duration = Duration::from_secs(20);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte, mostly port 465.
    Tls,
    /// TLS after a word in clear, mostly port 587; without it nothing is sent.
    StartTls,
    /// In clear: to a server on this very machine only.
    None,
}

/// Where letters go and as whom.
#[derive(Clone)]
pub struct SmtpOptions {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// Name and password.
    pub credentials: Option<(String, String)>,
    /// Address that letters come from.
    pub sender: String,
    /// A root certificate (PEM) beside those that everybody trusts.
    pub root_pem: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongOptions {
    #[error("the sender is no e-mail address")]
    Sender,
    #[error("without TLS letters go only to a mail server on this machine (127.0.0.1, ::1 or localhost)")]
    Clear,
    #[error("a password in clear text goes only over TLS")]
    Password,
    #[error("the root certificate cannot be read")]
    Root,
    #[error("the name of the mail server is not one")]
    Host,
}

pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Address,
}

impl Smtp {
    pub fn new(options: &SmtpOptions) -> Result<Self, WrongOptions> {
        let sender: Address = crate::address::email(&options.sender).and_then(|text| text.parse().ok()).ok_or(WrongOptions::Sender)?;
        let here = options.host == "localhost" || options.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let tls = match options.security {
            Security::None if !here => return Err(WrongOptions::Clear),
            Security::None if options.credentials.is_some() => return Err(WrongOptions::Password),
            Security::None => Tls::None,
            Security::Tls => Tls::Wrapper(parameters(options)?),
            Security::StartTls => Tls::Required(parameters(options)?),
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&options.host)
            .port(options.port)
            .tls(tls)
            .timeout(Some(TIMEOUT))
            .hello_name(ClientId::Domain(sender.domain().to_owned()));
        if let Some((name, password)) = &options.credentials {
            transport = transport.credentials(Credentials::new(name.clone(), password.clone()));
        }
        Ok(Self { transport: transport.build(), sender })
    }

    pub async fn carry(&self, letter: &Letter) -> Result<(), Trouble> {
        let message = self.message(letter).ok_or(Trouble::Never { reply: None })?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => Err(trouble(&error)),
        }
    }

    /// None when it is no letter: an address that is none, a subject of more than one line.
    fn message(&self, letter: &Letter) -> Option<Message> {
        let to: Address = crate::address::email(&letter.to)?.parse().ok()?;
        let one_line = |text: &str| !text.chars().any(char::is_control);
        if !one_line(&letter.subject) || !one_line(&letter.from_name) || !one_line(&letter.id) {
            return None;
        }
        Message::builder()
            .from(Mailbox::new(Some(letter.from_name.clone()), self.sender.clone()))
            .to(Mailbox::new(None, to))
            .subject(letter.subject.clone())
            .date(letter.at.into())
            .message_id(Some(format!("<{}@{}>", letter.id, self.sender.domain())))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .ok()
    }
}

fn parameters(options: &SmtpOptions) -> Result<TlsParameters, WrongOptions> {
    let mut builder = TlsParameters::builder(options.host.clone());
    if let Some(pem) = &options.root_pem {
        builder = builder.add_root_certificate(Certificate::from_pem(pem).map_err(|_| WrongOptions::Root)?);
    }
    builder.build().map_err(|_| WrongOptions::Host)
}

/// A server that says 5xx will say it again; everything else may pass.
fn trouble(error: &Error) -> Trouble {
    let reply = error.status().map(u16::from);
    if error.is_permanent() { Trouble::Never { reply } } else { Trouble::Again { reply } }
}

/// Answering machines do not answer a machine (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
