package io.tidemark.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.shape.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltaCodecTest {
    private static final Delta EMPTY =
            new Delta("run", "plan", Segment.WHOLE, 0, 0, Delta.Standing.ON_DUTY, List.of(), List.of(), List.of());

    @Test
    void whatIsEncodedDecodesToTheSame() throws WireException {
        for (long seed = 0; seed < 300; seed++) {
            Delta delta = new RandomDeltas(seed).next();
            assertThat(DeltaCodec.decode(DeltaCodec.encode(delta)))
                    .as("seed %d", seed)
                    .isEqualTo(delta);
        }
    }

    @Test
    void aDeltaCutOffAnywhereIsRefused() {
        for (long seed = 400; seed < 402; seed++) {
            byte[] whole = DeltaCodec.encode(new RandomDeltas(seed).next());
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatExceptionOfType(WireException.class)
                        .as("seed %d, %d of %d bytes", seed, length, whole.length)
                        .isThrownBy(() -> DeltaCodec.decode(part));
            }
        }
    }

    /** A flipped byte may make another delta; it must not make anything else. */
    @Test
    void anyDamagedByteGivesAnExceptionOfOursOrADelta() {
        Random random = new Random(500);
        for (long seed = 500; seed < 505; seed++) {
            byte[] whole = DeltaCodec.encode(new RandomDeltas(seed).next());
            for (int at = 0; at < whole.length; at++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) (1 + random.nextInt(255));
                decodesOrIsRefused(damaged, "seed " + seed + ", byte " + at);
            }
        }
    }

    @Test
    void noiseAfterTheMagicGivesAnExceptionOfOursOrADelta() {
        long seed = 600;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[4 + random.nextInt(60)];
            random.nextBytes(noise);
            noise[0] = 'T';
            noise[1] = 'M';
            noise[2] = 'D';
            noise[3] = DeltaCodec.VERSION;
            decodesOrIsRefused(noise, "seed " + seed + ", round " + round);
        }
    }

    /** Each list in turn claims to be longer than anything: no memory may be taken for it. */
    @ParameterizedTest
    @CsvSource({"0, run id", "1, fingerprint", "7, windows", "8, health", "9, examples"})
    void hugeLengthsAreRefusedBeforeMemoryIsTaken(int field, String what) {
        WireWriter out = new WireWriter();
        out.raw(new byte[] {'T', 'M', 'D', DeltaCodec.VERSION});
        for (int before = 0; before < field; before++) {
            out.number(before == 3 ? 1 : 0);
        }
        out.number(Long.MAX_VALUE);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> DeltaCodec.decode(out.toBytes()))
                .withMessageContaining(Long.MAX_VALUE + " " + what);
    }

    @Test
    void anotherVersionIsRefusedWithBothVersions() {
        byte[] bytes = DeltaCodec.encode(EMPTY);
        bytes[3] = 9;
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> DeltaCodec.decode(bytes))
                .withMessageContaining("version 9")
                .withMessageContaining("versions 1 to 2");
    }

    @Test
    void bytesBehindTheEndAreRefused() {
        byte[] bytes = DeltaCodec.encode(EMPTY);
        byte[] more = Arrays.copyOf(bytes, bytes.length + 2);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> DeltaCodec.decode(more))
                .withMessageContaining("2 bytes follow");
    }

    @Test
    void aNumberThatNeverEndsIsRefused() {
        byte[] bytes = new byte[100];
        Arrays.fill(bytes, (byte) 0xFF);
        bytes[0] = 'T';
        bytes[1] = 'M';
        bytes[2] = 'D';
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> DeltaCodec.decode(bytes))
                .withMessageContaining("too long");
    }

    @Test
    void aStatusThatOccursTwiceIsRefused() {
        Counts counts = new Counts(
                0, 0, 0, 0, new long[Outcome.count()], new java.util.TreeMap<>(java.util.Map.of(1, 5L, 2, 6L)), 0, 0);
        Stats none = Stats.NONE;
        Stats stats = new Stats(
                counts, none.latency(), none.service(), none.lag(), none.connect(), none.tls(), none.firstByte());
        byte[] bytes = DeltaCodec.encode(new Delta(
                "run",
                "plan",
                Segment.WHOLE,
                0,
                0,
                Delta.Standing.ON_DUTY,
                List.of(new Window(0, false, 0, stats)),
                List.of(),
                List.of()));
        for (int at = 0; at < bytes.length - 3; at++) {
            if (bytes[at] == 1 && bytes[at + 1] == 5 && bytes[at + 2] == 2 && bytes[at + 3] == 6) {
                bytes[at + 2] = 1;
            }
        }
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> DeltaCodec.decode(bytes))
                .withMessageContaining("1 follows 1");
    }

    private static void decodesOrIsRefused(byte[] bytes, String description) {
        try {
            assertThat(DeltaCodec.decode(bytes)).as(description).isNotNull();
        } catch (WireException e) {
            assertThat(e).as(description).hasMessageMatching("(?s).+");
        } catch (RuntimeException e) {
            throw new AssertionError(description, e);
        }
    }
}
