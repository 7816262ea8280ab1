package io.tidemark.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Progress.State;
import io.tidemark.cli.system.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final String ESC = "\u001b[";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aTerminalIsRedrawnInPlaceAndRestored() {
        try (Display display = new TerminalDisplay(out, columns(60))) {
            display.progress(Moment.open(State.RUNNING, 0));
            display.progress(Moment.OPEN);
        }
        assertThat(shown().replace(ESC, "^"))
                .startsWith("^?25l^?7lmain [>")
                .contains("^K\n198/s of 200/s   p50 12.3 ms   p99 85 ms^K\r^1Amain [========")
                .endsWith("\r^1A^J^?7h^?25h");
    }

    @Test
    void aNoteStaysAboveTheTwoLines() {
        try (Display display = new TerminalDisplay(out, columns(60))) {
            display.progress(Moment.OPEN);
            display.note("A worker was lost.");
        }
        assertThat(shown().replace(ESC, "^"))
                .contains("^J^?7h^?25hA worker was lost." + System.lineSeparator() + "^?25l^?7lmain [");
    }

    @Test
    void aTerminalThatWasNotDrawnOnIsLeftAlone() {
        new TerminalDisplay(out, columns(60)).close();
        assertThat(shown()).isEmpty();
    }

    @Test
    void closingTwiceRestoresOnce() {
        Display display = new TerminalDisplay(out, columns(60));
        display.progress(Moment.OPEN);
        display.close();
        int length = shown().length();
        display.close();
        assertThat(shown()).hasSize(length);
    }

    @Test
    void elsewhereThereIsALineEveryFiveSeconds() {
        try (Display display = new LineDisplay(out)) {
            display.progress(Moment.open(State.PREPARING, -200));
            for (int second = 1; second <= 12; second++) {
                display.progress(Moment.open(State.RUNNING, second * 1_000L + 20));
            }
        }
        assertThat(shown().lines().map(line -> line.substring(0, 4))).containsExactly("0:01", "0:05", "0:10");
        assertThat(shown().lines().findFirst())
                .contains("0:01 of 3:00   main   198/s of 200/s   p50 12.3 ms   p99 85 ms   failed 12 (0.08%)   "
                        + "in flight 30   backlog 2   dropped 5   generator cpu 34%");
    }

    @Test
    void programsGetAnObjectALine() {
        try (Display display = new JsonDisplay(out)) {
            display.progress(Moment.OPEN);
            display.note("say \"when\"");
        }
        assertThat(shown().lines())
                .containsExactly(
                        "{\"type\":\"progress\",\"state\":\"running\",\"model\":\"open\",\"phase\":\"main\","
                                + "\"elapsedMillis\":72000,\"totalMillis\":180000,\"plannedLevel\":200,\"rate\":198,"
                                + "\"sent\":14380,\"good\":14368,\"bad\":12,\"dropped\":5,\"p50Micros\":12300,"
                                + "\"p99Micros\":85000,\"users\":30,\"inFlight\":30,\"backlog\":2,\"generatorCpu\":0.34}",
                        "{\"type\":\"note\",\"text\":\"say \\\"when\\\"\"}");
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Terminal columns(int columns) {
        return new Terminal() {
            @Override
            public boolean isInteractive() {
                return true;
            }

            @Override
            public int columns() {
                return columns;
            }
        };
    }
}
