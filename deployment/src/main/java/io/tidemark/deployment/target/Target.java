package io.tidemark.deployment.target;

import static java.util.Objects.requireNonNull;

import io.tidemark.deployment.stack.Stack;

/**
 * A machine that was made.
 *
 * @param stack its name
 * @param machine its id
 * @param address within the VPC
 */
public record Target(String stack, String machine, String address) {
    public Target {
        requireNonNull(stack, "stack is null");
        requireNonNull(machine, "machine is null");
        requireNonNull(address, "address is null");
    }

    static Target of(Stack stack) {
        return new Target(
                stack.name(),
                stack.outputs().getOrDefault("InstanceId", ""),
                stack.outputs().getOrDefault("PrivateIp", ""));
    }
}
