package io.tidemark.experiment.examples;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.catalogue.Catalogue;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.file.ExperimentReader;
import io.tidemark.experiment.file.Given;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.session.Ending;
import io.tidemark.experiment.session.Session;
import io.tidemark.experiment.session.SessionListener;
import io.tidemark.experiment.session.SessionSettings;
import io.tidemark.functions.time.SystemClock;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs files of {@code examples/experiments}. */
final class Examples {
    static final Path FOLDER =
            Path.of("../examples/experiments").toAbsolutePath().normalize();

    private Examples() {}

    static Experiment read(List<String> files, String... definitions) throws ProblemsException {
        List<Path> paths = files.stream().map(FOLDER::resolve).toList();
        return new ExperimentReader(Catalogue.local()).read(paths, new Given(List.of(definitions), List.of(), true));
    }

    static Ending run(Experiment experiment, Path results) throws ProblemsException, InterruptedException {
        SessionSettings settings =
                new SessionSettings(SessionSettings.WORKERS, SessionSettings.TICKS_PER_SECOND, FOLDER, results, false);
        return new Session(
                        experiment,
                        settings,
                        new SystemClock(),
                        Map.<String, String>of()::get,
                        new SessionListener() {})
                .run();
    }

    /** The values of a metric by the values of parameters. */
    static Map<List<Object>, List<Double>> values(Results results, String metric, String... parameters) {
        Map<List<Object>, List<Double>> values = new LinkedHashMap<>();
        results.points()
                .forEach(point -> values.put(
                        Stream.of(parameters)
                                .map(name -> point.parameters().get(name))
                                .toList(),
                        point.values(metric)));
        return values;
    }
}
