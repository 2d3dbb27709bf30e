package etools.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Holds back what is said of a document until an article of it is found: where none is, all of it
/// is refused with one line.
final class Held implements Consumer<Part> {

    private final Consumer<Part> parts;
    private final List<Part> early = new ArrayList<>();
    private boolean found;

    Held(Consumer<Part> parts) {
        this.parts = parts;
    }

    @Override
    public void accept(Part part) {
        if (!found && part instanceof Part.Found) {
            found = true;
            early.forEach(parts);
            early.clear();
        }
        if (found) {
            parts.accept(part);
        } else {
            early.add(part);
        }
    }

    boolean isEmpty() {
        return !found;
    }

    /// @throws RefusedException nothing was found, and why
    void end() throws RefusedException {
        if (!found) {
            for (Part part : early) {
                if (part instanceof Part.Refused(Refusal refusal)) {
                    throw new RefusedException(refusal.place(), refusal.why());
                }
            }
            throw new RefusedException(null, "it holds no text");
        }
    }
}
