package io.tidemark.sizing.probe;

import io.tidemark.sizing.host.Watched;
import io.tidemark.sizing.probe.proc.Block;

/** Says what the sampler could not see, in sentences. */
final class BlockProblems {
    private final Watched watched;
    private final Recording recording;
    private boolean isFirst = true;

    BlockProblems(Watched watched, Recording recording) {
        this.watched = watched;
        this.recording = recording;
    }

    void look(Block block) {
        switch (watched) {
            case Watched.Nothing _, Watched.Machine _ -> {}
            case Watched.ProcessTree tree -> lookAtTarget(block, "Process " + tree.pid());
            case Watched.Container container -> lookAtContainer(block, "Container " + container.name());
            case Watched.Remote remote -> lookAtContainer(block, "Container " + remote.name());
        }
        isFirst = false;
    }

    private void lookAtContainer(Block block, String target) {
        if (block.note("kind").contains("tree") && isThere(block)) {
            recording.problem(target + " has no control group that can be read: its figures are sums over its"
                    + " processes, and limits and throttling are not known.");
        }
        lookAtTarget(block, target);
    }

    private void lookAtTarget(Block block, String target) {
        if (!isThere(block)) {
            recording.problem(
                    target + (isFirst ? " was not running when the sampling began." : " ended while sampled."));
            return;
        }
        if (isFirst) {
            lookAtPermissions(block, target);
        }
        if (block.hasTooManyProcesses()) {
            recording.problem(
                    target + " has more than " + block.number("processes", 1).orElse(0)
                            + " processes at times: sums over processes are left out then.");
        }
    }

    private void lookAtPermissions(Block block, String target) {
        if (block.note("network").contains("unknown")) {
            recording.problem(target + " belongs to another user: its network is not known. Run as root to see it.");
        } else if (block.note("network").contains("shared") && !(watched instanceof Watched.Remote)) {
            // A machine at a distance is there for the target alone.
            recording.problem(
                    target + " shares this machine's network: what it sends and receives cannot be told apart.");
        }
        if (!block.notes().containsKey("descriptors")) {
            recording.problem(
                    target + " belongs to another user: its descriptors are not known. Run as root to see them.");
        }
    }

    private static boolean isThere(Block block) {
        return block.number("processes", 0).orElse(0) > 0;
    }
}
