package io.tidemark.experiment.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Map<String, Object> EVENT =
            Map.of("url", "http://x/", "fields", Map.of("apps", List.of(1L, 2L), "used memory", 0.5));
    private static final Scope SCOPE = Scope.of(Map.of(
            "instances",
            4L,
            "size",
            2.5,
            "given",
            "12",
            "other",
            "5",
            "half",
            "0.5",
            "name",
            "blue",
            "event",
            EVENT,
            "on",
            true,
            "list",
            List.of(10L, "x", 2.0)));

    /** What Python 3 says to the same; the last column is its {@code repr}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "7 / 2 | 3.5",
                "6 / 2 | 3.0",
                "7 // 2 | 3",
                "-7 // 2 | -4",
                "7 // -2 | -4",
                "-7 % 3 | 2",
                "7 % -3 | -2",
                "-7.5 // 2 | -4.0",
                "-7.5 % 2 | 0.5",
                "7.5 % -2 | -0.5",
                "1 // 0.1 | 9.0",
                "-2 ** 2 | -4",
                "2 ** -1 | 0.5",
                "2 ** 3 ** 2 | 512",
                "(-2) ** 3 | -8",
                "0 ** 0 | 1",
                "2 ** 62 | 4611686018427387904",
                "2 ** 64 | 1.8446744073709552e+19",
                "9223372036854775807 + 1 | 9.223372036854776e+18",
                "-9223372036854775808 // -1 | 9.223372036854776e+18",
                "- -3 | 3",
                "+3 | 3",
                "1_000 * 2 | 2000",
                ".5 + 5. | 5.5",
                "1e3 | 1000.0",
                "1e16 | 1e+16",
                "1e-5 | 1e-05",
                "0.0001 | 0.0001",
                "0.1 + 0.2 | 0.30000000000000004",
                "1 < 2 < 3 | True",
                "1 < 3 < 2 | False",
                "1 == 1.0 | True",
                "9007199254740993 == 9007199254740992.0 | False",
                "1 != 2 | True",
                "not 1 == 2 | True",
                "1 and 0 or 5 | 5",
                "0 or [] | []",
                "'a' < 'b' | True",
                "'a' + \"b\" | 'ab'",
                "'ab' * 2 | 'abab'",
                "'5' * 2 | '55'",
                "'1' + '2' | '12'",
                "[1] + ['a'] | [1, 'a']",
                "[0] * 3 | [0, 0, 0]",
                "'b' in 'abc' | True",
                "2 not in [1, 3] | True",
                "1 if 0 else 2 if 1 else 3 | 2",
                "[1, 2, 3][-1] | 3",
                "'abc'[1] | 'b'",
                "True + 1 | 2",
                "None == None | True",
                "None is None | True",
                "1 is not None | True",
                "'a\\n\\'b\\q' | `\"`",
            })
    void computesAsPythonDoes(String text, String expected) {
        if (text.contains("\\q")) {
            assertThat(Expression.parse(text).evaluate(SCOPE)).isEqualTo("a\n'b\\q");
            return;
        }
        assertThat(repr(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "abs(-3) | 3",
                "abs(-0.5) | 0.5",
                "round(0.5) | 0",
                "round(1.5) | 2",
                "round(2.675, 2) | 2.67",
                "round(-7.5) | -8",
                "round(1234, -2) | 1200",
                "floor(-1.5) | -2",
                "ceil(1.2) | 2",
                "trunc(-1.9) | -1",
                "sqrt(9) | 3.0",
                "math.sqrt(9) | 3.0",
                "exp(0) | 1.0",
                "log(e) | 1.0",
                "log(8, 2) | 3.0",
                "log2(8) | 3.0",
                "math.log10(1000) | 3.0",
                "pow(2, 5) | 32",
                "sin(0) + cos(0) + tan(0) | 1.0",
                "min(3, 1.0, 2) | 1.0",
                "max([3, 7, 2]) | 7",
                "max('a', 'b') | 'b'",
                "sum([1, 2, 0.5]) | 3.5",
                "len('ab') + len([1]) | 3",
                "int('12') | 12",
                "int(-1.9) | -1",
                "float('0.5') | 0.5",
                "float(2) | 2.0",
                "str(5.0) + 'x' | '5.0x'",
                "str(True) | 'True'",
                "str([1, 'a', None]) | \"[1, 'a', None]\"",
                "bool('') | False",
                "bool('false') | True",
                "round(math.pi, 4) | 3.1416",
                "round(pi * e, 2) | 8.54",
            })
    void knowsPythonsFunctions(String text, String expected) {
        assertThat(repr(text)).isEqualTo(expected.startsWith("\"") ? quotedAgain(expected) : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "instances * 3 | 12",
                "size / 2 | 1.25",
                "event.url | 'http://x/'",
                "event['url'] | 'http://x/'",
                "event.fields.apps[0] | 1",
                "event.fields['used memory'] * 2 | 1.0",
                "'apps' in event.fields | True",
                "len(event.fields.apps) | 2",
                "list[2] | 2.0",
                "'blue' == name | True",
                "instances if on else 0 | 4",
            })
    void looksNamesUp(String text, String expected) {
        assertThat(repr(text)).isEqualTo(expected);
    }

    /** The command line has nothing but texts, and must do for the same experiment as a file with numbers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "given + 1 | 13",
                "given + other | 17",
                "given * half | 6.0",
                "-given | -12",
                "given < other | False",
                "given == 12 | True",
                "given == '12' | True",
                "given in [11, 12] | True",
                "max(given, 3) | '12'",
                "name + other | 'blue5'",
                "given + '' | '12'",
                "str(given) + str(other) | '125'",
                "given + '.' + other | '12.5'",
                "[1, 2, 3][other - 4] | 2",
            })
    void takesTextsThatAreNumbersForNumbers(String text, String expected) {
        assertThat(repr(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | must be an expression, but is empty",
                "`  ` | must be an expression, but is empty",
                "1 + | must have a value in place of the end (column 4 of 1 +)",
                "1 2 | must have an operator or the end in place of 2 (column 3 of 1 2)",
                "(1 | must have ) in place of the end (column 3 of (1)",
                "a = 1 | must compare with ==, not = (column 3 of a = 1)",
                "1 if 2 | must have else in place of the end (column 7 of 1 if 2)",
                "'abc | the text that begins here must end with ' (column 1 of 'abc)",
                "2x | 2x is neither a number nor a name (column 1 of 2x)",
                "a ? b | ? cannot be here (column 3 of a ? b)",
                "sqr(2) | sqr is no function: did you mean sqrt? (column 1 of sqr(2))",
                "sqrt() | sqrt must have 1 arguments, but has 0 (column 1 of sqrt())",
                "log(1, 2, 3) | log must have 1 or 2 arguments, but has 3 (column 1 of log(1, 2, 3))",
                "math.phi | math.phi is not known (column 6 of math.phi)",
                "1e999 | is too large for a number (column 1 of 1e999)",
                "and | must have a value in place of and (column 1 of and)",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Expression.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + foo | foo is not known (column 5 of 1 + foo)",
                "1 / 0 | divides by zero (column 3 of 1 / 0)",
                "1 % 0 | divides by zero (column 3 of 1 % 0)",
                "1.0 // 0 | divides by zero (column 5 of 1.0 // 0)",
                "0 ** -1 | divides by zero (column 3 of 0 ** -1)",
                "1 + name | must have a number, but has 'blue' (column 3 of 1 + name)",
                "1 < 'x' | cannot order 1 and 'x' (column 3 of 1 < 'x')",
                "[1][3] | has no item 3, but 1 (column 4 of [1][3])",
                "[1][0.5] | must have a whole number between [ and ], but has 0.5 (column 4 of [1][0.5])",
                "event.foo | has no foo (column 6 of event.foo)",
                "event['foo'] | has no 'foo' (column 6 of event['foo'])",
                "size.foo | has no attributes, so no foo (column 5 of size.foo)",
                "log(0) | has no logarithm: 0 (column 1 of log(0))",
                "sqrt(-1) | sqrt has no value for -1 (column 1 of sqrt(-1))",
                "(-8) ** 0.5 | has no value: a negative number to the power of a fraction (column 6 of (-8) ** 0.5)",
                "max([]) | must have a value, but the list is empty (column 1 of max([]))",
                "1e308 * 10 | is too large for a number (column 7 of 1e308 * 10)",
                "int('x') | must have a number, but has 'x' (column 1 of int('x'))",
                "1 in 5 | must have a list, a mapping or a text after in, but has 5 (column 3 of 1 in 5)",
                "None | None is None, which is no value",
            })
    void saysWhyThereIsNoValue(String text, String message) {
        Expression expression = Expression.parse(text);
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> expression.evaluate(SCOPE))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__import__('os').system('id')",
                "().__class__.__bases__[0].__subclasses__()",
                "open('/etc/passwd').read()",
                "''.__class__",
                "name.__class__",
                "name.getClass()",
                "event.getClass().forName('java.lang.Runtime')",
                "event.keySet()",
                "list.clear()",
                "eval('1')",
                "exec('1')",
                "compile('1', '', 'eval')",
                "globals()",
                "getattr(name, 'x')",
                "environ['PATH']",
                "os.environ",
                "java.lang.System.exit(1)",
                "Runtime.getRuntime()",
                "T(java.lang.Runtime)",
                "new java.io.File('/')",
                "lambda: 1",
                "[x for x in list]",
                "(1)(2)",
                "[len][0]('a')",
                "len.__self__",
                "math.__dict__",
                "math.__loader__()",
                "f'{1}'",
                "{'a': 1}",
                "x := 1",
                "import os",
                "1; 2",
                "`id`",
                "${1}",
                "print('a')",
                "input()",
                "vars()",
                "type(1)",
                "str.format('a')",
                "'a'.join(list)",
                "'%s' % 1",
                "pow(9, 9 ** 9 ** 9)",
                "9 ** 9 ** 9",
                "'a' * 10 ** 9",
                "10 ** 9 * 'a'",
                "[0] * 10 ** 9",
                "[[0] * 9999] * 9999",
                "2.0 ** 10000",
                "round(1, 10 ** 9)",
                "exp(10000)",
                "'a' * 99999 + 'a' * 99999",
            })
    void reachesNothingAndStaysSmall(String text) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Expression.parse(text).evaluate(SCOPE));
    }

    @Test
    void aValueOfAnUnknownClassCannotBeComputedWith() {
        Scope scope = Scope.of(Map.of("object", new AtomicLong(1), "inner", Map.of("object", Thread.currentThread())));

        for (String text : List.of("object", "object.value", "inner.object", "str(inner['object'])", "[object]")) {
            assertThatExceptionOfType(ExpressionException.class)
                    .isThrownBy(() -> Expression.parse(text).evaluate(scope));
        }
    }

    @Test
    void depthAndLengthAreBounded() {
        for (String text : List.of(
                "(".repeat(5_000) + "1" + ")".repeat(5_000),
                "[".repeat(4_000),
                "not ".repeat(2_000) + "1",
                "-".repeat(5_000) + "1",
                "2" + " ** 2".repeat(2_000),
                "1" + " if 1 else 1".repeat(800),
                "1" + "+1".repeat(4_000),
                "list" + "[0]".repeat(3_000),
                "abs(".repeat(2_000),
                "1" + " ".repeat(20_000))) {
            assertThatExceptionOfType(ExpressionException.class).isThrownBy(() -> Expression.parse(text));
        }
        assertThat(repr("1" + "+1".repeat(400))).isEqualTo("401");
        assertThat(repr("(".repeat(50) + "1" + ")".repeat(50))).isEqualTo("1");
    }

    @Test
    void aListOfListsIsShownOnlyAsFarAsItIsSmall() {
        String wide = "[" + String.join(", ", Collections.nCopies(30, "['" + "a".repeat(250) + "'] * 500")) + "]";

        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Expression.parse("str(" + wide + ")").evaluate(SCOPE))
                .withMessageContaining("would be a text of more than 100000 characters");
    }

    @Test
    void tellsTheNamesThatMustBeKnown() {
        Expression expression =
                Expression.parse("a + min(b, fields['c']) * event.d.e + pi if x in [y, 'z'] else math.e * e");

        assertThat(expression.names()).containsExactly("a", "b", "fields", "event", "x", "y");
        assertThat(expression.mentioned()).contains("pi", "e");
    }

    @Test
    void aKnownNameGoesBeforeAConstant() {
        assertThat(Expression.parse("e + 1").evaluate(Scope.of(Map.of("e", 4L))))
                .isEqualTo(5L);
    }

    @Test
    void nullsWithinJsonAreNone() {
        Scope scope = Scope.of(Map.of("x", Collections.singletonMap("k", null), "l", Arrays.asList(1L, null)));

        assertThat(Expression.parse("x.k == None and l[1] is None and None in l and not x['k']")
                        .evaluate(scope))
                .isEqualTo(true);
    }

    @Test
    void numbersAndConditions() {
        assertThat(Expression.parse("given").number(SCOPE)).isEqualTo(12);
        assertThat(Expression.parse("on").number(SCOPE)).isEqualTo(1);
        assertThat(Expression.parse("[]").test(SCOPE)).isFalse();
        assertThat(Expression.parse("name").test(SCOPE)).isTrue();
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Expression.parse("name").number(SCOPE))
                .withMessage("name must be a number, but is 'blue'");
    }

    @Test
    void andAndOrAskNoFurtherThanNeeded() {
        assertThat(repr("False and foo")).isEqualTo("False");
        assertThat(repr("1 or foo")).isEqualTo("1");
        assertThat(repr("1 if True else foo")).isEqualTo("1");
    }

    @Test
    void randomTextsAreRefusedAndNeverMore() {
        long seed = 20_26;
        Random random = new Random(seed);
        String[] words = {
            "1",
            "2.5",
            "'a'",
            "\"b",
            "(",
            ")",
            "[",
            "]",
            "+",
            "-",
            "**",
            "//",
            "%",
            "<",
            "==",
            "!=",
            "and",
            "or",
            "not",
            "in",
            "is",
            "if",
            "else",
            "instances",
            "event",
            ".",
            ",",
            "len",
            "max",
            "math",
            "None",
            "True",
            "str",
            "é",
            "\\"
        };
        int values = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = String.join(
                    random.nextBoolean() ? " " : "",
                    IntStream.range(0, random.nextInt(9))
                            .mapToObj(_ -> words[random.nextInt(words.length)])
                            .toList());
            try {
                Expression.parse(text).evaluate(SCOPE);
                values++;
            } catch (ExpressionException expected) {
                assertThat(expected.getMessage())
                        .as("seed %s, text %s", seed, text)
                        .isNotBlank();
            }
        }
        assertThat(values).isGreaterThan(500);
    }

    private static String repr(String text) {
        Object value = Expression.parse("[" + text + "]").evaluate(SCOPE);
        String list = Rendering.python(value);
        return list.substring(1, list.length() - 1);
    }

    /** As a text within a list is shown here, where Python would take the other quotes. */
    private static String quotedAgain(String expected) {
        return "'" + expected.substring(1, expected.length() - 1).replace("'", "\\'") + "'";
    }
}
