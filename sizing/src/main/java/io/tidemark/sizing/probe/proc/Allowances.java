package io.tidemark.sizing.probe.proc;

import java.util.List;
import java.util.Map;

/** How often network cards of EC2 were held back, by what their machine's type does not allow more of. */
final class Allowances {
    private static final Map<String, Figure> FIGURES = Map.of(
            "bw_in_allowance_exceeded", Figure.BANDWIDTH_IN_EXCEEDED,
            "bw_out_allowance_exceeded", Figure.BANDWIDTH_OUT_EXCEEDED,
            "pps_allowance_exceeded", Figure.PACKETS_EXCEEDED,
            "conntrack_allowance_exceeded", Figure.CONNECTIONS_EXCEEDED);

    private static final int CARD_NAME_AND_COUNT = 3;

    private Allowances() {}

    /** Only every few blocks hold them. */
    static void read(Block block, Figures figures) {
        for (List<String> words : block.notes().getOrDefault("exceeded", List.of())) {
            Figure figure = words.size() < CARD_NAME_AND_COUNT ? null : FIGURES.get(words.get(1));
            if (figure != null) {
                figures.add(figure, Text.number(words.get(2)));
            }
        }
    }
}
