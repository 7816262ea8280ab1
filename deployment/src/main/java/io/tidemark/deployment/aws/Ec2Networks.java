package io.tidemark.deployment.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.Network;
import io.tidemark.deployment.swarm.Networks;
import io.tidemark.functions.aws.AwsTroubles;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** VPCs as EC2 describes them. */
final class Ec2Networks implements Networks {
    private static final String WHAT = "VPC";
    /** A zone in which Lambda has no network interfaces. */
    private static final Set<String> WITHOUT_LAMBDA = Set.of("use1-az3");

    private final Ec2Client client;
    private final String region;
    private final AwsTroubles troubles = new AwsTroubles("EC2");

    Ec2Networks(Ec2Client client, String region) {
        this.client = client;
        this.region = region;
    }

    @Override
    public Optional<Network> byDefault() throws ProblemsException {
        Optional<Vpc> vpc = call(
                "",
                () -> client.describeVpcs(request -> request.filters(filter("is-default", "true"))).vpcs().stream()
                        .findFirst());
        return vpc.isEmpty() ? Optional.empty() : Optional.of(network(vpc.get()));
    }

    @Override
    public Network byId(String id) throws ProblemsException {
        Optional<Vpc> vpc = call(
                id,
                () -> client.describeVpcs(request -> request.filters(filter("vpc-id", id))).vpcs().stream()
                        .findFirst());
        if (vpc.isEmpty()) {
            throw problem(id, "must be a VPC of this account in " + region, "aws ec2 describe-vpcs lists them");
        }
        return network(vpc.get());
    }

    private Network network(Vpc vpc) throws ProblemsException {
        Filter inVpc = filter("vpc-id", vpc.vpcId());
        List<Subnet> subnets = onePerZone(call(
                vpc.vpcId(),
                () -> client.describeSubnetsPaginator(request -> request.filters(inVpc)).subnets().stream()
                        .toList()));
        if (subnets.isEmpty()) {
            throw problem(vpc.vpcId(), "has no subnet in which functions can be", "make one, or name another VPC");
        }
        Set<String> subnetIds = subnets.stream().map(Subnet::subnetId).collect(Collectors.toCollection(TreeSet::new));
        Set<String> tables = routeTables(
                subnetIds,
                call(
                        vpc.vpcId(),
                        () ->
                                client
                                        .describeRouteTablesPaginator(request -> request.filters(inVpc))
                                        .routeTables()
                                        .stream()
                                        .toList()));
        List<VpcEndpoint> endpoints = call(
                vpc.vpcId(),
                () -> client
                        .describeVpcEndpointsPaginator(
                                request -> request.filters(inVpc, filter("vpc-endpoint-type", "Gateway")))
                        .vpcEndpoints()
                        .stream()
                        .toList());
        return new Network(
                vpc.vpcId(),
                List.copyOf(subnetIds),
                List.copyOf(tables),
                leadsTo("s3", endpoints, tables),
                leadsTo("dynamodb", endpoints, tables));
    }

    /** The one with the most free addresses: each function's network interface takes one. */
    static List<Subnet> onePerZone(List<Subnet> subnets) {
        Map<String, Subnet> chosen = subnets.stream()
                .filter(subnet -> !WITHOUT_LAMBDA.contains(String.valueOf(subnet.availabilityZoneId())))
                .collect(Collectors.toMap(
                        subnet -> String.valueOf(subnet.availabilityZone()),
                        subnet -> subnet,
                        BinaryOperator.maxBy(
                                Comparator.comparingInt(Ec2Networks::free).thenComparing(Subnet::subnetId)),
                        TreeMap::new));
        return List.copyOf(chosen.values());
    }

    private static int free(Subnet subnet) {
        return subnet.availableIpAddressCount() == null ? 0 : subnet.availableIpAddressCount();
    }

    /** A subnet without a table of its own has the VPC's main one. */
    private static Set<String> routeTables(Collection<String> subnets, List<RouteTable> tables) {
        Set<String> left = new HashSet<>(subnets);
        Set<String> found = new TreeSet<>();
        @Nullable String main = null;
        for (RouteTable table : tables) {
            for (RouteTableAssociation association : table.associations()) {
                if (Boolean.TRUE.equals(association.main())) {
                    main = table.routeTableId();
                } else if (association.subnetId() != null && left.remove(association.subnetId())) {
                    found.add(table.routeTableId());
                }
            }
        }
        if (!left.isEmpty() && main != null) {
            found.add(main);
        }
        return found;
    }

    private boolean leadsTo(String service, List<VpcEndpoint> endpoints, Set<String> tables) {
        Set<String> covered = endpoints.stream()
                .filter(endpoint -> ("com.amazonaws." + region + "." + service).equals(endpoint.serviceName()))
                .flatMap(endpoint -> endpoint.routeTableIds().stream())
                .collect(Collectors.toSet());
        return covered.containsAll(tables);
    }

    private <T> T call(String vpc, Supplier<T> call) throws CloudException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw troubles.of(e, WHAT, vpc);
        }
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static ProblemsException problem(String vpc, String expected, String hint) {
        return new ProblemsException(List.of(new Problem("EC2", WHAT, vpc, expected, hint)));
    }
}
