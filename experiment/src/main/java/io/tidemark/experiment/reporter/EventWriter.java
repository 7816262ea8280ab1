package io.tidemark.experiment.reporter;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes a line for each event while the experiment runs. */
final class EventWriter implements AutoCloseable {
    private final Path file;
    private final LineFile lines;
    private final Mailbox mailbox;
    private boolean closed;

    EventWriter(String owner, Path file, boolean append, Stage stage) throws IOException {
        this.file = file;
        this.lines = new LineFile(file, append, stage.clock());
        this.mailbox = stage.bus().mailbox(owner);
    }

    Mailbox mailbox() {
        return mailbox;
    }

    void listen(Predicate<EventType> types, Function<Event, String> line) {
        mailbox.listen(types, _ -> true, event -> add(line.apply(event)));
    }

    /** In the mailbox's turn only. */
    void add(String line) {
        try {
            if (!closed) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** All that was published until now is in the file. */
    String finish() throws InterruptedException {
        Turn.await(mailbox, () -> {
            try {
                if (!closed) {
                    lines.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
            }
        });
        return file.toString();
    }

    @Override
    public void close() throws IOException {
        try {
            Turn.await(mailbox, () -> closed = true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        lines.close();
    }
}
