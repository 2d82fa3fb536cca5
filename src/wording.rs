//! What a person calls each value, in the chosen language.

mod changes;
mod chat;
mod correction;
mod diagnostic;
mod filter;
mod intake;
mod minutes;
mod notebook;
mod search;
mod store;
mod times;

use std::borrow::Cow;

use rust_i18n::t;

use crate::notebook::{Act, Author, Hue, Light, Mark, NoteKind, Status};
use crate::query::{Facet, Month, NamedKind, Role};

pub use changes::{changes, deed, went};
pub use chat::{assigned, chat};
pub use correction::{answer, answer_hint, asked, correction, line_role};
pub use diagnostic::{diagnostic, why};
pub use filter::{Choice, ChosenPart, annotated, chapter_title, choices};
pub use intake::{caution, intake_error};
pub use minutes::{decision, minutes};
pub use notebook::{format_error, mark_error};
pub use search::{as_search, grounds, search_vocabulary};
pub use store::store_error;
pub use times::times;

type Word = Cow<'static, str>;

/// Everything is said in this language from now on: `zh` or `en`; anything else is the system's, else Chinese.
pub fn speak(language: &str) {
    let system = || sys_locale::get_locale().unwrap_or_default();
    let language = match language {
        "" => system(),
        language => language.to_owned(),
    };
    let locale = if language.starts_with("en") {
        "en"
    } else {
        "zh"
    };
    rust_i18n::set_locale(locale);
}

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

/// A lamp of this colour.
pub fn hue(hue: Hue) -> Word {
    match hue {
        Hue::Red => t!("hue.red"),
        Hue::Yellow => t!("hue.yellow"),
        Hue::Blue => t!("hue.blue"),
        Hue::Green => t!("hue.green"),
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

/// A month where there is little room: 6月.
pub fn short_month(month: u32) -> Word {
    t!("month.short", month = month)
}

/// Months from one to another: 三季度, 下半年, 5月至8月.
pub fn period(first: u32, last: u32) -> Word {
    match (first, last) {
        (1, 6) => t!("month.first-half"),
        (7, 12) => t!("month.second-half"),
        _ if last == first + 2 && last.is_multiple_of(3) => t!("month.quarter", number = last / 3),
        _ if first == last => month(Month::Number(first)),
        _ => t!("month.from-to", first = first, last = last),
    }
}

pub fn named_kind(kind: NamedKind) -> Word {
    match kind {
        NamedKind::System => t!("names.systems"),
        NamedKind::Document => t!("names.documents"),
        NamedKind::Department => t!("names.departments"),
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

/// One act in a line, as history, imports and `show` tell it: `标记 已完成（6月25日，佐证：…）`, `批注：…`.
pub fn act(act: &Act) -> String {
    match act {
        Act::Note { text, kind, .. } => t!("act.note", kind = note_kind(*kind), text = text).into(),
        Act::Mark(mark) => t!("act.mark", mark = self::mark(mark)).into(),
        Act::Tag { name } => t!("act.tag", name = name).into(),
        Act::View { name, .. } => t!("act.view", name = name).into(),
        Act::Edit { text } => t!("act.edit", text = text).into(),
        Act::Withdraw => t!("act.withdraw").into(),
        Act::Dismiss => t!("act.dismiss").into(),
        Act::Settle(mark) => t!("act.settle", mark = self::mark(mark)).into(),
        Act::Correction(correction) => self::correction(correction),
        Act::Later { kind } => t!("act.later", kind = kind).into(),
    }
}

/// A status with its particulars: `延期（改到 2021-09-30，理由：…）`.
pub fn mark(mark: &Mark) -> String {
    let mut particulars: Vec<Word> = Vec::new();
    particulars.extend(mark.period.map(|period| t!("mark.period", period = period)));
    particulars.extend(mark.on.map(|on| t!("mark.on", on = on)));
    particulars.extend(mark.new_due.map(|due| t!("mark.new-due", due = due)));
    particulars.extend(
        mark.evidence
            .as_ref()
            .map(|text| t!("mark.evidence", text = text)),
    );
    particulars.extend(
        mark.waiver
            .as_ref()
            .map(|text| t!("mark.waiver", text = text)),
    );
    particulars.extend(
        mark.reason
            .as_ref()
            .map(|text| t!("mark.reason", text = text)),
    );
    let status = status(mark.status);
    if particulars.is_empty() {
        return status.into();
    }
    t!(
        "mark.with",
        status = status,
        particulars = particulars.join(&t!("mark.comma"))
    )
    .into()
}

/// The head of a chapter as a document prints it: `第十一章`, with digits from 100 on.
pub fn chapter(number: u32) -> Word {
    let is_chinese = rust_i18n::locale().starts_with("zh");
    let number = if is_chinese && (1..100).contains(&number) {
        chinese_number(number)
    } else {
        number.to_string()
    };
    t!("chapter", number = number)
}

/// Of 1 to 99.
fn chinese_number(number: u32) -> String {
    const DIGITS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |value: u32| DIGITS.get((value as usize).wrapping_sub(1));
    let (tens, ones) = (number / 10, number % 10);
    let mut text = String::new();
    text.extend(digit(tens).filter(|_| tens > 1));
    text.extend((tens > 0).then_some('十'));
    text.extend(digit(ones));
    text
}

/// A name with its department: `甲（市财政局）`.
pub fn author(author: &Author) -> String {
    if author.department.is_empty() {
        return author.name.clone();
    }
    t!("author", name = author.name, department = author.department).into()
}

#[cfg(test)]
mod tests {
    use super::chinese_number;

    #[test]
    fn chapters_are_numbered_as_documents_print_them() {
        let check = |number, expected| assert_eq!(chinese_number(number), expected);
        check(1, "一");
        check(10, "十");
        check(11, "十一");
        check(20, "二十");
        check(99, "九十九");
    }
}
