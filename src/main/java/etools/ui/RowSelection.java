package etools.ui;

import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;

/// Which rows of the list are selected. It does in a moment with a million rows what JavaFX's own
/// model takes seconds for, tells of each change as one, and follows its articles into a new
/// answer.
final class RowSelection extends MultipleSelectionModel<HeadlineRow> {

    private final ListView<HeadlineRow> view;
    private final HeadlineList headlines;
    private final Indices indices = new Indices();
    private final Items items = new Items();
    private Places places = Places.NONE;
    private int anchor = -1;
    private boolean following;
    private BitSet rowsBefore = new BitSet();
    private int[] listBefore = {};
    private int anchorRow;
    private int leadRow;
    private int focusedRow;

    RowSelection(ListView<HeadlineRow> view, HeadlineList headlines) {
        this.view = view;
        this.headlines = headlines;
        setSelectionMode(SelectionMode.MULTIPLE);
        headlines
                .replacingProperty()
                .addListener((property, was, replacing) -> {
                    if (replacing) {
                        beforeNewAnswer();
                    } else {
                        afterNewAnswer();
                    }
                });
    }

    @Override
    public ObservableList<Integer> getSelectedIndices() {
        return indices;
    }

    @Override
    public ObservableList<HeadlineRow> getSelectedItems() {
        return items;
    }

    /// The numbers of the selected rows, in the order of the list.
    int[] rows() {
        int[] rows = new int[places.size()];
        int count = 0;
        for (int i = places.next(0); i >= 0; i = places.next(i + 1)) {
            rows[count++] = headlines.rowAt(i);
        }
        return rows;
    }

    /// True while the selection is put where its articles now stand; the reader did nothing.
    boolean isFollowing() {
        return following;
    }

    @Override
    public boolean isSelected(int index) {
        return places.has(index);
    }

    @Override
    public boolean isEmpty() {
        return places.isEmpty();
    }

    @Override
    public void clearAndSelect(int index) {
        if (index < 0 || index >= headlines.size()) {
            clearSelection();
            return;
        }
        anchor = index;
        focus(index);
        become(Places.range(index, index + 1), index);
    }

    @Override
    public void select(int index) {
        if (index == -1) {
            clearSelection();
        } else if (index >= 0 && index < headlines.size()) {
            anchor = index;
            focus(index);
            become(
                    getSelectionMode() == SelectionMode.SINGLE
                            ? Places.range(index, index + 1)
                            : places.with(set -> set.set(index)),
                    index);
        }
    }

    @Override
    public void select(HeadlineRow row) {
        int index = headlines.indexOf(row);
        if (index >= 0) {
            select(index);
        }
    }

    @Override
    public void selectIndices(int index, int... more) {
        if (getSelectionMode() == SelectionMode.SINGLE) {
            int last = index;
            for (int each : more) {
                last = isInList(each) ? each : last;
            }
            select(last);
            return;
        }
        BitSet wanted = new BitSet();
        int last = -1;
        for (int i = -1; i < more.length; i++) {
            int each = i < 0 ? index : more[i];
            if (isInList(each)) {
                wanted.set(each);
                last = each;
            }
        }
        if (last >= 0) {
            focus(last);
            become(places.with(set -> set.or(wanted)), last);
        }
    }

    @Override
    public void selectRange(int start, int end) {
        if (start != end) {
            boolean down = start < end;
            int from = Math.clamp(down ? start : end + 1, 0, headlines.size());
            int to = Math.clamp(down ? end : start + 1, 0, headlines.size());
            if (getSelectionMode() == SelectionMode.SINGLE) {
                select(down ? to - 1 : from);
            } else if (from < to) {
                int last = down ? to - 1 : from;
                focus(last);
                become(places.with(set -> set.set(from, to)), last);
            }
        }
    }

    /// Selects from where the last choice was made up to `index`.
    ///
    /// @param more whether what else is selected stays so
    void extendTo(int index, boolean more) {
        if (isInList(index)) {
            int start = anchor >= 0 ? anchor : Math.max(0, view.getFocusModel().getFocusedIndex());
            anchor = Math.min(start, headlines.size() - 1);
            int from = Math.min(anchor, index);
            int to = Math.max(anchor, index) + 1;
            focus(index);
            become(more ? places.with(set -> set.set(from, to)) : Places.range(from, to), index);
        }
    }

    @Override
    public void selectAll() {
        int size = headlines.size();
        if (size > 0 && getSelectionMode() == SelectionMode.MULTIPLE) {
            int focused = view.getFocusModel().getFocusedIndex();
            int lead = focused < 0 ? size - 1 : focused;
            focus(lead);
            become(Places.range(0, size), lead);
        }
    }

    @Override
    public void clearSelection(int index) {
        if (isSelected(index)) {
            anchor = index;
            Places rest = places.with(set -> set.clear(index));
            if (rest.isEmpty()) {
                clearSelection();
            } else {
                become(rest, getSelectedIndex());
            }
        }
    }

    @Override
    public void clearSelection() {
        anchor = -1;
        focus(-1);
        become(Places.NONE, -1);
    }

    @Override
    public void selectFirst() {
        if (!headlines.isEmpty()) {
            select(0);
        }
    }

    @Override
    public void selectLast() {
        if (!headlines.isEmpty()) {
            select(headlines.size() - 1);
        }
    }

    @Override
    public void selectPrevious() {
        int focused = view.getFocusModel().getFocusedIndex();
        if (focused == -1) {
            selectLast();
        } else if (focused > 0) {
            select(focused - 1);
        }
    }

    @Override
    public void selectNext() {
        int focused = view.getFocusModel().getFocusedIndex();
        if (focused == -1) {
            selectFirst();
        } else if (focused < headlines.size() - 1) {
            select(focused + 1);
        }
    }

    private boolean isInList(int index) {
        return index >= 0 && index < headlines.size();
    }

    private void focus(int index) {
        view.getFocusModel().focus(index);
    }

    private void become(Places now, int lead) {
        become(now, lead, null);
    }

    /// @param formerList the rows of the list when the present places were chosen, where that was
    ///   another list
    private void become(Places now, int lead, int @Nullable [] formerList) {
        Places was = places;
        places = now;
        setSelectedIndex(lead);
        setSelectedItem(lead < 0 ? null : headlines.rowOf(headlines.rowAt(lead)));
        int first = was.firstDifference(now);
        int last = was.lastDifference(now);
        if (first >= 0) {
            int from = was.countBefore(first);
            int wasTo = was.countBefore(last + 1);
            int to = now.countBefore(last + 1);
            indices.changed(from, to, was.subList(from, wasTo));
            if (formerList == null) {
                Rows former = new Rows(headlines.rows(), was);
                items.changed(from, to, former.subList(from, wasTo));
            }
        }
        if (formerList != null) {
            items.changed(0, now.size(), new Rows(formerList, was));
        }
    }

    // A new answer.

    private void beforeNewAnswer() {
        rowsBefore = new BitSet();
        listBefore = headlines.rows();
        for (int i = places.next(0); i >= 0; i = places.next(i + 1)) {
            if (listBefore[i] > 0) { // not one of those still to be loaded
                rowsBefore.set(listBefore[i]);
            }
        }
        anchorRow = rowBefore(anchor);
        leadRow = rowBefore(getSelectedIndex());
        focusedRow = rowBefore(view.getFocusModel().getFocusedIndex());
    }

    private int rowBefore(int index) {
        return index >= 0 && index < listBefore.length ? listBefore[index] : 0;
    }

    private void afterNewAnswer() {
        BitSet now = new BitSet();
        int[] list = headlines.rows();
        int lead = -1;
        anchor = -1;
        if (!rowsBefore.isEmpty()) {
            for (int i = 0; i < list.length; i++) {
                if (list[i] > 0 && rowsBefore.get(list[i])) {
                    now.set(i);
                    lead = list[i] == leadRow || lead < 0 ? i : lead;
                }
                anchor = list[i] == anchorRow ? i : anchor;
            }
        }
        following = true;
        try {
            int focused = lead >= 0 ? lead : headlines.indexOfRow(focusedRow);
            focus(focused >= 0 || list.length == 0 ? focused : 0);
            become(Places.of(now), lead, listBefore);
        } finally {
            following = false;
            listBefore = new int[0];
        }
    }

    /// Selects one row as if it had followed from an earlier answer.
    void follow(int index) {
        following = true;
        try {
            clearAndSelect(index);
        } finally {
            following = false;
        }
    }

    private final class Indices extends ObservableListBase<Integer> {
        @Override
        public Integer get(int index) {
            return places.get(index);
        }

        @Override
        public int size() {
            return places.size();
        }

        @Override
        public boolean contains(Object index) {
            return places.contains(index);
        }

        @Override
        public int indexOf(Object index) {
            return places.indexOf(index);
        }

        void changed(int from, int to, List<Integer> removed) {
            fireChange(ListChange.at(this, from, to, removed));
        }
    }

    private final class Items extends ObservableListBase<HeadlineRow> {
        @Override
        public HeadlineRow get(int index) {
            return headlines.rowOf(headlines.rowAt(places.get(index)));
        }

        @Override
        public int size() {
            return places.size();
        }

        void changed(int from, int to, List<HeadlineRow> removed) {
            fireChange(ListChange.at(this, from, to, removed));
        }
    }

    /// What stood at some places of a list, without an object for each.
    private final class Rows extends AbstractList<HeadlineRow> {
        private final int[] list;
        private final Places chosen;

        Rows(int[] list, Places chosen) {
            this.list = list;
            this.chosen = chosen;
        }

        @Override
        public HeadlineRow get(int index) {
            return headlines.rowOf(list[chosen.get(index)]);
        }

        @Override
        public int size() {
            return chosen.size();
        }
    }
}
