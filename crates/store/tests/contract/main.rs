//! The contract suite: every guarantee of `store::contract`, on every engine.
//!
//! Each group holds functions over any [`store::Contract`] and names them once in [`guarantees`], which makes a test of each for each
//! engine. Another engine is one more function in [`engines`] and one more line in the macro.

#[path = "../house/mod.rs"]
mod house;

/// One test for each guarantee and engine.
macro_rules! guarantees {
    ($($name:ident),+ $(,)?) => {
        crate::guarantees!(@on sqlite: $($name)+);
    };
    (@on $engine:ident: $($name:ident)+) => {
        mod $engine {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn $name() {
                    let (store, _folder) = crate::engines::$engine();
                    super::$name(store).await;
                }
            )+
        }
    };
}
pub(crate) use guarantees;

mod engines {
    use crate::house;
    use std::sync::Arc;
    use store::{Sqlite, sqlite::Options};
    use tempfile::TempDir;

    /// A fresh store, and the folder that goes with it.
    pub fn sqlite() -> (Arc<Sqlite>, TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Sqlite::open(folder.path(), house::keys(), Options::default()).expect("a fresh store");
        (Arc::new(store), folder)
    }
}

mod accounts;
mod acts;
mod annotations;
mod blanks;
mod deliveries;
mod documents;
mod duplicates;
mod elsewhere;
mod erasures;
mod governments;
mod hand_ons;
mod identities;
mod ledger;
mod lists;
mod looking;
mod mails;
mod notifications;
mod outbox;
mod paging;
mod receipts;
mod registers;
mod search;
mod second_person;
mod sessions;
mod staff;
mod staff_security;
mod stand_ins;
mod watching;
