package io.tidemark.experiment.macro;

import java.util.List;
import java.util.Set;

/** What stands between double braces: alternatives of which the first one that is not blank is taken. */
record Macro(List<Alternative> alternatives) implements Part {
    @Override
    public String render(Expanding scope) {
        for (Alternative alternative : alternatives) {
            String text = alternative.render(scope);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    @Override
    public void collect(Set<String> names) {
        alternatives.forEach(alternative -> names.addAll(alternative.names()));
    }

    @Override
    public void collectWanted(Set<String> names) {
        if (alternatives.size() == 1) {
            names.addAll(alternatives.getFirst().wanted());
        }
    }
}
