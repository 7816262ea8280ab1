package io.tidemark.cli.options;

import io.tidemark.cli.run.RunSettings.Show;
import picocli.CommandLine.Option;

/** How much is said. */
public final class DisplayOptions {
    @Option(names = "--json", description = "Progress and result as JSON objects on standard output, one a line.")
    boolean json;

    @Option(names = "--quiet", description = "Only the result.")
    boolean quiet;

    void check(Findings findings) {
        findings.exclude("--json", json, "--quiet", quiet);
    }

    /** JSON when both are asked for. */
    public Show show() {
        if (json) {
            return Show.JSON;
        }
        return quiet ? Show.RESULT : Show.PROGRESS;
    }
}
