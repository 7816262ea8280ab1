package io.tidemark.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLineTest {
    @Test
    void valuesOfAllKinds() {
        assertThat(JsonLine.of("x")
                        .put("n", 5)
                        .put("half", 0.5)
                        .put("whole", 200.0)
                        .put("yes", true)
                        .put("inner", JsonLine.object().put("a", "b"))
                        .putTexts("list", List.of("a", "b\"c"))
                        .putCounts("counts", Map.of("5xx", 3L))
                        .toString())
                .isEqualTo("{\"type\":\"x\",\"n\":5,\"half\":0.5,\"whole\":200,\"yes\":true,\"inner\":{\"a\":\"b\"},"
                        + "\"list\":[\"a\",\"b\\\"c\"],\"counts\":{\"5xx\":3}}");
    }

    @Test
    void anEmptyObject() {
        assertThat(JsonLine.object().putTexts("none", List.of())).hasToString("{\"none\":[]}");
    }

    static List<List<String>> texts() {
        return List.of(
                List.of("plain", "plain"),
                List.of("a\"b", "a\\\"b"),
                List.of("a\\b", "a\\\\b"),
                List.of("two\nlines", "two\\nlines"),
                List.of("tab\treturn\r", "tab\\treturn\\r"),
                List.of("\u0007", "\\u0007"),
                List.of("ä€\u2028", "\\u00e4\\u20ac\\u2028"),
                List.of("\uD83C\uDF0A", "\\ud83c\\udf0a"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAreEscaped(List<String> text) {
        assertThat(JsonLine.object().put("t", text.getFirst())).hasToString("{\"t\":\"" + text.getLast() + "\"}");
    }

    @Test
    void whatIsNoNumberInJsonBecomesNull() {
        assertThat(JsonLine.object().put("i", Double.POSITIVE_INFINITY).put("n", Double.NaN))
                .hasToString("{\"i\":null,\"n\":null}");
    }
}
