package io.tidemark.sizing.ec2;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.aws.AwsDesk;
import io.tidemark.functions.time.Clock;
import java.util.function.Consumer;

/** What is left of machines that ended themselves because nobody removed them: it costs nothing, and has names. */
public final class Ec2Leftovers {
    private Ec2Leftovers() {}

    /**
     * Removes it. Machines that still run are left alone: they may be somebody's.
     *
     * @param notes is told what was removed
     * @throws ProblemsException when there is no deployment that machines could belong to, or AWS refuses
     */
    public static void remove(Ec2Settings settings, Clock clock, Consumer<String> notes) throws ProblemsException {
        try (AwsDesk desk = new AwsDesk(settings.aws(), clock)) {
            Ec2Host.targets(desk, Ec2Host.site(desk, settings), notes)
                    .removeEnded()
                    .forEach(stack -> notes.accept("Removed " + stack + ": its machine had ended"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
