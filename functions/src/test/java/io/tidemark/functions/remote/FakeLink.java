package io.tidemark.functions.remote;

import io.tidemark.core.control.Directive;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The centre in memory: renews the lease with each reading, until it is silent or cut off. Thread-safe. */
final class FakeLink implements CentreLink {
    private final Set<String> claims = new HashSet<>();
    private final List<Parcel> parcels = new ArrayList<>();
    private final AtomicLong number = new AtomicLong();
    private List<Directive> directives = List.of();
    private List<Adoption> adoptions = List.of();
    private List<Relief> reliefs = List.of();
    private long startMillis;
    private boolean over;
    private volatile boolean taken;
    private volatile boolean silent;
    private volatile boolean cutOff;

    /** Somebody else has the post. */
    void give() {
        taken = true;
    }

    synchronized void start(long epochMillis) {
        startMillis = epochMillis;
    }

    synchronized void direct(Directive directive) {
        directives = new ArrayList<>(directives);
        directives.add(directive);
    }

    synchronized void adopt(Adoption adoption) {
        adoptions = new ArrayList<>(adoptions);
        adoptions.add(adoption);
    }

    synchronized void relieve(Relief relief) {
        reliefs = List.of(relief);
    }

    synchronized void end() {
        over = true;
    }

    /** The centre says nothing new any more. */
    void fallSilent() {
        silent = true;
    }

    void speak() {
        silent = false;
    }

    void cutOff() {
        cutOff = true;
    }

    void restore() {
        cutOff = false;
    }

    @Override
    public synchronized boolean claim(String who) {
        claims.add(who);
        return !taken;
    }

    synchronized Set<String> claims() {
        return Set.copyOf(claims);
    }

    @Override
    public void post(Parcel parcel) throws IOException {
        requireWay();
        synchronized (this) {
            parcels.add(parcel);
        }
    }

    @Override
    public Control control() throws IOException {
        requireWay();
        synchronized (this) {
            long now = silent ? number.get() : number.incrementAndGet();
            return new Control(now, 1, startMillis, directives, adoptions, reliefs, over);
        }
    }

    private void requireWay() throws IOException {
        if (cutOff) {
            throw new IOException("no way");
        }
    }

    synchronized List<Parcel> parcels() {
        return List.copyOf(parcels);
    }

    /** All that was reported, in the order of posting. */
    List<Delta> deltas() {
        List<Delta> deltas = new ArrayList<>();
        try {
            for (Parcel parcel : parcels()) {
                for (byte[] delta : parcel.deltas()) {
                    deltas.add(DeltaCodec.decode(delta));
                }
            }
        } catch (WireException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        return deltas;
    }

    Counts counts() {
        return deltas().stream()
                .flatMap(delta -> delta.windows().stream())
                .map(Window::stats)
                .map(stats -> stats.counts())
                .reduce(Counts.NONE, Counts::merge);
    }

    @Override
    public void close() {}
}
