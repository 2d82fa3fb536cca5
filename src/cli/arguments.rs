//! What can be typed. The words of the help are in `assets/locales/cli.yml`, put in by `help`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::values;
use crate::notebook::{NoteKind, Status};
use crate::plan::Period;
use crate::query::{Month, Role};

#[derive(Debug, Parser)]
#[command(
    name = "cuoshi",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[arg(long, global = true)]
    lang: Option<Language>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Parse(ParseArguments),
    List(ListArguments),
    Note(NoteArguments),
    Mark(MarkArguments),
    Show(ShowArguments),
    Merge(MergeArguments),
    Check(CheckArguments),
    Export(ExportArguments),
}

/// Read by `cli::language` before all others.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Language {
    Zh,
    En,
}

#[derive(Debug, Args)]
pub(super) struct ParseArguments {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long, default_value = "json")]
    pub format: ParseFormat,
    #[arg(long, value_name = "YYYY", value_parser = values::year)]
    pub year: Option<i32>,
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ParseFormat {
    Json,
    Ron,
    Csv,
    Source,
}

#[derive(Debug, Args)]
pub(super) struct ListArguments {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub filters: Filters,
    #[arg(long, value_name = "N.ron")]
    pub notes: Option<PathBuf>,
    #[arg(long, default_value = "table")]
    pub format: ListFormat,
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Table,
    Ids,
    Json,
    Csv,
}

/// OR inside one option, AND across options.
#[derive(Debug, Default, Args)]
pub(super) struct Filters {
    #[arg(long = "chapter", value_name = "N", value_parser = values::chapter)]
    pub chapters: Vec<u32>,
    #[arg(long = "department", value_name = "NAME", value_parser = values::said)]
    pub departments: Vec<String>,
    #[arg(long)]
    role: Option<RoleChoice>,
    #[arg(long = "month", value_name = "1..12|none", value_parser = values::month)]
    pub months: Vec<Month>,
    #[arg(long = "status", value_name = "S", value_parser = values::status)]
    pub statuses: Vec<Status>,
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub as_of: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RoleChoice {
    Any,
    Lead,
    Responsible,
}

impl Filters {
    pub fn role(&self) -> Role {
        match self.role {
            None | Some(RoleChoice::Any) => Role::Any,
            Some(RoleChoice::Lead) => Role::Lead,
            Some(RoleChoice::Responsible) => Role::Responsible,
        }
    }
}

/// Who writes where.
#[derive(Debug, Args)]
pub(super) struct Writing {
    #[arg(long, value_name = "N.ron")]
    pub notes: PathBuf,
    #[arg(long, value_name = "NAME", value_parser = values::said)]
    pub author: String,
    #[arg(long, value_name = "D", default_value = "")]
    pub department: String,
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct NoteArguments {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "TEXT", value_parser = values::said, allow_hyphen_values = true)]
    pub text: String,
    #[command(flatten)]
    pub writing: Writing,
    #[arg(long, value_name = "KIND", value_parser = values::note_kind)]
    pub kind: Option<NoteKind>,
    #[arg(long)]
    pub private: bool,
}

#[derive(Debug, Args)]
pub(super) struct MarkArguments {
    #[arg(value_name = "ID[#K]")]
    pub id: String,
    #[arg(value_name = "STATUS", value_parser = values::status)]
    pub status: Status,
    #[command(flatten)]
    pub writing: Writing,
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub on: Option<NaiveDate>,
    #[arg(long, value_name = "2021-06", value_parser = values::period)]
    pub period: Option<Period>,
    #[arg(long, value_name = "TEXT", value_parser = values::said)]
    pub evidence: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = values::said)]
    pub waiver: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = values::said)]
    pub reason: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub to: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub(super) struct ShowArguments {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "N.ron")]
    pub notes: Option<PathBuf>,
    #[arg(long, default_value = "text")]
    pub format: ShowFormat,
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ShowFormat {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct MergeArguments {
    #[arg(value_name = "N.ron", required = true)]
    pub notebooks: Vec<PathBuf>,
    #[arg(short, long, value_name = "OUT.ron")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[arg(value_name = "N.ron")]
    pub notebook: PathBuf,
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "N.ron")]
    pub notes: Option<PathBuf>,
    #[command(flatten)]
    pub filters: Filters,
    #[arg(long)]
    pub format: Option<ExportFormat>,
    #[arg(long)]
    pub private: bool,
    #[arg(long)]
    pub without_text: bool,
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    Ron,
    Xlsx,
    Csv,
    Md,
}
