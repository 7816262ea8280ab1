package io.tidemark.experiment.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.explore.Spot;
import io.tidemark.experiment.explore.Trial;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final String EXPLORE =
            "explore: [{parameter: a, min: 0, max: 10}, {parameter: b, max: 1, step: 0.1}]\n";

    @TempDir
    Path folder;

    @Test
    void theOldDriversOptionsAreTaken() throws ProblemsException {
        Plan plan = plan(EXPLORE + """
                metric: m
                average: p90
                outliers: yes
                minimize: -x
                algorithm: {minDistance: 0.5}
                database: snapshot.json
                """);

        assertThat(plan.space().size()).isEqualTo(11 * 11);
        assertThat(plan.limits().minDistance()).isEqualTo(0.5);
        assertThat(plan.limits().budget()).isEqualTo(50);
        assertThat(plan.limits().start()).isEqualTo(7);
        assertThat(plan.database()).isEqualTo("snapshot.json");
        assertThat(plan.goal()).hasToString("minimize -x where x is m (p90)");
        assertThat(plan.goal().value(Map.of("m", List.of(1.0, 2.0, 3.0)), Scope.EMPTY))
                .isEqualTo(-2.8, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "metric: m,                                     4.0, false, the mean without what is far off",
        "'{metric: m, outliers: yes}',                  9.0, false, the mean of all",
        "'{metric: m, average: median, outliers: yes}', 4.5, false, the median",
        "'{metric: m, average: max, outliers: yes}',   36.0, false, the greatest",
        "'{metric: m, maximize: 2 * x}',                8.0, true,  an expression over x",
        "'{minimise: m + 10 * n}',                     54.0, false, an expression over metrics",
        "'{maximise: n * a}',                          15.0, true,  an expression over a parameter"
    })
    void aPhaseIsWorthWhatItsValuesSay(String options, double value, boolean maximize, String why)
            throws ProblemsException {
        String written = options.startsWith("{")
                ? options.substring(1, options.length() - 1).replace(", ", "\n")
                : options;
        Goal goal = plan(EXPLORE + written).goal();

        double its = goal.value(
                Map.of("m", List.of(2.0, 4.0, 36.0, 3.0, 5.0, 6.0, 5.0, 3.0, 4.0, 22.0), "n", List.of(5.0)),
                Scope.of(Map.of("a", 3L)));

        assertThat(its).as(why).isEqualTo(value);
        assertThat(goal.maximize()).isEqualTo(maximize);
        assertThat(goal.cost(goal.cost(7))).isEqualTo(7);
        assertThat(goal.cost(7)).isEqualTo(maximize ? -7 : 7);
    }

    @Test
    void aMetricWithoutValuesIsNamed() throws ProblemsException {
        Goal goal = plan(EXPLORE + "metric: m\nminimize: x + n").goal();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> goal.value(Map.of("m", List.of(), "n", List.of(1.0)), Scope.EMPTY))
                .withMessage("there is no value of the metric m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> goal.value(Map.of("m", List.of(1.0), "n", List.of()), Scope.EMPTY))
                .withMessage("there is no value of the metric n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explore: [{parameter: a, min: 5, max: 1}]    | metric: m                 | max of a must be >= min",
                "explore: [{parameter: a, max: 5, step: 0}]   | metric: m                 | step of a must be > 0",
                "explore: [{parameter: a, max: 5},{parameter: a, max: 5}] | metric: m     | twice",
                "explore: [{parameter: a, max: 5}]            | average: mean             | metric",
                "explore: [{parameter: a, max: 5}]            | minimize: x               | x needs metric",
                "explore: [{parameter: a, max: 5}]            | maximize: q + 1           | q is no metric",
                "explore: [{parameter: a, max: 5}]            | '{metric: m, minimize: x, maximize: x}' | beside minimize",
                "explore: [{parameter: a, max: 5}]            | '{metric: m, average: p101}' | percentile such as p95",
                "explore: [{parameter: a, max: 5}]            | '{metric: m, average: mode}' | percentile such as p95"
            })
    void whatMakesNoSenseIsFoundBeforeAnythingRuns(String explore, String options, String message) {
        String written = options.startsWith("{")
                ? options.substring(1, options.length() - 1).replace(", ", "\n")
                : options;

        ProblemsException problems =
                catchThrowableOfType(ProblemsException.class, () -> plan(explore + "\n" + written));

        assertThat(problems.problems()).hasSize(1).first().asString().contains(message);
    }

    @Test
    void aSnapshotComesBackAsItWas() throws Exception {
        Plan plan = plan(EXPLORE + "maximize: m");
        Path file = folder.resolve("deeper/snapshot.json");
        Snapshot snapshot = new Snapshot(
                2,
                1,
                List.of(Trial.of(Spot.of(3, 7), -1.25), Trial.failed(Spot.of(0, 0)), Trial.of(Spot.of(3, 7), -2)));

        snapshot.write(file, plan);

        assertThat(Snapshot.read(file, plan)).contains(snapshot);
        assertThat(Files.readString(file)).contains("\"coords\":[[3,0,3],[0.7,0.0,0.7]]", "\"values\":[1.25,null,2.0]");
        assertThat(Snapshot.read(folder.resolve("none.json"), plan)).isEmpty();
    }

    @Test
    void theOldDriversSnapshotIsTaken() throws Exception {
        Path file = folder.resolve("snapshot.json");
        Files.writeString(
                file, "{\"coords\": [[1, 5], [0.1, 0.5]], \"values\": [8.5, 2], \"queue\": [{\"a\": 9, \"b\": 0.9}]}");

        assertThat(Snapshot.read(file, plan(EXPLORE + "metric: m"))
                        .orElseThrow()
                        .trials())
                .containsExactly(Trial.of(Spot.of(1, 1), 8.5), Trial.of(Spot.of(5, 5), 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explore: [{parameter: a, max: 10},{parameter: b, max: 2, step: 0.1}] | metric: m   | it is of",
                "explore: [{parameter: b, max: 1, step: 0.1},{parameter: a, max: 10}] | metric: m   | it is of",
                "explore: [{parameter: a, max: 10},{parameter: b, max: 1, step: 0.1}] | metric: n   | it is to minimize m",
                "explore: [{parameter: a, max: 10},{parameter: b, max: 1, step: 0.1}] | maximize: m | it is to minimize m"
            })
    void aSnapshotOfSomethingElseIsRefusedWithWords(String explore, String goal, String message) throws Exception {
        Path file = folder.resolve("snapshot.json");
        new Snapshot(0, 0, List.of(Trial.of(Spot.of(3, 7), 1))).write(file, plan(EXPLORE + "metric: m"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.read(file, plan(explore + "\n" + goal)))
                .withMessageContaining(message)
                .withMessageContaining("remove it, or name another `database`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                                                    | must be JSON",
                "{}                                                          | no list `values`",
                "{\"coords\": [[1]], \"values\": [1]}                        | it has 1 parameters, and not 2",
                "{\"coords\": [[1], [0.15]], \"values\": [1]}                | not among what is explored",
                "{\"coords\": [[1], []], \"values\": [1]}                    | not among what is explored"
            })
    void aFileThatIsNoSnapshotIsRefusedWithWords(String text, String message) throws Exception {
        Path file = folder.resolve("snapshot.json");
        Files.writeString(file, text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.read(file, plan(EXPLORE + "metric: m")))
                .withMessageContaining(message);
    }

    private static Plan plan(String yaml) throws ProblemsException {
        return TestSettings.read(Plan.OPTIONS, Plan::read, yaml);
    }
}
