package io.tidemark.cli.experiment;

import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.text.Figures;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.component.Named;
import io.tidemark.experiment.component.Policy;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an experiment would do. */
final class PhaseList {
    private final PrintStream out;
    private final Experiment experiment;

    PhaseList(PrintStream out, Experiment experiment) {
        this.out = out;
        this.experiment = experiment;
    }

    void print(Show show) {
        for (Named<Policy> policy : experiment.policies()) {
            Optional<List<Map<String, Object>>> outline = policy.component().outline();
            if (show == Show.JSON) {
                outline.orElse(List.of()).forEach(point -> out.println(json(policy.name(), point)));
            } else {
                table(policy.name(), outline);
            }
        }
        if (show != Show.JSON) {
            out.println(experiment.title() + ": "
                    + (experiment.phases().isPresent()
                            ? Figures.count(experiment.phases().getAsLong(), "phase")
                            : "an unknown number of phases")
                    + ", " + Figures.count(experiment.repeat(), "run") + "; nothing was started.");
        }
        out.flush();
    }

    private void table(String policy, Optional<List<Map<String, Object>>> outline) {
        out.println(policy);
        if (outline.isEmpty()) {
            out.println("  its phases depend on what is measured, or on events");
            return;
        }
        int number = 0;
        for (Map<String, Object> point : outline.get()) {
            number++;
            out.println("  " + number + "   " + ExperimentDisplay.words(point));
        }
    }

    private static JsonLine json(String policy, Map<String, Object> point) {
        return ExperimentDisplay.put(JsonLine.of("phase").put("policy", policy), point);
    }
}
