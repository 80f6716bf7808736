//! The identity provider's word is taken only as far as it is to be believed.

mod provider;

use factors::oidc::{Begun, Identity, Provider, Returned, StepUp, Trouble};
use provider::{CLIENT, Fake, NOW, challenge, public, signed};
use serde_json::{Value, json};
use std::collections::HashMap;
use time::Duration;

fn query(begun: &Begun) -> HashMap<String, String> {
    begun.url.query_pairs().into_owned().collect()
}

fn returned(begun: &Begun) -> Returned {
    Returned { state: query(begun)["state"].clone(), code: Some("kode".into()), ..Returned::default() }
}

fn head() -> Value {
    json!({ "alg": "EdDSA", "kid": "one" })
}

/// A whole round with these claims and this signature.
async fn round(change: impl FnOnce(&mut Value), header: Value, signer: &str) -> Result<Identity, Trouble> {
    let fake = Fake::start().await;
    let client = fake.client(None);
    let begun = client.begin(false, NOW).await?;
    let mut claims = fake.claims(&query(&begun)["nonce"]);
    change(&mut claims);
    fake.answers.lock().expect("the answers").token = signed(&header, &claims, signer);
    let back = returned(&begun);
    client.finish(begun.pending, back, NOW).await
}

#[tokio::test]
async fn an_honest_round_tells_who_somebody_is() {
    let fake = Fake::start().await;
    let client = fake.client(None);
    let begun = client.begin(false, NOW).await.expect("a way there");
    let asked = query(&begun);
    assert_eq!((asked["response_type"].as_str(), asked["code_challenge_method"].as_str(), asked["client_id"].as_str()), ("code", "S256", CLIENT));
    assert_eq!((asked["scope"].as_str(), asked["redirect_uri"].as_str()), ("openid", "https://kitir.example/kembali"));
    assert!(asked["state"].len() >= 20 && asked["nonce"].len() >= 20);
    fake.answers.lock().expect("the answers").token = signed(&head(), &fake.claims(&asked["nonce"]), "one");
    let back = returned(&begun);
    let identity = client.finish(begun.pending, back, NOW).await.expect("somebody");
    assert_eq!(identity, Identity { issuer: fake.url.clone(), subject: "a1".into(), fresh: false });
    let seen = fake.answers.lock().expect("the answers").seen.clone();
    let (body, authorisation) = seen.first().expect("one exchange");
    let verifier = body.split('&').find_map(|pair| pair.strip_prefix("code_verifier=")).expect("a verifier");
    assert_eq!(challenge(verifier), asked["code_challenge"]);
    assert!(authorisation.starts_with("Basic ") && !body.contains(provider::SECRET));
    let again = client.begin(false, NOW).await.expect("a way there");
    assert_ne!((&query(&again)["state"], &query(&again)["nonce"]), (&asked["state"], &asked["nonce"]), "drawn anew each time");
}

#[tokio::test]
async fn claims_that_are_not_for_this_question_are_not_believed() {
    let now = NOW.unix_timestamp();
    type Change = Box<dyn FnOnce(&mut Value)>;
    let set = |name: &'static str, value: Value| -> Change { Box::new(move |claims: &mut Value| claims[name] = value) };
    let changes: Vec<(&str, Change)> = vec![
        ("another nonce", set("nonce", json!("lain"))),
        ("no nonce", set("nonce", Value::Null)),
        ("another client", set("aud", json!("lain"))),
        ("two clients", set("aud", json!([CLIENT, "lain"]))),
        ("another issuer", set("iss", json!("https://evil.example"))),
        ("an issuer with a slash", Box::new(|claims| claims["iss"] = json!(format!("{}/", claims["iss"].as_str().unwrap_or_default())))),
        ("run out", set("exp", json!(now - 1))),
        ("issued long ago", set("iat", json!(now - 3_600))),
        ("issued in the future", set("iat", json!(now + 600))),
    ];
    for (what, change) in changes {
        let outcome = round(change, head(), "one").await;
        assert!(matches!(outcome, Err(Trouble::Untrusted(_))), "{what}: {outcome:?}");
    }
    let outcome = round(|claims| claims["sub"] = Value::Null, head(), "one").await;
    assert!(outcome.is_err(), "nobody: {outcome:?}");
}

#[tokio::test]
async fn only_a_signature_of_the_providers_own_keys_counts() {
    for (what, header, signer) in [
        ("another key under this name", head(), "other"),
        ("a key that is not in the set", json!({ "alg": "EdDSA", "kid": "other" }), "other"),
        ("no algorithm", json!({ "alg": "none" }), "one"),
        ("a shared secret", json!({ "alg": "HS256", "kid": "one" }), "one"),
        ("another algorithm for this key", json!({ "alg": "RS256", "kid": "one" }), "one"),
    ] {
        let outcome = round(|_| {}, header, signer).await;
        assert!(outcome.is_err(), "{what}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_new_key_is_asked_for_once_more() {
    let fake = Fake::start().await;
    let client = fake.client(None);
    client.begin(false, NOW - Duration::minutes(10)).await.expect("the keys are known");
    let begun = client.begin(false, NOW).await.expect("a way there");
    let claims = fake.claims(&query(&begun)["nonce"]);
    {
        let mut answers = fake.answers.lock().expect("the answers");
        answers.keys = public(&["one", "other"]);
        answers.token = signed(&json!({ "alg": "EdDSA", "kid": "other" }), &claims, "other");
    }
    let back = returned(&begun);
    assert!(client.finish(begun.pending, back, NOW).await.is_ok());
    assert_eq!(fake.answers.lock().expect("the answers").keys_asked, 2, "once at first, once for the new key");
}

#[tokio::test]
async fn what_the_browser_brings_back_must_be_what_it_was_sent_with() {
    let fake = Fake::start().await;
    let client = fake.client(None);
    type Change = fn(&mut Returned);
    let changes: [(&str, Change, bool); 6] = [
        ("another state", |back| back.state = "lain".into(), false),
        ("no state", |back| back.state.clear(), false),
        ("another issuer answers", |back| back.issuer = Some("https://evil.example".into()), false),
        ("no code", |back| back.code = None, false),
        ("an empty code", |back| back.code = Some(String::new()), false),
        ("she went back", |back| back.error = Some("access_denied\r\n<script>".into()), true),
    ];
    for (what, change, refused) in changes {
        let begun = client.begin(false, NOW).await.expect("a way there");
        let mut back = returned(&begun);
        change(&mut back);
        match client.finish(begun.pending, back, NOW).await {
            Err(Trouble::Refused(code)) if refused => assert_eq!(code, "access_denied<script>", "one line, no spaces"),
            Err(Trouble::Untrusted(_)) if !refused => {}
            outcome => panic!("{what}: {outcome:?}"),
        }
    }
    assert!(fake.answers.lock().expect("the answers").seen.is_empty(), "no code was exchanged");
}

#[tokio::test]
async fn a_provider_that_answers_wrongly_is_told_apart_from_one_that_refuses() {
    let huge = format!("{{\"x\":\"{}\"}}", "a".repeat(400_000));
    for (what, instead) in [
        ("too long", ("200 OK".to_owned(), String::new(), huge)),
        ("a redirect", ("302 Found".to_owned(), "location: https://evil.example/\r\n".to_owned(), "{}".to_owned())),
        ("no JSON", ("200 OK".to_owned(), String::new(), "<html>".to_owned())),
        ("the code is refused", ("400 Bad Request".to_owned(), String::new(), "{\"error\":\"invalid_grant\"}".to_owned())),
        ("no identity", ("200 OK".to_owned(), String::new(), "{\"access_token\":\"x\",\"token_type\":\"Bearer\"}".to_owned())),
    ] {
        let fake = Fake::start().await;
        let client = fake.client(None);
        let begun = client.begin(false, NOW).await.expect("a way there");
        fake.answers.lock().expect("the answers").instead = Some(instead);
        let back = returned(&begun);
        let outcome = client.finish(begun.pending, back, NOW).await;
        assert!(matches!(outcome, Err(Trouble::Unreachable(_) | Trouble::Untrusted(_))), "{what}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_provider_that_says_it_is_another_or_points_elsewhere_is_not_asked() {
    for (name, value) in [
        ("issuer", "https://evil.example"), ("token_endpoint", "https://evil.example/token"), ("authorization_endpoint", "https://evil.example/auth"),
        ("jwks_uri", "http://169.254.169.254/keys"), ("token_endpoint", "http://127.0.0.1:1/token"),
    ] {
        let fake = Fake::start().await;
        fake.answers.lock().expect("the answers").metadata[name] = json!(value);
        let outcome = fake.client(None).begin(false, NOW).await.map(|begun| begun.url);
        assert!(matches!(outcome, Err(Trouble::Unreachable(_) | Trouble::Untrusted(_))), "{name}: {outcome:?}");
    }
    let nobody = Fake { url: "http://127.0.0.1:1".into(), answers: Default::default() };
    assert!(matches!(nobody.client(None).begin(false, NOW).await.map(|begun| begun.url), Err(Trouble::Unreachable(_))));
}

#[test]
fn settings_that_cannot_be_right_are_refused_at_the_start() {
    let fake = Fake { url: "http://127.0.0.1:1".into(), answers: Default::default() };
    for change in [
        |settings: &mut factors::oidc::Settings| settings.issuer = "http://sso.example".into(),
        |settings: &mut factors::oidc::Settings| settings.issuer = "sso".into(),
        |settings: &mut factors::oidc::Settings| settings.client_id.clear(),
        |settings: &mut factors::oidc::Settings| settings.redirect_url = "/kembali".into(),
        |settings: &mut factors::oidc::Settings| settings.roots_pem = Some(b"no certificate".to_vec()),
    ] {
        let mut settings = fake.settings(None);
        change(&mut settings);
        assert!(matches!(Provider::new(settings), Err(Trouble::Settings(_))));
    }
    let shown = format!("{:?}", fake.client(None));
    assert!(!shown.contains(provider::SECRET), "{shown}");
}

/// A round in which a fresh proof was asked for.
async fn fresh(step_up: Option<StepUp>, change: impl FnOnce(&mut Value)) -> Result<Identity, Trouble> {
    let fake = Fake::start().await;
    let client = fake.client(step_up);
    let begun = client.begin(true, NOW).await?;
    let asked = query(&begun);
    assert_eq!((asked["prompt"].as_str(), asked["max_age"].as_str()), ("login", "0"));
    let mut claims = fake.claims(&asked["nonce"]);
    change(&mut claims);
    fake.answers.lock().expect("the answers").token = signed(&head(), &claims, "one");
    let back = returned(&begun);
    client.finish(begun.pending, back, NOW).await
}

#[tokio::test]
async fn a_fresh_proof_is_as_fresh_and_as_strong_as_the_government_wants() {
    let any = || Some(StepUp::default());
    let strong = || Some(StepUp { classes: vec!["strong".into(), "stronger".into()] });
    assert!(fresh(any(), |_| {}).await.is_ok_and(|identity| identity.fresh));
    assert!(fresh(strong(), |_| {}).await.is_ok_and(|identity| identity.fresh));
    let old = NOW.unix_timestamp() - 900;
    for (what, outcome) in [
        ("proved long ago", fresh(any(), |claims| claims["auth_time"] = json!(old)).await),
        ("does not say when", fresh(any(), |claims| { claims.as_object_mut().map(|claims| claims.remove("auth_time")); }).await),
        ("a weaker way", fresh(strong(), |claims| claims["acr"] = json!("weak")).await),
        ("does not say which way", fresh(strong(), |claims| { claims.as_object_mut().map(|claims| claims.remove("acr")); }).await),
        ("this government does not take it", fresh(None, |_| {}).await),
    ] {
        assert_eq!(outcome, Err(Trouble::NotFresh), "{what}");
    }
}

fn farewell(fake: &Fake) -> Value {
    let now = NOW.unix_timestamp();
    let event = "http://schemas.openid.net/event/backchannel-logout";
    json!({ "iss": fake.url, "aud": CLIENT, "sub": "a1", "iat": now, "exp": now + 120, "jti": "j1", "events": { event: {} } })
}

#[tokio::test]
async fn the_provider_may_end_sessions_with_a_token_that_is_nothing_else() {
    let fake = Fake::start().await;
    let client = fake.client(None);
    let good = signed(&head(), &farewell(&fake), "one");
    assert_eq!(client.signed_out(&good, NOW).await, Ok("a1".into()));
    let mut listed = farewell(&fake);
    listed["aud"] = json!([CLIENT]);
    assert_eq!(client.signed_out(&signed(&head(), &listed, "one"), NOW).await, Ok("a1".into()));
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 9] = [
        ("an identity token", |claims| claims["nonce"] = json!("n")),
        ("no event", |claims| claims["events"] = json!({})),
        ("another event", |claims| claims["events"] = json!({ "http://schemas.openid.net/event/x": {} })),
        ("another client", |claims| claims["aud"] = json!("lain")),
        ("two clients", |claims| claims["aud"] = json!([CLIENT, "lain"])),
        ("another issuer", |claims| claims["iss"] = json!("https://evil.example")),
        ("long ago", |claims| claims["iat"] = json!(0)),
        ("run out", |claims| claims["exp"] = json!(1)),
        ("nobody", |claims| { claims.as_object_mut().map(|claims| claims.remove("sub")); }),
    ];
    for (what, change) in changes {
        let mut claims = farewell(&fake);
        change(&mut claims);
        let outcome = client.signed_out(&signed(&head(), &claims, "one"), NOW).await;
        assert!(matches!(outcome, Err(Trouble::Untrusted(_))), "{what}: {outcome:?}");
    }
    let unsigned = good.rsplit_once('.').map(|(message, _)| format!("{message}.")).expect("three parts");
    let others = signed(&head(), &farewell(&fake), "other");
    let nothing = signed(&json!({ "alg": "none" }), &farewell(&fake), "one");
    let shared = signed(&json!({ "alg": "HS256", "kid": "one" }), &farewell(&fake), "one");
    for token in [unsigned.as_str(), &others, &nothing, &shared, "", "a.b", "a.b.c", &"a".repeat(20_000)] {
        assert!(client.signed_out(token, NOW).await.is_err(), "{}", token.chars().take(40).collect::<String>());
    }
}
