//! Prints real sheets and reads them back with tools that are not ours.
//!
//! Every PDF is left in `target/tmp/certificate/` to look at. Where a reading tool of the system is not
//! installed, only the check that needs it is left out; `bin/test` installs them all.

mod birth;
mod birth_samples;
mod death;
mod memory;
mod press;
mod qr;
mod reading;
mod samples;
mod slips;
mod words;
