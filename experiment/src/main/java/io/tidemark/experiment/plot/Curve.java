package io.tidemark.experiment.plot;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** What a line goes through, from left to right. */
public record Curve(String name, List<Node> nodes) {
    /** @param error to either side; 0 for none */
    public record Node(double x, double y, double error) {}

    public Curve {
        requireNonNull(name, "name is null");
        nodes = nodes.stream().sorted(Comparator.comparingDouble(Node::x)).toList();
    }

    /** On the line, between two nodes as well; empty beyond its ends. */
    OptionalDouble at(double x, boolean between) {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.x() == x) {
                return OptionalDouble.of(node.y());
            }
            if (node.x() > x) {
                if (i == 0 || !between) {
                    return OptionalDouble.empty();
                }
                Node before = nodes.get(i - 1);
                double share = (x - before.x()) / (node.x() - before.x());
                return OptionalDouble.of(before.y() + (node.y() - before.y()) * share);
            }
        }
        return OptionalDouble.empty();
    }
}
