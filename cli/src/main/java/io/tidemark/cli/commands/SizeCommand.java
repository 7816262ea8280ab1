package io.tidemark.cli.commands;

import io.tidemark.cli.options.SizeOptions;
import io.tidemark.cli.permission.LoadPermission;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.DeployedFleet;
import io.tidemark.cli.size.SizeOrder;
import io.tidemark.cli.size.SizeSession;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finds how much a service can take, and what limits it. */
@Command(
        name = "size",
        description = "Find the load a service can take, with an interval, and what limits it.",
        customSynopsis = {
            "tidemark size [OPTIONS] URL|PLAN.yml",
            "tidemark size [OPTIONS] --image NAME --port PORT [--types SELECTION] [PATH|PLAN.yml]",
            "tidemark size [OPTIONS] --command WORDS [PATH|PLAN.yml]"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidemark size 127.0.0.1:8080",
            "  tidemark size 127.0.0.1:8080/search --latency 200ms --need 300/s",
            "  tidemark size --command './server --port 9000' --port 9000 --ready /health",
            "  tidemark size --image kinto/kinto-server --port 8888 --types t3.small,c7i.large --need 300/s",
            "  tidemark size --image shop --port 80 --types 't4g.*,vcpu<=4 && memory>=4GiB && arch=arm64'",
            "  tidemark size 127.0.0.1:8080 --search ramp"
        })
public final class SizeCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final SizeSession session;

    @Mixin
    private SizeOptions options;

    public SizeCommand(Surroundings surroundings, SizeSession session) {
        this.surroundings = surroundings;
        this.session = session;
    }

    @Override
    public Integer call() throws ProblemsException {
        SizeOrder order = options.order(surroundings.directory());
        order.notes().forEach(surroundings.err()::println);
        if (order.planOnly()) {
            surroundings.out().println(PlanWriter.pretty(order.plan()));
            return ExitCode.OK.number();
        }
        List<Problem> missing =
                new LoadPermission(surroundings.resolver()).missing(order.heaviestPlan(), order.permitted());
        if (!missing.isEmpty()) {
            throw new ProblemsException(missing);
        }
        return session.run(order.with(DeployedFleet.complete(order.settings()))).number();
    }
}
