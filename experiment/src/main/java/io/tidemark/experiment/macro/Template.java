package io.tidemark.experiment.macro;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.functions.time.SystemClock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/**
 * A text with macros, such as <code>{{url|http://127.0.0.1}}/v2/apps</code>. Immutable, thread-safe; a text without macros
 * costs nothing.
 *
 * <p>A macro has one or more alternatives between bars, blanks around them do not count, and the first one that is not
 * blank is taken. An alternative is a text in quotes; anything that begins with a digit, which is a text; a function; or
 * a name. What is no known name is passed over, except as the last of several: then it is the text itself, so that
 * <code>{{env|local}}</code> is {@code local}; and so is, after the first, what could not be a name, such as a URL.
 *
 * <p>The value of a name may have macros itself. What looks like a macro but has no end, or another brace or bracket
 * where none can be, is plain text.
 */
public final class Template {
    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /** @throws IllegalArgumentException when a macro is none; says what was expected */
    public static Template parse(String text) {
        return parse(text, new Moment(new SystemClock(), TimeZone.getDefault().toZoneId()));
    }

    /** @param moment for dates */
    public static Template parse(String text, Moment moment) {
        return new Template(text, hasMacros(text) ? new MacroParser(text, moment).parse() : List.of());
    }

    static boolean hasMacros(String text) {
        return text.contains("{{");
    }

    /**
     * Unknown names without a default become empty.
     *
     * @throws IllegalArgumentException when the value of a name refers to that name
     */
    public String render(Scope scope) {
        return render(Expanding.of(scope));
    }

    String render(Expanding scope) {
        if (parts.isEmpty()) {
            return text;
        }
        StringBuilder rendered = new StringBuilder();
        parts.forEach(part -> rendered.append(part.render(scope)));
        return rendered.toString();
    }

    /** Whether it has any macro, so that it may be another text each time. */
    public boolean isVariable() {
        return parts.stream().anyMatch(Macro.class::isInstance);
    }

    /** The names in it, also those within expressions, arguments of functions, and before a default. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> part.collect(names));
        return names;
    }

    /** The names for which nothing stands in when they are not known. */
    public Set<String> wanted() {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> part.collectWanted(names));
        return names;
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
