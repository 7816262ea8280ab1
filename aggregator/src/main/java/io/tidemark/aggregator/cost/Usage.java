package io.tidemark.aggregator.cost;

/**
 * What is used of services that are paid for. Sums: those of several parts add up to that of the whole.
 *
 * @param arm64GigabyteSeconds memory of functions times how long they ran, on arm64
 * @param x86GigabyteSeconds likewise on x86-64
 * @param invocations of functions
 * @param writeUnits of an on-demand table: a KB each
 * @param readUnits likewise: 4 KB each, 8 KB where a reading may be a moment old
 * @param puts objects that were put into a bucket
 * @param gets objects that were got from it
 */
public record Usage(
        double arm64GigabyteSeconds,
        double x86GigabyteSeconds,
        long invocations,
        double writeUnits,
        double readUnits,
        long puts,
        long gets) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0);

    public static Usage gigabyteSeconds(double arm64, double x86) {
        return new Usage(arm64, x86, 0, 0, 0, 0, 0);
    }

    public static Usage invocations(long count) {
        return new Usage(0, 0, count, 0, 0, 0, 0);
    }

    public static Usage writing(double units) {
        return new Usage(0, 0, 0, units, 0, 0, 0);
    }

    public static Usage reading(double units) {
        return new Usage(0, 0, 0, 0, units, 0, 0);
    }

    public static Usage puts(long count) {
        return new Usage(0, 0, 0, 0, 0, count, 0);
    }

    public static Usage gets(long count) {
        return new Usage(0, 0, 0, 0, 0, 0, count);
    }

    public Usage plus(Usage other) {
        return new Usage(
                arm64GigabyteSeconds + other.arm64GigabyteSeconds,
                x86GigabyteSeconds + other.x86GigabyteSeconds,
                invocations + other.invocations,
                writeUnits + other.writeUnits,
                readUnits + other.readUnits,
                puts + other.puts,
                gets + other.gets);
    }

    public double gigabyteSeconds() {
        return arm64GigabyteSeconds + x86GigabyteSeconds;
    }
}
