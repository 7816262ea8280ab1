package io.tidemark.deployment.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.machine.MachineState;
import io.tidemark.deployment.machine.MachineState.Checks;
import io.tidemark.deployment.machine.Machines;
import io.tidemark.functions.aws.AwsTroubles;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;

/** Instances of EC2. */
final class Ec2Machines implements Machines {
    private static final String WHAT = "machine";
    private static final String UNKNOWN = "InvalidInstanceID.NotFound";

    private final Ec2Client client;
    private final AwsTroubles troubles = new AwsTroubles("EC2");

    Ec2Machines(Ec2Client client) {
        this.client = client;
    }

    @Override
    public MachineState state(String machine) throws CloudException {
        Optional<Instance> instance = call(
                        machine, () -> client.describeInstances(request -> request.instanceIds(machine)))
                .flatMap(response -> response.reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .findFirst());
        if (instance.isEmpty()) {
            return MachineState.GONE;
        }
        MachineState state =
                new MachineState(instance.get().state().nameAsString(), new Checks("", ""), reason(instance.get()));
        return state.isRunning() ? new MachineState(state.word(), checks(machine), state.reason()) : state;
    }

    /** Of running ones only: there are none of others. */
    private Checks checks(String machine) throws CloudException {
        return call(machine, () -> client.describeInstanceStatus(request -> request.instanceIds(machine)))
                .flatMap(response -> response.instanceStatuses().stream().findFirst())
                .map(status -> new Checks(word(status.systemStatus()), word(status.instanceStatus())))
                .orElse(new Checks("", ""));
    }

    private static String word(InstanceStatusSummary summary) {
        return summary == null || summary.statusAsString() == null ? "" : summary.statusAsString();
    }

    private static String reason(Instance instance) {
        return instance.stateReason() == null || instance.stateReason().message() == null
                ? ""
                : instance.stateReason().message();
    }

    /** Empty when EC2 knows of no such machine. */
    private <T> Optional<T> call(String machine, Supplier<T> call) throws CloudException {
        try {
            return Optional.of(call.get());
        } catch (AwsServiceException e) {
            if (e.awsErrorDetails() != null
                    && UNKNOWN.equals(e.awsErrorDetails().errorCode())) {
                return Optional.empty();
            }
            throw troubles.of(e, WHAT, machine);
        } catch (SdkException e) {
            throw troubles.of(e, WHAT, machine);
        }
    }
}
