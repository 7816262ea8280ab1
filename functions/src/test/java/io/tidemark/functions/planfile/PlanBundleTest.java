package io.tidemark.functions.planfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Rows;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class PlanBundleTest {
    private static final String TABLE = """
            variables: {person: {csv: "data/users.csv"}}
            """;

    @Test
    void plansOfEveryKindReadBackWithTheirFingerprint() throws Exception {
        long seed = 71;
        RandomPlans plans = new RandomPlans(seed);
        for (int i = 0; i < 200; i++) {
            Plan plan = plans.next();
            Plan read = PlanBundle.read(PlanBundle.write(plan));
            assertThat(read).as("plan %s of seed %s", i, seed).isEqualTo(plan);
            assertThat(PlanFingerprint.of(read)).isEqualTo(PlanFingerprint.of(plan));
        }
    }

    @Test
    void tablesOfAnyContentReadBack() throws Exception {
        long seed = 72;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Plan plan = withTable(table(random));
            Plan read = PlanBundle.read(PlanBundle.write(plan));
            assertThat(read).as("table %s of seed %s", i, seed).isEqualTo(plan);
            assertThat(PlanFingerprint.of(read)).isEqualTo(PlanFingerprint.of(plan));
        }
    }

    /** What a search sends to its workers before it knows what to offer. A person who writes this has made a mistake. */
    @Test
    void aPlanThatOffersNothingByItselfReadsBack() throws Exception {
        List<Phase> nothing = List.of(new Phase("start", new Shape.Constant(Level.of(0), Duration.ofHours(24)), false));
        for (Load load : List.of(
                new Load.Rate(nothing, Load.Arrivals.CONSTANT, Duration.ofSeconds(1), 7),
                new Load.Users(nothing, Pause.NONE, Load.Pacing.FROM_RESPONSE, Duration.ZERO, 7))) {
            Plan any = new RandomPlans(73).next();
            Plan plan = any.withLoad(load);
            Plan read = PlanBundle.read(PlanBundle.write(plan));
            assertThat(read).isEqualTo(plan);
            assertThat(PlanFingerprint.of(read)).isEqualTo(PlanFingerprint.of(plan));
            assertThatExceptionOfType(ProblemsException.class)
                    .isThrownBy(() -> PlanReader.read(PlanSource.text(PlanWriter.write(plan), PlanFiles.none())))
                    .withMessageContaining("must offer a load above 0");
        }
    }

    private static Rows table(Random random) {
        int columns = 1 + random.nextInt(3);
        List<String> header = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            header.add(List.of("na\"me", "a,b", "line\nend").get(i));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row <= random.nextInt(5); row++) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                StringBuilder value = new StringBuilder();
                for (int j = random.nextInt(5); j > 0; j--) {
                    value.append("\",\r\n a\uFEFFü;".charAt(random.nextInt(9)));
                }
                values.add(value.toString());
            }
            rows.add(values);
        }
        return new Rows("data/users.csv", header, rows);
    }

    private static Plan withTable(Rows rows) {
        Plan plan = Reading.plan(Reading.TARGET + Reading.LOAD);
        Variable csv = new Variable.Csv("person", Variable.Scope.ITERATION, rows, Variable.Csv.Order.SEQUENTIAL);
        return new Plan(
                plan.name(),
                plan.targets(),
                List.of(csv),
                plan.scenarios(),
                plan.load(),
                plan.http(),
                plan.tolerance());
    }

    @Test
    void filesThatAPlanNamesAreInIt() throws Exception {
        Plan plan = withFiles(Map.of("../body.json", "{\"a\":\r\n 1}", "data/users.csv", "\uFEFFid\n1\n\n2\n"));
        byte[] bundle = PlanBundle.write(plan);
        Plan read = PlanBundle.read(bundle);
        assertThat(read).isEqualTo(plan);
        assertThat(PlanFingerprint.of(read)).isEqualTo(PlanFingerprint.of(plan));
        assertThat(PlanBundle.write(read))
                .as("the same plan is the same bundle")
                .isEqualTo(bundle);
    }

    @Test
    void theFilesOfTheStartAreInItToo() throws Exception {
        Plan plan = Reading.plan(PlanSource.text(
                Reading.TARGET + Reading.LOAD + "start: [{post: /apps, body-file: app.json}]\n",
                Reading.files(Map.of("app.json", "{}"))));
        assertThat(PlanBundle.read(PlanBundle.write(plan))).isEqualTo(plan);
    }

    @Test
    void oneFileCanBeATableAndABody() throws Exception {
        String content = "id,name\n1,\"a\"\"b\"\n2,c\n";
        Plan plan = withFiles(Map.of("../body.json", content, "data/users.csv", content));
        assertThat(PlanBundle.read(PlanBundle.write(plan))).isEqualTo(plan);
    }

    private static Plan withFiles(Map<String, String> files) {
        return Reading.plan(PlanSource.text(
                Reading.TARGET + Reading.LOAD + TABLE
                        + "scenarios: [{steps: [{url: /, method: POST, body-file: ../body.json}]}]\n",
                Reading.files(files)));
    }

    @Test
    void whatIsNoZipIsRefused() {
        for (String text : List.of("", "PK", "nonsense", "{\"target\": \"http://a\"}")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> PlanBundle.read(text.getBytes(StandardCharsets.UTF_8)))
                    .withMessageContaining("plan.json");
        }
    }

    @Test
    void aZipWithoutAValidPlanIsRefused() throws IOException {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> PlanBundle.read(zip("other.json", "{}")));
        byte[] invalid = zip("plan.json", "{\"target\": 5}");
        assertThatExceptionOfType(ProblemsException.class).isThrownBy(() -> PlanBundle.read(invalid));
    }

    @Test
    void aBundleWithoutAFileItNeedsIsRefused() throws IOException {
        byte[] bundle = zip("plan.json", Reading.TARGET + Reading.LOAD + TABLE);
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> PlanBundle.read(bundle))
                .withMessageContaining("users.csv");
    }

    @Test
    void aDamagedBundleIsRefusedOrRead() {
        long seed = 73;
        Random random = new Random(seed);
        byte[] bundle = PlanBundle.write(withTable(new Rows("data/users.csv", List.of("a"), List.of(List.of("1")))));
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = bundle.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Throwable thrown = catchThrowable(() -> PlanBundle.read(damaged));
            if (thrown != null) {
                assertThat(thrown)
                        .as("damage %s of seed %s", i, seed)
                        .isInstanceOfAny(IOException.class, ProblemsException.class);
            }
        }
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
