package io.tidemark.sizing.filter;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.price.MachineType;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a type must be to be chosen. */
sealed interface Condition {
    boolean holds(MachineType type);

    /** Stands where there was a mistake. */
    Condition NONE = new Having(type -> false);

    /** One of these. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(MachineType type) {
            return parts.stream().anyMatch(part -> part.holds(type));
        }
    }

    /** All of these. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(MachineType type) {
            return parts.stream().allMatch(part -> part.holds(type));
        }
    }

    /** Not this. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(MachineType type) {
            return !part.holds(type);
        }
    }

    /** A figure or a property. */
    record Having(Predicate<MachineType> test) implements Condition {
        public Having {
            requireNonNull(test, "test is null");
        }

        @Override
        public boolean holds(MachineType type) {
            return test.test(type);
        }
    }

    /** A name, a family or a pattern. */
    record Named(NamePattern pattern) implements Condition {
        @Override
        public boolean holds(MachineType type) {
            return pattern.matches(type.name());
        }
    }

    /** The patterns that types are asked for by, and those that are ruled out by being named. */
    static Stream<Naming> namings(Condition condition, boolean wanted) {
        return switch (condition) {
            case Any(List<Condition> parts) -> parts.stream().flatMap(part -> namings(part, wanted));
            case All(List<Condition> parts) -> parts.stream().flatMap(part -> namings(part, wanted));
            case Not(Condition part) -> namings(part, !wanted);
            case Named(NamePattern pattern) -> Stream.of(new Naming(pattern, wanted));
            case Having _ -> Stream.empty();
        };
    }

    record Naming(NamePattern pattern, boolean wanted) {}
}
