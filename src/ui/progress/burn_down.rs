//! How many milestones are left, day by day: as a chart, and below it as numbers.

use chrono::{Datelike, Days, NaiveDate};
use eframe::egui::{Align2, Rect, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, GridMark, Line, LineStyle, Plot, PlotBounds, PlotPoints, VLine};
use rust_i18n::t;

use super::section_ui;
use crate::query::BurnDown;
use crate::ui::Scene;
use crate::ui::theme::palette;
use crate::wording;

const HEIGHT: f32 = 150.0;
/// What stands left of the table's numbers, and a line of it.
const NAMES: f32 = 72.0;
const LINE: f32 = 20.0;

pub(super) fn burn_down_ui(ui: &mut Ui, scene: &Scene, burn_down: Option<&BurnDown>) {
    let Some(burn_down) = burn_down else {
        section_ui(ui, &t!("progress.at-work"));
        return;
    };
    section_ui(ui, &t!("progress.burn-down", count = burn_down.total));
    let Some((first, last)) = burn_down.days else {
        ui.label(t!("progress.no-dates"));
        return;
    };
    let today = scene.viewpoint.today;
    let ends = burn_down.month_ends(today);
    plot_ui(ui, burn_down, first, last, today);
    table_ui(ui, &ends, first, last);
}

fn plot_ui(ui: &mut Ui, burn_down: &BurnDown, first: NaiveDate, last: NaiveDate, today: NaiveDate) {
    let palette = palette(ui);
    let x = move |day: NaiveDate| day.signed_duration_since(first).num_days() as f64;
    let days = x(last) + 1.0;
    let points = |steps: &[(NaiveDate, usize)], to: NaiveDate| stairs(steps, to, x);
    let planned = Line::new(t!("progress.planned"), points(&burn_down.planned, last))
        .color(palette.muted)
        .style(LineStyle::dashed_loose())
        .width(1.5);
    let until = today.min(last);
    let open = Line::new(t!("progress.open"), points(&burn_down.open, until))
        .color(palette.accent)
        .width(2.5)
        // Bands are for lines that wind; of steps within a pixel they make a wedge.
        .allow_band(false);
    let axis = AxisHints::new_y()
        .min_thickness(NAMES)
        .tick_label_font(TextStyle::Small.resolve(ui.style()))
        .tick_label_color(palette.muted);
    let plot = Plot::new("burn down")
        .height(HEIGHT)
        .show_background(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_x(false)
        .show_axes([false, true])
        .custom_y_axes(vec![axis])
        .grid_color(palette.line)
        .x_grid_spacer(move |_| month_marks(first, last))
        .label_formatter(move |at| {
            let plot = match at {
                egui_plot::HoverPosition::NearDataPoint { position, .. } => position,
                egui_plot::HoverPosition::Elsewhere { position } => position,
            };
            let day = first.checked_add_days(Days::new(plot.x.max(0.0) as u64))?;
            Some(day.to_string())
        });
    let shown = plot.show(ui, |plot| {
        let top = burn_down.total.max(1) as f64 * 1.05;
        plot.set_plot_bounds(PlotBounds::from_min_max([0.0, 0.0], [days, top]));
        plot.line(planned);
        if today >= first {
            plot.line(open);
        }
        if (first..=last).contains(&today) {
            let line = VLine::new(t!("progress.today"), x(today) + 1.0);
            plot.vline(line.color(palette.due_soon.ink).width(1.0));
        }
    });
    let name = t!("progress.burn-down", count = burn_down.total);
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Figure, true, &name));
}

/// A line that stays level between the days on which something changes; a day counts at its end.
fn stairs(
    steps: &[(NaiveDate, usize)],
    to: NaiveDate,
    x: impl Fn(NaiveDate) -> f64,
) -> PlotPoints<'static> {
    let mut points: Vec<[f64; 2]> = Vec::new();
    for &(day, left) in steps.iter().filter(|(day, _)| *day <= to) {
        if let Some(&[_, before]) = points.last() {
            points.push([x(day) + 1.0, before]);
            points.push([x(day) + 1.0, left as f64]);
        } else {
            points.push([0.0, left as f64]);
        }
    }
    if let Some(&[_, left]) = points.last() {
        points.push([x(to) + 1.0, left]);
    }
    points.dedup();
    points.into()
}

fn month_marks(first: NaiveDate, last: NaiveDate) -> Vec<GridMark> {
    let days = first.iter_days().take_while(|day| *day <= last);
    let firsts = days.filter(|day| day.day() == 1);
    let mark = |day: NaiveDate| GridMark {
        value: day.signed_duration_since(first).num_days() as f64,
        step_size: 30.0,
    };
    firsts.map(mark).collect()
}

/// The same numbers at the end of each month.
fn table_ui(
    ui: &mut Ui,
    ends: &[(NaiveDate, usize, Option<usize>)],
    first: NaiveDate,
    last: NaiveDate,
) {
    let size = vec2(ui.available_width(), 3.0 * LINE);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let palette = palette(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let painter = ui.painter();
    let names = [
        t!("progress.month-end"),
        t!("progress.planned"),
        t!("progress.open"),
    ];
    let inks = [palette.muted, palette.muted, palette.accent];
    for (line, (name, ink)) in names.iter().zip(inks).enumerate() {
        let at = pos2(rect.left(), rect.top() + LINE * (line as f32 + 0.5));
        painter.text(at, Align2::LEFT_CENTER, name, font.clone(), ink);
    }
    // Each month stands under its days in the chart.
    let days = last.signed_duration_since(first).num_days() + 1;
    let day_width = (rect.width() - NAMES) / days as f32;
    let mut left = rect.left() + NAMES;
    for (place, (day, planned, open)) in ends.iter().enumerate() {
        let days = day.signed_duration_since(first).num_days() + 1;
        let right = rect.left() + NAMES + day_width * days as f32;
        let column = Rect::from_x_y_ranges(left..=right, rect.y_range());
        left = right;
        let response = ui.interact(column, ui.scope_id().with(("end", place)), Sense::hover());
        response
            .widget_info(|| WidgetInfo::labeled(Role::Cell, true, words(*day, *planned, *open)));
        let month = wording::short_month(day.month());
        let open = open.map_or_else(|| "–".to_owned(), |open| open.to_string());
        let lines = [
            (month.into_owned(), palette.muted),
            (planned.to_string(), palette.ink),
            (open, palette.accent),
        ];
        for (line, (words, ink)) in lines.into_iter().enumerate() {
            let at = pos2(column.right(), rect.top() + LINE * (line as f32 + 0.5));
            painter.text(at, Align2::RIGHT_CENTER, words, font.clone(), ink);
        }
    }
}

fn words(day: NaiveDate, planned: usize, open: Option<usize>) -> String {
    match open {
        Some(open) => t!("progress.point", day = day, planned = planned, open = open).into(),
        None => t!("progress.point-ahead", day = day, planned = planned).into(),
    }
}
