package io.tidemark.deployment.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.stack.Heard;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.StackSpec;
import io.tidemark.deployment.stack.StackWorks;
import io.tidemark.deployment.swarm.Account;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.deployment.swarm.Templates;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stacks of a double of CloudFormation, through the SDK. */
class AwsDeskTest {
    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 12);
    private final Cloud cloud = Cloud.start(CloudSettings.usual());
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        cloud.close();
    }

    private StackSpec spec(String logDays) {
        return new StackSpec(
                prefix + "-swarm",
                Templates.swarm(),
                Map.of("Prefix", prefix, "LogDays", logDays),
                Map.of("team", "shop"));
    }

    @Test
    void whoCallsIsSaid() throws Exception {
        try (AwsDesk desk = new AwsDesk(cloud.settings(), new SystemClock())) {
            assertThat(desk.account()).isEqualTo(new Account("123456789012", "user/tester", "us-east-1"));
            assertThat(DeployedBucket.find(cloud.settings(), new Prefix(prefix)))
                    .isEmpty();
        }
    }

    @Test
    void aStackIsMadeChangedAndRemoved() throws Exception {
        try (AwsDesk desk = new AwsDesk(cloud.settings(), new SystemClock())) {
            StackWorks works = new StackWorks(desk.stacks(), time -> {}, heard);
            Stack made = works.apply(spec("7")).stack();
            assertThat(made.name()).isEqualTo(prefix + "-swarm");
            assertThat(made.status().word()).isEqualTo("CREATE_COMPLETE");
            assertThat(made.parameters()).containsEntry("LogDays", "7").containsEntry("Architecture", "arm64");
            assertThat(made.outputs()).containsEntry("Table", prefix);
            assertThat(made.tags()).isEqualTo(Map.of("team", "shop"));
            assertThat(heard.events)
                    .startsWith(prefix + "-swarm CREATE_IN_PROGRESS")
                    .contains("Bucket CREATE_COMPLETE")
                    .endsWith(prefix + "-swarm CREATE_COMPLETE");
            assertThat(DeployedBucket.find(cloud.settings(), new Prefix(prefix)))
                    .hasValue(prefix + "-123456789012-us-east-1");

            assertThat(works.apply(spec("7")).changes()).isEmpty();
            assertThat(works.changes(spec("30")))
                    .singleElement()
                    .satisfies(change -> assertThat(change.part()).isEqualTo("WorkerLogs"));
            assertThat(works.apply(spec("30")).stack().parameters()).containsEntry("LogDays", "30");
            assertThat(desk.stacks().named(prefix)).hasSize(1);
            assertThat(desk.stacks().named(prefix + "-target-")).isEmpty();

            works.remove(prefix + "-swarm");
            assertThat(desk.stacks().find(prefix + "-swarm")).isEmpty();
            assertThat(desk.stacks().find(made.id()))
                    .map(stack -> stack.status().isGone())
                    .hasValue(true);
            assertThat(cloud.remaining()).isEmpty();
        }
    }

    @Test
    void aWrongParameterIsSaidInAwsWords() throws Exception {
        try (AwsDesk desk = new AwsDesk(cloud.settings(), new SystemClock())) {
            StackWorks works = new StackWorks(desk.stacks(), time -> {}, heard);
            assertThatThrownBy(() -> works.apply(spec("8")))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("CloudFormation: stack = " + prefix + "-swarm: was refused: ValidationError")
                    .hasMessageContaining("LogDays");
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() ->
                        new AwsDesk(new AwsSettings("us-east-1", "no-such-profile", cloud.uri()), new SystemClock()))
                .hasMessageContaining("STS: credentials: were not found")
                .hasMessageContaining("give --profile");
        assertThatThrownBy(() -> new AwsDesk(
                        new AwsSettings("us-east-1", null, URI.create("http://127.0.0.1:9")), new SystemClock()))
                .hasMessageContaining("STS: AWS: could not be reached");
    }
}
