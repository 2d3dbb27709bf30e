package etools.ui;

import etools.article.Article;
import etools.article.Headline;
import etools.article.PageDates;
import etools.article.Reading;
import etools.article.Statistics;
import etools.library.ImportedFile;
import etools.reading.ArticleFigures;
import etools.reading.Entry;
import etools.reading.Readability;

import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// What is known of the open article, in the words and formats of the reference page, and below it
/// the library at a glance.
final class StatisticsPane extends ScrollPane {

    static final String LIX =
            "LIX adds the average number of words in a sentence and the percentage of words with"
                + " more than six letters. Below 30 is very easy, 30 easy, 40 medium, 50 difficult,"
                + " 60 very difficult: the scale is for Swedish; English newspapers had 52, German"
                + " ones 59.";

    private static final String LIX_SOURCE =
            "Björnsson 1983, Readability of newspapers in 11 languages, Reading Research Quarterly"
                    + " 18(4)";

    private static final String LIX_ADDRESS = "https://doi.org/10.2307/747382";

    private static final String UNIQUE_WORDS =
            "Different words by their dictionary form: went and goes count as go. Numbers,"
                    + " addresses and single letters do not count.";

    private static final String NEW_WORDS =
            "Of the unique words, those that stand in nothing else that you had read to the end"
                    + " before you read this.";

    private final ReaderModel model;
    private final VBox ofArticle = new VBox();
    private final Label summaryTitle = section("Summary");
    private final Value summary;
    private final Figure words = new Figure("Words");
    private final Figure readCount = new Figure("Read Count");
    private final Label pace = new Label();
    private final Value id;
    private final Value categoryId;
    private final Value url;
    private final Value date;
    private final Value created;
    private final Value updated;
    private final Value lastRead;
    private final Value language = Value.beside("Language");
    private final Figure uniqueWords = new Figure("Unique words");
    private final Figure newWords = new Figure("Words new to you", "New to you");
    private final Value progress = Value.beside("Progress");
    private final Value sentence = Value.beside("Sentence length");
    private final Value readability = Value.beside("Readability");
    private final Button whatIsLix =
            Icons.button(Feather.INFO, "What LIX is", this::explainReadability);
    private final VBox lixExplained = new VBox();
    private final VBox ofReadings;
    private final ReadingLine readings = new ReadingLine(number -> this.openReading.accept(number));
    private LongConsumer openReading = number -> {};
    private final OriginPane origin;
    private final Figure articles = new Figure("Articles");
    private final Figure unread = new Figure("Unread");
    private final Figure starred = new Figure("Starred");
    private final Figure allWords = new Figure("Words in all");
    private final Figure wordsRead = new Figure("Words read");
    private final Figure allReadings = new Figure("Readings");
    private final Figure today = new Figure("Words read today");
    private final Figure week = new Figure("Words read this week");
    private final GridPane more = cards(starred, allReadings);
    private final GridPane inAll = cards(allWords, wordsRead);
    private final AtAGlance atAGlance;
    private final ChangeListener<@Nullable Headline> changed = (property, was, is) -> fill(is);
    private final ObservableValue<@Nullable Article> onPage;
    private final AfterText afterText = new AfterText();
    private @Nullable Shown displayed;

    /// Waits until the text of an article is painted; to paint what is known of it in the same
    /// frame would make that a long one.
    private final class AfterText extends AnimationTimer {

        /// A text that takes longer is not waited for.
        private static final int MOST_FRAMES = 30;

        private int frames;
        private boolean isWaiting;
        private boolean isSet;

        void begin() {
            frames = 0;
            isSet = false;
            isWaiting = true;
            start();
        }

        void end() {
            isWaiting = false;
            stop();
        }

        /// At the beginning of a frame.
        @Override
        public void handle(long now) {
            Shown shown = model.shownProperty().get();
            if (isSet || shown == null || ++frames > MOST_FRAMES) {
                show(shown);
            } else {
                isSet = shown.article().equals(onPage.getValue());
            }
        }
    }

    /// @param onPage the article whose text is on its page
    /// @param browse opens an address the reader clicked
    /// @param saveOriginal asks where to, and saves a file as it was when it was imported
    StatisticsPane(
            ReaderModel model,
            ObservableValue<@Nullable Article> onPage,
            Consumer<String> browse,
            Consumer<ImportedFile> saveOriginal) {
        this.model = model;
        this.onPage = onPage;
        origin = new OriginPane(model, saveOriginal);
        summary = Value.text("Summary");
        id = Value.below("ID");
        url = Value.link("URL", browse);
        categoryId = Value.beside("Category ID");
        date = Value.beside("Date");
        created = Value.beside("Created");
        updated = Value.beside("Updated");
        lastRead = Value.beside("Last Read");
        getStyleClass().addAll("stats-scroll", "edge-to-edge");
        setId("statistics");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText("Statistics");
        setMinWidth(240);
        for (Figure figure : new Figure[] {words, readCount}) {
            figure.getStyleClass().add("large-figure");
        }
        pace.getStyleClass().add("muted");
        pace.setWrapText(true);
        pace.setId("reading-time");
        newWords.explain(NEW_WORDS);
        uniqueWords.explain(UNIQUE_WORDS);
        readability.explain(LIX + " " + LIX_SOURCE + ".");
        HBox.setHgrow(readability, Priority.ALWAYS);
        HBox lix = new HBox(2, readability, whatIsLix);
        lix.setAlignment(Pos.CENTER_LEFT);
        whatIsLix.setId("what-is-lix");
        whatIsLix.getStyleClass().add("small-icon");
        Label explained = new Label(LIX);
        explained.getStyleClass().add("muted");
        explained.setWrapText(true);
        explained.setMinHeight(Region.USE_PREF_SIZE);
        Hyperlink source = new Hyperlink(LIX_SOURCE);
        source.getStyleClass().add("value-link");
        source.setWrapText(true);
        source.setMinHeight(Region.USE_PREF_SIZE);
        source.setOnAction(clicked -> {
            source.setVisited(false);
            browse.accept(LIX_ADDRESS);
        });
        lixExplained.getChildren().addAll(explained, source);
        lixExplained.setId("lix-explained");
        show(lixExplained, false);
        VBox ownFigures = new VBox(progress, sentence, lix, lixExplained);
        ownFigures.getStyleClass().add("details");
        ofReadings = new VBox(section("Readings"), readings);
        ofReadings.getStyleClass().add("stats-part");
        VBox details = new VBox(id, categoryId, url, date, language, created, updated, lastRead);
        details.getStyleClass().add("details");
        ofArticle
                .getChildren()
                .addAll(
                        summaryTitle,
                        summary,
                        section("Statistics"),
                        cards(words, readCount),
                        pace,
                        cards(uniqueWords, newWords),
                        ownFigures,
                        ofReadings,
                        section("Details"),
                        details,
                        origin);
        ofArticle.getStyleClass().add("stats-part");
        atAGlance = new AtAGlance(model);
        VBox library =
                new VBox(
                        section("Library"),
                        cards(articles, unread),
                        more,
                        inAll,
                        cards(today, week),
                        atAGlance);
        library.getStyleClass().addAll("stats-part", "library-part");
        VBox content = new VBox(ofArticle, library);
        content.getStyleClass().add("stats");
        setContent(content);
        skinProperty().addListener(made -> paintDirectly());
        model.shownProperty()
                .addListener((property, was, is) -> {
                    if (is == null) {
                        show(null);
                    } else {
                        afterText.begin();
                    }
                });
        model.statisticsProperty().addListener((property, was, is) -> glance(is));
        model.figures()
                .ofArticleProperty()
                .addListener((property, was, is) -> {
                    if (Objects.equals(model.shownProperty().get(), displayed)) {
                        fill(is);
                    }
                });
        show(model.shownProperty().get());
        glance(model.statisticsProperty().get());
    }

    /// A scroll pane paints what it holds into a picture, to have it when it is scrolled. Here all
    /// of it changes with every article, and the picture would be made in vain.
    private void paintDirectly() {
        Node viewport = lookup(".viewport");
        if (viewport != null) {
            viewport.setCache(false);
        }
    }

    /// @param open told the number of a reading of the article that was chosen
    void setOnReading(LongConsumer open) {
        openReading = open;
    }

    /// Whether it tells of the article that is shown.
    boolean isQuiet() {
        return !afterText.isWaiting;
    }

    private void show(@Nullable Shown shown) {
        afterText.end();
        if (displayed != null) {
            displayed.row().headlineProperty().removeListener(changed);
        }
        displayed = shown;
        ofArticle.setVisible(shown != null);
        ofArticle.setManaged(shown != null);
        for (Node glance : new Node[] {more, inAll, atAGlance}) {
            show(glance, shown == null);
        }
        if (shown == null) {
            setVvalue(0);
            return;
        }
        ZoneId zone = model.zone();
        Article article = shown.article();
        summary.set(article.summary());
        words.set(article.words());
        id.set(article.id().toString());
        categoryId.set(article.category() == null ? "" : article.category().id());
        url.set(article.url() == null ? "" : article.url());
        date.set(article.date() == null ? "" : PageDates.date(article.date()));
        String tag = article.credits().language();
        language.set(tag == null ? "" : ArticleView.languageName(tag));
        show(language, tag != null);
        show(summary, !article.summary().isBlank());
        show(summaryTitle, !article.summary().isBlank());
        show(pace, article.words() > 0);
        created.set(PageDates.minute(article.created(), zone));
        updated.set(PageDates.minute(article.updated(), zone));
        showPace();
        fill(model.figures().ofArticleProperty().get());
        shown.row().headlineProperty().addListener(changed);
        fill(shown.row().headline());
        setVvalue(0);
    }

    private void explainReadability() {
        show(lixExplained, !lixExplained.isVisible());
    }

    private static void show(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private void fill(@Nullable Headline headline) {
        Reading reading = headline == null ? Reading.NONE : headline.reading();
        readCount.set(reading.count());
        lastRead.set(
                reading.lastRead() == null
                        ? ""
                        : PageDates.minute(reading.lastRead(), model.zone()));
    }

    /// @param figures null while they are not known
    private void fill(ReadingFigures.@Nullable OfArticle figures) {
        Shown shown = displayed;
        if (shown == null) {
            return;
        }
        ArticleFigures text = figures == null ? null : figures.text();
        boolean hasWords = shown.article().words() > 0;
        progress.set(progress(shown, figures));
        if (text == null) {
            uniqueWords.unknown();
            newWords.unknown();
            sentence.set("");
            readability.set("");
        } else {
            uniqueWords.set(text.uniqueWords());
            if (text.newWords() == null) {
                newWords.unknown();
            } else {
                newWords.set(text.newWords());
            }
            sentence.set(
                    hasWords
                            ? String.format(Locale.ENGLISH, "%.1f words", text.wordsPerSentence())
                            : "");
            Readability lix = text.readability();
            readability.set(lix == null ? "" : "LIX " + lix.lix() + ", " + lix.level());
        }
        boolean hasLix = !readability.get().isEmpty();
        show(whatIsLix, hasLix);
        show(lixExplained, lixExplained.isVisible() && hasLix);
        List<Entry> read = figures == null ? List.of() : figures.readings();
        show(ofReadings, !read.isEmpty());
        if (!read.isEmpty()) {
            readings.show(read, model.figures().now());
        }
        origin.show(figures == null ? List.of() : figures.origins());
    }

    /// What was read here since the article was last finished; else what a file said.
    private static String progress(Shown shown, ReadingFigures.@Nullable OfArticle figures) {
        Double part = figures == null ? null : figures.furthest();
        if (part == null && figures != null && figures.finished()) {
            return "read to the end";
        }
        if (part == null) {
            part = shown.marginalia().progress();
        }
        return part == null ? "" : Numbers.percent(part) + " read";
    }

    private void glance(Statistics statistics) {
        articles.set(statistics.articles());
        unread.set(statistics.unread());
        today.set(statistics.wordsReadToday());
        week.set(statistics.wordsReadThisWeek());
        starred.set(statistics.starred());
        allWords.set(statistics.words());
        wordsRead.set(statistics.wordsRead());
        allReadings.set(statistics.readings());
        showPace();
    }

    private void showPace() {
        Shown shown = displayed;
        if (shown != null) {
            int perMinute = model.statisticsProperty().get().wordsPerMinute();
            pace.setText(
                    "About "
                            + Numbers.count(Numbers.minutes(shown.article().words(), perMinute))
                            + (perMinute == Statistics.USUAL_PACE
                                    ? " min\nat the usual pace of "
                                    : " min\nat your pace of ")
                            + Numbers.count(perMinute)
                            + " words a minute");
        }
    }

    private static Label section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section");
        label.setAccessibleRole(AccessibleRole.TEXT);
        return label;
    }

    private static GridPane cards(Node left, Node right) {
        GridPane cards = new GridPane();
        cards.getStyleClass().add("cards");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        half.setHgrow(Priority.ALWAYS);
        cards.getColumnConstraints().addAll(half, half);
        cards.addRow(0, left, right);
        return cards;
    }

    /// A number with its word below.
    private static final class Figure extends VBox {
        private final Label number = new Label("0");
        private final String what;

        Figure(String what) {
            this(what, what.replace("read ", "read\n")); // both cards alike
        }

        /// @param shown below the number
        Figure(String what, String shown) {
            this.what = what;
            Label word = new Label(shown);
            number.getStyleClass().add("figure");
            word.getStyleClass().add("figure-word");
            word.setWrapText(true);
            getStyleClass().add("card-s");
            setAlignment(Pos.TOP_LEFT);
            setId(what.toLowerCase(Locale.ROOT).replace(' ', '-'));
            getChildren().addAll(new Fitted(number), word);
            setAccessibleRole(AccessibleRole.TEXT);
            set(0);
        }

        void set(long value) {
            number.setText(Numbers.inBrief(value));
            setAccessibleText(what + ": " + Numbers.count(value));
        }

        /// Says what the number means, when the mouse rests on it and to a screen reader.
        void explain(String meaning) {
            Tooltip tooltip = new Tooltip(meaning);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(360);
            Tooltip.install(this, tooltip);
            setAccessibleHelp(meaning);
        }

        void unknown() {
            number.setText("–");
            setAccessibleText(what + ": not known yet");
        }
    }
}
