package io.tidemark.deployment.swarm;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A VPC as it is.
 *
 * @param subnets in which workers may be, at most one for each zone
 * @param routeTables of these subnets, which gateway endpoints are put into
 * @param s3Endpoint whether there is a way to S3 without the Internet
 * @param dynamoEndpoint the same for DynamoDB
 */
public record Network(
        String vpc, List<String> subnets, List<String> routeTables, boolean s3Endpoint, boolean dynamoEndpoint) {
    public Network {
        requireNonNull(vpc, "vpc is null");
        subnets = List.copyOf(subnets);
        routeTables = List.copyOf(routeTables);
    }
}
