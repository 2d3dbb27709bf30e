package etools.ui;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a change of many rows, made part by part, came to.
///
/// @param rows that changed
/// @param failure what ended it early, or null
@SuppressWarnings("ArrayRecordComponent") // handed on once
record InParts(int[] rows, @Nullable RuntimeException failure) {

    private static final int PART = 100_000;

    /// Whether so many rows are changed in more than one part.
    static boolean areSeveral(int rows) {
        return rows > PART;
    }

    /// Changes rows until all are done, the step is cancelled, or a part fails; what was changed by
    /// then stays changed.
    ///
    /// @param change changes a part and says which of its rows changed
    static InParts change(int[] rows, UnaryOperator<int[]> change, LongWork.Step step) {
        int[] ordered = rows.clone();
        Arrays.sort(ordered); // marks are kept by the row: each part changes its own stretch
        List<int[]> changed = new ArrayList<>();
        RuntimeException failure = null;
        for (int from = 0; from < rows.length && !step.isCancelled(); from += PART) {
            try {
                int to = Math.min(rows.length, from + PART);
                changed.add(change.apply(Arrays.copyOfRange(ordered, from, to)));
                step.progress(to, rows.length);
            } catch (RuntimeException e) {
                failure = e;
                break;
            }
        }
        return new InParts(changed.stream().flatMapToInt(Arrays::stream).toArray(), failure);
    }
}
