package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Place;
import etools.ui.text.Block;

import javafx.scene.Scene;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Where in an article its reader is, whatever the width and the size of the text.
@ExtendWith(ApplicationExtension.class)
class ArticlePlaceTest {

    private static final int PARAGRAPHS = 400;

    private ArticleView view;

    @Start
    void start(Stage stage) {
        Fonts.load();
        view = new ArticleView();
        Scene scene = new Scene(view, 900, 700);
        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void anArticleThatFitsTheWindowIsSeenWhole(FxRobot robot) throws Exception {
        show(robot, Body.text("A few words."), null);
        assertThat(seen(robot)).isEqualTo(1);
        assertThat(place(robot)).isEqualTo(Place.TOP);
    }

    @Test
    void anArticleWithoutTextIsSeenWhole(FxRobot robot) throws Exception {
        show(robot, Body.text(""), null);
        assertThat(seen(robot)).isEqualTo(1);
    }

    @Test
    void whatLiesBelowTheWindowIsNotSeen(FxRobot robot) throws Exception {
        show(robot, longBody(), null);
        double first = seen(robot);
        assertThat(first).isBetween(0.001, 0.05);
        assertThat(above(robot)).isZero();
        robot.interact(() -> view.page().scrollToEnd());
        assertThat(seen(robot)).isEqualTo(1);
        assertThat(above(robot)).isBetween(0.95, 0.999);
        robot.interact(() -> view.scrollToTop());
        assertThat(seen(robot)).isEqualTo(first);
        assertThat(place(robot)).isEqualTo(Place.TOP);
    }

    @Test
    void partsFollowTheCharactersAlsoWhereNothingWasLaidOut(FxRobot robot) throws Exception {
        show(robot, longBody(), new Place(PARAGRAPHS / 2, 0, 0.5));
        assertThat(above(robot)).isCloseTo(0.5, within(0.001));
        assertThat(seen(robot)).isBetween(0.5, 0.55);
        assertThat(place(robot)).isEqualTo(new Place(PARAGRAPHS / 2, 0, 0.5));
    }

    @Test
    void whatIsSeenFollowsTheWidthTheHeightAndTheZoom(FxRobot robot) throws Exception {
        show(robot, longBody(), new Place(200, 0, 0.5));
        double usual = seen(robot);
        resize(robot, 900, 350);
        assertThat(seen(robot)).isLessThan(usual);
        resize(robot, 900, 700);
        assertThat(seen(robot)).isEqualTo(usual);
        zoom(robot, 2);
        assertThat(seen(robot)).isLessThan(usual);
        assertThat(above(robot)).isCloseTo(0.5, within(0.002));
        zoom(robot, 1);
        resize(robot, 420, 700);
        assertThat(seen(robot)).isLessThan(usual);
        assertThat(above(robot)).isCloseTo(0.5, within(0.002));
    }

    @Test
    void anArticleOpensAtTheSameWordsAtAnyWidthAndSize(FxRobot robot) throws Exception {
        show(robot, longBody(), null);
        robot.interact(() -> {
            for (int i = 0; i < 12; i++) {
                view.scrollPage(true);
            }
        });
        Place left = place(robot);
        assertThat(left.block()).isPositive();
        assertThat(left.offset()).isPositive();
        String words = wordsAt(left);
        for (double zoom : new double[] {0.7, 1, 1.6, 2.5}) {
            for (double width : new double[] {420, 900, 1300}) {
                zoom(robot, zoom);
                resize(robot, width, 700);
                robot.interact(view::clear);
                show(robot, longBody(), left);
                Place there = place(robot);
                assertThat(there.block()).isEqualTo(left.block());
                // the line begins somewhere before these words
                assertThat(left.offset() - there.offset())
                        .as("at %s and %s wide", zoom, width)
                        .isBetween(0, 130);
                assertThat(wordsAt(there)).isNotEmpty();
                assertThat(words).isNotEmpty();
                assertThat(there.part()).isCloseTo(left.part(), within(0.001));
            }
        }
        zoom(robot, 1);
        resize(robot, 900, 700);
        robot.interact(view::clear);
        show(robot, longBody(), left);
        assertThat(place(robot)).isEqualTo(left);
    }

    @Test
    void openedAgainAndAgainItStaysWhereItIs(FxRobot robot) throws Exception {
        show(robot, longBody(), null);
        robot.interact(() -> view.page().scrollBy(3_333));
        Place left = place(robot);
        for (int i = 0; i < 3; i++) {
            robot.interact(view::clear);
            show(robot, longBody(), left);
            assertThat(place(robot)).isEqualTo(left);
        }
    }

    @Test
    void inAnotherTextThePartDecides(FxRobot robot) throws Exception {
        Place left = new Place(300, 20, 0.75);
        show(robot, Body.text(paragraphs(40)), left);
        assertThat(above(robot)).isCloseTo(0.75, within(0.02));
        robot.interact(view::clear);
        show(robot, Body.text("One. " + paragraphs(PARAGRAPHS)), new Place(1, 0, 0.9));
        assertThat(above(robot)).isCloseTo(0.9, within(0.002));
    }

    @Test
    void inTheMiddleOfALongParagraphTheLineIsFoundAgain(FxRobot robot) throws Exception {
        Body body = Body.text("Some words that go on and on. ".repeat(3_000));
        show(robot, body, null);
        robot.interact(() -> view.page().scrollBy(5_000));
        Place left = place(robot);
        double seen = seen(robot);
        robot.interact(view::clear);
        show(robot, body, left);
        assertThat(place(robot)).isEqualTo(left);
        assertThat(seen(robot)).isCloseTo(seen, within(0.002));
    }

    @Test
    void picturesLinksAndTablesAreNoObstacle(FxRobot robot) throws Exception {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            html.append("<p>Before <a href='https://example.org/").append(i).append("'>a</a></p>");
            html.append("<img src='https://example.org/p.png' alt='A picture'>");
            html.append("<table><tr><td>one</td><td>two</td></tr></table><hr>");
        }
        Body body = Body.html(html.toString());
        show(robot, body, null);
        assertThat(seen(robot)).isBetween(0.01, 0.5);
        double before = 0;
        for (int i = 0; i < 200 && seen(robot) < 1; i++) {
            robot.interact(() -> view.scrollPage(true));
            Place left = place(robot);
            assertThat(left.part()).isGreaterThanOrEqualTo(before);
            before = left.part();
        }
        assertThat(seen(robot)).isEqualTo(1);
        robot.interact(() -> view.page().scrollBy(-2_000));
        Place left = place(robot);
        robot.interact(view::clear);
        show(robot, body, left);
        assertThat(place(robot).part()).isCloseTo(left.part(), within(0.01));
    }

    @Test
    void anArticleOfPicturesAloneIsSeenPictureByPicture(FxRobot robot) throws Exception {
        show(robot, Body.html("<img src='https://example.org/p.png' alt='A'>".repeat(40)), null);
        assertThat(seen(robot)).isBetween(0.05, 0.6);
        robot.interact(() -> view.page().scrollToEnd());
        assertThat(seen(robot)).isEqualTo(1);
    }

    @Test
    void textThatIsStillToComeIsNotSeen(FxRobot robot) throws Exception {
        show(robot, longBody(), null);
        robot.interact(() -> view.page().scrollToEnd());
        assertThat(seen(robot)).isEqualTo(1);
        List<Double> seen = new ArrayList<>();
        robot.interact(() -> {
            view.page().setBlocks(List.of(Block.Paragraph.of(Block.Role.BODY, "New words.")));
            seen.add(view.partSeen());
        });
        assertThat(seen).containsExactly(0.0);
        assertThat(seen(robot)).isEqualTo(1);
    }

    @Test
    void whatFollowsTheTextIsNoPartOfIt(FxRobot robot) throws Exception {
        show(robot, Body.text("A few words."), null);
        robot.interact(() -> {
            List<Block> more = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                more.add(Block.Paragraph.of(Block.Role.BODY, "Another article " + i));
            }
            view.append(more);
        });
        assertThat(seen(robot)).isEqualTo(1);
        robot.interact(() -> view.page().scrollToEnd());
        assertThat(above(robot)).isEqualTo(1);
        assertThat(place(robot).part()).isEqualTo(1);
    }

    @Test
    void itSaysThatItWentOnUntilTheReaderIsBeyondOrAtTheTop(FxRobot robot) throws Exception {
        show(robot, longBody(), new Place(200, 0, 0.5));
        assertThat(view.continuedProperty().get()).isTrue();
        robot.interact(() -> view.page().scrollBy(60));
        assertThat(view.continuedProperty().get()).isTrue();
        robot.interact(() -> view.page().scrollBy(2_000));
        waitUntil(() -> !view.continuedProperty().get());
        robot.interact(view::clear);
        show(robot, longBody(), new Place(200, 0, 0.5));
        robot.interact(() -> view.scrollToTop());
        waitUntil(() -> !view.continuedProperty().get());
        robot.interact(view::clear);
        show(robot, longBody(), Place.TOP);
        assertThat(view.continuedProperty().get()).isFalse();
    }

    @Test
    void theSameArticleSetAgainStaysWhereItIs(FxRobot robot) throws Exception {
        Article article = article(longBody());
        show(robot, article, null);
        robot.interact(() -> view.page().scrollBy(3_000));
        Place left = place(robot);
        show(robot, article, null);
        assertThat(place(robot)).isEqualTo(left);
    }

    private String wordsAt(Place place) {
        String text = view.page().blocks().get(place.block() + 3).plainText();
        return text.substring(Math.min(text.length(), place.offset()));
    }

    private static Body longBody() {
        return Body.text(paragraphs(PARAGRAPHS));
    }

    private static String paragraphs(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("%03d".formatted(i))
                    .append(" paragraph: the ferry went out before dawn. ".repeat(12).strip())
                    .append("\n\n");
        }
        return text.toString();
    }

    private void show(FxRobot robot, Body body, Place place) throws TimeoutException {
        show(robot, article(body), place);
    }

    private void show(FxRobot robot, Article article, Place place) throws TimeoutException {
        AtomicBoolean set = new AtomicBoolean();
        robot.interact(() -> {
            view.setOnPage(() -> set.set(true));
            view.show(
                    article,
                    () ->
                            ArticlePage.of(
                                            article,
                                            List.of("byline"),
                                            Marginalia.NONE,
                                            0,
                                            ZoneOffset.UTC)
                                    .at(place));
        });
        waitUntil(set::get);
        robot.interact(view::layout);
    }

    private static Article article(Body body) {
        return new Article(
                new ArticleId(UUID.randomUUID()),
                new Category("nhk", "NHK"),
                "A title",
                null,
                null,
                null,
                body,
                "",
                3,
                List.of(),
                Credits.NONE,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    private void resize(FxRobot robot, double width, double height) {
        robot.interact(() -> {
            view.resize(width, height);
            view.layout();
        });
    }

    private void zoom(FxRobot robot, double zoom) {
        robot.interact(() -> view.zoomProperty().set(zoom));
    }

    private double seen(FxRobot robot) {
        return laidOut(robot, view::partSeen);
    }

    private double above(FxRobot robot) {
        return laidOut(robot, view::partAbove);
    }

    private Place place(FxRobot robot) {
        return laidOut(robot, view::placeInSight);
    }

    private <T> T laidOut(FxRobot robot, Supplier<T> what) {
        List<T> answer = new ArrayList<>();
        robot.interact(() -> {
            view.applyCss();
            view.layout();
            answer.add(what.get());
        });
        return answer.getFirst();
    }

    private static void waitUntil(java.util.concurrent.Callable<Boolean> condition)
            throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    }
}
