//! Who may do what, where: roles, and the one table of rights.
//!
//! **Invariant:** every act and every staff page is asked about here and nowhere else; what the table does not name is forbidden.
//!
//! Read next: [`rights`] (the table), [`mod@permit`] (the one check), [`phase`] (on whose desk a case lies), [`role`].

pub mod deed;
pub mod password;
pub mod permit;
pub mod phase;
pub mod rights;
pub mod role;

pub use deed::{Deed, View};
pub use permit::{Acting, Permit, permit};
pub use phase::Phase;
pub use rights::{Proof, Right, Where, Who, may, passes};
pub use role::Role;
