package io.tidemark.experiment.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.functions.server.Call;
import io.tidemark.functions.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HTTPChannelTest {
    @TempDir
    private Path directory;

    private TestStage stage;
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        stage = new TestStage(directory);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private HTTPChannel start(String yaml) throws ProblemsException {
        HTTPChannel channel = TestSettings.read(HTTPChannel.TYPE.options(), HTTPChannel.TYPE.reader(), yaml);
        channel.start(stage.stage());
        return channel;
    }

    private void answer(Call call) throws Exception {
        bodies.add(new String(call.request().body(), UTF_8));
        call.respond(200, "answer " + call.request().path());
    }

    /** A phase begins and ends, with all that it caused. */
    private void phase(HTTPChannel channel, Map<String, Object> parameters) throws InterruptedException {
        Event update = stage.begin(parameters);
        channel.apply(update);
        Phase phase = update.trace().phase().orElseThrow();
        CountDownLatch over = new CountDownLatch(1);
        phase.close(List.of(over::countDown));
        assertThat(over.await(20, TimeUnit.SECONDS)).as("the phase ends").isTrue();
    }

    private List<String> names() {
        return stage.events(Events.EVENT).stream()
                .filter(event -> event.type().name().startsWith("HTTP"))
                .map(event -> event.type().name())
                .toList();
    }

    @Test
    void singleRequestIsTheLast() throws Exception {
        try (TestServer server = TestServer.start(this::answer)) {
            HTTPChannel channel = start("{url: '" + server.url() + "/x', verb: post, body: text, headers: {A: b}}");
            phase(channel, Map.of("a", 1L));
            assertThat(names())
                    .containsExactly(
                            "HTTPLastRequestStartEvent",
                            "HTTPLastRequestEndEvent",
                            "HTTPLastResponseStartEvent",
                            "HTTPLastResponseEndEvent");
            Event start = stage.next(Events.HTTP_REQUEST_START);
            assertThat(start.attributes())
                    .containsEntry("verb", "post")
                    .containsEntry("url", server.url() + "/x")
                    .containsEntry("body", "text")
                    .containsEntry("headers", Map.of("A", "b"));
            Event end = stage.next(Events.HTTP_RESPONSE_END);
            assertThat(end.attributes())
                    .containsEntry("body", "answer /x")
                    .containsEntry("status", 200L)
                    .containsEntry("headers", Map.of("Content-Length", "9"));
            assertThat(end.trace().latestShared(start.trace())).isEqualTo(start.id());
            channel.stop();
        }
    }

    @Test
    void firstAndLastOfSeveralAreTold() throws Exception {
        try (TestServer server = TestServer.start(this::answer)) {
            phase(start("{url: '" + server.url() + "', repeat: 3}"), Map.of());
            assertThat(names())
                    .filteredOn(name -> name.contains("RequestStart") || name.contains("ResponseEnd"))
                    .containsExactly(
                            "HTTPFirstRequestStartEvent",
                            "HTTPFirstResponseEndEvent",
                            "HTTPRequestStartEvent",
                            "HTTPResponseEndEvent",
                            "HTTPLastRequestStartEvent",
                            "HTTPLastResponseEndEvent");
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void zeroRepeatsSendNothing() throws Exception {
        try (TestServer server = TestServer.start(this::answer)) {
            phase(start("{url: '" + server.url() + "', repeat: 0}"), Map.of());
            assertThat(server.requests()).isZero();
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void bodyIsATextOrJsonOrTheFirstThatApplies() throws Exception {
        try (TestServer server = TestServer.start(this::answer)) {
            String url = "url: '" + server.url() + "'";
            phase(start("{" + url + ", body: {id: /x, n: 1, deep: [true]}}"), Map.of());
            phase(start("{" + url + ", body: [{if: 'a', value: one}, {value: other}]}"), Map.of("a", 1L));
            phase(start("{" + url + ", body: [{if: 'a', value: one}, {value: other}]}"), Map.of("a", 0L));
            phase(start("{" + url + ", body: [{if: 'a', value: one}]}"), Map.of("a", 0L));
            assertThat(bodies).containsExactly("{\"id\":\"/x\",\"n\":1,\"deep\":[true]}", "one", "other", "");
        }
    }

    @Test
    void statusesAreNotedAndAcceptedUnlessToldOtherwise() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(409, "busy"))) {
            phase(start("{url: '" + server.url() + "', repeat: 2}"), Map.of());
            assertThat(stage.notes()).containsExactly("GET " + server.url() + ": 2 of 2 responses had status 409");
            assertThat(stage.events(Events.HTTP_RESPONSE_ERROR)).isEmpty();
            assertThat(stage.troubles()).isEmpty();

            phase(start("{url: '" + server.url() + "', accept: [2xx, 404]}"), Map.of());
            Event error = stage.next(Events.HTTP_RESPONSE_ERROR);
            assertThat(error.type()).isEqualTo(Events.HTTP_LAST_RESPONSE_ERROR);
            assertThat(error.attributes())
                    .containsEntry("status", 409L)
                    .containsEntry("exception", "status 409 Whatever");
            assertThat(stage.troubles())
                    .containsExactly("channel.HTTPChannel: 1 of 1 requests failed; the first: " + server.url()
                            + ": status 409 Whatever");
        }
    }

    @Test
    void requestsWithoutResponseAreErrorsAndTheOthersAreSent() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            if (call.request().path().equals("/1")) {
                call.close();
            } else {
                call.respond(200, "ok");
            }
        })) {
            phase(start("{url: '" + server.url() + "/{{i}}', repeat: 3, repeatInterval: 1ms, timeout: 10s}"), Map.of());
            // Until macros are filled in, all URLs are the same; this only counts what is told.
            assertThat(stage.events(Events.HTTP_REQUEST_START)).hasSize(3);
            assertThat(stage.events(Events.HTTP_RESPONSE_END)).hasSize(3);
        }
    }

    @Test
    void deadServersAreTold() throws Exception {
        TestServer server = TestServer.start(this::answer);
        server.close();
        phase(start("{url: '" + server.url() + "', repeat: 2}"), Map.of());
        assertThat(names())
                .containsExactly(
                        "HTTPFirstRequestStartEvent",
                        "HTTPErrorEvent",
                        "HTTPFirstResponseErrorEvent",
                        "HTTPLastRequestStartEvent",
                        "HTTPErrorEvent",
                        "HTTPLastResponseErrorEvent");
        assertThat(stage.troubles()).hasSize(1).first().asString().contains("2 of 2 requests failed", "nobody accepts");
    }

    @Test
    void manyAreUnderWayAtTheSameTimeUpToTheBound() throws Exception {
        CyclicBarrier four = new CyclicBarrier(4);
        try (TestServer server = TestServer.start(call -> {
            four.await(20, TimeUnit.SECONDS);
            call.respond(200, "ok");
        })) {
            phase(start("{url: '" + server.url() + "', repeat: 40, parallel: 4}"), Map.of());
            assertThat(server.connections()).isEqualTo(4);
            List<Event> ends = stage.events(Events.HTTP_RESPONSE_END);
            assertThat(ends).hasSize(40);
            assertThat(ends.getFirst().type()).isEqualTo(Events.HTTP_FIRST_RESPONSE_END);
            assertThat(ends.getLast().type()).isEqualTo(Events.HTTP_LAST_RESPONSE_END);
        }
    }

    @Test
    void rateHoldsWhetherResponsesHaveArrivedOrNot() throws Exception {
        CountDownLatch all = new CountDownLatch(50);
        try (TestServer server = TestServer.start(call -> {
            all.countDown();
            // Nobody is answered before everybody has asked: one after the other would never end.
            all.await(20, TimeUnit.SECONDS);
            call.respond(200, "ok");
        })) {
            phase(start("{url: '" + server.url() + "', repeat: 50, rate: 500}"), Map.of());
            List<Event> starts = stage.events(Events.HTTP_REQUEST_START);
            assertThat(starts).hasSize(50);
            long micros = starts.getLast().epochMicros() - starts.getFirst().epochMicros();
            assertThat(micros).as("49 intervals of 2 ms").isGreaterThanOrEqualTo(90_000);
        }
    }

    @Test
    void nextRequestWaitsForTheEvent() throws Exception {
        try (TestServer server = TestServer.start(this::answer)) {
            HTTPChannel channel = start("{url: '" + server.url() + "', repeat: 3, repeatAfter: LogLineEvent}");
            Event update = stage.begin(Map.of());
            channel.apply(update);
            for (int i = 1; i <= 3; i++) {
                stage.next(Events.HTTP_RESPONSE_END);
                assertThat(server.requests()).isEqualTo(i);
                stage.stage().bus().publish(Events.LOG_LINE, update.trace(), Map.of("line", "go"));
            }
            assertThat(stage.troubles()).isEmpty();
        }
    }

    @Test
    void phasesHaveTheirOwnResponsesWhenTheyOverlap() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        try (TestServer server = TestServer.start(call -> {
            if (call.request().connection() == 0) {
                first.countDown();
                second.await(20, TimeUnit.SECONDS);
            }
            call.respond(200, "ok");
        })) {
            HTTPChannel channel = start("{url: '" + server.url() + "'}");
            Event one = stage.begin(Map.of("a", 1L));
            channel.apply(one);
            assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
            Event two = stage.begin(Map.of("a", 2L));
            channel.apply(two);
            assertThat(stage.next(Events.HTTP_RESPONSE_END).trace().phase())
                    .isEqualTo(two.trace().phase());
            second.countDown();
            assertThat(stage.next(Events.HTTP_RESPONSE_END).trace().phase())
                    .isEqualTo(one.trace().phase());
        }
    }

    @Test
    void interruptedRunGivesUpWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (TestServer server = TestServer.start(call -> {
            asked.countDown();
            call.stall();
        })) {
            HTTPChannel channel = start("{url: '" + server.url() + "', repeat: 1000, parallel: 2}");
            Event update = stage.begin(Map.of());
            channel.apply(update);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            CountDownLatch over = new CountDownLatch(1);
            update.trace().phase().orElseThrow().close(List.of(over::countDown));
            channel.endRun(true);
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.requests()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void credentialsAreSentAndNotShown() throws Exception {
        stage.stage().define("dcos_auth_token", "secret");
        List<String> seen = new CopyOnWriteArrayList<>();
        try (TestServer server = TestServer.start(call -> {
            seen.add(call.request().header("Authorization"));
            call.respond(200, "ok", "Set-Cookie: session=secret");
        })) {
            phase(start("{url: '" + server.url() + "'}"), Map.of());
            assertThat(seen).containsExactly("token=secret");
            assertThat(stage.events(Events.EVENT))
                    .noneMatch(event -> event.attributes().toString().contains("secret"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {verb: GET}                                              | url
            {url: 'localhost:8080/x'}                                | http://
            {url: 'http://h/', rate: 5, repeatInterval: 1s}          | cannot be together with rate
            {url: 'http://h/', rate: 5, repeatAfter: LogLineEvent}   | cannot be together with rate
            {url: 'http://h/', repeatInterval: soon}                 | must be a duration
            {url: 'http://h/', accept: [20x]}                        | must be statuses
            {url: 'http://h/', timeout: 0s}                          | must be longer than 0s
            {url: 'http://h/', body: [{if: 'a'}]}                    | body
            {url: 'http://h/', repeat: often}                        | must be a number
            """)
    void whatIsWrongIsFoundBeforeAnythingRuns(String yaml, String word) {
        assertThatThrownBy(() -> start(yaml))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        problems -> assertThat(problems.problems().toString()).contains(word));
    }

    @Test
    void everyKindOfEventIsDeclared() {
        List<EventType> published = HTTPChannel.TYPE.publishes();
        assertThat(published).hasSize(16).contains(Events.HTTP_ERROR, Events.HTTP_LAST_RESPONSE_ERROR);
    }
}
