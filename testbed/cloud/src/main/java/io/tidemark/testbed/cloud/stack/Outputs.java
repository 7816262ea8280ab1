package io.tidemark.testbed.cloud.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.testbed.cloud.template.Evaluation;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a stack tells: those outputs whose condition holds. */
final class Outputs {
    private Outputs() {}

    static Map<String, String> of(Definition definition, Evaluation evaluation) {
        Map<String, JsonNode> declared = definition.template().section("Outputs");
        Map<String, String> outputs = new LinkedHashMap<>();
        for (String name : evaluation.existing("Outputs")) {
            JsonNode output = declared.get(name);
            if (output != null) {
                outputs.put(name, evaluation.text(output.path("Value")));
            }
        }
        return outputs;
    }
}
