package io.tidemark.experiment.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends single requests over HTTP/1.1, on connections that are kept. Certificates are verified unless it is told not to.
 * Redirects are followed, but not to another host when the request has credentials. Nothing is sent twice.
 *
 * <p>It is for requests that somebody waits for, not for load: that is what the engine of module {@code functions} is for.
 * Thread-safe.
 */
public final class WebClient implements AutoCloseable {
    /** Made by the connection; a second one would be wrong. */
    private static final Set<String> OWN_HEADERS = Set.of("content-length", "transfer-encoding", "connection");

    private final CloseableHttpClient client;

    /** @param insecure whether any certificate is good enough */
    public WebClient(boolean insecure) {
        this.client = Connections.client(insecure);
    }

    public Answer send(Request request) throws RequestException, InterruptedException {
        return send(request, _ -> {});
    }

    /**
     * Returns when the whole response is there, whatever it says. An interrupt gives the request up.
     *
     * @throws RequestException when there is none
     */
    public Answer send(Request request, ResponseListener listener) throws RequestException, InterruptedException {
        HttpUriRequestBase message = message(request);
        return await(request, message, () -> {
            try (ClassicHttpResponse response = execute(message)) {
                Answer head = head(response);
                listener.begins(head);
                return whole(head, response.getEntity(), request.keep());
            }
        });
    }

    /**
     * Returns when the response begins; its body is the caller's to read.
     *
     * @throws RequestException when none begins within the request's timeout
     */
    @SuppressWarnings("resource")
    public Reply open(Request request) throws RequestException, InterruptedException {
        HttpUriRequestBase message = message(request);
        return await(request, message, () -> {
            ClassicHttpResponse response = execute(message);
            HttpEntity entity = response.getEntity();
            InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
            return new Reply(head(response), body, message::cancel);
        });
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    @FunctionalInterface
    private interface Exchange<T> {
        T run() throws IOException, HttpException;
    }

    /** On a thread of its own, since an interrupt does not end a wait for a socket. */
    private static <T> T await(Request request, HttpUriRequestBase message, Exchange<T> exchange)
            throws RequestException, InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("http").start(() -> {
            try {
                result.complete(exchange.run());
            } catch (IOException | HttpException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(request.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            message.cancel();
            throw Failure.timeout(request);
        } catch (InterruptedException e) {
            message.cancel();
            throw e;
        } catch (CancellationException | ExecutionException e) {
            throw Failure.of(request, e.getCause() == null ? e : e.getCause());
        }
    }

    private ClassicHttpResponse execute(HttpUriRequestBase message) throws IOException, HttpException {
        return client.executeOpen(RoutingSupport.determineHost(message), message, HttpClientContext.create());
    }

    private static HttpUriRequestBase message(Request request) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), Urls.withoutUser(request.url()));
        Urls.basic(request.url()).ifPresent(basic -> message.setHeader("Authorization", basic));
        request.headers().forEach((name, value) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                message.setHeader(name, value);
            }
        });
        byte[] body = request.body();
        if (body.length > 0) {
            message.setEntity(new ByteArrayEntity(body, null));
        }
        return message;
    }

    private static Answer head(ClassicHttpResponse response) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName(), String.valueOf(header.getValue()), (first, next) -> first + ", " + next);
        }
        String reason = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        return new Answer(response.getCode(), reason, headers, new byte[0], 0);
    }

    private static Answer whole(Answer head, HttpEntity entity, int keep) throws IOException {
        if (entity == null) {
            return head;
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long length = 0;
        try (InputStream body = entity.getContent()) {
            byte[] buffer = new byte[16 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                kept.write(buffer, 0, Math.min(read, keep - kept.size()));
                length += read;
            }
        }
        return new Answer(head.status(), head.reason(), head.headers(), kept.toByteArray(), length);
    }
}
