package io.tidemark.experiment.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void valuesAreRead() {
        assertThat(Json.parse("""
                {"a": 1, "b": [1.5, true, null, "x"], "c": {"d": 12345678901}, "e": 123456789012345678901}"""))
                .isEqualTo(Map.of(
                        "a",
                        1L,
                        "b",
                        java.util.Arrays.asList(1.5, true, null, "x"),
                        "c",
                        Map.of("d", 12345678901L),
                        "e",
                        1.2345678901234568e20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"b\":[1.5,true,null,\"x\\n\"],\"z\":{},\"c\":[]}", "\"text\"", "null", "-1"})
    void whatIsReadIsWrittenAsItWas(String text) {
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void numbersThatJsonDoesNotHaveBecomeNull() {
        assertThat(Json.write(List.of(Double.NaN, Double.POSITIVE_INFINITY, 2.5f)))
                .isEqualTo("[null,null,2.5]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "{'a': 1}", "[1] [2]", "nope", "{\"a\": }"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be");
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/1/id, /b",
        "'', whole",
        "/apps/2/id, none",
        "/apps/01/id, none",
        "/a~1b, slash",
        "/m~0n, tilde",
        "/nothing, none",
        "/apps/x, none"
    })
    void pointersLead(String pointer, String expected) {
        Object value = Json.parse("""
                {"apps": [{"id": "/a"}, {"id": "/b"}], "a/b": "slash", "m~n": "tilde", "nothing": null}""");
        Object found = Pointer.parse(pointer).find(value).orElse("none");
        assertThat(found).isEqualTo(expected.equals("whole") ? value : expected);
    }

    @Test
    void pointersBeginWithASlash() {
        assertThatThrownBy(() -> Pointer.parse("apps/0")).hasMessageContaining("/items/0/id");
    }
}
