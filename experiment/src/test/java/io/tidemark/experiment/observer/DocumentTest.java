package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.settings.TestSettings;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the driver's document writes for its observers. */
final class DocumentTest {
    static Stream<Arguments> fragments() {
        return Stream.of(
                Arguments.of(HttpTimingObserver.TYPE, """
                        url: http://127.0.0.1:8080/v2/apps
                        interval: 1
                        body: |
                            {
                              "cmd": "sleep 1200",
                              "instances": {{instances}},
                              "id": "/scale-instances/{{uuid()}}"
                            }
                        verb: POST
                        headers:
                          Accept: text/plain
                        """),
                Arguments.of(JmxObserver.TYPE, """
                        resendOnUpdate: yes
                        connect:
                          host: 127.0.0.1
                          port: 9010
                          pid_from: "pgrep -P $(pgrep -P {{cmdlinepid}})"
                        metrics:
                          - field: tagName
                            mbean: "java.lang:type=Threading"
                            attrib: ThreadCount
                            value: "value"
                        events:
                          activate: MarathonStartedEvent
                          deactivate: ExitEvent
                        """),
                Arguments.of(LogStaxObserver.TYPE, """
                        filters:
                          - type: grok
                            match:
                              message: "^%{IP:httpHost} - (?<user>%{WORD}|-).*"
                            overwrite: [message, name]
                            add_field:
                              source: grok
                            remove_field: [source]
                            add_tag: [foo, bar]
                            remove_tag: [bar, baz]
                        events:
                          - name: LogLineEvent
                            field: line
                        codecs:
                          - type: singleline
                          - type: multiline
                            lines:
                              - match: firstLine.*
                              - match: secondLine.*
                        """),
                Arguments.of(LogStaxObserver.TYPE, """
                        filters:
                          - codec:
                              class: logstax.codecs.MultlineCodec
                              lines:
                                - match: .*
                                  ignorecase: yes
                                  repeat: 4
                                  optional: no
                                - match: .*
                                  repeat: 2
                                - match: .*
                                  optional: yes
                                - match: .*
                                  repeat: yes
                              acceptIncomplete: no
                              newline: ";"
                        """),
                Arguments.of(LogStaxObserver.TYPE, """
                        codecs:
                          - type: multiline
                            lines:
                              match: "^::.*$"
                              repeat: yes
                        """),
                Arguments.of(LogStaxObserver.TYPE, """
                        filters:
                          - codec:
                              class: logstax.codecs.SingleLineCodec
                        """),
                Arguments.of(MarathonEventsObserver.TYPE, """
                        url: "{{marathon_url}}/v2/events"
                        curl: no
                        useEventTimestamp: no
                        headers:
                          Accept: test/plain
                        """),
                Arguments.of(MarathonLogsObserver.TYPE, "{}"),
                Arguments.of(JsonPollObserver.MARATHON_TYPE, """
                        url: "{{marathon_url}}/metrics"
                        headers:
                          Accept: test/plain
                        """),
                Arguments.of(MarathonPollerObserver.TYPE, """
                        url: "{{marathon_url}}"
                        headers:
                          Accept: test/plain
                        interval: 0.5
                        failureTimeout: 0
                        retries: 3
                        events:
                          start: StartEvent
                          stop: TeardownEvent
                        """));
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void isAccepted(ComponentType<Observer> type, String yaml) {
        assertThatCode(() -> TestSettings.read(
                        type.options(),
                        type.reader(),
                        yaml,
                        TestSettings.declarations(Map.of("marathon_url", "http://127.0.0.1:8080"))))
                .doesNotThrowAnyException();
    }
}
