package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates in the repository are those of the app. */
class TemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path assembly;

    @BeforeAll
    static void node() throws InterruptedException {
        Node.assumeInstalled();
    }

    @Test
    void theTemplatesInTheRepositoryAreThoseOfTheApp() throws Exception {
        Map<String, String> templates = Templates.synthesize(assembly);

        assertThat(templates).containsOnlyKeys("swarm.json", "target.json");
        for (Map.Entry<String, String> template : templates.entrySet()) {
            String file = Template.read(Template.DIRECTORY.resolve(template.getKey()));
            assertThat(JSON.readTree(file))
                    .as("%s is what the app makes; infra/synth writes it", template.getKey())
                    .isEqualTo(JSON.readTree(template.getValue()));
            assertThat(file)
                    .as("%s is as infra/synth writes it", template.getKey())
                    .isEqualTo(template.getValue());
        }
        assertThat(foundByTheLibrary()).isEmpty();
    }

    /** The library checks templates itself, and says here what it found and nobody acknowledged. */
    private List<JsonNode> foundByTheLibrary() throws IOException {
        JsonNode checks = JSON.readTree(
                        assembly.resolve("validation-report.json").toFile())
                .get("pluginReports");
        assertThat(checks).isNotEmpty();
        return checks.valueStream()
                .flatMap(check -> check.get("violations").valueStream())
                .toList();
    }

    @Test
    void usersOfTheCdkNameAPrefixAndAFile() throws Exception {
        Path zip = Files.writeString(assembly.resolve("worker.zip"), "a function");
        InfraApp.create(assembly.resolve("out"), Map.of("prefix", "shop", "worker", zip.toString()))
                .synth();

        JsonNode swarm =
                JSON.readTree(assembly.resolve("out/Swarm.template.json").toFile());
        assertThat(swarm.at("/Parameters/Prefix/Default").asText()).isEqualTo("shop");
        assertThat(swarm.at("/Parameters").has("WorkerCode")).isFalse();
        assertThat(swarm.at("/Resources/Worker").has("Condition")).isFalse();
        assertThat(swarm.at("/Resources/VpcWorker/Condition").asText()).isEqualTo("InVpc");
        assertThat(swarm.at("/Resources/Worker/Properties/Code/S3Key").asText()).matches("[0-9a-f]{64}[.]zip");
        JsonNode manifest = JSON.readTree(assembly.resolve("out/manifest.json").toFile());
        assertThat(manifest.at("/artifacts/Swarm/properties/stackName").asText())
                .isEqualTo("shop-swarm");
    }
}
