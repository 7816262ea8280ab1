package io.tidemark.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.tidemark.functions.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: its requests are answered in the order in which they came, also when an answer is held back. Whoever
 * does not read its answers is not read from either.
 */
final class Conversation extends ChannelInboundHandlerAdapter {
    private final Handler handler;
    private final Clock clock;
    private final ArrayDeque<FullHttpRequest> waiting = new ArrayDeque<>();
    private final Watched watched;
    private boolean busy;
    /** After the answer that is the last one. */
    private boolean ended;

    Conversation(Handler handler, Clock clock, Watched watched) {
        this.handler = handler;
        this.clock = clock;
        this.watched = watched;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        waiting.add((FullHttpRequest) message);
        goOn(context);
    }

    /** As far as it can: an answer that is held back, or one that the client does not read, holds up the others. */
    private void goOn(ChannelHandlerContext context) {
        while (!busy && !ended && context.channel().isWritable()) {
            FullHttpRequest next = waiting.poll();
            if (next == null) {
                context.channel().config().setAutoRead(true);
                return;
            }
            answer(context, next);
        }
        context.channel().config().setAutoRead(false);
    }

    private void answer(ChannelHandlerContext context, FullHttpRequest request) {
        long start = clock.nanoTime();
        watched.whole();
        Answer answer;
        HttpMethod method = request.method();
        boolean keepAlive =
                HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        try {
            answer = handle(request);
        } finally {
            ReferenceCountUtil.release(request);
        }
        if (answer.delayNanos() <= 0) {
            write(context, answer, method, keepAlive, start);
            return;
        }
        busy = true;
        Answer later = answer;
        var _ = context.executor()
                .schedule(
                        () -> {
                            busy = false;
                            write(context, later, method, keepAlive, start);
                            goOn(context);
                            context.flush();
                        },
                        answer.delayNanos(),
                        TimeUnit.NANOSECONDS);
    }

    private Answer handle(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Answer.of(Reply.json(400, "{\"detail\":\"Not a request of HTTP/1.1\"}"));
        }
        List<String> path;
        Map<String, String> query;
        try {
            path = PathText.segments(request.uri());
            query = PathText.query(request.uri());
        } catch (IllegalArgumentException e) {
            return Answer.of(Reply.json(400, "{\"detail\":\"The path is not encoded as it must be\"}"));
        }
        HttpMethod method = HttpMethod.HEAD.equals(request.method()) ? HttpMethod.GET : request.method();
        @Nullable String accept = request.headers().get(HttpHeaderNames.ACCEPT);
        byte[] body = ByteBufUtil.getBytes(request.content());
        return handler.answer(new Request(method.name(), path, query, accept == null ? "" : accept, body));
    }

    private void write(
            ChannelHandlerContext context, Answer answer, HttpMethod method, boolean keepAlive, long startNanos) {
        Reply reply = answer.reply();
        if (reply == null) {
            ended = true;
            var _ = context.close();
        } else {
            FullHttpResponse response = response(reply, method);
            HttpUtil.setKeepAlive(response, keepAlive);
            var written = context.write(response);
            if (!keepAlive) {
                ended = true;
                written.addListener(ChannelFutureListener.CLOSE);
            }
        }
        if (!answer.label().isEmpty()) {
            handler.answered(answer.label(), clock.nanoTime() - startNanos);
        }
    }

    private static FullHttpResponse response(Reply reply, HttpMethod method) {
        boolean bodiless = HttpMethod.HEAD.equals(method);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()),
                bodiless ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body()),
                DefaultHttpHeadersFactory.headersFactory().withValidation(false),
                DefaultHttpHeadersFactory.trailersFactory());
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, reply.type());
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
        reply.headers().forEach(headers::set);
        return response;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            goOn(context);
            context.flush();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        context.fireChannelInactive();
    }

    /** Broken connections are the client's business, and there is nobody left to tell. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
