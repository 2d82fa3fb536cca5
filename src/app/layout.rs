//! How the window is laid out, in the settings and in the window.

use eframe::egui::Context;

use crate::query::{Grouping, MatrixAxis, Order, ProgressBy, Sort};
use crate::store::KeptLayout;
use crate::ui::{Column, ColumnChoice, Layout, Page, View, Zoom};

const SORTS: [(Sort, &str); 6] = [
    (Sort::Number, ""),
    (Sort::Lead, "lead"),
    (Sort::Due, "due"),
    (Sort::Status, "status"),
    (Sort::Light, "light"),
    (Sort::Notes, "notes"),
];

const GROUPINGS: [(Grouping, &str); 5] = [
    (Grouping::None, ""),
    (Grouping::Chapter, "chapter"),
    (Grouping::Lead, "lead"),
    (Grouping::Due, "due"),
    (Grouping::Light, "light"),
];

/// The views of the measures; what else may stand in their place is not come back to.
const PAGES: [(Page, &str); 4] = [
    (Page::List, ""),
    (Page::Timeline, "timeline"),
    (Page::Matrix, "matrix"),
    (Page::Progress, "progress"),
];

const ZOOMS: [(Zoom, &str); 3] = [
    (Zoom::Year, ""),
    (Zoom::Month, "month"),
    (Zoom::Week, "week"),
];

const AXES: [(MatrixAxis, &str); 2] =
    [(MatrixAxis::Months, ""), (MatrixAxis::Chapters, "chapters")];

const PROGRESS: [(ProgressBy, &str); 2] =
    [(ProgressBy::Lights, ""), (ProgressBy::Statuses, "statuses")];

fn named<T: Copy + Default>(names: &[(T, &str)], name: &str) -> T {
    let found = names.iter().find(|(_, known)| *known == name);
    found.map_or_else(T::default, |(value, _)| *value)
}

fn name_of<T: PartialEq>(names: &[(T, &'static str)], value: &T) -> String {
    let found = names.iter().find(|(known, _)| known == value);
    found.map_or("", |(_, name)| name).to_owned()
}

fn column(key: &str) -> Option<Column> {
    Column::ALL.into_iter().find(|it| it.key() == key)
}

/// What was looked at, and how, when the window last closed.
pub(super) fn view(kept: &KeptLayout) -> View {
    let mut view = View {
        layout: layout(kept),
        page: named(&PAGES, &kept.page),
        ..View::default()
    };
    view.timeline.zoom = named(&ZOOMS, &kept.zoom);
    view.matrix.axis = named(&AXES, &kept.matrix);
    view.progress.by = named(&PROGRESS, &kept.progress);
    view
}

fn layout(kept: &KeptLayout) -> Layout {
    let width = |points: u32| (points > 0).then_some(points as f32);
    let usual = ColumnChoice::default();
    let widths = kept.widths.iter();
    let widths = widths.filter_map(|(key, points)| Some((column(key)?, *points as f32)));
    Layout {
        side: kept.side,
        side_width: width(kept.side_width),
        detail_width: width(kept.detail_width),
        order: Order {
            sort: named(&SORTS, &kept.sort),
            reversed: kept.reversed,
            grouping: named(&GROUPINGS, &kept.grouping),
        },
        columns: ColumnChoice {
            shown: match &kept.columns {
                Some(keys) => keys.iter().filter_map(|key| column(key)).collect(),
                None => usual.shown,
            },
            order: order(&kept.column_order),
            widths: widths.collect(),
        },
    }
}

/// All columns, those that were kept first.
fn order(kept: &[String]) -> Vec<Column> {
    let mut order: Vec<Column> = Vec::new();
    let kept = kept.iter().filter_map(|key| column(key));
    for column in kept.chain(Column::ALL) {
        if !order.contains(&column) {
            order.push(column);
        }
    }
    order
}

/// Brings the open view and what is laid out into what is kept.
pub(super) fn keep(view: &View, kept: &mut KeptLayout) {
    let layout = &view.layout;
    kept.page = name_of(&PAGES, &view.page);
    kept.zoom = name_of(&ZOOMS, &view.timeline.zoom);
    kept.matrix = name_of(&AXES, &view.matrix.axis);
    kept.progress = name_of(&PROGRESS, &view.progress.by);
    let points = |width: Option<f32>| width.map_or(0, |width| width as u32);
    kept.side = layout.side;
    kept.side_width = points(layout.side_width);
    kept.detail_width = points(layout.detail_width);
    kept.sort = name_of(&SORTS, &layout.order.sort);
    kept.reversed = layout.order.reversed;
    kept.grouping = name_of(&GROUPINGS, &layout.order.grouping);
    let ColumnChoice {
        shown,
        order,
        widths,
    } = &layout.columns;
    let usual = ColumnChoice::default();
    let key = |column: &Column| column.key().to_owned();
    let is_usual = *shown == usual.shown;
    kept.columns = (!is_usual).then(|| shown.iter().map(key).collect());
    let is_usual = *order == usual.order;
    kept.column_order = match is_usual {
        true => Vec::new(),
        false => order.iter().map(key).collect(),
    };
    let widths = widths.iter();
    kept.widths = widths
        .map(|(it, width)| (it.key().to_owned(), *width as u32))
        .collect();
}

/// Notes the window's size, where the platform says it.
pub(super) fn keep_window(ctx: &Context, kept: &mut KeptLayout) {
    let zoom = ctx.zoom_factor();
    ctx.input(|input| {
        let viewport = input.viewport();
        let Some(maximized) = viewport.maximized else {
            return;
        };
        kept.maximized = maximized;
        let is_special = maximized || viewport.fullscreen == Some(true);
        if let (false, Some(inner)) = (is_special, viewport.inner_rect) {
            // The next window begins without the size that was chosen for what is in it.
            let size = inner.size() * zoom;
            kept.window = (size.x.round() as u32, size.y.round() as u32);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: impl Fn(&mut View)) {
        let mut laid_out = View::default();
        change(&mut laid_out);
        let mut kept = KeptLayout::default();
        keep(&laid_out, &mut kept);
        let back = view(&kept);
        assert_eq!(back.layout, laid_out.layout);
        assert_eq!(back.page, laid_out.page);
        assert_eq!(back.timeline.zoom, laid_out.timeline.zoom);
        assert_eq!(back.matrix.axis, laid_out.matrix.axis);
        assert_eq!(back.progress.by, laid_out.progress.by);
    }

    #[test]
    fn a_layout_comes_back_as_it_was_kept() {
        check(|_| {});
        for (sort, _) in SORTS {
            check(|it| it.layout.order.sort = sort);
        }
        for (grouping, _) in GROUPINGS {
            check(|it| it.layout.order.grouping = grouping);
        }
        for (page, _) in PAGES {
            check(|it| it.page = page);
        }
        for zoom in Zoom::ALL {
            check(|it| it.timeline.zoom = zoom);
        }
        check(|it| it.matrix.axis = MatrixAxis::Chapters);
        check(|it| it.progress.by = ProgressBy::Statuses);
        check(|it| it.layout.order.reversed = true);
        check(|it| it.layout.side = Some(false));
        check(|it| it.layout.side_width = Some(250.0));
        check(|it| it.layout.columns.shown = [Column::Responsible].into());
        check(|it| it.layout.columns.order.reverse());
        check(|it| it.layout.columns.widths = [(Column::Lead, 200.0)].into());
    }

    #[test]
    fn words_of_another_version_are_passed_over() {
        let kept = KeptLayout {
            sort: "weather".into(),
            zoom: "decade".into(),
            columns: Some(vec!["light".into(), "weather".into()]),
            column_order: vec!["weather".into(), "notes".into(), "notes".into()],
            widths: [("weather".into(), 7)].into(),
            ..KeptLayout::default()
        };
        let back = view(&kept);
        assert_eq!(back.timeline.zoom, Zoom::Year);
        let laid_out = back.layout;
        assert_eq!(laid_out.order, Order::default());
        assert_eq!(laid_out.columns.shown, [Column::Light].into());
        assert_eq!(
            laid_out.columns.order[..2],
            [Column::Notes, Column::Chapter]
        );
        assert_eq!(laid_out.columns.order.len(), Column::ALL.len());
        assert!(laid_out.columns.widths.is_empty());
    }
}
