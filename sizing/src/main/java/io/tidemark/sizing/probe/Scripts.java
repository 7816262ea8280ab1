package io.tidemark.sizing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** Our scripts of POSIX sh, and how text is put into one. */
final class Scripts {
    private static final String END = "TIDEMARK_END";

    private Scripts() {}

    static String text(String resource) throws IOException {
        try (InputStream stream = Scripts.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("the resource " + resource + " is missing");
            }
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    /** A function that prints a text of whole lines, whatever it holds. */
    static String printing(String function, String text) {
        return function + "() {\ncat <<'" + END + "'\n" + text + END + "\n}\n";
    }

    /** A value as one word. */
    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
