package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Check.Regex;
import io.tidemark.core.plan.Extraction;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is taken from a response for later steps. */
final class ExtractionReader {
    private static final String EXPECTED =
            "must be {header: NAME}, {header: NAME, regex: PATTERN}, {regex: PATTERN} or {json: POINTER}";

    private ExtractionReader() {}

    /** The plan's variables, not those that earlier steps extracted, which may be extracted again. */
    static List<Extraction> read(Optional<Value> value, KnownNames variables) {
        List<Extraction> extractions = new ArrayList<>();
        value.ifPresent(found -> {
            for (NamedValue entry : found.entries("must be a mapping of variable names to extractions")) {
                checkName(entry, variables);
                extraction(entry.name(), entry.value()).ifPresent(extractions::add);
            }
        });
        return extractions;
    }

    private static void checkName(NamedValue entry, KnownNames variables) {
        try {
            Syntax.variable(entry.name());
        } catch (IllegalArgumentException e) {
            entry.rejectName(String.valueOf(e.getMessage()), "");
        }
        if (variables.isTaken(entry.name())) {
            entry.rejectName("must not have the name of a variable", "choose another name");
        }
    }

    private static Optional<Extraction> extraction(String name, Value value) {
        if (!value.isMapping()) {
            value.reject(EXPECTED);
            return Optional.empty();
        }
        Section section = value.section(PlanKeys.EXTRACTION);
        Optional<Value> header = section.find("header");
        Optional<Value> json = section.find("json");
        Optional<Value> regex = section.find("regex");
        if (json.isPresent() ? header.isPresent() || regex.isPresent() : header.isEmpty() && regex.isEmpty()) {
            value.reject(EXPECTED);
            return Optional.empty();
        }
        if (json.isPresent()) {
            return Optional.of(new Extraction.FromJson(name, json.get().parse(Syntax::pointer, "")));
        }
        Optional<Regex> pattern = regex.map(CheckReader::regex);
        if (header.isPresent()) {
            String headerName = header.get().parse(Syntax::headerName, "");
            return Optional.of(new Extraction.FromHeader(name, headerName, pattern.orElse(null)));
        }
        return pattern.map(found -> new Extraction.FromBody(name, found));
    }
}
