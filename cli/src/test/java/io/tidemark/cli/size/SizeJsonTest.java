package io.tidemark.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.result.ExitCode;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SizeJsonTest {
    private final String line = json(OptionalDouble.of(500));

    @Test
    void aTypeHasItsFiguresUnderItsName() {
        assertThat(object(line, "c7i.large"))
                .startsWith("{\"winner\":false,\"dollarsPerHour\":0.08925,\"cpus\":2,\"memoryBytes\":4294967296,"
                        + "\"burstable\":false,\"capacityPerSecond\":{\"low\":310,\"median\":340,\"high\":371},"
                        + "\"dollarsPerMillion\":{\"low\":0.07")
                .contains("\"machines\":3,\"dollarsPerMonth\":195.45", "\"limitedBy\":\"cpu\"");
        assertThat(object(line, "t3.large")).startsWith("{\"winner\":true").contains("\"burstable\":true");
        assertThat(object(line, "m7i.large"))
                .contains("\"remark\":\"could not be started: there is no capacity for it\"")
                .doesNotContain("capacityPerSecond", "machines");
    }

    @Test
    void predictionsStandApartFromWhatWasMeasured() {
        String predictions = object(line, "predictions");
        assertThat(object(predictions, "c7i.2xlarge"))
                .startsWith("{\"measured\":false,")
                .contains("\"capacityPerSecond\":1", "\"machines\":1,\"dollarsPerMonth\":65.7", "not a measurement");
        assertThat(line.replace(predictions, "")).doesNotContain("\"c7i.2xlarge\":");
    }

    @Test
    void theRecommendationIsOneObject() {
        assertThat(object(line, "recommendation"))
                .startsWith("{\"sentence\":\"Take 3 x t3.large for 500/s")
                .contains("\"certainty\":\"c7i.large might do for ")
                .contains("\"instanceType\":\"t3.large\",\"machines\":3,\"dollarsPerMonth\":182.2")
                .endsWith("\"runnerUp\":\"c7i.large\",\"toVerify\":\"c7i.2xlarge\"}");
        assertThat(line)
                .startsWith("{\"type\":\"comparison\",\"exitCode\":0,")
                .contains("\"needed\":500,\"headroom\":0.3,\"prices\":\"us-east-1, on demand, 2026-11-01\"")
                .contains("\"caveat\":\"Measured on machines")
                .endsWith("\"files\":[\"runs/1/report.html\"]}");
    }

    @Test
    void withoutANeedThereAreNoMachinesToCount() {
        String cheapest = json(OptionalDouble.empty());
        assertThat(cheapest).doesNotContain("\"needed\"", "\"machines\"", "\"dollarsPerMonth\"");
        assertThat(object(cheapest, "recommendation")).contains("\"instanceType\":\"c7i.large\"");
    }

    private static String json(OptionalDouble need) {
        return SizeJson.of(ComparisonExample.of(need), ExitCode.OK, List.of("runs/1/report.html"))
                .toString();
    }

    /** The object under a key; no text in it has braces. */
    private static String object(String json, String key) {
        int start = json.indexOf("\"" + key + "\":{") + key.length() + 3;
        int open = 0;
        for (int i = start; i < json.length(); i++) {
            open += json.charAt(i) == '{' ? 1 : json.charAt(i) == '}' ? -1 : 0;
            if (open == 0) {
                return json.substring(start, i + 1);
            }
        }
        throw new IllegalArgumentException(key + " is not in " + json);
    }
}
