use chrono::NaiveDate;

use super::Status;

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
    /// What is due today or within so many days from today is due soon.
    pub due_soon_days: u32,
}

impl Default for LightRule {
    fn default() -> Self {
        Self { due_soon_days: 30 }
    }
}

impl LightRule {
    /// The light of what stands at `status` and is due on `due`, on the day `today`.
    pub fn light(self, status: Status, due: Option<NaiveDate>, today: NaiveDate) -> Light {
        if status.is_finished() {
            return Light::Done;
        }
        let Some(due) = due else { return Light::None };
        match due.signed_duration_since(today).num_days() {
            ..0 => Light::Overdue,
            days if days <= i64::from(self.due_soon_days) => Light::DueSoon,
            _ => Light::OnTime,
        }
    }
}
