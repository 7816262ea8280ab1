package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.FleetHealth;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.core.window.Health;

/** Places for the charts, which the page's script draws, and the same numbers as a table for those without scripts. */
final class ChartSection {
    private ChartSection() {}

    static void write(Digest digest, Html html) {
        html.open("section", "id", "charts").element("h2", "Over time");
        html.open("noscript")
                .element("p", "The charts need scripts. The tables say the same.", "class", "note")
                .close();
        if (digest.axis().isEmpty()) {
            html.element("p", "Nothing was recorded.", "class", "note").close().line();
            return;
        }
        html.open("div", "id", "controls", "class", "needs-script").close();
        html.open("div", "class", "charts");
        figure(html, "rate", "Requests per second, by the second they were meant for");
        figure(html, "latency", "Latency from the intended start");
        figure(html, "failures", "Failed requests per second, by kind");
        figure(
                html,
                "load",
                digest.info().model() == LoadModel.OPEN ? "Requests under way" : "Users and requests under way");
        figure(html, "health", "The generator itself: its busiest worker");
        html.open("div", "id", "generator");
        generator(digest, html);
        html.close().close();
        IntervalTable.write(digest, html);
        html.close().line();
    }

    static void figure(Html html, String id, String caption) {
        html.open("figure", "id", "chart-" + id, "class", "chart needs-script").element("figcaption", caption);
        html.close().line();
    }

    private static void generator(Digest digest, Html html) {
        Worst worst = Worst.of(digest);
        html.element("h3", "Was the generator fast enough?");
        html.open("dl", "class", "pairs");
        pair(html, "busiest second", Numbers.percent(worst.cpuShare) + " of a worker's CPU");
        pair(html, "longest event-loop lag", Numbers.time(worst.loopLagMicros));
        pair(html, "most garbage collection in a second", Numbers.time(worst.gcMicros));
        pair(html, "open descriptors", worst.descriptorText());
        pair(html, "late starts", Numbers.count(digest.run().ledger().late()));
        pair(html, "dropped", Numbers.count(digest.run().ledger().dropped()));
        html.close();
    }

    private static void pair(Html html, String term, String value) {
        html.open("div").element("dt", term).element("dd", value).close();
    }

    /** The worst that any worker said of itself in any second. */
    private static final class Worst {
        private double cpuShare;
        private long loopLagMicros;
        private long gcMicros;
        private int descriptors;
        private int descriptorLimit;

        static Worst of(Digest digest) {
            Worst worst = new Worst();
            for (FleetHealth state : digest.run().timeline().health()) {
                state.bySegment().values().forEach(worst::add);
            }
            return worst;
        }

        private void add(Health health) {
            cpuShare = Math.max(cpuShare, health.cpuShare());
            loopLagMicros = Math.max(loopLagMicros, health.loopLagMicros());
            gcMicros = Math.max(gcMicros, health.gcMicros());
            if (health.descriptors() >= descriptors) {
                descriptors = health.descriptors();
                descriptorLimit = health.descriptorLimit();
            }
        }

        private String descriptorText() {
            String most = "at most " + Numbers.count(descriptors);
            return descriptorLimit == 0 ? most : most + " of " + Numbers.count(descriptorLimit);
        }
    }
}
