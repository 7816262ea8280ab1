package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.program.Guardian;
import io.tidemark.experiment.program.Launch;
import io.tidemark.experiment.program.ProgramTemplate;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a program when a phase begins, in place of the one of the phase before. */
public final class CmdlineChannel implements Channel {
    private static final String NAME = "channel.CmdlineChannel";

    public static final ComponentType<CmdlineChannel> TYPE = new ComponentType<>(
            Role.CHANNEL,
            "CmdlineChannel",
            List.of("CommandLineChannel"),
            "Starts a program when a phase begins that sets one of the parameters in its macros, after it has ended the "
                    + "one before with all that it started: interrupted, and killed after `gracePeriod`. Every line that it "
                    + "writes is told. It ends with the run, and with Tidemark, however that ends. `{{cmdlinepid}}` is the "
                    + "number of its process.",
            options(),
            List.of(Events.CMDLINE_STARTED, Events.CMDLINE_EXIT_ZERO, Events.CMDLINE_EXIT_NONZERO, Events.LOG_LINE),
            CmdlineChannel::new);

    private final Program.Recipe recipe;
    private final boolean atStart;
    private final Scope defaults;
    private @Nullable Stage stage;
    private @Nullable Guardian guardian;
    private @Nullable Program program;
    private boolean isOfPhase;

    private CmdlineChannel(Settings settings) {
        Settings kind = settings.section("kind");
        recipe = new Program.Recipe(
                ProgramTemplate.read(settings),
                settings.maybeText("teardown"),
                settings.yes("restart"),
                settings.duration("gracePeriod"),
                Map.of(Launch.Stream.STDOUT, kind.word("stdout"), Launch.Stream.STDERR, kind.word("stderr")));
        atStart = settings.yes("atstart");
        defaults = Scope.of(settings.declarations().parameters());
    }

    private static List<Option> options() {
        List<Option> options = new ArrayList<>(ProgramTemplate.OPTIONS);
        options.add(Option.optional(
                "teardown", OptionKind.TEXT, "", "A shell command that is run before the program is ended."));
        options.add(Option.optional(
                "atstart",
                OptionKind.YES,
                "no",
                "Whether it is started before the first phase. Without any parameter in its macros, it then runs through all "
                        + "phases as no part of the experiment."));
        options.add(Option.optional(
                        "restart",
                        OptionKind.YES,
                        "yes",
                        "Whether it is started again when it ends by itself, after a pause that grows from 100ms to 10s "
                                + "while it does so at once. With `no`, a `CmdlineExitZeroEvent` or `CmdlineExitNonzeroEvent` "
                                + "tells of its end.")
                .or("relaunch"));
        options.add(Option.optional(
                "gracePeriod", OptionKind.DURATION, "10s", "How long it may take to end after it was interrupted."));
        options.add(Option.optional(
                "kind",
                OptionKind.SECTION,
                "",
                "The `kind` of its lines.",
                Option.optional("stdout", OptionKind.WORD, "stdout", "Of those on its standard output."),
                Option.optional("stderr", OptionKind.WORD, "stderr", "Of those on its standard error.")));
        return options;
    }

    @Override
    public void start(Stage place) {
        stage = place;
        guardian = new Guardian(place.clock());
        if (atStart) {
            place.bus().listen(NAME, Events.START, event -> launch(event.trace(), false));
        }
    }

    @Override
    public void apply(Event update) {
        launch(update.trace(), true);
    }

    private synchronized void launch(Trace trace, boolean ofPhase) {
        if (stage == null || guardian == null) {
            throw new IllegalStateException("it has not been started");
        }
        Program before = program;
        if (before != null && isOfPhase) {
            before.holdPhase();
        }
        Program next = new Program(NAME, stage, recipe, guardian, ofPhase && !recipe.restart(), defaults);
        next.workFor(trace);
        program = next;
        isOfPhase = ofPhase;
        stage.spawn(NAME, Trace.NONE, () -> next.run(before));
    }

    @Override
    public synchronized void pass(Event update) {
        if (program != null) {
            program.workFor(update.trace());
        }
    }

    /** What serves a phase ends; what was there before the first phase goes on. */
    @Override
    public synchronized void endRun(boolean interrupted) {
        if (stage != null && program != null && isOfPhase) {
            program.holdPhase();
            stage.spawn(NAME, Trace.NONE, program::kill);
        }
    }

    @Override
    public void stop() throws InterruptedException {
        Program last;
        Guardian guards;
        synchronized (this) {
            last = program;
            guards = guardian;
        }
        if (last != null) {
            last.kill();
        }
        if (guards != null) {
            guards.close();
        }
    }
}
