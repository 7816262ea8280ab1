package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Tolerance.Limit;
import io.tidemark.core.plan.Tolerance.Ratio;
import io.tidemark.core.units.Percents;
import io.tidemark.functions.yaml.HintedException;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How many bad requests a run may have. */
final class ToleranceReader {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d+)?");

    private ToleranceReader() {}

    /** @param stepNames what limits can be set for; of a plan whose steps have no problems */
    static Tolerance read(Value value, List<String> stepNames) {
        Section section = value.section(PlanKeys.TOLERANCE);
        Limit overall = limit(section, Tolerance.DEFAULT.overall());
        Map<String, Limit> byName = new HashMap<>();
        section.find("names").ifPresent(names -> {
            for (NamedValue entry : names.entries("must be a mapping of names of steps to limits")) {
                if (!stepNames.contains(entry.name())) {
                    entry.rejectName("must be the name of a step", Suggestion.of(entry.name(), stepNames));
                }
                Limit inherited = new Limit(overall.share(), overall.ratio(), null);
                byName.put(entry.name(), limit(entry.value().section(PlanKeys.LIMIT), inherited));
            }
        });
        return new Tolerance(overall, byName, section.yes("abort", Tolerance.DEFAULT.abort()));
    }

    private static Limit limit(Section section, Limit otherwise) {
        double share = section.find("bad")
                .map(value -> value.parse(ToleranceReader::share, otherwise.share()))
                .orElse(otherwise.share());
        Ratio ratio = section.choice("of", PlanChoices.RATIO, otherwise.ratio());
        Optional<Duration> objective = section.find("latency").map(Value::positiveDuration);
        return new Limit(share, ratio, objective.orElse(otherwise.objective()));
    }

    private static double share(String text) {
        try {
            return Percents.parse(text);
        } catch (IllegalArgumentException e) {
            if (NUMBER.matcher(text).matches()) {
                throw new HintedException(e, "write " + text + "%");
            }
            throw e;
        }
    }
}
