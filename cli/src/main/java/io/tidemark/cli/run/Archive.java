package io.tidemark.cli.run;

import io.tidemark.aggregator.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What runs leave behind. */
public interface Archive {
    /** The name of a run's report within its directory. */
    String REPORT = "report.html";

    Written write(Path directory, Run run, RunSettings settings) throws IOException;

    /** @throws IOException with a message for a person, when there is no run in the directory */
    Run read(Path directory) throws IOException;

    /**
     * @param files a person wants to know of, the most wanted first
     * @param notes sentences about what is not as it should be
     */
    record Written(List<Path> files, List<String> notes) {
        public Written {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
        }
    }
}
