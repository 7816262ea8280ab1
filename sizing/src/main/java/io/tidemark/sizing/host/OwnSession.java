package io.tidemark.sizing.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts programs in a session of their own, which a terminal's signals do not reach. {@code setsid} replaces itself by
 * the program, so that the process's pid is that of the session. Where there is no {@code setsid}, as on a Mac, the
 * program runs in our own session.
 */
final class OwnSession {
    private OwnSession() {}

    static Process start(ProcessBuilder builder) throws IOException {
        List<String> plain = List.copyOf(builder.command());
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(plain);
        try {
            return builder.command(detached).start();
        } catch (IOException e) {
            try {
                return builder.command(plain).start();
            } catch (IOException second) {
                second.addSuppressed(e);
                throw second;
            }
        }
    }
}
