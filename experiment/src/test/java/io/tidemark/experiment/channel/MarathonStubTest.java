package io.tidemark.experiment.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.experiment.task.RemoveGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Channels and tasks against the stub that plays Marathon. */
@Timeout(60)
class MarathonStubTest {
    @TempDir
    private Path directory;

    private final WebClient client = new WebClient(false);
    private Process stub;
    private String url;
    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(directory);
        stub = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "../examples/experiments/MarathonStub.java",
                        "--port",
                        "0",
                        "--delay",
                        "20ms"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        url = stub.inputReader().readLine();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        client.close();
        stub.destroyForcibly();
    }

    private Collection<?> apps() throws Exception {
        Object said = Json.parse(client.send(Request.get(url + "/v2/apps")).text());
        return (Collection<?>) Pointer.parse("/apps").find(said).orElseThrow();
    }

    @Test
    void appsAreDeployedChangedAndRemoved() throws Exception {
        Channel deploy = rig.start(MarathonDeployChannel.TYPE, """
                url: %s
                deploy:
                  - type: app
                    repeat: "{{a}}"
                    burst: 10
                    spec: |
                      {"id": "/scale/app-{{i}}", "cmd": "sleep 1200", "instances": 0, "env": {"A": "{{a}}"}}
                """.formatted(url));
        rig.phase(deploy, Map.of("a", 30L));
        assertThat(rig.texts(Events.MARATHON_DEPLOYMENT_STARTED, "instance"))
                .hasSize(30)
                .contains("/scale/app-0", "/scale/app-29");
        assertThat(apps()).hasSize(30);

        Channel update = rig.start(MarathonUpdateChannel.TYPE, """
                url: %s
                retry: {tries: 20, interval: 20ms}
                update:
                  - action: patch_app
                    filter: "^/scale/app-1"
                    limit: 3
                    patch: {env: {B: "{{b}}"}}
                """.formatted(url));
        rig.phase(update, Map.of("b", 5L));
        assertThat(rig.stage().troubles()).isEmpty();
        Pointer b = Pointer.parse("/env/B");
        assertThat(apps())
                .filteredOn(app -> b.find(app).isPresent())
                .hasSize(3)
                .allMatch(app -> b.find(app).orElseThrow().equals("5"));

        TestSettings.read(RemoveGroup.TYPE.options(), RemoveGroup.TYPE.reader(), "{url: '" + url + "', group: scale}")
                .run(rig.stage().stage(), Trace.NONE);
        assertThat(apps()).isEmpty();
    }
}
