package io.tidemark.functions.engine;

import io.tidemark.core.plan.Field;
import io.tidemark.functions.flow.Outgoing;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;

/**
 * A request as HttpCore wants it, with its HTTP/1.1 head as the bytes that go over the wire: a request that is sent a
 * million times is put into bytes once. Not changed after it was made, so it may be sent again and again.
 */
final class ReadyRequest extends BasicHttpRequest {
    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private transient byte[] head = {};

    private ReadyRequest(Outgoing outgoing) {
        super(outgoing.method(), outgoing.origin().scheme(), authority(outgoing), outgoing.path());
    }

    static ReadyRequest of(Outgoing outgoing, boolean http2, boolean reuseConnection) {
        ReadyRequest request = new ReadyRequest(outgoing);
        if (!http2) {
            request.addHeader("Host", outgoing.authority());
            if (!reuseConnection) {
                request.addHeader("Connection", "close");
            }
        }
        for (Field header : outgoing.headers()) {
            request.addHeader(header.name(), header.value());
        }
        // An empty body where one is expected must say so: some servers ask for a length otherwise.
        if (outgoing.body().length > 0 || METHODS_WITH_BODY.contains(outgoing.method())) {
            request.addHeader("Content-Length", Integer.toString(outgoing.body().length));
        }
        request.head = request.encode();
        return request;
    }

    /** What HTTP/2 sends instead of {@code Host}. */
    private static URIAuthority authority(Outgoing outgoing) {
        try {
            return URIAuthority.create(outgoing.authority());
        } catch (URISyntaxException odd) {
            return new URIAuthority(outgoing.origin().host(), outgoing.origin().port());
        }
    }

    private byte[] encode() {
        StringBuilder text = new StringBuilder(256)
                .append(getMethod())
                .append(' ')
                .append(getPath())
                .append(" HTTP/1.1\r\n");
        for (Header header : getHeaders()) {
            text.append(header.getName()).append(": ").append(header.getValue()).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** For reading only. */
    ByteBuffer head() {
        return ByteBuffer.wrap(head);
    }

    int headBytes() {
        return head.length;
    }
}
