package etools.ui;

import etools.article.Article;
import etools.article.Marginalia;
import etools.article.Place;
import etools.library.ImportedFile;
import etools.library.Library;
import etools.library.Origin;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The article in the detail pane, and its row, which knows how it was read.
///
/// @param origins what brought it, newest first
/// @param changes how often it changed
/// @param place where its reader stopped, or null for the top
record Shown(
        HeadlineRow row,
        Article article,
        Marginalia marginalia,
        List<Brought> origins,
        int changes,
        @Nullable Place place) {

    /// A file that brought the article.
    ///
    /// @param inside the archives that it lay in, outermost first
    record Brought(Origin origin, List<ImportedFile> inside) {
        Brought {
            inside = List.copyOf(inside);
        }

        /// `export.zip › articles › 7.json`, the name that says most last
        String path() {
            List<String> names = new ArrayList<>();
            inside.forEach(archive -> names.add(Names.of(archive.name())));
            names.add(origin.file().name());
            if (inside.isEmpty()) {
                names.set(0, Names.of(origin.file().name()));
            }
            return String.join(" › ", names);
        }

        /// What the library has of its bytes: the file's, or those of the archive it lay in.
        ImportedFile kept() {
            return inside.isEmpty() ? origin.file() : inside.getFirst();
        }
    }

    Shown {
        origins = List.copyOf(origins);
    }

    /// Asks the library; not on the JavaFX thread.
    static Shown of(Library from, HeadlineRow row, Article article, @Nullable Place place) {
        List<Brought> origins = new ArrayList<>();
        for (Origin origin : from.imports().origins(article.id())) {
            origins.add(new Brought(origin, ImportRecord.inside(from, origin.file())));
        }
        return new Shown(
                row,
                article,
                from.marginalia(article.id()),
                origins,
                from.changes(article.id()),
                place);
    }

    /// The same, stopped at another place.
    Shown at(@Nullable Place other) {
        return new Shown(row, article, marginalia, origins, changes, other);
    }
}
