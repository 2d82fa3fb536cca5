use crate::plan::Idioms;

use super::fold::folded;

/// The level of government that names leave out after the first: the 市 of 市甲局、乙局.
#[derive(Debug, Default)]
pub struct Level {
    /// 市, or 市委 after a unit of the party.
    current: Option<String>,
    /// The same as the document has it: 縣 of 縣政府.
    shown: String,
    /// So many names of the list wrote their level.
    written: usize,
    /// Names of several levels went before, so that a name without one may be of any.
    is_mixed: bool,
    /// A group of units of other levels went before: 各县公安局、教育局.
    pub is_lost: bool,
    /// Whose party committee went just before: the 各县 of 各县党委、政府.
    pub party: Option<String>,
}

impl Level {
    /// Takes note of a name, as it is written too, and of the level it opens with.
    pub fn meet(&mut self, name: &str, written: &str, own: Option<&str>) {
        if name.starts_with('各') {
            self.is_lost = self.current.take().is_some() || self.is_lost;
        }
        // 管委会财政局、建设局; 开发区自然资源分局、财政局
        let zones = ["管委会", "开发区", "高新区", "经开区"];
        if zones
            .iter()
            .any(|zone| name.starts_with(zone) && name != *zone)
        {
            (self.current, self.is_lost) = (None, true);
        }
        if let Some(own) = own {
            let government = |level: &str| level.trim_end_matches('委').to_owned();
            let other = |before: &String| government(before) != government(own);
            self.is_mixed |= self.current.as_ref().is_some_and(other);
            let shown: String = written.chars().take(own.chars().count()).collect();
            self.shown = if folded(&shown) == own {
                shown
            } else {
                own.to_owned()
            };
            self.current = Some(own.to_owned());
            self.written += 1;
            self.is_lost = false;
        }
    }

    /// The next list begins: 牵头单位:市甲局;责任单位:市乙局、丙局.
    pub fn next_list(&mut self) {
        self.written = 0;
    }

    /// 厅办公室、财务处: the second is of the same office.
    pub fn is_of_office(&self) -> bool {
        self.current.as_deref() == Some("厅")
    }

    /// 镇甲办、派出所: whatever is of a town.
    pub fn is_of_town(&self) -> bool {
        matches!(self.current.as_deref(), Some("镇" | "乡"))
    }

    /// 政府 after 各县党委: the government of the same.
    pub fn beside_party(&self, name: &str) -> Option<String> {
        let whose = self.party.as_deref().filter(|whose| !whose.is_empty())?;
        matches!(name, "政府" | "人民政府").then(|| format!("{whose}{name}"))
    }

    /// What to put before a name without a level, and whether that is sure.
    pub fn restored(&self, name: &str, idioms: &Idioms) -> Option<(String, bool)> {
        let current = self.current.as_deref()?;
        // 市监测站、办公室: the second is of whoever issued the document.
        if name == "办公室" {
            return None;
        }
        let government = self.shown.trim_end_matches('委');
        if idioms.party_units.iter().any(|unit| unit == name) {
            return Some((format!("{government}委"), !self.is_mixed));
        }
        // 市委组织部、财政局: the second is of the government; 市委办、研究室 may be of either.
        let of_party = current.ends_with('委');
        // 市公安局、信息中心: of the city, or of the bureau? 甲水库建设指挥部: of whichever.
        let is_centre = ["中心", "站", "集团", "公司", "指挥部"]
            .iter()
            .any(|end| name.ends_with(end));
        // 旗甲局、旗乙局、火山公园管理局: whoever writes it each time leaves it out of none.
        let is_each = self.written > 1;
        // 自治区农业农村厅、边合区产业局 may leave out either.
        let is_region = current == "自治区" && !name.ends_with(['厅', '委']);
        let sure = !self.is_mixed
            && !is_each
            && !is_region
            && !is_centre
            && (!of_party || name.ends_with(['局', '厅', '联', '会']));
        Some((government.to_owned(), sure))
    }
}

/// 望海供电局 of 望海市: a name that says of which place it is leaves no level out.
pub fn bears_name(text: &str, place: &str) -> bool {
    let stem = place.trim_end_matches(['省', '市', '县', '区', '州', '盟', '旗']);
    // 望海公安分局 of 望海经济技术开发区
    let zones = ["经济技术开发", "高新技术产业开发", "经济开发"];
    let stem = zones
        .iter()
        .find_map(|zone| stem.strip_suffix(zone))
        .unwrap_or(stem);
    // 岚溪供电局 of 岚溪侗族自治州
    let stem = match (stem.ends_with("自治"), stem.char_indices().nth(2)) {
        (true, Some((end, _))) => stem.get(..end).unwrap_or(stem),
        _ => stem,
    };
    let is_long = stem.chars().count() >= 2;
    !stem.is_empty() && (text.starts_with(stem) || is_long && text.contains(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[(&str, Option<&str>)], name: &str, expected: Option<(&str, bool)>) {
        let idioms = Idioms {
            party_units: vec!["宣传部".into()],
            ..Idioms::default()
        };
        let mut level = Level::default();
        names
            .iter()
            .for_each(|(name, own)| level.meet(name, name, *own));
        let found = level.restored(name, &idioms);
        let found = found.as_ref().map(|(level, sure)| (level.as_str(), *sure));
        assert_eq!(found, expected, "{names:?} {name}");
    }

    #[test]
    fn the_level_left_out() {
        let (city, party) = (("市甲局", Some("市")), ("市委组织部", Some("市委")));
        check(&[city], "乙局", Some(("市", true)));
        check(&[party], "宣传部", Some(("市委", true)));
        check(&[party], "乙局", Some(("市", true)));
        check(&[party], "研究室", Some(("市", false)));
        check(&[city], "宣传部", Some(("市委", true)));
        check(&[("省丙厅", Some("省")), city], "乙局", Some(("市", false)));
        check(&[city, ("各县公安局", None)], "乙局", None);
        check(&[], "乙局", None);
        check(&[city], "乙中心", Some(("市", false)));
        check(
            &[city, ("市乙局", Some("市"))],
            "公园局",
            Some(("市", false)),
        );
        check(&[("开发区甲局", None)], "乙局", None);
        check(&[city], "甲水库建设指挥部", Some(("市", false)));
    }

    #[test]
    fn the_level_as_it_is_written() {
        let mut level = Level::default();
        level.meet("县甲局", "縣甲局", Some("县"));
        let restored = level.restored("乙局", &Idioms::default());
        assert_eq!(restored, Some(("縣".to_owned(), true)));
    }

    #[test]
    fn the_government_beside_its_party_committee() {
        let party = |whose: &str| Level {
            party: Some(whose.to_owned()),
            ..Level::default()
        };
        let named = party("各县").beside_party("政府");
        assert_eq!(named.as_deref(), Some("各县政府"));
        assert_eq!(party("各县").beside_party("乙局"), None);
        assert_eq!(party("").beside_party("政府"), None);
    }
}
