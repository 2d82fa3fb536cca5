use thiserror::Error;

use super::{Mark, Status};
use crate::plan::{Milestone, MilestoneKind, Period, Recurrence};

/// Why a mark is not taken; the words are in `wording::mark_error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MarkError {
    #[error("{from:?} does not lead to {to:?}")]
    Transition { from: Status, to: Status },
    /// 已销号 needs evidence or a waiver.
    #[error("neither evidence nor waiver")]
    EvidenceMissing,
    /// 退回, 延期 and 中止 need a reason.
    #[error("no reason for {to:?}")]
    ReasonMissing { to: Status },
    /// 延期 needs a new date.
    #[error("no new date")]
    NewDueMissing,
    /// A recurring milestone is marked by the period.
    #[error("no period of {recurs}")]
    PeriodMissing { recurs: Recurrence },
    /// Not one of the milestone's periods in the plan's year.
    #[error("{period} is no period of {recurs}")]
    PeriodUnknown { period: Period, recurs: Recurrence },
    /// Only recurring milestones have periods.
    #[error("{period} of what does not recur")]
    PeriodUnwanted { period: Period },
}

/// Whether a mark may be made on what stands at `from`: a milestone, or (`None`) a whole measure.
pub fn check_mark(
    from: Status,
    mark: &Mark,
    milestone: Option<&Milestone>,
) -> Result<(), MarkError> {
    check_period(mark.period, milestone)?;
    let to = mark.status;
    if !from.may_become(to) {
        return Err(MarkError::Transition { from, to });
    }
    let is_said = |text: &Option<String>| text.as_ref().is_some_and(|t| !t.trim().is_empty());
    if to == Status::Closed && !is_said(&mark.evidence) && !is_said(&mark.waiver) {
        return Err(MarkError::EvidenceMissing);
    }
    let wants_reason = matches!(to, Status::Returned | Status::Deferred | Status::Suspended);
    if wants_reason && !is_said(&mark.reason) {
        return Err(MarkError::ReasonMissing { to });
    }
    if to == Status::Deferred && mark.new_due.is_none() {
        return Err(MarkError::NewDueMissing);
    }
    Ok(())
}

fn check_period(period: Option<Period>, milestone: Option<&Milestone>) -> Result<(), MarkError> {
    match (recurrence_of(milestone), period) {
        (None, None) => Ok(()),
        (None, Some(period)) => Err(MarkError::PeriodUnwanted { period }),
        (Some(recurs), None) => Err(MarkError::PeriodMissing { recurs }),
        (Some(recurs), Some(period)) => {
            if recurs.periods(period.year()).contains(&period) {
                Ok(())
            } else {
                Err(MarkError::PeriodUnknown { period, recurs })
            }
        }
    }
}

/// How a milestone recurs, if it does.
pub(super) fn recurrence_of(milestone: Option<&Milestone>) -> Option<Recurrence> {
    milestone
        .filter(|m| m.kind == MilestoneKind::Every)
        .and_then(|m| m.recurs)
}
