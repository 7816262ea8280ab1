package io.tidemark.emulator.file;

import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Value;
import java.util.List;

/** Mappings whose keys are the user's own words, none of them twice. */
final class Entries {
    private Entries() {}

    /** A problem and none when it is something else. */
    static List<NamedValue> of(Value value, String expected) {
        if (!value.isMapping()) {
            value.reject(expected, value.isKind(Tree.Kind.NULL) ? "write {} for none" : "");
            return List.of();
        }
        return value.entries(expected);
    }
}
