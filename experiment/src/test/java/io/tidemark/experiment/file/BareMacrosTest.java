package io.tidemark.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.settings.PlainValues;
import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.YamlFile;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareMacrosTest {
    /** Before the arrow what is written, after it what it becomes; {@code /} ends a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: {{a}}/v2/apps => url: '{{a}}/v2/apps'",
                "url: {{a}} => url: '{{a}}'",
                "url:   {{a}}   # why => url:   '{{a}}'   # why",
                "url: {{a}}#b => url: '{{a}}#b'",
                "- {{a}} => - '{{a}}'",
                "-   - {{a}} => -   - '{{a}}'",
                "- url: {{a}} => - url: '{{a}}'",
                "max : {{a}} => max : '{{a}}'",
                "\"a b\": {{a}} => \"a b\": '{{a}}'",
                "'a b': {{a}} => 'a b': '{{a}}'",
                "a-b.c: {{a}} => a-b.c: '{{a}}'",
                "url: {{a|'x'}} => url: '{{a|''x''}}'",
                "url: {{a|\"x\"}}: {{b}} => url: '{{a|\"x\"}}: {{b}}'",
                "url: &anchor {{a}} => url: &anchor '{{a}}'",
                "{{a}} => '{{a}}'",
                // What YAML reads as a text already.
                "url: http://{{a}}/ => url: http://{{a}}/",
                "url: \"{{a}}\" => url: \"{{a}}\"",
                "url: '{{a}}' => url: '{{a}}'",
                "# url: {{a}} => # url: {{a}}",
                "url: x # {{a}} => url: x # {{a}}",
                // Texts over several lines.
                "cmd: run/  {{a}} b/  c: {{d}} => cmd: run/  {{a}} b/  c: {{d}}",
                "cmd: {{a}}/  b's {{c}}/url: {{d}} => cmd: '{{a}}/  b''s {{c}}'/url: '{{d}}'",
                "cmd: \"x/  {{a}}/  y: {{b}}\"/url: {{c}} => cmd: \"x/  {{a}}/  y: {{b}}\"/url: '{{c}}'",
                "cmd: 'it''s/  y: {{b}}'/url: {{c}} => cmd: 'it''s/  y: {{b}}'/url: '{{c}}'",
                "body: |/  a: {{a}}//  - {{b}}/url: {{c}} => body: |/  a: {{a}}//  - {{b}}/url: '{{c}}'",
                "- body: >-2 # why/    x: {{a}}/  url: {{c}} => - body: >-2 # why/    x: {{a}}/  url: '{{c}}'",
                "- |/ a: {{a}}/- {{b}} => - |/ a: {{a}}/- '{{b}}'",
                "body: |not/url: {{c}} => body: |not/url: '{{c}}'",
                // Lists and mappings in brackets.
                "a: [{{a}}, {{b}}/x, c] => a: ['{{a}}', '{{b}}/x', c]",
                "a: [http://{{a}}, \"{{b}}\", '{{c}}'] => a: ['http://{{a}}', \"{{b}}\", '{{c}}']",
                "a: {b: {{a}}, c: [{{d}}]} => a: {b: '{{a}}', c: ['{{d}}']}",
                "a: {b: {{a}}} # {{c}} => a: {b: '{{a}}'} # {{c}}",
                "a: [{{a}},/  {{b}}, # {{x}}/  \"c/  {{d}}\"]/e: {{f}} "
                        + "=> a: ['{{a}}',/  '{{b}}', # {{x}}/  \"c/  {{d}}\"]/e: '{{f}}'",
                "a: {\"b\": {{a}} , c: x} => a: {\"b\": '{{a}}' , c: x}",
                "a: [{{date(%Y,%m)}}] => a: ['{{date(%Y,%m)}}']",
                "a: {{eval(x)}} => a: '{{eval(x)}}'",
            })
    void quotesWhatYamlWouldMisread(String row) {
        String[] parts = row.replace("http://", "http:@@")
                .replace("{{a}}/v2/apps", "{{a}}@v2@apps")
                .replace("}}/x", "}}@x")
                .replace('/', '\n')
                .replace('@', '/')
                .split(" => ", 2);

        assertThat(BareMacros.quoted(parts[0])).isEqualTo(parts[1]);
    }

    @Test
    void theDocumentsOwnSpellingIsRead() throws ProblemsException {
        String yaml = """
                channels:
                  - class: channel.HTTPChannel
                    url: {{marathon_url}}/v2/apps
                    repeat: {{ eval(rate * 2) }}
                    body: |
                      {"instances": {{instances}}, "id": "{{uuid()}}"}
                    headers: {Accept: {{accept|text/plain}}}
                """;
        Problems problems = new Problems();

        Object read = PlainValues.of(new YamlFile("experiment", problems).tree(BareMacros.quoted(yaml)));

        assertThat(read)
                .hasToString("{channels=[{class=channel.HTTPChannel, url={{marathon_url}}/v2/apps, "
                        + "repeat={{ eval(rate * 2) }}, body={\"instances\": {{instances}}, \"id\": \"{{uuid()}}\"}\n, "
                        + "headers={Accept={{accept|text/plain}}}}]}");
        assertThat(problems.count()).isZero();
    }

    @Test
    void aTextWithoutMacrosIsNotTouched() {
        String yaml = "a: [1, {b: 2}]\n\"x\": 'y\n";

        assertThat(BareMacros.quoted(yaml)).isSameAs(yaml);
    }

    @Test
    void linesStayWhereTheyAre() {
        long seed = 5;
        Random random = new Random(seed);
        String[] words = {
            "{{a}}", "{{", "}}", "a: ", "- ", "[", "]", "{", "}", "'", "\"", "\n", "\n  ", "# ", "|", ",", " ", "x",
            ":", "\\"
        };
        for (int i = 0; i < 20_000; i++) {
            String text = String.join(
                    "",
                    IntStream.range(0, random.nextInt(16))
                            .mapToObj(_ -> words[random.nextInt(words.length)])
                            .toList());
            String quoted = BareMacros.quoted(text);

            assertThat(quoted.lines().count())
                    .as("seed %s, text %s", seed, text)
                    .isEqualTo(text.lines().count());
            assertThat(quoted.replace("'", ""))
                    .as("seed %s, text %s", seed, text)
                    .isEqualTo(text.replace("'", ""));
        }
    }
}
