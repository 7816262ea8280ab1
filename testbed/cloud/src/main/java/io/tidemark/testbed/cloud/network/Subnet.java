package io.tidemark.testbed.cloud.network;

/** @param defaultForZone whether AWS made it with the default network */
public record Subnet(String id, String zone, String cidr, boolean defaultForZone) {}
