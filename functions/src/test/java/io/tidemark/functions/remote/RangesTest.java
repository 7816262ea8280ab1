package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "0", "7", "0-1", "0-18,20,22-999", "1000000"})
    void whatIsWrittenReadsBack(String text) {
        assertThat(Ranges.format(Ranges.parse(text))).isEqualTo(text);
    }

    @Test
    void neighboursShareARange() {
        assertThat(Ranges.format(Ranges.parse("3,1,2,5"))).isEqualTo("1-3,5");
    }

    @Test
    void randomSetsReadBack() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            BitSet numbers = new BitSet();
            IntStream.range(0, random.nextInt(50)).forEach(j -> numbers.set(random.nextInt(100)));
            assertThat(Ranges.parse(Ranges.format(numbers)))
                    .as("set %s of seed %s", i, seed)
                    .isEqualTo(numbers);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "1,", "a", "-", "-1", "1-", "2-1", "1-2-3", "0-1000001", "99999999999", " 1", "1--2"})
    void otherTextsAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ranges.parse(text));
    }
}
