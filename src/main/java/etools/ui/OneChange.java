package etools.ui;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import java.util.List;

/// One stretch of a list replaced by another, without a copy of either: JavaFX's own builder would
/// copy a million rows.
final class OneChange<E> extends ListChangeListener.Change<E> {

    private final int from;
    private final int to;
    private final List<E> removed;
    private boolean before = true;

    /// @param to where what came ends, in the list as it is now
    /// @param removed what stood there
    OneChange(ObservableList<E> list, int from, int to, List<E> removed) {
        super(list);
        this.from = from;
        this.to = to;
        this.removed = removed;
    }

    @Override
    public boolean next() {
        boolean first = before;
        before = false;
        return first;
    }

    @Override
    public void reset() {
        before = true;
    }

    @Override
    public int getFrom() {
        return from;
    }

    @Override
    public int getTo() {
        return to;
    }

    @Override
    public List<E> getRemoved() {
        return removed;
    }

    @Override
    protected int[] getPermutation() {
        return new int[0];
    }
}
