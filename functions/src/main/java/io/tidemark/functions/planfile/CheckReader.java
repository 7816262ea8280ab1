package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Check.Range;
import io.tidemark.core.plan.Check.Regex;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What responses must satisfy. */
final class CheckReader {
    private static final String EXPECTED = "must be a mapping of checks, or a list of such mappings";
    private static final String STATUS =
            "must be a status such as 200, 3xx or 404..410, from 100 to 599, or a list of them";
    private static final Pattern CLASS = Pattern.compile("([1-5])xx");
    private static final Pattern RANGE = Pattern.compile("(\\d{3})(?:\\.\\.(\\d{3}))?");

    private CheckReader() {}

    static List<Check> read(Optional<Value> value, KnownNames names) {
        List<Check> checks = new ArrayList<>();
        for (Value part : value.map(found -> found.oneOrMore(EXPECTED)).orElse(List.of())) {
            if (part.isMapping()) {
                add(checks, part.section(PlanKeys.CHECKS), names);
            } else {
                part.reject(EXPECTED);
            }
        }
        return checks;
    }

    private static void add(List<Check> checks, Section section, KnownNames names) {
        section.find("status").ifPresent(value -> status(value).ifPresent(checks::add));
        section.find("headers").ifPresent(value -> headers(value, checks));
        section.find("body-contains").ifPresent(value -> {
            for (Value text : value.oneOrMore("must be a text or a list of texts")) {
                checks.add(new Check.BodyContains(template(text, names)));
            }
        });
        section.find("body-matches").ifPresent(value -> {
            for (Value pattern : value.oneOrMore("must be a regular expression or a list of them")) {
                checks.add(new Check.BodyMatches(regex(pattern)));
            }
        });
        section.find("json").ifPresent(value -> json(value, checks, names));
    }

    private static Optional<Check> status(Value value) {
        List<Range> ranges = new ArrayList<>();
        for (Value item : value.oneOrMore(STATUS)) {
            item.scalar(STATUS).ifPresent(text -> {
                Optional<Range> range = range(text);
                range.ifPresentOrElse(ranges::add, () -> item.reject(STATUS));
            });
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(new Check.Status(ranges));
    }

    private static Optional<Range> range(String text) {
        Matcher statusClass = CLASS.matcher(text);
        if (statusClass.matches()) {
            int hundreds = Integer.parseInt(statusClass.group(1)) * 100;
            return Optional.of(new Range(hundreds, hundreds + 99));
        }
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
        return from < 100 || to > 599 || from > to ? Optional.empty() : Optional.of(new Range(from, to));
    }

    private static void headers(Value value, List<Check> checks) {
        for (NamedValue entry : value.entries("must be a mapping of header names to regular expressions")) {
            FieldReader.checkHeaderName(entry);
            checks.add(new Check.HeaderMatches(entry.name(), regex(entry.value())));
        }
    }

    private static void json(Value value, List<Check> checks, KnownNames names) {
        for (NamedValue entry : value.entries("must be a mapping of JSON pointers to expected texts")) {
            try {
                Syntax.pointer(entry.name());
            } catch (IllegalArgumentException e) {
                entry.rejectName(String.valueOf(e.getMessage()), "");
            }
            checks.add(new Check.JsonEquals(entry.name(), template(entry.value(), names)));
        }
    }

    private static String template(Value value, KnownNames names) {
        String text = value.text();
        names.check(value, text);
        return text;
    }

    static Regex regex(Value value) {
        return value.parse(Syntax::regex, new Regex(""));
    }
}
