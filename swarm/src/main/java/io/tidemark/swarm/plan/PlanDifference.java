package io.tidemark.swarm.plan;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.tidemark.core.plan.Plan;
import io.tidemark.functions.planfile.PlanWriter;
import io.tidemark.swarm.bridge.Review;
import java.util.ArrayList;
import java.util.List;

/** What is different between two plans, in their canonical form: layout and comments of a file do not matter. */
public final class PlanDifference {
    /** Lines that stay, around those that do not. */
    private static final int AROUND = 2;

    private static final String GAP = "…";

    private PlanDifference() {}

    /** Empty when both say the same. */
    public static List<Review.Line> of(Plan before, Plan after) {
        List<String> old = lines(before);
        List<String> next = lines(after);
        List<Review.Line> lines = new ArrayList<>();
        int shown = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, next).getDeltas()) {
            int start = delta.getSource().getPosition();
            int from = Math.max(shown, start - AROUND);
            if (from > shown) {
                trail(lines, old, shown, from);
            }
            stay(lines, old, Math.max(from, shown), start);
            delta.getSource().getLines().forEach(line -> lines.add(new Review.Line('-', line)));
            delta.getTarget().getLines().forEach(line -> lines.add(new Review.Line('+', line)));
            shown = start + delta.getSource().size();
        }
        if (!lines.isEmpty()) {
            stay(lines, old, shown, Math.min(old.size(), shown + AROUND));
        }
        return lines;
    }

    /** The lines after one change, and a mark for those that are left out before the next. */
    private static void trail(List<Review.Line> lines, List<String> old, int shown, int from) {
        if (!lines.isEmpty()) {
            int end = Math.min(from, shown + AROUND);
            stay(lines, old, shown, end);
            if (end == from) {
                return;
            }
        }
        lines.add(new Review.Line(' ', GAP));
    }

    private static void stay(List<Review.Line> lines, List<String> old, int from, int to) {
        for (int i = from; i < to; i++) {
            lines.add(new Review.Line(' ', old.get(i)));
        }
    }

    private static List<String> lines(Plan plan) {
        return PlanWriter.pretty(plan).lines().toList();
    }
}
