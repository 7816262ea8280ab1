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
    private static final int NAMES_SHOWN = 8;

    public LeftOut {
        requireNonNull(name, "name is null");
        requireNonNull(reason, "reason is null");
    }

    /** A line for each reason, with its first names: {@code m7a.large, m7a.xlarge: has no price in eu-west-1}. */
    public static List<String> lines(List<LeftOut> all) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        all.forEach(each -> byReason.computeIfAbsent(each.reason(), reason -> new ArrayList<>())
                .add(each.name()));
        List<String> lines = new ArrayList<>();
        byReason.forEach((reason, names) -> {
            String shown = String.join(", ", names.stream().limit(NAMES_SHOWN).toList());
            int more = names.size() - NAMES_SHOWN;
            lines.add(shown + (more > 0 ? " and " + more + " more" : "") + ": " + reason);
        });
        return lines;
    }
}
