package io.tidemark.functions.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Plan;
import io.tidemark.functions.yaml.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows is what the reader takes. */
class PlanDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "plan.md");
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Map<String, String> FILES = Map.of("users.csv", "user,plan\nada,free\n");

    private final PublishedSchema schema = new PublishedSchema("plan.schema.json");

    static List<String> shownPlans() throws IOException {
        List<String> plans = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            plans.add(matcher.group(1));
        }
        assertThat(plans).hasSizeGreaterThan(10);
        return plans;
    }

    @ParameterizedTest
    @MethodSource("shownPlans")
    void plansOfTheReferenceAreValid(String yaml) {
        assertThat(Reading.problems(PlanSource.text(yaml, Reading.files(FILES))))
                .isEmpty();
        assertThat(schema.errors(yaml)).isEmpty();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Path> plans =
                    files.filter(file -> file.toString().endsWith(".yml")).toList();
            assertThat(plans).hasSizeGreaterThanOrEqualTo(3);
            return plans;
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreValid(Path file) throws Exception {
        Plan plan = PlanReader.read(PlanSource.file(file));
        assertThat(schema.errors(Files.readString(file))).isEmpty();
        assertThat(plan.name() + ".yml").isEqualTo(String.valueOf(file.getFileName()));
    }

    @Test
    void defaultsOfTheReferenceAreThoseOfTheReader() throws IOException {
        Plan bare = Reading.plan("target: https://shop.example\nload: {users: 20, duration: 30s}");
        List<String> http =
                shownPlans().stream().filter(yaml -> yaml.contains("http:\n")).toList();
        assertThat(http)
                .singleElement()
                .satisfies(yaml -> assertThat(Reading.plan(yaml)).isEqualTo(bare));
    }

    @Test
    void everyKeyIsInTheReference() throws IOException {
        String page = Files.readString(PAGE);
        for (PlanKeys keys : PlanKeys.values()) {
            assertThat(keys.keys().stream().filter(key -> !key.equals("rows") && !key.equals("body-bytes")))
                    .allSatisfy(key -> assertThat(page).containsPattern("[`{ ]" + key + "[`:]"));
        }
    }
}
