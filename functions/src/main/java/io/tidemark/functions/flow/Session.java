package io.tidemark.functions.flow;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one user knows: drawn variables, extracted values and cookies. Used by one thread at a time; whoever hands it to
 * another thread must do so with a happens-before.
 */
public final class Session {
    private final Layout layout;
    private final long user;
    private final RandomGenerator random;
    private final @Nullable Row[] drawn;
    private final @Nullable String[] extracted;
    private final @Nullable CookieJar cookies;

    private boolean started;
    private long iteration;

    /** @param started true when there is nothing to go through before the first scenario */
    Session(Layout layout, long user, boolean started, @Nullable CookieJar cookies) {
        this.layout = layout;
        this.user = user;
        this.random = new SplittableRandom(Draws.bits(layout.seed(), Layout.PAUSES, user));
        this.drawn = new Row[layout.drawn()];
        this.extracted = new String[layout.extracted()];
        this.cookies = cookies;
        this.started = started;
    }

    /** For texts that are the same for all users, before there are any. */
    static Session nobody() {
        return new Session(new Layout(0, 1, List.of(), 0), 0, true, null);
    }

    /** Unique over all segments. */
    public long user() {
        return user;
    }

    /** For this user's pauses; seeded by the plan's seed and the user's number. */
    public RandomGenerator random() {
        return random;
    }

    /**
     * Begins a scenario: variables of the iteration get new values. Those of the user, cookies and extracted values
     * stay.
     *
     * @param iteration unique over all segments
     */
    public void begin(long iteration) {
        this.iteration = iteration;
        for (int slot = 0; slot < drawn.length; slot++) {
            if (!layout.keepsForUser(slot)) {
                drawn[slot] = null;
            }
        }
    }

    /** Whether this user has gone through the steps of the start. */
    public boolean hasStarted() {
        return started;
    }

    /** The last step of the start was good: it never comes again. */
    public void markStarted() {
        started = true;
    }

    long iteration() {
        return iteration;
    }

    /** Number of this user's target among the plan's. */
    int target() {
        return (int) Math.floorMod(user, (long) layout.targets());
    }

    /** Drawn when it is first needed: a row that no request uses is not used up. */
    Row drawn(int slot) {
        Row row = drawn[slot];
        if (row == null) {
            row = layout.source(slot).draw(layout.keepsForUser(slot) ? user : iteration);
            drawn[slot] = row;
        }
        return row;
    }

    /** Empty as long as no response has given it. */
    String extracted(int slot) {
        String value = extracted[slot];
        return value == null ? "" : value;
    }

    void extract(int slot, String value) {
        extracted[slot] = value;
    }

    /** Null when the plan keeps no cookies. */
    @Nullable
    CookieJar cookies() {
        return cookies;
    }

    /** Without values: they may be personal. */
    @Override
    public String toString() {
        return "Session[user " + user + ", iteration " + iteration + ']';
    }
}
