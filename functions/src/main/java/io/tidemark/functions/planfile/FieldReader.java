package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Field;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Query parameters, form fields and headers: names with texts that may hold references. */
final class FieldReader {
    private static final String EXPECTED = "must be a mapping of names to texts, or a list of such mappings";
    private static final Set<String> SECRETS = Set.of("authorization", "proxy-authorization");
    private static final Set<String> OF_THE_ENGINE =
            Set.of("content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer");

    private FieldReader() {}

    static List<Field> fields(Optional<Value> value, KnownNames names) {
        List<Field> fields = new ArrayList<>();
        value.ifPresent(found -> found.entries(EXPECTED).forEach(entry -> fields.add(field(entry, names))));
        return fields;
    }

    private static Field field(NamedValue entry, KnownNames names) {
        String text = entry.value().text();
        names.check(entry.value(), text);
        return new Field(entry.name(), text);
    }

    static List<Field> headers(Optional<Value> value, KnownNames names) {
        List<Field> headers = new ArrayList<>();
        value.ifPresent(found -> found.entries(EXPECTED).forEach(entry -> headers.add(header(entry, names))));
        return headers;
    }

    private static Field header(NamedValue entry, KnownNames names) {
        checkHeaderName(entry);
        String lower = entry.name().toLowerCase(Locale.ROOT);
        if (OF_THE_ENGINE.contains(lower)) {
            entry.rejectName("must not be set: it follows from how the request is sent", "");
        }
        Field field = field(entry, names);
        if (SECRETS.contains(lower) && References.of(field.value()).names().isEmpty()) {
            entry.rejectName(
                    "must not be written into a plan, which is kept with the results",
                    "use auth: {bearer-env: NAME}, or a variable {env: NAME}");
        }
        if (field.value().chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            entry.value().reject("must be one line without control characters");
        }
        return field;
    }

    static void checkHeaderName(NamedValue entry) {
        try {
            Syntax.headerName(entry.name());
        } catch (IllegalArgumentException e) {
            entry.rejectName(String.valueOf(e.getMessage()), "");
        }
    }
}
