package io.tidemark.testbed.cloud.instance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A machine: a container, as long as it runs. Thread-safe. */
public final class Instance {
    /** Why a machine ends, in EC2's words. */
    public enum Cause {
        /** Whoever made it wants so. */
        USER("Client.UserInitiatedShutdown", "User initiated shutdown"),
        /** It has shut itself down, such as at the end of its time to live. */
        ITSELF("Client.InstanceInitiatedShutdown", "Instance initiated shutdown"),
        /** Others pay more. */
        SPOT("Server.SpotInstanceTermination", "Spot instance termination"),
        /** What it runs on has failed. */
        HARDWARE("Server.InternalError", "Internal error on launch");

        private final String code;
        private final String sentence;

        Cause(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        String code() {
            return code;
        }

        String message() {
            return code + ": " + sentence;
        }
    }

    /** What is known from the start. */
    record Identity(String id, Launch launch, Place place, Instant launched) {}

    private final Identity identity;
    private final Disk disk;
    private InstanceState state = InstanceState.PENDING;
    private String privateIp = "";
    private long runningSince;
    private @Nullable Cause cause;

    Instance(Identity identity, Disk disk) {
        this.identity = identity;
        this.disk = disk;
    }

    public String id() {
        return identity.id();
    }

    public String type() {
        return identity.launch().type();
    }

    public String zone() {
        return identity.place().subnet().zone();
    }

    public Map<String, String> tags() {
        return new TreeMap<>(identity.launch().tags());
    }

    public synchronized InstanceState state() {
        return state;
    }

    /** Empty until it runs. */
    public synchronized String privateIp() {
        return privateIp;
    }

    public boolean isRunning() {
        return state() == InstanceState.RUNNING;
    }

    /** Arguments of each {@code shutdown} that it was told. */
    public List<String> shutdowns() {
        return disk.lines("shutdowns");
    }

    /** Registries that docker was let into, each with a user's name. */
    public List<String> logins() {
        return disk.lines("logins");
    }

    /** @param counter of ENA, such as {@code bw_in_allowance_exceeded} */
    public void raise(String counter, long value) {
        disk.raise(counter, value);
    }

    /** @param script in place of a program of its, such as {@code aws} */
    public void install(String program, String script) {
        disk.install(program, script);
    }

    /** What a script of sh prints, run there as root. */
    public String run(String script) {
        return Engine.demand(List.of("exec", container(), "sh", "-c", script));
    }

    /** @param name as the machine knows it */
    public void killContainer(String name) {
        Engine.demand(List.of("kill", name + "-" + id()));
    }

    /** Ids of the containers that were started there, those that have ended included. */
    public List<String> containers() {
        return Engine.demand(List.of(
                        "ps", "--all", "--quiet", "--no-trunc", "--filter", "label=tidemark.testbed.within=" + id()))
                .lines()
                .toList();
    }

    Identity identity() {
        return identity;
    }

    Disk disk() {
        return disk;
    }

    String container() {
        return "ec2-" + id();
    }

    String label() {
        return label(id());
    }

    static String label(String id) {
        return "tidemark.testbed.instance=" + id;
    }

    synchronized void runs(String address, long nanos) {
        privateIp = address;
        runningSince = nanos;
        if (state == InstanceState.PENDING) {
            state = InstanceState.RUNNING;
        }
    }

    /** Whether it had not begun to end before. */
    synchronized boolean ends(Cause why) {
        boolean first = cause == null;
        if (first) {
            cause = why;
            state = InstanceState.SHUTTING_DOWN;
        }
        return first;
    }

    synchronized void ended() {
        state = InstanceState.TERMINATED;
        privateIp = "";
    }

    synchronized Optional<Cause> cause() {
        return Optional.ofNullable(cause);
    }

    synchronized long runningSince() {
        return runningSince;
    }
}
