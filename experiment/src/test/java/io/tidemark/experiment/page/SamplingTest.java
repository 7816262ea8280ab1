package io.tidemark.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void fewValuesAreAllDrawn() {
        assertThat(Sampling.of(List.of(3.0, 1.0, 2.0), 3)).containsExactly(3.0, 1.0, 2.0);
    }

    @Test
    void ofManyTheEndsAndEvenlyManyBetweenThem() {
        List<Double> values = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> (double) (i * 37 % 101))
                .toList();
        assertThat(Sampling.of(values, 5)).containsExactly(0.0, 25.0, 50.0, 75.0, 100.0);
        assertThat(Sampling.of(values, 1)).containsExactly(50.0);
    }
}
