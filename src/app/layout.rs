//! How the window is laid out, in the settings and in the window.

use eframe::egui::Context;

use crate::query::{Grouping, Order, Sort};
use crate::store::KeptLayout;
use crate::ui::{Column, ColumnChoice, Layout, Page};

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

/// The view that was open when the window last closed.
pub(super) fn page(kept: &KeptLayout) -> Page {
    named(&PAGES, &kept.page)
}

/// As it was when the window last closed.
pub(super) fn layout(kept: &KeptLayout) -> Layout {
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
            widths: widths.collect(),
        },
    }
}

/// Brings the open view and what is laid out into what is kept.
pub(super) fn keep(page: Page, layout: &Layout, kept: &mut KeptLayout) {
    kept.page = name_of(&PAGES, &page);
    let points = |width: Option<f32>| width.map_or(0, |width| width as u32);
    kept.side = layout.side;
    kept.side_width = points(layout.side_width);
    kept.detail_width = points(layout.detail_width);
    kept.sort = name_of(&SORTS, &layout.order.sort);
    kept.reversed = layout.order.reversed;
    kept.grouping = name_of(&GROUPINGS, &layout.order.grouping);
    let ColumnChoice { shown, widths } = &layout.columns;
    let is_usual = *shown == ColumnChoice::default().shown;
    let keys = shown.iter().map(|it| it.key().to_owned());
    kept.columns = (!is_usual).then(|| keys.collect());
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

    #[test]
    fn a_layout_comes_back_as_it_was_kept() {
        for (sort, _) in SORTS {
            for (grouping, _) in GROUPINGS {
                let mut laid_out = Layout {
                    side: Some(false),
                    side_width: Some(250.0),
                    ..Layout::default()
                };
                laid_out.order = Order {
                    sort,
                    reversed: true,
                    grouping,
                };
                laid_out.columns = ColumnChoice {
                    shown: [Column::Responsible].into(),
                    widths: [(Column::Lead, 200.0)].into(),
                };
                let mut kept = KeptLayout::default();
                keep(Page::Matrix, &laid_out, &mut kept);
                assert_eq!(page(&kept), Page::Matrix);
                assert_eq!(layout(&kept), laid_out);
            }
        }
        assert_eq!(layout(&KeptLayout::default()), Layout::default());
    }

    #[test]
    fn words_of_another_version_are_passed_over() {
        let kept = KeptLayout {
            sort: "weather".into(),
            columns: Some(vec!["light".into(), "weather".into()]),
            widths: [("weather".into(), 7)].into(),
            ..KeptLayout::default()
        };
        let laid_out = layout(&kept);
        assert_eq!(laid_out.order, Order::default());
        assert_eq!(laid_out.columns.shown, [Column::Light].into());
        assert!(laid_out.columns.widths.is_empty());
    }
}
