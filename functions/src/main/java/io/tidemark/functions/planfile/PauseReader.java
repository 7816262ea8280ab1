package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Pause;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.time.Duration;
import java.util.Optional;

/** {@code 5s}, {@code {from: 1s, to: 3s}} or {@code {mean: 5s, deviation: 100ms}}. */
final class PauseReader {
    private static final String EXPECTED =
            "must be a duration such as 5s, {from: 1s, to: 3s} or {mean: 5s, deviation: 1s}";

    private PauseReader() {}

    static Pause read(Value value) {
        if (value.isScalar()) {
            return new Pause.Fixed(value.duration());
        }
        if (!value.isMapping()) {
            value.reject(EXPECTED);
            return Pause.NONE;
        }
        Section section = value.section(PlanKeys.PAUSE);
        Optional<Value> from = section.find("from");
        Optional<Value> to = section.find("to");
        Optional<Value> mean = section.find("mean");
        Optional<Value> deviation = section.find("deviation");
        if (from.isPresent() && to.isPresent() && mean.isEmpty() && deviation.isEmpty()) {
            return uniform(from.get().duration(), to.get());
        }
        if (mean.isPresent() && deviation.isPresent() && from.isEmpty() && to.isEmpty()) {
            return new Pause.Normal(mean.get().duration(), deviation.get().duration());
        }
        value.reject(EXPECTED);
        return Pause.NONE;
    }

    private static Pause uniform(Duration from, Value last) {
        int before = last.problems().count();
        Duration to = last.duration();
        if (from.compareTo(to) <= 0) {
            return new Pause.Uniform(from, to);
        }
        if (last.problems().count() == before) {
            last.reject("must not be less than from");
        }
        return Pause.NONE;
    }
}
