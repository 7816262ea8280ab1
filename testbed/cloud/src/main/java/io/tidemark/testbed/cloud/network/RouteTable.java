package io.tidemark.testbed.cloud.network;

import java.util.List;

/** @param subnetIds those explicitly associated */
public record RouteTable(String id, boolean isMain, List<String> subnetIds) {
    public RouteTable {
        subnetIds = List.copyOf(subnetIds);
    }

    static RouteTable main(String id) {
        return new RouteTable(id, true, List.of());
    }
}
