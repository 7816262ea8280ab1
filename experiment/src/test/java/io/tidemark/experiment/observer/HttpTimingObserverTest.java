package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.settings.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpTimingObserverTest {
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private TestStage test;
    private HttpServer server;
    private String url;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        test = new TestStage(directory);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("X-A") + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                String path = exchange.getRequestURI().getPath();
                if (path.equals("/held")) {
                    go.await();
                }
                exchange.sendResponseHeaders(path.equals("/missing") ? 404 : 200, 5);
                exchange.getResponseBody().flush();
                if (path.equals("/slow")) {
                    pause();
                }
                exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void pause() {
        long end = System.nanoTime() + SLOW_NANOS;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @AfterEach
    void close() {
        go.countDown();
        test.close();
        server.stop(0);
    }

    private Observer observe(String yaml) throws Exception {
        Observer observer = read(yaml);
        observer.start(test.stage());
        test.stage().bus().publish(Events.START, Trace.NONE, Map.of());
        return observer;
    }

    private static Observer read(String yaml) throws ProblemsException {
        return TestSettings.read(HttpTimingObserver.TYPE.options(), HttpTimingObserver.TYPE.reader(), yaml);
    }

    private static double number(Event event, String name) {
        return (Double) event.attribute(name).orElseThrow();
    }

    @Test
    void responseIsTimedFromItsBeginToItsEndInSeconds() throws Exception {
        observe("{url: " + url + "/slow, interval: 1ms}");
        Event result = test.next(Events.HTTP_TIMING_RESULT);
        assertThat(result.attributes())
                .containsEntry("url", url + "/slow")
                .containsEntry("verb", "get")
                .containsEntry("statusCode", 200L)
                .containsEntry("contentLength", 5L);
        assertThat(number(result, "responseTime")).isBetween(SLOW_NANOS / 1e9, 15.0);
        assertThat(number(result, "requestTime")).isPositive();
        assertThat(number(result, "totalTime"))
                .isCloseTo(number(result, "requestTime") + number(result, "responseTime"), offset(1e-6));
    }

    @Test
    void requestIsSentAsItIsWrittenWithTheParametersOfThePhase() throws Exception {
        Event update = test.begin(Map.of("instances", 7L));
        observe("{url: '" + url + "/x?n={{instances}}', verb: POST, headers: {X-A: b}, body: '{{instances}} cups'}");
        assertThat(requests.poll(20, TimeUnit.SECONDS)).isEqualTo("POST /x?n=7 b 7 cups");
        assertThat(test.next(Events.HTTP_TIMING_RESULT).trace().shares(update.trace()))
                .isTrue();
    }

    @Test
    void resultBelongsToThePhaseInWhichItsRequestBegan() throws Exception {
        Event first = test.begin(Map.of("a", 1L));
        observe("{url: " + url + "/held, interval: 1ms}");
        assertThat(requests.poll(20, TimeUnit.SECONDS)).isNotNull();
        Event second = test.begin(Map.of("a", 2L));
        go.countDown();
        Event result = test.next(Events.HTTP_TIMING_RESULT);
        assertThat(test.events(Events.HTTP_TIMING_ERROR)).isEmpty();
        assertThat(result.trace().phase()).isEqualTo(first.trace().phase());
        assertThat(test.next(Events.HTTP_TIMING_RESULT).trace().phase())
                .isEqualTo(second.trace().phase());
    }

    @Test
    void everyStatusCountsAndAnUnusualOneIsTold() throws Exception {
        observe("{url: " + url + "/missing, interval: 1ms}");
        assertThat(test.next(Events.HTTP_TIMING_RESULT).attribute("statusCode")).contains(404L);
        var _ = test.next(Events.HTTP_TIMING_RESULT);
        assertThat(test.notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("/missing was answered 404"));
    }

    @Test
    void requestWithoutAResponseIsAnEvent() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        observe("{url: 'http://127.0.0.1:" + port + "', interval: 1ms}");
        assertThat(test.next(Events.HTTP_TIMING_ERROR).text("exception")).contains("nobody accepts connections");
        test.stage().bus().publish(Events.TEARDOWN, Trace.NONE, Map.of());
        test.stage().bus().awaitQuiet();
        assertThat(test.troubles())
                .singleElement()
                .satisfies(
                        trouble -> assertThat(trouble).startsWith("observer.HTTPTimingObserver: it never answered: "));
    }

    @Test
    void responseThatTakesTooLongIsAFailure() throws Exception {
        observe("{url: " + url + "/held, interval: 1ms, timeout: 50ms}");
        assertThat(test.next(Events.HTTP_TIMING_ERROR).text("exception")).contains("no whole response within 0.05 s");
    }

    @Test
    void stoppingGivesUpARequestUnderWay() throws Exception {
        Observer observer = observe("{url: " + url + "/held}");
        assertThat(requests.poll(20, TimeUnit.SECONDS)).isNotNull();
        observer.stop();
        test.stage().bus().awaitQuiet();
        assertThat(test.events(Events.HTTP_TIMING_RESULT)).isEmpty();
        assertThat(test.troubles()).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void otherEventsMayBeginAndEndIt() throws Exception {
        Observer observer = read("{url: " + url + ", events: {start: MarathonStartedEvent, stop: ExitEvent}}");
        observer.start(test.stage());
        test.stage().bus().publish(Events.START, Trace.NONE, Map.of());
        test.stage().bus().awaitQuiet();
        assertThat(requests).isEmpty();
        test.stage().bus().publish(Events.MARATHON_STARTED, Trace.NONE, Map.of());
        assertThat(requests.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
}
