package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.cost.Usage;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.ParcelCodec;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.Post;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A board in memory that a test can fill, and cut off. Thread-safe. */
final class FakeBoard implements Board {
    final List<Control> published = new CopyOnWriteArrayList<>();
    private final Map<Awaited, byte[]> parcels = new ConcurrentHashMap<>();
    private final Map<String, RunCard> cards = new ConcurrentHashMap<>();
    volatile boolean cutOff;
    volatile boolean displaced;
    volatile boolean takenUp;
    /** What happens elsewhere whenever the control is read. */
    volatile Runnable onReading = () -> {};

    volatile Usage used = Usage.NONE;
    volatile double controlUnits;
    /** What happens while parcels are fetched. */
    volatile Runnable meanwhile = () -> {};

    void put(Post post, Parcel parcel) {
        put(post, parcel.number(), ParcelCodec.encode(parcel));
    }

    void put(Post post, int number, byte[] packed) {
        parcels.put(new Awaited(post, number), packed);
    }

    @Override
    public void register(String runId, RunCard card) throws IOException {
        requireWay();
        cards.put(runId, card);
    }

    @Override
    public Optional<RunCard> card(String runId) throws IOException {
        requireWay();
        return Optional.ofNullable(cards.get(runId));
    }

    @Override
    public void takeUp(String runId, Control control) throws IOException {
        requireWay();
        takenUp = true;
        published.add(control);
    }

    @Override
    public Optional<Control> control(String runId) throws IOException {
        requireWay();
        onReading.run();
        return published.isEmpty() ? Optional.empty() : Optional.of(published.getLast());
    }

    @Override
    public void publish(String runId, Control control) throws IOException {
        requireWay();
        if (displaced) {
            throw new DisplacedException();
        }
        published.add(control);
    }

    @Override
    public boolean isHalted(String runId) {
        return false;
    }

    @Override
    public List<Found> fetch(Collection<Awaited> awaited) throws IOException {
        requireWay();
        meanwhile.run();
        return awaited.stream()
                .filter(parcels::containsKey)
                .map(each -> new Found(each, parcels.get(each)))
                .toList();
    }

    @Override
    public Usage used() {
        return used;
    }

    @Override
    public double controlUnits() {
        return controlUnits;
    }

    private void requireWay() throws IOException {
        if (cutOff) {
            throw new IOException("no way");
        }
    }
}
