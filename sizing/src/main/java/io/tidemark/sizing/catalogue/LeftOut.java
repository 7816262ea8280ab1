package io.tidemark.sizing.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A type that was asked for and cannot be had.
 *
 * @param reason in words that follow its name
 */
public record LeftOut(String name, String reason) {
    public LeftOut {
        requireNonNull(name, "name is null");
        requireNonNull(reason, "reason is null");
    }

    /** A line for each reason: {@code m7a.large, m7a.xlarge: has no price in eu-west-1}. */
    public static List<String> lines(List<LeftOut> all) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        all.forEach(each -> byReason.computeIfAbsent(each.reason(), reason -> new ArrayList<>())
                .add(each.name()));
        List<String> lines = new ArrayList<>();
        byReason.forEach((reason, names) -> lines.add(String.join(", ", names) + ": " + reason));
        return lines;
    }
}
