package io.tidemark.functions.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Field;
import io.tidemark.functions.flow.Outgoing;
import io.tidemark.functions.flow.Requests;
import io.tidemark.functions.server.Call;
import io.tidemark.functions.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
    private static final int MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 206, 301, 400, 401, 404, 429, 500, 503, 599, 999})
    void statusIsWhatTheServerSaid(int status) {
        try (TestServer server = TestServer.start(call -> call.respond(status, "body", "X-One: 1", "x-one: 2"));
                Sender sender = Sender.plain()) {
            Exchange exchange = sender.get(server.url() + "/");
            assertThat(exchange.failedOutcome()).isNull();
            assertThat(exchange.status()).isEqualTo(status);
            assertThat(bodyOf(exchange)).isEqualTo("body");
            assertThat(exchange.headers("X-ONE")).containsExactly("1", "2");
            assertThat(exchange.headers("X-Two")).isEmpty();
        }
    }

    @Test
    void responsesWithoutBodyLeaveTheConnectionUsable() {
        try (TestServer server = TestServer.start(ResponseTest::withoutBody);
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            String url = server.url();
            for (int i = 0; i < 3; i++) {
                assertThat(sender.send(connection, Requests.of("HEAD", url + "/", new byte[0]))
                                .status())
                        .isEqualTo(200);
                assertThat(sender.get(connection, url + "/204").status()).isEqualTo(204);
                assertThat(sender.get(connection, url + "/304").status()).isEqualTo(304);
                assertThat(sender.get(connection, url + "/empty").bodyLength()).isZero();
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static void withoutBody(Call call) throws IOException {
        switch (call.request().path()) {
            case "/204" -> call.raw("HTTP/1.1 204 No Content\r\n\r\n");
            case "/304" -> call.raw("HTTP/1.1 304 Not Modified\r\nContent-Length: 77\r\n\r\n");
            case "/empty" -> call.respond(200, "");
            default -> call.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        }
    }

    @Test
    void interimResponsesAreNotTheResponse() {
        try (TestServer server = TestServer.start(call -> {
                    call.raw("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
                    call.respond(200, "real");
                });
                Sender sender = Sender.plain()) {
            Exchange exchange = sender.get(server.url() + "/");
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(bodyOf(exchange)).isEqualTo("real");
        }
    }

    @Test
    void bodyAndHeadersArriveAsSent() {
        AtomicReference<String> seen = new AtomicReference<>();
        try (TestServer server = TestServer.start(call -> {
                    seen.set(call.request().method() + " " + call.request().target() + " "
                            + call.request().headers());
                    call.respond(200, call.request().body());
                });
                Sender sender = Sender.plain()) {
            byte[] body = "{\"snow\": \"☃\"}".getBytes(UTF_8);
            Outgoing post = Requests.of("POST", server.url() + "/a?b=c", body, new Field("X-Name", "value"));
            assertThat(bodyOf(sender.send(sender.connection(), post))).isEqualTo("{\"snow\": \"☃\"}");
            assertThat(seen.get())
                    .isEqualTo("POST /a?b=c [Host: 127.0.0.1:" + server.port() + ", X-Name: value, Content-Length: "
                            + body.length + "]");
        }
    }

    /** Some servers answer 411 otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void emptyBodyHasALengthWhereOneIsExpected(String method) {
        AtomicReference<String> length = new AtomicReference<>();
        try (TestServer server = TestServer.start(call -> {
                    length.set(call.request().header("Content-Length"));
                    call.respond(200, "");
                });
                Sender sender = Sender.plain()) {
            sender.send(sender.connection(), Requests.of(method, server.url() + "/", new byte[0]));
            assertThat(length).hasValue("0");
            sender.get(server.url() + "/");
            assertThat(length).as("GET").hasValue("");
        }
    }

    @Test
    void largeBodiesGoBothWays() {
        byte[] body = new byte[MEBIBYTE];
        new Random(7).nextBytes(body);
        try (TestServer server = TestServer.start(
                        call -> call.respond(200, call.request().body()));
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            for (int i = 0; i < 3; i++) {
                Exchange exchange = sender.send(connection, Requests.of("PUT", server.url() + "/", body));
                assertThat(exchange.bodyTruncated()).isFalse();
                assertThat(Arrays.copyOf(exchange.body(), exchange.bodyLength()))
                        .isEqualTo(body);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void bodyBeyondTheLimitIsCountedButNotKept() {
        byte[] body = new byte[Exchange.MAX_BODY + MEBIBYTE];
        try (TestServer server = TestServer.start(call -> call.respond(200, body));
                Sender sender = Sender.plain()) {
            Exchange exchange = sender.get(server.url() + "/");
            assertThat(exchange.bodyTruncated()).isTrue();
            assertThat(exchange.bodyLength()).isEqualTo(Exchange.MAX_BODY);
            assertThat(exchange.bytesIn()).isEqualTo(server.bytesOut());
        }
    }

    @Test
    void chunksAreJoinedAndCountedAsTheyCrossedTheWire() {
        try (TestServer server = TestServer.start(call -> {
                    call.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    call.raw("4\r\none \r\n6;ext=1\r\ntwo th\r\n3\r\nree\r\n0\r\nTrailer: 1\r\n\r\n");
                });
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            for (int i = 1; i <= 3; i++) {
                Exchange exchange = sender.get(connection, server.url() + "/");
                assertThat(bodyOf(exchange)).isEqualTo("one two three");
                assertThat(exchange.bytesIn() * i).isEqualTo(server.bytesOut());
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void bodyMayEndWithTheConnection() {
        try (TestServer server = TestServer.start(call -> {
                    call.raw("HTTP/1.1 200 OK\r\n\r\nuntil the end");
                    call.close();
                });
                Sender sender = Sender.plain()) {
            Exchange exchange = sender.get(server.url() + "/");
            assertThat(exchange.failedOutcome()).isNull();
            assertThat(bodyOf(exchange)).isEqualTo("until the end");
        }
    }

    @Test
    void compressedBodyIsHandedOverAndCountedAsItCame() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write("again and ".repeat(1000).getBytes(UTF_8));
        }
        byte[] small = compressed.toByteArray();
        try (TestServer server = TestServer.start(call -> call.respond(200, small, "Content-Encoding: gzip"));
                Sender sender = Sender.plain()) {
            Exchange exchange = sender.get(server.url() + "/");
            assertThat(Arrays.copyOf(exchange.body(), exchange.bodyLength())).isEqualTo(small);
            assertThat(exchange.bytesIn()).isEqualTo(server.bytesOut()).isLessThan(1000);
        }
    }

    @Test
    void bytesAreThoseTheServerCounted() {
        Random random = new Random(11);
        try (TestServer server = TestServer.start(
                        call -> call.respond(200, new byte[call.request().body().length / 2]));
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            long in = 0;
            long out = 0;
            for (int i = 0; i < 200; i++) {
                byte[] body = new byte[random.nextInt(i % 10 == 0 ? 200_000 : 300)];
                Exchange exchange = sender.send(connection, Requests.of("POST", server.url() + "/" + i, body));
                in += exchange.bytesIn();
                out += exchange.bytesOut();
            }
            assertThat(in).isEqualTo(server.bytesOut());
            assertThat(out).isEqualTo(server.bytesIn());
        }
    }

    @Test
    void responseBeforeTheWholeRequestCounts() {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                TestServer hasty = TestServer.startHasty("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            byte[] body = new byte[32 * MEBIBYTE];
            Exchange refused = sender.send(connection, Requests.of("PUT", hasty.url() + "/", body));
            assertThat(refused.failedOutcome()).isNull();
            assertThat(refused.status()).isEqualTo(413);
            Exchange again = sender.send(connection, Requests.of("PUT", hasty.url() + "/", body));
            assertThat(again.status()).isEqualTo(413);
            assertThat(hasty.connections()).isEqualTo(2);
            assertThat(sender.get(connection, server.url() + "/").status()).isEqualTo(200);
        }
    }

    private static String bodyOf(Exchange exchange) {
        return new String(exchange.body(), 0, exchange.bodyLength(), UTF_8);
    }
}
