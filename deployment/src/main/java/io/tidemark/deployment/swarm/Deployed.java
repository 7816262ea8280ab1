package io.tidemark.deployment.swarm;

import io.tidemark.deployment.stack.Stack;
import java.util.Optional;

/**
 * What a deployed swarm offers, as its stack says.
 *
 * @param worker the function outside of any VPC; empty as long as there is none
 * @param vpcWorker the one inside the VPC
 */
public record Deployed(
        String bucket, String table, Optional<String> worker, Optional<String> vpcWorker, String vpc, String version) {
    private static final String WORKER = "Worker";
    private static final String VPC_WORKER = "VpcWorker";
    private static final String VERSION = "Version";

    public static Deployed of(Stack stack, Prefix prefix, Account account) {
        return new Deployed(
                prefix.bucket(account.number(), account.region()),
                prefix.table(),
                Optional.ofNullable(stack.outputs().get(WORKER)),
                Optional.ofNullable(stack.outputs().get(VPC_WORKER)),
                stack.parameters().getOrDefault(SwarmParameters.VPC, ""),
                stack.outputs().getOrDefault(VERSION, ""));
    }
}
