package io.tidemark.emulator.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "1 2.5; {\"type\":\"number\"}",
                "1 \"a\" null; {\"type\":[\"null\",\"number\",\"string\"]}",
                "{}; {\"type\":\"object\"}",
                "{\"a\":1} {\"a\":null,\"b\":true}; {\"type\":\"object\",\"properties\":"
                        + "{\"a\":{\"type\":[\"null\",\"number\"]},\"b\":{\"type\":\"boolean\"}}}",
                "[] [1,[]]; {\"type\":\"array\",\"items\":{\"type\":[\"array\",\"number\"]}}",
                "``; {}"
            })
    void theShapeIsWhatExamplesHaveInCommon(String examples, String schema) {
        List<JsonNode> nodes = Stream.of(examples.split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> Parts.parse(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(Shape.of(nodes)).hasToString(schema);
    }
}
