//! Which rows are selected and which is current: what clicks and keys do, without drawing.

use crate::ui::View;

/// Where to, from the current row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Step {
    /// So many rows down, negative up.
    By(isize),
    First,
    Last,
}

/// What happens to the selection on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum Reach {
    /// Only the row arrived at is selected.
    #[default]
    Alone,
    /// Everything from the anchor to the row arrived at.
    Extend,
    /// The selection stays; of a click, the row is added or taken out.
    Keep,
}

/// A click on the measure `row`. `rows` are the measures shown, ascending.
pub(in crate::ui) fn click(view: &mut View, rows: &[usize], row: usize, reach: Reach) {
    match reach {
        Reach::Alone => alone(view, row),
        Reach::Extend => extend(view, rows, row),
        Reach::Keep => {
            if !view.selected.remove(&row) {
                view.selected.insert(row);
            }
            view.anchor = Some(row);
        }
    }
    view.current = Some(row);
}

/// A key that moves: to the row `step` away, or to the first where there is no current row.
pub(super) fn walk(view: &mut View, rows: &[usize], step: Step, reach: Reach) {
    let Some(last) = rows.len().checked_sub(1) else {
        return;
    };
    let here = view.current.map(|current| rows.binary_search(&current));
    let to = match (step, here) {
        (Step::First, _) => 0,
        (Step::Last, _) => last,
        (Step::By(_), None) => 0,
        (Step::By(by), Some(Ok(at))) => at.saturating_add_signed(by).min(last),
        // The current measure is filtered out: go to its neighbour.
        (Step::By(by), Some(Err(gap))) if by < 0 => gap.saturating_add_signed(by).min(last),
        (Step::By(by), Some(Err(gap))) => gap.saturating_add_signed(by - 1).min(last),
    };
    let Some(&row) = rows.get(to) else { return };
    match reach {
        Reach::Alone => alone(view, row),
        Reach::Extend => extend(view, rows, row),
        Reach::Keep => {}
    }
    view.current = Some(row);
    view.scroll_to_current = true;
}

/// Adds the current row to the selection, or takes it out.
pub(super) fn toggle_current(view: &mut View) {
    if let Some(current) = view.current {
        click(view, &[], current, Reach::Keep);
    }
}

/// Selects every row shown.
pub(in crate::ui) fn select_all(view: &mut View, rows: &[usize]) {
    view.selected = rows.iter().copied().collect();
    view.current = view.current.or(rows.first().copied());
}

/// Only the current row stays selected.
pub(in crate::ui) fn select_none(view: &mut View) {
    view.selected = view.current.into_iter().collect();
    view.anchor = view.current;
}

/// What a filter hides leaves the selection, so that nothing is done to rows out of sight.
pub(in crate::ui) fn keep_shown(view: &mut View, rows: &[usize]) {
    view.selected.retain(|row| rows.binary_search(row).is_ok());
}

fn alone(view: &mut View, row: usize) {
    view.selected = [row].into();
    view.anchor = Some(row);
}

fn extend(view: &mut View, rows: &[usize], row: usize) {
    let anchor = *view.anchor.get_or_insert(view.current.unwrap_or(row));
    let (low, high) = (anchor.min(row), anchor.max(row));
    let from = rows.partition_point(|&shown| shown < low);
    let to = rows.partition_point(|&shown| shown <= high);
    view.selected = rows
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .copied()
        .collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [usize; 5] = [2, 3, 5, 8, 9];

    fn at(current: usize) -> View {
        let mut view = View::default();
        click(&mut view, &ROWS, current, Reach::Alone);
        view
    }

    #[track_caller]
    fn check(view: &View, current: usize, selected: &[usize]) {
        assert_eq!(view.current, Some(current));
        assert_eq!(view.selected.iter().copied().collect::<Vec<_>>(), selected);
    }

    #[test]
    fn arrows_walk_and_stop_at_both_ends() {
        let mut view = at(5);
        walk(&mut view, &ROWS, Step::By(1), Reach::Alone);
        check(&view, 8, &[8]);
        walk(&mut view, &ROWS, Step::By(20), Reach::Alone);
        check(&view, 9, &[9]);
        walk(&mut view, &ROWS, Step::By(-20), Reach::Alone);
        check(&view, 2, &[2]);
        walk(&mut view, &ROWS, Step::Last, Reach::Alone);
        check(&view, 9, &[9]);
        walk(&mut view, &ROWS, Step::First, Reach::Alone);
        check(&view, 2, &[2]);
    }

    #[test]
    fn shift_extends_from_where_it_began_and_comes_back() {
        let mut view = at(5);
        walk(&mut view, &ROWS, Step::By(1), Reach::Extend);
        walk(&mut view, &ROWS, Step::By(1), Reach::Extend);
        check(&view, 9, &[5, 8, 9]);
        walk(&mut view, &ROWS, Step::First, Reach::Extend);
        check(&view, 2, &[2, 3, 5]);
        click(&mut view, &ROWS, 8, Reach::Extend);
        check(&view, 8, &[5, 8]);
    }

    #[test]
    fn ctrl_adds_and_takes_out() {
        let mut view = at(2);
        click(&mut view, &ROWS, 8, Reach::Keep);
        check(&view, 8, &[2, 8]);
        click(&mut view, &ROWS, 2, Reach::Keep);
        check(&view, 2, &[8]);
        walk(&mut view, &ROWS, Step::By(1), Reach::Keep);
        toggle_current(&mut view);
        check(&view, 3, &[3, 8]);
    }

    #[test]
    fn from_a_row_that_is_filtered_out_one_goes_to_its_neighbour() {
        let mut view = at(5);
        walk(&mut view, &[2, 3, 8, 9], Step::By(1), Reach::Alone);
        check(&view, 8, &[8]);
        let mut view = at(5);
        walk(&mut view, &[2, 3, 8, 9], Step::By(-1), Reach::Alone);
        check(&view, 3, &[3]);
        let mut view = at(9);
        walk(&mut view, &[2, 3], Step::By(1), Reach::Alone);
        check(&view, 3, &[3]);
        walk(&mut view, &[], Step::By(1), Reach::Alone);
        check(&view, 3, &[3]);
    }

    #[test]
    fn what_is_hidden_is_no_longer_selected() {
        let mut view = at(5);
        select_all(&mut view, &ROWS);
        check(&view, 5, &ROWS);
        keep_shown(&mut view, &[3, 9]);
        check(&view, 5, &[3, 9]);
        select_none(&mut view);
        check(&view, 5, &[5]);
    }
}
