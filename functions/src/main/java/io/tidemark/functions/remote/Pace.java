package io.tidemark.functions.remote;

/**
 * How often things are said. What is said less often costs less and is known later.
 *
 * @param beatMillis a worker posts at least so often, so that its death is noticed
 * @param flushMillis it posts what it measured so often
 * @param readMillis it reads the control so often
 * @param renewMillis the centre renews all leases so often
 * @param leaseMillis a worker that has seen no renewal for so long stops sending
 */
public record Pace(int beatMillis, int flushMillis, int readMillis, int renewMillis, int leaseMillis) {
    private static final int SECOND = 1_000;
    private static final int MOST_FLUSH_SECONDS = 10;
    private static final int MOST_BEAT_SECONDS = 2;
    /** Up to so many workers one post a second each is little beside what the functions cost. */
    private static final int WORKERS_PER_SECOND = 100;

    /** The last request leaves at most 10 s after the centre's last renewal: 8, 1 for reading and 1 to spare. */
    private static final int LEASE_SECONDS = 8;
    /** Who waits for the start sends nothing, so the centre may be silent for longer. */
    private static final int LEASES_OF_WAITING = 4;

    public Pace {
        if (beatMillis < 1 || flushMillis < beatMillis || readMillis < 1 || renewMillis < 1) {
            throw new IllegalArgumentException("beatMillis, readMillis and renewMillis must be > 0 and flushMillis at"
                    + " least beatMillis but they are " + beatMillis + ", " + readMillis + ", " + renewMillis + " and "
                    + flushMillis);
        }
        if (leaseMillis < 2 * renewMillis + readMillis) {
            throw new IllegalArgumentException(
                    "leaseMillis must outlast two renewals and a reading but is " + leaseMillis);
        }
    }

    /** A worker that waits for the start and has seen no renewal for so long leaves. */
    public int waitMillis() {
        return LEASES_OF_WAITING * leaseMillis;
    }

    /** Slower for larger fleets, so that control and data stay below a twentieth of what the functions cost. */
    public static Pace of(int workers) {
        int flush = Math.clamp(Math.ceilDiv(workers, WORKERS_PER_SECOND), 1, MOST_FLUSH_SECONDS);
        int beat = Math.min(flush, MOST_BEAT_SECONDS);
        return new Pace(beat * SECOND, flush * SECOND, SECOND, 2 * SECOND, LEASE_SECONDS * SECOND);
    }
}
