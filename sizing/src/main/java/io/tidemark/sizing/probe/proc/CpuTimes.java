package io.tidemark.sizing.probe.proc;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a CPU's time went since the machine started, in ticks of 10 ms.
 *
 * @param user in programs, those of guests and nice ones too
 * @param system in the kernel and its interrupts
 * @param idle with nothing to do
 * @param ioWait idle while something waited for a disk
 * @param steal given to others by the hypervisor
 */
public record CpuTimes(long user, long system, long idle, long ioWait, long steal) {
    /** Every Linux but those for Alpha and Itanium tells times in hundredths of a second, whatever it counts in. */
    public static final long TICKS_PER_SECOND = 100;

    private static final int COLUMNS = 8;

    /** A line of {@code /proc/stat}, such as {@code cpu0 524887 391 79086 607943 352 0 20889 782 0 0}. */
    static Optional<CpuTimes> parse(String[] words) {
        long[] ticks = new long[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            OptionalLong value = Text.number(words, i + 1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            ticks[i] = value.getAsLong();
        }
        long user = ticks[0] + ticks[1];
        long system = ticks[2] + ticks[5] + ticks[6];
        return Optional.of(new CpuTimes(user, system, ticks[3], ticks[4], ticks[7]));
    }

    /** What came since then. Idle times may run backwards by a little, which counts as nothing. */
    public CpuTimes since(CpuTimes before) {
        return new CpuTimes(
                Math.max(0, user - before.user),
                Math.max(0, system - before.system),
                Math.max(0, idle - before.idle),
                Math.max(0, ioWait - before.ioWait),
                Math.max(0, steal - before.steal));
    }

    public long busy() {
        return user + system;
    }

    public long total() {
        return user + system + idle + ioWait + steal;
    }
}
