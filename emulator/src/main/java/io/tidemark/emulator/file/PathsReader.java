package io.tidemark.emulator.file;

import com.fasterxml.jackson.core.JsonPointer;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.backend.Call.EventName;
import io.tidemark.emulator.backend.Listing;
import io.tidemark.emulator.backend.PathPattern;
import io.tidemark.emulator.backend.Template;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The requests that a backend answers. */
final class PathsReader {
    /** The first parts of the emulator's own paths. */
    private static final Set<String> OWN = Set.of("docs", "faults", "openapi.json", "statistics");

    private static final String OWN_TEXT = "/docs, /faults, /openapi.json, /statistics";

    private final List<Listing> listings = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    /** What was written for the events that are always the same. */
    private final List<Value> constants = new ArrayList<>();

    List<Listing> listings(Value value, TemplateReader templates) {
        for (Value item : value.items("must be a list of mappings with path and entry")) {
            Section section = item.section(BackendKeys.LIST);
            Optional<Value> path = section.require("path", "is missing, such as /accounts/{account}/apps");
            Optional<Template> entry = section.require("entry", "is missing: what the list says of each application")
                    .map(templates::json);
            Optional<PathPattern> pattern = path.flatMap(PathsReader::path);
            if (pattern.isPresent() && pattern.get().hasApp()) {
                path.get().reject("must not have {app}: a list is of all applications");
            } else if (pattern.isPresent() && entry.isPresent()) {
                requireListless(path.get(), pattern.get());
                listings.add(new Listing(pattern.get(), entry.get()));
            }
        }
        return listings;
    }

    List<Call> calls(Value value) {
        for (Value item :
                value.items("must be a list of mappings such as {post: /apps/{app}, event: {json: /event}}")) {
            Section section = item.section(BackendKeys.CALL);
            Optional<String> method = section.exclusive(BackendKeys.METHODS);
            if (method.isEmpty()) {
                section.reject("", "must have a path for one of " + String.join(", ", BackendKeys.METHODS));
            }
            Optional<EventName> event = section.require("event", "is missing: a name, or {json: /event}")
                    .map(this::event);
            Optional<Value> path = method.flatMap(section::find);
            Optional<PathPattern> pattern = path.flatMap(PathsReader::path);
            if (pattern.isPresent() && event.isPresent()) {
                add(
                        new Call(method.get().toUpperCase(Locale.ROOT), pattern.get(), event.get(), status(section)),
                        path.get());
            }
        }
        return calls;
    }

    private static int status(Section section) {
        Optional<Value> value = section.find("status");
        int status = value.map(found -> (int) found.whole(200, 299)).orElse(200);
        if (value.isPresent() && (status == 204 || status == 205)) {
            value.get().reject("must be one of an answer with a body");
        }
        return status;
    }

    private void add(Call call, Value path) {
        if (!call.path().hasApp()) {
            path.reject("must have {app}: every event is of one application");
            return;
        }
        if (calls.stream().anyMatch(other -> same(other, call))) {
            path.reject("must not be a path of a call before it with the same method");
        }
        requireListless(path, call.path());
        if (!calls.isEmpty()
                && calls.getFirst().path().hasAccount() != call.path().hasAccount()) {
            path.reject("must have {account} when the other calls have it, and only then");
        }
        calls.add(call);
    }

    private void requireListless(Value path, PathPattern pattern) {
        if (listings.stream().anyMatch(listing -> listing.path().overlaps(pattern))) {
            path.reject("must not be a path that a list has");
        }
    }

    private static boolean same(Call a, Call b) {
        return a.method().equals(b.method()) && a.path().overlaps(b.path());
    }

    /** All events that calls can send; empty when bodies can name any. */
    Optional<Set<String>> sendable() {
        Set<String> names = new LinkedHashSet<>();
        for (Call call : calls) {
            switch (call.event()) {
                case EventName.Always(String name) -> names.add(name);
                case EventName.InBody _ -> {
                    return Optional.empty();
                }
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** Events that no state knows are slips of the pen. */
    void requireKnown(Collection<String> events) {
        for (Value constant : constants) {
            if (!events.contains(constant.written())) {
                constant.reject("must be an event of some state", Suggestion.of(constant.written(), events));
            }
        }
    }

    private EventName event(Value value) {
        if (value.isScalar()) {
            int before = value.problems().count();
            String name = value.label();
            if (value.problems().count() == before) {
                constants.add(value);
            }
            return new EventName.Always(name);
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
        String first = pattern.map(found -> found.segments().getFirst()).orElse("");
        if (OWN.contains(first)) {
            value.reject("must not begin with a path of the emulator's own: " + OWN_TEXT);
        } else if (first.startsWith("{")) {
            value.reject("must begin with a word of its own, such as /apps");
        }
        return pattern;
    }
}
