package io.tidemark.experiment.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.experiment.expression.Scope;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Scope SCOPE = Scope.of(Map.ofEntries(
            Map.entry("name", "blue"),
            Map.entry("apps", 5L),
            Map.entry("rate", 0.5),
            Map.entry("whole", 5.0),
            Map.entry("zero", 0L),
            Map.entry("on", true),
            Map.entry("blank", " "),
            Map.entry("empty", ""),
            Map.entry("list", List.of(1L, "a")),
            Map.entry("meta:version", "1.2/../3"),
            Map.entry("marathon repo dir", "/src"),
            Map.entry("a.b-c", "dotted"),
            Map.entry("given", "12"),
            Map.entry("first", "{{second}}x"),
            Map.entry("second", "{{third}}y"),
            Map.entry("third", "z"),
            Map.entry("round", "{{trip}}"),
            Map.entry("trip", "{{round}}"),
            Map.entry("self", "{{self|x}}"),
            Map.entry("odd", "{{foo(}}")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "no macros ~ no macros",
                "{{name}} ~ blue",
                "a{{name}}b{{apps}}c ~ ablueb5c",
                "{{ name }} ~ blue",
                "{{rate}} {{whole}} {{zero}} {{on}} ~ 0.5 5.0 0 true",
                "{{list}} ~ [1, \"a\"]",
                "{{unknown}} ~ ``",
                "{{}} ~ ``",
                "{{ }} ~ ``",
                "{{|x}} ~ x",
                "{{||x}} ~ x",
                "{{unknown|}} ~ ``",
                "{{reporter_url|http://127.0.0.1:4000}} ~ http://127.0.0.1:4000",
                "{{a|b|http://x:1/y}} ~ http://x:1/y",
                "{{unknown|name}} ~ blue",
                "{{unknown|local}} ~ local",
                "{{unknown|alsounknown|\"x y\"}} ~ x y",
                "{{unknown|empty|name}} ~ blue",
                "{{unknown|empty}} ~ ``",
                "{{blank|name}} ~ blue",
                "{{zero|name}} ~ 0",
                "{{unknown|0}} ~ 0",
                "{{unknown|-1.5}} ~ -1.5",
                "{{unknown|3abc}} ~ 3abc",
                "{{3abc}} ~ 3abc",
                "{{unknown|it's}} ~ it's",
                "{{unknown|'a|b}}c'}} ~ a|b}}c",
                "{{'quoted'}} ~ quoted",
                "{{marathon repo dir}} ~ /src",
                "{{a.b-c}} ~ dotted",
                "{{meta:version}} ~ 1.2/../3",
                "{{meta:unknown|none}} ~ none",
                "{{safepath(meta:version)}} ~ 1.2___3",
                "{{safepath(unknown|'a/b\\c')}} ~ a_b_c",
                "{{safepath(name)|x}} ~ blue",
                "{{safepath(unknown)|x}} ~ x",
                "{{eval(apps * 3)}} ~ 15",
                "{{eval(given * 2)}} ~ 24",
                "{{eval(apps / 2)}} ~ 2.5",
                "{{eval(apps > 3 or zero)}} ~ true",
                "{{eval('|' + '}}')}} ~ |}}",
                "{{eval((apps + 1) * 2)}} ~ 12",
                "{{eval(')')}} ~ )",
                "{{eval(unknown + 1)}} ~ ``",
                "{{eval(1 / zero)|none}} ~ none",
                "{{eval(None)|none}} ~ none",
                "{{first}} ~ zyx",
                "{{eval(first + '!')}} ~ zyx!",
                "{{odd}} ~ {{foo(}}",
                "{\"a\":{{apps}}} ~ {\"a\":5}",
                "{{{apps}}} ~ {5}",
                "{{instances}, ~ {{instances},",
                "\"{{apps},{{apps}}\" ~ \"{{apps},5\"",
                "{{apps ~ {{apps",
                "{{apps} } ~ {{apps} }",
                "}} {{ {} ~ }} {{ {}",
            })
    void fillsIn(String text, String expected) {
        assertThat(Template.parse(text).render(SCOPE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{{eval(1 +)}} ~ must have a value in place of the end (column 4 of 1 +)",
                "{{evil(1)}} ~ must have a name or a function of macros, but has evil(): did you mean eval?",
                "{{uuid(4)}} ~ must have nothing between the brackets of uuid(), but has 4",
                "{{unknown|sqrt(4)}} ~ must have a name or a function of macros, but has sqrt(): known: uuid, date, safepath, eval",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{round}} ~ round -> trip -> round",
                "{{trip}} ~ trip -> round -> trip",
                "{{self}} ~ self -> self",
                "{{eval(round)}} ~ round -> trip -> round",
                "{{safepath(unknown|self)}} ~ self -> self"
            })
    void whatRefersToItselfIsRefused(String text, String path) {
        Template template = Template.parse(text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.render(SCOPE))
                .withMessage("must not refer to itself: " + path);
    }

    @Test
    void everyUuidIsAnother() {
        String[] uuids = Template.parse("{{uuid()}} {{uuid( )}}").render(SCOPE).split(" ");

        assertThat(uuids).hasSize(2).doesNotHaveDuplicates().allMatch(uuid -> uuid.matches("[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{a}} {{a}} {{b|c|d}} ~ a b c d",
                "{{eval(p * 2 + pi)}} ~ p pi",
                "{{p|1}} ~ p",
                "{{safepath(p|q)}} ~ p q",
                "{{x|eval(fields['k'] + y)}} ~ x fields y",
                "{{meta:v}} ~ meta:v",
                "{{date(%Y)}}{{uuid()}}{{\"p\"}}{{5}}{{}} ~ ''",
            })
    void tellsItsNames(String text, String names) {
        assertThat(String.join(" ", Template.parse(text).names())).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{a}} ~ a",
                "{{a|1}} ~ ''",
                "{{eval(a + b + e)}} ~ a b",
                "{{eval(a)|1}} ~ ''",
                "{{safepath(a)}} ~ a",
                "{{safepath(a|b)}} ~ ''",
                "{{}} ~ ''"
            })
    void tellsTheNamesWithoutWhichSomethingIsMissing(String text, String names) {
        assertThat(String.join(" ", Template.parse(text).wanted())).isEqualTo(names);
    }

    @Test
    void isWhatWasWritten() {
        assertThat(Template.parse("x{{ a }}")).hasToString("x{{ a }}");
        assertThat(Template.parse("x{{ a }}").isVariable()).isTrue();
        assertThat(Template.parse("x{{ a }").isVariable()).isFalse();
        assertThat(Template.parse("x").isVariable()).isFalse();
    }

    @Test
    void randomTextsAreRenderedOrRefused() {
        long seed = 7;
        Random random = new Random(seed);
        String[] words = {
            "{{",
            "}}",
            "{",
            "}",
            "|",
            "'",
            "\"",
            "(",
            ")",
            "eval",
            "date",
            "uuid",
            "safepath",
            "name",
            "apps",
            "%Y",
            "%",
            " ",
            "\n",
            "5",
            "+",
            ":",
            "\\"
        };
        int rendered = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = String.join(
                    "",
                    IntStream.range(0, random.nextInt(14))
                            .mapToObj(_ -> words[random.nextInt(words.length)])
                            .toList());
            try {
                Template template = Template.parse(text);
                template.render(SCOPE);
                rendered += template.isVariable() ? 1 : 0;
            } catch (IllegalArgumentException expected) {
                assertThat(expected.getMessage())
                        .as("seed %s, text %s", seed, text)
                        .startsWith("must ");
            }
        }
        assertThat(rendered).isGreaterThan(500);
    }
}
