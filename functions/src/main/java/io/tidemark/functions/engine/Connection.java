package io.tidemark.functions.engine;

import io.tidemark.core.window.Outcome;
import io.tidemark.functions.flow.Origin;
import io.tidemark.functions.flow.Outgoing;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOReactorShutdownException;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one user: opened when it is first needed, kept while the server keeps it, and never shared. A user
 * who visits several origins has a session for each.
 *
 * <p>Guarantees: one exchange at a time; the next may be sent from within {@link ExchangeListener#ended} of the one
 * before. {@link #checkDeadline} may be called from any thread at any time.
 */
public final class Connection {
    private static final long NO_DEADLINE = Long.MAX_VALUE;
    private static final long IDLE_NANOS = 1_000_000;

    private final HttpEngine engine;
    private final List<Slot> slots = new ArrayList<>(1);
    private final long connectNanos;
    private final long responseNanos;
    private final long totalNanos;

    private volatile @Nullable Exchange current;
    private volatile @Nullable Slot currentSlot;
    private volatile long deadlineNanos = NO_DEADLINE;
    private volatile long lastEndNanos;
    private @Nullable Outgoing lastOutgoing;
    private @Nullable ReadyRequest lastRequest;

    Connection(HttpEngine engine) {
        this.engine = engine;
        this.connectNanos = engine.settings().connectTimeout().toNanos();
        this.responseNanos = engine.settings().responseTimeout().toNanos();
        this.totalNanos = engine.settings().totalTimeout().toNanos();
    }

    /**
     * Sends a request as soon as the event loop can.
     *
     * @param keepsBody true when the listener needs the response's body, which is only counted otherwise
     */
    public void send(Outgoing outgoing, boolean keepsBody, ExchangeListener listener) {
        Exchange exchange = new Exchange(this, outgoing, keepsBody, listener);
        Slot slot = slotOf(outgoing.origin());
        current = exchange;
        currentSlot = slot;
        IOSession session = slot.session;
        if (session != null && session.isOpen()) {
            deadlineNanos = deadlineIn(totalNanos);
            enqueue(session, exchange, true);
        } else {
            open(slot, exchange);
        }
    }

    /** Gives the current exchange up when its time is over. */
    public void checkDeadline(long now) {
        long deadline = deadlineNanos;
        if (deadline == NO_DEADLINE || now - deadline < 0) {
            return;
        }
        Exchange exchange = current;
        if (exchange != null && deadline == deadlineNanos) {
            exchange.giveUp(Outcome.TIMEOUT, exchange.failureStage());
        }
    }

    /** What is under way, or null. */
    public @Nullable Exchange current() {
        Exchange exchange = current;
        return exchange == null || exchange.isEnded() ? null : exchange;
    }

    /** Closes the sessions; an exchange under way fails. */
    public void close() {
        for (Slot slot : slots) {
            IOSession session = slot.session;
            if (session != null) {
                session.close(CloseMode.GRACEFUL);
            }
        }
    }

    long now() {
        return engine.clock().nanoTime();
    }

    void loopLag(long nanos) {
        engine.loopLag(nanos);
    }

    void committed(Exchange exchange, long now) {
        deadlineNanos = Math.min(now + responseNanos, exchange.startNanos() + totalNanos);
    }

    /**
     * HttpCore asks to be told when it may write even when it has nothing left to write, which costs two system calls and
     * a turn of the event loop for each request. When the whole request is known to be with the kernel, the question is
     * taken back.
     */
    void sent(Exchange exchange, ReadyRequest request) {
        Slot slot = currentSlot;
        boolean isPlain = !engine.isHttp2()
                && !exchange.outgoing().origin().secure()
                && exchange.outgoing().body().length == 0;
        if (slot != null && isPlain) {
            slot.clearWriteInterest(request.headBytes());
        }
    }

    void answering(Exchange exchange) {
        deadlineNanos = exchange.startNanos() + totalNanos;
    }

    void finished(Exchange exchange) {
        deadlineNanos = NO_DEADLINE;
        lastEndNanos = exchange.endNanos();
        Slot slot = currentSlot;
        if (slot == null) {
            return;
        }
        slot.count(exchange);
        if (exchange.failedOutcome() != null) {
            slot.close();
        } else if (!engine.settings().reuseConnections()) {
            slot.release();
        }
    }

    void sendAgain(Exchange exchange) {
        Slot slot = currentSlot;
        if (slot != null) {
            open(slot, exchange);
        }
    }

    /** The same object as long as the same request is repeated: HttpCore does not change it without processors. */
    ReadyRequest requestFor(Outgoing outgoing) {
        ReadyRequest request = lastRequest;
        if (request == null || lastOutgoing != outgoing) {
            boolean http2 = engine.isHttp2() && !isDowngraded();
            request = ReadyRequest.of(outgoing, http2, engine.settings().reuseConnections());
            lastOutgoing = outgoing;
            lastRequest = request;
        }
        return request;
    }

    /** True when a server that was offered HTTP/2 within TLS has chosen HTTP/1.1. */
    private boolean isDowngraded() {
        Slot slot = currentSlot;
        IOSession session = slot == null ? null : slot.session;
        return session != null
                && session.getHandler() instanceof HttpConnection connection
                && connection.getProtocolVersion().lessEquals(HttpVersion.HTTP_1_1);
    }

    private void open(Slot slot, Exchange exchange) {
        if (!exchange.opening()) {
            return;
        }
        slot.session = null;
        deadlineNanos = deadlineIn(Math.min(connectNanos, totalNanos));
        engine.addresses().next(slot.origin, address -> {
            if (exchange.isEnded()) {
                return;
            }
            if (address == null) {
                exchange.fail(Failure.of(new UnknownHostException("cannot resolve " + slot.origin.host())));
                return;
            }
            try {
                slot.opening = engine.connect(slot.origin, address, new Opened(slot, exchange));
            } catch (IOReactorShutdownException e) {
                exchange.fail(Failure.CLOSED);
            }
        });
    }

    /**
     * True when the server has closed the session after the last exchange and nobody has looked since. Asked on the event
     * loop, after idle time only, because it costs a system call.
     */
    boolean isClosedByPeer() {
        Slot slot = currentSlot;
        IOSession session = slot == null ? null : slot.session;
        if (session == null || engine.isHttp2() || now() - lastEndNanos < IDLE_NANOS) {
            return false;
        }
        try {
            // No byte is expected. One that comes nevertheless is no answer to the request that is to be sent.
            return session.read(ByteBuffer.allocate(1)) != 0;
        } catch (IOException broken) {
            return true;
        }
    }

    private void enqueue(IOSession session, Exchange exchange, boolean reused) {
        exchange.enqueued(reused);
        session.enqueue(new RequestExecutionCommand(exchange, HttpCoreContext.create()), Command.Priority.NORMAL);
    }

    private long deadlineIn(long nanos) {
        return now() + nanos;
    }

    private Slot slotOf(Origin origin) {
        for (Slot slot : slots) {
            if (slot.origin.equals(origin)) {
                return slot;
            }
        }
        Slot slot = new Slot(origin);
        slots.add(slot);
        return slot;
    }

    /** The session to one origin. */
    private static final class Slot {
        private final Origin origin;
        private volatile @Nullable IOSession session;
        private volatile @Nullable Future<IOSession> opening;
        private long countedIn;
        private long countedOut;

        Slot(Origin origin) {
            this.origin = origin;
        }

        void opened(IOSession newSession) {
            session = newSession;
            opening = null;
            countedIn = 0;
            countedOut = 0;
        }

        void clearWriteInterest(long requestBytes) {
            IOSession open = session;
            if (open != null
                    && open.getHandler() instanceof HttpConnection connection
                    && connection.getEndpointDetails() != null
                    && connection.getEndpointDetails().getSentBytesCount() - countedOut == requestBytes) {
                open.clearEvent(SelectionKey.OP_WRITE);
            }
        }

        /** The bytes that crossed the wire since the exchange before this one. */
        void count(Exchange exchange) {
            IOSession open = session;
            if (open == null || !(open.getHandler() instanceof HttpConnection connection)) {
                return;
            }
            EndpointDetails details = connection.getEndpointDetails();
            if (details != null) {
                long in = details.getReceivedBytesCount();
                long out = details.getSentBytesCount();
                exchange.bytes(Math.max(0, in - countedIn), Math.max(0, out - countedOut));
                countedIn = in;
                countedOut = out;
            }
        }

        /** Closed once the protocol has done its part; the next request opens another one. */
        void release() {
            IOSession open = session;
            session = null;
            if (open != null && open.isOpen()) {
                open.enqueue(ShutdownCommand.GRACEFUL, Command.Priority.NORMAL);
            }
        }

        void close() {
            Future<IOSession> pending = opening;
            if (pending != null) {
                pending.cancel(true);
            }
            IOSession open = session;
            if (open != null) {
                session = null;
                open.close(CloseMode.IMMEDIATE);
            }
        }
    }

    private final class Opened implements FutureCallback<IOSession> {
        private final Slot slot;
        private final Exchange exchange;

        Opened(Slot slot, Exchange exchange) {
            this.slot = slot;
            this.exchange = exchange;
        }

        @Override
        public void completed(IOSession session) {
            if (exchange.isEnded()) {
                session.close(CloseMode.IMMEDIATE);
                return;
            }
            exchange.connected();
            slot.opened(session);
            enqueue(session, exchange, false);
        }

        @Override
        public void failed(Exception cause) {
            exchange.fail(Failure.of(cause));
        }

        @Override
        public void cancelled() {
            exchange.fail(Failure.CLOSED);
        }
    }
}
