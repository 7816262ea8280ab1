package io.tidemark.infra;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what the app makes to where the command line has it from. Needs Node, as all of the CDK does. */
public final class Templates {

    private static final List<String> SECTIONS =
            List.of("Description", "Parameters", "Conditions", "Resources", "Outputs");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Templates() {}

    /** Arguments: a directory for all that the CDK writes, and that of the templates. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[1]);
        for (Map.Entry<String, String> template : synthesize(Path.of(args[0])).entrySet()) {
            Files.writeString(directory.resolve(template.getKey()), template.getValue());
        }
    }

    /**
     * The templates by file name.
     *
     * @param assembly directory for all that the CDK writes
     */
    static Map<String, String> synthesize(Path assembly) throws IOException {
        InfraApp.create(assembly, Map.of()).synth();
        Map<String, String> templates = new TreeMap<>();
        templates.put("swarm.json", template(assembly, InfraApp.SWARM));
        templates.put("target.json", template(assembly, InfraApp.TARGET));
        return templates;
    }

    private static String template(Path assembly, String stack) throws IOException {
        JsonNode template =
                JSON.readTree(assembly.resolve(stack + ".template.json").toFile());
        ObjectNode sorted = JSON.createObjectNode();
        for (String section : SECTIONS) {
            if (template.has(section)) {
                sorted.set(section, template.get(section));
            }
        }
        if (sorted.size() != template.size()) {
            throw new IllegalStateException("sections of the template that are not known: " + template.fieldNames());
        }
        return print(sorted);
    }

    static String print(JsonNode template) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        return JSON.writer(printer).writeValueAsString(template) + "\n";
    }
}
