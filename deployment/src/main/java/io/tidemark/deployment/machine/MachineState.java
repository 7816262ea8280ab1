package io.tidemark.deployment.machine;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * How a machine is, in EC2's words: there may be new ones.
 *
 * @param word {@code pending}, {@code running}, {@code terminated}
 * @param checks what its status checks say, those of the host before its own: {@code ok}, {@code initializing}, {@code impaired}
 * @param reason why it is so; empty when nothing is said
 */
public record MachineState(String word, Checks checks, String reason) {
    /** Of one that nobody knows any more. */
    public static final MachineState GONE = new MachineState("terminated", new Checks("", ""), "");

    private static final Set<String> ENDED = Set.of("shutting-down", "terminated", "stopping", "stopped");
    private static final String OK = "ok";
    private static final String IMPAIRED = "impaired";

    public MachineState {
        requireNonNull(word, "word is null");
        requireNonNull(checks, "checks is null");
        requireNonNull(reason, "reason is null");
    }

    /** What status checks say of the machine's host, and of itself. */
    public record Checks(String ofHost, String ofItself) {
        public Checks {
            requireNonNull(ofHost, "ofHost is null");
            requireNonNull(ofItself, "ofItself is null");
        }
    }

    public boolean isRunning() {
        return word.equals("running");
    }

    /** It will not run again. */
    public boolean hasEnded() {
        return ENDED.contains(word);
    }

    public boolean isWell() {
        return isRunning() && checks.ofHost.equals(OK) && checks.ofItself.equals(OK);
    }

    public boolean isImpaired() {
        return checks.ofHost.equals(IMPAIRED) || checks.ofItself.equals(IMPAIRED);
    }
}
