package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Cell;
import io.tidemark.aggregator.report.Column;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Table;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Locale;

/** What keeps the service from carrying more, why that is believed, what it is not, and where it ran. */
final class BottleneckSection implements Section {
    private final Sizing sizing;

    BottleneckSection(Sizing sizing) {
        this.sizing = sizing;
    }

    @Override
    public void write(Html html) {
        Bottleneck bottleneck = sizing.bottleneck();
        html.open("section", "id", "bottleneck").element("h2", "What limits it");
        html.open("div", "class", "beside").open("div");
        html.open("p").element("b", title(bottleneck)).text(" (" + confidence(bottleneck) + "). ");
        html.text(bottleneck.sentence()).close();
        if (!bottleneck.evidence().isEmpty()) {
            html.open("ul", "id", "evidence");
            bottleneck.evidence().forEach(sentence -> html.element("li", sentence));
            html.close();
        }
        ruledOut(html);
        html.close().open("div");
        host(html);
        html.close().close().close().line();
    }

    /** {@code Limited by CPU}. */
    static String title(Bottleneck bottleneck) {
        String limit = bottleneck.limit();
        return Character.toUpperCase(limit.charAt(0)) + limit.substring(1);
    }

    static String confidence(Bottleneck bottleneck) {
        return bottleneck.confidence().name().toLowerCase(Locale.ROOT) + " confidence";
    }

    private void ruledOut(Html html) {
        if (sizing.bottleneck().ruledOut().isEmpty()) {
            return;
        }
        List<Column> columns = List.of(Column.text("Ruled out"), Column.text("because"));
        Table table = Table.open(html, "ruled-out", "plain words", "What it is not", columns)
                .body("rows");
        for (Bottleneck.RuledOut each : sizing.bottleneck().ruledOut()) {
            table.row(List.of(Cell.of(each.resource().label()), Cell.of(each.sentence())));
        }
        table.endBody().close();
    }

    private void host(Html html) {
        HostFacts host = sizing.host();
        html.element("h3", "Where the service ran").open("dl", "class", "pairs", "id", "host");
        pair(html, "host", host.description());
        pair(html, "kind", host.kind());
        host.type().ifPresent(type -> pair(html, "machine type", type));
        host.cpus().ifPresent(cpus -> pair(html, "CPU it may use", Numbers.rate(cpus) + " cores"));
        host.memoryBytes().ifPresent(bytes -> pair(html, "memory it may use", Numbers.bytes(bytes)));
        pair(html, "shares the machine with the load generator", host.sharesMachineWithGenerator() ? "yes" : "no");
        pair(
                html,
                "probe",
                sizing.probe() + ", " + Headline.counted(sizing.samples().size(), "sample"));
        html.close();
    }

    private static void pair(Html html, String term, String value) {
        html.open("div").element("dt", term).element("dd", value).close();
    }
}
