package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidemark.core.control.Directive;
import io.tidemark.core.shape.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCodecTest {
    private static final Control FULL = new Control(
            17,
            1_767_225_600_123L,
            1_767_225_605_000L,
            List.of(new Directive.Offer(5_000_000_000L, Level.of(300)), new Directive.Stop(2_000_000_000L)),
            List.of(new Relief(0, 1, 9_000_000_000L), new Relief(1, 1, 9_000_000_000L), new Relief(0, 2, 20_000L)),
            false);

    @Test
    void anEmptyControlReadsBackAsItself() throws IOException {
        Control empty = new Control(0, 0, 0, List.of(), List.of(), false);
        assertThat(ControlCodec.decode(ControlCodec.encode(empty))).isEqualTo(empty);
    }

    @Test
    void aFullControlReadsBackAsItself() throws IOException {
        Control read = ControlCodec.decode(ControlCodec.encode(FULL.over()));
        assertThat(read).usingRecursiveComparison().ignoringCollectionOrder().isEqualTo(FULL.over());
        assertThat(read.directives()).as("orders keep their order").isEqualTo(FULL.directives());
    }

    @Test
    void randomControlsReadBack() throws IOException {
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Control control = random(random);
            assertThat(ControlCodec.decode(ControlCodec.encode(control)))
                    .as("control %s of seed %s", i, seed)
                    .usingRecursiveComparison()
                    .ignoringCollectionOrderInFields("reliefs")
                    .isEqualTo(control);
        }
    }

    private static Control random(Random random) {
        List<Directive> directives = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            directives.add(
                    random.nextBoolean()
                            ? new Directive.Stop(random.nextLong(1L << 50))
                            : new Directive.Offer(random.nextLong(1L << 50), new Level(random.nextLong(1L << 40))));
        }
        List<Relief> reliefs = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            Relief relief = new Relief(random.nextInt(9), 1 + random.nextInt(3), random.nextInt(3));
            if (!reliefs.contains(relief)) {
                reliefs.add(relief);
            }
        }
        long start = random.nextBoolean() ? 0 : random.nextLong(1L << 45);
        return new Control(
                random.nextLong(1L << 40), random.nextLong(1L << 45), start, directives, reliefs, random.nextBoolean());
    }

    @Test
    void aThousandReliefsOfOneInstantAreAFewBytes() {
        List<Relief> reliefs = new ArrayList<>();
        for (int segment = 0; segment < 1_000; segment++) {
            reliefs.add(new Relief(segment, 1, 840_000_000_000L));
        }
        assertThat(ControlCodec.encode(new Control(1, 1, 1, List.of(), reliefs, false)))
                .hasSizeLessThan(250)
                .contains("0-999");
    }

    @Test
    void fieldsOfLaterVersionsArePassedOver() throws IOException {
        String later = """
                {"colour": {"a": [1, {"number": 5}]}, "number": 3, "tags": ["x", null], "written": 1, "start": 2,
                 "directives": [{"at": 1, "why": {"at": 7, "by": ["me"]}, "level": 5}, {"stop": 4, "note": null}],
                 "reliefs": [{"at": 6, "to": [[1]], "shift": 1, "segments": "0,2-3"}], "last": true}""";
        assertThat(ControlCodec.decode(later))
                .isEqualTo(new Control(
                        3,
                        1,
                        2,
                        List.of(new Directive.Offer(1, new Level(5)), new Directive.Stop(4)),
                        List.of(new Relief(0, 1, 6), new Relief(2, 1, 6), new Relief(3, 1, 6)),
                        false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "17",
                "nonsense",
                "{",
                "{\"number\"",
                "{\"number\": \"x\"}",
                "{\"number\": -1}",
                "{\"number\": 99999999999999999999}",
                "{\"over\": 1}",
                "{\"directives\": 5}",
                "{\"directives\": {}}",
                "{\"directives\": [5]}",
                "{\"directives\": [null]}",
                "{\"directives\": [[]]}",
                "{\"directives\": [{}]}",
                "{\"directives\": [{\"at\": 1}]}",
                "{\"directives\": [{\"at\": 1, \"level\": -1}]}",
                "{\"directives\": [{\"stop\": null}]}",
                "{\"directives\": [{\"stop\": {}}]}",
                "{\"reliefs\": [{\"at\": 1, \"shift\": 3000000000, \"segments\": \"1\"}]}",
                "{\"reliefs\": [{\"at\": 1, \"shift\": 0, \"segments\": \"1\"}]}",
                "{\"reliefs\": [{\"shift\": 1, \"segments\": \"1\"}]}",
                "{\"reliefs\": [{\"at\": 1, \"shift\": 1, \"segments\": \"9-1\"}]}",
                "{\"reliefs\": [{\"at\": 1, \"shift\": 1, \"segments\": \"a\"}]}"
            })
    void whatIsNoControlIsRefused(String text) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ControlCodec.decode(text));
    }

    @Test
    void aControlThatIsCutOffIsRefused() {
        String text = ControlCodec.encode(FULL);
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatExceptionOfType(IOException.class).as(cut).isThrownBy(() -> ControlCodec.decode(cut));
        }
    }

    @Test
    void damageIsRefusedOrReadButNothingElse() {
        long seed = 6;
        Random random = new Random(seed);
        String text = ControlCodec.encode(FULL);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            for (int j = 0; j <= random.nextInt(3); j++) {
                damaged.setCharAt(random.nextInt(text.length()), "{}[],:\"-0918x".charAt(random.nextInt(13)));
            }
            Throwable thrown = catchThrowable(() -> ControlCodec.decode(damaged.toString()));
            if (thrown != null) {
                assertThat(thrown).as("%s, seed %s", damaged, seed).isInstanceOf(IOException.class);
            }
        }
    }
}
