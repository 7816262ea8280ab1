package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.run.FakeArchive;
import io.tidemark.cli.run.FakeRunner;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tidemark types} shows, of the bundled prices and of a double of AWS. */
class TypesEndToEndTest {
    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() {
        surroundings = new TestSurroundings(directory);
    }

    @Test
    void aSelectionIsATableWithTheCheapestFirst() {
        assertThat(types("c7g.large,t4g.small,c7i.large && vcpu<=4")).isZero();
        assertThat(surroundings.out().lines())
                .containsExactly(
                        "type       vCPU  memory  arch    network       CPU for good     $/h      $/month",
                        "t4g.small  2     2GiB    arm64   0.128 Gbit/s  20% (burstable)  0.0168   12.26",
                        "c7g.large  2     4GiB    arm64   0.937 Gbit/s  100%             0.0725   52.93",
                        "c7i.large  2     4GiB    x86_64  0.781 Gbit/s  100%             0.08925  65.15");
        assertThat(surroundings.err())
                .isEqualToIgnoringNewLines("Prices: us-east-1, AWS on-demand Linux list prices, 2026-07-20.");
    }

    @Test
    void withoutASelectionAllAreListedAndWhatTheRegionLacksIsSaid() {
        assertThat(types("--region", "eu-west-1")).isZero();
        assertThat(surroundings.out().lines()).hasSize(1 + 116 - 20);
        assertThat(surroundings.err())
                .contains(
                        "Left out: m7a.large, m7a.xlarge, m7a.2xlarge, m7a.4xlarge, c7a.large, c7a.xlarge, c7a.2xlarge,"
                                + " c7a.4xlarge and 12 more: has no price in eu-west-1 among those of 2026-07-20");
    }

    @Test
    void orAnObjectForEach() {
        assertThat(types("c7a.large,t3.small", "--json", "--region", "eu-west-1"))
                .isZero();
        assertThat(surroundings.out().lines())
                .containsExactly(
                        "{\"type\":\"prices\",\"region\":\"eu-west-1\",\"prices\":\"eu-west-1, AWS on-demand Linux list"
                                + " prices, 2026-07-20\",\"notes\":[]}",
                        "{\"type\":\"machine\",\"name\":\"t3.small\",\"vcpus\":2,\"memoryBytes\":2147483648,"
                                + "\"architectures\":[\"x86_64\"],\"networkGigabits\":0.128,\"burstable\":true,"
                                + "\"baselineShare\":0.2,\"currentGeneration\":true,\"bareMetal\":false,\"gpus\":0,"
                                + "\"dollarsPerHour\":0.0228,\"dollarsPerMonth\":16.64}",
                        "{\"type\":\"leftOut\",\"name\":\"c7a.large\",\"reason\":\"has no price in eu-west-1 among those of"
                                + " 2026-07-20\"}");
        assertThat(surroundings.err()).isEmpty();
    }

    @Test
    void pricesOfOnesOwnNeedNothingNew() throws IOException {
        Files.writeString(directory.resolve("own.csv"), """
                # source: Acme
                # date: 2026-11-01
                type,vcpus,memory_gib,baseline_share,network_gbit,cellar
                box,4,8,,1,0.10
                """);
        assertThat(types("box", "--prices", "own.csv", "--region", "cellar")).isZero();
        assertThat(surroundings.out().lines().toList().getLast())
                .isEqualTo("box   4     8GiB    -     1 Gbit/s  100%          0.1  73.00");
    }

    @Test
    void mistakesAreToldTogether() {
        assertThat(types("vcpuss<=4,c7j.large")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err()).contains("SELECTION: character 1", "did you mean vcpu?");
        surround();
        assertThat(types("*", "--region", "!", "--prices", "none.csv")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err()).contains("--region", "--prices");
    }

    @Test
    void ofAwsItselfTheTypesAndPricesAreThoseOfToday() {
        try (Cloud cloud = Cloud.start(CloudSettings.usual())) {
            assertThat(aws(cloud, "c7i.large,m7i,g4dn.*,bare,r7i.large")).isZero();
            assertThat(surroundings.out().lines())
                    .containsExactly(
                            "type            vCPU  memory  arch    network               CPU for good  $/h     $/month",
                            "c7i.large       2     4GiB    x86_64  0.781 to 12.5 Gbit/s  100%          0.0901  65.77",
                            "m7i.large       2     8GiB    x86_64  0.781 to 12.5 Gbit/s  100%          0.1013  73.95",
                            "g4dn.xlarge     4     16GiB   x86_64  0.781 to 12.5 Gbit/s  100%          0.5261  384.05   1"
                                    + " GPU, previous generation",
                            "c7i.metal-24xl  96    192GiB  x86_64  0.781 to 12.5 Gbit/s  100%          4.2842  3127.47"
                                    + "  bare metal");
            assertThat(surroundings.err())
                    .contains("Prices: us-east-1, AWS on-demand Linux prices, published 2026-11-20.")
                    .contains("Left out: r7i.large: has no price in the list");

            surround();
            assertThat(aws(cloud, "m7i.large", "--json")).isZero();
            assertThat(surroundings.out()).contains("\"zones\":[\"us-east-1a\",\"us-east-1c\"]");
        }
    }

    @Test
    void refusalsOfAwsHaveAnExitCodeOfTheirOwnAndFallbacksAreSaid() {
        try (Cloud cloud = Cloud.start(CloudSettings.usual())) {
            cloud.faults().deny("pricing", "GetProducts");
            assertThat(aws(cloud, "c7i.large")).isZero();
            assertThat(surroundings.err())
                    .contains("Prices: us-east-1, AWS on-demand Linux list prices, 2026-07-20.")
                    .contains(
                            "Prices are those of 2026-07-20 that come with Tidemark: AWS: pricing:GetProducts: access is denied");

            surround();
            cloud.faults().deny("ec2", "DescribeInstanceTypes");
            assertThat(aws(cloud, "c7i.large")).isEqualTo(ExitCode.AWS.number());
            assertThat(surroundings.err()).contains("AWS: ec2:DescribeInstanceTypes: access is denied");

            surround();
            assertThat(execute(
                            "size",
                            "--image",
                            "x",
                            "--port",
                            "80",
                            "--types",
                            "c7i.large",
                            "--prices",
                            "aws",
                            "--endpoint-url",
                            cloud.uri().toString(),
                            "--plan-only"))
                    .isEqualTo(ExitCode.AWS.number());

            surround();
            cloud.faults().allow("ec2", "DescribeInstanceTypes");
            assertThat(execute(
                            "size",
                            "--image",
                            "x",
                            "--port",
                            "80",
                            "--types",
                            "c7i && vcpu<=4,m7a.large",
                            "--prices",
                            "aws",
                            "--endpoint-url",
                            cloud.uri().toString(),
                            "--plan-only"))
                    .isZero();
            assertThat(surroundings.err().lines().toList())
                    .contains(
                            "Chosen, the cheapest first: c7i.large, c7i.xlarge",
                            "Left out: m7a.large: is not offered in any zone of us-east-1");
        }
    }

    private int aws(Cloud cloud, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--prices", "aws", "--endpoint-url", cloud.uri().toString()));
        return types(all.toArray(String[]::new));
    }

    private int types(String... arguments) {
        List<String> all = new ArrayList<>(List.of("types"));
        all.addAll(List.of(arguments));
        return execute(all.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return new Cli(
                        surroundings.build(),
                        FakeRunner.returning(new RunExample().build()),
                        new FakeArchive(),
                        new BuildInfo("9.9.9", "abc"))
                .execute(arguments);
    }
}
