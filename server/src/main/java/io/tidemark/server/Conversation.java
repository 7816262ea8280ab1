package io.tidemark.server;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: its requests are answered in the order in which they came, also when an answer is held back. Whoever
 * does not read its answers is not read from either.
 */
final class Conversation extends ChannelInboundHandlerAdapter {
    private static final Reply FAILED = Reply.json(500, "{\"detail\":\"Internal Server Error\"}");
    private static final Reply MISSING = Reply.json(404, "{\"detail\":\"Not Found\"}");
    /** What the system holds for a client of a stream that does not read. */
    private static final int STREAM_BUFFER = 128 * 1024;

    private final Handler handler;
    private final Clock clock;
    private final ArrayDeque<FullHttpRequest> waiting = new ArrayDeque<>();
    private final Watched watched;
    private final boolean encrypted;
    private boolean busy;
    /** After the answer that is the last one. */
    private boolean ended;

    private @Nullable EventSink events;
    private @Nullable FileSending file;

    Conversation(Handler handler, Clock clock, Watched watched, boolean encrypted) {
        this.handler = handler;
        this.clock = clock;
        this.watched = watched;
        this.encrypted = encrypted;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (events != null) {
            // It would never be answered, and whoever sends for ever would be kept for ever.
            ReferenceCountUtil.release(message);
            var _ = context.close();
            return;
        }
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
        // A stream is read from, so that it is seen when the client goes.
        context.channel().config().setAutoRead(events != null);
    }

    private void answer(ChannelHandlerContext context, FullHttpRequest request) {
        long start = clock.nanoTime();
        watched.whole();
        HttpMethod method = request.method();
        boolean keepAlive =
                HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        Answer answer;
        try {
            answer = Incoming.handle(request, context.channel(), encrypted, handler);
        } finally {
            ReferenceCountUtil.release(request);
        }
        give(context, answer, method, keepAlive, start);
    }

    private void give(
            ChannelHandlerContext context, Answer answer, HttpMethod method, boolean keepAlive, long startNanos) {
        switch (answer) {
            case Answer.Whole whole
            when whole.delayNanos() <= 0 -> write(context, whole, method, keepAlive, startNanos);
            case Answer.Whole whole -> {
                busy = true;
                Runnable then = () -> write(context, whole, method, keepAlive, startNanos);
                var _ = context.executor()
                        .schedule(() -> resume(context, then), whole.delayNanos(), TimeUnit.NANOSECONDS);
            }
            case Answer.Later later -> {
                busy = true;
                later.answer()
                        .whenComplete((known, failure) -> context.executor()
                                .execute(() -> resume(context, () -> {
                                    Answer then = failure == null ? known : Answer.of(FAILED);
                                    give(context, then, method, keepAlive, startNanos);
                                })));
            }
            case Answer.Stored stored -> send(context, stored, method, keepAlive, startNanos);
            case Answer.Events stream -> open(context, stream, method);
        }
    }

    /** What was waited for is there. */
    private void resume(ChannelHandlerContext context, Runnable then) {
        busy = false;
        then.run();
        goOn(context);
        context.flush();
    }

    private void write(
            ChannelHandlerContext context, Answer.Whole answer, HttpMethod method, boolean keepAlive, long startNanos) {
        Reply reply = answer.reply();
        if (reply == null) {
            ended = true;
            var _ = context.close();
        } else {
            FullHttpResponse response = Responses.whole(reply, method);
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

    private void send(
            ChannelHandlerContext context,
            Answer.Stored stored,
            HttpMethod method,
            boolean keepAlive,
            long startNanos) {
        FileSending sending;
        try {
            FileChannel opened = FileChannel.open(stored.file());
            sending = new FileSending(context, opened, opened.size(), clock);
        } catch (IOException e) {
            write(context, new Answer.Whole(MISSING, 0, ""), method, keepAlive, startNanos);
            return;
        }
        HttpResponse response = Responses.head(stored.type(), stored.headers());
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, sending.length());
        HttpUtil.setKeepAlive(response, keepAlive);
        var _ = context.write(response);
        ended = !keepAlive;
        if (HttpMethod.HEAD.equals(method)) {
            sending.finish(keepAlive);
            return;
        }
        busy = true;
        file = sending;
        watched.sends(sending);
        sendOn(context, sending);
    }

    private void sendOn(ChannelHandlerContext context, FileSending sending) {
        try {
            if (!sending.goOn()) {
                return;
            }
        } catch (IOException e) {
            var _ = context.close();
            return;
        }
        sending.finish(!ended);
        file = null;
        busy = false;
        watched.sent();
    }

    private void open(ChannelHandlerContext context, Answer.Events stream, HttpMethod method) {
        HttpResponse response = Responses.head("text/event-stream; charset=utf-8", stream.headers());
        response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        HttpUtil.setKeepAlive(response, false);
        var _ = context.writeAndFlush(response);
        ended = true;
        if (HttpMethod.HEAD.equals(method)) {
            context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        context.channel().config().setOption(ChannelOption.SO_SNDBUF, STREAM_BUFFER);
        EventSink sink = new EventSink(context, clock);
        events = sink;
        watched.sends(sink);
        if (!context.channel().isActive()) {
            sink.gone();
        }
        stream.open().accept(sink);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            FileSending sending = file;
            if (sending != null) {
                sendOn(context, sending);
            }
            goOn(context);
            context.flush();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        if (file != null) {
            file.close();
            file = null;
        }
        if (events != null) {
            events.gone();
        }
        context.fireChannelInactive();
    }

    /** Broken connections are the client's business, and there is nobody left to tell. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
