package io.tidemark.sizing.result;

import io.tidemark.aggregator.dump.Fields;
import io.tidemark.aggregator.run.Run;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.host.HostFacts;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes a sizing out of its JSON: the counterpart of {@link SizingJson}. */
final class SizingParts {
    private SizingParts() {}

    static Sizing sizing(Fields sizing, Run run) {
        String id = sizing.text("runId");
        if (!id.equals(run.info().id())) {
            throw new IllegalArgumentException("it belongs to the run " + id + ", beside it is the run "
                    + run.info().id());
        }
        return new Sizing(
                run,
                sizing.text("method"),
                CapacityParts.settings(sizing.object("settings")),
                sizing.objects("observations").stream()
                        .map(CapacityParts::observation)
                        .toList(),
                CapacityParts.answer(sizing.object("answer")),
                host(sizing.object("host")),
                sizing.text("probe"),
                SampleJson.read(sizing.object("samples")),
                bottleneck(sizing.object("bottleneck")),
                CapacityParts.optional(sizing, "stated"));
    }

    private static HostFacts host(Fields host) {
        return new HostFacts(
                host.text("kind"),
                host.text("description"),
                Optional.ofNullable(host.optionalText("type")),
                CapacityParts.optional(host, "cpus"),
                host.node().has("memoryBytes") ? OptionalLong.of(host.number("memoryBytes")) : OptionalLong.empty(),
                host.flag("sharesMachineWithGenerator"));
    }

    private static Bottleneck bottleneck(Fields bottleneck) {
        return new Bottleneck(
                bottleneck.choice(Bottleneck.Resource.class, "resource"),
                bottleneck.choice(Bottleneck.Confidence.class, "confidence"),
                bottleneck.text("sentence"),
                bottleneck.texts("evidence"),
                bottleneck.objects("ruledOut").stream()
                        .map(out -> new Bottleneck.RuledOut(
                                out.choice(Bottleneck.Resource.class, "resource"), out.text("sentence")))
                        .toList());
    }
}
