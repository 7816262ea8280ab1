package io.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are not there at once: later ones, files, and events. */
class StreamTest {
    private static final String GET = "GET %s HTTP/1.1\nHost: x\n\n";
    private static final Limits LIMITS = new Limits(1_000, 50, Duration.ofSeconds(30), Duration.ofMinutes(10));

    @TempDir
    private Path directory;

    private final ManualClock clock = new ManualClock();
    private final BlockingQueue<Sink> sinks = new LinkedBlockingQueue<>();
    private final BlockingQueue<CompletableFuture<Answer>> promises = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private final Handler handler = new Handler() {
        @Override
        public Answer answer(Request request) {
            return switch (request.path().getFirst()) {
                case "events" -> new Answer.Events(Map.of("X-Own", "1"), sinks::add);
                case "file" -> new Answer.Stored(directory.resolve("file"), "text/plain", Map.of("X-Own", "1"));
                case "later" -> {
                    CompletableFuture<Answer> promise = new CompletableFuture<>();
                    promises.add(promise);
                    yield new Answer.Later(promise);
                }
                default -> Answer.of(Reply.json(200, "now"));
            };
        }

        @Override
        public void answered(String label, long nanos) {
            throw new IllegalStateException("nothing is labelled");
        }
    };

    private HttpServer start() throws IOException {
        HttpServer server =
                HttpServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2, LIMITS, handler, clock);
        open.add(server);
        return server;
    }

    private Wire connect(HttpServer server) throws IOException {
        Wire wire = new Wire(server.port());
        open.add(wire);
        return wire;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eventsArriveOneAfterTheOther() throws Exception {
        Wire wire = connect(start()).send(GET.formatted("/events"));
        Sink sink = sinks.take();

        assertThat(sink.send(bytes("data: 1\n\n"))).isTrue();
        assertThat(wire.receive().headers())
                .containsEntry("content-type", "text/event-stream; charset=utf-8")
                .containsEntry("x-own", "1")
                .containsEntry("connection", "close");
        assertThat(wire.chunk()).isEqualTo("data: 1\n\n");
        sink.send(bytes("data: 2\n\n"));
        assertThat(wire.chunk()).isEqualTo("data: 2\n\n");
        sink.close();
        assertThat(wire.chunk()).isEmpty();
        assertThat(wire.rest()).isEmpty();
        assertThat(sink.send(bytes("data: 3\n\n"))).as("after the end").isFalse();
    }

    @Test
    void aLongMessageArrivesWhole() throws Exception {
        Wire wire = connect(start()).send(GET.formatted("/events"));
        Sink sink = sinks.take();
        String message = "0123456789".repeat(30_000);

        assertThat(sink.send(bytes(message))).isTrue();

        wire.receive();
        StringBuilder got = new StringBuilder();
        while (got.length() < message.length()) {
            got.append(wire.chunk());
        }
        assertThat(got.toString()).isEqualTo(message);
    }

    @Test
    void theEndIsToldWhoeverEndsIt() throws Exception {
        HttpServer server = start();
        Wire wire = connect(server).send(GET.formatted("/events"));
        Sink sink = sinks.take();
        CountDownLatch ended = new CountDownLatch(2);
        sink.onClose(ended::countDown);

        wire.close();

        assertThat(server).isNotNull();
        while (ended.getCount() > 1) {
            sink.send(bytes(":\n\n"));
            LockSupport.parkNanos(100_000);
        }
        sink.onClose(ended::countDown);
        assertThat(ended.await(60, TimeUnit.SECONDS))
                .as("told at once when it has ended")
                .isTrue();
    }

    @Test
    void whoAsksForMoreOnAStreamIsCutOff() throws Exception {
        Wire wire = connect(start()).send(GET.formatted("/events"));
        sinks.take();
        wire.receive();

        wire.send(GET.formatted("/now"));

        assertThat(wire.rest()).isEmpty();
    }

    @Test
    void aReaderThatTakesNothingIsCutOffAndTheOthersAreNot() throws Exception {
        HttpServer server = start();
        Wire stuck = connect(server).send(GET.formatted("/events"));
        Sink slow = sinks.take();
        Wire reading = connect(server).send(GET.formatted("/events"));
        Sink quick = sinks.take();
        reading.receive();
        CountDownLatch cut = new CountDownLatch(1);
        slow.onClose(cut::countDown);
        byte[] much = new byte[32 * 1024];
        long sent = 0;

        // The system takes some of it for a reader that does not read. Time goes by only while it takes nothing.
        while (cut.getCount() > 0) {
            if (slow.send(much)) {
                sent += much.length;
            } else {
                clock.advance(Duration.ofMillis(100));
                quick.send(bytes("data: 1\n\n"));
                assertThat(reading.chunk()).isIn("data: 1\n\n", ":\n\n");
            }
        }

        assertThat(sent).as("taken for a reader that reads nothing").isLessThan(64L * 1024 * 1024);
        assertThat(slow.send(much)).as("after the end").isFalse();
        assertThat(quick.send(bytes("data: 2\n\n"))).isTrue();
        assertThat(stuck).isNotNull();
    }

    @Test
    void aCommentIsSentWhenThereIsNothingElse() throws Exception {
        Wire wire = connect(start()).send(GET.formatted("/events"));
        sinks.take();
        wire.receive();

        clock.advance(Duration.ofSeconds(15));

        assertThat(wire.chunk()).isEqualTo(":\n\n");
    }

    @Test
    void aStreamOutlivesTheTimeForIdleConnections() throws Exception {
        HttpServer server = start();
        Wire idle = connect(server).send(GET.formatted("/now"));
        idle.receive();
        Wire wire = connect(server).send(GET.formatted("/events"));
        Sink sink = sinks.take();
        wire.receive();

        clock.advance(Duration.ofMinutes(11));

        assertThat(idle.rest()).isEmpty();
        assertThat(sink.send(bytes("data: 1\n\n"))).isTrue();
        assertThat(wire.chunk()).isIn(":\n\n", "data: 1\n\n");
    }

    @Test
    void anAnswerThatTakesTimeHoldsUpItsConnectionOnly() throws Exception {
        HttpServer server = start();
        Wire wire = connect(server).send(GET.formatted("/later") + GET.formatted("/now"));
        CompletableFuture<Answer> promise = promises.take();
        assertThat(connect(server).send(GET.formatted("/now")).receive().body()).isEqualTo("now");

        promise.complete(Answer.of(Reply.json(200, "then")));

        assertThat(wire.receive().body()).isEqualTo("then");
        assertThat(wire.receive().body()).isEqualTo("now");
    }

    @Test
    void anAnswerThatFailsIsTheServersFault() throws Exception {
        Wire wire = connect(start()).send(GET.formatted("/later") + GET.formatted("/now"));

        promises.take().completeExceptionally(new IllegalStateException("broken"));

        assertThat(wire.receive().status()).isEqualTo(500);
        assertThat(wire.receive().status()).isEqualTo(200);
    }

    @Test
    void anAnswerForSomebodyWhoIsGoneDisturbsNobody() throws Exception {
        HttpServer server = start();
        Wire wire = connect(server).send(GET.formatted("/later"));
        CompletableFuture<Answer> promise = promises.take();
        wire.close();

        promise.complete(new Answer.Events(Map.of(), sinks::add));

        Sink sink = sinks.take();
        CountDownLatch ended = new CountDownLatch(1);
        sink.onClose(ended::countDown);
        while (ended.getCount() > 0) {
            sink.send(bytes(":\n\n"));
            LockSupport.parkNanos(100_000);
        }
        assertThat(connect(server).send(GET.formatted("/now")).receive().status())
                .isEqualTo(200);
    }

    @Test
    void aFileIsSentAndTheConnectionStays() throws Exception {
        String content = "0123456789".repeat(1_000_000);
        Files.writeString(directory.resolve("file"), content);
        HttpServer server = start();
        Wire wire = connect(server).send(GET.formatted("/file").repeat(2) + GET.formatted("/now"));

        for (int i = 0; i < 2; i++) {
            Wire.Response response = wire.receive();
            assertThat(response.headers())
                    .containsEntry("content-type", "text/plain")
                    .containsEntry("x-own", "1");
            assertThat(response.body()).isEqualTo(content);
        }
        assertThat(wire.receive().body()).isEqualTo("now");
        wire.send("HEAD /file HTTP/1.1\nHost: x\n\n");
        assertThat(wire.receive(false).headers()).containsEntry("content-length", "10000000");
        wire.send("GET /file HTTP/1.1\nHost: x\nConnection: close\n\n");
        assertThat(wire.receive().body()).hasSameSizeAs(content);
        assertThat(wire.rest()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNotFound() throws Exception {
        Wire wire = connect(start()).send(GET.formatted("/file") + GET.formatted("/now"));

        assertThat(wire.receive().status()).isEqualTo(404);
        assertThat(wire.receive().status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotTakeAFileIsCutOff() throws Exception {
        Files.write(directory.resolve("file"), new byte[64 * 1024 * 1024]);
        HttpServer server = start();
        Wire wire = connect(server).send(GET.formatted("/file"));
        wire.receive(false);
        assertThat(connect(server).send(GET.formatted("/now")).receive().status())
                .isEqualTo(200);

        // As far as the system takes it: it does not get further then, however often it is looked at.
        while (server.connections() > 1) {
            clock.advance(Duration.ofSeconds(16));
            LockSupport.parkNanos(100_000);
        }
        assertThat(wire.restLength()).isLessThan(64 * 1024 * 1024);
    }
}
