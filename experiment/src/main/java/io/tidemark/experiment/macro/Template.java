package io.tidemark.experiment.macro;

import io.tidemark.experiment.expression.Scope;
import java.util.Set;

/** A text with macros, such as <code>{{url|http://127.0.0.1}}/v2/apps</code>. Immutable. */
public final class Template {
    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when a macro is none; says what was expected */
    public static Template parse(String text) {
        return new Template(text);
    }

    /** Unknown names without a default become empty. */
    public String render(Scope scope) {
        return text;
    }

    /** The names in it, also those within expressions, arguments of functions, and before a default. */
    public Set<String> names() {
        return Set.of();
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
