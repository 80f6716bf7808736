//! Pages of a list: every case once, whatever happens between two pages.

use crate::house::{act, at, decisions, done, id, offices, people, sent_as, surabaya};
use application::ApplicationId;
use decisions::Sending;
use std::sync::Arc;
use store::{Contract, QueueCursor, QueueFilter, QueueOrder};

crate::guarantees!(
    pages_show_every_case_once_in_order,
    cases_that_come_between_two_pages_push_none_out_and_none_in_twice,
    a_case_that_leaves_the_list_takes_no_other_with_it,
    cases_promised_at_the_same_moment_are_told_apart,
    the_last_page_has_no_next_one,
    a_page_has_at_most_200_rows,
);

async fn sent_due(store: &impl Contract, n: u64, due_minute: u64) {
    sent_as(store, n, people(n), Sending { to: offices("3578071002"), due_at: at(due_minute, 0) }).await;
}

fn page(order: QueueOrder, after: Option<QueueCursor>, limit: usize) -> QueueFilter {
    QueueFilter { order, after, limit, ..QueueFilter::default() }
}

/// Reads on, page by page, and does something between each two.
async fn read_all(store: &impl Contract, order: QueueOrder, limit: usize, mut between: impl AsyncFnMut(u64)) -> Vec<ApplicationId> {
    let (mut seen, mut after) = (Vec::new(), None);
    for turn in 0..100 {
        let next = store.queue(&surabaya(), page(order, after, limit)).await.expect("a list");
        seen.extend(next.rows.iter().map(|row| row.application));
        assert!(next.rows.len() <= limit);
        after = next.next;
        if after.is_none() {
            return seen;
        }
        between(turn).await;
    }
    panic!("a list without end");
}

async fn pages_show_every_case_once_in_order(store: Arc<impl Contract>) {
    for n in 1..=10 {
        sent_due(&*store, n, 1_000 - n).await;
    }
    for limit in [1, 3, 5, 10, 11] {
        let urgent = read_all(&*store, QueueOrder::DueFirst, limit, async |_| ()).await;
        assert_eq!(urgent, (1..=10).rev().map(id).collect::<Vec<_>>(), "pages of {limit}");
        let newest = read_all(&*store, QueueOrder::NewestFirst, limit, async |_| ()).await;
        assert_eq!(newest, (1..=10).rev().map(id).collect::<Vec<_>>(), "pages of {limit}");
    }
}

async fn cases_that_come_between_two_pages_push_none_out_and_none_in_twice(store: Arc<impl Contract>) {
    for order in [QueueOrder::DueFirst, QueueOrder::NewestFirst] {
        let base = if order == QueueOrder::DueFirst { 0 } else { 1_000 };
        for n in base + 100..base + 112 {
            sent_due(&*store, n, n).await;
        }
        let seen = read_all(&*store, order, 3, async |turn| {
            // One before and one behind what was already read.
            if turn < 4 {
                sent_due(&*store, base + turn, base + turn).await;
                sent_due(&*store, base + 200 + turn, base + 200 + turn).await;
            }
        })
        .await;
        let mut first: Vec<_> = (base + 100..base + 112).map(id).collect();
        if order == QueueOrder::NewestFirst {
            first.reverse();
        }
        let kept: Vec<_> = seen.iter().copied().filter(|case| first.contains(case)).collect();
        assert_eq!(kept, first);
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), seen.len(), "no case twice");
    }
}

async fn a_case_that_leaves_the_list_takes_no_other_with_it(store: Arc<impl Contract>) {
    for n in 1..=9 {
        sent_due(&*store, n, 100 + n).await;
    }
    let waiting = |after| QueueFilter { stages: vec![application::Stage::Submitted], ..page(QueueOrder::DueFirst, after, 3) };
    let first = store.queue(&surabaya(), waiting(None)).await.expect("a list");
    // The very row that the cursor stands on goes, and one before it.
    for n in [2, 3] {
        done(&*store, act(n, 9, |_, _| Ok(decisions::reviewed()))).await;
    }
    let second = store.queue(&surabaya(), waiting(first.next)).await.expect("a list");
    assert_eq!(second.rows.iter().map(|row| row.application).collect::<Vec<_>>(), [4, 5, 6].map(id));
}

async fn cases_promised_at_the_same_moment_are_told_apart(store: Arc<impl Contract>) {
    for n in 1..=7 {
        sent_due(&*store, n, 100).await;
    }
    assert_eq!(read_all(&*store, QueueOrder::DueFirst, 2, async |_| ()).await, (1..=7).map(id).collect::<Vec<_>>());
}

async fn the_last_page_has_no_next_one(store: Arc<impl Contract>) {
    for n in 1..=4 {
        sent_due(&*store, n, 100 + n).await;
    }
    let first = store.queue(&surabaya(), page(QueueOrder::DueFirst, None, 2)).await.expect("a list");
    let last = store.queue(&surabaya(), page(QueueOrder::DueFirst, first.next, 2)).await.expect("a list");
    assert!(first.next.is_some());
    assert_eq!((last.rows.len(), last.next), (2, None));
}

async fn a_page_has_at_most_200_rows(store: Arc<impl Contract>) {
    let mut waiting = tokio::task::JoinSet::new();
    for n in 1..=203 {
        let store = Arc::clone(&store);
        waiting.spawn(async move { sent_due(&*store, n, n).await });
    }
    waiting.join_all().await;
    let first = store.queue(&surabaya(), page(QueueOrder::DueFirst, None, 5_000)).await.expect("a list");
    assert_eq!(first.rows.len(), 200);
    let rest = store.queue(&surabaya(), page(QueueOrder::DueFirst, first.next, 5_000)).await.expect("a list");
    assert_eq!(rest.rows.iter().map(|row| row.application).collect::<Vec<_>>(), [201, 202, 203].map(id));
}
