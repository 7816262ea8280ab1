package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.host.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlancesProbeTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    @Test
    void theRealProgramIsReadWhileItRuns() throws Exception {
        assumeTrue(isInstalled(), "needs glances");
        Probe probe = Probes.start(ProbeKind.GLANCES, new Watched.Machine(), directory, new SystemClock());
        try (probe) {
            RunningProbe.awaitSamples(probe, 3, SOON);
        }

        HostSample last = probe.samples().getLast();
        assertThat(probe.kind()).isEqualTo("glances");
        assertThat(last.values())
                .containsKeys(Metric.HOST_CPU, Metric.HOST_BUSIEST_CORE, Metric.HOST_MEMORY_USED, Metric.PROBE_CPU);
        assertThat(last.values().get(Metric.HOST_CPU)).isBetween(0.0, 1.0);
        assertThat(SampleCsv.read(directory.resolve(SampleCsv.FILE))).hasSameSizeAs(probe.samples());
        assertThat(probe.problems()).isEmpty();
    }

    @Test
    void aContainerIsSeenOrItsAbsenceExplained() throws Exception {
        assumeTrue(isInstalled(), "needs glances");
        try (TestContainer container = TestContainer.start(List.of("--cpus", "0.3"), "while :; do :; done");
                Probe probe = Probes.start(ProbeKind.GLANCES, container.watched(), directory, new SystemClock())) {
            List<HostSample> samples = RunningProbe.awaitSamples(probe, 5, SOON);

            boolean explained =
                    probe.problems().stream().anyMatch(problem -> problem.contains("did not see container"));
            if (explained) {
                assertThat(samples.getLast().value(Metric.TARGET_CPU)).isEmpty();
            } else {
                assertThat(samples.getLast().value(Metric.TARGET_CPU).orElse(-1))
                        .isBetween(0.05, 0.4);
            }
        }
    }

    @Test
    void onlyWhatStaysIsExported() {
        String text = new GlancesSettings("web_1.a").text();
        String pattern = text.lines()
                .filter(line -> line.startsWith("hide=(?!"))
                .findFirst()
                .orElseThrow()
                .substring("hide=".length());

        assertThat("web_1.a").doesNotMatch(pattern);
        assertThat("web_1.ab").matches(pattern);
        assertThat("other").matches(pattern);
        assertThat(new GlancesSettings("").plugins()).doesNotContain("docker");
        assertThatIllegalArgumentException().isThrownBy(() -> new GlancesSettings("a,b"));
    }

    @Test
    void aProgramThatIsMissingIsOneProblem() {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() ->
                        start(new GlancesProgram(directory.resolve("glances").toString())))
                .satisfies(exception -> assertThat(exception.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.expected()).contains("cannot be started");
                            assertThat(problem.hint()).contains("install the package glances");
                        }));
    }

    @Test
    void versionsWhoseColumnsCannotBeReadAreRefused() throws IOException {
        for (String version : List.of("Glances v2.11.1 with PsUtil v5.4.2", "Glances version:\t4.1.2", "4.3", "")) {
            assertThatExceptionOfType(ProblemsException.class)
                    .as(version)
                    .isThrownBy(() -> start(program("echo '" + version + "'")))
                    .withMessageContaining("must be Glances, version 3, or 4.3.2 or later");
        }
        for (String version :
                List.of("Glances v3.3.1.1 with PsUtil v5.9.4", "Glances version:\t4.3.2", "Glances version: 5.0")) {
            assertThatNoProblem(program("echo '" + version + "'"));
        }
    }

    @Test
    void aProgramThatEndsByItselfIsNamedWithItsLastWords() throws Exception {
        GlancesProgram program =
                program("case $1 in --version) echo 'Glances v3.3' ;; *) echo out of luck; exit 7 ;; esac");
        try (Probe probe = start(program)) {
            RunningProbe.awaitProblem(probe, "status 7 after 0 samples; it said: out of luck", SOON);
        }
    }

    private static void assertThatNoProblem(GlancesProgram program) {
        try {
            program.require();
        } catch (ProblemsException e) {
            throw new AssertionError(e);
        }
    }

    private Probe start(GlancesProgram program) throws ProblemsException {
        return GlancesProbe.start(program, new Watched.Machine(), directory, new SystemClock());
    }

    private GlancesProgram program(String script) throws IOException {
        Path file = directory.resolve("program");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new GlancesProgram(file.toString());
    }

    private static boolean isInstalled() {
        try {
            GlancesProgram.INSTALLED.require();
            return true;
        } catch (ProblemsException e) {
            // Not here, or not a version that we read.
            return false;
        }
    }
}
