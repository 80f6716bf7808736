//! Messages wait in the transaction of the act that wished them.

use crate::house::{approved, at, decisions::notice, draft, id, receipt, sent, surabaya};
use catalogue::ServiceId;
use std::sync::Arc;
use store::{Contract, OutboxRow, OutboxState};

crate::guarantees!(a_message_waits_with_its_case, messages_come_newest_first_and_page_by_page, a_case_has_its_own_messages, a_list_has_at_most_500_messages);

async fn list(store: &impl Contract, n: Option<u64>, before: Option<i64>, limit: usize) -> Vec<OutboxRow> {
    store.outbox(&surabaya(), n.map(id), before, limit).await.expect("a read")
}

async fn a_message_waits_with_its_case(store: Arc<impl Contract>) {
    draft(&*store, 2).await;
    sent(&*store, 1).await;
    let rows = list(&*store, None, None, 10).await;
    let expected = OutboxRow {
        id: rows[0].id, application: Some(id(1)), service: Some(ServiceId::new("birth")), receipt: Some(receipt(1)), language: "id".into(), effect: notice("sent"), at: at(1, 1), state: OutboxState::Waiting,
    };
    assert_eq!(rows, [expected]);
}

async fn messages_come_newest_first_and_page_by_page(store: Arc<impl Contract>) {
    for n in 1..=7 {
        sent(&*store, n).await;
    }
    let (mut seen, mut before) = (Vec::new(), None);
    loop {
        let page = list(&*store, None, before, 3).await;
        let Some(last) = page.last() else { break };
        before = Some(last.id);
        seen.extend(page.into_iter().map(|row| row.application));
        // Newer ones do not disturb the older pages.
        sent(&*store, 100 + seen.len() as u64).await;
    }
    assert_eq!(seen, (1..=7).rev().map(|n| Some(id(n))).collect::<Vec<_>>());
    assert!(list(&*store, None, None, 0).await.is_empty());
}

async fn a_case_has_its_own_messages(store: Arc<impl Contract>) {
    approved(&*store, 1).await;
    sent(&*store, 2).await;
    let effects: Vec<_> = list(&*store, Some(1), None, 10).await.into_iter().map(|row| row.effect).collect();
    assert_eq!(effects, [notice("confirm-draft"), notice("sent")]);
    assert_eq!(list(&*store, Some(2), None, 10).await.len(), 1);
    assert!(list(&*store, Some(3), None, 10).await.is_empty());
}

async fn a_list_has_at_most_500_messages(store: Arc<impl Contract>) {
    draft(&*store, 1).await;
    let many = |_: &application::Application, _: &dyn application::Reads| {
        let answered = crate::house::decisions::one(application::Action::Answered { page: "child".into() });
        Ok(application::Decision { effects: vec![notice("sent"); 510], ..answered })
    };
    crate::house::done(&*store, crate::house::act(1, 5, many)).await;
    assert_eq!(list(&*store, None, None, usize::MAX).await.len(), 500);
}
