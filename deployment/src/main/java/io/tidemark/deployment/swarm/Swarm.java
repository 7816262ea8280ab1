package io.tidemark.deployment.swarm;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.stack.Proposal.Change;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.StackListener;
import io.tidemark.deployment.stack.StackSpec;
import io.tidemark.deployment.stack.StackWorks;
import io.tidemark.deployment.stack.StackWorks.Applied;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the swarm, or brings it up to date. The functions' code lies in the swarm's own bucket, so the first time there
 * are two steps: all but the functions, and then these.
 */
public final class Swarm {
    /** On everything that is made; the value is the prefix. */
    public static final String TAG = "tidemark:prefix";

    private final Account account;
    private final StackWorks works;
    private final Networks networks;
    private final Depot depot;
    private final StackListener listener;

    public Swarm(Account account, StackWorks works, Networks networks, Depot depot, StackListener listener) {
        this.account = account;
        this.works = works;
        this.networks = networks;
        this.depot = depot;
        this.listener = listener;
    }

    /** @throws InterruptedException when nobody waits any longer; what was begun goes on at AWS */
    public Result deploy(SwarmOrder order, WorkerCode code) throws ProblemsException, InterruptedException {
        List<Change> changes = new ArrayList<>();
        @Nullable Stack before = works.settle(order.prefix().swarm()).orElse(null);
        SwarmParameters parameters = parameters(order, before);
        if (before == null) {
            Applied made = works.apply(spec(order, before, parameters));
            changes.addAll(made.changes());
            before = made.stack();
        }
        String bucket = deployed(order, before).bucket();
        if (!depot.has(bucket, code.key())) {
            listener.note("The functions' code is brought to the bucket.");
            depot.put(bucket, code.key(), code.file());
        }
        parameters.code(code.key());
        Applied applied = works.apply(spec(order, before, parameters));
        changes.addAll(applied.changes());
        depot.removeOthers(bucket, WorkerCode.FOLDER, code.key());
        return new Result(deployed(order, applied.stack()), changes);
    }

    /** What {@link #deploy} would change; the first time, all but the functions, which come in a second step. */
    public List<Change> changes(SwarmOrder order, WorkerCode code) throws ProblemsException, InterruptedException {
        @Nullable Stack before = works.settle(order.prefix().swarm()).orElse(null);
        SwarmParameters parameters = parameters(order, before);
        if (before != null) {
            parameters.code(code.key());
        }
        return works.changes(spec(order, before, parameters));
    }

    private Deployed deployed(SwarmOrder order, Stack stack) {
        return Deployed.of(stack, order.prefix(), account);
    }

    private SwarmParameters parameters(SwarmOrder order, @Nullable Stack before) throws ProblemsException {
        SwarmParameters parameters = new SwarmParameters(order, before);
        parameters.network(network(order.vpc(), before));
        return parameters;
    }

    private Optional<Network> network(VpcChoice choice, @Nullable Stack before) throws ProblemsException {
        return switch (choice) {
            case VpcChoice.None _ -> Optional.empty();
            case VpcChoice.Named named -> Optional.of(networks.byId(named.id()));
            case VpcChoice.Default _ -> {
                Optional<Network> found = networks.byDefault();
                if (found.isEmpty()) {
                    throw new ProblemsException(List.of(new Problem(
                            "command line",
                            "--vpc",
                            "default",
                            "the account has no default VPC here",
                            "name one by its id")));
                }
                yield found;
            }
            case VpcChoice.Kept _ -> {
                if (before == null) {
                    Optional<Network> found = networks.byDefault();
                    if (found.isEmpty()) {
                        listener.note("The account has no default VPC here, so no functions are made inside of one: "
                                + "they reach public addresses only. --vpc ID names another.");
                    }
                    yield found;
                }
                String vpc = before.parameters().getOrDefault(SwarmParameters.VPC, "");
                yield vpc.isEmpty() ? Optional.empty() : Optional.of(networks.byId(vpc));
            }
        };
    }

    private static StackSpec spec(SwarmOrder order, @Nullable Stack before, SwarmParameters parameters) {
        Map<String, String> tags = new HashMap<>(order.tags().orElse(before == null ? Map.of() : before.tags()));
        tags.put(TAG, order.prefix().text());
        return new StackSpec(order.prefix().swarm(), Templates.swarm(), parameters.values(), tags);
    }

    /** @param changes none when all was as it should be */
    public record Result(Deployed deployed, List<Change> changes) {
        public Result {
            changes = List.copyOf(changes);
        }
    }
}
