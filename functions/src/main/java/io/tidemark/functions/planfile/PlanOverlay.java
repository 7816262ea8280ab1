package io.tidemark.functions.planfile;

import static java.util.Objects.requireNonNull;

import io.tidemark.functions.planfile.PlanPath.Part;
import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.ScalarKinds;
import io.tidemark.functions.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What flags put over a plan file, or in place of one. Values are texts as the user typed them: the reader checks them
 * together with the file and names the flag in a problem.
 *
 * <pre>{@code
 * PlanOverlay overlay = PlanOverlay.builder()
 *         .url("https://shop.example/items?page=1", "URL")
 *         .put("load.users", "200", "--users")
 *         .put("load.duration", "3m", "--duration")
 *         .addField("scenarios[0].steps[0].headers", "Accept", "text/html", "--header")
 *         .build();
 * }</pre>
 *
 * <p>A value takes the place of the file's value at its path. It also displaces what the file says and what cannot be
 * together with it: {@code load.users} displaces the file's phases or rate, {@code target} its targets. What two flags
 * say and cannot be together is a problem.
 */
public final class PlanOverlay {
    /** Path of the first step, to which a plan from flags alone usually comes down. */
    public static final String FIRST_STEP = "scenarios[0].steps[0]";

    /** Keys of a file that make no sense any more beside a flag for the key in front. */
    private static final Map<String, List<String>> DISPLACED = Map.of(
            "target", List.of("targets"),
            "targets", List.of("target"),
            "load.users", List.of("load.rate", "load.phases", "load.arrivals", "load.patience"),
            "load.rate", List.of("load.users", "load.phases", "load.pause", "load.pacing", "load.stagger"),
            "load.phases", List.of("load.users", "load.rate", "load.duration"));

    private final List<Edit> edits;

    private PlanOverlay(List<Edit> edits) {
        this.edits = List.copyOf(edits);
    }

    public static PlanOverlay none() {
        return new PlanOverlay(List.of());
    }

    public static Builder builder() {
        return new Builder();
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    Tree over(Tree file) {
        Tree tree = file;
        for (Edit edit : edits) {
            for (String displaced : DISPLACED.getOrDefault(edit.path(), List.of())) {
                tree = TreeEdit.remove(tree, PlanPath.parse(displaced));
            }
        }
        for (Edit edit : edits) {
            tree = TreeEdit.set(tree, edit.parts(), edit.value());
        }
        return tree;
    }

    /** One value at one path; a repeated flag has been gathered into one list. */
    private record Edit(String path, List<Part> parts, Tree value) {}

    /** Collects the flags; the last one wins where a path is put twice. */
    public static final class Builder {
        private final ScalarKinds kinds = new ScalarKinds();
        private final Map<String, Edit> edits = new LinkedHashMap<>();

        private Builder() {}

        /** Puts a single value at a path such as {@code load.users} or {@code scenarios[0].steps[0].method}. */
        public Builder put(String path, String value, String flag) {
            return edit(path, PlanPath.parse(path), scalar(value, flag));
        }

        /** Puts a single value at a key of any characters below a path: a variable's, a name's, a header's. */
        public Builder putField(String path, String key, String value, String flag) {
            List<Part> parts = new ArrayList<>(PlanPath.parse(path));
            parts.add(new PlanPath.Key(requireNonNull(key, "key is null")));
            return edit(path + '.' + key, parts, scalar(value, flag));
        }

        /** Appends to a list of single values, which takes the place of the file's list. */
        public Builder add(String path, String value, String flag) {
            return append(path, scalar(value, flag), flag);
        }

        /** Appends a field to headers, query or form, in whose place it is put; a name may come twice. */
        public Builder addField(String path, String name, String value, String flag) {
            Place place = Place.flag(flag);
            LinkedHashMap<String, Tree.Entry> field = new LinkedHashMap<>();
            field.put(requireNonNull(name, "name is null"), new Tree.Entry(place, scalar(value, flag)));
            return append(path, new Tree.Mapping(place, field), flag);
        }

        /** The target and the first step's path and query of one URL, for a plan without a file. */
        public Builder url(String url, String flag) {
            int start = url.indexOf("://");
            int path = start < 0 ? -1 : firstOf(url, start + 3);
            if (path < 0) {
                return put("target", url, flag);
            }
            String rest = url.substring(path);
            put("target", url.substring(0, path), flag);
            return put(FIRST_STEP + ".url", rest.startsWith("/") ? rest : "/" + rest, flag);
        }

        public PlanOverlay build() {
            return new PlanOverlay(List.copyOf(edits.values()));
        }

        private static int firstOf(String url, int from) {
            for (int i = from; i < url.length(); i++) {
                if ("/?#".indexOf(url.charAt(i)) >= 0) {
                    return i;
                }
            }
            return -1;
        }

        private Builder append(String path, Tree item, String flag) {
            List<Tree> items = new ArrayList<>();
            Edit before = edits.get(path);
            if (before != null && before.value() instanceof Tree.Sequence list) {
                items.addAll(list.items());
            }
            items.add(item);
            return edit(path, PlanPath.parse(path), new Tree.Sequence(Place.flag(flag), items));
        }

        private Builder edit(String path, List<Part> parts, Tree value) {
            edits.put(path, new Edit(path, parts, value));
            return this;
        }

        private Tree.Scalar scalar(String value, String flag) {
            return new Tree.Scalar(Place.flag(flag), requireNonNull(value, "value is null"), kinds.ofPlain(value));
        }
    }
}
