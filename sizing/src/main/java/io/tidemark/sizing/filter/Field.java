package io.tidemark.sizing.filter;

import io.tidemark.core.units.Sizes;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.TypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What can be said of a type. Each is a name, what values mean, and whether it says something alone. */
enum Field {
    VCPU("vcpu", "vcpus cpu cpus") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            double number = number(value, "a number of CPUs such as 4");
            return type -> operator.holds(Double.compare(type.cpus(), number));
        }
    },
    MEMORY("memory", "mem ram") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            long bytes = bytes(value);
            return type -> operator.holds(Long.compare(type.memoryBytes(), bytes));
        }
    },
    ARCH("arch", "architecture") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            requireEquality(operator);
            Architecture architecture = Architecture.of(value)
                    .orElseThrow(
                            () -> new IllegalArgumentException("must be " + String.join(" or ", Architecture.keys())));
            return type -> operator.holds(type.hardware().architectures().contains(architecture));
        }
    },
    FAMILY("family", "") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            requireEquality(operator);
            return type -> operator.holds(NamePattern.matches(value, type.family()));
        }
    },
    SIZE("size", "") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            OptionalLong rank = TypeName.rank(value.toLowerCase(Locale.ROOT));
            if (rank.isEmpty()) {
                throw new IllegalArgumentException("must be a size such as medium, large, 2xlarge or metal");
            }
            return type -> {
                OptionalLong own = TypeName.rank(new TypeName(type.name()).size());
                return own.isEmpty()
                        ? operator.holdsForNone()
                        : operator.holds(Long.compare(own.getAsLong(), rank.getAsLong()));
            };
        }
    },
    PRICE("price", "cost") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            double dollars = number(value, "dollars per hour such as 0.10");
            return type -> operator.holds(Double.compare(type.dollarsPerHour(), dollars));
        }
    },
    NETWORK("network", "net bandwidth") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            double gigabits = gigabits(value);
            return type -> operator.holds(Double.compare(type.networkGigabits(), gigabits));
        }
    },
    BURSTABLE("burstable", "") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            return flag(operator, value, MachineType::isBurstable);
        }
    },
    GENERATION("generation", "gen") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            if (value.equals("current") || value.equals("previous")) {
                return flag(operator, "yes", type -> type.hardware().current() == value.equals("current"));
            }
            double number = number(value, "a number such as 7, current or previous");
            return type -> {
                OptionalInt own = new TypeName(type.name()).generation();
                return own.isEmpty() ? operator.holdsForNone() : operator.holds(Double.compare(own.getAsInt(), number));
            };
        }
    },
    CURRENT("current", "") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            return flag(operator, value, type -> type.hardware().current());
        }
    },
    GPU("gpu", "gpus") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            if (TRUE.contains(value) || FALSE.contains(value)) {
                return flag(operator, value, type -> type.hardware().gpus() > 0);
            }
            double number = number(value, "a number of GPUs, yes or no");
            return type -> operator.holds(Double.compare(type.hardware().gpus(), number));
        }
    },
    BARE("bare", "") {
        @Override
        Predicate<MachineType> having(Operator operator, String value) {
            return flag(operator, value, type -> type.hardware().bare());
        }
    };

    /** What a field that stands alone is compared with. */
    static final String ALONE = "yes";

    private static final List<String> TRUE = List.of("yes", "true");
    private static final List<String> FALSE = List.of("no", "false");

    private final String key;
    /** Separated by blanks. */
    private final String otherNames;

    Field(String key, String otherNames) {
        this.key = key;
        this.otherNames = otherNames;
    }

    /** @throws IllegalArgumentException when the value is none of this field; says what was expected */
    abstract Predicate<MachineType> having(Operator operator, String value);

    static Optional<Field> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> field.key.equals(lower)
                        || List.of(field.otherNames.split(" ", -1)).contains(lower))
                .findFirst();
    }

    static String hint(String name) {
        return Suggestion.of(
                name, Arrays.stream(values()).map(field -> field.key).toList());
    }

    String key() {
        return key;
    }

    /** Whether it means something without a value, as {@code burstable} does. */
    boolean isFlag() {
        return switch (this) {
            case BURSTABLE, CURRENT, GPU, BARE -> true;
            case VCPU, MEMORY, ARCH, FAMILY, SIZE, PRICE, NETWORK, GENERATION -> false;
        };
    }

    private static void requireEquality(Operator operator) {
        if (!operator.isEquality()) {
            throw new IllegalArgumentException("can be compared with = and != only");
        }
    }

    private static Predicate<MachineType> flag(Operator operator, String value, Predicate<MachineType> property) {
        requireEquality(operator);
        String lower = value.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            throw new IllegalArgumentException("must be yes or no");
        }
        return type -> operator.holds(property.test(type) == TRUE.contains(lower));
    }

    private static double number(String value, String expected) {
        if (!value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw new IllegalArgumentException("must be " + expected);
        }
        return Double.parseDouble(value);
    }

    private static long bytes(String value) {
        try {
            return Sizes.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a size such as 4GiB or 512MiB", e);
        }
    }

    private static double gigabits(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean mega = lower.endsWith("mbit");
        String number = mega || lower.endsWith("gbit") ? value.substring(0, value.length() - "gbit".length()) : value;
        double figure = number(number, "what it moves for good, such as 0.75, 10Gbit or 500Mbit");
        return mega ? figure / 1000 : figure;
    }
}
