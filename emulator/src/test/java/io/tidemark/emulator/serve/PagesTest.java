package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.file.BackendReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is sent. */
class PagesTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void theRootIsAPageForABrowserAndJsonForEverybodyElse() throws IOException {
        try (Server server = Setup.oco().start()) {
            HttpResponse<String> page = server.send("GET", "/", "", "Accept", BROWSER);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(page.headers().firstValue("Vary")).hasValue("Accept");
            for (String accept : new String[] {"*/*", "application/json"}) {
                HttpResponse<String> json = server.send("GET", "/", "", "Accept", accept);
                assertThat(json.body()).isEqualTo("{\"n\":0,\"average\":null,\"min\":null,\"max\":null}");
                assertThat(json.headers().firstValue("Vary")).hasValue("Accept");
            }
            assertThat(server.send("GET", "/", "").body()).startsWith("{\"n\":0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/"})
    void pagesLoadNothingFromElsewhereAndRunNothingThatIsInThem(String path) throws IOException {
        try (Server server = Setup.oco().start()) {
            HttpResponse<String> page = server.send("GET", path, "", "Accept", BROWSER);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(page.body())
                    .doesNotContain("http:", "https:", "<style", "style=", "<script>", "onclick", "{asset");
        }
    }

    @Test
    void whatAPageNamesIsThere() throws IOException {
        try (Server server = Setup.oco().start()) {
            for (String path : new String[] {"/", "/docs"}) {
                String page = server.send("GET", path, "", "Accept", BROWSER).body();
                Matcher addresses = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
                int number = 0;
                while (addresses.find()) {
                    number++;
                    assertThat(server.send("GET", addresses.group(1), "", "Accept", BROWSER)
                                    .statusCode())
                            .as(addresses.group(1))
                            .isEqualTo(200);
                }
                assertThat(number).isGreaterThan(4);
            }
        }
    }

    @Test
    void aTitleIsTextWhateverIsInIt() throws IOException, ProblemsException {
        String file = """
                name: x
                title: '<script>alert("&")</script> {asset:live.js} {accounts}'
                calls: [{post: '/apps/{app}', event: GO}]
                start: s
                states: {s: {GO: {}}}
                """;
        try (Server server = Setup.of(BackendReader.read(file)).start()) {
            String page = server.send("GET", "/", "", "Accept", BROWSER).body();
            assertThat(page)
                    .contains(
                            "<h1>&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt; {asset:live.js} {accounts}</h1>")
                    .contains("data-accounts=\"no\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/nothing.js",
                "/docs/live.html",
                "/docs/../docs/live.js",
                "/docs/..%2Fpage%2Flive.js",
                "/docs/%2e%2e/openapi/own.json",
                "/docs//live.js",
                "/docs/live.js/",
                "/openapi.json/",
                "/favicon.ico"
            })
    void nothingElseIsThere(String path) throws IOException {
        try (Server server = Setup.oco().start()) {
            assertThat(server.send("GET", path, "").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/live.js", "/openapi.json"})
    void pagesAreReadAndNothingElse(String path) throws IOException {
        try (Server server = Setup.oco().start()) {
            HttpResponse<String> refused = server.send("POST", path, "");
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).hasValue("GET");
            HttpResponse<String> head = server.send("HEAD", path, "");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
    }
}
