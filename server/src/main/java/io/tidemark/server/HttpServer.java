package io.tidemark.server;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Listens at one address until it is closed. */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 4_096;
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 32 * 1024;
    private static final int SWEEP_SECONDS = 1;
    private static final int CLOSING_SECONDS = 5;

    private final EventLoopGroup loops;
    private final Channel listener;
    private final Connections connections;

    private HttpServer(EventLoopGroup loops, Channel listener, Connections connections) {
        this.loops = loops;
        this.listener = listener;
        this.connections = connections;
    }

    /**
     * @param threads that answer requests; the listener is served by one of them
     * @throws IOException when the address cannot be listened at
     */
    public static HttpServer start(InetSocketAddress address, int threads, Limits limits, Handler handler, Clock clock)
            throws IOException {
        return start(address, threads, limits, Optional.empty(), handler, clock);
    }

    /** @param tls empty to speak without encryption */
    public static HttpServer start(
            InetSocketAddress address, int threads, Limits limits, Optional<Tls> tls, Handler handler, Clock clock)
            throws IOException {
        requireNonNull(handler, "handler is null");
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("tidemark-server", true), NioIoHandler.newFactory());
        Connections connections = new Connections(limits);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Pipeline(limits, tls, handler, clock, connections));
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var _ = loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException(
                    address.getHostString() + ":" + address.getPort() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        var _ = loops.scheduleWithFixedDelay(
                () -> connections.sweep(clock), SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        return new HttpServer(loops, bound.channel(), connections);
    }

    private static final class Pipeline extends ChannelInitializer<SocketChannel> {
        private final Limits limits;
        private final Optional<Tls> tls;
        private final Handler handler;
        private final Clock clock;
        private final Connections connections;

        Pipeline(Limits limits, Optional<Tls> tls, Handler handler, Clock clock, Connections connections) {
            this.limits = limits;
            this.tls = tls;
            this.handler = handler;
            this.clock = clock;
            this.connections = connections;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            Watched watched = new Watched(clock);
            if (!connections.admit(channel, watched)) {
                var _ = channel.close();
                return;
            }
            HttpDecoderConfig config =
                    new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE).setMaxHeaderSize(MAX_HEADERS);
            channel.pipeline().addLast(watched);
            tls.ifPresent(shown -> channel.pipeline().addLast(new TlsGate(shown)));
            channel.pipeline()
                    .addLast(new HttpServerCodec(config))
                    .addLast(new HttpObjectAggregator(limits.bodyBytes(), true))
                    .addLast(new Conversation(handler, clock, watched, tls.isPresent()));
        }
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    public int connections() {
        return connections.size();
    }

    /** What is being answered is; answers that are held back are not waited for. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        connections.close();
        loops.shutdownGracefully(0, CLOSING_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSING_SECONDS, TimeUnit.SECONDS);
    }
}
