package io.tidemark.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    private static final int NAMES = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void orderOfAddingDoesNotMatter(long seed) {
        List<Example> all = randomExamples(seed);
        Examples first = examples(all);
        Collections.shuffle(all, new Random(seed));
        assertThat(examples(all).toList()).as("seed %d", seed).isEqualTo(first.toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void mergingWhatWorkersKeptEqualsHavingSeenAll(long seed) {
        List<Example> all = randomExamples(seed);
        Examples merged = new Examples();
        for (int worker = 0; worker < 7; worker++) {
            Examples kept = new Examples();
            for (int i = worker; i < all.size(); i += 7) {
                kept.add(all.get(i));
            }
            merged.addAll(kept.toList());
        }
        assertThat(merged.toList()).as("seed %d", seed).isEqualTo(examples(all).toList());
    }

    @Test
    void noMoreAreKeptThanTheLimits() {
        Examples examples = examples(randomExamples(8));
        int kinds = NAMES * (Outcome.count() - 2);
        assertThat(examples.slowest()).hasSize(NAMES * Examples.SLOWEST_KEPT);
        assertThat(examples.failures()).hasSizeLessThanOrEqualTo(kinds * Examples.FAILURES_KEPT);
    }

    @Test
    void slowestAnsweredAndEarliestFailuresAreKept() {
        List<Example> all = randomExamples(9);
        Examples examples = examples(all);
        assertThat(examples.slowest().getFirst())
                .isEqualTo(all.stream()
                        .filter(example -> example.outcome().isAnswered())
                        .min(Example.SLOWEST)
                        .orElseThrow());
        assertThat(examples.failures().getFirst())
                .isEqualTo(all.stream()
                        .filter(example -> example.outcome().isBad())
                        .min(Example.EARLIEST)
                        .orElseThrow());
    }

    /** The question asked beforehand must never turn away what would have been kept. */
    @Test
    void whatIsNotAskedForWouldNotHaveBeenKept() {
        Examples asked = new Examples();
        for (Example example : randomExamples(10)) {
            boolean slow = example.outcome().isAnswered() && asked.isSlow(example.name(), example.latencyMicros());
            boolean early = example.outcome().isBad()
                    && asked.isEarly(example.name(), example.outcome(), example.intendedMicros());
            if (slow || early) {
                asked.add(example);
            }
        }
        assertThat(asked.toList()).isEqualTo(examples(randomExamples(10)).toList());
    }

    @Test
    void unfinishedRequestsAreNeitherSlowNorFailed() {
        assertThat(examples(List.of(new Example(0, 1, 2, 3, Outcome.UNFINISHED, 0, "GET /", "")))
                        .toList())
                .isEmpty();
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        for (int offset = 0; offset < 2; offset++) {
            String text = "x".repeat(offset) + "🌊".repeat(Example.MAX_TEXT);
            Example example = new Example(0, 1, 2, 3, Outcome.OK, 200, text, text);
            assertThat(example.target())
                    .hasSizeLessThanOrEqualTo(Example.MAX_TEXT)
                    .endsWith("…");
            byte[] utf8 = example.target().getBytes(StandardCharsets.UTF_8);
            assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(example.target());
        }
    }

    @Test
    void negativeValuesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Example(0, 1, -2, 3, Outcome.OK, 200, "GET /", ""))
                .withMessageContaining("latencyMicros -2");
    }

    private static Examples examples(List<Example> all) {
        Examples examples = new Examples();
        examples.addAll(all);
        return examples;
    }

    private static List<Example> randomExamples(long seed) {
        RandomDeltas random = new RandomDeltas(seed);
        return new ArrayList<>(Stream.generate(random::example).limit(2_000).toList());
    }
}
