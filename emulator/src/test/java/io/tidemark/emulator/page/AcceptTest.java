package io.tidemark.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing at all | '' | false",
                "curl | */* | false",
                "Swagger UI | application/json | false",
                "Firefox, Chromium | text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | true",
                "upper case | Text/HTML | true",
                "jQuery | text/html, */*; q=0.01 | true",
                "any text | text/* | true",
                "as gladly as anything | text/html, */* | false",
                "JSON rather | application/json, text/html;q=0.9 | false",
                "HTML rather | application/json;q=0.5, text/html;q=0.9 | true",
                "never HTML | text/html;q=0 | false",
                "anything but JSON | application/json;q=0, */*;q=0.1 | true",
                "the most exact part counts | text/*;q=0.1, text/html;q=0.9, application/json;q=0.5 | true",
                "no number | text/html;q=much | false",
                "commas and nothing else | ,,; | false",
            })
    void aPageIsForWhoeverPrefersOne(String what, String header, boolean page) {
        assertThat(Accept.prefersHtml(header)).as(what).isEqualTo(page);
    }
}
