package io.tidemark.functions.engine;

import io.tidemark.core.window.Outcome;
import io.tidemark.functions.flow.Incoming;
import io.tidemark.functions.flow.Outgoing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response.
 *
 * <p>Guarantees: {@link ExchangeListener#ended} is called exactly once, by whoever comes first: the last byte, a failure,
 * or {@link #giveUp}, which any thread may call. Fields are written by one thread at a time before that call and do not
 * change after it.
 */
public final class Exchange implements AsyncClientExchangeHandler, Incoming {
    /** More of a body is read and counted, but not kept. */
    public static final int MAX_BODY = 16 * 1024 * 1024;

    /** Marks an instant that has not come. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final byte[] NO_BYTES = {};

    private final Connection connection;
    private final Outgoing outgoing;
    private final boolean keepsBody;
    private final ExchangeListener listener;

    /** Set once, under this exchange's lock, like all that must not change after the end. */
    private volatile boolean ended;

    private @Nullable HttpResponse response;
    private @Nullable Failure failure;
    private byte[] body = NO_BYTES;
    private int bodyLength;
    private boolean bodyTruncated;
    private int written;
    private boolean reused;
    private boolean committed;
    private long enqueuedNanos = NEVER;
    private long startNanos = NEVER;
    private long connectedNanos = NEVER;
    private long committedNanos = NEVER;
    private long firstByteNanos = NEVER;
    private long endNanos = NEVER;
    private long bytesIn;
    private long bytesOut;

    Exchange(Connection connection, Outgoing outgoing, boolean keepsBody, ExchangeListener listener) {
        this.connection = connection;
        this.outgoing = outgoing;
        this.keepsBody = keepsBody;
        this.listener = listener;
    }

    public Outgoing outgoing() {
        return outgoing;
    }

    /** When the request was begun: its first byte on an open connection, else the opening of one. */
    public long startNanos() {
        return startNanos;
    }

    public long endNanos() {
        return endNanos;
    }

    /** How long the opening of a connection took until TCP was ready; -1 on an open connection. */
    public long connectNanos() {
        return reused || connectedNanos == NEVER ? -1 : connectedNanos - startNanos;
    }

    /** From then until TLS was ready; -1 without TLS and on an open connection. */
    public long tlsNanos() {
        boolean secure = outgoing.origin().scheme().equals("https");
        return reused || !secure || committedNanos == NEVER ? -1 : committedNanos - connectedNanos;
    }

    /** From the start until the head of the response; -1 when there was none. */
    public long firstByteNanos() {
        return firstByteNanos == NEVER ? -1 : firstByteNanos - startNanos;
    }

    public long bytesIn() {
        return bytesIn;
    }

    public long bytesOut() {
        return bytesOut;
    }

    /** Why there is no whole response; null when there is one. */
    public @Nullable Outcome failedOutcome() {
        return failure == null ? null : failure.outcome();
    }

    public String failureDetail() {
        return failure == null ? "" : failure.detail();
    }

    /** What was being waited for, for the message of a time-out. */
    String failureStage() {
        if (!committed) {
            return connectedNanos == NEVER && !reused ? "no connection in time" : "connection not ready in time";
        }
        return firstByteNanos == NEVER ? "no response in time" : "response not complete in time";
    }

    public boolean isEnded() {
        return ended;
    }

    /** Ends the exchange from outside, because its time is over; does nothing when it has ended. */
    public void giveUp(Outcome outcome, String detail) {
        finish(new Failure(outcome, detail));
    }

    /** A connection is being opened for it; false when it was given up before. */
    boolean opening() {
        return start(connection.now());
    }

    private synchronized boolean start(long now) {
        if (!ended && startNanos == NEVER) {
            startNanos = now;
            listener.started(this);
        }
        return !ended;
    }

    void connected() {
        connectedNanos = connection.now();
    }

    void enqueued(boolean onOpenSession) {
        reused = onOpenSession;
        enqueuedNanos = connection.now();
    }

    /** True when not a byte was sent on a connection that had been open before: it may be sent again on another. */
    boolean isUntouched() {
        return reused && !committed && !ended;
    }

    void fail(Failure cause) {
        finish(cause);
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        if (ended) {
            return;
        }
        if (reused && connection.isClosedByPeer()) {
            throw new ConnectionClosedException("closed by the server while idle");
        }
        long now = connection.now();
        connection.loopLag(now - enqueuedNanos);
        if (!commit(now)) {
            return;
        }
        byte[] content = outgoing.body();
        ReadyRequest request = connection.requestFor(outgoing);
        EntityDetails details = content.length == 0 ? null : new BasicEntityDetails(content.length, null);
        channel.sendRequest(request, details, context);
        connection.sent(this, request);
    }

    private synchronized boolean commit(long now) {
        if (!start(now)) {
            return false;
        }
        committed = true;
        committedNanos = now;
        connection.committed(this, now);
        return true;
    }

    @Override
    public int available() {
        return outgoing.body().length - written;
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        byte[] content = outgoing.body();
        if (written < content.length) {
            written += channel.write(ByteBuffer.wrap(content, written, content.length - written));
        }
        if (written == content.length) {
            channel.endStream();
        }
    }

    @Override
    public void consumeInformation(HttpResponse information, HttpContext context) {
        // 100 Continue and its like are not the response.
    }

    @Override
    public void consumeResponse(HttpResponse head, @Nullable EntityDetails details, HttpContext context) {
        if (answered(head, details != null) && details == null) {
            finish(null);
        }
    }

    private synchronized boolean answered(HttpResponse head, boolean hasBody) {
        if (ended) {
            return false;
        }
        response = head;
        firstByteNanos = connection.now();
        if (hasBody) {
            connection.answering(this);
        }
        return true;
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) {
        int size = source.remaining();
        if (keepsBody && !bodyTruncated) {
            int kept = Math.min(size, MAX_BODY - bodyLength);
            bodyTruncated = kept < size;
            if (bodyLength + kept > body.length) {
                body = Arrays.copyOf(body, Math.max(bodyLength + kept, Math.min(MAX_BODY, body.length * 2)));
            }
            source.get(body, bodyLength, kept);
            bodyLength += kept;
        }
        source.position(source.limit());
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        finish(null);
    }

    @Override
    public void failed(Exception cause) {
        if (isUntouched()) {
            connection.sendAgain(this);
        } else {
            finish(Failure.of(cause));
        }
    }

    @Override
    public void cancel() {
        if (isUntouched()) {
            connection.sendAgain(this);
        } else {
            finish(Failure.CLOSED);
        }
    }

    @Override
    public void releaseResources() {
        // Always preceded by streamEnd, failed or cancel, which is where the exchange ends or moves to another session.
    }

    private void finish(@Nullable Failure cause) {
        synchronized (this) {
            if (ended) {
                return;
            }
            endNanos = connection.now();
            failure = cause;
            start(endNanos);
            ended = true;
        }
        connection.finished(this);
        listener.ended(this);
    }

    void bytes(long in, long out) {
        bytesIn = in;
        bytesOut = out;
    }

    @Override
    public int status() {
        return response == null ? 0 : response.getCode();
    }

    @Override
    public List<String> headers(String name) {
        if (response == null) {
            return List.of();
        }
        Header[] found = response.getHeaders(name);
        List<String> values = new ArrayList<>(found.length);
        for (Header header : found) {
            values.add(header.getValue() == null ? "" : header.getValue());
        }
        return values;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public int bodyLength() {
        return bodyLength;
    }

    @Override
    public boolean bodyTruncated() {
        return bodyTruncated;
    }
}
