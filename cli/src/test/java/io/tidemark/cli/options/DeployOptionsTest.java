package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.cli.options.DeployOptions.Deploy;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.deployment.swarm.SwarmOrder;
import io.tidemark.deployment.swarm.VpcChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class DeployOptionsTest {
    private static Deploy deploy(String... arguments) throws ProblemsException {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        Findings findings = new Findings();
        Deploy deploy = holder.options.deploy("1.0", Path.of("here"), findings);
        findings.throwIfAny();
        return deploy;
    }

    @Test
    void withoutAnyAllStaysAsItIs() throws ProblemsException {
        Deploy deploy = deploy();
        assertThat(deploy.order()).isEqualTo(SwarmOrder.plain(Prefix.USUAL, "1.0"));
        assertThat(deploy.code()).isEmpty();
        assertThat(deploy.dryRun()).isFalse();
    }

    @Test
    void allCanBeSaid() throws ProblemsException {
        Deploy deploy = deploy(
                "--prefix=shop",
                "--vpc=vpc-0a1b2c3d",
                "--architecture=amd64",
                "--memory=2GiB",
                "--log-days=30",
                "--permissions-boundary=arn:aws:iam::123456789012:policy/limit",
                "--tag=team=a=b",
                "--tag=empty=",
                "--code=x.zip",
                "--region=eu-west-1",
                "--dry-run");
        SwarmOrder order = deploy.order();
        assertThat(order.prefix().text()).isEqualTo("shop");
        assertThat(order.vpc()).isEqualTo(new VpcChoice.Named("vpc-0a1b2c3d"));
        assertThat(order.architecture()).hasValue("x86_64");
        assertThat(order.memory()).hasValue(2_048);
        assertThat(order.logDays()).hasValue(30);
        assertThat(order.boundary()).hasValue("arn:aws:iam::123456789012:policy/limit");
        assertThat(order.tags()).hasValue(Map.of("team", "a=b", "empty", ""));
        assertThat(deploy.code()).hasValue(Path.of("here", "x.zip"));
        assertThat(deploy.aws().region()).isEqualTo("eu-west-1");
        assertThat(deploy.dryRun()).isTrue();
        assertThat(deploy("--permissions-boundary=none").order().boundary()).hasValue("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prefix=Shop             | --prefix = Shop: must be 3 to 20",
                "--vpc=mine                | --vpc = mine: must be default, none, or an id such as",
                "--architecture=sparc      | --architecture = sparc: must be arm64 or x86_64",
                "--memory=100MiB           | --memory = 100MiB: must be whole MiB from 512MiB to 10240MiB",
                "--memory=1.5GB            | --memory = 1.5GB: must be whole MiB",
                "--memory=much             | --memory = much: must be a size",
                "--log-days=8              | --log-days = 8: must be one of 1, 3, 5, 7, 14",
                "--log-days=x              | --log-days = x: must be one of",
                "--permissions-boundary=p  | --permissions-boundary = p: must be none, or the ARN of a policy",
                "--tag=team                | --tag = team: must be KEY=VALUE",
                "--tag==shop               | --tag = =shop: must be KEY=VALUE",
                "--tag=aws:x=y             | --tag = aws:x=y: must be KEY=VALUE",
                "--tag=a=1 --tag=a=2       | --tag = a=2: must be a key that no other has",
            })
    void whatIsWrongIsTold(String arguments, String problem) {
        assertThat(problems(arguments)).singleElement().asString().startsWith("command line: " + problem);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(problems("--prefix=A --vpc=B --memory=C --log-days=D --tag=E"))
                .hasSize(5);
    }

    private static List<String> problems(String arguments) {
        ProblemsException e = catchThrowableOfType(ProblemsException.class, () -> deploy(arguments.split(" ", -1)));
        return e.problems().stream().map(String::valueOf).toList();
    }

    @Command
    private static final class Holder {
        @Mixin
        private DeployOptions options;
    }
}
