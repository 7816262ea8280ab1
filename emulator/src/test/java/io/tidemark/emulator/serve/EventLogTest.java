package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.file.BundledBackends;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.emulator.machine.Reaction.Refused;
import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private static final Machine MACHINE = BundledBackends.read("oco").machine();
    private static final AppKey APP = new AppKey("a", "a \"quoted\" name");
    private static final String AT = "{\"at\":1767225600000,\"account\":\"a\",\"app\":\"a \\\"quoted\\\" name\",";

    @TempDir
    private Path directory;

    @Test
    void eachEventIsALineOfJson() throws IOException {
        Path file = directory.resolve("events.jsonl");
        Standing before = new Standing("in-measure", null, 40, 6, 20);
        try (EventLog log = EventLog.open(file, new ManualClock())) {
            tell(log, before, event("{\"event\": \"MEASUREMENT\", \"param\": {\"progress\": 50}}"));
            tell(log, before, event("{\"event\": \"MEASUREMENT\"}"));
            tell(log, new Standing("start-adjust", "ADJUST", 0, 7, 21), event("{\"event\": \"WHATS_NEXT\"}"));
            log.happened(APP, before, event("{\"event\": \"FOO\"}"), new Refused(Reason.NOTHING_PENDING));
        }

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        AT
                                + "\"event\":\"MEASUREMENT\",\"progress\":50,\"from\":\"in-measure\",\"to\":\"in-measure\",\"cycles\":6}",
                        AT + "\"event\":\"MEASUREMENT\",\"from\":\"in-measure\",\"to\":\"start-adjust\",\"cycles\":7}",
                        AT
                                + "\"event\":\"WHATS_NEXT\",\"from\":\"start-adjust\",\"to\":\"start-adjust\",\"command\":\"ADJUST\",\"cycles\":7}",
                        AT + "\"event\":\"FOO\",\"from\":\"in-measure\",\"refused\":\"nothing-pending\"}");
    }

    @Test
    void whatWasThereStays() throws IOException {
        Path file = directory.resolve("events.jsonl");
        for (int i = 0; i < 2; i++) {
            try (EventLog log = EventLog.open(file, new ManualClock())) {
                tell(log, Standing.initial("initial"), event("{\"event\": \"HELLO\"}"));
            }
        }

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aFlushBringsAllOfItToTheFile() throws IOException {
        Path file = directory.resolve("events.jsonl");
        try (EventLog log = EventLog.open(file, new ManualClock())) {
            tell(log, Standing.initial("initial"), event("{\"event\": \"HELLO\"}"));
            log.flush();

            assertThat(Files.readString(file)).endsWith("\"cycles\":0}\n");
            assertThat(log.trouble()).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldAndFailsNoEvent() throws IOException {
        EventLog log = EventLog.open(Path.of("/dev/full"), new ManualClock());
        tell(log, Standing.initial("initial"), event("{\"event\": \"HELLO\"}"));
        log.flush();
        tell(log, Standing.initial("initial"), event("{\"event\": \"HELLO\"}"));

        assertThat(log.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("No space left"));
        log.close();
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path file = directory.resolve("missing/events.jsonl");

        assertThatThrownBy(() -> EventLog.open(file, new ManualClock()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    private static void tell(EventLog log, Standing before, Event event) {
        log.happened(APP, before, event, MACHINE.react(before, event, false));
    }

    private static Event event(String body) {
        var json = Server.json(body);
        return MACHINE.event(json.get("event").asText(), json);
    }
}
