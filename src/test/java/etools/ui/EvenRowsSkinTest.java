package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.event.Event;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A list of even rows shows the right ones, at the right place, whatever happens to it.
@ExtendWith(ApplicationExtension.class)
class EvenRowsSkinTest {

    private static final double ROW = 50;
    private static final double HEIGHT = 420;

    private final ObservableList<String> rows = FXCollections.observableArrayList(words(100));
    private TextField after;
    private ListView<String> list;
    private EvenRowsSkin<String> skin;
    private int filled;

    @Start
    void start(Stage stage) {
        after = new TextField();
        list = EvenRowsSkin.list(rows, ROW);
        skin = EvenRowsSkin.of(list);
        list.setCellFactory(view -> new Cell());
        list.setStyle("-fx-padding: 0; -fx-border-width: 0; -fx-background-insets: 0;");
        list.setMinHeight(HEIGHT);
        list.setMaxHeight(HEIGHT);
        Scene scene = new Scene(new VBox(list, after), 300, HEIGHT + 60);
        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
        list.requestFocus();
    }

    private final class Cell extends ListCell<String> {
        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            if (!empty) {
                filled++;
            }
        }
    }

    private static List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "row " + i).toList();
    }

    @Test
    void theRowsInViewAreDrawnOneBelowTheOther(FxRobot robot) {
        assertThat(drawn(robot)).isEqualTo(shown(0, 9, 0));
        assertThat(skin.firstInView()).isZero();
        assertThat(skin.lastInView()).isEqualTo(8);
        assertThat(skin.page()).isEqualTo(7);
    }

    @Test
    void itScrollsToAnyRowAndNoFurtherThanTheLast(FxRobot robot) {
        robot.interact(() -> list.scrollTo(40));
        assertThat(drawn(robot)).isEqualTo(shown(40, 9, 0));
        robot.interact(() -> skin.scrollToTop(40, 20));
        assertThat(drawn(robot)).isEqualTo(shown(40, 9, 20));
        assertThat(skin.hiddenAbove()).isEqualTo(20);
        robot.interact(() -> list.scrollTo(99));
        assertThat(drawn(robot)).isEqualTo(shown(91, 9, 30));
        robot.interact(() -> list.scrollTo(1_000));
        assertThat(drawn(robot)).isEqualTo(shown(91, 9, 30));
    }

    @Test
    void aRowIsRevealedWithAsLittleScrollingAsShowsTheWholeOfIt(FxRobot robot) {
        robot.interact(() -> skin.reveal(8));
        assertThat(drawn(robot)).isEqualTo(shown(0, 9, 30));
        robot.interact(() -> skin.reveal(4));
        assertThat(drawn(robot)).isEqualTo(shown(0, 9, 30));
        robot.interact(() -> skin.reveal(0));
        assertThat(drawn(robot)).isEqualTo(shown(0, 9, 0));
        robot.interact(() -> skin.reveal(50));
        assertThat(drawn(robot)).isEqualTo(shown(42, 9, 30));
        robot.interact(() -> skin.reveal(-1));
        robot.interact(() -> skin.reveal(100));
        assertThat(drawn(robot)).isEqualTo(shown(42, 9, 30));
    }

    @Test
    void theWheelTheBarAndItsThumbScroll(FxRobot robot) {
        wheel(robot, -30);
        assertThat(drawn(robot)).isEqualTo(shown(0, 9, 30));
        wheel(robot, 100);
        assertThat(drawn(robot)).isEqualTo(shown(0, 9, 0));
        ScrollBar bar = bar();
        assertThat(bar.getMax()).isEqualTo(100 * ROW - HEIGHT);
        robot.interact(() -> bar.setValue(bar.getMax()));
        assertThat(drawn(robot)).isEqualTo(shown(91, 9, 30));
        robot.interact(bar::decrement);
        assertThat(drawn(robot)).isEqualTo(shown(90, 9, 30));
    }

    @Test
    void theWheelIsLeftToWhatIsAroundTheListAtItsEnds(FxRobot robot) {
        List<Event> passed = new ArrayList<>();
        robot.interact(() -> list.getParent().addEventHandler(ScrollEvent.SCROLL, passed::add));
        wheel(robot, 10);
        assertThat(passed).hasSize(1);
        wheel(robot, -10);
        assertThat(passed).hasSize(1);
    }

    @Test
    void ofAMillionRowsThoseInViewAreMadeAlone(FxRobot robot) {
        robot.interact(() -> list.setItems(new Many()));
        filled = 0;
        robot.interact(() -> list.scrollTo(700_000));
        assertThat(drawn(robot)).isEqualTo(shown(700_000, 9, 0));
        assertThat(filled).isEqualTo(9);
        robot.interact(() -> skin.scrollToTop(700_001, 0));
        assertThat(drawn(robot)).isEqualTo(shown(700_001, 9, 0));
        assertThat(filled).isEqualTo(10);
        robot.interact(() -> list.scrollTo(999_999));
        assertThat(drawn(robot)).isEqualTo(shown(999_991, 9, 30));
        Node thumb = bar().lookup(".thumb");
        assertThat(thumb.getLayoutBounds().getHeight()).isGreaterThan(25);
    }

    @Test
    void whatIsAddedRemovedAndReplacedIsSeen(FxRobot robot) {
        robot.interact(() -> rows.set(2, "another"));
        assertThat(drawn(robot)).containsEntry(2 * ROW, "another");
        robot.interact(() -> rows.addFirst("new"));
        assertThat(drawn(robot)).containsEntry(0.0, "new").containsEntry(3 * ROW, "another");
        robot.interact(() -> list.scrollTo(90));
        robot.interact(() -> rows.setAll(words(3)));
        assertThat(drawn(robot)).isEqualTo(shown(0, 3, 0));
        assertThat(bar().isVisible()).isFalse();
        robot.interact(rows::clear);
        assertThat(drawn(robot)).isEmpty();
        assertThat(skin.firstInView()).isEqualTo(-1);
        assertThat(skin.lastInView()).isEqualTo(-1);
        robot.interact(() -> list.setItems(FXCollections.observableArrayList("other", "list")));
        assertThat(drawn(robot)).containsEntry(0.0, "other").containsEntry(ROW, "list").hasSize(2);
        robot.interact(() -> rows.setAll("no longer listed"));
        assertThat(drawn(robot)).hasSize(2);
    }

    @Test
    void anEmptyListShowsItsPlaceholder(FxRobot robot) {
        Label nothing = new Label("Nothing");
        robot.interact(() -> {
            list.setPlaceholder(nothing);
            rows.clear();
        });
        assertThat(nothing.getParent().isVisible()).isTrue();
        assertThat(nothing.getParent().getLayoutBounds().getHeight()).isEqualTo(HEIGHT);
        robot.interact(() -> rows.setAll("one"));
        assertThat(nothing.getParent().isVisible()).isFalse();
    }

    @Test
    void aHigherListShowsMoreRows(FxRobot robot) {
        robot.interact(() -> list.scrollTo(99));
        robot.interact(() -> {
            list.setMinHeight(HEIGHT - 200);
            list.setMaxHeight(HEIGHT - 200);
        });
        assertThat(drawn(robot)).isEqualTo(shown(91, 5, 30));
        robot.interact(() -> {
            list.setMinHeight(HEIGHT);
            list.setMaxHeight(HEIGHT);
        });
        assertThat(drawn(robot)).isEqualTo(shown(91, 9, 30));
    }

    @Test
    void keysGoFromRowToRowPageToPageAndToTheEnds(FxRobot robot) {
        press(robot, KeyCode.DOWN, false);
        assertSelected(0);
        press(robot, KeyCode.DOWN, false);
        assertSelected(1);
        press(robot, KeyCode.PAGE_DOWN, false);
        assertSelected(8);
        assertThat(drawn(robot)).isEqualTo(shown(0, 9, 30));
        press(robot, KeyCode.END, false);
        assertSelected(99);
        press(robot, KeyCode.DOWN, false);
        assertSelected(99);
        assertThat(drawn(robot)).isEqualTo(shown(91, 9, 30));
        press(robot, KeyCode.PAGE_UP, false);
        assertSelected(92);
        press(robot, KeyCode.HOME, false);
        assertSelected(0);
        press(robot, KeyCode.UP, false);
        assertSelected(0);
        assertThat(list.isFocused()).isTrue();
    }

    @Test
    void withControlTheFocusMovesAloneAndSpaceAddsToTheSelection(FxRobot robot) {
        robot.interact(() -> {
            list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
            list.getSelectionModel().clearAndSelect(3);
        });
        press(robot, KeyCode.DOWN, true);
        press(robot, KeyCode.DOWN, true);
        assertSelected(3);
        assertThat(list.getFocusModel().getFocusedIndex()).isEqualTo(5);
        press(robot, KeyCode.SPACE, true);
        assertSelected(3, 5);
        press(robot, KeyCode.UP, true);
        press(robot, KeyCode.UP, true);
        press(robot, KeyCode.SPACE, true);
        assertSelected(5);
    }

    @Test
    void aClickSelectsAndTabLeavesTheList(FxRobot robot) {
        robot.interact(after::requestFocus);
        robot.clickOn("row 3");
        assertSelected(3);
        assertThat(list.isFocused()).isTrue();
        robot.type(KeyCode.TAB);
        assertThat(after.isFocused()).isTrue();
    }

    @Test
    void whoHearsTheListHearsEveryRow(FxRobot robot) {
        robot.interact(() -> {
            list.getSelectionModel().clearAndSelect(2);
            assertThat(ask(AccessibleAttribute.ITEM_COUNT)).isEqualTo(100);
            assertThat(((ListCell<?>) ask(AccessibleAttribute.ITEM_AT_INDEX, 4)).getText())
                    .isEqualTo("row 4");
            assertThat(((ListCell<?>) ask(AccessibleAttribute.ITEM_AT_INDEX, 77)).getText())
                    .isEqualTo("row 77");
            assertThat(ask(AccessibleAttribute.ITEM_AT_INDEX, 100)).isNull();
            assertThat(((ListCell<?>) ask(AccessibleAttribute.FOCUS_ITEM)).getText())
                    .isEqualTo("row 2");
            assertThat((List<?>) ask(AccessibleAttribute.SELECTED_ITEMS)).hasSize(1);
            assertThat(ask(AccessibleAttribute.VERTICAL_SCROLLBAR)).isEqualTo(bar());
            list.executeAccessibleAction(
                    AccessibleAction.SHOW_ITEM, ask(AccessibleAttribute.ITEM_AT_INDEX, 77));
        });
        assertThat(skin.lastInView()).isEqualTo(77);
        assertThat(drawn(robot)).containsValue("row 77");
    }

    private Object ask(AccessibleAttribute what, Object... parameters) {
        return list.queryAccessibleAttribute(what, parameters);
    }

    @Test
    void aSkinThatIsTakenOffLeavesNothing(FxRobot robot) {
        robot.interact(() -> {
            list.setSkin(null);
            assertThat(list.getChildrenUnmodifiable()).isEmpty();
            rows.add("one more");
            list.scrollTo(3);
        });
        assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(-1);
    }

    /// What stands where, by the distance from the upper edge.
    private TreeMap<Double, String> drawn(FxRobot robot) {
        TreeMap<Double, String> drawn = new TreeMap<>();
        robot.interact(() -> {
            list.applyCss();
            list.layout();
            for (Node node : list.lookupAll(".list-cell")) {
                if (node.isVisible()) {
                    ListCell<?> cell = (ListCell<?>) node;
                    assertThat(cell.getHeight()).isEqualTo(ROW);
                    drawn.put(
                            cell.localToScene(0, 0).getY(), Objects.requireNonNull(cell.getText()));
                }
            }
        });
        return drawn;
    }

    private static TreeMap<Double, String> shown(int first, int count, double hidden) {
        return IntStream.range(0, count)
                .boxed()
                .collect(
                        Collectors.toMap(
                                i -> i * ROW - hidden,
                                i -> "row " + (first + i),
                                (one, other) -> one,
                                TreeMap::new));
    }

    private void assertSelected(Integer... wanted) {
        assertThat(list.getSelectionModel().getSelectedIndices()).containsExactly(wanted);
    }

    private ScrollBar bar() {
        return (ScrollBar) list.lookup(".scroll-bar");
    }

    private void press(FxRobot robot, KeyCode code, boolean control) {
        robot.interact(() ->
                Event.fireEvent(
                        list,
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }

    private void wheel(FxRobot robot, double pixels) {
        robot.interact(() ->
                Event.fireEvent(
                        list,
                        new ScrollEvent(
                                ScrollEvent.SCROLL,
                                10,
                                10,
                                10,
                                10,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                0,
                                pixels,
                                0,
                                pixels,
                                ScrollEvent.HorizontalTextScrollUnits.NONE,
                                0,
                                ScrollEvent.VerticalTextScrollUnits.NONE,
                                0,
                                0,
                                new PickResult(list, 10, 10))));
    }

    /// A million rows without an object for each.
    private static final class Many extends ObservableListBase<String> {
        @Override
        public String get(int index) {
            return "row " + index;
        }

        @Override
        public int size() {
            return 1_000_000;
        }
    }
}
