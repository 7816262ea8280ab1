package io.tidemark.emulator.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.file.BackendReader;
import io.tidemark.emulator.file.BundledBackends;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class WaysTest {
    private static final Backend OCO = BundledBackends.read("oco");

    @Test
    void theShortestWayToEachAnswerIsFound() {
        SequencedMap<String, Way> ways = Ways.of(OCO, false).get(OCO.calls().getFirst());
        assertThat(labels(ways.get("accepted").steps())).containsExactly("HELLO");
        assertThat(labels(ways.get("DESCRIBE").steps())).containsExactly("HELLO", "WHATS_NEXT");
        assertThat(labels(ways.get("ADJUST").steps()))
                .containsExactly(
                        "HELLO",
                        "DESCRIPTION",
                        "MEASUREMENT, progress given",
                        "MEASUREMENT, progress absent",
                        "WHATS_NEXT");
        assertThat(labels(ways.get("backwards").steps()))
                .containsExactly("HELLO", "DESCRIPTION", "MEASUREMENT, progress given", "MEASUREMENT, falling");
    }

    @Test
    void aLifeIsTheLongestOfThemAndATurnTooMany() {
        assertThat(labels(Ways.life(Ways.of(OCO, false))))
                .containsExactly(
                        "HELLO",
                        "DESCRIPTION",
                        "MEASUREMENT, progress given",
                        "MEASUREMENT, progress absent",
                        "WHATS_NEXT",
                        "HELLO");
    }

    @Test
    void aMachineThatNeverComesBackIsGoneThroughOnlySoFar() throws ProblemsException {
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            states.append("  s").append(i).append(": {GO: {to: s").append(i + 1).append("}}\n");
        }
        Backend backend = BackendReader.read("""
                name: long
                calls: [{post: '/x/{app}', event: GO}]
                start: s0
                states:
                """ + states + "  s6000: {GO: {reply: END}}\ncommands: {END: {}}\n");
        Map<Call, SequencedMap<String, Way>> ways = Ways.of(backend, false);
        assertThat(ways.get(backend.calls().getFirst())).containsOnlyKeys("accepted");
    }

    private static List<String> labels(List<Way.Step> steps) {
        return steps.stream().map(step -> step.sample().label()).toList();
    }
}
