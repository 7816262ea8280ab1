package io.tidemark.cli.deploy;

import io.tidemark.cli.options.DeployOptions.Deploy;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.aws.AwsDesk;
import io.tidemark.deployment.stack.Proposal.Change;
import io.tidemark.deployment.stack.StackWorks;
import io.tidemark.deployment.swarm.Account;
import io.tidemark.deployment.swarm.Deployed;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.deployment.swarm.Swarm;
import io.tidemark.deployment.swarm.WorkerCode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Makes the swarm, or brings it up to date, before the eyes of whoever asked for it. */
public final class DeploySession {
    private final Surroundings surroundings;

    public DeploySession(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public ExitCode run(Deploy deploy) throws ProblemsException {
        WorkerCode code = WorkerZip.of(deploy.code());
        try (AwsDesk desk = new AwsDesk(deploy.aws(), surroundings.clock())) {
            if (deploy.dryRun()) {
                show(
                        work(desk, deploy, swarm -> swarm.changes(deploy.order(), code)),
                        deploy.order().prefix());
            } else {
                show(
                        work(desk, deploy, swarm -> swarm.deploy(deploy.order(), code)),
                        deploy.order().prefix(),
                        desk.account());
            }
            return ExitCode.OK;
        } catch (InterruptedException e) {
            surroundings
                    .err()
                    .println("Interrupted: AWS goes on with what was begun. tidemark status shows how far it is, "
                            + "tidemark deploy takes it up again, tidemark destroy removes it.");
            return ExitCode.INTERRUPTED;
        }
    }

    private <T> T work(AwsDesk desk, Deploy deploy, Work<T> work) throws ProblemsException, InterruptedException {
        try (StackDisplay display =
                        new StackDisplay(surroundings.err(), surroundings.terminal(), surroundings.clock());
                InterruptiblePause pause = new InterruptiblePause(surroundings.interrupts())) {
            Account account = desk.account();
            display.note(deploy.order().prefix().swarm() + " in " + account.region() + ", account " + account.number()
                    + ", as " + account.caller());
            return work.on(new Swarm(
                    account, new StackWorks(desk.stacks(), pause, display), desk.networks(), desk.depot(), display));
        }
    }

    private interface Work<T> {
        T on(Swarm swarm) throws ProblemsException, InterruptedException;
    }

    private void show(List<Change> changes, Prefix prefix) {
        PrintStream out = surroundings.out();
        String stack = prefix.swarm();
        if (changes.isEmpty()) {
            out.println("UNCHANGED    " + stack + " is as it should be.");
        } else {
            out.println("WOULD CHANGE " + changes.size() + " parts of " + stack + ":");
            changes.forEach(change -> out.println("  " + change.action().toLowerCase(Locale.ROOT) + " "
                    + change.part() + " (" + change.kind() + ")"
                    + (change.replaced() ? ", A NEW ONE TAKES ITS PLACE" : "")));
        }
        out.flush();
    }

    private void show(Swarm.Result result, Prefix prefix, Account account) {
        PrintStream out = surroundings.out();
        Deployed deployed = result.deployed();
        out.println((result.changes().isEmpty() ? "UNCHANGED    " : "DEPLOYED     ") + prefix.swarm() + " in "
                + account.region() + ", version " + deployed.version());
        DeploymentText.parts(deployed).forEach(out::println);
        out.println("idle cost    what the bucket holds, " + IdleCost.ofStorage(account.region())
                + "; nothing else costs while nothing runs");
        out.println();
        String option = prefix.equals(Prefix.USUAL) ? "" : " --prefix " + prefix;
        out.println("Next: tidemark burst URL --fleet lambda --workers 10" + option);
        out.flush();
    }
}
