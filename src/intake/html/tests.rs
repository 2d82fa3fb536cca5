use super::*;

#[track_caller]
fn check(html: &str, expected: &str) {
    let page = page(html).map(|decoded| decoded.text);
    assert_eq!(page.as_deref(), Ok(expected));
}

#[test]
fn paragraphs_entities_and_what_holds_no_text() {
    check(
        "<p>甲&nbsp;乙&ldquo;丙&rdquo;&#x4e01;<p>戊<script>var a='<p>';</script><style>p{}</style>",
        "甲 乙“丙”丁\n戊\n",
    );
    check(
        "<title>题</title><div hidden>藏</div><div style='display: none'>藏</div><p>甲</p>",
        "甲\n",
    );
    check(
        "<p>全面\n   实现</p><!-- 注 --><ul><li>甲<li>乙</ul>",
        "全面实现\n甲\n乙\n",
    );
    check("<ol><li>甲</li><li>乙</li></ol>", "1.甲\n2.乙\n");
}

#[test]
fn the_article_is_told_from_what_stands_around_it() {
    let menu =
        "<div class=menu><a href=a>首页</a><a href=b>政务公开</a><a href=c>一、领导之窗</a></div>";
    let article = "<h2>某市配套措施</h2><p>一、开办企业</p><p>(一)深化品牌。全面实现赠送。（牵头单位：市财政局）</p>";
    let foot = "<div class=foot>主办单位：某市人民政府办公室</div>";
    let expected =
        "某市配套措施\n一、开办企业\n(一)深化品牌。全面实现赠送。（牵头单位：市财政局）\n";
    check(
        &format!("<body>{menu}<div><div class='TRS_Editor'>{article}</div></div>{foot}"),
        expected,
    );
    let article_of_many =
        article.to_owned() + &"<p>(二)推进通办。每月通报进展情况并汇总。</p>".repeat(10);
    let expected_of_many =
        expected.to_owned() + &"(二)推进通办。每月通报进展情况并汇总。\n".repeat(10);
    check(
        &format!("<body>{menu}<div><div>{article_of_many}</div></div>{foot}"),
        &expected_of_many,
    );
}

#[test]
fn the_article_gets_the_name_that_the_page_gives_it() {
    let text = "<div id=zoom><p>一、开办企业</p><p>(一)深化品牌。</p></div>";
    check(
        &format!("<meta name=ArticleTitle content='某市配套措施'>{text}"),
        "某市配套措施\n一、开办企业\n(一)深化品牌。\n",
    );
    check(
        &format!("<h1>某市配套措施</h1>{text}"),
        "某市配套措施\n一、开办企业\n(一)深化品牌。\n",
    );
}

#[test]
fn a_table_of_tasks_becomes_measures() {
    check(
        "<table><tr><th>领域<th>任务<th>牵头单位<tr><td rowspan=2>企业<td>甲<td>市财政局<br>市税务局<tr><td>乙<td>市公安局</table>",
        "\n一、企业\n\n(一)甲。\n牵头单位:市财政局、市税务局\n\n(二)乙。\n牵头单位:市公安局\n",
    );
    check(
        "<table><tr><td>姓名<td>电话<tr><td>甲<td>1</table>",
        "姓名\t电话\n甲\t1\n",
    );
    check(
        "<table><tr><td><p>一、甲</p><p>(一)乙。</p></table>",
        "一、甲\n(一)乙。\n",
    );
}

#[test]
fn what_stands_above_a_long_table_is_of_the_article() {
    let row = "<tr><td>全面推行企业开办一网通办并逐月通报进展</td><td>市行政审批局</td></tr>";
    let table = format!("<tr><td>任务</td><td>牵头单位</td></tr>{}", row.repeat(9));
    let page = page(&format!(
        "<body><p>某市任务表</p><div><table>{table}</table></div>"
    ));
    let text = page.map(|decoded| decoded.text).unwrap();
    assert!(text.starts_with("某市任务表\n"), "{text}");
}

#[test]
fn the_page_says_its_encoding() {
    let body = "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><p>镕、開辦</p>";
    let (bytes, _, failed) = encoding_rs::GBK.encode(body);
    assert!(!failed);
    let decoded = crate::intake::decode(bytes).map(|decoded| decoded.text);
    assert_eq!(decoded.as_deref(), Ok("镕、開辦\n"));
}

#[test]
fn nothing_is_too_deep_or_too_broken() {
    for html in [
        "<div>".repeat(100_000),
        "</p></div></table>".repeat(10_000),
        "<table><tr><td>".repeat(3_000),
        "<p><b><i><a>".repeat(10_000),
        "<table><tr><td rowspan=99999 colspan=99999>甲".repeat(100),
    ] {
        let _ = page(&format!("<html>{html}甲"));
    }
}
