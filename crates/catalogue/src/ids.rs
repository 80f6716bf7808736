//! Typed identifiers of catalogue things. Each is the short lower-case name written in the TOML files.

use serde::{Deserialize, Serialize};
use std::{borrow::Borrow, fmt, sync::Arc};

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            pub fn new(text: &str) -> Self {
                Self(text.into())
            }
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(|text| Self(text.into()))
            }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

identifiers! {
    /// A local government, by its folder name: `surabaya`.
    GovernmentId,
    /// A public service, by its folder name: `birth`.
    ServiceId,
    /// One question of a form: `child.name`.
    FieldId,
    /// A value computed from answers, over a closed set: `timing`.
    FactId,
    /// A place for a supporting document in an application: `marriage-proof`.
    SlotId,
    /// What a paper truly is, as an officer decides: `marriage-book`.
    DocumentKindId,
    /// A step of the route: `ward-review`.
    StepId,
    /// A coded reason for return or refusal: `FOTO-BURAM`.
    ReasonCode,
    /// An office, by its region code or, for the registry, a name: `3578071002`, `dispendukcapil`.
    OfficeId,
    /// A kind of blank card that an office has only so many of: `child-card`.
    BlankId,
}
