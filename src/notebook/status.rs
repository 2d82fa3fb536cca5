/// What a mark says of a milestone or a measure, least advanced first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 未开始
    #[default]
    Open,
    /// 中止
    Suspended,
    /// 退回
    Returned,
    /// 延期
    Deferred,
    /// 推进中
    Active,
    /// 已完成
    Done,
    /// 已销号
    Closed,
}

impl Status {
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::Active,
        Self::Done,
        Self::Closed,
        Self::Returned,
        Self::Deferred,
        Self::Suspended,
    ];

    /// The word files and the command line use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Active => "active",
            Self::Done => "done",
            Self::Closed => "closed",
            Self::Returned => "returned",
            Self::Deferred => "deferred",
            Self::Suspended => "suspended",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// 已完成 or 已销号: nothing is left to do.
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Done | Self::Closed)
    }

    /// Whether a mark may lead from this status to `next`; any status may be set again.
    pub fn may_become(self, next: Self) -> bool {
        use Status::*;
        self == next
            || match self {
                Open => matches!(next, Active | Done | Deferred | Suspended),
                Active => matches!(next, Done | Deferred | Suspended),
                Done => matches!(next, Closed | Returned | Active),
                Returned | Deferred | Suspended => matches!(next, Active | Done),
                Closed => matches!(next, Returned),
            }
    }
}
