package etools.ui;

import javafx.scene.input.KeyCombination;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Everything that can be done from the keyboard: menus, the sheet on F1 and the README's list are
/// made of this table.
public enum Shortcut {
    IMPORT_FILES(Group.FILE, "Import files…", "Choose files to import", "Shortcut+O"),
    IMPORT_FOLDER(Group.FILE, "Import folder…", "Choose a folder to import", "Shortcut+Shift+O"),
    PASTE(Group.FILE, "Paste", "Import files or text from the clipboard", "Shortcut+V"),
    EXPORT(Group.FILE, "Export…", "Save what is listed as a file", "Shortcut+E"),
    BACK_UP(Group.FILE, "Back up now…", "Save the whole library as one file"),
    IMPORTS(
            Group.FILE,
            "Imports…",
            "Show all imports, and file by file what became of them",
            "Shortcut+Shift+I"),
    REPORT(
            Group.FILE,
            "Last import’s report",
            "Show what the last import refused, and why",
            "Shortcut+R"),
    QUIT(Group.FILE, "Quit", "Close the window", "Shortcut+Q"),

    UNDO(Group.EDIT, "Undo", "Take the last change back", "Shortcut+Z"),
    COPY(
            Group.EDIT,
            "Copy",
            "Copy the selected text, or the selected articles’ titles",
            "Shortcut+C"),
    SELECT_ALL(Group.EDIT, "Select all", "Select every article listed", "Shortcut+A"),
    SEARCH(Group.EDIT, "Search", "Go to the search field", "Shortcut+K"),
    FIND(
            Group.EDIT,
            "Find",
            "Find in the article that has the keyboard, else search the library",
            "Shortcut+F"),
    SAVE_SEARCH(
            Group.EDIT, "Save this search…", "Keep what is searched under a name", "Shortcut+D"),
    NEXT_MATCH(Group.EDIT, "Next match", "Go to the next match in the article", "F3", "Shortcut+G"),
    PREVIOUS_MATCH(
            Group.EDIT,
            "Previous match",
            "Go to the previous match in the article",
            "Shift+F3",
            "Shortcut+Shift+G"),

    NEXT(Group.ARTICLE, "Next article", "Open the next article", "J", "Alt+Down"),
    PREVIOUS(Group.ARTICLE, "Previous article", "Open the previous article", "K", "Alt+Up"),
    NEXT_UNREAD(Group.ARTICLE, "Next unread", "Open the next unread article", "N"),
    READ_ON(
            Group.ARTICLE,
            "Read on",
            "Scroll down a page; at the end, open the next unread",
            "Space"),
    TOGGLE_READ(Group.ARTICLE, "Mark read or unread", "Mark read, or unread again", "M"),
    MARK_ALL_READ(Group.ARTICLE, "Mark all read", "Mark everything that is listed read", "Shift+A"),
    STAR(Group.ARTICLE, "Star", "Star, or take the star off", "S"),
    BROWSE(Group.ARTICLE, "Open in browser", "Open the article’s own page", "B", "Shortcut+Enter"),
    VERSIONS(Group.ARTICLE, "Versions…", "Show what changed in the article", "Shortcut+H"),
    REMOVE(
            Group.ARTICLE,
            "Remove from library",
            "Take out of the library; Undo brings it back",
            "Delete"),

    STATISTICS(
            Group.READING,
            "Statistics",
            "Show what you read, when and how much",
            "Shortcut+Shift+S"),
    HISTORY(Group.READING, "History", "Show what you read, the newest first", "Shortcut+Shift+H"),
    CONTINUE(
            Group.READING,
            "Continue reading",
            "Show what you left in the middle",
            "Shortcut+Shift+C"),
    GO_ON(
            Group.READING,
            "Go on with the last one",
            "Go on with what you left in the middle last",
            "C"),
    ARTICLE_HISTORY(
            Group.READING, "History of this article", "Show when you read this article", "Shift+H"),
    PAUSE(
            Group.READING,
            "Pause recording",
            "Record no readings until you resume",
            "Shortcut+Shift+P"),
    FORGET(Group.READING, "Forget readings…", "Delete the record of a time for ever"),
    SAVE_PICTURE(
            Group.READING,
            "Save statistics as PNG…",
            "Save the whole statistics page as a picture",
            "Shortcut+S"),
    SAVE_FIGURES(
            Group.READING,
            "Save statistics as CSV…",
            "Save all figures of the statistics page as a table",
            "Shortcut+Shift+E"),
    PRINT(Group.READING, "Print statistics…", "Print the statistics page", "Shortcut+P"),

    LISTS(Group.VIEW, "Categories and saved searches", "Choose what is listed", "Shortcut+L"),
    ZOOM_IN(
            Group.VIEW,
            "Larger text",
            "Make the article’s text larger",
            "Shortcut+Plus",
            "Shortcut+Equals",
            "Shortcut+Add"),
    ZOOM_OUT(
            Group.VIEW,
            "Smaller text",
            "Make the article’s text smaller",
            "Shortcut+Minus",
            "Shortcut+Subtract"),
    ZOOM_RESET(Group.VIEW, "Usual text size", "Give the text its usual size", "Shortcut+0"),
    SIDEBAR(Group.VIEW, "Statistics sidebar", "Show or hide the sidebar", "F9"),
    NEXT_PANE(Group.VIEW, "Next pane", "Go to the next pane", "F6"),
    PREVIOUS_PANE(Group.VIEW, "Previous pane", "Go to the previous pane", "Shift+F6"),
    ESCAPE(Group.VIEW, "Close or clear", "Close what lies on top, else clear the search", "Esc"),

    SHORTCUTS(Group.HELP, "Keyboard shortcuts", "Show this list", "F1"),
    SEARCH_HELP(
            Group.HELP,
            "What you can search for",
            "Show what can be typed into the search field",
            "Shift+F1"),
    ABOUT(Group.HELP, "About E-Tools", "Which version this is");

    /// A menu's worth of them.
    enum Group {
        FILE("File"),
        EDIT("Edit"),
        ARTICLE("Article"),
        READING("Reading"),
        VIEW("View"),
        HELP("Help");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private final Group group;
    private final String label;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of immutable combinations
    private final List<KeyCombination> keys;

    Shortcut(Group group, String label, String description, String... keys) {
        this.group = group;
        this.label = label;
        this.description = description;
        this.keys = Arrays.stream(keys).map(KeyCombination::valueOf).toList();
    }

    Group group() {
        return group;
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    /// Whether it does something to the list or the article, which a page may lie over.
    boolean needsPanes() {
        return switch (this) {
            case COPY,
                    SELECT_ALL,
                    NEXT_MATCH,
                    PREVIOUS_MATCH,
                    ZOOM_IN,
                    ZOOM_OUT,
                    ZOOM_RESET,
                    SIDEBAR,
                    GO_ON,
                    ARTICLE_HISTORY ->
                    true;
            default -> group == Group.ARTICLE;
        };
    }

    /// The first is the one menus show.
    List<KeyCombination> keys() {
        return keys;
    }

    /// `Ctrl+F`
    List<String> keyNames() {
        return keys.stream().map(KeyCombination::getDisplayText).distinct().toList();
    }

    /// All that have a key, as the rows of a table in Markdown.
    public static String markdown() {
        return Arrays.stream(values())
                .filter(shortcut -> !shortcut.keys.isEmpty())
                .map(shortcut ->
                        "| "
                                + shortcut.keyNames().stream()
                                        .map(key -> "`" + key + "`")
                                        .collect(Collectors.joining(", "))
                                + " | "
                                + shortcut.description
                                + " |")
                .collect(Collectors.joining("\n", "| key | does |\n|---|---|\n", "\n"));
    }
}
