package io.tidemark.functions.yaml;

import io.tidemark.functions.yaml.Tree.Kind;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Tells numbers and booleans from text by YAML 1.2's core schema, for files and flags alike. */
public final class ScalarKinds {
    private static final Pattern WORDS = Pattern.compile("(?i)yes|no|on|off");

    private final ScalarResolver resolver = new CoreSchema().getScalarResolver();
    private final boolean words;

    public ScalarKinds() {
        this(false);
    }

    private ScalarKinds(boolean words) {
        this.words = words;
    }

    /** The words of YAML 1.1 are booleans as well: {@code yes}, {@code no}, {@code on}, {@code off}. */
    public static ScalarKinds withWords() {
        return new ScalarKinds(true);
    }

    /** Of a scalar without quotes and without a tag. */
    public Kind ofPlain(String text) {
        return words && WORDS.matcher(text).matches() ? Kind.BOOLEAN : ofTag(resolver.resolve(text, true));
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
