package io.tidemark.cli.experiment;

import static java.util.Objects.requireNonNull;

import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.experiment.file.Given;
import io.tidemark.experiment.session.SessionSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a command line asks for, checked.
 *
 * @param repeat how many runs, when it is not what the files say
 * @param permitted public hosts that the user may load
 * @param dryRun whether the phases are only printed
 */
public record ExperimentOrder(
        List<Path> files,
        Given given,
        SessionSettings settings,
        OptionalInt repeat,
        List<String> permitted,
        boolean dryRun,
        Show show) {
    public ExperimentOrder {
        files = List.copyOf(files);
        permitted = List.copyOf(permitted);
        requireNonNull(given, "given is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(repeat, "repeat is null");
        requireNonNull(show, "show is null");
    }
}
