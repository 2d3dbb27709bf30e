package etools.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Hands the articles of one file over in stretches, whose texts are then cleaned on any thread.
final class SavedArticles {

    private static final int STRETCH_CHARS = 512 * 1024;

    private final Consumer<Part> parts;
    private List<SavedArticle> stretch = new ArrayList<>();
    private int weight;
    private boolean begun;

    SavedArticles(Consumer<Part> parts) {
        this.parts = parts;
    }

    void add(SavedArticle article) {
        stretch.add(article);
        weight += article.weight();
        if (weight >= STRETCH_CHARS) {
            handOver();
        }
    }

    void add(Part part) {
        handOver();
        begun = true;
        parts.accept(part);
    }

    /// All is read.
    ///
    /// @throws RefusedException there was nothing
    void end() throws RefusedException {
        handOver();
        if (!begun) {
            throw new RefusedException(null, "the file lists no articles");
        }
    }

    /// The file cannot be read further.
    ///
    /// @throws RefusedException where it is refused as a whole, since nothing came before
    void endEarly(Refusal refusal) throws RefusedException {
        handOver();
        if (!begun) {
            throw new RefusedException(refusal.place(), refusal.why());
        }
        String why = refusal.why() + ", so nothing after it was read";
        parts.accept(new Part.Refused(new Refusal(refusal.place(), why)));
    }

    private void handOver() {
        if (!stretch.isEmpty()) {
            begun = true;
            parts.accept(new Stretch(stretch));
            stretch = new ArrayList<>();
            weight = 0;
        }
    }

    private record Stretch(List<SavedArticle> articles) implements Part.Unparsed {
        @Override
        public List<Part> parse() {
            return articles.stream().flatMap(article -> article.parts().stream()).toList();
        }
    }
}
