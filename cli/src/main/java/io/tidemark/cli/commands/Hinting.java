package io.tidemark.cli.commands;

import java.util.List;

/** A command that knows what was meant by options that it does not have. */
public interface Hinting {
    /** A sentence for each of these words that it knows something about. */
    List<String> hints(List<String> words);
}
