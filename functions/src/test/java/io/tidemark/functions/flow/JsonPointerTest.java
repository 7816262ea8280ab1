package io.tidemark.functions.flow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {
    private static final String DOCUMENT = """
            {"a": {"b": [10, {"c": "deep"}, [true, null]], "skip": {"b": 1}},
             "": "empty", "a/b": "slash", "m~n": "tilde", "~1": "literal", "grün": "\\u00fc😀",
             "n": 1.50, "e": 1e3, "big": 123456789012345678901234567890, "twice": 1, "twice": 2,
             "o": { "x" : [ 1.50 , "y" ] }}
            """;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            /a/b/0,   10
            /a/b/1/c, deep
            /a/b/2/0, true
            /a/b/2/1, null
            /,        empty
            /a~1b,    slash
            /m~0n,    tilde
            /~01,     literal
            /grün,    ü😀
            /n,       1.50
            /e,       1e3
            /big,     123456789012345678901234567890
            /twice,   1
            /o,       `{"x":[1.50,"y"]}`
            /a/b/2,   `[true,null]`
            """)
    void valueIsFoundAsText(String pointer, String expected) throws BadResponse {
        assertThat(read(pointer, Response.ok(DOCUMENT))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/b",
                "/a/c",
                "/a/b/3",
                "/a/b/-",
                "/a/b/00",
                "/a/b/x",
                "/a/b/99999999999",
                "/n/0",
                "/a/b/2/1/x",
                "//"
            })
    void pointerToNothingFindsNothing(String pointer) throws BadResponse {
        assertThat(read(pointer, Response.ok(DOCUMENT))).isEmpty();
    }

    @Test
    void emptyPointerIsTheDocument() throws BadResponse {
        assertThat(read("", Response.ok(" [1, {\"a\": \"\\\"\"}] "))).contains("[1,{\"a\":\"\\\"\"}]");
        assertThat(read("", Response.ok("7"))).contains("7");
    }

    @ParameterizedTest
    @CsvSource({
        "'', body is empty instead of JSON",
        "<html>, body is not valid JSON",
        "'{\"x\": 1, ', body is not valid JSON",
        "'{\"x\" 1}', body is not valid JSON",
        "'{\"x\": }', body is not valid JSON"
    })
    void whatIsNotJsonIsBad(String body, String detail) {
        assertThatThrownBy(() -> read("/a", Response.ok(body)))
                .isInstanceOf(BadResponse.class)
                .hasMessage(detail);
    }

    @Test
    void valueBeforeTheCutIsStillFound() throws BadResponse {
        Response cut = Response.ok("{\"a\": 1, \"b\": 2}").cutTo(8);
        assertThat(read("/a", cut)).contains("1");
        assertThatThrownBy(() -> read("/b", cut)).hasMessage("body is not valid JSON; only the first 8 B were kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/0", "/0/0/0", "/1", "/a"})
    void deepNestingFailsInsteadOfCrashing(String pointer) {
        String arrays = "[".repeat(100_000) + "]".repeat(100_000);
        String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        for (String body : new String[] {arrays, objects, "[".repeat(100_000)}) {
            assertThat(outcome(pointer, body)).isIn("JSON is too deep or too large", "");
        }
        assertThat(outcome("", arrays)).isEqualTo("JSON is too deep or too large");
    }

    @Test
    void hugeValuesFailInsteadOfCrashing() {
        assertThat(outcome("/n", "{\"n\": " + "9".repeat(100_000) + "}")).isIn("JSON is too deep or too large", "9");
        assertThat(outcome("", "{\"" + "k".repeat(200_000) + "\": 1}")).isEqualTo("JSON is too deep or too large");
    }

    @Test
    void charsetsAreFoundOrNamed() throws BadResponse {
        byte[] latin = "{\"a\": \"grün\"}".getBytes(ISO_8859_1);
        assertThat(read("/a", Response.of(200, latin).header("Content-Type", "application/json; charset=iso-8859-1")))
                .contains("grün");
        assertThat(read("/a", Response.of(200, "{\"a\": \"grün\"}".getBytes(UTF_16BE))))
                .contains("grün");
        assertThat(read("/a", Response.ok("\uFEFF{\"a\": \"grün\"}"))).contains("grün");
    }

    private static String outcome(String pointer, String body) {
        try {
            return read(pointer, Response.ok(body))
                    .map(text -> text.substring(0, 1))
                    .orElse("");
        } catch (BadResponse bad) {
            return bad.judgement().detail();
        }
    }

    private static Optional<String> read(String pointer, Response response) throws BadResponse {
        Spot spot = new Spot("", new ArrayList<>());
        JsonPointer compiled = JsonPointer.of(pointer, new JsonFactory(), spot);
        assertThat(spot.problems()).isEmpty();
        return compiled.read(new Content(response));
    }
}
