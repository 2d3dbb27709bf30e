package etools.ui;

import etools.library.ReadingRecord.Wipe;
import etools.reading.Period;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// What the reader's record does not keep: nothing while recording is paused, and no longer what is
/// to be forgotten.
///
/// Lives on the JavaFX thread.
final class Privacy {

    private final ReaderModel model;
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(false);
    private final Background.Latest pausedQuestion = new Background.Latest();
    private final Background.Latest wipeQuestion = new Background.Latest();

    /// What would be forgotten.
    ///
    /// @param days from the first to the last local day with such a reading; null where there is
    ///   none
    record Forgettable(Wipe wipe, @Nullable Period days) {}

    Privacy(ReaderModel model) {
        this.model = model;
        paused.addListener((property, was, is) -> {
            if (is) {
                model.recorder().left();
            }
        });
    }

    /// Whether readings are not recorded.
    ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    boolean isPaused() {
        return paused.get();
    }

    /// Asks the library, which somebody else may have told to pause.
    void refresh() {
        model.ifOpened(open ->
                model.background()
                        .ask(pausedQuestion, () -> open.record().isPaused(), paused::set));
    }

    /// Pauses or resumes. What is being read ends with a pause; what is open when recording goes on
    /// was opened without a trace, and stays so until it is opened again.
    void pause(boolean wanted) {
        if (wanted) {
            model.recorder().left(); // what was read until now is put down before
        }
        model.ifOpened(open ->
                model.background()
                        .change(
                                () -> {
                                    open.record().pause(wanted);
                                    return wanted;
                                },
                                is -> {
                                    pausedQuestion.forget();
                                    paused.set(is);
                                    model.say(
                                            is
                                                    ? "Recording is paused: what you open leaves"
                                                            + " no trace."
                                                    : "Recording goes on.");
                                }));
    }

    /// What would be forgotten of a period.
    void forgettable(Period period, Consumer<Forgettable> answer) {
        model.ifOpened(open ->
                model.background()
                        .ask(
                                wipeQuestion,
                                () -> {
                                    Wipe wipe = open.record().wipeable(period);
                                    Period all = open.record().log().days();
                                    return new Forgettable(wipe, overlap(all, period));
                                },
                                answer));
    }

    private static @Nullable Period overlap(@Nullable Period all, Period asked) {
        if (all == null || all.to().isBefore(asked.from()) || all.from().isAfter(asked.to())) {
            return null;
        }
        return new Period(
                all.from().isBefore(asked.from()) ? asked.from() : all.from(),
                all.to().isAfter(asked.to()) ? asked.to() : all.to());
    }

    /// Forgets for ever. What is being read ends before, and is recorded again when it is opened
    /// again: who forgets today would else find a reading of today.
    ///
    /// @param done told what is gone
    void forget(Period period, Consumer<Wipe> done) {
        model.recorder().left();
        model.ifOpened(open -> {
            LongWork.Step step = model.work().begin("Forgetting readings", false);
            model.background().change(() -> open.record().wipe(period), done, step::end);
        });
    }
}
