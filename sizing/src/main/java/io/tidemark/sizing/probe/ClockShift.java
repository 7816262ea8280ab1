package io.tidemark.sizing.probe;

/**
 * How far the clock of a machine at a distance is from ours. It is read at some instant between question and answer, so
 * that small differences cannot be told from the way: they are left alone. Not thread-safe.
 */
final class ClockShift {
    /** Clocks that are kept by NTP are much nearer to each other. */
    static final long LITTLE_MILLIS = 250;

    private long millis;

    /**
     * Takes in what the other clock said.
     *
     * @param sentMillis when it was asked, by our clock
     * @param thereMillis what it said
     * @param receivedMillis when the answer came, by our clock
     */
    void seen(long sentMillis, long thereMillis, long receivedMillis) {
        long least = sentMillis - thereMillis;
        long most = receivedMillis - thereMillis;
        if (millis < least - LITTLE_MILLIS || millis > most + LITTLE_MILLIS) {
            millis = 0 >= least - LITTLE_MILLIS && 0 <= most + LITTLE_MILLIS ? 0 : least + (most - least) / 2;
        }
    }

    /** What must be added to the other clock's times to get ours; 0 when they are as good as the same. */
    long millis() {
        return millis;
    }
}
