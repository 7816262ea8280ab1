package io.tidemark.functions.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How long ago this process was started, to 10 ms, from Linux's own counters. The JDK gives the start as a time of day,
 * which it adds up from a start of the machine that is known to the second.
 */
public final class ProcessAge {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final Path STAT = Path.of("/proc/self/stat");
    /** In which Linux tells programs its times, whatever its own are. */
    private static final int TICKS_PER_SECOND = 100;
    /** Of the fields after the name, which ends with the last bracket and may contain anything. */
    private static final int START_FIELD = 19;

    private ProcessAge() {}

    /** Zero where it is not known. */
    public static long millis() {
        try {
            return millis(Files.readString(UPTIME), Files.readString(STAT));
        } catch (IOException notLinux) {
            return 0;
        }
    }

    static long millis(String uptime, String stat) {
        List<String> fields =
                List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" "));
        String seconds = uptime.substring(0, uptime.indexOf(' '));
        long startMillis = Long.parseLong(fields.get(START_FIELD)) * 1_000 / TICKS_PER_SECOND;
        return Math.max(0, Math.round(Double.parseDouble(seconds) * 1_000) - startMillis);
    }
}
