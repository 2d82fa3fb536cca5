//! What the laws are held to: the seed, made-up documents, and random text made of the genre's own pieces.

use proptest::prelude::*;
use proptest::sample::select;

pub const SEED: &str = include_str!("../../seeds/liaocheng-2021.txt");

/// Made-up documents of other shapes than the seed's.
pub const MADE_UP: [&str; 4] = [
    "丙市人民政府办公室关于印发丙市便民服务提升行动方案的通知\n\n各县(市、区)人民政府:\n\n现印发给你们,请认真落实。\n\n\
     2023年3月8日\n\n# 丙市便民服务提升行动方案\n\n为提升服务,制定本方案。\n\n## 一、重点任务\n\n(一)优化窗口\n\n\
     1.推行一窗受理。各镇设综合窗口,6月底前全部完成。(牵头单位:市甲局;责任单位:市乙局、丙局,9月底完成)\n\n\
     2.压缩时限。办理时间压缩至2个工作日,每月10日前报送“一窗通”情况。〔牵头单位:市甲局,责任单位:市乙局,各街道〕\n\n\
     (二)强化监督\n\n3.建立台账。按《丙市监督办法》执行,持续推进整改。(市甲局、市乙局按职责分工负责)\n\n\
     ## 二、保障措施\n\n——加强领导。各级要高度重视。\n\n——强化督导。定期通报。\n\n附件:任务清单\n",
    "2024年乙县重点工作任务分解表\n\n一、项目建设\n\n1、新建水厂。2024年年底前建成。\n牵头单位:县水利局\n责任单位:县发改局、各镇\n完成时限:12月底前\n\n\
     2、改造道路。第三季度开工。\n牵头单位:县交通局\n责任单位:无\n完成时限:2025年6月\n\n二、民生保障\n\n1、新增学位500个以上。\n\
     牵头单位:县教育局\n完成时限:上半年\n",
    "第一章 总则\n\n第一条 为规范管理,制定本办法。\n\n第二条 责任单位应当按季填报,每季度末报送一次。\n\n第二章 督办\n\n\
     第三条 主办单位应在印发后10个工作日内上报。(主办单位:甲科;协办单位:乙科)\n",
    "壹、行政效能\n一、窗口整併\n(一)線上申辦\n1、訂定表單。113年9月底前訂定。(主辦機關:甲局;協辦機關:乙處)\n2、整併窗口。(主辦機關:乙處)\n",
];

/// One piece of the genre, a separator, or noise.
fn piece() -> impl Strategy<Value = String> {
    let fixed = select(vec![
        "一、",
        "二、",
        "(一)",
        "（二）",
        "1.",
        "2、",
        "３．",
        "①",
        "㈠",
        "⒈",
        "第十八条",
        "壹、",
        "第一章",
        "- ",
        "——",
        "## ",
        "#",
        "**",
        "***",
        "\n",
        "\n\n",
        "\r\n",
        "\u{c}",
        " ",
        "\u{3000}",
        "\u{feff}",
        "\u{200b}",
        "。",
        ";",
        ":",
        ",",
        "、",
        "(",
        ")",
        "〔",
        "]",
        "（",
        "）",
        "【",
        "】",
        "《",
        "》",
        "“",
        "”",
        "…",
        "㏘",
        "㍿",
        "牵头单位:",
        "责任部门：",
        "牵头部门(单位):",
        "完成时限:",
        "牵头领导:",
        "市甲局",
        "乙局",
        "各县(市、区)人民政府",
        "市属开发区管委会",
        "等",
        "无",
        "按职责分工负责",
        "牵头",
        "6月底前",
        "2023年中",
        "2月30日前",
        "每月31日",
        "年底",
        "每两月",
        "1-6月",
        "9999年",
        "2021—2020年",
        "0个",
        "99%以上",
        "压缩至2个工作日",
        "三年内",
        "印发后",
        "持续推进",
        "一是",
        "二是",
        "深化改革",
        "丙市",
        "关于印发",
        "方案",
        "的通知",
        "附件1",
        "|",
        "— 3 —",
        "3",
        "第3页",
        "4",
        "一窗通",
        "系统",
        "平台",
        "不超过",
        "300家",
        "1.5倍",
        "列第一位的责任单位为牵头单位",
        "\u{0301}",
        "🀄",
    ]);
    prop_oneof![
        8 => fixed.prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

pub fn mixture() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

pub fn made_up() -> impl Strategy<Value = &'static str> {
    select(MADE_UP.to_vec())
}

/// The seed or another document, cut anywhere, its parts in any order and number.
pub fn spliced() -> impl Strategy<Value = String> {
    let part = (
        prop_oneof![3 => Just(SEED), 1 => made_up()],
        any::<prop::sample::Index>(),
        0..3000usize,
    );
    proptest::collection::vec(part, 1..5).prop_map(|parts| {
        let cut = |(source, at, length): (&'static str, prop::sample::Index, usize)| {
            let start = source.floor_char_boundary(at.index(source.len()));
            let end = source.floor_char_boundary((start + length).min(source.len()));
            &source[start..end]
        };
        parts.into_iter().map(cut).collect()
    })
}
