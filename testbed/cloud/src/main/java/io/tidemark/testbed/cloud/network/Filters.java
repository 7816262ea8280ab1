package io.tidemark.testbed.cloud.network;

import io.tidemark.testbed.cloud.protocol.Call;
import io.tidemark.testbed.cloud.protocol.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which of many are asked for. One suits when it suits each filter, and a filter when one of its values is one of the
 * filter's, in which {@code *} and {@code ?} stand for others.
 */
public final class Filters {
    private Filters() {}

    public static <T> List<T> apply(Call call, Collection<T> all, Map<String, Function<T, Collection<String>>> known) {
        List<Call> filters = call.structures("Filter");
        for (Call filter : filters) {
            if (!known.containsKey(filter.required("Name"))) {
                throw new Refusal(
                        400, "InvalidParameterValue", "The filter '" + filter.required("Name") + "' is invalid");
            }
        }
        return all.stream()
                .filter(one -> filters.stream().allMatch(filter -> suits(filter, one, known)))
                .toList();
    }

    private static <T> boolean suits(Call filter, T one, Map<String, Function<T, Collection<String>>> known) {
        Function<T, Collection<String>> values = known.get(filter.required("Name"));
        return values != null
                && values.apply(one).stream()
                        .anyMatch(value -> filter.texts("Value").stream()
                                .anyMatch(
                                        wanted -> pattern(wanted).matcher(value).matches()));
    }

    private static Pattern pattern(String wanted) {
        return Pattern.compile("\\Q" + wanted.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E", Pattern.DOTALL);
    }
}
