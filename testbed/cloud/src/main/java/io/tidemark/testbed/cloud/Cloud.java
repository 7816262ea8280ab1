package io.tidemark.testbed.cloud;

import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.testbed.cloud.command.CommandFaults;
import io.tidemark.testbed.cloud.command.Ssm;
import io.tidemark.testbed.cloud.identity.Sts;
import io.tidemark.testbed.cloud.instance.Admission;
import io.tidemark.testbed.cloud.instance.InstanceCalls;
import io.tidemark.testbed.cloud.instance.Instances;
import io.tidemark.testbed.cloud.instance.MachineFaults;
import io.tidemark.testbed.cloud.machine.InstanceTypes;
import io.tidemark.testbed.cloud.machine.Machines;
import io.tidemark.testbed.cloud.machine.PriceList;
import io.tidemark.testbed.cloud.network.Ec2;
import io.tidemark.testbed.cloud.network.Network;
import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.protocol.Actions;
import io.tidemark.testbed.cloud.protocol.Calls;
import io.tidemark.testbed.cloud.protocol.Faults;
import io.tidemark.testbed.cloud.protocol.Front;
import io.tidemark.testbed.cloud.protocol.PassedService;
import io.tidemark.testbed.cloud.protocol.Protocol;
import io.tidemark.testbed.cloud.resource.Inventory;
import io.tidemark.testbed.cloud.resource.Kinds;
import io.tidemark.testbed.cloud.stack.CloudFormation;
import io.tidemark.testbed.cloud.stack.StackFaults;
import io.tidemark.testbed.cloud.stack.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * AWS on loopback, at one address for all services: what deploys and finds things is a double that answers as AWS
 * documents it, and what stacks make is real where it can be, in DynamoDB Local, the S3 server, processes for functions and
 * containers for machines. Those need a Docker engine; without one, no machine can be made.
 *
 * {@snippet :
 * try (Cloud cloud = Cloud.start(CloudSettings.usual());
 *         CloudFormationClient client = AwsClients.configure(CloudFormationClient.builder(), cloud.settings()).build()) {
 *     cloud.stackFaults().fail("Table", StackFaults.Phase.CREATE, "no luck");
 *     ...
 *     assertThat(cloud.remaining()).isEmpty();
 * }
 * }
 *
 * Thread-safe. Tables and buckets are shared by all of a JVM, so tests name theirs differently.
 */
public final class Cloud implements AutoCloseable {
    private final Inventory inventory = new Inventory();
    private final StackFaults stackFaults = new StackFaults();
    private final LambdaEndpoint lambda = LambdaEndpoint.start();
    private final CloudFormation cloudFormation;
    private final Network network;
    private final Machines machines = new Machines();
    private final MachineFaults machineFaults = new MachineFaults();
    private final Instances instances;
    private final CommandFaults commandFaults = new CommandFaults();
    private final Ssm ssm;
    private final Front front;

    private Cloud(CloudSettings settings) throws IOException {
        network = new Network(settings.defaultVpc(), settings.endpoints());
        instances = new Instances(
                new Admission(network, machines, machineFaults, settings.images()), settings.boot(), new SystemClock());
        ssm = new Ssm(instances, commandFaults, settings.pace(), new SystemClock());
        Kinds kinds = new Kinds(inventory, network, lambda, instances);
        cloudFormation = new CloudFormation(
                new Workshop(kinds, stackFaults, settings.pace(), settings.ssm(), new SystemClock()));
        front = new Front(List.of(
                Sts.service(),
                Ec2.service(network, List.of(InstanceTypes.actions(machines), InstanceCalls.actions(instances))),
                ssm,
                new PriceList(machines),
                cloudFormation.service(),
                new PassedService("lambda", Protocol.REST_JSON, Actions::lambda, lambda::uri),
                new PassedService("dynamodb", Protocol.JSON, Actions::target, DynamoLocal::uri),
                new PassedService("s3", Protocol.REST_XML, Actions::s3, S3Server::uri)));
        front.start();
    }

    public static Cloud start(CloudSettings settings) {
        try {
            return new Cloud(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return front.uri();
    }

    /** For clients of every service. */
    public AwsSettings settings() {
        return new AwsSettings(Account.REGION, null, uri());
    }

    /** Of requests. */
    public Faults faults() {
        return front.faults();
    }

    /** Of stacks and their resources. */
    public StackFaults stackFaults() {
        return stackFaults;
    }

    /** All that was asked. */
    public Calls calls() {
        return front.calls();
    }

    public Network network() {
        return network;
    }

    /** Functions that stacks have made, with their processes. */
    public LambdaEndpoint lambda() {
        return lambda;
    }

    /** Types that can be had, and their prices. */
    public Machines machines() {
        return machines;
    }

    /** What goes wrong with machines. */
    public MachineFaults machineFaults() {
        return machineFaults;
    }

    /** Machines that stacks have made. */
    public Instances instances() {
        return instances;
    }

    /** What goes wrong with commands that machines are given. */
    public CommandFaults commandFaults() {
        return commandFaults;
    }

    /** All that is there: stacks by name, resources by type and physical id. */
    public List<String> remaining() {
        List<String> all = new ArrayList<>(cloudFormation.remaining());
        inventory.all().stream().filter(resource -> !hasEnded(resource)).forEach(all::add);
        return all;
    }

    /** A machine may end while its stack believes in it. */
    private boolean hasEnded(String resource) {
        return instances
                .instance(resource.substring(resource.lastIndexOf(' ') + 1))
                .filter(instance -> !instance.isRunning())
                .isPresent();
    }

    @Override
    public void close() {
        cloudFormation.close();
        ssm.close();
        instances.close();
        lambda.close();
        front.close();
    }
}
