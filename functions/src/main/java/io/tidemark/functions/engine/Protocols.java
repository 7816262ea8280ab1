package io.tidemark.functions.engine;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.http.nio.NHttpMessageWriter;
import org.apache.hc.core5.http.nio.SessionOutputBuffer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.ClientH2StreamMultiplexerFactory;
import org.apache.hc.core5.http2.impl.nio.ClientHttpProtocolNegotiationStarter;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.apache.hc.core5.util.Timeout;

/**
 * HttpCore's protocol handlers with shorter ways through the three places that cost most of the time when the same small
 * request is sent over and over: the status line, the question whether the connection may be kept, and the request's
 * head. Whatever is not the plain case takes HttpCore's own way. See docs/design/004-engine.md for what it brings.
 */
final class Protocols {
    /** HttpCore gives each connection three of these, of 32 KiB by default: half a gigabyte for 5,000 users. */
    private static final int BUFFER_BYTES = 8 * 1024;

    private static final Http1Config HTTP1 =
            Http1Config.custom().setBufferSize(BUFFER_BYTES).build();

    private Protocols() {}

    static IOEventHandlerFactory handlers(TlsStrategy tls) {
        HttpProcessor none = HttpProcessorBuilder.create().build();
        ClientHttp1StreamDuplexerFactory http1 = new ClientHttp1StreamDuplexerFactory(
                none,
                HTTP1,
                CharCodingConfig.DEFAULT,
                new KeepAlive(),
                new DefaultHttpResponseParserFactory(HTTP1, null, new StatusLines()),
                HeadWriter::new,
                null);
        ClientH2StreamMultiplexerFactory http2 = new ClientH2StreamMultiplexerFactory(
                none, null, H2Config.custom().setPushEnabled(false).build(), CharCodingConfig.DEFAULT, null);
        return new ClientHttpProtocolNegotiationStarter(
                http1, http2, HttpVersionPolicy.FORCE_HTTP_1, tls, Timeout.DISABLED, null);
    }

    /** Knows {@code HTTP/1.1 nnn ...} at a glance. Nobody reads the reason phrase. */
    private static final class StatusLines extends LazyLaxLineParser {
        private static final String PREFIX = "HTTP/1.1 ";
        private static final int CODE_END = PREFIX.length() + 3;

        @Override
        public StatusLine parseStatusLine(CharArrayBuffer line) throws ParseException {
            int code = plainCode(line);
            return code < 0 ? super.parseStatusLine(line) : new StatusLine(HttpVersion.HTTP_1_1, code, "");
        }

        private static int plainCode(CharArrayBuffer line) {
            if (line.length() < CODE_END || (line.length() > CODE_END && line.charAt(CODE_END) != ' ')) {
                return -1;
            }
            for (int i = 0; i < PREFIX.length(); i++) {
                if (line.charAt(i) != PREFIX.charAt(i)) {
                    return -1;
                }
            }
            int code = 0;
            for (int i = PREFIX.length(); i < CODE_END; i++) {
                int digit = line.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                code = code * 10 + digit;
            }
            return code;
        }
    }

    /** Keeps the connection at once after the usual answer: 200, one length, nothing else said about the connection. */
    private static final class KeepAlive extends DefaultConnectionReuseStrategy {
        @Override
        public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
            return isUsual(request, response) || super.keepAlive(request, response, context);
        }

        private static boolean isUsual(HttpRequest request, HttpResponse response) {
            if (response.getCode() != 200
                    || !HttpVersion.HTTP_1_1.equals(response.getVersion())
                    || request.containsHeader("Connection")) {
                return false;
            }
            int lengths = 0;
            for (var headers = response.headerIterator(); headers.hasNext(); ) {
                var header = headers.next();
                String name = header.getName();
                switch (name.length()) {
                    case 10 -> {
                        if (name.equalsIgnoreCase("Connection")
                                && !String.valueOf(header.getValue()).equalsIgnoreCase("keep-alive")) {
                            return false;
                        }
                    }
                    case 14 -> lengths += name.equalsIgnoreCase("Content-Length") ? 1 : 0;
                    case 16 -> {
                        if (name.equalsIgnoreCase("Proxy-Connection")) {
                            return false;
                        }
                    }
                    case 17 -> {
                        if (name.equalsIgnoreCase("Transfer-Encoding")) {
                            return false;
                        }
                    }
                    default -> {
                        // Says nothing about the connection.
                    }
                }
            }
            return lengths == 1;
        }
    }

    /** Writes a head that is bytes already. */
    private static final class HeadWriter implements NHttpMessageWriter<HttpRequest> {
        private final NHttpMessageWriter<HttpRequest> plain = DefaultHttpRequestWriterFactory.INSTANCE.create();

        @Override
        public void reset() {
            plain.reset();
        }

        @Override
        public void write(HttpRequest message, SessionOutputBuffer buffer) throws IOException, HttpException {
            if (message instanceof ReadyRequest ready) {
                buffer.write(ready.head());
            } else {
                plain.write(message, buffer);
            }
        }
    }
}
