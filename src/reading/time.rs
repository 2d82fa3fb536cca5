use std::ops::Range;

use crate::plan::Recurrence;

/// The year before the first of the Republic of China.
pub const MINGUO: i32 = 1911;

/// A time expression as it is written, not yet dated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Bytes of the text that was searched.
    pub range: Range<usize>,
    pub year: Option<YearWord>,
    pub shape: Shape,
    /// Ends in 前, 止 or stands after 到.
    pub before: bool,
    /// Ends in 起.
    pub onwards: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearWord {
    Written(i32),
    /// 今年 is 0, 明年 is 1.
    FromPlan(i32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Day(u32, u32),
    /// 6月, 6月份
    Month(u32),
    /// 6月底, 6月中旬: by the day, 31 for the month's last.
    MonthPart(u32, u32),
    /// 6月初: perhaps by the 10th.
    MonthStart(u32),
    /// 第三季度, 上半年: first and last month.
    Months(u32, u32),
    /// 一季度末: by the end of the month.
    MonthsEnd(u32),
    /// 6月1日至8月31日: days 0 where only months are said; the second year where it is said.
    Span {
        from: (u32, u32),
        to: (u32, u32),
        /// 次年 counts from the year that the span begins in.
        to_year: Option<YearWord>,
    },
    /// 2021年底, 年底
    YearEnd,
    /// 年内
    YearIn,
    /// 2021年中
    YearMid,
    /// 2021年, 今年
    Year,
    /// 2021—2023年
    Years(i32),
    /// 2025-26年度: the year in which the last of them begins, in April.
    Fiscal(i32),
    Every(Option<Recurrence>),
    /// 三年内, 10个工作日内
    Relative(Unit),
    /// 1—2年 of 中期(1—2年)
    Class,
    /// 国庆节前: no calendar of ours has it
    Named,
    Ongoing,
    AtOnce,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Months and longer.
    Long,
    /// Weeks, days, hours.
    Short,
}

impl Shape {
    /// Month and day where a period begins; day 0 for the first.
    pub fn first_day(self) -> Option<(u32, u32)> {
        match self {
            Self::Day(month, day) => Some((month, day)),
            Self::Month(month) | Self::Months(month, _) => Some((month, 0)),
            Self::MonthPart(month, 10) => Some((month, 1)),
            Self::MonthPart(month, 20) => Some((month, 11)),
            Self::MonthPart(month, _) => Some((month, 21)),
            _ => None,
        }
    }

    /// Month and day where a period ends; day 0 for the last.
    pub fn last_day(self) -> Option<(u32, u32)> {
        match self {
            Self::Day(month, day) | Self::MonthPart(month, day) => Some((month, day)),
            Self::Month(month) | Self::Months(_, month) | Self::MonthsEnd(month) => {
                Some((month, 0))
            }
            Self::YearEnd => Some((12, 0)),
            _ => None,
        }
    }
}
