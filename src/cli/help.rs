//! The commands with their help in the chosen language.

use clap::{Arg, ArgAction, Command, CommandFactory};
use rust_i18n::t;

use super::arguments::Arguments;

/// The whole command line, made ready to read arguments and to explain itself.
pub(super) fn command() -> Command {
    let command = Arguments::command().version(env!("CARGO_PKG_VERSION"));
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    localised(command.arg(version)).mut_subcommands(localised)
}

fn localised(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help);
    let command = command.arg(help).mut_args(|argument| {
        let words = argument_help(&name, argument.get_id().as_str());
        // Choices and defaults are a part of these words.
        let takes_value = argument.get_action().takes_values();
        argument
            .help(words)
            .hide_possible_values(takes_value)
            .hide_default_value(takes_value)
    });
    let key = format!("command-help.{name}");
    let about = t!(&key).into_owned();
    let (usage, template) = (usage(&command), template(&command));
    command
        .about(about)
        .override_usage(usage)
        .help_template(template)
}

/// Words for an argument that differ from command to command come before those for all.
fn argument_help(command: &str, argument: &str) -> String {
    let argument = argument.replace('_', "-");
    let is_written = matches!(command, "note" | "mark");
    let key = match argument.as_str() {
        "format" => format!("argument-help.format-{command}"),
        "notes" if is_written => "argument-help.notes-written".to_owned(),
        "department" if is_written => "argument-help.department-of-author".to_owned(),
        "id" if command == "mark" => "argument-help.id-marked".to_owned(),
        "private" if command == "export" => "argument-help.private-exported".to_owned(),
        "out" if command == "merge" => "argument-help.out-merged".to_owned(),
        _ => format!("argument-help.{argument}"),
    };
    t!(&key).into_owned()
}

/// `cuoshi note <ID> <TEXT> --notes <N.ron> --author <NAME> [选项]`
fn usage(command: &Command) -> String {
    let mut words = vec!["cuoshi".to_owned()];
    if command.get_name() != "cuoshi" {
        words.push(command.get_name().to_owned());
    }
    for argument in command.get_positionals() {
        let name = value_name(argument);
        let more = match argument.get_action() {
            ArgAction::Append => "…",
            _ => "",
        };
        words.push(match argument.is_required_set() {
            true => format!("<{name}>{more}"),
            false => format!("[{name}]{more}"),
        });
    }
    let required = command.get_opts().filter(|it| it.is_required_set());
    words.extend(required.map(|it| {
        let long = it.get_long().unwrap_or_default();
        format!("--{long} <{}>", value_name(it))
    }));
    words.push(t!("help.some-options").into());
    words.join(" ")
}

fn value_name(argument: &Arg) -> String {
    argument.get_value_names().unwrap_or_default().join(" ")
}

fn template(command: &Command) -> String {
    let (usage, arguments) = (t!("help.usage"), t!("help.arguments"));
    let (options, commands) = (t!("help.options"), t!("help.commands"));
    let mut template = format!("{{about-with-newline}}\n{usage}{{usage}}\n");
    if command.has_subcommands() {
        template.push_str(&format!("\n{commands}\n{{subcommands}}\n"));
    }
    if command.get_positionals().next().is_some() {
        template.push_str(&format!("\n{arguments}\n{{positionals}}\n"));
    }
    template.push_str(&format!("\n{options}\n{{options}}\n"));
    template
}
