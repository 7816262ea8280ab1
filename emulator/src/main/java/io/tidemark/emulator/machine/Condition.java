package io.tidemark.emulator.machine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What must be true of an event's body: all of its parts. */
public record Condition(List<Part> parts) {
    public static final Condition ALWAYS = new Condition(List.of());

    public Condition {
        parts = List.copyOf(parts);
    }

    public record Part(Field field, Test test) {
        public Part {
            requireNonNull(field, "field is null");
            requireNonNull(test, "test is null");
        }

        private boolean holds(JsonNode body) {
            return holds(test, body);
        }

        private boolean holds(Test one, JsonNode body) {
            return switch (one) {
                case Test.Given(boolean given) -> isGiven(body) == given;
                case Test.Equal(String text) ->
                    field.read(body).filter(text::equals).isPresent();
                case Test.Within(long from, long to) -> {
                    long number = field.whole(body);
                    yield number != Event.NO_NUMBER && number >= from && number <= to;
                }
                case Test.Any(List<Test> tests) -> tests.stream().anyMatch(each -> holds(each, body));
            };
        }

        private boolean isGiven(JsonNode body) {
            return field.kind() == Field.Kind.WHOLE
                    ? field.whole(body) != Event.NO_NUMBER
                    : field.read(body).isPresent();
        }
    }

    public sealed interface Test {
        record Given(boolean given) implements Test {}

        record Equal(String text) implements Test {}

        /** Both ends belong to it. */
        record Within(long from, long to) implements Test {}

        record Any(List<Test> tests) implements Test {
            public Any {
                tests = List.copyOf(tests);
            }
        }
    }

    public boolean holds(JsonNode body) {
        for (Part part : parts) {
            if (!part.holds(body)) {
                return false;
            }
        }
        return true;
    }
}
