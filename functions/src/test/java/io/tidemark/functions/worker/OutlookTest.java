package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.control.Directive;
import io.tidemark.core.shape.ArrivalTimes;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.shape.UserTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for workers that have been told the same, shown with random orders. The seed is the name of the test. */
class OutlookTest {
    private static final long SECOND = 1_000_000_000;
    private static final int PLAN_SECONDS = 30;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyArrivalIsOneWorkers(long seed) {
        Random random = new Random(seed);
        List<Outlook> outlooks = workers(1 + random.nextInt(5));
        for (Directive order : orders(random, outlooks.size())) {
            outlooks.replaceAll(outlook -> outlook.after(order));
        }
        List<Long> sent = new ArrayList<>();
        outlooks.forEach(outlook -> sent.addAll(arrivals(outlook)));

        assertThat(sent).as("seed %d", seed).doesNotHaveDuplicates().hasSize((int)
                outlooks.getFirst().profile().arrivals());
    }

    private static List<Long> arrivals(Outlook outlook) {
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < outlook.shares().spans().size(); i++) {
            Shares.Span span = outlook.shares().spans().get(i);
            long until = outlook.shares().untilNanos(i);
            ArrivalTimes times = ArrivalTimes.constant(outlook.profile(), span.segment());
            for (boolean more = span.serves() && times.advanceTo(span.fromNanos());
                    more && times.nanos() < until;
                    more = times.advance()) {
                arrivals.add(times.index());
            }
        }
        return arrivals;
    }

    /** The orders are given one after the other while users go on iterating. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyUserIsOneWorkersAndNoNumberComesTwice(long seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(5);
        List<Outlook> outlooks = workers(count);
        List<List<Long>> users = new ArrayList<>();
        outlooks.forEach(outlook -> users.add(new ArrayList<>()));
        Set<Long> iterations = new HashSet<>();
        long begun = 0;
        long step = 0;
        List<Directive> orders = orders(random, count);
        for (int order = 0; order <= orders.size(); order++) {
            long now = order * 2L * SECOND;
            if (order > 0) {
                Directive next = orders.get(order - 1);
                outlooks.replaceAll(outlook -> outlook.after(next));
            }
            for (int worker = 0; worker < count; worker++) {
                Outlook outlook = outlooks.get(worker);
                while (users.get(worker).size() < outlook.rows(now)) {
                    users.get(worker)
                            .add(outlook.shares().userNumber(users.get(worker).size()));
                }
            }
            long until = order < orders.size()
                    ? now + 2 * SECOND
                    : outlooks.getFirst().profile().durationNanos();
            for (long at = now; at < until; at += SECOND / 2) {
                List<Long> present = new ArrayList<>();
                step++;
                for (int worker = 0; worker < count; worker++) {
                    for (long row : rowsAt(outlooks.get(worker), at)) {
                        Shares.Span span = outlooks.get(worker).shares().at(at);
                        present.add(span.user(row));
                        iterations.add(span.iteration(row, worker % 2, step));
                        begun++;
                        assertThat(row).isLessThan(users.get(worker).size());
                    }
                }
                assertThat(present)
                        .as("seed %d, at %d", seed, at)
                        .containsExactlyInAnyOrderElementsOf(usersAt(outlooks.getFirst(), at));
            }
        }
        assertThat(iterations).as("seed %d", seed).hasSize((int) begun);
        assertThat(users.stream().flatMap(List::stream).toList())
                .as("seed %d: numbers of users", seed)
                .doesNotHaveDuplicates();
    }

    private static List<Long> rowsAt(Outlook outlook, long at) {
        return LongStream.range(0, outlook.rows(0))
                .filter(row -> Visits.of(outlook, row, 0, at).stream()
                        .anyMatch(visit -> visit.startNanos() <= at && at < visit.endNanos()))
                .boxed()
                .toList();
    }

    private static List<Long> usersAt(Outlook outlook, long at) {
        return LongStream.range(0, UserTimes.users(outlook.profile()))
                .filter(user -> UserTimes.stays(outlook.profile(), user, 0).stream()
                        .anyMatch(stay -> stay.startNanos() <= at && at < stay.endNanos()))
                .boxed()
                .toList();
    }

    @Test
    void untilSomethingIsOrderedIterationsAreNumberedWithoutAGap() {
        List<Outlook> outlooks = workers(3);
        Set<Long> numbers = new HashSet<>();
        for (Outlook outlook : outlooks) {
            for (long row = 0; row < outlook.rows(0); row++) {
                for (int i = 0; i < 4; i++) {
                    numbers.add(outlook.shares().at(SECOND).iteration(row, 0, i));
                }
            }
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 4 * 10).boxed().toList());
    }

    @Test
    void shiftsAndChaptersNumberElsewhere() {
        Set<Long> numbers = new HashSet<>();
        for (int chapter = 0; chapter < 3; chapter++) {
            Outlook outlook = Outlook.of(plan(), new Segment(0, 1), chapter);
            for (int shift = 0; shift < 64; shift++) {
                numbers.add(outlook.shares().at(0).iteration(3, shift, 999_999_999));
                numbers.add(outlook.shares().at(0).iteration(3, shift, 0));
            }
        }
        assertThat(numbers).hasSize(3 * 64 * 2).allMatch(number -> number >= 0);
    }

    @Test
    void nearlyNobodyIsDisturbedWhenAWorkerIsLost() {
        List<Outlook> outlooks = workers(3);
        Directive order = new Directive.Share(5 * SECOND, List.of(0, 2));
        int stayed = 0;
        int came = 0;
        for (int worker : List.of(0, 2)) {
            Outlook outlook = outlooks.get(worker).after(order);
            for (long row = 0; row < outlook.rows(0); row++) {
                List<Visits.Visit> visits = Visits.of(outlook, row, 0, 0);
                assertThat(visits).hasSize(1);
                stayed += visits.getFirst().startNanos() == 0 ? 1 : 0;
                came += visits.getFirst().startNanos() == 5 * SECOND ? 1 : 0;
            }
        }
        // Of ten users the lost one had three, and with two workers both have five.
        assertThat(stayed).isEqualTo(7);
        assertThat(came).isEqualTo(3);
    }

    @Test
    void whoStandsInForOthersIsSpreadOverTheTargetsAsTheyWere() {
        Outlook alone = workers(2).getFirst().after(new Directive.Share(5 * SECOND, List.of(0)));
        List<Long> numbers = LongStream.range(0, alone.rows(0))
                .map(row -> alone.shares().userNumber(row))
                .boxed()
                .toList();
        assertThat(numbers.subList(0, 5)).containsExactly(0L, 2L, 4L, 6L, 8L);
        assertThat(numbers.subList(5, 10)).allMatch(number -> number % 2 == 1).doesNotHaveDuplicates();
    }

    @Test
    void anEarlierShareReplacesALaterOne() {
        Shares shares = Shares.of(new Segment(0, 2), 10, 0)
                .shared(9 * SECOND, List.of(1))
                .shared(4 * SECOND, List.of(0));
        assertThat(shares.at(99 * SECOND).segment()).isEqualTo(Segment.WHOLE);
        assertThat(shares.at(99 * SECOND).serves()).isTrue();
        assertThat(shares.at(4 * SECOND - 1).segment()).isEqualTo(new Segment(0, 2));
    }

    private static List<Outlook> workers(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(worker -> Outlook.of(plan(), new Segment(worker, count), 0))
                .toList());
    }

    private static List<Phase> plan() {
        return List.of(phase(10, PLAN_SECONDS));
    }

    private static Phase phase(int level, int seconds) {
        return new Phase("phase", new Shape.Constant(Level.of(level), Duration.ofSeconds(seconds)), false);
    }

    /** Each is for an instant at or after the one at which it is given: number i at second 2 (i + 1). */
    private static List<Directive> orders(Random random, int workers) {
        List<Directive> orders = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long at = 2L * (i + 1) * SECOND + random.nextLong(6) * SECOND;
            orders.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Directive.Offer(at, Level.of(random.nextInt(25)));
                        case 1 ->
                            new Directive.Follow(
                                    at,
                                    List.of(phase(random.nextInt(25), 5), phase(1 + random.nextInt(12), PLAN_SECONDS)));
                        default -> new Directive.Share(at, some(random, workers));
                    });
        }
        return orders;
    }

    private static List<Integer> some(Random random, int workers) {
        List<Integer> some = new ArrayList<>(IntStream.range(0, workers)
                .filter(worker -> random.nextBoolean())
                .boxed()
                .toList());
        return some.isEmpty() ? List.of(random.nextInt(workers)) : some;
    }
}
