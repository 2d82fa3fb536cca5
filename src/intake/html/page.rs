/// What was found on a page.
#[derive(Default)]
pub struct Page {
    /// Elements; each stands after the one that holds it. The first holds all.
    pub nodes: Vec<Node>,
    pub lines: Vec<Line>,
    /// What the site calls the article.
    pub name: Option<String>,
    /// What a browser calls the page: the article's name, and often the site's.
    pub title: String,
}

#[derive(Default)]
pub struct Node {
    /// Index of the element that holds it; its own for the first.
    pub parent: usize,
    /// Named as articles are.
    pub is_article: bool,
    /// Named as menus, footers and the like are, or inside such a one.
    pub is_around: bool,
    /// May hold one: a paragraph does not.
    pub is_frame: bool,
}

/// A line of text, or of a table.
pub struct Line {
    pub node: usize,
    pub text: String,
    /// Characters of it that are no link.
    pub weight: usize,
    pub is_heading: bool,
    /// A whole table of tasks.
    pub is_of_tasks: bool,
}
