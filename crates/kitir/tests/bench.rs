//! `kitir bench` measures and says what it measured. No figure is judged here: this machine may be slow, and this build is.

use std::process::Command;

#[test]
fn a_short_run_says_every_figure() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_kitir"));
    command.args(["bench", "--json", "--clients", "1", "--seconds", "1", "--journeys", "0", "--governments", "1", "--folder"]).arg(folder.path().join("bench"));
    let output = command.output().expect("the program runs");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    // 2 says "over budget", with the figure in words.
    let code = output.status.code();
    assert!(code == Some(0) || code == Some(2) && errors.contains("over budget: "), "{code:?}: {told}{errors}");
    let rows: Vec<serde_json::Value> = told.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect();
    let [reading, births] = rows.as_slice() else { panic!("two rows: {told}") };
    let figure = |row: &serde_json::Value, key: &str| row.get(key).and_then(serde_json::Value::as_f64).unwrap_or_else(|| panic!("no {key} in {row}"));
    for key in ["catalogue_load_p50_ms", "fold_60_fields_p50_ms"] {
        assert!(figure(reading, key) > 0.0, "{reading}");
    }
    assert_eq!(births["engine"], "sqlite");
    assert_eq!(figure(births, "clients"), 1.0);
    for key in ["births", "births_per_s", "cpu_ms_per_birth", "rss_mb", "open_p95_ms", "open_after_1000_ratio", "limit_births_per_s", "limit_ratio"] {
        assert!(figure(births, key) > 0.0, "{key}: {births}");
    }
}
