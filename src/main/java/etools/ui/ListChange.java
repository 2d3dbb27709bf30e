package etools.ui;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;

/// Stretches of a list replaced by others, without a copy of either: JavaFX's own builder would
/// copy a million rows.
final class ListChange<E> extends ListChangeListener.Change<E> {

    private final List<Step<E>> steps;
    private int at = -1;

    /// @param to where what came ends, in the list as it is now
    /// @param removed what stood there
    private record Step<E>(int from, int to, List<E> removed) {}

    private ListChange(ObservableList<E> list, List<Step<E>> steps) {
        super(list);
        this.steps = steps;
    }

    /// One stretch became another.
    static <E> ListChange<E> at(ObservableList<E> list, int from, int to, List<E> removed) {
        return new ListChange<>(list, List.of(new Step<>(from, to, removed)));
    }

    /// All went and others came. Told in two steps, since for one a list view looks at every row.
    static <E> ListChange<E> ofAll(ObservableList<E> list, List<E> removed) {
        List<Step<E>> steps = new ArrayList<>();
        if (!removed.isEmpty()) {
            steps.add(new Step<>(0, 0, removed));
        }
        if (!list.isEmpty()) {
            steps.add(new Step<>(0, list.size(), List.of()));
        }
        return new ListChange<>(list, steps);
    }

    @Override
    public boolean next() {
        if (at + 1 >= steps.size()) {
            return false;
        }
        at++;
        return true;
    }

    @Override
    public void reset() {
        at = -1;
    }

    @Override
    public int getFrom() {
        return steps.get(at).from();
    }

    @Override
    public int getTo() {
        return steps.get(at).to();
    }

    @Override
    public List<E> getRemoved() {
        return steps.get(at).removed();
    }

    @Override
    protected int[] getPermutation() {
        return new int[0];
    }
}
