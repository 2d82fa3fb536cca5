//! What the window looks like; the first picture is the README's. `UPDATE_SNAPSHOTS=1 cargo test --test window picture`
//! paints them anew.

use cuoshi::notebook::Status;
use cuoshi::ui::{Selected, Theme, window_ui};

use crate::common::desk::Desk;
use crate::common::harness;

/// My department's measures on 10 September, some of them done, one of them read.
fn desk(theme: Theme) -> Desk {
    let mut desk = Desk::new();
    desk.preferences.theme = theme;
    desk.view.filter.departments = ["市财政局".to_owned()].into();
    desk.mark("甲", "11.1", Some(0), Status::Done);
    desk.mark("甲", "10.1", None, Status::Done);
    desk.mark("乙", "11.4", None, Status::Done);
    desk.note(
        "甲",
        "11.1",
        "网上商城已启用，供应商入驻312家，佐证见附件目录。",
    );
    desk.note("乙", "11.1", "电子签章联调剩两家未通过，预计下周完成。");
    desk.note("乙", "10.4", "等人社局的名单。");
    let current = desk.measure("11.1");
    desk.view.current = Some(current);
    desk.view.selected = std::sync::Arc::new(Selected::of([current]));
    desk
}

#[track_caller]
fn check(name: &str, size: [f32; 2], theme: Theme) {
    let mut window =
        harness::<Desk>(size).build_ui_state(|ui, desk| desk.draw(ui, window_ui), desk(theme));
    window.run();
    window.snapshot(name);
}

#[test]
fn light() {
    check("window", [1366.0, 768.0], Theme::Light);
}

#[test]
fn dark() {
    check("window-dark", [1366.0, 768.0], Theme::Dark);
}

/// 1366 × 768 at 150 %.
#[test]
fn small() {
    check("window-small", [911.0, 512.0], Theme::Light);
}
