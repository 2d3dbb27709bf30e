package etools.ui;

import etools.article.Article;
import etools.article.PageDates;
import etools.library.Addition;
import etools.library.Origin;
import etools.library.Version;
import etools.ui.text.ArticleText;
import etools.ui.text.Block;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Block.Role;
import etools.ui.text.Differences;
import etools.ui.text.Differences.Kind;
import etools.ui.text.Differences.Part;
import etools.ui.text.Span;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The versions of one article, newest first, and what each changed of the one before.
final class VersionsView extends StackPane {

    /// One version.
    ///
    /// @param since when it became the article's text
    /// @param from the file that brought it, or ""
    /// @param before the version it took the place of, or null for the first
    record Line(Article article, Instant since, String from, @Nullable Article before) {}

    private final ReaderModel model;
    private final ListView<Line> lines = new ListView<>();
    private final ArticleView page = new ArticleView();
    private final Label summary = new Label();
    private final Background.Latest question = new Background.Latest();
    private final Set<Integer> unfolded = new HashSet<>();
    private List<Part> parts = List.of();

    VersionsView(ReaderModel model) {
        this.model = model;
        setId("versions-view");
        getStyleClass().add("versions-view");
        lines.setId("versions");
        lines.getStyleClass().add("runs");
        lines.setAccessibleText("Versions");
        lines.setAccessibleHelp("Newest first; beside the list stands what each changed");
        lines.setFixedCellSize(58);
        lines.setCellFactory(list -> new Cell());
        lines.setMinWidth(200);
        lines.getSelectionModel().selectedItemProperty().addListener((p, was, is) -> compare(is));
        summary.setId("versions-summary");
        summary.getStyleClass().add("versions-summary");
        summary.setWrapText(true);
        page.setId("difference");
        page.setOnOwnLink(link -> {
            unfolded.add(Integer.parseInt(link.of()));
            showParts();
        });
        VBox.setVgrow(page, Priority.ALWAYS);
        VBox right = new VBox(summary, page);
        SplitPane split = new SplitPane(lines, right);
        SplitPane.setResizableWithParent(lines, false);
        split.setDividerPosition(0, 0.26);
        getChildren().add(split);
    }

    /// Shows the versions of an article.
    ///
    /// @param zoom of the text
    void open(Article article, double zoom) {
        page.zoomProperty().set(zoom);
        lines.getItems().clear();
        model.ifOpened(open ->
                model.background()
                        .ask(
                                question,
                                () ->
                                        lines(
                                                open.versions(article.id()),
                                                open.imports().origins(article.id())),
                                found -> {
                                    lines.getItems().setAll(found);
                                    lines.getSelectionModel().clearAndSelect(0);
                                    lines.requestFocus();
                                }));
    }

    /// @param versions the one of now first
    /// @param origins newest first
    static List<Line> lines(List<Version> versions, List<Origin> origins) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Article before = i + 1 < versions.size() ? versions.get(i + 1).article() : null;
            Instant until = i + 1 < versions.size() ? versions.get(i + 1).until() : null;
            Article article = versions.get(i).article();
            Origin origin = origin(origins, until);
            Instant came = origin == null ? article.created() : origin.when();
            lines.add(
                    new Line(
                            article,
                            until == null ? came : until,
                            origin == null ? "" : Names.of(origin.file().name()),
                            before));
        }
        return lines;
    }

    /// The newest file that brought a change by then; an import begins before it changes anything.
    ///
    /// @param since null for the first version
    private static @Nullable Origin origin(List<Origin> origins, @Nullable Instant since) {
        for (Origin origin : since == null ? origins.reversed() : origins) {
            boolean fits =
                    since == null
                            ? origin.outcome() == Addition.Outcome.ADDED
                            : origin.outcome() != Addition.Outcome.UNCHANGED
                                    && !origin.when().isAfter(since);
            if (fits) {
                return origin;
            }
        }
        return null;
    }

    private void compare(@Nullable Line line) {
        if (line == null) {
            parts = List.of();
            page.clear();
            summary.setText("");
            return;
        }
        model.ifOpened(open ->
                model.background()
                        .ask(
                                question,
                                () -> parts(line),
                                found -> {
                                    parts = found;
                                    unfolded.clear();
                                    if (line.before() == null) {
                                        unfolded.add(0); // the first version is shown as it was
                                    }
                                    summary.setText(summary(line, found));
                                    showParts();
                                }));
    }

    private void showParts() {
        List<Block> blocks = new ArrayList<>(Differences.page(parts, unfolded));
        if (blocks.isEmpty()) {
            blocks.add(Paragraph.of(Role.NOTICE, "There is no text in this version."));
        }
        page.show("What changed", blocks, Differences.spoken(parts));
    }

    /// What the version changed, facts first; not on the JavaFX thread.
    static List<Part> parts(Line line) {
        Article now = line.article();
        Article before = line.before();
        if (before == null) {
            List<Block> body = ArticleText.of(now.body());
            List<Part> parts = new ArrayList<>();
            parts.add(new Part(Kind.SAME, Role.HEADING_1, List.of(Span.plain(now.title()))));
            parts.addAll(Differences.of(body, body));
            return parts;
        }
        List<Part> parts = new ArrayList<>();
        if (!before.title().equals(now.title())) {
            parts.add(Differences.ofText(Role.HEADING_1, before.title(), now.title()));
        }
        for (Fact fact : Fact.values()) {
            String old = fact.of(before);
            String is = fact.of(now);
            if (!old.equals(is)) {
                Part part = Differences.ofText(Role.CAPTION, old, is);
                List<Span> spans = new ArrayList<>();
                spans.add(Span.plain(fact.label + ": "));
                spans.addAll(part.spans());
                parts.add(new Part(Kind.CHANGED, Role.CAPTION, spans));
            }
        }
        parts.addAll(Differences.of(ArticleText.of(before.body()), ArticleText.of(now.body())));
        return parts;
    }

    private enum Fact {
        AUTHORS("Authors") {
            @Override
            String of(Article article) {
                return String.join(", ", article.credits().authors());
            }
        },
        SOURCE("Source") {
            @Override
            String of(Article article) {
                return orNothing(article.credits().source());
            }
        },
        DATE("Date") {
            @Override
            String of(Article article) {
                return article.date() == null ? "" : PageDates.date(article.date());
            }
        },
        LANGUAGE("Language") {
            @Override
            String of(Article article) {
                return orNothing(article.credits().language());
            }
        },
        ADDRESS("Address") {
            @Override
            String of(Article article) {
                return orNothing(article.url());
            }
        },
        CATEGORY("Category") {
            @Override
            String of(Article article) {
                return article.category() == null ? "" : article.category().name();
            }
        },
        TAGS("Tags") {
            @Override
            String of(Article article) {
                return String.join(", ", article.tags());
            }
        };

        private final String label;

        Fact(String label) {
            this.label = label;
        }

        abstract String of(Article article);

        static String orNothing(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    /// `2 paragraphs changed, 1 added`
    static String summary(Line line, List<Part> parts) {
        if (line.before() == null) {
            return "The first version.";
        }
        List<String> counts = new ArrayList<>();
        count(counts, parts, Kind.CHANGED, "changed");
        count(counts, parts, Kind.ADDED, "added");
        count(counts, parts, Kind.REMOVED, "removed");
        if (counts.isEmpty()) {
            return "The words are the same; what changed is how they are set, or a picture.";
        }
        return String.join(", ", counts)
                + ". Words that came are underlined, words that went are struck out.";
    }

    private static void count(List<String> counts, List<Part> parts, Kind kind, String what) {
        long count = parts.stream().filter(part -> part.kind() == kind).count();
        if (count > 0) {
            counts.add(
                    (counts.isEmpty()
                                    ? Numbers.count(count, "paragraph", "paragraphs")
                                    : Numbers.count(count))
                            + " "
                            + what);
        }
    }

    private final class Cell extends ListCell<Line> {
        private final Label when = new Label();
        private final Label from = new Label();
        private final Label badge = new Label("Now");
        private final VBox box;

        Cell() {
            getStyleClass().add("run-cell");
            when.getStyleClass().add("run-what");
            from.getStyleClass().add("run-counts");
            from.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            from.setMinWidth(0);
            badge.getStyleClass().add("badge");
            Region filler = new Region();
            HBox.setHgrow(filler, Priority.ALWAYS);
            HBox top = new HBox(8, when, filler, badge);
            top.setAlignment(Pos.CENTER_LEFT);
            box = new VBox(3, top, from);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String time = PageDates.minute(line.since(), model.zone());
            String words = Numbers.count(line.article().words(), "word", "words");
            when.setText(time);
            from.setText(line.from().isEmpty() ? words : line.from() + "  ·  " + words);
            badge.setVisible(getIndex() == 0);
            setGraphic(box);
            setAccessibleText(time + ". " + from.getText() + (getIndex() == 0 ? ". Now" : ""));
        }
    }
}
