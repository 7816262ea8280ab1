package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.swarm.locust.LocustCsv;
import io.tidemark.swarm.locust.LocustStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide for those who come from Locust says, compared with what there is. Its options are compared elsewhere. */
class ComingFromLocustTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final String guide;

    ComingFromLocustTest() throws IOException {
        guide = Files.readString(Path.of("../docs/coming-from-locust.md"));
    }

    @Test
    void thePlanInItSendsWhatTheExampleSends() throws Exception {
        Matcher yaml = YAML.matcher(guide);
        assertThat(yaml.find()).isTrue();
        Plan shown = PlanReader.read(PlanSource.text(yaml.group(1), PlanFiles.none()));
        Plan example = PlanReader.read(PlanSource.file(Path.of("../examples/locust/index.yml")));
        assertThat(shown.scenarios()).isEqualTo(example.scenarios());
        assertThat(shown.variables()).isEqualTo(example.variables());
        assertThat(((Load.Users) shown.load()).pause()).isEqualTo(((Load.Users) example.load()).pause());
        assertThat(example.names()).containsExactly("/index.html?ok=[random]");
    }

    @Test
    void everyColumnIsInIt() {
        List<String> columns = new ArrayList<>();
        for (String header :
                List.of(LocustCsv.stats(LocustStats.NONE), LocustCsv.historyHeader(), LocustCsv.failures(List.of()))) {
            columns.addAll(List.of(header.lines().findFirst().orElseThrow().split(",", -1)));
        }
        assertThat(columns).hasSize(22 + 24 + 6);
        for (String column : columns) {
            String known = column.replaceFirst("^Total ", "").replaceFirst("^(6|7|8|9).*%", "99.99%");
            assertThat(guide).as(column).contains("`" + known + "`");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void everyPointOfTheOldSwarmHasAWord(int number) {
        assertThat(guide)
                .containsPattern("\\| 002-%02d \\| [^|]+ \\| (done|generalised|refused)[:, ]".formatted(number));
    }
}
