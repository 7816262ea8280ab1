package io.tidemark.functions.planfile;

import io.tidemark.core.plan.HttpSettings;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.util.Optional;

/** How requests are sent. */
final class HttpReader {
    private HttpReader() {}

    static HttpSettings read(Value value) {
        HttpSettings otherwise = HttpSettings.DEFAULT;
        Section section = value.section(PlanKeys.HTTP);
        return new HttpSettings(
                section.choice("version", PlanChoices.VERSION, otherwise.version()),
                section.yes("insecure-tls", otherwise.insecureTls()),
                whole(section.find("redirects"), 0, PlanLimits.REDIRECTS, otherwise.maxRedirects()),
                section.yes("reuse-connections", otherwise.reuseConnections()),
                section.yes("compression", otherwise.compression()),
                section.yes("cookies", otherwise.cookies()),
                whole(section.find("max-connections"), 1, PlanLimits.CONNECTIONS, otherwise.maxConnections()),
                section.positiveDuration("connect-timeout", otherwise.connectTimeout()),
                section.positiveDuration("response-timeout", otherwise.responseTimeout()),
                section.positiveDuration("timeout", otherwise.totalTimeout()));
    }

    private static int whole(Optional<Value> value, int min, int max, int otherwise) {
        return value.map(found -> Math.toIntExact(found.whole(min, max))).orElse(otherwise);
    }
}
