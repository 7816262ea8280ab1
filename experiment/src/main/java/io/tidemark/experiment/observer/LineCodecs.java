package io.tidemark.experiment.observer;

import io.tidemark.experiment.logstax.Codec;
import io.tidemark.experiment.logstax.LineRule;
import io.tidemark.experiment.logstax.MultilineCodec;
import io.tidemark.experiment.logstax.Regexes;
import io.tidemark.experiment.logstax.SingleLineCodec;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Codecs as an experiment writes them. */
final class LineCodecs {
    static final Option[] OPTIONS = {
        Option.optional(
                        "type",
                        OptionKind.WORD,
                        "singleline",
                        "`singleline`: every line is a message. `multiline`: lines that follow one another as `lines` says "
                                + "are one.")
                .or("class"),
        Option.optional(
                "lines",
                OptionKind.SECTIONS,
                "",
                "What the lines of a message look like, one rule after another.",
                Option.required("match", OptionKind.WORD, "A regular expression, from the start of the line."),
                Option.optional("ignorecase", OptionKind.YES, "no", "Small and capital letters are the same."),
                Option.optional("partial", OptionKind.YES, "no", "The expression may begin anywhere in the line."),
                Option.optional(
                        "repeat",
                        OptionKind.WORD,
                        "1",
                        "The most lines in turn that the rule takes: a number, or `yes` for any number."),
                Option.optional("optional", OptionKind.YES, "no", "There may be no such line.")),
        Option.optional(
                "acceptIncomplete",
                OptionKind.YES,
                "no",
                "Lines are a message, too, when the last rules have found none."),
        Option.optional("newline", OptionKind.WORD, "", "What joins the lines in the field `message`; a line feed.")
    };

    private LineCodecs() {}

    static Supplier<Codec> of(Settings settings) {
        String type = settings.word("type").toLowerCase(Locale.ROOT);
        String name = type.substring(type.lastIndexOf('.') + 1);
        return switch (name) {
            case "singleline", "singlelinecodec" -> SingleLineCodec::new;
            // The second one is how the driver's document spells it.
            case "multiline", "multilinecodec", "multlinecodec" -> multiline(settings);
            default -> {
                settings.reject("type", "must be singleline or multiline", "");
                yield SingleLineCodec::new;
            }
        };
    }

    private static Supplier<Codec> multiline(Settings settings) {
        List<LineRule> rules = new ArrayList<>();
        settings.sections("lines").forEach(line -> rules.add(rule(line)));
        if (rules.isEmpty()) {
            settings.reject("lines", "must have a rule", "");
            return SingleLineCodec::new;
        }
        boolean acceptIncomplete = settings.yes("acceptIncomplete");
        String newline = settings.maybeWord("newline").orElse("\n");
        return () -> new MultilineCodec(rules, acceptIncomplete, newline);
    }

    private static LineRule rule(Settings line) {
        Pattern pattern = Pattern.compile("");
        try {
            pattern = Regexes.compile(line.word("match"), line.yes("ignorecase"));
        } catch (PatternSyntaxException e) {
            line.reject("match", "must be a regular expression: " + e.getDescription(), "");
        }
        return new LineRule(pattern, line.yes("partial"), most(line), line.yes("optional"));
    }

    private static long most(Settings line) {
        String repeat = line.word("repeat");
        return switch (repeat) {
            case "yes", "true", "on" -> LineRule.ANY;
            case "no", "false", "off" -> 1;
            default -> {
                if (!repeat.matches("[1-9]\\d{0,8}")) {
                    line.reject("repeat", "must be yes, no or a whole number from 1", "");
                    yield 1;
                }
                yield Long.parseLong(repeat);
            }
        };
    }
}
