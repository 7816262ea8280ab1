package io.tidemark.sizing.probe.proc;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * All numbers of a block. Two of them make a sample.
 *
 * @param figures those that are known
 * @param cpus by name, {@code cpu} for all together
 * @param diskBusyMillis by disk
 * @param processes of the target by id, where its CPU is the sum of theirs
 * @param threads of the target by id: those whose turn it was
 * @param roundBlocks how many blocks it takes until each thread had its turn
 */
public record Reading(
        long epochMillis,
        Map<Figure, Long> figures,
        Map<String, CpuTimes> cpus,
        Map<String, Long> diskBusyMillis,
        Map<Long, Task> processes,
        Map<Long, Task> threads,
        int roundBlocks) {
    /** Beyond this, the times at which blocks were asked for are not those at which files were read. */
    private static final long DISAGREEMENT_MILLIS = 50;

    private static final double MILLIS_PER_SECOND = 1e3;

    public Reading {
        EnumMap<Figure, Long> copy = new EnumMap<>(Figure.class);
        copy.putAll(figures);
        figures = Collections.unmodifiableMap(copy);
        cpus = Map.copyOf(cpus);
        diskBusyMillis = Map.copyOf(diskBusyMillis);
        processes = Map.copyOf(processes);
        threads = Map.copyOf(threads);
    }

    public static Reading of(Block block) {
        Figures figures = new Figures();
        MachineFiles.read(block, figures);
        NetworkFiles.readMachine(block, figures);
        NetworkFiles.readTarget(block, figures);
        Allowances.read(block, figures);
        Map<String, Long> diskBusyMillis = DiskFiles.read(block, figures);
        CgroupFiles.read(block, figures);
        CpuSet.read(block, figures);
        ProcessFiles.read(block, figures);
        return new Reading(
                block.epochMillis(),
                figures.toMap(),
                MachineFiles.cpus(block),
                diskBusyMillis,
                ProcessFiles.processes(block),
                ProcessFiles.threads(block),
                roundBlocks(block));
    }

    public OptionalLong figure(Figure figure) {
        Long value = figures.get(figure);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /**
     * How much later than that one this was read. The sender's clock is the finer one, but a machine that has no CPU
     * left answers late, and clocks are set: then it is the machine's own uptime, which is good to 10 ms.
     */
    public double secondsSince(Reading before) {
        long asked = epochMillis - before.epochMillis;
        OptionalLong uptime = figure(Figure.UPTIME_MILLIS);
        OptionalLong uptimeBefore = before.figure(Figure.UPTIME_MILLIS);
        if (uptime.isEmpty() || uptimeBefore.isEmpty()) {
            return asked / MILLIS_PER_SECOND;
        }
        long read = uptime.getAsLong() - uptimeBefore.getAsLong();
        return (Math.abs(read - asked) > DISAGREEMENT_MILLIS ? read : asked) / MILLIS_PER_SECOND;
    }

    private static int roundBlocks(Block block) {
        long threads = block.number("threads", 0).orElse(0);
        long atOnce = Math.max(1, block.number("threads", 2).orElse(1));
        return (int) Math.max(1, (threads + atOnce - 1) / atOnce);
    }
}
