package etools.store;

import org.jspecify.annotations.Nullable;

/// A question kept under a name, in the library's words.
public record SavedQuestion(int number, String name, Values values) {

    public record Values(
            String words,
            String shown,
            @Nullable String category,
            @Nullable String tag,
            String sortBy,
            boolean descending) {}
}
