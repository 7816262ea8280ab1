package io.tidemark.functions.planfile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of a value, such as {@code scenarios[0].steps[1].url}, as parts: keys and positions. */
final class PlanPath {
    private static final Pattern PART = Pattern.compile("(?:^|\\.)([A-Za-z0-9_-]+)|\\[(\\d{1,6})]");

    private PlanPath() {}

    sealed interface Part {}

    record Key(String name) implements Part {}

    record Position(int index) implements Part {}

    static List<Part> parse(String path) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(path);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            String key = matcher.group(1);
            parts.add(key != null ? new Key(key) : new Position(Integer.parseInt(matcher.group(2))));
            end = matcher.end();
        }
        if (end != path.length() || parts.isEmpty()) {
            throw new IllegalArgumentException("path must be like load.users or scenarios[0].name but is " + path);
        }
        return List.copyOf(parts);
    }
}
