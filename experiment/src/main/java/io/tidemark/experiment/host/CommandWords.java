package io.tidemark.experiment.host;

import java.util.ArrayList;
import java.util.List;

/** A command line in one text, cut into words as a shell does: at blanks, but not within quotes. No shell is run. */
final class CommandWords {
    private CommandWords() {}

    /** @throws IllegalArgumentException when a quote does not end */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean started = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                started = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (started) {
                    words.add(word.toString());
                }
                word.setLength(0);
                started = false;
            } else {
                word.append(c);
                started = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("has a " + quote + " without its other half");
        }
        if (started) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
