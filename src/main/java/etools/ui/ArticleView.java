package etools.ui;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Marginalia;
import etools.article.Picture;
import etools.article.Place;
import etools.ui.text.Block;
import etools.ui.text.Match;
import etools.ui.text.OwnLink;
import etools.ui.text.PictureFile;
import etools.ui.text.TextPage;

import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Shows one article, set like a good book: category, title, byline, text.
///
/// Text is cut into blocks and pictures are decoded in the background. Nothing is ever fetched:
/// pictures come from [#setPictures], links go to [#setOnLink].
public final class ArticleView extends StackPane implements Sight {

    public static final double MIN_ZOOM = 0.7;
    public static final double MAX_ZOOM = 2.5;
    public static final double ZOOM_STEP = 0.1;

    private static final System.Logger LOG = System.getLogger(ArticleView.class.getName());

    /// One at a time: a decoded picture takes up to 200 MB for a moment.
    private static final Executor DECODING =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pictures").factory());

    private final TextPage page = new TextPage();
    private final DoubleProperty zoom = new ZoomProperty();
    private final ReadOnlyObjectWrapper<@Nullable Article> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper hoveredAddress = new ReadOnlyStringWrapper("");
    private Function<String, CompletableFuture<@Nullable Picture>> pictures =
            hash -> CompletableFuture.completedFuture(null);
    private Consumer<URI> onLink = link -> {};
    private Consumer<OwnLink> onOwnLink = link -> {};
    private List<@Nullable Match> noted = List.of();
    private String spoken = "";
    private Runnable onPage = () -> {};
    private final ReadOnlyBooleanWrapper continued = new ReadOnlyBooleanWrapper(false);
    private Runnable onSight = () -> {};

    /// How much had been seen when the article was opened; less than 0 until it is laid out.
    private double firstSeen = -1;

    /// Counts what was asked for, so that an answer that comes late is dropped.
    private long newest;

    public ArticleView() {
        getStyleClass().add("article-view");
        getStylesheets()
                .add(
                        Objects.requireNonNull(getClass().getResource("article.css"))
                                .toExternalForm());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("Article");
        page.zoomProperty().bind(zoom);
        page.setPictureSource(this::picture);
        page.setOnSight(this::sightChanged);
        getChildren().add(page);
        new ArticleViewInput(this, page, hoveredAddress::set);
    }

    /// @param byline one line under the title: date, words, minutes
    public void show(Article article, String byline) {
        show(
                article,
                () ->
                        ArticlePage.of(
                                article,
                                List.of(byline.strip()),
                                Marginalia.NONE,
                                0,
                                ZoneOffset.UTC));
    }

    /// @param setting sets the article, on another thread
    void show(Article article, Supplier<ArticlePage> setting) {
        long asked = ++newest;
        Thread.startVirtualThread(() -> {
            ArticlePage set = setting.get();
            Platform.runLater(() -> {
                if (asked == newest) {
                    boolean other = !isShown(article.id());
                    Place stays = other ? null : placeInSight();
                    page.setBlocks(set.blocks(), set.highlights(), set.textFrom(), set.textTo());
                    goOn(stays == null ? set.place() : stays, other);
                    noted = set.noted();
                    setAccessibleText("Article: " + article.title() + language(article));
                    shown.set(article);
                    onPage.run();
                    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
                }
            });
        });
    }

    private boolean isShown(ArticleId id) {
        Article before = shown.get();
        return before != null && before.id().equals(id);
    }

    private void goOn(@Nullable Place place, boolean other) {
        boolean further = false;
        if (place != null && !place.equals(Place.TOP)) {
            page.goTo(place);
            further = true;
        }
        if (other) {
            continued.set(further);
            firstSeen = -1;
        }
    }

    /// While the page is laid out.
    private void sightChanged() {
        if (continued.get()) {
            if (firstSeen < 0) {
                firstSeen = page.partSeen();
            } else if (page.partAbove() == 0 || page.partAbove() >= firstSeen) {
                Platform.runLater(() -> continued.set(false));
            }
        }
        onSight.run();
    }

    /// Whether the article was opened where its reader had stopped, and the reader is still there.
    ReadOnlyBooleanProperty continuedProperty() {
        return continued.getReadOnlyProperty();
    }

    @Override
    public @Nullable ArticleId article() {
        Article article = shown.get();
        return article == null ? null : article.id();
    }

    /// How much of the article's text is above the upper edge of what is in sight, from 0 to 1.
    @Override
    public double partAbove() {
        return page.partAbove();
    }

    /// How much of the article's text is above the lower edge of what is in sight, from 0 to 1.
    @Override
    public double partSeen() {
        return page.partSeen();
    }

    /// What stands at the upper edge.
    @Override
    public Place placeInSight() {
        return page.placeInSight();
    }

    /// Told, while the page is laid out, that what is in sight has changed; must not change
    /// anything in the window at once.
    @Override
    public void onChange(Runnable action) {
        onSight = action;
    }

    /// `, in Japanese`
    private static String language(Article article) {
        String tag = article.credits().language();
        return tag == null ? "" : ", in " + languageName(tag);
    }

    /// `Japanese`, or the tag where it has no name.
    static String languageName(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH).isBlank()
                ? tag
                : Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }

    /// Shows blocks that are no article.
    ///
    /// @param spoken the same for those who hear it
    void show(String name, List<Block> blocks, String spoken) {
        newest++;
        shown.set(null);
        continued.set(false);
        noted = List.of();
        this.spoken = spoken;
        page.setBlocks(blocks);
        setAccessibleText(name);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /// Called whenever an article is set, also where it is the same again.
    void setOnPage(Runnable action) {
        onPage = action;
    }

    /// Another number for each page that was asked for.
    long pageNumber() {
        return newest;
    }

    /// Lets more follow at the end of the article that is shown.
    void append(List<Block> more) {
        page.addBlocks(more);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    public void clear() {
        newest++;
        page.setBlocks(List.of());
        continued.set(false);
        noted = List.of();
        setAccessibleText("Article");
        shown.set(null);
    }

    /// The article whose text is on the page; it follows [#show] a moment later.
    public ReadOnlyObjectProperty<@Nullable Article> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Size of the text, from [#MIN_ZOOM] to [#MAX_ZOOM] in steps of [#ZOOM_STEP].
    public DoubleProperty zoomProperty() {
        return zoom;
    }

    /// Called on the FX thread when the reader follows a link: always http, https or mailto.
    public void setOnLink(Consumer<URI> handler) {
        onLink = handler;
    }

    /// Where pictures come from, by their hash; asked on the FX thread, answered on any.
    public void setPictures(Function<String, CompletableFuture<@Nullable Picture>> source) {
        pictures = source;
    }

    /// The address of the link under the mouse or the keyboard's focus, or "".
    public ReadOnlyStringProperty hoveredAddressProperty() {
        return hoveredAddress.getReadOnlyProperty();
    }

    /// @return false where the text already stood at that end
    public boolean scrollPage(boolean down) {
        return page.scrollPage(down);
    }

    public void scrollToTop() {
        page.scrollToTop();
    }

    public String selectedText() {
        return page.selected().plainText();
    }

    /// Called on the FX thread when the reader follows a link that the program set there.
    void setOnOwnLink(Consumer<OwnLink> handler) {
        onOwnLink = handler;
    }

    void follow(URI link) {
        OwnLink own = OwnLink.of(link).orElse(null);
        if (own == null) {
            onLink.accept(link);
        } else if (own.what().equals(ArticlePage.NOTE)) {
            Match place = noted.get(Integer.parseInt(own.of()));
            if (place != null) {
                page.reveal(place);
            }
        } else {
            onOwnLink.accept(own);
        }
    }

    TextPage page() {
        return page;
    }

    private CompletableFuture<Optional<Image>> picture(String hash) {
        return pictures.apply(hash)
                .thenApplyAsync(
                        picture ->
                                picture == null
                                        ? Optional.<Image>empty()
                                        : PictureFile.decode(picture.bytes()),
                        DECODING)
                .exceptionally(cause -> {
                    LOG.log(System.Logger.Level.WARNING, "Cannot show the picture " + hash, cause);
                    return Optional.empty();
                });
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> spoken.isEmpty() ? page.plainText() : spoken;
            case EDITABLE -> false;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private static final class ZoomProperty extends SimpleDoubleProperty {
        ZoomProperty() {
            super(1);
        }

        @Override
        public void set(double value) {
            double clamped = Math.clamp(value, MIN_ZOOM, MAX_ZOOM);
            super.set(Math.round(clamped * 10) / 10.0);
        }
    }
}
