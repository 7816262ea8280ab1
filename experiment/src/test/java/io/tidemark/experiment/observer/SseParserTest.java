package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.observer.SseParser.SseEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SseParserTest {
    private final SseParser parser = new SseParser("");

    private List<SseEvent> parse(String text) {
        return text.lines().flatMap(line -> parser.line(line).stream()).toList();
    }

    @Test
    void eventHasItsNameAndTheLinesOfItsData() {
        assertThat(parse("""
                : comment
                event: add
                data: one
                data:  two
                data

                """)).containsExactly(new SseEvent("add", "one\n two\n"));
    }

    @Test
    void eventWithoutANameIsAMessage() {
        assertThat(parse("data:x\n\ndata:y\n\n"))
                .containsExactly(new SseEvent("message", "x"), new SseEvent("message", "y"));
    }

    @Test
    void eventWithoutDataIsNone() {
        assertThat(parse("event: a\n\ndata: b\n\n")).containsExactly(new SseEvent("message", "b"));
    }

    @Test
    void eventThatIsNotEndedIsNone() {
        assertThat(parse("data: b\n")).isEmpty();
    }

    @Test
    void lastIdAndTheServersPauseAreKept() {
        assertThat(parser.lastId()).isEmpty();
        parse("id: 7\nretry: 250\ndata: x\n\nretry: soon\ndata: y\n\n");
        assertThat(parser.lastId()).isEqualTo("7");
        assertThat(parser.retryMillis()).hasValue(250);
        assertThat(new SseParser("9").lastId()).isEqualTo("9");
    }
}
