//! The citizen's pages through the router, in a browser without a browser: forms are read from pages and sent back.

#[path = "../bench/mod.rs"]
mod bench;
mod account;
mod after;
mod applying;
mod offering;
mod browser;
mod contesting;
mod finding;
mod guarding;
mod helping;
mod keeping;
mod slips;
mod tracking;
mod walking;
