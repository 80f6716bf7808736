//! The table of rights as a page that an auditor reads, `docs/rights.md`: made from the code, and checked to be so.

use application::command::Act;
use people::{
    Deed, Role, View,
    rights::{Where, applicants_own, rights},
};
use std::{fmt::Write as _, path::Path};

/// The marks in the cells.
const OWN: &str = "own";
const ALL: &str = "all";

fn role_title(role: Role) -> &'static str {
    match role {
        Role::WardOfficer => "ward officer",
        Role::DistrictOfficer => "district officer",
        Role::Registrar => "registrar",
        Role::Head => "head of office",
        Role::Administrator => "administrator",
    }
}

fn cell(role: Role, deed: Deed) -> &'static str {
    match rights(deed).iter().find(|(holder, _)| *holder == role) {
        Some((_, Where::Own)) => OWN,
        Some((_, Where::Government)) => ALL,
        None => "",
    }
}

fn row(page: &mut String, name: &str, deed: Deed) {
    let cells: Vec<&str> = Role::ALL.into_iter().map(|role| cell(role, deed)).collect();
    let applicant = if applicants_own(deed) { OWN } else { "" };
    let program = if deed == Deed::Act(Act::Expire) { ALL } else { "" };
    writeln!(page, "| {name} | {} | {applicant} | {program} |", cells.join(" | ")).expect("a string grows");
}

fn heading(page: &mut String, what: &str) {
    let titles: Vec<&str> = Role::ALL.into_iter().map(role_title).collect();
    writeln!(page, "| {what} | {} | applicant | program |", titles.join(" | ")).expect("a string grows");
    writeln!(page, "|---|{}", "---|".repeat(Role::ALL.len() + 2)).expect("a string grows");
}

/// `PrintQueue` as `print queue`.
fn view_name(view: View) -> String {
    let name = format!("{view:?}");
    let mut words = String::new();
    for (place, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && place > 0 {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

fn pivot() -> String {
    let mut page = String::from(
        "# Who may do what\n\n\
         Made from `crates/people/src/rights.rs`, the one table that every act and every staff page is asked about; a test fails when this page\n\
         is not what the table says. What has no mark is forbidden.\n\n\
         - **own**: cases whose responsible ward, district or registration office is the person's own office; for the applicant: the case that she\n  \
         proves to be hers with the browser that holds the draft, or with number and PIN.\n\
         - **all**: everything of the same government.\n\
         - *Program*: the daily job of the program itself.\n\n\
         Whether the *stage* of a case allows an act, and whether two persons are needed, is decided in `crates/application/src/decide`.\n\
         Every sight of a record by staff is written down with who, when and why.\n\n\
         ## Acts on a case\n\n",
    );
    heading(&mut page, "act");
    for act in Act::ALL {
        row(&mut page, &act.key().replace('-', " "), Deed::Act(act));
    }
    page.push_str("\n## Pages of the staff\n\n");
    heading(&mut page, "page");
    for view in View::ALL {
        row(&mut page, &view_name(view), Deed::View(view));
    }
    page
}

#[test]
fn the_page_for_auditors_says_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rights.md");
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let expected = pivot();
    assert!(written == expected, "docs/rights.md is stale. Write into it:\n\n{expected}");
}

/// Nobody both enters and agrees: these pairs of deeds never meet in one role.
#[test]
fn no_role_holds_both_ends_of_a_decision() {
    let apart = [
        (Act::Review, Act::Approve), (Act::Approve, Act::DecideLate), (Act::Register, Act::Sign), (Act::Print, Act::Register), (Act::HandOver, Act::ReopenHandOver),
        (Act::ProposeChange, Act::Sign),
    ];
    for role in Role::ALL {
        for (one, other) in apart {
            let holds = |act| !cell(role, Deed::Act(act)).is_empty();
            assert!(!(holds(one) && holds(other)), "{role:?} holds {one:?} and {other:?}");
        }
    }
}

#[test]
fn administrators_hold_no_act_and_nobody_but_they_the_accounts() {
    for act in Act::ALL {
        assert_eq!(cell(Role::Administrator, Deed::Act(act)), "", "{act:?}");
    }
    for view in [View::Staff, View::Catalogue, View::Outbox] {
        for role in Role::ALL {
            assert_eq!(!cell(role, Deed::View(view)).is_empty(), role == Role::Administrator, "{role:?} {view:?}");
        }
    }
}
