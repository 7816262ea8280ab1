package io.tidemark.functions.flow;

import static io.tidemark.functions.flow.Plans.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Rows;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.plan.Variable.Counter;
import io.tidemark.core.plan.Variable.Csv;
import io.tidemark.core.plan.Variable.RandomNumber;
import io.tidemark.core.plan.Variable.Scope;
import io.tidemark.core.plan.Variable.Time;
import io.tidemark.core.plan.Variable.Uuid;
import io.tidemark.core.problem.ProblemsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
    private static final long SEED = 20_261_120;

    private final RandomGenerator random = new SplittableRandom(SEED);

    @Test
    void builtInsAreTheNumbersOfUserAndIteration() throws ProblemsException {
        Flows flows = Plans.local().compile(get("/${user}/${iteration}"));
        Session session = flows.session(7);
        session.begin(42);
        assertThat(path(flows, session)).isEqualTo("/7/42");
    }

    @Test
    void valueStaysForItsIteration() throws ProblemsException {
        Flows flows = Plans.local()
                .variables(new Uuid("id", Scope.ITERATION))
                .compile(get("/${id}?again=${id}"), get("/${id}?again=${id}"));
        Session session = flows.session(0);
        session.begin(1);
        String first = path(flows, session);
        assertThat(path(flows, session)).isEqualTo(first);
        assertThat(first.substring(1, 37)).isEqualTo(first.substring(44));
        session.begin(2);
        assertThat(path(flows, session)).isNotEqualTo(first);
    }

    @Test
    void valueStaysForItsUser() throws ProblemsException {
        Flows flows =
                Plans.local().variables(new Counter("n", Scope.USER, 0, 1, 1)).compile(get("/${n}"));
        Session one = flows.session(0);
        Session other = flows.session(1);
        one.begin(0);
        other.begin(1);
        assertThat(path(flows, one)).isEqualTo("/0");
        assertThat(path(flows, other)).isEqualTo("/1");
        one.begin(2);
        assertThat(path(flows, one)).isEqualTo("/0");
    }

    /** Whoever asks first, and however many segments there are: which number a user has is known beforehand. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void usersOfAllSegmentsHaveTheFirstNumbersOnceEach(int segments) throws ProblemsException {
        int users = 5_000;
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < segments; index++) {
            Flows flows = Plans.local()
                    .segment(index, segments)
                    .variables(new Counter("app", Scope.USER, 0, 1, 5))
                    .compile(get("/app${app}"));
            List<Long> own = new ArrayList<>();
            for (long user = index; user < users; user += segments) {
                own.add(user);
            }
            Collections.shuffle(own, new Random(SEED));
            for (long user : own) {
                String path = path(flows, flows.session(user));
                assertThat(path).isEqualTo("/app%05d".formatted(user));
                seen.add(path);
            }
        }
        assertThat(seen).hasSize(users).contains("/app00000", "/app04999");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 12, 12",
        "0, 1, 5, 0, 00000",
        "0, 1, 5, 99999, 99999",
        "0, 1, 5, 123456, 123456",
        "7, 10, 3, 2, 027",
        "-7, 1, 3, 0, -007",
        "1, -1, 2, 1, 00",
        "0, 1, 18, 5, 000000000000000005"
    })
    void countersHaveAtLeastTheirDigits(long from, long step, int digits, long user, String expected)
            throws ProblemsException {
        Flows flows = Plans.local()
                .variables(new Counter("n", Scope.USER, from, step, digits))
                .compile(get("/${n}"));
        assertThat(path(flows, flows.session(user))).isEqualTo("/" + expected);
    }

    @Test
    void valueThatIsNotUsedIsNotUsedUp() throws ProblemsException {
        Flows flows = Plans.local()
                .variables(new Counter("n", Scope.ITERATION, 10, 5, 1))
                .compile(get("/plain"), get("/${n}"));
        Session session = flows.session(0);
        for (int iteration = 0; iteration < 5; iteration++) {
            session.begin(iteration);
            flows.choose(iteration).steps().get(0).prepare(session);
        }
        assertThat(flows.choose(0).steps().get(1).prepare(session).path()).isEqualTo("/10");
    }

    @Test
    void counterIsUniqueOverAllSegments() throws ProblemsException {
        for (int round = 0; round < 20; round++) {
            int segments = random.nextInt(1, 9);
            int draws = random.nextInt(1, 50);
            Set<String> seen = new HashSet<>();
            for (int index = 0; index < segments; index++) {
                seen.addAll(values(new Counter("v", Scope.ITERATION, -3, 7, 1), "v", index, segments, draws));
            }
            assertThat(seen)
                    .as("seed %s, round %s", SEED, round)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, segments * draws)
                            .mapToObj(i -> Integer.toString(-3 + 7 * i))
                            .toList());
        }
    }

    @Test
    void whoTakesOverCountsElsewhereAndKnowsTheUsersByTheirNumbers() throws ProblemsException {
        Set<String> counted = new HashSet<>();
        for (int shift = 0; shift < 3; shift++) {
            Flows flows = Plans.local()
                    .segment(1, 2)
                    .shift(shift)
                    .variables(new Counter("n", Scope.ITERATION, 0, 1, 1), new Counter("u", Scope.USER, 0, 1, 1))
                    .compile(get("/${n}/${u}"));
            Session session = flows.session(7);
            for (int iteration = 0; iteration < 50; iteration++) {
                session.begin(iteration);
                String[] path = path(flows, session).split("/", -1);
                counted.add(path[1]);
                assertThat(path[2]).isEqualTo("7");
            }
        }
        assertThat(counted).hasSize(150);
    }

    @Test
    void partitionedRowsAreDisjointCompleteAndBeginAgain() throws ProblemsException {
        for (int round = 0; round < 20; round++) {
            int segments = random.nextInt(1, 9);
            int rows = random.nextInt(segments, 60);
            List<String> once = new ArrayList<>();
            for (int index = 0; index < segments; index++) {
                int own = (rows - index - 1) / segments + 1;
                List<String> drawn = values(table(rows, Csv.Order.PARTITIONED), "v.id", index, segments, 2 * own);
                assertThat(drawn.subList(own, 2 * own))
                        .as("seed %s, round %s", SEED, round)
                        .isEqualTo(drawn.subList(0, own));
                once.addAll(drawn.subList(0, own));
            }
            assertThat(once).as("seed %s, round %s", SEED, round).containsExactlyInAnyOrderElementsOf(ids(rows));
        }
    }

    @Test
    void sequentialTableGivesAllRowsInEachSegment() throws ProblemsException {
        assertThat(values(table(3, Csv.Order.SEQUENTIAL), "v.id", 1, 2, 7))
                .containsExactly("0", "1", "2", "0", "1", "2", "0");
    }

    @Test
    void columnsComeFromTheSameRow() throws ProblemsException {
        Flows flows = Plans.local().variables(table(50, Csv.Order.RANDOM)).compile(get("/${v.id}/${v.square}"));
        Session session = flows.session(0);
        for (int iteration = 0; iteration < 100; iteration++) {
            session.begin(iteration);
            String[] path = path(flows, session).split("/", -1);
            long id = Long.parseLong(path[1]);
            assertThat(Long.parseLong(path[2])).isEqualTo(id * id);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "-3, 4", "0, 9223372036854775807", "-9223372036854775808, 9223372036854775807"})
    void randomNumbersStayWithinTheirRange(long from, long to) throws ProblemsException {
        for (String value : values(new RandomNumber("v", Scope.ITERATION, from, to), "v", 0, 1, 1_000)) {
            assertThat(Long.parseLong(value)).isBetween(from, to);
        }
    }

    @Test
    void randomNumbersAreUniform() throws ProblemsException {
        int draws = 60_000;
        int[] counts = new int[6];
        values(new RandomNumber("v", Scope.ITERATION, 1, 6), "v", 0, 1, draws)
                .forEach(value -> counts[Integer.parseInt(value) - 1]++);
        double deviation = Math.sqrt(draws * (1 / 6.0) * (5 / 6.0));
        for (int count : counts) {
            assertThat(Math.abs(count - draws / 6.0)).isLessThan(5 * deviation);
        }
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void sameSeedDrawsTheSameInAnyOrderAndOnAnySegment(Scope scope) throws ProblemsException {
        List<Variable> variables = List.of(
                new RandomNumber("a", scope, 0, 1_000_000),
                new RandomNumber("b", scope, 0, 1_000_000),
                new Uuid("c", scope),
                table(1_000, Csv.Order.RANDOM));
        List<String> whole = draws(SEED, 0, 1, variables, List.of(1L, 2L, 3L));
        assertThat(draws(SEED, 1, 2, variables, List.of(3L, 2L, 1L)).reversed()).isEqualTo(whole);
        assertThat(draws(SEED + 1, 0, 1, variables, List.of(1L, 2L, 3L))).doesNotContainAnyElementsOf(whole);
        assertThat(whole.getFirst().split("/", -1)[1])
                .isNotEqualTo(whole.getFirst().split("/", -1)[2]);
    }

    @Test
    void uuidsAreRandomOnesOfVersionFour() throws ProblemsException {
        List<String> values = values(new Uuid("v", Scope.ITERATION), "v", 0, 1, 1_000);
        assertThat(values).doesNotHaveDuplicates().allSatisfy(value -> {
            assertThat(UUID.fromString(value).version()).isEqualTo(4);
            assertThat(UUID.fromString(value).variant()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource({"ISO, 2026-01-01T00%3A00%3A01.500Z", "EPOCH_SECONDS, 1767225601", "EPOCH_MILLIS, 1767225601500"})
    void timeIsThatOfTheDraw(Time.Format format, String expected) throws ProblemsException {
        Plans plans = Plans.local().variables(new Time("t", Scope.ITERATION, format));
        Flows flows = plans.compile(get("/${t}"));
        plans.clock.advance(Duration.ofMillis(1_500));
        assertThat(path(flows, flows.session(0))).isEqualTo("/" + expected);
    }

    @Test
    void usersDoNotShareWhatIsHandedOutOnce() throws Exception {
        int users = 64;
        int each = 500;
        Flows flows = Plans.local()
                .variables(new Counter("n", Scope.ITERATION, 0, 1, 1), table(users * each, Csv.Order.PARTITIONED))
                .compile(get("/${n}/${v.id}"));
        Queue<String> paths = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int user = 0; user < users; user++) {
                Session session = flows.session(user);
                threads.execute(() -> {
                    for (int i = 0; i < each; i++) {
                        session.begin(i);
                        paths.add(path(flows, session));
                    }
                });
            }
        }
        List<String> all = ids(users * each);
        assertThat(paths.stream().map(path -> path.split("/", -1)[1]).toList())
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(paths.stream().map(path -> path.split("/", -1)[2]).toList())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void usersHaveTheirOwnRandomNumbers() throws ProblemsException {
        Flows flows = Plans.local().seed(SEED).compile(get("/"));
        Flows again = Plans.local().seed(SEED).segment(1, 2).compile(get("/"));
        assertThat(LongStream.range(0, 100)
                        .map(user -> flows.session(user).random().nextLong()))
                .doesNotHaveDuplicates();
        assertThat(again.session(1).random().nextLong())
                .isEqualTo(flows.session(1).random().nextLong());
    }

    private static Csv table(int rows, Csv.Order order) {
        List<List<String>> values = IntStream.range(0, rows)
                .mapToObj(i -> List.of(Integer.toString(i), Long.toString((long) i * i)))
                .toList();
        return new Csv("v", Scope.ITERATION, new Rows("rows.csv", List.of("id", "square"), values), order);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static List<String> values(Variable variable, String reference, int index, int count, int draws)
            throws ProblemsException {
        Flows flows = Plans.local()
                .seed(SEED)
                .segment(index, count)
                .variables(variable)
                .compile(get("/${" + reference + "}"));
        Session session = flows.session(0);
        return IntStream.range(0, draws)
                .mapToObj(iteration -> {
                    session.begin(iteration);
                    return path(flows, session).substring(1);
                })
                .toList();
    }

    private static List<String> draws(long seed, int index, int count, List<Variable> variables, List<Long> keys)
            throws ProblemsException {
        Flows flows = Plans.local()
                .seed(seed)
                .segment(index, count)
                .variables(variables.toArray(Variable[]::new))
                .compile(get("/${a}/${b}/${c}/${v.id}"));
        return keys.stream()
                .map(key -> {
                    Session session = flows.session(key);
                    session.begin(key);
                    return path(flows, session);
                })
                .toList();
    }

    private static String path(Flows flows, Session session) {
        return flows.choose(0).steps().getFirst().prepare(session).path();
    }
}
