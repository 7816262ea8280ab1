package io.tidemark.experiment.settings;

import static io.tidemark.experiment.settings.Option.choice;
import static io.tidemark.experiment.settings.Option.optional;
import static io.tidemark.experiment.settings.Option.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.ScalarKinds;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Value;
import io.tidemark.functions.yaml.YamlFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlSettingsTest {
    private static final List<Option> OPTIONS = List.of(
            optional("text", OptionKind.TEXT, "as {{d}}", "a text"),
            optional("amount", OptionKind.AMOUNT, "2", "an amount"),
            optional("word", OptionKind.WORD, "w", "a word").or("term"),
            optional("number", OptionKind.NUMBER, "0.5", "a number"),
            optional("whole", OptionKind.WHOLE, "3", "a whole number"),
            optional("duration", OptionKind.DURATION, "10s", "a duration"),
            optional("yes", OptionKind.YES, "no", "yes or no"),
            choice("choice", "red", "a colour", "red", "green"),
            optional("expression", OptionKind.EXPRESSION, "1 + 1", "an expression"),
            optional("filter", OptionKind.FILTER, "TickEvent", "a filter"),
            optional("metric", OptionKind.METRIC, "", "a metric"),
            optional("parameter", OptionKind.PARAMETER, "", "a parameter"),
            optional("words", OptionKind.WORDS, "", "words"),
            optional("texts", OptionKind.TEXTS, "", "texts"),
            optional("tree", OptionKind.TREE, "", "a tree"),
            optional("section", OptionKind.SECTION, "", "a section", required("inner", OptionKind.WORD, "inside")),
            optional("sections", OptionKind.SECTIONS, "", "sections", required("inner", OptionKind.WORD, "inside")),
            optional("trigger", OptionKind.TRIGGER, "", "a trigger"));

    private static final Declarations DECLARATIONS = TestSettings.declarations(Map.of(
            "d", "defined", "n", 5L, "flag", true, "t", "7", "host", "http://{{d}}/{{rate}}", "loop", "{{loop}}"));
    private static final Scope PHASE =
            Scope.of(Map.<String, Object>of("rate", 20L)).orElse(DECLARATIONS.scope());

    private static <T> T read(String yaml, Function<Settings, T> reader) throws ProblemsException {
        return TestSettings.read(OPTIONS, reader, yaml, DECLARATIONS);
    }

    private static List<String> problems(String yaml, Function<Settings, ?> reader) {
        ProblemsException thrown = catchThrowableOfType(ProblemsException.class, () -> read(yaml, reader));
        return thrown == null
                ? List.of()
                : thrown.problems().stream().map(Problem::toString).toList();
    }

    /** Every getter, so that any problem of an option shows. */
    private static Object all(Settings settings) {
        return Arrays.asList(
                settings.text("text").render(PHASE),
                settings.amount("amount").template().toString(),
                settings.word("word"),
                settings.number("number"),
                settings.whole("whole", 1, 9),
                settings.duration("duration"),
                settings.yes("yes"),
                settings.choice("choice"),
                settings.expression("expression").toString(),
                settings.filter("filter").toString(),
                settings.metric("metric"),
                settings.parameter("parameter"),
                settings.words("words"),
                settings.texts("texts").toString(),
                settings.tree("tree").map(tree -> tree.render(PHASE)),
                settings.section("section").word("inner"),
                settings.sections("sections").stream()
                        .map(section -> section.word("inner"))
                        .toList(),
                settings.maybeSection("section").isPresent());
    }

    @Test
    void withoutAnythingWrittenTheDefaultsHold() throws ProblemsException {
        assertThat(read("{}", YamlSettingsTest::all))
                .isEqualTo(Arrays.asList(
                        "as defined",
                        "2",
                        "w",
                        0.5,
                        3L,
                        Duration.ofSeconds(10),
                        false,
                        "red",
                        "1 + 1",
                        "TickEvent",
                        "",
                        "",
                        List.of(),
                        "{}",
                        Optional.empty(),
                        "",
                        List.of(),
                        false));
        assertThat((Object) read("{}", settings -> settings.has("text"))).isEqualTo(false);
        assertThat((Object) read("{}", settings -> settings.maybeWord("metric")))
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "text: x{{rate}} ~ x20",
                "text: 010 ~ 010",
                "text: yes ~ yes",
                "text: '' ~ ``",
                "text: ~ as defined",
                "text: '{{host}}' ~ http://defined/20",
                "text: '{{unknown}}' ~ ``",
            })
    void readsTexts(String yaml, String expected) throws ProblemsException {
        assertThat((Object) read(yaml, settings -> settings.text("text").render(PHASE)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "amount: 1.5 ~ 1.5",
                "amount: '{{rate}}' ~ 20",
                "amount: '{{eval(rate * n)}}' ~ 100",
                "amount: '{{n}}' ~ 5",
                "amount: '{{unknown|7}}' ~ 7",
                "amount: '{{unknown|{}{n}}' ~ must be a number",
                "amount: ' 3 ' ~ 3",
                "amount: {} ~ must be a number",
                "amount: x ~ must be a number",
                "amount: '{{d}}' ~ must be a number",
            })
    void readsAmounts(String yaml, String expected) throws ProblemsException {
        Function<Settings, Double> reader =
                settings -> settings.amount("amount").number(PHASE);
        if (expected.startsWith("must")) {
            assertThat(problems(yaml, settings -> settings.amount("amount")))
                    .singleElement()
                    .asString()
                    .endsWith(expected);
        } else {
            assertThat((Object) read(yaml, reader)).isEqualTo(Double.parseDouble(expected));
        }
    }

    @Test
    void anAmountThatIsNoNumberInItsPhaseSaysSo() throws ProblemsException {
        Amount amount = read("amount: '{{rate}}x'", settings -> settings.amount("amount"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> amount.number(PHASE))
                .withMessage("amount: {{rate}}x = 20x must be a number");
        assertThat((Object) read(
                        "amount: '{{rate}}.9'",
                        settings -> settings.amount("amount").whole(PHASE)))
                .isEqualTo(20L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "word ~ x{{n}} ~ x5",
                "word ~ {{meta:version}} ~ 1.0",
                "word ~ {{flag}} ~ true",
                "number ~ 1e3 ~ 1000.0",
                "number ~ '{{t}}' ~ 7.0",
                "number ~ '' ~ 0.5",
                "whole ~ 9 ~ 9",
                "whole ~ '9' ~ 9",
                "whole ~ 9.0 ~ 9",
                "whole ~ '{{n}}' ~ 5",
                "duration ~ 5 ~ PT5S",
                "duration ~ 0.2s ~ PT0.2S",
                "duration ~ 1ms ~ PT0.001S",
                "duration ~ 1us ~ PT0.000001S",
                "duration ~ 2h ~ PT2H",
                "duration ~ '{{n}}m' ~ PT5M",
                "yes ~ yes ~ true",
                "yes ~ Yes ~ true",
                "yes ~ on ~ true",
                "yes ~ 'True' ~ true",
                "yes ~ off ~ false",
                "yes ~ '{{flag}}' ~ true",
                "choice ~ green ~ green",
                "expression ~ a * {{n}} ~ a * 5",
                "expression ~ 5 ~ 5",
                "expression ~ '' ~ 1 + 1",
                "filter ~ HTTPResponseEnd[body={{d}}]:first ~ HTTPResponseEnd[body=defined]:first",
                "metric ~ m ~ m",
                "parameter ~ rate ~ rate",
                "words ~ one ~ [one]",
                "words ~ [1, b, '{{d}}'] ~ [1, b, defined]",
                "words ~ [] ~ []",
                "texts ~ {a: 'x{{rate}}', b: 2} ~ {a=x{{rate}}, b=2}",
                "texts ~ ~ {}",
                "tree ~ [1, 0.5, yes, null, 'yes', '{{rate}}', {k: '{{n}}'}] ~ [1, 0.5, true, null, yes, 20, {k=5}]",
                "tree ~ 0x1F ~ 31",
                "tree ~ 007 ~ 7",
                "tree ~ .inf ~ .inf",
                "section ~ {inner: x} ~ x",
                "sections ~ {inner: x} ~ [x]",
                "sections ~ [{inner: x}, {inner: '{{n}}'}] ~ [x, 5]",
                "sections ~ [] ~ []",
            })
    void readsWhatIsWritten(String key, String written, String expected) throws ProblemsException {
        String value = written == null ? "" : written;
        Object[] all = ((List<?>) read(key + ": " + yaml(value), YamlSettingsTest::all)).toArray();
        int place = List.of(
                        "text",
                        "amount",
                        "word",
                        "number",
                        "whole",
                        "duration",
                        "yes",
                        "choice",
                        "expression",
                        "filter",
                        "metric",
                        "parameter",
                        "words",
                        "texts",
                        "tree",
                        "section",
                        "sections")
                .indexOf(key);

        Object found = all[place] instanceof Optional<?> optional ? optional.orElse(null) : all[place];

        assertThat(String.valueOf(found)).isEqualTo(expected);
    }

    /** Macros need quotes where YAML would take their braces for its own. */
    private static String yaml(String written) {
        return written.startsWith("{{") || written.contains("[body") ? "\"" + written + "\"" : written;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "text: [x] ~ text = [...]: must be a text",
                "text: '{{eval(}}' ~ `` ",
                "word: '{{rate}}' ~ word = {{rate}}: must be known before anything runs (it uses the parameter rate)",
                "word: '{{host}}' ~ word = {{host}}: must be known before anything runs (it uses the parameter rate)",
                "word: '{{loop}}' ~ word = {{loop}}: must not refer to itself: loop -> loop",
                "word: {} ~ word = {}: must be a single value",
                "{word: a, term: b} ~ term = b: must not differ from word, which means the same (leave one of them out)",
                "number: x ~ number = x: must be a number",
                "number: .inf ~ number = .inf: must be a number",
                "whole: 10 ~ whole = 10: must be a whole number from 1 to 9",
                "whole: 1.5 ~ whole = 1.5: must be a whole number from 1 to 9",
                "whole: x ~ whole = x: must be a whole number from 1 to 9",
                "duration: 1S ~ duration = 1S: must be a duration such as 500ms, 10s, 5m or 1h, or a number of seconds",
                "duration: -1 ~ duration = -1: must be a duration such as 500ms, 10s, 5m or 1h, or a number of seconds",
                "yes: maybe ~ yes = maybe: must be yes or no",
                "choice: gren ~ choice = gren: must be one of red, green (did you mean green?)",
                "choice: blue ~ choice = blue: must be one of red, green",
                "expression: 1 + ~ expression = 1 +: must have a value in place of the end (column 4 of 1 +)",
                "expression: sqr(1) ~ expression = sqr(1): must be an expression: sqr is no function: did you mean sqrt? (column 1 of sqr(1))",
                "filter: TikEvent ~ filter = TikEvent: must be about known events, but TikEvent is none (did you mean TickEvent?)",
                "metric: mm ~ metric = mm: must be the name of a metric that is declared in config.metrics (did you mean m?)",
                "parameter: rat ~ parameter = rat: must be the name of a parameter that is declared in config.parameters (did you mean rate?)",
                "words: {a: b} ~ words = {...}: must be a single value",
                "texts: [a] ~ texts[0] = a: must be a mapping of names to texts",
                "texts: {a: [b]} ~ texts.a = [...]: must be a text",
                "tree: ['{{evil()}}'] ~ tree = {{evil()}}: must have a name or a function of macros, but has evil(): did you mean eval?",
                "section: x ~ section = x: must be a mapping with inner",
                "section: {} ~ section.inner: is missing (inside)",
                "sections: [{inner: a}, {innr: b}] ~ sections[1].innr: is not a known key (did you mean inner?)",
                "txet: x ~ txet: is not a known key (did you mean text?)",
            })
    void saysWhatIsWrong(String yaml, String problem) {
        List<String> found = problems(yaml, YamlSettingsTest::all);

        if (problem.isBlank()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).first().isEqualTo("line 1: " + problem);
        }
    }

    @Test
    void aRequiredOptionMustBeMoreThanNothing() {
        List<Option> options = List.of(required("url", OptionKind.TEXT, "Where to."));

        for (String yaml : List.of("{}", "url:")) {
            ProblemsException thrown = catchThrowableOfType(
                    ProblemsException.class, () -> TestSettings.read(options, settings -> settings.text("url"), yaml));
            assertThat(thrown).hasMessage("line 1: url: is missing (Where to.)");
        }
    }

    @Test
    void whatSomebodyElseFindsWrongHasItsPlace() {
        assertThat(problems("\nword: x", settings -> {
                    settings.reject("word", "must rhyme", "try y");
                    settings.reject("number", "is wanted", "with word");
                    return 0;
                }))
                .containsExactly("line 2: word = x: must rhyme (try y)", "line 2: number: is wanted (with word)");
    }

    @Test
    void tellsTheParametersThatItsMacrosUseAlsoByDefinitions() throws ProblemsException {
        assertThat((Object) read(
                        "{text: '{{eval(a * 2)}}', texts: {k: '{{b|1}}'}, tree: [{x: '{{safepath(host)}}'}], word: '{{d}}'}",
                        Settings::parametersUsed))
                .isEqualTo(List.of("a", "b", "rate"));
    }

    @Test
    void tellsWhatItHasFound() {
        List<String> found = new ArrayList<>();
        Findings findings = new Findings() {
            @Override
            public void filter(Value written, EventFilter filter) {
                found.add(written.path() + " " + filter);
            }

            @Override
            public void trigger(String name) {
                found.add(name);
            }
        };
        List<Option> options =
                List.of(optional("sections", OptionKind.SECTIONS, "", "", OPTIONS.toArray(Option[]::new)));
        Problems problems = new Problems();
        Value value = new Value(problems, "", tree("sections: [{filter: TickEvent, trigger: go}, {}]", problems));

        new YamlSettings(value, options, DECLARATIONS, findings)
                .sections("sections")
                .forEach(YamlSettingsTest::all);

        assertThat(found).containsExactly("go", "sections[0].filter TickEvent");
    }

    private static Tree tree(String yaml, Problems problems) {
        try {
            return new YamlFile("experiment", problems).tree(yaml, ScalarKinds.withWords(), Place::line);
        } catch (ProblemsException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anOptionThatIsNotDeclaredIsAMistakeOfTheProgram() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{}", settings -> settings.word("wrod")))
                .withMessage("wrod is not an option");
    }
}
