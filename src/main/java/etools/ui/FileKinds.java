package etools.ui;

import etools.importing.FileImport;

import javafx.stage.FileChooser.ExtensionFilter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a file chooser offers: all kinds of the one table together, or every file there is, for
/// what a file holds tells its kind and not its name.
final class FileKinds {

    static List<ExtensionFilter> filters() {
        List<String> patterns =
                FileImport.endings().stream()
                        .map(ending -> "*." + ending)
                        // choosers on Linux tell small letters from capitals
                        .flatMap(each -> Stream.of(each, each.toUpperCase(Locale.ROOT)))
                        .toList();
        return List.of(
                new ExtensionFilter("All article files", patterns),
                new ExtensionFilter("All files", "*.*", "*"));
    }

    private FileKinds() {}
}
