package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.functions.time.SystemClock;
import io.tidemark.testbed.docker.TestImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Docker docker = Docker.onPath();
    private final SystemClock clock = new SystemClock();
    private final Leftovers leftovers = new Leftovers(docker, clock);
    private final List<String> made = new ArrayList<>();
    private String image = "";

    @BeforeEach
    void needsDocker() throws Exception {
        image = TestImage.require();
    }

    @AfterEach
    void removeAll() throws Exception {
        for (String container : made) {
            docker.call("rm", "--force", container);
        }
    }

    @Test
    void onlyContainersWithoutAnOwnerOrOverTheirTimeAreFoundAndRemoved() throws Exception {
        long now = clock.epochMillis();
        Owner us = Owner.ourselves();
        Owner gone = new Owner(us.machine(), us.pid(), "1");
        Owner elsewhere = new Owner("elsewhere", 1, "1");
        String alive = make(new Labels("a", us, now, HOUR));
        String orphan = make(new Labels("b", gone, now, HOUR));
        String old = make(new Labels("c", us, now - 2 * HOUR.toMillis(), HOUR));
        String strange = make(new Labels("d", elsewhere, now, HOUR));
        String strangeAndOld = make(new Labels("e", elsewhere, now - 2 * HOUR.toMillis(), HOUR));

        List<Leftovers.Leftover> ours = find();
        assertThat(ours)
                .extracting(Leftovers.Leftover::id, Leftovers.Leftover::reason)
                .containsExactlyInAnyOrder(
                        tuple(orphan, "its owner, process " + us.pid() + ", has ended"),
                        tuple(old, "its time of 3600 s is over"),
                        tuple(strangeAndOld, "its time of 3600 s is over"));

        leftovers.remove(ours);
        leftovers.remove(ours);
        assertThat(find()).isEmpty();
        assertThat(docker.call("container", "inspect", alive, strange).good()).isTrue();
    }

    /** Others use the engine too. */
    private List<Leftovers.Leftover> find() throws Exception {
        return leftovers.find().stream()
                .filter(leftover -> made.contains(leftover.id()))
                .toList();
    }

    /** Made, but never started. */
    private String make(Labels labels) throws Exception {
        List<String> words = new ArrayList<>(List.of("create"));
        words.addAll(labels.options());
        words.addAll(List.of(image, "true"));
        Docker.Output created = docker.call(HOUR, words);
        assertThat(created.good()).as(created.err()).isTrue();
        made.add(created.out());
        return created.out();
    }
}
