//! Which deeds never meet in one role, and which never leave one: read from the table of rights.

use application::command::Act;
use people::{Deed, Role, View, Where, Who, may, rights::{applicants_own, rights}};

/// Nobody both enters and agrees: these pairs of deeds never meet in one role.
#[test]
fn no_role_holds_both_ends_of_a_decision() {
    let apart = [
        (Act::Review, Act::Approve), (Act::Approve, Act::DecideLate), (Act::Register, Act::Sign), (Act::Print, Act::Register), (Act::HandOver, Act::ReopenHandOver),
        (Act::ProposeChange, Act::Sign),
    ];
    for role in Role::ALL {
        for (one, other) in apart {
            assert!(!(may(role, Deed::Act(one)) && may(role, Deed::Act(other))), "{role:?} holds {one:?} and {other:?}");
        }
    }
}

#[test]
fn only_the_head_signs_and_only_registrars_register() {
    for role in Role::ALL {
        assert_eq!(may(role, Deed::Act(Act::Sign)), role == Role::Head);
        assert_eq!(may(role, Deed::Act(Act::Register)), role == Role::Registrar);
    }
}

#[test]
fn administrators_auditors_and_notifiers_hold_no_act_and_nobody_but_administrators_the_accounts() {
    for act in Act::ALL {
        for role in [Role::Administrator, Role::Auditor, Role::Notifier] {
            assert!(!may(role, Deed::Act(act)), "{role:?} {act:?}");
        }
    }
    for view in [View::Staff, View::Catalogue, View::Outbox] {
        for role in Role::ALL {
            assert_eq!(may(role, Deed::View(view)), role == Role::Administrator, "{role:?} {view:?}");
        }
    }
}

#[test]
fn helpers_and_notifiers_reach_only_what_they_made_themselves() {
    for deed in Act::ALL.map(Deed::Act).into_iter().chain(View::ALL.map(Deed::View)) {
        for right in rights(deed).iter().filter(|right| matches!(right.who, Who::Staff(Role::Helper | Role::Notifier))) {
            assert_eq!(right.place, Where::Mine, "{deed:?}");
        }
    }
}

#[test]
fn each_act_has_somebody_who_may_do_it_and_no_right_stands_twice() {
    for deed in Act::ALL.map(Deed::Act).into_iter().chain(View::ALL.map(Deed::View)) {
        let rows = rights(deed);
        assert!(!rows.is_empty(), "{deed:?}");
        for (place, row) in rows.iter().enumerate() {
            assert!(!rows[..place].iter().any(|other| other.who == row.who), "{deed:?} {:?} twice", row.who);
        }
    }
    assert!(applicants_own(Deed::Act(Act::Open)) && !applicants_own(Deed::Act(Act::Review)));
}
