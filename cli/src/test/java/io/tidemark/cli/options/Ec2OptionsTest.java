package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.aws.LambdaSettings;
import io.tidemark.cli.size.HostChoice;
import io.tidemark.cli.size.SizeOrder;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.ec2.Ec2Settings;
import io.tidemark.sizing.host.Docker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Prices come from a file here, for by default AWS would be asked. */
class Ec2OptionsTest {
    private static final String TARGET = "--image shop:1 --port 80 --host ec2 --prices prices.csv";
    private static final String TYPE = TARGET + " --type c7i.large";

    @TempDir
    private Path directory;

    @BeforeEach
    void writePrices() throws IOException {
        Files.writeString(directory.resolve("prices.csv"), """
                # source: a test
                # date: 2026-11-01
                type,vcpus,memory_gib,baseline_share,network_gbit,us-east-1
                c7i.large,2,4,,1,0.10
                c7i.xlarge,4,8,,1,0.20
                """);
    }

    private SizeOrder order(String arguments) throws ProblemsException {
        SizeOptions options =
                CommandLine.populateCommand(new SizeOptions(), arguments.strip().split("\\s+", -1));
        return options.order(
                directory, new Docker(directory.resolve("no-docker").toString()));
    }

    private List<String> problems(String arguments) {
        try {
            order(arguments);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private Ec2Settings ec2(String arguments) throws ProblemsException {
        assertThat(order(arguments).host()).isInstanceOf(HostChoice.Ec2.class);
        return ((HostChoice.Ec2) order(arguments).host()).settings();
    }

    @Test
    void aMachineIsLoadedFromInsideItsVpc() throws ProblemsException {
        LambdaSettings lambda =
                order(TYPE + " --prefix shop").settings().lambda().orElseThrow();
        assertThat(lambda.function()).isEqualTo("shop-worker-vpc");
        assertThat(lambda.deployment()).isEqualTo("shop");
        assertThat(ec2(TYPE + " --prefix shop").prefix().text()).isEqualTo("shop");
    }

    @Test
    void whatIsNotSaidIsUsual() throws ProblemsException {
        Ec2Settings settings = ec2(TYPE);
        assertThat(settings.container().image()).isEqualTo("shop:1");
        assertThat(settings.keep()).isFalse();
        assertThat(settings.subnet()).isEmpty();
        assertThat(settings.diskGiB()).isEqualTo(20);
        assertThat(settings.within()).isEqualTo(Duration.ofMinutes(10));
        assertThat(order(TYPE).atOnce()).isEqualTo(1);
    }

    @Test
    void whatIsSaidCounts() throws ProblemsException {
        Ec2Settings settings = ec2(
                TYPE
                        + " --keep --subnet subnet-0a1b2c3d --disk 30GiB --machine-within 3m --time-to-live 45m --env A=1 /items");
        assertThat(settings.keep()).isTrue();
        assertThat(settings.subnet()).hasValue("subnet-0a1b2c3d");
        assertThat(settings.diskGiB()).isEqualTo(30);
        assertThat(settings.within()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.container().launch().timeToLive()).isEqualTo(Duration.ofMinutes(45));
        assertThat(settings.container().environment()).containsEntry("A", "1");
    }

    @ParameterizedTest
    @CsvSource({"'', 106", "--max-time 10m, 43", "--search ramp --ramp-up 10m --duration 5m, 46"})
    void aMachineLivesAsLongAsItsSearchMayTakeAndHalfAnHour(String search, long minutes) throws ProblemsException {
        assertThat(ec2(TYPE + " " + search).container().launch().timeToLive()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void workersAreSharedAmongMachinesAtOnce() throws ProblemsException {
        String types = TARGET + " --types c7i.large,c7i.xlarge --workers 5";
        assertThat(order(types).settings().workers()).isEqualTo(5);
        assertThat(order(types + " --parallel 2").settings().workers()).isEqualTo(2);
        assertThat(order(types + " --parallel 2").atOnce()).isEqualTo(2);
        assertThat(order(types + " --parallel 9").atOnce()).as("there are two").isEqualTo(2);
        assertThat(problems(TARGET + " --types c7i.large,c7i.xlarge --parallel 2 --workers 1"))
                .singleElement()
                .asString()
                .contains("--workers = 1: must be at least as many as machines at once, 2");
    }

    @Test
    void aLimitOfCostsIsOfAllMachinesAndFunctionsTogether() throws ProblemsException {
        // Machines live for 43 minutes.
        double machines = (0.10 + 0.20) * 43 / 60;
        String search = TARGET + " --types c7i.large,c7i.xlarge --max-time 10m --max-cost ";
        assertThat(order(search + "2")
                        .settings()
                        .lambda()
                        .orElseThrow()
                        .costLimit()
                        .dollars())
                .hasValueCloseTo((2 - machines) / 2, Offset.offset(1e-9));
        assertThat(problems(search + "0.2"))
                .singleElement()
                .asString()
                .contains("--max-cost = 0.20: must be more than the machines alone may cost, $0.22");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--host ec2 --type c7i.large --prices prices.csv | --host = ec2: does not fit (name the image: --image NAME --port PORT)",
                TARGET + " | --type: is missing: which machine is to be made?",
                TYPE + " --fleet local | --fleet = local: cannot load a target on EC2",
                TYPE + " --volume /a:/b | --volume: cannot be together with --host ec2",
                TYPE + " --cpus 1 | --cpus: cannot be together with --host ec2",
                TYPE + " --memory 1GiB | --memory: cannot be together with --host ec2",
                TYPE + " --subnet x | --subnet = x: must be an id such as subnet-0a1b2c3d",
                TYPE + " --disk 1GiB | --disk = 1GiB: must be from 8GiB to 16384GiB",
                TYPE + " --machine-within 0s | --machine-within = 0s: must be more than nothing",
                TYPE + " --time-to-live 1m | --time-to-live = 1m: must be from 5m to 168h with --host ec2",
                TYPE + " --parallel 0 | --parallel = 0: must be a whole number from 1 to 20",
                "127.0.0.1 --parallel 2 | --parallel = 2: needs --host ec2 (types on this machine take turns)",
                "127.0.0.1 --keep | --keep: needs --host ec2",
                "127.0.0.1 --subnet subnet-0a1b2c3d | --subnet = subnet-0a1b2c3d: needs --host ec2",
                "127.0.0.1 --disk 20GiB | --disk = 20GiB: needs --host ec2",
                "127.0.0.1 --machine-within 1m | --machine-within = 1m: needs --host ec2"
            })
    void mistakesAreNamed(String arguments, String problem) {
        assertThat(problems(arguments)).anySatisfy(found -> assertThat(found).contains(problem));
    }
}
