package io.tidemark.core.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "512B, 512",
        "2KiB, 2048",
        "1.5GiB, 1610612736",
        "64 MiB, 67108864",
        "10MB, 10000000",
        "1kB, 1000",
        "1TiB, 1099511627776",
    })
    void unitsArePowersOfTwoOrTen(String text, long bytes) {
        assertThat(Sizes.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "512", "2K", "2Ki", "-1B", "B", "1mB", "2  KiB"})
    void whatIsNotASizeSaysWhatIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sizes.parse(text))
                .withMessage("must be a size such as 512B, 2KiB, 64MiB or 10MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5B", "0.0001KiB", "8388608TiB"})
    void sizesAreWholeBytes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sizes.parse(text))
                .withMessageEndingWith("in whole bytes below 8 EiB");
    }

    @ParameterizedTest
    @CsvSource({"0, 0B", "1500, 1500B", "1048576, 1MiB", "67108864, 64MiB", "1099511627776, 1TiB"})
    void theLargestWholeUnitIsWritten(long bytes, String expected) {
        assertThat(Sizes.format(bytes)).isEqualTo(expected);
    }

    @Test
    void whatIsWrittenReadsBack() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long bytes = random.nextLong(1L << 40) >> random.nextInt(40) << random.nextInt(20);
            assertThat(Sizes.parse(Sizes.format(bytes))).as("seed %s", seed).isEqualTo(bytes);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Sizes.format(-1));
    }
}
