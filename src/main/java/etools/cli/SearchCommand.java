package etools.cli;

import etools.library.Query;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools search`
@Command(
        name = "search",
        description = "Finds articles with all these words in title, summary or category.")
final class SearchCommand implements Callable<Integer> {

    private static final int PASSAGE_CHARS = 160;

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "Words; any text will do.")
    private List<String> words = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = MostLines.class,
            description = "At most so many.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--json", description = "One JSON object a line, with the passage found.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        String text = String.join(" ", words);
        Query query = new Query(text, Query.Show.ALL, null, null, Query.Sort.DATE, true);
        return parent.withLibrary(
                "search",
                library ->
                        new HeadlinePrinter(library, parent.around(), json)
                                .print(
                                        library.find(query),
                                        limit,
                                        headline -> passage(headline.summary(), text)));
    }

    /// The stretch of `summary` around the first of `text`'s words in it, cut at words.
    static String passage(String summary, String text) {
        if (summary.length() <= PASSAGE_CHARS) {
            return summary;
        }
        String lower = summary.toLowerCase(Locale.ROOT);
        int hit = summary.length();
        for (String word : text.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            int at = word.isEmpty() ? -1 : lower.indexOf(word);
            hit = at >= 0 ? Math.min(hit, at) : hit;
        }
        if (hit == summary.length()) {
            hit = 0;
        }
        int from = Math.max(0, Math.min(hit - PASSAGE_CHARS / 3, summary.length() - PASSAGE_CHARS));
        int to = Math.min(summary.length(), from + PASSAGE_CHARS);
        int wordStart = from == 0 ? 0 : summary.indexOf(' ', from) + 1;
        int wordEnd = to == summary.length() ? to : summary.lastIndexOf(' ', to);
        boolean cutAtWords = wordStart <= hit && wordStart < wordEnd;
        String passage =
                cutAtWords ? summary.substring(wordStart, wordEnd) : summary.substring(from, to);
        return (from == 0 ? "" : "… ") + passage.strip() + (to == summary.length() ? "" : " …");
    }
}
