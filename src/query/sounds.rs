use std::collections::HashMap;
use std::sync::LazyLock;

use roaring::RoaringBitmap;

/// The ideographs that are given sounds.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// How a character sounds: an index into [`Readings::sets`]. What has no sound is 0.
pub(super) type Sound = u16;

const SILENT: Sound = 0;

const SOUNDS: &str = include_str!("../../assets/sounds.txt");

struct Readings {
    /// The sound of each ideograph from [`FIRST`] on.
    sounds: Vec<Sound>,
    /// Every way in which some character is read: pinyin without tones.
    sets: Vec<Vec<String>>,
}

static READINGS: LazyLock<Readings> = LazyLock::new(|| {
    let mut readings = Readings {
        sounds: vec![SILENT; (LAST - FIRST) as usize + 1],
        sets: vec![Vec::new()],
    };
    // Characters that sound alike share a set: by the one they had before, and what is added to it.
    let mut known: HashMap<(Sound, &str), Sound> = HashMap::new();
    for (reading, characters) in lines() {
        for at in characters.chars().filter_map(place) {
            let Some(sound) = readings.sounds.get_mut(at) else {
                continue;
            };
            *sound = *known.entry((*sound, reading)).or_insert_with(|| {
                let mut set = readings.sets[usize::from(*sound)].clone();
                set.extend(typed(reading));
                readings.sets.push(set);
                readings.sets.len() as Sound - 1
            });
        }
    }
    readings
});

/// A reading, and the characters that are read so.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = SOUNDS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' '))
}

/// Where a character stands in its block.
fn place(c: char) -> Option<usize> {
    let at = u32::from(c).checked_sub(FIRST)?;
    usize::try_from(at).ok()
}

/// How a reading is typed: a ü as `v`, by some as `u`.
fn typed(reading: &str) -> Vec<String> {
    let letters = if reading.contains('ü') {
        ["v", "u"].as_slice()
    } else {
        &["ü"]
    };
    letters.iter().map(|it| reading.replace('ü', it)).collect()
}

fn sound(c: char) -> Sound {
    let known = place(c).and_then(|at| READINGS.sounds.get(at));
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

    #[test]
    fn every_character_sounds_as_the_library_of_sounds_says() {
        let mut found: HashMap<char, Vec<&str>> = HashMap::new();
        for (reading, characters) in lines() {
            for c in characters.chars() {
                found.entry(c).or_default().push(reading);
            }
        }
        for c in (FIRST..=LAST).filter_map(char::from_u32) {
            let of_library = pinyin::ToPinyinMulti::to_pinyin_multi(&c);
            let known: Vec<&str> = of_library
                .into_iter()
                .flatten()
                .map(pinyin::Pinyin::plain)
                .collect();
            let found = found.remove(&c).unwrap_or_default();
            let is_usual = found.is_empty() || known.first().is_some_and(|it| found.contains(it));
            assert!(is_usual && found.iter().all(|it| known.contains(it)), "{c}");
            let is_silent = known.first().is_none_or(|it| it.contains('ê'));
            assert_eq!(found.is_empty(), is_silent, "{c}");
        }
        assert!(found.is_empty());
    }
}
