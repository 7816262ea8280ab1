package io.tidemark.swarm.page;

import io.tidemark.server.Sink;
import io.tidemark.swarm.bridge.Bridge.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What one viewer is sent: the whole state, and from then on each tick. Whoever is too slow for a tick misses it and gets
 * the state again, from the last number that was sent. Thread-safe; nothing here waits.
 */
final class Feed {
    /** Of ticks while a state is being made. */
    private static final int HELD = 4;

    private final Sink sink;
    private final BooleanSupplier there;
    private final Consumer<Feed> maker;
    private final Deque<Event> held = new ArrayDeque<>();
    private long last;
    private boolean whole = true;
    private boolean making;

    /** A frame as it is written, the same for all. */
    @SuppressWarnings("ArrayRecordComponent") // Made once for all viewers, never changed.
    record Event(long number, byte[] bytes) {
        static Event of(String name, Frame frame) {
            byte[] head =
                    ("id: " + frame.number() + "\nevent: " + name + "\ndata: ").getBytes(StandardCharsets.US_ASCII);
            byte[] json = frame.json();
            byte[] bytes = new byte[head.length + json.length + 2];
            System.arraycopy(head, 0, bytes, 0, head.length);
            System.arraycopy(json, 0, bytes, head.length, json.length);
            bytes[bytes.length - 2] = '\n';
            bytes[bytes.length - 1] = '\n';
            return new Event(frame.number(), bytes);
        }
    }

    /**
     * @param there whether the viewer may still look
     * @param maker is asked for a state; calls {@link #made} or {@link #notMade}
     * @param after the number that the viewer has seen before
     */
    Feed(Sink sink, BooleanSupplier there, Consumer<Feed> maker, long after) {
        this.sink = sink;
        this.there = there;
        this.maker = maker;
        this.last = after;
    }

    synchronized void begin() {
        ask();
    }

    synchronized long last() {
        return last;
    }

    synchronized void tick(Event event) {
        if (!there.getAsBoolean()) {
            sink.close();
        } else if (making) {
            if (held.size() <= HELD) {
                held.add(event);
            }
        } else if (whole) {
            ask();
        } else if (event.number() > last) {
            send(event);
        }
    }

    private void ask() {
        if (sink.isReady()) {
            making = true;
            maker.accept(this);
        }
    }

    synchronized void made(Event state) {
        making = false;
        whole = held.size() > HELD || !sink.send(state.bytes());
        if (!whole) {
            last = state.number();
            held.stream().filter(event -> event.number() > last).forEach(this::send);
        }
        held.clear();
    }

    /** The next tick asks again. */
    synchronized void notMade() {
        making = false;
        held.clear();
    }

    private void send(Event event) {
        if (whole) {
            return;
        }
        if (sink.send(event.bytes())) {
            last = event.number();
        } else {
            whole = true;
        }
    }

    void close() {
        sink.close();
    }
}
