package etools.ui;

import etools.article.Article;
import etools.article.Headline;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.ZoneId;
import java.util.List;

/// The article that is open, under a bar of what can be done with it.
final class DetailPane extends BorderPane {

    private static final PseudoClass STARRED = PseudoClass.getPseudoClass("starred");

    private static final PseudoClass READ = PseudoClass.getPseudoClass("read");

    /// With less room than this the way to the top is all that is said.
    private static final double CONTINUED_WIDTH = 280;

    /// Longer than a key takes to repeat: who passes through a list asks for nothing, and the text
    /// is painted before it is compared with others.
    private static final Duration A_MOMENT = Duration.millis(150);

    private final ReaderModel model;
    private final ArticleView view;
    private final Button star;
    private final Button read;
    private final Button browse;
    private final ChangeListener<@Nullable Headline> changed = (property, was, is) -> fill(is);
    private final Background.Latest alikeQuestion = new Background.Latest();
    private final PauseTransition alikeSoon = new PauseTransition(A_MOMENT);
    private long askedPage;
    private @Nullable HeadlineRow followed;

    DetailPane(ReaderModel model, Commands commands, ArticleView view, FindBar find) {
        this.model = model;
        this.view = view;
        getStyleClass().add("detail-pane");
        setId("detail");
        setMinWidth(370);
        star = new Button(null, Icons.star());
        star.getStyleClass().addAll("flat", "button-icon", "icon-button", "star-button");
        star.setOnAction(clicked -> commands.run(Shortcut.STAR));
        read = button(commands, Feather.CHECK_CIRCLE, Shortcut.TOGGLE_READ, "Mark unread");
        browse = button(commands, Feather.EXTERNAL_LINK, Shortcut.BROWSE, "Open in browser");
        HBox bar =
                new HBox(
                        button(commands, Feather.CHEVRON_LEFT, Shortcut.PREVIOUS, "Previous"),
                        button(commands, Feather.CHEVRON_RIGHT, Shortcut.NEXT, "Next"),
                        continued(),
                        findButton(find),
                        star,
                        read,
                        browse,
                        textSize(commands),
                        more(commands));
        bar.getStyleClass().add("detail-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        setTop(new VBox(bar, find));
        setCenter(new StackPane(placeholder(), view));
        view.setOnPage(() -> {
            askedPage = view.pageNumber();
            alikeSoon.playFromStart();
        });
        alikeSoon.setOnFinished(done -> askForAlike());
        model.shownProperty().addListener((property, was, is) -> show(is));
        show(model.shownProperty().get());
    }

    /// Whether nothing is about to be added to the page.
    boolean isQuiet() {
        return alikeSoon.getStatus() != Animation.Status.RUNNING;
    }

    private void show(@Nullable Shown shown) {
        if (followed != null) {
            followed.headlineProperty().removeListener(changed);
            followed = null;
        }
        view.setVisible(shown != null);
        if (shown == null) {
            view.clear();
            fill(null);
            return;
        }
        followed = shown.row();
        followed.headlineProperty().addListener(changed);
        Article article = shown.article();
        List<String> facts = facts(article);
        ZoneId zone = model.zone();
        view.show(
                article,
                () ->
                        ArticlePage.of(article, facts, shown.marginalia(), shown.changes(), zone)
                                .at(shown.place()));
        fill(shown.row().headline());
    }

    /// How long the article is; of one without text there is nothing to say.
    private List<String> facts(Article article) {
        if (article.body().content().isBlank()) {
            return List.of();
        }
        int perMinute = model.statisticsProperty().get().wordsPerMinute();
        return List.of(
                Numbers.count(article.words(), "word", "words"),
                Numbers.count(Numbers.minutes(article.words(), perMinute)) + " min read");
    }

    /// What tells the same story follows the text a moment later.
    private void askForAlike() {
        Article article = view.shownProperty().get();
        if (article == null) {
            alikeQuestion.forget();
            return;
        }
        long page = askedPage;
        if (view.pageNumber() != page) {
            return; // another one is on its way
        }
        model.ifOpened(open ->
                model.background()
                        .ask(
                                alikeQuestion,
                                () -> ArticlePage.alsoHere(open.alike(article.id())),
                                blocks -> {
                                    if (view.pageNumber() == page) {
                                        view.append(blocks);
                                    }
                                }));
    }

    private void fill(@Nullable Headline headline) {
        star.setDisable(headline == null);
        read.setDisable(headline == null);
        browse.setDisable(headline == null || !Links.canOpen(headline.url()));
        boolean starred = headline != null && headline.reading().starred();
        boolean isRead = headline != null && headline.reading().read();
        star.pseudoClassStateChanged(STARRED, starred);
        Icons.name(star, Icons.withKey(starred ? "Take the star off" : "Star", Shortcut.STAR));
        read.pseudoClassStateChanged(READ, isRead);
        Icons.name(read, Icons.withKey(isRead ? "Mark unread" : "Mark read", Shortcut.TOGGLE_READ));
    }

    private static Button button(
            Commands commands, Feather feather, Shortcut shortcut, String what) {
        return Icons.button(feather, Icons.withKey(what, shortcut), () -> commands.run(shortcut));
    }

    private static Button findButton(FindBar find) {
        Button button =
                Icons.button(
                        Feather.SEARCH,
                        Icons.withKey("Find in this article", Shortcut.FIND),
                        find::open);
        button.setId("find-in-article");
        return button;
    }

    private static MenuButton textSize(Commands commands) {
        MenuButton menu = new MenuButton(null, Icons.icon(Feather.TYPE));
        menu.getStyleClass().addAll("flat", "button-icon", "icon-button", "no-arrow");
        Icons.name(menu, "Text size");
        menu.getItems()
                .addAll(
                        commands.item(Shortcut.ZOOM_IN),
                        commands.item(Shortcut.ZOOM_OUT),
                        commands.item(Shortcut.ZOOM_RESET));
        return menu;
    }

    private static MenuButton more(Commands commands) {
        MenuButton menu = new MenuButton(null, Icons.icon(Feather.MORE_HORIZONTAL));
        menu.getStyleClass().addAll("flat", "button-icon", "icon-button", "no-arrow");
        Icons.name(menu, "More");
        MenuItem title = new MenuItem("Copy title");
        title.setOnAction(chosen -> commands.copyTitle());
        MenuItem link = new MenuItem("Copy link");
        link.setOnAction(chosen -> commands.copyLink());
        menu.getItems()
                .addAll(
                        title,
                        link,
                        new SeparatorMenuItem(),
                        commands.item(Shortcut.VERSIONS),
                        commands.item(Shortcut.ARTICLE_HISTORY),
                        commands.item(Shortcut.NEXT_UNREAD),
                        commands.item(Shortcut.REMOVE));
        return menu;
    }

    private static Node placeholder() {
        Label title = new Label("Choose an article");
        title.getStyleClass().add("empty-title");
        Label hint =
                new Label(
                        "J and K go through the list, N opens the next unread, F1 lists all keys.");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        hint.setMaxWidth(300);
        VBox box = new VBox(10, Icons.icon(Feather.BOOK_OPEN, "empty-icon"), title, hint);
        box.setAlignment(Pos.CENTER);
        box.setId("nothing-open");
        return box;
    }

    /// Says, where there is room for it, that the article did not open at its top.
    private Region continued() {
        Label label = new Label("Continued where you stopped  ·");
        label.getStyleClass().add("muted");
        Hyperlink top = new Hyperlink("Go to the top");
        top.setId("go-to-top");
        top.getStyleClass().add("continued-link");
        top.setMinWidth(Region.USE_PREF_SIZE);
        top.setAccessibleHelp("The article opened where you stopped; this goes to its beginning");
        top.setOnAction(clicked -> {
            view.scrollToTop();
            view.requestFocus();
        });
        HBox line = new HBox(4, label, top);
        line.setId("continued");
        line.setAlignment(Pos.CENTER);
        line.setMinWidth(0);
        line.visibleProperty().bind(view.continuedProperty());
        HBox.setHgrow(line, Priority.ALWAYS);
        label.visibleProperty().bind(line.widthProperty().greaterThan(CONTINUED_WIDTH));
        label.managedProperty().bind(label.visibleProperty());
        return line;
    }
}
