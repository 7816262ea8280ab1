package io.tidemark.experiment.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads lines as people see them: without colours, whatever ends them, and the last also when nothing does. */
final class LineReader {
    /** A program that writes no line ends must not fill the memory. */
    private static final int LONGEST = 1 << 20;

    private static final Pattern ESCAPES =
            Pattern.compile("\\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|[ -/]*[0-Z\\\\-~])");

    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder();
    private boolean afterReturn;

    LineReader(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Returns at the end of the stream, or when it is closed. */
    void readAll(InputStream stream) {
        try (Reader reader = new InputStreamReader(stream, UTF_8)) {
            char[] buffer = new char[8_192];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    take(buffer[i]);
                }
            }
        } catch (IOException _) {
            // The program was ended while it wrote.
        }
        if (!line.isEmpty()) {
            end();
        }
    }

    private void take(char character) {
        boolean secondOfTwo = character == '\n' && afterReturn;
        afterReturn = character == '\r';
        if (secondOfTwo) {
            return;
        }
        if (character == '\n' || character == '\r') {
            end();
        } else {
            line.append(character);
            if (line.length() == LONGEST) {
                end();
            }
        }
    }

    private void end() {
        String text = line.toString();
        line.setLength(0);
        lines.accept(text.indexOf('\u001b') < 0 ? text : ESCAPES.matcher(text).replaceAll(""));
    }
}
