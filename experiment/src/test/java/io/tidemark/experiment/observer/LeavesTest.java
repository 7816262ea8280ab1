package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LeavesTest {
    @Test
    void pathsAreAsInTheDocument() {
        assertThat(Leaves.of(Json.parse("{\"foo\": {\"bar.baz\": {\"bax\": 1}}}")))
                .containsExactly(Map.entry("foo.bar.baz.bax", 1L));
    }

    @Test
    void listsHaveNumbersAndNothingIsLeftOut() {
        assertThat(Leaves.of(Json.parse("{\"a\": [1, {\"b\": true}, null, [\"x\"]], \"c\": {}, \"d\": null}")))
                .containsExactly(Map.entry("a.0", 1L), Map.entry("a.1.b", true), Map.entry("a.3.0", "x"));
    }
}
