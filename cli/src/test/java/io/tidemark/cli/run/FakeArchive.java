package io.tidemark.cli.run;

import io.tidemark.aggregator.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a file that says which run it is, and reads back the last one. */
public final class FakeArchive implements Archive {
    private @Nullable Run last;

    @Override
    public Written write(Path directory, Run run, RunSettings settings) throws IOException {
        last = run;
        return new Written(
                List.of(Files.writeString(directory.resolve(REPORT), run.info().id())), List.of());
    }

    @Override
    public Run read(Path directory) throws IOException {
        if (last == null) {
            throw new IOException(directory + " has no run");
        }
        return last;
    }

    public FakeArchive holding(Run run) {
        last = run;
        return this;
    }
}
