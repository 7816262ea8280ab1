package io.tidemark.experiment.file;

import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line adds to the files.
 *
 * @param definitions as {@code name=value}; later ones win
 * @param meta likewise
 * @param strict whether names that nobody knows are problems rather than warnings
 */
public record Given(List<String> definitions, List<String> meta, boolean strict) {
    public static final Given NOTHING = new Given(List.of(), List.of(), false);

    public Given {
        definitions = List.copyOf(definitions);
        meta = List.copyOf(meta);
    }

    Map<String, Object> definitions(Problems problems) {
        return cut("-D", definitions, problems);
    }

    Map<String, Object> meta(Problems problems) {
        return cut("-M", meta, problems);
    }

    /** At the first equals sign: the value may have more. */
    private static Map<String, Object> cut(String flag, List<String> texts, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1 || text.substring(0, equals).isBlank()) {
                problems.add(Place.flag(flag), flag, text, "must be name=value", "");
            } else {
                values.put(text.substring(0, equals).strip(), text.substring(equals + 1));
            }
        }
        return values;
    }
}
