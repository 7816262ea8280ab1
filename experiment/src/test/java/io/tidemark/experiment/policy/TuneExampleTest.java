package io.tidemark.experiment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.catalogue.Catalogue;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.file.ExperimentReader;
import io.tidemark.experiment.file.Given;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.session.Ending;
import io.tidemark.experiment.session.Session;
import io.tidemark.experiment.session.SessionListener;
import io.tidemark.experiment.session.SessionSettings;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.functions.time.SystemEnvironment;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/experiments/tune.yml}, with a program of its own in every phase. */
class TuneExampleTest {
    private static final Path EXAMPLES = Path.of("../examples/experiments");
    private static final double LEAST = 52.218;

    @TempDir
    Path results;

    @Test
    void theKnownOptimumIsFoundInFewPhases() throws Exception {
        List<String> notes = new CopyOnWriteArrayList<>();
        Experiment experiment =
                new ExperimentReader(Catalogue.local()).read(List.of(EXAMPLES.resolve("tune.yml")), Given.NOTHING);

        Ending ending = new Session(
                        experiment,
                        new SessionSettings(4, 30, EXAMPLES, results, false),
                        new SystemClock(),
                        new SystemEnvironment(),
                        new SessionListener() {
                            @Override
                            public void note(String text) {
                                notes.add(text);
                            }
                        })
                .run();

        assertThat(ending.troubles()).isEmpty();
        assertThat(ending.failedPhases()).isZero();
        assertThat(experiment.warnings()).isEmpty();
        List<Point> points = ending.results().points();
        assertThat(points).hasSizeLessThanOrEqualTo(50);
        Point best = points.stream()
                .min(Comparator.comparingDouble(point -> point.values("latency").getFirst()))
                .orElseThrow();
        assertThat(best.values("latency").getFirst()).isBetween(LEAST - 0.01, LEAST + 0.5);
        assertThat(notes)
                .anySatisfy(note -> assertThat(note)
                        .startsWith("minimize latency (mean): the best of ")
                        .contains(best.parameters().toString()));
        assertThat(results.resolve("tune.csv")).isNotEmptyFile();
        assertThat(results.resolve("tune-snapshot.json")).isNotEmptyFile();
    }
}
