//! The registration office through the router: comparing, duplicates, registering, late births, signing; and administrators.

#[path = "../bench/mod.rs"]
mod bench;
mod books;
mod cases;
mod deciding;
mod duplicates;
mod elsewhere;
mod extracts;
mod catalogue;
mod keeping;
mod late;
mod machines;
mod messages;
mod notes;
mod outages;
mod overview;
mod pages;
mod parts;
mod registers;
mod signing;
mod stand_ins;
