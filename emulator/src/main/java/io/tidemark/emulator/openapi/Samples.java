package io.tidemark.emulator.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.backend.Call.EventName;
import io.tidemark.emulator.machine.Condition;
import io.tidemark.emulator.machine.Condition.Part;
import io.tidemark.emulator.machine.Condition.Test;
import io.tidemark.emulator.machine.Field;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Machine.State;
import io.tidemark.emulator.machine.Transition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bodies with which a call tells its events: one for each condition that some row of the table has for an event. */
final class Samples {
    private static final long NUMBER = 50;

    private final Machine machine;
    private final Call call;

    private Samples(Machine machine, Call call) {
        this.machine = machine;
        this.call = call;
    }

    static List<Sample> of(Machine machine, Call call) {
        Samples samples = new Samples(machine, call);
        return samples.events().flatMap(event -> samples.of(event).stream()).toList();
    }

    /** The events that a call can tell. */
    static List<String> events(Machine machine, Call call) {
        return new Samples(machine, call).events().toList();
    }

    private Stream<String> events() {
        return switch (call.event()) {
            case EventName.Always(String name) -> Stream.of(name);
            case EventName.InBody _ -> machine.events().stream();
        };
    }

    private List<Sample> of(String event) {
        SequencedSet<Condition> conditions = conditions(event);
        List<Sample> samples = new ArrayList<>();
        for (Condition condition : conditions) {
            ObjectNode body = body(event, condition);
            if (condition.holds(body)) {
                String label = conditions.size() == 1 ? event : event + ", " + words(condition);
                samples.add(new Sample(machine.event(event, body), label, body, true));
                less(event, body).ifPresent(samples::add);
            }
        }
        if (samples.isEmpty()) {
            ObjectNode body = body(event, Condition.ALWAYS);
            samples.add(new Sample(machine.event(event, body), event, body, true));
        }
        return samples;
    }

    /** Whether any event of a call is told by more than its name. */
    static boolean haveConditions(Machine machine, Call call) {
        Samples samples = new Samples(machine, call);
        return samples.events()
                .flatMap(event -> samples.conditions(event).stream())
                .anyMatch(condition -> !condition.equals(Condition.ALWAYS));
    }

    private SequencedSet<Condition> conditions(String event) {
        return Stream.concat(machine.states().values().stream(), Stream.of(machine.everywhere()))
                .map(State::transitions)
                .flatMap(rows -> rows.getOrDefault(event, List.of()).stream())
                .map(Transition::when)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same with less of what must not fall. */
    private Optional<Sample> less(String event, ObjectNode body) {
        return machine.fields().stream()
                .filter(Field::rising)
                .filter(field -> body.at(field.pointer()).isNumber())
                .findFirst()
                .map(field -> {
                    ObjectNode lower = body.deepCopy();
                    long number = body.at(field.pointer()).longValue();
                    put(lower, field.pointer(), JsonNodeFactory.instance.numberNode(number - 1));
                    return new Sample(machine.event(event, lower), event + ", falling", lower, false);
                });
    }

    private ObjectNode body(String event, Condition condition) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (call.event() instanceof EventName.InBody(JsonPointer pointer)) {
            put(body, pointer, JsonNodeFactory.instance.textNode(event));
        }
        // An object is shown though it may be left out, so that it is seen that there is one.
        for (Field field : machine.fields()) {
            if (field.kind() == Field.Kind.OBJECT && !isAbsent(condition, field)) {
                put(body, field.pointer(), JsonNodeFactory.instance.objectNode());
            }
        }
        for (Part part : condition.parts()) {
            value(part.field(), part.test())
                    .ifPresent(value -> put(body, part.field().pointer(), value));
        }
        return body;
    }

    private static boolean isAbsent(Condition condition, Field field) {
        return condition.parts().stream()
                .anyMatch(part -> part.field().equals(field) && part.test().equals(new Test.Given(false)));
    }

    private static Optional<JsonNode> value(Field field, Test test) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (test) {
            case Test.Given(boolean given) when !given -> Optional.empty();
            case Test.Given _ ->
                switch (field.kind()) {
                    case TEXT -> Optional.of(json.textNode("text"));
                    case WHOLE -> Optional.of(json.numberNode(NUMBER));
                    case OBJECT -> Optional.of(json.objectNode());
                };
            case Test.Equal(String text) -> Optional.of(json.textNode(text));
            case Test.Within(long from, long to) -> Optional.of(json.numberNode(Math.clamp(NUMBER, from, to)));
            case Test.Any(List<Test> tests) -> tests.isEmpty() ? Optional.empty() : value(field, tests.getFirst());
        };
    }

    /** Whatever is on the way there becomes an object, and what is an object already keeps what it has. */
    static void put(ObjectNode root, JsonPointer pointer, JsonNode value) {
        ObjectNode parent = root;
        JsonPointer rest = pointer;
        while (!rest.matches() && !rest.tail().matches()) {
            String name = rest.getMatchingProperty();
            parent = parent.get(name) instanceof ObjectNode object ? object : parent.putObject(name);
            rest = rest.tail();
        }
        if (!rest.matches()) {
            boolean filled = value.isObject() && parent.get(rest.getMatchingProperty()) instanceof ObjectNode;
            if (!filled) {
                parent.set(rest.getMatchingProperty(), value);
            }
        }
    }

    /** A condition as it is read aloud. */
    static String words(Condition condition) {
        return condition.parts().isEmpty()
                ? "otherwise"
                : condition.parts().stream().map(Samples::words).collect(Collectors.joining(", "));
    }

    private static String words(Part part) {
        return part.field().name() + " " + words(part.test());
    }

    private static String words(Test test) {
        return switch (test) {
            case Test.Given(boolean given) -> given ? "given" : "absent";
            case Test.Equal(String text) -> text;
            case Test.Within(long from, long to) when from == to -> Long.toString(from);
            case Test.Within(long from, long to) when to == Long.MAX_VALUE -> from + " or more";
            case Test.Within(long from, long to) when from == Long.MIN_VALUE -> to + " or less";
            case Test.Within(long from, long to) -> from + " to " + to;
            case Test.Any(List<Test> tests) ->
                tests.stream().map(Samples::words).collect(Collectors.joining(" or "));
        };
    }
}
