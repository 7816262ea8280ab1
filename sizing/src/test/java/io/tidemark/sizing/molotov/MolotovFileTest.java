package io.tidemark.sizing.molotov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MolotovFileTest {
    /** As the sizer's own repository has it. */
    private static final String SIZER = """
            {"molotov": {"env": {"A": "1"}, "requirements": "requirements.txt", "tests": {
              "sizer": {"sizing": true, "sizing_tolerance": 10, "ramp_up": 300, "verbose": 1, "scenario": "loadtest.py"}
            }}}
            """;

    @TempDir
    private Path directory;

    @Test
    void theOnlyTestIsReadWithoutItsName() throws Exception {
        MolotovTest test = MolotovFile.read(file(SIZER), Optional.empty());

        assertThat(test.name()).isEqualTo("sizer");
        assertThat(test.sizing()).isTrue();
        assertThat(test.tolerancePercent()).hasValue(10);
        assertThat(test.rampUp()).contains(Duration.ofMinutes(5));
        assertThat(test.workers()).isEmpty();
        assertThat(test.ignored()).containsExactly("scenario", "verbose");
    }

    @Test
    void oneOfSeveralIsChosenByName() throws Exception {
        String two = "{\"molotov\":{\"tests\":{\"a\":{\"workers\":7,\"processes\":2},\"b\":{\"duration\":0.5}}}}";

        assertThat(MolotovFile.read(file(two), Optional.of("a")).workers()).hasValue(7);
        assertThat(MolotovFile.read(file(two), Optional.of("a")).processes()).hasValue(2);
        assertThat(MolotovFile.read(file(two), Optional.of("b")).duration()).contains(Duration.ofMillis(500));
        refused(two, Optional.empty(), "has several tests", "a, b");
        refused(two, Optional.of("c"), "Can't find 'c' in the config", "a, b");
    }

    @Test
    void aFileOfAnotherShapeIsRefusedInMolotovsWords() throws IOException {
        refused("{}", Optional.empty(), "Bad config -- no molotov key");
        refused("{\"molotov\": {}}", Optional.empty(), "Bad config -- no molotov/tests key");
        refused("{\"molotov\": {\"tests\": {}}}", Optional.empty(), "Bad config -- no molotov/tests key");
        refused("{\"molotov\": ", Optional.empty(), "Bad config -- must be JSON");
    }

    @Test
    void everyWrongValueIsNamed() throws IOException {
        refused(
                "{\"molotov\":{\"tests\":{\"a\":{\"workers\":0,\"ramp_up\":-1,\"sizing_tolerance\":\"5\"}}}}",
                Optional.empty(),
                "molotov.tests.a.workers = 0",
                "molotov.tests.a.ramp_up = -1",
                "molotov.tests.a.sizing_tolerance");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> MolotovFile.read(directory.resolve("none.json"), Optional.empty()))
                .withMessageContaining("none.json");
    }

    private void refused(String text, Optional<String> test, String... parts) throws IOException {
        Path file = file(text);
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> MolotovFile.read(file, test))
                .satisfies(
                        e -> assertThat(parts).allSatisfy(part -> assertThat(e).hasMessageContaining(part)));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("molotov.json"), text);
    }
}
