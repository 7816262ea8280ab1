package io.tidemark.deployment.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.machine.Commands;
import io.tidemark.deployment.machine.Machines;
import io.tidemark.deployment.stack.Stacks;
import io.tidemark.deployment.swarm.Account;
import io.tidemark.deployment.swarm.Depot;
import io.tidemark.deployment.swarm.Networks;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** One account in one region, and what of it there is to work with. */
public final class AwsDesk implements AutoCloseable {
    private final Deque<SdkAutoCloseable> clients = new ArrayDeque<>();
    private final Account account;
    private final Stacks stacks;
    private final Networks networks;
    private final Depot depot;
    private final Machines machines;
    private final Commands commands;

    /** @throws CloudException when AWS does not say who calls: no region, no credentials, no network */
    public AwsDesk(AwsSettings settings, Clock clock) throws CloudException {
        account = Caller.ask(settings);
        stacks = new CloudFormationStacks(
                opened(PatientClients.configure(CloudFormationClient.builder(), settings)
                        .build()),
                clock);
        Ec2Client ec2 =
                opened(PatientClients.configure(Ec2Client.builder(), settings).build());
        S3Client s3 = opened(AwsClients.s3(settings));
        networks = new Ec2Networks(ec2, account.region());
        depot = new S3Depot(s3);
        machines = new Ec2Machines(ec2);
        commands = new SsmCommands(
                opened(PatientClients.configure(SsmClient.builder(), settings).build()), s3);
    }

    /** The region that is meant, without asking anybody. */
    public static String region(AwsSettings settings) throws CloudException {
        return Caller.region(settings);
    }

    private <T extends SdkAutoCloseable> T opened(T client) {
        clients.push(client);
        return client;
    }

    public Account account() {
        return account;
    }

    public Stacks stacks() {
        return stacks;
    }

    public Networks networks() {
        return networks;
    }

    public Depot depot() {
        return depot;
    }

    public Machines machines() {
        return machines;
    }

    public Commands commands() {
        return commands;
    }

    @Override
    public void close() {
        while (!clients.isEmpty()) {
            clients.pop().close();
        }
    }
}
