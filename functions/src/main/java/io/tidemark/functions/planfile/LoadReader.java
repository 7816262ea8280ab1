package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Load.Arrivals;
import io.tidemark.core.plan.Load.Pacing;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.units.Durations;
import io.tidemark.functions.planfile.Offered.Model;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The load of a plan: one model, one or more phases. */
final class LoadReader {
    private static final List<String> FORMS = List.of("users", "rate", "phases");
    private static final List<String> OF_USERS = List.of("pause", "pacing", "stagger");
    private static final List<String> OF_RATE = List.of("arrivals", "patience");

    private LoadReader() {}

    /** In place of a load that is missing or cannot be read. */
    static Load placeholder() {
        Phase phase = new Phase(PhaseReader.nameOf(1), PhaseReader.placeholder(), false);
        return new Load.Users(List.of(phase), Pause.NONE, Pacing.FROM_RESPONSE, Duration.ZERO, PlanDefaults.SEED);
    }

    /** @param steered true when it may offer nothing by itself */
    static Load read(Value value, boolean steered) {
        Section section = value.section(PlanKeys.LOAD);
        List<PhaseReader.Read> read = value.isMapping() ? phases(section) : List.of();
        List<Phase> phases = new ArrayList<>();
        read.forEach(phase -> phases.add(phase.phase()));
        if (phases.isEmpty()) {
            phases.add(new Phase(PhaseReader.nameOf(1), PhaseReader.placeholder(), false));
        }
        checkTotal(value, phases, steered);
        Optional<Model> model =
                read.stream().flatMap(phase -> phase.model().stream()).findFirst();
        model.ifPresent(known -> section.forbid(
                known == Model.USERS ? OF_RATE : OF_USERS,
                known == Model.USERS ? "is for a rate, not for users" : "is for users, not for a rate"));
        // Both are read, so that the settings of a load whose model is not known are checked as well.
        long seed = seed(section);
        Load.Users users = users(section, phases, seed);
        Load.Rate rate = rate(section, phases, seed);
        return model.orElse(Model.USERS) == Model.USERS ? users : rate;
    }

    private static List<PhaseReader.Read> phases(Section section) {
        Optional<String> form = section.exclusive(FORMS);
        if (form.isEmpty()) {
            section.reject("", "must have one of users, rate or phases, such as {users: 20, duration: 30s}");
            return List.of();
        }
        Value value = section.find(form.get()).orElseThrow();
        if (form.get().equals("phases")) {
            section.forbid(List.of("duration"), "cannot be together with phases, which have their own for");
            return list(value);
        }
        Optional<Offered> offered = form.get().equals("users") ? Offered.users(value) : Offered.rate(value);
        Shape shape = PhaseReader.level(offered, section, "duration")
                .map(PhaseReader.Modelled::shape)
                .orElse(PhaseReader.placeholder());
        return List.of(
                new PhaseReader.Read(new Phase(PhaseReader.nameOf(1), shape, false), PhaseReader.modelOf(form.get())));
    }

    private static List<PhaseReader.Read> list(Value value) {
        List<Value> items = value.items("must be a list of phases, such as [{users: 20, for: 30s}]");
        if (items.size() > PlanLimits.PHASES) {
            value.reject("must be at most " + PlanLimits.PHASES + " phases");
        }
        List<PhaseReader.Read> phases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Optional<Model> model = Optional.empty();
        for (Value item : items) {
            PhaseReader.Read phase = PhaseReader.read(item, phases.size() + 1);
            if (!names.add(phase.phase().name())) {
                item.problems()
                        .add(
                                item.tree().place(),
                                item.path(),
                                phase.phase().name(),
                                "must not have the name of another phase",
                                "");
            }
            if (model.isPresent() && phase.model().isPresent() && !model.equals(phase.model())) {
                item.reject(
                        differentModel(model.get(), phase.phase().shape()),
                        hint(phase.phase().shape()));
            }
            model = model.isPresent() ? model : phase.model();
            phases.add(phase);
        }
        return phases;
    }

    private static String differentModel(Model first, Shape shape) {
        String what = shape instanceof Shape.Burst ? "is a burst, which is a load of arrivals, but " : "";
        return what + "must be " + (first == Model.USERS ? "users" : "a rate") + " like the phases before it";
    }

    private static String hint(Shape shape) {
        return shape instanceof Shape.Burst ? "write the other phases as rates, or a spike of users" : "";
    }

    private static void checkTotal(Value value, List<Phase> phases, boolean steered) {
        Duration total = Duration.ZERO;
        boolean any = false;
        for (Phase phase : phases) {
            total = total.plus(phase.shape().duration());
            any |= phase.shape() instanceof Shape.Burst
                    || phase.shape().highest().compareTo(new Level(0)) > 0;
        }
        if (total.compareTo(Shape.MAX_DURATION) > 0) {
            value.reject("must last at most " + Durations.format(Shape.MAX_DURATION) + " in all, but lasts "
                    + Durations.format(total));
        }
        if (!any && !steered) {
            value.reject("must offer a load above 0");
        }
    }

    private static Load.Users users(Section section, List<Phase> phases, long seed) {
        return new Load.Users(
                phases,
                section.find("pause").map(PauseReader::read).orElse(Pause.NONE),
                section.choice("pacing", PlanChoices.PACING, Pacing.FROM_RESPONSE),
                section.duration("stagger", Duration.ZERO),
                seed);
    }

    private static Load.Rate rate(Section section, List<Phase> phases, long seed) {
        return new Load.Rate(
                phases,
                section.choice("arrivals", PlanChoices.ARRIVALS, Arrivals.CONSTANT),
                section.duration("patience", PlanDefaults.PATIENCE),
                seed);
    }

    private static long seed(Section section) {
        return section.find("seed")
                .map(value -> value.whole(Long.MIN_VALUE, Long.MAX_VALUE))
                .orElse(PlanDefaults.SEED);
    }
}
