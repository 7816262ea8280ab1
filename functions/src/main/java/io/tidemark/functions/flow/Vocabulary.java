package io.tidemark.functions.flow;

import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.plan.Variable.Csv;
import io.tidemark.core.plan.Variable.Env;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What references may name, and in which slot of a session its value is. */
final class Vocabulary {
    private final Map<String, Part> words = new HashMap<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, Integer> extracted = new LinkedHashMap<>();

    private record Table(int slot, List<String> columns) {}

    Vocabulary(Plan plan, Secrets secrets, Spot spot) {
        words.put("user", new Part.User());
        words.put("iteration", new Part.Iteration());
        int slot = 0;
        for (Variable variable : plan.variables()) {
            switch (variable) {
                case Env env ->
                    words.put(
                            env.name(),
                            new Part.Fixed(secrets.read(
                                    env.variable(), spot.at("variables").at(env.name()))));
                case Csv csv ->
                    tables.put(csv.name(), new Table(slot++, csv.rows().columns()));
                case Variable.RandomNumber _, Variable.Uuid _, Variable.Counter _, Variable.Time _ ->
                    words.put(variable.name(), new Part.Drawn(slot++, 0));
            }
        }
        plan.steps().forEach(step -> step.extractions().forEach(extraction -> addExtracted(extraction, spot)));
    }

    private void addExtracted(Extraction extraction, Spot spot) {
        String name = extraction.variable();
        if (extracted.containsKey(name)) {
            return;
        }
        if (words.containsKey(name)) {
            spot.report(name, "must not be extracted, as it is a variable already", "choose another name");
        }
        int slot = extracted.size();
        extracted.put(name, slot);
        words.putIfAbsent(name, new Part.Extracted(slot));
    }

    /** Variables that are drawn, in the order of their slots. */
    static List<Variable> drawn(Plan plan) {
        return plan.variables().stream()
                .filter(variable -> !(variable instanceof Env))
                .toList();
    }

    int extractedCount() {
        return extracted.size();
    }

    /** The slot an extraction of this plan fills. */
    int extractedSlot(String variable) {
        Integer slot = extracted.get(variable);
        if (slot == null) {
            throw new IllegalArgumentException("nothing extracts " + variable);
        }
        return slot;
    }

    /** Empty after a problem has been reported. */
    Optional<Part> find(String reference, Spot spot) {
        Part word = words.get(reference);
        if (word != null) {
            return Optional.of(word);
        }
        int dot = reference.indexOf('.');
        Table table = tables.get(dot < 0 ? reference : reference.substring(0, dot));
        if (table == null) {
            spot.report("${" + reference + "}", "must name a variable", "known are " + known());
            return Optional.empty();
        }
        int column = dot < 0 ? -1 : table.columns().indexOf(reference.substring(dot + 1));
        if (column < 0) {
            spot.report("${" + reference + "}", "must name a column", "the table has " + table.columns());
            return Optional.empty();
        }
        return Optional.of(new Part.Drawn(table.slot(), column));
    }

    private List<String> known() {
        List<String> names = new ArrayList<>(words.keySet());
        tables.forEach((name, table) -> names.add(name + '.' + table.columns().getFirst()));
        names.sort(null);
        return names;
    }
}
