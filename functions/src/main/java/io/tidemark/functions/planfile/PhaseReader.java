package io.tidemark.functions.planfile;

import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.units.Durations;
import io.tidemark.functions.planfile.Offered.Model;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The phases of a load. */
final class PhaseReader {
    static final List<String> SHAPES = List.of("users", "rate", "steps", "burst", "spike");
    private static final String FOR = "is missing: how long, such as 30s";

    private PhaseReader() {}

    /** A phase and the model its numbers are of, when they say so, also when they are wrong otherwise. */
    record Read(Phase phase, Optional<Model> model) {}

    static Read read(Value value, int number) {
        Section section = value.section(PlanKeys.PHASE);
        String name = section.find("name").map(Value::label).orElse(nameOf(number));
        boolean warmUp = section.yes("warm-up", false);
        Optional<String> form = value.isMapping() ? form(section) : Optional.empty();
        Optional<Modelled> shape = form.flatMap(key -> shape(key, section));
        return new Read(
                new Phase(name, shape.map(Modelled::shape).orElse(placeholder()), warmUp),
                shape.map(Modelled::model).or(() -> form.flatMap(PhaseReader::modelOf)));
    }

    private static Optional<String> form(Section section) {
        Optional<String> form = section.exclusive(SHAPES);
        if (form.isEmpty()) {
            section.reject("", "must have one of " + String.join(", ", SHAPES));
        }
        return form;
    }

    static Optional<Model> modelOf(String form) {
        return switch (form) {
            case "users" -> Optional.of(Model.USERS);
            case "rate", "burst" -> Optional.of(Model.RATE);
            default -> Optional.empty();
        };
    }

    static String nameOf(int number) {
        return "phase-" + number;
    }

    record Modelled(Shape shape, Model model) {}

    static Shape placeholder() {
        return new Shape.Constant(Level.of(1), Duration.ofSeconds(1));
    }

    private static Optional<Modelled> shape(String form, Section section) {
        Value value = section.find(form).orElseThrow();
        return switch (form) {
            case "users" -> level(Offered.users(value), section, "for");
            case "rate" -> level(Offered.rate(value), section, "for");
            case "steps" -> steps(value, section);
            case "burst" -> burst(value, section);
            default -> spike(value, section);
        };
    }

    /** A constant load, or a ramp when a range is written. */
    static Optional<Modelled> level(Optional<Offered> offered, Section section, String durationKey) {
        Duration duration = requiredDuration(section, durationKey, FOR);
        return offered.map(load -> new Modelled(
                load.range()
                        ? new Shape.Ramp(load.from(), load.to(), duration)
                        : new Shape.Constant(load.from(), duration),
                load.model()));
    }

    private static Optional<Modelled> steps(Value value, Section phase) {
        phase.forbid(List.of("for"), "follows from steps: every times count");
        Section section = value.section(PlanKeys.STEPS);
        if (!value.isMapping()) {
            return Optional.empty();
        }
        Optional<Offered> from = required(section, "from").flatMap(Offered::level);
        Optional<Offered> by = required(section, "by").flatMap(Offered::level);
        Duration every = requiredDuration(section, "every", "is missing: how long each level lasts, such as 30s");
        int count = requiredCount(section, "count", PlanLimits.STEPS_OF_LOAD);
        if (!sameModel(value, from, by) || !fits(value, every, count)) {
            return Optional.empty();
        }
        Level first = from.orElseThrow().from();
        Level difference = by.orElseThrow().from();
        long most = from.orElseThrow().model() == Model.USERS ? PlanLimits.USERS * Level.ONE : Level.MAX_MICROS;
        if (count > 1 && difference.micros() > (most - first.micros()) / (count - 1)) {
            value.reject("must not end above " + new Level(most));
            return Optional.empty();
        }
        return Optional.of(new Modelled(
                new Shape.Steps(first, difference, every, count),
                from.orElseThrow().model()));
    }

    private static Optional<Modelled> burst(Value value, Section phase) {
        phase.forbid(List.of("for"), "follows from burst: every times the number of times");
        Section section = value.section(PlanKeys.BURST);
        if (!value.isMapping()) {
            return Optional.empty();
        }
        int size = requiredCount(section, "size", PlanLimits.BURST);
        Duration every = requiredDuration(section, "every", "is missing: the time between bursts, such as 10s");
        int times = requiredCount(section, "times", PlanLimits.TIMES);
        return fits(value, every, times)
                ? Optional.of(new Modelled(new Shape.Burst(size, every, times), Model.RATE))
                : Optional.empty();
    }

    private static Optional<Modelled> spike(Value value, Section phase) {
        Duration duration = requiredDuration(phase, "for", FOR);
        Section section = value.section(PlanKeys.SPIKE);
        if (!value.isMapping()) {
            return Optional.empty();
        }
        Optional<Offered> base = required(section, "base").flatMap(Offered::level);
        Optional<Offered> peak = required(section, "peak").flatMap(Offered::level);
        required(section, "at");
        Duration at = section.duration("at", Duration.ZERO);
        Duration hold = requiredDuration(section, "hold", "is missing: how long the peak lasts, such as 5s");
        if (!sameModel(value, base, peak)) {
            return Optional.empty();
        }
        if (at.plus(hold).compareTo(duration) > 0) {
            value.reject("must end within the phase, but it ends at " + Durations.format(at.plus(hold)) + " of "
                    + Durations.format(duration));
            return Optional.empty();
        }
        Shape shape =
                new Shape.Spike(base.orElseThrow().from(), peak.orElseThrow().from(), at, hold, duration);
        return Optional.of(new Modelled(shape, base.orElseThrow().model()));
    }

    private static boolean sameModel(Value value, Optional<Offered> a, Optional<Offered> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        if (a.get().model() != b.get().model()) {
            value.reject("must have two numbers of users or two rates, not one of each");
            return false;
        }
        return true;
    }

    private static boolean fits(Value value, Duration every, int times) {
        boolean fits = every.multipliedBy(times).compareTo(Shape.MAX_DURATION) <= 0;
        if (!fits) {
            value.reject("must last at most " + Durations.format(Shape.MAX_DURATION));
        }
        return fits;
    }

    private static Optional<Value> required(Section section, String key) {
        return section.require(key, "is missing");
    }

    private static Duration requiredDuration(Section section, String key, String expected) {
        return section.require(key, expected).map(Value::positiveDuration).orElse(Duration.ofSeconds(1));
    }

    private static int requiredCount(Section section, String key, int max) {
        return required(section, key)
                .map(value -> Math.toIntExact(value.whole(1, max)))
                .orElse(1);
    }
}
