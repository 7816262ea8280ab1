package io.tidemark.functions.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KEYS = List.of("scenarios", "steps", "weight", "name");

    @ParameterizedTest
    @CsvSource({
        "scenario, scenarios",
        "wieght, weight",
        "STEPS, steps",
        "nmae, name",
        "stpes, steps",
        "senarois, scenarios"
    })
    void aNearWordIsSuggested(String word, String expected) {
        assertThat(Suggestion.of(word, KEYS)).isEqualTo("did you mean " + expected + "?");
    }

    @ParameterizedTest
    @CsvSource({"x", "elephant", "'', ''"})
    void allAreNamedWhenNoneIsNear(String word) {
        assertThat(Suggestion.of(word, KEYS)).isEqualTo("known: scenarios, steps, weight, name");
        assertThat(Suggestion.near(word, KEYS)).isEmpty();
    }

    @Test
    void hugeWordsAreNotCompared() {
        assertThat(Suggestion.near("steps".repeat(100_000), KEYS)).isEmpty();
        assertThat(Suggestion.of("a", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "'', ab, 2", "ab, ba, 1", "abc, abd, 1", "kitten, sitting, 3", "ca, abc, 3"})
    void swapsOfNeighboursAreOneMistake(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
        assertThat(Suggestion.distance(b, a)).isEqualTo(distance);
    }
}
