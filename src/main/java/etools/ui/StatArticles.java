package etools.ui;

import etools.reading.ReadingLog;

import java.util.function.Function;

/// Lists the articles behind a mark of the statistics page.
interface StatArticles {

    /// @param name of the list
    /// @param rows asked for in the background
    void list(String name, Function<ReadingLog, int[]> rows);

    /// Opens one article.
    void open(etools.library.ReadingRecord.Title article);

    /// Lists what came in by then and is still unread.
    void unread(String name, etools.reading.Period period);
}
