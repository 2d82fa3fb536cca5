//! Backups: kept apart from the notebook, verified, at least one a day for thirty days.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, Local, NaiveDate, NaiveDateTime, TimeDelta};

use super::disk::Disk;
use super::folders::{Folders, file_name_part, key_of};
use super::load::load_file;
use super::{StoreError, atomic};
use crate::notebook::PlanIdentity;

/// How many stay whatever their day.
const NEWEST: usize = 10;
const DAYS: Days = Days::new(30);
/// How many digits of a fingerprint name a folder.
const FINGERPRINT_DIGITS: usize = 16;
/// The name of a backup: the local time it was made.
const TIME: &str = "%Y%m%d-%H%M%S-%3f";
const DAY: &str = "%Y%m%d";
const DAY_CHARACTERS: usize = 8;

/// `backups/<plan>/<notebook>`: where the backups of one file are.
pub(super) fn folder_of_backups(
    folders: &Folders,
    plan: &PlanIdentity,
    real_path: &Path,
) -> PathBuf {
    let fingerprint = plan.fingerprints.first().map_or("", String::as_str);
    let digits: String = fingerprint.chars().take(FINGERPRINT_DIGITS).collect();
    let plan = match file_name_part(&digits) {
        name if name.is_empty() => "0".to_owned(),
        name => name,
    };
    folders
        .data
        .join("backups")
        .join(plan)
        .join(key_of(real_path))
}

/// Keeps these bytes, which were read as a notebook, and reads them back; then lets old backups go.
///
/// # Errors
/// The backup cannot be written, or does not read back as written; then no other is removed.
pub(super) fn keep(
    disk: &dyn Disk,
    folder: &Path,
    bytes: &[u8],
    now: DateTime<Local>,
) -> Result<PathBuf, StoreError> {
    disk.create_folders(folder)
        .map_err(|error| StoreError::writing(folder, error))?;
    let kept = backups_in(disk, folder);
    let reads_back = |path: &Path| disk.holds(path, bytes).unwrap_or(false);
    if let Some(newest) = kept.last().filter(|newest| reads_back(newest)) {
        return Ok(newest.clone());
    }
    let path = free_name(&kept, folder, now);
    atomic::replace(disk, &path, bytes)?;
    if !reads_back(&path) {
        let _ = disk.remove(&path);
        let source = std::io::ErrorKind::InvalidData.into();
        return Err(StoreError::Unwritable { path, source });
    }
    for old in expendable(&kept, now.date_naive()) {
        // One that cannot be removed does no harm.
        let _ = disk.remove(&old);
    }
    Ok(path)
}

/// The newest backup of the file at `real_path` that can be read, of whatever plan.
pub(super) fn newest_good(disk: &dyn Disk, folders: &Folders, real_path: &Path) -> Option<PathBuf> {
    let newest_first = all(disk, folders, real_path).into_iter().rev();
    newest_first
        .into_iter()
        .find(|path| load_file(disk, path, u64::MAX).is_ok())
}

/// The backups of the file at `real_path`, of whatever plan; oldest first.
pub(super) fn all(disk: &dyn Disk, folders: &Folders, real_path: &Path) -> Vec<PathBuf> {
    let key = key_of(real_path);
    let plans = disk.entries(&folders.data.join("backups"));
    let mut backups: Vec<PathBuf> = plans
        .unwrap_or_default()
        .iter()
        .flat_map(|plan| backups_in(disk, &plan.join(&key)))
        .collect();
    backups.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    backups
}

/// When a backup was made, by its name.
pub(super) fn time_of(path: &Path) -> Option<DateTime<Local>> {
    let name = path.file_stem()?.to_str()?;
    let time = NaiveDateTime::parse_from_str(name, TIME).ok()?;
    time.and_local_timezone(Local).earliest()
}

/// Oldest first.
fn backups_in(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    let mut paths = disk.entries(folder).unwrap_or_default();
    paths.retain(|path| day_of(path).is_some());
    paths
}

fn free_name(kept: &[PathBuf], folder: &Path, now: DateTime<Local>) -> PathBuf {
    let mut time = now;
    loop {
        let path = folder.join(format!("{}.ron", time.format(TIME)));
        if !kept.contains(&path) {
            return path;
        }
        time += TimeDelta::milliseconds(1);
    }
}

/// Which of the backups (oldest first) may go: neither among the newest, nor the last of one of the last thirty days.
fn expendable(kept: &[PathBuf], today: NaiveDate) -> Vec<PathBuf> {
    let oldest = today.checked_sub_days(DAYS).unwrap_or(today);
    let mut days = BTreeSet::new();
    let mut expendable = Vec::new();
    for (age, path) in kept.iter().rev().enumerate() {
        let Some(day) = day_of(path) else { continue };
        let is_last_of_its_day = days.insert(day);
        if age >= NEWEST && (day < oldest || !is_last_of_its_day) {
            expendable.push(path.clone());
        }
    }
    expendable
}

/// The day in a backup's name; `None` for a file that is no backup.
fn day_of(path: &Path) -> Option<NaiveDate> {
    let name = path.file_name()?.to_str()?.strip_suffix(".ron")?;
    NaiveDate::parse_from_str(name.get(..DAY_CHARACTERS)?, DAY).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kept: &[&str], expected: &[&str]) {
        let paths = |names: &[&str]| -> Vec<PathBuf> {
            let names = names
                .iter()
                .map(|name| PathBuf::from(format!("{name}.ron")));
            names.collect()
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let mut expendable = expendable(&paths(kept), today);
        expendable.sort();
        assert_eq!(expendable, paths(expected));
    }

    const TODAY: [&str; 10] = [
        "20261124-080000-000",
        "20261124-081000-000",
        "20261124-082000-000",
        "20261124-083000-000",
        "20261124-084000-000",
        "20261124-085000-000",
        "20261124-090000-000",
        "20261124-091000-000",
        "20261124-092000-000",
        "20261124-093000-000",
    ];

    #[test]
    fn one_a_day_stays_for_thirty_days() {
        check(&TODAY, &[]);
        let older = [
            "20260901-090000-000",
            "20261024-235959-999",
            "20261025-090000-000",
            "20261025-100000-000",
            "20261123-090000-000",
            "20261123-090000-001",
        ];
        let kept = [&older[..], &TODAY].concat();
        check(&kept, &[older[0], older[1], older[2], older[4]]);
    }

    #[test]
    fn the_newest_stay_whatever_their_day() {
        check(&["20200101-090000-000", "20200101-100000-000"], &[]);
    }
}
