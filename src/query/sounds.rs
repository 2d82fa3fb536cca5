use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use pinyin::ToPinyinMulti;
use roaring::RoaringBitmap;

/// The ideographs that are given sounds.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// How a character sounds: an index into [`Readings::sets`]. What has no sound is 0.
pub(super) type Sound = u16;

const SILENT: Sound = 0;

/// Those that are spelled in two ways; a further reading is of old books or of rare names, and would find too much.
const POLYPHONES: &str = include_str!("../../assets/polyphones.txt");

struct Readings {
    /// The sound of each ideograph from [`FIRST`] on.
    sounds: Vec<Sound>,
    /// Every way in which some character is read: pinyin without tones.
    sets: Vec<Vec<String>>,
}

static READINGS: LazyLock<Readings> = LazyLock::new(|| {
    let mut known: HashMap<Vec<String>, Sound> = [(Vec::new(), SILENT)].into();
    let mut readings = Readings {
        sounds: Vec::new(),
        sets: vec![Vec::new()],
    };
    let lines = POLYPHONES.lines().filter(|line| !line.starts_with('#'));
    let polyphones: HashSet<char> = lines.flat_map(str::chars).collect();
    for c in (FIRST..=LAST).filter_map(char::from_u32) {
        let most = if polyphones.contains(&c) { 2 } else { 1 };
        let set = read(c, most);
        let next = readings.sets.len() as Sound;
        let sound = *known.entry(set).or_insert_with_key(|set| {
            readings.sets.push(set.clone());
            next
        });
        readings.sounds.push(sound);
    }
    readings
});

/// The first readings of a character. A ü is typed as `v`, by some as `u`.
fn read(c: char, most: usize) -> Vec<String> {
    let mut set: Vec<String> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = reading.plain();
        if set.len() < most && !set.iter().any(|it| it == plain) {
            set.push(plain.to_owned());
        }
    }
    let also: Vec<String> = set.iter().filter(|it| it.contains('ü')).cloned().collect();
    set.extend(also.iter().map(|it| it.replace('ü', "u")));
    set.iter_mut().for_each(|it| *it = it.replace('ü', "v"));
    // 欸 is ê: not to be typed.
    set.retain(|it| it.is_ascii());
    set
}

fn sound(c: char) -> Sound {
    let at = u32::from(c).checked_sub(FIRST);
    let known = at.and_then(|at| READINGS.sounds.get(at as usize));
    known.copied().unwrap_or(SILENT)
}

/// How each character of a folded string sounds.
pub(super) fn sounds(folded: &str) -> Vec<Sound> {
    folded.chars().map(sound).collect()
}

/// Letters that stand for characters: each whole (`caizheng`, the last may be only begun), or the first of each (`cz`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    letters: String,
    /// By sound: whether it can be the first of what is spelled.
    begins: Vec<bool>,
}

impl Spelling {
    /// Of two letters or more and nothing else; `None` where a word is no such thing.
    pub fn of(word: &str) -> Option<Self> {
        let is_letter = |letter: u8| letter.is_ascii_lowercase();
        if word.len() < 2 || !word.bytes().all(is_letter) {
            return None;
        }
        let begins =
            |set: &Vec<String>| set.iter().any(|it| it.as_bytes()[0] == word.as_bytes()[0]);
        Some(Self {
            letters: word.to_owned(),
            begins: READINGS.sets.iter().map(begins).collect(),
        })
    }

    /// How many of the characters from `at` on it spells, where it spells some.
    fn spells(&self, sounds: &[Sound], at: usize) -> Option<usize> {
        let rest = sounds.get(at..)?;
        let begins = rest
            .first()
            .and_then(|&first| self.begins.get(usize::from(first)));
        if begins != Some(&true) {
            return None;
        }
        initials(&self.letters, rest).or_else(|| whole(&self.letters, rest, true))
    }

    /// The first characters that it spells: from, to.
    pub fn find(&self, sounds: &[Sound], from: usize) -> Option<(usize, usize)> {
        let found = |at| self.spells(sounds, at).map(|count| (at, at + count));
        (from..sounds.len()).find_map(found)
    }
}

fn readings(sound: Sound) -> &'static [String] {
    READINGS
        .sets
        .get(usize::from(sound))
        .map_or(&[], Vec::as_slice)
}

fn initials(letters: &str, sounds: &[Sound]) -> Option<usize> {
    let heard = sounds.get(..letters.len())?;
    let fits = |(letter, &sound): (u8, &Sound)| {
        let mut set = readings(sound).iter();
        set.any(|reading| reading.as_bytes().first() == Some(&letter))
    };
    letters
        .bytes()
        .zip(heard)
        .all(fits)
        .then_some(letters.len())
}

/// `alone`: this is the first character, which must be whole; one that is only begun would find half of all there is.
fn whole(letters: &str, sounds: &[Sound], alone: bool) -> Option<usize> {
    if letters.is_empty() {
        return Some(0);
    }
    let (&first, rest) = sounds.split_first()?;
    readings(first).iter().find_map(|reading| {
        if let Some(letters) = letters.strip_prefix(reading.as_str()) {
            return whole(letters, rest, false).map(|count| count + 1);
        }
        (!alone && reading.starts_with(letters)).then_some(1)
    })
}

/// The sounds of some strings of each measure, two bytes a character, so that a search is one scan.
#[derive(Clone, Debug, Default)]
pub(super) struct SoundTrack {
    sounds: Vec<Sound>,
    /// Where each measure's part begins, and where the last ends.
    begins: Vec<usize>,
}

impl SoundTrack {
    /// Of the folded strings of each measure, in order.
    pub fn push(&mut self, strings: impl Iterator<Item = impl AsRef<str>>) {
        if self.begins.is_empty() {
            self.begins.push(0);
        }
        for string in strings {
            self.sounds.extend(string.as_ref().chars().map(sound));
            // Nothing is spelled across the border of two strings.
            self.sounds.push(SILENT);
        }
        self.begins.push(self.sounds.len());
    }

    /// The measures of which a string holds what is spelled. One pass: after a find it goes on with the next measure.
    pub fn search(&self, spelling: &Spelling) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        let mut from = 0;
        while let Some((at, _)) = spelling.find(&self.sounds, from) {
            let next = self.begins.partition_point(|&begin| begin <= at);
            found.insert(next as u32 - 1);
            from = self.begins.get(next).copied().unwrap_or(usize::MAX);
        }
        found
    }

    pub fn holds(&self, row: u32, spelling: &Spelling) -> bool {
        let at = row as usize;
        let bounds = self.begins.get(at).zip(self.begins.get(at + 1));
        let part = bounds.and_then(|(&begin, &end)| self.sounds.get(begin..end));
        part.is_some_and(|part| spelling.find(part, 0).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(letters: &str, text: &str, expected: &str) {
        let spelling = Spelling::of(letters).unwrap();
        let found = spelling.find(&sounds(text), 0);
        let (from, to) = found.unwrap_or_default();
        let spelled: String = text.chars().skip(from).take(to - from).collect();
        assert_eq!(spelled, expected, "{letters}");
    }

    #[test]
    fn characters_are_spelled_whole_or_by_their_first_letters() {
        check("czj", "市财政局", "财政局");
        check("caizhengju", "市财政局", "财政局");
        check("caizhengj", "市财政局", "财政局");
        check("cai", "市财政局", "财");
        check("ca", "市财政局", "");
        check("caij", "市财政局", "");
        check("xzsp", "市行政审批局", "行政审批");
        check("yinhang", "人民银行", "银行");
        check("kuaiji", "会计", "会计");
        check("dz", "投资", "");
        check("changqi", "长期坚持", "长期");
        check("xian", "冠县", "县");
        check("xian", "西安市", "西安");
        check("lvse", "绿色通道", "绿色");
        check("nengli", "“4012”能力", "能力");
        check("dj", "电，局", "");
    }

    #[test]
    fn only_letters_spell() {
        for word in ["c", "c1", "财政", "", "c-z"] {
            assert_eq!(Spelling::of(word), None, "{word}");
        }
    }

    #[test]
    fn every_sound_has_its_letters() {
        for set in READINGS.sets.iter().skip(1) {
            assert!(!set.is_empty());
            for reading in set {
                assert!(reading.bytes().all(|b| b.is_ascii_lowercase()), "{reading}");
            }
        }
        assert!(READINGS.sets.len() < usize::from(Sound::MAX));
    }
}
