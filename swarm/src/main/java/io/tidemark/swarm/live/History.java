package io.tidemark.swarm.live;

import io.tidemark.core.window.Stats;
import io.tidemark.core.window.StatsSum;
import io.tidemark.core.window.WindowBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The course of a run, second by second, for charts. When it gets long, two points become one: their distributions are
 * merged, so that percentiles stay true. Stragglers change the last minutes only. Not thread-safe.
 */
final class History {
    static final int MOST_POINTS = 3_600;

    /** So many seconds can still change. */
    private static final int OPEN_SECONDS = 90;

    private final List<Point> points = new ArrayList<>();
    private final TreeMap<Integer, StatsSum> open = new TreeMap<>();
    private int width = 1;
    /** The first point that has changed since it was last asked for. */
    private int changed;

    void add(WindowBuffer window) {
        int second = window.second();
        if (second < points.size() * (long) width - OPEN_SECONDS) {
            return;
        }
        open.computeIfAbsent(second, key -> new StatsSum()).add(window);
        changed = Math.min(changed, second / width);
    }

    /** A second is over, as far as is known. */
    void close(int second, Gauges gauges) {
        int place = second / width;
        while (points.size() <= place) {
            points.add(Point.EMPTY);
        }
        changed = Math.min(changed, place);
        Point point = points.get(place);
        points.set(place, new Point(point.settled, point.gauges.merge(gauges, point.seconds, 1), point.seconds + 1));
        settle(second - OPEN_SECONDS);
        if (points.size() > MOST_POINTS) {
            halve();
        }
    }

    private void settle(int before) {
        Map.Entry<Integer, StatsSum> oldest = open.firstEntry();
        while (oldest != null && oldest.getKey() < before) {
            open.remove(oldest.getKey());
            int place = oldest.getKey() / width;
            Point point = points.get(place);
            Stats settled = point.settled.merge(oldest.getValue().toStats());
            points.set(place, new Point(settled, point.gauges, point.seconds));
            oldest = open.firstEntry();
        }
    }

    private void halve() {
        List<Point> halved = new ArrayList<>();
        for (int i = 0; i < points.size(); i += 2) {
            Point one = points.get(i);
            halved.add(i + 1 < points.size() ? one.merge(points.get(i + 1)) : one);
        }
        points.clear();
        points.addAll(halved);
        width *= 2;
        changed = 0;
    }

    int width() {
        return width;
    }

    int size() {
        return points.size();
    }

    /** The first point that has changed since the last call. */
    int takeChanged() {
        int first = Math.min(changed, points.size());
        changed = points.size();
        return first;
    }

    Gauges gauges(int point) {
        return points.get(point).gauges;
    }

    /** How many seconds a point has so far. */
    int seconds(int point) {
        return Math.max(1, points.get(point).seconds);
    }

    Stats stats(int point) {
        Stats stats = points.get(point).settled;
        for (StatsSum sum : open.subMap(point * width, (point + 1) * width).values()) {
            stats = stats.merge(sum.toStats());
        }
        return stats;
    }

    private record Point(Stats settled, Gauges gauges, int seconds) {
        static final Point EMPTY = new Point(Stats.NONE, Gauges.NONE, 0);

        Point merge(Point other) {
            return new Point(
                    settled.merge(other.settled),
                    gauges.merge(other.gauges, seconds, other.seconds),
                    seconds + other.seconds);
        }
    }
}
