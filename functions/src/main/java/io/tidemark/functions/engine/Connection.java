package io.tidemark.functions.engine;

import io.tidemark.core.plan.Field;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.flow.Origin;
import io.tidemark.functions.flow.Outgoing;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
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

    private final HttpEngine engine;
    private final List<Slot> slots = new ArrayList<>(1);
    private final long connectNanos;
    private final long responseNanos;
    private final long totalNanos;

    private volatile @Nullable Exchange current;
    private volatile @Nullable Slot currentSlot;
    private volatile long deadlineNanos = NO_DEADLINE;
    private @Nullable Outgoing lastOutgoing;
    private @Nullable HttpRequest lastRequest;
    /** Bytes of the last request with its head; only meaningful for HTTP/1.1 without a body. */
    private long lastRequestBytes;

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
    void sent(Exchange exchange) {
        Slot slot = currentSlot;
        boolean isPlainGet = !engine.isHttp2()
                && !exchange.outgoing().origin().secure()
                && exchange.outgoing().body().length == 0;
        if (slot != null && isPlainGet) {
            slot.clearWriteInterest(lastRequestBytes);
        }
    }

    void answering(Exchange exchange) {
        deadlineNanos = exchange.startNanos() + totalNanos;
    }

    void finished(Exchange exchange) {
        deadlineNanos = NO_DEADLINE;
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
    HttpRequest requestFor(Outgoing outgoing) {
        HttpRequest request = lastRequest;
        if (request == null || lastOutgoing != outgoing) {
            request = newRequest(outgoing);
            lastOutgoing = outgoing;
            lastRequest = request;
            lastRequestBytes = headBytes(request);
        }
        return request;
    }

    private HttpRequest newRequest(Outgoing outgoing) {
        Origin origin = outgoing.origin();
        BasicHttpRequest request = new BasicHttpRequest(
                outgoing.method(), origin.scheme(), new URIAuthority(origin.host(), origin.port()), outgoing.path());
        if (!engine.isHttp2()) {
            request.addHeader("Host", outgoing.authority());
            if (!engine.settings().reuseConnections()) {
                request.addHeader("Connection", "close");
            }
        }
        for (Field header : outgoing.headers()) {
            request.addHeader(header.name(), header.value());
        }
        if (outgoing.body().length > 0) {
            request.addHeader("Content-Length", Integer.toString(outgoing.body().length));
        }
        return request;
    }

    /** What HttpCore writes for the head of a request, in bytes. */
    private static long headBytes(HttpRequest request) {
        long bytes = request.getMethod().length();
        bytes += request.getPath().length();
        bytes += "  HTTP/1.1\r\n".length();
        for (Header header : request.getHeaders()) {
            bytes += header.getName().length();
            bytes += header.getValue().length();
            bytes += ": \r\n".length();
        }
        return bytes + "\r\n".length();
    }

    private void open(Slot slot, Exchange exchange) {
        slot.session = null;
        deadlineNanos = deadlineIn(connectNanos);
        exchange.opening();
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
