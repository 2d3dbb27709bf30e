package etools.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools open`
@Command(name = "open", description = "Records a reading of an article, and prints it.")
final class OpenCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(paramLabel = "ID", description = "The article's ID.")
    private String id = "";

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        ArticlePrinter printer = new ArticlePrinter(parent.around(), json);
        return parent.withLibrary(
                "open",
                library -> printer.print(library, id, article -> library.recordReading(article)));
    }
}
