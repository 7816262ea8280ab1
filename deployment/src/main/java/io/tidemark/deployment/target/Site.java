package io.tidemark.deployment.target;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.swarm.Account;
import io.tidemark.deployment.swarm.Prefix;
import java.util.List;
import java.util.Optional;

/**
 * Where targets are put: beside the workers that load them.
 *
 * @param bucket for what machines print
 * @param vpc of the workers
 * @param subnets of the workers, at most one in each zone
 * @param workers the security group of the workers: all who may reach a target
 * @param boundary a policy that limits every role; empty for none
 */
public record Site(Prefix prefix, String bucket, String vpc, List<String> subnets, String workers, String boundary) {
    public Site {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(bucket, "bucket is null");
        requireNonNull(vpc, "vpc is null");
        subnets = List.copyOf(subnets);
        requireNonNull(workers, "workers is null");
        requireNonNull(boundary, "boundary is null");
    }

    /** @throws ProblemsException when nothing is deployed, or no worker that reaches private addresses */
    public static Site of(Optional<Stack> swarm, Prefix prefix, Account account) throws ProblemsException {
        if (swarm.isEmpty() || !swarm.get().status().isWhole()) {
            throw problem(
                    prefix,
                    account,
                    "must be deployed: the workers that load a target on EC2 are its functions inside a VPC",
                    "tidemark deploy" + option(prefix));
        }
        Stack stack = swarm.get();
        String vpc = stack.parameters().getOrDefault("VpcId", "");
        String workers = stack.outputs().getOrDefault("WorkerSecurityGroup", "");
        if (vpc.isEmpty() || workers.isEmpty() || !stack.outputs().containsKey("VpcWorker")) {
            throw problem(
                    prefix,
                    account,
                    "must have a function inside a VPC, but has none",
                    "tidemark deploy" + option(prefix) + " --vpc default, or the id of a VPC");
        }
        return new Site(
                prefix,
                prefix.bucket(account.number(), account.region()),
                vpc,
                List.of(stack.parameters().getOrDefault("SubnetIds", "").split(",", -1)),
                workers,
                stack.parameters().getOrDefault("PermissionsBoundary", ""));
    }

    /** Only this one is taken, such as one that reaches the Internet where others do not. */
    public Site in(String subnet) {
        return new Site(prefix, bucket, vpc, List.of(subnet), workers, boundary);
    }

    private static String option(Prefix prefix) {
        return prefix.equals(Prefix.USUAL) ? "" : " --prefix " + prefix;
    }

    private static ProblemsException problem(Prefix prefix, Account account, String expected, String hint) {
        return new ProblemsException(
                List.of(new Problem("EC2", "deployment", prefix + " in " + account.region(), expected, hint)));
    }
}
