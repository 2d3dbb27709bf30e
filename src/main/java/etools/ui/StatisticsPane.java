package etools.ui;

import etools.article.Article;
import etools.article.Headline;
import etools.article.PageDates;
import etools.article.Reading;
import etools.article.Statistics;
import etools.library.ImportedFile;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.function.Consumer;

/// What is known of the open article, in the words and formats of the reference page, and below it
/// the library at a glance.
final class StatisticsPane extends ScrollPane {

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
    private final Value progress = Value.beside("Progress");
    private final OriginPane origin;
    private final Figure articles = new Figure("Articles");
    private final Figure unread = new Figure("Unread");
    private final Figure today = new Figure("Words read today");
    private final Figure week = new Figure("Words read this week");
    private final ChangeListener<@Nullable Headline> changed = (property, was, is) -> fill(is);
    private @Nullable HeadlineRow followed;

    /// @param browse opens an address the reader clicked
    /// @param saveOriginal asks where to, and saves a file as it was when it was imported
    StatisticsPane(
            ReaderModel model, Consumer<String> browse, Consumer<ImportedFile> saveOriginal) {
        this.model = model;
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
        VBox details =
                new VBox(id, categoryId, url, date, language, created, updated, lastRead, progress);
        details.getStyleClass().add("details");
        ofArticle
                .getChildren()
                .addAll(
                        summaryTitle,
                        summary,
                        section("Statistics"),
                        cards(words, readCount),
                        pace,
                        section("Details"),
                        details,
                        origin);
        ofArticle.getStyleClass().add("stats-part");
        VBox library = new VBox(section("Library"), cards(articles, unread), cards(today, week));
        library.getStyleClass().addAll("stats-part", "library-part");
        VBox content = new VBox(ofArticle, library);
        content.getStyleClass().add("stats");
        setContent(content);
        model.shownProperty().addListener((property, was, is) -> show(is));
        model.statisticsProperty().addListener((property, was, is) -> glance(is));
        show(model.shownProperty().get());
        glance(model.statisticsProperty().get());
    }

    private void show(@Nullable Shown shown) {
        if (followed != null) {
            followed.headlineProperty().removeListener(changed);
            followed = null;
        }
        ofArticle.setVisible(shown != null);
        ofArticle.setManaged(shown != null);
        if (shown == null) {
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
        Double read = shown.marginalia().progress();
        progress.set(read == null ? "" : Math.round(100 * read) + " % read");
        show(progress, read != null);
        show(summary, !article.summary().isBlank());
        show(summaryTitle, !article.summary().isBlank());
        show(pace, article.words() > 0);
        origin.show(shown);
        created.set(PageDates.minute(article.created(), zone));
        updated.set(PageDates.minute(article.updated(), zone));
        showPace();
        followed = shown.row();
        followed.headlineProperty().addListener(changed);
        fill(shown.row().headline());
        setVvalue(0);
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

    private void glance(Statistics statistics) {
        articles.set(statistics.articles());
        unread.set(statistics.unread());
        today.set(statistics.wordsReadToday());
        week.set(statistics.wordsReadThisWeek());
        showPace();
    }

    private void showPace() {
        Shown shown = model.shownProperty().get();
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
            this.what = what;
            Label word = new Label(what.replace("read ", "read\n")); // both cards alike
            number.getStyleClass().add("figure");
            word.getStyleClass().add("figure-word");
            word.setWrapText(true);
            getStyleClass().add("card-s");
            setAlignment(Pos.TOP_LEFT);
            setId(what.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
            getChildren().addAll(number, word);
            setAccessibleRole(AccessibleRole.TEXT);
            set(0);
        }

        void set(long value) {
            number.setText(Numbers.count(value));
            setAccessibleText(what + ": " + Numbers.count(value));
        }
    }
}
