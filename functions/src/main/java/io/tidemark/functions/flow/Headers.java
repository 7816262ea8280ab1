package io.tidemark.functions.flow;

import io.tidemark.core.plan.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The headers of a step. Control characters in values, such as line breaks, are left out. */
final class Headers {
    private static final String HOST = "Host";
    private static final String COOKIE = "Cookie";
    private static final List<String> OWNED = List.of("Content-Length", "Connection", "Transfer-Encoding");

    private final List<String> names;
    private final List<Template> values;
    private final @Nullable Template host;

    private Headers(List<String> names, List<Template> values, @Nullable Template host) {
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
        this.host = host;
    }

    /**
     * @param defaults sent unless the step has a header of the same name; plain texts, not templates
     */
    static Headers of(List<Field> fields, List<Field> defaults, Vocabulary vocabulary, Spot spot) {
        List<String> names = new ArrayList<>();
        List<Template> values = new ArrayList<>();
        Set<String> present = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Template host = null;
        for (Field field : fields) {
            check(field, spot);
            present.add(field.name());
            Template value = Template.of(Parts.of(field.value(), vocabulary, spot.at(field.name())), Escape.HEADER);
            if (field.name().equalsIgnoreCase(HOST)) {
                host = value;
            } else {
                names.add(field.name());
                values.add(value);
            }
        }
        for (Field field : defaults) {
            if (!present.contains(field.name())) {
                names.add(field.name());
                values.add(Template.of(List.of(new Part.Literal(field.value())), Escape.HEADER));
            }
        }
        return new Headers(names, values, host);
    }

    private static void check(Field field, Spot spot) {
        if (!HeaderText.isName(field.name())) {
            spot.report(field.name(), "must be the name of a header", "");
        } else if (OWNED.stream().anyMatch(field.name()::equalsIgnoreCase)) {
            spot.report(field.name(), "must not be set by a step", "it follows from the body and the http settings");
        }
    }

    boolean constant() {
        return values.stream().allMatch(Template::constant) && (host == null || host.constant());
    }

    List<Field> render(Session session) {
        List<Field> fields = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            fields.add(new Field(names.get(i), values.get(i).render(session)));
        }
        return fields;
    }

    /** What the step's own {@code Host} header says, or the origin. */
    String authority(Session session, Origin origin) {
        return host == null ? origin.authority() : host.render(session);
    }

    /** With cookies in the one header that HTTP allows for them, behind those the step sets itself. */
    static List<Field> withCookies(List<Field> fields, String cookies) {
        List<Field> all = new ArrayList<>(fields.size() + 1);
        String value = cookies;
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(COOKIE)) {
                value = field.value() + "; " + cookies;
            } else {
                all.add(field);
            }
        }
        all.add(new Field(COOKIE, value));
        return all;
    }
}
