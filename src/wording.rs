//! What a person calls each value, in the chosen language.

use std::borrow::Cow;

use rust_i18n::t;

use crate::notebook::{Light, NoteKind, Status};
use crate::query::{Facet, Month, Role};

type Word = Cow<'static, str>;

pub fn status(status: Status) -> Word {
    match status {
        Status::Open => t!("status.open"),
        Status::Active => t!("status.active"),
        Status::Done => t!("status.done"),
        Status::Closed => t!("status.closed"),
        Status::Returned => t!("status.returned"),
        Status::Deferred => t!("status.deferred"),
        Status::Suspended => t!("status.suspended"),
    }
}

pub fn light(light: Light) -> Word {
    match light {
        Light::Overdue => t!("light.overdue"),
        Light::DueSoon => t!("light.due-soon"),
        Light::OnTime => t!("light.on-time"),
        Light::Done => t!("light.done"),
        Light::None => t!("light.none"),
    }
}

pub fn note_kind(kind: NoteKind) -> Word {
    match kind {
        NoteKind::Remark => t!("note-kind.remark"),
        NoteKind::Progress => t!("note-kind.progress"),
        NoteKind::Problem => t!("note-kind.problem"),
        NoteKind::Next => t!("note-kind.next"),
    }
}

pub fn role(role: Role) -> Word {
    match role {
        Role::Any => t!("role.any"),
        Role::Lead => t!("role.lead"),
        Role::Responsible => t!("role.responsible"),
    }
}

pub fn month(month: Month) -> Word {
    match month {
        Month::Number(month) => t!("month.number", month = month),
        Month::None => t!("month.none"),
    }
}

pub fn facet(facet: Facet) -> Word {
    match facet {
        Facet::Chapter => t!("facet.chapter"),
        Facet::Department => t!("facet.department"),
        Facet::Month => t!("facet.month"),
        Facet::Status => t!("facet.status"),
        Facet::Light => t!("facet.light"),
        Facet::Tag => t!("facet.tag"),
        Facet::Author => t!("facet.author"),
        Facet::Annotated => t!("facet.annotated"),
        Facet::Search => t!("facet.search"),
    }
}
