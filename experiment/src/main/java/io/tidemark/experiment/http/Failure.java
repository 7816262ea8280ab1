package io.tidemark.experiment.http;

import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;

/** Says why no response came. */
final class Failure {
    private Failure() {}

    static RequestException of(Request request, Throwable cause) {
        return cause instanceof RequestException said
                ? said
                : new RequestException(request + ": " + words(cause), cause);
    }

    static RequestException timeout(Request request) {
        return new RequestException(request + ": no whole response within " + seconds(request) + " s");
    }

    private static String seconds(Request request) {
        long millis = request.timeout().toMillis();
        return millis % 1_000 == 0 ? String.valueOf(millis / 1_000) : String.valueOf(millis / 1e3);
    }

    private static String words(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return switch (cause) {
            case UnknownHostException _ -> "the host's name is not known";
            case ConnectTimeoutException _ -> "no connection in time";
            case BindException _ -> "no port or address of this machine was free: " + message;
            case ConnectException _ -> "nobody accepts connections there (" + message + ")";
            case NoRouteToHostException _ -> "there is no way to the host";
            case NoHttpResponseException _ -> "the connection was closed without a response";
            case SSLHandshakeException _ ->
                "no secure connection: " + message + "; \"insecure: yes\" accepts any certificate";
            case SSLException _ -> "no secure connection: " + message;
            case SocketTimeoutException _ -> "no response in time";
            case MalformedChunkCodingException _ -> "the connection was closed before the response was complete";
            case ConnectionClosedException _ -> "the connection was closed before the response was complete";
            case SocketException _ -> "the connection was lost (" + message + ")";
            case ClientProtocolException protocol when protocol.getCause() != null -> words(protocol.getCause());
            case ProtocolException _ -> "the response is not valid HTTP: " + message;
            case HttpException _ -> "the response is not valid HTTP: " + message;
            default -> message;
        };
    }
}
