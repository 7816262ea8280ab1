package io.tidemark.testbed.cloud.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.testbed.cloud.Eventually;
import io.tidemark.testbed.docker.TestImage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of machines whose maker is killed. */
class OwnerTest {
    @Test
    void machinesDoNotOutliveTheirMaker() throws Exception {
        TestImage.require();
        Process maker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnerMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(maker.getInputStream(), StandardCharsets.UTF_8))) {
            String id = out.readLine();
            assertThat(containers(id)).hasSize(2);

            maker.destroyForcibly().waitFor();

            Eventually.answers(() -> containers(id), List::isEmpty);
        } finally {
            maker.destroyForcibly();
        }
    }

    private static List<String> containers(String id) {
        return Engine.demand(List.of("ps", "--all", "--quiet", "--filter", "label=" + Instance.label(id)))
                .lines()
                .toList();
    }
}
