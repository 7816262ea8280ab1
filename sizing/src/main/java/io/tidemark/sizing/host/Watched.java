package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.deployment.machine.RemoteShell;

/** What a probe should watch, on this machine unless it says otherwise. */
public sealed interface Watched {
    /** The target is elsewhere, or nobody said which process it is. */
    record Nothing() implements Watched {}

    /** This machine as a whole: the target runs on it, in our own process or somewhere unknown. */
    record Machine() implements Watched {}

    /** A process and its descendants. */
    record ProcessTree(long pid) implements Watched {}

    /**
     * @param id the container's full id
     * @param pid of its first process, on this machine
     */
    record Container(String id, String name, long pid) implements Watched {
        public Container {
            requireNonNull(id, "id is null");
            requireNonNull(name, "name is null");
        }
    }

    /**
     * A container on a machine at a distance.
     *
     * @param pid of its first process, on that machine
     */
    record Remote(RemoteShell shell, String name, long pid) implements Watched {
        public Remote {
            requireNonNull(shell, "shell is null");
            requireNonNull(name, "name is null");
        }
    }
}
