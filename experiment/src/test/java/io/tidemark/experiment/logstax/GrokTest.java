package io.tidemark.experiment.logstax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GrokTest {
    private static final String COMBINED = "203.0.113.7 - frank [10/Oct/2000:13:55:36 -0700] "
            + "\"GET /apache_pb.gif?a=b HTTP/1.0\" 200 2326 \"http://www.example.com/start.html\" \"Mozilla/4.08 [en]\"";

    private static Map<String, Object> match(String pattern, String line) {
        return Grok.compile(pattern, PatternLibrary.common())
                .match(line, Matching.WHOLE)
                .orElseThrow(() -> new AssertionError(pattern + " does not match " + line));
    }

    @Test
    void lineOfApache() {
        assertThat(match("%{COMBINEDAPACHELOG}", COMBINED))
                .containsEntry("clientip", "203.0.113.7")
                .containsEntry("auth", "frank")
                .containsEntry("timestamp", "10/Oct/2000:13:55:36 -0700")
                .containsEntry("verb", "GET")
                .containsEntry("request", "/apache_pb.gif?a=b")
                .containsEntry("response", "200")
                .containsEntry("bytes", "2326")
                .containsEntry("agent", "\"Mozilla/4.08 [en]\"");
    }

    @Test
    void lineOfSyslog() {
        assertThat(match("%{SYSLOGLINE}", "Mar 16 00:01:25 evita postfix/smtpd[1713]: connect from camomile.example"))
                .containsEntry("logsource", "evita")
                .containsEntry("program", "postfix/smtpd")
                .containsEntry("pid", "1713")
                .containsEntry("message", "connect from camomile.example");
    }

    @Test
    void lineOfHaproxy() {
        String line = "Feb  6 12:14:14 localhost haproxy[14389]: 10.0.1.2:33317 [06/Feb/2009:12:14:14.655] http-in "
                + "static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu} {} \"GET /index.html HTTP/1.1\"";
        assertThat(match("%{HAPROXYHTTP}", line))
                .containsEntry("client_ip", "10.0.1.2")
                .containsEntry("backend_name", "static")
                .containsEntry("time_duration", "109")
                .containsEntry("http_request", "/index.html");
    }

    @Test
    void frameOfAStackTraceOfJava() {
        assertThat(match("%{JAVASTACKTRACEPART}", "\tat com.example.Main.run(Main.java:42)"))
                .containsEntry("class", "com.example.Main")
                .containsEntry("method", "run")
                .containsEntry("line", "42");
    }

    @Test
    void patternOfTheDocument() {
        assertThat(match("^%{IP:httpHost} - (?<user>%{WORD}|-).*", "127.0.0.1 - - [x] \"GET / HTTP/1.1\""))
                .containsExactly(Map.entry("httpHost", "127.0.0.1"), Map.entry("user", "-"));
    }

    @Test
    void fieldsHaveTheTypesThatArePutBehindTheirNames() {
        assertThat(match(
                        "%{NUMBER:count:int} %{NUMBER:seconds:float} %{NUMBER:text} (?<rest:int>.*)", "-7 0.25 8 nine"))
                .containsExactly(
                        Map.entry("count", -7L),
                        Map.entry("seconds", 0.25),
                        Map.entry("text", "8"),
                        Map.entry("rest", "nine"));
        assertThat(match("%{NUMBER:x:int}", "12.9")).containsEntry("x", 12L);
    }

    @Test
    void groupsMayHaveAnyNameAndSeveralTheSame() {
        assertThat(match("(?:a(?<the_value>\\d)|b(?P<the_value>\\d)) (?<@odd.name-1>x)?", "b5 "))
                .containsExactly(Map.entry("the_value", "5"));
    }

    @ParameterizedTest
    @CsvSource({
        "WHOLE, GET /, false",
        "WHOLE, GET, true",
        "START, GET /, true",
        "START, a GET /, false",
        "SEARCH, a GET /, true",
    })
    void howMuchOfTheLineMustMatchIsAChoice(Matching matching, String line, boolean matches) {
        assertThat(Grok.compile("%{WORD:verb}(?<=GET)", PatternLibrary.common())
                        .match(line, matching)
                        .isPresent())
                .isEqualTo(matches);
    }

    /** What Python and Ruby take, and Java does not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^.*{$ | a{",
                "{\"n\":%{INT:n}} | {\"n\":5}",
                "[[:alpha:]_]+ | a_b",
                "[[[:alpha:]]_]+ | a_b",
                "[^[]+\\[x[[] | ab[x[",
                "a.?*b | axxb",
                "[]a]+ | ]a",
                "\\h+[\\h]G | 0aFG",
                "(?P<a>x)(?P=a)\\k<a> | xxx",
                "a{,2}b | aab",
                "[a&&b]+ | &ab",
                "\\p{Lu}\\x{41} | BA",
            })
    void expressionsOfOtherLanguagesAreUnderstood(String pattern, String line) {
        assertThat(match(pattern, line)).isNotNull();
    }

    @Test
    void brokenPatternIsRefused() {
        assertThatThrownBy(() -> Grok.compile("(%{INT:x}", PatternLibrary.common()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a grok pattern: Unclosed group");
        assertThatThrownBy(() -> Grok.compile("%{INT:x:boolean}", PatternLibrary.common()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("boolean must be int, float or string");
    }
}
