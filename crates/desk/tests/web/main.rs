//! What every route keeps to, whoever asks and however: origins, methods, headers, sizes, limits, proxies.

#[path = "../bench/mod.rs"]
mod bench;
#[path = "../registry_office/cases.rs"]
#[allow(dead_code, reason = "the registry's tests use more of it")]
mod cases;
mod gets;
mod headers;
mod limits;
mod origins;
mod paths;
mod proxies;
mod sizes;
