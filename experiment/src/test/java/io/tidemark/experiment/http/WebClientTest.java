package io.tidemark.experiment.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.server.Call;
import io.tidemark.functions.server.TestCertificates;
import io.tidemark.functions.server.TestServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebClientTest {
    private final WebClient client = new WebClient(false);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void sendsMethodHeadersAndBodyAndReadsTheAnswer() throws Exception {
        AtomicReference<String> seen = new AtomicReference<>();
        try (TestServer server = TestServer.start(call -> {
            seen.set(call.request().method() + " " + call.request().target() + " "
                    + call.request().header("X-Mine") + " " + call.request().header("Host") + " "
                    + call.request().header("Content-Length") + " "
                    + new String(call.request().body(), StandardCharsets.UTF_8));
            call.respond(201, "made", "Location: /x", "Set-Cookie: a=1", "Set-Cookie: b=2");
        })) {
            Answer answer = client.send(Request.of("post", server.url() + "/v2/apps?force=true")
                    .withHeaders(Map.of("X-Mine", "yes", "Host", "marathon.example", "Content-Length", "77"))
                    .withBody("grüße"));
            assertThat(seen).hasValue("POST /v2/apps?force=true yes marathon.example 7 grüße");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text()).isEqualTo("made");
            assertThat(answer.header("location")).contains("/x");
            assertThat(answer.headers()).containsEntry("Set-Cookie", "a=1, b=2");
            assertThat(answer.isSuccess()).isTrue();
        }
    }

    @Test
    void getMayHaveABody() throws Exception {
        try (TestServer server =
                TestServer.start(call -> call.respond(200, call.request().body()))) {
            assertThat(client.send(Request.get(server.url()).withBody("query")).text())
                    .isEqualTo("query");
        }
    }

    @Test
    void statusesOfFailureAreAnswers() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(503, "later"))) {
            Answer answer = client.send(Request.get(server.url()));
            assertThat(answer.isSuccess()).isFalse();
            assertThat(answer.statusLine()).isEqualTo("503 Whatever");
            assertThat(server.requests()).isOne();
        }
    }

    @Test
    void bigBodiesAreCountedAndTheirBeginningIsKept() throws Exception {
        byte[] body = new byte[10_000_000];
        try (TestServer server = TestServer.start(call -> call.respond(200, body))) {
            Answer answer = client.send(Request.get(server.url()).withKeep(1_000));
            assertThat(answer.length()).isEqualTo(10_000_000);
            assertThat(answer.body()).hasSize(1_000);
            assertThat(answer.isWhole()).isFalse();
            assertThat(client.send(Request.get(server.url()).withKeep(Request.KEEP_ALL))
                            .isWhole())
                    .isTrue();
        }
    }

    @Test
    void listenerHearsOfTheResponseBeforeItsBody() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        try (TestServer server = TestServer.start(call -> {
            call.raw("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nA: b\r\n\r\n");
            if (heard.await(20, TimeUnit.SECONDS)) {
                call.raw("body");
            }
        })) {
            AtomicReference<Answer> head = new AtomicReference<>();
            Answer answer = client.send(Request.get(server.url()), begun -> {
                head.set(begun);
                heard.countDown();
            });
            assertThat(head.get().headers()).containsEntry("A", "b");
            assertThat(answer.text()).isEqualTo("body");
        }
    }

    @Test
    void compressedBodiesAreRead() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("plain".getBytes(StandardCharsets.UTF_8));
        }
        try (TestServer server =
                TestServer.start(call -> call.respond(200, zipped.toByteArray(), "Content-Encoding: gzip"))) {
            assertThat(client.send(Request.get(server.url())).text()).isEqualTo("plain");
        }
    }

    @Test
    void charsetOfTheResponseIsHonoured() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(
                200, "ü".getBytes(StandardCharsets.ISO_8859_1), "Content-Type: text/plain; charset=iso-8859-1"))) {
            assertThat(client.send(Request.get(server.url())).text()).isEqualTo("ü");
        }
    }

    @Test
    void redirectsAreFollowed() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            switch (call.request().path()) {
                case "/old" -> call.respond(307, "", "Location: /new");
                case "/loop" -> call.respond(302, "", "Location: /loop");
                default -> call.respond(200, call.request().body());
            }
        })) {
            assertThat(client.send(Request.of("POST", server.url() + "/old").withBody("again"))
                            .text())
                    .isEqualTo("again");
            assertThatThrownBy(() -> client.send(Request.get(server.url() + "/loop")))
                    .isInstanceOf(RequestException.class)
                    .hasMessageContaining("redirect");
        }
    }

    @Test
    void credentialsDoNotFollowToAnotherHost() throws Exception {
        try (TestServer other = TestServer.start(
                        call -> call.respond(200, call.request().header("Authorization")));
                TestServer server = TestServer.start(
                        call -> call.respond(302, "", "Location: http://localhost:" + other.port() + "/"))) {
            client.send(Request.get(server.url()).withHeaders(Map.of("Authorization", "token=secret")));
            assertThat(other.requests()).isZero();
            assertThat(client.send(Request.get(server.url())).status()).isEqualTo(200);
        }
    }

    @Test
    void connectionsAreKept() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            for (int i = 0; i < 50; i++) {
                client.send(Request.of("POST", server.url()).withBody("x"));
            }
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void noAnswerIsLostWhenManyAskAtTheSameTime() throws Exception {
        try (TestServer server = TestServer.start(
                        call -> call.respond(200, call.request().body()));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                Request request = Request.of("POST", server.url()).withBody("body " + i);
                answers.add(threads.submit(() -> client.send(request).text()));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get(30, TimeUnit.SECONDS)).isEqualTo("body " + i);
            }
            assertThat(server.requests()).isEqualTo(2_000);
        }
    }

    @Test
    void closedConnectionsAreSaidSo() {
        fails(Call::close, "POST http://127.0.0.1:%d/x: the connection was closed without a response");
        fails(Call::reset, "POST http://127.0.0.1:%d/x: the connection was lost (Connection reset)");
        fails(
                call -> {
                    call.raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                    call.close();
                },
                "POST http://127.0.0.1:%d/x: the connection was closed before the response was complete");
        fails(
                call -> {
                    call.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
                    call.close();
                },
                "POST http://127.0.0.1:%d/x: the connection was closed before the response was complete");
    }

    private void fails(TestServer.Handler handler, String message) {
        try (TestServer server = TestServer.start(handler)) {
            assertThatThrownBy(() ->
                            client.send(Request.of("POST", server.url() + "/x").withBody("x")))
                    .isInstanceOf(RequestException.class)
                    .hasMessage(message, server.port());
            assertThat(server.requests()).as("nothing is sent twice").isOne();
        }
    }

    @Test
    void slowAnswersTimeOut() {
        try (TestServer server = TestServer.start(call -> {
            call.raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            call.stall();
        })) {
            assertThatThrownBy(() -> client.send(Request.get(server.url()).withTimeout(Duration.ofMillis(200))))
                    .isInstanceOf(RequestException.class)
                    .hasMessage("GET %s: no whole response within 0.2 s", server.url());
        }
    }

    @Test
    void interruptGivesTheRequestUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (TestServer server = TestServer.start(call -> {
            asked.countDown();
            call.stall();
        })) {
            AtomicReference<Exception> thrown = new AtomicReference<>();
            Thread asking = Thread.ofPlatform().start(() -> {
                try {
                    client.send(Request.get(server.url()));
                } catch (RequestException | InterruptedException e) {
                    thrown.set(e);
                }
            });
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            asking.interrupt();
            asking.join(20_000);
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void deadPortsAndUnknownHostsAreSaidSo() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> client.send(Request.get("http://user:secret@127.0.0.1:" + port + "/")))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("GET http://***@127.0.0.1:" + port + "/: nobody accepts connections there (");
        assertThatThrownBy(() -> client.send(Request.get("http://no-such-host.invalid/")))
                .isInstanceOf(RequestException.class)
                .hasMessage("GET http://no-such-host.invalid/: the host's name is not known");
    }

    @Test
    void whatIsNotHttpIsSaidSo() {
        fails(
                call -> call.raw("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"),
                "POST http://127.0.0.1:%d/x: the response is not valid HTTP: Invalid content length: many");
    }

    @Test
    void userAndPasswordOfAUrlAreSentAsBasic() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(
                200, call.request().header("Authorization") + call.request().header("Host")))) {
            assertThat(client.send(Request.get("http://me:p%40ss@127.0.0.1:" + server.port() + "/"))
                            .text())
                    .isEqualTo("Basic bWU6cEBzcw==127.0.0.1:" + server.port());
        }
    }

    @Test
    void certificatesAreVerifiedUnlessToldOtherwise(@TempDir Path directory) throws Exception {
        try (TestServer server =
                        TestServer.startTls(TestCertificates.forLocalhost(directory), call -> call.respond(200, "ok"));
                WebClient careless = new WebClient(true)) {
            Request request = Request.get("https://localhost:" + server.port() + "/");
            assertThatThrownBy(() -> client.send(request))
                    .isInstanceOf(RequestException.class)
                    .hasMessageContaining("no secure connection")
                    .hasMessageContaining("insecure: yes");
            assertThat(server.requests()).isZero();
            assertThat(careless.send(request).text()).isEqualTo("ok");
        }
    }

    @Test
    @SuppressWarnings("try")
    void openedResponsesAreReadWhileTheyArriveAndCanBeClosedMeanwhile() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            call.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
            call.stall();
        })) {
            try (Reply reply = client.open(Request.get(server.url()))) {
                BufferedReader lines = new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8));
                assertThat(reply.head().header("content-type")).contains("text/event-stream");
                assertThat(lines.readLine()).isEqualTo("data: 1");
                assertThat(lines.readLine()).isEmpty();
                CountDownLatch ended = new CountDownLatch(1);
                Thread.startVirtualThread(() -> {
                    try {
                        lines.readLine();
                    } catch (IOException closed) {
                        // As it should be.
                    } finally {
                        ended.countDown();
                    }
                });
                reply.close();
                assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
