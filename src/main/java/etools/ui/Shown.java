package etools.ui;

import etools.article.Article;

/// The article in the detail pane, and its row, which knows how it was read.
record Shown(HeadlineRow row, Article article) {}
