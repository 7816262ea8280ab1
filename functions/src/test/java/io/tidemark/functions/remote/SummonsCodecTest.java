package io.tidemark.functions.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidemark.core.shape.Segment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummonsCodecTest {
    private static final String SECRET = "hunter2";

    private static final Summons SUMMONS = new Summons(
            new Post("run-1", 3, 2),
            8,
            "abc",
            new byte[] {0, 1, -1, 127, -128},
            "plans/run-1.zip",
            Map.of("TOKEN", SECRET, "EMPTY", "", "ODD", "\"\\\u0000ü\n"),
            "table",
            "bucket",
            2,
            900,
            Pace.of(250),
            1_767_225_600_000L,
            1_767_300_000L,
            10_000);

    @Test
    void aSummonsReadsBackAsItself() throws IOException {
        Summons read = SummonsCodec.decode(SummonsCodec.encode(SUMMONS));
        assertThat(read).usingRecursiveComparison().isEqualTo(SUMMONS);
        assertThat(read.segment()).isEqualTo(new Segment(3, 8));
    }

    @Test
    void anotherVersionIsRefusedWithBothNamed() {
        String other = json().replace("\"summons\":1,", "\"summons\":2,");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decode(other))
                .withMessageContainingAll("version 2", "version 1");
    }

    @Test
    void anotherVersionIsRefusedBeforeItsFieldsAreMissed() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decode("{\"summons\": 7, \"what\": {\"a\": []}}"))
                .withMessageContaining("version 7");
    }

    @Test
    void aSummonsFromBeforeThereWereLogsAsksForNone() throws IOException {
        assertThat(decode(json().replace("\"log\":10000,", "")).logMillis()).isZero();
    }

    @Test
    void fieldsOfLaterVersionsArePassedOver() throws IOException {
        String later = "{\"new\": {\"run\": \"x\"}, \"list\": [1, {}], \"nothing\": null, " + json().substring(1);
        assertThat(decode(later)).usingRecursiveComparison().isEqualTo(SUMMONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "segments", "fingerprint", "bundle", "lease", "notAfter"})
    void whatIsMissingIsNamed(String field) {
        String without = json().replace("\"" + field + "\":", "\"other\":");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decode(without))
                .withMessageContaining(field + " is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "5",
                "nonsense",
                "{}",
                "{\"summons\": \"x\"}",
                "{\"summons\": 1, \"secrets\": 5}",
                "{\"summons\": 1, \"secrets\": null}",
                "{\"summons\": 1, \"secrets\": []}",
                "{\"summons\": 1, \"secrets\": \"x\"}",
                "{\"summons\": 1, \"secrets\": {\"A\": {}}}"
            })
    void whatIsNoSummonsIsRefused(String text) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> decode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"segment\":3", "\"shift\":2", "\"copies\":2", "\"beat\":2000"})
    void numbersOutOfRangeAreRefused(String field) {
        String name = field.substring(0, field.indexOf(':') + 1);
        for (String value : new String[] {"-1", "3000000000", "1.5", "true"}) {
            String wrong = json().replace(field, name + value);
            assertThatExceptionOfType(IOException.class)
                    .as(name + value)
                    .isThrownBy(() -> decode(wrong))
                    .withMessageStartingWith("not a summons");
        }
    }

    @Test
    void aPersonWhoLooksAtASummonsSeesNoSecret() {
        assertThat(SUMMONS.toString()).contains("run-1").doesNotContain(SECRET);
    }

    @Test
    void errorsHoldNoSecretWhereverItIsCutOff() {
        String text = json();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            IOException refused = (IOException) catchThrowable(() -> decode(cut));
            assertThat(refused).as(cut).isNotNull();
            assertThat(all(refused)).doesNotContain(SECRET);
        }
    }

    @Test
    void errorsHoldNoSecretWhateverIsDamaged() {
        long seed = 8;
        Random random = new Random(seed);
        String text = json();
        int from = text.indexOf("\"secrets\"");
        for (int i = 0; i < 4_000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            // mostly where the secrets are
            int at = random.nextInt(4) == 0 ? random.nextInt(from) : from + random.nextInt(text.length() - from);
            damaged.setCharAt(at, "{}[],:\"-0 x\u0001".charAt(random.nextInt(12)));
            Throwable thrown = catchThrowable(() -> decode(damaged.toString()));
            if (thrown != null) {
                assertThat(thrown).as("%s, seed %s", damaged, seed).isInstanceOf(IOException.class);
                assertThat(all(thrown)).as("%s, seed %s", damaged, seed).doesNotContain(SECRET);
            }
        }
    }

    private static String all(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String json() {
        return new String(SummonsCodec.encode(SUMMONS), UTF_8);
    }

    private static Summons decode(String text) throws IOException {
        return SummonsCodec.decode(text.getBytes(UTF_8));
    }
}
