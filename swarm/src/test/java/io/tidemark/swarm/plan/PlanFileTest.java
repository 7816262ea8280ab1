package io.tidemark.swarm.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.swarm.bridge.Review.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {
    private static final String PLAN = """
            target: http://127.0.0.1:8080
            load: {users: 5, duration: 1m}
            variables:
              token: {env: SHOP_TOKEN}
              people: {csv: people.csv}
            scenarios:
              - name: visit
                steps:
                  - {url: /home, headers: {X-Who: "${people.name}"}}
            """;

    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = directory.resolve("plan.yml");
        Files.writeString(path, PLAN);
        Files.writeString(directory.resolve("people.csv"), "name\nada\n");
        Files.writeString(directory.resolve("secret.txt"), "hidden");
    }

    @Test
    void filesAreFoundBesideThePlan() throws ProblemsException {
        PlanFile file = file();

        assertThat(file.name()).isEqualTo("plan.yml");
        assertThat(file.read(file.text()).variables()).hasSize(2);
    }

    @Test
    void flagsAreOverEveryVersion() throws ProblemsException {
        PlanOverlay users =
                PlanOverlay.builder().put("load.users", "9", "--users").build();
        PlanFile file = new PlanFile(path, users);
        Plan plan = file.read(PLAN.replace("users: 5", "users: 7"));

        assertThat(plan.load().phases().getFirst().shape().highest().value()).isEqualTo(9);
    }

    @Test
    void whatTheFileUsesThePageMayUse() throws ProblemsException {
        PlanFile file = file();
        Plan page = file.readOnPage(PLAN.replace("/home", "/start"), file.read(PLAN));

        assertThat(page.steps().toList().getFirst().url()).isEqualTo("/start");
    }

    /** Whoever steers from afar must not get at what is on this machine, nor have secrets sent elsewhere. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    env: SHOP_TOKEN        | env: AWS_SECRET_ACCESS_KEY      | AWS_SECRET_ACCESS_KEY
                    csv: people.csv        | csv: secret.txt                 | secret.txt
                    csv: people.csv        | csv: /etc/passwd                | /etc/passwd
                    url: /home             | url: 'https://elsewhere.example/home' | https://elsewhere.example
                    url: /home             | url: 'http://${token}.example/' | http://${token}.example
                    url: /home             | url: '${token}/home'            | ${token}/home
                    http://127.0.0.1:8080  | http://127.0.0.1:8081           | http://127.0.0.1:8081
                    url: /home             | url: /home, auth: {bearer-env: OTHER} | OTHER
                    """)
    void whatItDoesNotUseThePageMayNot(String before, String after, String named) throws ProblemsException {
        PlanFile file = file();
        Plan plan = file.read(PLAN);
        String page = PLAN.replace(before, after);
        assertThat(page).isNotEqualTo(PLAN);

        ProblemsException refused = catchThrowableOfType(ProblemsException.class, () -> file.readOnPage(page, plan));

        assertThat(refused.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem).contains(named).contains("that the plan file"));
    }

    @Test
    void aPlanThatSaysTheSameHasNoDifference() throws ProblemsException {
        PlanFile file = file();

        assertThat(PlanDifference.of(file.read(PLAN), file.read("# a comment\n" + PLAN)))
                .isEmpty();
    }

    @Test
    void aDifferenceShowsWhatGoesWhatComesAndWhatIsAround() throws ProblemsException {
        PlanFile file = file();
        List<Line> lines = PlanDifference.of(
                file.read(PLAN), file.read(PLAN.replace("/home", "/start").replace("1m", "2m")));

        assertThat(lines)
                .filteredOn(line -> line.sign() == '-')
                .extracting(Line::text)
                .hasSize(lines(lines, '+'));
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.sign()).isEqualTo('+');
            assertThat(line.text()).contains("/start");
        });
        assertThat(lines.getFirst()).isEqualTo(new Line(' ', "…"));
        assertThat(lines.stream().filter(line -> line.text().equals("…"))).hasSize(2);
        assertThat(lines).as("only what is near").hasSizeLessThan(20);
    }

    private static int lines(List<Line> lines, char sign) {
        return (int) lines.stream().filter(line -> line.sign() == sign).count();
    }

    private PlanFile file() {
        return new PlanFile(path, PlanOverlay.none());
    }
}
