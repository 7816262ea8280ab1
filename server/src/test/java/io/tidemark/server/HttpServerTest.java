package io.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.ManualClock;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.server.Wire.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
    private static final int BODY_LIMIT = 1_000;
    private static final Limits LIMITS = new Limits(BODY_LIMIT, 50, Duration.ofSeconds(30), Duration.ofMinutes(10));
    private static final String GET = "GET / HTTP/1.1\nHost: x\n\n";

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    /** Says what it was asked; {@code /later} after a while, {@code /broken} not at all. */
    private static final class Echo implements Handler {
        private final ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
        private final AtomicInteger asked = new AtomicInteger();
        private byte[] large = new byte[0];

        @Override
        public Answer answer(Request request) {
            asked.incrementAndGet();
            return switch (request.path().getFirst()) {
                case "later" -> new Answer.Whole(echo(request), TimeUnit.MILLISECONDS.toNanos(50), "later");
                case "broken" -> new Answer.Whole(null, 0, "");
                case "large" -> Answer.of(new Reply(200, "text/plain", large, Map.of()));
                default -> new Answer.Whole(echo(request), 0, "now");
            };
        }

        private static Reply echo(Request request) {
            String text = request.method() + " " + request.path() + " " + new TreeMap<>(request.query()) + " "
                    + request.accept() + " " + new String(request.body(), StandardCharsets.UTF_8);
            return new Reply(200, "text/plain", text.getBytes(StandardCharsets.UTF_8), Map.of("X-Own", "1"));
        }

        @Override
        public void answered(String label, long nanos) {
            answered.add(label + (nanos >= 0 ? "" : " before it was asked"));
        }
    }

    private final Echo echo = new Echo();

    private HttpServer start(Limits limits, Clock clock) throws IOException {
        HttpServer server =
                HttpServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2, limits, echo, clock);
        open.add(server);
        return server;
    }

    private HttpServer start() throws IOException {
        return start(LIMITS, new SystemClock());
    }

    private Wire connect(HttpServer server) throws IOException {
        Wire wire = new Wire(server.port());
        open.add(wire);
        return wire;
    }

    @Test
    void aRequestIsAnsweredAndTheConnectionStays() throws IOException {
        Wire wire = connect(start());

        Response first = wire.post("/a/b?x=1&y=%20", "hello").receive();
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("POST [a, b] {x=1, y= }  hello");
        assertThat(first.headers()).containsEntry("content-type", "text/plain").containsEntry("x-own", "1");

        assertThat(wire.send(GET).receive().body()).isEqualTo("GET [] {}  ");
        assertThat(echo.answered).containsExactly("now", "now");
    }

    @ParameterizedTest
    @CsvSource({
        "/,                        -",
        "/a/b,                     a|b",
        "/a/,                      a|-",
        "//a,                      -|a",
        "/a%2Fb/c,                 a/b|c",
        "/a+b,                     a+b",
        "/%C3%A4%20x,              ä x",
        "http://127.0.0.1:1/a/b,   a|b",
        "http://127.0.0.1:1,       -",
        "/a?b=/c,                  a"
    })
    void segmentsAreDecodedOneByOne(String target, String expected) {
        assertThat(PathText.segments(target))
                .containsExactly(expected.replace("-", "").split("\\|", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%zz", "/a/%4"})
    void whatIsNotEncodedAsItMustBeIsRefusedAndTheConnectionStays(String target) throws IOException {
        Wire wire = connect(start());

        assertThat(wire.send("GET " + target + " HTTP/1.1\nHost: x\n\n")
                        .receive()
                        .status())
                .isEqualTo(400);
        assertThat(wire.send(GET).receive().status()).isEqualTo(200);
    }

    @Test
    void headHasTheLengthOfWhatGetWouldSay() throws IOException {
        Wire wire = connect(start());

        Response head = wire.send("HEAD / HTTP/1.1\nHost: x\n\n").receive(false);
        assertThat(head.headers()).containsEntry("content-length", "" + "GET [] {}  ".length());
        assertThat(wire.send(GET).receive().body()).isEqualTo("GET [] {}  ");
    }

    @Test
    void answersComeInTheOrderOfTheRequestsAlsoWhenOneIsHeldBack() throws IOException {
        Wire wire = connect(start());

        wire.post("/later", "1").post("/now", "2").post("/later", "3").post("/now", "4");

        for (String number : List.of("1", "2", "3", "4")) {
            assertThat(wire.receive().body()).endsWith(" " + number);
        }
        assertThat(echo.answered).containsExactly("later", "now", "later", "now");
    }

    @Test
    void anAnswerThatIsHeldBackHoldsUpNobodyElse() throws IOException {
        HttpServer server = start();
        Wire slow = connect(server).post("/later", "1");
        Wire quick = connect(server).post("/now", "2");

        assertThat(quick.receive().body()).endsWith("2");
        assertThat(slow.receive().body()).endsWith("1");
    }

    @Test
    void aConnectionCanBeBrokenOnPurpose() throws IOException {
        Wire wire = connect(start());

        assertThat(wire.post("/broken", "").post("/now", "").rest()).isEmpty();
        assertThat(echo.asked)
                .as("what was sent after it is not even looked at")
                .hasValue(1);
    }

    @Test
    void theConnectionIsClosedWhenTheClientWantsItSo() throws IOException {
        HttpServer server = start();

        Wire close = connect(server).send("GET / HTTP/1.1\nHost: x\nConnection: close\n\n" + GET);
        assertThat(close.receive().status()).isEqualTo(200);
        assertThat(close.rest()).isEmpty();

        Wire old = connect(server).send("GET / HTTP/1.0\n\n");
        assertThat(old.receive().status()).isEqualTo(200);
        assertThat(old.rest()).isEmpty();
    }

    @Test
    void tooLargeABodyIsRefusedBeforeItIsSent() throws IOException {
        HttpServer server = start();

        assertThat(connect(server).post("/a", "x".repeat(BODY_LIMIT)).receive().status())
                .isEqualTo(200);
        Wire wire = connect(server).send("POST / HTTP/1.1\nHost: x\nContent-Length: " + (BODY_LIMIT + 1) + "\n\n");
        assertThat(wire.receive().status()).isEqualTo(413);
        Wire chunked = connect(server).send("POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n");
        chunked.send("3e8\n" + "x".repeat(1_000) + "\n").send("1\nx\n");
        assertThat(chunked.receive().status()).isEqualTo(413);
        assertThat(echo.asked).hasValue(1);
    }

    @Test
    void whoAsksFirstIsToldToGoOn() throws IOException {
        Wire wire = connect(start()).send("POST / HTTP/1.1\nHost: x\nContent-Length: 2\nExpect: 100-continue\n\n");

        assertThat(wire.receive().status()).isEqualTo(100);
        assertThat(wire.send("ok").receive().body()).endsWith(" ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish\n\n", "GET\n\n", "GET / HTTP/9x\n\n", "POST / HTTP/1.1\nContent-Length: -3\n\n"})
    void rubbishIsRefusedAndTheConnectionClosed(String rubbish) throws IOException {
        HttpServer server = start();

        assertThat(connect(server).send(rubbish).rest()).startsWith("HTTP/1.1 400 ");
        assertThat(connect(server).send(GET).receive().status()).isEqualTo(200);
    }

    @Test
    void aHeaderWithoutAnEndIsCutOff() throws IOException {
        Wire wire = connect(start()).send("GET / HTTP/1.1\nX-Long: " + "x".repeat(40_000) + "\n\n");

        assertThat(wire.rest()).startsWith("HTTP/1.1 4");
    }

    @Test
    void whoSendsARequestTooSlowlyIsCutOff() throws IOException {
        ManualClock clock = new ManualClock();
        HttpServer server = start(LIMITS, clock);
        Wire quick = connect(server).send(GET);
        assertThat(quick.receive().status()).isEqualTo(200);
        Wire slowHead = connect(server).send("POST / HT");
        Wire slowBody = connect(server).send("POST / HTTP/1.1\nHost: x\nContent-Length: 10\n\nabc");
        // Both have arrived once a later request of each thread's is answered; two threads take turns.
        for (int i = 0; i < 4; i++) {
            connect(server).send(GET).receive();
        }

        clock.advance(Duration.ofSeconds(31));

        assertThat(slowHead.rest()).isEmpty();
        assertThat(slowBody.rest()).isEmpty();
        assertThat(quick.send(GET).receive().status())
                .as("idle, which is allowed")
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(11));
        assertThat(quick.rest()).isEmpty();
    }

    /** Its answers would fill the memory: it is not read from until it has read. */
    @Test
    void whoDoesNotReadIsNotReadFrom() throws IOException {
        int requests = 200;
        echo.large = new byte[1024 * 1024];
        HttpServer server = start();
        Wire wire = connect(server).send("GET /large HTTP/1.1\nHost: x\n\n".repeat(requests));

        assertThat(wire.receive().body()).hasSize(echo.large.length);
        assertThat(echo.asked.get()).as("asked when one answer was read").isLessThan(requests);
        for (int i = 1; i < requests; i++) {
            assertThat(wire.receive().status()).isEqualTo(200);
        }
        assertThat(echo.asked).hasValue(requests);
    }

    @Test
    void moreConnectionsThanAllowedAreClosed() throws Exception {
        HttpServer server = start();
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < LIMITS.connections(); i++) {
            wires.add(connect(server).send(GET));
            assertThat(wires.getLast().receive().status()).isEqualTo(200);
        }
        assertThat(server.connections()).isEqualTo(LIMITS.connections());

        assertThat(connect(server).rest()).isEmpty();
        assertThat(wires.getFirst().send(GET).receive().status()).isEqualTo(200);
    }

    @Test
    void brokenClientsDisturbNobody() throws Exception {
        HttpServer server = start();
        CountDownLatch gone = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            Thread.ofVirtual().start(() -> {
                try (Wire wire = new Wire(server.port())) {
                    wire.send("POST /later HTTP/1.1\nHost: x\nContent-Length: 1\n\nxPOST /la");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    gone.countDown();
                }
            });
        }
        gone.await();

        assertThat(connect(server).post("/later", "still there").receive().body())
                .endsWith("still there");
    }

    @Test
    void anAddressThatIsTakenIsNamed() throws IOException {
        int port = start().port();

        assertThatThrownBy(() -> HttpServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        1,
                        LIMITS,
                        echo,
                        new SystemClock()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(":" + port + ": ")
                .hasMessageContaining("in use");
    }

    @Test
    void nothingIsAnsweredAfterItWasClosed() throws IOException {
        HttpServer server = start();
        Wire wire = connect(server).send(GET);
        wire.receive();

        server.close();

        assertThat(wire.rest()).isEmpty();
        assertThatThrownBy(() -> new Wire(server.port())).isInstanceOf(IOException.class);
    }
}
