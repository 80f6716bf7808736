//! The citizen's pages through the router, in a browser without a browser: forms are read from pages and sent back.

#[path = "../bench/mod.rs"]
mod bench;
mod account;
mod after;
mod applying;
mod offering;
mod browser;
#[path = "../registry_office/cases.rs"]
#[allow(dead_code, reason = "the registry's tests use more of it")]
mod cases;
mod contesting;
mod ending;
mod finding;
mod guarding;
mod helping;
#[path = "../../src/page/tests/html_check.rs"]
#[allow(dead_code, reason = "the samples' tests ask more of it")]
mod html_check;
mod keeping;
#[path = "../../src/page/tests/newer.rs"]
mod newer;
mod places;
mod slips;
mod tracking;
mod walking;
