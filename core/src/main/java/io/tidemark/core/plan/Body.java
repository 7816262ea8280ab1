package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/** What a request carries. */
public sealed interface Body {
    Body NONE = new None();

    record None() implements Body {}

    /** Text with variable references, sent as UTF-8. */
    record Text(String text) implements Body {
        public Text {
            requireNonNull(text, "text is null");
        }
    }

    /** The bytes of a file as they are; read when the plan is made, so that every worker sends the same. */
    record Content(String source, byte[] bytes) implements Body {
        public Content {
            requireNonNull(source, "source is null");
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content(String otherSource, byte[] otherBytes)
                    && source.equals(otherSource)
                    && Arrays.equals(bytes, otherBytes);
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Content[" + source + ", " + bytes.length + " B]";
        }
    }

    /** Fields sent as {@code application/x-www-form-urlencoded}. */
    record Form(List<Field> fields) implements Body {
        public Form {
            fields = List.copyOf(fields);
        }
    }
}
