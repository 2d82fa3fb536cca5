//! What the elements of HTML do to text.

use html5ever::tokenizer::Tag;

pub fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    let named = |it: &&html5ever::Attribute| *it.name.local == *name;
    tag.attrs.iter().find(named).map(|it| it.value.as_ref())
}

/// Never closed.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Begins and ends a line.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// May hold a whole article.
pub fn is_frame(name: &str) -> bool {
    let frame = matches!(
        name,
        "html" | "body" | "div" | "section" | "article" | "main" | "form"
    );
    frame || matches!(name, "table" | "tbody" | "tr" | "td" | "center")
}

/// Holds no text of an article.
pub fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "aside"
            | "audio"
            | "button"
            | "canvas"
            | "footer"
            | "head"
            | "iframe"
            | "map"
            | "nav"
            | "noscript"
            | "object"
            | "rp"
            | "rt"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    )
}

/// Ends an element of the same kind, or another of these, that was left open: `<p>a<p>b`.
pub fn ends_before(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["li"],
        "dt" | "dd" => &["dt", "dd"],
        "option" => &["option"],
        "tr" => &["td", "th", "tr"],
        "td" | "th" => &["td", "th"],
        "tbody" | "thead" | "tfoot" => &["td", "th", "tr", "tbody", "thead", "tfoot"],
        _ if is_block(name) => &["p"],
        _ => &[],
    }
}

/// What an element must not end when it closes what was left open.
pub fn is_wall(name: &str) -> bool {
    matches!(
        name,
        "table" | "td" | "th" | "ul" | "ol" | "dl" | "div" | "body"
    )
}
