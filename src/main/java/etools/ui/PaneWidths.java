package etools.ui;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The widths that the reader gave the list and the sidebar, in pixels. A window that is made
/// narrow takes from them what it must; made wider it gives that back.
final class PaneWidths {

    private static final double HALF_DIVIDER = 0.5;

    private final SplitPane panes;
    private final Region list;
    private final Region middle;
    private final Region sidebar;
    private double listWidth;
    private double sidebarWidth;
    private double listPressed;
    private double sidebarPressed;
    private boolean resized;
    private final Runnable afterLayout = this::giveBack;

    /// @param panes shows the list, the middle and, where it is among its items, the sidebar
    PaneWidths(
            SplitPane panes,
            Region list,
            Region middle,
            Region sidebar,
            double listWidth,
            double sidebarWidth) {
        this.panes = panes;
        this.list = list;
        this.middle = middle;
        this.sidebar = sidebar;
        this.listWidth = listWidth;
        this.sidebarWidth = sidebarWidth;
        SplitPane.setResizableWithParent(list, false);
        SplitPane.setResizableWithParent(sidebar, false);
        list.setPrefWidth(listWidth);
        panes.widthProperty()
                .addListener((property, was, is) -> {
                    if (was.doubleValue() == 0) {
                        place();
                    }
                    resized = true;
                });
        panes.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        panes.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        panes.sceneProperty()
                .addListener((property, was, is) -> {
                    if (was != null) {
                        was.removePostLayoutPulseListener(afterLayout);
                    }
                    if (is != null) {
                        is.addPostLayoutPulseListener(afterLayout);
                    }
                });
    }

    double ofList() {
        return listWidth;
    }

    double ofSidebar() {
        return sidebarWidth;
    }

    /// Gives both their widths.
    void place() {
        double width = panes.getWidth();
        if (width > 0) {
            panes.setDividerPosition(0, (listWidth + HALF_DIVIDER) / width);
            if (hasSidebar()) {
                panes.setDividerPosition(1, 1 - (sidebarWidth + HALF_DIVIDER) / width);
            }
        }
    }

    private boolean hasSidebar() {
        return panes.getItems().contains(sidebar);
    }

    /// The split pane takes from these two once the middle has its least width, and gives back to
    /// the middle alone.
    private void giveBack() {
        if (!resized || panes.getWidth() <= 0) {
            return;
        }
        resized = false;
        double room = middle.getWidth() - middle.minWidth(-1);
        double forList = Math.min(room, listWidth - list.getWidth());
        double width = panes.getWidth();
        boolean any = false;
        if (forList >= 1) {
            panes.setDividerPosition(0, (list.getWidth() + forList + HALF_DIVIDER) / width);
            room -= forList;
            any = true;
        }
        double forSidebar = hasSidebar() ? Math.min(room, sidebarWidth - sidebar.getWidth()) : 0;
        if (forSidebar >= 1) {
            panes.setDividerPosition(
                    1, 1 - (sidebar.getWidth() + forSidebar + HALF_DIVIDER) / width);
            any = true;
        }
        if (any) {
            panes.layout();
        }
    }

    private void pressed(MouseEvent press) {
        listPressed = list.getWidth();
        sidebarPressed = sidebar.getWidth();
    }

    private void released(MouseEvent release) {
        if (!isDivider(release)) {
            return;
        }
        if (list.getWidth() != listPressed) {
            listWidth = list.getWidth();
        }
        if (hasSidebar() && sidebar.getWidth() != sidebarPressed) {
            sidebarWidth = sidebar.getWidth();
        }
    }

    private boolean isDivider(MouseEvent event) {
        for (Node node = event.getTarget() instanceof Node target ? target : null;
                node != null;
                node = node.getParent()) {
            if (node.getStyleClass().contains("split-pane-divider")) {
                return true;
            }
        }
        return false;
    }
}
