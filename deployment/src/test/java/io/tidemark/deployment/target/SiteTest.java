package io.tidemark.deployment.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.StackStatus;
import io.tidemark.deployment.swarm.Account;
import io.tidemark.deployment.swarm.Prefix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    private static final Account ACCOUNT = new Account("123456789012", "user/ann", "eu-west-1");
    private static final Map<String, String> PARAMETERS =
            Map.of("VpcId", "vpc-1", "SubnetIds", "subnet-a,subnet-b", "PermissionsBoundary", "arn:x");
    private static final Map<String, String> OUTPUTS = Map.of("WorkerSecurityGroup", "sg-1", "VpcWorker", "w");

    private static Optional<Stack> swarm(String status, Map<String, String> parameters, Map<String, String> outputs) {
        return Optional.of(new Stack(
                "id", "tst-swarm", new StackStatus(status), "", Instant.EPOCH, parameters, outputs, Map.of()));
    }

    @Test
    void targetsAreBesideTheWorkers() throws Exception {
        Site site = Site.of(swarm("UPDATE_COMPLETE", PARAMETERS, OUTPUTS), new Prefix("tst"), ACCOUNT);
        assertThat(site)
                .isEqualTo(new Site(
                        new Prefix("tst"),
                        "tst-123456789012-eu-west-1",
                        "vpc-1",
                        List.of("subnet-a", "subnet-b"),
                        "sg-1",
                        "arn:x"));
        assertThat(site.in("subnet-x").subnets()).containsExactly("subnet-x");
    }

    @Test
    void withoutADeploymentThereIsNobodyToLoadThem() {
        assertThatThrownBy(() -> Site.of(Optional.empty(), Prefix.USUAL, ACCOUNT))
                .hasMessageContaining("deployment = tidemark in eu-west-1: must be deployed")
                .hasMessageContaining("(tidemark deploy)");
        assertThatThrownBy(() -> Site.of(swarm("CREATE_FAILED", PARAMETERS, OUTPUTS), new Prefix("tst"), ACCOUNT))
                .hasMessageContaining("(tidemark deploy --prefix tst)");
    }

    @Test
    void workersMustBeInsideAVpc() {
        assertThatThrownBy(() -> Site.of(
                        swarm("CREATE_COMPLETE", Map.of("VpcId", ""), Map.of("Worker", "w")), Prefix.USUAL, ACCOUNT))
                .hasMessageContaining("must have a function inside a VPC, but has none")
                .hasMessageContaining("tidemark deploy --vpc default");
    }

    @ParameterizedTest
    @CsvSource({
        "c7i.large, c7i-large, c7i-large-k1234",
        "m7i.metal-24xl, m7i-metal-24xl, m7i-metal-24xl-k1234",
        "u7in-32tb.224xlarge, u7in-32tb-224xlarge, u7in-32tb-224x-k1234",
        "a-type-of-the-far-future.xlarge, a-type-of-the-far-fu, a-type-of-the--k1234"
    })
    void namesOfMachinesFitIntoStacks(String type, String name, String unique) {
        assertThat(TargetOrder.nameOf(type)).isEqualTo(name);
        assertThat(TargetOrder.nameOf(type, "k1234")).isEqualTo(unique);
        assertThat(new TargetOrder(unique, type, TargetOrder.linux(true), 80, Duration.ofMinutes(5), 20).image())
                .endsWith("-arm64");
    }
}
