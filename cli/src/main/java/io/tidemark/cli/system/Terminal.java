package io.tidemark.cli.system;

import java.nio.file.Path;
import java.util.Optional;

/** Whether somebody watches, and how much fits into a line. */
public interface Terminal {
    int DEFAULT_COLUMNS = 80;

    Terminal NONE = new Terminal() {
        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public int columns() {
            return DEFAULT_COLUMNS;
        }
    };

    /** True when standard output is a terminal that understands control sequences. */
    boolean isInteractive();

    int columns();

    /** What is typed after the question, as one line; empty when nobody is there to ask. */
    default Optional<String> ask(String question) {
        return Optional.empty();
    }

    /** Shows a file to whoever watches, if anybody does and there is a way; whether it worked is not known. */
    default void show(Path file) {}
}
