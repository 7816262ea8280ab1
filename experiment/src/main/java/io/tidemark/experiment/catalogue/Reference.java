package io.tidemark.experiment.catalogue;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Scheduled;
import io.tidemark.experiment.component.Trigger;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.file.ConfigOptions;
import io.tidemark.experiment.indicator.Indicators;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.summary.Summarizers;
import java.util.List;
import java.util.stream.Collectors;

/** Describes every class with its options, from what the classes are read by. Markdown. */
public final class Reference {
    private static final String MIDDLE = " | ";

    private final StringBuilder text = new StringBuilder();

    private Reference() {}

    public static String of(List<ComponentType<?>> types) {
        Reference reference = new Reference();
        reference.write(types);
        return reference.text.toString();
    }

    private void write(List<ComponentType<?>> types) {
        line("# Experiments: reference");
        line("");
        line(
                "Written by `./tidemark experiment --reference`, from what the files are read by. [The guide](experiments.md) "
                        + "says what it is all for, and [the language](experiments-language.md) what macros, expressions and event "
                        + "filters are.");
        line("");
        line(
                "Where an option says *text*, macros are filled in when it is used, in each phase anew. Every other kind is "
                        + "known before anything runs.");
        line("");
        line("## config");
        line("");
        options(ConfigOptions.ALL);
        line("## Summarizers");
        line("");
        line("Each of `config.metrics[].summarize` is a name, or a mapping:");
        line("");
        options(Summarizers.OPTIONS);
        line("## Indicators");
        line("");
        options(Indicators.OPTIONS);
        for (Role role : Role.values()) {
            role(role, types.stream().filter(type -> type.role() == role).toList());
        }
        events();
    }

    private void role(Role role, List<ComponentType<?>> types) {
        line("## " + role.section());
        line("");
        List<Option> common = common(role);
        if (!common.isEmpty()) {
            line("All of them have these options too:");
            line("");
            options(common);
        }
        types.forEach(type -> {
            line("### " + role.prefix() + "." + type.name());
            line("");
            line(type.meaning());
            line("");
            options(type.options());
            if (!type.publishes().isEmpty()) {
                line("Publishes "
                        + type.publishes().stream()
                                .map(event -> "`" + event.name() + "`")
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ".");
                line("");
            }
        });
    }

    private static List<Option> common(Role role) {
        return switch (role) {
            case CHANNEL -> Trigger.OPTIONS;
            case TASK -> Scheduled.OPTIONS;
            case POLICY, OBSERVER, TRACKER, REPORTER -> List.of();
        };
    }

    private void options(List<Option> options) {
        if (options.isEmpty()) {
            return;
        }
        line("| option | | default | |");
        line("|---|---|---|---|");
        options.forEach(option -> option(option, ""));
        line("");
    }

    private void option(Option option, String path) {
        String name = path + option.name();
        String spellings = option.spellings().isEmpty()
                ? ""
                : " (also " + option.spellings().stream().map(Reference::code).collect(Collectors.joining(", ")) + ")";
        String kind = option.words().isEmpty()
                ? option.kind().words()
                : option.words().stream().map(Reference::code).collect(Collectors.joining(", "));
        String otherwise =
                option.required() ? "**required**" : option.otherwise().isEmpty() ? "" : code(option.otherwise());
        line("| " + code(name) + spellings + MIDDLE + kind + MIDDLE + otherwise + MIDDLE
                + option.meaning().replace("|", "\\|") + " |");
        String below = option.kind() == OptionKind.SECTIONS ? name + "[]." : name + ".";
        option.options().forEach(part -> option(part, below));
    }

    private void events() {
        line("## Events");
        line("");
        line(
                "Whoever waits for a kind of event also hears those that are kinds of it. Every event has a time and a trace "
                        + "besides its attributes. The end `Event` of a name may be left out.");
        line("");
        line("| event | is a | attributes | |");
        line("|---|---|---|---|");
        for (EventType type : Events.all()) {
            line("| " + code(type.name()) + MIDDLE
                    + type.parent().map(parent -> code(parent.name())).orElse("") + MIDDLE
                    + type.attributes().stream().map(Reference::code).collect(Collectors.joining(", ")) + MIDDLE
                    + type.meaning() + " |");
        }
    }

    private static String code(String words) {
        return "`" + words.replace("|", "\\|") + "`";
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
