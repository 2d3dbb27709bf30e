package etools.article;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a reader left in an article beside the reading record.
///
/// @param notes in the order of the article, where that is known
/// @param progress how much of it was read, from 0 to 1, where that is known
public record Marginalia(List<Note> notes, @Nullable Double progress) {

    public static final Marginalia NONE = new Marginalia(List.of(), null);

    public Marginalia {
        notes = List.copyOf(notes);
        if (progress != null && !(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress is from 0 to 1, not " + progress);
        }
    }

    public boolean isEmpty() {
        return notes.isEmpty() && progress == null;
    }
}
