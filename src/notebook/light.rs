/// How a milestone stands against a day; always shown with its word, never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// 逾期
    Overdue,
    /// 临期
    DueSoon,
    /// 在途
    OnTime,
    /// 已完成
    Done,
    /// 无时限
    #[default]
    None,
}

impl Light {
    pub const ALL: [Self; 5] = [
        Self::Overdue,
        Self::DueSoon,
        Self::OnTime,
        Self::Done,
        Self::None,
    ];
}

/// A setting of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LightRule {
    /// Due within so many days, today included, is due soon.
    pub due_soon_days: u32,
}

impl Default for LightRule {
    fn default() -> Self {
        Self { due_soon_days: 30 }
    }
}
