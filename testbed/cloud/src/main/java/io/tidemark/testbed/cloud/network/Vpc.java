package io.tidemark.testbed.cloud.network;

import java.util.List;

/**
 * A network.
 *
 * @param name its tag; may be empty
 * @param mainRouteTable the one of subnets that are associated with no other
 */
public record Vpc(
        String id, String name, String cidr, boolean isDefault, RouteTable mainRouteTable, List<Subnet> subnets) {
    public Vpc {
        subnets = List.copyOf(subnets);
    }

    /** With a subnet in each of three zones, as AWS makes it for every account. */
    static Vpc usual() {
        return new Vpc(
                "vpc-0d0a0000000000001",
                "",
                "172.31.0.0/16",
                true,
                RouteTable.main("rtb-0d0a0000000000001"),
                List.of(
                        new Subnet("subnet-0d0a00000000000a1", "us-east-1a", "172.31.0.0/20", true),
                        new Subnet("subnet-0d0a00000000000b1", "us-east-1b", "172.31.16.0/20", true),
                        new Subnet("subnet-0d0a00000000000c1", "us-east-1c", "172.31.32.0/20", true)));
    }

    /** One that somebody made: its subnets are associated with a route table of their own. */
    static Vpc custom() {
        return new Vpc(
                "vpc-0c0500000000000a2",
                "shop",
                "10.0.0.0/16",
                false,
                RouteTable.main("rtb-0c0500000000000a2"),
                List.of(
                        new Subnet("subnet-0c0500000000000a2", "us-east-1a", "10.0.0.0/24", false),
                        new Subnet("subnet-0c0500000000000b2", "us-east-1b", "10.0.1.0/24", false)));
    }
}
