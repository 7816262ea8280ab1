package io.tidemark.sizing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program Glances, under this name or path. */
record GlancesProgram(String command) {
    /** Wherever the path of the environment has it. */
    static final GlancesProgram INSTALLED = new GlancesProgram("glances");

    private static final Pattern VERSION = Pattern.compile("Glances (?:version:\\s*)?v?(\\d+\\.\\d+(?:\\.\\d+)?)");
    private static final Version OLDEST = new Version(3, 0, 0);
    /** From here until {@link #NAMED_AGAIN} the columns lack the plugin's name, so that they cannot be told apart. */
    private static final Version NAMELESS = new Version(4, 0, 0);

    private static final Version NAMED_AGAIN = new Version(4, 3, 2);
    private static final long ANSWER_SECONDS = 20;
    private static final String EXPECTED = "must be Glances, version 3, or 4.3.2 or later";
    private static final String HINT = "install the package glances, or use the probe sampler";

    private record Version(int major, int minor, int patch) implements Comparable<Version> {
        static Version parse(String text) {
            int[] parts = Arrays.copyOf(
                    Pattern.compile("\\.")
                            .splitAsStream(text)
                            .mapToInt(Integer::parseInt)
                            .toArray(),
                    3);
            return new Version(parts[0], parts[1], parts[2]);
        }

        @Override
        public int compareTo(Version other) {
            return Comparator.comparingInt(Version::major)
                    .thenComparingInt(Version::minor)
                    .thenComparingInt(Version::patch)
                    .compare(this, other);
        }
    }

    /** @throws ProblemsException when it is not there, or too old */
    void require() throws ProblemsException {
        String answer = version();
        Matcher matcher = VERSION.matcher(answer);
        if (!matcher.find()) {
            throw problem("it answers " + firstLine(answer));
        }
        Version version = Version.parse(matcher.group(1));
        boolean nameless = version.compareTo(NAMELESS) >= 0 && version.compareTo(NAMED_AGAIN) < 0;
        if (version.compareTo(OLDEST) < 0 || nameless) {
            throw problem("it is version " + matcher.group(1));
        }
    }

    /** Starts it to write a row a second. What it says goes to a file. */
    Process start(GlancesSettings settings, Path configuration, Path csv, Path log) throws IOException {
        Files.writeString(configuration, settings.text());
        return new ProcessBuilder(
                        command,
                        "--config",
                        configuration.toString(),
                        "--quiet",
                        "--export",
                        "csv",
                        "--export-csv-file",
                        csv.toString(),
                        "--export-csv-overwrite",
                        "--time",
                        "1",
                        "--disable-plugin",
                        "all",
                        "--enable-plugin",
                        settings.plugins(),
                        "--disable-check-update")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private String version() throws ProblemsException {
        try {
            Process process = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw problem("it does not answer within " + ANSWER_SECONDS + " s");
            }
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw problem("it cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem("we were interrupted while it was asked for its version");
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("nothing");
    }

    private ProblemsException problem(String what) {
        return new ProblemsException(
                List.of(new Problem("--probe", ProbeKind.GLANCES.key(), command, EXPECTED + ": " + what, HINT)));
    }
}
