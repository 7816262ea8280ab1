package io.tidemark.functions.yaml;

import io.tidemark.functions.yaml.Tree.Kind;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Tells numbers and booleans from text by YAML 1.2's core schema, for files and flags alike. */
public final class ScalarKinds {
    private final ScalarResolver resolver = new CoreSchema().getScalarResolver();

    /** Of a scalar without quotes and without a tag. */
    public Kind ofPlain(String text) {
        return ofTag(resolver.resolve(text, true));
    }

    private static Kind ofTag(Tag tag) {
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Kind.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Kind.NULL : Kind.TEXT;
    }
}
