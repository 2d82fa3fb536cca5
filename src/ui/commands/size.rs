//! Sizes of everything in the window.

use crate::ui::Preferences;

/// In percent.
pub(in crate::ui) const SIZES: [u32; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// The chosen size in percent.
pub(in crate::ui) fn size(preferences: &Preferences) -> u32 {
    match preferences.zoom {
        0 => 100,
        percent => percent.clamp(SIZES[0], SIZES[SIZES.len() - 1]),
    }
}

pub(super) fn larger(from: u32) -> u32 {
    let next = SIZES.into_iter().find(|&size| size > from);
    next.unwrap_or(from)
}

pub(super) fn smaller(from: u32) -> u32 {
    let next = SIZES.into_iter().rev().find(|&size| size < from);
    next.unwrap_or(from)
}

pub(super) fn may_grow(preferences: &Preferences) -> bool {
    larger(size(preferences)) != size(preferences)
}

pub(super) fn may_shrink(preferences: &Preferences) -> bool {
    smaller(size(preferences)) != size(preferences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_step_and_stop() {
        assert_eq!(larger(100), 110);
        assert_eq!(larger(200), 200);
        assert_eq!(smaller(100), 90);
        assert_eq!(smaller(80), 80);
    }
}
