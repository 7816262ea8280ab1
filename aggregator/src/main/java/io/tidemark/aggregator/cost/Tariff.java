package io.tidemark.aggregator.cost;

import static java.util.Objects.requireNonNull;

/**
 * The prices of one region, in US dollars for one of each.
 *
 * @param date of the list
 */
public record Tariff(
        String region,
        String date,
        double arm64GigabyteSecond,
        double x86GigabyteSecond,
        double invocation,
        double writeUnit,
        double readUnit,
        double put,
        double get,
        double storedGigabyteMonth) {
    public Tariff {
        requireNonNull(region, "region is null");
        requireNonNull(date, "date is null");
    }

    public Cost cost(Usage usage) {
        return new Cost(
                region,
                date,
                usage,
                usage.arm64GigabyteSeconds() * arm64GigabyteSecond
                        + usage.x86GigabyteSeconds() * x86GigabyteSecond
                        + usage.invocations() * invocation,
                usage.writeUnits() * writeUnit + usage.readUnits() * readUnit,
                usage.puts() * put + usage.gets() * get);
    }
}
