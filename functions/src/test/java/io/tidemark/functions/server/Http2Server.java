package io.tidemark.functions.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.reactor.ssl.SSLSessionVerifier;
import org.jspecify.annotations.Nullable;

/** An HTTP/2 server on loopback that sends back the body of every request. */
public final class Http2Server implements AutoCloseable {
    private final HttpAsyncServer server;
    private final int port;
    private final AtomicInteger requests;
    private final Set<String> connections;
    private final Set<String> authorities;

    private Http2Server(
            HttpAsyncServer server,
            int port,
            AtomicInteger requests,
            Set<String> connections,
            Set<String> authorities) {
        this.server = server;
        this.port = port;
        this.requests = requests;
        this.connections = connections;
        this.authorities = authorities;
    }

    /** In clear, for clients that know beforehand. */
    public static Http2Server start() throws Exception {
        return start(null);
    }

    /** Agreed by ALPN. */
    public static Http2Server startTls(SSLContext context) throws Exception {
        return start(context);
    }

    private static Http2Server start(@Nullable SSLContext tls) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        Set<String> connections = ConcurrentHashMap.newKeySet();
        Set<String> authorities = ConcurrentHashMap.newKeySet();
        H2ServerBootstrap bootstrap = H2ServerBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setVersionPolicy(tls == null ? HttpVersionPolicy.FORCE_HTTP_2 : HttpVersionPolicy.NEGOTIATE)
                .setRequestRouter((request, context) ->
                        () -> new BasicServerExchangeHandler<>(new Echo(requests, connections, authorities)));
        if (tls != null) {
            bootstrap.setTlsStrategy(new H2ServerTlsStrategy(tls, (SSLSessionVerifier) null));
        }
        HttpAsyncServer server = bootstrap.create();
        server.start();
        ListenerEndpoint endpoint = server.listen(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        tls == null ? URIScheme.HTTP : URIScheme.HTTPS)
                .get();
        int port = ((InetSocketAddress) endpoint.getAddress()).getPort();
        return new Http2Server(server, port, requests, connections, authorities);
    }

    public int port() {
        return port;
    }

    public int requests() {
        return requests.get();
    }

    public int connections() {
        return connections.size();
    }

    /** What clients said whom they wanted to speak to. */
    public Set<String> authorities() {
        return authorities;
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }

    private record Echo(AtomicInteger requests, Set<String> connections, Set<String> authorities)
            implements AsyncServerRequestHandler<Message<HttpRequest, byte[]>> {
        @Override
        public AsyncRequestConsumer<Message<HttpRequest, byte[]>> prepare(
                HttpRequest request, @Nullable EntityDetails details, HttpContext context) {
            return new BasicRequestConsumer<>(details == null ? null : new BasicAsyncEntityConsumer());
        }

        @Override
        public void handle(Message<HttpRequest, byte[]> message, ResponseTrigger trigger, HttpContext context)
                throws HttpException, IOException {
            requests.incrementAndGet();
            HttpCoreContext core = HttpCoreContext.cast(context);
            connections.add(String.valueOf(core.getEndpointDetails().getRemoteAddress()));
            authorities.add(core.getProtocolVersion() + " " + message.getHead().getAuthority());
            byte[] body = message.getBody() == null ? new byte[0] : message.getBody();
            trigger.submitResponse(
                    AsyncResponseBuilder.create(200)
                            .setEntity(new BasicAsyncEntityProducer(body, ContentType.APPLICATION_OCTET_STREAM))
                            .build(),
                    context);
        }
    }
}
