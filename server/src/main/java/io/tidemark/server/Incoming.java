package io.tidemark.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has come in, as a request; or the refusal of what is none. */
final class Incoming {
    private Incoming() {}

    static Answer handle(FullHttpRequest request, Channel channel, boolean encrypted, Handler handler) {
        if (request.decoderResult().isFailure()) {
            return Answer.of(refusal(request.decoderResult().cause()));
        }
        List<String> path;
        Map<String, String> query;
        try {
            path = PathText.segments(request.uri());
            query = PathText.query(request.uri());
        } catch (IllegalArgumentException e) {
            return refused(400, "The path is not encoded as it must be");
        }
        HttpMethod method = HttpMethod.HEAD.equals(request.method()) ? HttpMethod.GET : request.method();
        @Nullable String accept = request.headers().get(HttpHeaderNames.ACCEPT);
        byte[] body = ByteBufUtil.getBytes(request.content());
        Head head = new Received(channel, request.headers(), encrypted);
        return handler.answer(new Request(method.name(), path, query, accept == null ? "" : accept, body, head));
    }

    private static Reply refusal(Throwable cause) {
        return switch (cause) {
            case TooLongHttpHeaderException _ -> detail(431, "The headers are too long");
            case TooLongHttpLineException _ -> detail(414, "The path is too long");
            default -> detail(400, "Not a request of HTTP/1.1");
        };
    }

    private static Answer refused(int status, String detail) {
        return Answer.of(detail(status, detail));
    }

    private static Reply detail(int status, String detail) {
        return Reply.json(status, "{\"detail\":\"" + detail + "\"}");
    }

    /** Headers stay when the rest of a request is released. */
    private record Received(Channel channel, HttpHeaders headers, boolean isEncrypted) implements Head {
        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** Known as long as the connection is; who is gone gets no answer anyway. */
        @Override
        public InetAddress remote() {
            return channel.remoteAddress() instanceof InetSocketAddress known
                    ? known.getAddress()
                    : InetAddress.getLoopbackAddress();
        }
    }
}
