package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogStaxObserverTest {
    private TestStage test;

    @BeforeEach
    void open(@TempDir Path directory) {
        test = new TestStage(directory);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void observe(String yaml) throws Exception {
        observer(yaml).start(test.stage());
    }

    private static Observer observer(String yaml) throws ProblemsException {
        return TestSettings.read(LogStaxObserver.TYPE.options(), LogStaxObserver.TYPE.reader(), yaml);
    }

    private void line(Trace cause, String line, String source, String kind) {
        test.stage().bus().publish(Events.LOG_LINE, cause, Map.of("line", line, "source", source, "kind", kind));
    }

    private void line(Trace cause, String line) {
        line(cause, line, "app", "stdout");
    }

    private List<Event> messages() throws InterruptedException {
        test.stage().bus().awaitQuiet();
        return test.events(Events.LOGSTAX_MESSAGE);
    }

    private List<String> texts() throws InterruptedException {
        return messages().stream().map(event -> event.text("message")).toList();
    }

    @Test
    void lineThatAFilterMatchesBecomesAMessageWithFieldsAndTags() throws Exception {
        observe("""
                filters:
                  - type: grok
                    match:
                      message: "^%{IP:httpHost} - (?<user>%{WORD}|-) %{NUMBER:seconds:float}.*"
                    add_field:
                      origin: "%{httpHost} in {{a}}"
                    remove_field: [user]
                    add_tag: [foo, bar, "of-%{user}"]
                    remove_tag: [bar]
                """);
        Event update = test.begin(Map.of("a", 5L));
        line(update.trace(), "127.0.0.1 - - 0.25 rest");
        line(update.trace(), "something else");
        assertThat(messages()).singleElement().satisfies(message -> {
            assertThat(message.text("message")).isEqualTo("127.0.0.1 - - 0.25 rest");
            assertThat(message.map("fields"))
                    .containsExactly(
                            Map.entry("message", "127.0.0.1 - - 0.25 rest"),
                            Map.entry("httpHost", "127.0.0.1"),
                            Map.entry("seconds", 0.25),
                            Map.entry("origin", "127.0.0.1 in 5"));
            assertThat(message.attribute("tags")).contains(List.of("foo", "of-%{user}"));
            assertThat(message.trace().shares(update.trace())).isTrue();
        });
    }

    @Test
    void filterMatchesTheWholeLineUnlessToldOtherwise() throws Exception {
        observe("""
                filters:
                  - match: {message: "took %{INT:ms:int}"}
                    add_tag: whole
                  - match: {message: "took %{INT:ms:int}"}
                    matching: search
                    add_tag: search
                """);
        Event update = test.begin(Map.of());
        line(update.trace(), "it took 5 ms");
        line(update.trace(), "took 6");
        assertThat(messages())
                .extracting(message -> message.attribute("tags").orElseThrow())
                .containsExactly(List.of("search"), List.of("whole", "search"));
    }

    @Test
    void onlyFieldsThatMayBeOverwrittenAreReplaced() throws Exception {
        observe("""
                filters:
                  - match: {message: "%{WORD:message} %{WORD:codec} %{WORD:name}"}
                    overwrite: [message]
                  - match:
                      name: ["x(?<rest>.*)", "%{WORD:message}"]
                """);
        line(test.begin(Map.of()).trace(), "one two three");
        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message.map("fields"))
                        .containsExactly(
                                Map.entry("message", "one"), Map.entry("codec", "two"), Map.entry("name", "three")));
    }

    @Test
    void ownPatternsMayBeUsed() throws Exception {
        observe("""
                filters:
                  - pattern_definitions: {LEVEL: "LOW|HIGH"}
                    match: {message: "level %{LEVEL:level}"}
                """);
        line(test.begin(Map.of()).trace(), "level HIGH");
        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message.map("fields")).containsEntry("level", "HIGH"));
    }

    @Test
    void codecMayStandAmongTheFiltersAsInTheDocument() throws Exception {
        observe("""
                filters:
                  - codec:
                      class: logstax.codecs.MultlineCodec
                      lines:
                        - match: "^::.*$"
                          repeat: yes
                      newline: ";"
                """);
        Event update = test.begin(Map.of());
        List.of("::a", "::b", "c").forEach(line -> line(update.trace(), line));
        assertThat(texts()).containsExactly("::a;::b");
    }

    @Test
    void firstCodecThatMakesSomethingOfALineCounts() throws Exception {
        observe("""
                codecs:
                  - type: multiline
                    lines: [{match: begin}, {match: end}]
                    newline: "|"
                  - type: singleline
                """);
        Event update = test.begin(Map.of());
        List.of("begin", "end", "other").forEach(line -> line(update.trace(), line));
        assertThat(texts()).containsExactly("begin", "begin|end", "other");
    }

    @Test
    void linesOfDifferentSourcesDoNotMix() throws Exception {
        observe("""
                codecs: [{type: multiline, lines: [{match: begin}, {match: .*}], newline: "|"}]
                """);
        Event update = test.begin(Map.of());
        line(update.trace(), "begin a", "a", "stdout");
        line(update.trace(), "begin b", "b", "stdout");
        line(update.trace(), "oops", "a", "stderr");
        line(update.trace(), "end a", "a", "stdout");
        line(update.trace(), "end b", "b", "stdout");
        assertThat(texts()).containsExactly("begin a|end a", "begin b|end b");
    }

    @Test
    void messageOfSeveralLinesBelongsToThePhaseOfItsFirstLine() throws Exception {
        observe("""
                codecs: [{type: multiline, lines: [{match: a}, {match: b, repeat: yes}], newline: "|"}]
                """);
        Event first = test.begin(Map.of("a", 1L));
        line(first.trace(), "a");
        line(first.trace(), "b");
        Event second = test.begin(Map.of("a", 2L));
        line(second.trace(), "a");
        line(second.trace(), "b");
        line(second.trace(), "c");
        assertThat(messages())
                .extracting(message -> message.trace().phase())
                .containsExactly(first.trace().phase(), second.trace().phase());
    }

    @Test
    void messageThatWaitsForItsEndIsCompleteWhenItsPhaseEnds() throws Exception {
        observe("""
                codecs: [{type: multiline, lines: [{match: a}, {match: b, repeat: yes}], newline: "|"}]
                """);
        Event first = test.begin(Map.of("a", 1L));
        line(first.trace(), "a");
        line(first.trace(), "b");
        Event second = test.begin(Map.of("a", 2L));
        test.stage().bus().publish(Events.PHASE_END, second.trace(), Map.of("parameters", Map.of()));
        assertThat(messages()).isEmpty();
        test.stage().bus().publish(Events.PHASE_END, first.trace(), Map.of("parameters", Map.of()));
        assertThat(messages()).singleElement().satisfies(message -> {
            assertThat(message.text("message")).isEqualTo("a|b");
            assertThat(message.trace().phase()).isEqualTo(first.trace().phase());
        });
    }

    @Test
    void incompleteMessageBelongsToThePhaseThatCompletesIt() throws Exception {
        observe("""
                codecs: [{type: multiline, lines: [{match: a}, {match: b}], newline: "|"}]
                """);
        Event first = test.begin(Map.of("a", 1L));
        line(first.trace(), "a");
        test.stage().bus().publish(Events.PHASE_END, first.trace(), Map.of("parameters", Map.of()));
        Event second = test.begin(Map.of("a", 2L));
        line(second.trace(), "b");
        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message.trace().phase())
                        .isEqualTo(second.trace().phase()));
    }

    @Test
    void everyLineBelongsToItsOwnPhase() throws Exception {
        observe("filters: []");
        Event first = test.begin(Map.of("a", 1L));
        Event second = test.begin(Map.of("a", 2L));
        line(first.trace(), "1");
        line(second.trace(), "2");
        line(first.trace(), "3");
        assertThat(messages())
                .extracting(message -> message.trace().phase())
                .containsExactly(
                        first.trace().phase(),
                        second.trace().phase(),
                        first.trace().phase());
    }

    @Test
    void otherEventsAndAttributesMayBeTheSource() throws Exception {
        observe("""
                events:
                  - name: HTTPResponseEndEvent
                    field: body
                  - name: LogLineEvent
                    kind: stderr
                """);
        Event update = test.begin(Map.of());
        test.stage().bus().publish(Events.HTTP_RESPONSE_END, update.trace(), Map.of("url", "u", "body", "from a body"));
        test.stage().bus().publish(Events.HTTP_RESPONSE_START, update.trace(), Map.of("url", "u"));
        line(update.trace(), "out", "app", "stdout");
        line(update.trace(), "err", "app", "stderr");
        assertThat(texts()).containsExactlyInAnyOrder("from a body", "err");
    }

    @Test
    void everyMistakeIsTold() {
        assertThatThrownBy(() -> observer("""
                        filters:
                          - type: mutate
                            match: {message: "%{NUMBR:x}"}
                          - match: {message: "(a"}
                          - add_tag: x
                        codecs:
                          - type: doubleline
                          - type: multiline
                          - type: multiline
                            lines: [{match: "(", repeat: often}]
                        """))
                .isInstanceOf(ProblemsException.class)
                .message()
                .contains("must be grok")
                .contains("%{NUMBR} is no known pattern; did you mean NUMBER?")
                .contains("must be a grok pattern: Unclosed group")
                .contains("must be a mapping of fields to patterns")
                .contains("must be singleline or multiline")
                .contains("must have a rule")
                .contains("must be a regular expression: Unclosed group")
                .contains("must be yes, no or a whole number from 1");
    }
}
