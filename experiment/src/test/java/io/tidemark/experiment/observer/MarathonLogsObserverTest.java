package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MarathonLogsObserverTest {
    private static final String DEPLOYMENT = "0b2fe4a5-1f1c-4d4f-9a2f-0c1b3c6f8a11";

    @Test
    void linesOfMarathonBecomeEvents(@TempDir Path directory) throws Exception {
        try (TestStage test = new TestStage(directory)) {
            TestSettings.read(MarathonLogsObserver.TYPE.options(), MarathonLogsObserver.TYPE.reader(), "{}")
                    .start(test.stage());
            Event asked = test.begin(Map.of("a", 1L));
            test.stage()
                    .bus()
                    .publish(Events.MARATHON_DEPLOYMENT_REQUESTED, asked.trace(), Map.of("instance", "/group/two"));
            Event later = test.begin(Map.of("a", 2L));
            for (String line : List.of(
                    "[2018-08-10 10:00:00,123] INFO  All services up and running. (mesosphere.marathon.MarathonApp:main)",
                    "[2018-08-10 10:00:01,123] INFO  Computed something (mesosphere)",
                    "[2018-08-10 10:00:01,123] INFO  Computed new deployment plan for /one, /group/two:",
                    "[2018-08-10 10:00:02,123] INFO  Deployment " + DEPLOYMENT
                            + ":2018-08-10T10:00:01.123Z of /one, /group/two finished (mesosphere.marathon:thread-1)",
                    "[2018-08-10 10:00:03,123] ERROR Deployment " + DEPLOYMENT
                            + ":2018-08-10T10:00:01.123Z of /three failed (mesosphere.marathon:thread-1)",
                    "[2018-08-10 10:00:04,123] INFO  Something else (mesosphere.marathon:thread-1)")) {
                test.stage()
                        .bus()
                        .publish(
                                Events.LOG_LINE,
                                later.trace(),
                                Map.of("line", line, "source", "marathon", "kind", "stdout"));
            }
            test.stage().bus().awaitQuiet();
            assertThat(test.events(Events.MARATHON_STARTED)).hasSize(1);
            assertThat(test.events(Events.MARATHON_DEPLOYMENT_INFO))
                    .singleElement()
                    .satisfies(
                            event -> assertThat(event.attribute("instances")).contains(List.of("/one", "/group/two")));
            assertThat(test.events(Events.MARATHON_DEPLOYMENT_SUCCESS))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.text("deployment")).isEqualTo(DEPLOYMENT);
                        assertThat(event.attribute("instances")).contains(List.of("/one", "/group/two"));
                        assertThat(event.trace().shares(asked.trace())).isTrue();
                    });
            assertThat(test.events(Events.MARATHON_DEPLOYMENT_FAILED))
                    .singleElement()
                    .satisfies(event -> assertThat(event.trace().phase())
                            .isEqualTo(later.trace().phase()));
        }
    }
}
