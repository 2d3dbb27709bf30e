package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;

import com.sun.net.httpserver.HttpServer;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Picture;
import etools.ui.text.ComplexLabel;
import etools.ui.text.ComplexText;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

@ExtendWith(ApplicationExtension.class)
class ArticleViewTest {

    private static final URI LINK = URI.create("https://example.org/there");

    private final List<URI> followed = new ArrayList<>();
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

    @BeforeEach
    void listen(FxRobot robot) {
        robot.interact(() -> view.setOnLink(followed::add));
    }

    @Test
    void theCategoryTheTitleTheBylineAndTheTextStandOnThePage(FxRobot robot) throws Exception {
        show(robot, Body.text("One paragraph."));

        robot.interact(() -> view.page().selectAll());
        assertThat(view.selectedText())
                .isEqualTo("NHK\n\nA title\n\n5 January 2025 · 3 words\n\nOne paragraph.");
    }

    @Test
    void aClickOnALinkHandsItsAddressOver(FxRobot robot) throws Exception {
        show(robot, Body.html("<p>Go <a href='" + LINK + "'>there</a> and back.</p>"));

        robot.clickOn(middleOfLink(robot));
        assertThat(followed).containsExactly(LINK);
    }

    @Test
    void aDragAcrossALinkSelectsAndDoesNotFollow(FxRobot robot) throws Exception {
        show(robot, Body.html("<p>Go <a href='" + LINK + "'>to that place there</a> now.</p>"));

        Point2D middle = middleOfLink(robot);
        robot.drag(middle, MouseButton.PRIMARY).dropTo(middle.add(60, 0));
        assertThat(followed).isEmpty();
        assertThat(view.selectedText()).isNotEmpty();
        assertThat("to that place there now.").contains(view.selectedText());
    }

    @Test
    void tabGoesFromLinkToLinkAndEnterFollows(FxRobot robot) throws Exception {
        show(
                robot,
                Body.html(
                        "<p><a href='https://example.org/1'>one</a>"
                                + " <a href='https://example.org/2'>two</a></p>"));
        robot.interact(view::requestFocus);

        robot.push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.ENTER);
        robot.push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.ENTER);
        assertThat(followed)
                .containsExactly(
                        URI.create("https://example.org/2"), URI.create("https://example.org/1"));
    }

    @Test
    void whatIsSelectedIsCopiedPlainAndRich(FxRobot robot) throws Exception {
        show(robot, Body.html("<p>Some <em>words</em> to keep.</p><ul><li>item</li></ul>"));
        robot.interact(view::requestFocus);

        robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.C);
        robot.interact(() -> {
            Clipboard clipboard = Clipboard.getSystemClipboard();
            assertThat(clipboard.getString()).endsWith("Some words to keep.\n\n• item");
            assertThat(clipboard.getHtml())
                    .contains("<p>Some <em>words</em> to keep.</p>")
                    .contains("<h1>A title</h1>");
        });
    }

    @Test
    void aDoubleClickSelectsAWord(FxRobot robot) throws Exception {
        show(robot, Body.html("<p>Go <a href='" + LINK + "'>there</a> and back.</p>"));

        robot.doubleClickOn(middleOfLink(robot));
        assertThat(view.selectedText()).isEqualTo("there");
    }

    @Test
    void theMenuOfALinkCopiesItsAddress(FxRobot robot) throws Exception {
        show(robot, Body.html("<p>Go <a href='" + LINK + "'>there</a> and back.</p>"));

        robot.rightClickOn(middleOfLink(robot)).clickOn("Copy link");
        robot.interact(() ->
                assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(LINK.toString()));
        assertThat(followed).isEmpty();
    }

    @Test
    void theAddressOfALinkUnderTheMouseIsTold(FxRobot robot) throws Exception {
        show(robot, Body.html("<p>Go <a href='" + LINK + "'>there</a> and back.</p>"));

        Point2D middle = middleOfLink(robot);
        robot.moveTo(middle);
        assertThat(view.hoveredAddressProperty().get()).isEqualTo(LINK.toString());
        assertThat(view.page().getCursor()).isEqualTo(Cursor.HAND);
        robot.moveTo(middle.add(0, 300));
        assertThat(view.hoveredAddressProperty().get()).isEmpty();
    }

    @Test
    void whoHearsThePageHearsItsTitleAndText(FxRobot robot) throws Exception {
        show(robot, Body.text("One paragraph."));

        assertThat(view.getAccessibleText()).isEqualTo("Article: A title");
        assertThat(view.queryAccessibleAttribute(AccessibleAttribute.TEXT).toString())
                .endsWith("One paragraph.");
    }

    @Test
    void aPictureOfTheLibraryIsShown(FxRobot robot) throws Exception {
        robot.interact(() -> view.setPictures(hash -> picture(png(200, 100))));
        show(robot, Body.html("<p>Look:</p><img src='picture:0011223344' alt='A plain'>"));

        waitUntil(() -> view.lookup(".picture") != null);
        ImageView picture = (ImageView) view.lookup(".picture");
        assertThat(picture.getImage().getWidth()).isEqualTo(200);
        assertThat(picture.getAccessibleText()).isEqualTo("A plain");
    }

    @Test
    void aPictureThatIsMissingBrokenOrTooLargeIsAPlaceholder(FxRobot robot) throws Exception {
        List<byte[]> bad =
                List.of("no picture".getBytes(), new byte[0], header(60_000, 60_000), header(9, 9));
        for (byte[] bytes : bad) {
            robot.interact(() -> view.setPictures(hash -> picture(bytes)));
            show(robot, Body.html("<img src='picture:0011223344' alt='Alt " + bytes.length + "'>"));
            waitUntil(() -> view.lookup(".picture-missing") != null);
            assertThat(((Label) view.lookup(".picture-missing")).getText())
                    .startsWith("Alt " + bytes.length);
        }
        robot.interact(() -> view.setPictures(hash -> CompletableFuture.completedFuture(null)));
        show(robot, Body.html("<img src='picture:0011223344' alt='Gone'>"));
        waitUntil(() -> view.lookup(".picture-missing") != null);
    }

    @Test
    void nothingIsFetched(FxRobot robot) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/";
            show(
                    robot,
                    Body.html(
                            ("<img src='@a.png' alt='far'><p>text <a href='@b'>link</a></p><link"
                                 + " rel=stylesheet href='@c'><iframe src='@d'></iframe><p"
                                 + " style='background:url(@e)'>styled</p><video"
                                 + " src='@f'></video><object data='@g'></object>")
                                    .replace("@", address)));
            waitUntil(() -> view.lookup(".picture-missing") != null);
            assertThat(((Label) view.lookup(".picture-missing")).getText())
                    .contains("far", address + "a.png");
            robot.interact(() -> view.scrollPage(true));
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void zoomChangesTheTextsSizeWithinItsBoundsAndInSteps(FxRobot robot) throws Exception {
        show(robot, Body.text("One paragraph."));
        double before = bodyFontSize();

        robot.interact(() -> view.zoomProperty().set(2));
        waitUntil(() -> bodyFontSize() > 1.9 * before);
        robot.interact(() -> view.zoomProperty().set(9));
        assertThat(view.zoomProperty().get()).isEqualTo(ArticleView.MAX_ZOOM);
        robot.interact(() -> view.zoomProperty().set(0.93));
        assertThat(view.zoomProperty().get()).isEqualTo(0.9);
    }

    @Test
    void ofAMillionWordsOnlyThoseInSightAreLaidOut(FxRobot robot) throws Exception {
        String paragraph =
                "Ten words of some length stand in every line here. ".repeat(10) + "\n\n";
        show(robot, Body.text(paragraph.repeat(9_999) + "The very end."));

        assertThat(view.lookupAll(".block")).hasSizeLessThan(30);
        robot.interact(() -> view.page().scrollToEnd());
        waitUntil(() -> texts().contains("The very end."));
        assertThat(view.lookupAll(".block")).hasSizeLessThan(30);
    }

    @Test
    void aPageForthAndBackMovesUntilTheEnds(FxRobot robot) throws Exception {
        show(robot, Body.text("Some words in a paragraph.\n\n".repeat(60)));

        List<Boolean> moves = new ArrayList<>();
        robot.interact(() -> {
            moves.add(view.scrollPage(false));
            moves.add(view.scrollPage(true));
            for (int i = 0; i < 20; i++) {
                view.scrollPage(true);
            }
            moves.add(view.scrollPage(true));
            moves.add(view.scrollPage(false));
        });
        assertThat(moves).containsExactly(false, true, false, true);
    }

    @Test
    void arabicAndHebrewAreBrokenIntoLinesThatFit(FxRobot robot) throws Exception {
        String arabic = "مرحبا بكم في النهر الذي تعلم الانحناء مرة أخرى (1891). ";
        String hebrew = "שלום עולם זה טקסט בעברית שצריך להישבר לשורות אחדות. ";
        show(
                robot,
                Body.text(arabic.repeat(9) + "\n\n" + hebrew.repeat(9) + "\n\nEnglish " + arabic));

        for (double zoom : List.of(0.7, 1.3, 2.0)) {
            robot.interact(() -> view.zoomProperty().set(zoom));
            robot.interact(view::layout);
            assertThat(texts()).anyMatch(text -> text.startsWith("مرحبا"));
        }
        robot.interact(() -> view.page().selectAll());
        assertThat(view.selectedText()).contains(arabic.strip()).contains(hebrew.strip());
    }

    @Test
    void linesWithEmojiAndAccentsEndAtTheMargin(FxRobot robot) throws Exception {
        String words = "Thumbs up 👍🏽 and a combining e\u0301 in words that go on. ";
        String thai = "ภาษาไทยเป็นภาษาที่ไม่มีช่องว่างระหว่างคำ";
        show(
                robot,
                Body.text(words.repeat(9) + "\n\n" + thai.repeat(9) + "\n\n" + "😀".repeat(99)));

        robot.interact(() -> {
            for (Node run : view.lookupAll(".run")) {
                Bounds bounds = run.localToScene(run.getLayoutBounds());
                assertThat(bounds.getMinX()).isGreaterThan(100);
                assertThat(bounds.getMaxX()).isLessThan(800);
            }
        });
    }

    @Test
    void aLabelOfArabicIsAsHighAsItsLines(FxRobot robot) {
        String arabic = "مرحبا بكم في النهر الذي تعلم الانحناء مرة أخرى (1891). ";
        robot.interact(() -> {
            ComplexLabel label = new ComplexLabel();
            label.setText(arabic.repeat(4));
            assertThat(label.prefHeight(120)).isGreaterThan(3 * label.prefHeight(2_000));
        });
        assertThat(ComplexText.isIn(arabic)).isTrue();
        assertThat(ComplexText.isIn("Plain words, 日本語, ελληνικά.")).isFalse();
    }

    @Test
    void aLinkInLinesThatWereBrokenHereIsStillFollowed(FxRobot robot) throws Exception {
        String words = "Thumbs up 👍🏽 in words that go on and on. ".repeat(9);
        show(
                robot,
                Body.html("<p>" + words + "<a href='" + LINK + "'>there</a> " + words + "</p>"));

        robot.doubleClickOn(middleOfLink(robot));
        assertThat(followed).contains(LINK);
        assertThat(view.selectedText()).isEqualTo("there");
    }

    @Test
    void ofTwoArticlesAskedForAtOnceTheLastIsShown(FxRobot robot) throws Exception {
        Article slow = article(Body.text("Long. ".repeat(200_000)));
        Article last = article(Body.text("Short."));
        robot.interact(() -> {
            view.show(slow, "");
            view.show(last, "");
        });
        waitUntil(() -> last.equals(view.shownProperty().get()));
        robot.interact(view::clear);
        assertThat(texts()).isEmpty();
    }

    private void show(FxRobot robot, Body body) throws TimeoutException {
        Article article = article(body);
        robot.interact(() -> view.show(article, "5 January 2025 · 3 words"));
        waitUntil(() -> article.equals(view.shownProperty().get()));
        WaitForAsyncUtils.waitForFxEvents();
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

    private Point2D middleOfLink(FxRobot robot) {
        List<Point2D> points = new ArrayList<>();
        robot.interact(() -> {
            Bounds bounds = view.page().boundsOf(LINK).orElseThrow();
            points.add(view.page().localToScreen(bounds.getCenterX(), bounds.getCenterY()));
        });
        return points.getFirst();
    }

    private double bodyFontSize() {
        return ((Text) view.lookup(".body .run")).getFont().getSize();
    }

    private List<String> texts() {
        return view.lookupAll(".run").stream().map(node -> ((Text) node).getText()).toList();
    }

    private static void waitUntil(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    }

    private static CompletableFuture<Picture> picture(byte[] bytes) {
        return CompletableFuture.completedFuture(new Picture("0011223344", "image/png", bytes));
    }

    private static byte[] png(int width, int height) {
        try {
            var image =
                    new java.awt.image.BufferedImage(
                            width, height, java.awt.image.BufferedImage.TYPE_INT_RGB);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            javax.imageio.ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The beginning of a PNG that claims a size and then stops.
    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(0x89504e470d0a1a0aL);
            out.writeInt(13);
            out.writeInt(0x49484452);
            out.writeInt(width);
            out.writeInt(height);
            out.writeInt(0x08020000);
        }
        return bytes.toByteArray();
    }
}
