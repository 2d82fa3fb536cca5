//! Which rows are selected and which is current: what clicks and keys do, without drawing.

use std::sync::Arc;

use crate::query::Arranged;
use crate::ui::{Selected, View};

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

/// A click on the measure `row`.
pub(super) fn click(view: &mut View, arranged: &Arranged, row: usize, reach: Reach) {
    match reach {
        Reach::Alone => alone(view, row),
        Reach::Extend => extend(view, arranged, row),
        Reach::Keep => {
            Arc::make_mut(&mut view.selected).toggle(row);
            view.anchor = Some(row);
        }
    }
    view.current = Some(row);
}

/// Goes to a measure: it alone is selected, and comes into sight.
pub(in crate::ui) fn go_to(view: &mut View, row: usize) {
    alone(view, row);
    view.current = Some(row);
    view.scroll_to_current = true;
}

/// A key that moves: to the row `step` away, or to the first where there is no current row.
pub(in crate::ui) fn walk(view: &mut View, arranged: &Arranged, step: Step, reach: Reach) {
    let Some(last) = arranged.rows.len().checked_sub(1) else {
        return;
    };
    let to = match (step, view.current) {
        (Step::First, _) | (Step::By(_), None) => 0,
        (Step::Last, _) => last,
        (Step::By(by), Some(current)) => match arranged.place(current) {
            Some(at) => at.saturating_add_signed(by).min(last),
            // The current measure is filtered out: go to its neighbour.
            None => {
                let by = if by < 0 { by } else { by - 1 };
                arranged.gap(current).saturating_add_signed(by).min(last)
            }
        },
    };
    let Some(&row) = arranged.rows.get(to) else {
        return;
    };
    match reach {
        Reach::Alone => alone(view, row),
        Reach::Extend => extend(view, arranged, row),
        Reach::Keep => {}
    }
    view.current = Some(row);
    view.scroll_to_current = true;
}

/// Adds the current row to the selection, or takes it out.
pub(super) fn toggle_current(view: &mut View) {
    if let Some(current) = view.current {
        click(view, &Arranged::default(), current, Reach::Keep);
    }
}

/// Selects every row shown; `rows` as in [`crate::query::Results`].
pub(in crate::ui) fn select_all(view: &mut View, rows: &[usize]) {
    view.selected = Arc::new(Selected::of(rows));
    view.current = view.current.or(rows.first().copied());
}

/// Only the current row stays selected.
pub(in crate::ui) fn select_none(view: &mut View) {
    view.selected = Arc::new(Selected::of(view.current.as_slice()));
    view.anchor = view.current;
}

/// What a filter hides leaves the selection, so that nothing is done to rows out of sight.
pub(in crate::ui) fn keep_shown(view: &mut View, rows: &[usize]) {
    // A selection that stays is the same one, by which what was made of it is known.
    let is_all = || **view.selected == *rows;
    if !is_all() && !view.selected.iter().all(is_among(rows)) {
        Arc::make_mut(&mut view.selected).retain(is_among(rows));
    }
}

/// Whether a row is one of these, asked in ascending order: both may be a hundred thousand.
fn is_among(rows: &[usize]) -> impl FnMut(&usize) -> bool {
    let mut rows = rows.iter().peekable();
    move |row| {
        while rows.next_if(|it| *it < row).is_some() {}
        rows.peek() == Some(&row)
    }
}

fn alone(view: &mut View, row: usize) {
    view.selected = Arc::new(Selected::of([row]));
    view.anchor = Some(row);
}

/// Everything between the anchor and `row`, as it stands in the list.
fn extend(view: &mut View, arranged: &Arranged, row: usize) {
    let anchor = *view.anchor.get_or_insert(view.current.unwrap_or(row));
    let to = arranged.place(row);
    // An anchor that is filtered out reaches from where it would stand.
    let (from, is_shown) = match arranged.place(anchor) {
        Some(from) => (from, true),
        None => (arranged.gap(anchor), false),
    };
    let Some(to) = to else { return };
    let range = if from <= to {
        from..to + 1
    } else {
        to..from + usize::from(is_shown)
    };
    let rows = arranged.rows.get(range).unwrap_or_default();
    view.selected = Arc::new(Selected::of(rows));
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [usize; 5] = [2, 3, 5, 8, 9];

    fn rows() -> Arranged {
        Arranged::of(&ROWS)
    }

    fn at(current: usize) -> View {
        let mut view = View::default();
        click(&mut view, &rows(), current, Reach::Alone);
        view
    }

    #[track_caller]
    fn check(view: &View, current: usize, selected: &[usize]) {
        assert_eq!(view.current, Some(current));
        assert_eq!(**view.selected, *selected);
    }

    #[test]
    fn arrows_walk_and_stop_at_both_ends() {
        let mut view = at(5);
        walk(&mut view, &rows(), Step::By(1), Reach::Alone);
        check(&view, 8, &[8]);
        walk(&mut view, &rows(), Step::By(20), Reach::Alone);
        check(&view, 9, &[9]);
        walk(&mut view, &rows(), Step::By(-20), Reach::Alone);
        check(&view, 2, &[2]);
        walk(&mut view, &rows(), Step::Last, Reach::Alone);
        check(&view, 9, &[9]);
        walk(&mut view, &rows(), Step::First, Reach::Alone);
        check(&view, 2, &[2]);
    }

    #[test]
    fn shift_extends_from_where_it_began_and_comes_back() {
        let mut view = at(5);
        walk(&mut view, &rows(), Step::By(1), Reach::Extend);
        walk(&mut view, &rows(), Step::By(1), Reach::Extend);
        check(&view, 9, &[5, 8, 9]);
        walk(&mut view, &rows(), Step::First, Reach::Extend);
        check(&view, 2, &[2, 3, 5]);
        click(&mut view, &rows(), 8, Reach::Extend);
        check(&view, 8, &[5, 8]);
    }

    #[test]
    fn a_range_is_what_stands_between_however_it_is_arranged() {
        let mut view = at(5);
        let arranged = Arranged::of(&[9, 2, 8, 5, 3]);
        walk(&mut view, &arranged, Step::By(-2), Reach::Extend);
        check(&view, 2, &[2, 5, 8]);
        let without = Arranged::of(&[9, 2, 8, 3]);
        click(&mut view, &without, 9, Reach::Extend);
        check(&view, 9, &[2, 9]);
    }

    #[test]
    fn ctrl_adds_and_takes_out() {
        let mut view = at(2);
        click(&mut view, &rows(), 8, Reach::Keep);
        check(&view, 8, &[2, 8]);
        click(&mut view, &rows(), 2, Reach::Keep);
        check(&view, 2, &[8]);
        walk(&mut view, &rows(), Step::By(1), Reach::Keep);
        toggle_current(&mut view);
        check(&view, 3, &[3, 8]);
    }

    #[test]
    fn from_a_row_that_is_filtered_out_one_goes_to_its_neighbour() {
        let mut view = at(5);
        walk(
            &mut view,
            &Arranged::of(&[2, 3, 8, 9]),
            Step::By(1),
            Reach::Alone,
        );
        check(&view, 8, &[8]);
        let mut view = at(5);
        walk(
            &mut view,
            &Arranged::of(&[2, 3, 8, 9]),
            Step::By(-1),
            Reach::Alone,
        );
        check(&view, 3, &[3]);
        let mut view = at(9);
        walk(&mut view, &Arranged::of(&[2, 3]), Step::By(1), Reach::Alone);
        check(&view, 3, &[3]);
        walk(&mut view, &Arranged::of(&[]), Step::By(1), Reach::Alone);
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
