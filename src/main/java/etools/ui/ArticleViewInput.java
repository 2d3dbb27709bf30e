package etools.ui;

import etools.ui.text.Block;
import etools.ui.text.Excerpt;
import etools.ui.text.OwnLink;
import etools.ui.text.Spot;
import etools.ui.text.TextPage;

import javafx.animation.AnimationTimer;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Mouse and keyboard on an article: selecting, copying, following links, scrolling.
final class ArticleViewInput {

    private final ArticleView view;
    private final TextPage page;
    private final Consumer<String> pointedAddress;
    private final Tooltip addressTip = new Tooltip();
    private final AnimationTimer scrollWhileDragging;
    private boolean tipInstalled;
    private boolean dragged;
    private @Nullable Spot dragStart;
    private double dragX;
    private double dragY;
    private @Nullable ContextMenu menu;

    ArticleViewInput(ArticleView view, TextPage page, Consumer<String> pointedAddress) {
        this.view = view;
        this.page = page;
        this.pointedAddress = pointedAddress;
        addressTip.getStyleClass().add("address-tip");
        scrollWhileDragging =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        dragOn();
                    }
                };
        page.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        page.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        page.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        page.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        page.addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointAt(Optional.empty()));
        page.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        view.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        page.forgetFocusedLink();
                    }
                });
    }

    // Mouse

    private void press(MouseEvent event) {
        if (menu != null) {
            menu.hide();
        }
        view.requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Spot spot = page.spotAt(event.getX(), event.getY());
        dragged = false;
        switch (event.getClickCount()) {
            case 1 -> {
                if (event.isShiftDown() && dragStart != null) {
                    page.select(dragStart, spot);
                } else {
                    dragStart = spot;
                    page.select(spot, spot);
                }
            }
            case 2 -> selectWord(spot);
            default -> selectParagraph(spot);
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || dragStart == null) {
            return;
        }
        dragX = event.getX();
        dragY = event.getY();
        if (!dragged && event.isStillSincePress()) {
            return;
        }
        dragged = true;
        page.select(dragStart, page.spotAt(dragX, dragY));
        if (dragY < 0 || dragY > page.getHeight()) {
            scrollWhileDragging.start();
        } else {
            scrollWhileDragging.stop();
        }
        event.consume();
    }

    private void dragOn() {
        double beyond = dragY < 0 ? dragY : dragY - page.getHeight();
        page.scrollBy(Math.clamp(beyond / 3, -40, 40));
        if (dragStart != null) {
            page.select(dragStart, page.spotAt(dragX, Math.clamp(dragY, 0, page.getHeight())));
        }
    }

    private void release(MouseEvent event) {
        scrollWhileDragging.stop();
        boolean click =
                event.getButton() == MouseButton.PRIMARY
                        && !dragged
                        && event.getClickCount() == 1
                        && event.isStillSincePress();
        if (click) {
            page.linkAt(event.getX(), event.getY()).ifPresent(view::follow);
        }
    }

    private void point(double x, double y) {
        Optional<URI> link = page.linkAt(x, y);
        pointAt(link);
        if (link.isPresent()) {
            page.setCursor(Cursor.HAND);
        } else {
            page.setCursor(page.isTextAt(x, y) ? Cursor.TEXT : Cursor.DEFAULT);
        }
    }

    private void pointAt(Optional<URI> link) {
        String address = link.map(ArticleViewInput::shown).orElse("");
        pointedAddress.accept(address);
        if (link.isPresent()) {
            addressTip.setText(address);
        } else {
            addressTip.hide();
        }
        if (link.isPresent() != tipInstalled) {
            tipInstalled = link.isPresent();
            if (tipInstalled) {
                Tooltip.install(page, addressTip);
            } else {
                Tooltip.uninstall(page, addressTip);
            }
        }
    }

    /// An address, or what our own link does.
    private static String shown(URI link) {
        return OwnLink.of(link).map(ArticlePage::meaning).orElseGet(link::toString);
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            double step = Math.signum(event.getDeltaY()) * ArticleView.ZOOM_STEP;
            view.zoomProperty().set(view.zoomProperty().get() + step);
        } else {
            page.scrollBy(-event.getDeltaY());
            point(event.getX(), event.getY());
        }
        event.consume();
    }

    private void selectWord(Spot spot) {
        String text = text(spot);
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        int offset = Math.min(spot.offset(), text.length());
        int end = words.following(Math.min(offset, Math.max(0, text.length() - 1)));
        int start = words.previous();
        if (end != BreakIterator.DONE && start != BreakIterator.DONE) {
            select(new Spot(spot.block(), start), new Spot(spot.block(), end));
        }
    }

    private void selectParagraph(Spot spot) {
        select(new Spot(spot.block(), 0), new Spot(spot.block(), text(spot).length()));
    }

    private void select(Spot from, Spot to) {
        dragStart = from;
        page.select(from, to);
    }

    private String text(Spot spot) {
        return spot.block() < page.blocks().size()
                ? page.blocks().get(spot.block()).plainText()
                : "";
    }

    // Keyboard

    private void key(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
        boolean shift = event.isShiftDown();
        boolean shortcut = event.isShortcutDown() && !event.isAltDown() && !shift;
        boolean used = shortcut ? shortcutKey(event) : (plain && plainKey(event, shift));
        if (used) {
            event.consume();
        }
    }

    private boolean shortcutKey(KeyEvent event) {
        switch (event.getCode()) {
            case C, INSERT -> copy();
            case A -> page.selectAll();
            case HOME -> page.scrollToTop();
            case END -> page.scrollToEnd();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plainKey(KeyEvent event, boolean shift) {
        switch (event.getCode()) {
            case TAB -> {
                boolean found = page.focusLink(!shift);
                pointedAddress.accept(page.focusedLink().map(ArticleViewInput::shown).orElse(""));
                return found;
            }
            case ENTER -> {
                page.focusedLink().ifPresent(view::follow);
                return page.focusedLink().isPresent();
            }
            case ESCAPE -> {
                boolean something = page.hasSelection() || page.focusedLink().isPresent();
                Spot top = new Spot(0, 0);
                page.select(top, top);
                page.forgetFocusedLink();
                return something;
            }
            case UP, KP_UP -> page.scrollLine(false);
            case DOWN, KP_DOWN -> page.scrollLine(true);
            case PAGE_UP -> page.scrollPage(false);
            case PAGE_DOWN -> page.scrollPage(true);
            case HOME -> page.scrollToTop();
            case END -> page.scrollToEnd();
            default -> {
                return false;
            }
        }
        return true;
    }

    // Copying

    private void copy() {
        if (page.hasSelection()) {
            Excerpt excerpt = page.selected();
            ClipboardContent content = new ClipboardContent();
            content.putString(excerpt.plainText());
            content.putHtml(excerpt.html());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private static void copy(URI link) {
        ClipboardContent content = new ClipboardContent();
        content.putString(link.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void openMenu(ContextMenuEvent event) {
        if (menu != null) {
            menu.hide();
        }
        Optional<URI> link =
                event.isKeyboardTrigger()
                        ? page.focusedLink()
                        : page.linkAt(event.getX(), event.getY());
        MenuItem copy = item("Copy", this::copy);
        copy.setDisable(!page.hasSelection());
        MenuItem all = item("Select all", page::selectAll);
        all.setDisable(page.blocks().stream().map(Block::plainText).allMatch(String::isEmpty));
        ContextMenu fresh = new ContextMenu(copy, all);
        if (link.isPresent() && OwnLink.isOne(link.get())) {
            fresh.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item(shown(link.get()), () -> view.follow(link.get())));
        } else if (link.isPresent()) {
            fresh.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item("Open link", () -> view.follow(link.get())),
                            item("Copy link", () -> copy(link.get())));
        }
        menu = fresh;
        fresh.show(view, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }
}
