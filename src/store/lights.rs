use serde::Deserialize;

use crate::notebook::{Hue, Lateness, Light, LightPreset};

const LIGHTS: &str = include_str!("../../assets/lights.ron");

#[derive(Deserialize)]
struct PresetFile {
    key: String,
    #[serde(default)]
    due_soon_days: Option<i32>,
    #[serde(default)]
    overdue: LatenessFile,
    hues: Vec<(String, String)>,
}

#[derive(Default, Deserialize)]
enum LatenessFile {
    #[default]
    AtOnce,
    AfterDays(u32),
    QuarterEnd,
}

/// The rules of lights that come with the program.
pub fn light_presets() -> Vec<LightPreset> {
    let presets: Vec<PresetFile> = ron::from_str(LIGHTS).unwrap_or_default();
    presets.into_iter().map(preset).collect()
}

fn preset(file: PresetFile) -> LightPreset {
    let hue_of = |light: Light| {
        let found = file.hues.iter().find(|(name, _)| *name == name_of(light));
        found.and_then(|(_, hue)| hue_named(hue))
    };
    LightPreset {
        due_soon_days: file.due_soon_days,
        overdue: match file.overdue {
            LatenessFile::AtOnce => Lateness::AtOnce,
            LatenessFile::AfterDays(days) => Lateness::AfterDays(days),
            LatenessFile::QuarterEnd => Lateness::QuarterEnd,
        },
        hues: Light::ALL.map(hue_of),
        key: file.key,
    }
}

fn name_of(light: Light) -> &'static str {
    match light {
        Light::Overdue => "overdue",
        Light::DueSoon => "due-soon",
        Light::OnTime => "on-time",
        Light::Done => "done",
        Light::None => "none",
    }
}

fn hue_named(name: &str) -> Option<Hue> {
    match name {
        "red" => Some(Hue::Red),
        "yellow" => Some(Hue::Yellow),
        "blue" => Some(Hue::Blue),
        "green" => Some(Hue::Green),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_preset_can_be_read_and_has_a_name_in_both_languages() {
        let files: Vec<PresetFile> = ron::from_str(LIGHTS).unwrap();
        assert!(files.len() >= 4);
        for file in &files {
            for (light, hue) in &file.hues {
                assert!(Light::ALL.into_iter().any(|it| name_of(it) == light));
                assert!(hue_named(hue).is_some(), "{hue}");
            }
            for locale in ["zh", "en"] {
                let key = format!("lights.preset-{}", file.key);
                assert_ne!(rust_i18n::t!(&key, locale = locale), key);
            }
        }
        let keys: BTreeSet<&str> = files.iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys.len(), files.len());
    }
}
