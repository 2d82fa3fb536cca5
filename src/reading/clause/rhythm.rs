//! 每月, 每季度: rhythms, and what only looks like one.

use super::{Clause, Judgement, contains, has_quantity, starts_with};
use crate::reading::numeral::is_numeral;

/// Most characters from the 每 of 每亩每年 to the expression.
const RATE: usize = 4;

impl Clause<'_> {
    pub(super) fn rhythm(&self) -> Judgement {
        // 更新频率为每月一次
        let is_said = self.before.ends_with("频率为");
        if is_said || self.is_opening() || self.is_daily() || self.is_rate_of_acts() {
            Judgement::PerhapsNot
        } else if self.before.ends_with("平均") || self.is_frequency() {
            Judgement::No
        } else {
            Judgement::Yes
        }
    }

    /// 每年不超过2次 is a limit, 每亩每年不低于10元 a rate.
    fn is_limit(&self) -> bool {
        let limits = ["不超过", "不得超过", "不多于", "最多", "至多", "最高"];
        let mut before = self.before.chars().rev();
        let rate = before.by_ref().take(RATE).any(|c| c == '每');
        starts_with(self.rest(), &limits) || rate && has_quantity(self.rest())
    }

    /// 每所学校每月陪餐不少于10人次
    fn is_rate_of_acts(&self) -> bool {
        self.lead().contains('每') && contains(self.rest(), &["不少于", "至少"])
    }

    /// 每周开放时间不少于28小时, 每年实训时间不少于16学时: a service, or what is to be done again and again.
    fn is_opening(&self) -> bool {
        contains(self.near(), &["时间", "时长"]) && !self.is_limit()
    }

    /// 每日上传: rather how a thing is done than when.
    fn is_daily(&self) -> bool {
        matches!(self.words(), "每日" | "每天" | "逐日" | "按日" | "按天")
    }

    /// 由每周3次增加到每周5次: how often a service is given.
    fn is_frequency(&self) -> bool {
        if self.is_limit() {
            return true;
        }
        let rest = self
            .rest()
            .trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
        let counted = rest.len() < self.rest().len();
        let often = rest.starts_with(['次', '班', '趟'])
            && self.before.ends_with(['由', '从', '到', '至', '为']);
        // 提高到每人每年670元
        counted && (often || rest.starts_with(['元', '万']))
    }
}
