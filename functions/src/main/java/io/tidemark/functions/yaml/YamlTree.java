package io.tidemark.functions.yaml;

import io.tidemark.functions.yaml.Tree.Entry;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import io.tidemark.functions.yaml.Tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.IntFunction;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Makes the tree of one YAML 1.2 document. It is built from parser events rather than from composed nodes, because only
 * so can the depth and the size with all aliases followed be limited before either hurts.
 */
final class YamlTree {
    /** Deeper than any file that is meant; protects the stack. */
    static final int MAX_DEPTH = 50;
    /** Values of one file with every alias followed; protects against a few lines that stand for millions. */
    static final int MAX_VALUES = 200_000;

    private static final Set<String> KNOWN_TAGS =
            Set.of("!", Tag.STR.getValue(), Tag.SEQ.getValue(), Tag.MAP.getValue());

    private final String kind;
    private final Problems problems;
    private final ScalarKinds kinds;
    private final IntFunction<Place> places;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final Iterator<Event> events;
    private int values;

    private record Anchored(Tree tree, int values) {}

    private YamlTree(
            String kind, Problems problems, ScalarKinds kinds, IntFunction<Place> places, Iterator<Event> events) {
        this.kind = kind;
        this.problems = problems;
        this.kinds = kinds;
        this.places = places;
        this.events = events;
    }

    /** The document, or empty when there is none. Duplicate keys and foreign tags are problems, but reading goes on. */
    static Optional<Tree> parse(String text, String kind, Problems problems) {
        return parse(text, kind, problems, new ScalarKinds(), Place::line);
    }

    /** @param places of lines, counted from 1 */
    static Optional<Tree> parse(
            String text, String kind, Problems problems, ScalarKinds kinds, IntFunction<Place> places) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(YamlFile.MAX_CODE_POINTS)
                .setLabel(kind)
                .build();
        YamlTree parser = new YamlTree(
                kind,
                problems,
                kinds,
                places,
                new Parse(settings).parseString(text).iterator());
        return parser.document();
    }

    private Optional<Tree> document() {
        Optional<Tree> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (root.isPresent()) {
                    throw YamlLimit.at(place(event), "must be one document, but a second one begins here");
                }
                root = Optional.of(value(events.next(), 0));
            }
        }
        return root;
    }

    private Tree value(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        int before = values;
        count(event, 1);
        if (depth > MAX_DEPTH) {
            throw YamlLimit.at(place(event), "must not be nested deeper than " + MAX_DEPTH + " levels");
        }
        Tree tree = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent start -> mapping(start, depth);
            case CollectionStartEvent start -> sequence(start, depth);
            default -> throw new IllegalStateException("no value begins with " + event);
        };
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(tree, values - before)));
        return tree;
    }

    private Tree alias(AliasEvent event) {
        Anchored anchored = anchors.get(event.getAlias());
        if (anchored == null) {
            throw YamlLimit.at(place(event), "must follow the value of its anchor &" + event.getAlias());
        }
        count(event, anchored.values());
        return anchored.tree();
    }

    private void count(Event event, int more) {
        values += more;
        if (values > MAX_VALUES) {
            throw YamlLimit.at(place(event), "must have at most " + MAX_VALUES + " values, with its aliases followed");
        }
    }

    private Scalar scalar(ScalarEvent event) {
        String text = event.getValue();
        Optional<String> tag = event.getTag();
        requireKnown(tag, event);
        if (tag.isPresent() || !event.isPlain()) {
            return new Scalar(place(event), text, Kind.TEXT);
        }
        return new Scalar(place(event), text, kinds.ofPlain(text));
    }

    private Sequence sequence(CollectionStartEvent start, int depth) {
        requireKnown(start.getTag(), start);
        List<Tree> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(value(next, depth + 1));
        }
        return new Sequence(place(start), items);
    }

    private Mapping mapping(MappingStartEvent start, int depth) {
        requireKnown(start.getTag(), start);
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Place place = place(next);
            if (!(value(next, depth + 1) instanceof Scalar key)) {
                throw YamlLimit.at(place, "must have plain texts for keys, not lists or mappings");
            }
            Entry first = entries.putIfAbsent(key.text(), new Entry(place, value(events.next(), depth + 1)));
            if (first != null) {
                problems.add(
                        place,
                        key.text(),
                        "",
                        "is here twice",
                        "the first is at " + first.place().text());
            }
        }
        return new Mapping(place(start), entries);
    }

    private void requireKnown(Optional<String> tag, Event event) {
        if (tag.isPresent() && !KNOWN_TAGS.contains(tag.get())) {
            problems.add(place(event), kind, tag.get(), "must not have a tag", "leave it out");
        }
    }

    private Place place(Event event) {
        return places.apply(event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    }
}
