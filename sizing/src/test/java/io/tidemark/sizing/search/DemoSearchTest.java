package io.tidemark.sizing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Plan;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.demo.DemoHost;
import io.tidemark.sizing.demo.DemoService;
import io.tidemark.sizing.host.RunningTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A whole search at a real service through real workers. */
class DemoSearchTest {
    private static final Clock CLOCK = new SystemClock();

    @Test
    void aSearchFindsTheCapacityThatTheDemoServiceStates() throws Exception {
        SearchSettings settings = new SearchSettings(
                Mode.CAPACITY,
                Variable.RATE,
                0.05,
                60,
                5_000,
                0.10,
                OptionalDouble.empty(),
                new Pace(4, 12, 3, 2, 5, 10, 8),
                Budget.UNLIMITED,
                1);
        List<Observation> seen = new ArrayList<>();
        try (RunningTarget target = new DemoHost(7, CLOCK).start();
                LocalFleet fleet = new LocalFleet(1, 0, name -> null, CLOCK, null)) {
            Plan plan = PlanReader.read(PlanSource.text(
                    "{target: '" + target.uri()
                            + "', scenarios: [{steps: [{url: /}]}], load: {rate: 1/s, duration: 1s}}",
                    PlanFiles.none()));
            Searched searched = SearchRun.forCapacity(
                            plan,
                            settings,
                            List.of(),
                            Turn.ALWAYS,
                            observation -> {
                                seen.add(observation);
                                System.out.println(observation);
                            },
                            fleet,
                            CLOCK,
                            new BuildInfo("0", "test"),
                            RunListener.SILENT)
                    .run();
            System.out.println(searched.answer() + " truth " + DemoService.capacity(0.05) + " "
                    + searched.run().info().elapsedMillis());
            assertThat(searched.observations()).isEqualTo(seen);
            assertThat(searched.answer().status()).isEqualTo(Answer.Status.FOUND);
        }
    }
}
