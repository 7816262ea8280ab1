package io.tidemark.deployment.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.stack.Proposal.State;
import io.tidemark.deployment.stack.StackWorks.Applied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackWorksTest {
    private static final StackSpec SPEC = new StackSpec("t-swarm", "{}", Map.of("Prefix", "t"), Map.of("team", "shop"));

    private final FakeStacks stacks = new FakeStacks();
    private final Heard heard = new Heard();
    private final List<Duration> waits = new ArrayList<>();
    private final StackWorks works = new StackWorks(
            stacks,
            time -> {
                waits.add(time);
                stacks.pass();
            },
            heard);

    @Test
    void whatIsNotThereIsMade() throws Exception {
        Applied applied = works.apply(SPEC);
        assertThat(applied.stack().status().word()).isEqualTo("CREATE_COMPLETE");
        assertThat(applied.stack().parameters()).containsEntry("Prefix", "t");
        assertThat(applied.changes()).hasSize(1);
        assertThat(heard.events)
                .containsExactly(
                        "t-swarm CREATE_IN_PROGRESS",
                        "Bucket CREATE_IN_PROGRESS",
                        "Bucket CREATE_COMPLETE",
                        "t-swarm CREATE_COMPLETE");
    }

    @Test
    void whatIsThereIsChangedAndOnlyNewsAreTold() throws Exception {
        works.apply(SPEC);
        heard.events.clear();
        Applied applied = works.apply(SPEC);
        assertThat(applied.stack().status().word()).isEqualTo("UPDATE_COMPLETE");
        assertThat(heard.events).hasSize(4).allMatch(event -> event.contains("UPDATE_"));
    }

    @Test
    void whatIsAsItShouldBeIsLeftAlone() throws Exception {
        works.apply(SPEC);
        stacks.calls.clear();
        stacks.answer = State.EMPTY;
        assertThat(works.apply(SPEC).changes()).isEmpty();
        assertThat(stacks.calls).containsExactly("propose t-swarm", "discard");
    }

    @Test
    void aFailedCreationIsClearedAwayAndItsCauseNamed() {
        stacks.failure = "the name is taken";
        assertThatThrownBy(() -> works.apply(SPEC))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("stack = t-swarm: could not be made: Bucket (AWS::S3::Bucket): the name is taken")
                .hasMessageNotContaining("cancelled");
        assertThat(stacks.find("t-swarm")).isEmpty();
        assertThat(heard.notes).contains("t-swarm could not be made; what there is of it is removed.");
    }

    @Test
    void aFailedChangeLeavesItAsItWas() throws Exception {
        works.apply(SPEC);
        stacks.failure = "too small";
        assertThatThrownBy(() -> works.apply(SPEC))
                .hasMessageContaining("could not be changed, and is as it was before: Bucket")
                .hasMessageContaining("too small");
        assertThat(stacks.find("t-swarm")).map(stack -> stack.status().word()).hasValue("UPDATE_ROLLBACK_COMPLETE");
        assertThat(works.apply(SPEC).stack().status().word()).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void aTemplateThatIsRefusedLeavesNothing() {
        stacks.answer = State.FAILED;
        assertThatThrownBy(() -> works.apply(SPEC)).hasMessageContaining("the template is wrong");
        assertThat(stacks.find("t-swarm")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED"})
    void whatCanOnlyBeRemovedIsMadeAnew(String status) throws Exception {
        stacks.put("t-swarm", status);
        assertThat(works.apply(SPEC).stack().status().word()).isEqualTo("CREATE_COMPLETE");
        assertThat(stacks.calls).containsExactly("remove t-swarm", "propose new t-swarm", "carry out t-swarm");
    }

    @Test
    void aChangeSetThatNobodyCarriedOutIsNoStack() throws Exception {
        stacks.put("t-swarm", "REVIEW_IN_PROGRESS");
        assertThat(works.apply(SPEC).stack().status().word()).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void whatSomebodyElseIsDoingIsWaitedFor() throws Exception {
        Stack stack = stacks.put("t-swarm", "UPDATE_IN_PROGRESS");
        stacks.then(() -> stacks.move(stack.id(), "UPDATE_COMPLETE"));
        works.apply(SPEC);
        assertThat(heard.notes).startsWith("t-swarm is UPDATE_IN_PROGRESS: waiting until that is over.");
        assertThat(heard.events).startsWith("t-swarm UPDATE_COMPLETE");
        assertThat(stacks.calls).containsExactly("propose t-swarm", "carry out t-swarm");
    }

    @Test
    void whatIsJustBeingRemovedIsMadeAfterwards() throws Exception {
        Stack stack = stacks.put("t-swarm", "DELETE_IN_PROGRESS");
        stacks.then(() -> stacks.move(stack.id(), "DELETE_COMPLETE"));
        assertThat(works.apply(SPEC).stack().id()).isNotEqualTo(stack.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE_FAILED", "UPDATE_ROLLBACK_FAILED", "UPDATE_FAILED"})
    void whatIsStuckIsNotTouched(String status) {
        stacks.put("t-swarm", status);
        assertThatThrownBy(() -> works.apply(SPEC))
                .hasMessageContaining("is " + status + " and cannot be changed")
                .hasMessageContaining("tidemark destroy removes it");
        assertThat(stacks.calls).isEmpty();
    }

    @Test
    void whatWouldChangeIsSaidAndNothingIsLeftOfTheQuestion() throws Exception {
        assertThat(works.changes(SPEC)).hasSize(1);
        assertThat(stacks.find("t-swarm")).isEmpty();
        works.apply(SPEC);
        stacks.calls.clear();
        assertThat(works.changes(SPEC)).hasSize(1);
        assertThat(stacks.calls).containsExactly("propose t-swarm", "discard");
    }

    @Test
    void whatIsRemovedIsGoneThen() throws Exception {
        works.apply(SPEC);
        works.remove("t-swarm");
        assertThat(stacks.find("t-swarm")).isEmpty();
        works.remove("t-swarm");
    }

    @Test
    void aRemovalThatFailsSaysWhy() throws Exception {
        works.apply(SPEC);
        stacks.failure = "The bucket is not empty";
        assertThatThrownBy(() -> works.remove("t-swarm"))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("could not be removed: Bucket (AWS::S3::Bucket): The bucket is not empty");
        works.remove("t-swarm");
        assertThat(stacks.find("t-swarm")).isEmpty();
    }

    @Test
    void waitsGrowWhileNothingHappensAndAreShortAgainAfterNews() throws Exception {
        Stack stack = stacks.put("t-swarm", "UPDATE_IN_PROGRESS");
        for (int i = 0; i < 9; i++) {
            stacks.then(() -> {});
        }
        stacks.then(() -> stacks.say(stack.id(), "Bucket", "AWS::S3::Bucket", "UPDATE_COMPLETE", ""));
        stacks.then(() -> stacks.move(stack.id(), "UPDATE_COMPLETE"));
        works.apply(SPEC);
        assertThat(waits.subList(0, 9)).isSorted().last().isEqualTo(Duration.ofSeconds(5));
        assertThat(waits.get(10)).isEqualTo(waits.getFirst()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aQuestionThatIsCutOffLeavesNothing() {
        stacks.answer = State.PENDING;
        StackWorks impatient = new StackWorks(
                stacks,
                time -> {
                    throw new InterruptedException();
                },
                heard);
        assertThatThrownBy(() -> impatient.apply(SPEC)).isInstanceOf(InterruptedException.class);
        assertThat(stacks.find("t-swarm")).isEmpty();
        assertThat(stacks.calls).containsExactly("propose new t-swarm", "discard", "remove t-swarm");
    }

    @Test
    void whoeverDoesNotWaitAnyLongerLeavesItToAws() {
        StackWorks impatient = new StackWorks(
                stacks,
                time -> {
                    throw new InterruptedException();
                },
                heard);
        assertThatThrownBy(() -> impatient.apply(SPEC)).isInstanceOf(InterruptedException.class);
        assertThat(stacks.calls).containsExactly("propose new t-swarm", "carry out t-swarm");
    }
}
