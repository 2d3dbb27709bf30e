package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// The list's selection keeps JavaFX's contract, and does so with a million rows.
class RowSelectionTest {

    private static final int MILLION = 1_000_000;

    private final HeadlineList rows = new HeadlineList(new Background(line -> {}));
    private final ListView<HeadlineRow> view = Screen.fx(() -> new ListView<>(rows));
    private final RowSelection selection = Screen.fx(() -> new RowSelection(view, rows));

    @BeforeAll
    static void toolkit() {
        JavaFx.startOffScreen();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsDoneItSelectsWhatJavaFxWould(long seed) {
        Screen.fx(() -> {
            rows.replace(IntStream.range(100, 170).toArray());
            view.setSelectionModel(selection);
            ListView<HeadlineRow> other =
                    new ListView<>(javafx.collections.FXCollections.observableArrayList(rows));
            MultipleSelectionModel<HeadlineRow> theirs = other.getSelectionModel();
            theirs.setSelectionMode(SelectionMode.MULTIPLE);
            List<Integer> told = follow(selection.getSelectedIndices());
            List<HeadlineRow> toldItems = follow(selection.getSelectedItems());
            Random random = new Random(seed);
            for (int i = 0; i < 400; i++) {
                int deed = random.nextInt(13);
                int a = random.nextInt(rows.size());
                int b = random.nextInt(rows.size());
                act(selection, deed, a, b);
                act(theirs, deed, a, b);
                assertThat(selection.getSelectedIndices())
                        .as("deed %s of %s with %s and %s", i, deed, a, b)
                        .containsExactlyElementsOf(theirs.getSelectedIndices());
                assertThat(selection.getSelectedItems())
                        .containsExactlyElementsOf(theirs.getSelectedItems());
                assertThat(selection.getSelectedIndex()).isEqualTo(theirs.getSelectedIndex());
                assertThat(selection.getSelectedItem()).isEqualTo(theirs.getSelectedItem());
                assertThat(selection.isEmpty()).isEqualTo(theirs.isEmpty());
                assertThat(view.getFocusModel().getFocusedIndex())
                        .isEqualTo(other.getFocusModel().getFocusedIndex());
                assertThat(told).isEqualTo(selection.getSelectedIndices());
                assertThat(toldItems).isEqualTo(selection.getSelectedItems());
            }
            return null;
        });
    }

    private static void act(MultipleSelectionModel<HeadlineRow> model, int deed, int a, int b) {
        switch (deed) {
            case 0 -> model.clearAndSelect(a);
            case 1, 2 -> model.select(a);
            case 3 -> model.selectRange(Math.min(a, b), Math.max(a, b) + 1);
            case 4 -> model.selectRange(Math.max(a, b), Math.min(a, b) - 1);
            case 5 -> model.selectIndices(a, b, (a + b) / 2);
            case 6 -> model.clearSelection(model.isSelected(a) ? a : b);
            case 7 -> model.selectNext();
            case 8 -> model.selectPrevious();
            case 9 -> model.selectAll();
            case 10 -> model.selectFirst();
            case 11 -> model.selectLast();
            default -> model.clearSelection();
        }
    }

    /// A copy of `list` that knows only what its changes tell.
    private static <E> List<E> follow(ObservableList<E> list) {
        List<E> copy = new ArrayList<>(list);
        list.addListener(
                (ListChangeListener<E>)
                        change -> {
                            while (change.next()) {
                                List<E> there =
                                        copy.subList(
                                                change.getFrom(),
                                                change.getFrom() + change.getRemovedSize());
                                assertThat(there).isEqualTo(change.getRemoved());
                                there.clear();
                                copy.addAll(change.getFrom(), change.getAddedSubList());
                            }
                        });
        return copy;
    }

    @Test
    void aMillionRowsAreSelectedAndOneIsTakenOut() {
        Screen.fx(() -> {
            rows.replace(IntStream.rangeClosed(1, MILLION).toArray());
            List<int[]> changes = new ArrayList<>();
            selection
                    .getSelectedIndices()
                    .addListener(
                            (ListChangeListener<Integer>)
                                    change -> {
                                        while (change.next()) {
                                            changes.add(
                                                    new int[] {
                                                        change.getFrom(),
                                                        change.getRemovedSize(),
                                                        change.getAddedSize()
                                                    });
                                        }
                                    });
            selection.selectAll();
            assertThat(selection.getSelectedIndices()).hasSize(MILLION);
            assertThat(selection.getSelectedIndices().get(654_321)).isEqualTo(654_321);
            assertThat(selection.getSelectedItems().getLast().row()).isEqualTo(MILLION);
            selection.clearSelection(500_000);
            assertThat(selection.getSelectedIndices()).hasSize(MILLION - 1);
            assertThat(selection.isSelected(500_000)).isFalse();
            assertThat(selection.getSelectedIndices().get(500_000)).isEqualTo(500_001);
            assertThat(selection.getSelectedIndices().indexOf(500_001)).isEqualTo(500_000);
            assertThat(selection.rows()).hasSize(MILLION - 1).doesNotContain(500_001);
            selection.clearAndSelect(7);
            assertThat(selection.rows()).containsExactly(8);
            assertThat(changes)
                    .containsExactly(
                            new int[] {0, 0, MILLION},
                            new int[] {500_000, 1, 0},
                            new int[] {0, MILLION - 1, 1});
            return null;
        });
    }

    @Test
    void shiftExtendsFromTheLastChoiceAndShrinksAgain() {
        Screen.fx(() -> {
            rows.replace(IntStream.rangeClosed(1, MILLION).toArray());
            selection.clearAndSelect(10);
            selection.extendTo(MILLION - 1, false);
            assertThat(selection.rows()).hasSize(MILLION - 10).startsWith(11).endsWith(MILLION);
            selection.extendTo(12, false);
            assertThat(selection.rows()).containsExactly(11, 12, 13);
            selection.extendTo(8, false);
            assertThat(selection.rows()).containsExactly(9, 10, 11);
            selection.select(20);
            selection.extendTo(22, true);
            assertThat(selection.rows()).containsExactly(9, 10, 11, 21, 22, 23);
            assertThat(selection.getSelectedIndex()).isEqualTo(22);
            return null;
        });
    }

    @Test
    void theSelectionFollowsItsArticlesIntoAnotherOrder() {
        Screen.fx(() -> {
            rows.replace(IntStream.rangeClosed(1, MILLION).toArray());
            selection.selectRange(0, 3_000);
            selection.clearSelection(5);
            List<HeadlineRow> toldItems = follow(selection.getSelectedItems());
            int[] turned = IntStream.rangeClosed(1, MILLION).map(i -> MILLION + 1 - i).toArray();
            rows.replace(turned);
            assertThat(selection.getSelectedIndices()).hasSize(2_999);
            assertThat(selection.isSelected(MILLION - 1)).isTrue();
            assertThat(selection.isSelected(MILLION - 6)).isFalse();
            assertThat(selection.isSelected(0)).isFalse();
            assertThat(toldItems.getFirst().row()).isEqualTo(3_000);
            assertThat(selection.getSelectedItem().row()).isEqualTo(3_000);
            rows.replace(new int[] {1, 2, 6, MILLION});
            assertThat(selection.rows()).containsExactly(1, 2);
            rows.replace(new int[0]);
            assertThat(selection.isEmpty()).isTrue();
            assertThat(selection.getSelectedItem()).isNull();
            return null;
        });
    }

    @Test
    void placesAreCountedAcrossTheirSteps() {
        Random random = new Random(5);
        List<Integer> expected = new ArrayList<>();
        Places places = Places.NONE;
        for (int i = 0; i < 3_000; i++) {
            int place = random.nextInt(9_000);
            if (!expected.contains(place)) {
                expected.add(place);
                places = places.with(set -> set.set(place));
            }
        }
        Collections.sort(expected);
        assertThat(new ArrayList<>(places)).isEqualTo(expected);
        assertThat(places.countBefore(10_000)).isEqualTo(expected.size());
        for (int place = 0; place < 9_000; place += 64) {
            int at = Collections.binarySearch(expected, place);
            assertThat(places.countBefore(place)).isEqualTo(at < 0 ? -at - 1 : at);
        }
    }
}
