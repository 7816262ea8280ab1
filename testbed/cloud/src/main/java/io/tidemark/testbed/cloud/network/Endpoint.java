package io.tidemark.testbed.cloud.network;

import java.util.List;

/** Of the kind gateway: a way to a service of AWS, by routes. */
public record Endpoint(String id, String vpcId, String serviceName, List<String> routeTableIds) {
    public Endpoint {
        routeTableIds = List.copyOf(routeTableIds);
    }
}
