package io.tidemark.aggregator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Runs that consist of little: a file that says when each began, a report and a file below. */
public final class FakeRuns {
    private static final String STARTED = "started.txt";

    private FakeRuns() {}

    /** Reads what {@link #write} writes. */
    public static final EntryReader READER = directory -> Files.exists(directory.resolve(STARTED))
            ? Optional.of(entry(directory, Long.parseLong(Files.readString(directory.resolve(STARTED)))))
            : Optional.empty();

    /** A run in a directory of that name. */
    public static StoredRun write(Path parent, String id, long started) throws IOException {
        Path directory = Files.createDirectories(parent.resolve(id));
        Files.writeString(directory.resolve(STARTED), Long.toString(started));
        Files.writeString(directory.resolve(RunStore.REPORT), "<p>report of " + id);
        Files.writeString(Files.createDirectories(directory.resolve("t3.small")).resolve("run.json"), "{}");
        Files.writeString(directory.resolve(".stats.csv.part"), "half");
        return RunFiles.of(directory, READER).orElseThrow();
    }

    private static Entry entry(Path directory, long started) {
        return new Entry(
                RunFiles.name(directory),
                "Checkout",
                started,
                Entry.Kind.BURST,
                "PASSED",
                "200/s, 0 % bad",
                Optional.of(new Entry.Figure(200.5, "1/s")));
    }
}
