package io.tidemark.experiment.logstax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MultilineCodecTest {
    private static LineRule rule(String pattern) {
        return new LineRule(Regexes.compile(pattern, false), false, 1, false);
    }

    private static LineRule repeated(String pattern, long most) {
        return new LineRule(Regexes.compile(pattern, false), false, most, false);
    }

    private static LineRule optional(String pattern) {
        return new LineRule(Regexes.compile(pattern, false), false, 1, true);
    }

    private static List<String> texts(MultilineCodec codec, String... lines) {
        List<String> texts = new ArrayList<>();
        for (String line : lines) {
            codec.line(line)
                    .forEach(message -> texts.add(message.text("message").orElseThrow()));
        }
        return texts;
    }

    private static MultilineCodec codec(LineRule... rules) {
        return new MultilineCodec(List.of(rules), false, ";");
    }

    @Test
    void linesThatFollowTheRulesBecomeOneMessage() {
        List<Message> messages = new ArrayList<>();
        MultilineCodec codec = codec(rule("first.*"), rule("second.*"));
        List.of("noise", "first one", "second two", "noise").forEach(line -> messages.addAll(codec.line(line)));
        assertThat(messages)
                .singleElement()
                .satisfies(message -> assertThat(message.fields())
                        .containsExactly(
                                Map.entry("message", "first one;second two"),
                                Map.entry("line-1", "first one"),
                                Map.entry("line-2", "second two"),
                                Map.entry("codec", "multiline")));
    }

    @Test
    void ruleThatRepeatsIsEndedByALineThatDoesNotMatch() {
        MultilineCodec codec = codec(repeated("^::.*$", LineRule.ANY));
        assertThat(texts(codec, "::a", "::b")).isEmpty();
        assertThat(texts(codec, "c")).containsExactly("::a;::b");
    }

    @Test
    void bracketsOfTheDocument() {
        MultilineCodec codec = codec(rule("^.*{$"), repeated("^.*[^}]$", LineRule.ANY));
        assertThat(texts(codec, "a {", "b", "c", "}", "d")).containsExactly("a {;b;c");
    }

    @Test
    void numberOfRepetitionsIsTheMost() {
        MultilineCodec codec = codec(rule("a"), repeated("b", 2));
        assertThat(texts(codec, "a", "b", "b", "b", "a", "b", "c")).containsExactly("a;b;b", "a;b");
    }

    @Test
    void optionalRuleMayHaveNoLine() {
        MultilineCodec codec = codec(rule("a"), optional("b"), rule("c"));
        assertThat(texts(codec, "a", "c", "a", "b", "c", "b", "c")).containsExactly("a;c", "a;b;c");
    }

    @Test
    void lineThatEndsAMessageMayBeginTheNext() {
        MultilineCodec codec = codec(rule("begin"), repeated(" .*", LineRule.ANY));
        assertThat(texts(codec, "begin", " 1", "begin", " 2", "end")).containsExactly("begin; 1", "begin; 2");
    }

    @Test
    void lineThatBreaksAMessageMayBeginTheNext() {
        MultilineCodec codec = codec(rule("a"), rule("b"));
        assertThat(texts(codec, "a", "a", "b")).containsExactly("a;b");
    }

    @Test
    void incompleteMessageIsOneOnlyWhenTheyAreAccepted() {
        List<LineRule> rules = List.of(rule("a"), rule("b"), rule("c"));
        assertThat(texts(new MultilineCodec(rules, false, ";"), "a", "b", "x")).isEmpty();
        assertThat(texts(new MultilineCodec(rules, true, ";"), "a", "b", "x")).containsExactly("a;b");
    }

    @Test
    void closingGivesWhatOnlyWaitedForItsEnd() {
        MultilineCodec codec = codec(rule("a"), repeated("b", LineRule.ANY), optional("c"));
        assertThat(texts(codec, "a", "b", "b")).isEmpty();
        assertThat(codec.close())
                .singleElement()
                .satisfies(message -> assertThat(message.text("message")).contains("a;b;b"));
        assertThat(codec.close()).isEmpty();
    }

    @Test
    void closingLeavesAnIncompleteMessageOpen() {
        MultilineCodec codec = codec(rule("a"), rule("b"));
        assertThat(texts(codec, "a")).isEmpty();
        assertThat(codec.close()).isEmpty();
        assertThat(texts(codec, "b")).containsExactly("a;b");
    }

    @Test
    void ruleLooksAtTheStartOfTheLineUnlessItMayBeAnywhere() {
        assertThat(rule("b").matches("ab")).isFalse();
        assertThat(new LineRule(Regexes.compile("B", true), true, 1, false).matches("ab"))
                .isTrue();
    }
}
