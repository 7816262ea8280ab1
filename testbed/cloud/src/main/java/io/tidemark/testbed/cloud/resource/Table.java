package io.tidemark.testbed.cloud.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.testbed.cloud.aws.DynamoTables;
import io.tidemark.testbed.cloud.protocol.Account;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table of DynamoDB Local. */
record Table(Inventory inventory, DynamoTables tables) implements Kind {
    static final String TYPE = "AWS::DynamoDB::Table";

    @Override
    public Made create(Wish wish) {
        String name = wish.properties().has("TableName") ? wish.text("TableName") : Names.generated(wish);
        if (!tables.create(name, wish.properties())) {
            throw Failure.ofHandler(
                    "Resource of type '" + TYPE + "' with identifier '" + name + "' already exists.", "AlreadyExists");
        }
        inventory.add(TYPE, name);
        return made(name);
    }

    @Override
    public Made update(String physicalId, Wish wish) {
        tables.setTimeToLive(physicalId, wish.properties());
        return made(physicalId);
    }

    private static Made made(String name) {
        return new Made(name, Map.of("Arn", Account.arn("dynamodb", "table/" + name)));
    }

    @Override
    public void delete(String physicalId, ObjectNode properties) {
        tables.delete(physicalId);
        inventory.remove(TYPE, physicalId);
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("TableName");
    }

    @Override
    public Set<String> fixed() {
        return Set.of("TableName", "KeySchema");
    }
}
