use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{note, note_by, notebook, plan};
use crate::notebook::{Author, Notebook};
use crate::store::disk::{Disk, SystemDisk};
use crate::store::{
    Folders, StoreError, Writer, load_colleague, load_notebook, open_notebook, parse_notebook,
    print_notebook, restore_backup,
};
use crate::store::{backup, lock};

/// A folder with a Chinese name and a space in it, and our own folders apart from it.
pub(super) struct Place {
    _root: tempfile::TempDir,
    pub folder: PathBuf,
    pub folders: Folders,
}

impl Place {
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("共享 文件夹（二科）");
        fs::create_dir(&folder).unwrap();
        let folders = Folders::under(&root.path().join("自己的"));
        Self {
            folder,
            folders,
            _root: root,
        }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.join("措施 批注本.ron")
    }

    pub fn save(&self, notebook: &Notebook) -> Result<Notebook, StoreError> {
        self.save_to(&self.file(), notebook)
    }

    pub fn save_to(&self, path: &Path, notebook: &Notebook) -> Result<Notebook, StoreError> {
        Writer::new(&self.folders).save(path, notebook)
    }

    /// Everything in the shared folder but locks.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| !name.ends_with(".lock")).collect();
        names.sort();
        names
    }
}

#[test]
fn what_is_saved_is_read_again() {
    let place = Place::new();
    let saved = place.save(&notebook(1..4)).unwrap();
    assert_eq!(saved, notebook(1..4));
    assert_eq!(load_notebook(&place.file()).unwrap(), saved);
    assert_eq!(load_colleague(&place.file()).unwrap(), saved);
    assert_eq!(place.names(), ["措施 批注本.ron"]);
}

#[test]
fn a_writer_opens_what_it_saves() {
    let place = Place::new();
    place.save(&notebook(1..4)).unwrap();
    let old = fs::read(place.file()).unwrap();
    place.save(&notebook(4..6)).unwrap();
    fs::write(place.file(), old).unwrap();
    let mut writer = Writer::new(&place.folders);
    let opened = writer.open(&place.file()).unwrap();
    assert_eq!(opened.notebook, notebook(1..6));
    assert_eq!(
        writer.save(&place.file(), &notebook([9])).unwrap(),
        notebook([1, 2, 3, 4, 5, 9])
    );
    assert_eq!(
        writer.open(&place.folder).unwrap().notebook,
        notebook([1, 2, 3, 4, 5, 9])
    );
    let error = writer.open(&place.folder.join("没有.ron")).unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
}

#[test]
fn a_save_unites_with_what_is_there() {
    let place = Place::new();
    place.save(&notebook(1..3)).unwrap();
    let union = place.save(&notebook(3..5)).unwrap();
    assert_eq!(union, notebook(1..5));
    assert_eq!(load_notebook(&place.file()).unwrap(), union);
}

#[test]
fn nothing_new_writes_nothing() {
    let place = Place::new();
    place.save(&notebook(1..4)).unwrap();
    // As a person laid it out: a rewrite would take the comment away.
    let text = format!("// 手工加的说明\n{}", print_notebook(&notebook(1..4)));
    fs::write(place.file(), &text).unwrap();
    assert_eq!(place.save(&notebook(2..4)).unwrap(), notebook(1..4));
    assert_eq!(fs::read_to_string(place.file()).unwrap(), text);
}

#[test]
fn another_plan_is_refused() {
    let place = Place::new();
    let theirs = Notebook::of_records(plan("别的方案"), vec![note(1)]);
    place.save(&theirs).unwrap();
    let error = place.save(&notebook(1..2)).unwrap_err();
    assert!(matches!(error, StoreError::OtherPlan { .. }), "{error}");
    assert_eq!(load_notebook(&place.file()).unwrap(), theirs);
}

#[test]
fn the_folder_of_the_user_is_made_and_others_are_not() {
    let place = Place::new();
    let own = place.folders.notebook_of("0f4f5c8f", "聊城市 措施/2021");
    assert!(own.ends_with("notebooks/聊城市措施2021-0f4f5c8f.ron"));
    place.save_to(&own, &notebook(1..2)).unwrap();
    let gone = place.folder.join("U盘").join("本.ron");
    let error = place.save_to(&gone, &notebook(1..2)).unwrap_err();
    assert!(matches!(error, StoreError::FolderMissing { .. }), "{error}");
    assert!(!place.folder.join("U盘").exists());
}

#[test]
fn a_damaged_file_is_kept_and_its_backup_restored() {
    let place = Place::new();
    place.save(&notebook(1..3)).unwrap();
    place.save(&notebook(1..4)).unwrap();
    let good = fs::read_to_string(place.file()).unwrap();
    let damaged = &good[..good.len() / 2];
    let damaged = damaged.trim_end_matches(|c: char| !c.is_ascii());
    fs::write(place.file(), damaged).unwrap();

    let error = place.save(&notebook(4..5)).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    assert_eq!(fs::read_to_string(place.file()).unwrap(), damaged);
    let backup = error.backup().unwrap().to_owned();
    let opened = open_notebook(&place.folders, &place.file()).unwrap_err();
    assert_eq!(opened.backup(), Some(backup.as_path()));

    let restored = restore_backup(&place.folders, &place.file(), &backup).unwrap();
    // The backup is older than the last save; what that one brought is in the device's own copy.
    assert_eq!(restored.notebook, notebook(1..4));
    assert_eq!(load_notebook(&place.file()).unwrap(), restored.notebook);
    let kept = restored.kept.unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), damaged);
    assert_eq!(place.save(&notebook(4..5)).unwrap(), notebook(1..5));
}

#[test]
fn what_a_shared_file_lost_comes_back() {
    let place = Place::new();
    place.save(&notebook(1..2)).unwrap();
    let old = fs::read(place.file()).unwrap();
    place.save(&notebook(1..4)).unwrap();
    fs::write(place.file(), old).unwrap();
    let opened = open_notebook(&place.folders, &place.file()).unwrap();
    assert_eq!(opened.notebook, notebook(1..4));
    assert_eq!(place.save(&notebook(5..6)).unwrap(), notebook([1, 2, 3, 5]));
}

#[test]
fn a_deleted_file_begins_anew() {
    let place = Place::new();
    place.save(&notebook(1..4)).unwrap();
    fs::remove_file(place.file()).unwrap();
    assert_eq!(place.save(&notebook(5..6)).unwrap(), notebook(5..6));
    assert_eq!(place.save(&notebook(6..7)).unwrap(), notebook(5..7));
}

#[test]
fn a_folder_gets_one_file_of_this_author_and_device() {
    let place = Place::new();
    let theirs = Notebook::of_records(plan("措施"), vec![note_by("乙", 1)]);
    fs::write(
        place.folder.join("乙-00000000.ron"),
        print_notebook(&theirs),
    )
    .unwrap();
    fs::write(place.folder.join("坏的.ron"), "(format: 1, plan: (").unwrap();
    let mut all = theirs.clone();
    all.merge(&notebook(2..4));

    assert_eq!(place.save_to(&place.folder, &all).unwrap(), all);
    let names = place.names();
    assert_eq!(names.len(), 3, "{names:?}");
    let own = names.iter().find(|name| name.starts_with("甲-")).unwrap();
    let own = fs::read_to_string(place.folder.join(own)).unwrap();
    assert_eq!(parse_notebook(&own).unwrap(), notebook(2..4));
    let opened = open_notebook(&place.folders, &place.folder).unwrap();
    assert_eq!(opened.notebook, all);
    assert_eq!(opened.skipped.len(), 1);
}

#[test]
fn the_author_who_signed_names_the_file_in_a_folder() {
    let place = Place::new();
    let mut writer = Writer::new(&place.folders);
    writer.sign(&Author {
        name: "丙/二".to_owned(),
        department: String::new(),
    });
    let folder = format!("{}/新的/", place.folder.display());
    let folder = Path::new(&folder);
    writer.save(folder, &notebook(1..2)).unwrap();
    writer.save(folder, &notebook(1..3)).unwrap();
    let names: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    let own = names
        .iter()
        .find(|path| path.extension().is_some_and(|e| e == "ron"))
        .unwrap();
    assert!(
        own.file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with("丙二-")
    );
    assert_eq!(load_notebook(own).unwrap(), notebook(1..3));

    fs::remove_dir_all(folder).unwrap();
    let error = writer.save(folder, &notebook(1..4)).unwrap_err();
    assert!(matches!(error, StoreError::FolderMissing { .. }), "{error}");
}

#[test]
fn many_writers_lose_nothing() {
    let place = Place::new();
    let (writers, saves) = (6, 12);
    std::thread::scope(|scope| {
        for writer in 0..writers {
            let place = &place;
            scope.spawn(move || {
                let mut own = Writer::new(&place.folders);
                for number in 0..saves {
                    let note = notebook([writer * saves + number]);
                    let saved = own.save(&place.file(), &note).unwrap();
                    assert!(saved.records().contains(&note.records()[0]));
                }
            });
        }
    });
    assert_eq!(
        load_notebook(&place.file()).unwrap(),
        notebook(0..writers * saves)
    );
    assert_eq!(place.names(), ["措施 批注本.ron"]);
}

fn lock_file(place: &Place) -> PathBuf {
    place.folder.join(".措施 批注本.ron.lock")
}

#[test]
fn a_stale_lock_heals() {
    let place = Place::new();
    fs::write(lock_file(&place), "乙 @ 关了机的电脑").unwrap();
    assert_eq!(place.save(&notebook(1..2)).unwrap(), notebook(1..2));
    assert_eq!(fs::read(lock_file(&place)).unwrap(), b"");
}

#[test]
fn who_holds_the_lock_is_said() {
    let place = Place::new();
    let patience = Duration::from_millis(20);
    let take = |holder: &str| lock::acquire(&SystemDisk, &place.file(), holder, patience);
    let held = take("乙 @ 二科").unwrap();
    assert!(held.is_some());
    match take("甲") {
        Err(StoreError::Locked { holder, .. }) => assert_eq!(holder.as_deref(), Some("乙 @ 二科")),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("two writers at once"),
    }
    drop(held);
    assert!(take("甲").is_ok());
}

#[test]
fn a_protected_file_is_not_replaced() {
    let place = Place::new();
    place.save(&notebook(1..2)).unwrap();
    let mut permissions = fs::metadata(place.file()).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(place.file(), permissions).unwrap();
    let error = place.save(&notebook(2..3)).unwrap_err();
    assert!(matches!(error, StoreError::WriteDenied { .. }), "{error}");
    assert_eq!(load_notebook(&place.file()).unwrap(), notebook(1..2));
}

/// A folder that nobody, not even the administrator, may write to.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_says_so() {
    let place = Place::new();
    let file = Path::new("/sys/kernel/措施.ron");
    let error = place.save_to(file, &notebook(1..2)).unwrap_err();
    assert!(matches!(error, StoreError::WriteDenied { .. }), "{error:?}");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::new();
    let real = place.folder.join("真的.ron");
    place.save_to(&real, &notebook(1..2)).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o660)).unwrap();
    symlink(&real, place.file()).unwrap();
    place.save(&notebook(2..3)).unwrap();
    assert!(fs::symlink_metadata(place.file()).unwrap().is_symlink());
    assert_eq!(load_notebook(&real).unwrap(), notebook(1..3));
    let mode = fs::metadata(&real).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o660);
}

#[test]
fn a_backup_is_made_before_the_first_write_and_not_at_each() {
    let place = Place::new();
    let backups = || {
        let real = SystemDisk.resolve(&place.file());
        let folder = backup::folder_of_backups(&place.folders, &plan("措施"), &real);
        let paths = SystemDisk.entries(&folder).unwrap();
        let read = paths.iter().map(|path| load_notebook(path).unwrap());
        read.collect::<Vec<Notebook>>()
    };
    place.save(&notebook(1..2)).unwrap();
    assert_eq!(backups(), [notebook(1..2)]);
    let mut writer = Writer::new(&place.folders);
    writer.save(&place.file(), &notebook(1..3)).unwrap();
    writer.save(&place.file(), &notebook(1..4)).unwrap();
    writer.backup_now(&place.file()).unwrap();
    drop(writer);
    // What the first of them found was kept already; the second, moments later, made none.
    assert_eq!(backups(), [notebook(1..2), notebook(1..4)]);
}

fn of(name: &str) -> Author {
    Author {
        name: name.to_owned(),
        department: "市财政局".to_owned(),
    }
}

/// The memory of the device is an older one, or there is none: the file came from another device.
#[test]
fn what_the_device_did_not_write_down_it_learns_from_the_file() {
    let place = Place::new();
    let mut in_file = notebook(1..5);
    in_file.merge(&Notebook::of_records(plan("措施"), vec![note_by("乙", 7)]));
    let sign_and_save = |notebook: &Notebook| {
        let mut writer = Writer::new(&place.folders);
        writer.sign(&of("甲"));
        writer.save(&place.file(), notebook).unwrap()
    };
    sign_and_save(&notebook(1..3));
    fs::write(place.file(), print_notebook(&in_file)).unwrap();
    sign_and_save(&notebook([9]));
    // A sync tool puts an old state in its place.
    fs::write(place.file(), print_notebook(&notebook([1]))).unwrap();
    let expected = notebook([1, 2, 3, 4, 9]);
    let opened = open_notebook(&place.folders, &place.file()).unwrap();
    assert_eq!(opened.notebook, expected, "ours, and not what 乙 wrote");
    assert_eq!(sign_and_save(&notebook([9])), expected);
}

#[test]
fn who_learns_need_write_nothing_new() {
    let place = Place::new();
    fs::write(place.file(), print_notebook(&notebook(1..4))).unwrap();
    let mut writer = Writer::new(&place.folders);
    writer.sign(&of("甲"));
    let before = fs::read(place.file()).unwrap();
    writer.save(&place.file(), &notebook([1])).unwrap();
    assert_eq!(fs::read(place.file()).unwrap(), before);
    drop(writer);
    fs::write(place.file(), print_notebook(&notebook([1]))).unwrap();
    let opened = open_notebook(&place.folders, &place.file()).unwrap();
    assert_eq!(opened.notebook, notebook(1..4));
}

#[test]
fn what_went_wrong_beside_saving_is_known_at_the_end() {
    let place = Place::new();
    fs::create_dir_all(&place.folders.data).unwrap();
    // Where the folder of backups should be made there is a file.
    let backups = place.folders.data.join("backups");
    fs::write(&backups, "").unwrap();
    let mut writer = Writer::new(&place.folders);
    writer.save(&place.file(), &notebook(1..3)).unwrap();
    let troubles = writer.finish();
    assert_eq!(troubles.len(), 1, "{troubles:?}");
    assert!(troubles[0].path().starts_with(&backups));
    assert_eq!(load_notebook(&place.file()).unwrap(), notebook(1..3));
}
