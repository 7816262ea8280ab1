package io.tidemark.sizing.report;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Answer.Status;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.capacity.Trial.Kind;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.bottleneck.Bottleneck.Confidence;
import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.bottleneck.Bottleneck.RuledOut;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A sizing for each way in which a search can end. */
final class SyntheticSizings {
    static final double CAPACITY = 412;

    private static final Bottleneck CPU = new Bottleneck(
            Resource.CPU,
            Confidence.HIGH,
            "The service used 97 % of its 2 cores at 412 requests/s, and nothing else was near its limit.",
            List.of(
                    "CPU of the service: 1.94 of 2 cores in the windows near the capacity",
                    "goodput stopped rising where the CPU did",
                    "4 to 7 threads waited for a core"),
            List.of(
                    new RuledOut(Resource.MEMORY, "370 MiB of 512 MiB at most, no kill"),
                    new RuledOut(Resource.DISK, "busy for less than 1 % of the time"),
                    new RuledOut(Resource.STEAL, "1.4 % at most")));

    private final SyntheticService service;
    private String title = "Kinto on t3.small";
    private String method = "capacity";
    private Variable by = Variable.RATE;
    private double highest = 2_000;
    private OptionalDouble need = OptionalDouble.empty();
    private OptionalDouble stated = OptionalDouble.empty();
    private Answer answer = answer(Status.FOUND, new Estimate(399, 412, 426), "the interval is within 8 %");
    private Bottleneck bottleneck = CPU;
    private boolean sampled = true;
    private Ending ending = new Ending(Ending.Kind.COMPLETED, "");
    private List<String> invalidRun = List.of();

    private SyntheticSizings(double capacity, LoadModel model) {
        service = new SyntheticService(capacity, model);
    }

    static Sizing found() {
        SyntheticSizings made = new SyntheticSizings(CAPACITY, LoadModel.OPEN).searched();
        made.service.hold(Kind.SOAK, 399, 3, 60, false);
        return made.make();
    }

    static Sizing stated(double value) {
        SyntheticSizings made = new SyntheticSizings(CAPACITY, LoadModel.OPEN).searched();
        made.stated = OptionalDouble.of(value);
        return made.make();
    }

    static Sizing decided(double need, double probability) {
        SyntheticSizings made = new SyntheticSizings(CAPACITY, LoadModel.OPEN).searched();
        made.need = OptionalDouble.of(need);
        made.answer = new Answer(
                Status.NEED_DECIDED,
                Optional.of(new Estimate(390, 412, 433)),
                OptionalDouble.of(probability),
                "the need is decided",
                List.of());
        return made.make();
    }

    static Sizing outOfBudget() {
        SyntheticSizings made = new SyntheticSizings(CAPACITY, LoadModel.OPEN).probed();
        made.service.hold(Kind.WINDOW, 380, 3, 10, false).hold(Kind.WINDOW, 430, 3, 6, true);
        made.answer = answer(Status.OUT_OF_BUDGET, new Estimate(345, 408, 470), "5 minutes were up");
        return made.make();
    }

    static Sizing aboveHighest() {
        SyntheticSizings made = new SyntheticSizings(5_000, LoadModel.OPEN).warmed();
        made.service.hold(Kind.PROBE, 200, 0, 5, false).hold(Kind.WINDOW, 300, 3, 10, false);
        made.highest = 300;
        made.answer = answer(Status.ABOVE_HIGHEST, null, "the highest load was carried twice");
        made.bottleneck = plain(Resource.UNKNOWN, "The service was never at its limit.");
        return made.make();
    }

    static Sizing belowLowest() {
        SyntheticSizings made = new SyntheticSizings(4, LoadModel.OPEN).warmed();
        made.service.hold(Kind.PROBE, 10, 0, 5, true).hold(Kind.PROBE, 5, 0, 5, true);
        made.answer = answer(Status.BELOW_LOWEST, null, "the lowest load failed twice");
        return made.make();
    }

    static Sizing invalid() {
        SyntheticSizings made = new SyntheticSizings(CAPACITY, LoadModel.OPEN).warmed();
        for (int i = 0; i < 4; i++) {
            made.service.hold(Kind.WINDOW, 300 + i, 3, 10, false, "the generator used 98 % of its CPU");
        }
        made.answer = answer(Status.INVALID, new Estimate(250, 300, 330), "4 of 4 windows were invalid");
        made.bottleneck = plain(Resource.GENERATOR, "The generator's CPU was used up.");
        made.invalidRun = List.of("the generator used 98 % of its CPU");
        return made.make();
    }

    static Sizing interrupted() {
        SyntheticSizings made = new SyntheticSizings(CAPACITY, LoadModel.OPEN);
        made.service.hold(Kind.WARM_UP, 60, 0, 12, false);
        made.answer = answer(Status.INTERRUPTED, null, "Ctrl-C during warm-up");
        made.bottleneck = plain(Resource.UNKNOWN, "Nothing was measured near a limit.");
        made.ending = new Ending(Ending.Kind.INTERRUPTED, "Ctrl-C");
        return made.make();
    }

    static Sizing targetLost() {
        SyntheticSizings made = new SyntheticSizings(CAPACITY, LoadModel.OPEN).probed();
        made.answer = answer(Status.TARGET_LOST, null, "no answer for 10 s");
        return made.make();
    }

    static Sizing ramp() {
        SyntheticSizings made = new SyntheticSizings(300, LoadModel.CLOSED);
        for (int users = 20; users <= 320; users += 20) {
            made.service.hold(Kind.RAMP, users, 0, 12, false);
        }
        made.method = "ramp";
        made.by = Variable.USERS;
        made.highest = 500;
        made.answer = answer(Status.FOUND, new Estimate(320, 320, 320), "the error ratio was above the tolerance");
        return made.make();
    }

    static Sizing unsampled() {
        SyntheticSizings made = new SyntheticSizings(CAPACITY, LoadModel.OPEN).searched();
        made.sampled = false;
        made.bottleneck = plain(Resource.UNKNOWN, "Nothing was sampled where the service ran.");
        return made.make();
    }

    static Sizing hostile(String words) {
        SyntheticSizings made = new SyntheticSizings(CAPACITY, LoadModel.OPEN).probed();
        made.service.hold(Kind.WINDOW, 300, 3, 10, false, words);
        made.title = words;
        made.answer = answer(Status.FOUND, new Estimate(399, 412, 426), words);
        made.bottleneck = plain(Resource.CPU, words);
        return made.make();
    }

    /** Of a machine that carries so much. */
    static Sizing onType(String type, double capacity) {
        SyntheticSizings made = new SyntheticSizings(capacity, LoadModel.OPEN);
        made.service.hold(Kind.WINDOW, capacity, 1, 5, false);
        made.title = "Kinto on " + type;
        made.answer = answer(
                Status.FOUND, new Estimate(capacity * 0.96, capacity, capacity * 1.05), "the interval is within 8 %");
        return made.make();
    }

    private SyntheticSizings warmed() {
        service.hold(Kind.WARM_UP, Math.min(60, highest / 4), 0, 30, false);
        return this;
    }

    private SyntheticSizings probed() {
        warmed();
        for (double load : new double[] {90, 135, 203, 304}) {
            service.hold(Kind.PROBE, load, 0, 5, false);
        }
        service.hold(Kind.PROBE, 456, 0, 4, true).idle(6);
        return this;
    }

    private SyntheticSizings searched() {
        probed();
        double[] loads = {372, 405, 428, 398, 416, 402, 441, 396, 413, 408};
        for (int i = 0; i < loads.length; i++) {
            boolean aborted = loads[i] > 435;
            service.hold(Kind.WINDOW, loads[i], 3, aborted ? 5 : 12, aborted).idle(aborted ? 5 : 0);
            if (i == 4) {
                service.hold(Kind.WINDOW, 402, 3, 12, false, "1.8 % of the requests were not sent in time");
            }
        }
        return this;
    }

    private Sizing make() {
        SearchSettings settings = new SearchSettings(
                method.equals("quick") ? SearchSettings.Mode.QUICK : SearchSettings.Mode.CAPACITY,
                by,
                0.05,
                5,
                highest,
                SearchSettings.DEFAULT_HALF_WIDTH,
                need,
                Pace.DEFAULT,
                Budget.UNLIMITED,
                1);
        HostFacts host = new HostFacts(
                "docker",
                "kinto/kinto-server with 2 CPUs and 512 MiB",
                Optional.of("t3.small"),
                OptionalDouble.of(2),
                OptionalLong.of(512L << 20),
                true);
        List<HostSample> samples = sampled ? service.samples() : List.of();
        return new Sizing(
                service.run(title, ending, invalidRun),
                method,
                settings,
                service.observations(),
                answer,
                host,
                sampled ? "sampler" : "none",
                samples,
                bottleneck,
                stated);
    }

    private static Answer answer(Status status, @Nullable Estimate estimate, String sentence) {
        List<String> notes = status == Status.FOUND
                ? List.of("t3.small earns CPU credits: this holds while they last, not for good.")
                : List.of();
        return new Answer(status, Optional.ofNullable(estimate), OptionalDouble.empty(), sentence, notes);
    }

    private static Bottleneck plain(Resource resource, String sentence) {
        return new Bottleneck(resource, Confidence.LOW, sentence, List.of(), List.of());
    }
}
