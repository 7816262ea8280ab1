package io.tidemark.experiment.observer;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.logstax.Grok;
import io.tidemark.experiment.logstax.GrokFilter;
import io.tidemark.experiment.logstax.Matching;
import io.tidemark.experiment.logstax.PatternLibrary;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Filters as an experiment writes them. */
final class GrokFilters {
    static final Option[] OPTIONS = {
        Option.optional("type", OptionKind.WORD, "grok", "`grok` is the only one.")
                .or("class"),
        Option.optional(
                "match",
                OptionKind.TREE,
                "",
                "Patterns by the field that they are for, such as `message: \"%{IP:host} took %{NUMBER:seconds:float}\"`; a "
                        + "list of patterns stands for the first that matches. The filter matches when any does."),
        Option.choice(
                "matching",
                "whole",
                "How much of a field a pattern must match: `whole`, as the driver does, `start`, or `search`, as logstash "
                        + "does.",
                "whole",
                "start",
                "search"),
        Option.optional(
                "pattern_definitions",
                OptionKind.TEXTS,
                "",
                "Own patterns by name, beside those of logstash, which they may replace."),
        Option.optional(
                "overwrite",
                OptionKind.WORDS,
                "",
                "Fields whose value a pattern may replace; otherwise only new fields are added."),
        Option.optional(
                "add_field",
                OptionKind.TEXTS,
                "",
                "Fields that a message which matches gets; `%{name}` in a value stands for another field."),
        Option.optional("remove_field", OptionKind.WORDS, "", "Fields that it loses."),
        Option.optional("add_tag", OptionKind.WORDS, "", "Tags that it gets."),
        Option.optional("remove_tag", OptionKind.WORDS, "", "Tags that it loses."),
        Option.optional(
                "codec",
                OptionKind.SECTION,
                "",
                "A codec in place of a filter, which counts as one of `codecs`.",
                LineCodecs.OPTIONS)
    };

    private GrokFilters() {}

    static GrokFilter of(Settings settings) {
        String type = settings.word("type").toLowerCase(Locale.ROOT);
        String name = type.substring(type.lastIndexOf('.') + 1);
        if (!name.equals("grok") && !name.equals("grokfilter")) {
            settings.reject("type", "must be grok", "");
        }
        return new GrokFilter(
                patterns(settings),
                Matching.valueOf(settings.choice("matching").toUpperCase(Locale.ROOT)),
                Set.copyOf(settings.words("overwrite")),
                new GrokFilter.Changes(
                        raw(settings, "add_field"),
                        settings.words("remove_field"),
                        settings.words("add_tag"),
                        settings.words("remove_tag")));
    }

    private static SequencedMap<String, String> raw(Settings settings, String key) {
        SequencedMap<String, String> raw = new LinkedHashMap<>();
        settings.texts(key).forEach((name, value) -> raw.put(name, value.toString()));
        return raw;
    }

    private static SequencedMap<String, List<Grok>> patterns(Settings settings) {
        Scope scope = settings.declarations().scope();
        Map<String, String> own = new LinkedHashMap<>();
        settings.texts("pattern_definitions").forEach((name, value) -> own.put(name, value.render(scope)));
        PatternLibrary library = PatternLibrary.common().with(own);
        SequencedMap<String, List<Grok>> patterns = new LinkedHashMap<>();
        Object match = settings.tree("match").map(tree -> tree.render(scope)).orElse("");
        if (match instanceof Map<?, ?> fields && !fields.isEmpty()) {
            fields.forEach((field, texts) -> patterns.put(String.valueOf(field), compiled(settings, texts, library)));
        } else {
            settings.reject("match", "must be a mapping of fields to patterns", "such as message: \"%{WORD:verb}.*\"");
        }
        return patterns;
    }

    private static List<Grok> compiled(Settings settings, Object texts, PatternLibrary library) {
        List<Grok> compiled = new ArrayList<>();
        for (Object text : texts instanceof List<?> list ? list : List.of(texts)) {
            try {
                compiled.add(Grok.compile(String.valueOf(text), library));
            } catch (IllegalArgumentException e) {
                settings.reject("match", String.valueOf(e.getMessage()), "");
            }
        }
        return compiled;
    }
}
