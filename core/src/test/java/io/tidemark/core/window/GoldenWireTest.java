package io.tidemark.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.shape.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bytes of each released version, kept for ever. When the format changes, a file is added here and none is changed:
 * a dump or a worker of an older version must keep its meaning.
 */
class GoldenWireTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachVersionDecodesToWhatItAlwaysMeant(int version) throws IOException, WireException {
        String expected = new String(resource("delta-v" + version + ".txt"), StandardCharsets.UTF_8);
        assertThat(DeltaText.of(DeltaCodec.decode(resource("delta-v" + version + ".bin"))))
                .isEqualTo(expected);
    }

    @Test
    void version2IsWrittenAsItWas() throws IOException {
        assertThat(DeltaCodec.encode(version2())).isEqualTo(resource("delta-v2.bin"));
    }

    /** Version 1 with what it did not know: shifts, and that one is relieved by the next. */
    static Delta version2() {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = 195;
        outcomes[Outcome.STATUS_5XX.code()] = 3;
        outcomes[Outcome.TIMEOUT.code()] = 1;
        Counts counts = new Counts(
                203, 200, 7, 3, outcomes, new TreeMap<>(Map.of(200, 195L, 503, 3L)), 123_456_789_012L, 40_000);
        Stats stats = new Stats(
                counts,
                distribution(0, 1, 1, 2047, 2048, 2049, 1_000_000, 30_000_000, 1L << 40),
                distribution(950, 951, 952),
                distribution(3),
                new Moments(2, 900, 400, 500),
                Moments.NONE,
                Moments.of(875));
        return new Delta(
                "20261120-191500-3f9c",
                "fingerprint-é",
                new Segment(2, 8),
                4,
                300,
                Delta.Standing.RELIEVED,
                List.of(new Window(0, true, 1, Stats.NONE), new Window(0, false, 1, stats)),
                List.of(new Health(1, 20, 19, 0, 1_500_000, 2_000_000, 12_345, 6_789, 40, 1_024)),
                List.of(new Example(
                        1, 5_000_000, 1_000_000, 999_000, Outcome.STATUS_5XX, 503, "GET http://host/🌊", "busy")));
    }

    private static Distribution distribution(long... values) {
        Tally tally = new Tally();
        for (long value : values) {
            tally.add(value);
        }
        return tally.toDistribution();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = GoldenWireTest.class.getResourceAsStream("/wire/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
