package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The observers of Marathon, beside the stub that plays it. */
final class MarathonObserversTest {
    private static Marathon marathon;

    private final List<Observer> observers = new ArrayList<>();
    private TestStage test;

    @BeforeAll
    static void startMarathon() throws IOException {
        marathon = new Marathon("--delay", "5ms", "--per-app", "0ms");
    }

    @AfterAll
    static void stopMarathon() {
        marathon.close();
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        test = new TestStage(directory);
    }

    @AfterEach
    void close() throws Exception {
        for (Observer observer : observers) {
            observer.stop();
        }
        test.close();
        marathon.clear();
    }

    private void observe(ComponentType<Observer> type, String yaml) throws Exception {
        Observer observer = TestSettings.read(type.options(), type.reader(), yaml);
        observers.add(observer);
        observer.start(test.stage());
        test.stage().bus().publish(Events.START, Trace.NONE, Map.of());
    }

    private void poll() throws Exception {
        observe(MarathonPollerObserver.TYPE, "{url: '" + marathon.url() + "', interval: 5ms}");
        var _ = test.next(Events.MARATHON_STARTED);
    }

    private void listen() throws Exception {
        observe(MarathonEventsObserver.TYPE, "{url: '" + marathon.url() + "/v2/events', reconnectInterval: 500ms}");
        var _ = test.next(Events.MARATHON_STARTED);
    }

    /** As a HTTP channel does it. */
    private Answer post(Event update, String path, String body) throws Exception {
        Map<String, Object> request =
                Map.of("verb", "post", "url", marathon.url() + path, "body", body, "headers", Map.of());
        Event event = test.stage().bus().publish(Events.HTTP_LAST_REQUEST_START, update.trace(), request);
        Answer answer = marathon.send("POST", path, body);
        test.stage()
                .bus()
                .publish(
                        Events.HTTP_LAST_RESPONSE_END,
                        event.trace(),
                        Map.of("url", marathon.url() + path, "body", answer.text(), "headers", answer.headers()));
        return answer;
    }

    private Set<Object> ids(EventType type, int count) throws Exception {
        Set<Object> ids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            ids.add(test.next(type).attribute("instances").orElseThrow());
        }
        return ids;
    }

    @Test
    void pollerSeesOneSuccessForEveryAppInThePhaseThatAskedForIt() throws Exception {
        poll();
        Event first = test.begin(Map.of("rate", 1L));
        Set<Object> expected = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            post(first, "/v2/apps", "{\"id\": \"/scale-instances/app-" + i + "\", \"instances\": 0}");
            expected.add(List.of("/scale-instances/app-" + i));
        }
        test.begin(Map.of("rate", 2L));
        assertThat(ids(Events.MARATHON_DEPLOYMENT_SUCCESS, 100)).isEqualTo(expected);
        test.stage().bus().awaitQuiet();
        assertThat(test.events(Events.MARATHON_DEPLOYMENT_SUCCESS))
                .hasSize(100)
                .allSatisfy(success ->
                        assertThat(success.trace().shares(first.trace())).isTrue());
    }

    @Test
    void pollerDoesNotTakeWhatATaskRemovesForASuccess() throws Exception {
        poll();
        Event update = test.begin(Map.of());
        post(update, "/v2/apps", "{\"id\": \"/scale/a\"}");
        assertThat(ids(Events.MARATHON_DEPLOYMENT_SUCCESS, 1)).containsExactly(List.of("/scale/a"));
        marathon.send("DELETE", "/v2/groups/scale", "");
        Event removed = test.next(Events.MARATHON_UPDATE);
        assertThat(removed.type()).isEqualTo(Events.MARATHON_UPDATE);
        assertThat(removed.attribute("instances")).contains(List.of("/scale/a"));
    }

    @Test
    void pollerSeesThatAnAppVanishesBeforeItRan() throws Exception {
        try (Marathon slow = new Marathon("--delay", "500ms")) {
            observe(MarathonPollerObserver.TYPE, "{url: '" + slow.url() + "', interval: 5ms}");
            var _ = test.next(Events.MARATHON_STARTED);
            Event update = test.begin(Map.of());
            test.stage()
                    .bus()
                    .publish(Events.MARATHON_DEPLOYMENT_REQUESTED, update.trace(), Map.of("instance", "will-fail"));
            slow.send("POST", "/v2/apps", "{\"id\": \"will-fail\"}");
            Event failed = test.next(Events.MARATHON_DEPLOYMENT_FAILED);
            assertThat(failed.attribute("instances")).contains(List.of("/will-fail"));
            assertThat(failed.text("deployment")).isNotEmpty();
            assertThat(failed.trace().shares(update.trace())).isTrue();
            assertThat(test.events(Events.MARATHON_DEPLOYMENT_SUCCESS)).isEmpty();
        }
    }

    @Test
    void pollerSeesThatADeploymentIsNotThereInTime() throws Exception {
        // One of its own: what other tests still deploy is not there in time either.
        try (Marathon empty = new Marathon()) {
            observe(MarathonPollerObserver.TYPE, "{url: '" + empty.url() + "', interval: 5ms, failureTimeout: 20ms}");
            var _ = test.next(Events.MARATHON_STARTED);
            Event update = test.begin(Map.of());
            test.stage()
                    .bus()
                    .publish(Events.MARATHON_DEPLOYMENT_STARTED, update.trace(), Map.of("instance", "/never"));
            Event failed = test.next(Events.MARATHON_DEPLOYMENT_FAILED);
            assertThat(failed.attribute("instances")).contains(List.of("/never"));
            assertThat(failed.trace().shares(update.trace())).isTrue();
        }
    }

    @Test
    void pollerTellsThatMarathonIsGone() throws Exception {
        try (Marathon mortal = new Marathon()) {
            observe(MarathonPollerObserver.TYPE, "{url: '" + mortal.url() + "', interval: 5ms, retries: 2}");
            var _ = test.next(Events.MARATHON_STARTED);
        }
        var _ = test.next(Events.MARATHON_UNAVAILABLE);
    }

    @Test
    void streamTellsOfADeploymentInThePhaseThatAskedForIt() throws Exception {
        listen();
        Event first = test.begin(Map.of("rate", 1L));
        String deployment = post(first, "/v2/apps", "{\"id\": \"/a\"}")
                .header("Marathon-Deployment-Id")
                .orElseThrow();
        test.begin(Map.of("rate", 2L));
        for (EventType type : List.of(
                Events.MARATHON_GROUP_CHANGE_SUCCESS,
                Events.MARATHON_DEPLOYMENT_INFO,
                Events.MARATHON_DEPLOYMENT_STEP_SUCCESS,
                Events.MARATHON_DEPLOYMENT_SUCCESS)) {
            Event event = test.next(type);
            if (type != Events.MARATHON_GROUP_CHANGE_SUCCESS) {
                assertThat(event.attribute("instances")).as(type.name()).contains(List.of("/a"));
                assertThat(event.text("deployment")).as(type.name()).isEqualTo(deployment);
                assertThat(event.trace().shares(first.trace())).as(type.name()).isTrue();
            }
        }
        assertThat(test.events(Events.MARATHON_SSE))
                .extracting(event -> event.text("eventName"))
                .contains("event_stream_attached", "deployment_success");
    }

    @Test
    void streamTellsOfAFailure() throws Exception {
        listen();
        Event update = test.begin(Map.of());
        test.stage()
                .bus()
                .publish(Events.MARATHON_DEPLOYMENT_REQUESTED, update.trace(), Map.of("instance", "will-fail"));
        test.begin(Map.of());
        marathon.send("POST", "/v2/apps", "{\"id\": \"/will-fail\"}");
        var _ = test.next(Events.MARATHON_DEPLOYMENT_STEP_FAILURE);
        Event failed = test.next(Events.MARATHON_DEPLOYMENT_FAILED);
        assertThat(failed.attribute("instances")).contains(List.of("/will-fail"));
        assertThat(failed.trace().shares(update.trace())).isTrue();
    }

    @Test
    void streamThatIsCutGoesOnWhereItWas() throws Exception {
        listen();
        Event update = test.begin(Map.of());
        post(update, "/v2/apps", "{\"id\": \"/before\"}");
        var _ = test.next(Events.MARATHON_DEPLOYMENT_SUCCESS);
        marathon.send("POST", "/stub/disconnect", "");
        post(update, "/v2/apps", "{\"id\": \"/meanwhile\"}");
        var _ = test.next(Events.MARATHON_SSE_DISCONNECTED);
        // The deployment is over long before the stream is open again.
        var _ = test.next(Events.MARATHON_SSE_CONNECTED);
        assertThat(test.next(Events.MARATHON_DEPLOYMENT_SUCCESS).attribute("instances"))
                .contains(List.of("/meanwhile"));
        assertThat(test.events(Events.MARATHON_DEPLOYMENT_SUCCESS)).hasSize(2);
    }

    @Test
    void anyStreamOfEventsMayBeHeard() throws Exception {
        observe(
                SseObserver.TYPE,
                "{url: '" + marathon.url() + "/v2/events', useEventTimestamp: yes, curl: yes, headers: {X-A: b}}");
        var _ = test.next(Events.SSE_CONNECTED);
        Event update = test.begin(Map.of());
        marathon.send("POST", "/v2/apps", "{\"id\": \"/a\"}");
        Event event = test.next(Events.SSE);
        while (!event.text("eventName").equals("deployment_success")) {
            event = test.next(Events.SSE);
        }
        assertThat(event.map("eventData")).containsEntry("eventType", "deployment_success");
        assertThat(event.epochMicros()).isEqualTo(EventTimes.micros(event.map("eventData"), new SystemClock()));
        assertThat(event.trace().shares(update.trace())).isTrue();
    }

    @Test
    void metricsThatChangeArePublishedUnderTheirFlatNames() throws Exception {
        test.begin(Map.of("a", 1L));
        observe(
                JsonPollObserver.MARATHON_TYPE,
                "{url: '" + marathon.url() + "/metrics', headers: {Accept: test/plain}}");
        List<String> first = names("windows.1");
        assertThat(first).contains("version", "gauges.jvm.processors.value", "counters.http.requests.counter.count");
        List<String> changed = names("windows.0");
        assertThat(changed).doesNotContain("version", "gauges.jvm.processors.value");
        Event update = test.begin(Map.of("a", 2L));
        Event again = test.next(Events.OBSERVER_VALUE);
        while (!again.text("metric").equals("version")) {
            again = test.next(Events.OBSERVER_VALUE);
        }
        assertThat(again.trace().shares(update.trace())).isTrue();
        assertThat(again.text("value")).isEqualTo("4.0.0");
    }

    private List<String> names(String last) throws Exception {
        List<String> names = new ArrayList<>();
        while (!names.contains(last)) {
            names.add(test.next(Events.OBSERVER_VALUE).text("metric"));
        }
        return names;
    }
}
