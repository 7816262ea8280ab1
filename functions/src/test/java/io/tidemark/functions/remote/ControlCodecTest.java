package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidemark.core.control.Directive;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCodecTest {
    private static final Control FULL = new Control(
            17,
            1_767_225_600_123L,
            1_767_225_605_000L,
            List.of(
                    new Directive.Offer(5_000_000_000L, Level.of(300)),
                    new Directive.Share(6_000_000_000L, List.of(0, 1, 2, 7)),
                    new Directive.Follow(7_000_000_000L, phases()),
                    new Directive.Stop(2_000_000_000L)),
            List.of(
                    new Adoption("run-v2", "abc", 8_000_000_000L, true, 1, new byte[] {1, -2, 3}, ""),
                    new Adoption("run-v3", "def", 9_000_000_000L, false, 4, new byte[0], "plans/run-v3.zip")),
            List.of(new Relief(0, 1, 9_000_000_000L), new Relief(1, 1, 9_000_000_000L), new Relief(0, 2, 20_000L)),
            false);

    /** One of each shape. */
    private static List<Phase> phases() {
        Duration minute = Duration.ofMinutes(1);
        return List.of(
                new Phase("hold \"it\"", new Shape.Constant(Level.of(7), minute), false),
                new Phase("up", new Shape.Ramp(Level.of(1), new Level(2_500_000), minute), true),
                new Phase("stairs", new Shape.Steps(Level.of(1), Level.of(2), minute, 3), false),
                new Phase(
                        "peak", new Shape.Spike(Level.of(1), Level.of(9), minute, minute, minute.plus(minute)), false),
                new Phase("bursts", new Shape.Burst(5, Duration.ofNanos(1_500_000_001), 2), false));
    }

    @Test
    void whatWasWrittenBeforePlansChangedIsReadAsItWas() throws IOException {
        String before = """
                {"number":17,"written":5,"start":6,"over":false,\
                "directives":[{"at":5000000000,"level":300000000},{"stop":2000000000}],\
                "reliefs":[{"at":9000000000,"shift":1,"segments":"0-1"}]}""";
        Control control = new Control(
                17,
                5,
                6,
                List.of(new Directive.Offer(5_000_000_000L, Level.of(300)), new Directive.Stop(2_000_000_000L)),
                List.of(new Relief(0, 1, 9_000_000_000L), new Relief(1, 1, 9_000_000_000L)),
                false);
        assertThat(ControlCodec.decode(before)).isEqualTo(control);
        assertThat(ControlCodec.encode(control)).as("and written").isEqualTo(before);
    }

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
            long at = random.nextLong(1L << 50);
            directives.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Directive.Stop(at);
                        case 1 -> new Directive.Offer(at, new Level(random.nextLong(1L << 40)));
                        case 2 -> new Directive.Follow(at, phases().subList(random.nextInt(4), 5));
                        default -> new Directive.Share(at, List.of(random.nextInt(5), 5 + random.nextInt(900)));
                    });
        }
        List<Adoption> adoptions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0 && directives.size() > 1; i--) {
            byte[] bundle = new byte[1 + random.nextInt(99)];
            random.nextBytes(bundle);
            adoptions.add(
                    new Adoption("run-" + i, "plan", random.nextLong(1L << 50), random.nextBoolean(), 1, bundle, ""));
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
                random.nextLong(1L << 40),
                random.nextLong(1L << 45),
                start,
                directives,
                adoptions,
                reliefs,
                random.nextBoolean());
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
    void aThousandWhoShareTheLoadAreAFewBytes() {
        List<Integer> workers =
                IntStream.range(0, 1_000).filter(worker -> worker != 19).boxed().toList();
        List<Directive> share = List.of(new Directive.Share(5, workers));
        assertThat(ControlCodec.encode(new Control(1, 1, 1, share, List.of(), false)))
                .hasSizeLessThan(150)
                .contains("\"0-18,20-999\"");
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
                "{\"directives\": [{\"at\": 1, \"share\": \"\"}]}",
                "{\"directives\": [{\"at\": 1, \"share\": \"5-\"}]}",
                "{\"directives\": [{\"at\": 1, \"phases\": []}]}",
                "{\"directives\": [{\"at\": 1, \"phases\": [7]}]}",
                "{\"directives\": [{\"at\": 1, \"phases\": [{\"name\": \"a\", \"shape\": \"circle\"}]}]}",
                "{\"directives\": [{\"at\": 1, \"phases\": [{\"name\": \"a\", \"shape\": \"ramp\", \"from\": 1}]}]}",
                "{\"adoptions\": [{\"run\": \"a\", \"plan\": \"b\", \"at\": 1, \"after\": 0}]}",
                "{\"adoptions\": [{\"run\": \"a\", \"plan\": \"b\", \"at\": 1, \"after\": 1, \"bundleKey\": \"k\"}]}",
                "{\"adoptions\": [{\"run\": \"a\", \"plan\": \"b\", \"at\": 1, \"after\": 0, \"bundle\": \"%\"}]}",
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
