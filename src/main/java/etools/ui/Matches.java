package etools.ui;

import etools.article.Article;
import etools.article.Passage;
import etools.ui.text.Block;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Match;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where what is looked for stands in the article shown, and at which of these places the reader
/// is.
///
/// Lives on the JavaFX thread; the looking is done in the background.
final class Matches {

    private final ArticleView view;
    private final Background background;
    private final Background.Latest question = new Background.Latest();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(0);
    private @Nullable Supplier<Function<String, List<Passage.Span>>> wanted;
    private List<Match> found = List.of();
    private boolean goToFirst;

    Matches(ArticleView view, Background background) {
        this.view = view;
        this.background = background;
        view.shownProperty().addListener((property, was, is) -> shown(was, is));
    }

    /// How many there are.
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// At which of them the reader is, from 1; 0 for none.
    ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// From now on marks this in every article shown.
    ///
    /// @param marker called in the background; null for nothing
    /// @param goThere whether to go to the first match from where the reader is
    void look(@Nullable Supplier<Function<String, List<Passage.Span>>> marker, boolean goThere) {
        wanted = marker;
        goToFirst = goThere;
        look();
    }

    void next() {
        go(1);
    }

    void previous() {
        go(-1);
    }

    private void shown(@Nullable Article was, @Nullable Article is) {
        if (was == null || is == null || !was.id().equals(is.id())) {
            found = List.of(); // how many there are is known in a moment
            current.set(0);
        }
        goToFirst = false;
        look();
    }

    private void look() {
        Supplier<Function<String, List<Passage.Span>>> marker = wanted;
        List<Block> blocks = view.page().blocks();
        if (marker == null || blocks.isEmpty()) {
            question.forget();
            found(List.of());
            return;
        }
        background.ask(
                question,
                () -> in(blocks, marker.get()),
                matches -> {
                    if (isStillShown(blocks)) {
                        found(matches);
                        boolean go = goToFirst && !found.isEmpty();
                        goToFirst = false;
                        if (go) {
                            go(1);
                        }
                    }
                });
    }

    /// More may have followed meanwhile.
    private boolean isStillShown(List<Block> blocks) {
        List<Block> now = view.page().blocks();
        return now.size() >= blocks.size() && now.subList(0, blocks.size()).equals(blocks);
    }

    private static List<Match> in(List<Block> blocks, Function<String, List<Passage.Span>> marker) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean ours =
                    block instanceof Paragraph paragraph
                            && switch (paragraph.role()) {
                                case KICKER, AUTHORS, BYLINE, NOTICE -> true;
                                default -> false;
                            };
            if (!ours) {
                for (Passage.Span span : marker.apply(block.plainText())) {
                    matches.add(new Match(i, span.from(), span.to()));
                }
            }
        }
        return matches;
    }

    private void found(List<Match> matches) {
        // what follows the article (notes, others like it) may come later: the reader stays
        int stays = current.get() > 0 ? matches.indexOf(found.get(current.get() - 1)) : -1;
        found = matches;
        count.set(matches.size());
        view.page().setMatches(matches);
        current.set(stays + 1);
        if (stays >= 0) {
            view.page().showMatch(matches.get(stays));
        }
    }

    private void go(int step) {
        if (found.isEmpty()) {
            goToFirst = wanted != null; // they may be known in a moment
            return;
        }
        int at =
                current.get() > 0
                        ? Math.floorMod(current.get() - 1 + step, found.size())
                        : firstFromHere(step);
        view.page().showMatch(found.get(at));
        current.set(at + 1);
    }

    /// The first match that is in sight or follows, or the last before.
    private int firstFromHere(int step) {
        for (int i = 0; i < found.size(); i++) {
            Match match = found.get(i);
            if (view.page().isInSight(match) || match.block() > view.page().firstInSight()) {
                return step > 0 ? i : Math.floorMod(i - 1, found.size());
            }
        }
        return step > 0 ? 0 : found.size() - 1;
    }
}
