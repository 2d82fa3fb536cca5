use std::borrow::Cow;

use rust_i18n::t;

/// The columns of a ledger, in the order and with the titles that offices use in theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// 编号
    Id,
    /// 章
    Chapter,
    /// 任务
    Title,
    /// 具体措施
    Text,
    /// 牵头单位
    Lead,
    /// 责任单位
    Responsible,
    /// 完成时限: as the document says it, a line for each milestone, with what was marked.
    Deadline,
    /// 到期日: a date.
    Due,
    /// 状态
    Status,
    /// 亮灯
    Light,
    /// 进展情况
    Progress,
    /// 存在问题
    Problem,
    /// 下一步打算
    Next,
    /// 批注
    Note,
    /// 佐证材料
    Evidence,
    /// 备注: clashes and tags.
    Remark,
}

impl Column {
    pub const ALL: [Self; 16] = [
        Self::Id,
        Self::Chapter,
        Self::Title,
        Self::Text,
        Self::Lead,
        Self::Responsible,
        Self::Deadline,
        Self::Due,
        Self::Status,
        Self::Light,
        Self::Progress,
        Self::Problem,
        Self::Next,
        Self::Note,
        Self::Evidence,
        Self::Remark,
    ];

    pub fn title(self) -> Cow<'static, str> {
        match self {
            Self::Id => t!("column.id"),
            Self::Chapter => t!("column.chapter"),
            Self::Title => t!("column.title"),
            Self::Text => t!("column.text"),
            Self::Lead => t!("column.lead"),
            Self::Responsible => t!("column.responsible"),
            Self::Deadline => t!("column.deadline"),
            Self::Due => t!("column.due"),
            Self::Status => t!("column.status"),
            Self::Light => t!("column.light"),
            Self::Progress => t!("column.progress"),
            Self::Problem => t!("column.problem"),
            Self::Next => t!("column.next"),
            Self::Note => t!("column.note"),
            Self::Evidence => t!("column.evidence"),
            Self::Remark => t!("column.remark"),
        }
    }

    /// In a sheet, in digits of its default font; an ideograph takes two.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Id => 7.0,
            Self::Chapter => 14.0,
            Self::Title => 26.0,
            Self::Text => 60.0,
            Self::Lead | Self::Deadline => 20.0,
            Self::Responsible => 28.0,
            Self::Due => 12.0,
            Self::Status | Self::Light => 9.0,
            Self::Progress | Self::Problem | Self::Next | Self::Note => 30.0,
            Self::Evidence | Self::Remark => 22.0,
        }
    }
}
