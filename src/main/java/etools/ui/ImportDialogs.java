package etools.ui;

import etools.article.Article;
import etools.importing.ImportReport;
import etools.library.ImportRun;
import etools.library.ImportedFile.Show;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/// What the window says and asks about imports, and the cards that show them.
final class ImportDialogs {

    private static final double WIDTH = 1400;
    private static final double HEIGHT = 1000;

    private final ReaderModel model;
    private final Settings settings;
    private final Overlays overlays;
    private final Toasts toasts;
    private final ImportsView.Window window;
    private @Nullable ImportsView imports;
    private @Nullable VersionsView versions;

    ImportDialogs(
            ReaderModel model,
            Settings settings,
            Overlays overlays,
            Toasts toasts,
            ImportsView.Window window) {
        this.model = model;
        this.settings = settings;
        this.overlays = overlays;
        this.toasts = toasts;
        this.window = window;
        model.imported()
                .cutOffProperty()
                .addListener((property, was, is) -> {
                    if (is != null) {
                        askAbout(is);
                    }
                });
    }

    /// All imports, the newest chosen.
    void showImports() {
        showImports(null, Show.ALL);
    }

    /// What the newest import refused.
    void showRefused() {
        showImports(null, Show.REFUSED);
    }

    private void showImports(@Nullable Long run, Show files) {
        ImportsView view = imports;
        if (view == null) {
            view = new ImportsView(model, settings, window);
            imports = view;
        }
        overlays.showLarge(
                "Imports", view, view.note(), WIDTH, HEIGHT, view::escape, view::keepPlaces);
        view.open(run, files);
    }

    void showVersions(Article article, double zoom) {
        VersionsView view = versions;
        if (view == null) {
            view = new VersionsView(model);
            versions = view;
        }
        overlays.showLarge(
                "Versions of “" + shortened(article.title()) + "”",
                view,
                new Region(),
                WIDTH,
                HEIGHT,
                () -> false,
                () -> {});
        view.open(article, zoom);
    }

    private static String shortened(String title) {
        return title.length() > 80 ? title.substring(0, 79) + "…" : title;
    }

    private void askAbout(ImportRun run) {
        Button resume = new Button("Resume");
        resume.setId("toast-resume");
        resume.getStyleClass().addAll("flat", "accent");
        resume.setOnAction(clicked -> model.imported().resume(run));
        Button leave = new Button("Leave");
        leave.setId("toast-leave");
        leave.getStyleClass().add("flat");
        leave.setOnAction(clicked -> model.imported().leave(run));
        toasts.ask(
                Feather.ALERT_TRIANGLE,
                "An import was cut off: "
                        + Names.of(run.what())
                        + ". Resume goes on where it ended; nothing is doubled.",
                leave,
                resume);
    }

    /// What an import did, and what can be done about it.
    void tell(ImportReport report) {
        Button undo = new Button("Undo");
        undo.setId("toast-undo");
        undo.getStyleClass().addAll("flat", "accent");
        undo.setOnAction(clicked -> model.undoImport(report));
        Button show = new Button("Show");
        show.setId("toast-report");
        show.getStyleClass().addAll("flat");
        Show files =
                report.refused() > 0
                        ? Show.REFUSED
                        : report.warnings() > 0 ? Show.WARNINGS : Show.ALL;
        show.setOnAction(clicked -> showImports(report.importId(), files));
        // The model can undo it only after this report has arrived.
        Platform.runLater(() -> {
            boolean clean =
                    report.refused() == 0 && report.warnings() == 0 && report.stopped().isEmpty();
            List<Button> actions = new ArrayList<>(List.of(show));
            if (model.canUndoImport(report)) {
                actions.add(undo);
            }
            toasts.show(
                    clean ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE,
                    Overlays.totals(report),
                    actions.toArray(Button[]::new));
        });
    }
}
