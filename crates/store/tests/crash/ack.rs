//! What the child says after each answer, one line each.

use application::Stage;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ack {
    /// Case `n` stands there: its newest entries are these actions (in order, with commas), with so many messages, and with this
    /// registration number.
    Case { n: u64, seq: u32, actions: String, stage: Stage, outbox: u64, number: Option<String> },
    /// So many looks at case `n` were answered.
    Look { n: u64, looks: u64 },
    /// The picture of case `n` was kept.
    Picture { n: u64 },
    /// The disk was full: acts were answered with a fault, and reading went on.
    Full,
}

impl Ack {
    /// The mark at the end tells a whole line from one that the kill cut off.
    pub fn line(&self) -> String {
        match self {
            Self::Case { n, seq, actions, stage, outbox, number } => {
                format!("ack case {n} {seq} {actions} {} {outbox} {} .", stage.as_str(), number.as_deref().unwrap_or("-"))
            }
            Self::Look { n, looks } => format!("ack look {n} {looks} ."),
            Self::Picture { n } => format!("ack picture {n} ."),
            Self::Full => "ack full .".to_owned(),
        }
    }

    /// None for whatever else stands on a test program's output.
    pub fn parse(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split_once("ack ")?.1.split(' ').collect();
        match words.as_slice() {
            ["case", n, seq, actions, stage, outbox, number, "."] => Some(Self::Case {
                n: n.parse().ok()?,
                seq: seq.parse().ok()?,
                actions: (*actions).to_owned(),
                stage: Stage::parse(stage)?,
                outbox: outbox.parse().ok()?,
                number: (*number != "-").then(|| (*number).to_owned()),
            }),
            ["look", n, looks, "."] => Some(Self::Look { n: n.parse().ok()?, looks: looks.parse().ok()? }),
            ["picture", n, "."] => Some(Self::Picture { n: n.parse().ok()? }),
            ["full", "."] => Some(Self::Full),
            _ => None,
        }
    }
}

#[test]
fn whole_lines_are_read_and_broken_ones_are_not() {
    let number = Some("3578-LU-24112026-0001".to_owned());
    let acks = [Ack::Case { n: 7, seq: 8, actions: "registered,signing_requested".to_owned(), stage: Stage::Signing, outbox: 3, number }, Ack::Look { n: 7, looks: 2 }, Ack::Picture { n: 7 }, Ack::Full];
    for ack in acks {
        let line = ack.line();
        assert_eq!(Ack::parse(&line), Some(ack.clone()));
        assert_eq!(Ack::parse(&format!("test child ... {line}")), Some(ack));
        for end in 0..line.len() {
            assert_eq!(Ack::parse(&line[..end]), None);
        }
    }
}
