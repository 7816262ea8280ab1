package io.tidemark.sizing.ec2;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.target.Target;
import io.tidemark.deployment.target.TargetOrder;
import io.tidemark.deployment.target.Targets;
import io.tidemark.deployment.target.Targets.Taken;
import io.tidemark.sizing.price.MachineType;
import java.util.Locale;
import java.util.function.Consumer;

/** A machine that is paid for until it is given back. Whatever becomes of it is said. */
final class Rent {
    private final Targets targets;
    private final TargetOrder order;
    private final MachineType type;
    private final boolean keep;
    private final Consumer<String> notes;
    /** There was none to be had, and it was said why. */
    private boolean refused;

    Rent(Targets targets, TargetOrder order, MachineType type, boolean keep, Consumer<String> notes) {
        this.targets = targets;
        this.order = order;
        this.type = type;
        this.keep = keep;
        this.notes = notes;
    }

    /** @return the machine, and whether it was there before */
    Taken take() throws ProblemsException, InterruptedException {
        notes.accept(String.format(
                Locale.ROOT,
                "a machine is %s: %s, $%.4f an hour, ends itself after %d minutes whatever happens",
                keep ? "taken or made" : "made",
                type.name(),
                type.dollarsPerHour(),
                order.timeToLive().toMinutes()));
        Taken taken = found();
        String machine = taken.target().machine();
        notes.accept(
                taken.reused()
                        ? "the machine that was kept, " + machine + ", is used again"
                        : "the machine is " + machine);
        return taken;
    }

    private Taken found() throws ProblemsException, InterruptedException {
        try {
            return keep ? targets.takeOrMake(order) : new Taken(targets.make(order), false);
        } catch (ProblemsException e) {
            // Whoever interrupts may have cut off a call whose answer would have been that there is one.
            refused = !Thread.currentThread().isInterrupted();
            throw e;
        }
    }

    /** It is left for the next time. */
    boolean isKept() {
        return keep;
    }

    void sayKept(Target target) {
        notes.accept(String.format(
                Locale.ROOT,
                "KEPT, and paid for: %s (%s), $%.4f an hour, until it ends itself. --keep takes it again, tidemark destroy removes it",
                target.machine(),
                target.stack(),
                type.dollarsPerHour()));
    }

    /** Waits until it is gone; also when the thread was interrupted before. */
    void giveBack() {
        boolean interrupted = Thread.interrupted();
        String stack = targets.name(order);
        try {
            if (!refused) {
                notes.accept("its machine is being removed");
            }
            targets.remove(order);
            if (!refused) {
                notes.accept("its machine is gone");
            }
        } catch (InterruptedException e) {
            interrupted = true;
            notes.accept(
                    "AWS may still be removing " + stack + ": tidemark status shows it, tidemark destroy removes it");
        } catch (CloudException e) {
            notes.accept("STILL THERE, and paid for: " + stack + " could not be removed: "
                    + e.problems().getFirst() + ". It ends itself within "
                    + order.timeToLive().toMinutes()
                    + " minutes of its start; tidemark destroy removes it");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
