package io.tidemark.testbed.cloud.resource;

import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import io.tidemark.testbed.cloud.aws.Buckets;
import io.tidemark.testbed.cloud.aws.DynamoTables;
import io.tidemark.testbed.cloud.instance.Instances;
import io.tidemark.testbed.cloud.network.Network;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** All types that there are. */
public final class Kinds {
    private final Map<String, Kind> all = new HashMap<>();
    private final Inventory inventory;

    public Kinds(Inventory inventory, Network network, LambdaEndpoint lambda, Instances instances) {
        this.inventory = inventory;
        Buckets buckets = new Buckets();
        all.put(Bucket.TYPE, new Bucket(inventory, buckets));
        all.put(DeployedFunction.TYPE, new DeployedFunction(inventory, network, buckets, lambda));
        all.put(EventInvokeConfig.TYPE, new EventInvokeConfig(inventory, lambda));
        all.put(Table.TYPE, new Table(inventory, new DynamoTables()));
        all.put(GatewayEndpoint.TYPE, new GatewayEndpoint(inventory, network));
        all.put(Machine.TYPE, new Machine(inventory, instances));
        identities();
        others();
    }

    private void identities() {
        record(
                "AWS::IAM::Role",
                "RoleName",
                "",
                Map.of("Arn", "arn:aws:iam::{account}:role/{id}", "RoleId", "AROA{id}"),
                "RoleName",
                "Path");
        record("AWS::IAM::Policy", "", "", Map.of(), "PolicyName");
        record(
                "AWS::IAM::ManagedPolicy",
                "ManagedPolicyName",
                "arn:aws:iam::{account}:policy/{name}",
                Map.of("PolicyArn", "{id}"),
                "ManagedPolicyName",
                "Path",
                "Description");
        record(
                "AWS::IAM::InstanceProfile",
                "InstanceProfileName",
                "",
                Map.of("Arn", "arn:aws:iam::{account}:instance-profile/{id}"),
                "InstanceProfileName",
                "Path");
    }

    private void others() {
        record("AWS::S3::BucketPolicy", "Bucket", "{Bucket}", Map.of(), "Bucket");
        record(
                "AWS::Logs::LogGroup",
                "LogGroupName",
                "",
                Map.of("Arn", "arn:aws:logs:{region}:{account}:log-group:{id}:*"),
                "LogGroupName");
        record(
                "AWS::EC2::SecurityGroup",
                "",
                "sg-",
                Map.of("GroupId", "{id}", "VpcId", "{VpcId}"),
                "GroupName",
                "GroupDescription",
                "VpcId");
        record("AWS::EC2::SecurityGroupIngress", "", "sgr-", Map.of("Id", "{id}"), "GroupId", "FromPort", "ToPort");
        record("AWS::EC2::SecurityGroupEgress", "", "sgr-", Map.of("Id", "{id}"), "GroupId", "FromPort", "ToPort");
        record("AWS::CDK::Metadata", "", "", Map.of());
    }

    private void record(String type, String name, String id, Map<String, String> attributes, String... fixed) {
        all.put(type, new Recorded(inventory, type, name, id, attributes, Set.of(fixed)));
    }

    public Set<String> types() {
        return Set.copyOf(all.keySet());
    }

    public Kind of(String type) {
        Kind kind = all.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("no such type: " + type);
        }
        return kind;
    }
}
