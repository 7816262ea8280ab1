package io.tidemark.experiment.load;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Stage.Work;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.FilterSession;
import io.tidemark.experiment.settings.Amount;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Sends a load for a phase. The next phase ends it, and what it measured until then still belongs to its own. There is
 * never more than one at a time: each waits until the one before has ended.
 */
public final class LoadChannel implements Channel {
    private static final String NAME = "LoadChannel";

    /** With workers in this process, and for this machine and private networks only. */
    public static final ComponentType<LoadChannel> TYPE = type(new LocalLoads());

    private final Wish wish;
    private final Optional<EventFilter> after;
    private @Nullable Stage stage;
    private @Nullable Mailbox mailbox;

    /** Those of the latest phase; only in the mailbox's turn, but for {@link #loading} and {@link #work}. */
    private @Nullable Round round;

    private volatile @Nullable Loading loading;
    private volatile @Nullable Work work;

    /** What is wanted of every load. */
    record Wish(
            String name,
            LoadRunner runner,
            LoadRecipe recipe,
            Amount workers,
            Optional<LoadOrder.Lambda> lambda,
            List<String> permitted,
            boolean keep,
            boolean keepInvalid) {
        LoadOrder order(Plan plan, Scope scope) {
            return new LoadOrder(plan, Math.toIntExact(Math.max(1, workers.whole(scope))), lambda, permitted);
        }

        String owner() {
            return NAME + " " + name;
        }
    }

    /** A phase, and whether its load has begun. */
    private static final class Round {
        private final Event update;
        private @Nullable FilterSession session;
        private boolean over;

        Round(Event update) {
            this.update = update;
        }

        /** What its session still waits for does not count any more. */
        void close() {
            over = true;
            if (session != null) {
                session.close();
                session = null;
            }
        }
    }

    private LoadChannel(Wish wish, Optional<EventFilter> after) {
        this.wish = wish;
        this.after = after;
    }

    /** The same class of channels, with loads that are sent by this runner. */
    public static ComponentType<LoadChannel> type(LoadRunner runner) {
        List<Option> options = new ArrayList<>(LoadRecipe.OPTIONS);
        options.addAll(List.of(
                Option.optional("name", OptionKind.WORD, "load", "What it is called in events, flags and reports."),
                Option.choice(
                        "fleet", "local", "Where it is sent from: this machine, or AWS Lambda.", "local", "lambda"),
                Option.optional("workers", OptionKind.AMOUNT, "1", "How many workers share it."),
                Option.optional(
                        "lambda",
                        OptionKind.SECTION,
                        "",
                        "The functions of `fleet: lambda`.",
                        Option.optional("prefix", OptionKind.WORD, "", "Of the deployment."),
                        Option.optional("region", OptionKind.WORD, "", "Of AWS."),
                        Option.optional("profile", OptionKind.WORD, "", "Of the AWS configuration."),
                        Option.optional("inVpc", OptionKind.YES, "no", "Use the function inside the VPC.")
                                .or("in_vpc", "in-vpc"),
                        Option.optional("maxCost", OptionKind.NUMBER, "", "What each load may cost, in dollars.")
                                .or("max_cost", "max-cost")),
                Option.optional(
                        "after",
                        OptionKind.FILTER,
                        "",
                        "The load of a phase begins when this happens in the phase, such as `HostReadyEvent`; whatever "
                                + "parameters have changed."),
                Option.choice(
                        "invalid",
                        "drop",
                        "What becomes of the numbers of a load that is INVALID because not the service but the "
                                + "generator was the limit: its event has none, or has them nevertheless.",
                        "drop",
                        "keep"),
                Option.optional("keep", OptionKind.YES, "no", "Keep each load whole, with its report, under `loads`."),
                Option.optional(
                                "permitted",
                                OptionKind.WORDS,
                                "",
                                "Hosts of the public Internet that you may load; others get a small rate at most.")
                        .or("i_may_load_this", "i-may-load-this")));
        return new ComponentType<>(
                Role.CHANNEL,
                NAME,
                List.of(),
                "Sends a load when its parameters change: a burst of Tidemark's own, at a rate or with users, by a plan or "
                        + "without. It ends with its phase at the latest. A load that is INVALID, or could not be sent, "
                        + "flags its phase under its name.",
                options,
                List.of(
                        Events.LOAD_STARTED,
                        Events.LOAD_WINDOW,
                        Events.LOAD_END,
                        Events.LOAD_FAILED,
                        Events.FLAG_UPDATE),
                settings -> read(settings, runner));
    }

    private static LoadChannel read(Settings settings, LoadRunner runner) {
        String name = settings.word("name");
        boolean onLambda = settings.choice("fleet").equals("lambda");
        if (!onLambda && settings.has("lambda")) {
            settings.reject("lambda", "is for fleet: lambda", "");
        }
        Settings lambda = settings.section("lambda");
        Wish wish = new Wish(
                name,
                runner,
                LoadRecipe.read(settings, name),
                settings.amount("workers"),
                onLambda ? Optional.of(lambda(lambda)) : Optional.empty(),
                settings.words("permitted"),
                settings.yes("keep"),
                settings.choice("invalid").equals("keep"));
        return new LoadChannel(wish, settings.maybeFilter("after"));
    }

    private static LoadOrder.Lambda lambda(Settings settings) {
        return new LoadOrder.Lambda(
                settings.maybeWord("prefix"),
                settings.maybeWord("region"),
                settings.maybeWord("profile"),
                settings.yes("inVpc"),
                settings.maybeNumber("maxCost").map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    @Override
    public void start(Stage given) {
        stage = given;
        Mailbox own = given.bus().mailbox(wish.owner());
        mailbox = own;
        own.listen(Events.PARAMETER_UPDATE, this::begin);
        after.ifPresent(filter -> {
            own.listen(filter::mayMatch, _ -> true, this::offer);
            if (filter.mayMatch(Events.HOST_STARTED)) {
                own.listen(Events.HOST_FAILED, this::hostFailed);
            }
        });
    }

    /** A phase begins. Heard before anything that it leads to. */
    private void begin(Event update) {
        endRound();
        Round next = new Round(update);
        round = next;
        after.ifPresent(filter -> next.session =
                filter.open(Optional.of(update.trace()), requireNonNull(mailbox), match -> load(next, match.trace())));
    }

    private void offer(Event event) {
        Round current = round;
        if (current != null && current.session != null) {
            current.session.offer(event);
        }
    }

    /** Nobody needs to wait any more for the load of this phase. */
    private void hostFailed(Event event) {
        Round current = round;
        if (current != null && !current.over && event.trace().shares(current.update.trace())) {
            current.close();
            ProblemsException reason = new ProblemsException(
                    List.of(new Problem(wish.owner(), "after", "", "the host failed: " + event.text("exception"), "")));
            new Loading(wish, requireNonNull(stage), event.trace()).failed(reason);
        }
    }

    @Override
    public void apply(Event update) {
        if (after.isEmpty()) {
            requireNonNull(mailbox).run(update.trace(), () -> loadOf(update));
        }
    }

    private void loadOf(Event update) {
        Round current = round;
        if (current == null || current.update.id() < update.id()) {
            begin(update);
            current = requireNonNull(round);
        }
        if (current.update.id() == update.id()) {
            load(current, update.trace());
        }
    }

    private void load(Round of, Trace cause) {
        if (of.over) {
            return;
        }
        of.over = true;
        Stage place = requireNonNull(stage);
        Loading next = new Loading(wish, place, cause);
        Work before = work;
        loading = next;
        work = place.spawn(wish.owner(), cause, () -> {
            if (before != null) {
                before.join();
            }
            next.run();
        });
    }

    private void endRound() {
        Round last = round;
        round = null;
        if (last != null) {
            last.close();
        }
        Loading current = loading;
        if (current != null) {
            current.stop();
        }
    }

    /** A load that is under way goes on to its end, unless all is to be given up. */
    @Override
    public void endRun(boolean interrupted) {
        if (interrupted) {
            requireNonNull(mailbox).run(Trace.NONE, this::endRound);
        }
    }

    @Override
    public void stop() throws InterruptedException {
        Loading current = loading;
        if (current != null) {
            current.stop();
        }
        Work last = work;
        if (last != null) {
            last.join();
        }
    }
}
