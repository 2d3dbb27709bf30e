package etools.ui;

import etools.importing.ExportKind;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where articles are to be saved, and as what: a person chooses a kind and types a name, and these
/// need not agree.
///
/// @param completed whether the name got the kind's ending after the chooser asked about a file
///   that is there already
record ExportChoice(Path file, ExportKind kind, boolean completed) {

    /// A name that tells another kind by its ending counts; one that tells none gets the ending of
    /// the kind chosen.
    static ExportChoice of(Path named, ExportKind chosen, int articles) {
        String name = String.valueOf(named.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith("." + last(chosen.ending(articles)))) {
            return new ExportChoice(named, chosen, false);
        }
        return ExportKind.of(named)
                .filter(told -> !told.isFileEach() || articles == 1)
                .map(told -> new ExportChoice(named, told, false))
                .orElseGet(() ->
                        new ExportChoice(
                                named.resolveSibling(
                                        named.getFileName() + "." + chosen.ending(articles)),
                                chosen,
                                true));
    }

    /// The patterns of a kind's files for the chooser.
    static List<String> patterns(ExportKind kind, int articles) {
        String ending = kind.ending(articles);
        return Stream.of(ending, last(ending)).distinct().map(one -> "*." + one).toList();
    }

    private static String last(String ending) {
        return ending.substring(ending.lastIndexOf('.') + 1);
    }
}
