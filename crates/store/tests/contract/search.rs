//! Staff search: what is found, in which order, and what never is.

use crate::house::{self, access, draft, id, offices, people, sent_as, surabaya, with};
use application::ApplicationId;
use catalogue::Answers;
use house::decisions::Sending;
use std::sync::Arc;
use store::{Contract, SearchQuery};

crate::guarantees!(
    the_subjects_exact_name_comes_before_all_words_before_beginnings_and_sounds,
    within_a_rank_the_newest_come_first,
    every_word_must_be_there_in_any_order_and_spelling,
    the_last_word_may_be_unfinished,
    a_name_that_sounds_the_same_is_found,
    a_number_finds_every_case_it_stands_in,
    all_given_parts_must_hold,
    a_registration_number_finds_its_case,
    a_birth_date_alone_finds_the_births_of_the_day,
    drafts_are_never_found,
    an_office_finds_its_own_cases,
    an_empty_search_finds_nothing,
    changed_answers_are_found_and_the_former_are_not,
    at_most_50_rows_are_shown,
    an_old_case_of_the_office_is_found_behind_hundreds_of_namesakes_elsewhere,
    an_old_name_of_two_common_words_is_found_behind_hundreds_with_one,
);

fn words(text: &str) -> SearchQuery {
    SearchQuery { words: text.into(), limit: 50, ..SearchQuery::default() }
}

async fn found(store: &impl Contract, query: SearchQuery) -> Vec<ApplicationId> {
    let rows = store.search(&surabaya(), query, access("search", 500)).await.expect("a search");
    rows.into_iter().map(|row| row.application).collect()
}

fn ids<const N: usize>(cases: [u64; N]) -> [ApplicationId; N] {
    cases.map(id)
}

async fn sent_named(store: &impl Contract, n: u64, child: &str) {
    sent_answers(store, n, with(people(n), "child.name", child)).await;
}

async fn sent_answers(store: &impl Contract, n: u64, answers: Answers) {
    sent_as(store, n, answers, Sending::default()).await;
}

async fn the_subjects_exact_name_comes_before_all_words_before_beginnings_and_sounds(store: Arc<impl Contract>) {
    sent_named(&*store, 1, "Budi Santoso").await;
    sent_named(&*store, 2, "Budi Santoso Wijaya").await;
    sent_named(&*store, 3, "Budi Santosa").await;
    sent_answers(&*store, 4, with(people(4), "mother.name", "Budi Santoso")).await;
    sent_named(&*store, 5, "Budi Hartono").await;
    sent_named(&*store, 6, "Santi Rahayu").await;
    assert_eq!(found(&*store, words("budi santoso")).await, ids([1, 4, 2, 3]));
}

async fn within_a_rank_the_newest_come_first(store: Arc<impl Contract>) {
    for n in [3, 1, 4, 2] {
        sent_named(&*store, n, "Ayu Lestari").await;
    }
    assert_eq!(found(&*store, words("Ayu Lestari")).await, ids([4, 3, 2, 1]));
}

async fn every_word_must_be_there_in_any_order_and_spelling(store: Arc<impl Contract>) {
    sent_named(&*store, 1, "Muhammad Soekarno Djoko").await;
    sent_named(&*store, 2, "Muhammad Hatta").await;
    for text in ["sukarno", "MOH. SUKARNO", "joko sukarno", "Muhamad Soekarno Joko"] {
        assert_eq!(found(&*store, words(text)).await, ids([1]), "{text}");
    }
    assert_eq!(found(&*store, words("sukarno hatta")).await, []);
    assert_eq!(found(&*store, words("mohamad")).await, ids([2, 1]));
}

async fn the_last_word_may_be_unfinished(store: Arc<impl Contract>) {
    sent_named(&*store, 1, "Kusuma Wardani").await;
    for text in ["kus", "kusu", "kusum", "kusuma war", "wardan", "kusuma wardani"] {
        assert_eq!(found(&*store, words(text)).await, ids([1]), "{text}");
    }
    assert_eq!(found(&*store, words("war kusuma")).await, [], "only the last one");
    assert_eq!(found(&*store, words("ku")).await, [], "two letters are a beginning of everything");
}

async fn a_name_that_sounds_the_same_is_found(store: Arc<impl Contract>) {
    sent_named(&*store, 1, "Aisyah Rahmadani").await;
    sent_named(&*store, 2, "Bambang Pamungkas").await;
    assert_eq!(found(&*store, words("Aisha Rahmatani")).await, ids([1]));
}

async fn a_number_finds_every_case_it_stands_in(store: Arc<impl Contract>) {
    let mother = "9978075203970001";
    sent_answers(&*store, 1, with(people(1), "mother.nik", mother)).await;
    sent_answers(&*store, 2, with(people(2), "informant.nik", mother)).await;
    house::sent(&*store, 3).await;
    let nik = |nik: &str| SearchQuery { nik: Some(nik.into()), limit: 50, ..SearchQuery::default() };
    assert_eq!(found(&*store, nik(mother)).await, ids([2, 1]));
    assert_eq!(found(&*store, nik("9978075203970002")).await, []);
    assert_eq!(found(&*store, nik(&mother[..15])).await, []);
}

async fn all_given_parts_must_hold(store: Arc<impl Contract>) {
    let named = |n, date| with(with(people(n), "child.name", "Dewi Anggraini"), "child.birth_date", date);
    sent_answers(&*store, 1, named(1, "2026-11-20")).await;
    sent_answers(&*store, 2, named(2, "2026-11-21")).await;
    let dated = |date: &str| SearchQuery { birth_date: Some(date.into()), ..words("dewi anggraini") };
    assert_eq!(found(&*store, words("dewi anggraini")).await, ids([2, 1]));
    assert_eq!(found(&*store, dated("2026-11-20")).await, ids([1]));
    assert_eq!(found(&*store, dated("2026-11-22")).await, []);
    let nik = people(2).get("mother.nik").map(str::to_owned);
    assert_eq!(found(&*store, SearchQuery { nik: nik.clone(), ..dated("2026-11-21") }).await, ids([2]));
    assert_eq!(found(&*store, SearchQuery { nik, ..dated("2026-11-20") }).await, []);
}

async fn a_registration_number_finds_its_case(store: Arc<impl Contract>) {
    let number = house::registered(&*store, 1).await.application.registration.expect("registered").number;
    house::registered(&*store, 2).await;
    let query = |words: &str| SearchQuery { words: words.into(), registration: Some(number.clone()), limit: 50, ..SearchQuery::default() };
    assert_eq!(found(&*store, query("")).await, ids([1]));
    assert_eq!(found(&*store, query("kirana")).await, ids([1]));
    assert_eq!(found(&*store, query("somebody else")).await, []);
}

async fn a_birth_date_alone_finds_the_births_of_the_day(store: Arc<impl Contract>) {
    for (n, date) in [(1, "2026-11-20"), (2, "2026-11-21"), (3, "2026-11-20")] {
        sent_answers(&*store, n, with(people(n), "child.birth_date", date)).await;
    }
    let born = SearchQuery { birth_date: Some("2026-11-20".into()), limit: 50, ..SearchQuery::default() };
    assert_eq!(found(&*store, born).await, ids([3, 1]));
}

async fn drafts_are_never_found(store: Arc<impl Contract>) {
    draft(&*store, 1).await;
    // Terms that a draft may hold already do not help.
    let indexed = |case: &application::Application, _: &dyn application::Reads| {
        let (index, card) = (Some(house::terms(&case.answers)), Some(case.answers.clone()));
        let answered = house::decisions::one(application::Action::Answered { page: "parents".into() });
        Ok(application::Decision { index, card, ..answered })
    };
    house::done(&*store, house::act(1, 5, indexed)).await;
    let nik = people(1).get("mother.nik").map(str::to_owned);
    assert_eq!(found(&*store, words("kirana")).await, []);
    assert_eq!(found(&*store, SearchQuery { nik: nik.clone(), ..words("") }).await, []);
    house::done(&*store, house::sending(1, Sending::default())).await;
    assert_eq!(found(&*store, SearchQuery { nik, ..words("") }).await, ids([1]));
}

async fn an_office_finds_its_own_cases(store: Arc<impl Contract>) {
    for (n, ward) in [(1, "3578071002"), (2, "3578071003"), (3, "3578081001")] {
        let to = Sending { to: offices(ward), ..Sending::default() };
        sent_as(&*store, n, with(people(n), "child.name", "Sri Wahyuni"), to).await;
    }
    let within = |office: &str| SearchQuery { offices: vec![office.into()], ..words("sri wahyuni") };
    assert_eq!(found(&*store, within("3578071003")).await, ids([2]));
    assert_eq!(found(&*store, within("357807")).await, ids([2, 1]));
    assert_eq!(found(&*store, within("dispendukcapil")).await, ids([3, 2, 1]));
    assert_eq!(found(&*store, within("3578099999")).await, []);
}

async fn an_empty_search_finds_nothing(store: Arc<impl Contract>) {
    house::sent(&*store, 1).await;
    for text in ["", "   ", "123", "--"] {
        assert_eq!(found(&*store, words(text)).await, [], "{text}");
    }
}

async fn changed_answers_are_found_and_the_former_are_not(store: Arc<impl Contract>) {
    sent_named(&*store, 1, "Putri Maharani").await;
    let changed = with(people(1), "child.name", "Intan Permata");
    let mended = move |_: &application::Application, _: &dyn application::Reads| {
        let (index, card) = (Some(house::terms(&changed)), Some(changed.clone()));
        Ok(application::Decision { index, card, ..house::decisions::one(application::Action::Answered { page: "child".into() }) })
    };
    house::done(&*store, house::act(1, 5, mended)).await;
    assert_eq!(found(&*store, words("intan permata")).await, ids([1]));
    assert_eq!(found(&*store, words("putri maharani")).await, []);
    let mother = people(1).get("mother.name").map(str::to_owned).expect("a name");
    assert_eq!(found(&*store, words(&mother)).await, ids([1]), "what did not change is still found");
}

async fn at_most_50_rows_are_shown(store: Arc<impl Contract>) {
    for n in 1..=55 {
        sent_named(&*store, n, "Siti Aminah").await;
    }
    let all = found(&*store, SearchQuery { limit: 1_000, ..words("siti aminah") }).await;
    assert_eq!(all, (6..=55).rev().map(id).collect::<Vec<_>>());
    assert_eq!(found(&*store, SearchQuery { limit: 2, ..words("siti aminah") }).await, ids([55, 54]));
}

/// Cases 2 to 240 of another ward, all of this name.
async fn sent_hundreds(store: &Arc<impl Contract>, child: &'static str) {
    let mut waiting = tokio::task::JoinSet::new();
    for n in 2..=240 {
        let store = Arc::clone(store);
        let to = Sending { to: offices("3578081001"), ..Sending::default() };
        waiting.spawn(async move { sent_as(&*store, n, with(people(n), "child.name", child), to).await.application.seq });
    }
    waiting.join_all().await;
}

async fn an_old_case_of_the_office_is_found_behind_hundreds_of_namesakes_elsewhere(store: Arc<impl Contract>) {
    sent_named(&*store, 1, "Siti Aminah").await;
    sent_hundreds(&store, "Siti Aminah").await;
    let within = SearchQuery { offices: vec!["3578071002".into()], ..words("siti aminah") };
    assert_eq!(found(&*store, within.clone()).await, ids([1]));
    assert_eq!(found(&*store, SearchQuery { words: "amin".into(), ..within.clone() }).await, ids([1]));
    assert_eq!(found(&*store, SearchQuery { words: "siti amina".into(), ..within }).await, ids([1]));
}

async fn an_old_name_of_two_common_words_is_found_behind_hundreds_with_one(store: Arc<impl Contract>) {
    sent_named(&*store, 1, "Lestari Aminah Zahra").await;
    sent_hundreds(&store, "Lestari Wulandari").await;
    for text in ["lestari zahra", "zahra lestari", "aminah zahra lestari"] {
        assert_eq!(found(&*store, words(text)).await, ids([1]), "{text}");
    }
}
