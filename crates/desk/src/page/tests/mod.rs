//! Tests of the look: a gallery of every component, byte budgets, old browsers, safe HTML.

mod budgets;
mod citizen_samples;
mod components;
mod gallery;
mod html_check;
mod newer;
mod old_browsers;
mod paper_samples;
mod staff_samples;
mod themes;
