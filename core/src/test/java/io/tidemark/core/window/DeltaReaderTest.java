package io.tidemark.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaReaderTest {
    /** The fast way of the centre is the same as merging immutable statistics, in any order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sumsOfWhatIsReadEqualMergedStats(long seed) throws WireException {
        RandomDeltas random = new RandomDeltas(seed);
        List<byte[]> encoded = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            encoded.add(DeltaCodec.encode(random.next()));
        }
        TreeMap<Integer, Stats> merged = new TreeMap<>();
        for (byte[] bytes : encoded) {
            for (Window window : DeltaCodec.decode(bytes).windows()) {
                merged.merge(window.name(), window.stats(), Stats::merge);
            }
        }
        Collections.shuffle(encoded, new Random(seed));
        TreeMap<Integer, StatsSum> sums = new TreeMap<>();
        DeltaReader reader = new DeltaReader();
        for (byte[] bytes : encoded) {
            reader.read(bytes);
            for (WindowBuffer window : reader.windows()) {
                sums.computeIfAbsent(window.name(), name -> new StatsSum()).add(window);
            }
        }
        TreeMap<Integer, Stats> results = new TreeMap<>();
        sums.forEach((name, sum) -> results.put(name, sum.toStats()));
        assertThat(results).as("seed %d", seed).isEqualTo(merged);
    }

    @Test
    void nothingOfOneDeltaIsLeftInTheNext() throws WireException {
        DeltaReader reader = new DeltaReader();
        for (long seed = 100; seed < 200; seed++) {
            Delta delta = new RandomDeltas(seed).next();
            byte[] bytes = DeltaCodec.encode(delta);
            byte[] broken = Arrays.copyOf(bytes, bytes.length - 1);
            assertThatExceptionOfType(WireException.class).isThrownBy(() -> reader.read(broken));
            Delta read = reader.read(bytes);
            assertThat(reader.windows().stream().map(WindowBuffer::toWindow))
                    .as("seed %d", seed)
                    .isEqualTo(delta.windows());
            assertThat(read.health()).isEqualTo(delta.health());
            assertThat(read.examples()).isEqualTo(delta.examples());
            assertThat(read.windows()).isEmpty();
        }
    }

    @Test
    void aBufferTakesAWindowOver() throws WireException {
        RandomDeltas random = new RandomDeltas(7);
        WindowBuffer buffer = new WindowBuffer();
        List<Window> windows = new ArrayList<>();
        List<Window> read = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Window window = random.window();
            buffer.set(window);
            assertThat(buffer.toWindow()).isEqualTo(window);
            windows.add(window);
        }
        WindowCodec.decode(WindowCodec.encode(windows), each -> read.add(each.toWindow()));
        assertThat(read).isEqualTo(windows);
    }

    @Test
    void noNumberOfAWindowIsLargerThanItsWeight() {
        RandomDeltas random = new RandomDeltas(8);
        WindowBuffer buffer = new WindowBuffer();
        for (int i = 0; i < 100; i++) {
            Window window = random.window();
            buffer.set(window);
            Stats stats = window.stats();
            assertThat(buffer.weight())
                    .isGreaterThanOrEqualTo(stats.counts().planned())
                    .isGreaterThanOrEqualTo(stats.counts().ended())
                    .isGreaterThanOrEqualTo(stats.counts().bytesIn())
                    .isGreaterThanOrEqualTo(stats.latency().sum())
                    .isGreaterThanOrEqualTo(stats.lag().sum() + stats.lag().count())
                    .isGreaterThanOrEqualTo(stats.firstByte().sum());
        }
    }

    @Test
    void healthOfAFleetIsReadAsItWasPacked() throws WireException {
        RandomDeltas random = new RandomDeltas(9);
        TreeMap<Integer, Health> bySegment = new TreeMap<>();
        for (int segment = 0; segment < 1_000; segment += 7) {
            bySegment.put(segment, random.health());
        }
        assertThat(HealthCodec.decode(HealthCodec.encode(bySegment))).isEqualTo(bySegment);
        assertThatExceptionOfType(WireException.class).isThrownBy(() -> HealthCodec.decode(new byte[] {1, 2}));
    }
}
