package io.tidemark.aggregator.dump;

import io.tidemark.aggregator.file.WholeFile;
import io.tidemark.aggregator.run.Run;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Two files that hold a run: {@value #JSON} with all numbers, and {@value #HISTOGRAMS} with the distributions, an
 * HdrHistogram log that its own tools open.
 *
 * <p>Guarantees: what was written is read back exactly. A file has its name only when it is complete; {@value #JSON} gets
 * its name last. Both ways are streams: besides the run itself, memory is needed for one window only.
 */
public final class RunDump {
    public static final String JSON = "run.json";
    public static final String HISTOGRAMS = "run.hlog";
    /** Of both files together. */
    static final int FORMAT_VERSION = 1;

    private RunDump() {}

    /** Writes into an existing directory; a dump that is there already is replaced. */
    public static void write(Path directory, Run run) throws IOException {
        try (WholeFile json = WholeFile.at(directory.resolve(JSON));
                WholeFile histograms = WholeFile.at(directory.resolve(HISTOGRAMS))) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(histograms.draft()))) {
                HistogramLogOutput.write(out, run);
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(json.draft()))) {
                new RunJsonWriter(out).write(run);
            }
            histograms.complete();
            json.complete();
        }
    }

    /** @throws IOException with a message that names the file, when it is missing, damaged or of another version */
    public static Run read(Path directory) throws IOException {
        Path json = directory.resolve(JSON);
        Path histograms = directory.resolve(HISTOGRAMS);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(histograms));
                HistogramLogInput distributions = new HistogramLogInput(histograms, in)) {
            return RunJsonReader.read(json, distributions);
        } catch (NoSuchFileException e) {
            throw new DumpException(e.getFile() + ": there is no such file", e);
        }
    }
}
