package io.tidemark.functions.engine;

import io.tidemark.core.plan.HttpSettings;
import io.tidemark.functions.flow.Origin;
import io.tidemark.functions.time.Clock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAccumulator;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequester;
import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.EndpointParameters;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Event loops that send requests.
 *
 * <p>HttpCore's reactor without a connection pool: each {@link Connection} keeps its own session, so that no lock and no
 * queue is shared between users, and no chain of interceptors runs for each request.
 */
public final class HttpEngine implements AutoCloseable {
    private final HttpSettings settings;
    private final Clock clock;
    private final Addresses addresses;
    private final AsyncRequester requester;
    private final LongAccumulator loopLagNanos = new LongAccumulator(Math::max, 0);

    public HttpEngine(HttpSettings settings, int eventLoops, Clock clock) {
        this(settings, eventLoops, clock, InetAddress::getAllByName);
    }

    HttpEngine(HttpSettings settings, int eventLoops, Clock clock, Addresses.Resolver resolver) {
        this.settings = settings;
        this.clock = clock;
        this.addresses = new Addresses(clock, resolver);
        // Time-outs are kept by our own deadlines, which are finer than the reactor's, so its own are off.
        IOReactorConfig reactorConfig = IOReactorConfig.custom()
                .setIoThreadCount(eventLoops)
                .setTcpNoDelay(true)
                .setSoTimeout(Timeout.DISABLED)
                .build();
        try {
            this.requester = new AsyncRequester(
                    Protocols.handlers(TlsSetup.strategy(settings.insecureTls())),
                    reactorConfig,
                    null,
                    null,
                    null,
                    ShutdownCommand.GRACEFUL_IMMEDIATE_CALLBACK,
                    null,
                    null,
                    null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS: " + e.getMessage(), e);
        }
    }

    public void start() {
        requester.start();
    }

    /** Resolves the hosts before the first request needs them. */
    public void prepare(Collection<Origin> origins) {
        origins.forEach(addresses::prepare);
    }

    public Connection newConnection() {
        return new Connection(this);
    }

    /** The longest time an event loop took to begin with what it was told, since the last call. */
    public long takeLoopLagNanos() {
        return loopLagNanos.getThenReset();
    }

    @Override
    public void close() {
        requester.close(CloseMode.IMMEDIATE);
        try {
            requester.awaitShutdown(TimeValue.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    HttpSettings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    Addresses addresses() {
        return addresses;
    }

    void loopLag(long nanos) {
        // Most are a few microseconds: not worth touching a shared value for.
        if (nanos > 500_000) {
            loopLagNanos.accumulate(nanos);
        }
    }

    Future<IOSession> connect(Origin origin, InetSocketAddress address, FutureCallback<IOSession> callback) {
        HttpHost host = new HttpHost(origin.scheme(), address.getAddress(), origin.host(), origin.port());
        return requester.connect(
                host, address, null, Timeout.DISABLED, new EndpointParameters(host, versionPolicy(origin)), callback);
    }

    boolean isHttp2() {
        return settings.version() == HttpSettings.Version.HTTP_2;
    }

    private HttpVersionPolicy versionPolicy(Origin origin) {
        if (!isHttp2()) {
            return HttpVersionPolicy.FORCE_HTTP_1;
        }
        return origin.scheme().equals("https") ? HttpVersionPolicy.NEGOTIATE : HttpVersionPolicy.FORCE_HTTP_2;
    }
}
