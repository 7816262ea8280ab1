package io.tidemark.cli.deploy;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.text.Figures;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.aws.AwsDesk;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.StackWorks;
import io.tidemark.deployment.swarm.Holding;
import io.tidemark.deployment.swarm.Inventory;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.deployment.swarm.Removal;
import io.tidemark.functions.aws.AwsSettings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes what is deployed, after a question. */
public final class DestroySession {
    private final Surroundings surroundings;

    public DestroySession(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param sure true asks nothing */
    public ExitCode run(Prefix prefix, AwsSettings aws, boolean sure) throws ProblemsException {
        PrintStream out = surroundings.out();
        try (AwsDesk desk = new AwsDesk(aws, surroundings.clock())) {
            Inventory inventory = Inventory.take(prefix, desk.account(), desk.stacks(), desk.depot());
            String place =
                    desk.account().region() + ", account " + desk.account().number();
            if (inventory.isEmpty()) {
                out.println("NOTHING      is deployed under the prefix " + prefix + " in " + place);
                return ExitCode.OK;
            }
            out.println("This removes from " + place + ":");
            list(inventory).forEach(line -> out.println("  " + line));
            out.flush();
            if (!sure && !isConfirmed(prefix)) {
                out.println("Nothing was removed.");
                return ExitCode.BAD_INPUT;
            }
            remove(desk, inventory);
            return check(prefix, desk, place);
        } catch (InterruptedException e) {
            surroundings.err().println("Interrupted: tidemark destroy goes on, tidemark status shows what is left.");
            return ExitCode.INTERRUPTED;
        }
    }

    private void remove(AwsDesk desk, Inventory inventory) throws ProblemsException, InterruptedException {
        try (StackDisplay display =
                        new StackDisplay(surroundings.err(), surroundings.terminal(), surroundings.clock());
                InterruptiblePause pause = new InterruptiblePause(surroundings.interrupts())) {
            if (inventory
                    .swarm()
                    .map(stack -> !stack.parameters().getOrDefault("VpcId", "").isEmpty())
                    .orElse(false)) {
                display.note("AWS takes up to 40 minutes to let go of functions inside a VPC.");
            }
            new Removal(new StackWorks(desk.stacks(), pause, display), desk.depot(), display, surroundings.clock())
                    .removeAll(inventory);
        }
    }

    /** Looks whether really nothing is left. */
    private ExitCode check(Prefix prefix, AwsDesk desk, String place) throws ProblemsException {
        Inventory left = Inventory.take(prefix, desk.account(), desk.stacks(), desk.depot());
        if (left.isEmpty()) {
            surroundings.out().println("REMOVED      nothing of the prefix " + prefix + " is left in " + place);
            return ExitCode.OK;
        }
        surroundings.out().println("LEFT OVER    in " + place + ":");
        list(left).forEach(line -> surroundings.out().println("  " + line));
        return ExitCode.AWS;
    }

    private static List<String> list(Inventory inventory) {
        List<String> lines = new ArrayList<>();
        for (Stack target : inventory.targets()) {
            lines.add("the stack " + target.name() + " and its machine");
        }
        inventory.swarm().ifPresent(stack -> lines.add("the stack " + stack.name() + " and all in it"));
        inventory.holding().ifPresent(holding -> lines.add(bucket(inventory.bucket(), holding)));
        return lines;
    }

    private static String bucket(String name, Holding holding) {
        return "the bucket " + name + " with " + (holding.isWhole() ? "" : "at least ")
                + Figures.count(holding.objects(), "object") + " of " + Figures.bytes(holding.bytes())
                + ", the results of "
                + Figures.count(holding.runs(), "run") + " among them";
    }

    private boolean isConfirmed(Prefix prefix) throws ProblemsException {
        Optional<String> answer = surroundings.terminal().ask("Type the prefix, " + prefix + ", to remove it all: ");
        if (answer.isEmpty()) {
            throw new ProblemsException(List.of(new Problem(
                    "command line",
                    "--yes",
                    "",
                    "is missing, and there is nobody to ask",
                    "add it to remove all this")));
        }
        return answer.get().strip().equals(prefix.text());
    }
}
