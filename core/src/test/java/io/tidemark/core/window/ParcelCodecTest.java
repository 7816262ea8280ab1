package io.tidemark.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.window.Parcel.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParcelCodecTest {
    /** Version 1 as it was first written; kept for ever. */
    private static final String GOLDEN =
            "544d50015bc3c4d470e1fe96d5c66dfffe0301a3606649b1424e6a6271aa4251629e427e690913332313330300";

    @Test
    void whatIsEncodedDecodesToTheSame() throws WireException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<byte[]> deltas = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                deltas.add(DeltaCodec.encode(new RandomDeltas(random.nextLong()).next()));
            }
            long gap = round % 3 == 0 ? Parcel.UNKNOWN_GAP : random.nextInt() * 1_000L;
            Parcel parcel = new Parcel(
                    round,
                    List.of(Stage.values()).get(round % 4),
                    random.nextInt(1 << 30),
                    gap,
                    "remark " + round + " é",
                    deltas);
            same(ParcelCodec.decode(ParcelCodec.encode(parcel)), parcel, "round " + round);
        }
    }

    @Test
    void version1DecodesToWhatItAlwaysMeant() throws WireException {
        same(ParcelCodec.decode(HexFormat.of().parseHex(GOLDEN)), golden(), "golden");
    }

    @Test
    void manyNamesShareOneDictionary() {
        byte[] delta = DeltaCodec.encode(new RandomDeltas(3).next());
        int one = ParcelCodec.encode(parcel(delta)).length;
        int ten =
                ParcelCodec.encode(parcel(delta, delta, delta, delta, delta, delta, delta, delta, delta, delta)).length;
        assertThat(ten).isLessThan(2 * one);
    }

    @Test
    void aParcelCutOffAnywhereIsRefused() {
        byte[] whole = ParcelCodec.encode(parcel(DeltaCodec.encode(new RandomDeltas(11).next())));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(WireException.class)
                    .as("%d of %d bytes", length, whole.length)
                    .isThrownBy(() -> ParcelCodec.decode(part));
        }
    }

    @Test
    void anyDamagedByteGivesAnExceptionOfOursOrAParcel() {
        byte[] whole = ParcelCodec.encode(parcel(DeltaCodec.encode(new RandomDeltas(12).next())));
        Random random = new Random(12);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            try {
                assertThat(ParcelCodec.decode(damaged)).as("byte %d", at).isNotNull();
            } catch (WireException e) {
                assertThat(e).as("byte %d", at).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void anotherVersionIsRefusedWithBothVersions() {
        byte[] bytes = ParcelCodec.encode(parcel());
        bytes[3] = 9;
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> ParcelCodec.decode(bytes))
                .withMessageContaining("version 9")
                .withMessageContaining("version 1");
    }

    @Test
    void whatInflatesWithoutEndIsRefused() {
        byte[] zeros = new byte[ParcelCodec.MAX_BYTES];
        byte[] bomb = ParcelCodec.encode(parcel(zeros));
        assertThat(bomb).hasSizeLessThan(1_000_000);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> ParcelCodec.decode(bomb))
                .withMessageContaining("larger than " + ParcelCodec.MAX_BYTES);
    }

    private static Parcel parcel(byte[]... deltas) {
        return new Parcel(1, Stage.ON_DUTY, 5, 0, "", List.of(deltas));
    }

    private static Parcel golden() {
        return new Parcel(
                300,
                Stage.LEFT,
                1_764_000_000_000L,
                -250,
                "its lease ran out",
                List.of(new byte[] {1, 2, 3}, new byte[0]));
    }

    private static void same(Parcel actual, Parcel expected, String what) {
        assertThat(actual).as(what).usingRecursiveComparison().isEqualTo(expected);
    }
}
