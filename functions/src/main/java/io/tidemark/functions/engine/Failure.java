package io.tidemark.functions.engine;

import io.tidemark.core.window.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http2.H2StreamResetException;

/** Why no whole response came: the outcome an exception stands for, and what it says. */
record Failure(Outcome outcome, String detail) {
    static final Failure CLOSED = new Failure(Outcome.RESET, "connection closed before the response was complete");

    static Failure of(Exception cause) {
        String message = cause.getMessage();
        return new Failure(outcomeOf(cause), message == null ? cause.getClass().getSimpleName() : message);
    }

    private static Outcome outcomeOf(Exception cause) {
        return switch (cause) {
            case UnknownHostException dns -> Outcome.DNS;
            case SocketTimeoutException timeout -> Outcome.TIMEOUT;
            // No port or address of ours was free: that is the generator's trouble, not the target's refusal.
            case BindException ours -> Outcome.OTHER;
            case ConnectException refused -> Outcome.REFUSED;
            case NoRouteToHostException unreachable -> Outcome.REFUSED;
            case SSLException tls -> Outcome.TLS;
            case ConnectionClosedException closed -> Outcome.RESET;
            case TruncatedChunkException cut -> Outcome.RESET;
            case H2StreamResetException reset -> Outcome.RESET;
            case SocketException reset -> socketOutcome(reset);
            case EOFException end -> Outcome.RESET;
            case ClosedChannelException closed -> Outcome.RESET;
            case HttpException protocol -> Outcome.PROTOCOL;
            case IOException io -> ioOutcome(io);
            default -> Outcome.OTHER;
        };
    }

    private static Outcome socketOutcome(SocketException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("Too many open files") || message.contains("Cannot assign requested address")
                ? Outcome.OTHER
                : Outcome.RESET;
    }

    /** The channels of the platform throw plain IOExceptions that only their text tells apart. */
    private static Outcome ioOutcome(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("reset") || message.contains("Broken pipe") || message.contains("closed")) {
            return Outcome.RESET;
        }
        return cause.getClass().getName().startsWith("org.apache.hc") ? Outcome.PROTOCOL : Outcome.OTHER;
    }
}
