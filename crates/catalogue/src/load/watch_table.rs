//! `[watch]` of `government.toml`: what a day allows an officer to look at, and how many births are usual. Each number has a default.

use super::cells::Cells;
use watch::{Allowance, Rules};

const MOST: i64 = 1_000_000;

pub(super) fn read(root: &Cells<'_>) -> Rules {
    let mut rules = Rules::default();
    let Some(table) = root.find_table("watch") else { return rules };
    if let Some(looks) = table.find_table("looks") {
        for (role, row) in looks.named() {
            let common = rules.allowance(&role);
            let allowance = Allowance {
                opened: number(&row, "opened").unwrap_or(common.opened),
                listed: number(&row, "listed").unwrap_or(common.listed),
                searches: number(&row, "searches").unwrap_or(common.searches),
            };
            row.done();
            rules.looks.insert(role, allowance);
        }
    }
    if let Some(births) = table.find_table("births") {
        rules.ward_floor = number(&births, "ward_floor").unwrap_or(rules.ward_floor);
        rules.officer_floor = number(&births, "officer_floor").unwrap_or(rules.officer_floor);
        births.done();
    }
    for row in table.rows("expected") {
        let office = row.text("office");
        if let Some(births) = number(&row, "births_a_year")
            && rules.expected.insert(office.clone(), births).is_some()
        {
            row.report(format!("`{office}` has two rows"));
        }
        row.done();
    }
    table.done();
    rules
}

/// None when the row leaves it to the default.
fn number(row: &Cells<'_>, key: &str) -> Option<u32> {
    row.find_number(key, 1, MOST).and_then(|number| u32::try_from(number).ok())
}
