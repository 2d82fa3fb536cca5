//! What searching 100,000 measures costs: the seed's measures over and over, as a plan of their own.
//!
//! `cargo bench --bench finding` prints the medians; `-- 1000000` takes a million measures.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cuoshi::plan::Plan;
use cuoshi::query::{Filter, Index};
use cuoshi::{reading, store, wording};

const SEED: &str = include_str!("../seeds/liaocheng-2021.txt");
const ROUNDS: usize = 11;

fn main() {
    let count = std::env::args().find_map(|argument| argument.parse().ok());
    let count = count.unwrap_or(100_000);
    let register = store::embedded_register();
    let plan = reading::read(SEED, &register, &reading::Options::default());
    let register = register.scoped(plan.place.as_deref());
    let plan = repeated(&plan, count);
    let started = Instant::now();
    let index = Index::of(&plan, &register, wording::search_vocabulary());
    println!("{count} measures, {ROUNDS} rounds");
    tell("index", started.elapsed(), 0);
    let bare = Filter::default();
    for search in [
        "",
        "电子",
        "電子印章",
        "没有这个词",
        "czj",
        "caizhengju",
        "dz",
        "部门:市财政局 月:6",
        "电子 -印章 牵头:czj",
        "\"一窗通\"",
    ] {
        let filter = Filter {
            search: search.to_owned(),
            ..bare.clone()
        };
        let found = index.results(&filter).rows.len();
        tell(
            search,
            median(|| drop(black_box(index.results(&filter)))),
            found,
        );
    }
}

fn repeated(seed: &Plan, count: usize) -> Plan {
    let measures = seed.measures.iter().cycle().take(count).cloned();
    Plan {
        measures: measures.collect(),
        ..seed.clone()
    }
}

fn median(mut act: impl FnMut()) -> Duration {
    let mut took: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let started = Instant::now();
            act();
            started.elapsed()
        })
        .collect();
    took.sort();
    took[ROUNDS / 2]
}

fn tell(what: &str, took: Duration, found: usize) {
    let milliseconds = took.as_secs_f64() * 1_000.0;
    println!("{milliseconds:9.2} ms  {found:7} found  {what}");
}
