package io.tidemark.emulator.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.emulator.backend.Values.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Values VALUES = Map.<String, Object>of(
            "app", "app00001", "odd", "a\"b\\c\n\u0001é€😀", "cycles", 12L, "param", new RawJson("{\"a\":[1]}"))::get;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${app}             | \"app00001\"           | a text",
                "${cycles}          | 12                     | a number",
                "${param}           | {\"a\":[1]}            | JSON",
                "${nothing}         | null                   | nothing",
                "is ${app}          | \"is app00001\"        | within a text",
                "n=${cycles}        | \"n=12\"               | a number within a text",
                "p=${param}         | \"p={\\\"a\\\":[1]}\"  | JSON within a text",
                "[${nothing}]       | \"[]\"                 | nothing within a text",
                "${app}${cycles}    | \"app0000112\"         | two references",
                "$${app}            | \"${app}\"             | no reference",
                "$$${app}           | \"$${app}\"            | a dollar, and no reference",
                "$5 ${app} $        | \"$5 app00001 $\"      | dollars",
                "a\"b\\             | \"a\\\"b\\\\\"         | quotes",
                "{app}              | \"{app}\"              | braces"
            })
    void textsOfJson(String text, String json, String what) {
        Template template = new Template.Builder().text(text).build();
        assertThat(template.text(VALUES)).as(what).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${app}         | app00001",
                "${cycles}!     | 12!",
                "p=${param}     | p={\"a\":[1]}",
                "[${nothing}]   | []",
                "a\"b\\ $${app} | a\"b\\ ${app}"
            })
    void plainTextsAreWrittenAsTheyAre(String text, String written) {
        assertThat(Template.ofText(text).text(VALUES)).isEqualTo(written);
    }

    @Test
    void oddTextsStayTheSameThroughJson() throws JsonProcessingException {
        Template template = new Template.Builder()
                .raw("{")
                .key("${odd}")
                .text("${odd}")
                .raw(",")
                .key("within")
                .text("<${odd}>")
                .raw("}")
                .build();
        String odd = String.valueOf(VALUES.value("odd"));
        String text = template.text(VALUES);
        assertThat(new ObjectMapper().readTree(text))
                .isEqualTo(new ObjectMapper().valueToTree(Map.of(odd, odd, "within", "<" + odd + ">")));
        assertThat(template.bytes(VALUES)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${cycles}", "${param}", "${nothing}"})
    void keysAreTextsWhateverTheyReferTo(String key) throws JsonProcessingException {
        Template template =
                new Template.Builder().raw("{").key(key).raw("1").raw("}").build();
        assertThat(new ObjectMapper().readTree(template.text(VALUES)).propertyStream())
                .hasSize(1);
    }

    @Test
    void referencesAreNamedOnceAndInOrder() {
        assertThat(Template.ofText("${b}${a}${b}$${c}${9}${ d }").references()).containsExactly("b", "a");
    }

    @Test
    void whatNeverChangesIsWrittenOnce() {
        Template template = new Template.Builder().raw("[1]").build();
        assertThat(template.bytes(VALUES)).isSameAs(template.bytes(Values.NONE)).containsExactly('[', '1', ']');
    }

    @ParameterizedTest
    @CsvSource({"a, true", "${a}, true", "$${a, true", "$, true", "${a, false", "${}, false", "${ a }, false"})
    void bracesMustBeClosed(String text, boolean closed) {
        assertThat(Template.isClosed(text)).isEqualTo(closed);
    }
}
