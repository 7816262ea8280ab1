package io.tidemark.experiment.channel;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.Urls;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Amount;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.experiment.settings.TreeTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list, chooses some of it, and writes each back with changes.
 *
 * @param list where it is read, below the channel's URL
 * @param items where it is in the response
 * @param target where each is written, with {@code {{id}}}
 * @param remove keys that are left out of what is written
 */
record Patch(
        Template list,
        Pointer items,
        Pointer id,
        Template target,
        Template verb,
        List<String> remove,
        Optional<TreeTemplate> changes,
        Template filter,
        Optional<Amount> limit,
        boolean shuffle) {
    /** How some are chosen and changed. */
    static final List<Option> OPTIONS = List.of(
            Option.required(
                    "patch",
                    OptionKind.TREE,
                    "What changes: mappings are merged with those that are there, all else is replaced."),
            Option.optional(
                    "filter",
                    OptionKind.TEXT,
                    "",
                    "A regular expression for the beginning of the names of those that are updated; all without it."),
            Option.optional("limit", OptionKind.AMOUNT, "", "How many are updated at most; all without it."),
            Option.optional(
                    "shuffle", OptionKind.YES, "yes", "Whether those are picked at random; otherwise the first ones."));

    /** Of settings that have {@link #OPTIONS}. */
    static Patch read(
            Settings settings,
            Template list,
            Pointer items,
            Pointer id,
            Template target,
            Template verb,
            List<String> remove) {
        Template filter = settings.text("filter");
        if (filter.names().isEmpty()) {
            try {
                var _ = Pattern.compile(filter.render(Scope.EMPTY));
            } catch (PatternSyntaxException e) {
                settings.reject("filter", "must be a regular expression: " + e.getDescription(), "");
            }
        }
        return new Patch(
                list,
                items,
                id,
                target,
                verb,
                remove,
                settings.tree("patch"),
                filter,
                settings.maybeAmount("limit"),
                settings.yes("shuffle"));
    }

    void send(Bulk bulk, Sender.Visit visit, int parallel) throws RequestException, InterruptedException {
        Throttle throttle = new Throttle(visit.stage().clock(), 0);
        Crew crew = new Crew(visit.stage().clock(), parallel);
        try {
            for (Map<String, @Nullable Object> item : chosen(visit)) {
                // Between the parts of a path there is one slash, also before a name that begins with one.
                String step = name(item).startsWith("/") ? name(item).substring(1) : name(item);
                Scope scope = Scope.of(Map.of("id", step)).orElse(visit.scope());
                Request request = visit.dressed(
                        Request.of(verb.render(scope).strip(), Urls.join(visit.base(), target.render(scope)))
                                .withHeaders(Map.of("Content-Type", "application/json"))
                                .withBody(Json.write(changed(item, visit.scope()))));
                crew.work(() -> bulk.send(request, name(item), Optional.empty(), throttle));
            }
        } finally {
            crew.finish();
        }
    }

    private List<Map<String, @Nullable Object>> chosen(Sender.Visit visit)
            throws RequestException, InterruptedException {
        Pattern wanted = Pattern.compile(filter.render(visit.scope()).strip());
        List<Map<String, @Nullable Object>> chosen = new ArrayList<>();
        for (Map<String, @Nullable Object> item : listed(visit)) {
            if (wanted.matcher(name(item)).lookingAt()) {
                chosen.add(item);
            }
        }
        if (shuffle) {
            Collections.shuffle(chosen);
        }
        long most = limit.map(amount -> amount.whole(visit.scope())).orElse(Long.MAX_VALUE);
        return chosen.subList(0, (int) Math.min(chosen.size(), most));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, @Nullable Object>> listed(Sender.Visit visit)
            throws RequestException, InterruptedException {
        Request request = visit.dressed(
                Request.get(Urls.join(visit.base(), list.render(visit.scope()))).withKeep(Request.KEEP_ALL));
        Answer answer = visit.client().send(request);
        if (!answer.isSuccess()) {
            throw new RequestException(request + ": status " + answer.statusLine());
        }
        List<Map<String, @Nullable Object>> listed = new ArrayList<>();
        Object found = items.find(parsed(request, answer)).orElse("");
        if (!(found instanceof List<?> list)) {
            throw new RequestException(request + ": there is no list at \"" + items + "\" in the response");
        }
        for (Object item : list) {
            if (item instanceof Map<?, ?> map) {
                listed.add((Map<String, @Nullable Object>) map);
            }
        }
        return listed;
    }

    private static @Nullable Object parsed(Request request, Answer answer) throws RequestException {
        try {
            return Json.parse(answer.text());
        } catch (IllegalArgumentException e) {
            throw new RequestException(request + ": the response " + e.getMessage());
        }
    }

    private String name(Map<String, @Nullable Object> item) {
        return id.find(item).map(String::valueOf).orElse("");
    }

    private Map<String, @Nullable Object> changed(Map<String, @Nullable Object> item, Scope scope) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(item);
        copy.keySet().removeAll(remove);
        if (changes.isPresent() && changes.get().render(scope) instanceof Map<?, ?> map) {
            merge(copy, map);
        }
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static void merge(Map<String, @Nullable Object> into, Map<?, ?> changes) {
        changes.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Map<?, ?> deeper && into.get(name) instanceof Map<?, ?> there) {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>((Map<String, @Nullable Object>) there);
                merge(copy, deeper);
                into.put(name, copy);
            } else {
                into.put(name, value);
            }
        });
    }
}
