package io.tidemark.experiment.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.functions.server.Call;
import io.tidemark.functions.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BulkChannelsTest {
    private static final Map<String, ComponentType<? extends Channel>> TYPES = Map.of(
            "bulk", BulkRequestChannel.TYPE,
            "deploy", MarathonDeployChannel.TYPE,
            "patch", ListPatchChannel.TYPE,
            "update", MarathonUpdateChannel.TYPE);

    @TempDir
    private Path directory;

    private Rig rig;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        rig = new Rig(directory);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void see(Call call) {
        seen.add(call.request().method() + " " + call.request().target() + " "
                + new String(call.request().body(), UTF_8));
    }

    @Test
    void appsPodsAndGroupsAreDeployedOneKindAfterTheOther() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            see(call);
            assertThat(call.request().header("Content-Type")).isEqualTo("application/json");
            assertThat(call.request().header("X-From")).isEqualTo("test");
            call.respond(201, "{}");
        })) {
            MarathonDeployChannel channel = rig.start(MarathonDeployChannel.TYPE, """
                    url: "%s/"
                    headers: {X-From: test}
                    deploy:
                      - type: app
                        spec: |
                          {"id": "one"}
                      - type: pod
                        spec: {id: /two}
                      - type: group
                        spec: |
                          "id": "/three"
                    """.formatted(server.url()));
            Event update = rig.phase(channel, Map.of());
            assertThat(seen)
                    .containsExactly(
                            "POST /v2/apps {\"id\": \"one\"}\n",
                            "POST /v2/pods {\"id\":\"/two\"}",
                            "POST /v2/groups {\"id\": \"/three\"\n}");
            assertThat(rig.texts(Events.MARATHON_DEPLOYMENT_REQUESTED, "instance"))
                    .containsExactly("one", "/two", "/three");
            assertThat(rig.stage().events(Events.MARATHON_DEPLOYMENT_STARTED))
                    .hasSize(3)
                    .allMatch(
                            event -> event.trace().phase().equals(update.trace().phase()));
            assertThat(rig.stage().troubles()).isEmpty();
        }
    }

    @Test
    void twoAreUnderWayUnlessItSaysOtherwise() throws Exception {
        CyclicBarrier two = new CyclicBarrier(2);
        try (TestServer server = TestServer.start(call -> {
            two.await(20, TimeUnit.SECONDS);
            call.respond(200, "{}");
        })) {
            rig.phase(
                    rig.start(
                            MarathonDeployChannel.TYPE,
                            "{url: '" + server.url() + "', deploy: [{spec: {id: x}, repeat: 20}]}"),
                    Map.of());
            assertThat(server.requests()).isEqualTo(20);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void nextBurstWaitsForTheWholeOfTheOneBefore() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        CyclicBarrier four = new CyclicBarrier(4, () -> seen.add("burst of " + underWay.get()));
        try (TestServer server = TestServer.start(call -> {
            underWay.incrementAndGet();
            four.await(20, TimeUnit.SECONDS);
            underWay.decrementAndGet();
            call.respond(200, "{}");
        })) {
            rig.phase(
                    rig.start(
                            BulkRequestChannel.TYPE,
                            "{url: '" + server.url() + "', requests: [{path: x, body: x, repeat: 12, burst: 4}]}"),
                    Map.of());
            assertThat(seen).containsExactly("burst of 4", "burst of 4", "burst of 4");
        }
    }

    @Test
    void rateKeepsADistance() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "{}"))) {
            rig.phase(
                    rig.start(
                            BulkRequestChannel.TYPE,
                            "{url: '" + server.url() + "', requests: [{repeat: 21, parallel: 5, rate: 200}]}"),
                    Map.of());
            List<Event> starts = rig.stage().events(Events.BULK_STARTED);
            assertThat(starts).hasSize(21);
            assertThat(starts.getLast().epochMicros() - starts.getFirst().epochMicros())
                    .as("20 distances of 5 ms")
                    .isGreaterThan(80_000);
        }
    }

    @Test
    void whatFailsIsTriedAgainAsOftenAsItSays() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            see(call);
            call.respond(seen.size() < 3 ? 503 : 200, "{}");
        })) {
            rig.phase(
                    rig.start(
                            MarathonDeployChannel.TYPE,
                            "{url: '" + server.url()
                                    + "', retry: {tries: 3, interval: 1ms}, deploy: [{spec: {id: x}}]}"),
                    Map.of());
            assertThat(seen).hasSize(3);
            assertThat(rig.stage().events(Events.MARATHON_DEPLOYMENT_REQUESTED)).hasSize(1);
            assertThat(rig.stage().events(Events.MARATHON_DEPLOYMENT_STARTED)).hasSize(1);
            assertThat(rig.stage().troubles()).isEmpty();
        }
    }

    @Test
    void whatIsRefusedForGoodIsTold() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(422, "no"))) {
            rig.phase(
                    rig.start(
                            MarathonDeployChannel.TYPE,
                            "{url: '" + server.url() + "', deploy: [{spec: {id: x}, repeat: 3}]}"),
                    Map.of());
            List<Event> failures = rig.stage().events(Events.MARATHON_DEPLOYMENT_REQUEST_FAILED);
            assertThat(failures).hasSize(3);
            assertThat(failures.getFirst().attributes())
                    .containsEntry("instance", "x")
                    .containsEntry("status_code", 422L)
                    .containsEntry("response", "no");
            assertThat(rig.stage().troubles())
                    .containsExactly("channel.MarathonDeployChannel: 3 of 3 requests failed; the first: POST "
                            + server.url() + "/v2/apps: status 422 Whatever");
        }
    }

    @Test
    void namesComeFromTheResponseWhenItSaysSo() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "{\"made\": {\"id\": 7}}"))) {
            rig.phase(
                    rig.start(
                            BulkRequestChannel.TYPE,
                            "{url: '" + server.url() + "', requests: [{body: text, id: /made/id, idFrom: response}]}"),
                    Map.of());
            assertThat(rig.texts(Events.BULK_REQUESTED, "instance")).containsExactly("0");
            assertThat(rig.texts(Events.BULK_STARTED, "instance")).containsExactly("7");
        }
    }

    private static final String APPS = """
            {"apps": [
              {"id": "/groups/variable_1", "instances": 1, "env": {"A": "1", "B": "2"}, "fetch": [], "version": "v"},
              {"id": "/groups/fixed", "instances": 1},
              {"id": "/groups/variable_2", "instances": 1},
              {"id": "/other/groups/variable_3", "instances": 1},
              {"id": "/groups/variable_4", "instances": 1}
            ]}""";

    private void list(Call call) throws Exception {
        if (call.request().method().equals("GET")) {
            call.respond(200, APPS);
        } else {
            see(call);
            call.respond(200, "{}");
        }
    }

    @Test
    void chosenAppsAreWrittenBackWithChanges() throws Exception {
        try (TestServer server = TestServer.start(this::list)) {
            rig.phase(rig.start(MarathonUpdateChannel.TYPE, """
                            url: %s
                            update:
                              - action: patch_app
                                filter: /groups/variable_
                                limit: 3
                                shuffle: no
                                patch: {instances: 3, env: {B: x}}
                            """.formatted(server.url())), Map.of());
            assertThat(seen)
                    .containsExactly(
                            "PUT /v2/apps/groups/variable_1 {\"id\":\"/groups/variable_1\",\"instances\":3,"
                                    + "\"env\":{\"A\":\"1\",\"B\":\"x\"}}",
                            "PUT /v2/apps/groups/variable_2 {\"id\":\"/groups/variable_2\",\"instances\":3,"
                                    + "\"env\":{\"B\":\"x\"}}",
                            "PUT /v2/apps/groups/variable_4 {\"id\":\"/groups/variable_4\",\"instances\":3,"
                                    + "\"env\":{\"B\":\"x\"}}");
            assertThat(rig.texts(Events.MARATHON_DEPLOYMENT_STARTED, "instance"))
                    .containsExactly("/groups/variable_1", "/groups/variable_2", "/groups/variable_4");
        }
    }

    @Test
    void anyListCanBePatched() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            if (call.request().method().equals("GET")) {
                call.respond(200, "[{\"key\": \"a\", \"old\": 1}, {\"key\": \"b\"}, 5]");
            } else {
                see(call);
                call.respond(204, "");
            }
        })) {
            rig.phase(rig.start(ListPatchChannel.TYPE, """
                            url: %s
                            update:
                              list: things
                              id: /key
                              target: "/things/fixed"
                              verb: patch
                              remove: old
                              patch: {on: true}
                              shuffle: no
                            """.formatted(server.url())), Map.of());
            assertThat(seen)
                    .containsExactly(
                            "PATCH /things/fixed {\"key\":\"a\",\"on\":true}",
                            "PATCH /things/fixed {\"key\":\"b\",\"on\":true}");
        }
    }

    @Test
    void shuffledOnesArePickedFromAll() throws Exception {
        try (TestServer server = TestServer.start(this::list)) {
            Channel channel = rig.start(
                    MarathonUpdateChannel.TYPE,
                    "{url: '" + server.url() + "', update: [{patch: {instances: 3}, limit: 1}]}");
            // The chance that 60 picks of 5 leave one out is 1 in 100,000.
            for (int i = 0; i < 60; i++) {
                rig.phase(channel, Map.of());
            }
            assertThat(seen).hasSize(60);
            assertThat(seen.stream().distinct()).hasSize(5);
        }
    }

    @Test
    void cookbooksDeploymentsOfTheUpdateChannelAreDeployed() throws Exception {
        try (TestServer server = TestServer.start(this::list)) {
            rig.phase(
                    rig.start(
                            MarathonUpdateChannel.TYPE,
                            "{url: '" + server.url() + "', deploy: [{type: app, spec: '{\"id\": \"deployment\"}'}]}"),
                    Map.of());
            assertThat(seen).containsExactly("POST /v2/apps {\"id\": \"deployment\"}");
        }
    }

    @Test
    void listsThatAreNoneAreTold() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "{\"message\": \"hello\"}"))) {
            rig.phase(
                    rig.start(MarathonUpdateChannel.TYPE, "{url: '" + server.url() + "', update: [{patch: {a: 1}}]}"),
                    Map.of());
            assertThat(rig.stage().troubles())
                    .containsExactly("channel.MarathonUpdateChannel: GET " + server.url()
                            + "/v2/apps: there is no list at \"/apps\" in the response");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deploy | {url: x}                                                      | deploy
            deploy | {url: x, deploy: [{spec: x, burst: 2, parallel: 3}]}          | cannot be together with parallel
            deploy | {url: x, deploy: [{spec: x, type: job}]}                      | must be one of app, pod, group
            deploy | {url: x, deploy: [{repeat: 2}]}                               | spec
            deploy | {url: x, retry: maybe, deploy: [{spec: x}]}                   | must be yes or no
            deploy | {url: x, retry: {tries: 0}, deploy: [{spec: x}]}              | must be a whole number
            update | {url: x}                                                      | what to change
            update | {url: x, update: [{action: patch_pod, patch: {a: 1}}]}        | patch_app
            update | {url: x, update: [{patch: {a: 1}, filter: '['}]}              | must be a regular expression
            bulk   | {url: x, requests: [{id: id}]}                                | must be a JSON pointer
            patch  | {url: x, update: [{items: apps, patch: {a: 1}}]}              | must be a JSON pointer
            """)
    void whatIsWrongIsFoundBeforeAnythingRuns(String type, String yaml, String word) {
        assertThatThrownBy(() -> Rig.read(TYPES.get(type), yaml))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        problems -> assertThat(problems.problems().toString()).contains(word));
    }
}
