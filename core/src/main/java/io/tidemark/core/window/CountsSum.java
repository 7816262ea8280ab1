package io.tidemark.core.window;

import java.util.Arrays;
import java.util.TreeMap;

/** A sum of counts that many are added to: the mutable counterpart of {@link Counts}. Not thread-safe. */
public final class CountsSum {
    /** In the order of the record; outcomes follow by their code. */
    private static final int PLANNED = 0;

    private static final int SENT = 1;
    private static final int LATE = 2;
    private static final int DROPPED = 3;
    private static final int BYTES_IN = 4;
    private static final int BYTES_OUT = 5;
    private static final int OUTCOMES = 6;

    private final long[] numbers = new long[OUTCOMES + Outcome.count()];

    /** By rising status; there are few. */
    private int[] statuses = {};

    private long[] times = {};
    private int statusCount;

    public void clear() {
        Arrays.fill(numbers, 0);
        statusCount = 0;
    }

    /** @throws ArithmeticException when a sum becomes too large; what was added is of no use then */
    public void add(CountsSum other) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.addExact(numbers[i], other.numbers[i]);
        }
        for (int i = 0; i < other.statusCount; i++) {
            addStatus(other.statuses[i], other.times[i]);
        }
    }

    void set(Counts counts) {
        clear();
        numbers[PLANNED] = counts.planned();
        numbers[SENT] = counts.sent();
        numbers[LATE] = counts.late();
        numbers[DROPPED] = counts.dropped();
        numbers[BYTES_IN] = counts.bytesIn();
        numbers[BYTES_OUT] = counts.bytesOut();
        System.arraycopy(counts.outcomes(), 0, numbers, OUTCOMES, Outcome.count());
        counts.statuses().forEach(this::addStatus);
    }

    void read(WireReader in) throws WireException {
        clear();
        numbers[PLANNED] = in.number("planned");
        numbers[SENT] = in.number("sent");
        numbers[LATE] = in.number("late");
        numbers[DROPPED] = in.number("dropped");
        int sentOutcomes = in.length("outcomes");
        for (int i = 0; i < sentOutcomes; i++) {
            long value = in.number("outcome");
            numbers[OUTCOMES + Outcome.ofCode(i).code()] = value;
        }
        for (int left = in.length("statuses"); left > 0; left--) {
            int status = in.smallNumber("status");
            if (statusCount > 0 && status <= statuses[statusCount - 1]) {
                throw new WireException(
                        "Statuses must rise but " + status + " follows " + statuses[statusCount - 1] + ".");
            }
            addStatus(status, in.number("status count"));
        }
        numbers[BYTES_IN] = in.number("bytes in");
        numbers[BYTES_OUT] = in.number("bytes out");
    }

    public long planned() {
        return numbers[PLANNED];
    }

    public long count(Outcome outcome) {
        return numbers[OUTCOMES + outcome.code()];
    }

    public Counts toCounts() {
        TreeMap<Integer, Long> byStatus = new TreeMap<>();
        for (int i = 0; i < statusCount; i++) {
            byStatus.put(statuses[i], times[i]);
        }
        return new Counts(
                numbers[PLANNED],
                numbers[SENT],
                numbers[LATE],
                numbers[DROPPED],
                Arrays.copyOfRange(numbers, OUTCOMES, numbers.length),
                byStatus,
                numbers[BYTES_IN],
                numbers[BYTES_OUT]);
    }

    /** The sum of all numbers: none of them is larger. */
    long weight() {
        long weight = 0;
        for (long number : numbers) {
            weight = Math.addExact(weight, number);
        }
        for (int i = 0; i < statusCount; i++) {
            weight = Math.addExact(weight, times[i]);
        }
        return weight;
    }

    private void addStatus(int status, long more) {
        int at = 0;
        while (at < statusCount && statuses[at] < status) {
            at++;
        }
        if (at < statusCount && statuses[at] == status) {
            times[at] = Math.addExact(times[at], more);
            return;
        }
        if (statusCount == statuses.length) {
            int length = Math.max(4, statusCount * 2);
            statuses = Arrays.copyOf(statuses, length);
            times = Arrays.copyOf(times, length);
        }
        System.arraycopy(statuses, at, statuses, at + 1, statusCount - at);
        System.arraycopy(times, at, times, at + 1, statusCount - at);
        statuses[at] = status;
        times[at] = more;
        statusCount++;
    }
}
