package io.tidemark.functions.flow;

import io.tidemark.functions.time.Environment;
import java.util.ArrayList;
import java.util.List;

/** Reads secrets from the environment, once, and keeps them out of what is shown. Not modified after compilation. */
final class Secrets {
    private static final int MAX_QUOTED = 80;
    private static final String HIDDEN = "***";

    private final Environment environment;
    private final List<String> hidden = new ArrayList<>();

    Secrets(Environment environment) {
        this.environment = environment;
    }

    /** Empty after a missing variable has been reported. */
    String read(String variable, Spot spot) {
        String value = environment.get(variable);
        if (value == null) {
            spot.reportMissing(variable);
            return "";
        }
        hide(value);
        return value;
    }

    /** Hides a text that holds a secret in another form. */
    void hide(String text) {
        if (!text.isEmpty()) {
            hidden.add(text);
        }
    }

    /** In quotation marks, on one line, shortened, and with every secret replaced. */
    String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int at = 0;
        while (at < text.length() && quoted.length() <= MAX_QUOTED) {
            int secret = secretAt(text, at);
            if (secret > 0) {
                quoted.append(HIDDEN);
                at += secret;
            } else {
                char character = text.charAt(at++);
                quoted.append(Character.isISOControl(character) ? ' ' : character);
            }
        }
        return quoted.append(at < text.length() ? "...\"" : "\"").toString();
    }

    /** Length of the longest secret that begins here; 0 for none. */
    private int secretAt(String text, int at) {
        int longest = 0;
        for (String secret : hidden) {
            if (secret.length() > longest && text.startsWith(secret, at)) {
                longest = secret.length();
            }
        }
        return longest;
    }

    /** Nothing of what it knows. */
    @Override
    public String toString() {
        return "Secrets";
    }
}
