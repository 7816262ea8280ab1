package io.tidemark.experiment.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.experiment.component.Component;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.load.LoadChannel;
import io.tidemark.experiment.settings.TestSettings;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real hosts, with the service of the examples. */
class HostsTest {
    private static final Path SHOP = Path.of("..", "examples", "experiments", "Shop.java");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path directory;

    private TestStage stage;

    @BeforeEach
    void open() throws Exception {
        assumeThat(Path.of("/proc/self/stat")).as("needs Linux").exists();
        Files.copy(SHOP, directory.resolve("Shop.java"), StandardCopyOption.REPLACE_EXISTING);
        stage = new TestStage(directory);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aProgramServesIsLoadedAndWatchedAndIsGoneAtTheEnd() throws Exception {
        read(HostObserver.TYPE, "{map: {cpu: m, target_memory: n}}").start(stage.stage());
        HostChannel host = read(
                HostChannel.TYPE,
                "{command: '" + JAVA + " Shop.java --servers {{a}} --service 5', ready: /, name: shop}");
        host.start(stage.stage());
        LoadChannel load = read(
                LoadChannel.TYPE,
                "{after: HostReadyEvent, target: '{{shop_url}}/', rate: 20, duration: 3s, invalid: keep}");
        load.start(stage.stage());

        Event first = stage.begin(Map.of("a", 4L));
        host.apply(first);
        load.pass(first);
        Event started = stage.next(Events.HOST_STARTED);
        ProcessHandle program =
                ProcessHandle.of((long) started.attribute("pid").orElseThrow()).orElseThrow();
        Event end = stage.next(Events.LOAD_END);
        assertThat(end.attributes()).containsEntry("sent", 60L).containsEntry("good", 60L);
        assertThat(end.trace().has(started.id())).isTrue();
        Event value = stage.next(Events.METRIC_UPDATE);
        assertThat(value.trace().phase()).isEqualTo(first.trace().phase());
        assertThat(stage.events(Events.METRIC_UPDATE))
                .extracting(event -> event.text("name"))
                .contains("m", "n");
        assertThat(directory.resolve("hosts").resolve("shop")).isNotEmptyDirectory();

        Event second = stage.begin(Map.of("a", 2L));
        host.apply(second);
        stage.next(Events.HOST_STOPPED);
        assertThat(program.isAlive()).isFalse();
        Event again = stage.next(Events.HOST_STARTED);
        ProcessHandle other =
                ProcessHandle.of((long) again.attribute("pid").orElseThrow()).orElseThrow();
        assertThat(other.isAlive()).isTrue();
        load.stop();
        host.stop();
        assertThat(other.isAlive()).isFalse();
        assertThat(stage.troubles()).isEmpty();
    }

    @Test
    void aProgramThatEndsAtOnceSaysWhy() throws Exception {
        HostChannel host = read(HostChannel.TYPE, "{command: \"sh -c 'echo no room; exit 3'\", readyWithin: 20s}");
        host.start(stage.stage());
        host.apply(stage.begin(Map.of("a", 1L)));
        assertThat(stage.next(Events.HOST_FAILED).text("exception"))
                .contains("exit code 3")
                .contains("no room");
        host.stop();
    }

    @Test
    void theBuiltInServiceServes() throws Exception {
        HostChannel host = read(HostChannel.TYPE, "{type: demo}");
        host.start(stage.stage());
        host.pass(stage.begin(Map.of("a", 1L)));
        Event started = stage.next(Events.HOST_STARTED);
        assertThat(started.attributes()).containsEntry("type", "demo");
        assertThat(status(started.text("url") + "/")).isIn(200, 503);

        HostChannel given = read(HostChannel.TYPE, "{url: '{{host_url}}', name: other, ready: /}");
        given.start(stage.stage());
        given.pass(stage.begin(Map.of("a", 1L)));
        assertThat(stage.next(Events.HOST_STARTED).attributes())
                .containsEntry("host", "other")
                .containsEntry("url", started.text("url"));
        given.stop();
        host.stop();
    }

    @Test
    void aContainerIsAsLargeAsItsInstanceType() throws Exception {
        String image = ShopImage.require();
        read(HostObserver.TYPE, "{map: {cpu: m, target_cpu_limit: n}}").start(stage.stage());
        HostChannel host = read(
                HostChannel.TYPE,
                "{image: '" + image + "', port: 8080, command: 'java /Shop.java --port 8080 --service 5', "
                        + "volumes: ['./Shop.java:/Shop.java:ro'], instance_type: '{{a}}'}");
        host.start(stage.stage());
        LoadChannel load = read(LoadChannel.TYPE, "{target: '{{host_url}}/', rate: 10, duration: 2s, invalid: keep}");
        Event update = stage.begin(Map.of("a", "t3.micro"));
        host.apply(update);
        Event started = stage.next(Events.HOST_READY);
        assertThat(started.attributes()).containsEntry("type", "t3.micro");
        String limits = inspect("{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}}");
        assertThat(limits).isEqualTo("2000000000 " + (1L << 30));
        assertThat(status(started.text("url") + "/")).isEqualTo(200);
        assertThat(load).isNotNull();

        Event unknown = stage.begin(Map.of("a", "t3.smal"));
        host.apply(unknown);
        assertThat(stage.next(Events.HOST_FAILED).text("exception"))
                .contains("t3.smal")
                .contains("t3.small");
        host.stop();
        assertThat(inspect("{{.Id}}")).isEmpty();
    }

    private static int status(String url) throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        return connection.getResponseCode();
    }

    /** Of our own containers. */
    private static String inspect(String format) throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "docker ps -q --filter label=io.tidemark.pid="
                                + ProcessHandle.current().pid() + " | xargs -r docker inspect --format '" + format
                                + "'")
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }

    private static <T extends Component> T read(ComponentType<T> type, String yaml) throws Exception {
        return TestSettings.read(type.options(), type.reader(), yaml);
    }
}
