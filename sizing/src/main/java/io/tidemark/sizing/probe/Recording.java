package io.tidemark.sizing.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The samples of a probe and its problems, kept in memory and in a file. Thread-safe. */
final class Recording implements AutoCloseable {
    private final List<HostSample> samples = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private @Nullable SampleCsv file;

    Recording(Path directory) {
        try {
            file = new SampleCsv(directory);
        } catch (IOException e) {
            giveUpFile("cannot be written", e);
        }
    }

    synchronized void add(HostSample sample) {
        samples.add(sample);
        if (file != null) {
            try {
                file.add(sample);
            } catch (IOException e) {
                giveUpFile("lacks samples from " + sample.epochMillis() + " on", e);
            }
        }
    }

    /** A sentence; the same one again changes nothing. */
    synchronized void problem(String sentence) {
        problems.add(sentence);
    }

    synchronized List<HostSample> samples() {
        return List.copyOf(samples);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                giveUpFile("may lack its last samples", e);
            }
            file = null;
        }
    }

    private synchronized void giveUpFile(String what, IOException reason) {
        file = null;
        problems.add("The file " + SampleCsv.FILE + " " + what + ": " + reason + ".");
    }
}
