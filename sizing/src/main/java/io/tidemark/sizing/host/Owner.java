package io.tidemark.sizing.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that cannot be confused with another that gets its pid later, nor with one of another machine.
 *
 * @param machine the boot of a machine, and the space of pids within it
 * @param born when the process began, in whatever unit the machine counts
 */
record Owner(String machine, long pid, String born) {
    private static final int START_TIME = 19;

    static Owner ourselves() throws IOException {
        long pid = ProcessHandle.current().pid();
        return new Owner(thisMachine(), pid, birth(pid).orElse(""));
    }

    /** True only when we can tell: processes of other machines may well be alive. */
    boolean isGone(String thisMachine) {
        return machine.equals(thisMachine) && !birth(pid).equals(Optional.of(born));
    }

    static String thisMachine() throws IOException {
        Path boot = Path.of("/proc/sys/kernel/random/boot_id");
        if (!Files.exists(boot)) {
            return InetAddress.getLocalHost().getHostName();
        }
        Path pids = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        return Files.readString(boot).strip() + "/" + pids;
    }

    /**
     * In ticks since the machine's start where {@code /proc} has them, because the time of day, from which the JDK
     * derives its own figure, can be set anew during a process's life.
     */
    private static Optional<String> birth(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name in brackets may itself hold blanks and brackets.
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START_TIME]);
        } catch (IOException e) {
            // No such process, or no /proc.
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().startInstant())
                    .map(instant -> Long.toString(instant.toEpochMilli()));
        }
    }
}
