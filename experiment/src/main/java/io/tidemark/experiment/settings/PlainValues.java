package io.tidemark.experiment.settings;

import io.tidemark.functions.yaml.Tree;
import org.jspecify.annotations.Nullable;

/** What was written, as JSON has values. */
public final class PlainValues {
    private PlainValues() {}

    /** With nothing filled in. */
    public static @Nullable Object of(Tree tree) {
        return TreeTemplates.plain(tree);
    }
}
