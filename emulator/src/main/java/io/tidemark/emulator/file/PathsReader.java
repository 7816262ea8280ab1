package io.tidemark.emulator.file;

import com.fasterxml.jackson.core.JsonPointer;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.backend.Call.EventName;
import io.tidemark.emulator.backend.Listing;
import io.tidemark.emulator.backend.PathPattern;
import io.tidemark.emulator.backend.Template;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The requests that a backend answers. */
final class PathsReader {
    /** The first parts of the emulator's own paths. */
    private static final Set<String> OWN = Set.of("", "docs", "faults", "openapi.json", "statistics");

    private static final String OWN_TEXT = "/, /docs, /faults, /openapi.json, /statistics";

    private PathsReader() {}

    static List<Listing> listings(Value value, TemplateReader templates) {
        List<Listing> listings = new ArrayList<>();
        for (Value item : value.items("must be a list of mappings with path and entry")) {
            Section section = item.section(BackendKeys.LIST);
            Optional<Value> path = section.require("path", "is missing, such as /accounts/{account}/apps");
            Optional<Template> entry = section.require("entry", "is missing: what the list says of each application")
                    .map(templates::json);
            Optional<PathPattern> pattern = path.flatMap(PathsReader::path);
            if (pattern.isPresent() && pattern.get().hasApp()) {
                path.get().reject("must not have {app}: a list is of all applications");
            } else if (pattern.isPresent() && entry.isPresent()) {
                listings.add(new Listing(pattern.get(), entry.get()));
            }
        }
        return listings;
    }

    static List<Call> calls(Value value) {
        List<Call> calls = new ArrayList<>();
        for (Value item :
                value.items("must be a list of mappings such as {post: /apps/{app}, event: {json: /event}}")) {
            Section section = item.section(BackendKeys.CALL);
            Optional<String> method = section.exclusive(BackendKeys.METHODS);
            if (method.isEmpty()) {
                item.reject("must have a path for one of " + String.join(", ", BackendKeys.METHODS));
            }
            Optional<EventName> event = section.require("event", "is missing: a name, or {json: /event}")
                    .map(PathsReader::event);
            Optional<Value> path = method.flatMap(section::find);
            Optional<PathPattern> pattern = path.flatMap(PathsReader::path);
            if (pattern.isPresent() && !pattern.get().hasApp()) {
                path.get().reject("must have {app}: every event is of one application");
            } else if (pattern.isPresent() && event.isPresent()) {
                Call call = new Call(method.get().toUpperCase(Locale.ROOT), pattern.get(), event.get());
                if (calls.stream().anyMatch(other -> same(other, call))) {
                    path.get().reject("must not be a path of a call before it with the same method");
                }
                calls.add(call);
            }
        }
        return calls;
    }

    private static boolean same(Call a, Call b) {
        return a.method().equals(b.method()) && a.path().overlaps(b.path());
    }

    private static EventName event(Value value) {
        if (value.isScalar()) {
            return new EventName.Always(value.label());
        }
        Section section = value.section(BackendKeys.EVENT);
        Optional<Value> json = section.require("json", "is missing: a JSON pointer such as /event");
        return new EventName.InBody(json.map(PathsReader::pointer).orElse(JsonPointer.empty()));
    }

    static JsonPointer pointer(Value value) {
        return value.parse(
                text -> {
                    try {
                        return JsonPointer.compile(text);
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException("must be a JSON pointer such as /param/progress", e);
                    }
                },
                JsonPointer.empty());
    }

    /** Empty, and a problem, when it is none. */
    private static Optional<PathPattern> path(Value value) {
        Optional<PathPattern> pattern = value.parse(text -> Optional.of(PathPattern.parse(text)), Optional.empty());
        if (pattern.isPresent() && OWN.contains(pattern.get().segments().getFirst())) {
            value.reject("must not begin with a path of the emulator's own: " + OWN_TEXT);
        }
        return pattern;
    }
}
