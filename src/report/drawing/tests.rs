use image::GenericImageView as _;
use quick_xml::events::Event;

use super::*;
use crate::notebook::{Course, State, Viewpoint, Workbook};
use crate::query::{Filter, Index, MatrixAxis, ProgressBy, tests::build};

const FONT: &[u8] = include_bytes!("../../../assets/font/NotoSansCJKsc-subset.otf");

#[test]
fn words_that_do_not_fit_end_in_dots() {
    assert_eq!(fitted("市财政局", 10.0, 50.0), "市财政局");
    assert_eq!(fitted("市行政审批服务局", 10.0, 50.0), "市行政审…");
    assert_eq!(fitted("2021年6月底前", 10.0, 40.0), "2021…");
}

#[test]
fn a_tint_is_between_white_and_the_ink() {
    assert_eq!(ACCENT.tint(0.0), WHITE);
    assert_eq!(ACCENT.tint(1.0), ACCENT);
    assert_eq!(Ink(0).tint(0.5), Ink(0x80_8080));
}

/// The plan of `query`'s tests, on 15 June.
struct Desk {
    workbook: Workbook,
    index: Index,
    state: State,
    viewpoint: Viewpoint,
}

impl Desk {
    fn new() -> Self {
        rust_i18n::set_locale("zh");
        let workbook = build::workbook();
        Self {
            index: build::index(),
            state: build::state(&workbook),
            viewpoint: crate::notebook::tests::build::viewpoint("甲"),
            workbook,
        }
    }

    fn page(&self) -> Page<'_> {
        Page {
            plan: &self.workbook.plan,
            shown: 3,
            filter: "A & B、<C>".to_owned(),
            today: self.viewpoint.today,
            hues: Hues::default(),
        }
    }

    fn progress(&self) -> Drawing {
        let plan = &self.workbook.plan;
        let course = Course::of(plan, self.workbook.notebook(), &self.viewpoint);
        let filter = Filter::default();
        progress_drawing(&ProgressSheet {
            page: self.page(),
            progress: &self.index.progress(&filter, ProgressBy::Lights),
            burn_down: &self.index.burn_down(&filter, plan, &self.state, &course),
        })
    }

    fn matrix(&self, axis: MatrixAxis) -> Drawing {
        matrix_drawing(&MatrixSheet {
            page: self.page(),
            matrix: &self.index.matrix(&Filter::default(), axis),
        })
    }

    fn timeline(&self, first: &str, last: &str) -> Drawing {
        let plan = &self.workbook.plan;
        timeline_drawing(&TimelineSheet {
            page: self.page(),
            timeline: &self.index.timeline(&Filter::default(), plan, &self.state),
            state: &self.state,
            viewpoint: &self.viewpoint,
            days: (first.parse().unwrap(), last.parse().unwrap()),
        })
    }
}

/// The words of a picture, as a reader of SVG finds them.
fn words_of_svg(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut words, mut open) = (Vec::new(), None);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) if start.name().as_ref() == "text" => open = Some(String::new()),
            Event::Text(text) => {
                if let Some(open) = &mut open {
                    open.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(name) => {
                let sign = match name.as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    other => panic!("{other:?}"),
                };
                open.as_mut().expect("in words").push(sign);
            }
            Event::End(_) => words.extend(open.take()),
            Event::Eof => return words,
            _ => {}
        }
    }
}

fn words_of(drawing: &Drawing) -> Vec<String> {
    let words = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { words, .. } => Some(words.clone()),
        _ => None,
    });
    words.collect()
}

/// Written, with these words among all that are on it.
#[track_caller]
fn check_words(drawing: &Drawing, expected: &[&str]) {
    let words = words_of(drawing);
    assert_eq!(words_of_svg(&drawing.svg()), words);
    for expected in expected {
        assert!(
            words.iter().any(|it| it == expected),
            "{expected}: {words:?}"
        );
    }
}

/// Written and painted.
#[track_caller]
fn check(drawing: &Drawing, expected: &[&str]) {
    check_words(drawing, expected);
    let png = drawing.png(FONT).unwrap();
    let picture = image::load_from_memory(&png).unwrap();
    let size = (drawing.width * 2.0, drawing.height * 2.0);
    let size = (size.0.ceil() as u32, size.1.ceil() as u32);
    assert_eq!(picture.dimensions(), size);
    // Words of every text are painted: dark pixels stand where it begins, in its ink.
    for shape in &drawing.shapes {
        let Shape::Text {
            at: (x, y),
            anchor: Anchor::Start,
            size,
            words,
            ..
        } = shape
        else {
            continue;
        };
        let (left, top) = ((x * 2.0) as u32, ((y - size) * 2.0) as u32);
        let (wide, high) = ((size * 4.0) as u32, (size * 2.4) as u32);
        let wide = wide.min(picture.width() - left);
        let part = picture.view(left, top, wide, high).to_image();
        let ink = part.pixels().filter(|it| it.0[0] < 200).count();
        assert!(ink > 10, "{words:?}: {ink} pixels");
    }
    let paper = picture.pixels().filter(|it| it.2.0 == [255; 4]).count();
    let share = paper as f64 / f64::from(size.0 * size.1);
    assert!((0.5..0.99).contains(&share), "{share} is paper");
}

#[test]
fn the_progress_is_a_picture_with_its_numbers_as_words() {
    let drawing = Desk::new().progress();
    check(
        &drawing,
        &[
            "配套措施　进度",
            "截至 2021-06-15　5 项中 3 项　A & B、<C>",
            "1 开办企业",
            "市财政局",
            "逾期",
            "2021-05",
        ],
    );
    let words = words_of(&drawing);
    let chapter = words.iter().position(|text| text == "1 开办企业").unwrap();
    assert_eq!(words[chapter + 1], "3", "{words:?}");
}

#[test]
fn the_matrix_is_a_picture_of_months_or_of_chapters() {
    let desk = Desk::new();
    let months = desk.matrix(MatrixAxis::Months);
    check(&months, &["配套措施　分工矩阵", "市财政局", "6月", "无"]);
    let matrix = desk.index.matrix(&Filter::default(), MatrixAxis::Months);
    let count = |words: &str| words_of(&months).iter().filter(|it| *it == words).count();
    for row in &matrix.rows {
        assert!(count(&format!("牵头 {}", row.total.lead)) > 0, "{row:?}");
    }
    check_words(&desk.matrix(MatrixAxis::Chapters), &["1 开办企业"]);
}

#[test]
fn the_axis_is_a_picture_of_a_year_a_month_or_a_week() {
    let desk = Desk::new();
    let year = desk.timeline("2021-01-01", "2021-12-31");
    check(
        &year,
        &["配套措施　时间轴", "1月", "12月", "今天 2021-06-15"],
    );
    check_words(&desk.timeline("2021-06-01", "2021-07-01"), &["6月7日"]);
    check_words(&desk.timeline("2021-06-12", "2021-06-18"), &["6月15日"]);
    let past = desk.timeline("2020-01-01", "2020-12-31");
    assert!(!words_of(&past).iter().any(|it| it.starts_with("今天")));
}

#[test]
fn a_picture_that_would_be_too_large_has_fewer_pixels() {
    let mut drawing = Drawing {
        width: 100.0,
        height: 32_000.0,
        ..Drawing::default()
    };
    drawing.rect((0.0, 0.0), (100.0, 16_000.0), INK);
    let png = drawing.png(FONT).unwrap();
    let picture = image::load_from_memory(&png).unwrap();
    assert_eq!(picture.dimensions(), (50, 16_000));
    assert_eq!(picture.get_pixel(25, 7_990).0, [0x1F, 0x23, 0x28, 255]);
    assert_eq!(picture.get_pixel(25, 8_010).0, [255; 4]);
}
