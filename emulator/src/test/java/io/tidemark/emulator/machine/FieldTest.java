package io.tidemark.emulator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "45, 45",
                "-5, -5",
                "10.5, 10",
                "-10.9, -10",
                "0.999, 0",
                "-0.0, 0",
                "1e3, 1000",
                "1e30, 9223372036854775807",
                "-1e30, -9223372036854775807",
                "1e999, 9223372036854775807",
                "-1e999, -9223372036854775807",
                "1e-999, 0",
                "9223372036854775807, 9223372036854775807",
                "9223372036854775808, 9223372036854775807",
                // The least of all longs means that there is no number.
                "-9223372036854775808, -9223372036854775807",
                "99999999999999999999999, 9223372036854775807",
                "true, 1",
                "false, 0",
                "\"45\", 45",
                "\" 45 \", 45",
                "\"+45\", 45",
                "\"-45\", -45",
                "\"007\", 7",
                "\"99999999999999999999\", 9223372036854775807",
                "\"10.5\", ",
                "\"1e3\", ",
                "\"4 5\", ",
                "\"x\", ",
                "\"\", ",
                "\"-\", ",
                "null, ",
                "[], ",
                "[45], ",
                "{}, "
            })
    void wholeNumbersAreReadOfEveryKindOfJson(String json, String number) throws JsonProcessingException {
        Field field = field(Field.Kind.WHOLE);
        long expected = number == null ? Event.NO_NUMBER : Long.parseLong(number);
        for (ObjectMapper mapper : new ObjectMapper[] {JSON, EXACT}) {
            JsonNode body = mapper.readTree("{\"a\": {\"b\": " + json + "}}");
            assertThat(field.whole(body)).isEqualTo(expected);
            assertThat(field.read(body).orElse(null)).isEqualTo(number);
            assertThat(field.accepts(body)).isTrue();
        }
    }

    @Test
    void textsOfAnyLengthAreReadInNoTime() throws JsonProcessingException {
        JsonNode body = JSON.readTree("{\"a\": {\"b\": \"" + "9".repeat(1_000_000) + "\"}}");
        assertThat(field(Field.Kind.WHOLE).whole(body)).isEqualTo(Event.NO_NUMBER);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"a\", a",
                "\"\", ``",
                "5, 5",
                "5.50, 5.5",
                "true, true",
                "null, ",
                "[1], [1]",
                "{\"c\":1}, {\"c\":1}"
            })
    void textsAreReadOfEveryKindOfJson(String json, String text) throws JsonProcessingException {
        JsonNode body = JSON.readTree("{\"a\": {\"b\": " + json + "}}");
        assertThat(field(Field.Kind.TEXT).read(body).orElse(null)).isEqualTo(text);
        assertThat(field(Field.Kind.TEXT).accepts(body)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"c\":1}, true",
                "{}, true",
                "null, true",
                "[], false",
                "\"\", false",
                "\"{}\", false",
                "0, false",
                "false, false",
                "1.5, false"
            })
    void objectsMustBeObjects(String json, boolean accepted) throws JsonProcessingException {
        JsonNode body = JSON.readTree("{\"a\": {\"b\": " + json + "}}");
        assertThat(field(Field.Kind.OBJECT).accepts(body)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @EnumSource(Field.Kind.class)
    void whatIsMissingIsNotGiven(Field.Kind kind) throws JsonProcessingException {
        for (String body : new String[] {"{}", "{\"a\": 5}", "{\"a\": [1]}", "[]", "5", "null", "\"a\""}) {
            assertThat(field(kind).read(JSON.readTree(body))).as(body).isEmpty();
            assertThat(field(kind).accepts(JSON.readTree(body))).as(body).isTrue();
        }
    }

    @Test
    void onlyNumbersRise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Field("a", JsonPointer.compile("/a"), Field.Kind.TEXT, true))
                .withMessage("only a whole number can rise, not a");
    }

    private static Field field(Field.Kind kind) {
        return new Field("b", JsonPointer.compile("/a/b"), kind, false);
    }
}
