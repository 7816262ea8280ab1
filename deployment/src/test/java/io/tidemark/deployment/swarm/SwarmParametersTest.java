package io.tidemark.deployment.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.StackStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwarmParametersTest {
    @Test
    void theyAreThoseOfTheTemplate() throws IOException {
        assertThat(new ObjectMapper()
                        .readTree(Templates.swarm())
                        .get("Parameters")
                        .properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(SwarmParameters.NAMES);
    }

    @Test
    void oneThatTheTemplateHasNoMoreIsForgotten() {
        Stack before = new Stack(
                "id",
                "tst-swarm",
                new StackStatus("UPDATE_COMPLETE"),
                "",
                Instant.EPOCH,
                Map.of("Gone", "1", "LogDays", "30"),
                Map.of(),
                Map.of());
        SwarmParameters parameters = new SwarmParameters(SwarmOrder.plain(new Prefix("tst"), "2"), before);
        assertThat(parameters.values())
                .containsEntry("LogDays", "30")
                .containsEntry("Version", "2")
                .doesNotContainKey("Gone");
    }
}
