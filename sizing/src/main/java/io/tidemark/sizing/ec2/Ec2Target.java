package io.tidemark.sizing.ec2;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.aws.AwsDesk;
import io.tidemark.deployment.target.Target;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.host.RunningTarget;
import io.tidemark.sizing.host.TargetLog;
import io.tidemark.sizing.host.Watched;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A container on a machine of EC2 that {@link Ec2Host} has started, and that answers. */
final class Ec2Target implements RunningTarget {
    private final URI uri;
    private final HostFacts facts;
    private final Watched watched;
    private final Target target;
    private final TargetContainer container;
    private final Path logs;
    private final AwsDesk desk;
    private final Rent rent;
    private final Consumer<String> notes;

    Ec2Target(
            URI uri,
            HostFacts facts,
            Watched watched,
            Target target,
            TargetContainer container,
            Path logs,
            AwsDesk desk,
            Rent rent,
            Consumer<String> notes) {
        this.uri = uri;
        this.facts = facts;
        this.watched = watched;
        this.target = target;
        this.container = container;
        this.logs = logs;
        this.desk = desk;
        this.rent = rent;
        this.notes = notes;
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public Watched watched() {
        return watched;
    }

    /** While nothing can be learned of it, it counts as alive, unless its machine has ended. */
    @Override
    public boolean isAlive() {
        return state().map(TargetContainer.State::running).orElseGet(() -> !hasMachineEnded());
    }

    @Override
    public boolean isKilledForMemory() {
        return state().map(TargetContainer.State::killedForMemory).orElse(false);
    }

    @Override
    public List<String> lastLines(int most) {
        try {
            List<String> lines = container.log();
            return lines.subList(Math.max(0, lines.size() - most), lines.size());
        } catch (CloudException e) {
            return List.of("what it wrote could not be read: " + e.problems().getFirst());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Optional<TargetContainer.State> state() {
        try {
            return Optional.of(container.state());
        } catch (CloudException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean hasMachineEnded() {
        try {
            return desk.machines().state(target.machine()).hasEnded();
        } catch (CloudException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try (desk) {
            if (!isLeft()) {
                rent.giveBack();
            }
        }
    }

    /** Saves what there is to save; true when the machine is left for the next time. */
    private boolean isLeft() {
        boolean interrupted = Thread.interrupted();
        try {
            saveLog();
            if (rent.isKept() && !hasMachineEnded()) {
                container.remove();
                rent.sayKept(target);
                return true;
            }
        } catch (CloudException e) {
            notes.accept("its container could not be removed: " + e.problems().getFirst());
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return false;
    }

    private void saveLog() throws InterruptedException {
        try {
            TargetLog.create(logs, target.stack()).write(container.log());
        } catch (CloudException e) {
            notes.accept("what it wrote could not be saved: " + e.problems().getFirst());
        } catch (IOException e) {
            notes.accept("what it wrote could not be saved: " + e);
        }
    }
}
