package io.tidemark.swarm.page;

import io.tidemark.core.problem.Problem;
import io.tidemark.swarm.bridge.Review;
import java.util.ArrayList;
import java.util.List;

/** The plan of a fake swarm, and how another one differs from it, line by line. */
final class FakePlan {
    static final String TEXT = """
            name: shop
            target: http://127.0.0.1:8080
            load:
              phases:
                - {name: warm, rate: 0/s..200/s, for: 30s, warm-up: true}
                - {name: rise, rate: 200/s..800/s, for: 1m}
                - {name: hold, rate: 600/s, for: 2m}
                - {name: peak, rate: 1200/s, for: 1m}
            scenarios:
              - name: look
                weight: 9
                steps:
                  - get: /index.html?ok=${number}
                    name: /index.html?ok=[random]
                  - get: /search?q=${word}
                    name: search
              - name: buy
                steps:
                  - post: /orders
                    name: order
            tolerance: {bad: 1%, latency: 1s}
            """;

    private FakePlan() {}

    static Review review(String old, String text) {
        List<String> before = old.lines().toList();
        List<String> after = text.lines().toList();
        for (int i = 0; i < after.size(); i++) {
            if (after.get(i).contains(FakeBridge.WRONG)) {
                return new Review(List.of(problem(i + 1)), List.of());
            }
        }
        return new Review(List.of(), before.equals(after) ? List.of() : lines(before, after));
    }

    private static Problem problem(int line) {
        return new Problem(
                "line " + line,
                "load.phases[0].rate",
                FakeBridge.WRONG,
                "must be a rate, such as 200/s",
                "did you mean 200/s?");
    }

    // What both begin and end with stays; all between goes and comes.
    private static List<Review.Line> lines(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.reversed().get(tail).equals(after.reversed().get(tail))) {
            tail++;
        }
        List<Review.Line> lines = new ArrayList<>();
        add(lines, ' ', before.subList(Math.max(0, head - 2), head));
        add(lines, '-', before.subList(head, before.size() - tail));
        add(lines, '+', after.subList(head, after.size() - tail));
        int end = after.size() - tail;
        add(lines, ' ', after.subList(end, Math.min(after.size(), end + 2)));
        return lines;
    }

    private static void add(List<Review.Line> lines, char sign, List<String> texts) {
        texts.forEach(text -> lines.add(new Review.Line(sign, text)));
    }
}
