package io.tidemark.deployment.swarm;

import io.tidemark.deployment.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of the swarm's template: those asked for, on top of those it has. */
final class SwarmParameters {
    static final String VPC = "VpcId";
    private static final String S3_ENDPOINT = "S3Endpoint";
    private static final String DYNAMO_ENDPOINT = "DynamoEndpoint";
    private static final String CODE = "WorkerCode";
    private static final String YES = "yes";
    private static final String NO = "no";

    /** All that the template has: a stack made from another version of it may have others. */
    static final Set<String> NAMES = Set.of(
            "Prefix",
            "Version",
            CODE,
            "Architecture",
            "WorkerMemory",
            "LogDays",
            VPC,
            "SubnetIds",
            "RouteTableIds",
            S3_ENDPOINT,
            DYNAMO_ENDPOINT,
            "PermissionsBoundary");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> before;

    /** @param stack as it is; null when there is none */
    SwarmParameters(SwarmOrder order, @Nullable Stack stack) {
        before = stack == null ? Map.of() : stack.parameters();
        before.forEach((name, value) -> {
            if (NAMES.contains(name)) {
                values.put(name, value);
            }
        });
        values.put("Prefix", order.prefix().text());
        values.put("Version", order.version());
        order.architecture().ifPresent(value -> values.put("Architecture", value));
        order.memory().ifPresent(value -> values.put("WorkerMemory", String.valueOf(value)));
        order.logDays().ifPresent(value -> values.put("LogDays", String.valueOf(value)));
        order.boundary().ifPresent(value -> values.put("PermissionsBoundary", value));
    }

    /** @param network empty for no functions inside a VPC */
    void network(Optional<Network> network) {
        values.put(VPC, network.map(Network::vpc).orElse(""));
        values.put("SubnetIds", String.join(",", network.map(Network::subnets).orElse(List.of())));
        values.put(
                "RouteTableIds",
                String.join(",", network.map(Network::routeTables).orElse(List.of())));
        values.put(
                S3_ENDPOINT,
                network.map(found -> endpoint(found, S3_ENDPOINT, found.s3Endpoint()))
                        .orElse(NO));
        values.put(
                DYNAMO_ENDPOINT,
                network.map(found -> endpoint(found, DYNAMO_ENDPOINT, found.dynamoEndpoint()))
                        .orElse(NO));
    }

    /** One that is there may be the stack's own, which must stay. */
    private String endpoint(Network network, String parameter, boolean isThere) {
        boolean own = network.vpc().equals(before.get(VPC)) && YES.equals(before.get(parameter));
        return own || !isThere ? YES : NO;
    }

    void code(String key) {
        values.put(CODE, key);
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }
}
