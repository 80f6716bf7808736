//! Who may do what, where: roles, and the one table of rights.
//!
//! **Invariant:** every act and every staff page is asked about here and nowhere else; what the table does not name is forbidden.
//!
//! Read next: [`rights`] (the table), [`role`].

pub mod password;
pub mod rights;
pub mod role;

pub use rights::{Deed, View, may, permit};
pub use role::Role;
