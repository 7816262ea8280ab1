package io.tidemark.experiment.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.settings.TestSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real loads, short ones, on a server of our own. */
class LocalLoadsTest {
    @TempDir
    private Path directory;

    private final AtomicLong served = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private TestStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new TestStage(directory);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.close();
        stage.close();
    }

    @Test
    void whatIsSentIsWhatIsTold() throws Exception {
        LoadChannel channel =
                start("{target: '{{url}}', rate: '{{rate}}', duration: 2s, warmUp: 1s, workers: 2, invalid: keep}");
        Event update = stage.begin(Map.of("rate", 40L));
        channel.apply(update);
        Event end = stage.next(Events.LOAD_END);
        assertThat(end.attributes())
                .containsEntry("ending", "COMPLETED")
                .containsEntry("sent", 80L)
                .containsEntry("good", 80L)
                .containsEntry("rate", 40.0)
                .containsEntry("failures", 0.0)
                .containsKeys("p50", "max");
        assertThat(served).hasValue(120);
        assertThat(stage.events(Events.LOAD_WINDOW))
                .extracting(window -> window.text("second") + " " + window.text("warmUp") + " " + window.text("sent"))
                .containsExactly("0 true 40", "1 false 40", "2 false 40");
        assertThat(end.trace().phase()).isEqualTo(update.trace().phase());
        channel.stop();
        assertThat(stage.troubles()).isEmpty();
    }

    @Test
    void aLoadThatIsEndedEarlyTellsWhatItMeasured() throws Exception {
        LoadChannel channel = start("{target: '{{url}}', rate: 50, duration: 60s, invalid: keep}");
        channel.apply(stage.begin(Map.of("rate", 1L)));
        stage.next(Events.LOAD_WINDOW);
        channel.endRun(true);
        Event end = stage.next(Events.LOAD_END);
        assertThat(end.attributes()).containsEntry("ending", "INTERRUPTED");
        assertThat((long) end.attribute("good").orElseThrow()).isBetween(20L, served.get());
        assertThat((double) end.attribute("seconds").orElseThrow()).isLessThan(30);
        long windows = stage.events(Events.LOAD_WINDOW).stream()
                .mapToLong(window -> (long) window.attribute("good").orElseThrow())
                .sum();
        assertThat(windows)
                .as("the seconds add up to the whole")
                .isEqualTo(end.attribute("good").orElseThrow());
    }

    @Test
    void nothingButThisMachineIsLoaded() throws Exception {
        for (String target : List.of("http://192.0.2.1", "http://nowhere.invalid", "http://127.0.0.1:1")) {
            String step = target.contains("127") ? ", set: {'scenarios[0].steps[0].url': 'http://192.0.2.1/x'}" : "";
            LoadChannel channel = start("{target: '" + target + "', rate: 1" + step + "}");
            channel.apply(stage.begin(Map.of("rate", 1L)));
            Event end = stage.next(Events.LOAD_END);
            assertThat(end.type()).isEqualTo(Events.LOAD_FAILED);
            assertThat(end.text("exception")).contains("must be this machine");
            channel.stop();
        }
    }

    @Test
    void functionsAreNotKnownHere() throws Exception {
        LoadChannel channel = start("{target: '{{url}}', rate: 1, fleet: lambda}");
        channel.apply(stage.begin(Map.of("rate", 1L)));
        assertThat(stage.next(Events.LOAD_END).text("exception")).contains("lambda");
    }

    private LoadChannel start(String yaml) throws Exception {
        stage.stage().define("url", "http://127.0.0.1:" + server.getAddress().getPort());
        LoadChannel channel = TestSettings.read(LoadChannel.TYPE.options(), LoadChannel.TYPE.reader(), yaml);
        channel.start(stage.stage());
        return channel;
    }
}
