package io.tidemark.aggregator.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import java.util.List;

/** What was to be done: the phases, and the plan as it was read. */
final class PlanSection {
    private PlanSection() {}

    static void write(RunInfo info, Html html) {
        html.open("section", "id", "plan").element("h2", "Plan");
        if (!info.phases().isEmpty()) {
            phases(info.phases(), html);
        }
        html.open("details").element("summary", "The whole plan as JSON");
        html.element("pre", pretty(info.planJson()), "tabindex", "0").close();
        html.close().line();
    }

    private static void phases(List<PhaseSpan> phases, Html html) {
        Table table = Table.open(
                html,
                "phases",
                "plain words",
                "Phases",
                List.of(
                        Column.text("Phase"),
                        Column.number("from"),
                        Column.number("to"),
                        Column.text("Load"),
                        Column.text("Counts")));
        table.body("rows");
        for (PhaseSpan phase : phases) {
            table.row(List.of(
                    Cell.of(phase.name()),
                    Cell.of(Numbers.clock(phase.startMillis() / 1_000)),
                    Cell.of(Numbers.clock(phase.endMillis() / 1_000)),
                    Cell.of(phase.shape()),
                    Cell.of(phase.warmUp() ? "warm-up: excluded from the results" : "measured")));
        }
        table.endBody().close();
    }

    /** A plan that is no JSON is shown as it is: a report must not fail for the sake of its appendix. */
    private static String pretty(String planJson) {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        try {
            return mapper.writeValueAsString(mapper.readTree(planJson));
        } catch (JsonProcessingException e) {
            return planJson;
        }
    }
}
