package io.tidemark.deployment.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.deployment.stack.FakeStacks;
import io.tidemark.deployment.stack.Heard;
import io.tidemark.deployment.stack.StackWorks;
import io.tidemark.functions.time.ManualClock;
import org.junit.jupiter.api.Test;

class RemovalTest {
    private static final Prefix PREFIX = new Prefix("tst");
    private static final Account ACCOUNT = new Account("123456789012", "user/ann", "us-east-1");
    private static final String BUCKET = "tst-123456789012-us-east-1";

    private final FakeStacks stacks = new FakeStacks();
    private final FakeDepot depot = new FakeDepot();
    private final Heard heard = new Heard();
    private final Removal removal =
            new Removal(new StackWorks(stacks, time -> stacks.pass(), heard), depot, heard, new ManualClock());

    private Inventory inventory() throws Exception {
        return Inventory.take(PREFIX, ACCOUNT, stacks, depot);
    }

    @Test
    void machinesGoFirstAndThenAllElse() throws Exception {
        stacks.put("tst-swarm", "UPDATE_COMPLETE");
        stacks.put("tst-target-a", "CREATE_COMPLETE");
        stacks.put("other-target-a", "CREATE_COMPLETE");
        depot.make(BUCKET, "runs/1", "runs/2");
        removal.removeAll(inventory());
        // The real stack would have removed it.
        assertThat(depot.buckets).isEmpty();
        assertThat(stacks.calls).containsExactly("remove tst-target-a", "remove tst-swarm");
        assertThat(inventory().isEmpty()).isTrue();
        assertThat(stacks.find("other-target-a")).isPresent();
    }

    @Test
    void whatCameIntoTheBucketMeanwhileIsRemovedToo() throws Exception {
        stacks.put("tst-swarm", "UPDATE_COMPLETE");
        depot.make(BUCKET, "runs/1");
        depot.late = "parcels/1";
        stacks.failure = "The bucket is not empty";
        removal.removeAll(inventory());
        assertThat(inventory().isEmpty()).isTrue();
        assertThat(heard.notes).containsExactly("Something came into the bucket meanwhile: once more.");
    }

    @Test
    void anotherTroubleIsNotTriedAgain() throws Exception {
        stacks.put("tst-swarm", "UPDATE_COMPLETE");
        depot.make(BUCKET);
        stacks.failure = "the network interface is in use";
        assertThatThrownBy(() -> removal.removeAll(inventory())).hasMessageContaining("is in use");
        assertThat(stacks.calls).containsExactly("remove tst-swarm");
    }

    @Test
    void aBucketWithoutAStackIsRemoved() throws Exception {
        depot.make(BUCKET, "runs/1");
        assertThat(inventory().hasStrayBucket()).isTrue();
        removal.removeAll(inventory());
        assertThat(depot.buckets).isEmpty();
    }

    @Test
    void nothingIsNothing() throws Exception {
        assertThat(inventory().isEmpty()).isTrue();
        removal.removeAll(inventory());
        assertThat(stacks.calls).isEmpty();
    }
}
