package io.tidemark.deployment.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.CloudException;
import io.tidemark.functions.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedShellTest {
    private static final String MACHINE = "i-1";
    private static final Command.Place OUTPUTS = new Command.Place("bucket", "hosts/t");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String END = "\n#tidemark-end\n";

    private final FakeCommands commands = new FakeCommands();
    private final ManualClock clock = new ManualClock();
    private final List<Duration> waits = new ArrayList<>();
    private final RemoteShell shell = new ManagedShell(
            commands,
            MACHINE,
            OUTPUTS,
            time -> {
                waits.add(time);
                clock.advance(time);
            },
            clock);

    private static CommandState state(String word, int exitCode, String out, String err) {
        return new CommandState(word, word, exitCode, out, err);
    }

    private static CommandState good(String out) {
        return state("Success", 0, out, "");
    }

    @Test
    void whatIsCarriedOutIsWaitedForWithGrowingPatience() throws Exception {
        commands.states.addAll(List.of(
                CommandState.SENT,
                state("Pending", -1, "", ""),
                state("InProgress", -1, "", ""),
                state("Delayed", -1, "", ""),
                good("done")));
        assertThat(shell.run("do it", LIMIT)).isEqualTo("done");
        assertThat(commands.sent).containsExactly(new Command(MACHINE, "do it", LIMIT, Optional.of(OUTPUTS)));
        assertThat(waits).hasSize(4).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatIsReadComesWithoutItsMark() throws Exception {
        commands.states.add(good("one\ntwo\n" + END));
        assertThat(shell.read("look", LIMIT)).isEqualTo("one\ntwo\n");
        assertThat(commands.sent).hasSize(1);
        assertThat(commands.sent.getFirst().script()).contains("look").contains("#tidemark-end");
    }

    @Test
    void anEmptyAnswerIsWhole() throws Exception {
        commands.states.add(good(END));
        assertThat(shell.read("look", LIMIT)).isEmpty();
    }

    @Test
    void whatIsTooLongComesThroughTheBucketWhenItHasArrivedWhole() throws Exception {
        commands.states.add(good("x".repeat(24_000)));
        commands.copies.addAll(List.of(Optional.empty(), Optional.of("xx"), Optional.of("x".repeat(50_000) + END)));
        assertThat(shell.read("look", LIMIT)).isEqualTo("x".repeat(50_000));
        assertThat(commands.sent).extracting(Command::copy).containsExactly(Optional.empty(), Optional.of(OUTPUTS));
        assertThat(commands.sent)
                .extracting(Command::script)
                .containsOnly(commands.sent.getFirst().script());
    }

    @Test
    void whatHasBecomeShortMeanwhileNeedsNoBucket() throws Exception {
        commands.states.addAll(List.of(good("cut"), good("short" + END)));
        assertThat(shell.read("look", LIMIT)).isEqualTo("short");
        assertThat(commands.copies).isEmpty();
    }

    @Test
    void whatNeverArrivesIsNotWaitedForForever() {
        commands.states.add(good("cut"));
        commands.copies.add(Optional.empty());
        assertThatThrownBy(() -> shell.read("look", LIMIT))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("s3://bucket/hosts/t/command 2")
                .hasMessageContaining("did not arrive in the bucket within 30 s");
    }

    @ParameterizedTest
    @CsvSource({
        "Failed, Failed, 7, failed with exit code 7",
        "Failed, Undeliverable, -1, failed (Undeliverable)",
        "TimedOut, Execution Timed Out, -1, did not end within 20 s (Execution Timed Out)",
        "Cancelled, Cancelled, -1, was cancelled",
        "SomethingNew, SomethingNew, -1, failed"
    })
    void aFailureCarriesWhatWasPrinted(String word, String detail, int exitCode, String expected) {
        commands.states.add(new CommandState(word, detail, exitCode, "on the way", "no luck"));
        assertThatThrownBy(() -> shell.run("do it", LIMIT))
                .isInstanceOfSatisfying(CommandException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(exitCode);
                    assertThat(e.out()).isEqualTo("on the way");
                    assertThat(e.err()).isEqualTo("no luck");
                })
                .hasMessageContaining(expected)
                .hasMessageContaining("it printed to stderr:\nno luck\nit printed to stdout:\non the way");
    }

    @Test
    void whatIsCutOffHasPrintedIntoTheBucketOnly() {
        commands.states.add(state("TimedOut", -1, "", ""));
        commands.copies.add(Optional.of("half of it"));
        commands.errors = "it is slow today";
        assertThatThrownBy(() -> shell.run("do it", LIMIT))
                .hasMessageContaining("it printed to stderr:\nit is slow today\nit printed to stdout:\nhalf of it");
    }

    @Test
    void aBucketThatCannotBeReadDoesNotHideWhatIsWrong() {
        commands.states.add(state("TimedOut", -1, "", ""));
        commands.bucketDenied = true;
        assertThatThrownBy(() -> shell.run("do it", LIMIT))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("did not end within 20 s")
                .hasMessageContaining("could not be read: S3: bucket = bucket: access is denied");
    }

    @Test
    void ofALongFailureTheEndIsShown() {
        commands.states.add(state("Failed", 1, "", "x".repeat(9_000) + "the end"));
        assertThatThrownBy(() -> shell.run("do it", LIMIT))
                .hasMessageContaining("the end")
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(2_000));
    }

    @Test
    void aSilentFailureSaysSo() {
        commands.states.add(state("Failed", 1, "", ""));
        commands.copies.add(Optional.empty());
        assertThatThrownBy(() -> shell.run("do it", LIMIT)).hasMessageContaining("it printed nothing");
    }

    @Test
    void whatIsNeverDeliveredIsCancelled() {
        commands.states.add(state("InProgress", -1, "so far", ""));
        assertThatThrownBy(() -> shell.run("do it", LIMIT))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("was not over after 140 s")
                .hasMessageContaining("so far");
        assertThat(commands.cancelled).containsExactly("command 1");
    }

    @Test
    void whoeverDoesNotWaitHasItCancelled() {
        commands.states.add(state("InProgress", -1, "", ""));
        RemoteShell hurried = new ManagedShell(
                commands,
                MACHINE,
                OUTPUTS,
                time -> {
                    throw new InterruptedException();
                },
                clock);
        assertThatThrownBy(() -> hurried.run("do it", LIMIT)).isInstanceOf(InterruptedException.class);
        assertThat(commands.cancelled).containsExactly("command 1");
    }
}
