package io.tidemark.swarm.page;

import io.tidemark.server.Answer;
import io.tidemark.server.Request;
import io.tidemark.server.Sink;
import io.tidemark.swarm.access.Session;
import io.tidemark.swarm.bridge.Bridge;
import io.tidemark.swarm.bridge.Bridge.Frame;
import io.tidemark.swarm.page.Feed.Event;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All who watch. Each frame is written once and handed to all of them. Thread-safe. */
final class Feeds implements AutoCloseable {
    static final int MOST = 300;
    private static final byte[] BEGIN = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Bridge bridge;
    private final Gate gate;
    private final Pool pool;
    private final Set<Feed> feeds = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final Bridge.Watch watch;
    private volatile @Nullable Frame latest;

    Feeds(Bridge bridge, Gate gate, Pool pool) {
        this.bridge = bridge;
        this.gate = gate;
        this.pool = pool;
        this.watch = bridge.watch(this::tick);
    }

    Answer open(Request request, Session session) {
        if (count.get() >= MOST) {
            return Answer.of(Json.problem(503, "viewers", "must be at most " + MOST, "close other windows")
                    .with("Retry-After", "10"));
        }
        long after = request.header("Last-Event-ID")
                .or(() -> request.parameter("after"))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        return new Answer.Events(
                Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no"), sink -> add(sink, session, after));
    }

    private void add(Sink sink, Session session, long after) {
        Feed feed = new Feed(sink, () -> gate.isThere(session), this::make, after);
        count.incrementAndGet();
        feeds.add(feed);
        sink.onClose(() -> {
            feeds.remove(feed);
            count.decrementAndGet();
        });
        sink.send(BEGIN);
        feed.begin();
    }

    private void tick(Frame frame) {
        latest = frame;
        if (!feeds.isEmpty()) {
            Event event = Event.of("tick", frame);
            feeds.forEach(feed -> feed.tick(event));
        }
    }

    private void make(Feed feed) {
        long after = feed.last();
        boolean taken = pool.run(() -> {
            try {
                Frame state = bridge.snapshot(after);
                // It has seen another swarm's, which had counted further.
                Frame known = after > state.number() ? bridge.snapshot(0) : state;
                feed.made(Event.of("state", known));
            } catch (RuntimeException e) {
                feed.notMade();
                throw e;
            }
        });
        if (!taken) {
            feed.notMade();
        }
    }

    /** Whether the plan offers users. Reads what is shown, for nothing else says it. */
    boolean offersUsers() {
        Frame frame = latest;
        return Model.of((frame == null ? bridge.snapshot(Long.MAX_VALUE) : frame).json()) == Model.CLOSED;
    }

    int size() {
        return count.get();
    }

    @Override
    public void close() {
        watch.close();
        feeds.forEach(Feed::close);
    }
}
