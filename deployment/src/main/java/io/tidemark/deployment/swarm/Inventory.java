package io.tidemark.deployment.swarm;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.Stacks;
import java.util.List;
import java.util.Optional;

/**
 * All that exists under a prefix.
 *
 * @param swarm its stack
 * @param targets the stacks of targets: machines that cost as long as they are there
 * @param bucket its name, whether or not it exists
 * @param holding of the bucket; empty when there is none
 */
public record Inventory(
        Account account, Optional<Stack> swarm, List<Stack> targets, String bucket, Optional<Holding> holding) {
    public Inventory {
        requireNonNull(account, "account is null");
        requireNonNull(swarm, "swarm is null");
        requireNonNull(bucket, "bucket is null");
        requireNonNull(holding, "holding is null");
        targets = List.copyOf(targets);
    }

    public static Inventory take(Prefix prefix, Account account, Stacks stacks, Depot depot) throws ProblemsException {
        String bucket = prefix.bucket(account.number(), account.region());
        return new Inventory(
                account, stacks.find(prefix.swarm()), stacks.named(prefix.targets()), bucket, depot.holding(bucket));
    }

    public boolean isEmpty() {
        return swarm.isEmpty() && targets.isEmpty() && holding.isEmpty();
    }

    /** A bucket that no stack knows of any more. */
    public boolean hasStrayBucket() {
        return holding.isPresent() && swarm.isEmpty();
    }
}
