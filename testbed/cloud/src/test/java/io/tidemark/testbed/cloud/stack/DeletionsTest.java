package io.tidemark.testbed.cloud.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidemark.testbed.cloud.resource.Made;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes before what. */
class DeletionsTest {
    private static StackResource resource(String id, String... needs) {
        return new StackResource(
                id,
                "type",
                new Made("physical-" + id, Map.of()),
                JsonNodeFactory.instance.objectNode(),
                Set.of(needs),
                false,
                "CREATE_COMPLETE",
                "",
                Instant.EPOCH);
    }

    private static String order(Deletions deletions) {
        StringBuilder order = new StringBuilder();
        Optional<StackResource> next = deletions.next();
        while (next.isPresent()) {
            order.append(next.get().logicalId());
            deletions.done(next.get());
            next = deletions.next();
        }
        return order.toString();
    }

    @Test
    void theLastMadeGoesFirst() {
        assertThat(order(new Deletions(List.of(resource("A"), resource("B", "A"), resource("C")))))
                .isEqualTo("CBA");
    }

    /** An update can make an old resource need a new one. */
    @Test
    void noneGoesBeforeThoseThatNeedIt() {
        assertThat(order(new Deletions(List.of(resource("A", "C"), resource("B"), resource("C")))))
                .isEqualTo("BAC");
    }

    @Test
    void whatAFailedOneNeedsStays() {
        StackResource user = resource("User", "Used");
        Deletions deletions = new Deletions(List.of(resource("Used"), user, resource("Other")));
        deletions.done(deletions.next().orElseThrow());
        assertThat(deletions.next()).contains(user);
        deletions.failed(user);

        assertThat(deletions.next()).isEmpty();
        assertThat(deletions.failures()).containsExactly("User");
    }
}
