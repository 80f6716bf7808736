//! E-mail to citizens: options of the mail server, and the carrier that they make.
//!
//! **Invariant:** the password is read from a file and stands in no option, no log and no page.

use clap::{Args, ValueEnum};
use desk::kernel::Post;
use outbox::{Carrier, Security, Smtp, SmtpOptions};
use std::{path::PathBuf, sync::Arc};

#[derive(Args, Clone)]
pub struct MailServer {
    /// Mail server for e-mails to citizens, as `host` or `host:port`; without one, codes come from the counters only
    #[arg(long, env = "KITIR_SMTP_SERVER", value_name = "HOST")]
    pub smtp_server: Option<String>,
    /// How the line to the mail server is kept private; `none` only to a server on this machine
    #[arg(long, env = "KITIR_SMTP_TLS", value_name = "MODE", default_value = "starttls", requires = "smtp_server")]
    pub smtp_tls: Tls,
    /// Name at the mail server
    #[arg(long, env = "KITIR_SMTP_USER", value_name = "NAME", requires = "smtp_password_file")]
    pub smtp_user: Option<String>,
    /// File with the password at the mail server
    #[arg(long, env = "KITIR_SMTP_PASSWORD_FILE", value_name = "FILE", requires = "smtp_user")]
    pub smtp_password_file: Option<PathBuf>,
    /// Address that e-mails come from
    #[arg(long, env = "KITIR_SMTP_SENDER", value_name = "ADDRESS", requires = "smtp_server")]
    pub smtp_sender: Option<String>,
    /// Root certificate (PEM) of the mail server, beside the public ones
    #[arg(long, env = "KITIR_SMTP_ROOT", value_name = "FILE", requires = "smtp_server")]
    pub smtp_root: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tls {
    /// From the first byte (port 465)
    Implicit,
    /// After STARTTLS (port 587)
    Starttls,
    /// In clear (port 25)
    None,
}

impl Tls {
    fn port(self) -> u16 {
        match self {
            Self::Implicit => 465,
            Self::Starttls => 587,
            Self::None => 25,
        }
    }

    fn security(self) -> Security {
        match self {
            Self::Implicit => Security::Tls,
            Self::Starttls => Security::StartTls,
            Self::None => Security::None,
        }
    }
}

impl MailServer {
    /// How letters leave, for pages and for the carrier. The demo's lie on a page when there is no mail server.
    pub fn post(&self, demo: bool) -> Result<(Post, Option<Carrier>), String> {
        let Some(server) = &self.smtp_server else {
            if !demo {
                return Ok((Post::None, None));
            }
            let shelf = Arc::new(outbox::Shelf::default());
            return Ok((Post::Shelf(shelf.clone()), Some(Carrier::Shelf(shelf))));
        };
        let (host, port) = match server.rsplit_once(':') {
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
                (host.trim_matches(['[', ']']), port.parse().map_err(|_| format!("--smtp-server: {port} is no port"))?)
            }
            _ => (server.trim_matches(['[', ']']), self.smtp_tls.port()),
        };
        let password = self.smtp_password_file.as_ref().map(|file| read(file)).transpose()?;
        let credentials = self.smtp_user.clone().zip(password.map(|text| String::from_utf8_lossy(&text).trim_end().to_owned()));
        let options = SmtpOptions {
            host: host.to_owned(),
            port,
            security: self.smtp_tls.security(),
            credentials,
            sender: self.smtp_sender.clone().ok_or("--smtp-sender is missing: the address that e-mails come from")?,
            root_pem: self.smtp_root.as_ref().map(|file| read(file)).transpose()?,
        };
        let smtp = Smtp::new(&options).map_err(|wrong| format!("--smtp-server: {wrong}"))?;
        Ok((Post::Smtp, Some(Carrier::Smtp(Arc::new(smtp)))))
    }
}

fn read(file: &PathBuf) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}
