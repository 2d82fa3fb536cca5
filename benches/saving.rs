//! What saving one more entry costs beside a bare write of the same bytes, and how long a large notebook takes to open.
//!
//! `cargo bench --bench saving` prints the medians for 10,000 and 100,000 entries; `-- 50` takes fifty rounds for each.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use cuoshi::notebook::{
    About, Act, Author, Entry, LightRule, Mark, MeasureAnchor, MilestoneAnchor, NoteKind, Notebook,
    PlanIdentity, Record, State, Status, Viewpoint, fingerprint,
};
use cuoshi::plan::Plan;
use cuoshi::reading;
use cuoshi::store::{self, Folders, Writer};

const SEED: &str = include_str!("../seeds/liaocheng-2021.txt");
const ROUNDS: usize = 11;

fn main() -> io::Result<()> {
    let rounds = std::env::args().find_map(|argument| argument.parse().ok());
    let rounds = rounds.unwrap_or(ROUNDS);
    let plan = reading::read(
        SEED,
        &store::embedded_register(),
        &reading::Options::default(),
    );
    for count in [10_000, 100_000] {
        let notebook = notebook(&plan, count);
        println!("{count} entries, {rounds} rounds");
        open(&plan, &notebook, rounds)?;
        save(&plan, &notebook, rounds)?;
    }
    Ok(())
}

fn open(plan: &Plan, notebook: &Notebook, rounds: usize) -> io::Result<()> {
    let place = Place::new()?;
    fs::write(&place.file, store::print_notebook(notebook))?;
    let open = || store::open_notebook(&place.folders, &place.file).map_err(io::Error::other);
    tell("open", median(rounds, open)?);
    Writer::new(&place.folders)
        .save(&place.file, &one_more(plan, notebook))
        .map_err(io::Error::other)?;
    // Now this device remembers the entries too.
    let opened = open()?.notebook;
    tell("open where saved", median(rounds, open)?);
    let viewpoint = viewpoint();
    let state = || Ok(State::of(plan, &opened, &viewpoint));
    tell("state", median(rounds, state)?);
    Ok(())
}

fn save(plan: &Plan, notebook: &Notebook, rounds: usize) -> io::Result<()> {
    let place = Place::new()?;
    let mut ours = notebook.clone();
    let mut writer = Writer::new(&place.folders);
    let timed = |writer: &mut Writer, ours: &Notebook| {
        let started = Instant::now();
        let saved = writer.save(&place.file, ours).map_err(io::Error::other)?;
        let took = started.elapsed();
        assert_eq!(saved.records().len(), ours.records().len());
        io::Result::Ok(took)
    };
    timed(&mut writer, &ours)?;
    let (mut bare, mut warm, mut cold) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        ours = one_more(plan, &ours);
        warm.push(timed(&mut writer, &ours)?);
        bare.push(write_bare(&place, &ours)?);
    }
    drop(writer);
    for _ in 0..rounds {
        let mut writer = Writer::new(&place.folders);
        let opening = writer.open(&place.file).map_err(io::Error::other)?;
        ours = one_more(plan, &opening.notebook);
        cold.push(timed(&mut writer, &ours)?);
        bare.push(write_bare(&place, &ours)?);
    }
    let bare = middle(bare);
    tell("bare write, sync, rename", bare);
    for (name, times) in [("save one more", warm), ("first save after opening", cold)] {
        let time = middle(times);
        tell(name, time);
        println!("{:>46.2} × bare", time.as_secs_f64() / bare.as_secs_f64());
    }
    Ok(())
}

/// The bytes that the notebook's file has, written to another file beside it.
fn write_bare(place: &Place, notebook: &Notebook) -> io::Result<Duration> {
    let bytes = store::print_notebook(notebook);
    let (temporary, target) = (
        place.file.with_extension("tmp"),
        place.file.with_extension("bare"),
    );
    let started = Instant::now();
    let mut file = File::create(&temporary)?;
    file.write_all(bytes.as_bytes())?;
    file.sync_all()?;
    fs::rename(&temporary, &target)?;
    Ok(started.elapsed())
}

struct Place {
    _root: tempfile::TempDir,
    file: PathBuf,
    folders: Folders,
}

impl Place {
    /// On the disk that the project is on: temporary folders may be in memory.
    fn new() -> io::Result<Self> {
        let root = tempfile::tempdir_in(Path::new(env!("CARGO_TARGET_TMPDIR")))?;
        Ok(Self {
            file: root.path().join("notebook.ron"),
            folders: Folders::under(&root.path().join("own")),
            _root: root,
        })
    }
}

fn tell(what: &str, time: Duration) {
    println!("{what:>28} {:>9.2} ms", time.as_secs_f64() * 1e3);
}

/// How long it takes to make a value; to let go of it is not counted.
fn median<T>(rounds: usize, make: impl Fn() -> io::Result<T>) -> io::Result<Duration> {
    let mut times = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let started = Instant::now();
        let made = black_box(make()?);
        times.push(started.elapsed());
        drop(made);
    }
    Ok(middle(times))
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn notebook(plan: &Plan, count: u64) -> Notebook {
    let identity = PlanIdentity {
        title: plan.title.clone(),
        fingerprints: [fingerprint(SEED)].into(),
        text: Some(SEED.into()),
    };
    let records = (1..=count).map(|clock| record(plan, clock));
    Notebook::of_records(identity, records.collect())
}

fn one_more(plan: &Plan, notebook: &Notebook) -> Notebook {
    let mut more = notebook.clone();
    let clock = notebook.next_clock();
    more.insert(Arc::unwrap_or_clone(record(plan, clock)));
    more
}

/// Of ten entries seven notes, two marks and a tag, by three authors.
fn record(plan: &Plan, clock: u64) -> Arc<Record> {
    let measure = clock as usize * 7919 % plan.measures.len();
    let anchor = MeasureAnchor::of(plan, measure);
    let milestones = &plan.measures[measure].milestones;
    let (about, act) = match clock % 10 {
        1 | 4 => (
            match milestones.is_empty() {
                true => About::Measure(anchor),
                false => About::Milestone(MilestoneAnchor::of(plan, measure, 0)),
            },
            Act::Mark(Mark {
                status: Status::Active,
                on: NaiveDate::from_ymd_opt(2021, 6, 25),
                ..Mark::default()
            }),
        ),
        7 => {
            let name = "重点".to_owned();
            (About::Measure(anchor), Act::Tag { name })
        }
        _ => {
            let text = format!(
                "已与省厅对接（第{clock}次），等待批复；“一窗通”平台正在联调，预计月底上线。"
            );
            let (kind, reply_to) = (NoteKind::Progress, None);
            let act = Act::Note {
                text,
                kind,
                reply_to,
            };
            (About::Measure(anchor), act)
        }
    };
    Arc::new(Record::of(Entry {
        author: author(clock),
        time: start() + TimeDelta::minutes(clock as i64),
        clock,
        nonce: format!("{clock:016x}"),
        about,
        act,
        replaces: Vec::new(),
        private: false,
        signature: None,
    }))
}

fn author(clock: u64) -> Author {
    let names = ["王某", "李某", "张某"];
    Author {
        name: names[clock as usize % names.len()].to_owned(),
        department: "市财政局".to_owned(),
    }
}

fn viewpoint() -> Viewpoint {
    Viewpoint {
        viewer: author(0),
        as_of: None,
        today: start().date_naive(),
        offset: *start().offset(),
        lights: LightRule::default(),
    }
}

fn start() -> DateTime<FixedOffset> {
    let start = NaiveDate::from_ymd_opt(2021, 1, 4).and_then(|day| day.and_hms_opt(1, 0, 0));
    let offset = FixedOffset::east_opt(8 * 3600);
    start
        .zip(offset)
        .map_or_else(DateTime::default, |(start, offset)| {
            DateTime::from_naive_utc_and_offset(start, offset)
        })
}
