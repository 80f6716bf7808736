//! What happens around accounts of staff is written down: sign-ins good and bad, changed factors, refused rights.
//!
//! **Invariant:** nothing that was typed is in a note; an address has lost its last part, a device is a kind of browser.

use super::{Halt, Seat, Visit};
use application::StaffId;
use people::Deed;
use std::net::IpAddr;
use store::{SecurityNote, StaffSecurity};

/// Everything that may have happened; text keys `security-<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    SignedIn,
    SignInFailed,
    /// As many failures in a row as make the next try wait.
    Slowed,
    ProvedAnew,
    ProofFailed,
    /// A passkey whose counter went back: there may be a copy.
    PasskeyCopied,
    PasskeyAdded,
    PasskeyRemoved,
    PasswordChanged,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    ProviderLinked,
    ProviderUnlinked,
    RenewalAsked,
    Invited,
    InvitationTaken,
    SessionEnded,
    SwitchedOff,
    SwitchedOn,
    Refused,
    /// The head named her to act for him; took it back.
    StandInNamed,
    StandInEnded,
    /// She took his place in a session; left it.
    StandInBegun,
    StandInLeft,
}

impl Event {
    pub const ALL: [Self; 24] = [
        Self::SignedIn, Self::SignInFailed, Self::Slowed, Self::ProvedAnew, Self::ProofFailed, Self::PasskeyCopied, Self::PasskeyAdded,
        Self::PasskeyRemoved, Self::PasswordChanged, Self::RecoveryCodesMade, Self::RecoveryCodeUsed, Self::ProviderLinked,
        Self::ProviderUnlinked, Self::RenewalAsked, Self::Invited, Self::InvitationTaken, Self::SessionEnded, Self::SwitchedOff,
        Self::SwitchedOn, Self::Refused, Self::StandInNamed, Self::StandInEnded, Self::StandInBegun, Self::StandInLeft,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignInFailed => "sign-in-failed",
            Self::Slowed => "slowed",
            Self::ProvedAnew => "proved-anew",
            Self::ProofFailed => "proof-failed",
            Self::PasskeyCopied => "passkey-copied",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRemoved => "passkey-removed",
            Self::PasswordChanged => "password-changed",
            Self::RecoveryCodesMade => "recovery-codes-made",
            Self::RecoveryCodeUsed => "recovery-code-used",
            Self::ProviderLinked => "provider-linked",
            Self::ProviderUnlinked => "provider-unlinked",
            Self::RenewalAsked => "renewal-asked",
            Self::Invited => "invited",
            Self::InvitationTaken => "invitation-taken",
            Self::SessionEnded => "session-ended",
            Self::SwitchedOff => "switched-off",
            Self::SwitchedOn => "switched-on",
            Self::Refused => "refused",
            Self::StandInNamed => "stand-in-named",
            Self::StandInEnded => "stand-in-ended",
            Self::StandInBegun => "stand-in-begun",
            Self::StandInLeft => "stand-in-left",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.key() == key)
    }

    /// Somebody else may be at work: shown first, and marked.
    pub fn is_strange(self) -> bool {
        matches!(self, Self::SignInFailed | Self::Slowed | Self::ProofFailed | Self::PasskeyCopied | Self::RecoveryCodeUsed | Self::Refused)
    }

    /// Changes who can get in: she is told when it was not she.
    pub fn changes_factors(self) -> bool {
        matches!(
            self,
            Self::PasskeyAdded
                | Self::PasskeyRemoved
                | Self::PasswordChanged
                | Self::RecoveryCodesMade
                | Self::RecoveryCodeUsed
                | Self::ProviderLinked
                | Self::ProviderUnlinked
                | Self::RenewalAsked
                | Self::Invited
                | Self::InvitationTaken
        )
    }
}

/// About an account, by whoever visits. `staff` is None when there is no account of that name.
pub async fn note(visit: &Visit, staff: Option<&StaffId>, by: Option<&StaffId>, event: Event, detail: &str) -> Result<(), Halt> {
    if event.is_strange() {
        tracing::warn!(government = %visit.government.id, event = event.key(), detail, "staff security");
    }
    let note = SecurityNote {
        at: visit.now.at,
        staff: staff.cloned(),
        by: by.cloned(),
        event: event.key().to_owned(),
        detail: detail.to_owned(),
        address: coarse(visit.address),
        device: visit.device(),
    };
    Ok(visit.desk.store.note_security(&visit.government.id, note).await?)
}

/// About one's own account.
pub async fn note_own(seat: &Seat, event: Event, detail: &str) -> Result<(), Halt> {
    note(&seat.visit, seat.actor.staff_id(), None, event, detail).await
}

/// The table of rights said no. Which case it was about is not written.
pub async fn note_refused(seat: &Seat, deed: Deed) -> Result<(), Halt> {
    let detail = match deed {
        Deed::Act(act) => format!("act-{}", act.key()),
        Deed::View(view) => format!("view-{}", view.key()),
    };
    note_own(seat, Event::Refused, &detail).await
}

/// `203.0.113.x`, `2001:db8:1:x`: enough to tell home from elsewhere.
pub fn coarse(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.x")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:x")
        }
    }
}

/// "Chrome, Android": a kind of browser on a kind of device, from lists of ours; nothing of the header itself.
pub fn device(agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    // Browsers call themselves by the names of others too: the rarer first.
    let browser = first(&[("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]);
    let system = first(&[("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_read_back_and_no_two_have_one_key() {
        for event in Event::ALL {
            assert_eq!(Event::parse(event.key()), Some(event));
        }
        assert_eq!(Event::parse("anything"), None);
    }

    #[test]
    fn an_address_loses_its_last_part() {
        for (whole, kept) in [("203.0.113.77", "203.0.113.x"), ("::ffff:203.0.113.77", "203.0.113.x"), ("2001:db8:1:2::7", "2001:db8:1:x")] {
            assert_eq!(coarse(whole.parse().expect("an address")), kept);
        }
    }

    #[test]
    fn a_device_is_named_by_our_own_words() {
        let phone = "Mozilla/5.0 (Linux; Android 13; SM-A125F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36";
        assert_eq!(device(phone), "Chrome, Android");
        assert_eq!(device("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0"), "Edge, Windows");
        assert_eq!(device("<script>alert(1)</script> Siti Contoh"), "");
        assert_eq!(device(""), "");
    }
}
