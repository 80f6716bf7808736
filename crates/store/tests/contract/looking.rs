//! Looking is written down, and changes nothing.

use crate::house::{self, access, at, draft, id, sent, staff, surabaya};
use std::sync::Arc;
use store::{Access, AccessRow, Contract, QueueFilter, SearchQuery};

crate::guarantees!(
    opening_a_record_is_written_down_and_leaves_the_case_alone,
    opening_an_unknown_record_is_none,
    looks_come_newest_first_and_at_most_200,
    looks_side_by_side_are_all_written_down,
    a_search_writes_down_the_rows_it_shows_and_no_others,
    lists_and_the_applicants_own_reads_are_no_looks,
    a_list_with_names_is_written_down_once_a_day_for_each_officer,
    what_belongs_to_an_opened_record_is_written_down_once_a_day,
    looks_are_read_page_by_page,
);

async fn opening_a_record_is_written_down_and_leaves_the_case_alone(store: Arc<impl Contract>) {
    let before = sent(&*store, 1).await.application;
    let row = store.queue(&surabaya(), QueueFilter { limit: 1, ..QueueFilter::default() }).await.expect("a list").rows.remove(0);
    let opened = store.open_record(&surabaya(), id(1), access("review", 30)).await.expect("a read");
    assert_eq!(opened.as_ref(), Some(&before));
    let looks = store.accesses(&surabaya(), id(1)).await.expect("a read");
    assert_eq!(looks, [AccessRow { actor: staff("ratna"), purpose: "review".into(), at: at(30, 0) }]);
    assert_eq!(store.find_application(&surabaya(), id(1)).await.expect("a read"), Some(before));
    let after = store.queue(&surabaya(), QueueFilter { limit: 1, ..QueueFilter::default() }).await.expect("a list").rows.remove(0);
    assert_eq!((after.seq, after.changed_at), (row.seq, row.changed_at));
}

async fn opening_an_unknown_record_is_none(store: Arc<impl Contract>) {
    assert!(store.open_record(&surabaya(), id(1), access("review", 1)).await.expect("a read").is_none());
    draft(&*store, 1).await;
    assert!(store.open_record(&surabaya(), id(2), access("review", 1)).await.expect("a read").is_none());
    assert!(store.accesses(&surabaya(), id(2)).await.expect("a read").is_empty());
    assert!(store.accesses(&surabaya(), id(1)).await.expect("a read").is_empty());
}

async fn looks_come_newest_first_and_at_most_200(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    for minute in 0..205 {
        store.open_record(&surabaya(), id(1), access("queue", minute)).await.expect("a read");
    }
    let looks = store.accesses(&surabaya(), id(1)).await.expect("a read");
    assert_eq!(looks.len(), 200);
    assert_eq!(looks.iter().map(|look| look.at).collect::<Vec<_>>(), (5..205).rev().map(|minute| at(minute, 0)).collect::<Vec<_>>());
}

async fn looks_side_by_side_are_all_written_down(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let mut waiting = tokio::task::JoinSet::new();
    for minute in 0..40 {
        let store = Arc::clone(&store);
        waiting.spawn(async move { store.open_record(&surabaya(), id(1), access("queue", minute)).await.expect("a read").is_some() });
    }
    assert!(waiting.join_all().await.into_iter().all(|found| found));
    let mut minutes: Vec<_> = store.accesses(&surabaya(), id(1)).await.expect("a read").into_iter().map(|look| look.at).collect();
    minutes.sort();
    assert_eq!(minutes, (0..40).map(|minute| at(minute, 0)).collect::<Vec<_>>());
}

async fn a_search_writes_down_the_rows_it_shows_and_no_others(store: Arc<impl Contract>) {
    for n in 1..=6 {
        let answers = house::with(house::people(n), "child.name", "Bunga Lestari");
        house::sent_as(&*store, n, answers, Default::default()).await;
    }
    sent(&*store, 7).await;
    let query = SearchQuery { words: "bunga lestari".into(), limit: 4, ..SearchQuery::default() };
    let shown = store.search(&surabaya(), query, access("search", 30)).await.expect("a search");
    assert_eq!(shown.len(), 4);
    for n in 1..=7 {
        let looks = store.accesses(&surabaya(), id(n)).await.expect("a read");
        let expected = usize::from(shown.iter().any(|row| row.application == id(n)));
        assert_eq!(looks.len(), expected, "case {n}");
        assert!(looks.iter().all(|look| look.purpose == "search" && look.at == at(30, 0)));
    }
}

async fn lists_and_the_applicants_own_reads_are_no_looks(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    store.find_application(&surabaya(), id(1)).await.expect("a read");
    store.entries(&surabaya(), id(1)).await.expect("a read");
    store.queue(&surabaya(), QueueFilter { limit: 9, ..QueueFilter::default() }).await.expect("a list");
    store.check_pin(&surabaya(), id(1), &house::pin(1), at(2, 0)).await.expect("a check");
    assert!(store.accesses(&surabaya(), id(1)).await.expect("a read").is_empty());
}

async fn a_list_with_names_is_written_down_once_a_day_for_each_officer(store: Arc<impl Contract>) {
    for n in 1..=3 {
        sent(&*store, n).await;
    }
    let list = async |who: &str, minutes| {
        let access = Access::new(staff(who), "queue", at(minutes, 0), time::UtcOffset::UTC);
        store.look_over(&surabaya(), QueueFilter { limit: 2, ..QueueFilter::default() }, access).await.expect("a list").rows
    };
    let shown = list("ratna", 30).await;
    assert_eq!(shown.len(), 2);
    list("ratna", 31).await;
    list("dewi", 32).await;
    list("ratna", 30 + 24 * 60).await;
    let looks = store.accesses(&surabaya(), shown[0].application).await.expect("a read");
    let told: Vec<_> = looks.iter().map(|look| (look.actor.clone(), look.purpose.as_str(), look.at)).collect();
    assert_eq!(told, [(staff("ratna"), "queue", at(30 + 24 * 60, 0)), (staff("dewi"), "queue", at(32, 0)), (staff("ratna"), "queue", at(30, 0))]);
    let other = (1..=3).map(id).find(|one| shown.iter().all(|row| row.application != *one)).expect("the third");
    assert!(store.accesses(&surabaya(), other).await.expect("a read").is_empty(), "what the page does not show is not seen");
}

async fn what_belongs_to_an_opened_record_is_written_down_once_a_day(store: Arc<impl Contract>) {
    let case = sent(&*store, 1).await.application;
    let again = async |minutes| store.look_again(&surabaya(), id(1), access("review", minutes)).await.expect("a read");
    assert_eq!(again(30).await, Some(case.clone()), "whoever comes straight here opens it");
    assert_eq!(again(31).await, Some(case));
    again(30 + 24 * 60).await;
    let times: Vec<_> = store.accesses(&surabaya(), id(1)).await.expect("a read").into_iter().map(|look| look.at).collect();
    assert_eq!(times, [at(30 + 24 * 60, 0), at(30, 0)]);
    assert!(store.look_again(&surabaya(), id(9), access("review", 30)).await.expect("a read").is_none());
}

async fn looks_are_read_page_by_page(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    for minute in 0..7 {
        store.open_record(&surabaya(), id(1), access("review", minute)).await.expect("a read");
    }
    let page = async |skip| store.looks(&surabaya(), id(1), skip, 3).await.expect("a page").into_iter().map(|look| look.at).collect::<Vec<_>>();
    assert_eq!(page(0).await, [at(6, 0), at(5, 0), at(4, 0)]);
    assert_eq!(page(6).await, [at(0, 0)]);
    assert!(page(7).await.is_empty());
}
