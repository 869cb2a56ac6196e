//! Mail to the office's own relay. Nothing is sent unless the configuration names one; the relay stands on this machine
//! or in the office's network, and what goes out of the house is its business.

use crate::error::{Error, Result};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use serde::Deserialize;
use std::time::Duration;

/// A relay that does not answer is given up after so long.
const PATIENCE: Duration = Duration::from_secs(20);

/// The table `[mail]` of the configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// Name or address of the relay.
    pub host: String,
    /// Its port.
    #[serde(default = "port")]
    pub port: u16,
    /// The sender: `回音 <huiyin@example.gov.cn>`.
    pub from: String,
    /// Where the pages are, for the link in the mail: `https://huiyin.example.gov.cn`.
    pub pages: String,
}

fn port() -> u16 {
    25
}

/// The way to the relay, cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    pages: String,
}

impl Mailer {
    /// Prepares the way; nothing is connected yet. A wrong sender is an error that names it.
    pub fn new(settings: &MailSettings) -> Result<Self> {
        let from = settings
            .from
            .parse()
            .map_err(|e| Error::broken(format!("mail.from “{}”: {e}", settings.from)))?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .timeout(Some(PATIENCE))
            .build();
        Ok(Self { transport, from, pages: settings.pages.trim_end_matches('/').to_owned() })
    }

    /// The address of a page.
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.pages)
    }

    /// Hands one plain letter to the relay.
    pub async fn send(&self, to: &str, subject: &str, body: String) -> Result<()> {
        let to: Address = to.parse().map_err(|e| Error::broken(format!("mail address: {e}")))?;
        let letter = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .map_err(Error::broken)?;
        self.transport.send(letter).await.map_err(Error::broken)?;
        Ok(())
    }
}

/// Whether this can be an address to send to.
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn what_is_no_address_is_not_taken() {
        assert!(is_address("renshe@qinghe.example"));
        for wrong in ["", "renshe", "a b@c.d", "a@b\r\nBcc: x@y.z", "<a@b.c>"] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
