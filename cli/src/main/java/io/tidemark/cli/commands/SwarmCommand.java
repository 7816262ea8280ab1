package io.tidemark.cli.commands;

import io.tidemark.cli.options.LocustHints;
import io.tidemark.cli.options.SwarmOptions;
import io.tidemark.cli.permission.LoadPermission;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.DeployedFleet;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.swarm.SwarmOrder;
import io.tidemark.cli.swarm.SwarmSession;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A swarm that is steered from a page, or led as Locust's is without one. */
@Command(
        name = "swarm",
        description = "Lead a swarm of workers from a page: start, steer, change the plan, watch.",
        customSynopsis = {
            "tidemark swarm [OPTIONS] PLAN.yml [URL]",
            "tidemark swarm --headless [-u USERS] [-r RATE] [-t TIME] [OPTIONS] PLAN.yml [URL]"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidemark swarm shop.yml",
            "  tidemark swarm shop.yml https://shop.example --fleet lambda --workers 100 --i-may-load-this shop.example",
            "  tidemark swarm shop.yml --headless -u 100 -r 10 -t 5m --csv out/shop"
        })
public final class SwarmCommand implements Callable<Integer>, Hinting {
    private final Surroundings surroundings;
    private final SwarmSession session;

    @Mixin
    private SwarmOptions options;

    public SwarmCommand(Surroundings surroundings, SwarmSession session) {
        this.surroundings = surroundings;
        this.session = session;
    }

    @Override
    public Integer call() throws ProblemsException {
        SwarmOrder order = options.order(surroundings.directory());
        if (order.planOnly()) {
            surroundings.out().println(PlanWriter.pretty(order.plan()));
            return ExitCode.OK.number();
        }
        List<Problem> missing = new LoadPermission(surroundings.resolver()).missing(order.plan(), order.permitted());
        if (!missing.isEmpty()) {
            throw new ProblemsException(missing);
        }
        RunSettings settings = DeployedFleet.complete(order.settings());
        return session.run(order.with(settings));
    }

    @Override
    public List<String> hints(List<String> words) {
        return LocustHints.of(words);
    }
}
