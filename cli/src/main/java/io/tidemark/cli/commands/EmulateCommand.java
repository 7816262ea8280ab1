package io.tidemark.cli.commands;

import io.tidemark.cli.emulate.EmulateOrder;
import io.tidemark.cli.emulate.EmulateSession;
import io.tidemark.cli.options.EmulateOptions;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Thousands of backends to load-test against. */
@Command(
        name = "emulate",
        description =
                "Emulate thousands of backends, each a state machine of its own, to load-test against, or to test the "
                        + "clients of such a backend with. Runs until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidemark emulate oco",
            "  tidemark emulate oco --apps 5000 --fresh --log events.jsonl",
            "  tidemark emulate oco --lenient --latency '20ms p99 200ms' --errors 1%%",
            "  tidemark emulate oco --print > mine.yml; tidemark emulate mine.yml"
        })
public final class EmulateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private EmulateOptions options;

    public EmulateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ProblemsException {
        EmulateOrder order = options.order(surroundings.directory());
        if (order.printOnly()) {
            surroundings.out().print(order.text());
            surroundings.out().flush();
            return ExitCode.OK.number();
        }
        return new EmulateSession(surroundings).run(order).number();
    }
}
