package io.tidemark.experiment.http;

import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which statuses of responses are successes. */
public record Accepted(List<Range> ranges) {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{3})(?:\\s*-\\s*(\\d{3}))?|(\\d)xx");
    private static final String EXPECTED = "must be statuses such as 200, 200-299 or 2xx";

    public record Range(int from, int to) {}

    public Accepted {
        ranges = List.copyOf(ranges);
    }

    public static Option option(String otherwise, String meaning) {
        return Option.optional("accept", OptionKind.WORDS, otherwise, meaning);
    }

    public static Accepted read(Settings settings) {
        List<Range> ranges = new ArrayList<>();
        for (String word : settings.words("accept")) {
            if ("all".equals(word)) {
                ranges.add(new Range(0, 999));
                continue;
            }
            Matcher matcher = SYNTAX.matcher(word);
            if (!matcher.matches()) {
                settings.reject("accept", EXPECTED, "");
            } else if (matcher.group(3) != null) {
                int hundreds = Integer.parseInt(matcher.group(3)) * 100;
                ranges.add(new Range(hundreds, hundreds + 99));
            } else {
                int from = Integer.parseInt(matcher.group(1));
                ranges.add(new Range(from, matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2))));
            }
        }
        return new Accepted(ranges);
    }

    public boolean accepts(int status) {
        return ranges.stream().anyMatch(range -> range.from() <= status && status <= range.to());
    }
}
