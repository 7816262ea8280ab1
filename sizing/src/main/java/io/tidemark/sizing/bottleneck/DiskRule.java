package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A disk always has work, and somebody waits for it. */
final class DiskRule implements Rule {
    static final double FREE = 0.85;
    static final double FULL = 0.97;
    /** A disk that works on many requests at once can be busy all the time and still have room. */
    static final double UNWAITED_WEIGHT = 0.4;
    /** Threads of the target that wait for a disk, on average. */
    static final double FEW_WAIT = 0.2;

    static final double MANY_WAIT = 0.8;
    /** Share of the CPU that idles because of the disk. */
    static final double LITTLE_IDLE = 0.1;

    static final double MUCH_IDLE = 0.4;

    @Override
    public Finding judge(Picture picture) {
        Optional<Reading> busy = picture.reading(Metric.HOST_DISK_BUSY);
        Optional<Reading> wait = picture.reading(Metric.TARGET_DISK_WAIT);
        Optional<Reading> idle = picture.reading(Metric.HOST_CPU_IOWAIT);
        Optional<Reading> main = busy.or(() -> wait).or(() -> idle);
        if (main.isEmpty()) {
            return new Finding.NotKnown(Resource.DISK, "disks");
        }
        double waiting = Math.max(score(wait, FEW_WAIT, MANY_WAIT), score(idle, LITTLE_IDLE, MUCH_IDLE));
        boolean waitKnown = wait.isPresent() || idle.isPresent();
        double working = score(busy, FREE, FULL) * (waitKnown && waiting == 0 ? UNWAITED_WEIGHT : 1);
        return Finding.of(
                Resource.DISK,
                Math.max(waiting, working),
                main.get(),
                sentence(picture, busy, wait, idle),
                bytes(picture));
    }

    private static double score(Optional<Reading> reading, double nothing, double all) {
        return reading.map(known -> Finding.score(known.atLimit(), nothing, all))
                .orElse(0.0);
    }

    private static String sentence(
            Picture picture, Optional<Reading> busy, Optional<Reading> wait, Optional<Reading> idle) {
        List<String> parts = new ArrayList<>();
        busy.ifPresent(reading -> parts.add("the busiest disk worked " + Figures.percent(reading.atLimit())
                + " of the time" + Words.shareAgainst(picture, reading)));
        wait.ifPresent(reading ->
                parts.add(Figures.number(reading.atLimit()) + " threads of the target waited for a disk on average"));
        idle.ifPresent(
                reading -> parts.add(Figures.percent(reading.atLimit()) + " of the CPU idled for want of the disk"));
        return "Disk: " + picture.loads().aroundWords() + " " + String.join("; ", parts) + ".";
    }

    private static List<String> bytes(Picture picture) {
        Optional<Reading> read = picture.reading(Metric.HOST_DISK_READ);
        Optional<Reading> written = picture.reading(Metric.HOST_DISK_WRITE);
        if (read.isEmpty() || written.isEmpty()) {
            return List.of();
        }
        return List.of("The disks read " + Figures.bytes(read.get().atLimit()) + " and wrote "
                + Figures.bytes(written.get().atLimit()) + " per second.");
    }
}
