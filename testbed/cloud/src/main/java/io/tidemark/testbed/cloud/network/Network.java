package io.tidemark.testbed.cloud.network;

import io.tidemark.testbed.cloud.protocol.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The networks of the account, and the endpoints in them. Thread-safe. */
public final class Network {
    private final List<Vpc> vpcs = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();

    /**
     * @param withDefault whether the default network is still there
     * @param endpoints the services, such as {@code s3}, that the networks have endpoints for already
     */
    public Network(boolean withDefault, List<String> endpoints) {
        if (withDefault) {
            vpcs.add(Vpc.usual());
        }
        vpcs.add(Vpc.custom());
        for (Vpc vpc : vpcs) {
            for (String service : endpoints) {
                this.endpoints.add(new Endpoint(
                        "vpce-" + vpc.id().substring(4, 17) + String.format("%04x", this.endpoints.size()),
                        vpc.id(),
                        serviceName(service),
                        routeTables(vpc).stream().map(RouteTable::id).toList()));
            }
        }
    }

    /** @param service such as {@code s3} */
    static String serviceName(String service) {
        return "com.amazonaws." + Account.REGION + "." + service;
    }

    public List<Vpc> vpcs() {
        return vpcs;
    }

    public Optional<Vpc> defaultVpc() {
        return vpcs.stream().filter(Vpc::isDefault).findFirst();
    }

    /** The one that somebody made. */
    public Vpc customVpc() {
        return vpcs.getLast();
    }

    public Optional<Vpc> vpc(String id) {
        return vpcs.stream().filter(vpc -> vpc.id().equals(id)).findFirst();
    }

    /** The main one first. */
    public static List<RouteTable> routeTables(Vpc vpc) {
        if (vpc.isDefault()) {
            return List.of(vpc.mainRouteTable());
        }
        String own = "rtb-0c0500000000000b2";
        return List.of(
                vpc.mainRouteTable(),
                new RouteTable(
                        own, false, vpc.subnets().stream().map(Subnet::id).toList()));
    }

    public boolean hasSubnet(String id) {
        return vpcs.stream()
                .flatMap(vpc -> vpc.subnets().stream())
                .anyMatch(subnet -> subnet.id().equals(id));
    }

    public synchronized List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /** Why it cannot be, or nothing when it is made. */
    public synchronized Optional<String> add(Endpoint endpoint) {
        Optional<Vpc> vpc = vpc(endpoint.vpcId());
        if (vpc.isEmpty()) {
            return Optional.of("The Vpc Id " + endpoint.vpcId() + " does not exist");
        }
        for (String routeTable : endpoint.routeTableIds()) {
            if (routeTables(vpc.get()).stream().noneMatch(table -> table.id().equals(routeTable))) {
                return Optional.of("The routeTable ID '" + routeTable + "' does not exist");
            }
            if (endpoints.stream()
                    .anyMatch(other -> other.serviceName().equals(endpoint.serviceName())
                            && other.routeTableIds().contains(routeTable))) {
                return Optional.of("route table " + routeTable + " already has a route with destination-prefix-list-id "
                        + prefixList(endpoint.serviceName()));
            }
        }
        endpoints.add(endpoint);
        return Optional.empty();
    }

    public synchronized void remove(String endpointId) {
        endpoints.removeIf(endpoint -> endpoint.id().equals(endpointId));
    }

    /** Of the addresses of a service: each region has its own. */
    private static String prefixList(String serviceName) {
        return serviceName.endsWith(".s3") ? "pl-63a5400a" : "pl-02cd2c6b";
    }
}
