package etools.ui;

import etools.article.ArticleId;
import etools.library.ImportedFile;
import etools.library.Library;
import etools.library.Origin;

import java.util.ArrayList;
import java.util.List;

/// A file that brought an article.
///
/// @param inside the archives that it lay in, outermost first
record Brought(Origin origin, List<ImportedFile> inside) {
    Brought {
        inside = List.copyOf(inside);
    }

    /// All that brought it, newest first. Asks the library; not on the JavaFX thread.
    static List<Brought> of(Library from, ArticleId article) {
        return from.imports().origins(article).stream()
                .map(origin -> new Brought(origin, ImportRecord.inside(from, origin.file())))
                .toList();
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
