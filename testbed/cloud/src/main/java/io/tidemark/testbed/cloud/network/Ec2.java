package io.tidemark.testbed.cloud.network;

import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.protocol.Call;
import io.tidemark.testbed.cloud.protocol.Element;
import io.tidemark.testbed.cloud.protocol.QueryService;
import io.tidemark.testbed.cloud.protocol.Refusal;
import io.tidemark.testbed.cloud.protocol.Service;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** EC2's calls that look at networks. */
public final class Ec2 {
    private static final int FREE_ADDRESSES = 251;

    private final Network network;

    private Ec2(Network network) {
        this.network = network;
    }

    /** @param more calls, of other subjects */
    public static Service service(Network network, List<Map<String, Function<Call, Element>>> more) {
        Ec2 ec2 = new Ec2(network);
        Map<String, Function<Call, Element>> actions = new HashMap<>(Map.of(
                "DescribeVpcs", ec2::vpcs,
                "DescribeSubnets", ec2::subnets,
                "DescribeRouteTables", ec2::routeTables,
                "DescribeVpcEndpoints", ec2::endpoints));
        more.forEach(actions::putAll);
        return QueryService.ec2("2016-11-15", actions);
    }

    private record Placed<T>(Vpc vpc, T what) {}

    private Element vpcs(Call call) {
        List<Vpc> asked = chosen(
                network.vpcs(),
                call.texts("VpcId"),
                Vpc::id,
                "InvalidVpcID.NotFound",
                "The vpc ID '%s' does not exist");
        Map<String, Function<Vpc, Collection<String>>> filters = Map.of(
                "is-default", vpc -> List.of(String.valueOf(vpc.isDefault())),
                "isDefault", vpc -> List.of(String.valueOf(vpc.isDefault())),
                "vpc-id", vpc -> List.of(vpc.id()),
                "cidr", vpc -> List.of(vpc.cidr()),
                "tag:Name", vpc -> List.of(vpc.name()),
                "state", vpc -> List.of("available"));
        return Element.of("result")
                .list(
                        "vpcSet",
                        "item",
                        Filters.apply(call, asked, filters),
                        (item, vpc) -> item.with("vpcId", vpc.id())
                                .with("ownerId", Account.ID)
                                .with("state", "available")
                                .with("cidrBlock", vpc.cidr())
                                .with("instanceTenancy", "default")
                                .list(
                                        "cidrBlockAssociationSet",
                                        "item",
                                        List.of(vpc.cidr()),
                                        (association, cidr) -> association
                                                .with(
                                                        "associationId",
                                                        "vpc-cidr-assoc-"
                                                                + vpc.id().substring(4))
                                                .with("cidrBlock", cidr)
                                                .with(Element.of("cidrBlockState")
                                                        .with("state", "associated")))
                                .with(tags(vpc))
                                .with("isDefault", vpc.isDefault()));
    }

    private static Element tags(Vpc vpc) {
        Element tags = Element.of("tagSet");
        if (!vpc.name().isEmpty()) {
            tags.with(Element.of("item").with("key", "Name").with("value", vpc.name()));
        }
        return tags;
    }

    private Element subnets(Call call) {
        List<Placed<Subnet>> all = network.vpcs().stream()
                .flatMap(vpc -> vpc.subnets().stream().map(subnet -> new Placed<>(vpc, subnet)))
                .toList();
        List<Placed<Subnet>> asked = chosen(
                all,
                call.texts("SubnetId"),
                subnet -> subnet.what().id(),
                "InvalidSubnetID.NotFound",
                "The subnet ID '%s' does not exist");
        Map<String, Function<Placed<Subnet>, Collection<String>>> filters = Map.of(
                "vpc-id", subnet -> List.of(subnet.vpc().id()),
                "subnet-id", subnet -> List.of(subnet.what().id()),
                "availability-zone", subnet -> List.of(subnet.what().zone()),
                "default-for-az", subnet -> List.of(String.valueOf(subnet.what().defaultForZone())),
                "defaultForAz", subnet -> List.of(String.valueOf(subnet.what().defaultForZone())),
                "state", subnet -> List.of("available"));
        return Element.of("result")
                .list(
                        "subnetSet",
                        "item",
                        Filters.apply(call, asked, filters),
                        (item, subnet) -> item.with("subnetId", subnet.what().id())
                                .with(
                                        "subnetArn",
                                        Account.arn(
                                                "ec2", "subnet/" + subnet.what().id()))
                                .with("state", "available")
                                .with("ownerId", Account.ID)
                                .with("vpcId", subnet.vpc().id())
                                .with("cidrBlock", subnet.what().cidr())
                                .with("availableIpAddressCount", FREE_ADDRESSES)
                                .with("availabilityZone", subnet.what().zone())
                                .with(
                                        "availabilityZoneId",
                                        "use1-az" + (subnet.what().zone().charAt(9) - 'a' + 1))
                                .with("defaultForAz", subnet.what().defaultForZone())
                                .with("mapPublicIpOnLaunch", subnet.what().defaultForZone()));
    }

    private Element routeTables(Call call) {
        List<Placed<RouteTable>> all = network.vpcs().stream()
                .flatMap(vpc -> Network.routeTables(vpc).stream().map(table -> new Placed<>(vpc, table)))
                .toList();
        List<Placed<RouteTable>> asked = chosen(
                all,
                call.texts("RouteTableId"),
                table -> table.what().id(),
                "InvalidRouteTableID.NotFound",
                "The routeTable ID '%s' does not exist");
        Map<String, Function<Placed<RouteTable>, Collection<String>>> filters = Map.of(
                "vpc-id", table -> List.of(table.vpc().id()),
                "route-table-id", table -> List.of(table.what().id()),
                "association.main", table -> table.what().isMain() ? List.of("true") : List.of("false"),
                "association.subnet-id", table -> table.what().subnetIds());
        return Element.of("result")
                .list(
                        "routeTableSet",
                        "item",
                        Filters.apply(call, asked, filters),
                        (item, table) -> item.with("routeTableId", table.what().id())
                                .with("vpcId", table.vpc().id())
                                .with("ownerId", Account.ID)
                                .list(
                                        "routeSet",
                                        "item",
                                        List.of(table.vpc().cidr()),
                                        (route, cidr) -> route.with("destinationCidrBlock", cidr)
                                                .with("gatewayId", "local")
                                                .with("state", "active")
                                                .with("origin", "CreateRouteTable"))
                                .with(associations(table.what())));
    }

    private static Element associations(RouteTable table) {
        Element all = Element.of("associationSet");
        if (table.isMain()) {
            all.with(association(table).with("main", true));
        }
        table.subnetIds()
                .forEach(subnet ->
                        all.with(association(table).with("subnetId", subnet).with("main", false)));
        return all;
    }

    private static Element association(RouteTable table) {
        return Element.of("item")
                .with("routeTableAssociationId", table.id().replace("rtb-", "rtbassoc-"))
                .with("routeTableId", table.id())
                .with(Element.of("associationState").with("state", "associated"));
    }

    private Element endpoints(Call call) {
        List<Endpoint> asked = chosen(
                network.endpoints(),
                call.texts("VpcEndpointId"),
                Endpoint::id,
                "InvalidVpcEndpointId.NotFound",
                "The Vpc Endpoint Id '%s' does not exist");
        Map<String, Function<Endpoint, Collection<String>>> filters = Map.of(
                "vpc-id", endpoint -> List.of(endpoint.vpcId()),
                "service-name", endpoint -> List.of(endpoint.serviceName()),
                "vpc-endpoint-id", endpoint -> List.of(endpoint.id()),
                "vpc-endpoint-state", endpoint -> List.of("available"),
                "vpc-endpoint-type", endpoint -> List.of("Gateway"));
        return Element.of("result")
                .list(
                        "vpcEndpointSet",
                        "item",
                        Filters.apply(call, asked, filters),
                        (item, endpoint) -> item.with("vpcEndpointId", endpoint.id())
                                .with("vpcEndpointType", "Gateway")
                                .with("vpcId", endpoint.vpcId())
                                .with("serviceName", endpoint.serviceName())
                                .with("state", "available")
                                .texts("routeTableIdSet", "item", endpoint.routeTableIds()));
    }

    /** Those of the ids, or all when there are none. */
    private static <T> List<T> chosen(
            List<T> all, List<String> ids, Function<T, String> id, String code, String message) {
        for (String wanted : ids) {
            if (all.stream().noneMatch(one -> id.apply(one).equals(wanted))) {
                throw new Refusal(400, code, message.formatted(wanted));
            }
        }
        return all.stream()
                .filter(one -> ids.isEmpty() || ids.contains(id.apply(one)))
                .toList();
    }
}
