package io.tidemark.testbed.cloud.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.testbed.cloud.network.Endpoint;
import io.tidemark.testbed.cloud.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A way to S3 or DynamoDB by routes. A route table takes one for each. */
record GatewayEndpoint(Inventory inventory, Network network) implements Kind {
    static final String TYPE = "AWS::EC2::VPCEndpoint";

    @Override
    public Made create(Wish wish) {
        return add(Names.id("vpce-"), wish);
    }

    @Override
    public Made update(String physicalId, Wish wish) {
        network.remove(physicalId);
        return add(physicalId, wish);
    }

    private Made add(String id, Wish wish) {
        List<String> routeTables = new ArrayList<>();
        wish.properties().path("RouteTableIds").forEach(one -> routeTables.add(one.asText()));
        network.add(new Endpoint(id, wish.text("VpcId"), wish.text("ServiceName"), routeTables))
                .ifPresent(reason -> {
                    throw Failure.ofHandler(reason + " (Service: Ec2, Status Code: 400)", "GeneralServiceException");
                });
        inventory.add(TYPE, id);
        return new Made(id, Map.of("Id", id));
    }

    @Override
    public void delete(String physicalId, ObjectNode properties) {
        network.remove(physicalId);
        inventory.remove(TYPE, physicalId);
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.empty();
    }

    @Override
    public Set<String> fixed() {
        return Set.of("VpcId", "ServiceName", "VpcEndpointType");
    }
}
