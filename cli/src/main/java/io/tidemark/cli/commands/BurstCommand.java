package io.tidemark.cli.commands;

import io.tidemark.cli.options.BurstOptions;
import io.tidemark.cli.options.Order;
import io.tidemark.cli.permission.LoadPermission;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.DeployedFleet;
import io.tidemark.cli.run.RunSession;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends load and says how it went. */
@Command(
        name = "burst",
        description = "Send load to a service and see how it copes.",
        customSynopsis = {"tidemark burst [OPTIONS] URL...", "tidemark burst [OPTIONS] PLAN.yml [URL]"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidemark burst 127.0.0.1:8080 --rate 200/s --duration 1m",
            "  tidemark burst https://shop.example/items --users 40 --pause 2s --stagger 10s",
            "  tidemark burst checkout.yml --duration 5m"
        })
public final class BurstCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final RunSession session;

    @Mixin
    private BurstOptions options;

    public BurstCommand(Surroundings surroundings, RunSession session) {
        this.surroundings = surroundings;
        this.session = session;
    }

    @Override
    public Integer call() throws ProblemsException {
        Order order = options.order(surroundings.directory());
        options.notes().forEach(surroundings.err()::println);
        if (order.planOnly()) {
            surroundings.out().println(PlanWriter.pretty(order.plan()));
            return ExitCode.OK.number();
        }
        List<Problem> missing = new LoadPermission(surroundings.resolver()).missing(order.plan(), order.permitted());
        if (!missing.isEmpty()) {
            throw new ProblemsException(missing);
        }
        return session.run(order.plan(), DeployedFleet.complete(order.settings()))
                .number();
    }
}
