//! The configuration reference, made from the command line itself. A test fails while `docs/configuration.md` is stale.

use clap::Command;
use std::fmt::Write as _;

/// What a government says of its staff in its own folder.
const STAFF: &str = "\n## Staff of a government\n\nUnder `[staff]` of its `government.toml`; `kitir check` reads it.\n\n| key | default | meaning |\n|---|---|---|\n\
    | `passwords` | `\"never\"` | `\"with-code\"`: a password with a code of an app lets in roles that never sign, export, erase or administer. \
    `\"practice\"`: the printed log-ins of `kitir demo`, which nothing else takes. Passkeys always do |\n";

/// Markdown: one section a command, one row an option with its environment variable and default.
pub fn markdown(program: &Command) -> String {
    let mut page = String::from(
        "# Configuration\n\nGenerated from the program; `KITIR_WRITE_DOCS=1 cargo test -p kitir reference` writes it anew. A flag wins over its variable, \
         a variable over the default. `KITIR_LOG` sets what is logged (`info`, `warn`, `desk=debug`).\n",
    );
    for command in shown(program) {
        section(&mut page, command.get_name(), command);
        for inner in shown(command) {
            section(&mut page, &format!("{} {}", command.get_name(), inner.get_name()), inner);
        }
    }
    page.push_str("\n## Identity providers\n\nThe file of `--identity-providers` is TOML with one table a government, named by its id:\n\n| key | default | meaning |\n|---|---|---|\n");
    for (key, default, meaning) in crate::providers::KEYS {
        let _ = writeln!(page, "| `{key}` | {default} | {meaning} |");
    }
    page.push_str(STAFF);
    page
}

fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help")
}

fn section(page: &mut String, name: &str, command: &Command) {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let _ = write!(page, "\n## `kitir {name}`\n\n{about}.\n");
    let mut arguments = command.get_arguments().filter(|argument| !matches!(argument.get_id().as_str(), "help" | "version")).peekable();
    if arguments.peek().is_some() {
        page.push_str("\n| option | variable | default | meaning |\n|---|---|---|---|\n");
    }
    for argument in arguments {
        let flag = argument.get_long().map(|long| format!("`--{long}`")).unwrap_or_default();
        let variable = argument.get_env().map(|name| format!("`{}`", name.to_string_lossy())).unwrap_or_default();
        let default: Vec<String> = argument.get_default_values().iter().map(|value| format!("`{}`", value.to_string_lossy())).collect();
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(page, "| {flag} | {variable} | {} | {help} |", default.join(", "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_does_not_contradict_itself() {
        crate::Cli::command().debug_assert();
    }

    #[test]
    fn the_reference_says_what_the_program_takes() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/configuration.md");
        let wanted = markdown(&crate::Cli::command());
        if std::env::var_os("KITIR_WRITE_DOCS").is_some() {
            std::fs::write(&path, &wanted).expect("the page can be written");
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(found == wanted, "docs/configuration.md is stale; run with KITIR_WRITE_DOCS=1 to write it anew");
    }
}
