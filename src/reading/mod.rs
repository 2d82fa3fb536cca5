//! Text in, plan out: never fails, never panics; what it is not sure of it says.
//!
//! The steps, each a module: page furniture → [`stream`] (page breaks healed, widths folded, spans kept) → labels → outline →
//! structure (chapters, sections, measures) → assignments → milestones, targets, references.

mod aim;
mod assembly;
mod assignment;
mod brackets;
mod by_number;
mod clause;
mod clock;
mod closing;
mod contents;
mod counted;
mod date;
mod deed;
mod fold;
mod furniture;
mod gauge;
mod governed;
mod head_lines;
mod head_title;
mod heading;
mod label;
mod leftovers;
mod level_of_government;
mod line;
mod measure;
mod milestone;
mod name_ends;
mod name_list;
mod names;
mod numbering;
mod numeral;
mod outline;
mod owners_above;
mod past;
mod payment;
mod preface;
mod quantity;
mod raw_line;
mod reference;
mod relative;
mod role_places;
mod setting;
mod sighting;
mod standing;
mod stream;
mod structure;
mod table;
mod target;
mod time;
mod title_line;
mod told;
mod tree;
mod trouble;
mod unnumbered;
mod unsure;
mod words;
mod year;

use crate::plan::{Plan, Register, Rulings, Span};

use assembly::Assembly;
use line::RuledLines;
use outline::Head;
use stream::Stream;
use structure::Structure;
use tree::Tree;
use trouble::Troubles;
use words::Words;

pub use line::{NamedLine, line_at};

/// What the reader is told beside the text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub rulings: Rulings,
    /// Line ends (`\n`) are real paragraphs, and stay in a measure's text.
    pub paragraphs: bool,
}

/// Reads a decoded document (UTF-8, without BOM).
pub fn read(source: &str, register: &Register, options: &Options) -> Plan {
    let raw = raw_line::raw_lines(source);
    let (is_furniture, strays) = furniture::furniture(source, &raw, &options.rulings);
    let mut stream = Stream::new(source, &raw, |index| {
        is_furniture.get(index).copied().unwrap_or(false)
    });
    stream.paragraphs = options.paragraphs;
    let mut words = Words::new(&register.idioms);
    words.offices_in_front = head_lines::open_with_units(&stream, &words);
    let words = words;
    let mut troubles = Troubles::default();
    let ruled = RuledLines {
        rulings: &options.rulings,
        strays: &strays,
        ranks: None,
    };
    let structure = divided(&stream, &words, ruled, &mut troubles);
    let mut assembly = Assembly {
        stream: &stream,
        words: &words,
        systems: words.library.systems(&stream.folded),
        troubles,
        seen: Vec::new(),
        plan: Plan::default(),
    };
    assembly.preface(&structure, options.rulings.title.as_deref());
    let scoped = register.scoped(assembly.plan.place.as_deref());
    assembly.chapters(&structure, &scoped, &options.rulings);
    standing::ask(&stream, &structure, &words.idioms, &mut assembly.troubles);
    standing::ask_who(&assembly.plan, &words, &mut assembly.troubles);
    assembly.dates(structure.begins, options);
    assembly.rest(&structure);
    let mut plan = assembly.finish();
    let furniture = raw.iter().zip(is_furniture).filter(|(_, is)| *is);
    let furniture: Vec<Span> = furniture.map(|(line, _)| line.source).collect();
    leftovers::own(&mut plan, source, &furniture, &strays);
    plan.other.sort_by_key(|other| other.source);
    plan.diagnostics.sort_by_key(|trouble| trouble.source);
    plan
}

/// The outline, and what each part of it is.
fn divided(
    stream: &Stream,
    words: &Words,
    mut ruled: RuledLines,
    troubles: &mut Troubles,
) -> Structure {
    let mut roles = words.roles(&stream.folded);
    roles.extend(head_lines::bullets_of_units(stream, words));
    roles.extend(head_lines::units_in_front(stream, words));
    roles.retain(|&role| !closing::is_maker(stream, role));
    roles.sort_unstable();
    let end = closing::closing(stream, &roles, words);
    // Where the text itself names who does what, its tables only repeat it.
    let rows = if roles.is_empty() {
        table::rows(stream, words)
    } else {
        Vec::new()
    };
    let by_heads = |heads: &[Head]| {
        structure::structure(&Tree {
            stream,
            heads,
            roles: &owners_above::moved_down(stream, words, heads, &roles),
            rows: &rows,
            idioms: &words.idioms,
            end,
        })
    };
    let heads = |ruled: &RuledLines, troubles: &mut Troubles| {
        outline::until(outline::heads(stream, &rows, ruled, words, troubles), end)
    };
    if ruled.begins_measures() {
        let first = heads(&ruled, &mut Troubles::default());
        ruled.ranks = Some(structure::ranks(&by_heads(&first), &first));
    }
    let mut structure = by_heads(&heads(&ruled, troubles));
    owners_above::give(stream, words, &mut structure);
    structure
}
