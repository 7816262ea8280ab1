package io.tidemark.cli.options;

import java.util.ArrayList;
import java.util.List;

/** A command line in one text, cut into words as a shell does: at blanks, but not within quotes. No shell is run. */
final class Words {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private char quote;

    private Words() {}

    /** @throws IllegalArgumentException when a quote does not end */
    static List<String> of(String text) {
        Words words = new Words();
        text.chars().forEach(c -> words.add((char) c));
        if (words.quote != 0) {
            throw new IllegalArgumentException("has a " + words.quote + " without its other half");
        }
        words.end();
        return List.copyOf(words.words);
    }

    private void add(char c) {
        if (quote != 0) {
            if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        } else if (c == '"' || c == '\'') {
            quote = c;
            started = true;
        } else if (Character.isWhitespace(c)) {
            end();
        } else {
            word.append(c);
            started = true;
        }
    }

    private void end() {
        if (started) {
            words.add(word.toString());
        }
        word.setLength(0);
        started = false;
    }
}
