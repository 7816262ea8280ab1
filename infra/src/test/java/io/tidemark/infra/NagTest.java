package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/**
 * What cdk-nag's rules AwsSolutions find, and why it stays. One more is a failure, and so is one fewer: its reason is to
 * go, then.
 */
class NagTest {

    private static final String OBJECTS = "objects by the first part of their keys; PermissionsTest has the exact list";

    private static final Map<String, String> ACCEPTED = Map.of(
            "S1 Swarm/Bucket", "access logs would need another bucket, to log who writes to this one for minutes a day",
            "DDB3 Swarm/Table", "no recovery to a point in time: what is in the table is of use for three days",
            "IAM5 Swarm/WorkerRole", OBJECTS + ", and the streams of its own log",
            "IAM5 Swarm/VpcWorkerRole", OBJECTS + ", and network interfaces, which its code is denied",
            "IAM5 Swarm/UserPolicy", OBJECTS + ", and the account's settings, which have no resource",
            "IAM5 Target/Role", "a channel and a log-in without resources, outputs of commands, images of the account",
            "EC28 Target/Instance", "Tidemark looks every second; once a minute would cost and add nothing",
            "EC29 Target/Instance", "it is meant to end, by itself if need be");

    @TempDir
    private Path assembly;

    @BeforeAll
    static void node() throws InterruptedException {
        Node.assumeInstalled();
    }

    @Test
    void whatIsFoundHasAReason() throws Exception {
        App app = InfraApp.create(assembly, Map.of());
        Aspects.of(app)
                .add(new AwsSolutionsChecks(NagPackProps.builder()
                        .reports(true)
                        .reportFormats(List.of(NagReportFormat.JSON))
                        .build()));
        app.synth();

        List<String> kept = new ArrayList<>();
        List<String> found = new ArrayList<>();
        Stream.concat(report("tidemark-swarm"), report("tidemark-target")).forEach(line -> {
            String rule = line.get("ruleId").asText().replace("AwsSolutions-", "");
            (line.get("compliance").asText().equals("Compliant") ? kept : found)
                    .add(rule + " " + line.get("resourceId").asText());
        });
        assertThat(kept)
                .contains("S2 Swarm/Bucket", "S10 Swarm/Bucket", "L1 Swarm/Worker", "EC23 Swarm/WorkerSecurityGroup")
                .contains("EC26 Target/Instance", "EC23 Target/SecurityGroup");
        assertThat(found.stream().distinct()).containsExactlyInAnyOrderElementsOf(ACCEPTED.keySet());
    }

    private Stream<JsonNode> report(String stack) throws IOException {
        Path file = assembly.resolve("AwsSolutions-" + stack + "-NagReport.json");
        return new ObjectMapper().readTree(file.toFile()).get("lines").valueStream();
    }
}
